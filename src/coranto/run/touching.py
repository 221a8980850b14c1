"""Which blocks an addition to a large dossier touches, found without looking at all that it holds.

What hangs together is what ``parting`` says of all gists: here fresh ones are compared with the others, which stand
side by side on shelves, and only the groups that they come into, or went from, are looked at.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

import apsw
import numpy as np

from coranto.model.judgement import Judgement
from coranto.model.support import Partition
from coranto.run.blocks import Docs, Whole
from coranto.run.kinship import ALIKE, Shelf, likenesses, shelved
from coranto.run.parting import bound, cards_of
from coranto.store.changes import Changes, block_of, key_of, listed_as, listed_in
from coranto.store.gists import (
    KinRow,
    join_homes,
    kin_of,
    led_by,
    mates_of,
    read_gists,
    read_loose,
    read_shelves,
    shelf_of,
    write_kin,
    write_shelf,
)

SHELF: Final = 1024
"""Gists on one shelf: about half a MB."""
_FIELDS: Final = (("numbers", "<i8"), ("days", "<i4"), ("words", "<i8"), ("owners", "<u2"), ("weights", "<i2"))


Likeness = tuple[int, int, int]
"""Two dispatches by row, and how like they are in millionths."""


def packed(shelf: Shelf) -> bytes:
    """A shelf as bytes."""
    sizes = np.array([len(shelf.numbers), len(shelf.words)], "<i8")
    return b"".join([sizes.tobytes(), *(getattr(shelf, name).astype(kind).tobytes() for name, kind in _FIELDS)])


def unpacked(data: bytes) -> Shelf:
    """The shelf that ``packed`` made bytes of."""
    cards, words = np.frombuffer(data, "<i8", 2).tolist()
    at, found = 16, []
    for name, kind in _FIELDS:
        count = cards if name in ("numbers", "days") else words
        found.append(np.frombuffer(data, kind, count, at).astype(np.int64))
        at += count * np.dtype(kind).itemsize
    return Shelf(*found)


def compare(connection: apsw.Connection, fresh: Set[int]) -> None:
    """Keeps what hangs together, where that is right for all gists but the fresh ones, which are as if alone."""
    homes: Partition[int] = Partition()
    kin = {one: kin_of(connection, one) for one in fresh}
    for one, other, close in _likenesses(connection, sorted(fresh)):
        if other not in kin:
            kin[other] = kin_of(connection, other)
        if close >= ALIKE:
            homes.join(kin[one].home, kin[other].home)
        for a, b in ((one, other), (other, one)):
            if _is_closer(connection, close, b, kin[a]):
                kin[a] = kin[a]._replace(best=b, likeness=close)
    write_kin(connection, kin.values())
    for home in sorted({row.home for row in kin.values()}):
        if homes.find(home) != home:
            join_homes(connection, homes.find(home), home)
    shelve(connection)


def _is_closer(connection: apsw.Connection, close: int, other: int, row: KinRow) -> bool:
    """Whether another is liker to a dispatch than its likest till now: among equals the first by ticket."""
    if row.best is None or close != row.likeness or other == row.best:
        return row.best is None or close > row.likeness
    query = "SELECT (SELECT ticket FROM dispatch WHERE id = ?) < (SELECT ticket FROM dispatch WHERE id = ?)"
    return bool(connection.execute(query, (other, row.best)).get)


def _likenesses(connection: apsw.Connection, asked: Sequence[int]) -> Iterator[Likeness]:
    """Whatever each is like, however far it stands."""
    own = cards_of(asked, read_gists(connection, asked))
    for number, data in read_shelves(connection):
        for one, others, close in likenesses(own, unpacked(data)):
            for other, closeness in zip(others.tolist(), close.tolist(), strict=True):
                if shelf_of(connection, other) == number:
                    yield one, other, closeness
    for few in _shelves(read_loose(connection)):
        for one, others, close in likenesses(own, shelved(cards_of(few, read_gists(connection, few)))):
            yield from zip([one] * len(others), others.tolist(), close.tolist(), strict=True)


def shelve(connection: apsw.Connection) -> None:
    """Puts gists that stand on no shelf on shelves, where they fill one."""
    loose = read_loose(connection)
    for few in _shelves(loose) if len(loose) >= SHELF else ():
        write_shelf(connection, packed(shelved(cards_of(few, read_gists(connection, few)))), few)


def _shelves(dispatches: Sequence[int]) -> Iterator[Sequence[int]]:
    return (dispatches[at : at + SHELF] for at in range(0, len(dispatches), SHELF))


@dataclass(slots=True)
class _Touched:
    """What is looked at: blocks that the chronicle has, by number, and dispatches, their own and fresh ones."""

    blocks: set[int]
    dispatches: set[int]


def around(
    connection: apsw.Connection, lately: Changes, verdicts: Iterable[Judgement]
) -> tuple[Whole, list[Docs], dict[str, int]]:
    """Of what is touched by documents that came or went: all documents, by name; which hang together now; and the
    blocks that they were in, key and number.

    All that hangs together with any of them is among them, and whole blocks are.
    """
    fresh = {one.dispatch: doc for doc, one in lately.fresh.items()}
    gone = {one.dispatch for one in lately.gone.values()} - fresh.keys()
    found, ties = _Touched(set(), set(fresh)), Partition[int]()
    waiting = sorted(fresh)
    for one in lately.gone.values():
        number = block_of(connection, one.dispatch)
        if number is not None and number not in found.blocks:
            waiting += _opened(connection, found, number, gone)
    homes: dict[int, list[int]] = {}
    while waiting:
        row = waiting.pop()
        for other in _tied(connection, row, homes, fresh=row in fresh):
            ties.join(row, other)
            if other not in found.dispatches:
                number = block_of(connection, other)
                assert number is not None, "what is not listed is fresh"
                waiting += _opened(connection, found, number, gone)
    listed = dict(listed_as(connection, row) for row in sorted(found.dispatches - fresh.keys()))
    whole = {**listed, **lately.fresh}
    named = {one.dispatch: doc for doc, one in whole.items()}
    groups = [[named[row] for row in group] for group in ties.groups(sorted(found.dispatches))]
    return whole, bound(groups, whole, verdicts), {key_of(connection, number): number for number in found.blocks}


def _opened(connection: apsw.Connection, found: _Touched, block: int, gone: Set[int]) -> list[int]:
    """The dispatches of a block that are now looked at too."""
    found.blocks.add(block)
    rows = listed_in(connection, block)
    more = [row for row in rows if row not in gone and row not in found.dispatches]
    found.dispatches.update(more)
    return more


def _tied(connection: apsw.Connection, one: int, homes: dict[int, list[int]], *, fresh: bool) -> Iterator[int]:
    """The kin of a dispatch; its likest where it has none; of a fresh one also those without kin that it is likest to.

    ``homes``: groups of kin that were given before; of those only the first is given again.
    """
    row = kin_of(connection, one)
    if row.home in homes:
        yield homes[row.home][0]
    else:
        homes[row.home] = mates_of(connection, row.home)
        yield from homes[row.home]
    if len(homes[row.home]) == 1 and row.best is not None:
        yield row.best
    for other in led_by(connection, one) if fresh else ():
        if len(mates_of(connection, kin_of(connection, other).home)) == 1:
            yield other
