"""The rows of a dossier, laid out for composing: who tells what in which sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from coranto.compose.lines import Lines
from coranto.model.annotation import Place, Time
from coranto.model.assertion import Claim, EventMention, Figure, Gap
from coranto.model.corpus import Corpus
from coranto.model.resolved import Event, Extent, Relation, Series
from coranto.model.source import Document
from coranto.resources.triggers import TriggerLexicon

K = TypeVar("K")
V = TypeVar("V")


class _Row(Protocol):
    @property
    def doc(self) -> str: ...

    @property
    def start(self) -> int: ...


R = TypeVar("R", bound=_Row)

CHANGES: Final = frozenset(("corrects", "retracts"))
DISPUTES: Final = frozenset(("denies", "contradicts"))
_OUTCOMES: Final = frozenset(("updates",))
SET_AGAINST: Final = frozenset(("juxtaposed",))
"""Two words on one matter; figures that merely stand beside one another dispute nothing."""

Home = tuple[str, int]
"""A document and the start of a sentence in it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The rows of a dossier, most of them by the sentence in which they begin."""

    lines: Lines
    lemmas: Mapping[tuple[str, int, int], tuple[EventMention, ...]]
    claims: Mapping[str, Claim]
    figures: Mapping[str, Figure]
    documents: Mapping[str, Document]
    claims_in: Mapping[Home, tuple[Claim, ...]]
    figures_in: Mapping[Home, tuple[Figure, ...]]
    gaps_in: Mapping[Home, tuple[Gap, ...]]
    times_in: Mapping[Home, tuple[Time, ...]]
    places_in: Mapping[Home, tuple[Place, ...]]
    mentions_in: Mapping[Home, tuple[EventMention, ...]]
    homes_of: Mapping[str, tuple[Home, ...]]
    """The sentences that name a place, by its name."""
    towns_at: Mapping[tuple[float | None, float | None], frozenset[str]]
    """The names of towns, by their latitude and longitude."""
    series: tuple[Series, ...]
    events: Mapping[str, Event]
    relations: Mapping[str, tuple[Relation, ...]]
    """By the id of either side."""
    lexicon: TriggerLexicon

    @staticmethod
    def of(corpus: Corpus, lexicon: TriggerLexicon) -> "Desk":
        """The desk of one dossier."""
        lines = Lines(corpus)
        claims = tuple(corpus.all(Claim))
        figures = tuple(corpus.all(Figure))

        def by_home(rows: Iterable[R]) -> dict[Home, tuple[R, ...]]:
            return grouped((lines.home(row.doc, row.start), row) for row in rows)

        places_in = by_home(corpus.all(Place))
        placed = [(home, place) for home, places in places_in.items() for place in places]
        towns = grouped(((p.lat, p.lon), p.name) for _, p in placed if p.precision == "city")
        return Desk(
            lines,
            grouped(((m.doc, m.start, m.end), m) for m in corpus.all(EventMention)),
            {claim.id: claim for claim in claims},
            {figure.id: figure for figure in figures},
            {document.doc: document for document in corpus.all(Document)},
            by_home(claims),
            by_home(figures),
            by_home(corpus.all(Gap)),
            by_home(corpus.all(Time)),
            places_in,
            by_home(corpus.all(EventMention)),
            {name: tuple(dict.fromkeys(homes)) for name, homes in grouped((p.name, h) for h, p in placed).items()},
            {point: frozenset(names) for point, names in towns.items()},
            tuple(corpus.all(Series)),
            {event.id: event for event in corpus.all(Event)},
            grouped((side, r) for r in corpus.all(Relation) for side in (r.a, r.b)),
            lexicon,
        )

    def related(self, id_: str, kinds: frozenset[str]) -> list[Relation]:
        """The relations of some kinds in which a record stands on either side."""
        return [r for r in self.relations.get(id_, ()) if r.type in kinds]

    def opposed(self, id_: str) -> list[Relation]:
        """The relations by which somebody denies or contradicts a record, or one word is set against another."""
        found = self.related(id_, DISPUTES)
        return found + [r for r in self.related(id_, SET_AGAINST) if not {r.a, r.b} & self.figures.keys()]

    def is_changed(self, id_: str) -> bool:
        """Whether a record is corrected or taken back or does so itself, or is a plan of which something became."""
        if id_ in self.events and any(r.b == id_ for r in self.related(id_, _OUTCOMES)):
            return True
        return bool(self.related(id_, CHANGES))

    def is_ahead(self, begin: str, doc: str) -> bool:
        """Whether a time begins behind the last day on which its dispatch may have been printed; false if unknown."""
        document = self.documents.get(doc)
        end = None if document is None else document.published.end
        return end is not None and (begin[:10] > end[:10] or ("T" not in end and begin[:10] == end[:10]))

    def is_issued(self, doc: str) -> bool:
        """Whether a document is the statement of a body, whose word all of it is."""
        document = self.documents.get(doc)
        return document is not None and document.issuer is not None

    def where(self, id_: str) -> list[Extent]:
        """The passages of a claim or a figure, or those that tell of an event; none for any other id."""
        row = self.claims.get(id_) or self.figures.get(id_)
        if row is not None:
            return [Extent(row.doc, row.start, row.end)]
        event = self.events.get(id_)
        return [] if event is None else [Extent(m.doc, m.start, m.end) for m in event.mentions if m.tells]


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in the order given."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
