"""How alike two words of names are, as a table of features: every score comes with its reasons."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from coranto.text.names import NICKNAMES
from coranto.text.transliteration import coarse_keys, habit_keys, skeleton, sound_key

SAME: Final = 0.7
"""Score from which two names are taken for one person's or one organization's."""

WORD_WEIGHTS: Final[Mapping[str, float]] = {
    "same word": 1.0,
    "spellings of one given name": 0.96,
    "same sound": 0.94,
    "short form of a given name": 0.9,
    "ending of another language": 0.86,
    "two short forms of one name": 0.76,
    "same consonants": 0.86,
    "another habit of writing": 0.84,
    "one letter differs": 0.86,
    "initial": 0.8,
    "two letters differ": 0.76,
    "one letter of few differs": 0.7,
    "one letter makes another name": 0.66,
}
"""What two words are worth to one another, by the first of these that holds."""
DOUBTFUL: Final = frozenset({
    "one letter of few differs", "one letter makes another name", "two letters differ", "two short forms of one name",
})  # fmt: skip
"""Features that may be a slip of the pen or another person: enough to ask, not to merge."""
LONG: Final = 6
SHORT: Final = 3
VERY_LONG: Final = 9
"""Letters from which one, or two, may differ in one name; and from which one may be a slip."""
CONSONANTS: Final = 3
"""Consonants that say as much as the whole word, where the vowels are near or not written."""

Spellings = Mapping[str, Sequence[int]]
"""Folded given name → numbers of the names that it is a spelling, or a short form, of."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """A score between 0 and 1 and the features that made it."""

    score: float
    reasons: tuple[str, ...]


def word_likeness(a: str, b: str, spellings: Spellings, vocalised: bool = True) -> tuple[float, str]:
    """(worth, feature) of two folded words of names; (0, "") if they are two names.

    Unless ``vocalised``, one of them comes from a script that leaves vowels out, and consonants alone are compared.
    """
    feature = _word_feature(a, b, spellings) or ("" if vocalised else _consonant_feature(a, b))
    return (WORD_WEIGHTS[feature], feature) if feature else (0.0, "")


def _word_feature(a: str, b: str, spellings: Spellings) -> str:
    if a == b:
        return "same word"
    names, others = spellings.get(a), spellings.get(b)
    if names and others and (shared := set(names).intersection(others)):
        return _shared_feature(shared)
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[:1] == b[:1] else ""
    if a > b:
        a, b = b, a
    return _letters_feature(a, b, names is not None and others is not None)


def _shared_feature(shared: set[int]) -> str:
    """The feature of two given names by the numbers that they share; a short form has its number negative as well."""
    if any(0 < number < NICKNAMES for number in shared):
        return "spellings of one given name"
    both = all(-number in shared for number in shared)
    return "two short forms of one name" if both else "short form of a given name"


@lru_cache(maxsize=1 << 13)
def _letters_feature(a: str, b: str, two_names: bool) -> str:
    """The feature of two words that their letters show; ``two_names``: both are given names in their own right."""
    shorter, distance = min(len(a), len(b)), OSA.distance(a, b, score_cutoff=2)
    if (a.startswith("mc") or b.startswith("mc")) and sound_key(a) == sound_key(b):
        return "same sound"  # McKenzie and MacKenzie are given names too
    if two_names:  # such as Oleg and Olga
        if (stem := _stem(a)) and (other := _stem(b)) and (stem == other or sound_key(stem) == sound_key(other)):
            return "ending of another language"
        womans = a.endswith("e") != b.endswith("e")  # Martin and Martine
        feature = "" if womans else spelling_feature(a, b)
        if feature and (feature != "same consonants" or len(skeleton(a)) > CONSONANTS):
            return feature
        return "one letter makes another name" if distance == 1 and shorter > SHORT else ""
    key, other = sound_key(a), sound_key(b)
    if key == other:
        return "same sound"
    if feature := spelling_feature(a, b):
        return feature
    if shorter >= LONG and (distance == 1 or OSA.distance(key, other, score_cutoff=1) == 1):
        return "one letter differs"
    if shorter >= VERY_LONG and distance == 2:
        return "two letters differ"
    return "one letter of few differs" if shorter > SHORT and distance == 1 else ""


_ENDING: Final = re.compile("(?:i?[ou]s|is|i?o)$")


def _stem(name: str) -> str:
    """A man's given name without the ending that Greek, Latin, or a Romance language gives it; empty if too short."""
    stem = _ENDING.sub("", name)
    return stem if len(stem) > CONSONANTS else ""


