"""Blocks: the dispatches that are resolved together, and by which a block once worked out is known again.

A dossier of few dispatches is one block. A larger one falls into blocks of dispatches that hang together
(``parting``), and no step looks beyond a block. Which dispatches make a block is a function of the set of dispatches
and of the verdicts on them, never of the order in which they came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Final

from coranto.model.codec import encode
from coranto.model.judgement import HASH_DIGITS, Judgement, NameRef
from coranto.store.naming import Ticket
from coranto.text.identity import sha256_hex

ONE_BLOCK: Final = 256
"""Dispatches up to which a dossier is one block, whatever they tell of."""

SUM: Final = 1 << 256

Docs = tuple[str, ...]
Whole = Mapping[str, Ticket]
"""Documents by name, each with all that its records depend on beside other documents."""


def block_key(docs: Docs, whole: Whole, verdicts: Iterable[Judgement], made_with: str) -> str:
    """The hash of all that a block's records depend on; ``made_with`` stands for steps and tools."""
    own = {whole[doc].text_sha256[:HASH_DIGITS] for doc in docs}
    lines = [made_with, *(f"{doc}\x1f{whole[doc].ticket}" for doc in docs)]
    lines += [encode(row).decode() for row in verdicts if _is_wide(row) or not own.isdisjoint(tied_texts(row))]
    return sha256_hex("\n".join(lines).encode())


@dataclass(frozen=True, slots=True)
class Members:
    """How many documents there are, and a sum over them that tells two sets apart, whatever order they came in."""

    count: int
    total: int
    """Modulo ``2 ** 256``."""

    def changed(self, fresh: Whole, gone: Whole) -> "Members":
        """The same with documents that came and without those that went."""
        came, went = members_of(fresh), members_of(gone)
        return Members(self.count + came.count - went.count, (self.total + came.total - went.total) % SUM)

    def told(self) -> str:
        """As a dossier keeps it."""
        return f"{self.count} {self.total:064x}"


def members_of(documents: Whole) -> Members:
    """Of the documents of a dossier, or of some of them."""
    hashes = (sha256(f"{doc}\x1f{member.ticket}".encode()).digest() for doc, member in documents.items())
    return Members(len(documents), sum(int.from_bytes(one) for one in hashes) % SUM)


def members_told(text: str) -> Members:
    """What ``Members.told`` wrote."""
    count, _, total = text.partition(" ")
    return Members(int(count), int(total, 16))


def _refs(row: Judgement) -> list[NameRef]:
    return [ref for ref in (row.a, row.b) if ref is not None]


def _is_wide(row: Judgement) -> bool:
    return any(ref.wide for ref in _refs(row))


def tied_texts(row: Judgement) -> list[str]:
    """The texts that a verdict ties together: none of a name that was meant wherever it stands."""
    return list(chain.from_iterable(ref.texts for ref in _refs(row) if not ref.wide))
