"""Claims and figures one by one, and figures as series."""

from collections.abc import Iterator
from dataclasses import replace

from coranto.model.assertion import Claim
from coranto.view.claims import ClaimFilter, speakers
from coranto.view.figures import FigureFilter, figures
from coranto.view.reading.desk import Desk, missing
from coranto.view.reading.details import ClaimDetail, SeriesPoint, SeriesRow
from coranto.view.reading.entries import claim_detail


def claims_asked(desk: Desk, asked: ClaimFilter) -> Iterator[ClaimDetail]:
    """The claims that pass, speaker by speaker, who says most first; copies of one telling once.

    The desk keeps those last asked for, so that the next page, or the same after a grade was given, is there at once.
    """
    kept = desk.claims_kept
    if kept is None or kept[0] != asked:
        ids = [claim.id for speaker in speakers(desk.corpus, asked) for claim in speaker.claims]
        wanted = frozenset(ids)
        found = {claim.id: claim for claim in desk.corpus.all(Claim) if claim.id in wanted}
        kept = desk.claims_kept = (asked, tuple(claim_detail(desk, found[id_]) for id_ in ids))
    return (_as_graded(desk, claim) for claim in kept[1])


def claim_asked(desk: Desk, id_: str) -> ClaimDetail:
    """The claim of that id, a narrator's own and a copy's too; raises ``NotFoundError``."""
    doc = desk.claimed_in.get(id_)
    if doc is None:
        raise missing("claim", id_, "the claims")
    return next(claim_detail(desk, claim) for claim in desk.corpus.folio(doc).of(Claim) if claim.id == id_)


def _as_graded(desk: Desk, claim: ClaimDetail) -> ClaimDetail:
    graded, grades = desk.grades(claim.id)
    return claim if claim.grades == grades else replace(claim, graded=graded, grades=grades)


def series_asked(desk: Desk, asked: FigureFilter) -> Iterator[SeriesRow]:
    """The series that pass, kind by kind, those with most values first."""
    for row in figures(desk.corpus, asked):
        points = tuple(_with_grades(desk, desk.points[step.id]) for step in row.steps)
        units = {point.unit for point in points}
        unit = units.pop() if len(units) == 1 else None
        yield SeriesRow(row.id, row.what, row.counted, unit, row.place, row.low, row.high, points)


def _with_grades(desk: Desk, point: SeriesPoint) -> SeriesPoint:
    graded, grades = desk.grades(point.id)
    return replace(point, graded=graded, grades=grades) if grades else point


def figures_asked(desk: Desk, asked: FigureFilter) -> Iterator[SeriesPoint]:
    """The figures of the series that pass, and those that stand in none, where ``asked.whole``."""
    return (point for row in series_asked(desk, asked) for point in row.points)
