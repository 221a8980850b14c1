"""Events of dispatches as a person marked them, and the questions a reader would ask of them.

``events.yaml`` lists the real-world events of one folder of dispatches, ``exam.yaml`` thirty questions with what a
right answer shows. A passage is given by its words (``nth`` where they stand there more than once), or as
``[start, end]``, so that gold can be kept without the text. A type or status may be one of two, ``a|b``; days may be
several, ``days``.
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

Words = str | tuple[int, int]
"""Words of the text, or where they stand."""
Day = str | tuple[str, str] | None
"""A day, or a half-open interval of days."""


class GoldMention(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A clause that tells of an event; ``trigger`` is its telling word."""

    doc: str
    text: Words
    trigger: Words | None = None
    nth: int | None = None
    status: str = "asserted"


class GoldEvent(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """One event, whoever tells of it. ``naming`` clauses only refer back: neither demanded nor wrong."""

    id: str
    what: str
    type: str | None
    day: Day = None
    days: list[Day] = []
    place: str | None = None
    point: tuple[float, float] | None = None
    points: list[tuple[float, float]] = []
    """Further places that count as right."""
    country: str | None = None
    status: str = "reported"
    phase: str = "done"
    hard: bool = False
    part_of: str | None = None
    optional: bool = False
    mentions: list[GoldMention] = []
    naming: list[GoldMention] = []

    @property
    def allowed_days(self) -> list[Day]:
        """Every day that counts as right."""
        return self.days or [self.day]


class Passage(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """Words of a dispatch that an answer must cite."""

    doc: str
    text: Words
    nth: int | None = None


class Question(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """One question: which passage a right answer cites, and what its line of the chronicle shows.

    ``nothing``: the right answer states nothing: no line that cites the passage may show what ``entry``, ``figure``,
    ``claim`` describe.
    """

    ask: str
    find: list[Passage] = []
    entry: dict[str, Any] = {}
    figure: dict[str, Any] = {}
    claim: dict[str, Any] = {}
    cites: list[Passage] = []
    as_of: str | None = None
    since: str | None = None
    nothing: bool = False


def read_events(file: Path) -> list[GoldEvent]:
    """The events of one gold file; raises ``ValueError`` for an unknown field."""
    return msgspec.convert(_rows(file), list[GoldEvent])


def read_exam(file: Path) -> list[Question]:
    """The questions of one exam; raises ``ValueError`` for an unknown field."""
    return msgspec.convert(_rows(file), list[Question])


def _rows(file: Path) -> object:
    return _dates_as_text(yaml.safe_load(file.read_text("utf-8")))


def _dates_as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: _dates_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


_SPACE: Final = re.compile(r"\s+")


def span_of(texts: Mapping[str, str], given: GoldMention | Passage) -> tuple[int, int]:
    """Where a passage stands; raises ``ValueError`` where its document does not hold it that often."""
    text, words = texts[given.doc], given.text
    if not isinstance(words, str):
        return words
    found = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, _SPACE.split(words.strip()))), text)]
    if len(found) < (given.nth or 1):
        raise ValueError(f"{given.doc} does not hold {words!r} {given.nth or 1} times")
    return found[(given.nth or 1) - 1]


def trigger_of(texts: Mapping[str, str], given: GoldMention) -> tuple[int, int] | None:
    """Where the telling word stands: the first time in its clause; null where none is given."""
    if given.trigger is None or not isinstance(given.trigger, str):
        return given.trigger
    start, end = span_of(texts, given)
    at = texts[given.doc].find(given.trigger, start, end)
    if at < 0:
        raise ValueError(f"{given.doc}: {given.text!r} does not hold {given.trigger!r}")
    return at, at + len(given.trigger)
