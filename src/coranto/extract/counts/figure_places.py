"""Where a figure holds: places ranked by where they stand, from the number's own clause to the dispatch's own place.

What is counted decides how far one may look. A sum or a share holds where its own words put it; troops and things where
the paragraph tells of; victims, homes and patients, failing that, where the dispatch does.
"""

import re
from bisect import bisect_left, bisect_right
from enum import IntEnum
from typing import Final

from coranto.extract.whereabouts.dispatch_places import Toponyms, base
from coranto.extract.whereabouts.locatives import is_attributive, is_subject, spoken_for
from coranto.extract.whereabouts.nearby_places import (
    NEAREST,
    among,
    around,
    beside,
    governing,
    is_goal,
    is_parted,
    measured_from,
    recipient,
    sole,
    unlisted_place,
)
from coranto.model.annotation import Place, Quantity, Sentence
from coranto.model.assertion import Counted, Source
from coranto.model.corpus import Folio
from coranto.text.segmentation import paragraphs
from coranto.text.spans import Span
from coranto.tools import Tools

THEME: Final = 3
"""Times that a dispatch names a place which it is about."""
PART: Final = 160
"""Characters behind a number in which the place of a part of it is looked for."""
BACK: Final = 3
"""Sentences before the number's own in which the place that the paragraph tells of is looked for."""

_VICTIMS: Final = frozenset({"killed", "injured", "missing", "displaced", "fled"})
_PRONOUN: Final = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)
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
_UNKNOWN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?(?P<name>(?!January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Parliament)[A-Z][\w-]+)"
)


_OF_A_PART: Final = re.compile(
    r"(?:[,;(–—] ?|(?= including ) )(?:(?:and|at least|about|some|most|more than|all but|including|among them) ){0,2}"
    r"(?:(?!all\b|both\b|each\b)[\w-]+ )?"
    r"(?:of (?:them|whom|those|these)(?: [a-z]+)?|(?<=including )[\w-]+) (?:in|at|near|from|around) (?:the )?"
    r"(?:[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2}(?:,| and|, and) [\w-]+"
    r" (?:in|at|near|from|around) (?:the )?){0,4}$"
)
"""Before the place of some of those counted: *34 deaths by noon, 22 of them in Rabat*."""


