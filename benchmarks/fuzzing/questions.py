"""What must hold of questions, of a site's rules, of a mail server, and of a dossier that was tampered with."""

import re
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Event
from typing import Final
from unittest.mock import patch

import apsw
from httpcore import NetworkStream

from benchmarks.fuzzing.grammars import whatever
from coranto.fetching.addresses import Addresses, is_public
from coranto.fetching.answers import Answer, Limits
from coranto.fetching.client import site_of, web_address
from coranto.fetching.failures import FetchError
from coranto.fetching.mailboxes import Account, delivery
from coranto.fetching.robots import LONGEST_DELAY_S, Robots
from coranto.library import Dossier, build, open_dossier
from coranto.model.errors import BadRequestError, CorantoError
from coranto.read.stated_dates import iso_date
from coranto.store.searching import match_expression
from coranto.store.writer import open_writer
from coranto.text.permalinks import permalink
from coranto.view.citations import cited
from coranto.watch.letters import letter_name
from coranto.watch.settings import Mailbox


@cache
def _index() -> apsw.Connection:
    connection = apsw.Connection(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE sentence_index USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute("INSERT INTO sentence_index VALUES ('the dam broke on Monday'), ('nobody slept')")
    return connection


def questions_law(data: bytes) -> None:
    """That a reference, a search or an address is understood, or refused with a remedy; none is an error of syntax."""
    text = whatever(data)
    with suppress(BadRequestError):
        doc, span = cited(text)
        assert permalink(doc, 0, 1).startswith(doc)
        assert 0 <= span.start <= span.end
    expression = match_expression(text)
    if expression is not None:
        list(_index().execute("SELECT rowid FROM sentence_index WHERE sentence_index MATCH ? LIMIT 1", (expression,)))
    with suppress(FetchError):
        address = web_address(text)
        assert address.isascii()
        assert web_address(address) == address, "asked again, it is another address"
        assert address.startswith(site_of(address))
    assert is_public(text) in (True, False)
    moment = iso_date(text)
    assert iso_date(moment) == moment


def robots_law(data: bytes) -> None:
    """That a site's rules allow or forbid, whatever stands in them, and ask for no longer pause than is kept."""
    given = Answer("https://a.example/robots.txt", 200, {}, data)
    robots = Robots(lambda url: given, lambda: 0.0)
    for path in ("/", "/news/a?b=c", "/%E2%82%AC"):
        with suppress(FetchError):
            assert 0 <= robots.require("https://a.example" + path) <= LONGEST_DELAY_S


class _Told(NetworkStream):
    """A mail server that says these bytes, whatever it is asked, the present tag wherever they have TAG."""

    def __init__(self, data: bytes) -> None:
        self._rest = data
        self._tag = b"TAG"

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        line, end, self._rest = self._rest.partition(b"\n")
        return line.replace(b"TAG", self._tag) + end

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        tag, space, _ = buffer.partition(b" ")
        self._tag = tag if space else self._tag

    def close(self) -> None:
        pass


MAILBOX: Final = Account("imap.example", 993, "desk", "a secret of the desk's", "INBOX", 10)
LETTERS: Final = Limits(1_000, 30.0)


def mail_law(data: bytes) -> None:
    """That a mail server gives letters in order, none too large, or is refused; the password is never told."""
    with patch("coranto.fetching.mailboxes._connected", lambda *given: _Told(data)):
        try:
            made = delivery(MAILBOX, "7:3", Addresses(), LETTERS, Event())
        except FetchError as error:
            if MAILBOX.password in str(error):
                raise AssertionError("the password is told") from None
            return
    numbers = [letter.uid for letter in made.letters]
    assert numbers == sorted(set(numbers))
    assert all(letter.data is None or 0 < len(letter.data) <= LETTERS.most_bytes for letter in made.letters)
    assert re.fullmatch(r"\d+:\d+", made.cursor)
    letter_name(MAILED, b"".join(letter.data or b"" for letter in made.letters)).encode()


MAILED: Final = Mailbox("a", "imap.example", "desk", "secret")

DISPATCH: Final = (
    "SUVA, March 4, 2021\n\nAt least 12 people died on Tuesday, police said. “We saw fire,” said Ana Ruiz."
)


@cache
def whole_dossier() -> bytes:
    """The bytes of a small dossier."""
    with tempfile.TemporaryDirectory(prefix="coranto-fuzzing-") as folder:
        source, made = Path(folder, "a.txt"), Path(folder, "a.coranto")
        source.write_text(DISPATCH)
        build([source], made, workers=1)
        return made.read_bytes()


PATCH_BYTES: Final = 4
"""A patch: where (three bytes, a share of the file), and what stands there instead."""


def patched(data: bytes) -> bytes:
    """The dossier with other bytes in some places: each four bytes of ``data`` say where and what."""
    whole = bytearray(whole_dossier())
    for at in range(0, len(data) - PATCH_BYTES + 1, PATCH_BYTES):
        whole[int.from_bytes(data[at : at + 3], "big") * len(whole) >> 24] = data[at + 3]
    return bytes(whole)


def dossier_law(data: bytes) -> None:
    """That a dossier that was tampered with is read or refused with a remedy, and never written to."""
    with tempfile.TemporaryDirectory(prefix="coranto-fuzzing-") as folder:
        path = Path(folder, "a.coranto")
        given = patched(data)
        path.write_bytes(given)
        for ask in _QUESTIONS:
            with suppress(CorantoError), open_dossier(path) as dossier:
                ask(dossier)
        assert path.read_bytes() == given, "reading it wrote to it"
        with suppress(CorantoError), open_writer(path) as writer:
            writer.counts()


def _consumed(made: Iterable[object]) -> None:
    for _ in made:
        pass


_QUESTIONS: Final[tuple[Callable[[Dossier], object], ...]] = (
    lambda dossier: dossier.verify(),
    lambda dossier: _consumed(dossier.export_lines()),
    lambda dossier: dossier.search("police said"),
    lambda dossier: dossier.documents(),
    lambda dossier: dossier.text("a.txt"),
    lambda dossier: dossier.cite("a.txt#char=0,4"),
    lambda dossier: dossier.entries(),
    lambda dossier: dossier.judgements(),
)
