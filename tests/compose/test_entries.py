from functools import cache

import pytest

import clusters
from coranto.model.chronicle import Entry
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Event
from support import corpus


@cache
def built(name: str) -> MemoryCorpus:
    return corpus({**getattr(clusters, name), **clusters.STRAYS})


def lines(name: str) -> list[Entry]:
    return sorted(built(name).all(Entry), key=lambda entry: entry.rank)


NAMES = ("FLOOD", "STRIKE", "ELECTION")


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_line_stands_in_a_passage_it_cites(name: str) -> None:
    texts = {folio.doc: folio.text for folio in built(name).folios()}
    for entry in lines(name):
        cited = [" ".join(texts[c.doc][c.start : c.end].split()) for c in entry.citations]
        assert any(entry.text in passage for passage in cited)
        assert any(entry.title in passage for passage in cited)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_a_fragment_or_repeats_another(name: str) -> None:
    made = lines(name)
    assert all(len(entry.title.split()) >= 3 for entry in made)
    assert len({(entry.day, entry.title.casefold()) for entry in made}) == len(made)
    assert len({entry.id for entry in made}) == len(made)


@pytest.mark.parametrize("name", NAMES)
def test_ranks_count_from_one_and_lines_come_by_day(name: str) -> None:
    made = list(built(name).all(Entry))
    assert sorted(entry.rank for entry in made) == list(range(1, len(made) + 1))
    assert made == sorted(made, key=lambda e: (e.day is None, e.day or "", e.rank))


@pytest.mark.parametrize("name", NAMES)
def test_every_event_has_its_line(name: str) -> None:
    told = {event for entry in lines(name) for event in entry.events}
    assert told == {event.id for event in built(name).all(Event)}


@pytest.mark.parametrize("name", NAMES)
def test_disputed_and_changed_lines_come_first(name: str) -> None:
    flags = [not (entry.disputed or entry.changed) for entry in lines(name)]
    assert flags == sorted(flags)


@pytest.mark.parametrize("name", NAMES)
def test_strays_are_never_merged_into_a_story(name: str) -> None:
    for entry in lines(name):
        docs = {cited.doc for cited in entry.citations}
        assert docs <= set(clusters.STRAYS) or not docs & set(clusters.STRAYS)
        assert "recipe.txt" not in docs


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("FLOOD", ["burst its banks", "drowned", "evacuated", "31", "pledged", "accused", "denied"]),
        ("STRIKE", ["went on strike", "arrested", "deal", "rejected"]),
        (
            "ELECTION",
            ["went to the polls", "won the presidential election", "accused", "denied", "conceded", "sworn in"],
        ),
    ],
)
def test_the_opening_tells_the_story(name: str, told: list[str]) -> None:
    opening = " ".join(entry.title for entry in lines(name)[:25])
    assert [word for word in told if word not in opening] == []


def test_the_burst_of_the_river_is_one_line_with_two_origins() -> None:
    (entry,) = [e for e in lines("FLOOD") if "burst its banks on Monday near" in e.title]
    assert (entry.day, entry.place) == ("2033-07-11", "Sylhet")
    assert {c.doc for c in entry.citations} >= {"river_mon.txt", "river_tue.txt", "river_wed.txt"}
    assert entry.n_origins == 2


def test_a_charge_and_its_denial_are_disputed() -> None:
    disputed = {entry.title for entry in lines("FLOOD") if entry.disputed}
    assert any("accused the water board" in title for title in disputed)
    assert any("denied" in title for title in disputed)


def test_a_plan_stands_on_its_day_as_planned() -> None:
    (entry,) = [e for e in lines("ELECTION") if "sworn in" in e.title]
    assert (entry.status, entry.precision) == ("planned", "week")
    assert entry.day == "2034-08-21"


def test_the_order_of_documents_changes_nothing() -> None:
    texts = {**clusters.STRIKE, **clusters.STRAYS}
    again = corpus(dict(reversed(texts.items())))
    assert list(again.all(Entry)) == list(built("STRIKE").all(Entry))


def test_nothing_comes_of_nothing() -> None:
    assert list(corpus({"a.txt": "", "b.txt": "\n\n", "c.txt": "!"}).all(Entry)) == []


def test_undated_news_stands_in_the_tray() -> None:
    made = list(corpus({"a.txt": "Rebels shelled the harbour.\n\nPolice arrested nine men.\n"}).all(Entry))
    assert made
    assert all(entry.day is None for entry in made)


def told(text: str, day: str | None = "2031-05-14") -> list[Entry]:
    text = text if day is None else f" date {day} {text}"
    return sorted(corpus({"a.txt": text}).all(Entry), key=lambda entry: entry.rank)


def test_a_title_keeps_who_says_so() -> None:
    (entry,) = told(
        "The border guard said on Tuesday that gunmen had burned the market of Garwe and killed nine traders."
    )
    assert entry.title.startswith("The border guard said")
    assert entry.status == "claimed"


def test_no_title_begins_in_the_middle_of_a_sentence() -> None:
    text = "In the hills above Marivela, where rain fell all week, hundreds of families have fled their homes."
    assert [entry.title[:1].isupper() for entry in told(text)] == [True]


def test_a_statement_stands_on_the_day_of_its_dispatch() -> None:
    (entry,) = told("The governor of Marivela, Ines Duarte, said the wall that had been raised years ago was safe.")
    assert (entry.day, entry.precision) == ("2031-05-14", "day")
    assert told("The governor of Marivela, Ines Duarte, said the old wall of the dam was safe.", None)[0].day is None


def test_both_sides_of_a_dispute_are_cited_and_marked() -> None:
    text = (
        "Strikers said that two of their leaders had been beaten in the yard of the Kayamba mine.\n\n"
        "The company denied it in a letter to the miners of the whole valley."
    )
    made = told(text)
    assert all(entry.disputed for entry in made)
    assert any(len(entry.citations) == 2 for entry in made)


def test_a_line_counts_the_parties_on_whose_word_it_stands() -> None:
    guard = "The Peruvian coast guard said on Tuesday that gunmen had burned the market of Garwe."
    assert [entry.n_parties for entry in told(guard)] == [1]
    assert [entry.n_parties for entry in told(guard.replace("Peruvian ", ""))] == [0]
    texts = {
        "a.txt": f"date 2031-05-14\n{guard}\n",
        "b.txt": f"date 2031-05-14\n{guard.replace('The Peruvian coast guard', 'The World Food Programme')}\n",
    }
    assert max(entry.n_parties for entry in corpus(texts).all(Entry)) == 2


def test_a_number_that_is_not_the_point_is_no_figure_of_the_line() -> None:
    (entry,) = told("Police arrested the mayor of Garwe in two raids on Tuesday.")
    assert entry.figures == ()
