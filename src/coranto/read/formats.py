"""The table of formats: by what a file is told, and who reads it. Another format is another row."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from coranto.read.feed import read_feed
from coranto.read.html import read_html
from coranto.read.json_items import read_json, read_json_lines
from coranto.read.mail import read_letter, read_mailbox
from coranto.read.newsml import read_newsml
from coranto.read.pdf import read_pdf
from coranto.read.plain import read_plain
from coranto.read.reading import Opened, Reader, UnreadableError
from coranto.read.signatures import refuse_binary
from coranto.read.wacz import read_wacz
from coranto.read.warc import read_warc
from coranto.read.warc_flow import opens_record

HEAD_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the suffixes it goes by, the beginning it is known by whatever its suffix, its reader."""

    name: str
    suffixes: tuple[str, ...]
    begins: Callable[[str], bool]
    """Whether the first characters, without white space before them, can only be this format."""
    read: Reader
    binary: bool = False
    """Whether it is told by its very first bytes, as Latin-1."""


def _matching(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return lambda head: compiled.match(head) is not None


def _packed_archive(head: str) -> bool:
    """Whether a gzip file holds a web archive."""
    return opens_record(head.encode("latin-1"))


_PROLOG = r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,300}\?>\s*){0,5}"

FORMATS: Final = (
    Format("web archive", (".warc",), _matching(r"WARC/\d\.\d"), read_warc, binary=True),
    Format("packed web archive", (), _packed_archive, read_warc, binary=True),
    Format(
        "package of web archives",
        (".wacz",),
        _matching(r"PK\x03\x04.{26}(?:archive/|indexes/|pages/|logs/|datapackage)"),
        read_wacz,
        binary=True,
    ),
    Format("pdf", (".pdf",), _matching(r"\s{0,16}%PDF-\d"), read_pdf, binary=True),
    Format(
        "feed",
        (".rss", ".atom", ".rdf", ".xml"),
        _matching(_PROLOG + r"(?:<!DOCTYPE\s+(?:rss|rdf|feed)[^>]{0,300}>\s*)?<(?:rss|feed|rdf:rdf)[\s>]"),
        read_feed,
    ),
    Format(
        "newsml",
        (".nitf", ".newsml"),
        _matching(
            _PROLOG + r"(?:<!DOCTYPE\s+(?:nitf|news)[^>]{0,300}>\s*)?"
            r"<(?:[\w.-]{1,40}:)?(?:newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|nitf)[\s>]"
        ),
        read_newsml,
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"),
        _matching(_PROLOG + r"(?:<!doctype\s+html|<html[\s>])"),
        read_html,
    ),
    Format(
        "mailbox",
        (".mbox", ".mbx"),
        _matching(r"From \S{1,200} [A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d"),
        read_mailbox,
    ),
    Format(
        "letter",
        (".eml",),
        _matching(
            r"(?:Return-Path: |Received: (?:from|by) |Delivered-To: |DKIM-Signature: |MIME-Version: 1|Message-ID: <)"
        ),
        read_letter,
    ),
    Format("json lines", (".jsonl", ".ndjson", ".jl"), lambda head: False, read_json_lines),
    Format("json", (".json",), _matching(r'(?:\[\s*)?\{\s*"[^"\n]{1,80}"\s*:'), read_json),
    Format("plain text", (".txt", ".text", ".md", ".markdown", ""), lambda head: False, read_plain),
)
"""In the order in which beginnings are compared."""

BY_SUFFIX: Final = {suffix: row for row in FORMATS for suffix in row.suffixes}

_BLANKS = re.compile("\\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\\s\xa0]*")
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,7}\Z")
"""What counts as a suffix: *story.2024* and *The U.S. strikes* have none."""


def suffix_of(doc: str) -> str:
    """The suffix of a name in lower case, or nothing."""
    suffix = PurePosixPath(doc).suffix.lower()
    return suffix if _SUFFIX.match(suffix) else ""


def choose(opened: Opened, named: bool) -> Reader:
    """The reader for a file: by its beginning where that can be nothing else, then by its suffix.

    Leaves the stream at its first byte. A suffix in no row is refused in a folder and tried as plain text if the file
    was ``named``. Raises ``UnreadableError`` for what is no text, naming what it is where that is known.
    """
    data = opened.stream.read(HEAD_BYTES)
    opened.stream.seek(0)
    suffix = suffix_of(opened.doc)
    by_name = BY_SUFFIX.get(suffix)
    first = data.decode("latin-1")
    for row in FORMATS:
        if row.binary and (row.begins(first) or (row is by_name and first.startswith("PK"))):
            return row.read
    refuse_binary(data)
    head = _readable(data)
    if by_name is not None and by_name.read is read_json_lines:
        return by_name.read
    for row in FORMATS:
        if not row.binary and row.begins(head):
            return row.read
    if by_name is not None:
        return by_name.read
    if named:
        return read_plain
    raise UnreadableError(
        f"a kind of file not read: {suffix}", "rename it to .txt if it is a dispatch, or give it by name"
    )


def _readable(data: bytes) -> str:
    """The first characters as far as ASCII tells them, without byte-order mark and white space before them."""
    return _BLANKS.sub("", data.replace(b"\x00", b"").decode("latin-1"))
