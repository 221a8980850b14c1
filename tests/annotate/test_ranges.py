"""The two ends of a range: what joins them, what they share, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.annotate.amounts import amounts
from coranto.annotate.ranges import Piece, ranges
from coranto.tools import open_tools


def pieces(text: str) -> list[Piece]:
    return list(ranges(text, amounts(text, 0, len(text), open_tools().units)))


def ends(text: str) -> list[tuple[float, float]]:
    """Both ends of each piece; of a single amount twice its value."""
    return [(piece.first.value, piece.last.value) for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 40 and 60 goats", (40, 60)),
        ("30-35 lorries", (30, 35)),
        ("30 to 35 lorries", (30, 35)),
        ("5 to 7 per cent", (5, 7)),
        ("$1.5 to $2 million", (1_500_000, 2_000_000)),
        ("1 to 2 thousand tents", (1000, 2000)),
        ("from 5 to 7 per cent", (5, 7)),
        ("ranging from 12 to 80 students", (12, 80)),
        ("three or four boats", (3, 4)),
        ("fell from $75 to $45", (75, 45)),
    ],
)
def test_one_range(text: str, expected: tuple[float, float]) -> None:
    (piece,) = pieces(text)
    assert piece.is_range
    assert piece.qualifier == "range"
    assert (piece.first.value, piece.last.value) == expected
    assert piece.first.written == piece.last.written


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose from 10 to 15.",
        "Fares rose 5% to 40%.",
        "three or forty boats",
        "60 to 40 votes",
        "10 dead and 15 hurt",
        "5 km to 20 tonnes",
    ],
)
def test_two_quantities(text: str) -> None:
    found = pieces(text)
    assert len(found) == 2
    assert not any(piece.is_range for piece in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild lowered its claim for the Reds from 48.5 to 47 per cent.", [48.5, 47]),
        ("Parliament cut the floor for small parties from 5 to 3 per cent.", [5, 3]),
        ("The insurer corrected its estimate from 30 to 45 million dollars.", [30_000_000, 45_000_000]),
        ("The loss was later revised from $3 to $4 million.", [3_000_000, 4_000_000]),
    ],
)
def test_what_somebody_restates_is_two_quantities_of_one_unit(text: str, expected: list[float]) -> None:
    found = pieces(text)
    assert [piece.first.value for piece in found] == expected
    assert not any(piece.is_range for piece in found)
    assert len({piece.first.written for piece in found}) == 1


@pytest.mark.parametrize("text", ["The air cooled from 40 to 30 degrees.", "It will cut its fares by 5 to 7 percent."])
def test_what_nobody_restates_stays_a_range(text: str) -> None:
    (piece,) = pieces(text)
    assert piece.is_range


def test_a_range_spans_both_ends() -> None:
    text = "It carried between 40 and 60 goats."
    (piece,) = pieces(text)
    assert text[piece.start : piece.end] == "40 and 60"


@given(st.integers(1, 900), st.integers(1, 900))
def test_a_pair_with_between_keeps_both_values(low: int, high: int) -> None:
    assert ends(f"between {low} and {high} tents") == [(low, high)]
