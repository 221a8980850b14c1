"""What is new, changed or withdrawn between two states of a chronicle: a comparison of lines by what they tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Event, Extent, Relation
from coranto.view.claims import NARRATOR
from coranto.view.figure_moves import FigureMove, figure_moves
from coranto.view.words import day_in_words

Standing = Literal["new", "changed", "withdrawn"]
MoveKind = Literal[
    "figure", "status", "phase", "day", "place", "disputed", "settled", "unverified", "verified", "corrected",
    "retracted", "denied", "origins", "parties", "gone",
]  # fmt: skip
OPPOSED: Final = frozenset(("denies", "contradicts", "juxtaposed"))
"""Relations that make a line disputed."""
_Sides = tuple[tuple[Extent, ...], tuple[Extent, ...]]
_TAKEN_BACK: Final[Mapping[str, MoveKind]] = {"corrects": "corrected", "retracts": "retracted"}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that is otherwise than it was, each side with the passages it rests on."""

    kind: MoveKind
    was: str
    """In words; empty where there was nothing."""
    now: str
    why: str
    was_cited: tuple[Extent, ...]
    now_cited: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A line that is new, that tells something else than before, or that no longer stands."""

    standing: Standing
    was: Entry | None
    """The line as it was; null for a new one."""
    now: Entry | None
    """The line as it is; null where none tells it any more."""
    moves: tuple[Move, ...]


def changes(before: Corpus, after: Corpus) -> tuple[Change, ...]:
    """What differs, in order of rank, then what is gone.

    ``after`` holds every document of ``before``. Two lines are one where they share a telling of an event, a claim or a
    figure. A line is new only if it cites a document that ``before`` does not have.
    """
    comparison = _Comparison(before, after)
    found = [comparison.change(entry) for entry in sorted(after.all(Entry), key=lambda e: (e.rank, e.id))]
    return (*(change for change in found if change is not None), *comparison.gone())


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a line tells, by marks that outlive the rebuilding of events."""

    tellings: frozenset[tuple[str, int, int]]
    claims: frozenset[str]
    figures: frozenset[str]

    def shared(self, other: "_Matter") -> tuple[int, int, int]:
        """How much of another line's it has: tellings of events, claims, figures."""
        return (
            len(self.tellings & other.tellings),
            len(self.claims & other.claims),
            len(self.figures & other.figures),
        )


class _State:
    """One state of a chronicle, laid out for comparing."""

    def __init__(self, corpus: Corpus) -> None:
        self.entries = sorted(corpus.all(Entry), key=lambda e: e.id)
        self.events = {event.id: event for event in corpus.all(Event)}
        self.claims = {claim.id: claim for claim in corpus.all(Claim)}
        self.matters = {entry.id: self._matter(entry) for entry in self.entries}
        self.relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in corpus.all(Relation):
            self.relations[relation.a].append(relation)
            self.relations[relation.b].append(relation)

    def _matter(self, entry: Entry) -> _Matter:
        told = (m for e in self._events(entry) for m in e.mentions if m.tells)
        return _Matter(
            frozenset((m.doc, m.start, m.end) for m in told), frozenset(entry.claims), frozenset(entry.figures)
        )

    def _events(self, entry: Entry) -> list[Event]:
        return [self.events[i] for i in entry.events if i in self.events]

    def events_like(self, entry: Entry) -> Iterator[tuple[Event, frozenset[tuple[str, int, int]]]]:
        """Each event of the line with the places where it is told."""
        for event in self._events(entry):
            yield event, frozenset((m.doc, m.start, m.end) for m in event.mentions if m.tells)

    def related(self, entry: Entry) -> Iterator[tuple[Relation, bool]]:
        """The relations of what the line tells; true where the line tells the second side."""
        for own in (*entry.events, *entry.claims, *entry.figures):
            for relation in self.relations.get(own, ()):
                yield relation, relation.b == own


