"""As of when a figure holds: the day that its own clause gives for the count, not the day of what happened.

*The toll of Tuesday's blast stands at 158* holds on the day of publication; *had reached 40 by Wednesday evening* on
Wednesday.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final

from coranto.model.annotation import ONE_DAY, Quantity, Time
from coranto.resources.consequences import Consequences
from coranto.text.dates import iso_shifted
from coranto.text.day_labels import label_of
from coranto.text.spans import Span

AsOf = str | tuple[str, str] | None

FRESH_DAYS: Final = 1
"""A day without *by* or *said* so near to publication is taken for the count's own, an older one not."""
SETTLED_DAYS: Final = 45
"""An occurrence so long past is counted no more: its day is that of its toll."""
MOST_TIMES: Final = 6
"""Times of a sentence on either side of the number among which its day is looked for."""
REACH: Final = 240
"""Characters on either side of a number that its clause can take."""
LOOK: Final = 60
"""Characters before a time in which the verb that it belongs to is looked for."""

_CAME_FROM: Final = re.compile(
    r"(?:\b(?:up|down)|,|\b(?:r[io]sen?|climb(?:s|ed)|grew|grown|fell|fallen|increased|jumped|revised|raised|lifted|lowered|cut|reduced|corrected|brought|adjusted|dropped|decreased)\b"
    r"[^.;!?]{0,40}|\d[^.;!?]{0,16}) from (?:an? )?(?:earlier |previous )?(?:\w+ of )?$",
    re.IGNORECASE,
)
"""Before a number that the toll had earlier: *rose to 45 from 38*."""
_BORN: Final = re.compile(r"\bborn (?:(?:in|on|around|about|before|after|late|early) )*$", re.IGNORECASE)
_UP_TO: Final = re.compile(
    r"\b(?:by|as of|as at|until|till|up to|through) (?:the )?(?:late |early |midday |noon )?(?:on )?$", re.IGNORECASE
)
_SINCE: Final = re.compile(
    r"\b(?:since|from|between|after|before|than|against|versus|compared (?:with|to)|(?:as|times) the [\w ]{1,30} of)"
    r"(?: (?:the|about|early|late|mid|middle|end|beginning|of|an?|in|on))* ?-?$",
    re.IGNORECASE,
)
"""What makes a time the beginning of what is counted, or that of something else which it is compared with."""
_THERE: Final = re.compile(
    r"\bthere (?:was|were)(?: (?:still|only|just|already|at|least|more|than|some|about|around|nearly|almost)){0,3} $",
    re.I,
)
"""Before a number that was so on the day that its clause gives: *on Wednesday there were still 11*."""
_SINCE_THEN: Final = re.compile(r"\bsince\b[^,;.:]{0,60}$", re.IGNORECASE)
_ANOTHER_CLAUSE: Final = re.compile(r", (?:though|although|but|while|whereas)\b", re.IGNORECASE)
_BEGINS: Final = re.compile(r"(?:since|from|between|after|before)\b", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"\b(?:from|than|against|versus|compared (?:with|to)|up|down)\b"
    r"(?: (?:about|around|some|nearly|just|the|an?|at|least))*\W*$",
    re.IGNORECASE,
)
"""Before another number that has a day of its own: *4.1 million, up from 1.7 million in April*."""
_SOON: Final = re.compile(r"[^.,;:!?\d]{0,24}$")
"""Between the number that a toll came from and its day: *from 131 a day earlier*."""
_SAYING: Final = re.compile(
    r"\b(?:said|says|saying|told|tells|announced|announcing|reported|reporting|put|puts|putting|revised|confirmed|counted|"
    r"counts|estimated|stated|"
    r"(?:closed|ended) (?:its|their|his|her|the) (?:[a-z]+ )?(?:list|count|register|tally|books)|"
    r"acknowledged|admitted|conceded|wrote|tweeted|gave|recorded|declared|added|report|statement|bulletin|update)\b"
    r"(?: (?:in|on|at|to|by|late|early|the|an?|his|her|its|their|interview|statement|briefing|television|reporters|"
    r"parliament|earlier|again|only|just|evening|morning|afternoon|night)){0,6} ?$",
    re.IGNORECASE,
)
_MOVING: Final = re.compile(
    r"\b(?:rose|rises|risen|climbed|climbs|jumped|grew|grown|reached|reaches|stood|stands|passed|hit|fell|dropped|increased|"
    r"decreased|doubled|went up|came down|surpassed|exceeded)\b",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"\b(?:stands?|has|have|is|are|remains?|so far|to date|up to now|until now|still|currently)\b", re.IGNORECASE
)
_BORDER: Final = re.compile(
    r"[;:\"“”]|, (?:and|but|while|which|who|where|when|after|though|although|was|were|has|had)\b|\b(?:while|but)\b",
    re.IGNORECASE,
)
_ASIDE_ENDS: Final = re.compile(r", (?:was|were|has|had|have)$")
"""Where what is told by the way is over: *98 cases, of which 12 severe, were reported by Friday*."""
_POSSESSIVE: Final = re.compile(r"[’']s? (?:\w+ ){0,2}?(\w+)")
_ARTICLE: Final = re.compile(r"\b(?:the|that|this|an?)(?: \w+)? $", re.IGNORECASE)
_COUNT_NOUN: Final = re.compile(
    r"(?:tolls?|tally|figures?|counts?|totals?|numbers?|estimates?|update|report|bulletin)$", re.IGNORECASE
)
_OWN_DAY: Final = re.compile(r"\bon the (?:day|night|morning|evening|afternoon) (?:of|that|when)\b", re.IGNORECASE)
_RELATIVE: Final = re.compile(
    r"\b(?:that|which|who|when|where|after|before|as|since|following|because)\b", re.IGNORECASE
)


