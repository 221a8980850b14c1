"""Names of other scripts in Latin letters, and the keys under which romanisations of one name meet."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from coranto.text.names import fold_name

_LATIN: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i",
        "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
        "ь": "", "э": "e", "ю": "iu", "я": "ia", "ё": "e", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
        "ђ": "dj", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz", "ә": "a",
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
        "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch",
        "ψ": "ps", "ω": "o", "ς": "s", "ά": "a", "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o",
    }
)  # fmt: skip
"""Cyrillic after BGN/PCGN (Ukrainian 2019, Russian 1947, Serbian 2005), modern Greek after ELOT 743; without marks."""

_SOUNDS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"shch|stsch|schtsch", "S"),
        (r"tsch|tch|cz|(?<!s)ch|tj", "C"),
        (r"dzh|dsch|dj|zh", "Z"),
        (r"sch|sh|sz", "S"),
        (r"kh|gh|g|h|x(?=[aeiou])", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ts|tz", "c"),
        (r"x", "ks"),
        (r"q|ck|c(?=[aouklrt])", "k"),
        (r"w", "v"),
        (r"[yj](?=[aeou])", ""),
        (r"i(?=[aeou])", ""),
        (r"ou|oo", "u"),
        (r"ee|iy|yi|yy|ij|ii|ey|ei|y|j", "i"),
        (r"(.)\1+", r"\1"),
    )
)
"""What romanisations of Slavic, Arabic and other names differ in, made one; order matters."""
_VOWELS: Final = re.compile(r"(?<=.)[aeiou]")


def latin(name: str) -> str:
    """``name`` with Cyrillic and Greek letters in Latin ones; other scripts as they are."""
    if name.isascii():
        return name
    if not _has_table(name):
        return name
    low = unicodedata.normalize("NFC", name).lower()
    return low.replace("ου", "ou").replace("ού", "ou").translate(_LATIN)


def _has_table(name: str) -> bool:
    return any("\u0370" <= ch <= "\u052f" for ch in name)


@lru_cache(maxsize=100_000)
def sound_key(word: str) -> str:
    """A key that spellings of one name word share: *Zelenskiy*, *Zelensky* and *Zelenskyy*; *Oleh* and *Oleg*."""
    key = fold_name(latin(word)).replace(" ", "")
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key.lower()


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of ``sound_key`` and its first letter: a coarse key, under which candidates are looked for."""
    return _VOWELS.sub("", sound_key(word))
