import pytest

from chronicles import line, told


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Samples have been sent to Bern; results are expected on 20 May.", "results are expected", "2031-05-20"),
        ("The council has tabled a bylaw, to be debated next Tuesday.", "to be debated", "2031-05-20"),
        ("The search was halted at noon, and is to resume on Friday morning.", "is to resume", "2031-05-16"),
    ],
)
def test_a_clause_about_a_coming_day_stands_there_as_planned(text: str, words: str, day: str) -> None:
    made = [entry for entry in told(text) if entry.day == day]
    assert [(words in entry.title, entry.status) for entry in made] == [(True, "planned")]


def test_somebody_s_word_about_tomorrow_has_one_line() -> None:
    made = told("The board says it will hand down its decision tomorrow.")
    assert line("decision", made).status == "planned"
