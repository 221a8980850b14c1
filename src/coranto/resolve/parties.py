"""The side that an entity speaks for, as its names, titles and the sources of claims tell it; unknown by default."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from coranto.model.assertion import Claim
from coranto.model.corpus import Corpus
from coranto.model.judgement import Doubt
from coranto.model.parties import is_bare_person
from coranto.model.resolved import Entity, EntityLink, Party, Role
from coranto.model.source import Document
from coranto.text.names import fold_name
from coranto.text.organizations import is_acronym
from coranto.text.parties import Told, side_told
from coranto.text.sides import PartyWords, Side, name_key

Row = Entity | EntityLink | Doubt
_BEFORE: Final = re.compile(r"(?:[\w'’][\w.'’-]* ){1,4}$")
_CLAUSE: Final = re.compile(r"[,;:!?\n\"“”()]|\band\b|(?<=[a-z])\. ")
LOOK_BACK: Final = 60
"""Characters before a title in which its owner is looked for."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What one passage tells of whom somebody speaks for."""

    day: str
    """ISO day of its document; empty where unknown."""
    doc: str
    start: int
    words: str
    told: Told


def with_parties(rows: Iterable[Row], corpus: Corpus, known: PartyWords) -> Iterator[Row]:
    """The rows in their order, each entity with the party that is known of it.

    A place that is a state speaks for that; an organization or group for the side that its name tells; a person for
    the side that all passages which tell one agree on.
    """
    held = list(rows)
    days = {row.doc: (row.published.start or "")[:10] for row in corpus.all(Document)}
    docs: dict[str, set[str]] = defaultdict(set)
    locals_: dict[tuple[str, str], str] = {}
    for row in held:
        if isinstance(row, EntityLink):
            docs[row.entity].add(row.doc)
            locals_[row.doc, row.local] = row.entity
    entities = {row.id: row for row in held if isinstance(row, Entity)}
    witnesses = _witnesses(entities, locals_, corpus, days, known)
    for row in held:
        if not isinstance(row, Entity):
            yield row
            continue
        seen = sorted({days[doc] for doc in docs[row.id] if days.get(doc)})
        party = _of_place(row, seen, known) if row.type in ("place", "facility") else None
        if party is None and row.type != "person":
            party = _of_name(row, seen, known)
        yield replace(row, party=party or _agreed(sorted(witnesses.get(row.id, ()), key=_order), known))


def _order(witness: Witness) -> tuple[str, str, int, str]:
    return witness.day, witness.doc, witness.start, witness.words


def _witnesses(
    entities: Mapping[str, Entity],
    locals_: Mapping[tuple[str, str], str],
    corpus: Corpus,
    days: Mapping[str, str],
    known: PartyWords,
) -> dict[str, list[Witness]]:
    """Entity id → what titles and the sources of claims tell of persons."""
    found: dict[str, list[Witness]] = defaultdict(list)
    roles: dict[str, list[tuple[str, Role]]] = defaultdict(list)
    for entity in entities.values():
        for role in entity.roles:
            roles[role.doc].append((entity.id, role))
    for doc, given in sorted(roles.items()):
        text = corpus.folio(doc).text
        for id_, role in given:
            witness = _of_role(role, text, days.get(doc, ""), known)
            if witness is not None:
                found[id_].append(witness)
    for claim in corpus.all(Claim):
        source = claim.source
        local = (source.entity if source is not None else None) or ""
        speaker = entities.get(locals_.get((claim.doc, local), local))
        if source is None or speaker is None or speaker.type != "person" or is_bare_person(speaker, source.text):
            continue
        day = days.get(claim.doc, "")
        told = side_told(source.text, day or None, known)
        if told is not None:
            found[speaker.id].append(Witness(day, claim.doc, source.start, source.text, told))
    return found


