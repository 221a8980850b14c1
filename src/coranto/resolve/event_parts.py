"""Which event is a part of which: those killed, hurt, missing or rescued belong to the occurrence that befell them.

A clause that names the occurrence (*42 people died in the collapse*) says so itself; else it is the one occurrence of
a fitting kind that a dispatch of the event tells of. Where two could be meant, none is.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from coranto.resolve.event_features import Features
from coranto.resources.consequences import Consequences
from coranto.text.wordlists import words

PARTS: Final = words("death injury missing rescue evacuation")
"""Families that tell what an occurrence did to people, or what was done for them."""


def parts(
    found: Sequence[Features],
    groups: Sequence[Sequence[int]],
    naming: Mapping[int, Sequence[Features]],
    table: Consequences,
) -> dict[int, int]:
    """Number of a group → the number of the group that its event is a part of."""
    named = {(f.mention.doc, f.mention.id): whole for whole, clauses in sorted(naming.items()) for f in clauses}
    wholes: dict[tuple[str, str], set[int]] = {}
    for number, group in enumerate(groups):
        for feature in (found[i] for i in group):
            kind = table.families.get(feature.family.name)
            if kind is not None:
                wholes.setdefault((feature.mention.doc, kind), set()).add(number)
    made: dict[int, int] = {}
    for number, group in enumerate(groups):
        members = [found[i] for i in group]
        if all(member.family.name in PARTS for member in members):
            whole = _whole(members, named, wholes)
            if whole is not None and whole != number:
                made[number] = whole
    return made


def _whole(
    members: Sequence[Features], named: Mapping[tuple[str, str], int], wholes: Mapping[tuple[str, str], set[int]]
) -> int | None:
    """The one group that the members' clauses name, else the one of a fitting kind told of in their dispatches."""
    said = {named[key] for m in members if (key := (m.mention.doc, m.mention.id)) in named}
    told = {n for m in members for kind in m.occurrences for n in wholes.get((m.mention.doc, kind), ())}
    able = said or told
    return min(able) if len(able) == 1 else None
