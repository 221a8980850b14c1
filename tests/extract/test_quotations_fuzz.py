"""Quotation of every kind of brokenness: the claims step takes any text, and its spans slice back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.assertion import Claim
from extract.dispatches import claimed

MARKS = [*"\"'`“”„‟‘’‚‛«»‹›「」『』<>()[]{}…—–-:;,.!?|", "''", "``", ",,", "<<", ">>", "...", "’’", "“‘", "’”"]
BREAKS = [
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "\r\n\r\n",
    "\u2028",
    "\u00a0",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\t",
    "    ",
    "\n> ",
    "\n- ",
]
ENGLISH = [
    "said",
    "he",
    "says",
    "told",
    "reporters",
    "that",
    "the",
    "mayor",
    "Ana Ruiz",
    "according to",
    "denied",
    "in Tamil",
]
OTHERS = ["chanted", "7", "Дамба", "水が増えた", "الماء", "𝒟𝒶𝓂", "🌊", "é", "x" * 60, "[sic]", "’tis", "'90s"]
TEXTS = st.lists(st.sampled_from(MARKS + BREAKS * 2 + ENGLISH * 3 + OTHERS), max_size=60).map("".join)


def hold(text: str, claims: tuple[Claim, ...]) -> None:
    """What every claim of any text keeps to."""
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert (claim.start, claim.end) in claim.spans
        assert claim.text == text[claim.start : claim.end]
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)
        for piece in (claim.cue, claim.source):
            assert piece is None or text[piece.start : piece.end] == piece.text
        for start, end in claim.insertions:
            assert any(first <= start < end <= last for first, last in claim.spans)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_broken_quotation_is_read(text: str) -> None:
    claims = claimed(text)
    hold(text, claims)
    assert claimed(text) == claims


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_is_read(text: str) -> None:
    hold(text, claimed(text))


@pytest.mark.parametrize(
    "text",
    [
        '"ab cd," he said ' * 4_000,
        'the "ab" and ' * 4_000,
        "“" * 40_000,
        "”" * 40_000,
        "'" * 40_000,
        "“ab ‘cd «ef „gh " * 3_000,
        "x" * 400_000,
        "“Ab, he said " * 3_000,
        "“Ab cd ef.\n\n" * 3_000,
        "said “" + "[a] (b) … " * 5_000 + "” he",
        "She said:\n\n" + "- ab cd ef gh\n" * 2_000,
        "𝒟𝒶𝓂 “🌊 𝒟,” he said. " * 2_000,
        "“Ab,” he said.\r\n" * 2_000,
        "\u200b“a\u200bb”\u200c said " * 3_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_and_monotonous_texts_are_read(text: str) -> None:
    hold(text, claimed(text))
