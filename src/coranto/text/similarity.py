"""How alike two names are, as a table of features: every score comes with its reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.text.names import PersonName, fold_name, initials
from coranto.text.transliteration import latin, sound_key

SAME: Final = 0.7
"""Score from which two names are taken for one person's or one organization's."""

WORD_WEIGHTS: Final[Mapping[str, float]] = {
    "same word": 1.0,
    "spellings of one given name": 0.96,
    "same sound": 0.94,
    "one letter differs": 0.86,
    "written together": 0.92,
    "initial": 0.8,
    "two letters differ": 0.76,
    "one letter of few differs": 0.7,
    "one letter makes another name": 0.66,
}
"""What two words are worth to one another, by the first of these that holds."""
DOUBTFUL: Final = frozenset({"one letter of few differs", "one letter makes another name", "two letters differ"})
"""Features that may be a slip of the pen or another person: enough to ask, not to merge."""
LONG: Final = 6
SHORT: Final = 3
VERY_LONG: Final = 9
"""Letters from which one, or two, may differ in one name; and from which one may be a slip."""
SPARE: Final = 0.04
"""Taken off for every word that only one of the two names has."""
LONE: Final = 0.72
"""Most that a single word can be worth against a longer name."""

SHORTER: Final = "shorter form"
"""Reason given where one name has given names that the other lacks."""

Spellings = Mapping[str, Sequence[int]]
"""Folded given name → numbers of the names that it is a spelling of."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """A score between 0 and 1 and the features that made it."""

    score: float
    reasons: tuple[str, ...]


def word_likeness(a: str, b: str, spellings: Spellings) -> tuple[float, str]:
    """(worth, feature) of two folded words of names; (0, "") if they are two names."""
    feature = _word_feature(a, b, spellings)
    return (WORD_WEIGHTS[feature], feature) if feature else (0.0, "")


def _word_feature(a: str, b: str, spellings: Spellings) -> str:
    if a == b:
        return "same word"
    if set(spellings.get(a, ())) & set(spellings.get(b, ())):
        return "spellings of one given name"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[:1] == b[:1] else ""
    shorter = min(len(a), len(b))
    distance = edit_distance(a, b, 2)
    if a in spellings and b in spellings:  # two given names in their own right, such as Oleg and Olga
        return "one letter makes another name" if distance == 1 and shorter > SHORT else ""
    key, other = sound_key(a), sound_key(b)
    if key == other:
        return "same sound"
    if shorter >= LONG and (distance == 1 or edit_distance(key, other, 1) == 1):
        return "one letter differs"
    if shorter >= VERY_LONG and distance == 2:
        return "two letters differ"
    return "one letter of few differs" if shorter > SHORT and distance == 1 else ""


def edit_distance(a: str, b: str, most: int) -> int:
    """Fewest insertions, deletions, changes and swaps of neighbours from ``a`` to ``b``; ``most + 1`` if it is more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, ch in enumerate(a, 1):
        previous, row = row, [i]
        for j, other in enumerate(b, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (ch != other))
            if i > 1 and j > 1 and ch == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = previous
    return min(row[-1], most + 1)


def person_similarity(a: PersonName, b: PersonName, spellings: Spellings) -> Similarity:
    """How alike two persons' names are; their family names must agree, and no given name may contradict another."""
    worth, feature = word_likeness(_joined(a.family), _joined(b.family), spellings)
    if not worth or feature == "initial":
        return Similarity(0.0, ("family names differ",))
    reasons = [f"family name: {feature}"]
    if not a.given or not b.given:
        if not a.given and not b.given:
            return Similarity(worth, tuple(reasons))
        return Similarity(LONE * worth, (*reasons, "one without given name"))
    given, given_reasons, spare = align(a.given, b.given, spellings, placed=True)
    if given == 0.0:
        return Similarity(min(worth, given) * 0.3, (*reasons, "given names differ"))
    if spare:
        given_reasons = (*given_reasons, SHORTER)
    return Similarity(max(0.0, (worth + given) / 2 - SPARE * spare), (*reasons, *given_reasons))


def _joined(words: str) -> str:
    return words.replace(" ", "")


