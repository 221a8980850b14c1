"""The chronicle as a reader meets it: an opening, the days behind it, a tray, and numbered notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from coranto.model.assertion import Claim, Counted, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Entity, Extent, Origin
from coranto.model.source import Document
from coranto.model.support import support_of
from coranto.text.folding import plain
from coranto.view.as_of import Known, known_in_words
from coranto.view.filters import Filter, matching
from coranto.view.notes import Note, Notebook
from coranto.view.speakers import source_name
from coranto.view.words import day_in_words, figure_in_words, support_in_words

OPENING: Final = 25
"""Entries that open a chronicle: what one reads in a few minutes."""


_COUNTED: Final = get_args(Counted)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: what is counted, how many in the source's words, who says so, as of when."""

    what: str
    amount: str
    who: str
    as_of: str
    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry, ready to be laid out."""

    id: str
    day: str | None
    when: str
    place: str | None
    title: str
    text: str
    status: str
    badges: tuple[str, ...]
    support: str
    speakers: tuple[str, ...]
    """Who says so, as written; empty where the narrator does."""
    figures: tuple[FigureLine, ...]
    notes: tuple[Note, ...]
    beside: tuple[Note, ...] = ()
    """What other dispatches tell of what seems the same matter; it proves nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading."""

    heading: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class ChronicleView:
    """The whole page: ``opening`` first, ``rest`` behind it, then what has no day or no place."""

    opening: tuple[Section, ...]
    rest: tuple[Section, ...]
    tray: tuple[EntryView, ...]
    documents: tuple[Document, ...]
    total: int
    note: str = ""
    """As of when it stands, and what is left out, in words; empty where it is the whole dossier as it stands now."""

    def sections(self) -> tuple[Section, ...]:
        """Every section in reading order, the tray last."""
        tray = (Section("Without a date", self.tray),) if self.tray else ()
        return (*self.opening, *self.rest, *tray)

    def notes(self) -> tuple[Note, ...]:
        """All notes, by number."""
        entries = (entry for section in self.sections() for entry in section.entries)
        return tuple(note for entry in entries for note in (*entry.notes, *entry.beside))


def chronicle(
    corpus: Corpus, asked: Filter | None = None, opening: int = OPENING, known: Known | None = None
) -> ChronicleView:
    """The view of a dossier's entries that pass the filter; notes are numbered in reading order.

    ``known``: of which dispatches the corpus is, where not of all.
    """
    asked = asked or Filter()
    found = matching(corpus.all(Entry), asked, corpus)
    dated = sorted((e for e in found if e.day), key=lambda e: e.rank)
    first, rest = dated[:opening], dated[opening:]
    contested = [e for e in first if e.disputed or e.changed]
    plain = [e for e in first if not (e.disputed or e.changed)]
    layout = [("Disputed or changed", sorted(contested, key=_by_day))] if contested else []
    layout += _days(plain)
    pages = _Pages(corpus, found)
    opened = tuple(pages.section(heading, entries) for heading, entries in layout)
    behind = tuple(pages.section(heading, entries) for heading, entries in _days(rest))
    tray = tuple(pages.entry(e) for e in sorted((e for e in found if not e.day), key=lambda e: e.rank))
    documents = tuple(sorted(corpus.all(Document), key=lambda d: (d.published.start or "9", d.doc)))
    note = known_in_words(known) if known is not None else ""
    return ChronicleView(opened, behind, tray, documents, len(found), note)


def entry_view(corpus: Corpus, entry: Entry) -> EntryView:
    """One entry alone, its notes numbered from 1."""
    return _Pages(corpus, [entry]).entry(entry)


def entry_views(corpus: Corpus, entries: Sequence[Entry]) -> dict[str, EntryView]:
    """Each of the entries by its id, its notes numbered on from those before it."""
    pages = _Pages(corpus, entries)
    return {entry.id: pages.entry(entry) for entry in entries}


def _by_day(entry: Entry) -> tuple[str, int]:
    return entry.day or "", entry.rank


def _days(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Entries under the day they begin on, earliest first; under the month or the year where no more is known."""
    headings: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=_by_day):
        wide = entry.precision in ("month", "year")
        heading = day_in_words(entry.day, entry.until, entry.precision) if wide else day_in_words(entry.day)
        headings.setdefault(heading, []).append(entry)
    return list(headings.items())


