"""Times counted from an event: *a fifth day of the strike*, *two days after the quake*, *the eve of the vote*."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from coranto.annotate.time_bases import Base, anchor_of
from coranto.annotate.time_scene import Dated, Named, Scene
from coranto.model.annotation import TimeExpression
from coranto.text.dates import Days, iso_week, month_shifted, shifted, weekday_after, weekday_before
from coranto.text.spans import Span
from coranto.text.timex import (
    UNKNOWN_DAY,
    Reading,
    day_reading,
    days_reading,
    duration_value,
    hours_reading,
    month_reading,
    units,
    week_reading,
    year_reading,
)

SAME_DAY_HOURS: Final = 12
"""Hours: *six hours after the blast* is told of the day of the blast."""
DAYS_IN: Final = {"day": 1, "night": 1, "week": 7}
COUNTED_FORMS: Final = frozenset({"after", "first", "ordinal"})
_NAMING: Final = re.compile(r"\s+(?:of|after|since|into|in|on)\b", re.IGNORECASE)
_OF: Final = re.compile(r"\s+of\s+(?:(?:the|this|that)\s+)?", re.IGNORECASE)
_APPOSED: Final = re.compile(r",\s+(?:just |only |less than |more than |about |barely )?\Z")
_ONE_DAY: Final = re.compile(
    r"(?i)the\s+(?:[\w-]+\s+)*(?:day|night|week|month|year|morning|afternoon|evening|eve|\w+day)\Z"
)
_WORK: Final = re.compile(
    r"\b(?:book|novel|memoirs?|diary|diaries|film|movie|documentary|play|opera|series|study|exhibit(?:ion)?|museum|"
    r"biography|history|painting|poem|historians?)\b",
    re.IGNORECASE,
)
"""Works that tell of what is long past: a day counted in one is not that of the dispatch."""
_ENTERED: Final = re.compile(r"(?i)\benter(?:s|ed|ing)\s+(?:into\s+)?(?:its\s+|a\s+|the\s+|their\s+)?\Z")
"""*Enters a second day*: that day is the news."""
_OWN_TENSES: Final = frozenset({"present", None})


def counted(found: TimeExpression, base: Base, scene: Scene, dated: Sequence[Dated]) -> Reading:
    """What an expression means that is counted from an event, or is said of the day its sentence names."""
    return _from_named(found, base, scene, dated) if found.form == "after" else _ordinal(found, base, scene, dated)


def _from_named(found: TimeExpression, base: Base, scene: Scene, dated: Sequence[Dated]) -> Reading:
    """*Two days after the quake*: from the quake's day; where that is not told, the day its sentence names, if any."""
    named = scene.named_after(found)
    apposed = _APPOSED.search(scene.text, scene.said_before(found).start, found.start)
    beside = _beside(scene, dated, found, beginnings=apposed is not None)
    if beside is not None and apposed and beside.found.start < found.start:
        return _of_sentence(found, beside, base)
    told = _time_after(scene, dated, found)
    if told is None and named is not None:
        one = scene.day_of(named, dated, found) or _told_just_before(scene, named, dated, found)
        told = (one[0], named.words[0]) if one else None
    if told is not None and not (found.unit in ("hour", "minute") and (found.amount or 0) > SAME_DAY_HOURS):
        made = _from_event(found, told[0].day, base, told[1], scene.quoted(told[0]))
        if not _lies_ahead(made, base) or found.tense == "future":
            return made
    if beside is not None and found.direction and found.unit not in ("month", "quarter", "year", "decade", "century"):
        return _of_sentence(found, beside, base)
    name = named.text if named else ""
    if base.told and named and named.is_noun and found.unit in ("hour", "minute"):
        reason = f"a length of time counted from “{name}”, taken for the day told before it"
        return replace(day_reading(base.told.days.begin, reason, anchored=False), anchor=anchor_of(base.told))
    if base.day and found.tense in _OWN_TENSES and found.amount and _opens(scene, found):
        return day_reading(base.day, "an event that the dispatch does not date, told as of the dispatch's own day")
    return _unknown(found, base, name)


def _lies_ahead(made: Reading, base: Base) -> bool:
    return base.day is not None and made.begin is not None and made.begin[:10] > base.day.isoformat()


def _of_sentence(found: TimeExpression, beside: Dated, base: Base) -> Reading:
    """The day that the sentence names for it."""
    made = _on(found, beside.day, base, f"the day that its sentence names, “{beside.words}”")
    return replace(made, anchored=False, anchor=f"{beside.words} {beside.day.isoformat()}")


