from chronicles import line, told

FIRST = "Flash floods have killed at least 12 people in northern Ghana, officials said on Wednesday."
SECOND = "The number of people killed by floods in northern Ghana has risen to 31, officials said on Friday."


def test_a_toll_in_two_dispatches_is_led_by_its_latest_figure_and_changed() -> None:
    entry = line("risen to 31", told(FIRST, b_2031_05_16=SECOND))
    assert entry.changed
    assert len(entry.figures) == 2
    assert {c.doc for c in entry.citations} == {"a.txt", "b_2031_05_16.txt"}


def test_an_earlier_toll_is_not_wrong_for_being_earlier() -> None:
    assert not line("at least 12", told(FIRST)).changed
