"""Texts for properties of the language layer: any code points, and sentences of our own with traps in them."""

from typing import Final

from hypothesis import strategies as st

from coranto.text.spans import Span

TRAPS: Final = (
    "",
    " \t\r\n\u2028\x1c",
    "A",
    "Ama Osei left Accra on Monday.\r\nKumasi waited; so did Mayor Jan de Vries.\r\n\r\nNothing came.",
    "“We wait,” said Col. Noor Haddad, 41, of the U.N. mission. “And we hope.”",
    "👩‍👩‍👧‍👦 gathered in Zürich 🇨🇭 — 3,000 of them! ❤️",
    "Zu\u0308rich and Zürich; Łódź, Đà Nẵng, Å\u0301\u0302\u0303 and e\u0301\u0301\u0301",
    "قال الوزير إن الاجتماع سيعقد غدا. ولم يذكر المكان؟ \u202eevil\u202c",
    "北京市长说：“没有人受伤。”记者在场。カタカナとひらがな",
    "zero\u200bwidth\u200dand\u00adsoft\ufeff marks \u0301 alone",
    "lone \ud800 and \udfff halves, A\ud800B\udc00c",
    "x" * 5000 + " Ab" + "ß" * 300 + "! " + "!" * 400,
    "no-stop " * 200,
    "One. Two! Three? " * 80,
    "\x00\x01 control \x7f\x85 next",
    "ﬁnance İstanbul ǅ ½ ² ⅷ 𝔘𝔫𝔦 ﷽",
)
"""Each is hard for some reason; the last code points of some are beyond the Basic Multilingual Plane."""

_NEWS: Final = (
    "Ama", "Osei", "said", "NATO", "the", "Lagos", "Ministry", "of", "Health", "in", "3,000", "U.N.", "'s", "“", "”",
    ".", "!", "?", ",", " ", " ", " ", "\n", "\r\n", "\n\n", "\t", "e\u0301", "\u200d", "\ufe0f", "👍🏽", "🇬🇭",
    "中", "قال", "\u202e", "\u200b", "\u00a0", "\u3000", "\ud83d", "x" * 130, "don’t", "IT",
    "iPhone", "9/11", "_", "-", "—",
)  # fmt: skip
any_text: Final = st.one_of(
    st.text(st.characters(), max_size=80),
    st.lists(st.sampled_from(_NEWS), max_size=60).map("".join),
    st.sampled_from(TRAPS),
)
"""Any code points, lone surrogates with them; news with strange things in it; the traps."""


def uncovered(text: str, words: list[Span]) -> str:
    """What of the text lies in no word."""
    held = {at for word in words for at in range(*word)}
    return "".join(ch for at, ch in enumerate(text) if at not in held)
