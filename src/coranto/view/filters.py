"""Which entries a reader asked for: the same questions in every face."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar, get_args

from coranto.model.annotation import Mention
from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Event, EventPlace, EventStatus, Extent
from coranto.model.source import Document
from coranto.resources.triggers import PLOVER_TYPES
from coranto.view.areas import Area, Atlas
from coranto.view.registers import K, Register, whole
from coranto.view.speakers import folded

H = TypeVar("H", bound=Hashable)

OTHER: Final = "other"
"""What the type of an occurrence outside PLOVER is called."""
TYPES: Final = (*(name.lower() for name in PLOVER_TYPES), OTHER)
"""The types of events that entries can be asked for by."""
STATUSES: Final = (*get_args(EventStatus), "disputed", "changed", "unverified")
"""What entries can be asked for by their standing."""


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
    from_: str | None = None
    """ISO day; an entry that may have been on it or later."""
    until: str | None = None
    """ISO day; an entry that may have been on it or earlier."""
    type: str | None = None
    """A PLOVER type in lower case, or ``other`` for what is outside PLOVER; an entry that tells of such an event."""
    status: str | None = None
    """A status of entries (``reported`` … ``threatened``), or ``disputed``, ``changed`` or ``unverified``."""
    doc: str | None = None
    """Part of the name of a document or of an outlet; an entry that cites it."""

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
    return Matcher([entry for entry in entries if _stands(entry, asked)], corpus).matching(asked)


def _stands(entry: Entry, asked: Filter) -> bool:
    """Whether an entry passes by what it says itself."""
    if asked.status is not None and not _has_status(entry, asked.status):
        return False
    if not may_be_within(asked.from_, asked.until, entry.day, entry.until):
        return False
    return may_be_on(asked.day, entry.day, entry.until) and (entry.disputed or not asked.disputed)


def _has_status(entry: Entry, status: str) -> bool:
    flags = {"disputed": entry.disputed, "changed": entry.changed, "unverified": entry.unverified}
    return flags.get(status, entry.status == status)


class Matcher:
    """Entries, and what they are matched on: gathered when it is first asked for, so that asking again is cheap."""

    def __init__(self, entries: Iterable[Entry], corpus: Corpus) -> None:
        self.entries: Final[Sequence[Entry]] = tuple(entries)
        self._corpus = corpus

    def matching(self, asked: Filter) -> list[Entry]:
        """The entries that pass, in the order given."""
        own = asked.day, asked.from_, asked.until, asked.status, asked.disputed or None
        kept: Sequence[Entry] = self.entries
        if own.count(None) < len(own):
            kept = [entry for entry in kept if _stands(entry, asked)]
        if asked.place is not None and kept:
            there = self._at(asked.place, asked.areas)
            kept = [entry for entry in kept if entry.id in there]
        if asked.who is not None and kept:
            named = self._with(asked.who)
            kept = [entry for entry in kept if entry.id in named]
        if asked.type is not None and kept:
            kept = [entry for entry in kept if any(self._types.get(event) == asked.type for event in entry.events)]
        if asked.doc is not None and kept:
            docs = self._citing(asked.doc)
            kept = [entry for entry in kept if any(cited.doc in docs for cited in entry.rests_on)]
        return list(kept)

    def _citing(self, words: str) -> set[str]:
        """Names of the documents that have the words in their own name or in their outlet's."""
        part = folded(words)
        return {d.doc for d in self._corpus.all(Document) if part in folded(d.doc) or part in folded(d.outlet or "")}

    @cached_property
    def _types(self) -> Mapping[str, str]:
        """The type of each event, in lower case; ``other`` for those that have none."""
        return {event.id: (event.type or OTHER).lower() for event in self._corpus.all(Event)}

    def entities(self) -> Mapping[str, Sequence[str]]:
        """Ids of entities, each with those of the entries in which it acts, suffers, speaks or is named."""
        return self._people[0]

    def _with(self, who: str) -> set[str]:
        """Ids of the entries with a bearer of the name."""
        wished, (known, unknown) = Names(who, self._known), self._people
        return {
            *(id_ for entity in wished.ids for id_ in known.get(entity, ())),
            *(id_ for words in wished.among(self._unknown) for id_ in unknown[words]),
        }

    def _at(self, place: str, areas: Sequence[Area]) -> set[str]:
        """Ids of the entries whose events or figures are at the place, or within one of the areas."""
        named = Names(place, self._known).among(self._called)
        there = {at for area in areas for at in self._near(area) if self._atlas.lies_in(at, (area,))}
        return {id_ for at in named | there for id_ in self._places[at]}

    def _near(self, area: Area) -> Iterable[EventPlace | str]:
        """The places that may lie in an area: those of its name, else those of its country."""
        if area.name is not None:
            return self._called.called(in_names(area.name))
        return self._in_country.get(area.country, ())

    @cached_property
    def _known(self) -> "Bearers":
        return bearers(self._corpus)

    @cached_property
    def _atlas(self) -> Atlas:
        return Atlas(self._corpus)

    @cached_property
    def _in_country(self) -> Mapping[str | None, Sequence[EventPlace | str]]:
        """The places by the countries that they may lie in."""
        found: dict[str | None, list[EventPlace | str]] = defaultdict(list)
        for at in self._places:
            for country in self._atlas.countries(at):
                found[country].append(at)
        return found

    @cached_property
    def _people(self) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
        """Entries by the entity that is in them, and by the words for somebody who is no entity."""
        found = _by_value(_people(self.entries, self._corpus))
        known = {entity: ids for (entity, _), ids in found.items() if entity is not None}
        return known, {words: ids for (entity, words), ids in found.items() if entity is None}

    @cached_property
    def _unknown(self) -> Register[str]:
        """The words for those who are no entity."""
        return Register((words, (in_names(words),)) for words in self._people[1])

    @cached_property
    def _places(self) -> Mapping[EventPlace | str, Sequence[str]]:
        return _by_value(_places(self.entries, self._corpus))

    @cached_property
    def _called(self) -> Register[EventPlace | str]:
        """The places by their names."""
        return Register((at, (in_names(at if isinstance(at, str) else at.name),)) for at in self._places)


