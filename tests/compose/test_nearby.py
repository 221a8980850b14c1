"""What answers a line close by in its own dispatch stands beside it, marked, and counts for nothing."""

import pytest

from chronicles import line, told

BEFORE = "Ferries between Kalamata and Kythira stayed in port for a third day. "
CALM = " Sunshine is forecast for the weekend. Hotels along the coast are fully booked."


def beside(words: str, text: str) -> str:
    """What stands beside the line whose title holds some words."""
    row = line(words, told(text))
    return " ".join(f" date 2031-05-14\n\n{text}"[c.start : c.end] for c in row.see_also)


@pytest.mark.parametrize(
    ("statement", "answer"),
    [
        (
            "Commuters say that no tram has left the depot in Gdansk since Monday.",
            "The transport company maintains that every third tram is running on the Gdansk line.",
        ),
        (
            "The teachers' union put the number of strikers in Quito at 9,000.",
            "The education ministry counted 2,500 strikers.",
        ),
        (
            "Villagers said that 14 people were killed in the landslide at Pokhara.",
            "The district office speaks of nine people killed.",
        ),
    ],
)
def test_an_answer_stands_beside_what_it_answers(statement: str, answer: str) -> None:
    row = next(e for e in told(BEFORE + statement + " " + answer + CALM) if e.title.startswith(statement[:20]))
    text = f" date 2031-05-14\n\n{BEFORE}{statement} {answer}{CALM}"
    assert answer in {text[c.start : c.end] for c in row.citations}


def test_what_has_nothing_to_do_with_it_does_not() -> None:
    text = f"{BEFORE}A court in Tartu jailed two smugglers for five years.{CALM}"
    assert not beside("A court in Tartu", text)


def test_a_line_is_not_shown_what_stands_before_it() -> None:
    text = BEFORE + "Villagers said 14 people were killed at Pokhara. The district office speaks of nine killed." + CALM
    for entry in told(text):
        own = min(cited.start for cited in entry.rests_on)
        assert all(cited.start > own for cited in entry.see_also)


def test_a_tale_that_is_denied_stands_beside_no_other_line() -> None:
    rumour = "A voice message claimed that 40 people had drowned at Varkala."
    text = (
        f"{BEFORE}Two people drowned at Varkala on Tuesday, the coastguard said. {rumour}"
        f" The coastguard denied that 40 people had drowned at Varkala.{CALM}"
    )
    whole = f" date 2031-05-14\n\n{text}"
    rows = [e for e in told(text) if e.title.startswith("Two people drowned")]
    assert rows
    for row in rows:
        assert rumour not in {whole[c.start : c.end] for c in row.see_also}
