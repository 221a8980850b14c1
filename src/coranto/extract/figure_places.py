"""Where a figure holds: the place of its sentence, else the one that its paragraph or speaker is telling of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Place, Quantity
from coranto.resources.consequences import Consequences
from coranto.text.spans import Span

LEAD: Final = 250
"""Characters that the head of a dispatch or, after a dateline, its lead takes."""
HEAD: Final = 400
"""Characters of the head and the first paragraph of a dispatch without a dateline."""
THEME: Final = 3
"""Times that a dispatch names a place which it is about."""
AROUND: Final = 400
"""Characters on either side of a number in which its sentence may name a place."""
BACK: Final = 3
"""Sentences before the number's own in which the place that the paragraph tells of is looked for."""

_PRONOUN: Final = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)
_WIDE_KINDS: Final = frozenset({"country", "water"})
_FINE: Final = frozenset({"site", "district"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What tells whether a place is told of: words of occurrences, and how often the dispatch names each place."""

    table: Consequences
    often: Counter[str]


@dataclass(frozen=True, slots=True)
class Lead:
    """The places of the first sentence that says where."""

    names: frozenset[str]
    place: str | None
    """The only one, if it is no country, site or quarter: those are no places of a whole dispatch."""
    start: int
    end: int
    """Where the next place that is told of stands."""


def lead(places: Sequence[Place], sentences: Sequence[Span]) -> Lead | None:
    """Where the dispatch sets out, if its head or lead says; ``places`` are those that say where, in text order."""
    if not places or not sentences or places[0].start > sentences[0].start + LEAD:
        return None
    first = next(s for s in sentences if places[0].start < s.end)
    here = [p for p in places if p.start < first.end]
    towns = {p.name: p.precision for p in here if p.precision not in _WIDE_KINDS}
    name = next(iter(towns)) if len(towns) == 1 and not _FINE.intersection(towns.values()) else None
    others = (p.start for p in places if p.start >= first.end and p.name != name)
    return Lead(frozenset(p.name for p in here), name, first.start, next(others, 1 << 60))


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a dispatch puts what it tells without naming a place."""

    only: str | None
    """The only place of the dispatch, told from ``only_from`` on."""
    only_from: int
    lead: Lead | None
    country: str | None
    """The only country of its head."""
    abroad: int
    """Where the first other country stands that is told of."""

    def place(self, at: int) -> str | None:
        """The only place; else that of the lead until another is told of; else the country of the head."""
        if self.only is not None and self.only_from <= at:
            return self.only
        if self.lead is not None and self.lead.place and self.lead.start <= at < self.lead.end:
            return self.lead.place
        return self.country if at < self.abroad else None


def setting(text: str, places: Sequence[Place], where: Sequence[Place], sentences: Sequence[Span]) -> Setting:
    """The setting of a dispatch; ``places`` are all its toponyms and ``where`` those that say where, in text order."""
    begun = lead(where, sentences)
    only = confirmed(text, only_place(where), where, places)
    if begun is not None and only not in begun.names:
        only = None
    first = min((p.start for p in where if p.name == only), default=0)
    head = {p.name for p in places if p.precision == "country" and p.start < HEAD}
    abroad = (p.start for p in where if p.precision == "country" and p.name not in head)
    return Setting(only, first, begun, min(head) if len(head) == 1 else None, next(abroad, 1 << 60))


def only_place(places: Sequence[Place]) -> str | None:
    """The place where the dispatch puts all that it tells, if it names no other.

    Countries do not count beside a place within one; a site or a quarter is too fine for a whole dispatch.
    """
    towns = {p.name for p in places if p.precision not in {*_WIDE_KINDS, None} and p.precision not in _FINE}
    names = towns or {p.name for p in places if p.precision not in _FINE and p.precision != "water"}
    return names.pop() if len(names) == 1 else None


def confirmed(text: str, only: str | None, located: Sequence[Place], places: Sequence[Place]) -> str | None:
    """``only`` where the dateline agrees, the lead names it or much is told of it: one from Rio may end in Santiago.

    A dateline (*LIMA, June 3 (Agency) -*) says where the reporter sat; alone it puts no toll there. Beside a place that
    no gazetteer holds, one named once is no place of the whole.
    """
    named = [p.start for p in places if p.name == only]
    if len(named) < THEME and min(named, default=0) > HEAD:
        return None
    if len(named) == 1 and any(p.precision is None for p in located):
        return None
    lines = [p for p in places if _DATELINE.match(text, p.end, p.end + 80) and _begins_line(text, p.start)]
    if not lines or only is None or only in {p.name for p in lines}:
        return only
    first = min((p.start for p in located if p.name == only), default=0)
    return only if first - lines[0].end < LEAD else None


def _begins_line(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at]
    return before.rpartition("\n")[2].strip() == "" and (at < 40 or "\n" in before)


_DATELINE: Final = re.compile(r"(?:, [^\n().–—-]{2,30}\.?(?: \d{1,2})?(?:, \d{4})?,?)?(?: \([^\n()]{2,40}\))? ?[-–—] ")


def own_place(text: str, near: Sequence[Place], quantity: Quantity) -> str | None:
    """The toponym among those of the sentence that governs the number, if only one can."""
    names = {p.name for p in near if p.precision != "country"} or {p.name for p in near}
    if len(names) == 1:
        parted = all(_parts(text, quantity, p) for p in near)
        return None if parted else names.pop()
    before = [p for p in near if p.end <= quantity.start]
    joined = len(before) > 1 and _AND.fullmatch(text, before[-2].end, before[-1].start)
    if before and not joined and _ONE_CLAUSE.fullmatch(text, before[-1].end, quantity.start):
        return before[-1].name
    after = [p for p in near if p.start >= quantity.end]
    if after and ";" not in text[quantity.end : after[0].start] and _adjoins(text, quantity, after[0]):
        return after[0].name
    return None


def told_place(
    text: str, before: Sequence[tuple[Span, Sequence[Place]]], paragraph: Span, speaker: str | None, ground: Ground
) -> str | None:
    """The place of the nearest earlier sentence that names one, if only one; countries are too wide to be meant.

    ``before`` are the sentences before the number's own, nearest first. The narrator goes on with the occurrence that
    the same paragraph told of; a speaker called *he* with what he was telling; a speaker newly named with neither.
    """
    goes_on = speaker is not None and _PRONOUN.match(speaker) is not None
    for span, places in before[:BACK]:
        if not goes_on and (speaker is not None or span.start < paragraph.start):
            return None
        names = {p.name for p in places if p.precision not in {"country", "region", None}}
        if names:
            name, *others = sorted(names)
            told = next(ground.table.named(span.of(text)), None) is not None or (
                goes_on and ground.often[name] >= THEME
            )
            return name if told and not others else None
    return None


_AND: Final = re.compile(r" (?:and|or) (?:(?:in|near|at|around) )?")
_ONE_CLAUSE: Final = re.compile(r"(?:, (?:with|where) )?(?:(?! (?:and|but|while|after|as|when) )[^,;:])*")


_PARTING: Final = re.compile(r";|,? and that |, (?:while|but|whereas) ")


def _parts(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether the border of another statement stands between the number and the place."""
    return _PARTING.search(text, min(quantity.end, place.end), max(quantity.start, place.start)) is not None


_WIDE: Final = re.compile(
    r"(?:The|This) (?:[a-z-]+ )?(?:war|conflict|epidemic|pandemic|drought|famine|crisis|uprising|insurgency|outbreak)\b"
)
_THE_TOWN: Final = re.compile(r"\b(?:the|this|that|his|her|our) (?:city|town|village|district|municipality)\b")
_OF_VILLAGE: Final = re.compile(
    r"\b(?:in|near|at|from|outside) (?:the )?(?:[a-z]+ )?(?:village|hamlet|town|settlement|district|camp) of "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def unlisted_place(text: str, sentence: Span, quantity: Quantity) -> str | None:
    """The one place of a sentence that no gazetteer holds, by the noun before it: *near the village of Ak-Sai*."""
    first, last = max(sentence.start, quantity.start - AROUND), min(sentence.end, quantity.end + AROUND)
    names = {found["name"] for found in _OF_VILLAGE.finditer(text, first, last)}
    return names.pop() if len(names) == 1 else None


_UNKNOWN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?(?!January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Parliament)[A-Z][\w-]+"
)


def tells_of_elsewhere(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether a sentence without a known place may tell of another than the one before.

    It may where it names one that no gazetteer holds, or where *the war* or *the epidemic* is what it is about.
    """
    first, last = max(sentence.start, quantity.start - AROUND), min(sentence.end, quantity.end + AROUND)
    if _WIDE.match(text, sentence.start, quantity.start) or _UNKNOWN.search(text, first, last):
        return True
    return _THE_TOWN.search(text, first, quantity.start) is not None


def _adjoins(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a place stands so near after the number that no other clause lies between."""
    return place.start - quantity.end < 60 and not re.search(
        r"[,;:]| and | while | but ", text[quantity.end : place.start]
    )
