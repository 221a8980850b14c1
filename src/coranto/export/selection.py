"""The part of a dossier that some of its lines rest on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coranto.model.annotation import Mention, Place, Quantity, Sentence, Time
from coranto.model.assertion import Claim, EventMention, Figure, Gap
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Corpus
from coranto.model.grade import Grade
from coranto.model.resolved import Copy, Entity, Event, Extent, Origin, Relation, Series
from coranto.model.source import Document

Passages = Sentence | Mention | Time | Place | Quantity | Gap | EventMention
"""Records that are known by where they stand."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What belongs to the lines that were asked for."""

    ids: frozenset[str]
    """Of entries, events, claims, figures, series and entities."""
    passages: Mapping[str, Sequence[tuple[int, int]]]
    """By document: the passages that the lines, their events and claims stand in."""

    def holds(self, record: Record) -> bool:
        """Whether a record belongs to them: by its id where it has one, else by where it stands."""
        if isinstance(record, Entry | Event | Claim | Figure | Series | Entity):
            return record.id in self.ids
        if isinstance(record, Grade):
            return record.about in self.ids
        if isinstance(record, Relation):
            return record.a in self.ids and record.b in self.ids
        if isinstance(record, Copy):
            return self._touches(record.a.doc, record.a.start, record.a.end) and self._touches(
                record.b.doc, record.b.start, record.b.end
            )
        if isinstance(record, Origin):
            return any(doc in self.passages for doc in record.docs)
        if isinstance(record, Document):
            return record.doc in self.passages
        return isinstance(record, Passages) and self._touches(record.doc, record.start, record.end)

    def _touches(self, doc: str, start: int, end: int) -> bool:
        return any(begin < end and start < until for begin, until in self.passages.get(doc, ()))


def selected(corpus: Corpus, entries: Iterable[Entry]) -> Selection:
    """The entries; the events, claims and figures they tell and the claims these rest on; the passages of all of them;
    the series and entities that these name. Documents are those that hold a passage.
    """
    chosen = tuple(entries)
    ids = {e.id for e in chosen} | {i for e in chosen for i in (*e.events, *e.claims, *e.figures)}
    extents = {cited for e in chosen for cited in e.citations}
    events = [event for event in corpus.all(Event) if event.id in ids]
    extents |= {Extent(m.doc, m.start, m.end) for event in events for m in event.mentions}
    ids |= {m.claim for event in events for m in event.mentions if m.claim is not None}
    claims = {claim.id: claim for claim in corpus.all(Claim)}
    wanted = [claims[i] for i in sorted(ids) if i in claims]
    while wanted:
        claim = wanted.pop()
        ids.add(claim.id)
        extents |= {Extent(claim.doc, *piece) for piece in claim.pieces}
        others = (claim.inherited_from, claim.denies if isinstance(claim.denies, str) else None)
        wanted += [claims[i] for i in others if i is not None and i in claims and i not in ids]
    figures = [figure for figure in corpus.all(Figure) if figure.id in ids]
    extents |= {Extent(figure.doc, figure.start, figure.end) for figure in figures}
    ids |= {figure.series for figure in figures if figure.series is not None}
    passages: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for extent in extents:
        passages[extent.doc].add((extent.start, extent.end))
    found = Selection(frozenset(ids), {doc: sorted(passages[doc]) for doc in sorted(passages)})
    named = {p.entity for event in events for p in (*event.actors, *event.recipients)}
    for doc in found.passages:
        named |= {mention.entity for mention in corpus.folio(doc).of(Mention) if found.holds(mention)}
    return Selection(found.ids | {one for one in named if one is not None}, found.passages)
