"""What time expressions mean once the day of publication is known, known in part, or unknown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from coranto.annotate.time_bases import Base, Reader, Told
from coranto.annotate.time_clauses import opening
from coranto.annotate.time_countries import most_named
from coranto.annotate.time_days import DAY_READERS
from coranto.annotate.time_events import COUNTED_FORMS, counted
from coranto.annotate.time_holidays import holiday
from coranto.annotate.time_hours import HOUR_READERS
from coranto.annotate.time_lengths import LENGTH_READERS
from coranto.annotate.time_quarters import QUARTER_READERS
from coranto.annotate.time_scene import Dated, Scene, days_told
from coranto.annotate.time_spans import SPAN_READERS
from coranto.model.annotation import Sentence, Time, TimeExpression, TimeType
from coranto.model.corpus import Folio
from coranto.text.dates import Days, shifted
from coranto.text.day_lines import dividing
from coranto.text.spans import Span
from coranto.text.timex import Reading, either
from coranto.tools import Tools

MANY_DAYS: Final = 14
"""A publication known less closely than this anchors nothing but the year it lies in."""
FOCUS: Final = 800
"""Characters for which a quarter stays what *a year earlier* is counted from."""
TELLING: Final = 500
"""Characters for which a day told stays what *the next day* is counted from."""
YEAR_TELLING: Final = 250
"""Characters for which a year stated stays what *two years later* is counted from."""

EVENING: Final = 17
"""The hour from which what is told next of an early hour is of the next day."""
LINK: Final = 12
"""Characters between *two days* and *Christmas* in *two days before Christmas*, which is no *before Christmas*."""
_CLOCKED: Final = re.compile(r"[\dXW-]+T")
_LENGTH: Final = re.compile(r"PT?[\dX]")
_BREAK: Final = re.compile(r"[.!?][\"”’')]*\s+[\"“‘(]?[A-Z]|\n\s*\n")
"""Roughly the end of a sentence."""
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_ENTRY: Final = re.compile(r"\n\W*\d{1,2}[:.]\d\d\b")
"""An hour at the head of a line opens an entry of a running page: nothing in it is counted from another entry."""
_SAME: Final = re.compile(r"(?i)\b(?:that|same)\b")
ASIDE: Final = 80
"""Characters from *who* or *which* to a day told by the way."""
_ASIDE: Final = re.compile(
    r",\s+(?:who|whom|whose|which)\b(?!\s+(?:was|were|had been) (?:expected|due|scheduled|supposed|to)\b)[^,.;!?]*\Z"
)
"""A day told of someone by the way: what follows is not counted from it, unless it is the day awaited."""
_REPORTED: Final = re.compile(
    r"\b(?:said|told(?: \w+){0,3}|announced|reported|confirmed|added|wrote|stated|estimated)(?: late| early| earlier)?"
    r"(?: in a statement)?(?: on)?\s+\Z"
)
"""The day on which a sentence says that something was said: the day that it told before is the one told of."""
_LIKENED: Final = re.compile(r"\b(?:as|than|like) (?:on|in)\s+\Z")
"""Nor from a day that another is only likened to."""
_FROM: Final = re.compile(r"(?i)\b(from|between)\s+\Z")
_TO: Final = re.compile(r"\s+(to|through|until|till|and|into)\s+(?:on\s+)?")
_QUARTER: Final = re.compile(r"(\d{4})-Q([1-4])")
_TELLING_FORMS: Final = frozenset(
    {
        "date",
        "monthday",
        "weekday",
        "weekday-count",
        "day",
        "part",
        "clock",
        "ago",
        "unit",
        "after",
        "ordinal",
        "holiday",
    }
)
_HEADING: Final = frozenset({"date", "weekday"})
_NO_SIDE: Final = frozenset({"after", "ordinal", "duration", "span", "set", "weekday-set", "ago"})


def anchored(folio: Folio, published: Days | None, tools: Tools) -> Iterator[Time]:
    """The expressions of the folio as TIMEX3, in text order."""
    found = folio.of(TimeExpression)
    scene = None
    if any(one.form in COUNTED_FORMS for one in found):
        sentences = tuple(Span(one.start, one.end) for one in folio.of(Sentence))
        scene = Scene(folio.text, sentences, tools.occurrences)
    bases = [_localised(base, found, folio.text, tools) for base in _bases(published, tools)]
    per_base = [_readings(folio.text, found, base, scene) for base in bases]
    label = None if published is None else _label(published)
    for one, *readings in zip(found, *per_base, strict=True):
        reading = either(readings)
        anchor = reading.anchor or (label if reading.anchored else None)
        yield Time(
            one.doc, one.start, one.end, one.text, _type(one, reading), reading.value, reading.begin, reading.until,
            reading.precision, anchor, reading.reason, reading.open,
        )  # fmt: skip


def _type(found: TimeExpression, reading: Reading) -> TimeType:
    """The TIMEX3 type, which depends on what was made of the expression."""
    if reading.value is None or (found.type != "DATE" and found.form != "after"):
        return found.type
    return "TIME" if _CLOCKED.match(reading.value) else "DURATION" if _LENGTH.match(reading.value) else "DATE"


def _readings(text: str, found: Sequence[TimeExpression], base: Base, scene: Scene | None) -> list[Reading]:
    """What each expression means, counted from ``base``. Events need the days told anywhere, so these come second."""
    first = _told_in_order(text, found, base, scene, ())
    return first if scene is None else _told_in_order(text, found, base, scene, days_told(found, first))


def _told_in_order(
    text: str, found: Sequence[TimeExpression], base: Base, scene: Scene | None, dated: Sequence[Dated]
) -> list[Reading]:
    """The readings in the order of the text, each counted from what was told before it."""
    made: list[Reading] = []
    quarter: tuple[int, int, int] | None = None
    heads = frozenset(dividing(text, ((one.start, one.end) for one in found if one.form in _HEADING)))
    for number, one in enumerate(found):
        last = found[number - 1] if number else None
        if base.told is not None and _ENTRY.search(text, base.told.end, one.end):
            base = replace(base, told=None, told_month=None)
        if base.dated is not None and _parted(text, base.dated.end, one.start):
            base = replace(base, dated=None)
        near = replace(
            base,
            dated=None if _REPORTED.search(text, max(0, one.start - ASIDE), one.start) else base.dated,
            quarter=quarter[:2] if quarter and one.start - quarter[2] < FOCUS else None,
            told=_over(_still(base.told, one, TELLING), one, base.day),
            told_month=_still(base.told_month, one, TELLING),
            told_year=_still(base.told_year, one, YEAR_TELLING),
            beside=base.told if base.told and not _BREAK.search(text, base.told.end, one.start + 1) else None,
        )
        if scene is not None and one.form in COUNTED_FORMS:
            reading = counted(one, near, scene, dated)
        else:
            reading = read(one, near)
            if one.form not in _NO_SIDE and not (last and last.form == "after" and one.start - last.end < LINK):
                reading = _with_side(reading, opening(one, text))
        made.append(reading)
        if one.start in heads and reading.begin is not None:
            base = replace(base, day=date.fromisoformat(reading.begin[:10]))
        named = _QUARTER.fullmatch(reading.value or "") if one.form == "quarter" and one.amount else None
        if named:
            quarter = (int(named[1]), int(named[2]), one.start)
        if last is not None and _is_range(one, last, text):
            made[-2] = replace(made[-2], open="until", reason=f"{made[-2].reason}; from there to the next one named")
            made[-1] = reading = replace(_not_before(made[-2], one, reading, near), open="begin")
        told = None if base.told and _is_bare(one, reading) else _telling(one, reading)
        if told is not None and told.days.begin == base.day and _is_of_head(text, one):
            told = None  # the date of the paper tells of nothing
        aside = base.told and _ASIDE.search(text, max(0, one.start - ASIDE), one.start)
        aside = aside or (near.beside and _REPORTED.search(text, max(0, one.start - ASIDE), one.start))
        if told is not None and not aside and not _LIKENED.search(text, max(0, one.start - ASIDE), one.start):
            base = _told_besides(base, told, one)
    return made


def _is_of_head(text: str, found: TimeExpression) -> bool:
    """Whether a date stands in the head of the dispatch, at the end of a line of its own."""
    if found.start > HEAD or found.day is None:
        return False
    line = text[: found.start].rpartition("\n")[2]
    return len(line) < HEADLINE and not text[found.end :].partition("\n")[0].strip(" \t\r.)|]")


HEAD: Final = 300
"""Characters at the top of a dispatch in which a date that ends a line is its own."""
HEADLINE: Final = 80
"""Characters before it on its line, at most."""


def _still(told: Told | None, found: TimeExpression, reach: int) -> Told | None:
    """What was told, if that was no further before than ``reach`` characters."""
    return told if told is not None and found.start - told.end < reach else None


def _over(told: Told | None, found: TimeExpression, day: date | None) -> Told | None:
    """What was told, unless it lies ahead of the dispatch and the expression tells the past: *the previous week*."""
    ahead = told is not None and day is not None and told.days.begin > day
    return None if ahead and found.tense == "past" and not _SAME.search(found.text) else told


def _told_besides(base: Base, told: Told, found: TimeExpression) -> Base:
    """The base with what has now been told too."""
    ahead = base.day is not None and told.days.begin > base.day
    dates = told.precise and (found.day is not None or told.in_order) and not ahead
    return replace(
        base,
        told=told if told.precise else base.told,
        dated=told if dates else base.dated,
        evening=told if told.late and told.precise else base.evening,
        told_month=base.told_month if found.form == "year" else told,
        told_year=told if told.stated else base.told_year,
    )


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends between two offsets."""
    return _PARAGRAPH.search(text, start, end) is not None


