"""The canonical order: the only one that anything may depend on."""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from coranto.model.chronicle import Entry
from coranto.model.codec import Record, encode
from coranto.model.judgement import Doubt, Judgement
from coranto.model.resolved import Copy, EntityLink, Relation
from coranto.model.source import Document, Problem


class Coded(NamedTuple):
    """A record and its JSON, encoded once for sorting and storing."""

    record: Record
    json: bytes


def in_text_order(records: Iterable[Any]) -> list[Coded]:
    """Records of one document by ``start``, then the wider first, then their bytes."""
    coded = [Coded(record, encode(record)) for record in records]
    return sorted(coded, key=lambda c: (getattr(c.record, "start", 0), -getattr(c.record, "end", 0), c.json))


def without_problems(coded: Iterable[Coded]) -> tuple[list[Coded], list[Problem]]:
    """What a step gives, and apart from it the problems that it yielded."""
    given, problems = [], []
    for one in coded:
        if isinstance(one.record, Problem):
            problems.append(one.record)
        else:
            given.append(one)
    return given, problems


def in_dossier_order(records: Iterable[Record]) -> list[Record]:
    """Records of one kind that belong to the dossier: by id, or as the table of this module says."""
    return sorted(records, key=_key)


def _key(record: Record) -> tuple[Any, ...]:
    key = _KEYS.get(type(record))
    return (*(key(record) if key else (getattr(record, "id", ""),)), encode(record))


def _entry(entry: Entry) -> tuple[Any, ...]:
    return entry.day is None, entry.day or "", entry.rank, entry.id


def _copy(copy: Copy) -> tuple[Any, ...]:
    return copy.a.doc, copy.a.start, -copy.a.end, copy.b.doc, copy.b.start, -copy.b.end


_KEYS: Final[dict[type[Any], Callable[[Any], tuple[Any, ...]]]] = {
    Document: lambda document: (document.doc,),
    Problem: lambda problem: (problem.doc,),
    EntityLink: lambda link: (link.doc, link.local, link.entity),
    Doubt: lambda doubt: (-doubt.score, doubt.a, doubt.b),
    Judgement: lambda judgement: (judgement.at, judgement.id),
    Copy: _copy,
    Relation: lambda relation: (relation.a, relation.b, relation.type),
    Entry: _entry,
}
