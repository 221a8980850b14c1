"""The records of blocks as one dossier shows them: who is who across blocks, one rank for all entries, one order.

A dossier of one block is shown as its block is. Of several, entities are joined by what their blocks made of them, by
full names above all. All of this is worked out when a dossier is read, so that no addition has to write again what it
did not touch.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, Final, TypeVar, cast

from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.judgement import NAME_PAIRS, Doubt, Judgement
from coranto.model.resolved import Entity, EntityLink, Event, Participant
from coranto.model.source import Problem
from coranto.model.support import Partition
from coranto.store.order import in_dossier_order
from coranto.text.identity import content_id
from coranto.text.names import fold_name
from coranto.text.organizations import is_acronym

R = TypeVar("R", bound=Record)
Rows = Callable[[type[Record]], Iterable[tuple[int, Record]]]
"""The records of a kind that dossier steps made, each with the number of its block."""
Where = Callable[[str, str], str | None]
"""The point that a document's own name for a place means, where it is known."""
Local = tuple[int, str]
"""An entity as a block knows it: number of the block, id."""
Key = tuple[str, ...]
"""What entities of different blocks must have in common to be one."""

PLACES: Final = ("place", "facility")
PREVAILS: Final = 4
"""How many times the mentions of all other bearers of a name a block's bearer needs to be the one meant elsewhere."""
MOST_ORIGINS: Final = 3
"""Origins beyond which a line ranks no higher."""


class Settled:
    """The rows of all blocks as one dossier; each kind is read when it is asked for."""

    def __init__(self, rows: Rows, where: Where, *, several: bool) -> None:
        """``several``: whether there is more than one block."""
        self._rows = rows
        self._where = where
        self.several = several

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of one kind, in canonical order."""
        known = cast(type[Record], kind)
        if known is Problem:
            return cast(Iterator[R], iter(in_dossier_order({row for _, row in self._rows(known)})))
        if not self.several:
            return cast(Iterator[R], (row for _, row in self._rows(known)))
        if known is Entity:
            return cast(Iterator[R], iter(self.identities.entities))
        change = self._changes.get(known)
        rows = (row for _, row in self._rows(known)) if change is None else change()
        return cast(Iterator[R], iter(in_dossier_order(rows)))

    @cached_property
    def _changes(self) -> dict[type[Any], Callable[[], Iterable[Record]]]:
        return {EntityLink: self._links, Event: self._events, Doubt: self._doubts, Entry: self._entries}

    @cached_property
    def identities(self) -> "Identities":
        """Who is who across the blocks."""
        entities = [(block, row) for block, row in self._rows(Entity) if isinstance(row, Entity)]
        links = [(block, row) for block, row in self._rows(EntityLink) if isinstance(row, EntityLink)]
        verdicts = [row for _, row in self._rows(Judgement) if isinstance(row, Judgement)]
        return identities(entities, links, verdicts, self._where)

    def _links(self) -> Iterator[Record]:
        for block, row in self._rows(EntityLink):
            if isinstance(row, EntityLink):
                entity = self.identities.id(block, row.entity)
                yield row if entity == row.entity else replace(row, entity=entity)

    def _events(self) -> Iterator[Record]:
        for block, row in self._rows(Event):
            if isinstance(row, Event):
                actors, recipients = (self._participants(block, all_) for all_ in (row.actors, row.recipients))
                same = actors == row.actors and recipients == row.recipients
                yield row if same else replace(row, actors=actors, recipients=recipients)

    def _participants(self, block: int, found: Sequence[Participant]) -> tuple[Participant, ...]:
        named = ((one, one.entity and self.identities.id(block, one.entity)) for one in found)
        return tuple(one if entity == one.entity else replace(one, entity=entity) for one, entity in named)

    def _doubts(self) -> Iterator[Record]:
        """The likeliest doubt about each two entities."""
        best: dict[tuple[str, str], Doubt] = {}
        for block, row in self._rows(Doubt):
            if isinstance(row, Doubt):
                a, b = sorted(self.identities.id(block, one) for one in (row.a, row.b))
                if a != b:
                    fresh = replace(row, a=a, b=b)
                    best[a, b] = min(best.get((a, b), fresh), fresh, key=lambda doubt: (-doubt.score, doubt.why))
        return iter(best.values())

    def _entries(self) -> Iterator[Record]:
        """The entries with their ranks: of one standing, the first of every block before all second ones."""
        found = [row for _, row in self._rows(Entry) if isinstance(row, Entry)]
        return (replace(entry, rank=rank) for rank, entry in enumerate(sorted(found, key=_standing), 1))


def _standing(entry: Entry) -> tuple[bool, int, int, int, str]:
    """Disputed or changed before plain, then by origins, then as the entry's own block ranks it."""
    contested = entry.disputed or entry.changed
    documents = len({cited.doc for cited in entry.rests_on})
    return not contested, -min(MOST_ORIGINS, entry.n_origins), entry.rank, -documents, entry.id


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a dossier, by id, and which of them each block's own are."""

    entities: tuple[Entity, ...]
    _ids: dict[Local, str]

    def id(self, block: int, entity: str) -> str:
        """The dossier's id of an entity of a block."""
        return self._ids.get((block, entity), entity)

    def ids(self, entity: str) -> set[str]:
        """The dossier's ids of all entities that some block knows by that id."""
        return {name for (_, own), name in self._ids.items() if own == entity}