def said_by(
    entry: Entry, claims: Mapping[str, Claim], names: Mapping[str, str], documents: Mapping[str, Document]
) -> tuple[str, ...]:
    """Who says so, each bearer and each wording once, in the order of the claims, then whose statements are cited.

    Nobody where a narrator does. ``claims``, ``documents``: by id and by name; ``names``: of entities, by id.
    """
    if entry.status == "reported":
        return ()
    found: dict[str, str] = {}
    bearers: set[str | None] = set()
    for source in (claims[c].source for c in entry.claims if c in claims):
        if source is None or source.entity in bearers:
            continue
        if source.entity in names:
            bearers.add(source.entity)
        name = source_name(source, names)
        found.setdefault(plain(name, case=True).removeprefix("the "), name)
    for issuer in (documents[cited.doc].issuer for cited in entry.rests_on):
        if issuer is not None:
            found.setdefault(plain(issuer.text, case=True).removeprefix("the "), issuer.text)
    return tuple(found.values())


def ordered_figures(figures: Iterable[Figure]) -> list[Figure]:
    """Figures of one entry as they are listed: one thing counted after another, each by its day."""
    return sorted(figures, key=lambda f: (_COUNTED.index(f.quantity), f.first_day or "", f.low or 0, f.doc, f.start))


class _Pages:
    """Turns entries into views, numbering notes as it goes."""

    def __init__(self, corpus: Corpus, entries: Sequence[Entry]) -> None:
        wanted = {f for e in entries for f in e.figures}
        self._figures = {f.id: f for f in corpus.all(Figure) if f.id in wanted}
        self._names = {e.id: e.name for e in corpus.all(Entity)}
        self._claims = {c.id: c for c in corpus.all(Claim)}
        self._documents = {d.doc: d for d in corpus.all(Document)}
        self._support = support_of(corpus.all(Copy), corpus.all(Origin))
        self._notebook = Notebook(corpus)

    def section(self, heading: str, entries: Iterable[Entry]) -> Section:
        return Section(heading, tuple(self.entry(entry) for entry in entries))

    def entry(self, entry: Entry) -> EntryView:
        flags = (("disputed", entry.disputed), ("changed", entry.changed), ("unverified", entry.unverified))
        badges = (entry.status, *(name for name, raised in flags if raised))
        return EntryView(
            id=entry.id,
            day=entry.day,
            when=day_in_words(entry.day, entry.until, entry.precision),
            place=entry.place,
            title=entry.title,
            text=entry.text,
            status=entry.status,
            badges=badges,
            support=support_in_words(entry.n_origins, entry.n_parties),
            speakers=said_by(entry, self._claims, self._names, self._documents),
            figures=self._figure_lines(entry),
            notes=self._notes(entry.rests_on),
            beside=self._notes(entry.see_also),
        )

    def _figure_lines(self, entry: Entry) -> tuple[FigureLine, ...]:
        """One thing counted after another, each by its day."""
        ordered = ordered_figures(self._figures[f] for f in entry.figures if f in self._figures)
        return tuple(self._figure(f) for f in ordered)

    def _figure(self, figure: Figure) -> FigureLine:
        claim = self._claims.get(figure.claim or "")
        speaker = figure.source or (claim.source if claim else None)
        who = source_name(speaker, self._names) if speaker else self._documents[figure.doc].outlet or figure.doc
        as_of = figure.first_day
        what, amount = figure_in_words(figure)
        return FigureLine(what, amount, who, day_in_words(as_of) if as_of else "", figure.doc, figure.start, figure.end)

    def _notes(self, citations: Sequence[Extent]) -> tuple[Note, ...]:
        notes: list[Note] = []
        for cited in citations:
            earlier = next((n for n in notes if self._support.are_copies(n.extent, cited)), None)
            notes.append(self._notebook.note(cited, earlier.number if earlier else None))
        return tuple(notes)