_VOWELS: Final = re.compile("[aeiou]+")
_MUTE: Final = re.compile("(?<=[^aeiou])e$")
_SILENT_U: Final = re.compile("(?<=[gq])u(?=[ei])")
_YO: Final = re.compile("e(?=[vw]a?$)")
"""*Gorbachev* ends in the vowel of *Gorbatschow*."""
_NEAR: Final = (frozenset("ae"), frozenset("ei"), frozenset("ou"))


def spelling_feature(a: str, b: str) -> str:
    """The feature of two words that are one but for the habit of writing; empty if they are not, or are short.

    Three consonants or more are the same, and the vowels such as one sound is written with: *Muhammed* and *Mohamed*,
    *Soljenitsyne* and *Solzhenitsyn*, but not *Martin* and *Martina*, nor *Marin* and *Moran*.
    """
    if min(len(a), len(b)) <= CONSONANTS + 1:
        return ""
    one, other = skeleton(a).lstrip("aeiou"), skeleton(b).lstrip("aeiou")
    same = one == other and len(one) >= CONSONANTS
    most = max(len(one), len(other))
    habit = same or any(key in habit_keys(b) and max(len(key), most) >= CONSONANTS for key in habit_keys(a))
    if not habit or not _vowels_near(a, b):
        return ""
    return "same consonants" if same else "another habit of writing"


def _vowels_near(a: str, b: str) -> bool:
    return any(
        len(x) == len(y) and all(_near(one, other) for one, other in zip(x, y, strict=True))
        for x in _vowel_groups(a)
        for y in _vowel_groups(b)
    )


def _vowel_groups(word: str) -> list[list[str]]:
    """Groups of neighbouring vowels, y among them; *j* and *w* once as consonants, once as vowels."""
    plain = _MUTE.sub("", _SILENT_U.sub("", _YO.sub("o", word))).replace("y", "i")
    ways = {plain.replace("j", j).replace("w", w) for j in "ji" for w in "wu"}
    return [_VOWELS.findall(way) for way in sorted(ways)]


def _near(one: str, other: str) -> bool:
    """Whether two groups of vowels may be one sound: they share a letter, or are a and e, e and i, o and u."""
    return not set(one).isdisjoint(other) or any({x, y} in _NEAR for x in one for y in other)


def _consonant_feature(a: str, b: str) -> str:
    """The feature of two words of which one lacks its vowels."""
    keys, others = coarse_keys(a), coarse_keys(b)
    if any(key in others and (len(key) >= CONSONANTS or _first(a) == _first(b)) for key in keys):
        return "same consonants"
    return ""


def _first(word: str) -> tuple[str, ...]:
    return coarse_keys(sound_key(word)[:1])


def align(
    a: Sequence[str], b: Sequence[str], spellings: Spellings, placed: bool = False, vocalised: bool = True
) -> tuple[float, tuple[str, ...], int]:
    """(mean worth of the pairs, reasons, words left over) of the best pairing of two lists of folded words, greedily.

    Worth is 0 when both lists keep a word that the other lacks: that is a contradiction, not an omission. If
    ``placed``, an initial stands only for a word of its own place, the first or a later one.
    """
    pairs = []
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            worth, feature = word_likeness(x, y, spellings, vocalised)
            if worth and not (placed and feature == "initial" and (i == 0) != (j == 0)):
                pairs.append((-worth, i, j, feature))
    used_a: set[int] = set()
    used_b: set[int] = set()
    total, reasons = 0.0, []
    for minus, i, j, feature in sorted(pairs):
        if i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        total -= minus
        reasons.append(f"{a[i]}/{b[j]}: {feature}")
    left_a, left_b = len(a) - len(used_a), len(b) - len(used_b)
    if not used_a or (left_a and left_b):
        return 0.0, tuple(reasons), left_a + left_b
    return total / len(used_a), tuple(reasons), left_a + left_b
