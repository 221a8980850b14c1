"""How alike two persons' names are, and what tells two persons apart whatever their letters."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from coranto.text.name_words import WORD_WEIGHTS, Similarity, Spellings, align, word_likeness
from coranto.text.names import PersonName
from coranto.text.transliteration import sound_key

NAME_WEIGHTS: Final[Mapping[str, float]] = {
    "one without given name": 0.72,
    "particle apart": 0.97,
    "first words of a longer name": 0.76,
    "some words of a longer name": 0.66,
    "one is cut off in its last word": 0.8,
    "same words in another order": 0.8,
}
"""What is left of the words' worth, or the worth, of two names of which this holds."""
SPARE: Final = 0.04
"""Taken off for every word that only one of the two names has."""
TURNED: Final = 0.1
"""Taken off where names agree only when one is read family name first."""
SHORTER: Final = "shorter form"
"""Reason given where one name has given names that the other lacks."""
NEARLY: Final = "nearly the same letters"
"""Reason given where two names as a whole differ by slips of the pen alone."""
FEW_WORDS: Final = 3
"""Words up to which two names are compared as a whole: in a longer one a whole word may differ unnoticed."""
SLIPS: Final = 0.84
"""Share of letters that must agree for two names to differ by slips of the pen alone."""
WORD_SLIPS: Final = 0.8
"""The same for each word; a word that agrees in less is another word, and contradicts."""
FILIATION: Final = frozenset(
    {"bin", "ibn", "ben", "bn", "abn", "bint", "binti", "binte", "ould", "wuld", "oglu", "qizi"}
)
"""Words between a person's name and the father's, without vowels too."""
_FIRM: Final = frozenset({"same word", "spellings of one given name", "same sound"})
_NOT_FAMILY: Final = frozenset({"initial", "short form of a given name", "two short forms of one name"})
_ARTICLES: Final = frozenset({"al", "el", "ul", "ar", "er", "ur", "as", "es", "us", "ad", "ed", "ud", "an", "en", "az"})
_SERVANT: Final = frozenset({"abd", "abdul", "abdel", "abdal", "abdur", "abder", "abdus", "abdoul", "abdool"})
_VOWELS: Final = frozenset("aeiouy")
_OF_THE_FAITH: Final = re.compile(r"^(\w{2,}?)[aeou]{0,2}dd?(?:i|ee)ne?$")
_FAITH: Final = frozenset({"din", "deen", "dine", "eddin"})


def person_similarity(a: PersonName, b: PersonName, spellings: Spellings, vocalised: bool = True) -> Similarity:
    """How alike two persons' names are; their family names must agree, and no given name may contradict another.

    Unless ``vocalised``, one of the names comes from a script that leaves vowels out.
    """
    worth, feature = _family_likeness(a.family, b.family, spellings, vocalised)
    if not worth or feature in _NOT_FAMILY:
        return Similarity(0.0, ("family names differ",))
    reasons = [f"family name: {feature}"]
    if man_beside_woman(a, b):
        return Similarity(0.0, (*reasons, "a woman's and a man's form"))
    if not a.given or not b.given:
        if not a.given and not b.given:
            return Similarity(worth, tuple(reasons))
        lone = "one without given name"
        return Similarity(NAME_WEIGHTS[lone] * worth, (*reasons, lone))
    if fathers_differ(a.parts, b.parts, spellings, vocalised):
        return Similarity(0.0, (*reasons, "father and son change places"))
    one, other = _spelled_out(a.given, b.given, spellings), _spelled_out(b.given, a.given, spellings)
    given, given_reasons, spare = align(one, other, spellings, placed=True, vocalised=vocalised)
    if given == 0.0:
        return Similarity(0.0, (*reasons, "given names differ"))
    if spare:
        given_reasons = (*given_reasons, SHORTER)
    return Similarity(max(0.0, (worth + given) / 2 - SPARE * spare), (*reasons, *given_reasons))


