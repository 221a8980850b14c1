"""The canonical order of a dossier's records: the only one that anything may depend on."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final

from coranto.model.chronicle import Entry
from coranto.model.codec import Record, encode
from coranto.model.judgement import Doubt, Judgement
from coranto.model.resolved import Copy, EntityLink, Relation
from coranto.model.source import Document, Problem


def in_dossier_order(records: Iterable[Record]) -> list[Record]:
    """Records of one kind that belong to the dossier: by id, or as the table of this module says; then by encoding."""
    alike: dict[tuple[Any, ...], list[Record]] = defaultdict(list)
    for record in records:
        alike[_key(record)].append(record)
    return [record for key in sorted(alike) for record in _by_encoding(alike[key])]


def _by_encoding(records: list[Record]) -> list[Record]:
    return records if len(records) == 1 else sorted(records, key=encode)


def _key(record: Record) -> tuple[Any, ...]:
    key = _KEYS.get(type(record))
    return key(record) if key else (getattr(record, "id", ""),)


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
