"""Series: figures of several reports that count one thing, so that one can see how it moved and who says what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coranto.model.annotation import Mention, Place
from coranto.model.assertion import Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, EntityLink, Series, Spread
from coranto.resolve.copied_figures import copied
from coranto.resolve.lost_homes import HOMES, RUINED, homes_with_fates
from coranto.resolve.occasions import Occasion, apart, occasions
from coranto.resources.consequences import Consequences
from coranto.text.identity import content_id
from coranto.text.wordlists import words
from coranto.tools import Tools

SHARED_NAMES: Final = 2
"""Two dispatches tell of one story if they share so many names of people, places or organizations."""
COMPARED: Final = 8
"""Dispatches of a story that a further one is compared with."""
APART_DAYS: Final = 45
"""Figures whose as-of days lie further apart count different things: two floods of one river."""
SIDE_BY_SIDE: Final = 60
"""Characters within which numbers of arbitrary things in one text count different ones."""
ESTABLISHED: Final = 2
"""Dispatches that count in one place, for what tells no place to be of it."""
FALL: Final = 0.5
"""Without a common place, a figure below this share of an earlier one counts something smaller."""

_ANYONE: Final = words(
    "people persons person others dead casualties casualty deaths death fatalities fatality victims victim lives souls"
)
_RATES: Final = words("turnout perimeter unemployment inflation occupancy coverage")
"""Shares of one thing only in a place, whose values move: *40, then 25 per cent of the perimeter*."""
_TOLLS: Final = frozenset({"killed", "injured", "missing", "captured", "displaced", "fled", "troops"})


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a figure counts, as far as two figures must agree to stand in one series."""

    quantity: str
    unit: str | None
    counted: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """What places and occasions are compared by."""

    table: Consequences
    countries: frozenset[str]
    """Names of countries, folded: their tolls are national, as are those of which no place is told."""
    country_of: Mapping[str, str] = field(default_factory=dict)
    """The name of the country, folded, of each place of which the dossier names the country."""


@dataclass(slots=True)
class _Group:
    """Figures of one thing at one place and on one occasion, as far as either is known."""

    places: set[str | None] = field(default_factory=set)
    occasions: list[Occasion] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


@dataclass(slots=True)
class _Story:
    """Figures of one thing in dispatches that share names."""

    names: list[frozenset[str]] = field(default_factory=list)
    docs: set[str] = field(default_factory=set)
    figures: list[Figure] = field(default_factory=list)
    scenes: set[tuple[str, str]] = field(default_factory=set)
    """Places and kinds of occasion that its figures tell of."""


def series(corpus: Corpus, tools: Tools) -> Iterator[Series]:
    """The series of a dossier, by id; each has at least two figures that are no copies of one another."""
    figures = homes_with_fates(corpus.all(Figure), corpus)
    left_out = copied(figures.values(), corpus.all(Copy))
    found = occasions(corpus, tools)
    things: dict[_Thing, list[Figure]] = {}
    for figure in figures.values():
        if figure.id in left_out or (figure.id not in found and _is_someone(figure, tools)):
            continue
        if _is_of_another(figure, figures.get(figure.subset_of or "")):
            continue
        if (thing := _thing(figure, figures, tools)) is not None:
            things.setdefault(thing, []).append(figure)
    ground = _Ground(tools.consequences, _countries(corpus), _country_of(corpus))
    names = _names(corpus, {f.doc for rows in things.values() if len(rows) > 1 for f in rows})
    made = [
        made_of
        for thing, rows in things.items()
        if len(rows) > 1
        for story in _stories(rows, names, found, ground)
        for group in _groups(story.figures, figures, found, ground)
        for run in _runs(group.figures)
        if (made_of := _series(thing, run, figures, tools)) is not None
    ]
    yield from sorted(made, key=lambda one: one.id)


def _thing(figure: Figure, figures: Mapping[str, Figure], tools: Tools) -> _Thing | None:
    """What the figure counts, a conversion what its original does; null where only a number is told.

    Shares are of too many things to be told apart by a noun: only those of one value are of one thing.
    """
    head = figures.get(figure.conversion_of or "", figure)
    counted = _counted(head, tools)
    if head.quantity not in _TOLLS and counted == "":
        return None
    if head.quantity == "share" and counted.rpartition(" ")[2] not in _RATES:
        return _Thing(head.quantity, head.unit, f"{_stated(head):g} {counted}")
    unit = None if head.quantity in _TOLLS else head.unit
    return _Thing(head.quantity, unit, counted)