def _family_likeness(a: str, b: str, spellings: Spellings, vocalised: bool) -> tuple[float, str]:
    """(worth, feature) of two family names with their particles, or without where only one has any."""
    worth, feature = word_likeness(a.replace(" ", ""), b.replace(" ", ""), spellings, vocalised)
    if " " in a or " " in b:
        bare, bare_feature = word_likeness(a.split()[-1], b.split()[-1], spellings, vocalised)
        apart = "particle apart"
        if bare_feature not in _NOT_FAMILY and bare * NAME_WEIGHTS[apart] > worth:
            return bare * NAME_WEIGHTS[apart], apart if bare_feature == "same word" else bare_feature
    return worth, feature


_WOMANS: Final = (("ov", "ova"), ("ev", "eva"), ("in", "ina"), ("yn", "yna"), ("y", "aya"), ("i", "aia"), ("y", "a"))
"""Endings of Slavic family names of men and of women."""


def woman_and_man(a: str, b: str) -> bool:
    """Whether two family names are a man's and a woman's form of one Slavic name: *Ivanov* and *Ivanova*."""
    man, woman = sorted((a, b), key=len)
    return len(man) > LEAST_STEM and any(
        man.endswith(his) and woman == man.removesuffix(his) + hers for his, hers in _WOMANS
    )


def man_beside_woman(a: PersonName, b: PersonName) -> bool:
    """Whether the family names are a man's and a woman's form, and no given names in full say otherwise."""
    told = all(name.given and len(name.given[0]) > 1 for name in (a, b))
    return not told and woman_and_man(a.family, b.family)


LEAST_STEM: Final = 4
"""Letters from which an ending tells a woman's from a man's family name."""
_GENERATIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("jr", "jnr", "junior", "younger", "fils", "filho", "hijo", "ii", "2nd", "mladshy"), "younger"),
    **dict.fromkeys(("sr", "snr", "senior", "elder", "pere", "pai", "padre", "i", "1st", "starshy"), "elder"),
    "iii": "third",
    "3rd": "third",
    "iv": "fourth",
    "4th": "fourth",
    "v": "fifth",
}


def generation(words: Sequence[str]) -> str:
    """What the last word of a folded name tells of father and son: *younger* for *jr*; empty if nothing."""
    return _GENERATIONS.get(words[-1], "") if len(words) > 2 else ""


def fathers_differ(a: Sequence[str], b: Sequence[str], spellings: Spellings, vocalised: bool = True) -> bool:
    """Whether a name says whose child the bearer is, and nothing of the bearers' own names is alike.

    Of a name that does not say so, the first word is the bearer's own: *Nasser bin Salim* is not *Salim Nasser*.
    """
    one, other = _own_names(a), _own_names(b)
    if one is None and other is None:
        return False
    own, others = (names if names is not None else words[:1] for names, words in ((one, a), (other, b)))
    return bool(own and others) and not any(word_likeness(x, y, spellings, vocalised)[0] for x in own for y in others)


def _own_names(words: Sequence[str]) -> Sequence[str] | None:
    """The words before the first word of filiation, none if nothing follows it; null if there is no such word."""
    words = " ".join(words).split()
    place = next((i for i, word in enumerate(words) if word in FILIATION), None)
    return None if place is None else words[: place if place + 1 < len(words) else 0]


def _spelled_out(given: Sequence[str], other: Sequence[str], spellings: Spellings) -> Sequence[str]:
    """``given`` with initials written together apart: *jc* beside *jean claude*."""
    first = given[0]
    told = first in spellings and not _VOWELS.isdisjoint(first)
    if len(given) == 1 < len(other) and 2 <= len(first) <= 3 and not told:
        letters = "".join(word[0] for word in other[: len(first)])
        return tuple(first) if letters == first else given
    return given


