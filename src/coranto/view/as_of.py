"""What was known on a day: the dispatches published by then, and in words those that are left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coranto.model.source import Document, Published
from coranto.view.words import day_in_words


@dataclass(frozen=True, slots=True)
class Known:
    """The dispatches that were surely published by the end of a day, as their dates are known now."""

    day: str
    """ISO day; dispatches of this day are known."""
    docs: frozenset[str]
    later: int
    """How many were surely published later …"""
    unsure: int
    """… may have been, since their date is wider than a day …"""
    undated: int
    """… or have no date."""
    first: str | None
    """The first day on which anything was published, as far as dates are known …"""
    last: str | None
    """… and the last."""
    keeps_undated: bool = False
    """Whether those without a date are among ``docs``: a comparison keeps them on both sides."""


def known_by(documents: Iterable[Document], day: str, *, undated: bool = False) -> Known:
    """The dispatches known at the end of the ISO ``day``; those without a date only if ``undated``.

    A page that was altered is known as it then stood: each later version from the day on which it was had.
    """
    held = list(documents)
    later_versions = {d.replaced_by for d in held}
    dates = {d.doc: _known_from(d, is_later=d.doc in later_versions) for d in held}
    days = [p for p in dates.values() if p.start is not None]
    dateless = {doc for doc, p in dates.items() if p.start is None}
    docs = {doc for doc, p in dates.items() if p.start is not None and _last_day(p) <= day}
    later = {doc for doc, p in dates.items() if p.start is not None and p.start[:10] > day}
    return Known(
        day,
        frozenset(docs | (dateless if undated else set())),
        len(later),
        len(dates) - len(docs) - len(later) - len(dateless),
        len(dateless),
        min((p.start[:10] for p in days if p.start), default=None),
        max(map(_last_day, days), default=None),
        undated,
    )


def _known_from(document: Document, *, is_later: bool) -> Published:
    if document.captured is None or not is_later:
        return document.published
    return replace(document.published, start=document.captured, end=None)


def known_in_words(known: Known) -> str:
    """One line: as of when, how many dispatches, and why others are left out."""
    said = f"As of the end of {day_in_words(known.day)}: {counted(len(known.docs), 'dispatch')}."
    if known.first is None:
        said += " No dispatch has a date."
    elif known.day < known.first:
        said += f" None was published by then: the first is of {day_in_words(known.first)}."
    elif known.last is not None and known.day > known.last:
        said += f" The last is of {day_in_words(known.last)}."
    left = [
        f"{number} {words}"
        for number, words in (
            (known.later, "published later"),
            (known.unsure, "that may have been published later"),
            (0 if known.keeps_undated else known.undated, "without a date"),
        )
        if number
    ]
    return f"{said} Left out: {', '.join(left)}." if left else said


def counted(number: int, noun: str) -> str:
    """``1 dispatch``, ``2 dispatches``."""
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y"):
        return f"{number} {noun[:-1]}ies"
    return f"{number} {noun}{'es' if noun.endswith(('ch', 's')) else 's'}"


def _last_day(published: Published) -> str:
    """The last ISO day on which it may have been published."""
    if published.end is None:
        return (published.start or "")[:10]
    end = date.fromisoformat(published.end[:10])
    return (end if "T" in published.end else end - timedelta(days=1)).isoformat()
