"""Figures: quantities that a chronicle keeps, with who gives them, for what, where and as of when."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from coranto.extract.tolls import counted_as, is_part
from coranto.model.annotation import Place, Quantity, Sentence, Time
from coranto.model.assertion import Claim, Counted, Figure
from coranto.model.corpus import Folio
from coranto.text.identity import content_id
from coranto.text.spans import Span
from coranto.tools import Tools

PARTS: Final = 6
"""Numbers before a part among which its whole is looked for."""

_PROJECTED: Final = re.compile(
    r"\b(?:could|might|may|would|will|expects?|expected|projects|projected|forecasts?|predicts?|predicted|likely|fears?|feared|"
    r"estimates? that|up to|risks?|threatens?|warned|warns)\b(?! have\b)[^.;!?]{0,60}$",
    re.IGNORECASE,
)
_REALISED: Final = re.compile(r"\b(?:feared|believed|thought) (?:dead|killed|missing|trapped)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(
    r"[^.;!?]{0,40}?(?:,| and| plus|,? (?:up |down )?from)(?: and)?(?: another| an earlier| a previous)?\s"
)
"""Between two numbers of which the second counts what the first did."""
_ANAPHOR: Final = re.compile(r"\b(?:number|figure|total|toll|count|tally)\b[^.;!?]{0,40}$")
_TOLL_NOUN: Final = re.compile(
    r"\b(?:toll|tally|deaths?|fatalities|injuries|dead|wounded|injured|missing|others|number|casualties)$",
    re.IGNORECASE,
)
_CAME_FROM: Final = re.compile(r"\b(?:up |down )?from (?:an? )?(?:earlier |previous )?(?:\w+ of )?$", re.IGNORECASE)
"""Before a number that the toll had earlier: *rose to 45 from 38*."""
_LOCATIVE: Final = re.compile(
    r"(?:\b(?:in|at|near|on|across|around|outside|inside|throughout|off|over|within)"
    r"(?: the| (?:central|northern|southern|eastern|western)"
    r"| (?:city|town|village|province|region|district|state|port|island|capital)(?: city)?(?: of)?){0,3}"
    r"|\b(?:city|town|village|province|region|district|port|island)(?: of)?)\s*$",
    re.IGNORECASE,
)


def figures(folio: Folio, tools: Tools) -> tuple[Figure, ...]:
    """The figures of one dispatch, in text order; ages, durations and a bare *one* are none."""
    finder = _Finder(folio, tools)
    return tuple(figure for context in _contexts(folio) for figure in finder.of_sentence(context))


@dataclass(frozen=True, slots=True)
class _Context:
    """A sentence with the records that stand in it, each kind in text order."""

    span: Span
    quantities: list[Quantity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


def _contexts(folio: Folio) -> list[_Context]:
    """The sentences that hold quantities, each with its quantities, claims, places and times."""
    made = [_Context(Span(s.start, s.end)) for s in folio.of(Sentence)] or [_Context(Span(0, len(folio.text)))]
    starts = [context.span.start for context in made]

    def at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    for quantity in folio.of(Quantity):
        made[at(quantity.start)].quantities.append(quantity)
    for place in folio.of(Place):
        if _is_locative(folio.text, place):
            made[at(place.start)].places.append(place)
    counts = {offset for q in folio.of(Quantity) for offset in (q.start, q.end - 1)}
    for time in folio.of(Time):
        told = time.type in {"DATE", "TIME"} and time.begin and time.precision not in {"range", None}
        if told and time.start not in counts and time.end - 1 not in counts:
            made[at(time.start)].times.append(time)
    for claim in folio.of(Claim):
        held = sorted({i for start, end in _pieces(claim) for i in range(at(start), at(max(start, end - 1)) + 1)})
        for index in held:
            made[index].claims.append(claim)
    return [context for context in made if context.quantities]


def _pieces(claim: Claim) -> tuple[tuple[int, int], ...]:
    return claim.spans or ((claim.start, claim.end),)


class _Finder:
    """What the figures of one dispatch are looked up in."""

    def __init__(self, folio: Folio, tools: Tools) -> None:
        self.folio = folio
        self.tools = tools
        self.only_place = _only_place([p for p in folio.of(Place) if _is_locative(folio.text, p)])
        document = folio.document
        published = document.published if document else None
        self.published = published.start if published and published.precision not in {None, "month", "year"} else None

    def of_sentence(self, context: _Context) -> list[Figure]:
        """The figures of one sentence, each part after the whole that it belongs to."""
        made: dict[tuple[int, int], Figure] = {}
        whole: Figure | None = None
        for index, quantity in enumerate(context.quantities):
            part_of = self._whole(context.quantities, index, made) if index else None
            kind = counted_as(self.folio.text, context.span, index, context.quantities, self.tools)
            kind = self._inherited(kind, quantity, whole, part_of)
            if kind is None or _is_bare_one(quantity, kind):
                continue
            figure = self._figure(context, quantity, kind, part_of, made)
            made[quantity.start, quantity.end] = figure
            whole = whole if part_of else figure
        return list(made.values())

    def _whole(self, among: Sequence[Quantity], index: int, made: dict[tuple[int, int], Figure]) -> Figure | None:
        """The figure that ``among[index]`` is a part of."""
        for earlier in reversed(among[max(0, index - PARTS) : index]):
            figure = made.get((earlier.start, earlier.end))
            if figure is not None and figure.subset_of is None and is_part(self.folio.text, earlier, among[index]):
                return figure
        return None

    def _inherited(
        self, kind: Counted | None, quantity: Quantity, before: Figure | None, whole: Figure | None
    ) -> Counted | None:
        """A part counts what its whole does; so does a number joined by *and* with no telling word of its own."""
        if quantity.unit != "people" or kind not in {"other", "troops", "killed", "injured", "missing"}:
            return kind
        if whole is not None and whole.unit == "people":
            return whole.quantity
        if before is not None and before.unit == "people" and kind in {"other", "troops"}:
            gap = self.folio.text[before.end : min(quantity.start, before.end + 200)]
            if _GOES_ON.fullmatch(gap) or _ANAPHOR.search(gap):
                return before.quantity
        return kind

    def _figure(
        self,
        context: _Context,
        quantity: Quantity,
        kind: Counted,
        whole: Figure | None,
        made: dict[tuple[int, int], Figure],
    ) -> Figure:
        folio = self.folio
        claim = _innermost(context.claims, quantity)
        origin = made.get(quantity.conversion_of) if quantity.conversion_of else None
        return Figure(
            id=content_id("figure", folio.doc, folio.dispatch.text_sha256, quantity.start, quantity.end),
            claim=claim.id if claim else None,
            doc=folio.doc,
            start=quantity.start,
            end=quantity.end,
            text=quantity.text,
            low=quantity.low,
            high=quantity.high,
            point=quantity.point,
            qualifier=quantity.qualifier,
            unit=quantity.unit,
            quantity=kind,
            counted=_whom(quantity, kind),
            conversion_of=origin.id if origin else None,
            place=self._place(context, quantity),
            as_of=self._as_of(context, quantity),
            source=claim.source if claim else None,
            status=claim.status if claim else "asserted",
            projection=self._is_projection(context, quantity),
            subset_of=whole.id if whole else None,
        )

    def _is_projection(self, context: _Context, quantity: Quantity) -> bool:
        """Whether the number is said of what may come, not of what is: *could reach four million*."""
        before = self.folio.text[max(context.span.start, quantity.start - 90) : quantity.start]
        after = self.folio.text[quantity.end : quantity.end + 40]
        return _PROJECTED.search(before) is not None and _REALISED.search(before + after) is None

    def _place(self, context: _Context, quantity: Quantity) -> str | None:
        """The toponym of the sentence that governs the number, if only one can; else the only place of the dispatch."""
        near = context.places
        names = {p.name for p in near}
        if not names:
            return self.only_place
        if len(names) == 1:
            return near[0].name
        after = [p for p in near if p.start >= quantity.end]
        if (
            after
            and ";" not in self.folio.text[quantity.end : after[0].start]
            and _adjoins(self.folio.text, quantity, after[0])
        ):
            return after[0].name
        return None

    def _as_of(self, context: _Context, quantity: Quantity) -> str | tuple[str, str] | None:
        """The day that the figure itself speaks of: the nearest in its sentence, else the day of publication.

        What a toll rose or fell *from* was true earlier, on a day not told: null.
        """
        if _CAME_FROM.search(self.folio.text[max(context.span.start, quantity.start - 24) : quantity.start]):
            return None
        if not context.times:
            return self.published
        nearest = min(context.times, key=lambda t: (_distance(t, quantity), t.start))
        begin, until = nearest.begin or "", nearest.until or ""
        if nearest.precision in {"minute", "part-of-day", "day"}:
            return begin[:10]
        return (begin[:10], until[:10]) if until else self.published


def _distance(time: Time, quantity: Quantity) -> int:
    return max(time.start - quantity.end, quantity.start - time.end)


def _adjoins(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a place stands so near after the number that no other clause lies between."""
    return place.start - quantity.end < 60 and not re.search(
        r"[,;:]| and | while | but ", text[quantity.end : place.start]
    )


