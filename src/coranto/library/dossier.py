"""A dossier read: one consistent snapshot of it."""

from collections.abc import Iterator
from contextlib import ExitStack
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from coranto.library.paths import PathLike
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.grade import Grading
from coranto.model.judgement import Judgement
from coranto.model.resolved import Entity
from coranto.model.source import Document, Original, Problem
from coranto.run.replay import Brief, History, Snapshot, require_day
from coranto.store.reader import Reader, open_reader
from coranto.store.searching import Hit, search
from coranto.store.verifying import Verdict, verify
from coranto.text.pages import page_at
from coranto.tools import ModelIdentity, open_tools
from coranto.view.as_of import Known
from coranto.view.changes import Change
from coranto.view.citations import Citation, cited
from coranto.view.disputes import Card, disputes
from coranto.view.filters import Filter

R = TypeVar("R", bound=Record)

CONTEXT_CHARS: Final = 240
"""Characters of context that a citation shows on either side, at most."""
VERSION_DIGITS: Final = 16
"""Hexadecimal digits of a dossier's version."""


def open_dossier(dossier: PathLike) -> "Dossier":
    """The dossier at that path as it stands now; close it, or use it as a context.

    Raises a ``DossierError`` for what is no dossier, damaged, or written by a later version.
    """
    return Dossier(Path(dossier))


