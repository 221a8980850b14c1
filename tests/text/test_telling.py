import pytest

from coranto.text.telling import (
    dependence,
    leans_back,
    opens_with_pronoun,
    telling,
    unbalanced,
    without_opener,
)


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("The dam burst above the town", 0),
        ("But the mayor refused to leave", 0),
        ("He said the dam had burst", 1),
        ("But he refused to leave", 1),
        ("Others slept in the church", 1),
        ("The move angered the farmers", 1),
        ("which opened in spring", 2),
        ("killing nine people", 2),
        ("after the dam burst", 2),
        ("word", 2),
        ("", 2),
    ],
)
def test_dependence(text: str, leaning: int) -> None:
    assert dependence(text) == leaning


def test_a_whole_line_tells_more_than_a_leaning_one_and_a_fragment_nothing() -> None:
    whole, leaning = telling("The dam above Marivela burst on Monday"), telling("He said it had burst on Monday")
    assert whole > leaning > 0
    assert telling("which burst on Monday night") == 0
    assert telling("said so") == 0
    assert telling("“The dam above the town burst") == 0


def test_a_trailing_attribution_to_a_pronoun_costs() -> None:
    assert telling("At least nine people had drowned") > telling("At least nine people had drowned, he said")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("after the dam burst", "the dam burst"),
        ("But he refused", "he refused"),
        ("After weeks of rain, the dam burst", "After weeks of rain, the dam burst"),
        ("The dam burst", "The dam burst"),
        ("", ""),
    ],
)
def test_without_opener(text: str, rest: str) -> None:
    assert without_opener(text) == rest


def test_opens_with_pronoun() -> None:
    assert opens_with_pronoun("But they fled")
    assert not opens_with_pronoun("Theys fled")


def test_leans_back() -> None:
    assert leans_back("He left.")
    assert leans_back("At least nine people had drowned, she said.")
    assert not leans_back("At least nine people had drowned, the mayor said.")


def test_unbalanced() -> None:
    assert unbalanced('He said "no')
    assert unbalanced("the mill (once a church")
    assert not unbalanced('He said "no" (twice)')


@pytest.mark.parametrize("text", ["It has rained since Friday.", "It is still snowing in Ulm.", "But it snowed."])
def test_the_it_of_the_weather_stands_for_nothing(text: str) -> None:
    assert not opens_with_pronoun(text)
