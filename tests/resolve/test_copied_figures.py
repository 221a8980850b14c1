"""Figures printed twice are one."""

from dataclasses import replace

from coranto.model.assertion import Figure
from coranto.model.resolved import Copy, Extent
from coranto.resolve.copied_figures import copied

FIGURE = Figure(
    "one", None, "a", 10, 12, "45", 45, 45, 45, "exact", "people", "killed", "people", None, None, None, None,
    "asserted", False, None,
)  # fmt: skip
AGAIN = replace(FIGURE, id="two", doc="b", start=110, end=112)


def copy(older: str | None = None) -> Copy:
    return Copy("near", Extent("a", 0, 50), Extent("b", 100, 150), 0.9, older)  # type: ignore[arg-type]


def test_the_first_in_canonical_order_is_kept_unless_the_other_is_older() -> None:
    assert copied([AGAIN, FIGURE], [copy()]) == {"two"}
    assert copied([AGAIN, FIGURE], [copy("a")]) == {"two"}
    assert copied([AGAIN, FIGURE], [copy("b")]) == {"one"}


def test_an_edited_number_is_a_figure_of_its_own() -> None:
    assert copied([FIGURE, replace(AGAIN, point=46)], [copy()]) == frozenset()


def test_outside_the_passages_nothing_is_copied() -> None:
    assert copied([FIGURE, replace(AGAIN, start=160, end=162)], [copy()]) == frozenset()
    assert copied([FIGURE, AGAIN], []) == frozenset()