def _is_of_another(part: Figure, whole: Figure | None) -> bool:
    """Whether a part is told by another than its whole: it is no part of what that one counted."""
    if whole is None or part.source is None:
        return False
    said = [(s.entity or s.text).casefold() if s is not None else None for s in (part.source, whole.source)]
    return said[0] != said[1]


def _is_someone(figure: Figure, tools: Tools) -> bool:
    """Whether it counts people of whom neither what they did nor what befell them is told."""
    return figure.quantity == "other" and _counted(figure, tools) == "people"


def _counted(figure: Figure, tools: Tools) -> str:
    """Who or what is counted, folded: *troops* and *soldiers* are one, *people* is anyone; adjectives stay apart."""
    words = [word for word in (figure.counted or "").casefold().replace("-", " ").split() if word.isalpha()]
    if not words:
        return ""
    if words[-1] in _ANYONE:
        words = [*words[:-1], "people"]
    elif words[-1] in tools.counted.military:
        words = [*words[:-1], "soldiers"]
    if words[-1] in HOMES:
        words = [*("destroyed" if word in RUINED else word for word in words[:-1]), "homes"]
    return " ".join(words)


def _countries(corpus: Corpus) -> frozenset[str]:
    return frozenset(place.name.casefold() for place in corpus.all(Place) if place.precision == "country")


def _country_of(corpus: Corpus) -> dict[str, str]:
    """By the folded name of a place the folded name of its country, where the dossier names that too."""
    places = list(corpus.all(Place))
    named = {p.country: p.name.casefold() for p in places if p.precision == "country" and p.country is not None}
    return {p.name.casefold(): named[p.country] for p in places if p.country in named and p.precision != "country"}


def _names(corpus: Corpus, docs: Iterable[str]) -> dict[str, frozenset[str]]:
    """Who and what each of the dispatches names: entities, places as the gazetteer spells them, other names folded."""
    links = {(link.doc, link.local): link.entity for link in corpus.all(EntityLink)}
    found = {}
    for doc in sorted(docs):
        folio = corpus.folio(doc)
        placed = {(p.start, p.end): p.name for p in folio.of(Place) if p.name}
        named = {
            placed.get((m.start, m.end)) or links.get((doc, m.entity or m.text)) or m.entity or m.text
            for m in folio.of(Mention)
            if m.label != "role"
        }
        found[doc] = frozenset(name.casefold() for name in named)
    return found


def _stories(
    rows: Sequence[Figure], names: Mapping[str, frozenset[str]], occasion_of: Mapping[str, Occasion], ground: _Ground
) -> list[_Story]:
    """The figures, parted by what the dispatches that hold them are about; canonical order decides, never arrival.

    Dispatches are of one story that share names, or tell of the same kind of occasion at the same place in a country.
    """
    stories: list[_Story] = []
    for figure in sorted(rows, key=lambda f: (f.doc, f.start, f.id)):
        found = names.get(figure.doc, frozenset())
        scene = _scene(figure, occasion_of, ground)
        story = next(
            (
                s
                for s in stories
                if figure.doc in s.docs
                or _shares(found, s.names)
                or any(_is_one_scene(scene, o, ground) for o in s.scenes)
            ),
            None,
        )
        if story is None:
            story = _Story()
            stories.append(story)
        if figure.doc not in story.docs and len(story.names) < COMPARED:
            story.names.append(found)
        if scene is not None:
            story.scenes.add(scene)
        story.docs.add(figure.doc)
        story.figures.append(figure)
    return stories


def _scene(figure: Figure, occasion_of: Mapping[str, Occasion], ground: _Ground) -> tuple[str, str] | None:
    """Place and kind of occasion, where both are known; of what happens in one place, the place is no country.

    A flood, an epidemic or a war is of a country: its dispatches may each name another town.
    """
    occasion = occasion_of.get(figure.id)
    place = figure.place.casefold() if figure.place else None
    if occasion is None or place is None:
        return None
    if ground.table.is_local(occasion.kind):
        return (place, occasion.kind) if place not in ground.countries else None
    return ground.country_of.get(place, place), occasion.kind


