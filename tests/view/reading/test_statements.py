from dataclasses import replace

from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import MemoryCorpus
from coranto.model.grade import Graded, Grading, with_id
from coranto.model.judgement import HASH_DIGITS
from coranto.view.claims import ClaimFilter
from coranto.view.figures import FigureFilter
from coranto.view.reading.desk import Desk
from coranto.view.reading.statements import claims_asked, figures_asked, series_asked
from reading_room import WORDS, fire, room
from records import ferry


def test_claims_are_those_asked_for() -> None:
    assert [claim.source for claim in claims_asked(fire(), ClaimFilter(by="owner"))] == ["The owner"]
    assert [claim.source for claim in claims_asked(room(), ClaimFilter())] == ["Captain Reyes"]


def test_a_series_has_a_point_for_every_source_by_day() -> None:
    (series,) = series_asked(fire(), FigureFilter())
    assert [(point.as_of, point.low, point.who) for point in series.points] == [
        ("2027-05-03", 4, "the harbour police"),
        ("2027-05-05", 9, "the widows' union"),
    ]
    assert (series.unit, series.low, series.high) == ("people", 4, 9)


def test_lone_figures_are_given_too_where_asked_for() -> None:
    corpus = ferry()
    (given,) = corpus.all(Figure)
    folio = corpus.folio("bay.txt").with_rows([replace(given, series=None)], [Figure])
    desk = Desk(MemoryCorpus({**corpus.by_doc, "bay.txt": folio}, corpus.rows), WORDS)
    assert list(figures_asked(desk, FigureFilter())) == []
    assert [point.id for point in figures_asked(desk, FigureFilter(whole=True))] == ["fi1"]


def test_claims_kept_for_the_next_page_have_the_grades_of_now() -> None:
    desk = Desk(ferry(), WORDS)
    (claim,) = desk.corpus.all(Claim)
    sha256 = desk.corpus.folio("bay.txt").dispatch.sha256[:HASH_DIGITS]
    told = Graded("claim", "cl1", "bay.txt", claim.start, claim.end, claim.text, "said", sha256)
    row = with_id(Grading("", told, "B", 2, "A. Editor", "2033-08-01T10:00:00Z"))

    def reviewers() -> list[tuple[str, list[str]]]:
        found = claims_asked(desk, ClaimFilter())
        return [(one.graded, [grade.reviewer for grade in one.grades]) for one in found]

    assert reviewers() == [("none", [])]
    desk.regrade([row])
    assert reviewers() == [("once", ["A. Editor"])]
    assert list(claims_asked(desk, ClaimFilter(by="nobody"))) == []
    assert reviewers() == [("once", ["A. Editor"])]
    desk.regrade([])
    assert reviewers() == [("none", [])]


def test_a_figure_of_a_series_has_its_grades() -> None:
    desk = fire()
    (series,) = series_asked(desk, FigureFilter())
    at = series.points[0]
    sha256 = desk.corpus.folio(at.passage.doc).dispatch.sha256[:HASH_DIGITS]
    told = Graded("figure", at.id, at.passage.doc, at.passage.start, at.passage.end, at.text, None, sha256)
    desk.regrade([with_id(Grading("", told, "C", 3, "A. Editor", "2033-08-01T10:00:00Z"))])
    (again,) = series_asked(desk, FigureFilter())
    assert [point.graded for point in again.points] == ["once", "none"]
