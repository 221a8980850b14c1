"""Names as values: folding, parts, initials and the keys under which spellings of one name meet."""

import re
import unicodedata
from typing import Final

_SPECIAL: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŋ": "n",
        "ə": "a", "ɛ": "e", "ɔ": "o",
        "ʼ": None, "ʻ": None, "ʹ": None, "ʿ": None, "ʾ": None, "’": None, "‘": None,
        "'": None, "`": None, "´": None, "ʺ": None, "“": " ", "”": " ", "-": " ", "–": " ", "—": " ",
        "‐": " ", "‑": " ",
        ".": " ", ",": " ", "/": " ", "(": " ", ")": " ", "&": " and ", "·": " ", "\u200b": None, "\u00ad": None,
    }
)  # fmt: skip
"""Letters that Unicode does not decompose, and the marks that names are written with or without."""

_POSSESSIVE: Final = re.compile(r"['’]s?$", re.IGNORECASE)


def fold_name(name: str) -> str:
    """``name`` in lower case without accents, apostrophes, hyphens and stops, one space between words."""
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return " ".join(plain.translate(_SPECIAL).split())


def without_possessive(name: str) -> str:
    """``name`` without a genitive ``'s`` or a bare final apostrophe."""
    return _POSSESSIVE.sub("", name)
