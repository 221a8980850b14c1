"""Which entries a reader asked for: the same questions in every face."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final, TypeVar, get_args

from coranto.model.annotation import Mention
from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Event, EventPlace, EventStatus, Extent
from coranto.model.source import Document
from coranto.resources.triggers import PLOVER_TYPES
from coranto.view.areas import Area, Atlas, place_key
from coranto.view.registers import K, Register, whole
from coranto.view.speakers import folded

E = TypeVar("E")
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
    given = tuple(entries)
    return given_at(given, None if asked.empty else finder(given, corpus, asked).positions(asked))


def given_at(entries: Sequence[E], positions: Sequence[int] | None) -> list[E]:
    """The entries at these positions; null stands for all."""
    return list(entries) if positions is None else [entries[at] for at in positions]


@dataclass(frozen=True, slots=True)
class Finder:
    """What entries are found by, looked up beforehand; it gives positions in the list that it was made of."""

    dated: Sequence[tuple[str, str, int]]
    """First day, the day after the last (empty for a single day), position; by first day."""
    standing: Mapping[str, Sequence[int]]
    """Positions by status and by flag."""
    typed: Mapping[str, Sequence[int]]
    """Positions by the types of events, in lower case; ``other`` for events that have none."""
    citing: Sequence[tuple[str, str, Sequence[int]]]
    """Folded names of each document and of its outlet, and the positions of what cites it."""
    people: Mapping[str, Sequence[int]]
    """Positions by the entities that act, suffer, speak or are named."""
    strangers: Mapping[str, Sequence[int]]
    """Positions by the words for those who are no entity."""
    bearers: "Bearers"
    unknown: Register[str]
    """The words for those who are no entity, by their names."""
    places: Sequence[tuple[str, ...]]
    """Of each entry the keys of its places, and of the areas that these lie in."""
    sites: Mapping[str, Sequence[int]]
    """Positions by these keys."""
    called: Register[str]
    """Keys of places by their names."""

    def positions(self, asked: Filter) -> list[int] | None:
        """The positions of the entries that pass, in order; null where all do."""
        found: list[Collection[int]] = []
        if asked.place is not None:
            found.append(self._at(asked.place, asked.areas))
        if asked.who is not None:
            found.append(self._with(asked.who))
        found += [self.standing.get(one, ()) for one in _standings(asked)]
        if asked.type is not None:
            found.append(self.typed.get(asked.type, ()))
        if asked.doc is not None:
            part = folded(asked.doc)
            found.append({at for doc, outlet, cited in self.citing if part in doc or part in outlet for at in cited})
        for first, last in ((asked.day, asked.day), (asked.from_, asked.until)):
            if first is not None or last is not None:
                found.append(self._within(first, last))
        if not found:
            return None
        least, *others = sorted(found, key=len)
        return sorted(set(least).intersection(*others))

    def _within(self, first: str | None, last: str | None) -> list[int]:
        """What may have been on one of these days, both included."""
        end = len(self.dated) if last is None else bisect_right(self.dated, last, key=_day)
        start = 0 if first is None else bisect_left(self.dated, first, 0, end, key=_day)
        before = [at for _, until, at in self.dated[:start] if first is not None and until > first]
        return before + [at for *_, at in self.dated[start:end]]

    def _with(self, who: str) -> set[int]:
        wished = Names(who, self.bearers)
        known = (at for entity in wished.ids for at in self.people.get(entity, ()))
        return {*known, *(at for words in wished.among(self.unknown) for at in self.strangers[words])}

    def _at(self, place: str, areas: Sequence[Area]) -> set[int]:
        """What is at the place, or within one of the areas."""
        named = Names(place, self.called).among(self.called)
        return {at for key in (*named, *(area.key for area in areas)) for at in self.sites.get(key, ())}


def _day(dated: tuple[str, str, int]) -> str:
    return dated[0]


def _standings(asked: Filter) -> list[str]:
    return [one for one in (asked.status, "disputed" if asked.disputed else None) if one is not None]


def finder(entries: Sequence[Entry], corpus: Corpus, asked: Filter | None = None) -> Finder:
    """What the entries of a dossier are found by; where ``asked`` is given, only what that needs."""
    whose = asked is None or asked.who is not None
    where = asked is None or asked.place is not None
    told = _by_value(_people(entries, corpus)) if whose else {}
    strangers = {words: found for (entity, words), found in told.items() if entity is None}
    sites = _places(entries, corpus) if where else []
    atlas = Atlas(corpus) if where else None
    keys = {at: (place_key(at), *sorted(atlas.areas(at))) for at in dict.fromkeys(chain(*sites)) if atlas is not None}
    places = [tuple(dict.fromkeys(key for at in one for key in keys[at])) for one in sites]
    called = {own: (in_names(at if isinstance(at, str) else at.name),) for at, (own, *_) in keys.items()}
    return Finder(
        dated=sorted((entry.day[:10], entry.until or "", at) for at, entry in enumerate(entries) if entry.day),
        standing=_by_value(map(_standing, entries)),
        typed=_typed(entries, corpus) if asked is None or asked.type is not None else {},
        citing=_citing(entries, corpus) if asked is None or asked.doc is not None else (),
        people={entity: found for (entity, _), found in told.items() if entity is not None},
        strangers=strangers,
        bearers=bearers(corpus) if whose else Register(()),
        unknown=Register((words, (in_names(words),)) for words in strangers),
        places=places,
        sites=_by_value(places),
        called=Register(called.items()),
    )


def _standing(entry: Entry) -> list[str]:
    flags = (("disputed", entry.disputed), ("changed", entry.changed), ("unverified", entry.unverified))
    return [entry.status, *(name for name, raised in flags if raised)]


def _typed(entries: Iterable[Entry], corpus: Corpus) -> dict[str, list[int]]:
    types = {event.id: (event.type or OTHER).lower() for event in corpus.all(Event)}
    return _by_value([types[id_] for id_ in entry.events if id_ in types] for entry in entries)


def _citing(entries: Iterable[Entry], corpus: Corpus) -> list[tuple[str, str, list[int]]]:
    cited = _by_value([cited.doc for cited in entry.rests_on] for entry in entries)
    held = (document for document in corpus.all(Document) if document.doc in cited)
    return [(folded(one.doc), folded(one.outlet or ""), cited[one.doc]) for one in held]


class Matcher:
    """Entries, and what they are found by: gathered when it is first asked for, so that asking again is cheap."""

    def __init__(self, entries: Iterable[Entry], corpus: Corpus) -> None:
        self.entries: Final[Sequence[Entry]] = tuple(entries)
        self._corpus = corpus

    @cached_property
    def finder(self) -> Finder:
        """All that they are found by."""
        return finder(self.entries, self._corpus)

    def matching(self, asked: Filter) -> list[Entry]:
        """The entries that pass, in the order given."""
        return given_at(self.entries, None if asked.empty else self.finder.positions(asked))

    @cached_property
    def _by_entity(self) -> Mapping[str, Sequence[str]]:
        return {entity: [self.entries[at].id for at in found] for entity, found in self.finder.people.items()}

    def entities(self) -> Mapping[str, Sequence[str]]:
        """Ids of entities, each with those of the entries in which it acts, suffers, speaks or is named."""
        return self._by_entity


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


def _by_value(told: Iterable[Iterable[H]]) -> dict[H, list[int]]:
    """Turns lists of values into the positions of the lists in which a value is."""
    found: dict[H, list[int]] = defaultdict(list)
    for at, values in enumerate(told):
        for value in dict.fromkeys(values):
            found[value].append(at)
    return dict(found)


def _places(entries: Iterable[Entry], corpus: Corpus) -> list[list[EventPlace | str]]:
    """Where the events and figures of each entry are; by name alone where no more is known."""
    places = {e.id: e.place for e in corpus.all(Event) if e.place is not None}
    counted = {f.id: f.place for f in corpus.all(Figure) if f.place is not None}
    return [
        [
            *(places[i] for i in entry.events if i in places),
            *(name for name in (entry.place, *(counted.get(i) for i in entry.figures)) if name),
        ]
        for entry in entries
    ]


_Bearer = tuple[str | None, str]
"""The id of whoever is meant, where known, and the words."""


def _people(entries: Sequence[Entry], corpus: Corpus) -> list[list[_Bearer]]:
    """All who act, suffer, speak or are named in each entry."""
    events = {e.id: [*e.actors, *e.recipients] for e in corpus.all(Event)}
    claims = {c.id: c for c in corpus.all(Claim)}
    figures = {f.id: f.source for f in corpus.all(Figure) if f.source is not None}
    mentioned = _mentioned(entries, corpus)
    names: list[list[_Bearer]] = []
    for entry in entries:
        found: list[_Bearer] = [(p.entity, p.name) for e in entry.events for p in events.get(e, ())]
        told = [claims[c] for c in entry.claims if c in claims]
        told += [claims[c.inherited_from] for c in told if c.inherited_from in claims]
        sources = [s for c in told for s in (c.source, *c.reported_by) if s is not None]
        sources += [figures[f] for f in entry.figures if f in figures]
        found += [(source.entity, source.text) for source in sources]
        names.append([_bearer(*one) for one in found] + mentioned[entry.id])
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
