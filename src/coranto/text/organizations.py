"""How alike two organizations' names are: words weigh by how much they tell, and what tells two bodies apart vetoes."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from coranto.text.name_words import Similarity, word_likeness
from coranto.text.names import fold_name, initials
from coranto.text.transliteration import latin

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
_UNITS: Final = dict(
    zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True)
)
_TENS: Final = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_NUMBERS: Final[Mapping[str, str]] = {
    "first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4",
    "fifth": "5", "5th": "5", "sixth": "6", "6th": "6", "seventh": "7", "7th": "7", "eighth": "8", "8th": "8",
    "ninth": "9", "9th": "9", "tenth": "10", "10th": "10", "ten": "10", "eleven": "11", "twelve": "12",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
    **{word: str(number) for word, number in (*_UNITS.items(), *_TENS.items())},
}  # fmt: skip
_LONG_FORMS: Final[Mapping[str, str]] = {
    "un": "united nations", "us": "united states", "uk": "united kingdom", "eu": "european union",
    "intl": "international", "natl": "national", "dept": "department", "labor": "labour",
    "defense": "defence", "center": "centre", "organization": "organisation", "assn": "association",
    "univ": "university", "govt": "government",
}  # fmt: skip
"""Words of organizations' names that are written in two ways."""
_FILLERS: Final = frozenset({"of", "the", "and", "for", "de", "du", "la", "le", "del", "di", "da", "al", "el"})

ORGANIZATION_WEIGHTS: Final[Mapping[str, float]] = {
    "same words": 1.0,
    "known under both names": 0.95,
    "acronym": 0.8,
}
"""What two names are worth of which this holds."""
GENERIC: Final = 0.4
"""Weight of a word that many names have, such as *group*, against one of a rarer word."""
LEFT_OVER: Final = 0.35
"""Taken off for every word, times its weight, that only one of the names has."""
CANNOT_MISS: Final = 0.6
"""Most that two names are worth of which one has a number, a part or a country that the other lacks, or which have
one short word in common but for a letter."""


@dataclass(frozen=True, slots=True)
class OrganizationWords:
    """What is known of the words of organizations' names; all folded."""

    abbreviations: Mapping[str, str] = field(default_factory=lambda: _LONG_FORMS)
    legal: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    """First word of a legal form → the forms that begin with it, the longest first."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Word for a kind of body, in any language → one word for all of them."""
    generic: AbstractSet[str] = frozenset()
    parts: AbstractSet[str] = frozenset()
    countries: AbstractSet[str] = frozenset()
    aliases: Mapping[str, int] = field(default_factory=dict)
    """Name, folded or an acronym as written → the number of its body."""


PLAIN: Final = OrganizationWords()
"""The forms of a few languages, for whoever compares names without the tables."""


def organization_similarity(a: str, b: str, known: OrganizationWords = PLAIN) -> Similarity:
    """How alike two organizations' names are, legal forms and word order apart; an acronym stands for its name."""
    words, others = core_words(a, known), core_words(b, known)
    if not words or not others:
        return Similarity(0.0, ("nothing to compare",))
    if words == others or sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return Similarity(1.0, ("same words",))
    bodies = alias(a, known), alias(b, known)
    if None not in bodies:
        return _worth("known under both names") if bodies[0] == bodies[1] else Similarity(0.0, ("two known bodies",))
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return _worth("acronym")
    return _by_words(words, others, known)


def _worth(reason: str) -> Similarity:
    return Similarity(ORGANIZATION_WEIGHTS[reason], (reason,))


def alias(name: str, known: OrganizationWords) -> int | None:
    """The number of the body that is known under ``name``; null if none is."""
    bare = name.replace(".", "").removeprefix("the ").removeprefix("The ")
    return known.aliases.get(bare) if bare in known.aliases else known.aliases.get(fold_name(latin(bare)))


def _by_words(words: Sequence[str], others: Sequence[str], known: OrganizationWords) -> Similarity:
    """The mean worth of the words' best pairs by weight, less what is left over."""
    pairs, left, right = _paired(words, others)
    if not pairs or (left and right):
        return Similarity(0.0, ("words differ",))
    weights = [(_weight(x, known) + _weight(y, known)) / 2 for _, x, y, _ in pairs]
    if left + right and max(weights) < 1:
        return Similarity(0.0, ("nothing but common words in common",))
    reasons = [f"{x}/{y}: {feature}" for _, x, y, feature in pairs]
    mean = sum(worth * weight for (worth, *_), weight in zip(pairs, weights, strict=True)) / sum(weights)
    spare = left + right
    score = max(0.0, mean - LEFT_OVER * sum(_weight(word, known) for word in spare))
    if len(pairs) == 1 and pairs[0][3] == "one letter of few differs":
        return Similarity(min(score, CANNOT_MISS), tuple(reasons))
    telling = sorted(word for word in spare if tells_apart(word, known))
    if telling:
        return Similarity(min(score, CANNOT_MISS), (*reasons, f"only one has {', '.join(telling)}"))
    return Similarity(score, (*reasons, *(f"only one has {word}" for word in spare)))


