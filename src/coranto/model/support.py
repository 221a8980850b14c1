"""Counting support: passages that are copies count once, documents of one origin count once."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from coranto.model.resolved import Copy, Extent, Origin

H = TypeVar("H", bound=Hashable)

SHARE = 0.5
"""Two extents of one document are the same passage when they share at least half of the longer one; a cited passage
lies in a copied one when they share at least half of the shorter."""


class Partition(Generic[H]):
    """Disjoint groups of things, joined two by two (union-find). The result does not depend on the order of joining."""

    def __init__(self) -> None:
        self._parent: dict[H, H] = {}

    def find(self, thing: H) -> H:
        """The thing that stands for the group of ``thing``; itself if it was never joined."""
        parent = self._parent
        root = thing
        while (above := parent.get(root, root)) != root:
            root = above
        while (above := parent.get(thing, thing)) != root:
            parent[thing], thing = root, above
        return root

    def join(self, one: H, other: H) -> None:
        """Makes the groups of the two one."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._parent[other] = one

    def groups(self, things: Iterable[H]) -> tuple[tuple[H, ...], ...]:
        """``things`` by group, groups and members in the order in which ``things`` come."""
        found: dict[H, list[H]] = {}
        for thing in things:
            found.setdefault(self.find(thing), []).append(thing)
        return tuple(map(tuple, found.values()))


@dataclass(frozen=True, slots=True)
class Support:
    """Which passages of a dossier are the same words, and which documents are one source; made by ``support_of``."""

    _passages: Mapping[str, Sequence[tuple[int, int, int]]] = field(repr=False)
    """By document: start, end and class of every copied passage, sorted. Passages of one class are the same words."""
    _reach: Mapping[str, int] = field(repr=False)
    """By document: the length of its longest copied passage, which bounds how far back a search must look."""
    _origin: Mapping[str, str] = field(repr=False)

    def origin(self, doc: str) -> str:
        """The id of the document's origin; its own name where origins are not known."""
        return self._origin.get(doc, doc)

    def groups(self, passages: Iterable[Extent]) -> tuple[tuple[Extent, ...], ...]:
        """``passages`` grouped by independent support, duplicates left out, in order of document and offset.

        Two passages are in one group when they are copies of one another, directly or through a third that need not
        be among ``passages``, or when their documents are of one origin.
        """
        cited = sorted(set(passages), key=lambda p: (p.doc, p.start, p.end))
        partition: Partition[tuple[str, str | int] | Extent] = Partition()
        for passage in cited:
            partition.join(("origin", self.origin(passage.doc)), passage)
            for copied in self._classes(passage):
                partition.join(("class", copied), passage)
        return tuple(tuple(p for p in group if isinstance(p, Extent)) for group in partition.groups(cited))

    def n_origins(self, passages: Iterable[Extent]) -> int:
        """How many independent origins stand behind what ``passages`` support together."""
        return len(self.groups(passages))

    def are_copies(self, one: Extent, other: Extent) -> bool:
        """Whether the two passages are the same words, whatever the origins of their documents."""
        return not set(self._classes(one)).isdisjoint(self._classes(other))

    def sharing(self, docs: Iterable[str]) -> set[str]:
        """All documents, these among them, that have a passage of the same words as one of ``docs`` has."""
        classes = {found for doc in docs for *_, found in self._passages.get(doc, ())}
        return {doc for doc, held in self._passages.items() if any(found in classes for *_, found in held)}

    def _classes(self, passage: Extent) -> list[int]:
        copied = self._passages.get(passage.doc, ())
        first = bisect_left(copied, (passage.start - self._reach.get(passage.doc, 0), 0, 0))
        last = bisect_right(copied, (passage.end, 0, 0))
        return [
            found
            for start, end, found in copied[first:last]
            if _shared(passage, start, end) >= SHARE * max(1, min(end - start, passage.end - passage.start))
        ]


def support_of(copies: Iterable[Copy], origins: Iterable[Origin]) -> Support:
    """What ``copies`` and ``origins`` say of independence, ready to be asked.

    ``support_of(corpus.all(Copy), corpus.all(Origin)).n_origins(Extent(m.doc, m.start, m.end) for m in mentions)``.
    Copies come as stars (each later passage is linked to the first), so kinship is followed through passages that
    nobody cites. It takes time in proportion to the number of copies, but for the sorting.
    """
    partition: Partition[Extent] = Partition()
    by_doc: dict[str, set[Extent]] = {}
    for copy in copies:
        partition.join(copy.a, copy.b)
        by_doc.setdefault(copy.a.doc, set()).add(copy.a)
        by_doc.setdefault(copy.b.doc, set()).add(copy.b)
    ordered = {doc: sorted(found, key=lambda p: (p.start, p.end)) for doc, found in by_doc.items()}
    for found in ordered.values():
        for one, other in pairwise(found):
            longest = max(one.end - one.start, other.end - other.start)
            if _shared(one, other.start, other.end) >= SHARE * max(1, longest):
                partition.join(one, other)
    numbers: dict[Extent, int] = {}
    passages = {
        doc: [(p.start, p.end, numbers.setdefault(partition.find(p), len(numbers))) for p in found]
        for doc, found in ordered.items()
    }
    reach = {doc: max(p.end - p.start for p in found) for doc, found in ordered.items()}
    return Support(passages, reach, {doc: origin.id for origin in origins for doc in origin.docs})


def _shared(passage: Extent, start: int, end: int) -> int:
    return min(passage.end, end) - max(passage.start, start)
