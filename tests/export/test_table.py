import csv
from dataclasses import replace
from io import StringIO

from coranto.export.edition import Edition
from coranto.export.table import COLUMNS, render
from coranto.model.chronicle import Entry
from coranto.model.corpus import MemoryCorpus
from editions import graded, odd
from records import ferry


def test_one_row_a_citation_each_with_its_passage() -> None:
    rows = list(csv.DictReader(StringIO(render(Edition(ferry())), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [r["entry"] for r in rows] == ["en2", "en1", "en1", "en1", "en3"]
    assert rows[3]["quote"] == "At least 11 people drowned"
    assert rows[2]["copy_of_note"] == "2"


def test_a_formula_is_defused() -> None:
    rows = list(csv.DictReader(StringIO(render(Edition(ferry())), newline="")))
    assert rows[4]["quote"] == "'=SUM(A1) was no help."


def test_columns_stay_where_they_are() -> None:
    assert COLUMNS[:20] == (
        "entry", "section", "day", "place", "title", "text", "status", "badges", "support", "speakers",
        "note", "doc", "outlet", "published", "start", "end", "quote", "permalink", "sha256", "copy_of_note",
    )  # fmt: skip
    row = next(csv.DictReader(StringIO(render(Edition(ferry())), newline="")))
    stands = (row["n_origins"], row["disputed"], row["unverified"], row["changed"], row["until"])
    assert stands == ("1", "yes", "no", "no", "2023-03-07")


def test_what_only_seems_the_same_matter_is_marked() -> None:
    corpus = ferry()
    entries = [replace(e, see_also=e.citations[1:]) if e.id == "en1" else e for e in corpus.all(Entry)]
    edition = Edition(MemoryCorpus(corpus.by_doc, {**corpus.rows, Entry: tuple(entries)}))
    rows = [row for row in csv.DictReader(StringIO(render(edition), newline="")) if row["entry"] == "en1"]
    assert [row["see_also"] for row in rows] == ["no", "yes", "yes"]


def test_every_cell_survives_the_reader() -> None:
    edition = Edition(odd())
    rows = list(csv.DictReader(StringIO(render(edition), newline="")))
    notes = {str(note.number): note for note in edition.view.notes()}
    assert set(notes) == {row["note"] for row in rows}
    for row in rows:
        assert row["quote"].removeprefix("'") == notes[row["note"]].quote.removeprefix("'")
        assert row["doc"] == notes[row["note"]].doc
        assert not row["title"].startswith(("=", "+", "-", "@"))


def test_grades_stand_beside_the_passage_they_are_of() -> None:
    rows = list(csv.DictReader(StringIO(render(Edition(graded())), newline="")))
    told = {row["quote"]: (row["grades"], row["grades_differ"]) for row in rows}
    assert told["At least 11 people drowned"] == (
        "claim B2 (A. Editor, 2033-08-01); claim F6 (N. N., 2033-08-01); figure C3 (N. N., 2033-08-01)",
        "yes",
    )
    assert told["A ferry sank off Batangas on Monday."] == ("", "")