def identities(
    found: Sequence[tuple[int, Entity]],
    links: Iterable[tuple[int, EntityLink]],
    verdicts: Iterable[Judgement],
    where: Where,
) -> Identities:
    """Who is who: entities of different blocks are one that have one type and full name, and nothing else against it.

    A person's name must have more than one word; places must lie at one point and share a name; an acronym is the one
    body that elsewhere bears it. Of the bearers of a name that a block tells apart only one that prevails is anybody
    elsewhere; where blocks state different countries or items of Wikidata, those stay apart. A verdict that makes one
    of two names wherever they stand is obeyed across blocks too.
    """
    by_local: dict[Local, Entity] = {(block, entity.id): entity for block, entity in found}
    first: dict[Local, tuple[str, str]] = {}
    for block, link in links:
        own = (link.doc, link.local)
        first[block, link.entity] = min(own, first.get((block, link.entity), own))
    keys = {**_names(by_local), **_points(by_local, first, where)}
    partition: Partition[Local] = Partition()
    for same in chain(_alike(by_local, keys), _judged(by_local, verdicts)):
        for other in same[1:]:
            partition.join(same[0], other)
    groups = partition.groups(sorted(by_local, key=lambda local: (local[1], first.get(local, ("", "")))))
    lowest = [min(local[1] for local in group) for group in groups]
    shared = {id_ for id_, count in Counter(lowest).items() if count > 1}
    made: list[Entity] = []
    ids: dict[Local, str] = {}
    for group, id_ in zip(groups, lowest, strict=True):
        name = content_id(id_, *min(first.get(local, ("", "")) for local in group)) if id_ in shared else id_
        made.append(_joined([by_local[local] for local in group], name))
        ids.update(dict.fromkeys(group, name))
    return Identities(tuple(sorted(made, key=lambda entity: entity.id)), ids)