def _told_just_before(
    scene: Scene, named: Named, dated: Sequence[Dated], found: TimeExpression
) -> tuple[Dated, str] | None:
    """The only day of the sentence before, told as past: *lost on 8 July. Five days after the defeat*."""
    near = scene.within(dated, scene.before(found.start))
    if not (named.is_noun and named.definite) or len(near) != 1 or "future" in (near[0].found.tense, found.tense):
        return None
    return near[0], named.words[0]


def _time_after(scene: Scene, dated: Sequence[Dated], found: TimeExpression) -> tuple[Dated, str] | None:
    """The day of a time that stands where an event might: *two days after Christmas*, *the Monday before 3 May*."""
    near = [one for one in dated if 0 < one.found.start - found.end <= len(" following the ")]
    between = r"\s+(?:after|before|following|of)\s+(?:the\s+)?"
    stands = (one for one in near if re.fullmatch(between, scene.text[found.end : one.found.start], re.IGNORECASE))
    return next(((one, one.words) for one in stands), None)


def _opens(scene: Scene, found: TimeExpression) -> bool:
    return found.start - scene.sentence(found.start).start < len("On ") and found.direction == 1


def _unknown(found: TimeExpression, base: Base, name: str) -> Reading:
    """The length alone, or an open day, where the event's own day is not told."""
    said = " ".join(name.split())
    reason = f"counted from “{said}”, whose day the dispatch does not tell" if said else "counted from an event"
    if _ONE_DAY.match(found.text):
        return Reading(UNKNOWN_DAY, reason=reason)
    return Reading(duration_value(found.amount, base.calendar.unit_letters[found.unit or "day"]), reason=reason)


def _on(found: TimeExpression, day: date, base: Base, reason: str) -> Reading:
    """The day, or the part of it that the expression names."""
    if found.part or found.unit == "night":
        letters = found.part or "NI"
        return hours_reading(day, base.calendar.part_hours[letters], f"{day.isoformat()}T{letters}", reason)
    return day_reading(day, reason)


def _from_event(found: TimeExpression, begun: date, base: Base, word: str, quoted: str) -> Reading:
    """So many days, weeks, months or years before or after the day of the event, which ``word`` names."""
    sign = found.direction if found.direction is not None else 1
    amount = found.amount if found.amount is not None else 1
    plural = found.amount is None and found.text.lower().strip().endswith("s")
    anchor = f"{word} {begun.isoformat()}"
    where = ("before", "of", "after")[sign + 1]
    if found.unit in ("hour", "minute"):
        return replace(day_reading(begun, f"the day of the {word}: “{quoted}”", anchored=False), anchor=anchor)
    if plural:
        return replace(_unknown(found, base, word), anchor=anchor)
    if found.weekday is not None:
        day = weekday_after(begun, found.weekday) if sign > 0 else weekday_before(begun, found.weekday)
        reason = f"the next such day {where} the {word}: “{quoted}”"
        return replace(day_reading(day, reason, anchored=False), anchor=anchor)
    steps = sign * round(amount)
    reason = f"{units(amount, found.unit or 'day')} {where} the {word} of {begun.isoformat()}: “{quoted}”"
    if found.unit == "month":
        made = month_reading(*_month(begun, steps), reason, anchored=False)
    elif found.unit in ("year", "decade", "century"):
        per = {"year": 1, "decade": 10, "century": 100}[found.unit]
        made = year_reading(begun.year + per * steps, reason, anchored=False)
    elif found.part or found.unit in ("day", "night", "week"):
        made = _on(found, shifted(begun, steps * (DAYS_IN.get(found.unit or "day", 1))), base, reason)
    else:
        return replace(_unknown(found, base, word), anchor=anchor)
    return replace(made, anchored=False, anchor=anchor)


def _month(day: date, by: int) -> tuple[int, int]:
    month = month_shifted(day, by)
    return month.year, month.month


