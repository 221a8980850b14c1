import pytest

from chronicles import opened, told


@pytest.mark.parametrize(
    "tail",
    ["They were rebuilt by neighbours.", '"We saw the roof go and ran," said one of them.'],
)
def test_what_goes_on_with_a_line_is_told_in_it(tail: str) -> None:
    made = told(f"A tornado destroyed forty houses in the town of Kirksville on Wednesday. {tail}")
    assert len(made) == 1
    assert made[0].text.endswith(tail)


def test_a_grave_event_is_not_folded_away() -> None:
    made = told(
        "A tornado destroyed forty houses in the town of Kirksville on Wednesday. It killed nine people on the road."
    )
    assert any("killed nine" in entry.title for entry in made)
    assert len(made) == 2


def test_a_line_led_by_another_dispatch_takes_no_words_of_this_one() -> None:
    words = "A magnitude 6.1 earthquake struck near Oaxaca on Tuesday evening, killing at least 14 people. "
    tail = 'The minister, who took office last week, called the report "a lie".'
    for entry in told(words, b_2031_05_15=words, c_2031_05_16=f"{words}{words}{words}{tail}"):
        for passage in entry.citations:
            assert passage.doc.startswith("c_") or passage.end <= len(opened(words, "2031-05-14"))


def test_what_is_denied_is_told_in_the_line_of_the_denial() -> None:
    made = told("The mine's owner denied that workers had been beaten at the Kalahari pit on Sunday.")
    assert [entry.status for entry in made] == ["denied"]
    assert made[0].title.startswith("The mine's owner denied")
    assert len(made[0].events) >= 1


def test_what_another_dispatch_tells_keeps_its_own_line() -> None:
    made = told(
        "Workers were beaten at the Kalahari pit on Sunday, the union said.",
        b_2031_05_15="The mine's owner denied that workers had been beaten at the Kalahari pit on Sunday.",
    )
    assert any("union said" in entry.title for entry in made)
    assert any(entry.title.startswith("The mine's owner denied") for entry in made)
