"""Which entries a reader asked for: the same four questions in every face."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from coranto.model.annotation import Mention
from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Event, EventPlace
from coranto.view.areas import Area, Atlas
from coranto.view.speakers import folded


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all must hold; null or false asks for nothing."""

    day: str | None = None
    """ISO day; an entry of imprecise time matches every day that it may have been on."""
    place: str | None = None
    """A place's name or whole words of it, in any spelling that the dossier knows for it."""
    who: str | None = None
    """A name or whole words of it, in any spelling that the dossier knows for its bearer."""
    disputed: bool = False
    areas: tuple[Area, ...] = ()
    """What ``place`` means on the map: what lies in one of these is there too."""

    @property
    def empty(self) -> bool:
        """Whether every entry passes."""
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which statements a reader asked for, by where, when and in which words they stand; all must hold."""

    doc: str | None = None
    """Part of the document's name."""
    day: str | None = None
    """ISO day; what was said in a longer time matches every day that it may have been on."""
    words: str | None = None
    """A part of the words, in any case and with or without diacritics."""

    def holds(self, doc: str, words: str, begin: str | None, until: str | None) -> bool:
        """Whether ``words`` of ``doc``, said from ``begin`` to before ``until``, pass."""
        in_doc = self.doc is None or folded(self.doc) in folded(doc)
        return (
            in_doc and may_be_on(self.day, begin, until) and (self.words is None or folded(self.words) in folded(words))
        )


def matching(entries: Iterable[Entry], asked: Filter, corpus: Corpus) -> list[Entry]:
    """The entries that pass, in the order given."""
    kept = [e for e in entries if may_be_on(asked.day, e.day, e.until) and (e.disputed or not asked.disputed)]
    if asked.place is not None and kept:
        kept = _placed(kept, asked, corpus)
    if asked.who is not None and kept:
        wished = Names(asked.who, corpus)
        bearers = _people(kept, corpus)
        kept = [e for e in kept if any(wished.hold(*bearer) for bearer in bearers[e.id])]
    return kept


def may_be_on(day: str | None, begin: str | None, until: str | None) -> bool:
    """Whether ``begin`` to before ``until`` (one day without it) may be on the ISO ``day``; all may be on no day."""
    if day is None:
        return True
    if begin is None:
        return False
    return begin[:10] <= day < until if until else begin[:10] == day


class Names:
    """A name that was asked for: what it may be written like, and who in the dossier bears it."""

    def __init__(self, wanted: str, corpus: Corpus) -> None:
        self._words = _whole(folded(wanted))
        known = [(e.id, {folded(name) for name in (e.name, *e.aliases)}) for e in corpus.all(Entity)]
        exact = [(id_, names) for id_, names in known if folded(wanted) in names]
        bearers = exact or [(id_, names) for id_, names in known if any(map(self._words.search, names))]
        self.ids: frozenset[str] = frozenset(id_ for id_, _ in bearers)
        self.spellings: frozenset[str] = frozenset(name for _, names in bearers for name in names)

    def hold(self, entity: str | None, words: str) -> bool:
        """Whether a bearer is meant: by its id where it has one, else by the words for it."""
        if entity in self.ids:
            return True
        name = folded(words).removeprefix("the ")
        return entity is None and (name in self.spellings or self._words.search(name) is not None)


def spellings(wanted: str, corpus: Corpus) -> set[str]:
    """What was asked for, its entities' ids, and all their names, folded."""
    part = folded(wanted)
    found = {part}
    for entity in corpus.all(Entity):
        names = [folded(name) for name in (entity.name, *entity.aliases)]
        if any(part in name for name in names):
            found.update(names, [entity.id])
    return found


def _whole(words: str) -> re.Pattern[str]:
    """Finds ``words`` where no letter goes on before or behind them; anywhere in scripts that set no spaces."""
    pieces = [re.escape(words)]
    if words and not any(unicodedata.east_asian_width(sign) in "WF" for sign in words):
        pieces = [r"(?<!\w)" if words[0].isalnum() else "", *pieces, r"(?!\w)" if words[-1].isalnum() else ""]
    return re.compile("".join(pieces))


def _placed(entries: list[Entry], asked: Filter, corpus: Corpus) -> list[Entry]:
    """The entries whose events or figures are at the place asked for, or within it."""
    wished, atlas = Names(asked.place or "", corpus), Atlas(corpus)
    places = {e.id: e.place for e in corpus.all(Event) if e.place is not None}
    counted = {f.id: f.place for f in corpus.all(Figure) if f.place is not None}
    kept = []
    for entry in entries:
        events = [places[i] for i in entry.events if i in places]
        names = [entry.place, *(counted.get(i) for i in entry.figures)]
        known: list[EventPlace | str] = [*events, *(name for name in names if name)]
        told = (place if isinstance(place, str) else place.name for place in known)
        if any(wished.hold(None, name) for name in told) or any(atlas.lies_in(p, asked.areas) for p in known):
            kept.append(entry)
    return kept


_Bearer = tuple[str | None, str]
"""The id of whoever is meant, where known, and the words."""


def _people(entries: list[Entry], corpus: Corpus) -> dict[str, list[_Bearer]]:
    """All who act, suffer, speak or are named in each entry."""
    events = {e.id: [*e.actors, *e.recipients] for e in corpus.all(Event)}
    claims = {c.id: c for c in corpus.all(Claim)}
    figures = {f.id: f.source for f in corpus.all(Figure) if f.source is not None}
    mentioned = _mentioned(entries, corpus)
    names: dict[str, list[_Bearer]] = {}
    for entry in entries:
        found: list[_Bearer] = [(p.entity, p.name) for e in entry.events for p in events.get(e, ())]
        told = [claims[c] for c in entry.claims if c in claims]
        told += [claims[c.inherited_from] for c in told if c.inherited_from in claims]
        sources = [s for c in told for s in (c.source, *c.reported_by) if s is not None]
        sources += [figures[f] for f in entry.figures if f in figures]
        found += [(source.entity, source.text) for source in sources]
        names[entry.id] = found + mentioned[entry.id]
    return names


def _mentioned(entries: list[Entry], corpus: Corpus) -> dict[str, list[_Bearer]]:
    """All who are named in the passages that each entry cites."""
    docs = sorted({cited.doc for entry in entries for cited in entry.citations})
    mentions = {doc: corpus.folio(doc).of(Mention) for doc in docs}
    return {
        entry.id: [
            (m.entity, m.text)
            for cited in entry.citations
            for m in mentions[cited.doc]
            if cited.start <= m.start and m.end <= cited.end
        ]
        for entry in entries
    }
