"""Folding: one form for every way of typing it, and the way back."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.folding import fold, plain

TEXTS = st.text(st.characters(codec=None), max_size=60) | st.text("aé\u0301…“ßﬁ\u200b\ud800 \n가がदु", max_size=40)
FLAGS = st.booleans()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“It’s over,” she said — at last.", '"It\'s over," she said - at last.'),
        ("«Basta», dijo", '"Basta", dijo'),
        ("5\u00a0000\u202fpersonnes", "5 000 personnes"),
        ("wait…", "wait..."),
        ("sof\xadt hyphen", "soft hyphen"),
        ("\ufeffDAKAR", "DAKAR"),
        ("２０２３年", "2023年"),
        ("one\r\ntwo\u2028three", "one\r\ntwo\nthree"),
        ("eﬃcient", "efficient"),
        ("São Tomé", "São Tomé"),
    ],
)
def test_variants_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded == plain(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("São Tomé", "sao tome"),
        ("Sa\u0303o Tome\u0301", "sao tome"),
        ("Łódź, Århus, Đồng Nai, İzmir", "lodz, arhus, dong nai, izmir"),
        ("STRASSE, Straße", "strasse, strasse"),
        ("Йёж", "иеж"),
        ("كِتَاب", "كتاب"),
        ("हिन्दी", "हिन्दी"),
        ("ภูเก็ต", "ภูเก็ต"),
        ("がんばれ 한국", "がんばれ 한국"),
    ],
)
def test_diacritics_and_case_fold_on_request(text: str, folded: str) -> None:
    assert plain(text, diacritics=True, case=True) == folded


def test_a_span_leads_back_to_the_characters_folded() -> None:
    text = "\ufeffThe mayor of Sa\u0303o Tome\u0301… said “no”."
    folded = fold(text, diacritics=True, case=True)
    start = folded.text.index("sao tome")
    assert folded.span(start, start + 8).of(text) == "Sa\u0303o Tome\u0301"
    dots = folded.text.index("...")
    assert folded.span(dots + 1, dots + 2).of(text) == "…"
    assert folded.span(0, 3).of(text) == "The"
    assert folded.span(5, 5) == (6, 6)


def test_a_mark_that_was_kept_is_not_swallowed() -> None:
    text = "ไปภูเก็ต"
    folded = fold(text, diacritics=True, case=True)
    assert all(folded.span(i, i + 1) == (i, i + 1) for i in range(len(text)))


@given(TEXTS, FLAGS, FLAGS)
def test_every_stretch_maps_back(text: str, diacritics: bool, case: bool) -> None:
    folded = fold(text, diacritics=diacritics, case=case)
    assert folded.text == plain(text, diacritics=diacritics, case=case)
    last = 0
    for at, character in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert last <= start < end <= len(text)
        assert character in plain(text[start:end], diacritics=diacritics, case=case)
        last = start
    assert folded.span(0, len(folded.text)).end <= len(text)


@given(TEXTS, FLAGS, FLAGS)
def test_offsets_go_there_and_back(text: str, diacritics: bool, case: bool) -> None:
    folded = fold(text, diacritics=diacritics, case=case)
    for offset in range(len(text) + 1):
        assert folded.offset(offset) == len(plain(text[:offset], diacritics=diacritics, case=case))


@given(TEXTS, FLAGS, FLAGS)
def test_folding_twice_is_folding_once(text: str, diacritics: bool, case: bool) -> None:
    once = plain(text, diacritics=diacritics, case=case)
    assert plain(once, diacritics=diacritics, case=case) == once


@pytest.mark.parametrize("options", [{}, {"case": True}, {"diacritics": True}, {"diacritics": True, "case": True}])
def test_no_character_of_unicode_is_refused(options: dict[str, bool]) -> None:
    every = "".join(map(chr, range(0, sys.maxunicode + 1, 7)))
    once = plain(every, **options)
    assert plain(once, **options) == once
