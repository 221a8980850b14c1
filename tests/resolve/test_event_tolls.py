"""One toll, as it grows; and counts that look like one and are not."""

import pytest

from coranto.model.resolved import Event
from newsroom import Page, corpus_of


def together(*tellings: tuple[str, str]) -> bool:
    """Whether some event is told by a clause of each dispatch that has a number."""
    pages = {f"{day}.txt": Page(text, day) for day, text in tellings}
    return any(
        len({m.doc for m in event.mentions if m.tells}) == len(pages)
        for event in corpus_of(pages).all(Event)
        if any(char.isdigit() for char in event.title)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An earthquake killed at least 23 people in Veldia.", "The earthquake has now killed 44 people in Veldia."),
        ("Floods killed 12 in Veldia.", "In Veldia 31 people have died in the floods."),
        ("A cholera outbreak has killed 8 people in Veldia.", "Cholera has killed 15 people in Veldia, doctors said."),
        ("At least 12 miners were killed in a fire in Veldia.", "The fire in Veldia has killed 14 people."),
        ("A storm killed at least 12 people in Veldia.", "The death toll of the storm in Veldia rose to 44."),
        ("Floods killed 14 people in Veldia.", "Fourteen dead in Veldia, 3 missing."),
    ],
)
def test_a_toll_that_grows_is_one(one: str, other: str) -> None:
    assert together(("2031-05-14", one), ("2031-05-16", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Floods killed 12 people in Marivela.", "Floods killed 31 people in Tessaly."),
        ("Floods killed 12 people in Veldia.", "A bus crash killed 31 people in Veldia."),
        ("An attack killed 12 soldiers in Veldia.", "An attack killed 31 people in Veldia."),
        ("A storm killed 12 people in Veldia.", "A storm of 2019 killed 31 people in Veldia."),
        ("A storm killed 12 people in Veldia.", "After the storm in Veldia the ferry went down. 7 died on the way."),
        ("A quake injured 120 people in Veldia.", "A clinic in Veldia has treated 84 people since the quake."),
        ("A quake killed 120 people in Veldia.", "The hospital in Veldia has counted 84 dead since the quake."),
        ("The war has killed 12 people in Veldia.", "The war has killed 31 people in Veldia."),
        ("Floods killed 12 people in Veldia.", "Floods killed 9 of them in Veldia."),
        (
            "An explosion wounded 120 people in Veldia.",
            "Angry over the explosion, thousands protested in Veldia. More than 170 people were injured.",
        ),
        ("An explosion killed 12 people in Veldia on Monday.", "An explosion killed 3 people in Veldia on Thursday."),
    ],
)
def test_other_counts_are_others(one: str, other: str) -> None:
    assert not together(("2031-05-14", one), ("2031-05-16", other))


def test_a_rival_count_of_one_dispatch_is_of_the_same_toll() -> None:
    text = "Floods killed 12 people in Veldia, the ministry said. The Red Crescent counts 31 dead."
    pages = {"a.txt": Page(text, "2031-05-14"), "b.txt": Page("Floods killed 33 people in Veldia.", "2031-05-15")}
    assert any(len(event.mentions) == 3 for event in corpus_of(pages).all(Event))


def test_of_two_counts_of_one_dispatch_the_greater_grows() -> None:
    text = "Floods killed 23 people in Veldia. In Tessaly, in the north of Veldia, 7 people died in the floods."
    pages = {"a.txt": Page(text, "2031-05-14"), "b.txt": Page("Floods killed 33 people in Veldia.", "2031-05-15")}
    texts = {doc: page.text for doc, page in pages.items()}
    grown = [e for e in corpus_of(pages).all(Event) if len({m.doc for m in e.mentions}) == 2]
    assert [any("23" in texts[m.doc][m.start : m.end] for m in event.mentions) for event in grown] == [True]


def test_a_toll_of_months_ago_is_another() -> None:
    text = "Floods killed {} people in Veldia."
    assert not together(("2031-05-14", text.format(12)), ("2031-08-16", text.format(44)))


def test_two_numbers_of_one_dispatch_are_two_counts() -> None:
    pages = {
        "a.txt": Page("Floods killed 12 people in Veldia. Floods killed 44 people in Veldia.", "2031-05-14"),
        "b.txt": Page("Floods killed 51 people in Veldia.", "2031-05-16"),
    }
    told = [[m.doc for m in event.mentions if m.tells] for event in corpus_of(pages).all(Event)]
    assert ["a.txt", "b.txt"] in told
    assert all(docs.count("a.txt") < 2 for docs in told)
