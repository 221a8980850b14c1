"""Where a figure holds: places ranked by where they stand, from the number's own clause to the dispatch's own place.

What is counted decides how far one may look. A sum or a share holds where its own words put it; troops and things where
the paragraph tells of; victims, homes and patients, failing that, where the dispatch does.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from coranto.extract.locatives import (
    counts_there,
    is_attributive,
    is_subject,
    located,
    named_places,
    spoken_for,
)
from coranto.model.annotation import Place, Quantity, Sentence
from coranto.model.assertion import Claim, Counted, Source
from coranto.model.corpus import Folio
from coranto.text.segmentation import paragraphs
from coranto.text.spans import Span
from coranto.tools import Tools

HEAD: Final = 400
"""Characters at the head of a dispatch in which its headline and its lead say where it plays."""
THEME: Final = 3
"""Times that a dispatch names a place which it is about."""
AROUND: Final = 400
"""Characters on either side of a number in which its sentence may name a place."""
BACK: Final = 3
"""Sentences before the number's own in which the place that the paragraph tells of is looked for."""
NEAREST: Final = 6
"""Places of a sentence on either side of a number that are looked at."""
ADJOINING: Final = 60
"""Characters after a number within which a place may belong to it."""

_VICTIMS: Final = frozenset({"killed", "injured", "missing", "displaced", "fled"})
_FINE: Final = frozenset({"site", "district"})
_LINES: Final = frozenset({"byline", "dateline", "header", "credit"})

_PRONOUN: Final = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)
_AND: Final = re.compile(r" (?:and|or) (?:(?:in|near|at|around) )?")
_ONE_CLAUSE: Final = re.compile(r"(?:, (?:with|where) )?(?:(?! (?:and|but|while|after|as|when) )[^,;:])*")
_PARTING: Final = re.compile(
    r";|,? and that |, (?:while|but|whereas) | and [a-z]+(?:s|ed) (?:the|its|his|her|their|an?|that) "
)
_BREAK: Final = re.compile(r"[,;:]| and | while | but ")
_ONGOING: Final = re.compile(
    r"(?:The|This) (?:[a-z-]+ )?(?:war|conflict|epidemic|pandemic|drought|famine|crisis|uprising|insurgency|outbreak)\b"
)
"""At the head of a sentence about more than one place."""
_THE_TOWN: Final = re.compile(
    r"\b(?:the|this|that|his|her|our) (?:[A-Z][a-z]+ |[a-z]+ )?(?:city|town|village|district|municipality|capital)\b"
    r"(?! of [A-Z])"
)
_THERE: Final = re.compile(r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|could|may|might|be)\b)")
_NATIONWIDE: Final = re.compile(
    r"\b(?:nationwide|nationally|countrywide|(?:across|throughout|around|in) the (?:whole )?country)\b", re.IGNORECASE
)
_OF_VILLAGE: Final = re.compile(
    r"\b(?:(?:in|near|at|from|outside) (?:the )?(?:[a-z]+ )?(?:village|hamlet|town|settlement|district|camp)"
    r"|[Mm]ayor|[Pp]refect|[Ss]heriff|[Vv]illage chief) of (?:the )?"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_UNKNOWN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?(?P<name>(?!January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Parliament)[A-Z][\w-]+)"
)
_FOR: Final = re.compile(
    r"[^.,;:]*?\b(?:to|for|in|into|across) (?:the |northern |southern |eastern |western |war-torn ){0,2}$"
)
"""Between a sum and the place that it is for, or where it is lost."""


_FROM: Final = re.compile(r"(?:[ -][a-z-]+){0,4} (?:from|of|off|outside) (?:the )?(?:[a-z]+ (?:of )?){0,2}")
"""Between a distance and the place that it is reckoned from."""


class Reach(IntEnum):
    """How far from a number its place may stand."""

    CLAUSE = 0
    SENTENCE = 1
    PARAGRAPH = 2
    DISPATCH = 3


def reach(quantity: Quantity, kind: Counted, local: frozenset[str]) -> Reach:
    """How far one may look for the place of what is counted; ``local`` are nouns of things that suffer with people."""
    if kind == "money":
        return Reach.CLAUSE
    if kind in _VICTIMS:
        return Reach.DISPATCH
    words = (quantity.counted or "").lower().replace("-", " ").split()
    if kind in {"other", "share"} and words and words[-1] in local:
        return Reach.DISPATCH
    return Reach.SENTENCE if kind in {"share", "distance", "volume"} else Reach.PARAGRAPH


