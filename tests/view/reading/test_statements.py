from dataclasses import replace

from coranto.model.assertion import Figure
from coranto.model.corpus import MemoryCorpus
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
