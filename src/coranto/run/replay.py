"""A dossier as it would be if it held fewer dispatches: what concerns it as a whole is worked out anew, in memory."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from coranto.export.jsonl import corpus_lines
from coranto.model.chronicle import Entry
from coranto.model.codec import KINDS, Record
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.grade import Grading
from coranto.model.judgement import Judgement, standing
from coranto.model.resolved import EntityLink, Series
from coranto.model.source import Document, Problem
from coranto.run.phases import phases, versions
from coranto.run.resolution import Loose, Part, work_on
from coranto.steps import PATH, DossierStep, Step
from coranto.store.corpus import StoreCorpus
from coranto.store.layers import LAYER_KINDS, Listing
from coranto.store.linking import linked, links_of
from coranto.store.publishing import LOOSE
from coranto.store.reader import Reader
from coranto.store.settling import Settled
from coranto.tools import Tools, open_tools
from coranto.view.as_of import Known, known_by
from coranto.view.changes import Change, changes
from coranto.view.disputes import Card, disputes
from coranto.view.filters import Filter
from coranto.view.situation import Asked, Situation, situation

R = TypeVar("R", bound=Record)

KEPT: Final = 4
"""States that stay worked out: a report compares two, and whoever serves a dossier is asked for any."""


def replayed(reader: Reader, docs: Collection[str], tools: Tools, path: tuple[Step, ...] = PATH) -> Corpus:
    """The corpus, linked, that a dossier of ``docs`` alone would show; nothing is written.

    Each document keeps its stored layers and the date that the whole dossier gave it; every step that takes a dossier,
    but for the dating, sees only these documents. Verdicts on names in force are obeyed.
    """
    listing = {doc: held for doc, held in reader.listing.items() if doc in docs}
    parts = _parts(reader, listing)
    problems = tuple(row for row in reader.stored(Problem) if row.doc in listing)
    loose: Loose = {Judgement: standing(reader.judgements()), Problem: problems, Grading: reader.gradings()}
    steps = [step for step in path if isinstance(step, DossierStep) and Document not in step.gives]
    for part in parts:
        for step in steps:
            work_on(part, step, loose, reader.connection, tools)
    settled = Settled(lambda kind: _rows(kind, parts, loose), reader.where, several=len(parts) > 1)
    derived = {kind.record: tuple(settled.of(kind.record)) for kind in KINDS if kind.name not in LAYER_KINDS}
    links = links_of(settled.of(EntityLink), settled.of(Series))
    return StoreCorpus(reader.connection, listing, derived, lambda row: linked(row, links))


def _parts(reader: Reader, listing: Listing) -> list[Part]:
    """The documents that are left of each block, with their dates; one part of none where none is left."""
    dated = {row.doc: row for row in reader.stored(Document)}
    left = [[doc for doc in block if doc in listing] for block in reader.blocks]
    return [
        Part("", {doc: listing[doc] for doc in block}, {Document: tuple(dated[doc] for doc in block)})
        for block in (list(filter(None, left)) or [[]])
    ]


def _rows(kind: type[Record], parts: Sequence[Part], loose: Loose) -> Iterator[tuple[int, Record]]:
    """What the steps made of each part, and what belongs to none."""
    yield from ((LOOSE, row) for row in loose.get(kind, ()))
    for number, part in enumerate(parts, LOOSE + 1):
        yield from ((number, row) for row in (part.failed if kind is Problem else part.derived.get(kind, ())))


def is_up_to_date(reader: Reader, path: tuple[Step, ...] = PATH) -> bool:
    """Whether the chronicle was made by these very steps, so that a replay differs from it by its dispatches alone."""
    return reader.meta("steps") == " ".join(versions(phase.steps) for phase in phases(path))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was known at the end of a day; to be read while its dossier is open."""

    known: Known
    """Which dispatches were, and how many are left out."""
    _corpus: Corpus
    _history: "History"

    def corpus(self) -> Corpus:
        """The snapshot as the views take it."""
        return self._corpus

    def entries(self) -> list[Entry]:
        """The chronicle of that day, by day, the undated last."""
        return list(self._corpus.all(Entry))

    def entry(self, reference: str) -> Entry:
        """The entry of that id, or of the one id that begins so.

        Raises ``NotFoundError`` for none and ``BadRequestError`` for several.
        """
        asked = reference.strip().lower()
        found = [entry for entry in self.entries() if asked and entry.id.startswith(asked)]
        if len(found) > 1:
            raise BadRequestError(f"More than one entry begins with {reference}", "Give more of its id.")
        if not found:
            day = self.known.day
            raise NotFoundError(f"There was no entry {reference} on {day}", f"See: coranto show FILE --as-of {day}")
        return found[0]

    def records(self, kind: type[R]) -> Iterator[R]:
        """Every record of one type, in canonical order."""
        return self._corpus.all(kind)

    def disputes(self, lines: Filter | None = None) -> tuple[Card, ...]:
        """What was disputed, a card each."""
        return disputes(self._corpus, open_tools().parties, lines)

    def since(self, day: str) -> tuple[Change, ...]:
        """What is new, changed or withdrawn through the dispatches published after an ISO day, till this one's."""
        return changes(self._history.as_of(require_day(day), undated=self.known.keeps_undated).corpus(), self._corpus)

    def export_lines(self) -> Iterator[bytes]:
        """The lines of the JSON Lines export, each with its newline."""
        return corpus_lines(self._corpus)


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report, and the corpus that it is of; to be laid out while its dossier is open."""

    view: Situation
    corpus: Corpus


class History:
    """The states that a dossier's chronicle had from day to day; those last asked for are kept."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._replays: dict[frozenset[str], Corpus] = {}

    def as_of(self, day: str, *, undated: bool = False) -> Snapshot:
        """The state at the end of an ISO day; with the dispatches that have no date only if ``undated``."""
        known = known_by(self._reader.stored(Document), day, undated=undated)
        return Snapshot(known, self._replayed(known.docs), self)

    def since(self, day: str) -> tuple[Change, ...]:
        """What dispatches published after an ISO day made new, changed or withdrew, till now."""
        return changes(self.as_of(day, undated=True).corpus(), self.today())

    def today(self) -> Corpus:
        """The dossier as it stands, worked out anew where other steps than today's made it."""
        if is_up_to_date(self._reader):
            return self._reader.corpus()
        return self._replayed(frozenset(self._reader.listing))

    def brief(self, since: str | None = None, as_of: str | None = None, lines: Filter | None = None) -> "Brief":
        """The situation at the end of a day (now, if null), with what is otherwise since an earlier one (if given)."""
        snapshot = None if as_of is None else self.as_of(as_of)
        corpus = self.today() if snapshot is None else snapshot.corpus()
        found = () if since is None else self.since(since) if snapshot is None else snapshot.since(since)
        asked = Asked(since, snapshot.known if snapshot is not None else None, lines or Filter())
        return Brief(situation(corpus, asked, found, open_tools().parties), corpus)

    def _replayed(self, docs: frozenset[str]) -> Corpus:
        found = self._replays.pop(docs, None) or replayed(self._reader, docs, open_tools())
        self._replays[docs] = found
        if len(self._replays) > KEPT:
            del self._replays[next(iter(self._replays))]
        return found


def require_day(day: str) -> str:
    """The ISO day; raises ``BadRequestError`` for what is none."""
    try:
        if date.fromisoformat(day).isoformat() == day:
            return day
    except ValueError:
        pass
    raise BadRequestError(f"{day!r} is not a day", "Write it as YYYY-MM-DD.")
