"""Claims and figures one by one, and figures as series."""

from collections.abc import Iterator

from coranto.model.assertion import Claim
from coranto.view.claims import ClaimFilter, speakers
from coranto.view.figures import FigureFilter, figures
from coranto.view.reading.desk import Desk
from coranto.view.reading.entries import claim_detail
from coranto.view.reading.shapes import ClaimDetail, SeriesPoint, SeriesRow


def claims_asked(desk: Desk, asked: ClaimFilter) -> Iterator[ClaimDetail]:
    """The claims that pass, speaker by speaker, who says most first; copies of one telling once."""
    ids = [claim.id for speaker in speakers(desk.corpus, asked) for claim in speaker.claims]
    wanted = frozenset(ids)
    found = {claim.id: claim for claim in desk.corpus.all(Claim) if claim.id in wanted}
    return (claim_detail(desk, found[id_]) for id_ in ids)


def series_asked(desk: Desk, asked: FigureFilter) -> Iterator[SeriesRow]:
    """The series that pass, kind by kind, those with most values first."""
    for row in figures(desk.corpus, asked):
        points = tuple(desk.points[step.id] for step in row.steps)
        units = {point.unit for point in points}
        unit = units.pop() if len(units) == 1 else None
        yield SeriesRow(row.id, row.what, row.counted, unit, row.place, row.low, row.high, points)


def figures_asked(desk: Desk, asked: FigureFilter) -> Iterator[SeriesPoint]:
    """The figures of the series that pass, and those that stand in none, where ``asked.whole``."""
    return (point for row in series_asked(desk, asked) for point in row.points)
