"""The daily situation report: what leads, what is new, changed, disputed, unverified, unknown and planned."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from coranto.model.assertion import Claim
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Event, Extent
from coranto.model.source import Document
from coranto.model.versions import standing
from coranto.text.dates import iso_shifted
from coranto.text.sides import PartyWords
from coranto.view.as_of import Known, known_by, known_in_words
from coranto.view.changes import Change
from coranto.view.disputes import Card, disputes
from coranto.view.figure_moves import FigureMove, figure_moves
from coranto.view.figures import SeriesView, figures
from coranto.view.filters import Filter, matching
from coranto.view.gaps import GapView, gaps
from coranto.view.notes import passage
from coranto.view.speakers import folded
from coranto.view.voices import Voice, Voices
from coranto.view.words import day_in_words

HEADLINES: Final = 7
"""Lines that lead the report: what one reads in a minute."""
_AHEAD: Final = frozenset(("planned", "threatened"))


@dataclass(frozen=True, slots=True)
class Check:
    """A statement that could not be verified, and where a text says so; no passage where its own words doubt it."""

    voice: Voice
    by: str
    """Who tried, as written; empty where nobody is named."""
    passages: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that is planned or threatened."""

    title: str
    status: str
    day: str | None
    """The first ISO day on which it may come …"""
    when: str
    """… and that time in words; empty where none is told."""
    place: str | None
    cited: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What dispatches published after a day made new, changed or withdrew."""

    day: str
    dispatches: tuple[str, ...]
    """The dispatches published since, by name."""
    new: tuple[Entry, ...]
    figures: tuple[FigureMove, ...]
    changed: tuple[Change, ...]
    """Lines that changed by more than their figures."""
    withdrawn: tuple[Change, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is otherwise."""
        return not (self.new or self.figures or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True)
class Situation:
    """The whole report; each list in the order of reading."""

    day: str | None
    """The day that it stands for: the one asked for, else the last one of any dispatch; null where none has a date."""
    notes: tuple[str, ...]
    """What is left out, and why, in words."""
    headlines: tuple[Entry, ...]
    since: Since | None
    """Null where no earlier day was given."""
    disputes: tuple[Card, ...]
    denials: tuple[Entry, ...]
    """Denials of what nobody here says."""
    unverified: tuple[Check, ...]
    gaps: tuple[GapView, ...]
    ahead: tuple[Plan, ...]
    """What is planned or threatened for a day to come, by day; then that for no day."""
    series: tuple[SeriesView, ...]
    tray: tuple[Entry, ...]
    """Lines without a date."""
    documents: tuple[Document, ...]
    changed: tuple[str, ...]
    """Ids of the lines that tell something else than before, by rank."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: since which day, as of which day, and which lines; null asks for nothing."""

    since: str | None = None
    known: Known | None = None
    """The dispatches that the corpus is of, where not of all."""
    lines: Filter = field(default_factory=Filter)


def situation(corpus: Corpus, asked: Asked, changes: Sequence[Change], words: PartyWords) -> Situation:
    """The report of a corpus; ``changes`` are those since ``asked.since``, and none without it."""
    documents = tuple(sorted(corpus.all(Document), key=lambda d: (d.published.start or "9", d.doc)))
    whole = known_by(documents, "9999-12-30")
    day = asked.known.day if asked.known is not None else whole.last
    entries = sorted(matching(corpus.all(Entry), asked.lines, corpus), key=lambda e: (e.rank, e.id))
    told = _Told(corpus, entries, narrowed=not asked.lines.empty)
    since = _since(corpus, asked, changes, told) if asked.since is not None else None
    cards = tuple(card for card in disputes(corpus, words) if told.holds(card.ids))
    in_cards = {entry for card in cards for entry in card.entries}
    moved = [change.now.id for change in changes if change.now is not None and change.was is not None]
    return Situation(
        day=day,
        notes=tuple(_notes(asked, documents, whole)),
        headlines=tuple(e for e in entries if e.day is not None)[:HEADLINES],
        since=since,
        disputes=cards,
        denials=tuple(e for e in entries if e.status == "denied" and e.id not in in_cards),
        unverified=tuple(_unverified(corpus, told)),
        gaps=tuple(gap for gap in gaps(corpus) if told.cites(passage(gap.permalink))),
        ahead=tuple(_ahead(corpus, entries, day)),
        series=tuple(row for row in figures(corpus) if told.holds(step.id for step in row.steps)),
        tray=tuple(e for e in entries if e.day is None),
        documents=documents,
        changed=tuple(moved),
    )


