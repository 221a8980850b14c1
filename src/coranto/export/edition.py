"""What leaves the house: the records that were asked for, as they may be shown, and what a file says of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Final, TypeVar

from coranto.export.excerpt import excerpt
from coranto.export.selection import Selection, selected
from coranto.model.assertion import Claim, EventMention, Figure
from coranto.model.chronicle import Entry
from coranto.model.codec import SCHEMA, Record
from coranto.model.corpus import Corpus, Folio
from coranto.model.errors import NotFoundError
from coranto.model.grade import Grade
from coranto.model.resolved import Entity, Event, Extent
from coranto.model.source import Document
from coranto.model.version import VERSION
from coranto.text.identity import content_id
from coranto.text.pages import page_at
from coranto.tools import open_tools
from coranto.view.as_of import Known
from coranto.view.chronicle import ChronicleView, chronicle
from coranto.view.filters import Filter, matching
from coranto.view.reading.desk import Desk
from coranto.view.redaction import Redaction, Stretch

R = TypeVar("R", bound=Record)
T = TypeVar("T")

GENERATOR: Final = f"Coranto {VERSION}"
LICENCE: Final = (
    "Places, their numbers and coordinates: GeoNames (https://www.geonames.org), CC BY 4.0. "
    "The words of dispatches belong to those who published them."
)
TIMES: Final = (
    "Days are local days, of the dispatch or of what it tells of; a time zone is known only where a time states it. "
    "An end is the day after the last."
)
TEXTS_KEPT: Final = 1_024
"""Texts of dispatches that are held at one time: what passages are cut from, again and again."""


@dataclass(frozen=True, slots=True)
class About:
    """What every file says of itself, in whatever place its format has for that."""

    generator: str
    schema: str
    dossier: str
    """The version of the dossier, as ``Dossier.version``; else a hash of its dispatches and lines."""
    documents: int
    """Dispatches of the dossier."""
    entries: int
    """Lines that the file is about."""
    as_of: str | None
    """The day at whose end this was known; null for what is known now."""
    filters: Mapping[str, str | bool]
    """What was asked for; empty where nothing was left out."""
    redacted: bool
    licence: str = LICENCE
    times: str = TIMES

    def plain(self) -> dict[str, Any]:
        """As plain values, for formats that hold JSON."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def in_words(self) -> str:
        """All of it on one line, for formats that hold but text."""
        asked = ", ".join(name if value is True else f"{name} {value}" for name, value in self.filters.items())
        said = [
            f"{self.generator}, {self.schema}, dossier {self.dossier} of {self.documents} dispatches",
            f"as of {self.as_of}" if self.as_of else "",
            f"only {asked}" if asked else "",
            "names and private particulars redacted" if self.redacted else "not redacted",
        ]
        return "; ".join(filter(None, said)) + f". {self.licence} {self.times}"


@dataclass(frozen=True, slots=True)
class Called:
    """What a dossier is called, and which version it is; empty where nobody said."""

    title: str = ""
    version: str = ""


