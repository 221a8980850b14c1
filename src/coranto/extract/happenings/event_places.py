"""Where a clause puts its event that names no place: what its sentence, its paragraph, its dispatch tell of.

The toponym stands outside the clause then; by that a reader of the record knows that the place is inferred.
"""

from bisect import bisect_right
from typing import Final

from coranto.extract.whereabouts.dispatch_places import Toponyms, base
from coranto.extract.whereabouts.nearby_places import among, finest, is_goal
from coranto.model.annotation import Place, Quantity, Sentence
from coranto.model.assertion import PlaceRef
from coranto.model.corpus import Folio
from coranto.text.segmentation import paragraphs
from coranto.text.spans import Span
from coranto.tools import Tools

BACK: Final = 3
"""Sentences before the clause's own, of its paragraph, in which the place that is being told of is looked for."""
ON_THE_SPOT: Final = frozenset(("ASSAULT", "PROTEST", None))
"""Types of what happens on one spot: it may be taken to be in the town that the dispatch is from."""
SEEN: Final = ON_THE_SPOT | {"COERCE", "MOBILIZE", "RETREAT", "AID"}
"""Types that are done somewhere; words are spoken anywhere, and no place is inferred for them."""
_WIDE: Final = frozenset(("country", "region", "water"))


class Surroundings:
    """The places of one dispatch, as its clauses without a place ask for them."""

    def __init__(self, folio: Folio, tools: Tools) -> None:
        rows = folio.of(Sentence)
        self._text = folio.text
        self._sentences = [Span(s.start, s.end) for s in rows] or [Span(0, len(folio.text))]
        self._starts = [span.start for span in self._sentences]
        self._paragraphs = [paragraph.start for paragraph in paragraphs(folio.text)]
        self._toponyms = Toponyms(folio)
        self._base = base(self._toponyms, rows, folio.of(Quantity), tools.consequences)
        self._by_name: dict[str, Place] = {}
        for place in sorted(folio.of(Place), key=lambda p: (p.role != "place", p.start)):
            self._by_name.setdefault(place.name, place)

    def of(self, at: int, type_: str | None) -> PlaceRef | None:
        """The place of an event of that type told at an offset by a clause that names none; null where none is told."""
        if type_ not in SEEN:
            return None
        place = self._beside(at) or self._before(at) or self._of_dispatch(at, type_)
        if place is None:
            return None
        return PlaceRef(place.start, place.end, place.name, place.lat, place.lon, place.country, place.precision)

    def _beside(self, at: int) -> Place | None:
        """The one place that another clause of its sentence puts something at."""
        span = self._sentences[max(0, bisect_right(self._starts, at) - 1)]
        return self._sole([p for p in among(self._toponyms.told, span) if not is_goal(self._text, p)])

    def _before(self, at: int) -> Place | None:
        """The one town that the nearest earlier sentence of its paragraph tells of, of those that tell of any."""
        number = max(0, bisect_right(self._starts, at) - 1)
        opens = self._paragraphs[max(0, bisect_right(self._paragraphs, at) - 1)] if self._paragraphs else 0
        for earlier in reversed(self._sentences[max(0, number - BACK) : number]):
            if earlier.start < opens:
                return None
            told = [p for p in among(self._toponyms.told, earlier) if p.precision not in _WIDE]
            told = [p for p in told if not is_goal(self._text, p)]
            if told:
                return self._sole(told)
        return None

    def _of_dispatch(self, at: int, type_: str | None) -> Place | None:
        """What the dispatch is about: its base as far as that reaches, in it the paper's town, else its country."""
        about = self._by_name.get(self._base.name or "") if at <= self._base.until else None
        if about is not None and about.precision not in _WIDE:
            return about
        within = self._told(about) or self._told(self._by_name.get(self._toponyms.country or ""))
        town = next((p for p in self._toponyms.mastheads if p.precision == "city"), None)
        if type_ in ON_THE_SPOT and town is not None and within is not None and town.country == within.country:
            return town
        return within

    def _told(self, area: Place | None) -> Place | None:
        """An area in which the dispatch puts something, or from which it is; one that only acts is nowhere."""
        codes = {p.country for p in (*self._toponyms.mastheads, *self._toponyms.told)}
        return area if area is not None and area.country in codes else None

    def _sole(self, places: list[Place]) -> Place | None:
        """The only one, when areas that hold another of them are left out."""
        names = finest(places)
        return self._by_name.get(next(iter(names))) if len(names) == 1 else None