def _is_range(last: TimeExpression, first: TimeExpression, text: str) -> bool:
    """Whether the two are said as one stretch: *from Monday to Wednesday*, *between May 3 and June 5*."""
    lead = _FROM.search(text, max(0, first.start - 12), first.start)
    link = _TO.fullmatch(text, first.end, last.start)
    return bool(link and lead and (link[1] == "and") == (lead[1].lower() == "between"))


def _not_before(first: Reading, last: TimeExpression, reading: Reading, base: Base) -> Reading:
    """The end of a stretch, read again from its beginning if it would lie before that: *from November to April*."""
    if first.begin is None or reading.begin is None or reading.begin >= first.begin or last.year is not None:
        return reading
    begun = date.fromisoformat(first.begin[:10])
    for later in (0, 1):
        near = replace(base, day=shifted(begun, later), told=None, beside=None)
        again = read(replace(last, tense="future"), near)
        if again.begin is not None and again.begin >= first.begin:
            return replace(again, reason=f"the first after {first.value}, from which the stretch goes")
    return reading


def read(found: TimeExpression, base: Base) -> Reading:
    """What the expression means, counted from ``base``."""
    reader = _READERS.get(found.form)
    return reader(found, base) if reader else Reading(found.form, reason="a reference, not a date")


def _is_bare(found: TimeExpression, reading: Reading) -> bool:
    """Whether it is a part of the day that goes with no day: what follows *at dusk* is counted from the day told."""
    return found.form == "part" and reading.reason.startswith("of the day of the dispatch")


