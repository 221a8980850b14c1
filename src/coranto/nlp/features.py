"""What the word lists and the way a word is written say about it: soft evidence beside the encoder's pieces.

The encoder reads lower case without accents; capitals reach it only through here. Each word has one bit a feature: its
shape, the lists that hold it, names of several words that it may be part of, and how the rest of the text writes it.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from coranto.resources.countries import Countries
from coranto.resources.gazetteer import Gazetteer
from coranto.resources.names import NameLexicon
from coranto.text.names import REMEMBERED, fold_name
from coranto.text.spans import Span

LONGEST_NAME: Final = 5
"""Words of the longest names that are looked up whole."""
LARGE: Final = 50_000
"""People from which a town counts as large."""

_SHAPES: Final = ("lower", "title", "upper", "mixed", "letter", "digits", "alphanumeric", "sign", "uncased")
_LISTS: Final = (
    "common-noun", "common-other", "given", "family", "title-word", "particle", "joiner", "suffix", "first-head",
    "body-noun", "illness", "illness-noun", "place-first", "group-head", "people", "people-noun", "not-name",
    "person-verb", "kin", "place-preposition", "demonym", "acronym",
)  # fmt: skip
_HEADS: Final = ("head-organization", "head-facility", "head-place", "head-event", "head-product")
_PLACES: Final = (
    "gazetteer-country", "gazetteer-region", "gazetteer-large", "gazetteer-small", "gazetteer-water", "gazetteer-site",
)  # fmt: skip
_KINDS: Final = {
    "country": "gazetteer-country", "region": "gazetteer-region", "province": "gazetteer-region",
    "district": "gazetteer-region", "water": "gazetteer-water", "site": "gazetteer-site",
}  # fmt: skip
"""Feature by a place's precision; towns go by their size."""
_KNOWN: Final = ("known-organization", "known-facility")
_PARTS: Final = ("place-begins", "place-goes-on", "known-begins", "known-goes-on", "title-begins", "title-goes-on")
_PLACE_IN_TEXT: Final = (
    "opens-sentence", "opens-line", "follows-quote", "glued", "shouted", "title-case", "small-elsewhere",
    "capital-elsewhere",
)  # fmt: skip

NAMES: Final[tuple[str, ...]] = _SHAPES + _LISTS + _HEADS + _PLACES + _KNOWN + _PARTS + _PLACE_IN_TEXT
"""What each bit means, in order; the model's weights are bound to it."""
_AT: Final[Mapping[str, int]] = {name: number for number, name in enumerate(NAMES)}
_QUOTES: Final = frozenset("\"'“”‘’«»‹›„")

Rows = npt.NDArray[np.uint8]