def _is_parts(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a place behind a number is only where a part of it was counted."""
    behind = quantity.end <= place.start <= quantity.end + PART
    return behind and _OF_A_PART.search(text, quantity.end, place.start) is not None


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
        self.known = frozenset(p.start for p in folio.of(Place))
        self.counting = frozenset(self._sentence(q).start for q in folio.of(Quantity))
        self.places = Toponyms(folio)
        self.base = base(self.places, rows, folio.of(Quantity), tools.consequences)
        self.occurrences: dict[int, bool] = {}
        """By the start of a sentence, whether it tells of an occurrence."""

    def of(self, quantity: Quantity, kind: Counted, source: Source | None) -> str | None:
        """The place of what is counted; null where none is told."""
        text, span = self.text, self._sentence(quantity)
        far = reach(quantity, kind, self.tools.counted.local)
        toponyms = [p for p in beside(among(self.places.named, span), quantity) if not _is_parts(text, quantity, p)]
        near = [p for p in beside(among(self.places.told, span), quantity) if not _is_parts(text, quantity, p)]
        near += [p for p in toponyms if p not in near and is_attributive(text, p, quantity)]
        if far is Reach.CLAUSE:
            return recipient(text, near, quantity)
        if kind == "distance" and (measured := measured_from(text, toponyms, quantity)) is not None:
            return measured
        inside = [p for p in near if not is_parted(text, quantity, p)]
        if inside:
            own = governing(text, inside, quantity)
            return own or (self.base.name if any(p.name == self.base.name for p in inside) else None)
        town = _THE_TOWN.search(text, *around(span, quantity))
        if town is not None:
            return self._town(Span(span.start, town.start()))
        if any(p.start < quantity.start for p in near):
            return None
        if _NATIONWIDE.search(text, *around(span, quantity)):
            return self.places.country
        own = next((p.name for p in toponyms if is_subject(text, p, span)), None)
        own = own or spoken_for(text, toponyms) or unlisted_place(text, span, quantity)
        if own is not None or far is Reach.SENTENCE:
            return own
        return self._carried(quantity, kind, span, source)

    def _carried(self, quantity: Quantity, kind: Counted, span: Span, source: Source | None) -> str | None:
        """The place of a number whose sentence names none: that told of in its paragraph, else the dispatch's."""
        first, last = around(span, quantity)
        if _ONGOING.match(self.text, span.start, quantity.start):
            return self.base.name if self.base.name == self.places.country else None
        there = _THERE.search(self.text, first, last)
        if there is not None:
            return self._pointed_at(Span(span.start, there.start()))
        if any(found.start("name") not in self.known for found in _UNKNOWN.finditer(self.text, first, last)):
            return None
        paragraph = self._paragraph(quantity.start)
        told = self._told_before(span, paragraph, source)
        if told is not None or not self._reaches_base(quantity, kind) or self._is_foreign(source):
            return told
        earlier = among(self.places.told, Span(paragraph.start, span.start))[-NEAREST:]
        others = {p.name for p in earlier} - {self.base.name}
        return None if others or quantity.start > self.base.until else self.base.name

    def _reaches_base(self, quantity: Quantity, kind: Counted) -> bool:
        """Whether what is counted is taken to be where the dispatch is; those held are, after a fight or a riot."""
        held = kind == "captured" and not self.base.kinds.isdisjoint(self.tools.consequences.victims[kind])
        return reach(quantity, kind, self.tools.counted.local) is Reach.DISPATCH or self.base.close or held

    def _pointed_at(self, before: Span) -> str | None:
        """What *there* means: the place named last, in the sentence or a few before."""
        at = bisect_right(self.starts, before.start) - 1
        for earlier in (before, *reversed(self.sentences[max(0, at - BACK) : max(0, at)])):
            named = among(self.places.named, earlier)
            if named:
                return named[-1].name
        return None

    def _is_foreign(self, source: Source | None) -> bool:
        """Whether another state counts its own: *Uganda, which lost power too, says*."""
        state = self.places.states.get(source.start) if source is not None else None
        return state is not None and state != self.places.country

    def _told_before(self, span: Span, paragraph: Span, source: Source | None) -> str | None:
        """The place of the nearest earlier sentence that names one, if only one; countries are too wide to be meant.

        The narrator goes on with what the same paragraph told of; a speaker called *he* with what he was telling; a
        speaker newly named with neither.
        """
        goes_on = source is not None and _PRONOUN.match(source.text) is not None
        at = bisect_left(self.starts, span.start)
        for earlier in reversed(self.sentences[max(0, at - BACK) : at]):
            if not goes_on and (source is not None or earlier.start < paragraph.start):
                return None
            places = [p for p in among(self.places.named, earlier) if p.precision not in {"country", "region"}]
            names = {p.name for p in places if not is_goal(self.text, p)}
            if names:
                name = sole(names)
                told = self._occurs(earlier) or (name is not None and self._counts(name, earlier))
                return name if told or (goes_on and self.places.often[name or ""] >= THEME) else None
        return None

    def _counts(self, name: str, sentence: Span) -> bool:
        """Whether a sentence counts something at the place: *In Batumi, police detained 12 men*."""
        return sentence.start in self.counting and any(p.name == name for p in among(self.places.told, sentence))

    def _occurs(self, sentence: Span) -> bool:
        """Whether a sentence tells of an occurrence: a fire, a clash, an outbreak."""
        if sentence.start not in self.occurrences:
            named = self.tools.consequences.named(sentence.of(self.text))
            self.occurrences[sentence.start] = next(named, None) is not None
        return self.occurrences[sentence.start]

    def _town(self, before: Span) -> str | None:
        """What *the town* is: the last one told of in the paragraph, else the dispatch's, else that of its dateline."""
        paragraph = self._paragraph(before.start)
        at = bisect_right(self.starts, before.start) - 1
        for earlier in (before, *reversed(self.sentences[max(0, at - BACK) : max(0, at)])):
            towns = {p.name for p in among(self.places.named, earlier) if self._is_town(p)}
            if earlier.start >= paragraph.start and towns:
                return sole(towns)
        if any(p.name == self.base.name and p.precision in {"city", None} for p in self.places.named):
            return self.base.name
        return next((p.name for p in self.places.mastheads if p.precision == "city"), None)

    def _is_town(self, place: Place) -> bool:
        return place.precision in {"city", None} and place.start not in self.places.seats

    def _sentence(self, quantity: Quantity) -> Span:
        return self.sentences[max(0, bisect_right(self.starts, quantity.start) - 1)]

    def _paragraph(self, at: int) -> Span:
        return self.paragraphs[max(0, bisect_right(self.paragraph_starts, at) - 1)]
