"""Numerals in digits and words, by what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.numbers import may_hold_numbers, numerals, tokens


def values(text: str) -> list[float]:
    return [numeral.value for numeral in numerals(tokens(text))]


def forms(text: str) -> list[str]:
    return [numeral.form for numeral in numerals(tokens(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("1 000", 1000),
        ("12\u00a0500", 12500),
        ("12'500", 12500),
        ("1’200’000", 1_200_000),
        ("3,5 million", 3_500_000),
        ("2,4%", 2.4),
        ("1,234 million", 1_234_000_000),
        ("shrank by a quarter.", 0.25),
        ("1.5 million", 1_500_000),
        ("20k", 20_000),
        ("4.3M", 4_300_000),
        ("3bn", 3e9),
        ("2½", 2.5),
        ("½", 0.5),
        ("7.25", 7.25),
        ("two hundred and five", 205),
        ("twenty-three", 23),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("one and a half million", 1_500_000),
        ("two million three hundred thousand", 2_300_000),
        ("a hundred thousand", 100_000),
        ("4 hundred million", 400_000_000),
        ("twelve crore", 120_000_000),
        ("two-thirds", 2 / 3),
        ("a third of the crop", 1 / 3),
        ("one in five", 0.2),
        ("nine out of 10", 0.9),
        ("3/4 of an inch", 0.75),
    ],
)
def test_one_number(text: str, value: float) -> None:
    assert values(text) == pytest.approx([value])


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("dozens", 24),
        ("scores of villagers", 40),
        ("hundreds", 200),
        ("thousands", 2000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("millions", 2e6),
        ("several hundred", 300),
        ("a few dozen", 24),
        ("a couple of hundred", 200),
    ],
)
def test_the_least_that_a_vague_number_stands_for(text: str, least: float) -> None:
    assert (values(text), forms(text)) == ([least], ["vague"])


@pytest.mark.parametrize(
    "text",
    [
        "the 3rd",
        "a third attempt",
        "the 21st century",
        "007",
        "9" * 16,
        "the first half",
        "test scores rose",
        "quarter-final",
        "an hour",
    ],
)
def test_no_number(text: str) -> None:
    assert values(text) == []


def test_numbers_side_by_side() -> None:
    assert values("two or three of 40 and a hundred and six") == [2, 3, 40, 106]


@given(
    st.text(alphabet=st.sampled_from(list("0123456789 .,-/k½٣²five half million and a hundreds")), max_size=60)
    | st.text(max_size=40)
)
def test_numerals_lie_in_order_within_the_text(text: str) -> None:
    found = numerals(tokens(text))
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:]))  # noqa: B905, RUF007
    assert all(0 <= n.value < 1e18 for n in found)
    assert not found or may_hold_numbers(text, 0, len(text))


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_mean_what_they_say(number: int) -> None:
    assert values(str(number)) == [number]
    assert values(f"{number:,}") == [number]
