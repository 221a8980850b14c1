"""Old ids and the new ones that took their place, decided by the passages that both stand on."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Final

from coranto.model.assertion import Claim, EventMention, Figure
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.resolved import EntityLink, Event, Origin, Series

Part = Hashable
Parts = Mapping[str, frozenset[Part]]
"""Id of a record → the passages (or documents, or figures) that it stands on."""


def parts_of(records: Iterable[Record], names: Mapping[str, Hashable]) -> dict[str, frozenset[Part]]:
    """The parts of every record that has an id and says what it stands on; ``names`` maps documents to what stays.

    Documents are mapped because a name may go to another text (``a.txt~1f2e3d4c``) where the passage stays the same.
    """
    found: dict[str, frozenset[Part]] = {}
    for record in records:
        parts = _PARTS.get(type(record))
        if parts is not None:
            found[_id(record)] = frozenset(parts(record, names))
    return found


def entity_parts(links: Iterable[EntityLink], names: Mapping[str, Hashable]) -> dict[str, frozenset[Part]]:
    """The parts of every entity: the documents' own names that are linked to it."""
    found: dict[str, set[Part]] = {}
    for link in links:
        found.setdefault(link.entity, set()).add((names.get(link.doc), link.local))
    return {entity: frozenset(parts) for entity, parts in found.items()}


def successors(old: Parts, new: Parts) -> Iterator[tuple[str, str]]:
    """For each id of ``old`` that is gone: it, and the id of ``new`` that holds most of its parts.

    Among equals the lowest id. Nothing for an id of whose parts nobody holds any: what it told is gone.
    """
    holders: dict[Part, list[str]] = {}
    for name, parts in sorted(new.items()):
        for part in parts:
            holders.setdefault(part, []).append(name)
    for name, parts in sorted(old.items()):
        if name in new:
            continue
        shared = Counter(holder for part in parts for holder in holders.get(part, ()))
        if shared:
            yield name, min(shared, key=lambda holder: (-shared[holder], holder))


def _id(record: Any) -> str:
    return str(record.id)


def _own_span(record: Any, names: Mapping[str, Hashable]) -> Iterator[Part]:
    yield names.get(record.doc), record.start, record.end


def _citations(entry: Entry, names: Mapping[str, Hashable]) -> Iterator[Part]:
    return ((names.get(c.doc), c.start, c.end) for c in entry.citations)


def _mentions(event: Event, names: Mapping[str, Hashable]) -> Iterator[Part]:
    return ((names.get(m.doc), m.start, m.end) for m in event.mentions)


def _docs(origin: Origin, names: Mapping[str, Hashable]) -> Iterator[Part]:
    return (names.get(doc) for doc in origin.docs)


def _figures(series: Series, names: Mapping[str, Hashable]) -> Iterator[Part]:
    return iter(series.figures)


_PARTS: Final[dict[type[Any], Callable[[Any, Mapping[str, Hashable]], Iterator[Part]]]] = {
    Claim: _own_span,
    EventMention: _own_span,
    Figure: _own_span,
    Entry: _citations,
    Event: _mentions,
    Origin: _docs,
    Series: _figures,
}
ALIASED_LAYER_KINDS: Final = ("claim", "event_mention", "figure")
ALIASED_KINDS: Final = ("entity", "origin", "series", "event", "entry")
"""Derived kinds whose ids a permalink may hold."""
