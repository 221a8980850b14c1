"""Words with their offsets, and the pieces that the encoder knows them by."""

import gc
import weakref
from functools import cache
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.nlp.wordpiece import LONGEST, MOST_PIECES, WordPiece, folded, words
from coranto.resources import read_bytes
from nlp.texts import TRAPS, any_text, uncovered


class Word(str):
    """A word of which one can see whether it is still held."""


SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
SMALL = WordPiece([*SPECIAL, "un", "##aff", "##able", "##a", "a", "the", "cafe", "!", "##e", "##ff"])


@cache
def vocabulary() -> list[str]:
    return read_bytes("weights/vocabulary.txt").decode().split("\n")


@cache
def shipped() -> WordPiece:
    return WordPiece(vocabulary())


# ---------------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ama Osei left.", ["Ama", "Osei", "left", "."]),
        ("U.N.'s 3,000", ["U", ".", "N", ".", "'", "s", "3", ",", "000"]),
        ("al-Shabaab don’t", ["al", "-", "Shabaab", "don", "’", "t"]),
        ("snake_case", ["snake", "_", "case"]),
        ("Zu\u0308rich", ["Zu\u0308rich"]),
        ("北京 says", ["北", "京", "says"]),
        ("カtime", ["カ", "time"]),
        ("قَالَ الوزير", ["قَالَ", "الوزير"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("👍🏽", ["👍", "🏽"]),
        ("a\u200bb", ["a", "\u200b", "b"]),
        ("\ud800x", ["\ud800", "x"]),
        ("", []),
        (" \u00a0\u3000\r\n", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in words(text)] == expected


@given(any_text)
def test_every_character_that_is_not_white_space_lies_in_one_word_and_no_other_does(text: str) -> None:
    found = words(text)
    assert uncovered(text, found) == "".join(ch for ch in text if ch.isspace())
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(span.start < span.end for span in found)


@given(any_text, st.integers(0, 90), st.integers(0, 90))
def test_words_of_a_part_are_those_of_the_part_alone_shifted(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert words(text, start, end) == [span.shifted(start) for span in words(text[start:end])]


# --------------------------------------------------------------------------------------------------------- folding


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("NATO", "nato"),
        ("Zürich", "zurich"),
        ("Zu\u0308rich", "zurich"),
        ("İstanbul", "istanbul"),
        ("Straße", "straße"),
        ("Łódź", "łodz"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufe0f", ""),
        ("Ω", "ω"),
    ],
)
def test_folding(word: str, plain: str) -> None:
    assert folded(word) == plain


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_composed_and_decomposed_fold_alike(word: str) -> None:
    assert normalize("NFC", folded(normalize("NFC", word))) == normalize("NFC", folded(normalize("NFD", word)))


# ---------------------------------------------------------------------------------------------------------- pieces


def test_the_longest_known_piece_comes_first() -> None:
    assert SMALL.pieces("unaffable") == (4, 5, 6)
    assert SMALL.pieces("unaffe") == (4, 5, 12)
    assert SMALL.pieces("Café") == (10,)


def test_a_word_of_which_any_part_is_unknown_is_unknown_as_a_whole() -> None:
    assert SMALL.pieces("unaffx") == (1,)
    assert SMALL.pieces("xun") == (1,)


def test_a_word_of_nothing_but_marks_is_unknown() -> None:
    assert SMALL.pieces("\ufe0f") == (1,)


def test_words_too_long_are_unknown_and_of_long_ones_the_first_pieces_are_kept() -> None:
    assert SMALL.pieces("a" * LONGEST) == (8,) + (7,) * (MOST_PIECES - 1)
    assert SMALL.pieces("a" * (LONGEST + 1)) == (1,)


def test_accents_do_not_make_a_word_long_and_no_long_word_is_kept() -> None:
    wordpiece = WordPiece([*SPECIAL, "a"])
    long = "a" + "\u0301" * 10 * LONGEST
    word = Word(long)
    held = weakref.ref(word)
    assert wordpiece.pieces(word) == wordpiece.pieces(long) == (4,)
    del word
    gc.collect()
    assert held() is None


def test_marks_of_begin_end_and_unknown() -> None:
    assert (SMALL.unknown, SMALL.begin, SMALL.end) == (1, 2, 3)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("the", ["the"]),
        ("Embeddings", ["em", "##bed", "##ding", "##s"]),
        ("Café", ["cafe"]),
        ("Beirut", ["beirut"]),
        ("tokenization", ["token", "##ization"]),
        ("“", ["“"]),
        ("😀", ["[UNK]"]),
    ],
)
def test_pieces_of_the_shipped_vocabulary(word: str, pieces: list[str]) -> None:
    assert [vocabulary()[number] for number in shipped().pieces(word)] == pieces


def test_the_shipped_vocabulary_is_the_uncased_one_of_bert() -> None:
    assert len(vocabulary()) == len(set(vocabulary())) == 30_522
    assert (shipped().unknown, shipped().begin, shipped().end) == (100, 101, 102)


@given(any_text)
def test_pieces_join_to_the_folded_word(text: str) -> None:
    wordpiece = shipped()
    for span in words(text):
        numbers = wordpiece.pieces(span.of(text))
        assert 1 <= len(numbers) <= MOST_PIECES
        if wordpiece.unknown in numbers:
            assert numbers == (wordpiece.unknown,)
        else:
            first, *rest = (vocabulary()[number] for number in numbers)
            assert all(piece.startswith("##") for piece in rest)
            joined = first + "".join(piece[2:] for piece in rest)
            plain = folded(span.of(text))
            assert plain.startswith(joined) if len(numbers) == MOST_PIECES else plain == joined


@pytest.mark.parametrize("text", TRAPS, ids=range(len(TRAPS)))
def test_traps_have_pieces(text: str) -> None:
    assert all(shipped().pieces(span.of(text)) for span in words(text))
