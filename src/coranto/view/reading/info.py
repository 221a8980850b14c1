"""What a dossier is of, before any of its lines is read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coranto.model.assertion import Claim
from coranto.model.codec import SCHEMA
from coranto.model.source import Problem
from coranto.view.as_of import known_by
from coranto.view.reading.desk import Desk
from coranto.view.reading.documents import document_tag
from coranto.view.reading.rows import Line
from coranto.view.reading.shapes import DayCount, DossierInfo, EntryRow

_LATEST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a dossier's file says of itself, beside its records."""

    title: str
    version: str
    made_with: str
    """The language model; empty where that is not known."""
    unfinished: bool
    licence: str
    times: str
    as_of: str | None = None
    redacted: bool = False
    filters: Mapping[str, str | bool] = field(default_factory=dict)


def dossier_info(desk: Desk, imprint: Imprint) -> DossierInfo:
    """What the dossier is of, with its documents, the first published first."""
    documents = sorted(desk.documents.values(), key=lambda d: (d.published.start or "~", d.doc))
    known = known_by(documents, _LATEST)
    problems = tuple(desk.corpus.all(Problem))
    return DossierInfo(
        *(imprint.title, imprint.version, SCHEMA, imprint.made_with, imprint.unfinished, imprint.as_of),
        counts={
            "documents": len(documents),
            "entries": len(desk.matcher.entries),
            "events": len(desk.events),
            "claims": sum(1 for _ in desk.corpus.all(Claim)),
            "figures": len(desk.points),
            "problems": len(problems),
        },
        first_day=known.first,
        last_day=known.last,
        documents=tuple(map(document_tag, documents)),
        problems=problems,
        licence=imprint.licence,
        times=imprint.times,
        redacted=imprint.redacted,
        filters=dict(imprint.filters),
    )


def day_counts(rows: Iterable[EntryRow | Line]) -> list[DayCount]:
    """The days on which lines begin, in order, how many do, and how many of these are disputed; the undated last."""
    told = list(rows)
    lines = Counter(row.day[:10] if row.day is not None else None for row in told)
    disputed = Counter(row.day[:10] if row.day is not None else None for row in told if row.disputed)
    return [DayCount(day, lines[day], disputed[day]) for day in sorted(lines, key=lambda day: (day is None, day or ""))]