class Dossier:
    """One consistent snapshot of a dossier, whatever is being written meanwhile.

    A dossier whose first build was interrupted opens (so that it can be verified), but has no chronicle to give:
    every method that reads one raises ``DossierUnfinishedError``.
    """

    known: Final[Known | None] = None
    """Which dispatches it is of, where not of all: as ``Snapshot.known`` says."""

    def __init__(self, path: Path) -> None:
        self._stack = ExitStack()
        self._reader: Reader = self._stack.enter_context(open_reader(path))
        self._history = History(self._reader)
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; the snapshot cannot be read any more."""
        self._stack.close()

    def refresh(self) -> None:
        """Moves on to the newest chronicle that is there."""
        self._reader.refresh()
        self._history = History(self._reader)

    @property
    def unfinished(self) -> bool:
        """Whether something taken in is not yet worked into the chronicle; ``add`` without paths finishes it."""
        return self._reader.unfinished

    @property
    def version(self) -> str:
        """A hash of all that the chronicle is made of; where it is equal, so is every answer. Empty for none."""
        return (self._reader.meta("inputs") or "")[:VERSION_DIGITS]

    @property
    def model(self) -> ModelIdentity | None:
        """The language model that the chronicle was made with; null while there is none, or where it is not known."""
        name, digest = self._reader.meta("model"), self._reader.meta("model_digest")
        return ModelIdentity(name, digest) if name is not None and digest is not None else None

    def documents(self) -> list[Document]:
        """All documents, by name."""
        return list(self._reader.stored(Document))

    def text(self, doc: str) -> str:
        """The text that the document's offsets count in; raises ``NotFoundError``."""
        self._require(doc)
        return self._reader.dispatch(doc).text

    def original(self, doc: str) -> Original:
        """The bytes that the document was read from; raises ``NotFoundError``."""
        self._require(doc)
        sha256 = self._reader.dispatch(doc).sha256
        try:
            return Original(sha256, *self._reader.original(sha256))
        except KeyError:
            raise NotFoundError(f"The bytes of {doc} were erased", f"See: coranto text {self.path} {doc}") from None

    def records(self, kind: type[R]) -> Iterator[R]:
        """Every record of one type, in canonical order, with entity ids in place of each document's own names."""
        return self._reader.records(kind)

    def corpus(self, *, lazily: bool = False) -> Corpus:
        """The dossier as the views take it: every record linked, documents read as they are asked for.

        ``lazily``: all else too, for views that need little of it; not to be used after ``refresh``.
        """
        return self._reader.corpus(lazily=lazily)

    def bare(self) -> Corpus:
        """The same, neither linked nor settled across blocks: an id or a passage is looked up in it at once."""
        return self._reader.bare()

    def as_of(self, day: str) -> Snapshot:
        """What was known at the end of an ISO day: the dossier of the dispatches published by then, as dated now.

        Those without a date are left out. Raises ``BadRequestError`` for a day that is none.
        """
        return self._history.as_of(require_day(day))

    def since(self, day: str) -> tuple[Change, ...]:
        """What is new, changed or withdrawn through the dispatches published after an ISO day.

        Those without a date stand on both sides: nobody knows that they are new. Raises as ``as_of`` does.
        """
        return self._history.since(require_day(day))

    def brief(self, since: str | None = None, as_of: str | None = None, lines: Filter | None = None) -> Brief:
        """The situation report at the end of a day (now, if null), with what is otherwise since an earlier one.

        ``lines``: which lines of the chronicle it is about, as ``asked_for`` makes it. Raises ``BadRequestError`` for a
        day that is none, and for one since which nothing can be new as it is not before the other.
        """
        days = [require_day(day) for day in (since, as_of) if day is not None]
        if sorted(set(days)) != days:
            raise BadRequestError(f"{since} is not before {as_of}", "Give an earlier day to compare with.")
        return self._history.brief(since, as_of, lines)

    def disputes(self, lines: Filter | None = None) -> tuple[Card, ...]:
        """What is disputed, a card each: the sides, their words, who is behind them and what they have in common."""
        return disputes(self.corpus(), open_tools().parties, lines)

    def entries(self) -> list[Entry]:
        """The chronicle, by day, the undated last."""
        return list(self._reader.stored(Entry))

    def entry(self, reference: str) -> Entry:
        """The entry of that id, of the one id that begins so, or the one that took the place of an entry that was.

        Raises ``NotFoundError`` for none and ``BadRequestError`` for several.
        """
        return self._named(Entry, "entry", reference, "coranto show FILE")

    def entity(self, reference: str) -> Entity:
        """Who has that id, the one id that begins so, or took the place of who had it, as where two became one.

        Raises ``NotFoundError`` for none and ``BadRequestError`` for several.
        """
        return self._named(Entity, "entity", reference, "coranto names FILE")

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The sentences that hold every word of ``query``, best first; quote a phrase, end a beginning with ``*``."""
        self._reader.require_published()
        return search(self._reader, query, limit)

    def cite(self, reference: str, context: int = CONTEXT_CHARS) -> Citation:
        """The passage that ``DOC#char=START,END`` names, with up to ``context`` characters on either side.

        Raises ``BadRequestError`` for a malformed reference or one outside the text, ``NotFoundError`` for a document
        that is not there.
        """
        doc, span = cited(reference)
        self._require(doc)
        dispatch = self._reader.dispatch(doc)
        if span.end > len(dispatch.text):
            raise BadRequestError(
                f"{reference} ends beyond the text of {len(dispatch.text)} characters", "See: coranto text FILE DOC"
            )
        before = dispatch.text[max(0, span.start - context) : span.start]
        after = dispatch.text[span.end : span.end + context]
        quote = span.of(dispatch.text)
        published = next((one.published.start for one in self._reader.stored(Document) if one.doc == doc), None)
        page = page_at(dispatch.text, span.start)
        return Citation(doc, *span, quote, before, after, dispatch.sha256, dispatch.text_sha256, published, page)

    def problems(self) -> list[Problem]:
        """What could not be read or used, by document."""
        return list(self._reader.stored(Problem))

    def judgements(self) -> list[Judgement]:
        """All verdicts on names, in the order in which they were given, those taken back among them."""
        return list(self._reader.judgements())

    def gradings(self) -> list[Grading]:
        """All grades and undos of grades, in the order in which they were given; ``records(Grade)``: those in force."""
        return list(self._reader.gradings())

    def verify(self) -> Verdict:
        """What was checked (spans, quotes, hashes, references, the file) and every fault; none where it is whole."""
        return verify(self._reader)

    def export_lines(self) -> Iterator[bytes]:
        """The lines of the JSON Lines export, each with its newline."""
        return self._reader.export_lines()

    def _named(self, record: type[R], kind: str, reference: str, listing: str) -> R:
        self._reader.require_published()
        asked = reference.strip().lower()
        found = self._reader.named(kind, asked) if asked else []
        if len(found) > 1:
            raise BadRequestError(f"More than one {kind} begins with {reference}", "Give more of its id.")
        if not found:
            raise NotFoundError(f"There is no {kind} {reference}", f"See their ids with: {listing}")
        one = found[0]
        assert isinstance(one, record)
        return one

    def _require(self, doc: str) -> None:
        if doc not in self._reader.listing:
            near = get_close_matches(doc, self._reader.listing, 3, 0.5) or sorted(self._reader.listing)[:3]
            raise NotFoundError(f"There is no document {doc}", f"There is {', '.join(near) or 'none yet'}.")
