"""The day for which a thing had been planned, as what tells that it was done on another says: *two days late*."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from coranto.text.dates import MONTHS, WEEKDAYS
from coranto.text.numbers import UNITS

REACH: Final = 14
"""Days between the day of a plan and that on which the thing was done, at most."""
_NUMBER: Final = rf"(?P<number>an?|\d{{1,2}}|{'|'.join(list(UNITS)[1:])})"
_WAS_TO: Final = r"(?:first |originally |had been )?(?:planned|scheduled|promised|expected|announced|agreed|intended)\b"
_SHIFT: Final = re.compile(
    rf"\b{_NUMBER} (?P<unit>day|week)s? "
    rf"(?:(?P<late>late\b|later than {_WAS_TO}|behind schedule|after the date)"
    rf"|(?:early\b|earlier than {_WAS_TO}|ahead of (?:schedule|time|plan)\b))",
    re.IGNORECASE,
)
_ON_TIME: Final = re.compile(
    r"\b(?:on the (?:appointed|promised|planned|scheduled|agreed) day|on schedule|on time|as (?:had been )?"
    r"(?:promised|planned|scheduled|announced|agreed))\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_NOT_THE: Final = re.compile(
    r"\b(?:not|instead of|rather than) (?:on )?the (?P<day>\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE
)
_NOT_ON: Final = re.compile(rf"\b(?:not|instead of|rather than) (?:on )?(?P<day>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_SET_FOR: Final = re.compile(
    r"\b(?:set|due|fixed|scheduled|planned|announced|promised|called|(?:was|were|had been) to|should have|"
    r"supposed to)\b[^.;:!?]{0,40}?\b(?:for|on|by) "
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})|the (?P<day>\d{{1,2}})(?:st|nd|rd|th)"
    rf"|(?P<date>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}))\b",
    re.IGNORECASE,
)


def planned_days(sentence: str, done: str | None) -> frozenset[str]:
    """The days for which it had been planned, as ISO dates; none where the sentence does not say.

    ``done`` is the day on which it was done.
    """
    try:
        day = date.fromisoformat((done or "")[:10])
    except ValueError:
        return frozenset()
    return frozenset(one.isoformat() for one in _days(sentence, day))


def delay(clause: str) -> int:
    """How many days later than planned a thing was done, as its clause says; negative where earlier, 0 if not."""
    shift = _SHIFT.search(clause)
    if shift is None:
        return 0
    days = _value(shift["number"]) * (7 if shift["unit"].lower() == "week" else 1)
    return days if shift["late"] else -days


def _days(sentence: str, done: date) -> Iterator[date]:
    near = [done + timedelta(shift) for shift in range(-REACH, REACH + 1) if shift]
    for shift in _SHIFT.finditer(sentence):
        yield done - timedelta(delay(shift.group()))
    on_time = _ON_TIME.search(sentence)
    if on_time is not None and _NOT.search(sentence, 0, on_time.start()) is None:
        yield done
    for match in _NOT_THE.finditer(sentence):
        yield from (one for one in near if one.day == int(match["day"]))
    for match in _NOT_ON.finditer(sentence):
        weekday = WEEKDAYS.index(match["day"].capitalize())
        yield from (one for one in near if one.weekday() == weekday and abs((one - done).days) < 7)
    for match in _SET_FOR.finditer(sentence):
        yield from (one for one in (done, *near) if _is_named(one, done, match))


def _is_named(one: date, done: date, named: re.Match[str]) -> bool:
    """Whether a day is the one named: of weekdays, the nearest ones."""
    if named["weekday"]:
        return one.weekday() == WEEKDAYS.index(named["weekday"].capitalize()) and abs((one - done).days) < 7
    if named["day"]:
        return one.day == int(named["day"])
    return (one.day, one.month) == (int(named["date"]), MONTHS.index(named["month"].capitalize()) + 1)


def _value(number: str) -> int:
    lowered = number.lower()
    return 1 if lowered in ("a", "an") else UNITS.get(lowered) or int(lowered)