def _paired(
    words: Sequence[str], others: Sequence[str]
) -> tuple[list[tuple[float, str, str, str]], list[str], list[str]]:
    """(worth, word, other, feature) of the best pairs, and the words of either name that are left."""
    found = sorted(
        (-worth, i, j, feature)
        for i, x in enumerate(words)
        for j, y in enumerate(others)
        for worth, feature in (word_likeness(x, y, {}),)
        if worth and not (x != y and (x.isdigit() or y.isdigit()))
    )
    left, right = dict(enumerate(words)), dict(enumerate(others))
    pairs = []
    for minus, i, j, feature in found:
        if i in left and j in right:
            pairs.append((-minus, left.pop(i), right.pop(j), feature))
    return pairs, list(left.values()), list(right.values())


def _weight(word: str, known: OrganizationWords) -> float:
    return GENERIC if word in known.generic and not tells_apart(word, known) else 1.0


def tells_apart(word: str, known: OrganizationWords) -> bool:
    """Whether a word is a number, a part or a country: a body without it is another one."""
    return word.isdigit() or word in known.parts or word in known.countries


def contradict(a: Sequence[str], b: Sequence[str], known: OrganizationWords) -> bool:
    """Whether the numbers, parts and countries in two names differ."""
    return {word for word in a if tells_apart(word, known)} != {word for word in b if tells_apart(word, known)}


def is_acronym(name: str) -> bool:
    """Whether a name is one word in capitals."""
    return name.isupper() and " " not in name


def is_acronym_of(short: str, long: str) -> bool:
    """Whether ``short`` is the initials of ``long``, which has several words: *UN* of *United Nations*."""
    letters = short.replace(".", "").replace(" ", "")
    return len(letters) >= 2 and letters.isupper() and len(long.split()) > 1 and letters == initials(long)


def core_words(name: str, known: OrganizationWords = PLAIN) -> list[str]:
    """The words of an organization's name without legal forms and fillers; initials written apart are joined."""
    folded = " ".join(written_words(name))
    for phrase in _LEGAL_PHRASES:
        folded = folded.replace(phrase, " ")
    bare = _without_legal_forms(folded.split() or written_words(name), known)
    words = [known.abbreviations.get(word, word) for word in bare if word not in _FILLERS]
    kept = [word for word in words if word not in _LEGAL_FORMS]
    parts = [part for word in kept or words for part in word.split()]
    return [known.kinds.get(word, word) for word in _numbered(parts)]


def written_words(name: str) -> list[str]:
    """The folded words of a name as written, without quotation marks; initials written apart are joined."""
    return _letters_joined(fold_name(latin(name.translate(_QUOTES))).split())


_QUOTES: Final = dict.fromkeys(map(ord, '"«»„“”‟‹›「」『』'), " ")


def _without_legal_forms(words: list[str], known: OrganizationWords) -> list[str]:
    """The words between the legal forms that a name begins and ends with; all if nothing else is there."""
    start, end = 0, len(words)
    while start < end and (form := _form(words[start:end], known.legal.get(words[start], ()))):
        start += len(form)
    while start < end:
        tails = (at for at in range(start, end) if tuple(words[at:end]) in known.legal.get(words[at], ()))
        tail = next(tails, end)
        if tail == end:
            break
        end = tail
    return words[start:end] or words


def _form(words: Sequence[str], forms: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest of the forms that the words begin with."""
    return next((form for form in forms if tuple(words[: len(form)]) == form), ())


def _numbered(words: Sequence[str]) -> Iterator[str]:
    """The words with numbers in figures; *forty four* and *forty 4* are 44."""
    tens = 0
    for word in words:
        unit = _UNITS.get(word, int(word) if len(word) == 1 and word.isascii() and word.isdigit() else 0)
        if tens and unit:
            yield str(tens + unit)
            tens = 0
            continue
        if tens:
            yield str(tens)
        tens = _TENS.get(word, 0)
        if not tens:
            yield _NUMBERS.get(word, word)
    if tens:
        yield str(tens)


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
