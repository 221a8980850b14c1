"""The keys under which romanisations of one name meet."""

import re
from functools import lru_cache
from typing import Final

from coranto.text.names import fold_name
from coranto.text.romanisation import romanised

_SOUNDS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^mc(?=[a-z]{2})", "mac"),
        (r"ah$", "a"),
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
        (r"[iyj]+(?=[aeou])", ""),
        (r"(?<=[aei])ou(?=[aeiy])|^ou(?=[aeiy])", "v"),
        (r"ou|oo", "u"),
        (r"ee|iy|yi|yy|ij|ii|ey|ei|y|j", "i"),
        (r"(.)\1+", r"\1"),
    )
)
"""What romanisations of Slavic, Arabic and other names differ in, made one; order matters."""
_VOWELS: Final = re.compile(r"(?<=.)[aeiou]")


def latin(name: str) -> str:
    """The plainest spelling of ``name`` in Latin letters; a name in Latin letters as it is."""
    return name if name.isascii() else romanised(name)[0]


@lru_cache(maxsize=1 << 13)
def sound_key(word: str) -> str:
    """A key that spellings of one name word share: *Zelenskiy*, *Zelensky* and *Zelenskyy*; *Oleh* and *Oleg*."""
    key = fold_name(latin(word)).replace(" ", "")
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key.lower()


@lru_cache(maxsize=1 << 13)
def skeleton(word: str) -> str:
    """The consonants of ``sound_key`` and its first letter: a coarse key, under which candidates are looked for."""
    return _VOWELS.sub("", sound_key(word))


_HABITS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"s?tsc?h|tch|dsc?h|dzh|shch|sch|sh|zh|dj|cz|sz|tz|ts|[szcx](?![aouhkr])|[szx]", "S"),
        (r"ph", "f"),
        (r"gu(?=[ei])|gh", "g"),
        (r"kh|ck|[qc]", "k"),
        (r"(?<![aeiouw])ou(?=[aeiy])|(?<=[aei])ou(?=[aeiy])|w", "v"),
        (r"([dt])h", r"\1"),
        (r"[aeiouyh']", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""What habits of romanisation differ in: sibilants, h, signs for one sound."""
_COARSE: Final = str.maketrans({"k": "K", "g": "K", "t": "T", "d": "T", "p": "P", "b": "P", "v": ""})
"""What one script writes and another leaves open."""
_REPEATED: Final = re.compile(r"(.)\1+")
_FRENCH_OR_ENGLISH: Final = re.compile(r"(?<!s)(?<!t)ch|j")
_GERMAN_OR_SLAVIC: Final = re.compile(r"(?<!s)(?<!tsc)(?<!t)(?<!sc)ch|kh|j")


@lru_cache(maxsize=1 << 13)
def habit_keys(word: str) -> tuple[str, ...]:
    """One or two keys of a word's consonants; *ch*, *kh* and *j* are sounded the one way or the other.

    *Zhukov*, *Joukov* and *Schukow* share one; *Khaled* and *Chalid*; *Cherkaoui* and *Sharkawi*.
    """
    plain = fold_name(latin(word)).replace(" ", "")
    ways = (_FRENCH_OR_ENGLISH.sub("sh", plain), _GERMAN_OR_SLAVIC.sub("", plain))
    return tuple(dict.fromkeys(map(_consonants, ways)))


def _consonants(word: str) -> str:
    for pattern, to in _HABITS:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=1 << 13)
def coarse_keys(word: str) -> tuple[str, ...]:
    """``habit_keys`` with voiced and voiceless made one and v left out: what is left whatever the script.

    *Mao Tse-tung* written together and *Maozedong* share one; *Qabbani* and *قباني*.
    """
    return tuple(dict.fromkeys(_REPEATED.sub(r"\1", key.translate(_COARSE)) for key in habit_keys(word)))
