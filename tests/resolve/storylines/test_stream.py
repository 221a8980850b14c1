import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.resolve.storylines.leads import Lead
from coranto.resolve.storylines.stream import Stream
from coranto.resources.storylines import load
from resolve.storylines.tellings import RARITY, told

TABLE = load()
FERRY = [
    told("f1", "Ferry Aurora sinks off Zanzibar", "2031-05-02", topic=1),
    told("f2", "Dozens missing after Zanzibar ferry Aurora sinks", "2031-05-02", topic=1),
    told("f3", "Captain of sunken ferry Aurora held in Zanzibar", "2031-05-04", topic=1),
]
VOTE = [
    told("v1", "Bolivians vote for a new parliament", "2031-05-02", topic=2),
    told("v2", "Bolivia counts votes for parliament", "2031-05-03", topic=2),
]


def stories(leads: list[Lead]) -> list[list[str]]:
    stream = Stream(TABLE, RARITY)
    for lead in sorted(leads, key=lambda one: one.order):
        stream.take(lead)
    return [[one.lead.doc for one in story.told] for story in stream.stories()]


def test_a_mixed_stream_falls_into_its_stories() -> None:
    assert stories([*FERRY, *VOTE]) == [["f1", "f2", "f3"], ["v1", "v2"]]


@given(st.permutations([*FERRY, *VOTE]))
@settings(max_examples=20)
def test_the_order_of_arrival_plays_no_part(leads: list[Lead]) -> None:
    assert stories(leads) == [["f1", "f2", "f3"], ["v1", "v2"]]


def test_the_same_words_a_year_later_are_another_story() -> None:
    again = told("f9", "Ferry Aurora sinks off Zanzibar", "2032-05-02", topic=1)
    assert stories([*FERRY, again]) == [["f1", "f2", "f3"], ["f9"]]


def test_an_undated_dispatch_is_placed_by_likeness_even_in_a_story_that_is_over() -> None:
    later = told("z1", "Chess champion loses to schoolgirl", "2032-01-01", topic=3)
    undated = told("a0", "Zanzibar ferry Aurora: captain held", None, topic=1)
    assert stories([*FERRY, later, undated]) == [["f1", "f2", "f3", "a0"], ["z1"]]


def test_an_undated_dispatch_like_no_other_is_a_story_and_not_dropped() -> None:
    assert stories([*VOTE, told("a0", "Lemon cake with poppy seeds", None, topic=4)]) == [["v1", "v2"], ["a0"]]


def test_a_dispatch_without_words_is_a_story() -> None:
    assert stories([told("a0", "?!", "2031-05-02"), told("a1", "...", "2031-05-02")]) == [["a0"], ["a1"]]


def test_two_stories_that_a_later_dispatch_shows_to_be_one_are_joined() -> None:
    first = told("h1", "Gale tears roof off Tromsø arena", "2031-05-02", topic=5)
    second = told("h2", "Norway cup final put off until June", "2031-05-03", topic=6)
    bridge = told("h3", "Norway cup final put off: gale tears roof off Tromsø arena", "2031-05-03", topic=5)
    apart, joined = stories([first, second]), stories([first, second, bridge])
    assert [apart, joined] == [[["h1"], ["h2"]], [["h1", "h2", "h3"]]]


@pytest.mark.parametrize("seed", range(3))
def test_many_stories_stay_apart_however_they_are_interleaved(seed: int) -> None:
    words = [f"{a}{b}" for a in ("bar", "kel", "mor", "tun", "vas") for b in ("ova", "ika", "enu", "ost", "ylda")]
    leads = [
        told(f"{word}-{day}", f"{word} {word}grad {word}burg strike", f"2031-05-0{day}", topic=number)
        for number, word in enumerate(words)
        for day in (1, 2, 3)
    ]
    random.Random(seed).shuffle(leads)
    assert sorted(stories(leads)) == sorted([f"{word}-{day}" for day in (1, 2, 3)] for word in words)