class Whereabouts:
    """Where the figures of one dispatch hold."""

    def __init__(self, folio: Folio, tools: Tools) -> None:
        self.text = folio.text
        self.tools = tools
        rows = folio.of(Sentence)
        self.sentences = [Span(s.start, s.end) for s in rows] or [Span(0, len(folio.text))]
        self.starts = [span.start for span in self.sentences]
        self.paragraphs = paragraphs(folio.text) or [Span(0, len(folio.text))]
        self.paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self.toponyms = named_places(folio.text, folio.of(Place))
        lines = [Span(s.start, s.end) for s in rows if s.furniture in _LINES]
        inside = _within(self.toponyms, lines)
        self.mastheads = [p for p in self.toponyms if p.start in inside]
        self.toponyms = [p for p in self.toponyms if p.start not in inside]
        seated = _seated(self.toponyms, folio.of(Claim))
        told = located(folio.text, self.toponyms)
        self.told = [p for p in told if p.start not in seated or counts_there(folio.text, p)]
        self.known = frozenset(p.start for p in folio.of(Place))
        self.counting = frozenset(self._sentence(q).start for q in folio.of(Quantity))
        self.often = Counter(p.name for p in self.toponyms)
        countries = Counter(p.name for p in self.toponyms if p.precision == "country")
        self.country = min(countries, key=lambda name: (-countries[name], name), default=None)
        self.base = _base(self, rows, folio.of(Quantity))

    def of(self, quantity: Quantity, kind: Counted, source: Source | None) -> str | None:
        """The place of what is counted; null where none is told."""
        text, span = self.text, self._sentence(quantity)
        far = reach(quantity, kind, self.tools.counted.local)
        toponyms = _beside(_among(self.toponyms, span), quantity)
        near = _beside(_among(self.told, span), quantity)
        near += [p for p in toponyms if p not in near and is_attributive(text, p, quantity)]
        if far is Reach.CLAUSE:
            return _recipient(text, near, quantity)
        if kind == "distance" and (measured := _measured_from(text, toponyms, quantity)) is not None:
            return measured
        inside = [p for p in near if not _parts(text, quantity, p)]
        if inside:
            own = governing(text, inside, quantity)
            return own or (self.base.name if any(p.name == self.base.name for p in inside) else None)
        town = _THE_TOWN.search(text, *_around(span, quantity))
        if town is not None:
            return self._town(Span(span.start, town.start()))
        if any(p.start < quantity.start for p in near):
            return None
        if _NATIONWIDE.search(text, *_around(span, quantity)):
            return self.country
        own = next((p.name for p in toponyms if is_subject(text, p, span)), None)
        own = own or spoken_for(text, toponyms) or unlisted_place(text, span, quantity)
        if own is not None or far is Reach.SENTENCE:
            return own
        return self._carried(quantity, span, source, far)

    def _carried(self, quantity: Quantity, span: Span, source: Source | None, far: Reach) -> str | None:
        """The place of a number whose sentence names none: that told of in its paragraph, else the dispatch's."""
        first, last = _around(span, quantity)
        if _ONGOING.match(self.text, span.start, quantity.start):
            return self.base.name if self.base.name == self.country else None
        if any(found.start("name") not in self.known for found in _UNKNOWN.finditer(self.text, first, last)):
            return None
        paragraph = self._paragraph(quantity)
        told = self._told_before(span, paragraph, source)
        if told is not None or far is Reach.PARAGRAPH:
            return told
        others = {p.name for p in _among(self.told, Span(paragraph.start, span.start))} - {self.base.name}
        return None if others or quantity.start > self.base.until else self.base.name

    def first_told(self, but: str | None, kinds: Container[str | None] | None) -> int:
        """Where, below the head, the first other place is told of; of these kinds, if any are given."""
        told = (p for p in self.told if p.start >= HEAD and p.name != but)
        return next((p.start for p in told if kinds is None or p.precision in kinds), len(self.text))

    def _told_before(self, span: Span, paragraph: Span, source: Source | None) -> str | None:
        """The place of the nearest earlier sentence that names one, if only one; countries are too wide to be meant.

        The narrator goes on with what the same paragraph told of; a speaker called *he* with what he was telling; a
        speaker newly named with neither.
        """
        goes_on = source is not None and _PRONOUN.match(source.text) is not None
        there = _THERE.search(self.text, span.start, span.end)
        if there is not None and (named := _among(self.toponyms, Span(span.start, there.start()))):
            return named[-1].name
        at = bisect_left(self.starts, span.start)
        for earlier in reversed(self.sentences[max(0, at - BACK) : at]):
            if not (goes_on or there is not None) and (source is not None or earlier.start < paragraph.start):
                return None
            names = {p.name for p in _among(self.toponyms, earlier) if p.precision not in {"country", "region"}}
            if names:
                name, *others = sorted(names)
                occurs = next(self.tools.consequences.named(earlier.of(self.text)), None) is not None
                told = (
                    there is not None
                    or occurs
                    or (goes_on and self.often[name] >= THEME)
                    or self._counts(name, earlier)
                )
                return name if told and not others else None
        return None

    def _counts(self, name: str, sentence: Span) -> bool:
        """Whether a sentence counts something at the place: *In Batumi, police detained 12 men*."""
        return sentence.start in self.counting and any(p.name == name for p in _among(self.told, sentence))

    def _town(self, before: Span) -> str | None:
        """What *the town* is: the last one told of nearby, else that of the dispatch, else that of its dateline."""
        at = bisect_right(self.starts, before.start) - 1
        for earlier in (before, *reversed(self.sentences[max(0, at - BACK) : max(0, at)])):
            towns = {p.name for p in _among(self.toponyms, earlier) if p.precision in {"city", None}}
            if towns:
                return _sole(towns)
        if any(p.name == self.base.name and p.precision in {"city", None} for p in self.toponyms):
            return self.base.name
        return next((p.name for p in self.mastheads if p.precision == "city"), None)

    def _sentence(self, quantity: Quantity) -> Span:
        return self.sentences[max(0, bisect_right(self.starts, quantity.start) - 1)]

    def _paragraph(self, quantity: Quantity) -> Span:
        return self.paragraphs[max(0, bisect_right(self.paragraph_starts, quantity.start) - 1)]