def as_of(
    text: str,
    sentence: Span,
    quantity: Quantity,
    times: Sequence[Time],
    published: str | None,
    table: Consequences | None,
) -> AsOf:
    """The day, or half-open interval of days, that the figure speaks of; else that of publication.

    Preferred in this order: *by* or *as of* a day, the day on which the toll moved, the day on which it was said, the
    day in the number's own clause. What a toll rose or fell *from* was true on a day that is told right after it, or
    nowhere: null; so is what was *on the day of the quake*. A period that is not over at publication is open: the
    count goes up to then; a day to come dates no count. ``times`` are in text order. Without ``table``, of words that
    name occurrences, the count is over with its day: *on Friday police arrested 87* holds on Friday, *on Friday a blast
    killed 9* at publication.
    """
    near = _nearest(times, quantity)
    labels = [(t, label) for t in near if (label := label_of(text, t.start, t.end)) is not None]
    if (own := next((t for t, label in labels if label.end == quantity.start), None)) is not None:
        return day_of(own)  # *163 dead (14 February: 139)*
    inside = [range(label.start, label.end) for _, label in labels]
    near = [t for t in near if not any(t.start in label for label in inside)]
    if _CAME_FROM.search(text[max(sentence.start, quantity.start - LOOK) : quantity.start]):
        own = next((t for t in near if t.start >= quantity.end and _SOON.match(text[quantity.end : t.start])), None)
        return day_of(own) if own is not None else None
    ranked = [
        (rank, time) for time in near if (rank := _rank(text, sentence, quantity, time, published, table)) is not None
    ]
    if ranked:
        _, time = min(ranked, key=lambda one: (one[0], _distance(one[1], quantity), one[1].start))
        day = day_of(time) or published
        return published if published and isinstance(day, tuple) and day[0] <= published < day[1] else day
    start, end = _clause(text, sentence, quantity)
    return None if _OWN_DAY.search(text, start, end) else published


