"""Whether two dispatches are about one event: a scored table of what they share."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Place, Sentence
from coranto.model.corpus import Folio
from coranto.resolve.anchors import main_kinds
from coranto.text.dates import MONTHS, WEEKDAYS
from coranto.text.folding import plain
from coranto.tools import Tools

# The table of features and weights. Two dispatches are siblings when their sum reaches ``SIBLING``.
SIBLING: Final = 2.6
SAME_WORDS, MANY_NAMES = 0.18, 4
"""Where no kind of event is shared, the words or the names must be."""
NAME_WEIGHT, NAME_CAP = 1.0, 3.5
"""A shared proper name that is not a country's; scaled by its rarity in the dossier."""
COUNTRY_WEIGHT, COUNTRY_CAP = 0.3, 0.6
KIND_WEIGHTS: Final = (1.2, 0.4, 0.3)
"""The first, second and third kind of event that both are about."""
WORDS_WEIGHT, WORDS_CHANCE, WORDS_CAP = 8.0, 0.06, 2.0
"""Cosine of their content words above what unrelated news shares by chance."""
COPY_WEIGHT, COPY_CAP = 1.5, 4.0
"""Each passage of shared text or quotation."""
NEARNESS: Final = (0.05, 0.35)
"""In news of one story, dispatches that share fewer than two rare names and a third of their words lie as far apart
as any; those that share four or more mostly lie within three days."""

STEM: Final = 6
"""Letters of a name that are compared: spellings of one name mostly agree in their beginnings."""
MOST_PER_KEY: Final = 40
"""A name shared by more documents than this brings no two of them together."""
MOST_SIBLINGS: Final = 24
"""Documents compared with one document, the likeliest by shared names first."""
SCANNED: Final = 20_000
"""Characters of a document that are read for names and words."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CALENDAR: Final = frozenset(word.lower() for word in (*WEEKDAYS, *MONTHS))
_SKIPPED: Final = ("related", "copyright", "credit", "byline", "header")


@dataclass(frozen=True, slots=True)
class Features:
    """What of a dispatch is compared."""

    names: frozenset[str]
    """Beginnings of proper names, folded."""
    countries: frozenset[str]
    kinds: frozenset[str]
    words: Mapping[str, float]
    """Content words, folded and cut, with log-scaled counts."""
    forms: Mapping[str, str]
    """A name as written, by its beginning."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two dispatches share, and the shared things worth naming."""

    score: float
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    copies: int
    words: float
    """Cosine of their content words."""
    nearness: float
    """Nats a day of distance costs: two dispatches that share much were written near one another, others anywhere."""

    @property
    def is_sibling(self) -> bool:
        """Whether both are taken to be about one event."""
        if self.copies:
            return self.score >= SIBLING
        same_subject = bool(self.kinds) or self.words >= SAME_WORDS or len(self.names) >= MANY_NAMES
        return self.score >= SIBLING and bool(self.names) and same_subject


def features(folio: Folio, tools: Tools) -> Features:
    """The features of one dispatch."""
    text = folio.text[:SCANNED]
    sentences = [s for s in folio.of(Sentence) if s.furniture not in _SKIPPED and s.start < len(text)]
    spans = [(s.start, s.end) for s in sentences] or [(0, len(text))]
    forms: dict[str, str] = {}
    words: Counter[str] = Counter()
    countries: set[str] = {p.country for p in folio.of(Place) if p.country and p.precision == "country"}
    country_names = {_stem(p.text) for p in folio.of(Place) if p.precision == "country"}
    kinds: list[tuple[int, str]] = []
    for start, end in spans:
        kinds += tools.occurrences.kinds(text, start, min(end, len(text)))
        _read(text[start:end], forms, words, countries, tools)
    for stem in [stem for stem in forms if stem in country_names]:
        del forms[stem]
    return Features(
        frozenset(forms),
        frozenset(countries),
        main_kinds(kinds),
        {word: 1 + math.log(count) for word, count in words.items()},
        forms,
    )