class _Comparison:
    def __init__(self, before: Corpus, after: Corpus) -> None:
        self.known = frozenset(before.docs())
        self.was, self.now = _State(before), _State(after)
        self.places = _places(after)
        self.figures: dict[str, list[FigureMove]] = defaultdict(list)
        for move in figure_moves(after, self.known):
            self.figures[move.now.id].append(move)
        self._holders: dict[object, list[Entry]] = defaultdict(list)
        for entry in self.was.entries:
            matter = self.was.matters[entry.id]
            for mark in (*matter.tellings, *matter.claims, *matter.figures):
                self._holders[mark].append(entry)

    def change(self, entry: Entry) -> Change | None:
        """How a line of today differs from what it was; null where it does not."""
        was = self._former(entry)
        figures = tuple(_figure_move(m) for f in entry.figures for m in self.figures.get(f, ()))
        if was is None:
            return Change("new", None, entry, figures) if self._is_fresh(entry.rests_on) else None
        moves = (*figures, *self._moves(was, entry))
        if not moves:
            return None
        taken_back = any(move.kind in ("retracted", "denied") for move in moves)
        return Change("withdrawn" if taken_back else "changed", was, entry, moves)

    def gone(self) -> Iterator[Change]:
        """The lines that were, and of which nothing is told or cited any more."""
        held = {mark for m in self.now.matters.values() for mark in (*m.tellings, *m.claims, *m.figures)}
        cited: dict[str, list[Extent]] = defaultdict(list)
        for entry in self.now.entries:
            for extent in entry.rests_on:
                cited[extent.doc].append(extent)
        for entry in sorted(self.was.entries, key=lambda e: (e.rank, e.id)):
            matter, text = self.was.matters[entry.id], entry.rests_on[0]
            told = held.intersection((*matter.tellings, *matter.claims, *matter.figures))
            if not told and not any(text.overlaps(other) for other in cited[text.doc]):
                move = Move("gone", entry.title, "", "no line tells it any more", entry.rests_on[:1], ())
                yield Change("withdrawn", entry, None, (move,))

    def _former(self, entry: Entry) -> Entry | None:
        """The line of before that tells most of the same; of equals, the first by id."""
        matter = self.now.matters[entry.id]
        marks = (*matter.tellings, *matter.claims, *matter.figures)
        rivals = {e.id: e for mark in marks for e in self._holders.get(mark, ())}
        return max(
            (rivals[key] for key in sorted(rivals, reverse=True)),
            key=lambda e: matter.shared(self.was.matters[e.id]),
            default=None,
        )

    def _is_fresh(self, cited: Iterable[Extent]) -> bool:
        return any(extent.doc not in self.known for extent in cited)

    def _moves(self, was: Entry, now: Entry) -> Iterator[Move]:
        fresh = tuple(extent for extent in now.rests_on if extent.doc not in self.known)
        sides = (was.rests_on[:1], fresh or now.rests_on[:1])
        if was.status != now.status:
            yield Move("denied" if now.status == "denied" else "status", was.status, now.status, "", *sides)
        yield from self._phases(was, now)
        if (was.day, was.until) != (now.day, now.until) and self._share_a_telling(was, now):
            yield Move("day", _when(was), _when(now), "", *sides)
        if was.place != now.place and self._share_a_telling(was, now):
            yield Move("place", was.place or "no place", now.place or "no place", "", *sides)
        yield from self._disputes(was, now, sides)
        yield from self._checks(was, now, sides)
        yield from self._taken_back(now)
        if now.n_origins > was.n_origins and fresh:
            yield Move("origins", str(was.n_origins), str(now.n_origins), "", *sides)
        if now.n_parties > was.n_parties and fresh:
            yield Move("parties", str(was.n_parties), str(now.n_parties), "", *sides)

    def _share_a_telling(self, was: Entry, now: Entry) -> bool:
        return bool(self.was.matters[was.id].tellings & self.now.matters[now.id].tellings)

    def _phases(self, was: Entry, now: Entry) -> Iterator[Move]:
        """Each event told in both that has come further, or not."""
        earlier = list(self.was.events_like(was))
        for event, told in self.now.events_like(now):
            former = next((e for e, places in earlier if places & told), None)
            if former is not None and former.phase != event.phase:
                points = [p for p in event.status_history if p.phase == event.phase]
                points = [p for p in points if p.doc not in self.known] or points
                said = tuple(Extent(p.doc, p.start, p.end) for p in points[:1]) or now.rests_on[:1]
                yield Move("phase", former.phase, event.phase, "", was.rests_on[:1], said)

    def _disputes(self, was: Entry, now: Entry, sides: _Sides) -> Iterator[Move]:
        if now.disputed and not was.disputed:
            against = [r for r, _ in self.now.related(now) if r.type in OPPOSED]
            relation = next((r for r in against if self._is_fresh(self._passages(r))), next(iter(against), None))
            why, cited = (relation.why, tuple(self._passages(relation))) if relation else ("", ())
            yield Move("disputed", "undisputed", "disputed", why, sides[0], cited or sides[1])
        elif was.disputed and not now.disputed:
            yield Move("settled", "disputed", "undisputed", "", *sides)

    def _checks(self, was: Entry, now: Entry, sides: _Sides) -> Iterator[Move]:
        """What is newly doubted or found to be so."""
        if now.unverified and not was.unverified:
            yield Move("unverified", "", "unverified", "", *sides)
        for claim in (self.now.claims[i] for i in now.claims if i in self.now.claims and i not in was.claims):
            for check in claim.verification:
                if check.outcome == "verified" and claim.doc not in self.known:
                    place = (Extent(claim.doc, check.start, check.end),)
                    yield Move("verified", "", f"verified by {check.by or NARRATOR}", "", sides[0], place)

    def _taken_back(self, now: Entry) -> Iterator[Move]:
        """What the line told and somebody has since called wrong."""
        seen: set[tuple[str, str]] = set()
        for relation, second in self.now.related(now):
            kind = _TAKEN_BACK.get(relation.type)
            new, old = self.places.get(relation.a), self.places.get(relation.b)
            if kind is None or not second or new is None or old is None or (relation.a, relation.b) in seen:
                continue
            seen.add((relation.a, relation.b))
            if new[0].doc not in self.known:
                yield Move(kind, old[1], new[1], relation.why, (old[0],), (new[0],))

    def _passages(self, relation: Relation) -> list[Extent]:
        return [self.places[side][0] for side in (relation.a, relation.b) if side in self.places]


def _when(entry: Entry) -> str:
    return day_in_words(entry.day, entry.until, entry.precision)


def _places(corpus: Corpus) -> dict[str, tuple[Extent, str]]:
    """Where each claim, figure and event stands, and its words."""
    told: list[Claim | Figure] = [*corpus.all(Claim), *corpus.all(Figure)]
    found = {row.id: (Extent(row.doc, row.start, row.end), " ".join(row.text.split())) for row in told}
    for event in corpus.all(Event):
        for mention in event.mentions[:1]:
            found[event.id] = (Extent(mention.doc, mention.start, mention.end), event.title)
    return found


def _figure_move(move: FigureMove) -> Move:
    what = f"{move.what} – {move.place}" if move.place else move.what
    was = tuple(Extent(value.doc, value.start, value.end) for value in move.was)
    now = Extent(move.now.doc, move.now.start, move.now.end)
    return Move("figure", "; ".join(map(str, move.was)), str(move.now), what, was, (now,))
