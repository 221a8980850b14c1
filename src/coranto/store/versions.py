"""Dispatches of one name: the same page at several times, each kept as it was."""

from collections.abc import Iterator

from coranto.store.connection import translated
from coranto.store.reader import Reader


def handed_in_as(reader: Reader, given: str) -> list[str]:
    """The documents whose dispatches were handed in under that name, by the names that the dossier lists them by."""
    query = "SELECT doc FROM listed JOIN dispatch ON dispatch.id = listed.dispatch WHERE given = ? ORDER BY doc"
    with translated(reader.path):
        return [doc for (doc,) in reader.connection.execute(query, (given,))]


def given_name(reader: Reader, doc: str) -> str | None:
    """The name under which a document was handed in; null where there is none such."""
    query = "SELECT given FROM listed JOIN dispatch ON dispatch.id = listed.dispatch WHERE doc = ?"
    with translated(reader.path):
        found = reader.connection.execute(query, (doc,)).get
    return found if isinstance(found, str) else None


def with_versions(reader: Reader) -> list[str]:
    """Names under which several texts were handed in, sorted."""
    query = """
        SELECT given FROM listed JOIN dispatch ON dispatch.id = listed.dispatch
        GROUP BY given HAVING count(*) > 1 ORDER BY given
    """
    with translated(reader.path):
        return [given for (given,) in reader.connection.execute(query)]


def tickets(reader: Reader) -> Iterator[tuple[str, str]]:
    """The hashes, ascending, of all that was handed in for each listed document, with its name.

    The name may change, the hash does not.
    """
    query = "SELECT ticket, doc FROM dispatch CROSS JOIN listed ON listed.dispatch = dispatch.id ORDER BY ticket"
    with translated(reader.path):
        yield from reader.connection.execute(query)