def _read(sentence: str, forms: dict[str, str], words: Counter[str], countries: set[str], tools: Tools) -> None:
    """Adds the names, words and countries of one sentence."""
    lowered_only = sentence.upper() == sentence
    for match in _WORD.finditer(sentence):
        word = match.group()
        folded = plain(word, diacritics=True, case=True).removesuffix("'s")
        if len(folded) < 3 or folded in _CALENDAR:
            continue
        code = tools.countries.demonyms.get(folded)
        if code:
            countries.add(code)
        elif word[0].isupper() and not lowered_only and _is_name(word, folded, tools):
            forms.setdefault(_stem(folded), word.removesuffix("'s").removesuffix("’s"))
        elif len(folded) > 4:
            words[folded[:7]] += 1


def _is_name(written: str, folded: str, tools: Tools) -> bool:
    """Whether a capital word is likely a proper name that tells: no common word, title, people or agency."""
    names = tools.names
    if folded in names.common or folded in names.peoples or (folded,) in names.titles:
        return False
    return folded not in names.not_names and written not in tools.agencies


def _stem(name: str) -> str:
    return plain(name, diacritics=True, case=True)[:STEM]


def rarity(all_features: Iterable[Features]) -> dict[str, float]:
    """How much each name tells: 1 in a small dossier, less the larger the share of a larger one that has it."""
    count: Counter[str] = Counter()
    total = 0
    for one in all_features:
        count.update(one.names)
        total += 1
    if total < 8:
        return dict.fromkeys(sorted(count), 1.0)
    return {
        name: min(1.0, max(0.15, math.log((total + 1) / number) / math.log((total + 1) / 2)))
        for name, number in sorted(count.items())
    }


def likeness(a: Features, b: Features, copies: int, weights: Mapping[str, float]) -> Likeness:
    """How alike two dispatches are, by the table above; ``copies`` is the number of passages they share."""
    names = sorted(a.names & b.names, key=lambda name: (-weights.get(name, 1.0), name))
    shared = sum(NAME_WEIGHT * weights.get(name, 1.0) for name in names)
    words = cosine(a.words, b.words)
    score = min(NAME_CAP, shared)
    score += min(COUNTRY_CAP, COUNTRY_WEIGHT * len(a.countries & b.countries))
    kinds = sorted(a.kinds & b.kinds)
    score += sum(KIND_WEIGHTS[: len(kinds)])
    score += min(WORDS_CAP, WORDS_WEIGHT * max(0.0, words - WORDS_CHANCE))
    score += min(COPY_CAP, COPY_WEIGHT * copies)
    return Likeness(
        score, tuple(a.forms[name] for name in names[:4]), tuple(kinds), copies, words, _nearness(shared, words)
    )


def _nearness(names: float, words: float) -> float:
    low, high = NEARNESS
    return min(high, max(low, low + 0.09 * (names - 1)) + (0.08 if words >= 0.3 else 0.0))


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two bags of words, 0 where either is empty."""
    if not a or not b:
        return 0.0
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    dot = sum(weight * many[word] for word, weight in few.items() if word in many)
    return dot / math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))


def candidates(all_features: Mapping[str, Features], copied: Mapping[tuple[str, str], int]) -> dict[str, Sequence[str]]:
    """For each document those worth comparing: that share its text, or its rarer names; near linear in documents."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for doc in sorted(all_features):
        for name in all_features[doc].names:
            by_name[name].append(doc)
    found: dict[str, Sequence[str]] = {}
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (a, b), number in copied.items():
        beside[a][b] += 10 * number
        beside[b][a] += 10 * number
    for doc in sorted(all_features):
        shared = Counter(beside[doc])
        for name in sorted(all_features[doc].names):
            others = by_name[name]
            if len(others) <= MOST_PER_KEY:
                shared.update(other for other in others if other != doc)
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        found[doc] = [other for other, _ in ranked[:MOST_SIBLINGS]]
    return found
