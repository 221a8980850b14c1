"""What dispatches are called in a dossier: a rule without order of arrival."""

from collections.abc import Iterable
from dataclasses import dataclass

CHECK_DIGITS = 8
"""Hexadecimal digits of the text's hash that tell apart texts of one name."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A dispatch as it was handed in: its row, the name given, and the hashes of its bytes, text and all of it."""

    dispatch: int
    given: str
    sha256: str
    text_sha256: str
    ticket: str


def checked_name(given: str, text_sha256: str) -> str:
    """The name with the digits that tell this text apart from another of the same name."""
    return f"{given}~{text_sha256[:CHECK_DIGITS]}"


def listing_of(tickets: Iterable[Ticket]) -> dict[str, int]:
    """Document name → row of its dispatch, sorted by name.

    The same name and text handed in twice (with other bytes or metadata) is one document: the one whose bytes hash
    lowest. Of different texts under one name, the one whose hash is lowest keeps the name; the others are called
    ``name~`` and the first eight digits of their text hash, with a further ``~`` while even that is taken.
    """
    chosen: dict[tuple[str, str], Ticket] = {}
    for ticket in tickets:
        same = chosen.setdefault((ticket.given, ticket.text_sha256), ticket)
        if (ticket.sha256, ticket.ticket) < (same.sha256, same.ticket):
            chosen[ticket.given, ticket.text_sha256] = ticket
    listing: dict[str, int] = {}
    waiting: list[Ticket] = []
    for _, ticket in sorted(chosen.items()):
        if ticket.given in listing:
            waiting.append(ticket)
        else:
            listing[ticket.given] = ticket.dispatch
    for ticket in waiting:
        name = checked_name(ticket.given, ticket.text_sha256)
        while name in listing:
            name += "~"
        listing[name] = ticket.dispatch
    return dict(sorted(listing.items()))
