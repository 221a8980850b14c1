"""Some blocks of a dossier as a corpus: what a round changed, without reading the rest."""

from collections.abc import Collection
from typing import Final

from coranto.model.codec import KIND_OF, KINDS, Record
from coranto.model.grade import Grade, Grading
from coranto.model.resolved import EntityLink, Series
from coranto.store.connection import translated
from coranto.store.corpus import StoreCorpus
from coranto.store.layers import LAYER_KINDS, read_derived, shown_listing
from coranto.store.linking import linked, links_of
from coranto.store.publishing import LOOSE, block_keys
from coranto.store.reader import Reader
from coranto.store.settling import Settled

OF_ALL: Final = (Grade, Grading)
"""Kinds that belong to no block."""


def keys(reader: Reader) -> dict[str, int]:
    """The dossier's blocks: key, then number. Blocks of one key hold the same rows."""
    with translated(reader.path):
        return dict(block_keys(reader.connection))


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
