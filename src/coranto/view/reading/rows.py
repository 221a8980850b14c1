"""A line of a chronicle ready to be handed out: encoded once, with what lists of lines are counted by."""

from dataclasses import dataclass

import msgspec

from coranto.view.reading.shapes import EntryRow, PlaceTag


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is counted and placed by, and its row in JSON."""

    id: str
    day: str | None
    disputed: bool
    place: PlaceTag | None
    row: bytes


def line(row: EntryRow) -> Line:
    """The row, encoded."""
    return Line(row.id, row.day, row.disputed, row.place, msgspec.json.encode(row))