def _names(by_local: Mapping[Local, Entity]) -> dict[Local, Key]:
    """The keys of what a name makes one: of all but places and persons of one name alone."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in by_local.values():
        if entity.type == "organization" and " " in entity.name:
            for alias in filter(is_acronym, entity.aliases):
                bearers[alias].add(fold_name(entity.name))
    keys: dict[Local, Key] = {}
    for local, entity in by_local.items():
        name = fold_name(entity.name)
        if entity.type == "organization" and len(bearers.get(entity.name, ())) == 1:
            name = min(bearers[entity.name])
        if entity.type not in PLACES and (entity.type != "person" or " " in name):
            keys[local] = (entity.type, name)
    return keys


def _points(by_local: Mapping[Local, Entity], first: Mapping[Local, tuple[str, str]], where: Where) -> dict[Local, Key]:
    """The keys of places: the point, where another that shares a name may lie at the same, else the id."""
    named: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
    met: dict[str, tuple[str, str]] = {}
    for local, entity in by_local.items():
        if entity.type in PLACES:
            met[entity.id] = min(first.get(local, ("", "")), met.get(entity.id, ("\U0010ffff", "")))
            for name in {fold_name(written) for written in (entity.name, *entity.aliases)}:
                named[entity.type, entity.country, name].add(entity.id)
    points = {id_: where(*met[id_]) or id_ for ids in named.values() if len(ids) > 1 for id_ in sorted(ids)}
    return {
        local: (entity.type, points.get(entity.id, entity.id))
        for local, entity in by_local.items()
        if entity.type in PLACES
    }


def _alike(by_local: Mapping[Local, Entity], keys: Mapping[Local, Key]) -> Iterator[list[Local]]:
    """Entities of different blocks that have one key, and nothing that speaks against their being one."""
    sharing: dict[Key, dict[int, list[Local]]] = defaultdict(lambda: defaultdict(list))
    for local, key in keys.items():
        sharing[key][local[0]].append(local)
    for blocks in sharing.values():
        meant = [local for bearers in blocks.values() for local in _prevailing(bearers, by_local)]
        told: dict[tuple[str | None, str | None], list[Local]] = defaultdict(list)
        for local in meant:
            told[by_local[local].country, by_local[local].wikidata].append(local)
        countries, items = ({pair[at] for pair in told} - {None} for at in (0, 1))
        if len(countries) < 2 and len(items) < 2:
            yield meant
        else:
            yield from (same for (country, item), same in told.items() if country or item)


def _prevailing(bearers: Sequence[Local], by_local: Mapping[Local, Entity]) -> Sequence[Local]:
    """The bearer of a name in a block that is meant elsewhere too; none, where none of several prevails."""
    all_ = sum(by_local[local].mentions for local in bearers)
    return [local for local in bearers if by_local[local].mentions >= PREVAILS * (all_ - by_local[local].mentions)]


def _judged(by_local: Mapping[Local, Entity], verdicts: Iterable[Judgement]) -> Iterator[list[Local]]:
    """Entities whose names a verdict makes one wherever they stand."""
    pairs = [
        (row.a, row.b)
        for row in verdicts
        if NAME_PAIRS.get(row.verdict) and row.a is not None and row.b is not None and row.a.wide and row.b.wide
    ]
    meant = _meant(by_local) if pairs else {}
    for pair in pairs:
        yield [local for ref in pair for local in meant.get((ref.type, fold_name(ref.name)), ())]


def _meant(by_local: Mapping[Local, Entity]) -> dict[Key, list[Local]]:
    """The entities of each type and name, folded."""
    meant: dict[Key, list[Local]] = defaultdict(list)
    for local, entity in by_local.items():
        for name in {fold_name(written) for written in (entity.name, *entity.aliases)}:
            meant[entity.type, name].append(local)
    return meant


def _joined(group: Sequence[Entity], id_: str) -> Entity:
    """The entity that these are together; what they disagree in stays unknown."""
    if len(group) == 1:
        return replace(group[0], id=id_) if group[0].id != id_ else group[0]
    head = min(group, key=lambda entity: (-entity.mentions, entity.name))
    names = {name for entity in group for name in (entity.name, *entity.aliases)}
    parties = {entity.party for entity in group} - {None}
    reasons = sorted({entity.reason for entity in group} - {""})
    return replace(
        head,
        id=id_,
        aliases=tuple(sorted(names - {head.name})),
        wikidata=_only({entity.wikidata for entity in group}),
        country=_only({entity.country for entity in group}),
        party=parties.pop() if len(parties) == 1 else None,
        roles=tuple(sorted({r for e in group for r in e.roles}, key=lambda r: (r.doc, r.start, r.end, r.text))),
        mentions=sum(entity.mentions for entity in group),
        judgements=tuple(sorted({one for entity in group for one in entity.judgements})),
        reason="; ".join([*reasons, f"the same name in {len(group)} stories"]),
    )


def _only(values: set[str | None]) -> str | None:
    known = values - {None}
    return known.pop() if len(known) == 1 else None
