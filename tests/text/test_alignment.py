"""Greedy string tiling: the runs two texts share, each word once."""

from hypothesis import given
from hypothesis import strategies as st

from coranto.text.alignment import LEAST_TILE, Tile, gaps, places, shared_runs, similarity, tiled
from coranto.text.grams import gram_hashes, word_numbers


def shared(one: list[str], other: list[str], lines_a: list[int], lines_b: list[int]) -> list[Tile]:
    at = [
        places(gram_hashes(word_numbers(word.encode() for word in words), LEAST_TILE), lines)
        for words, lines in ((one, lines_a), (other, lines_b))
    ]
    return list(shared_runs(one, other, lines_a, lines_b, *at))


def tiles(a: str, b: str) -> list[Tile]:
    one, other = a.split(), b.split()
    numbers_a, numbers_b = [0] * len(one), [0] * len(other)
    return tiled(shared(one, other, numbers_a, numbers_b), bytearray(len(one)), bytearray(len(other)))


def test_runs_of_three_words_or_more_are_found_wherever_they_stand() -> None:
    a = "the dam at the head of the valley gave way at dawn"
    b = "at dawn on friday the dam at the head gave way"
    assert tiles(a, b) == [Tile(0, 4, 5)]


def test_no_word_serves_twice_and_the_longest_comes_first() -> None:
    assert tiles("a b c d e", "a b c x a b c d e") == [Tile(0, 4, 5)]


def test_runs_stop_at_the_ends_of_sentences() -> None:
    words = ["one", "two", "three", "four", "five", "six"]
    lines = [0, 0, 0, 1, 1, 1]
    assert sorted(shared(words, words, lines, [0] * 6)) == [Tile(0, 0, 3), Tile(3, 3, 3)]


def test_gaps_are_what_lies_between() -> None:
    assert list(gaps([Tile(1, 0, 3), Tile(6, 3, 3)], range(10), range(6))) == [
        (range(1), range(0)),
        (range(4, 6), range(3, 3)),
        (range(9, 10), range(6, 6)),
    ]


def test_similarity_counts_single_words_between_tiles() -> None:
    a, b = ["p", "q", "r", "one", "s", "t", "u", "v"], ["p", "q", "r", "two", "s", "t", "u", "v"]
    assert similarity([Tile(0, 0, 3), Tile(4, 4, 4)], a, b, range(8), range(8)) == 0.875
    assert similarity([Tile(0, 0, 8)], a, a, range(8), range(8)) == 1.0


words = st.lists(st.sampled_from("abc"), max_size=40)


@given(words, words)
def test_tiles_are_equal_disjoint_and_long_enough(a: list[str], b: list[str]) -> None:
    made = tiles(" ".join(a), " ".join(b))
    used_a = [i for tile in made for i in range(tile.at_a, tile.at_a + tile.size)]
    used_b = [j for tile in made for j in range(tile.at_b, tile.at_b + tile.size)]
    assert len(set(used_a)) == len(used_a)
    assert len(set(used_b)) == len(used_b)
    assert [a[i] for i in used_a] == [b[j] for j in used_b]
    assert all(tile.size >= LEAST_TILE for tile in made)


def test_endless_repetition_takes_no_endless_time() -> None:
    assert tiles("ha " * 20_000, "ha " * 20_000) == [Tile(0, 0, 20_000)]
