"""The keys under which romanisations of one name meet."""

import re
from functools import lru_cache
from typing import Final

from coranto.text.names import fold_name
from coranto.text.romanisation import romanised

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
    """The plainest spelling of ``name`` in Latin letters; a name in Latin letters as it is."""
    return name if name.isascii() else romanised(name)[0]


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


_COARSE: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"s?tsc?h|tch|dsc?h|dzh|shch|sch|sh|zh|dj|cz|sz|tz|ts|[szcx](?![aouhkr])|[szx]", "S"),
        (r"ph", "f"),
        (r"kh|gu(?=[ei])|[gkqc]", "K"),
        (r"[dt]h?", "T"),
        (r"[bp]", "P"),
        (r"[aeiouyvwh']", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""What is left of a name whatever the script and the habit of writing: classes of consonants."""
_FRENCH_OR_ENGLISH: Final = re.compile(r"(?<!s)(?<!t)ch|j")
_GERMAN_OR_SLAVIC: Final = re.compile(r"(?<!s)(?<!tsc)(?<!t)(?<!sc)ch|kh|j")


@lru_cache(maxsize=100_000)
def coarse_keys(word: str) -> tuple[str, ...]:
    """One or two keys of consonant classes; *ch*, *kh* and *j* are sounded the one way or the other.

    *Zhukov*, *Joukov* and *Schukow* share one; *Khaled* and *Chalid*; *Mao Tse-tung* written together and *Maozedong*.
    """
    plain = fold_name(latin(word)).replace(" ", "")
    ways = (_FRENCH_OR_ENGLISH.sub("sh", plain), _GERMAN_OR_SLAVIC.sub("", plain))
    return tuple(dict.fromkeys(_classes(way) for way in ways))


def _classes(word: str) -> str:
    for pattern, to in _COARSE:
        word = pattern.sub(to, word)
    return word
