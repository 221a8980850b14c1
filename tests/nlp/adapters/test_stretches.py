"""A long text in stretches."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.nlp.adapters.stretches import at_most, stretches

TEXTS = st.text(st.sampled_from("ab. \n\n🙂漢é"), max_size=120)


def parts(text: str, characters: int) -> list[str]:
    return [span.of(text) for span in stretches(text, at_most(characters))]


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        (99, ["One fell. Two rose.\n\nThree left.\n"]),
        (21, ["One fell. Two rose.", "Three left."]),
        (12, ["One fell.", "Two rose.", "Three left."]),
        (8, ["One", "fell.", "Two", "rose.", "Three", "left."]),
        (4, ["One", "fe", "ll.", "Two", "ro", "se.", "Th", "ree", "le", "ft."]),
    ],
)
def test_the_coarsest_cut_that_fits_is_taken(characters: int, expected: list[str]) -> None:
    assert parts("One fell. Two rose.\n\nThree left.\n", characters) == expected


def test_a_title_before_a_name_does_not_end_a_stretch() -> None:
    assert parts("They waited. Then Gen. Osei spoke.", 24) == ["They waited.", "Then Gen. Osei spoke."]


@pytest.mark.parametrize("text", ["", " \n\n\t"])
def test_nothing_is_in_no_stretch(text: str) -> None:
    assert parts(text, 5) == []


@given(TEXTS, st.integers(1, 30))
def test_all_but_white_space_is_in_one_stretch(text: str, characters: int) -> None:
    found = stretches(text, at_most(characters))
    assert all(len(span.of(text)) <= characters for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    outside = [c for at, c in enumerate(text) if not any(span.start <= at < span.end for span in found)]
    assert "".join(outside).strip() == ""
