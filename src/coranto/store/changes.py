"""What was taken in or let go since the chronicle was published, found without looking at all that it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap

import apsw

from coranto.store.naming import TICKET, Ticket, listing_of, stem

FAMILY = "given = ?1 OR (given >= ?1 || '~' AND given < ?1 || char(127))"
"""Dispatches whose names can depend on one another: those that begin so, up to the first tilde."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How the listing that should be differs from the one that is."""

    fresh: Mapping[str, Ticket]
    """Documents to be listed, by name: new ones, and those under whose name another dispatch stands till now."""
    gone: Mapping[str, Ticket]
    """Documents that are listed and should not be, or not with that dispatch."""
    stale: frozenset[int]
    """Dispatches whose gists are kept under a name that is not theirs, or not any more."""


def changes(connection: apsw.Connection) -> Changes:
    """What changed."""
    query = """
        SELECT given FROM dispatch INDEXED BY dispatch_given
        WHERE NOT EXISTS (SELECT 1 FROM listed WHERE listed.dispatch = dispatch.id)
        UNION SELECT given FROM dispatch WHERE NOT wanted
    """
    fresh: dict[str, Ticket] = {}
    gone: dict[str, Ticket] = {}
    stale: set[int] = set()
    for name in sorted({stem(given) for (given,) in connection.execute(query)}):
        should = listing_of(_tickets(connection, f"wanted AND ({FAMILY})", name))
        listed = dict(_listed(connection, name))
        fresh |= {doc: one for doc, one in should.items() if doc not in listed or listed[doc] != one}
        gone |= {doc: one for doc, one in listed.items() if doc not in should or should[doc] != one}
        query_gists = f"SELECT gist.dispatch, doc FROM gist JOIN dispatch ON dispatch.id = gist.dispatch WHERE {FAMILY}"
        for row, doc in connection.execute(query_gists, (name,)):
            if doc not in should or should[doc].dispatch != row:
                stale.add(row)
    return Changes(fresh, gone, frozenset(stale))


def _tickets(connection: apsw.Connection, where: str, name: str) -> Iterator[Ticket]:
    query = f"SELECT {TICKET} FROM dispatch WHERE {where}"
    return starmap(Ticket, connection.execute(query, (name,)))


def _listed(connection: apsw.Connection, name: str) -> Iterator[tuple[str, Ticket]]:
    query = f"""
        SELECT doc, {TICKET} FROM dispatch JOIN listed ON listed.dispatch = dispatch.id
        WHERE {FAMILY}
    """
    return ((doc, Ticket(*rest)) for doc, *rest in connection.execute(query, (name,)))


def listed_as(connection: apsw.Connection, dispatch: int) -> tuple[str, Ticket]:
    """The name that a dispatch is listed by, and the dispatch; raises ``ValueError`` for one that is not listed."""
    query = f"""
        SELECT doc, {TICKET} FROM listed JOIN dispatch ON listed.dispatch = dispatch.id
        WHERE listed.dispatch = ?
    """
    ((doc, *rest),) = connection.execute(query, (dispatch,))
    return doc, Ticket(*rest)


def listed_in(connection: apsw.Connection, block: int) -> list[int]:
    """The dispatches that are listed in a block."""
    return [row for (row,) in connection.execute("SELECT dispatch FROM listed WHERE block = ?", (block,))]


def block_of(connection: apsw.Connection, dispatch: int) -> int | None:
    """The block that a dispatch is listed in."""
    found = connection.execute("SELECT block FROM listed WHERE dispatch = ?", (dispatch,)).get
    return found if isinstance(found, int) else None


def key_of(connection: apsw.Connection, block: int) -> str:
    """The key of a block that is published."""
    return str(connection.execute("SELECT key FROM block WHERE id = ?", (block,)).get)