def _telling(found: TimeExpression, reading: Reading) -> Told | None:
    """The time that the expression tells, for what is counted from it."""
    if reading.begin is None or reading.until is None:
        return None
    days = Days(date.fromisoformat(reading.begin[:10]), shifted(date.fromisoformat(reading.begin[:10]), 1))
    if found.modifier == "since":
        return None
    if found.form in _TELLING_FORMS and reading.precision in ("minute", "part-of-day", "day"):
        late = reading.precision != "day" and int(reading.begin[11:13] or 0) >= EVENING
        in_order = found.form == "weekday" and reading.anchor is not None
        return Told(days, True, found.text, found.end, found.year is not None, late, in_order)
    if found.form == "month" or (found.form == "year" and found.year is not None):
        return Told(days, False, found.text, found.end, found.year is not None)
    return None


def _with_side(reading: Reading, side: str | None) -> Reading:
    """The reading with the side that a preposition opens: *since* Monday, *until* Friday, *before* March 3."""
    if side is None:
        return reading
    way = "towards what follows" if _SIDES[side] == "until" else "towards what was before"
    return replace(reading, open=_SIDES[side], reason=f"{reading.reason}; {side}: open {way}")


_SIDES: Final[Mapping[str, Literal["begin", "until"]]] = {
    "since": "until",
    "after": "until",
    "until": "begin",
    "by": "begin",
    "before": "begin",
}


def _bases(published: Days | None, tools: Tools) -> list[Base]:
    calendar = tools.calendar
    if published is None:
        return [Base(None, None, calendar)]
    year = published.begin.year if published.begin.year == published.last.year else None
    if published.count > MANY_DAYS:
        return [Base(None, year, calendar)]
    days = [shifted(published.begin, step) for step in range(published.count)]
    return [Base(day, day.year, calendar) for day in days]


def _localised(base: Base, found: Sequence[TimeExpression], text: str, tools: Tools) -> Base:
    """The base with the country spoken of, if there is a season or a holiday that it decides."""
    if not any(one.form in ("season", "holiday") for one in found):
        return base
    return replace(base, country=most_named(text, tools))


def _label(published: Days) -> str:
    begin = published.begin.isoformat()
    return f"published {begin}" if published.is_day else f"published {begin} to {published.last.isoformat()}"


_READERS: Final[Mapping[str, Reader]] = {
    **DAY_READERS,
    **HOUR_READERS,
    **SPAN_READERS,
    **QUARTER_READERS,
    **LENGTH_READERS,
    "holiday": holiday,
}
