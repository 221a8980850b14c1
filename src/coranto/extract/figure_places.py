"""Where a figure holds: the place of its sentence, else the one that its paragraph or speaker is telling of."""

import re
from bisect import bisect_right
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
BACK: Final = 3
"""Sentences before the number's own in which the place that the paragraph tells of is looked for."""

_LOCATIVE: Final = re.compile(
    r"(?:\b(?:in|at|near|on|across|around|outside|inside|throughout|off|over|within|into)"
    r"(?: the| (?:central|northern|southern|eastern|western)"
    r"| (?:city|town|village|province|region|district|state|port|island|capital)(?: city)?(?: of)?){0,3}"
    r"(?-i:(?: [^\W\d_a-z][\w.-]+){1,2}[’'](?:s|(?<=s[’'])))?"
    r"|\b(?:city|town|village|province|region|district|port|island|municipality|department|county|governorate|state of)"
    r"(?: of)?|\b(?:withdr[ae]w\w*|pulled|deported|expelled|evacuated|escaped)\b[^.;]{1,40}? from"
    r"|\b(?:districts|provinces|regions|states|villages|towns|cities|parts?|areas?|zone|outskirts|cent(?:re|er)|streets|suburbs?|"
    r"coast|north|south|east|west|slums?|camp|most|much|all) of(?: (?:central|northern|southern|eastern|western|the))?"
    r"|\b(?:fled|fleeing|flee|left|hit|struck|shook|rocked|battered|ravaged|devastated|lashed|shelled|bombed|flooded)"
    r"(?: the)?(?: (?:central|northern|southern|eastern|western))?)\s*$",
    re.IGNORECASE,
)
"""Before a name that says where: a preposition, a part of the place, or what befell it."""
_HOST: Final = re.compile(
    r",? (?:(?:now|already|still|alone|has|have|had) )*"
    r"(?:hosts?|hosted|houses|shelters|is home to|is hosting|taken in|saw|sees|seen|recorded|registered|counted|"
    r"with (?=(?:about |some |around |more than |nearly |at least )?\d))"
)
"""After the name of a place that is counted in: *Colombia hosts 2.9 million*, *Londrina, with 21,000 patients*."""
_LOCAL_BEFORE: Final = re.compile(
    r"\b(?:[Mm]ayor|[Gg]overnor|[Pp]refect|[Hh]ead|[Cc]hief|[Aa]dministrator|[Cc]ommissioner|[Dd]irector|[Bb]ishop|"
    r"[Ss]heriff|[Oo]fficials?|[Dd]octors|[Aa]uthorities) (?:of|in|for) (?:the )?"
    r"(?:city |town |village |province |region )?(?:of )?$"
)
_LOCAL_AFTER: Final = re.compile(
    r"(?:[’']s)? (?:regional |city |provincial |state |deputy |local ){0,2}(?:[Mm]ayor|[Gg]overnor|[Pp]refect|police|"
    r"prosecutors?|officials?|authorities|hospital|firefighters|residents)\b"
)
"""Around the place for which somebody speaks: *the mayor of Oleiros*, *Beirut governor*."""
_FACILITY: Final = re.compile(
    r"(?: [\w-]+)? (?:hospital|clinic|airport|stadium|prison|jail|university|hotel|cathedral|church|mosque|bridge)\b",
    re.IGNORECASE,
)
"""After a name that a building bears: *in the San Martino hospital* is in no town of that name."""
_PRONOUN: Final = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)
_FINE: Final = frozenset({"site", "district"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What tells whether a place is told of: words of occurrences, and how often the dispatch names each place."""

    table: Consequences
    often: Counter[str]


def named_places(text: str, places: Sequence[Place]) -> list[Place]:
    """The places that bear a name and say where: *Nairobi said* and *two villages near Beira* leave Beira alone."""
    return [p for p in places if p.role == "place" or (p.role == "actor" and _HOST.match(text, p.end))]


def located(text: str, places: Sequence[Place]) -> list[Place]:
    """The toponyms that say where, by the words around them; *Ghana said*, *Ghana's army* and *Peru's Cusco* do not."""
    starts = [place.start for place in places]
    return [place for place in places if is_locative(text, place) and not _owns_next(text, place, starts)]


def is_locative(text: str, place: Place) -> bool:
    """Whether what stands around the toponym makes it say where."""
    if _FACILITY.match(text, place.end):
        return False
    return _LOCATIVE.search(text[max(0, place.start - 48) : place.start]) is not None or (
        _HOST.match(text, place.end) is not None
    )


def _owns_next(text: str, place: Place, starts: Sequence[int]) -> bool:
    """Whether the toponym only says whose the next one is: *in Indonesia's Papua province*."""
    following = bisect_right(starts, place.start)
    if following == len(starts):
        return False
    return _OWNS.fullmatch(text, place.end, starts[following]) is not None


_OWNS: Final = re.compile(r"[’']s? (?:(?:central|northern|southern|eastern|western|[a-z-]+) )?(?:city of )?")


def spoken_for(text: str, places: Sequence[Place]) -> str | None:
    """The place for which the one official of a sentence speaks: *the mayor of Oleiros*; countries are too wide."""
    names = {
        p.name
        for p in places
        if p.precision != "country"
        and (_LOCAL_AFTER.match(text, p.end) or _LOCAL_BEFORE.search(text[max(0, p.start - 48) : p.start]))
    }
    return names.pop() if len(names) == 1 else None


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
    towns = {p.name: p.precision for p in here if p.precision != "country"}
    name = next(iter(towns)) if len(towns) == 1 and not _FINE.intersection(towns.values()) else None
    others = (p.start for p in places if p.start >= first.end and p.name != name)
    return Lead(frozenset(p.name for p in here), name, first.start, next(others, 1 << 60))


def only_place(places: Sequence[Place]) -> str | None:
    """The place where the dispatch puts all that it tells, if it names no other.

    Countries do not count beside a place within one; a site or a quarter is too fine for a whole dispatch.
    """
    towns = {p.name for p in places if p.precision not in {"country", None} and p.precision not in _FINE}
    names = towns or {p.name for p in places if p.precision not in _FINE}
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
_ONE_CLAUSE: Final = re.compile(r"(?:(?! (?:and|but|while|after|as|when) )[^,;:])*")


def _parts(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a semicolon stands between the number and the place: another statement is told there."""
    return ";" in text[min(quantity.end, place.end) : max(quantity.start, place.start)]


_WIDE: Final = re.compile(
    r"(?:The|This) (?:[a-z-]+ )?(?:war|conflict|epidemic|pandemic|drought|famine|crisis|uprising|insurgency|outbreak)\b"
)
_UNKNOWN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?(?!January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Parliament)[A-Z][\w-]+"
)


def tells_of_elsewhere(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether a sentence without a known place may tell of another than the one before.

    It may where it names one that no gazetteer holds, or where *the war* or *the epidemic* is what it is about.
    """
    begun = text[sentence.start : quantity.start]
    return _WIDE.match(begun) is not None or _UNKNOWN.search(text, sentence.start, sentence.end) is not None


def _adjoins(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a place stands so near after the number that no other clause lies between."""
    return place.start - quantity.end < 60 and not re.search(
        r"[,;:]| and | while | but ", text[quantity.end : place.start]
    )