def _innermost(claims: Sequence[Claim], quantity: Quantity) -> Claim | None:
    """The shortest claim that holds the whole number."""
    holding = [
        c for c in claims if any(s <= quantity.start and quantity.end <= e for s, e in (c.spans or ((c.start, c.end),)))
    ]
    return min(holding, key=lambda c: (sum(e - s for s, e in c.spans), c.start, c.id), default=None)


def _is_locative(text: str, place: Place) -> bool:
    """Whether the toponym says where, by the preposition before it; *Ghana said* and *Ghana's army* do not."""
    return _LOCATIVE.search(text[max(0, place.start - 48) : place.start]) is not None


def _only_place(places: Sequence[Place]) -> str | None:
    """The place where the dispatch puts all that it tells, if it names no other; countries do not count beside one."""
    names = {p.name for p in places if p.precision not in {"country", None}} or {p.name for p in places}
    return names.pop() if len(names) == 1 else None


def _is_bare_one(quantity: Quantity, kind: Counted) -> bool:
    """Whether it is a *one* or a *zero* that counts nothing a chronicle keeps."""
    return kind in {"other", "troops"} and quantity.point is not None and quantity.point <= 1


def _whom(quantity: Quantity, kind: Counted) -> str | None:
    """Who or what is counted; the toll itself (*the death toll rose to 45*) counts people."""
    if quantity.counted and re.search(
        r"\b(?:toll|deaths?|fatalities|injuries|dead|wounded|injured|missing|others|number)$", quantity.counted, re.I
    ):
        return "people" if kind not in {"money", "share", "other"} else quantity.counted
    return quantity.counted
