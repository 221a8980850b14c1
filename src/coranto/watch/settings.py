"""``sources.toml``: what is watched, how it is asked, and who is told what."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, get_args
from urllib.parse import quote

import msgspec

from coranto.fetching.client import web_address
from coranto.fetching.failures import FetchError
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.view.changes import MoveKind, Standing

T = TypeVar("T")

Kind = Standing | MoveKind | Literal["altered"]
"""What can be otherwise with a line; or with the words of a page."""
KINDS: Final = (*get_args(Standing), *get_args(MoveKind), "altered")
_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_DURATION: Final = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])")


class Seconds(float):
    """A stretch of time, written as *90s*, *15m*, *6h* or *2d*."""

    __slots__ = ()


MOST_MB: Final = 900
"""The memory of a watch holds no more of one page (SQLite: a value of 1,000 MB)."""
EVERY: Final = Seconds(900)
DELAY: Final = Seconds(1)
TIMEOUT: Final = Seconds(30)
REVISIT: Final = (Seconds(3_600), Seconds(21_600), Seconds(86_400), Seconds(259_200))
"""What holds where ``sources.toml`` says nothing."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: RSS, Atom or JSON Feed."""

    name: str
    url: str
    outlet: str | None = None
    """Who publishes it, where a dispatch does not say so itself."""
    every: Seconds | None = None
    pages: bool = True
    """Whether the pages that it links to are the dispatches; else its items are, with the words that they have."""
    revisit: tuple[Seconds, ...] = REVISIT
    """How long after it was first seen a page is looked at again for what was altered."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that changes, such as one that follows a story live."""

    name: str
    url: str
    outlet: str | None = None
    every: Seconds | None = None


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A folder of letters on a mail server (IMAP with TLS), such as one that newsletters come to."""

    name: str
    host: str
    user: str
    password_file: str | None = None
    password_env: str | None = None
    """Where the password is: in a file, or in a variable of the environment; never here."""
    folder: str = "INBOX"
    port: int = 993
    outlet: str | None = None
    every: Seconds | None = None
    first: int = 200
    """How many of the latest letters are had when the folder is first looked at."""
    certificates: str | None = None
    """File of certificates (PEM) that are believed beside those of the system."""

    @property
    def url(self) -> str:
        """The address by which it is remembered (RFC 5092)."""
        return f"imap://{quote(self.user, safe='')}@{self.host}:{self.port}/{quote(self.folder)}"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder into which dispatches are put, or web archives."""

    name: str
    path: str
    outlet: str | None = None
    every: Seconds | None = None


Asked = Feed | Page | Mailbox
"""What is asked over the network."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A question that is kept: whenever a line that it asks for changes so, it is told."""

    name: str
    on: tuple[Kind, ...] = ()
    """Which changes; any if empty."""
    place: str | None = None
    who: str | None = None
    type: str | None = None
    status: str | None = None
    doc: str | None = None
    since: str | None = None
    """ISO day: what may have been on it or later."""
    until: str | None = None
    """ISO day: what may have been on it or earlier."""
    counted: str | None = None
    """Word of what is counted, as *killed*: only figures of that."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that changes are sent to."""

    name: str
    url: str
    secret_file: str | None = None
    """File with the secret by which the receiver knows that it was us."""
    only: tuple[str, ...] = ()
    """Names of the alerts that it is told; everything if empty."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program that changes are given to, on its standard input."""

    name: str
    run: tuple[str, ...]
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A file that holds the latest changes: JSON Feed where its name ends in ``.json``, else Atom."""

    path: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manners:
    """How sites are asked."""

    every: Seconds = EVERY
    """Interval of sources that state none."""
    delay: Seconds = DELAY
    """Between two questions to one site."""
    timeout: Seconds = TIMEOUT
    """For one answer as a whole."""
    max_mb: float = 10
    """Of one page or feed."""
    robots: bool = True
    contact: str | None = None
    """Address by which a site may reach whoever asks."""
    allow_private: tuple[str, ...] = ()
    """Hosts that may be on this machine or within its network."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All of it."""

    watch: Manners = Manners()
    feed: tuple[Feed, ...] = ()
    page: tuple[Page, ...] = ()
    imap: tuple[Mailbox, ...] = ()
    folder: tuple[Folder, ...] = ()
    warc: tuple[Folder, ...] = ()
    alert: tuple[Alert, ...] = ()
    webhook: tuple[Webhook, ...] = ()
    command: tuple[Command, ...] = ()
    file: tuple[FeedFile, ...] = ()
    home: Path = Path()
    """The folder that paths are relative to."""

    def asked(self) -> Mapping[str, Asked]:
        """Feeds, pages and mailboxes by address."""
        every: tuple[Feed | Page, ...] = (*self.feed, *self.page)
        return {web_address(one.url): one for one in every} | {one.url: one for one in self.imap}

    def every_s(self, source: Asked | Folder) -> float:
        """Seconds between two looks at a source."""
        return source.every if source.every is not None else self.watch.every

    def place(self, path: str) -> Path:
        """A path as it was meant where it was written."""
        return self.home / Path(path).expanduser()


