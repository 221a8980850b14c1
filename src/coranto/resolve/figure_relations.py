"""Figures of one series: which repeat, update, contradict or merely stand beside one another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Final

from coranto.model.assertion import Claim, Figure
from coranto.model.resolved import Extent, Relation, RelationType, Series
from coranto.model.support import Support
from coranto.text.stems import content_words

HEADS: Final = 6
"""Different values of one day that are compared each with each; beyond, only with the first."""

ABOUT: Final = 0.1
"""How far, as a share, *some* and *about* may be off."""

_SCORES: Final[Mapping[RelationType, float]] = {
    "same": 0.95,
    "corroborates": 0.8,
    "updates": 0.8,
    "corrects": 0.85,
    "contradicts": 0.85,
    "juxtaposed": 0.6,
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The figures of a dossier with what judging them needs."""

    figures: Mapping[str, Figure]
    claims: Mapping[str, Claim]
    siblings: frozenset[str]
    """Documents whose date was inferred from a sibling: their days prove no contradiction."""
    support: Support
    withdrawn: frozenset[str] = frozenset()
    """Figures that their own sentence calls wrong (*an earlier report of 40 deaths was wrong*)."""

    added: frozenset[str] = frozenset()
    """Figures that count others than those before (*a further 41*): they speak against none."""

    moved: frozenset[str] = frozenset()
    """Figures told as a change of one before (*revised to 38*): within their dispatch they go on from it."""

    facing: Sequence[tuple[str, str]] = ()
    """Pairs of figures of one sentence that two speakers give for one thing: *police said 300, organisers 2,000*."""

    instead: Sequence[tuple[str, str, frozenset[str]]] = ()
    """Figures told in one sentence as wrong and as right, with the words around: *it was not 48 but 51*."""

    def standing(self, wrong: Figure) -> Figure | None:
        """The nearest figure of the same document and quantity that nobody takes back."""
        alike = [
            f
            for f in self.figures.values()
            if f.doc == wrong.doc and f.quantity == wrong.quantity and f.id not in self.withdrawn and not f.projection
        ]
        return min(alike, key=lambda f: (abs(f.start - wrong.start), f.start, f.id), default=None)

    def is_rejected(self, figure: Figure) -> bool:
        """Whether the figure is told only to be called wrong (*the governor's figure of 220 was wrong*)."""
        claim = self.claims.get(figure.claim or "")
        return claim is not None and _calls_wrong(claim.text)

    def speaker(self, figure: Figure) -> str:
        """A key for who gives the figure."""
        source = figure.source
        claim = self.claims.get(figure.claim or "")
        if source is None and claim is not None:
            source = claim.source
        return f"doc {figure.doc}" if source is None else (source.entity or source.text).casefold()


@lru_cache(maxsize=256)
def _calls_wrong(text: str) -> bool:
    """Whether words call a figure wrong; asked again for each figure in them."""
    return _REJECTED.search(text) is not None


_REJECTED: Final = re.compile(
    r"\b(?:figures?|numbers?|tolls?|counts?|estimates?|tally|reports?|claims?)\b[^.;]{0,60}\b(?:wrong|false|incorrect|mistaken"
    r"|exaggerated|inflated|too high|untrue|irresponsible|absurd|baseless|invented|nonsense)\b",
    re.IGNORECASE,
)
"""What somebody says of another's figure when he does not accept it."""


def bounds(figure: Figure) -> tuple[float, float]:
    """The closed interval of values that the figure allows; open ends are infinite."""
    low = figure.low if figure.low is not None else figure.point
    high = figure.high if figure.high is not None else figure.point if figure.low is None else None
    if figure.qualifier == "exact" and figure.point is not None:
        return figure.point, figure.point
    if figure.qualifier == "about" and figure.point is not None:
        slack = ABOUT * abs(figure.point)
        return figure.point - slack, figure.point + slack
    return (-inf if low is None else low), (inf if high is None else high)


def disjoint(one: Figure, other: Figure) -> bool:
    """Whether no value satisfies both; a vague figure (*dozens*) excludes nothing."""
    if "vague" in (one.qualifier, other.qualifier):
        return False
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    return high < other_low or other_high < low


