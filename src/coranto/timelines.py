"""Timelines of folders of articles: reads and annotates them, and hands them to the room that chooses.

Each article is taken for itself; no dossier is made. Its day is what ``index.jsonl`` in the folder says, else the day
that its name begins with (``2022-02-26_outlet_id.txt``), else the first that its own metadata offer.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from coranto.compose.timelines.articles import Article, Passage, passages
from coranto.compose.timelines.timeline import Citation, Request, Timeline, TimelineEntry, Told
from coranto.compose.timelines.timeline import timeline as composed
from coranto.library import PathLike
from coranto.model.annotation import Sentence, Time
from coranto.model.corpus import Folio
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.source import Dispatch, Problem
from coranto.read.sources import list_sources, stream_file
from coranto.resources.timelines import Weights, load, parse
from coranto.run.alone import annotated, order
from coranto.run.phases import tools_fingerprint, versions
from coranto.run.progress import Progress
from coranto.steps import PATH
from coranto.text.dates import parse_iso
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools

__all__ = [
    "Citation",
    "Made",
    "Request",
    "Timeline",
    "TimelineEntry",
    "Told",
    "read_articles",
    "read_weights",
    "timeline",
]

INDEX: Final = "index.jsonl"
KEPT: Final = 1
"""Raised whenever what a file of the cache holds takes another form."""
_NAMED_DAY: Final = re.compile(r"(?:.*/)?(\d{4}-\d\d-\d\d)(?!\d)", re.DOTALL)
_FORM: Final = '{"doc": name, "published": "YYYY-MM-DD"}'


@dataclass(frozen=True, slots=True)
class Made:
    """A timeline, and what could not be used for it."""

    timeline: Timeline | None
    """Null where no article could be used."""
    problems: tuple[Problem, ...]


def timeline(
    folder: PathLike,
    request: Request,
    *,
    cache: PathLike | None = None,
    weights: Weights | None = None,
    progress: Progress | None = None,
) -> Made:
    """The timeline of the articles in ``folder`` (or in one file of several), and the problems they had.

    ``cache``: a folder, made if it is missing, in which annotations are kept under the hash of what they depend on.
    ``weights``: the package's own if null. Raises ``NotFoundError`` if there is no such folder, ``BadRequestError`` for
    a request that no timeline can meet and for a cache that cannot be made. A file that cannot be used is a problem.
    """
    _require_possible(request)
    articles, problems = read_articles(folder, cache=cache, progress=progress)
    return Made(composed(articles, request, weights or load()), problems)


def read_articles(
    folder: PathLike, *, cache: PathLike | None = None, progress: Progress | None = None
) -> tuple[list[Article], tuple[Problem, ...]]:
    """The articles in ``folder`` that have a text and a day, and the problems of the others; raises as ``timeline``."""
    if not os.path.exists(folder):
        raise NotFoundError(f"There is no {os.fspath(folder)}", "Name a folder of articles.")
    archive = _Archive(Path(folder), _Cache(cache))
    return list(archive.articles(progress)), tuple(archive.problems)


def read_weights(file: PathLike) -> Weights:
    """The weights in a JSON file. Raises ``BadRequestError`` for one that cannot be read or lacks a weight."""
    try:
        return parse(Path(file).read_bytes())
    except OSError as error:
        raise BadRequestError(f"{file} cannot be read", f"{error.strerror}.") from None
    except msgspec.DecodeError as error:
        raise BadRequestError(
            f"{file} holds no weights: {error}", "Make it with: python -m training.timeline_weights."
        ) from None


def _require_possible(request: Request) -> None:
    if any(count is not None and count < 1 for count in (request.dates, request.per_date)):
        raise BadRequestError("A timeline has at least one date and one sentence", "Ask for 1 or more.")
    if request.first and request.last and request.first > request.last:
        raise BadRequestError(f"{request.first} is after {request.last}", "Exchange the first and the last day.")


@dataclass(frozen=True, slots=True)
class _IndexLine:
    doc: str
    published: str | None


_index_lines: Final = msgspec.json.Decoder(_IndexLine)
_kept: Final = msgspec.json.Decoder(tuple[Passage, ...])


class _Cache:
    """A folder of annotations; without a folder nothing is kept. A file that is damaged counts as missing."""

    def __init__(self, folder: PathLike | None) -> None:
        self.folder = None if folder is None else Path(folder).absolute()
        if self.folder is not None:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise BadRequestError(f"{folder} cannot hold a cache", f"{error.strerror}.") from None

    def holds(self, path: str) -> bool:
        """Whether a file lies in the cache: then it is no article."""
        return self.folder is not None and self.folder in Path(path).absolute().parents

    def kept(self, key: str) -> tuple[Passage, ...] | None:
        """What is kept under ``key``."""
        if self.folder is None:
            return None
        try:
            return _kept.decode(self._file(self.folder, key).read_bytes())
        except (OSError, msgspec.DecodeError):
            return None

    def keep(self, key: str, made: tuple[Passage, ...]) -> None:
        """Writes beside the file and renames: whoever reads it sees all of it or nothing."""
        if self.folder is None:
            return
        file = self._file(self.folder, key)
        beside = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(exist_ok=True)
            beside.write_bytes(msgspec.json.encode(made))
            beside.replace(file)
        except OSError as error:
            raise BadRequestError(f"The cache {self.folder} cannot be written", f"{error.strerror}.") from None

    @staticmethod
    def _file(folder: Path, key: str) -> Path:
        return folder / key[:2] / f"{key[2:]}.json"


class _Archive:
    """A folder of articles, read in order of name."""

    def __init__(self, folder: Path, cache: _Cache) -> None:
        self.folder = folder
        self.cache = cache
        self.problems: list[Problem] = []
        self.tools = open_tools()
        self.order = order(PATH, ("sentence", "time"), None, None)
        self.state = "\x1f".join((str(KEPT), tools_fingerprint(), versions(self.order.steps)))

    def articles(self, progress: Progress | None) -> Iterator[Article]:
        """Every article that has a text and a day; what has not becomes a problem."""
        listed = list_sources([self.folder])
        sources = [one for one in listed if one.doc != INDEX and not self.cache.holds(one.path)]
        days = dict(self._index())
        for number, source in enumerate(sources, 1):
            for reading in stream_file(source):
                if isinstance(reading, Problem):
                    self.problems.append(reading)
                elif (article := self._article(reading.dispatch, days)) is not None:
                    yield article
            if progress is not None:
                progress("articles", number, len(sources))

    def _index(self) -> Iterator[tuple[str, str]]:
        """Name → day, as the index of the folder has it."""
        try:
            lines = (self.folder / INDEX).read_bytes().splitlines()
        except OSError as error:
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                self.problems.append(Problem(INDEX, None, f"cannot be read: {error.strerror}", "see its permissions"))
            return
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                given = _index_lines.decode(line)
            except msgspec.DecodeError:
                self.problems.append(Problem(INDEX, f"line {number}", "not understood", f"write {_FORM}"))
                continue
            if given.published is not None:
                yield given.doc, given.published

    def _article(self, dispatch: Dispatch, days: Mapping[str, str]) -> Article | None:
        day = _day(dispatch, days)
        if day is None:
            remedy = f"begin its name with YYYY-MM-DD_, or list it in {INDEX} as {_FORM}"
            self.problems.append(Problem(dispatch.doc, None, "no day of publication is known", remedy))
            return None
        key = sha256_hex("\x1f".join((self.state, dispatch.text_sha256, day.isoformat(), _about(dispatch))).encode())
        made = self.cache.kept(key)
        if made is None:
            made, told = self._annotated(dispatch, day)
            self.problems += told
            if not told:
                self.cache.keep(key, made)
        return Article(dispatch.doc, day.toordinal(), dispatch.text, made)

    def _annotated(self, dispatch: Dispatch, day: date) -> tuple[tuple[Passage, ...], list[Problem]]:
        """The passages of the dispatch, and the problems that steps had with it."""
        rows = list(annotated(dispatch, replace(self.order, date=day.isoformat()), self.tools))
        told = [row for row in rows if isinstance(row, Problem)]
        found = (row for row in rows if isinstance(row, Sentence | Time))
        return passages(Folio(dispatch).with_rows(found, (Sentence, Time))), told


def _day(dispatch: Dispatch, days: Mapping[str, str]) -> date | None:
    """The first day that one of the places names where it may stand."""
    named = _NAMED_DAY.match(dispatch.doc)
    said = (days.get(dispatch.doc), named and named[1], *(one.value for one in dispatch.metadata.published))
    for value in said:
        found = parse_iso(value) if value else None
        if found is not None and found[0].is_day:
            return found[0].begin
    return None


def _about(dispatch: Dispatch) -> str:
    """What beside its text the annotation of a dispatch depends on."""
    said = dispatch.metadata
    return "\x1e".join(part or "" for part in (said.title, said.outlet, said.language))
