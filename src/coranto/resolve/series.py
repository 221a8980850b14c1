"""Series: figures of several reports that count one thing, so that one can see how it moved and who says what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coranto.model.annotation import Mention
from coranto.model.assertion import Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Series, Spread
from coranto.resolve.copied_figures import copied
from coranto.text.identity import content_id
from coranto.tools import Tools

SHARED_NAMES: Final = 2
"""Two dispatches tell of one story if they share so many names of people, places or organizations."""
COMPARED: Final = 8
"""Dispatches of a story that a further one is compared with."""
APART_DAYS: Final = 45
"""Figures whose as-of days lie further apart count different things: two floods of one river."""
FALL: Final = 0.5
"""Without a common place, a figure below this share of an earlier one counts something smaller."""

_ANYONE: Final = frozenset(
    {"people", "persons", "person", "others", "dead", "casualties", "deaths", "fatalities", "victims"}
)
_TOLLS: Final = frozenset({"killed", "injured", "missing", "captured", "displaced", "fled", "troops"})


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a figure counts, as far as two figures must agree to stand in one series."""

    quantity: str
    unit: str | None
    counted: str
    place: str | None


@dataclass(slots=True)
class _Story:
    """Figures of one thing in dispatches that share names."""

    names: list[frozenset[str]] = field(default_factory=list)
    docs: set[str] = field(default_factory=set)
    figures: list[Figure] = field(default_factory=list)


def series(corpus: Corpus, tools: Tools) -> Iterator[Series]:
    """The series of a dossier, by id; each has at least two figures that are no copies of one another."""
    figures = {figure.id: figure for figure in corpus.all(Figure)}
    left_out = copied(figures.values(), corpus.all(Copy))
    things: dict[_Thing, list[Figure]] = {}
    for figure in figures.values():
        if figure.id not in left_out and (thing := _thing(figure, figures, tools)) is not None:
            things.setdefault(thing, []).append(figure)
    names = _names(corpus, {f.doc for rows in things.values() if len(rows) > 1 for f in rows})
    made = [
        made_of
        for thing, rows in things.items()
        for story in _stories(rows, names)
        for run in _runs(story)
        if (made_of := _series(thing, run, figures, tools)) is not None
    ]
    yield from sorted(made, key=lambda one: one.id)


def _thing(figure: Figure, figures: Mapping[str, Figure], tools: Tools) -> _Thing | None:
    """What the figure counts, a conversion what its original does; null for shares, which are of too many things."""
    head = figures.get(figure.conversion_of or "", figure)
    counted = _counted(head, tools)
    if head.quantity == "share" or (head.quantity not in _TOLLS and counted == ""):
        return None
    unit = None if head.quantity in _TOLLS else head.unit
    return _Thing(head.quantity, unit, counted, head.place.casefold() if head.place else None)


def _counted(figure: Figure, tools: Tools) -> str:
    """Who or what is counted, folded: *troops* and *soldiers* are one, *people* is anyone; adjectives stay apart."""
    words = [word for word in (figure.counted or "").casefold().replace("-", " ").split() if word.isalpha()]
    if not words:
        return ""
    if words[-1] in _ANYONE:
        words = [*words[:-1], "people"]
    elif words[-1] in tools.counted.military:
        words = [*words[:-1], "soldiers"]
    return " ".join(words)


def _names(corpus: Corpus, docs: Iterable[str]) -> dict[str, frozenset[str]]:
    """The names in each of the dispatches, folded."""
    return {
        doc: frozenset((m.entity or m.text).casefold() for m in corpus.folio(doc).of(Mention) if m.label != "role")
        for doc in sorted(docs)
    }


