import pytest

from coranto.resolve.rival_counts import are_rivals, count_alike, counts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("three shots had been fired", "at least six"),
        ("he had counted about 20 men with rifles", "there were no more than eight"),
        ("500,000 francs was handed over", "it at 800,000"),
        ("the crowd at 3,000", "10,000 had come"),
        ("1,200 participants and 46 detentions", "300 participants and 38 detained"),
        ("48 homes have been destroyed", "61 homes"),
    ],
)
def test_counts_of_one_thing_that_cannot_both_be_right(one: str, other: str) -> None:
    assert are_rivals(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about 20 men had come", "there were at least 18"),
        ("three shots had been fired", "six houses"),
        ("three shots had been fired", "400,000"),
        ("turnout was 48 percent", "12,000 had voted"),
        ("52,000 people had received money", "300 took part in a blockade"),
        ("the bridge was closed", "at least six"),
        ("the train left at 6.40 a.m.", "there were two"),
    ],
)
def test_counts_that_may_both_be_right(one: str, other: str) -> None:
    assert not are_rivals(one, other)


def test_ages_years_and_hours_count_nothing() -> None:
    assert counts("Ana Ruiz, 34, left at 6 a.m. in 2031 on the 12th") == ()


def test_statements_may_count_alike_unless_they_count_different_things() -> None:
    assert count_alike("three shots", "the gate was shut")
    assert not count_alike("three shots had been fired", "400 people")