def joined(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """``words`` with two neighbours made one where the other name has them as one: *Patri ushev*, *Mei ling*."""
    known = {sound_key(word) for word in others}
    kept: list[str] = []
    for word in words:
        if kept and word not in others and kept[-1] not in others and sound_key(kept[-1] + word) in known:
            kept[-1] += word
        else:
            kept.append(word)
    return tuple(kept)


def compounded(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """``words`` with Arabic compounds as one word each: *abd al rahman* and *abdurrahman* are *abdrahman*.

    A servant's name stays apart where the other name leaves that word out.
    """
    kept: list[str] = []
    both = any(word.startswith("abd") for word in others)
    servant = False
    for place, word in enumerate(words):
        if servant and word in _ARTICLES and place + 1 < len(words):
            continue
        if servant and len(word) > 1:
            kept[-1] = "abd" + word
        elif word in _FAITH and len(kept) > 1 and kept[-1] in _ARTICLES:
            kept[-2:] = [f"{kept[-2]}din"]
        else:
            kept.append(_uncompounded(word))
        servant = both and word in _SERVANT
    return tuple(kept)


def _uncompounded(word: str) -> str:
    """*abdurrahman* and *noureddine* without the article that their two parts are tied with."""
    if not word.startswith("abd"):
        return _OF_THE_FAITH.sub(r"\1din", word)
    for article in ("ul", "el", "al", "ol", "oul", "ool"):
        if word.startswith(article, 3) and len(word) >= len("abd" + article) + 3:
            return "abd" + word[len("abd" + article) :]
    for vowel in ("u", "e", "a", "o"):
        rest = word[4:]
        if word.startswith(vowel, 3) and len(rest) > 4 and rest[0] == rest[1]:
            return "abd" + rest[1:]
    return word


def cut_off(a: Sequence[str], b: Sequence[str], particles: frozenset[str]) -> bool:
    """Whether one of two long names only breaks off within its last word, as at the end of a narrow field."""
    if not a or len(a) != len(b) or len(a[-1]) == len(b[-1]) or a[:-1] != b[:-1]:
        return False
    same = [word for word in a[:-1] if word not in particles]
    short, whole = sorted((a[-1], b[-1]), key=len)
    return len(same) >= FEW_WORDS and len(short) > 1 and whole.startswith(short)


def first_words(a: Sequence[str], b: Sequence[str], spellings: Spellings) -> bool:
    """Whether one name is two words or more that another begins with: *Gabriel García* and his mother's name after."""
    short, whole = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(whole):
        return False
    return all(word_likeness(x, y, spellings)[1] in _FIRM for x, y in zip(short, whole, strict=False))


def some_words(a: Sequence[str], b: Sequence[str], spellings: Spellings) -> bool:
    """Whether one name is words of another in their order, from the first on: *Ana Ruiz*, *Ana Luz Ruiz Ochoa*."""
    short, whole = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(whole):
        return False
    left = iter(whole)
    told = (*_FIRM, "initial")
    begun = word_likeness(short[0], next(left), spellings)[1] in told
    inside = all(any(word_likeness(x, y, spellings)[1] in told for y in left) for x in short[1:-1])
    return begun and inside and any(word_likeness(short[-1], y, spellings)[1] in _FIRM for y in left)


def other_order(a: Sequence[str], b: Sequence[str], spellings: Spellings) -> bool:
    """Whether two names of three words or more have the same words, whatever their order."""
    if min(len(a), len(b)) < FEW_WORDS or fathers_differ(a, b, spellings):
        return False
    worth, _, spare = align(a, b, spellings)
    return worth >= WORD_WEIGHTS["spellings of one given name"] and spare == 0


def as_a_whole(a: Sequence[str], b: Sequence[str]) -> Similarity:
    """How alike the letters of two names are; 0 below ``SLIPS``, or if a word differs from its counterpart."""
    best = 0.0
    for x, y in ((a, b), (sorted(a), sorted(b))):
        if len(x) == len(y) and any(OSA.normalized_similarity(*pair) < WORD_SLIPS for pair in zip(x, y, strict=True)):
            continue
        turned = 0.0 if (x, y) == (a, b) else TURNED
        best = max(best, OSA.normalized_similarity("".join(x), "".join(y), score_cutoff=SLIPS) - turned)
    return Similarity(best, (NEARLY,)) if best > 0 else Similarity(0.0, ())