def _nearest(times: Sequence[Time], quantity: Quantity) -> list[Time]:
    """A few times of the sentence on either side of the number, the nearest first."""
    at = bisect_left(times, quantity.start, key=lambda t: t.start)
    around = times[max(0, at - MOST_TIMES) : at + MOST_TIMES]
    return sorted(around, key=lambda t: (_distance(t, quantity), t.start))[:MOST_TIMES]


def _rank(
    text: str, sentence: Span, quantity: Quantity, time: Time, published: str | None, table: Consequences | None
) -> int | None:
    """How surely the time dates the count, 0 the surest; null where it dates the occurrence or nothing."""
    if published is not None and (time.begin or "")[:10] > published:
        return None
    before = text[max(sentence.start, time.start - LOOK) : time.start]
    if _WHEN.fullmatch(text, time.end, quantity.start):
        return 0
    if _is_occurrences(text, sentence, time, published, table) or _is_aside(text, sentence, time, quantity):
        return None
    start, end = _clause(text, sentence, quantity)
    if start <= time.start < end and _NOW.fullmatch(time.text):
        return 3
    if not start <= time.start < end and _ANOTHER_CLAUSE.search(text, *_between(time, quantity)):
        return None
    if _UP_TO.search(before) or re.match(r"(?:by|as of|until)\b", time.text, re.IGNORECASE):
        return 0
    if (
        _SINCE.search(before)
        or _SINCE_THEN.search(before)
        or _BORN.search(before)
        or (time.precision != "range" and _BEGINS.match(time.text))
        or _is_others(text, quantity, time)
    ):
        return None
    if start <= time.start < end and _THERE.search(text, start, quantity.start):
        return 1
    first, last = _between(time, quantity)
    between = text[first:last][: 2 * REACH]
    if start <= time.start < end and _MOVING.search(text, start, end) and not _RELATIVE.search(between):
        return 1
    if _SAYING.search(before) and ";" not in between:
        return 2
    return 3 if _is_own(text, sentence, quantity, time, published, table) else None


def _is_aside(text: str, sentence: Span, time: Time, quantity: Quantity) -> bool:
    """Whether words that are over before the number hold the time: *the line, built in 2027, carries 8,000*.

    So do those of the whole of which it is a part: *of the ten held on Monday, two*.
    """
    if time.end > quantity.start or "," not in text[time.end : quantity.start]:
        return False
    if (whole := _OF_WHOLE.match(text, sentence.start, time.start)) is not None and ", " not in whole.group():
        return True
    return _ASIDE.search(text, max(sentence.start, time.start - 2 * LOOK), time.start) is not None


_ASIDE: Final = re.compile(
    r",? (?:which|who|that) (?:was|were|is|had|has|have|opened|began|came)\b[^,;:]{0,60}$"
    r"|, (?:re)?(?:built|opened|founded|closed|born|elected|introduced|launched|signed|established)\b[^,;:]{0,40}$"
)
_OF_WHOLE: Final = re.compile(
    r"[\W_]{0,4}(?:Out of|Of) (?:the|those|these|its|their|all|some|\d[\d,.]*|[^\W\d_]+teen|[^\W\d_]+ty|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|more|about|around|nearly)\b[^;:.!?]*\Z"
)
"""From the head of a sentence to a time that is of a whole: *Of the ten held on Monday, two …*."""
_NOW: Final = re.compile(r"now|currently|at the moment|at present|so far", re.IGNORECASE)
"""What dates a count by when it is told, which a page that grows may say of each of its parts."""
_WHEN: Final = re.compile(r",? (?:when|in which|on which)(?: [\w’'-]+){0,5} ")
"""From a time to the number of what happened then: *since 2005, when 31 people were killed*."""


def _between(time: Time, quantity: Quantity) -> tuple[int, int]:
    """From the end of whichever stands first to the start of the other."""
    return min(time.end, quantity.end), max(time.start, quantity.start)


