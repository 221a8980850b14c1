"""Which event is a part of which: the killed, the rescued, the fires and arrests belong to the occurrence around them.

A clause that names the occurrence (*42 people died in the collapse*) says so itself. Else it is an occurrence of a
fitting kind that a dispatch of the event tells of, on a fitting day and in the same country: the only one, the one told
right beside it, or of several that may be one occasion (a blast, a fire) the one most told of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.resolve.event_features import Features
from coranto.resolve.event_tolls import counted, is_toll, numbers
from coranto.resources.consequences import Consequences
from coranto.text.wordlists import words

VICTIMS: Final = words("death injury missing rescue evacuation")
"""Families that tell what an occurrence did to people, or what was done for them."""
_BODILY: Final = words("killed injured")
_OUT_OF_HOMES: Final = re.compile(r"\b(?:from|left|leave|fled|flee|out of) their (?:homes|houses|villages)\b", re.I)
"""Those who had to go are victims, whether or not anybody counts them."""
_OF_UNREST: Final = words("unrest walkout")
_OF_DISASTER: Final = words("quake eruption storm blast bombing fire attack crash collapse")
WHOLES_OF_FAMILY: Final[Mapping[str, frozenset[str]]] = {
    "arrest": _OF_UNREST,
    "release": _OF_UNREST,
    "beating": _OF_UNREST,
    "crowd-control": _OF_UNREST,
    "destruction": _OF_DISASTER | _OF_UNREST,
    "fire": words("blast bombing attack crash quake"),
    "landslide": words("storm quake"),
    "collapse": words("storm quake blast fire"),
}
"""By the family of a part: kinds of occurrences that such a thing happens in, if told right beside it."""
WHOLES_OF_DEED: Final[Mapping[str, frozenset[str]]] = {
    "damage": _OF_DISASTER,
    "destroy": _OF_DISASTER,
    "burn": _OF_DISASTER - {"fire"},
    "extinguish": words("fire"),
    "block": words("walkout"),
    "shut": words("walkout"),
}
"""The same by the deeds of a part."""
POWER: Final[Mapping[str, int]] = {"coup": 1, "invasion": 31}
"""Seizures of power and of land, with the days from their beginning on which what is done is a part of them."""
WHOLES_OF_TYPE: Final[Mapping[str, frozenset[str]]] = {
    "ASSAULT": frozenset(POWER),
    "MOBILIZE": frozenset(("coup",)),
    "COERCE": frozenset(("coup",)),
}
"""By the type of what is done: which of them it may be a part of."""
MORE_KINDS: Final[Mapping[str, str]] = {"attack": "attack", "shelling": "war", "drone-attack": "war"}
"""Families that are an occurrence with victims, beside those that the table of consequences names."""
LONG: Final = 31
"""Days after its beginning on which a thing may still happen in a flood, an epidemic, a war."""
SOON: Final = 2
"""The same for what is over within a day."""
BESIDE: Final = 260
"""Characters from one clause to another told right beside it."""
OPENING: Final = 400
"""Characters of a dispatch that tell what it is about."""


@dataclass(frozen=True, slots=True)
class _Group:
    """One event's tellings, and what it may be."""

    number: int
    members: tuple[Features, ...]
    kinds: frozenset[str]
    begin: int | None
    named: frozenset[str]
    """Countries that its clauses name."""
    countries: frozenset[str]
    """Those, and where its dispatches put it."""

    @property
    def docs(self) -> frozenset[str]:
        """The dispatches that tell of it."""
        return frozenset(m.mention.doc for m in self.members)


def parts(
    found: Sequence[Features],
    groups: Sequence[Sequence[int]],
    naming: Mapping[int, Sequence[Features]],
    table: Consequences,
) -> dict[int, int]:
    """Number of a group → the number of the group that its event is a part of; nothing is a part of its own part."""
    named = {(f.mention.doc, f.mention.id): whole for whole, clauses in sorted(naming.items()) for f in clauses}
    made = [_group(number, [found[i] for i in group], table) for number, group in enumerate(groups)]
    wholes: dict[tuple[str, str], list[_Group]] = {}
    for group in made:
        for kind in group.kinds:
            for doc in sorted(group.docs):
                wholes.setdefault((doc, kind), []).append(group)
    mains: dict[str, list[_Group]] = {}
    for group in made:
        for kind in group.kinds if _is_main(group) else ():
            mains.setdefault(kind, []).append(group)
    chosen: dict[int, int] = {}
    for group in made:
        whole = _whole(group, named, wholes, mains, table)
        if whole is not None and whole != group.number and chosen.get(whole) != group.number:
            chosen[group.number] = whole
    return chosen


def _group(number: int, members: Sequence[Features], table: Consequences) -> _Group:
    done = any(m.mention.status in ("asserted", "unverified") for m in members)
    kinds = frozenset(kind for member in members for kind in _kinds(member, table)) if done else frozenset()
    stated = [m.begin for m in members if m.begin is not None and m.stated]
    known = stated or [m.begin for m in members if m.begin is not None]
    named = frozenset(m.country for m in members if m.country is not None)
    around = frozenset(m.around.country for m in members if m.around is not None and m.around.country is not None)
    return _Group(number, tuple(members), kinds, min(known, default=None), named, named | around)