class _Told:
    """What the chosen lines tell and cite; everything, where no lines were chosen."""

    def __init__(self, corpus: Corpus, entries: Sequence[Entry], *, narrowed: bool) -> None:
        self._narrowed = narrowed
        self.entries = frozenset(entry.id for entry in entries)
        self._ids = {id_ for e in entries for id_ in (*e.claims, *e.figures, *e.events)}
        self._cited: dict[str, list[Extent]] = {}
        for entry in entries:
            for extent in entry.rests_on:
                self._cited.setdefault(extent.doc, []).append(extent)

    def holds(self, ids: Iterable[str]) -> bool:
        """Whether one of the claims, figures or events is told."""
        return not self._narrowed or not self._ids.isdisjoint(ids)

    def cites(self, at: Extent) -> bool:
        """Whether the passage is cited."""
        return not self._narrowed or any(at.overlaps(extent) for extent in self._cited.get(at.doc, ()))


def _notes(asked: Asked, documents: Sequence[Document], whole: Known) -> Iterator[str]:
    lines = asked.lines
    chosen = [f"at {lines.place}"] if lines.place else []
    chosen += [f"with {lines.who}"] if lines.who else []
    chosen += [f"of {day_in_words(lines.day)}"] if lines.day else []
    chosen += ["that are disputed"] if lines.disputed else []
    if chosen:
        yield f"Only lines {', '.join(chosen)}, and what they tell and cite."
    if asked.known is not None:
        yield known_in_words(asked.known)
    elif whole.first is None:
        yield "No dispatch has a date." if documents else "There is no dispatch."
    if asked.since is None:
        return
    undated = 0 if asked.known is not None else whole.undated
    if undated:
        yield f"{undated} without a date: nobody knows whether they are new, so nothing of them is called so."
    unsure = known_by(documents, asked.since).unsure
    if unsure:
        yield f"{unsure} may be older than {day_in_words(asked.since)} and are taken as newer."


def _since(corpus: Corpus, asked: Asked, changes: Sequence[Change], told: _Told) -> Since:
    day = asked.since or ""
    known = known_by(corpus.all(Document), day, undated=True).docs
    kept = [c for c in changes if c.now is None or c.now.id in told.entries]
    gone = {e.id for e in matching([c.was for c in kept if c.now is None and c.was], asked.lines, corpus)}
    kept = [c for c in kept if c.now is not None or (c.was is not None and c.was.id in gone)]
    return Since(
        day,
        tuple(doc for doc in corpus.docs() if doc not in known),
        tuple(c.now for c in kept if c.standing == "new" and c.now is not None),
        tuple(m for m in figure_moves(corpus, known) if told.holds((m.now.id, *(value.id for value in m.was)))),
        tuple(c for c in kept if c.standing == "changed" and any(m.kind != "figure" for m in c.moves)),
        tuple(c for c in kept if c.standing == "withdrawn"),
    )


def _unverified(corpus: Corpus, told: _Told) -> Iterator[Check]:
    """Every statement that a text could not check, or has from hearsay, copies of it once; none of what may come."""
    voices = Voices(corpus)
    seen: set[tuple[str, str]] = set()
    for claim in standing(corpus).all(Claim):
        failed = [check for check in claim.verification if check.outcome == "unverified"]
        voice = voices.of_claim(claim)
        key = folded(voice.who), folded(voice.words)
        hearsay = claim.status == "unverified" and claim.modality == "actual"
        if not (failed or hearsay) or not told.holds((claim.id,)) or key in seen:
            continue
        seen.add(key)
        by = next((check.by for check in failed if check.by), None)
        yield Check(voice, by or "", tuple(Extent(claim.doc, check.start, check.end) for check in failed))


def _ahead(corpus: Corpus, entries: Sequence[Entry], day: str | None) -> list[Plan]:
    """What is to come after the day, by day, then what is planned for no day; each once."""
    line = {e: entry for entry in reversed(entries) for e in entry.events}
    plans: dict[str, Plan] = {}
    for event in corpus.all(Event):
        entry = line.get(event.id)
        if event.status not in _AHEAD or entry is None or not _is_ahead(event, day):
            continue
        title = entry.title if entry.status in _AHEAD else event.title
        cited = tuple(Extent(m.doc, m.start, m.end) for m in event.mentions if m.tells)
        when = day_in_words(event.begin, _end(event), event.time_precision) if event.begin else ""
        begin = event.begin[:10] if event.begin else None
        place = event.place.name if event.place is not None else None
        plans.setdefault(folded(title), Plan(title, event.status, begin, when, place, cited))
    return sorted(plans.values(), key=lambda plan: (plan.day or "~", plan.cited[0].doc, plan.cited[0].start))


def _is_ahead(event: Event, day: str | None) -> bool:
    """Whether it may come after the day, or for all that is known, on any."""
    if event.begin is None or day is None:
        return True
    last = event.begin[:10]
    if event.until is not None and event.until[:10] > last:
        last = iso_shifted(event.until, -1)
    return last > day


def _end(event: Event) -> str | None:
    exact = event.time_precision in (None, "minute", "part-of-day", "day")
    return None if exact or event.until is None else event.until