def _is_others(text: str, quantity: Quantity, time: Time) -> bool:
    """Whether the time follows another number, which this one is set against."""
    if time.end <= quantity.start:
        return (
            "," in text[time.end : quantity.start]
            and _OF_A_NUMBER.search(text[max(0, time.start - 40) : time.start]) is not None
        )
    between = text[quantity.end : time.start]
    found = list(_NUMBER.finditer(between))
    return bool(found) and _OTHERS.search(between[: found[-1].start()]) is not None


_OF_A_NUMBER: Final = re.compile(r"\bworth [^.;!?]{0,12}\d[\d.,]*(?: [^\W\d_]+)? (?:in|on) $")
"""Before the time of a sum told by the way: *exports, worth $9 billion in 2030, could shrink by a third*."""
_NUMBER: Final = re.compile(r"[^\w\s]?\d[\d.,]*")


def _is_past(time: Time, published: str) -> bool:
    """Whether the time is so long past that what happened then is counted no more: *last year's floods*."""
    age = _age((time.until or time.begin or "")[:10], published)
    return age is not None and age > (SETTLED_DAYS if time.precision in ONE_DAY else 0)


def _is_occurrences(text: str, sentence: Span, time: Time, published: str | None, table: Consequences | None) -> bool:
    """Whether the time is part of an occurrence's name: *Tuesday's blast*, *the Tuesday blast*."""
    if published is not None and _is_past(time, published):
        return False
    after = text[time.end : min(sentence.end, time.end + 40)]
    possessive = _POSSESSIVE.match(after) or re.search(r"[’']s?$", time.text)
    if possessive:
        noun = _POSSESSIVE.match(after)
        return noun is None or _COUNT_NOUN.search(noun[1]) is None
    attributive = _ARTICLE.search(text[max(sentence.start, time.start - 24) : time.start]) is not None
    return attributive and table is not None and any(at <= 1 for at, _ in table.named(after))


def _is_own(
    text: str, sentence: Span, quantity: Quantity, time: Time, published: str | None, table: Consequences | None
) -> bool:
    """Whether a bare day belongs to the number's own clause and is not told of an occurrence in the past tense."""
    start, end = _clause(text, sentence, quantity)
    if not start <= time.start < end:
        return False
    if time.precision not in ONE_DAY:
        return published is None or (time.begin or "")[:10] <= published
    clause = text[start:end]
    if published is None:
        return not _PRESENT.search(clause)
    age = _age((time.begin or "")[:10], published)
    if age is None or age < 0:
        return False
    if age > SETTLED_DAYS:
        return True
    if age <= FRESH_DAYS:
        return not (_PRESENT.search(clause) and age)
    return not _PRESENT.search(clause) and (table is None or next(table.named(clause), None) is None)


def _age(day: str, published: str) -> int | None:
    """Days from ``day`` to publication."""
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    except ValueError:
        return None


def _clause(text: str, sentence: Span, quantity: Quantity) -> tuple[int, int]:
    """The stretch of the sentence around the number that no border of clauses parts."""
    floor, ceiling = max(sentence.start, quantity.start - REACH), min(sentence.end, quantity.end + REACH)
    start = max((m.end() for m in _BORDER.finditer(text, floor, quantity.start)), default=floor)
    borders = _BORDER.finditer(text, quantity.end, ceiling)
    ends = (m.start() for m in borders if not (_ASIDE_ENDS.match(m.group()) and "," in text[quantity.end : m.start()]))
    return start, next(ends, ceiling)


def day_of(time: Time) -> AsOf:
    """The ISO day of a time, the last of a stated range of days, or its half-open interval of days."""
    begin, until = time.begin or "", time.until or ""
    if time.precision == "range" and until:
        return iso_shifted(until, -1)
    if time.precision in ONE_DAY:
        if time.text.lower().endswith("overnight"):
            return (until or begin)[:10]
        return begin[:10]
    return (begin[:10], until[:10]) if until else None


def _distance(time: Time, quantity: Quantity) -> int:
    return max(time.start - quantity.end, quantity.start - time.end)
