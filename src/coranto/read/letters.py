"""Letters (RFC 5322, MIME) parsed into plain records: head, bodies, letters within letters, what else is attached.

``python -m coranto.read.letters BYTES`` reads a letter and writes the record as JSON: one with many parts is parsed in
a process of its own, which can be killed.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import Final

import msgspec

from coranto.read.encoding import decode
from coranto.read.names import web_address
from coranto.read.page_metadata import line
from coranto.read.reading import UnreadableError
from coranto.read.stated_dates import iso_date
from coranto.read.worker import confine

MAIL_FAILURES: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError,
    MessageError,
)  # fmt: skip
"""What the standard library's parser has been seen to raise on hostile letters."""

LONGEST_FIELD: Final = 2_000
"""Characters of a field of the head that are looked at."""
DEEPEST: Final = 20
"""Parts within parts; a letter forwarded ten times has as many."""
MOST_BOUNDARIES: Final = 1_000
"""Boundaries that a letter may name; one with more is a trap and is not parsed."""
TOO_DEEP: Final = "parts nested too deeply: a trap"

_BOUNDARY: Final = re.compile(rb"boundary\s{0,5}=|message/rfc822", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a letter in one form, and in another where it has them in two."""

    html: bytes | None
    html_charset: str | None
    plain: bytes | None
    plain_charset: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter; null or empty where it does not say."""

    subject: str | None
    sender: str | None
    """The sender's name, else the domain of the address."""
    sent: str | None
    """ISO 8601."""
    identity: str | None
    url: str | None
    """Where it is kept on the web."""
    language: str | None
    bodies: tuple[Body, ...]
    enclosed: tuple["Letter", ...]
    left: tuple[str, ...]
    """What else is attached, by name or kind."""
    trouble: str | None = None


def boundaries(data: bytes) -> int:
    """How many parts of parts a letter may have, at most."""
    return sum(1 for _ in _BOUNDARY.finditer(data))


def parsed_letter(data: bytes) -> Letter:
    """The letter; its ``trouble`` says why it could not be parsed."""
    if boundaries(data) > MOST_BOUNDARIES:
        return _nothing(TOO_DEEP)
    try:
        return _letter(message_from_bytes(data), 0)
    except RecursionError:
        return _nothing(TOO_DEEP)
    except UnreadableError as error:
        return _nothing(error.trouble.what)
    except MAIL_FAILURES as error:
        return _nothing(f"a letter that cannot be parsed ({type(error).__name__})")


def _nothing(trouble: str) -> Letter:
    return Letter(None, None, None, None, None, None, (), (), (), trouble)


def _letter(message: Message, depth: int) -> Letter:
    head = _head(message)
    enclosed: list[Message] = []
    left: list[str] = []
    bodies = tuple(_bodies(message, enclosed, left, depth))
    return Letter(
        line(head.get("subject")),
        _sender(message),
        iso_date(head.get("date", "").partition("(")[0].strip()),
        line(head.get("message-id", "").strip("<> ")),
        web_address(head.get("archived-at", "").strip("<> ")),
        line(head.get("content-language")),
        bodies,
        tuple(_letter(one, depth + 1) for one in enclosed),
        tuple(left),
    )


def _head(message: Message) -> dict[str, str]:
    """The fields by name in lower case, the first of each, decoded."""
    fields: dict[str, str] = {}
    for name, value in message.raw_items():
        if name.lower() not in fields:
            fields[name.lower()] = _decoded(str(value)[:LONGEST_FIELD])
    return fields


def _sender(message: Message) -> str | None:
    """The sender's name, else the domain of the address: parted before its words are decoded (RFC 2047, 6.2), which may
    hold a comma; where that gives no address, after.
    """
    stated = next((str(value)[:LONGEST_FIELD] for name, value in message.raw_items() if name.lower() == "from"), "")
    try:
        name, address = parseaddr(" ".join(stated.split()))
        if "@" not in address:
            name, address = parseaddr(_decoded(stated))
    except MAIL_FAILURES:  # comments within comments, for one
        return None
    return line(_decoded(name)) or line(_decoded(address).rpartition("@")[2])


def _decoded(value: str) -> str:
    """A field with its encoded words (RFC 2047) as letters; what cannot be decoded, as it is."""
    try:
        pieces = decode_header(value.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        words = [piece if isinstance(piece, str) else decode(piece, charset).text for piece, charset in pieces]
    except (UnreadableError, *MAIL_FAILURES):
        return " ".join(value.encode("ascii", "replace").decode().split())
    return " ".join("".join(words).split())


def _bodies(part: Message, enclosed: list[Message], left: list[str], depth: int) -> Iterator[Body]:
    """The bodies in order; letters within go to ``enclosed``, the names of what else is attached to ``left``."""
    if depth > DEEPEST:
        raise UnreadableError(TOO_DEEP, "give the inner letter as a file")
    kind, payload = part.get_content_type(), part.get_payload()
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise UnreadableError("an encrypted letter", "save it decrypted")
    if kind.startswith("message/") and isinstance(payload, list):
        enclosed += [one for one in payload if isinstance(one, Message)] if kind == "message/rfc822" else []
    elif isinstance(payload, list):
        parts = [one for one in payload if isinstance(one, Message)]
        found = [body for one in parts for body in _bodies(one, enclosed, left, depth + 1)]
        yield from [_alternative(found)] if kind == "multipart/alternative" and found else found
    elif kind in ("text/html", "text/plain") and part.get_content_disposition() != "attachment":
        yield _leaf(part, kind == "text/html")
    elif not _is_decoration(part, kind):
        left.append(line(_decoded(str(part.get_filename() or kind)[:LONGEST_FIELD])) or kind)


def _leaf(part: Message, html: bool) -> Body:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    stated = part.get_param("charset")
    charset = stated[:40] if isinstance(stated, str) else None
    return Body(data, charset, None, None) if html else Body(None, None, data, charset)


def _alternative(found: list[Body]) -> Body:
    """One body of several that say the same."""
    html = next((one for one in found if one.html is not None), Body(None, None, None, None))
    plain = next((one for one in found if one.plain is not None), Body(None, None, None, None))
    return Body(html.html, html.html_charset, plain.plain, plain.plain_charset)


def _is_decoration(part: Message, kind: str) -> bool:
    """Pictures within the text, signatures and cards: nobody would look for a dispatch in them."""
    pictured = kind.startswith("image/") and (part.get("Content-ID") or part.get_content_disposition() != "attachment")
    return bool(pictured) or kind in ("application/pgp-signature", "application/pkcs7-signature",
                                      "application/x-pkcs7-signature", "text/vcard", "text/x-vcard")  # fmt: skip


def main(address_space: str) -> None:
    """Reads a letter on standard input and writes its record to standard output."""
    confine(int(address_space))
    sys.stdout.buffer.write(msgspec.json.encode(parsed_letter(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main(*sys.argv[1:])