def may_be_within(since: str | None, until: str | None, begin: str | None, end: str | None) -> bool:
    """Whether ``begin`` to before ``end`` (one day without it) may be on a day from ``since`` to ``until``, ISO days
    and both included; null asks nothing. What has no day is on none.
    """
    if since is None and until is None:
        return True
    if begin is None:
        return False
    last_free = since is None or (end > since if end else begin[:10] >= since)
    return last_free and (until is None or begin[:10] <= until)


def may_be_on(day: str | None, begin: str | None, until: str | None) -> bool:
    """Whether ``begin`` to before ``until`` (one day without it) may be on the ISO ``day``; all may be on no day."""
    if day is None:
        return True
    if begin is None:
        return False
    return begin[:10] <= day < until if until else begin[:10] == day


Bearers = Register[str]
"""Entities by their names."""


def bearers(corpus: Corpus) -> Bearers:
    """Who bears which names in a dossier."""
    return Register((e.id, (folded(name) for name in (e.name, *e.aliases))) for e in corpus.all(Entity))


def in_names(words: str) -> str:
    """A name as it is compared with those that are known."""
    return folded(words).removeprefix("the ")


class Names:
    """A name that was asked for: what it may be written like, and which of those known bear it."""

    def __init__(self, wanted: str, known: Bearers) -> None:
        self._wanted = folded(wanted)
        found = known.called(self._wanted) or known.holding(self._wanted)
        self.ids: frozenset[str] = frozenset(found)
        self.spellings: frozenset[str] = frozenset(name for id_ in found for name in known.names[id_])

    def hold(self, entity: str | None, words: str) -> bool:
        """Whether a bearer is meant: by its id where it has one, else by the words for it."""
        if entity is not None:
            return entity in self.ids
        name = in_names(words)
        return name in self.spellings or whole(self._wanted).search(name) is not None

    def among(self, others: Register[K]) -> set[K]:
        """Those of others, known by words alone, that are meant."""
        return {*(one for name in self.spellings for one in others.called(name)), *others.holding(self._wanted)}


def spellings(wanted: str, corpus: Corpus) -> set[str]:
    """What was asked for, its entities' ids, and all their names, folded."""
    part = folded(wanted)
    found = {part}
    for entity in corpus.all(Entity):
        names = [folded(name) for name in (entity.name, *entity.aliases)]
        if any(part in name for name in names):
            found.update(names, [entity.id])
    return found


def _by_value(told: Mapping[str, Iterable[H]]) -> dict[H, list[str]]:
    """Turns entry ids to values into values to entry ids."""
    found: dict[H, list[str]] = defaultdict(list)
    for id_, values in told.items():
        for value in dict.fromkeys(values):
            found[value].append(id_)
    return found


def _places(entries: Iterable[Entry], corpus: Corpus) -> dict[str, list[EventPlace | str]]:
    """Where the events and figures of each entry are; by name alone where no more is known."""
    places = {e.id: e.place for e in corpus.all(Event) if e.place is not None}
    counted = {f.id: f.place for f in corpus.all(Figure) if f.place is not None}
    return {
        entry.id: [
            *(places[i] for i in entry.events if i in places),
            *(name for name in (entry.place, *(counted.get(i) for i in entry.figures)) if name),
        ]
        for entry in entries
    }


_Bearer = tuple[str | None, str]
"""The id of whoever is meant, where known, and the words."""


def _people(entries: Sequence[Entry], corpus: Corpus) -> dict[str, list[_Bearer]]:
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
        names[entry.id] = [_bearer(*one) for one in found] + mentioned[entry.id]
    return names


def _bearer(entity: str | None, words: str) -> _Bearer:
    """One whose entity is known is known by it alone."""
    return (entity, "") if entity is not None else (None, words)


def _mentioned(entries: Iterable[Entry], corpus: Corpus) -> dict[str, list[_Bearer]]:
    """All who are named in the passages that each entry cites."""
    named: dict[str, list[_Bearer]] = defaultdict(list)
    citing: dict[str, list[tuple[Extent, str]]] = defaultdict(list)
    for entry in entries:
        for cited in entry.rests_on:
            citing[cited.doc].append((cited, entry.id))
    for doc in sorted(citing):
        mentions = corpus.folio(doc).of(Mention)
        for cited, id_ in citing[doc]:
            named[id_] += [_bearer(m.entity, m.text) for m in mentions if cited.start <= m.start and m.end <= cited.end]
    return named
