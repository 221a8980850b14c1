"""A date drawn from a dispatch's own words where its head states none: the day of its news, told in full."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from coranto.model.annotation import TimeExpression
from coranto.model.corpus import Folio
from coranto.resolve.agreement import COUNTED, Case
from coranto.resolve.anchors import Anchor
from coranto.resolve.date_evidence import FIRST_YEAR, LAST_YEAR, Finding
from coranto.text.dates import calendar_day, shifted, spoken, whole_day

LEAD: Final = 2
"""Sentences at the top in which the news of the day is told."""
WITHIN: Final = 2
"""Days after its news within which a dispatch that names only that day is taken to be written."""


def own_words(folio: Folio, case: Case, placed: Sequence[tuple[TimeExpression, int]]) -> Finding | None:
    """The date that the dispatch's own words imply; None where they imply none.

    The copyright line may lend its year to a head or a lead that states day and month alone. No other year is supplied,
    and a date further down is left alone: it is more often history than news.
    """
    if case.hints.month_day is not None:
        return _head_with_year(case)
    return _counted(case) or _lead(case, placed)


def _head_with_year(case: Case) -> Finding | None:
    if case.hints.year is None or case.hints.month_day is None:
        return None
    day = calendar_day(case.hints.year, *case.hints.month_day)
    if day is None:
        return None
    told = case.hints.month_day_told or ""
    reason = f"{told[:1].upper()}{told[1:]}, its copyright line {case.hints.year}."
    return Finding(whole_day(day), "day", "inferred", reason, 0.8, 7)


def _counted(case: Case) -> Finding | None:
    """The day that lies so many days after an event whose full date the text gives: *three days after the quake*."""
    for full in case.anchors:
        event = _full_day(full.year, full.month, full.day)
        if event is None or full.rule != "date" or not full.starts:
            continue
        for counted in case.anchors:
            if _counts_today(counted) and counted.kinds & full.kinds:
                day = shifted(event, -counted.distance)
                reason = f"It dates the event to {spoken(event)} and is written on “{counted.text}”, as it says."
                return Finding(whole_day(day), "day", "inferred", reason, 0.75, 7)
    return None


def _counts_today(anchor: Anchor) -> bool:
    return anchor.rule in COUNTED and anchor.width == 1 and anchor.weekday is None and anchor.rule != "last week"


def _lead(case: Case, placed: Sequence[tuple[TimeExpression, int]]) -> Finding | None:
    """The day told in full in the lead; the dispatch is of that day, or of the weekday it writes on, soon after."""
    for one, number in placed:
        day = _full_day(one.year or case.hints.year, one.month, one.day) if one.form == "date" else None
        if day is None or number >= LEAD or one.tense == "future" or one.through:
            continue
        if one.weekday is not None and one.weekday != day.weekday():
            return None
        year = "" if one.year else f", the year being that of its copyright line, {case.hints.year}"
        named = f"Its lead tells the news of “{' '.join(one.text.split())}”{year}"
        if not case.profile.tells:
            return Finding(whole_day(day), "day", "inferred", f"{named}.", 0.55, 8) if one.weekday is not None else None
        written = shifted(day, (case.profile.best - day.weekday()) % 7)
        if (written - day).days > WITHIN:
            return None
        told = f"{named}, and it writes of {case.profile.told} as current."
        return Finding(whole_day(written), "day", "inferred", told, 0.75, 7)
    return None


def _full_day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return calendar_day(year, month, day)