class Features:
    """Looks words up; remembers what was looked up."""

    def __init__(self, lexicon: NameLexicon, gazetteer: Gazetteer, countries: Countries) -> None:
        self._lexicon, self._gazetteer = lexicon, gazetteer.core
        self._lists: Mapping[str, Container[str]] = {
            "given": lexicon.given, "family": lexicon.family,
            "title-word": frozenset(word for title in lexicon.titles for word in title),
            "particle": lexicon.particles, "joiner": lexicon.joiners, "suffix": lexicon.suffixes,
            "first-head": lexicon.first_heads, "body-noun": lexicon.body_nouns, "illness": lexicon.illnesses,
            "illness-noun": lexicon.illness_nouns, "place-first": lexicon.place_first,
            "group-head": lexicon.group_heads, "people": lexicon.peoples, "people-noun": lexicon.people_nouns,
            "not-name": lexicon.not_names, "person-verb": lexicon.person_verbs, "kin": lexicon.kin,
            "place-preposition": lexicon.place_prepositions, "demonym": countries.demonyms,
        }  # fmt: skip
        self._alone = lru_cache(maxsize=1 << 13)(self._of_word)
        self._part = lru_cache(maxsize=1 << 12)(self._of_name)

    def of(self, text: str, words: Sequence[Span], sentences: Sequence[tuple[int, int]]) -> Rows:
        """One row a word, one column a name of ``NAMES``. ``sentences`` are ranges of words, in order, gapless."""
        forms = [text[start:end] for start, end in words]
        of_word = (self._alone(form) if len(form) <= REMEMBERED else self._of_word(form) for form in forms)
        rows = np.frombuffer(b"".join(of_word), dtype=np.uint8).reshape(len(forms), len(NAMES)).copy()
        if not forms:
            return rows
        self._mark_names(text, words, forms, rows)
        _mark_place(text, words, forms, sentences, rows)
        return rows

    def _of_word(self, word: str) -> bytes:
        """The bits that a word has wherever it stands."""
        key, lexicon = fold_name(word), self._lexicon
        held = {shape(word)}
        kind = lexicon.common.get(key)
        if kind is not None:
            held.add("common-noun" if kind else "common-other")
        held.update(name for name, words in self._lists.items() if key and key in words)
        if 2 <= len(word) <= 6 and word.isupper() and kind is None:
            held.add("acronym")
        if key in lexicon.heads:
            held.add(f"head-{lexicon.heads[key]}")
        if word in lexicon.known:
            held.add(f"known-{lexicon.known[word]}")
        if len(key) > 2 and (kind is None or not word.islower()):
            held.update(self._places(key))
        return bytes(name in held for name in NAMES)

    def _places(self, name: str) -> set[str]:
        """The kinds of place that bear the name."""
        return {
            _KINDS.get(
                row.precision, "gazetteer-large" if row.population >= LARGE or row.capital else "gazetteer-small"
            )
            for row in self._gazetteer.lookup(name)
        }

    def _of_name(self, name: str) -> str | None:
        """What a name of several words is known as."""
        key = fold_name(name)
        if name in self._lexicon.known or key in self._lexicon.known:
            return "known"
        if tuple(key.split()) in self._lexicon.titles:
            return "title"
        return "place" if name in self._gazetteer else None

    def _mark_names(self, text: str, words: Sequence[Span], forms: Sequence[str], rows: Rows) -> None:
        """Sets the bits of known names of several words, the longest first from each word with a capital."""
        capital = [form[0].isupper() for form in forms]
        at = 0
        while at < len(forms):
            last = min(len(forms), at + LONGEST_NAME) if capital[at] else at
            while last > at + 1:
                known = None
                if forms[last - 1][0].isalnum() and words[last - 1].end - words[at].start <= 60:
                    known = self._part(text[words[at].start : words[last - 1].end])
                if known:
                    rows[at, _AT[f"{known}-begins"]] = 1
                    rows[at + 1 : last, _AT[f"{known}-goes-on"]] = 1
                    break
                last -= 1
            at = max(at + 1, last)


def shape(word: str) -> str:
    """How a word is written: one of the first nine names."""
    if word.isdigit():
        return "digits"
    if not any(map(str.isalpha, word)):
        return "alphanumeric" if word[0].isalnum() else "sign"
    if any(map(str.isdigit, word)):
        return "alphanumeric"
    if word.islower():
        return "lower"
    if word.isupper():
        return "letter" if len(word) == 1 else "upper"
    if word[0].isupper() and word[1:].islower():
        return "title"
    return "mixed" if word.lower() != word.upper() else "uncased"


def _mark_place(
    text: str, words: Sequence[Span], forms: Sequence[str], sentences: Sequence[tuple[int, int]], rows: Rows
) -> None:
    """Sets the bits that tell where each word stands, and how the text writes it elsewhere."""
    opening, line, quote, glued, shouted, title_case, small, large = (_AT[name] for name in _PLACE_IN_TEXT)
    lower, title, upper = rows[:, _AT["lower"]], rows[:, _AT["title"]], rows[:, _AT["upper"]]
    for first, last in sentences:
        rows[first, opening] = 1
        cased = lower[first:last].sum() + title[first:last].sum() + upper[first:last].sum()
        if cased > 2 and upper[first:last].sum() > 0.7 * cased:
            rows[first:last, shouted] = 1
        elif cased > 3 and lower[first:last].sum() < 0.35 * cased:
            rows[first:last, title_case] = 1
    before = -1
    for index, (start, end) in enumerate(words):
        if start == before:
            rows[index, glued] = 1
        elif before < 0 or "\n" in text[before:start]:
            rows[index, line] = 1
        before = end
        if index and forms[index - 1] in _QUOTES:
            rows[index, quote] = 1
    seen = Counter(form for form, is_lower in zip(forms, lower, strict=True) if is_lower)
    inner = Counter(
        form
        for form, row in zip(forms, rows, strict=True)
        if row[_AT["title"]] and not (row[opening] or row[quote] or row[title_case] or row[shouted])
    )
    for index, form in enumerate(forms):
        if not lower[index] and form.lower() in seen:
            rows[index, small] = 1
        if upper[index] or lower[index]:
            rows[index, large] = form.capitalize() in inner
        elif title[index] and rows[index, opening]:
            rows[index, large] = form in inner
