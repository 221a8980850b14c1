"""Some blocks of a dossier as a corpus: what a round changed, without reading the rest."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from coranto.model.codec import KIND_OF, KINDS, Record
from coranto.model.grade import Grade, Grading
from coranto.model.resolved import EntityLink, Series
from coranto.model.support import Partition
from coranto.store.changes import block_of, key_of, listed_in
from coranto.store.connection import translated
from coranto.store.corpus import StoreCorpus
from coranto.store.layers import LAYER_KINDS, read_derived, shown_listing
from coranto.store.linking import linked, links_of
from coranto.store.publishing import LOOSE, block_keys
from coranto.store.reader import Reader
from coranto.store.settling import Settled

PORTION: Final = 256
"""Documents, of both states together, that are compared at one time, or one block's and what it was: so many are in
memory."""
OF_ALL: Final = (Grade, Grading)
"""Kinds that belong to no block."""


def keys(reader: Reader) -> dict[str, int]:
    """The dossier's blocks: key, then number. Blocks of one key hold the same rows."""
    with translated(reader.path):
        return dict(block_keys(reader.connection))


def portions(
    was: Reader, now: Reader, together: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[list[int], list[int]]]:
    """The blocks of two states of a dossier that differ, some at a time: their numbers in the earlier and in the later.

    Blocks that share a document are in one portion, and so are those that hold two documents of today that belong
    ``together``, whether these differ or not. What is in a block that stays is as it was.
    """
    old, new = keys(was), keys(now)
    earlier = {number for key, number in old.items() if key not in new}
    later = {number for key, number in new.items() if key not in old}
    ties: Partition[tuple[str, int]] = Partition()
    with translated(now.path):
        for one, other in together:
            home, away = (block_of(now.connection, now.held(doc).dispatch) for doc in (one, other))
            if home is None or away is None:
                continue
            ties.join(("now", home), ("now", away))
            later |= {home, away}
            earlier |= {old[key] for key in (key_of(now.connection, home), key_of(now.connection, away)) if key in old}
        sizes = {}
        for state, reader, blocks in (("was", was, earlier), ("now", now, later)):
            for block in blocks:
                rows = listed_in(reader.connection, block)
                sizes[state, block] = len(rows)
                for row in rows:
                    ties.join((state, block), ("row", row))
    few: list[tuple[str, int]] = []
    for group in ties.groups(sorted(sizes)):
        few += group
        if sum(sizes[one] for one in few) >= PORTION:
            yield _by_state(few)
            few = []
    if few:
        yield _by_state(few)


def _by_state(blocks: Sequence[tuple[str, int]]) -> tuple[list[int], list[int]]:
    was, now = ([number for state, number in blocks if state == asked] for asked in ("was", "now"))
    return was, now


def part(reader: Reader, blocks: Collection[int]) -> StoreCorpus:
    """The documents of these blocks (by number) and what was made of them, as the views take a dossier."""
    wanted = sorted({LOOSE, *blocks})

    def rows(kind: type[Record]) -> list[tuple[int, Record]]:
        return list(read_derived(reader.connection, KIND_OF[kind].name, wanted))

    with translated(reader.path):
        listing = shown_listing(reader.connection, blocks)
        several = len(keys(reader)) > 1
        settled = Settled(rows, reader.where, several=several)
        kinds = (kind.record for kind in KINDS if kind.name not in LAYER_KINDS and kind.record not in OF_ALL)
        derived = {kind: tuple(settled.of(kind)) for kind in kinds}
        links = links_of(settled.of(EntityLink), settled.of(Series))
    return StoreCorpus(reader.connection, listing, derived, lambda record: linked(record, links))
