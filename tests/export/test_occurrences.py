from dataclasses import replace

import pytest

from coranto.export.edition import Edition
from coranto.export.occurrences import last_day, occurrences, whole
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Event, MentionRef
from editions import odd
from records import DROWNED, ELEVEN, ferry


def sinking(*refs: MentionRef) -> MemoryCorpus:
    """The ferry, its one event told in these passages."""
    corpus = ferry()
    (event,) = corpus.all(Event)
    return MemoryCorpus(corpus.by_doc, {**corpus.rows, Event: (replace(event, mentions=refs),)})


def test_deaths_are_those_told_in_a_passage_of_the_event() -> None:
    told = MentionRef(DROWNED.doc, DROWNED.start, DROWNED.end, "asserted", "cl1")
    (row,) = occurrences(Edition(sinking(told)))
    assert (row.killed_min, row.killed_max) == (11, None)
    assert row.passages[0].quote == "At least 11 people drowned"
    assert row.passages[0].permalink == f"bay.txt#char={DROWNED.start},{DROWNED.end}"
    assert row.outlets == ("Bay Herald",)
    assert row.entries == ("en1",)
    assert row.country is not None
    assert (row.country.alpha3, row.country.numeric, row.country.name) == ("PHL", "608", "Philippines")
    named = MentionRef(DROWNED.doc, DROWNED.start, DROWNED.end, "asserted", "cl1", tells=False)
    assert occurrences(Edition(sinking(named)))[0].killed == ()
    elsewhere = MentionRef(ELEVEN.doc, 0, 10, "asserted", None)
    assert occurrences(Edition(sinking(elsewhere)))[0].killed_min is None


def test_each_figure_belongs_to_one_event_alone() -> None:
    corpus = sinking(MentionRef(DROWNED.doc, 0, DROWNED.end, "asserted", None))
    (wide,) = corpus.all(Event)
    close = replace(wide, id="ev0", mentions=(MentionRef(DROWNED.doc, DROWNED.start, DROWNED.end, "asserted", None),))
    rows = occurrences(Edition(MemoryCorpus(corpus.by_doc, {**corpus.rows, Event: (close, wide)})))
    assert {row.event.id: len(row.killed) for row in rows} == {"ev0": 1, "ev1": 0}


def test_every_event_is_there_by_day_the_undated_last() -> None:
    assert [row.event.id for row in occurrences(Edition(odd()))] == ["ev2", "ev3", "ev1"]
    assert [row.point for row in occurrences(Edition(odd()))] == [None, (-0.36, 42.55), None]


@pytest.mark.parametrize(
    ("begin", "until", "last"),
    [
        (None, None, None),
        ("2031-05-02", None, "2031-05-02"),
        ("2031-05-02", "2031-05-03", "2031-05-02"),
        ("2031-05-02", "2031-05-05", "2031-05-04"),
        ("2031-05-02T18:00", "2031-05-03T00:00", "2031-05-02"),
        ("2031-05-02T18:00", "2031-05-03T06:00", "2031-05-03"),
    ],
)
def test_the_last_day_lies_before_the_end(begin: str | None, until: str | None, last: str | None) -> None:
    assert last_day(begin, until) == last


def test_a_number_without_a_fraction_has_no_point() -> None:
    assert [repr(whole(one)) for one in (11.0, 2.5, None)] == ["11", "2.5", "None"]
