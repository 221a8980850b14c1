"""Newsletters and other letters: EML files and mailboxes (mbox), each letter a dispatch, and each that it encloses."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

import msgspec

from coranto.model.source import DateCandidate, Metadata, Original
from coranto.read.encoding import declared_charset, decode
from coranto.read.html import SIMPLER, page_of
from coranto.read.languages import language_code
from coranto.read.letters import TOO_DEEP, Body, Letter, boundaries, parsed_letter
from coranto.read.names import item_name
from coranto.read.reading import (
    CHUNK,
    MEGABYTE,
    Limits,
    Opened,
    Reading,
    Trouble,
    UnreadableError,
    original_of,
    read_as,
    whole,
)
from coranto.read.worker import output_of

FEW_BOUNDARIES: Final = 12
"""More, and the letter is parsed in a worker: each line is held against each of them."""
SHORTER: Final = 2
"""Where the plain form has so many times the words of the page, the page was not understood."""

REMEDIES: Final = {TOO_DEEP: "give the inner letter as a file", "an encrypted letter": "save it decrypted"}

_FROM_LINE: Final = re.compile(rb"From \S{1,300} .{0,80}\d{4}")
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_ADDRESS: Final = re.compile(r"<?https?://\S+")


def read_letter(opened: Opened) -> Iterator[Reading]:
    """The letter of a file and those enclosed in it; what else is attached is a problem that names it."""
    data = whole(opened)
    yield from _of_letter(_parsed(data, opened.limits), opened, original_of(data, "message/rfc822"), opened.doc, None)


def read_mailbox(opened: Opened) -> Iterator[Reading]:
    """Every letter of a mailbox in order; a broken one is a problem. The file may be of any size."""
    number = 0
    for number, data in enumerate(_letters(opened.stream, opened.limits.file_bytes), start=1):
        place = f"letter {number}"
        try:
            if data is None:
                what = f"larger than {opened.limits.file_bytes // MEGABYTE} MB"
                raise UnreadableError(what, "save it without what is attached to it")
            letter, original = _parsed(data, opened.limits), original_of(data, "message/rfc822")
            yield from _of_letter(letter, opened, original, f"{opened.doc}::{number}", place)
        except UnreadableError as error:
            yield error.trouble.problem(opened.doc, place)
    if not number:
        raise UnreadableError("a mailbox without a letter", "see what it should hold")


def _parsed(data: bytes, limits: Limits) -> Letter:
    """The letter; one of many parts or of great length is parsed in a worker under a time limit."""
    if len(data) <= limits.direct_bytes and boundaries(data) <= FEW_BOUNDARIES:
        letter = parsed_letter(data)
    else:
        arguments = (str(limits.worker_bytes),)
        output, ended = output_of("coranto.read.letters", arguments, data, limits.worker_seconds)
        try:
            letter = msgspec.json.decode(output if ended else b"", type=Letter)
        except msgspec.DecodeError:
            what = f"a letter that could not be parsed in {limits.worker_seconds:g} s"
            raise UnreadableError(what, "give its text as a .txt file") from None
    if letter.trouble is not None:
        raise UnreadableError(letter.trouble, REMEDIES.get(letter.trouble, "give its text as a .txt file"))
    return letter


def _of_letter(letter: Letter, opened: Opened, original: Original, name: str, place: str | None) -> Iterator[Reading]:
    """The dispatch of a letter, its problems, and the same of each letter within."""
    try:
        text, language, notes = _text(letter, opened.limits)
        if text.strip() or not letter.enclosed:
            metadata = Metadata(
                title=letter.subject,
                outlet=letter.sender,
                url=letter.url,
                language=language_code(letter.language) or language,
                published=(DateCandidate(letter.sent, "mail Date"),) if letter.sent is not None else (),
            )
            identity = letter.identity if name != opened.doc else None
            doc = item_name(opened.doc, letter.url, identity, name)
            yield read_as(doc, text, original, metadata, opened.limits)
        for note in notes:
            yield note.problem(opened.doc, place)
    except UnreadableError as error:
        yield error.trouble.problem(opened.doc, place)
    for left in letter.left:
        trouble = Trouble(f"attached and not read: {left}", "save it and give it as a file, if it is a dispatch")
        yield trouble.problem(opened.doc, place)
    for number, enclosed in enumerate(letter.enclosed, start=1):
        at = f"{place}, enclosed letter {number}" if place else f"enclosed letter {number}"
        yield from _of_letter(enclosed, opened, original, f"{name}::enclosed {number}", at)


def _text(letter: Letter, limits: Limits) -> tuple[str, str | None, list[Trouble]]:
    """The words of all bodies, the language that a page among them declares, and what a reader should be told."""
    texts: list[str] = []
    language = None
    notes: list[Trouble] = []
    for body in letter.bodies:
        text, declared, told = _words(body, limits)
        texts.append(text)
        language = language or declared
        notes += told
    return "\n\n".join(filter(str.strip, texts)), language, notes


def _words(body: Body, limits: Limits) -> tuple[str, str | None, list[Trouble]]:
    """The page's main text, or the plain form where there is no page, none that can be read, or one that says less."""
    plain = decode(body.plain, body.plain_charset) if body.plain is not None and body.plain.strip() else None
    if body.html is not None and body.html.strip():
        decoded = decode(body.html, body.html_charset or declared_charset(body.html))
        try:
            page = page_of(decoded.text, limits)
        except UnreadableError:
            if plain is None:
                raise
        else:
            said = _ADDRESS.sub("", plain.text) if plain is not None else ""
            if plain is None or len(page.text.split()) * SHORTER >= len(said.split()):
                notes = (decoded.note, SIMPLER if page.simpler else None)
                return page.text, page.metadata.language, [note for note in notes if note is not None]
    if plain is None:
        return "", None, []
    return plain.text.replace("\x00", ""), None, [] if plain.note is None else [replace(plain.note, at=None)]


def _letters(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The bytes of each letter of a mailbox, null for one of more than ``most``; quoted *From* lines as they were."""
    lines: list[bytes] = []
    size = 0
    begun = midline = False
    blank = True
    while piece := stream.readline(CHUNK):
        if not midline and blank and _FROM_LINE.match(piece):
            if begun:
                yield _QUOTED.sub(rb"\1", b"".join(lines)) if size <= most else None
            lines, size, begun = [], 0, True
            midline = not piece.endswith(b"\n")
            continue
        blank = not midline and not piece.strip()
        midline = not piece.endswith(b"\n")
        size += len(piece)
        if size <= most:
            lines.append(piece)
        begun = begun or bool(piece.strip())
    if begun:
        yield _QUOTED.sub(rb"\1", b"".join(lines)) if size <= most else None
