"""What the words of one match of the grammar say, in numbers, before anything is anchored."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from coranto.annotate.time_grammar import DIRECTIONS, MODIFIERS, Rule, groups, listed
from coranto.annotate.time_numbers import half_of_day, number_of, ordinal_of, year_in_words
from coranto.model.annotation import TimeExpression
from coranto.resources.calendar import Calendar

MOST_SHORT = 50
"""Years that a range with a short last year may hold: *1914-18*, *1998-02* is a month."""
OF_THIS_CENTURY: Final = 50
"""*18/09/31* is of 2031, *18/09/87* of 1987."""
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Months as many countries write them in dates: *22.XII.2031*."""
_HOURS: Final = ("hours", "hrs", "H")
"""What stands behind an hour and names no zone."""


def expression(doc: str, rule: Rule, match: re.Match[str], calendar: Calendar) -> TimeExpression | None:
    """What the words of one match say; None where they say nothing (month 13, hour 0 p.m.)."""
    said = {name: value for name, value in groups(match).items() if value}
    start, end = match.span()
    base = TimeExpression(doc, start, end, match.group(), rule.type, rule.form)
    if "othermonth" in said:
        return _in_other_words(base, said, match, calendar)
    found = _with_calendar(base, said, calendar)
    if found is None:
        return None
    found = _with_amount(found, said, calendar)
    if rule.form == "clock":
        return _with_clock(found, said, calendar)
    return _with_last(found, listed(match), calendar)


def _with_calendar(base: TimeExpression, said: Mapping[str, str], calendar: Calendar) -> TimeExpression | None:
    """The expression with its year, month, day, weekday, part, modifier and direction."""
    month, day, year = _month(said, calendar), _int(said.get("day")), _year(said, calendar)
    if "a" in said:
        first, second = int(said["a"]), int(said["b"])
        if max(first, second) > 31 or min(first, second) > 12 or not min(first, second):
            return None
        if first > 12 or second > 12 or first == second:
            month, day = min(first, second), max(first, second)
    if month is not None and not 1 <= month <= 12:
        return None
    part = " ".join(said.get("part", "").lower().split())
    letters = calendar.parts.get(part) or calendar.moments.get(part) or calendar.parts.get(part.replace("-", ""))
    if "season" in said:
        letters = calendar.seasons[said["season"].lower()]
    direction = said.get("dir") or said.get("rel") or {"b": "last", "a": "next"}.get(said.get("beyond", "")[:1], "")
    modifier = said.get("mod") or said.get("about")
    return replace(
        base,
        year=year,
        month=month,
        day=day,
        weekday=_numbered(said.get("wd"), calendar.weekdays),
        part=letters,
        direction=DIRECTIONS.get(" ".join(direction.lower().split()).removeprefix("the ")),
        modifier=MODIFIERS.get(" ".join(modifier.lower().split()), "about") if modifier else None,
        through=_int(said.get("through")),
    )


def _in_other_words(
    base: TimeExpression, said: Mapping[str, str], match: re.Match[str], calendar: Calendar
) -> TimeExpression | None:
    """A whole date in another language: *lunes, 17 de marzo de 2031*; without a year only behind its weekday."""
    name, day, year = said.get("otherday", "").rstrip("."), int(said["day"]), _int(said.get("year"))
    weekdays = calendar.names.weekday(name) or calendar.names.weekday(name.split()[-1] if name else "")
    month = calendar.names.month(said["othermonth"], day, year, weekdays)
    if month is None or (year is None and not weekdays):
        return None
    told = ["day", "othermonth", *(["year"] if year else []), *(["otherday"] if weekdays else [])]
    start, end = min(match.start(group) for group in told), max(match.end(group) for group in told)
    weekday = next(iter(weekdays)) if len(weekdays) == 1 else None
    text = match.string[start:end]
    return replace(base, start=start, end=end, text=text, day=day, month=month, year=year, weekday=weekday)


def _with_amount(base: TimeExpression, said: Mapping[str, str], calendar: Calendar) -> TimeExpression:
    """The expression with its amount and unit."""
    unit = said.get("unit")
    singular = {plural: one for one, plural in calendar.plurals.items()}
    name = singular.get(unit.lower(), unit.lower()) if unit else None
    amount: float | None = None
    if "nth" in said:
        amount = ordinal_of(said["nth"], calendar)
    elif "n" in said:
        amount = number_of(said["n"], calendar)
        if amount is not None and "more" in said:
            amount += 0.5
    elif "decade" in said or "short" in said:
        amount = int(said.get("decade") or said["short"])
    elif "tens" in said:
        amount = number_of(said["tens"].lower().replace("ies", "y"), calendar)
    if "eve" in said:
        return replace(base, unit="day", amount=1, direction=-1)
    if base.form in ("after", "ordinal") and name is not None and name in calendar.parts and name != "night":
        return replace(base, unit="day", amount=amount or 1, part=calendar.parts[name])
    if base.form == "after" and amount is None and name is not None and not said.get("unit", "").endswith("s"):
        amount = 1
    if name == "fortnight":
        one = None if said["unit"].lower().endswith("s") else 1.0
        name, amount = "week", None if amount is one is None else 2 * (amount or 1)
    return replace(base, unit=name, amount=amount, through=_int(said.get("n2")) if "n2" in said else base.through)


