"""Holidays and observances of the world: how English news spells them, and the days on which they fall.

``holidays.yaml`` holds spellings and rules, ``holiday_days.txt`` the days that no rule gives (made by
``tools/compile_holidays.py``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from coranto.resources import read_bytes, read_yaml
from coranto.text.dates import WEEKDAYS, calendar_day, weekday_on_or_after, weekday_on_or_before

GREGORIAN = 1583
"""The first full year of the calendar that all days are given in."""
_RULE = re.compile(
    r"(?P<on>\d\d-\d\d|\D.*?)(?: (?P<shift>[+-]\d+))?"
    rf"(?: (?P<weekday>{'|'.join(WEEKDAYS)}) (?P<nth>-?\d)(?: (?P<plus>[+-]\d+))?)?"
    r"(?: for (?P<length>\d+) days| until (?P<end>\D+?))?(?: since (?P<since>\d{4}))?(?: through (?P<last>\d{4}))?"
)
_ALIKE = {"'": "['’]", " ": r"[\s-]", ".": r"\."}
"""Characters of a form that stand for more, or mean something to a regular expression."""


@dataclass(frozen=True, slots=True)
class Falling:
    """One falling of a holiday: the half-open days ``begin:until``.

    A day that begins at sunset (Jewish, Islamic, Bahá'í) is the daylight day after it.
    """

    begin: date
    until: date
    calendar: str
    """Gregorian · western · Orthodox · Islamic · Jewish · Chinese …"""
    country: str | None
    """ISO 3166-1 alpha-2, where the day is this country's own; null: the world's."""
    sighted: bool
    """It depends on a sighting of the moon or a local almanac and may fall a day earlier or later."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a day is reckoned: from a day of the year or another holiday."""

    on: str
    """``MM-DD``, or the name of a holiday."""
    shift: int
    """Falling from there."""
    weekday: int | None
    """Monday is 0."""
    nth: int
    """From there: 1 the first such weekday on or after, -1 the last on or before."""
    plus: int
    """Falling after that."""
    length: int
    """In days."""
    end: str | None
    """The holiday on whose day it is over, instead of ``length``."""
    since: int
    last: int
    """The years in which the rule holds, both included."""


@dataclass(frozen=True, slots=True)
class Observance:
    """A holiday as one country, or the world, keeps it."""

    rules: tuple[Rule, ...]
    calendar: str
    country: str | None
    sighted: bool


@dataclass(frozen=True, slots=True, eq=False)
class Holidays:
    """All holidays by name, and the spellings that point to them."""

    observances: Mapping[str, tuple[Observance, ...]]
    """By name; the world's first, then by country."""
    forms: Mapping[str, str]
    """Spelling → name, as ``fold`` writes it."""
    personal: frozenset[str]
    """The spellings that people bear as names too: Ramadan, Songkran."""
    pattern: str
    """Regular expression for any of ``forms``, with either apostrophe, with hyphens or spaces; without named groups."""
    lookalike: str
    """Regular expression for a form and the word after it that makes it no day: *Easter Sunday attacks*."""
    table: Mapping[str, str]
    """Name → days that no rule gives, as ``holiday_days.txt`` writes them."""

    def named(self, spelling: str) -> str | None:
        """The holiday that a match of ``pattern`` means."""
        return self.forms.get(fold(spelling))

    def days(self, name: str, year: int, country: str | None = None) -> tuple[Falling, ...]:
        """What of the holiday begins in a Gregorian year, by day.

        ``country`` (ISO alpha-2): its own days where it has any, else the world's; without it the world's days first,
        then each country's. Empty where the year has no such day, before 1583, or where the tables end. Raises
        ``KeyError`` for an unknown name.
        """
        kept = self.observances[name]
        if country is not None:
            own = tuple(one for one in kept if one.country == country)
            kept = own or tuple(one for one in kept if one.country is None)
        return tuple(
            Falling(begin, until, one.calendar, one.country, one.sighted)
            for one in kept
            for begin, until in sorted(span for rule in one.rules for span in self._spans(rule, year))
        )

    def _spans(self, rule: Rule, year: int) -> Iterator[tuple[date, date]]:
        """The half-open days of a rule that begin in the year."""
        if not rule.since <= year <= rule.last:
            return
        for anchor in (day for near in (year - 1, year, year + 1) for day in self._anchors(rule.on, near)):
            begin = _weekday_from(anchor + timedelta(rule.shift), rule.weekday, rule.nth) + timedelta(rule.plus)
            until = begin + timedelta(rule.length)
            if rule.end is not None:
                ends = [day for near in (year, year + 1) for day in self._anchors(rule.end, near) if day > begin]
                until = min(ends, default=until)
            if begin.year == year:
                yield begin, until

    def _anchors(self, on: str, year: int) -> Iterable[date]:
        if on[0].isdigit():
            month, day = map(int, on.split("-"))
            anchor = calendar_day(year, month, day)
            return () if anchor is None else (anchor,)
        if on in self.table:
            return tuple(day for day in _tabled(self.table[on]) if day.year == year)
        world = self.observances[on][0]
        return tuple(begin for rule in world.rules for begin, _ in self._spans(rule, year))


def load() -> Holidays:
    """The holidays of the package."""
    raw = read_yaml("holidays.yaml")
    lines = (line.split("\t", 1) for line in read_bytes("holiday_days.txt").decode().splitlines())
    observances: dict[str, tuple[Observance, ...]] = {}
    forms: dict[str, str] = {}
    personal: set[str] = set()
    for calendar, entries in raw["calendars"].items():
        for name, entry in entries.items():
            told = {"day": entry} if isinstance(entry, str | list) else entry
            observances[name] = tuple(_observances(told, calendar, calendar in raw["sighted"]))
            spelt = [fold(form) for written in (name, *told.get("also", ())) for form in spellings(written)]
            forms.update(dict.fromkeys(spelt, name))
            personal.update(spelt if told.get("personal") else ())
    form, after = _any(forms), rf"[\s-]+(?:{'|'.join(map(re.escape, raw['not_before']))})\b"
    return Holidays(observances, forms, frozenset(personal), f"{form}(?!{after})", f"{form}{after}", dict(lines))


def _observances(entry: Mapping[str, Any], calendar: str, sighted: bool) -> Iterator[Observance]:
    kept = ({None: entry["day"]} if "day" in entry else {}) | dict(sorted(entry.get("in", {}).items()))
    for country, rules in kept.items():
        yield Observance(tuple(map(rule, [rules] if isinstance(rules, str) else rules)), calendar, country, sighted)


def fold(spelling: str) -> str:
    """The spelling with straight apostrophes, and spaces for hyphens."""
    return re.sub(r"[\s-]", " ", spelling).replace("’", "'")


def rule(text: str) -> Rule:
    """A rule as ``holidays.yaml`` writes it: ``11-01 Thursday 4``, ``Easter -46 until Easter``, ``12-26 for 7 days``.

    Raises ``ValueError`` for anything else.
    """
    found = _RULE.fullmatch(text)
    if found is None:
        raise ValueError(f"holidays.yaml: {text!r} is no rule")
    said = found.groupdict()
    return Rule(
        on=said["on"],
        shift=int(said["shift"] or 0),
        weekday=WEEKDAYS.index(said["weekday"]) if said["weekday"] else None,
        nth=int(said["nth"] or 1),
        plus=int(said["plus"] or 0),
        length=int(said["length"] or 1),
        end=said["end"],
        since=int(said["since"] or GREGORIAN),
        last=int(said["last"] or 9998),
    )


def spellings(written: str) -> list[str]:
    """Every spelling of a form with alternatives in braces: ``{Eid,Id} al-Fitr`` is *Eid al-Fitr* and *Id al-Fitr*."""
    found = re.search(r"\{([^{}]*)\}", written)
    if found is None:
        return [written]
    ways = found.group(1).split(",")
    return [made for way in ways for made in spellings(written[: found.start()] + way + written[found.end() :])]


def _weekday_from(day: date, weekday: int | None, nth: int) -> date:
    """The n-th such weekday on or after a day, or (negative) on or before it."""
    if weekday is None:
        return day
    if nth > 0:
        return weekday_on_or_after(day, weekday) + timedelta(weeks=nth - 1)
    return weekday_on_or_before(day, weekday) + timedelta(weeks=nth + 1)


@cache
def _tabled(line: str) -> tuple[date, ...]:
    """The days of a line of the table: the first, then the number of days to the next."""
    first, gaps = line.split("\t")
    ordinals = accumulate(map(int, gaps.split()), initial=date.fromisoformat(first).toordinal())
    return tuple(map(date.fromordinal, ordinals))


def _any(forms: Iterable[str]) -> str:
    """A pattern for the longest form that stands at a place: a tree of characters, as one piece."""
    tree: dict[str, Any] = {}
    for form in forms:
        node = tree
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return rf"\b(?>{_branches(tree)})"


def _branches(node: Mapping[str, Any]) -> str:
    """The alternatives of a node, those that read on before the one that ends here."""
    ways = []
    for character, following in sorted(node.items(), reverse=True):
        if not character:
            ways.append(r"\b")
            continue
        here = _ALIKE.get(character, character)
        ways.append(here + (_branches(following) if len(following) == 1 else f"(?:{_branches(following)})"))
    return "|".join(ways)