@dataclass(frozen=True, slots=True)
class Base:
    """What a dispatch is about, and up to where that may be taken for granted."""

    name: str | None
    until: int


def _base(where: Whereabouts, rows: Sequence[Sentence], quantities: Sequence[Quantity]) -> Base:
    """The place of the lead, else of the headline; else the only country of the head, else the paper's town.

    A country holds until another is told of, a paper's town until any other place is.
    """
    body = [Span(s.start, s.end) for s in rows if s.furniture is None] or where.sentences
    headlines = [Span(s.start, s.end) for s in rows if s.furniture == "headline" and s.start < HEAD]
    lead = body[:1] if body[0].start < HEAD else []
    head = {p.name for span in headlines for p in _among(where.toponyms, span)}
    end = len(where.text)
    for span in [*lead, *headlines]:
        told = [p for p in _among(where.told, span) if not _TO.search(where.text, max(0, p.start - 20), p.start)]
        settled = [p for p in told if p.precision not in _FINE and p.precision != "water"]
        counted = next((q for q in quantities if span.start <= q.start < span.end), None)
        inside = [p for p in settled if counted is not None and not _parts(where.text, counted, p)]
        name = governing(where.text, inside, counted) if counted is not None else None
        names = _finest(settled)
        name = name or _sole(n for n in names if n in head or where.often[n] > 1) or _sole(names & head)
        if name is not None:
            wide = any(p.name == name and p.precision == "country" for p in told)
            return Base(name, where.first_told(name, {"country"}) if wide else end)
        if span in lead and names:
            return Base(None, 0)
    opening = [p for p in where.toponyms if p.start < HEAD]
    country = _sole(p.name for p in opening if p.precision == "country")
    if country is not None or opening:
        return Base(country, where.first_told(country, {"country"}))
    town = next((p.name for p in where.mastheads if p.precision == "city" and where.often[p.name]), None)
    return Base(town, where.first_told(town, None))


def _sole(names: Iterable[str]) -> str | None:
    """The only one of the names."""
    different = set(names)
    return different.pop() if len(different) == 1 else None