class Edition:
    """A dossier, or the part of it that was asked for, as one file shows it.

    ``asked``: which lines; null for all. ``known``: of which dispatches the corpus is, where not of all. ``redact``:
    whether persons without a public role stand under pseudonyms. ``claimed``: whether formats that hold but what is
    reported to have happened also hold what stands on one party's word. Every format is made of one of these and of
    nothing else, so that none can show what another hides.
    """

    def __init__(
        self,
        corpus: Corpus,
        asked: Filter | None = None,
        known: Known | None = None,
        *,
        redact: bool = False,
        claimed: bool = False,
        called: Called = Called(),
    ) -> None:
        self._source: Final = corpus
        self.asked: Final = asked or Filter()
        self.called: Final = called
        self._known: Final = known
        self._redaction: Final = Redaction(corpus) if redact else None
        self._texts: dict[str, str] = {}
        self.claimed: Final = claimed
        self.whole: Final = self.asked.empty
        """Whether nothing is left out."""

    @cached_property
    def about(self) -> About:
        """What the file says of itself."""
        known = self._known.day if self._known is not None else None
        version, documents = self.called.version or dossier_version(self._source), len(self._source.docs())
        asked = self.shown(asked_in_words(self.asked))
        return About(
            GENERATOR, SCHEMA, version, documents, len(self._chosen), known, asked, self._redaction is not None
        )  # fmt: skip

    @cached_property
    def view(self) -> ChronicleView:
        """The chronicle as a reader meets it."""
        return self.shown(chronicle(self._source, self.asked, known=self._known))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The lines, by day, the undated last."""
        return tuple(self.shown(entry) for entry in self._chosen)

    def records(self, kind: type[R]) -> Iterator[R]:
        """The records of one kind that the file holds, in canonical order."""
        selection = None if self.whole else self._selection
        return (self.shown(record) for record in self._source.all(kind) if selection is None or selection.holds(record))

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents that the file holds, by name as shown."""
        return {row.doc: row for row in self.records(Document)}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events that the file holds, by id."""
        return {row.id: row for row in self.records(Event)}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims that the file holds, by id."""
        return {row.id: row for row in self.records(Claim)}

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The figures that the file holds, by id."""
        return {row.id: row for row in self.records(Figure)}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities that the file holds, by id."""
        return {row.id: row for row in self.records(Entity)}

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """Reviewers' grades in force that the file holds, by time."""
        return tuple(self.records(Grade))

    @cached_property
    def mentions(self) -> Mapping[tuple[str, int, int], EventMention]:
        """The event mentions that the file holds, by where they stand."""
        return {(row.doc, row.start, row.end): row for row in self.records(EventMention)}

    def quote(self, cited: Extent) -> str:
        """The words of a passage, as they may be shown."""
        return "".join(stretch.text for stretch in self.stretches(cited.doc, cited.start, cited.end))

    def page(self, cited: Extent) -> int | None:
        """The page that a passage begins on, from 1; null where its document has no pages."""
        return page_at(self._text(cited.doc), cited.start)

    def text(self, doc: str) -> str:
        """The words of a document, as they may be shown."""
        return "".join(stretch.text for stretch in self.stretches(doc))

    def stretches(self, doc: str, start: int = 0, end: int | None = None) -> tuple[Stretch, ...]:
        """A document's text from ``start`` to ``end`` (its own, if null) in pieces: what is withheld is a piece."""
        text = self._text(doc)
        end = len(text) if end is None else end
        if self._redaction is None:
            return (Stretch(start, end, text[start:end], withheld=False),)
        return self._redaction.stretches(self._redaction.source_doc(doc), start, end)

    def folio(self, doc: str) -> Folio:
        """One document; its records are as they may be shown, its text is what offsets count in only if unredacted."""
        folio = self._folio(doc)
        return folio if self._redaction is None else self._redaction.folio(folio)

    @cached_property
    def _chosen(self) -> tuple[Entry, ...]:
        return tuple(matching(self._source.all(Entry), self.asked, self._source))

    @cached_property
    def _selection(self) -> Selection:
        return selected(self._source, self._chosen)

    @cached_property
    def desk(self) -> Desk:
        """What the file holds, laid out for readers; whatever it gives must pass through ``shown``."""
        whole = Desk(self._source, open_tools().parties)
        if self.whole:
            return whole
        return Desk(excerpt(self._source, self._chosen, whole.cards), open_tools().parties)

    def shown(self, value: T) -> T:
        """A record or a view as it may be shown."""
        return value if self._redaction is None else self._redaction.of(value)

    def doc(self, name: str) -> str:
        """A document's name as it may be shown."""
        return name if self._redaction is None else self._redaction.doc(name)

    def _text(self, doc: str) -> str:
        if doc not in self._texts:
            if len(self._texts) >= TEXTS_KEPT:
                self._texts.clear()
            self._texts[doc] = self._folio(doc).text
        return self._texts[doc]

    @cached_property
    def _docs(self) -> frozenset[str]:
        return frozenset(self._source.docs())

    def _folio(self, doc: str) -> Folio:
        name = doc if self._redaction is None else self._redaction.source_doc(doc)
        if name not in self._docs:
            raise NotFoundError(f"There is no document {doc}", "See: coranto show FILE")
        return self._source.folio(name)


def dossier_version(corpus: Corpus) -> str:
    """A hash of the dispatches and the lines of a dossier: the same for the same sources and verdicts."""
    documents = (f"{row.doc}\x1e{row.sha256}" for row in corpus.all(Document))
    return content_id("dossier", *documents, *(entry.id for entry in corpus.all(Entry)))


def asked_in_words(asked: Filter) -> dict[str, str | bool]:
    """What a filter asks for, by the name of the option; what it does not ask for is left out."""
    values = {one.name: getattr(asked, one.name) for one in fields(asked) if one.name != "areas"}
    return {
        name.rstrip("_"): ", ".join(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value is not None and value is not False and value != ()
    }
