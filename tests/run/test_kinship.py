"""Kin: a function of the set of dispatches, whatever order they came in."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.run import kinship as module
from coranto.run.kinship import (
    ALIKE,
    LOOSELY,
    NO_DAY,
    NOBODY,
    VERY,
    WITHIN_DAYS,
    Cards,
    Integers,
    Kin,
    Read,
    Shelf,
    extended,
    groups,
    likenesses,
)

Card = tuple[int, dict[int, int]]
"""Day, and the weights of words."""


def read(given_cards: list[Card]) -> Read:
    return lambda numbers: cards(numbers, [given_cards[number] for number in numbers])


def cards(numbers: Sequence[int], given_cards: list[Card]) -> Cards:
    words = [sorted(card[1].items()) for card in given_cards]
    return Cards(
        np.array(numbers, np.int64),
        np.array([card[0] for card in given_cards], np.int64),
        np.array([len(own) for own in words], np.int64),
        np.array([word for own in words for word, _ in own], np.int64),
        np.array([weight for own in words for _, weight in own], np.int64),
    )


def alone(count: int) -> Kin:
    return Kin(np.arange(count), np.full(count, NOBODY), np.zeros(count, np.int64))


def kin_groups(given_cards: list[Card]) -> set[frozenset[int]]:
    count = len(given_cards)
    kin = extended(alone(count), range(count), read(given_cards)) if count else alone(0)
    return set(map(frozenset, groups(kin)))


def spread(*words: int) -> dict[int, int]:
    """A card's words, all of one weight."""
    return {word: round(1000 / len(words) ** 0.5) for word in words}


QUAKE, AFTER, CUP = spread(1, 2, 3, 4), spread(1, 2, 3, 5), spread(7, 8, 9)


def test_those_are_kin_that_share_most_of_their_words_in_time() -> None:
    assert kin_groups([(100, QUAKE), (100 + WITHIN_DAYS, AFTER), (100, CUP)]) == {frozenset({0, 1}), frozenset({2})}


@pytest.mark.parametrize(("day", "together"), [(NO_DAY, True), (131, True), (132, False)])
def test_a_month_parts_what_is_merely_alike_and_an_unknown_day_does_not(day: int, *, together: bool) -> None:
    alike = {**spread(1, 2, 6, 7)}
    assert (len(kin_groups([(100, QUAKE), (day, alike)])) == 1) == together


def test_the_same_text_is_kin_whenever_it_is_printed() -> None:
    assert kin_groups([(100, QUAKE), (5000, QUAKE)]) == {frozenset({0, 1})}


def test_who_has_no_kin_goes_to_the_likest_and_brings_nobody_else() -> None:
    assert LOOSELY <= 500 * 500 < ALIKE
    assert kin_groups([(1, QUAKE), (1, QUAKE), (1, spread(1, 10, 11, 12))]) == {frozenset({0, 1, 2})}
    assert kin_groups([(1, QUAKE), (1, QUAKE), (1, spread(1, 7)), (1, spread(7, 8)), (1, spread(7, 8))]) == {
        frozenset({0, 1}), frozenset({2, 3, 4}),
    }  # fmt: skip


def test_a_dispatch_without_words_is_by_itself() -> None:
    assert kin_groups([(1, {}), (1, {}), (1, QUAKE)]) == {frozenset({0}), frozenset({1}), frozenset({2})}
    assert kin_groups([]) == set()


def likeness_of(one: Card, other: Card) -> int:
    """How like two cards are; 0 where that is too little, or their days are too far apart."""
    close = sum(weight * other[1].get(word, 0) for word, weight in one[1].items())
    timely = NO_DAY in (one[0], other[0]) or abs(one[0] - other[0]) <= WITHIN_DAYS or close >= VERY
    return close if close >= LOOSELY and timely else 0


words = st.lists(st.integers(1, 9), max_size=5, unique=True).map(lambda found: spread(*found) if found else {})
dealt = st.lists(st.tuples(st.sampled_from([NO_DAY, 1, 20, 40, 80]), words), min_size=1, max_size=9)


@given(dealt, st.integers(1, 3))
def test_how_many_are_held_at_a_time_changes_nothing(given_cards, few) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "AT_A_TIME", few)
        by_few = kin_groups(given_cards)
    assert by_few == kin_groups(given_cards)


@given(dealt, st.integers(0, 9), st.data())
def test_what_is_added_later_gives_what_is_compared_at_once(given_cards, held, data) -> None:
    """The known ones are compared first, the others join them, one by one or together."""
    count = len(given_cards)
    order = data.draw(st.permutations(range(count)))
    known, late = sorted(order[:held]), order[held:]
    step = data.draw(st.integers(1, 3))
    homes, best, likeness = np.arange(count), np.full(count, NOBODY), np.zeros(count, np.int64)
    for fresh in [known, *(late[at : at + step] for at in range(0, len(late), step))]:
        known = sorted({*known, *fresh})
        number = {one: at for at, one in enumerate(known)}
        likest = np.array([number[b] if b != NOBODY else NOBODY for b in best[known].tolist()], np.int64)
        was = Kin(homes[known], likest, likeness[known])
        now = extended(was, [number[one] for one in fresh], read([given_cards[one] for one in known]))
        homes[known], likeness[known] = now.home, now.likeness
        best[known] = [known[b] if b != NOBODY else NOBODY for b in now.best.tolist()]
    assert set(map(frozenset, groups(Kin(homes, best, likeness)))) == kin_groups(given_cards)


@given(st.lists(dealt, min_size=1, max_size=1), st.lists(st.integers(0, 8), min_size=2, max_size=14))
def test_equal_cards_have_the_kin_that_each_would_have_if_all_were_compared(few, drawn) -> None:
    given_cards = [few[0][number % len(few[0])] for number in drawn]
    found = extended(alone(len(drawn)), range(len(drawn)), read(given_cards))
    for one, card in enumerate(given_cards):
        likest = max(
            ((likeness_of(card, other), -at) for at, other in enumerate(given_cards) if at != one), default=(0, 0)
        )
        assert (found.likeness[one], found.best[one]) == (likest[0], -likest[1] if likest[0] else NOBODY)
        for at, other in enumerate(given_cards[:one]):
            assert found.home[one] == found.home[at] or likeness_of(card, other) < ALIKE


def test_one_text_a_thousand_times_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counted(own: Cards, shelf: Shelf) -> Iterator[tuple[int, Integers, Integers]]:
        compared.append(len(own.numbers) * len(shelf.numbers))
        return likenesses(own, shelf)

    monkeypatch.setattr(module, "likenesses", counted)
    assert kin_groups([(1, QUAKE), (1, CUP)] * 1_000) == {frozenset(range(0, 2_000, 2)), frozenset(range(1, 2_000, 2))}
    assert compared == [4]
