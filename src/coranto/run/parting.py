"""Parting a large dossier into blocks, by comparing the gists of its dispatches (``kinship``)."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from coranto.model.judgement import HASH_DIGITS, PAIRS, Judgement
from coranto.model.support import Partition
from coranto.run.blocks import Docs, Whole, tied_texts
from coranto.run.kinship import NO_DAY, NOBODY, Cards, Integers, Kin, extended, groups
from coranto.store.gists import GistRow, KinRow

Gists = Callable[[Iterable[int]], Iterable[GistRow]]
"""Gives the gists of dispatches, by row."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The gists of all documents, compared with one another."""

    dispatches: Integers
    """Rows of the dispatches, by ticket."""
    kin: Kin
    changed: Sequence[KinRow]
    """The rows to be kept anew."""


def compared(rows: Iterable[KinRow], fresh: Set[int], gists: Gists) -> Comparison:
    """The comparison of all ``rows`` (by ticket), where those of ``fresh`` dispatches were compared with none."""
    table = np.fromiter(((*row[:2], NOBODY if row.best is None else row.best, row.likeness) for row in rows), _KIN)
    dispatches, home, best, likeness = (table[name] for name in _KIN.names or ())
    by_row = np.argsort(dispatches)
    known = best != NOBODY
    best[known] = by_row[np.searchsorted(dispatches, best[known], sorter=by_row)]
    before = Kin(home, best, likeness)
    news = np.flatnonzero(np.isin(dispatches, list(fresh))).tolist()
    if not news:
        return Comparison(dispatches, before, ())
    kin = extended(before, news, lambda numbers: cards_of(numbers, gists(dispatches[numbers].tolist())))
    moved = np.flatnonzero((kin.home != home) | (kin.best != best))
    return Comparison(dispatches, kin, [_row(at, dispatches, kin) for at in moved.tolist()])


_KIN: Final = np.dtype([(name, np.int64) for name in ("dispatch", "home", "best", "likeness")])


def _row(at: int, dispatches: Integers, kin: Kin) -> KinRow:
    best = int(kin.best[at])
    likest = None if best == NOBODY else int(dispatches[best])
    return KinRow(int(dispatches[at]), int(kin.home[at]), likest, int(kin.likeness[at]))


def cards_of(numbers: Sequence[int], gists: Iterable[GistRow]) -> Cards:
    """Gists as arrays, each under its number."""
    rows = list(gists)
    days = [NO_DAY if row.day is None else date.fromisoformat(row.day).toordinal() for row in rows]
    return Cards(
        np.array(numbers, np.int64),
        np.array(days, np.int64),
        np.array([len(row.words) // 8 for row in rows], np.int64),
        _numbers(b"".join(row.words for row in rows)),
        _numbers(b"".join(row.weights for row in rows)),
    )


def _numbers(data: bytes) -> Integers:
    return np.frombuffer(data, np.int64)


def parted(found: Comparison, whole: Whole, verdicts: Iterable[Judgement]) -> list[Docs]:
    """The documents of each block, sorted, for a dossier whose gists were all compared."""
    named = {member.dispatch: doc for doc, member in whole.items()}
    blocks = [[named[int(found.dispatches[at])] for at in group] for group in groups(found.kin)]
    return bound(blocks, whole, verdicts)


def bound(blocks: Iterable[Sequence[str]], whole: Whole, verdicts: Iterable[Judgement]) -> list[Docs]:
    """The documents of each block, sorted, where these hang together, and verdicts hold more of them together.

    The texts of a verdict on two names or events are in one block, but for names that were meant wherever they stand.
    """
    tied = [texts for row in verdicts if row.verdict in PAIRS and len(texts := tied_texts(row)) > 1]
    return sorted(tuple(sorted(docs)) for docs in (_tied(blocks, tied, whole) if tied else blocks))


def _tied(blocks: Iterable[Sequence[str]], tied: Iterable[Sequence[str]], whole: Whole) -> Iterable[Docs]:
    """The blocks, those made one that hold texts which belong together."""
    partition: Partition[str] = Partition()
    by_text: dict[str, list[str]] = {}
    for doc, member in whole.items():
        by_text.setdefault(member.text_sha256[:HASH_DIGITS], []).append(doc)
    for docs in (*blocks, *([doc for text in texts for doc in by_text.get(text, ())] for texts in tied)):
        for doc in docs[1:]:
            partition.join(docs[0], doc)
    return partition.groups(sorted(whole))
