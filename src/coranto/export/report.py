"""Situation reports and dispute cards laid out once for all formats: blocks, their passages numbered as they come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coranto.export.assessments import HEADING, what, who
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.grade import Grade
from coranto.model.resolved import Extent
from coranto.model.source import Document
from coranto.view.as_of import counted
from coranto.view.changes import Change, Move
from coranto.view.chronicle import OPENING, EntryView, entry_views
from coranto.view.disputes import Card, Side
from coranto.view.figure_moves import FigureMove, Value
from coranto.view.figures import SeriesView
from coranto.view.gaps import GapView
from coranto.view.notes import Note, Notebook, passage
from coranto.view.situation import Check, Plan, Since, Situation
from coranto.view.voices import Voice
from coranto.view.words import day_in_words, published_in_words, support_in_words

Role = Literal["plain", "title", "faint", "warning"]
LEADING: Final = 2
"""Passages that a headline, or either side of a change, cites: the line itself cites all of them."""
_CONTESTED: Final = frozenset(("disputed", "changed", "unverified", "denied"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the report), 2 (a section) or 3 (a card)."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, with the passages it rests on."""

    words: str
    role: Role = "plain"
    cites: tuple[Extent, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list."""

    words: str
    cites: tuple[Extent, ...] = ()
    label: str = ""
    """What stands before it: a word of ours, or who speaks."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each with the passages it rests on."""

    head: tuple[str, ...]
    """What the table is of, then the heads of the columns behind the first, which has days."""
    rows: tuple[tuple[tuple[str, ...], tuple[Extent, ...]], ...]


Block = Heading | Text | Item | Table


@dataclass(frozen=True, slots=True)
class Report:
    """Blocks in reading order, and the notes that they cite."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    documents: tuple[Document, ...]
    new: frozenset[str]
    """Names of the dispatches that are new."""
    at: Mapping[Extent, int]
    """The number of the note of each passage."""

    def numbers(self, cites: Iterable[Extent]) -> tuple[int, ...]:
        """The numbers of the notes of passages, each once."""
        return tuple(dict.fromkeys(self.at[extent] for extent in cites))


def situation_report(view: Situation, corpus: Corpus) -> Report:
    """The report of a situation of the corpus."""
    blocks = tuple(_Layout(view, corpus).blocks())
    new = frozenset(view.since.dispatches) if view.since is not None else frozenset[str]()
    return _numbered("Situation report", blocks, corpus, view.documents, new)


def disputes_report(cards: Sequence[Card], corpus: Corpus) -> Report:
    """Dispute cards alone."""
    blocks: list[Block] = [block for card in cards for block in _card(card)]
    cited = {voice.doc for card in cards for voice in card.voices}
    documents = tuple(d for d in corpus.all(Document) if d.doc in cited)
    return _numbered("Disputes", tuple(blocks or [Text("Nothing is disputed.")]), corpus, documents, frozenset())


def _numbered(
    title: str, blocks: tuple[Block, ...], corpus: Corpus, documents: tuple[Document, ...], new: frozenset[str]
) -> Report:
    notebook = Notebook(corpus)
    cited = dict.fromkeys(extent for block in blocks for extent in _cites(block))
    notes = tuple(map(notebook.note, cited))
    return Report(title, blocks, notes, documents, new, {note.extent: note.number for note in notes})


def _cites(block: Block) -> Iterator[Extent]:
    if isinstance(block, Table):
        for _, cites in block.rows:
            yield from cites
    elif not isinstance(block, Heading):
        yield from block.cites


class _Layout:
    """A situation in blocks, section by section; sections without content are left out."""

    def __init__(self, view: Situation, corpus: Corpus) -> None:
        self._view = view
        since = view.since
        changed = [c.now or c.was for c in (*since.changed, *since.withdrawn)] if since is not None else []
        new = since.new if since is not None else ()
        listed = (*view.headlines, *new, *view.denials, *view.tray, *(e for e in changed if e is not None))
        self._lines = entry_views(corpus, listed)
        told = {id_ for entry in listed for id_ in (*entry.claims, *entry.events, *entry.figures)}
        self._grades = [grade for grade in corpus.all(Grade) if grade.about in told]
        self._new = {entry.id for entry in new}

    def blocks(self) -> Iterator[Block]:
        """All of them."""
        view = self._view
        yield Heading(1, "Situation report")
        since = f", since {day_in_words(view.since.day)}" if view.since is not None else ""
        yield Text((day_in_words(view.day) if view.day else "No day") + since, "title")
        yield Text(f"{counted(len(view.documents), 'dispatch')}. Titles and texts are the sources' own words.", "faint")
        yield from (Text(note, "faint") for note in view.notes)
        yield from _section("In brief", map(self._headline, view.headlines))
        if not self._lines:
            yield Text("There is nothing to report.")
        if view.since is not None:
            yield from self._since(view.since)
        yield from _section("Disputed", (block for card in view.disputes for block in _card(card)))
        yield from _section(
            "Denied, with no other side here", (Item(e.title, e.citations, self._when(e)) for e in view.denials)
        )
        yield from _section("Not verified", map(_check, view.unverified))
        yield from _section("Declared unknown", map(_gap, view.gaps))
        yield from _section("Planned or threatened", map(_plan, view.ahead))
        yield from _section("Figures", map(_table, view.series))
        yield from _section(HEADING, map(_grade, self._grades))
        yield from _section("Without a date", (block for e in view.tray for block in self._line(e)))

    def _since(self, since: Since) -> Iterator[Block]:
        day = day_in_words(since.day)
        if since.empty:
            yield Heading(2, f"New since {day}")
            later = counted(len(since.dispatches), "dispatch") if since.dispatches else "no dispatch"
            yield Text(f"Nothing is new: {later} published after that day.")
            return
        yield from _section(f"New since {day}", self._new_lines(since.new))
        yield from _section("Figures that moved", map(_figure_move, since.figures))
        yield from _section("Changed", (block for c in since.changed for block in self._changed(c)))
        yield from _section("Withdrawn", (block for c in since.withdrawn for block in self._changed(c)))

    def _new_lines(self, entries: Sequence[Entry]) -> Iterator[Block]:
        for entry in entries[:OPENING]:
            yield from self._line(entry)
        if len(entries) > OPENING:
            yield Text("Also new", "title")
            yield from (Item(e.title, e.citations[:LEADING], self._when(e)) for e in entries[OPENING:])

    def _headline(self, entry: Entry) -> Block:
        line = self._lines[entry.id]
        mark = " · new" if entry.id in self._new else " · changed since" if entry.id in self._view.changed else ""
        return Item(f"{entry.title} ({self._facts(line)}{mark})", entry.citations[:LEADING], line.when)

    def _line(self, entry: Entry) -> Iterator[Block]:
        line = self._lines[entry.id]
        yield Text(entry.title, "title", entry.citations)
        contested = not _CONTESTED.isdisjoint(line.badges)
        yield Text(f"{line.when} · {self._facts(line)}", "warning" if contested else "faint")
        if entry.text.rstrip(". ") != entry.title.rstrip(". "):
            yield Text(entry.text)

    def _changed(self, change: Change) -> Iterator[Block]:
        entry = change.now or change.was
        assert entry is not None
        yield Text(entry.title, "title", entry.citations[:1])
        if change.was is not None and change.now is not None and change.was.title != change.now.title:
            yield Item(change.was.title, change.was.citations[:1], "before")
        yield from (_move(move) for move in change.moves if move.kind != "figure")

    def _facts(self, line: EntryView) -> str:
        said = [f"says {'; '.join(line.speakers)}"] if line.speakers else []
        return " · ".join([*([line.place] if line.place else []), *line.badges, line.support, *said])

    def _when(self, entry: Entry) -> str:
        return self._lines[entry.id].when


def _section(words: str, blocks: Iterable[Block]) -> Iterator[Block]:
    held = list(blocks)
    if held:
        yield Heading(2, words)
        yield from held


def _figure_move(move: FigureMove) -> Block:
    was = "; ".join(map(str, move.was))
    what = f"{move.what} – {move.place}" if move.place else move.what
    return Item(f"{was} → {move.now}", tuple(map(_at, (*move.was, move.now))), what)


def _at(value: Value) -> Extent:
    return Extent(value.doc, value.start, value.end)


def _move(move: Move) -> Block:
    words = " → ".join(filter(None, (move.was, move.now)))
    why = f" ({move.why})" if move.why else ""
    now_cited = move.now_cited if move.kind in ("origins", "parties") else move.now_cited[:LEADING]
    return Item(words + why, (*move.was_cited[:LEADING], *now_cited), move.kind)


def _card(card: Card) -> Iterator[Block]:
    yield Heading(3, card.title)
    yield Text(f"{card.how}: {card.why[0]}", "warning")
    for number, side in enumerate(card.sides, 1):
        yield Text(f"Side {number}{' (denies)' if side.denies else ''} · {_behind(side)}", "faint")
        yield from map(_voice, side.voices)
    if card.beside:
        yield Text("Beside them", "faint")
        yield from map(_voice, card.beside)
    common = card.common
    shared = [("count", common.counted), ("as of", common.as_of), ("place", common.place)]
    shared += [("name", ", ".join(common.names)), ("tell", "; ".join(common.events))]
    told = "; ".join(f"{what}: {words}" for what, words in shared if words)
    yield Text(f"Common ground · {told or 'none that the texts state'}", "faint")


def _behind(side: Side) -> str:
    support = support_in_words(side.n_origins, len(side.parties))
    return f"{support} ({', '.join(side.parties)})" if side.parties else support


def _voice(voice: Voice) -> Block:
    amount = f"{voice.amount} – " if voice.amount and voice.amount != voice.words else ""
    status = f", {voice.status}" if voice.status not in ("asserted", "denied") else ""
    places = (voice.extent, *map(passage, voice.also))
    return Item(f"{amount}{voice.words} ({voice.said}{status})", places, voice.who)


def _check(check: Check) -> Block:
    tried = f" – not verified by {check.by}" if check.by else ""
    voice = check.voice
    return Item(f"{voice.words}{tried} ({voice.said})", (voice.extent, *check.passages), voice.who)


def _gap(gap: GapView) -> Block:
    about = f" – about: {gap.about}" if gap.about and gap.about not in gap.words else ""
    said = f", said by {gap.said_by}" if gap.said_by else ""
    places = tuple(map(passage, (gap.permalink, *gap.also)))
    return Item(f"{gap.words}{about} ({gap.published}{said})", places, gap.reason)


def _plan(plan: Plan) -> Block:
    place = f" – {plan.place}" if plan.place else ""
    return Item(f"{plan.title}{place} ({plan.status})", plan.cited, plan.when or "no day stated")


def _grade(grade: Grade) -> Block:
    return Item(what(grade), () if grade.passage is None else (grade.passage,), who(grade))


def _table(series: SeriesView) -> Block:
    heading = f"{series.heading} – {series.place}" if series.place else series.heading
    rows = tuple(
        (
            (step.as_of or "no day", ", ".join([step.amount, *step.marks]), step.who),
            tuple(map(passage, (step.permalink, *step.also))),
        )
        for step in series.steps
    )
    return Table((heading, "how many", "who says so"), rows)


DISPATCHES: Final = ("dispatch", "outlet", "published", "how that is known", "sha256")


def dispatch_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """The rows of the table of dispatches, under ``DISPATCHES``."""
    for d in report.documents:
        name = f"{d.doc} (new)" if d.doc in report.new else d.doc
        yield name, d.outlet or "", published_in_words(d.published), d.published.basis, d.sha256


def note_in_words(note: Note) -> str:
    """A note without its number: where it stands, when that was published, its words."""
    outlet = f"{note.outlet}, " if note.outlet else ""
    return f"{outlet}{note.published}. “{' '.join(note.quote.split())}”"