def _of_role(role: Role, text: str, day: str, known: PartyWords) -> Witness | None:
    """What a title tells with the words before it that may name its owner: *Kenya’s former* foreign minister."""
    before = _CLAUSE.split(text[max(0, role.start - LOOK_BACK) : role.start])[-1]
    match = _BEFORE.search(before)
    words = match.group().split() if match else []
    bounds = known.ending | known.joining
    words = words[next((n + 1 for n in range(len(words) - 1, -1, -1) if words[n].lower() in bounds), 0) :]
    for size in range(len(words), -1, -1):
        phrase = " ".join([*words[len(words) - size :], role.text])
        told = side_told(phrase, day or None, known)
        if told is not None:
            return Witness(day, role.doc, role.start, phrase, told)
    return None


def _of_place(entity: Entity, days: Sequence[str], known: PartyWords) -> Party | None:
    """The state that a country’s name stands for; null for any other place."""
    for name in (entity.name, *entity.aliases):
        for naming in known.names.get(name_key(name), ()):
            side = naming.side
            if naming.use != "name" or side is None or side.kind != "state" or entity.country not in side.countries:
                continue
            if all(side.stands(day) and not side.disputed(day) for day in days or (None,)):
                return _party(side, name)
    return None


def _of_name(entity: Entity, days: Sequence[str], known: PartyWords) -> Party | None:
    """The side that an organization’s or a group’s name tells on every day of its documents."""
    owners = known.states.get(entity.country or "") if entity.type == "organization" else None
    names = [entity.name, *entity.aliases]
    if entity.type in ("place", "facility"):
        names = [name for name in names if _is_of_no_state(name, known)]
    ends: Sequence[str | None] = sorted({days[0], days[-1]}) if days else [None]
    phrases = [*names, *(f"{owners.name}'s {name}" for name in names if owners is not None)]
    sides: dict[str, Party] = {}
    for phrase in phrases:
        told = [side_told(phrase, day, known) for day in ends if "," not in phrase]
        found = {one.side for one in told if one is not None}
        side = found.pop() if len(found) == 1 and None not in told else None
        if side is not None and not (is_acronym(phrase) and _is_another(entity, side)):
            sides.setdefault(side.name, _party(side, phrase))
    return next(iter(sides.values())) if len(sides) == 1 else None


def _is_another(entity: Entity, side: Side) -> bool:
    """Whether a group or political party is meant by letters that an entity with a longer name has too."""
    longer = any(not is_acronym(name) for name in (entity.name, *entity.aliases))
    return longer and side.kind in ("group", "politics")


def _is_of_no_state(name: str, known: PartyWords) -> bool:
    """Whether the name is of a seat or a body; states and capitals speak only where they are a source."""
    return all(n.side is None or n.side.kind != "state" for n in known.names.get(name_key(name), ()))


def _party(side: Side, words: str) -> Party:
    return Party(side.name, side.begin, side.until, f"“{words}”: {side.by}")


def _is_over(witness: Witness, side: Side, offices: Set[str]) -> bool:
    """Whether the words tell of a time in office for that side that is over; unnamed, by an office it is known by."""
    was = witness.told.was
    if was is not None:
        return witness.told.past and was.name == side.name
    return witness.told.past and not offices.isdisjoint(fold_name(witness.words).split())


def _agreed(witnesses: Sequence[Witness], known: PartyWords) -> Party | None:
    """The one side of all witnesses, in order of day.

    It begins with the first of them if one before tells that the time for it was over, and ends with the first after
    them that tells so; where one in between does, nothing is known.
    """
    telling = [(w, w.told.side) for w in witnesses if w.told.side is not None]
    if len({side.name for _, side in telling}) != 1:
        return None
    (first, side), (last, _) = telling[0], telling[-1]
    offices = {word for witness, _ in telling for word in fold_name(witness.words).split()} & known.heads
    begin = until = None
    for other in witnesses:
        if not _is_over(other, side, offices):
            continue
        if last.day and other.day > last.day:
            until = min(until or other.day, other.day)
        elif other.day and other.day < first.day:
            begin = first.day
        else:
            return None
    return Party(side.name, begin, until, f"“{first.words}” in {first.doc}: {side.by}")
