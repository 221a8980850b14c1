"""A dossier of which only some lines are shown, with the dispatches that these rest on: nothing leads out of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, TypeVar, cast

from coranto.export.selection import selected
from coranto.model.annotation import Mention
from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Entity, Event, Origin, Relation, Series, Spread
from coranto.view.disputes import Card
from coranto.view.reading.near import Near

R = TypeVar("R", bound=Record)


class Excerpt(Near):
    """The corpus of some entries: whole dispatches, and of what concerns several only what those dispatches hold."""

    def __init__(self, corpus: Corpus, entries: Sequence[Entry], docs: Iterable[str]) -> None:
        super().__init__(corpus, docs)
        self._entries: Final = tuple(entries)

    def all(self, kind: type[R]) -> Iterator[R]:
        """The records of one kind."""
        if kind is Entry:
            return cast(Iterator[R], iter(self._entries))
        rows: Iterator[Any] = self._corpus.all(kind)
        if "doc" in kind.__dataclass_fields__:
            held = frozenset(self._docs)
            return (row for row in rows if row.doc in held)
        return cast(Iterator[R], filter(None, map(self._part, rows)))

    def _part(self, record: Record) -> Record | None:
        """What of a record that concerns several dispatches is within these; null for nothing."""
        held = frozenset(self._docs)
        if isinstance(record, Event):
            return record if record.id in self._events else None
        if isinstance(record, Entity):
            return record if record.id in self._entities else None
        if isinstance(record, Relation):
            return record if {record.a, record.b} <= self._related else None
        if isinstance(record, Copy):
            return record if {record.a.doc, record.b.doc} <= held else None
        if isinstance(record, Origin):
            docs = tuple(doc for doc in record.docs if doc in held)
            return replace(record, docs=docs) if docs else None
        return self._series(record) if isinstance(record, Series) else None

    def _series(self, series: Series) -> Series | None:
        told = {id_ for entry in self._entries for id_ in entry.figures}
        ids = tuple(id_ for id_ in series.figures if id_ in self._figures)
        if told.isdisjoint(ids):
            return None
        return series if ids == series.figures else replace(series, figures=ids, spread=_spread(self._figures, ids))

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.all(Figure)}

    @cached_property
    def _events(self) -> frozenset[str]:
        """Events that the entries tell of, and those that stand in these dispatches alone."""
        held = frozenset(self._docs)
        whole = {e.id for e in self._corpus.all(Event) if held.issuperset(mention.doc for mention in e.mentions)}
        return frozenset(whole | {id_ for entry in self._entries for id_ in entry.events})

    @cached_property
    def _entities(self) -> frozenset[str]:
        named = {mention.entity for mention in self.all(Mention)}
        told = {p.entity for event in self.all(Event) for p in (*event.actors, *event.recipients)}
        said = {claim.source.entity for claim in self.all(Claim) if claim.source is not None}
        return frozenset(one for one in named | told | said if one is not None)

    @cached_property
    def _related(self) -> frozenset[str]:
        return self._events | {claim.id for claim in self.all(Claim)} | self._figures.keys()


def excerpt(corpus: Corpus, entries: Sequence[Entry], cards: Iterable[Card]) -> Excerpt:
    """The corpus of the entries: with the dispatches that they cite, or that take a side in their disputes (``cards``
    are all of the dossier).
    """
    shown = {entry.id for entry in entries}
    docs = {*selected(corpus, entries).passages, *(cited.doc for entry in entries for cited in entry.see_also)}
    for card in cards:
        if not shown.isdisjoint(card.entries):
            docs.update(voice.doc for voice in (*card.voices, *card.beside))
    return Excerpt(corpus, entries, docs)


def _spread(figures: dict[str, Figure], ids: Iterable[str]) -> Spread:
    """As ``Series.spread``, of fewer figures."""
    standing = [figures[id_] for id_ in ids]
    standing = [f for f in standing if not (f.projection or f.subset_of or f.conversion_of)]
    lows = [f.low if f.low is not None else f.point for f in standing]
    highs = [f.high if f.high is not None else f.point for f in standing]
    least = min((low for low in lows if low is not None), default=None)
    greatest = max((high for high in highs if high is not None), default=None)
    return Spread(None if None in lows else least, None if None in highs else greatest)