def _is_one_scene(one: tuple[str, str] | None, other: tuple[str, str], ground: _Ground) -> bool:
    return one is not None and one[0] == other[0] and ground.table.alike(one[1], other[1])


def _shares(found: frozenset[str], of_story: Sequence[frozenset[str]]) -> bool:
    return any(len(found & names) >= SHARED_NAMES for names in of_story)


def _groups(
    rows: Sequence[Figure], figures: Mapping[str, Figure], found: Mapping[str, Occasion], ground: _Ground
) -> list[_Group]:
    """The figures of a story, parted by place and occasion: what two figures are known to differ in keeps them apart.

    A known occasion makes up for a place not told, if only one place can be meant; a known place for an occasion.
    """
    groups: list[_Group] = []
    for figure in sorted(rows, key=lambda f: _certainty(f, figures, found)):
        head = figures.get(figure.conversion_of or "", figure)
        place, occasion = head.place.casefold() if head.place else None, found.get(head.id)
        fitting = [g for g in groups if _fits(g, place, occasion, ground)]
        exact = [g for g in fitting if place in g.places]
        if len(fitting) == 1 or exact:
            group = (exact or fitting)[0]
        else:
            group = _Group()
            groups.append(group)
        group.places.add(place)
        if occasion is not None and occasion not in group.occasions and len(group.occasions) < COMPARED:
            group.occasions.append(occasion)
        group.figures.append(figure)
    return _adopted(_nested(_repeating(groups), ground), ground)


def _nested(groups: Sequence[_Group], ground: _Ground) -> list[_Group]:
    """The groups; the count of a part of a country joined to the country's where it carries that on.

    A part that is no smaller than the whole was before, and no greater than the whole was after, is the same count.
    """
    kept = list(groups)
    for group in groups:
        place = next(iter(group.places)) if len(group.places) == 1 else None
        wider = [g for g in kept if g is not group and ground.country_of.get(place or "") in g.places]
        if place is None or group.figures[0].quantity not in _TOLLS or len(wider) != 1:
            continue
        if _carries_on(group, wider[0]) and not _told_apart(group, wider[0], ground):
            wider[0].figures += group.figures
            kept.remove(group)
    return kept


def _carries_on(part: _Group, whole: _Group) -> bool:
    """Whether each number of the part lies between what the whole was before and what it was after."""
    told = [f for f in part.figures if not f.projection and f.subset_of is None]
    of_whole = [f for f in whole.figures if not f.projection and f.subset_of is None and _day(f)]
    for figure in told:
        near = [f for f in of_whole if abs(_gap_days(f, figure)) <= APART_DAYS]
        before = [_stated(f) for f in near if _day(f) < _day(figure)]
        after = [_stated(f) for f in near if _day(f) >= _day(figure)]
        if not before or _stated(figure) < max(before) or (after and _stated(figure) > min(after)):
            return False
    return bool(told)


def _told_apart(one: _Group, other: _Group, ground: _Ground) -> bool:
    return any(apart(o, known, ground.table) for o in one.occasions for known in other.occasions)


def _adopted(groups: Sequence[_Group], ground: _Ground) -> list[_Group]:
    """The groups; those of which no place is told joined to the one placed group that several dispatches count in.

    Only where there is but one such, no occasion speaks against it, and the numbers are of its order: *the final toll
    is 43* of a bridge whose dead three dispatches counted up to 41.
    """
    homes = [g for g in groups if None not in g.places and len({f.doc for f in g.figures}) >= ESTABLISHED]
    if len(homes) != 1 or homes[0].figures[0].quantity not in _TOLLS:
        return list(groups)
    home, kept = homes[0], []
    least, greatest = (pick(_stated(f) for f in home.figures if not f.projection) for pick in (_low, _high))
    for group in groups:
        alike = FALL * least <= min(map(_stated, group.figures)) and max(map(_stated, group.figures)) * FALL <= greatest
        if group.places == {None} and alike and not _told_apart(group, home, ground):
            home.figures += group.figures
            home.occasions += [o for o in group.occasions if o not in home.occasions][: COMPARED - len(home.occasions)]
        else:
            kept.append(group)
    return kept


def _low(values: Iterable[float]) -> float:
    return min(values, default=0.0)