_TO: Final = re.compile(r"\b(?:to|for|from) (?:the )?$")
"""Before a place to or from which somebody goes: a dispatch is about neither."""


def _finest(places: Sequence[Place]) -> set[str]:
    """The names but those of areas in which another of the places lies."""
    regions = {(p.country, p.admin1) for p in places if p.precision not in {"region", "country"}}
    countries = {p.country for p in places if p.precision != "country"}
    wide = {"region": lambda p: (p.country, p.admin1) in regions, "country": lambda p: p.country in countries}
    return {p.name for p in places if not wide.get(p.precision or "", lambda p: False)(p)}


def governing(text: str, near: Sequence[Place], quantity: Quantity) -> str | None:
    """The toponym among those of the sentence that governs the number, if only one can."""
    names = {p.name for p in near if p.precision != "country"} or {p.name for p in near}
    if len(names) <= 1:
        return next(iter(names), None)
    after = next((p for p in near if p.start >= quantity.end), None)
    adjoins = after is not None and _adjoins(text, quantity, after)
    if after is not None and adjoins and after.precision != "country":
        return after.name
    before = [p for p in near if p.end <= quantity.start]
    joined = len(before) > 1 and _AND.fullmatch(text, before[-2].end, before[-1].start)
    if before and not joined and _ONE_CLAUSE.fullmatch(text, before[-1].end, quantity.start):
        return before[-1].name
    if after is not None and adjoins:
        return after.name
    finest = _finest(near)
    return next(iter(finest)) if len(finest) == 1 else None


def _measured_from(text: str, toponyms: Sequence[Place], quantity: Quantity) -> str | None:
    """The place that a distance is reckoned from: *19 miles short of Kisumu*."""
    after = next((p for p in toponyms if p.start >= quantity.end), None)
    if after is None or after.start - quantity.end > ADJOINING:
        return None
    return after.name if _FROM.fullmatch(text, quantity.end, after.start) else None


def _recipient(text: str, near: Sequence[Place], quantity: Quantity) -> str | None:
    """The place that a sum is for, right after it: *a loan of $500m to Georgia*."""
    for place in near:
        if place.start >= quantity.end:
            fits = place.start - quantity.end < ADJOINING and _FOR.fullmatch(text, quantity.end, place.start)
            return place.name if fits else None
    return None


def unlisted_place(text: str, sentence: Span, quantity: Quantity) -> str | None:
    """The one place of a sentence that no gazetteer holds, by the noun before it: *near the village of Ak-Sai*."""
    names = {found["name"] for found in _OF_VILLAGE.finditer(text, *_around(sentence, quantity))}
    return names.pop() if len(names) == 1 else None


def _around(sentence: Span, quantity: Quantity) -> tuple[int, int]:
    return max(sentence.start, quantity.start - AROUND), min(sentence.end, quantity.end + AROUND)


def _parts(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether the border of another statement stands between the number and the place."""
    return _PARTING.search(text, min(quantity.end, place.end), max(quantity.start, place.start)) is not None


def _adjoins(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a place stands so near after the number that no other clause lies between."""
    near = place.start - quantity.end < ADJOINING
    return near and _BREAK.search(text, quantity.end, place.start) is None


def _among(places: Sequence[Place], span: Span) -> Sequence[Place]:
    """The places, in text order, that begin in a span."""
    first = bisect_left(places, span.start, key=lambda p: p.start)
    return places[first : bisect_left(places, span.end, key=lambda p: p.start)]


def _beside(places: Sequence[Place], quantity: Quantity) -> list[Place]:
    """A few of the places, in text order, on either side of a number."""
    at = bisect_left(places, quantity.start, key=lambda p: p.start)
    return list(places[max(0, at - NEAREST) : at + NEAREST])


def _seated(places: Sequence[Place], claims: Iterable[Claim]) -> frozenset[int]:
    """The starts of the places where a source sits: *a surgeon at a hospital in Beira said*; *Kenya said* is none."""
    seats = sorted({(c.source.start, c.source.end) for c in claims if c.source is not None})
    return frozenset(p.start for seat in seats for p in _among(places, Span(*seat)) if (p.start, p.end) != seat)


def _within(places: Sequence[Place], spans: Iterable[Span]) -> frozenset[int]:
    """The starts of the places that begin in one of the spans."""
    return frozenset(p.start for span in spans for p in _among(places, span))
