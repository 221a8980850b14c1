"""An entry before it is written: what belongs in one line of the chronicle."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from coranto.compose.desk import Desk, Home
from coranto.compose.selection import Passage, Wording
from coranto.model.assertion import Claim, Figure
from coranto.model.resolved import Event, Extent

WEIGHT_OF_QUANTITY: Final = {"killed": 10, "injured": 8, "missing": 8, "displaced": 7, "fled": 7, "captured": 6}
"""Consequence of what is counted; see `PLAIN_WEIGHT` for the rest."""
PLAIN_WEIGHT: Final = 3
"""Consequence of a count of things, of sums and of shares."""
MANY: Final = 10
"""The least number of things that is news of itself; below it, a count of things must open its clause."""


@dataclass(slots=True, eq=False)
class Draft:
    """An entry before it is written."""

    events: list[Event]
    wording: Wording
    passages: list[Passage]
    also: list[Passage] = field(default_factory=list)
    """Passages that are cited but support another value or another word: they count for nothing."""
    beside: list[Passage] = field(default_factory=list)
    """Passages of other dispatches that seem to tell of the same matter: they are cited last and prove nothing."""
    figures: list[Figure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    weight: int = 0
    kind: str = ""
    """What sort of thing it tells, so that an opening does not tell one sort alone."""
    lead: Event | None = None
    """The event that the title tells."""
    naming: list[Passage] = field(default_factory=list)
    """Passages that name the event and tell of something else: they count, but lend no words and no figures."""
    is_part: bool = False
    """Whether it is a further line of one sentence: its title is a clause, and what that tells alone belongs to it."""
    moved: bool = False
    """Whether it lists a whole series whose value has moved, or sets right what was told before."""
    unverified: bool = False
    """Whether a sentence that it cites says that it could not be checked."""

    def homes(self, desk: Desk) -> Iterator[Home]:
        """The sentences of its passages."""
        return (desk.lines.home(p.sentence.doc, p.sentence.start) for p in self.passages)

    def cites(self, sentence: Extent) -> bool:
        """Whether a sentence is cited already."""
        return any(p.sentence.overlaps(sentence) for p in (*self.passages, *self.also))

    def cite(self, passage: Passage) -> None:
        """Cites a whole sentence that counts for nothing, once."""
        if not self.cites(passage.sentence):
            self.also.append(whole(passage))

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Lists claims, each once."""
        known = {claim.id for claim in self.claims}
        self.claims += [claim for claim in claims if claim.id not in known]

    def add_figures(self, figures: Iterable[Figure]) -> None:
        """Lists figures, one for each value that one source gives of one thing; conversions are left out.

        Of two that differ only in what one of them leaves open (a headline's), the one that says more is listed.
        """
        for figure in figures:
            if figure.conversion_of is not None:
                continue
            twin = next((i for i, known in enumerate(self.figures) if _is_same(known, figure)), None)
            if twin is None:
                self.figures.append(figure)
            elif _told(figure) > _told(self.figures[twin]):
                self.figures[twin] = figure


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures give one value, of one thing, by one source, as far as both say."""
    if (one.quantity, one.low, one.high, one.text) != (other.quantity, other.low, other.high, other.text):
        return False
    return all(a == b or a is None or b is None for a, b in zip(_setting(one), _setting(other), strict=True))


def _told(figure: Figure) -> int:
    return sum(part is not None for part in _setting(figure))


def _setting(figure: Figure) -> tuple[object, ...]:
    source = None if figure.source is None else (figure.source.entity or figure.source.text)
    return figure.place, figure.as_of, source, figure.counted


def whole(passage: Passage) -> Passage:
    """The passage with its whole sentence as its clause."""
    return Passage(passage.sentence, passage.sentence, passage.furniture)


def matters(figure: Figure, opened: Collection[Home]) -> bool:
    """Whether a figure is worth listing: a toll, a sum, a measure, ten things or more, or what opens its clause.

    So are people, however few: *bans on three ministers*.
    """
    many = figure.low if figure.low is not None else figure.high
    people = figure.unit == "people"
    return figure.quantity != "other" or people or (figure.doc, figure.start) in opened or (many or MANY) >= MANY
