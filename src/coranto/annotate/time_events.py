"""Times counted from an event: *a fifth day of the strike*, *two days after the quake*, *the eve of the vote*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coranto.annotate.time_bases import Base, anchor_of
from coranto.model.annotation import TimeExpression
from coranto.resources.occurrences import Occurrences
from coranto.text.dates import Days, iso_week, month_shifted, shifted, weekday_after, weekday_before
from coranto.text.segmentation import Abbreviations, paragraphs, sentence_spans
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
from coranto.text.wordlists import words

NAMED: Final = 60
"""Characters after *after*, *of* and the like in which the event is named."""
QUOTED: Final = 70
"""Characters of the sentence that tells a beginning which a reason quotes."""
SAME_DAY_HOURS: Final = 12
"""Hours: *six hours after the blast* is told of the day of the blast."""
DAYS_IN: Final = {"day": 1, "night": 1, "week": 7}
COUNTED_FORMS: Final = frozenset({"after", "first", "ordinal"})
_DATING: Final = frozenset({"date", "weekday", "day", "part", "clock", "ago", "weekday-count", "holiday"})
_LINK: Final = re.compile(
    r"\s*(?:after|before|following|into|of|since|in)\s+(?:the|a|an|its|his|her|their|this|that)?\s*", re.IGNORECASE
)
_NAMING: Final = re.compile(r"\s+(?:of|after|since|into|in|on)\b", re.IGNORECASE)
_STOP: Final = re.compile(r"[,.;:!?\n()—]|\s(?:and|but|when|which|who|that|said)\s")
_WORD: Final = re.compile(r"\b[a-z][a-z-]{2,}")
_EMPTY: Final = words(
    """the and was his her had has who two one for are not but its all out day old new now own ago off per may can did
    got you she him our any how why yet too men man saw few six ten after before since into with from that this
    their they were have been which when would about over under more than first last second third fourth fifth
    days weeks week month months said says will also only near then there what where while other some many most
    such very early late north south east west people town city country"""
)
_SINCE: Final = re.compile(r"\b(?:since|from|began|begun|started|opened|after)\b[^,;.]{0,25}\Z", re.IGNORECASE)
_APPOSED: Final = re.compile(r",\s+")
_PLAIN_TODAY: Final = frozenset({"present", None})
_ONE_DAY: Final = re.compile(
    r"(?i)the\s+(?:[\w-]+\s+)*(?:day|night|week|month|year|morning|afternoon|evening|eve|\w+day)\Z"
)
SHORTEST_STEM: Final = 4
"""Letters that two forms of one word share at least, unless one is shorter."""
_ENDINGS: Final = words("e s es d ed ied ies ing er ers or ors ion ions sion de al ial ment ments y down out") | {""}


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of one day with the day that it means."""

    found: TimeExpression
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The text as what happens in it is looked for: its sentences, and the words that name kinds of events."""

    text: str
    sentences: tuple[Span, ...]
    occurrences: Occurrences

    @classmethod
    def of(cls, text: str, occurrences: Occurrences, abbreviations: Abbreviations) -> "Scene":
        """The scene of a text."""
        spans = [one for whole in paragraphs(text) for one in sentence_spans(text, *whole, abbreviations)]
        return cls(text, tuple(spans), occurrences)

    def sentence(self, at: int) -> Span:
        """The sentence that holds the offset."""
        return next((span for span in self.sentences if span.start <= at < span.end), Span(at, at))

    def named_after(self, found: TimeExpression) -> tuple[str, frozenset[str]]:
        """The words that name the event counted from, and their kinds; empty where none is named after it."""
        link = _LINK.match(self.text, found.end)
        if link is None:
            return "", frozenset()
        end = min(self.sentence(found.start).end, link.end() + NAMED)
        stop = _STOP.search(self.text, link.end(), end)
        return self.naming(link.end(), stop.start() if stop else end)

    def naming(self, start: int, end: int) -> tuple[str, frozenset[str]]:
        """The words of a stretch and the kinds of event that it names."""
        return self.text[start:end], frozenset(kind for _, kind in self.occurrences.kinds(self.text, start, end))

    def is_beginning(self, one: "Dated") -> bool:
        """Whether the day is told as that of a beginning: *since Monday*, *which began on Tuesday*."""
        start = self.sentence(one.found.start).start
        return _SINCE.search(self.text[start : one.found.start]) is not None

    def quoted(self, one: "Dated") -> str:
        """The words that tell the day, on one line: its sentence up to it, or no more than its end."""
        start = max(self.sentence(one.found.start).start, one.found.end - QUOTED)
        return " ".join(self.text[start : one.found.end].split())


def event_day(
    scene: Scene, named: str, kinds: frozenset[str], dated: Sequence[Dated], found: TimeExpression
) -> tuple[Dated, str] | None:
    """The day that the text tells of the event named, and the word that names it there; None where it tells none.

    A sentence tells it that has a word of the name or of its kind, and a day; one that tells a beginning is believed
    before others, then the one that stands first.
    """
    stems = [word.lower() for word in _WORD.findall(named) if word.lower() not in _EMPTY]
    best: tuple[int, int, Dated, str] | None = None
    for number, one in enumerate(dated):
        span = scene.sentence(one.found.start)
        if span.start <= found.start < span.end and not scene.is_beginning(one):
            continue
        word, score = _telling(scene, span, stems, kinds)
        if word and (best is None or (score, -number) > best[:2]):
            best = (score, -number, one, word)
    return (best[2], best[3]) if best else None


def _telling(scene: Scene, span: Span, stems: Sequence[str], kinds: frozenset[str]) -> tuple[str, int]:
    """The word of a sentence that names the event, and how surely the sentence tells of its beginning."""
    said = scene.text[span.start : span.end]
    same = next((word for word in _WORD.findall(said) if any(is_same(word.lower(), stem) for stem in stems)), "")
    named = scene.occurrences.kinds(scene.text, *span)
    here = [scene.text[at : at + 14].split()[0] for at, kind in named if kind in kinds]
    began = 1 if scene.occurrences.onset.search(scene.text, *span) else 0
    if same:
        return same, 3 + began
    return (here[0], 1 + began) if here else ("", 0)


def is_same(one: str, other: str) -> bool:
    """Whether two words are likely forms of one: *arrest* and *arrested*, *splashdown* and *splashed*."""
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= min(SHORTEST_STEM, len(one), len(other)) and {one[common:], other[common:]} <= _ENDINGS


def days_told(found: Sequence[TimeExpression], readings: Sequence[Reading]) -> tuple[Dated, ...]:
    """The expressions that mean one day, with it."""
    return tuple(_days_told(found, readings))


def _days_told(found: Sequence[TimeExpression], readings: Sequence[Reading]) -> Iterator[Dated]:
    for one, reading in zip(found, readings, strict=True):
        precise = reading.precision in ("minute", "part-of-day", "day") or one.modifier == "since"
        if one.form in _DATING and reading.begin and precise:
            yield Dated(one, date.fromisoformat(reading.begin[:10]), reading.reason)


def counted(found: TimeExpression, base: Base, scene: Scene, dated: Sequence[Dated]) -> Reading:
    """What an expression means that is counted from an event, or is said of the day its sentence names."""
    if found.form != "after":
        return _ordinal(found, base, scene, dated)
    named, kinds = scene.named_after(found)
    told = _time_after(scene, dated, found)
    if told is None and named:
        told = event_day(scene, named, kinds, dated, found) or _told_just_before(scene, named, dated, found)
    beside = _beside(scene, dated, found)
    apposed = beside is not None and _APPOSED.fullmatch(scene.text, beside.found.end, found.start) is not None
    if told is None or apposed or (found.unit in ("hour", "minute") and (found.amount or 0) > SAME_DAY_HOURS):
        if beside is None and base.told and base.told.precise and found.unit in ("hour", "minute"):
            reason = f"a length of time counted from “{' '.join(named.split())}”, taken for the day told before it"
            return replace(day_reading(base.told.days.begin, reason, anchored=False), anchor=anchor_of(base.told))
        if beside is not None:
            return _on(found, beside.day, base, f"the day that its sentence names, “{_words(beside)}”")
        if base.day and found.tense in _PLAIN_TODAY and found.amount and _opens(scene, found):
            return day_reading(base.day, "an event that the dispatch does not date, told as of the dispatch's own day")
        return _unknown(found, base, named)
    name = _name(named) or told[1]
    made = _from_event(found, told[0].day, base, name, scene.quoted(told[0]))
    if base.day and made.begin and made.begin[:10] > base.day.isoformat() and found.tense == "past":
        return _unknown(found, base, named)
    return made


def _told_just_before(
    scene: Scene, named: str, dated: Sequence[Dated], found: TimeExpression
) -> tuple[Dated, str] | None:
    """The only day of the sentence before, if that is told as past: *lost on 8 July. Five days after the defeat*."""
    span = scene.sentence(found.start)
    before = [one for one in scene.sentences if one.end <= span.start][-1:]
    near = [one for one in dated if before and before[0].start <= one.found.start < before[0].end]
    name = _name(named)
    if name is None or len(near) != 1 or near[0].found.tense == "future" or found.tense == "future":
        return None
    return near[0], name


def _time_after(scene: Scene, dated: Sequence[Dated], found: TimeExpression) -> tuple[Dated, str] | None:
    """The day of a time that stands where an event might: *two days after Christmas*, *the Monday before 3 May*."""
    link = _LINK.match(scene.text, found.end)
    starts = (link.end(), link.start() + len(link.group().split()[0]) + 1) if link else ()
    return next(((one, _words(one)) for one in dated if one.found.start in starts), None)


def _name(named: str) -> str | None:
    """The first word that says which event is meant."""
    return next((word for word in _WORD.findall(named) if word not in _EMPTY), None)


def _opens(scene: Scene, found: TimeExpression) -> bool:
    return found.start - scene.sentence(found.start).start < 3 and found.direction == 1


def _unknown(found: TimeExpression, base: Base, named: str) -> Reading:
    """The length alone, or an open day, where the event's own day is not told."""
    name = " ".join(named.split())
    reason = f"counted from “{name}”, whose day the dispatch does not tell" if name else "counted from an event"
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
        reason = f"number {number} of an event's {found.unit}s, said of “{_words(beside)}”"
        return replace(_on(found, beside.day, base, reason), anchor=f"{_words(beside)} {beside.day.isoformat()}")
    begun = _beginning(found, scene, dated)
    if begun is not None:
        made = _numbered(found, begun[0].day, base, (begun[1], scene.quoted(begun[0])), number)
        over = base.day is None or made is None or (made.begin or "")[:10] <= base.day.isoformat()
        if made is not None and (over or found.tense == "future"):
            return made
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
    """The day on which what is counted began, and the word for it."""
    span = scene.sentence(found.start)
    named, kinds = scene.named_after(found) if _NAMING.match(scene.text, found.end) else ("", frozenset())
    if not named:
        named, kinds = scene.naming(span.start, found.start)
    told = event_day(scene, named, kinds, dated, found)
    name = _name(named)
    if told is not None:
        return told[0], name or told[1]
    before = [one for one in dated if one.found.end <= span.start]
    onsets = [one for one in before if scene.occurrences.onset.search(scene.text, *scene.sentence(one.found.start))]
    if onsets or len(before) == 1:
        one = onsets[-1] if onsets else before[0]
        match = scene.occurrences.onset.search(scene.text, *scene.sentence(one.found.start))
        return one, name or (match.group() if match else _words(one))
    return None


def _numbered(found: TimeExpression, begun: date, base: Base, told: tuple[str, str], number: int) -> Reading | None:
    """The n-th day, night, week, month or year from the beginning, which is the first.

    ``told``: the word for the event, and the words that tell its beginning.
    """
    reason = f"number {number} of the {found.unit}s counted from {begun.isoformat()}: “{told[1]}”"
    anchor = f"{told[0]} {begun.isoformat()}"
    if number < 1:
        return None
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


def _beside(scene: Scene, dated: Sequence[Dated], found: TimeExpression) -> Dated | None:
    """The day that the expression's own sentence names, if that is not told as a beginning: the nearest."""
    span = scene.sentence(found.start)
    near = [
        one
        for one in dated
        if span.start <= one.found.start < span.end and not scene.is_beginning(one) and one.found is not found
    ]
    return min(near, key=lambda one: (abs(one.found.start - found.start), one.found.start), default=None)


def _words(one: Dated) -> str:
    return " ".join(one.found.text.split())
