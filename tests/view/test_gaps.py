from coranto.model.assertion import Gap
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Copy, Extent
from coranto.view.filters import Scope
from coranto.view.gaps import gaps
from records import DROWNED, ferry

BASE = ferry()


def corpus(*rows: Gap, copies: tuple[Copy, ...] = ()) -> MemoryCorpus:
    """The ferry's dossier with gaps; what its dispatches share is told by ``copies`` alone."""
    by_doc = {doc: folio.with_rows([g for g in rows if g.doc == doc], [Gap]) for doc, folio in BASE.by_doc.items()}
    shared = {kind: found for kind, found in BASE.rows.items() if kind.__name__ not in ("Copy", "Origin")}
    return MemoryCorpus(by_doc, {**shared, Copy: copies} if copies else shared)


def gap(doc: str = "bay.txt", start: int = 0, text: str = "It is\nnot clear") -> Gap:
    return Gap(doc, start, start + 5, text, None, "what sank her", "unclear")


def test_gaps_tell_who_does_not_know_what() -> None:
    (row,) = gaps(corpus(gap()))
    assert (row.words, row.who, row.about, row.reason) == ("It is not clear", "", "what sank her", "unclear")
    assert (row.day, row.published, row.said_by) == ("2023-03-07", "Tuesday 7 March 2023", "")


def test_a_gap_within_what_somebody_says_names_who_says_it() -> None:
    (row,) = gaps(corpus(gap(start=DROWNED.start)))
    assert row.said_by == "Captain Reyes"


def test_copies_are_told_once_and_undated_gaps_last() -> None:
    rows = (gap(), gap("harbour.txt"))
    assert [row.day for row in gaps(corpus(*rows))] == ["2023-03-07", None]
    one, other = (Extent(g.doc, g.start, g.end) for g in rows)
    (row,) = gaps(corpus(*rows, copies=(Copy("exact", one, other, 1.0, None),)))
    assert [place.partition("#")[0] for place in (row.permalink, *row.also)] == ["bay.txt", "harbour.txt"]


def test_gaps_are_chosen_by_document_day_and_words() -> None:
    rows = corpus(gap())
    passing = (Scope(), Scope(doc="BAY"), Scope(day="2023-03-07"), Scope(words="is not CLEAR"))
    assert [len(gaps(rows, asked)) for asked in passing] == [1, 1, 1, 1]
    failing = (Scope(doc="harbour"), Scope(day="2023-03-08"), Scope(words="is clear"))
    assert [len(gaps(rows, asked)) for asked in failing] == [0, 0, 0]
