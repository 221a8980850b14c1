"""Which documents may share passages: an index of fingerprints that grows document by document."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

FEW: Final = 8
"""A fingerprint of more documents than this is common: a stock phrase, boilerplate, or a text that all carry."""
RARE_WEIGHT: Final = 10
COMMON_WEIGHT: Final = 5
"""What a common fingerprint counts, where a rare one counts ``RARE_WEIGHT``."""
MANY: Final = 64
"""A fingerprint of more documents than this is a commonplace."""
COMMONPLACE_WEIGHT: Final = 2
LEAST_EVIDENCE: Final = 10
"""What shared fingerprints must come to before two documents are compared."""


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
        self._more: dict[int, list[int]] = {}
        """The next ones, up to ``FEW`` in all."""
        self._common: dict[int, int] = {}
        """How many documents of a block came after the first ``FEW``."""

    def add(self, doc: str, hashes: Iterable[int]) -> tuple[Candidate, ...]:
        """The documents added before that ``doc`` should be compared with, best evidence first, then oldest first."""
        number = len(self._docs)
        self._docs.append(doc)
        shared: dict[int, int] = {}
        first = self._first
        for found in hashes:
            earliest = first.setdefault(found, number)
            if earliest != number:
                self._meet(found, earliest, number, shared)
        best = sorted((-evidence, partner) for partner, evidence in shared.items() if evidence >= LEAST_EVIDENCE)
        return tuple(Candidate(self._docs[partner], doc, -evidence) for evidence, partner in best)

    def is_common(self, number: int) -> bool:
        """Whether more than ``FEW`` documents have this fingerprint."""
        return number in self._common

    def _meet(self, found: int, earliest: int, number: int, shared: dict[int, int]) -> None:
        """Credits the earlier members of a block with the fingerprint that ``number`` shares with them."""
        more = self._more.setdefault(found, [])
        if more and more[-1] == number:
            return  # the document repeats itself
        if len(more) < FEW - 1:
            shared[earliest] = shared.get(earliest, 0) + RARE_WEIGHT
            for partner in more:
                shared[partner] = shared.get(partner, 0) + RARE_WEIGHT
            more.append(number)
        else:
            beyond = self._common[found] = self._common.get(found, 0) + 1
            weight = COMMON_WEIGHT if beyond <= MANY - FEW else COMMONPLACE_WEIGHT
            shared[earliest] = shared.get(earliest, 0) + weight


def candidates(documents: Iterable[tuple[str, Iterable[int]]], index: CopyIndex | None = None) -> Iterator[Candidate]:
    """Pairs worth comparing among ``documents`` (name and hashes), which come in canonical order.

    A caller that wants to know which fingerprints are common hands in an ``index`` of its own, to be filled.
    """
    index = index or CopyIndex()
    for doc, hashes in documents:
        yield from index.add(doc, hashes)
