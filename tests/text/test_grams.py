"""Hashes of word sequences: the same words, the same hash, wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from coranto.text.grams import MOST_WORDS, gram_hashes, low_bytes, word_numbers

EXPECTED = 1855617083941862789
words = st.lists(st.sampled_from([b"flood", b"dam", b"valley", b"\xff", b""]), max_size=30)
sizes = st.integers(1, MOST_WORDS)


@given(words, sizes)
def test_equal_sequences_have_equal_hashes_and_others_do_not(text: list[bytes], size: int) -> None:
    found = gram_hashes(word_numbers(text), size)
    assert len(found) == len(text)
    grams = {tuple(text[at : at + size]): found[at] for at in range(len(text) - size + 1)}
    for at in range(len(text) - size + 1):
        assert found[at] == grams[tuple(text[at : at + size])]
    assert len(set(grams.values())) == len(grams)


def test_hashes_are_the_same_on_every_machine() -> None:
    found = gram_hashes(word_numbers([b"at", b"high", b"water"]), 3)
    assert found[0] == EXPECTED
    assert low_bytes(found)[0] == EXPECTED & 0xFF


def test_the_order_of_words_matters() -> None:
    one, other = word_numbers([b"dam", b"flood"]), word_numbers([b"flood", b"dam"])
    assert gram_hashes(one, 2)[0] != gram_hashes(other, 2)[0]


def test_more_words_than_are_held_have_the_hashes_they_had() -> None:
    many = [f"w{number}".encode() for number in range(70_000)]
    assert gram_hashes(word_numbers(many), 2)[:3] == gram_hashes(word_numbers(many[:4]), 2)[:3]