def _ordinal(found: TimeExpression, base: Base, scene: Scene, dated: Sequence[Dated]) -> Reading:
    """*A fifth day of conflict*: the day its sentence names, else counted from the event's beginning, else the news."""
    number = int(found.amount or 0)
    beside = _beside(scene, dated, found)
    if beside is not None and found.unit in ("day", "night"):
        reason = f"number {number} of an event's {found.unit}s, said of “{beside.words}”"
        return replace(_on(found, beside.day, base, reason), anchor=f"{beside.words} {beside.day.isoformat()}")
    begun = _beginning(found, scene, dated)
    if begun is not None and number:
        made = _numbered(found, begun[0].day, base, (begun[1], scene.quoted(begun[0])), number)
        entered = _ENTERED.search(scene.text, max(0, found.start - len("entering into its ")), found.start)
        if not _lies_ahead(made, base) or (found.tense == "future" and not entered):
            return made
    if _WORK.search(scene.said_before(found).of(scene.text)):
        return Reading(UNKNOWN_DAY, reason=f"number {number} of an event's {found.unit}s, told in a work on it")
    if base.day is None:
        return Reading(UNKNOWN_DAY, reason=f"number {number} of an event's {found.unit}s; the dispatch has no date")
    if number == 1:
        return Reading("P1D", reason="the first day of something whose beginning is not told")
    reason = f"number {number} of an event's {found.unit}s, told as the news of the dispatch"
    if found.unit in ("day", "night"):
        return _on(found, base.day, base, reason)
    if found.unit == "week":
        return week_reading(base.day, reason)
    if found.unit == "month":
        return month_reading(base.day.year, base.day.month, reason, anchored=True)
    return year_reading(base.day.year, reason, anchored=True)


def _beginning(found: TimeExpression, scene: Scene, dated: Sequence[Dated]) -> tuple[Dated, str] | None:
    """The day on which what is counted began, and the word for it: told of it anywhere, or in the sentence before."""
    within = next((one for one in dated if _OF.fullmatch(scene.text, found.end, one.found.start)), None)
    if within is not None:
        return within, within.words
    is_named = _NAMING.match(scene.text, found.end) is not None
    named = scene.named_after(found) if is_named else scene.named_before(found)
    told = scene.day_of(named, dated, found) if named else None
    if named and told:
        return told[0], named.words[0] if is_named else told[1]
    near = scene.within(dated, scene.before(found.start))
    near = [one for one in near if scene.is_beginning(one)] or near
    if len(near) != 1 or (is_named and named is None):
        return None
    return near[0], named.words[0] if named and is_named else near[0].words


def _numbered(found: TimeExpression, begun: date, base: Base, told: tuple[str, str], number: int) -> Reading:
    """The n-th day, night, week, month or year from the beginning, which is the first.

    ``told``: the word for the event, and the words that tell its beginning.
    """
    reason = f"number {number} of the {found.unit}s counted from {begun.isoformat()}: “{told[1]}”"
    anchor = f"{told[0]} {begun.isoformat()}"
    if found.unit in ("day", "night"):
        made = _on(found, shifted(begun, number - 1), base, reason)
    elif found.unit == "week":
        first = shifted(begun, 7 * (number - 1))
        days = Days(first, shifted(first, 7))
        value = iso_week(first) if first.weekday() == 0 else f"{first.isoformat()}/{days.last.isoformat()}"
        made = days_reading(value, days, "week", reason)
    elif found.unit == "month":
        made = month_reading(*_month(begun, number - 1), reason, anchored=False)
    else:
        made = year_reading(begun.year + number - 1, reason, anchored=False)
    return replace(made, anchored=False, anchor=anchor)


def _beside(scene: Scene, dated: Sequence[Dated], found: TimeExpression, *, beginnings: bool = False) -> Dated | None:
    """The day that the expression's own sentence names up to a semicolon, the nearest; rarely that of a beginning."""
    for one in _outwards(scene.within(dated, _between_semicolons(scene, found)), found.start):
        if (beginnings or not scene.is_beginning(one)) and not _OF.fullmatch(scene.text, found.end, one.found.start):
            return one
    return None


def _between_semicolons(scene: Scene, found: TimeExpression) -> Span:
    """The part of its sentence in which the expression stands."""
    start, end = scene.sentence(found.start)
    before, after = scene.text.rfind(";", start, found.start), scene.text.find(";", found.end, end)
    return Span(max(start, before), end if after < 0 else after)


def _outwards(days: Sequence[Dated], at: int) -> Iterator[Dated]:
    """Days in the order of the text, the nearest to an offset first; of two that are as near the one before it."""
    after = bisect_right(days, at, key=lambda one: one.found.start)
    before = after - 1
    while before >= 0 or after < len(days):
        if after == len(days) or (before >= 0 and at - days[before].found.start <= days[after].found.start - at):
            yield days[before]
            before -= 1
        else:
            yield days[after]
            after += 1
