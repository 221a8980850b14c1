import pytest

from chronicles import cited, line, told


@pytest.mark.parametrize(
    ("first", "then", "words", "former"),
    [
        (
            "The board put attendance at the fair at 48 percent of capacity.",
            "The board corrected the attendance. It was not 48 but 51.6 percent of capacity.",
            "51.6",
            "48 percent of capacity",
        ),
        (
            "Counting in Oruro ended on Wednesday with a margin of 3,127 votes.",
            "The court threw out six ballot boxes. The ruling cut the winner's lead from 3,127 votes to 2,786.",
            "2,786",
            "a margin of 3,127 votes",
        ),
    ],
)
def test_the_former_value_is_cited_where_another_dispatch_gave_it(
    first: str, then: str, words: str, former: str
) -> None:
    assert former in cited(line(words, told(first, b_2031_05_16=then)), first)


@pytest.mark.parametrize(
    "then",
    [
        "Trams in Brno carried 48 school classes to the zoo.",
        "The price of bread in Brno rose from 48 to 51 crowns.",
    ],
)
def test_a_number_met_by_chance_is_not_cited(then: str) -> None:
    first = "The board put attendance at the fair at 48 percent of capacity."
    assert not any(cited(entry, first) for entry in told(first, b_2031_05_16=then) if "Brno" in entry.title)


def test_a_figure_that_is_set_right_marks_the_line_changed() -> None:
    first = "The board put attendance at the fair at 48 percent of capacity."
    then = "The board corrected the attendance. It was not 48 but 51.6 percent of capacity."
    assert line("51.6", told(first, b_2031_05_16=then)).changed