_TABLES: Final[Mapping[str, type]] = {
    "feed": Feed, "page": Page, "imap": Mailbox, "folder": Folder, "warc": Folder, "alert": Alert, "webhook": Webhook,
    "command": Command, "file": FeedFile,
}  # fmt: skip


def read_sources(path: Path) -> Sources:
    """What the file asks for; raises ``NotFoundError`` or ``BadRequestError``, with what to mend."""
    try:
        given = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise NotFoundError(
            f"{path} cannot be read ({error.strerror})", "Give the path of a file of sources."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRequestError(f"{path} is no TOML: {error}", "Mend it there.") from None
    _require_known(given, [*_TABLES, "watch"], str(path))
    made: dict[str, Any] = {"home": path.absolute().parent}
    if "watch" in given:
        made["watch"] = _made(Manners, given["watch"], f"{path}: [watch]")
    for name, kind in _TABLES.items():
        rows = given.get(name, [])
        if not isinstance(rows, list):
            raise BadRequestError(f"{path}: [{name}] is one table", f"Write [[{name}]], once for each.")
        made[name] = tuple(_made(kind, row, f"{path}: [[{name}]] {number}") for number, row in enumerate(rows, start=1))
    sources = Sources(**made)
    _check(sources, path)
    return sources


def _check(sources: Sources, path: Path) -> None:
    if not 0 < sources.watch.max_mb <= MOST_MB:
        raise BadRequestError(f"{path}: [watch]: max_mb is out of bounds", f"Write a number up to {MOST_MB}.")
    addresses: tuple[Feed | Page | Webhook, ...] = (*sources.feed, *sources.page, *sources.webhook)
    for one in addresses:
        try:
            web_address(one.url)
        except FetchError as error:
            raise BadRequestError(f"{path}: {one.name}: {error.what}", "Write it as https://….") from None
    for mailbox in sources.imap:
        _check_mailbox(mailbox, f"{path}: {mailbox.name}")
    watched: tuple[Asked | Folder, ...] = (*sources.asked().values(), *sources.folder, *sources.warc)
    receivers: tuple[Webhook | Command, ...] = (*sources.webhook, *sources.command)
    groups: tuple[Iterable[Asked | Folder | Alert | Webhook | Command], ...] = (watched, sources.alert, receivers)
    for group in groups:
        names = [one.name for one in group]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise BadRequestError(f"{path}: two are called {twice}", "Give each a name of its own.")
    alerts = {one.name for one in sources.alert}
    every: tuple[Webhook | Command | FeedFile, ...] = (*receivers, *sources.file)
    for told in every:
        unknown = [name for name in told.only if name not in alerts]
        if unknown:
            raise BadRequestError(f"{path}: there is no alert {unknown[0]}", f"There is {', '.join(alerts) or 'none'}.")
    for run in sources.command:
        if not run.run:
            raise BadRequestError(f"{path}: {run.name} runs nothing", 'Write run = ["program", "argument"].')


def _check_mailbox(mailbox: Mailbox, where: str) -> None:
    if (mailbox.password_file is None) == (mailbox.password_env is None):
        raise BadRequestError(f"{where}: it is not said where its password is", "Name password_file or password_env.")
    if not mailbox.host or not mailbox.host.isprintable() or set(mailbox.host) & set(" /@:?#"):
        raise BadRequestError(f"{where}: {mailbox.host!r} is no host", "Write its name alone: imap.example.org.")
    if not 0 < mailbox.port < 65_536 or mailbox.first < 1 or not mailbox.folder.isprintable():
        raise BadRequestError(f"{where}: port, first or folder is none", "See docs/how-to/watch.md.")


def _made(kind: type[T], given: object, where: str) -> T:
    if not isinstance(given, dict):
        raise BadRequestError(f"{where} is no table", "See docs/how-to/watch.md.")
    names = [one.name for one in fields(kind)]  # type: ignore[arg-type]
    _require_known(given, names, where)
    try:
        return msgspec.convert(given, kind, dec_hook=_own)
    except msgspec.ValidationError as error:
        raise BadRequestError(f"{where}: {error}", "See docs/how-to/watch.md.") from None


def _require_known(given: Mapping[str, object], known: list[str], where: str) -> None:
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1)
            remedy = f"Did you mean {near[0]}?" if near else f"There is {', '.join(known)}."
            raise BadRequestError(f"{where}: nothing is called {name}", remedy)


def _own(kind: type, value: object) -> object:
    """A stretch of time; the only thing here that TOML does not know itself."""
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if kind is not Seconds or found is None or not float(found[1]):
        raise ValueError(f"{value!r} is no stretch of time such as 90s, 15m, 6h or 2d")
    return Seconds(float(found[1]) * _UNITS[found[2]])