def _stories(rows: Sequence[Figure], names: Mapping[str, frozenset[str]]) -> list[_Story]:
    """The figures, parted by what the dispatches that hold them are about; canonical order decides, never arrival."""
    stories: list[_Story] = []
    for figure in sorted(rows, key=lambda f: (f.doc, f.start, f.id)):
        found = names.get(figure.doc, frozenset())
        story = next((s for s in stories if figure.doc in s.docs or _shares(found, s.names)), None)
        if story is None:
            story = _Story()
            stories.append(story)
        if figure.doc not in story.docs and len(story.names) < COMPARED:
            story.names.append(found)
        story.docs.add(figure.doc)
        story.figures.append(figure)
    return stories


def _shares(found: frozenset[str], of_story: Sequence[frozenset[str]]) -> bool:
    return any(len(found & names) >= SHARED_NAMES for names in of_story)


def _runs(story: _Story) -> Iterator[list[Figure]]:
    """The figures of a story, parted where one cannot go on from the one before; those without a day join the last."""
    dated = sorted((f for f in story.figures if _day(f)), key=_order)
    undated = sorted((f for f in story.figures if not _day(f)), key=_order)
    run: list[Figure] = []
    greatest = 0.0
    for figure in dated:
        if run and not _goes_on(run[-1], figure, greatest):
            yield run
            run, greatest = [], 0.0
        run.append(figure)
        greatest = max(greatest, 0.0 if figure.projection else _stated(figure))
    yield run + undated


def _goes_on(before: Figure, figure: Figure, greatest: float) -> bool:
    """Whether a figure can follow: not long after, and, without a common place, not below ``FALL`` of the greatest.

    A toll of one town told after that of the country is not the country's toll come down.
    """
    if _gap_days(before, figure) > APART_DAYS:
        return False
    return figure.place is not None or figure.doc == before.doc or _stated(figure) >= FALL * greatest


def _stated(figure: Figure) -> float:
    """The number that the figure states, whichever bound that is."""
    return next((value for value in (figure.point, figure.low, figure.high) if value is not None), 0.0)


def _day(figure: Figure) -> str:
    return (figure.as_of[0] if isinstance(figure.as_of, tuple) else figure.as_of) or ""


def _gap_days(one: Figure, other: Figure) -> int:
    try:
        return (date.fromisoformat(_day(other)[:10]) - date.fromisoformat(_day(one)[:10])).days
    except ValueError:
        return 0


def _order(figure: Figure) -> tuple[str, str, str, int, str]:
    source = figure.source.entity or figure.source.text if figure.source else ""
    return _day(figure), source, figure.doc, figure.start, figure.id


def _series(thing: _Thing, run: Sequence[Figure], figures: Mapping[str, Figure], tools: Tools) -> Series | None:
    """The series of these figures; null where fewer than two stand in it."""
    standing = [f for f in run if _stands(f, thing, figures, tools)]
    if len(standing) < 2:
        return None
    ids = tuple(f.id for f in run)
    head = standing[0]
    return Series(
        id=content_id("series", *sorted(ids)),
        quantity=head.quantity,
        counted=min((f.counted for f in standing if f.counted), key=lambda c: (len(c), c), default=None),
        place=head.place,
        figures=ids,
        spread=spread(standing),
    )


def _stands(figure: Figure, thing: _Thing, figures: Mapping[str, Figure], tools: Tools) -> bool:
    """Whether the figure says how many there are: no projection, no conversion, no part of another in the series."""
    whole = figures.get(figure.subset_of or "")
    return (
        not figure.projection
        and figure.conversion_of is None
        and (figure.subset_of is None or (whole is not None and _thing(whole, figures, tools) != thing))
    )


def spread(figures: Sequence[Figure]) -> Spread:
    """The least and the greatest that the figures allow together; an open bound of any of them is open."""
    lows = [f.low if f.low is not None else f.point for f in figures]
    highs = [f.high if f.high is not None else f.point for f in figures]
    return Spread(_least(lows), _greatest(highs))


def _least(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return min(known) if len(known) == len(values) else None


def _greatest(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return max(known) if len(known) == len(values) else None