def _high(values: Iterable[float]) -> float:
    return max(values, default=0.0)


def _repeating(groups: Sequence[_Group]) -> list[_Group]:
    """The groups; one of no told place joined to the one placed group whose number of a day it repeats."""
    kept = list(groups)
    for group in groups:
        homes = [g for g in kept if None not in g.places and _repeats(group, g)] if group.places == {None} else []
        if len(homes) == 1:
            homes[0].figures += group.figures
            kept.remove(group)
    return kept


def _repeats(group: _Group, home: _Group) -> bool:
    """Whether another dispatch gives the same exact number of the same day: *63 ships, up from 51 on Wednesday*."""
    told = [f for f in home.figures if f.qualifier == "exact" and _stated(f) >= TELLING]
    return any(
        one.doc != other.doc and (one.point, one.unit) == (other.point, other.unit) and _is_one_day(one, other)
        for one in group.figures
        for other in told
        if one.qualifier == "exact"
    )


def _is_one_day(one: Figure, other: Figure) -> bool:
    """Whether both are of one day, or what a count came from has none: *raised from 48 to 57*."""
    return _day(one) == _day(other) if _day(one) and _day(other) else bool(_day(one) or _day(other))


TELLING: Final = 20
"""Smaller numbers are repeated by chance."""


def _certainty(
    figure: Figure, figures: Mapping[str, Figure], found: Mapping[str, Occasion]
) -> tuple[bool, bool, str, int, str]:
    """Where a figure stands when groups are made: what knows its occasion first, then what knows its place."""
    head = figures.get(figure.conversion_of or "", figure)
    return head.id not in found, head.place is None, figure.doc, figure.start, figure.id


def _fits(group: _Group, place: str | None, occasion: Occasion | None, ground: _Ground) -> bool:
    """Whether nothing forbids that the group counts the same, and place or occasion says that it does.

    What happens in one place makes up for a place not told; of a war or an epidemic, only a country's toll does.
    """
    table = ground.table
    if occasion is None or not group.occasions:
        return place in group.places
    if place is not None and group.places - {place, None}:
        return False
    national = ({place} | group.places) - {None} <= ground.countries
    if place not in group.places and not (
        national or all(table.is_local(o.kind) for o in (occasion, *group.occasions))
    ):
        return False
    return not any(apart(occasion, known, table) for known in group.occasions)


def _runs(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures of a group, parted where one cannot go on from the one before; those without a day join the last."""
    dated = sorted((f for f in figures if _day(f)), key=_order)
    undated = sorted((f for f in figures if not _day(f)), key=_order)
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
    return figure.first_day or ""


def _gap_days(one: Figure, other: Figure) -> int:
    try:
        return (date.fromisoformat(_day(other)[:10]) - date.fromisoformat(_day(one)[:10])).days
    except ValueError:
        return 0


def _order(figure: Figure) -> tuple[str, str, str, int, str]:
    source = figure.source.entity or figure.source.text if figure.source else ""
    return _day(figure), source, figure.doc, figure.start, figure.id


def _series(thing: _Thing, run: Sequence[Figure], figures: Mapping[str, Figure], tools: Tools) -> Series | None:
    """The series of these figures, of which some stand, or all are projections; null for a figure alone."""
    standing = [f for f in run if _stands(f, thing, figures, tools)]
    projected = [f for f in run if f.projection and f.conversion_of is None and f.subset_of is None]
    told = standing or projected
    if len(standing) + len(projected) < 2 or _is_one_sum(told):
        return None
    ids = tuple(f.id for f in run)
    head = next((f for f in told if f.place), told[0])
    return Series(
        id=content_id("series", *sorted(ids)),
        quantity=head.quantity,
        counted=min((f.counted for f in told if f.counted), key=lambda c: (len(c), c), default=None),
        place=head.place,
        figures=ids,
        spread=spread(told),
    )


def _is_one_sum(standing: Sequence[Figure]) -> bool:
    """Whether they are numbers of one clause that count things side by side: *by 346 votes against 115*."""
    first, last = standing[0], max(standing, key=lambda f: f.start)
    start = min(f.start for f in standing)
    together = {(f.doc, _day(f)) for f in standing} == {(first.doc, _day(first))}
    return first.quantity == "other" and together and last.start - start < SIDE_BY_SIDE


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
