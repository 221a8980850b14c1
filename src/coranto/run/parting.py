"""Parting a large dossier into blocks, by comparing the gists of its dispatches (``kinship``)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from coranto.model.judgement import HASH_DIGITS, PAIRS, Judgement
from coranto.model.support import Partition
from coranto.run.blocks import Docs, Member, tied_texts
from coranto.run.kinship import NO_DAY, NOBODY, Cards, Integers, Kin, extended, groups
from coranto.store.gists import GistRow


@dataclass(frozen=True, slots=True)
class Comparison:
    """The gists of all documents, compared with one another."""

    rows: Sequence[GistRow]
    """By ticket; of those in ``changed`` as they were before."""
    kin: Kin
    changed: Sequence[GistRow]
    """The rows to be kept anew."""


def compared(rows: Sequence[GistRow], fresh: Iterable[GistRow]) -> Comparison:
    """The comparison of ``rows``, which were compared with one another, and ``fresh``, which were with none."""
    added = list(fresh)
    whole = sorted([*rows, *added], key=lambda row: row.ticket) if added else rows
    known = {row.dispatch for row in rows}
    news = [at for at, row in enumerate(whole) if row.dispatch not in known] if added else []
    before = _kin(whole)
    kin = extended(_cards(whole), before, news) if added else before
    moved = {*np.flatnonzero((kin.home != before.home) | (kin.best != before.best)).tolist(), *news}
    return Comparison(whole, kin, [_moved(whole[at], at, whole, kin) for at in sorted(moved)])


def _moved(row: GistRow, at: int, whole: Sequence[GistRow], kin: Kin) -> GistRow:
    best = int(kin.best[at])
    likest = None if best == NOBODY else whole[best].dispatch
    return row._replace(home=int(kin.home[at]), best=likest, likeness=int(kin.likeness[at]))


def _cards(rows: Sequence[GistRow]) -> Cards:
    days = [NO_DAY if row.day is None else date.fromisoformat(row.day).toordinal() for row in rows]
    return Cards(
        np.array(days, np.int64),
        np.array([len(row.words) // 8 for row in rows], np.int64),
        _numbers(b"".join(row.words for row in rows)),
        _numbers(b"".join(row.weights for row in rows)),
    )


def _numbers(data: bytes) -> Integers:
    return np.frombuffer(data, np.int64)


def _kin(rows: Sequence[GistRow]) -> Kin:
    number = {row.dispatch: at for at, row in enumerate(rows)}
    best = [NOBODY if row.best is None else number[row.best] for row in rows]
    return Kin(
        np.array([row.home for row in rows], np.int64),
        np.array(best, np.int64),
        np.array([row.likeness for row in rows], np.int64),
    )


def parted(found: Comparison, whole: Mapping[str, Member], verdicts: Iterable[Judgement]) -> list[Docs]:
    """The documents of each block, sorted, for a dossier whose gists were all compared.

    The texts of a verdict on two names or events are in one block, but for names that were meant wherever they stand.
    """
    blocks = [[found.rows[at].doc for at in group] for group in groups(found.kin)]
    tied = [texts for row in verdicts if row.verdict in PAIRS and len(texts := tied_texts(row)) > 1]
    return sorted(tuple(sorted(docs)) for docs in (_tied(blocks, tied, whole) if tied else blocks))


def _tied(
    blocks: Iterable[Sequence[str]], tied: Iterable[Sequence[str]], whole: Mapping[str, Member]
) -> Iterable[Docs]:
    """The blocks, those made one that hold texts which belong together."""
    partition: Partition[str] = Partition()
    by_text: dict[str, list[str]] = {}
    for member in whole.values():
        by_text.setdefault(member.text_sha256[:HASH_DIGITS], []).append(member.doc)
    for docs in (*blocks, *([doc for text in texts for doc in by_text.get(text, ())] for texts in tied)):
        for doc in docs[1:]:
            partition.join(docs[0], doc)
    return partition.groups(sorted(whole))