def _with_last(base: TimeExpression, said: Mapping[str, list[str]], calendar: Calendar) -> TimeExpression | None:
    """The expression of a range with its last day: a weekday, month and day as ``MMDD``, or a year in ``through``."""
    if base.form == "part" and base.weekday is not None and base.month is None and len(said["wd"]) == 1:
        return replace(base, form="weekday", part=base.part or _letters(base.text))
    if base.form in ("weekday-range", "part") and len(said.get("wd", ())) == 2:
        first, last = (_numbered(word, calendar.weekdays) for word in said["wd"])
        return replace(base, weekday=first, through=last)
    if base.form == "date-range":
        months = [_numbered(word, calendar.months) for word in said["month"]]
        days = [int(day) for day in said["day"]]
        if len(months) < 2 or len(days) < 2 or months[1] is None:
            return None
        return replace(base, month=months[0], day=days[0], through=100 * months[1] + days[1])
    if base.form == "month-range":
        return replace(
            base,
            month=_numbered(said["month"][0], calendar.months),
            through=_numbered(said["month"][1], calendar.months),
        )
    if base.form == "year-range":
        return _year_range(base)
    return base


def _letters(text: str) -> str:
    """*The small hours of Sunday* are in its morning, *overnight Saturday* in its night."""
    return "MO" if "hours" in text.lower() else "NI"


def _year_range(base: TimeExpression) -> TimeExpression | None:
    """*2010-2015*, *2021-22*: the last year must follow the first, two digits by no more than half a century."""
    first, last = base.year, base.through
    if first is None or last is None:
        return None
    if last < 100:
        last += first // 100 * 100
        if last - first > MOST_SHORT:
            return None
    return replace(base, through=last) if first < last else None


def _with_clock(base: TimeExpression, said: Mapping[str, str], calendar: Calendar) -> TimeExpression | None:
    """The expression with its hour (0 to 24), minute and zone."""
    word = said.get("word", "").lower()
    hour = {"noon": 12, "midday": 12, "midnight": 24}.get(word, _int(said.get("hour")))
    if "hourword" in said:
        hour = int(calendar.numbers[said["hourword"].lower()])
    if hour is None:
        return None
    hour = half_of_day(hour, said.get("half", ""), said.get("part", ""))
    minute = _int(said.get("minute")) or 0
    if hour is not None and "past" in said:
        hour, minute = _past(hour, said["past"].lower().removeprefix("a").strip(), said["side"].lower(), calendar)
    if hour is None or hour > 24 or (hour == 24 and minute):
        return None
    zone = said.get("zone")
    stated = "minute" in said or "past" in said
    return replace(base, hour=hour, minute=minute if stated else None, zone=None if zone in _HOURS else zone)


def _past(hour: int, amount: str, side: str, calendar: Calendar) -> tuple[int, int]:
    """Hour and minute of *half past six*, *quarter to nine*, *twenty-five to ten*."""
    tens, _, ones = amount.partition("-")
    named = calendar.numbers.get(tens, 0) + calendar.numbers.get(ones, 0)
    minutes = {"half": 30, "quarter": 15}.get(amount) or int(named)
    return (hour, minutes) if side == "past" else ((hour - 1) % 24, 60 - minutes)


def _month(said: Mapping[str, str], calendar: Calendar) -> int | None:
    if "roman" in said:
        return _ROMAN.index(said["roman"]) + 1
    return _int(said["mm"]) if "mm" in said else _numbered(said.get("month"), calendar.months)


def _year(said: Mapping[str, str], calendar: Calendar) -> int | None:
    if "yy" in said:
        return int(said["yy"]) + (2000 if int(said["yy"]) < OF_THIS_CENTURY else 1900)
    return year_in_words(said["yearwords"], calendar) if "yearwords" in said else _int(said.get("year"))


def _numbered(word: str | None, table: Mapping[int, tuple[str, ...]]) -> int | None:
    """The key whose forms hold ``word``."""
    if word is None:
        return None
    stem = word[:3].lower()
    return next((key for key, forms in table.items() if forms[0][:3].lower() == stem), None)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None