def align(
    a: Sequence[str], b: Sequence[str], spellings: Spellings, placed: bool = False
) -> tuple[float, tuple[str, ...], int]:
    """(mean worth of the pairs, reasons, words left over) of the best pairing of two lists of folded words, greedily.

    Worth is 0 when both lists keep a word that the other lacks: that is a contradiction, not an omission. If
    ``placed``, an initial stands only for a word of its own place, the first or a later one.
    """
    pairs = []
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            worth, feature = word_likeness(x, y, spellings)
            if worth and not (placed and feature == "initial" and (i == 0) != (j == 0)):
                pairs.append((-worth, i, j, f"{x}/{y}: {feature}"))
    used_a: set[int] = set()
    used_b: set[int] = set()
    total, reasons = 0.0, []
    for minus, i, j, reason in sorted(pairs):
        if i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        total -= minus
        reasons.append(reason)
    left_a, left_b = len(a) - len(used_a), len(b) - len(used_b)
    if not used_a or (left_a and left_b):
        return 0.0, tuple(reasons), left_a + left_b
    return total / len(used_a), tuple(reasons), left_a + left_b


_LEGAL_FORMS: Final = frozenset({
    "ag", "sa", "spa", "plc", "ltd", "limited", "inc", "incorporated", "llc", "llp", "lp", "co", "corp", "corporation",
    "company", "gmbh", "kg", "nv", "bv", "ab", "oy", "oyj", "asa", "as", "a", "s", "se", "sarl", "srl", "sas", "ooo",
    "oao", "zao", "pao", "ao", "jsc", "pjsc", "ojsc", "cjsc", "pte", "pty", "bhd", "sdn", "kk", "aktiengesellschaft",
    "doo", "dd", "kft", "zrt", "sro", "tov", "the",
})  # fmt: skip
_LEGAL_PHRASES: Final = (
    "open joint stock company", "public joint stock company", "closed joint stock company", "joint stock company",
    "limited liability company", "limited liability partnership", "public limited company", "sp zoo",
)  # fmt: skip
_NUMBERS: Final[Mapping[str, str]] = {
    "first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "one": "1", "two": "2",
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_LONG_FORMS: Final[Mapping[str, str]] = {
    "un": "united nations", "us": "united states", "uk": "united kingdom", "eu": "european union",
    "intl": "international", "natl": "national", "dept": "department", "labor": "labour",
    "defense": "defence", "center": "centre", "organization": "organisation", "assn": "association",
    "univ": "university", "govt": "government",
}  # fmt: skip
"""Words of organizations' names that are written in two ways."""
_FILLERS: Final = frozenset({"of", "the", "and", "for", "de", "du", "la", "le", "del", "di", "da", "al", "el"})


def organization_similarity(a: str, b: str) -> Similarity:
    """How alike two organizations' names are, legal forms and word order apart; an acronym stands for its name."""
    words, others = core_words(a), core_words(b)
    if not words or not others:
        return Similarity(0.0, ("nothing to compare",))
    if words == others or sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return Similarity(1.0, ("same words",))
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return Similarity(0.8, ("acronym",))
    mean, reasons, spare = align(words, others, {})
    if mean == 0.0:
        return Similarity(0.0, ("words differ",))
    return Similarity(max(0.0, mean - 0.25 * spare), reasons)


def is_acronym_of(short: str, long: str) -> bool:
    """Whether ``short`` is the initials of ``long``, which has several words: *UN* of *United Nations*."""
    letters = short.replace(".", "").replace(" ", "")
    return len(letters) >= 2 and letters.isupper() and len(long.split()) > 1 and letters == initials(long)


def core_words(name: str) -> list[str]:
    """The words of an organization's name without legal forms and fillers; initials written apart are joined."""
    folded = " ".join(_letters_joined(fold_name(latin(name)).split()))
    for phrase in _LEGAL_PHRASES:
        folded = folded.replace(phrase, " ")
    words = [_NUMBERS.get(word, word) for word in folded.split() if word not in _FILLERS]
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return [part for word in kept or words for part in _LONG_FORMS.get(word, word).split()]


def _letters_joined(words: Sequence[str]) -> list[str]:
    """The words, single letters that follow one another made one: *s a r l* is *sarl*."""
    joined: list[str] = []
    run = False
    for word in words:
        if len(word) == 1 and word.isalpha() and run:
            joined[-1] += word
        else:
            joined.append(word)
        run = len(word) == 1 and word.isalpha()
    return joined
