import csv
from io import StringIO

from coranto.export.table import COLUMNS, render
from coranto.view.chronicle import chronicle
from records import ferry


def test_one_row_a_citation_each_with_its_passage() -> None:
    rows = list(csv.DictReader(StringIO(render(chronicle(ferry())), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [r["entry"] for r in rows] == ["en2", "en1", "en1", "en1", "en3"]
    assert rows[3]["quote"] == "At least 11 people drowned"
    assert rows[2]["copy_of_note"] == "2"


def test_a_formula_is_defused() -> None:
    rows = list(csv.DictReader(StringIO(render(chronicle(ferry())), newline="")))
    assert rows[4]["quote"] == "'=SUM(A1) was no help."
