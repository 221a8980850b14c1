"""Folders of letters on mail servers (IMAP4rev1, RFC 3501), looked at and never changed: letters stay unread."""

import base64
import imaplib
import re
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

import httpcore

from coranto.fetching.addresses import Addresses
from coranto.fetching.answers import MEGABYTE, Limits
from coranto.fetching.connections import Deadline, Guarded
from coranto.fetching.failures import FetchError

A_TURN: Final = 50
"""Letters that are had in one turn …"""
TURN_BYTES: Final = 2
"""… and how many times the largest letter they may make up together, but for the last."""
LONGEST_LINE: Final = 1 << 16
MOST_LINES: Final = 16 * MEGABYTE
"""Bytes of a server's lines in one turn, beside letters."""
CHUNK: Final = 1 << 16

_UID: Final = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_CURSOR: Final = re.compile(r"(\d{1,10}):(\d{1,10})")
_BODY: Final = re.compile(rb"\bBODY\[\]", re.IGNORECASE)
_NOT_PRINTED: Final = re.compile(r"&|[^\x20-\x7e]+")
_UNSPEAKABLE: Final = re.compile(r"[\x00\r\n]")


@dataclass(frozen=True, slots=True)
class Account:
    """Where letters are, and who may read them."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    first: int
    """How many of the latest letters are had of a folder that was never looked at."""
    authorities: str | None = None
    """A file of certificates (PEM) that are believed beside those that the system believes."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was sent; without its bytes where it is larger than was asked for."""

    uid: int
    data: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The letters of one turn, by their numbers."""

    letters: tuple[Letter, ...]
    cursor: str
    """``UIDVALIDITY:UID`` of the last letter: to be given when it is asked again."""
    more: bool
    """Whether there are more to be had at once."""


def delivery(
    account: Account, cursor: str | None, addresses: Addresses, limits: Limits, stopped: threading.Event
) -> Delivery:
    """The letters that came after the cursor, the oldest first; raises ``FetchError``.

    Where the server numbered its letters anew (another UIDVALIDITY), the cursor is no help: the latest ``first`` are
    had again. All of it takes no longer than one answer may; what was had by then is given.
    """
    deadline = Deadline(limits.seconds, stopped)
    with _explained(account, limits):
        imap = _Connection(account, lambda: _connected(account, addresses, deadline), limits.most_bytes)
        try:
            _log_in(imap, account)
            return _had(imap, account, cursor, limits)
        finally:
            imap.leave()


class _TooLargeError(Exception):
    """A letter is larger than it may be; what follows on the connection cannot be read."""


class _Connection(imaplib.IMAP4):
    """As the library has it, over a stream that was checked and ends in time, with a limit on whatever is sent."""

    def __init__(self, account: Account, connect: Callable[[], httpcore.NetworkStream], most_bytes: int) -> None:
        self._connect_to: Final = connect
        self._most_bytes: Final = most_bytes
        self._held: Final = bytearray()
        self._lines = 0
        self._readable = True
        super().__init__(account.host, account.port)

    def open(self, host: str = "", port: int = 993, timeout: float | None = None) -> None:
        """Connects."""
        self.host, self.port = host, port
        self._stream = self._connect_to()

    def read(self, size: int) -> bytes:
        """So many bytes; raises ``_TooLargeError`` where a letter may not have so many."""
        if size > self._most_bytes:
            self._readable = False
            raise _TooLargeError
        while len(self._held) < size:
            self._receive()
        return self._cut(size)

    def readline(self) -> bytes:
        """A line."""
        while (end := self._held.find(b"\n")) < 0:
            if len(self._held) > LONGEST_LINE:
                raise self.abort("a line without end")
            self._receive()
        self._lines += end + 1
        if self._lines > MOST_LINES:
            raise self.abort("lines without end")
        return self._cut(end + 1)

    def send(self, data: bytes) -> None:  # type: ignore[override]
        """Sends all of it."""
        self._stream.write(data)

    def shutdown(self) -> None:
        """Lets go."""
        if hasattr(self, "_stream"):
            self._stream.close()

    def leave(self) -> None:
        """Takes leave, where that can still be understood, and lets go."""
        with suppress(imaplib.IMAP4.error, httpcore.NetworkError, httpcore.TimeoutException, OSError, _TooLargeError):
            if self._readable:
                self.logout()
        self.shutdown()

    def _receive(self) -> None:
        piece = self._stream.read(CHUNK)
        if not piece:
            raise self.abort("it hung up")
        self._held.extend(piece)

    def _cut(self, size: int) -> bytes:
        piece = bytes(self._held[:size])
        del self._held[:size]
        return piece


def _connected(account: Account, addresses: Addresses, deadline: Deadline) -> httpcore.NetworkStream:
    """An encrypted connection to the host that its certificate names."""
    believed = httpcore.default_ssl_context()
    if account.authorities is not None:
        try:
            believed.load_verify_locations(cafile=account.authorities)
        except OSError as error:
            what = f"its certificates cannot be read ({error.strerror or error})"
            raise FetchError(what, "give a file of certificates (PEM)", final=True) from None
    plain = Guarded(addresses, deadline).connect_tcp(account.host, account.port)
    try:
        return plain.start_tls(believed, account.host)
    except BaseException:
        plain.close()
        raise


def _log_in(imap: imaplib.IMAP4, account: Account) -> None:
    """Says who asks. No answer of the server's is repeated here: it might repeat the password."""
    if imap.state != "NONAUTH":
        return
    try:
        if "AUTH=PLAIN" in imap.capabilities:
            words = f"\0{account.user}\0{account.password}".encode()
            imap.authenticate("PLAIN", lambda challenge: words)
        elif "LOGINDISABLED" in imap.capabilities:
            raise FetchError("it lets nobody in with a password", "export its letters as .eml or .mbox", final=True)
        elif not (account.user + account.password).isascii():
            raise FetchError("it understands passwords in ASCII alone", "choose another password", final=True)
        else:
            imap.login(_quoted(account.user), account.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        remedy = "see whether both are right; many providers want a password made for a program"
        raise FetchError(f"the user {account.user} or the password is refused", remedy, final=True) from None


def _had(imap: imaplib.IMAP4, account: Account, cursor: str | None, limits: Limits) -> Delivery:
    status, exists = imap.select(mailbox_name(account.folder), readonly=True)
    if status != "OK":
        raise FetchError(f"there is no folder {account.folder}", "see how the server calls it", final=True)
    validity = _number(imap.response("UIDVALIDITY")[1])
    known = _CURSOR.fullmatch(cursor or "")
    last = int(known[2]) if known is not None and int(known[1]) == validity else None
    waiting = _waiting(imap, last, _number(exists), account.first)
    letters: list[Letter] = []
    room = TURN_BYTES * limits.most_bytes
    for uid, size in waiting:
        if len(letters) == A_TURN or room < 0:
            break
        try:
            data = _letter(imap, uid) if size <= limits.most_bytes else None
        except (imaplib.IMAP4.error, httpcore.NetworkError, httpcore.TimeoutException, OSError):
            if not letters:
                raise
            break
        except _TooLargeError:  # it was said to be smaller; what follows it cannot be read
            letters.append(Letter(uid, None))
            last = uid
            break
        if data != b"":
            letters.append(Letter(uid, data))
        room -= len(data or b"")
        last = uid
    end = max((uid for uid, _ in waiting), default=0)
    return Delivery(tuple(letters), f"{validity}:{last or 0}", (last or 0) < end)


def _waiting(imap: imaplib.IMAP4, last: int | None, exists: int, first: int) -> list[tuple[int, int]]:
    """Number and size of each letter after the last, or of the first so many where none was had yet, in order."""
    if not exists or (last is None and not first):
        return []
    if last is None:
        status, found = imap.fetch(f"{max(1, exists - first + 1)}:{exists}", "(UID RFC822.SIZE)")
    else:
        status, found = imap.uid("FETCH", f"{last + 1}:*", "(UID RFC822.SIZE)")
    if status != "OK":
        raise imap.error("refused")
    sizes = {}
    for line in found:
        if not isinstance(line, bytes):
            continue
        uid, size = _UID.search(line), _SIZE.search(line)
        if uid is not None and size is not None and int(uid[1]) > (last or 0):  # n:* names the last one in any case
            sizes[int(uid[1])] = int(size[1])
    return sorted(sizes.items())


def _letter(imap: imaplib.IMAP4, uid: int) -> bytes:
    """The bytes of a letter, which stays unread; none where it is gone."""
    status, found = imap.uid("FETCH", str(uid), "(UID BODY.PEEK[])")
    if status != "OK":
        raise imap.error("refused")
    for answer in found:
        if isinstance(answer, tuple) and _BODY.search(answer[0]):
            return bytes(answer[1])
    return b""


def _number(answers: Sequence[object]) -> int:
    """The last number that the server told; 0 for none."""
    told = answers[-1] if answers else None
    return int(told) if isinstance(told, bytes) and re.fullmatch(rb"\d{1,10}", told) else 0


def mailbox_name(name: str) -> str:
    """The name of a folder as it is sent: other letters in modified UTF-7 (RFC 3501, 5.1.3), in quotation marks."""

    def shifted(found: re.Match[str]) -> str:
        if found[0] == "&":
            return "&-"
        return "&" + base64.b64encode(found[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"

    return _quoted(_NOT_PRINTED.sub(shifted, name))


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


@contextmanager
def _explained(account: Account, limits: Limits) -> Iterator[None]:
    """Whatever goes wrong with a server, as a ``FetchError``; none of it tells the password."""
    if _UNSPEAKABLE.search(account.user + account.password):
        raise FetchError("a user or a password of several lines", "write it in one", final=True)
    try:
        yield
    except httpcore.TimeoutException:
        what = f"no answer in {limits.seconds:g} s"
        raise FetchError(what, "see whether the server is up, or let it take longer (timeout)") from None
    except _TooLargeError:
        raise FetchError("no answer that can be read (something without end)", "see whether it speaks IMAP") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        if isinstance(error.__cause__ or error, ssl.SSLCertVerificationError):
            remedy = "see whether the host is right; a certificate of your own is named under certificates"
            raise FetchError("its certificate is not to be believed", remedy, final=True) from None
        what = f"no connection ({type(error).__name__})"
        raise FetchError(what, "see whether host and port are right and the server is up") from None
    except (imaplib.IMAP4.error, ValueError) as error:
        aborted = isinstance(error, imaplib.IMAP4.abort)
        what = "the connection broke off" if aborted else "no answer that can be read"
        raise FetchError(what, "see whether host and port are those of an IMAP server with TLS") from None