def _kinds(feature: Features, table: Consequences) -> Iterator[str]:
    """What occurrence with victims a clause tells of, if it does: by its family, else by the word that tells it."""
    name = feature.family.name
    if name in VICTIMS or (name == "collapse" and feature.people):
        return
    if feature.occasion is not None and feature.occasion in POWER:
        yield feature.occasion
    if name in table.families or name in MORE_KINDS:
        yield table.families.get(name) or MORE_KINDS[name]
    elif feature.mention.type == "PROTEST":
        yield "unrest"
    elif feature.family.unlisted:
        yield from (kind for _, kind in table.named(feature.mention.trigger.text))


def _wanted(members: Sequence[Features], table: Consequences) -> frozenset[str]:
    """Kinds of occurrences that an event may be a part of, by what its tellings are."""
    if any(m.mention.status == "denied" or m.occasion in POWER for m in members):
        return frozenset()
    if _are_victims(members):
        return frozenset(kind for m in members for kind in table.victims.get(counted(m) or "missing", ()))
    found: set[str] = set()
    for member in members:
        found |= WHOLES_OF_FAMILY.get(member.family.name, frozenset())
        if member.mention.status in ("asserted", "unverified"):
            found |= WHOLES_OF_TYPE.get(member.family.type or "", frozenset())
        if member.family.unlisted and not member.people:
            found |= {kind for deed in member.deeds for kind in WHOLES_OF_DEED.get(deed, ())}
    return frozenset(found)


def _are_victims(members: Sequence[Features]) -> bool:
    """Whether all tell what befell people: that they died or were hurt, or how many are missing, safe, gone."""
    return all(
        counted(m) in _BODILY
        or (m.family.name in VICTIMS and (is_toll(m) or (m.family.name == "rescue" and numbers(m))))
        or (m.family.name == "evacuation" and m.mention.lemma != "return" and _OUT_OF_HOMES.search(m.mention.text))
        for m in members
    )


def _whole(
    group: _Group,
    named: Mapping[tuple[str, str], int],
    wholes: Mapping[tuple[str, str], Sequence[_Group]],
    mains: Mapping[str, Sequence[_Group]],
    table: Consequences,
) -> int | None:
    """The one group that its clauses name, else the one of a fitting kind, day and country that its dispatches tell."""
    wanted, victims = _wanted(group.members, table), _are_victims(group.members)
    said = {named[key] for m in group.members if (key := (m.mention.doc, m.mention.id)) in named}
    if len(said) == 1 and victims:
        return min(said)
    about = {kind for m in group.members for kind in m.occurrences} if victims else frozenset()
    held = {w.number: w for doc in group.docs for kind in wanted for w in wholes.get((doc, kind), ())}
    able = [
        w
        for n, w in sorted(held.items())
        if n != group.number
        and not w.kinds & group.kinds
        and _fits(group, w, table)
        and (_distance(group, w) <= BESIDE or ((w.kinds & about or w.kinds & POWER.keys()) and _is_main(w)))
    ]
    if len(able) > 1:
        able = [w for w in able if "invasion" in w.kinds] or able
        near = [w for w in able if _distance(group, w) <= BESIDE]
        able = near if len(near) == 1 else _most_told(near or able, table)
    told = any(w.kinds & about for w in held.values())
    if not able and not told and all(table.alike(a, b) for a in about for b in about):
        able = [w for kind in sorted(about & wanted) for w in mains.get(kind, ()) if _is_elsewhere(group, w, table)]
    return able[0].number if len({w.number for w in able}) == 1 else None


def _is_elsewhere(group: _Group, whole: _Group, table: Consequences) -> bool:
    """Whether other dispatches, of the same country, tell an occurrence that an event may be a part of."""
    return whole.number != group.number and bool(group.countries & whole.countries) and _fits(group, whole, table)


def _fits(group: _Group, whole: _Group, table: Consequences) -> bool:
    """Whether day and country allow that one is a part of the other."""
    if group.named and whole.named and not group.named & whole.named:
        return False
    if group.begin is None or whole.begin is None:
        return True
    lasting = [POWER.get(kind, SOON if kind in table.point else LONG) for kind in whole.kinds]
    victims = _are_victims(group.members)
    return (-1 if victims else 0) <= group.begin - whole.begin <= (LONG if victims else max(lasting))


def _is_main(whole: _Group) -> bool:
    """Whether a dispatch is about it: its headline or its opening tells it, or two dispatches do."""
    return len(whole.docs) > 1 or any(m.headline or m.mention.start < OPENING for m in whole.members)


def _distance(group: _Group, whole: _Group) -> int:
    """Characters between the nearest tellings of two events in one dispatch."""
    return min(
        abs(a.mention.start - b.mention.start)
        for a in group.members
        for b in whole.members
        if a.mention.doc == b.mention.doc
    )


def _most_told(able: Sequence[_Group], table: Consequences) -> list[_Group]:
    """Of several that may be one occasion, the one told in most clauses, or first; else none."""
    kinds = sorted({kind for whole in able for kind in whole.kinds - POWER.keys()})
    places = {m.place for whole in able for m in whole.members if m.fine}
    if len(places) > 1 or not all(table.alike(a, b) for a in kinds for b in kinds):
        return []
    return [min(able, key=lambda whole: (-len(whole.members), whole.members[0].key))]
