"""What dispatches are called in a dossier: a rule without order of arrival."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coranto.model.versions import checked_name


@dataclass(frozen=True, slots=True)
class Ticket:
    """A dispatch as it was handed in: its row, the name given, and the hashes of its bytes, text and all of it."""

    dispatch: int
    given: str
    sha256: str
    text_sha256: str
    ticket: str
    captured: str = ""
    """When it was had; empty where that is not stated."""


TICKET: Final = "id, given, sha256, text_sha256, ticket, coalesce(metadata ->> 'captured', '')"
"""The columns of a ticket, in the table of dispatches."""


def stem(given: str) -> str:
    """The beginning of a name that all names which may depend on it share."""
    return given.partition("~")[0]


def listing_of(tickets: Iterable[Ticket]) -> dict[str, Ticket]:
    """Document name → its dispatch, sorted by name.

    The same name and text handed in twice (with other bytes or metadata) is one document: the one had first, else whose
    bytes hash lowest. Of different texts under one name, the one had first keeps it, else whose hash is lowest: a later
    version of a page renames none. The others are called ``name~`` and the first eight digits of their text hash, with
    a further ``~`` while even that is taken.
    """
    listing: dict[str, Ticket] = {}
    waiting: list[Ticket] = []
    texts: set[str] = set()
    for one in sorted(tickets, key=lambda one: (one.given, one.captured, one.text_sha256, one.sha256, one.ticket)):
        if one.given not in listing:
            listing[one.given] = one
            texts = {one.text_sha256}
        elif one.text_sha256 not in texts:
            texts.add(one.text_sha256)
            waiting.append(one)
    waiting.sort(key=lambda one: (one.given, one.text_sha256))
    for one in waiting:
        name = checked_name(one.given, one.text_sha256)
        while name in listing:
            name += "~"
        listing[name] = one
    return dict(sorted(listing.items(), key=lambda item: item[0]))
