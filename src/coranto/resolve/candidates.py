"""Which documents may share passages: an index of fingerprints that grows document by document."""

from collections.abc import Iterable, Iterator, Set
from typing import Final, NamedTuple

FEW: Final = 8
"""A fingerprint of more documents than this is common: a stock phrase, boilerplate, or a text that all carry."""
_RARITY: Final = (0, 10, 6, 5, 5, 4, 4, 4)
"""What a fingerprint counts, by how many documents had it before …"""
_COMMON_WEIGHT: Final = 4
"""… when that are ``FEW`` or more …"""
MANY: Final = 64
_COMMONPLACE_WEIGHT: Final = 2
"""… and when that are ``MANY`` or more."""
LEAST_EVIDENCE: Final = 10
"""What shared fingerprints must come to before two documents are a pair: one that nobody else has is enough."""


class Candidate(NamedTuple):
    """Two documents that share fingerprints, ``a`` added before ``b``, and what those come to."""

    a: str
    b: str
    evidence: int


class CopyIndex:
    """Documents by fingerprint. It holds hashes, not texts, and finds the partners of each document as it comes.

    The documents that have a fingerprint in common are its block. Each is paired with those before it among the first
    ``FEW`` of its block, and later ones with the very first alone, so a block costs time in proportion to its members.
    What a block yields thus depends on its members in their order only: blocks can be computed apart and added up. Fed
    in canonical order it yields what ``candidates`` does; in any other order the same pairs for all blocks of at most
    ``FEW`` members, and the same connections for larger ones.
    """

    def __init__(self) -> None:
        self._docs: list[str] = []
        self._first: dict[int, int] = {}
        """The only, or the first, document of a block."""
        self._more: dict[int, tuple[int, ...]] = {}
        """The next ones, up to ``FEW`` in all."""
        self._common: dict[int, int] = {}
        """How many documents of a block came after the first ``FEW``."""

    def add(self, doc: str, hashes: Iterable[int]) -> tuple[Candidate, ...]:
        """The documents added before that ``doc`` should be compared with, best evidence first, then oldest first."""
        number = len(self._docs)
        self._docs.append(doc)
        first = self._first.setdefault
        known = {found for found in hashes if first(found, number) != number}
        shared = self._met(number, known)
        best = sorted((-evidence, partner) for partner, evidence in shared.items() if evidence >= LEAST_EVIDENCE)
        docs = self._docs
        return tuple([Candidate(docs[partner], doc, -evidence) for evidence, partner in best])

    def common(self) -> Set[int]:
        """The fingerprints that more than ``FEW`` documents have."""
        return self._common.keys()

    def _met(self, number: int, known: Set[int]) -> dict[int, int]:
        """What the fingerprints that ``number`` shares with earlier documents come to, by document."""
        shared: dict[int, int] = {}
        for found in known:
            more = self._more.get(found, ())
            earliest = self._first[found]
            if len(more) < FEW - 1:
                self._more[found] = (*more, number)
                weight = _RARITY[len(more) + 1]
                shared[earliest] = shared.get(earliest, 0) + weight
                for partner in more:
                    shared[partner] = shared.get(partner, 0) + weight
            else:
                beyond = self._common[found] = self._common.get(found, 0) + 1
                weight = _COMMON_WEIGHT if beyond <= MANY - FEW else _COMMONPLACE_WEIGHT
                shared[earliest] = shared.get(earliest, 0) + weight
        return shared


def candidates(documents: Iterable[tuple[str, Iterable[int]]], index: CopyIndex | None = None) -> Iterator[Candidate]:
    """Pairs worth comparing among ``documents`` (name and hashes), which come in canonical order.

    A caller that wants to know which fingerprints are common hands in an ``index`` of its own, to be filled.
    """
    index = index or CopyIndex()
    for doc, hashes in documents:
        yield from index.add(doc, hashes)
