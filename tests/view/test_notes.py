from coranto.model.resolved import Extent
from coranto.view.notes import Notebook, passage
from records import DENIAL, DROWNED, HARBOUR, ferry


def test_passages_are_numbered_as_they_are_cited_and_quoted_exactly() -> None:
    notebook = Notebook(ferry())
    first, second = notebook.note(DENIAL), notebook.note(DROWNED, copy_of=1)
    assert (first.number, second.number, first.copy_of, second.copy_of) == (1, 2, None, 1)
    assert first.quote == HARBOUR[DENIAL.start : DENIAL.end]
    assert (first.extent, first.published, second.outlet) == (DENIAL, "undated", "Bay Herald")


def test_a_permalink_leads_back_to_its_passage() -> None:
    note = Notebook(ferry()).note(DROWNED)
    assert passage(note.permalink) == DROWNED
    assert passage("https://a.example/b#char=3,9") == Extent("https://a.example/b", 3, 9)
