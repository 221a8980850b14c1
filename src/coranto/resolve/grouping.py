"""Joining names into entities, each join with its evidence, and none against what keeps two apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.support import Partition
from coranto.resolve.particulars import Particulars, contradiction, together
from coranto.resolve.profiles import Profile

SHOWN_DOCUMENTS: Final = 3
"""Documents that a reason names; of the others it says how many they are."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two profiles by number, and why they were taken for one or kept apart."""

    a: int
    b: int
    why: str
    judgement: str | None = None
    """Id of the verdict that says so."""


class Grouping:
    """Profiles and the groups made of them so far. Everything is by number of the profile."""

    def __init__(self, found: Sequence[Profile]) -> None:
        self.found = found
        self.links: list[Link] = []
        """Joins that were made."""
        self.refused: list[Link] = []
        """Joins that were wanted and not made."""
        self._partition: Partition[int] = Partition()
        self._known: dict[int, Particulars] = {}
        self._foes: dict[int, dict[int, Link]] = defaultdict(dict)

    def root(self, one: int) -> int:
        """The profile that stands for the group of ``one``."""
        return self._partition.find(one)

    def known(self, one: int) -> Particulars:
        """The particulars of the group of ``one``."""
        root = self.root(one)
        return self._known.get(root, self.found[root].particulars)

    def objection(self, a: int, b: int) -> Link | None:
        """What keeps the groups of two profiles apart: a verdict, or what texts say of them; null for nothing."""
        one, other = self.root(a), self.root(b)
        if one == other:
            return None
        if foe := self._foes.get(one, {}).get(other):
            return Link(a, b, foe.why, foe.judgement)
        why = contradiction(self.known(one), self.known(other))
        return Link(a, b, why) if why else None

    def keep_apart(self, link: Link) -> bool:
        """Whether the two groups are kept apart from now on, which they are unless they were joined already."""
        one, other = self.root(link.a), self.root(link.b)
        if one == other:
            return False
        self._foes[one][other] = self._foes[other][one] = link
        self.refused.append(link)
        return True

    def join(self, link: Link) -> bool:
        """Whether the two are one group now: joined, or together before; an objection is noted as refused."""
        if self.root(link.a) == self.root(link.b):
            return True
        if objection := self.objection(link.a, link.b):
            self.refused.append(objection)
            return False
        self.unite(link.a, link.b)
        self.links.append(link)
        return True

    def force(self, link: Link) -> bool:
        """Whether the two are one group now, whatever texts say; only another verdict stands against it."""
        if self.root(link.b) in self._foes.get(self.root(link.a), {}):
            return False
        self.unite(link.a, link.b)
        self.links.append(link)
        return True

    def unite(self, a: int, b: int) -> None:
        """Makes the groups of the two one, without a word."""
        one, other = self.root(a), self.root(b)
        if one == other:
            return
        known = together(self.known(one), self.known(other))
        foes = {**self._foes.pop(one, {}), **self._foes.pop(other, {})}
        self._partition.join(one, other)
        root = self.root(one)
        self._known[root] = known
        for foe, why in foes.items():
            held = self._foes[foe]
            held.pop(one, None)
            held.pop(other, None)
            held[root] = why
        if foes:
            self._foes[root] = foes

    def is_marked(self, one: int) -> bool:
        """Whether something is known by which another bearer of the name could be told apart."""
        return self.root(one) in self._foes or not self.known(one).bare

    def groups(self) -> Iterator[list[int]]:
        """The groups, in the order of their first profiles."""
        return map(list, self._partition.groups(range(len(self.found))))


def documents(found: Sequence[Profile], members: Sequence[int]) -> str:
    """The documents of the profiles, in words: *a.txt, b.txt, c.txt and 4 more*."""
    docs = sorted({found[one].doc for one in members})
    more = len(docs) - SHOWN_DOCUMENTS
    return ", ".join(docs[:SHOWN_DOCUMENTS]) + (f" and {more} more" if more > 0 else "")