def unlike_counts(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether the figures of two statements give the victims of one kind in numbers that exclude one another."""
    return any(
        f.quantity == g.quantity and f.quantity in _GROWING and f.quantity != "other" and disjoint(f, g)
        for f in one
        for g in other
    )


def series_relations(series: Series, shelf: Shelf) -> Iterator[Relation]:
    """The relations within one series, as many as its figures, give or take a few."""
    rows = [shelf.figures[f] for f in series.figures if f in shelf.figures]
    rows = [f for f in rows if not f.projection and f.conversion_of is None and f.subset_of is None]
    rows.sort(key=lambda f: (_day(f), f.doc, f.start, f.id))
    rows = [f for f in rows if f.id not in shelf.withdrawn]
    heads_of: dict[str, list[Figure]] = {}
    for figure in rows:
        heads = heads_of.setdefault(_day(figure), [])
        head = next((h for h in heads if bounds(h) == bounds(figure)), None)
        if head is None:
            yield from _among_heads(figure, heads, shelf, series)
            heads.append(figure)
        else:
            yield _repeated(head, figure, shelf)
    yield from _updates([f for f in rows if not shelf.is_rejected(f)], shelf, series)


def _day(figure: Figure) -> str:
    return figure.first_day or ""


def _extent(figure: Figure) -> Extent:
    return Extent(figure.doc, figure.start, figure.end)


def _repeated(head: Figure, figure: Figure, shelf: Shelf) -> Relation:
    """One value of one day twice: the same words, the same speaker, or two who agree."""
    same_words = shelf.support.are_copies(_extent(head), _extent(figure))
    one_origin = shelf.support.origin(head.doc) == shelf.support.origin(figure.doc)
    if same_words or one_origin or shelf.speaker(head) == shelf.speaker(figure):
        why = "the same words in two places" if same_words else "one speaker or one origin gives the same figure"
        return _relation("same", figure, head, why)
    return _relation("corroborates", figure, head, f"two origins give {figure.text} for the same thing and day")


def _among_heads(figure: Figure, heads: Sequence[Figure], shelf: Shelf, series: Series) -> Iterator[Relation]:
    """How a new value of a day stands to the other values of that day."""
    for head in heads[:HEADS] if len(heads) < HEADS else heads[:1]:
        if {head.id, figure.id} & shelf.added:
            continue
        if not disjoint(head, figure):
            yield _relation("juxtaposed", figure, head, f"“{head.text}” and “{figure.text}” can both be true")
        elif head.claim is not None and head.claim == figure.claim and shelf.speaker(head) == shelf.speaker(figure):
            continue  # numbers of one statement count different things: *14 votes to her rival's 12*
        elif not _is_one_setting(head, figure, series, shelf):
            why = f"“{head.text}” against “{figure.text}”, but the day or the place that both speak of is not certain"
            yield _relation("juxtaposed", figure, head, why)
        elif shelf.support.origin(head.doc) == shelf.support.origin(figure.doc) and head.doc != figure.doc:
            yield _relation("juxtaposed", figure, head, f"editions of one text give “{head.text}” and “{figure.text}”")
        elif head.doc == figure.doc and head.source is None and figure.source is None:
            why = f"one narrator gives “{head.text}” and “{figure.text}” for a day"
            yield _relation("juxtaposed", figure, head, why)
        elif shelf.speaker(head) == shelf.speaker(figure):
            yield _relation(
                "updates", figure, head, f"one speaker moves from “{head.text}” to “{figure.text}” in a day"
            )
        elif head.doc == figure.doc and (moved := _moved(head, figure, shelf)) is not None:
            was, now = moved
            yield _relation("updates", now, was, f"it moves from “{was.text}” to “{now.text}” within a dispatch")
        else:
            why = f"“{head.text}” and “{figure.text}” for the same thing, place and day cannot both be true"
            yield _relation("contradicts", figure, head, why)


def _moved(one: Figure, other: Figure, shelf: Shelf) -> tuple[Figure, Figure] | None:
    """What a figure of a dispatch moved from and to; null where the one that moved stands before another's word.

    *The league now says five. The ministry repeated that there was one*: the ministry's is no earlier count.
    """
    if not {one.id, other.id} & shelf.moved:
        return None
    was, now = sorted((one, other), key=lambda f: (f.id in shelf.moved, f.start))
    sourced = was.source is not None and now.source is not None
    return None if sourced and now.start < was.start else (was, now)


BESIDE: Final = 400
"""Characters within which one dispatch sets two counts against one another."""


def _is_one_setting(head: Figure, figure: Figure, series: Series, shelf: Shelf) -> bool:
    """Whether the two surely speak of one place and day: both are told, or two speakers are set side by side."""
    if (head.place is None) != (figure.place is None):
        return False
    if head.doc == figure.doc and _day(head) == _day(figure) and abs(head.start - figure.start) < BESIDE:
        return (head.source is not None and figure.source is not None) or (
            _day(figure) != "" and series.place is not None
        )
    sibling = figure.doc in shelf.siblings or head.doc in shelf.siblings
    return _day(figure) != "" and series.place is not None and not sibling


def _updates(rows: Sequence[Figure], shelf: Shelf, series: Series) -> Iterator[Relation]:
    """Each figure of a later day against the last of the same speaker before it, else the last of an earlier day."""
    last_of: dict[str, Figure] = {}
    before: Figure | None = None
    current: Figure | None = None
    for figure in rows:
        if not _day(figure):
            continue
        if current is not None and _day(current) != _day(figure):
            before = current
        own = last_of.get(shelf.speaker(figure))
        if own is not None and _shrinks(own, figure, series) and not _surely_one(own, figure):
            own = None
        earlier = own or before
        moved = earlier is not None and _day(earlier) < _day(figure) and bounds(earlier) != bounds(figure)
        if earlier is not None and moved and (own is not None or _may_follow(earlier, figure, series)):
            why = f"“{earlier.text}” as of {_day(earlier)}, “{figure.text}” as of {_day(figure)}"
            yield _relation("updates", figure, earlier, why)
        last_of[shelf.speaker(figure)] = figure
        current = figure


_CORRECT: Final = re.compile(
    r"\b(?:correct|right|true|actual|proper) (?:figure|number|amount|toll|count|total|sum)\b"
    r"|\bshould have (?:said|read|been)\b",
    re.IGNORECASE,
)


def _set_right(shelf: Shelf) -> Iterator[Relation]:
    """Each figure that its own words call the correct one, against the last other value before it in its text."""
    for right in shelf.figures.values():
        claim = shelf.claims.get(right.claim or "")
        if claim is None or not _CORRECT.search(claim.text) or right.projection:
            continue
        before = [
            f
            for f in shelf.figures.values()
            if f.doc == right.doc and f.start < right.start and (f.quantity, f.unit) == (right.quantity, right.unit)
        ]
        wrong = max(before, key=lambda f: (f.start, f.id), default=None)
        if wrong is not None and bounds(wrong) != bounds(right):
            why = f"“{right.text}” is called the correct value, not “{wrong.text}”"
            yield _relation("corrects", right, wrong, why)


def set_against(shelf: Shelf) -> Iterator[Relation]:
    """Figures that one sentence sets against one another, as two speakers give them."""
    for id_, other in shelf.facing:
        one, against = shelf.figures[id_], shelf.figures[other]
        if disjoint(one, against) and shelf.speaker(one) != shelf.speaker(against):
            why = f"“{one.text}” and “{against.text}” are given for one thing in one sentence"
            yield _relation("contradicts", against, one, why)


def _not_but(shelf: Shelf) -> Iterator[Relation]:
    """*It was not 48 but 51.6 percent*: the right figure with the wrong one, and with that of earlier dispatches."""
    for wrong_id, right_id, around in shelf.instead:
        wrong, right = shelf.figures[wrong_id], shelf.figures[right_id]
        why = f"“{right.text}” is told in the place of “{wrong.text}”"
        yield _relation("corrects", right, wrong, why)
        for other in shelf.figures.values():
            claim = shelf.claims.get(other.claim or "")
            alike = (other.quantity, other.unit, other.point) == (right.quantity, right.unit, wrong.point)
            earlier = other.doc != right.doc and _day(other) <= _day(right)
            if alike and earlier and claim is not None and around & content_words(claim.text):
                yield _relation("corrects", right, other, why)


def corrections(shelf: Shelf) -> Iterator[Relation]:
    """Each withdrawn figure, and each like it elsewhere, corrected by the nearest standing one of its text."""
    yield from _not_but(shelf)
    yield from _set_right(shelf)
    yield from _instead(shelf)
    yield from _turned_down(shelf)
    wrong_ones = [shelf.figures[id_] for id_ in sorted(shelf.withdrawn)]
    for wrong in wrong_ones:
        right = shelf.standing(wrong)
        if right is None:
            continue
        why = f"“{right.text}” stands; the sentence takes “{wrong.text}” back"
        yield _relation("corrects", right, wrong, why)
        for earlier in shelf.figures.values():
            alike = (earlier.quantity, earlier.unit, bounds(earlier)) == (wrong.quantity, wrong.unit, bounds(wrong))
            if alike and earlier.doc != wrong.doc and _day(earlier) <= _day(wrong):
                yield _relation("corrects", right, earlier, why)


_INSTEAD: Final = re.compile(
    r"\b(?:not|instead of|rather than)\b (?:the )?(?:\w+ ){0,2}?(\d[\d,.]*\d|\d)", re.IGNORECASE
)
"""What a number is told in the place of: *2,600, not 800*."""


def _instead(shelf: Shelf) -> Iterator[Relation]:
    """Each figure told in the place of another (*2,600 barrels, not 800*), with that one in earlier dispatches."""
    for right in shelf.figures.values():
        claim = shelf.claims.get(right.claim or "")
        told = _INSTEAD.search(claim.text, max(0, right.end - claim.start)) if claim is not None else None
        if told is None or right.projection or right.point is None:
            continue
        value = float(told[1].replace(",", "")) if told[1].replace(",", "").replace(".", "", 1).isdigit() else None
        for wrong in shelf.figures.values():
            alike = (wrong.quantity, wrong.unit, wrong.point) == (right.quantity, right.unit, value)
            if alike and value != right.point and wrong.doc != right.doc and _day(wrong) <= _day(right):
                why = f"“{right.text}” is told in the place of “{wrong.text}”"
                yield _relation("corrects", right, wrong, why)


def _turned_down(shelf: Shelf) -> Iterator[Relation]:
    """Each figure told only to be called wrong, with the same number as others gave it before."""
    for denial in shelf.figures.values():
        if not shelf.is_rejected(denial) or denial.quantity == "other":
            continue
        for given in shelf.figures.values():
            alike = (given.quantity, given.unit, bounds(given)) == (denial.quantity, denial.unit, bounds(denial))
            apart = given.doc != denial.doc or given.start < denial.start
            if alike and apart and _day(given) <= _day(denial) and given.claim != denial.claim:
                yield Relation("denies", denial.id, given.id, f"“{denial.text}” is told to be called wrong", 0.7)


def _surely_one(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one speaker: *the ministry* of two texts may be two ministries."""
    if one.doc == other.doc:
        return True
    return one.source is not None and other.source is not None and one.source.entity is not None


def _shrinks(earlier: Figure, later: Figure, series: Series) -> bool:
    """Whether a count that can only grow comes out lower."""
    return series.quantity in _GROWING and bounds(later)[1] < bounds(earlier)[0]


_GROWING: Final = frozenset(("killed", "injured", "captured", "displaced", "fled", "other"))


def _may_follow(earlier: Figure, later: Figure, series: Series) -> bool:
    """Whether another speaker's later figure can be the same count gone on: of one place, and no toll that shrinks."""
    if series.place is None or "vague" in (earlier.qualifier, later.qualifier):
        return False
    return series.quantity not in _GROWING or bounds(later)[0] >= bounds(earlier)[0]


def _relation(kind: RelationType, a: Figure, b: Figure, why: str) -> Relation:
    return Relation(kind, a.id, b.id, why, _SCORES[kind])
