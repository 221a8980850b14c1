"""Events with all that formats of event data ask for: passages, sources, deaths, and where in the world they were."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coranto.export.edition import Edition
from coranto.model.annotation import Place
from coranto.model.assertion import Figure
from coranto.model.resolved import Event, Extent
from coranto.resources.country_codes import CountryCode, country_codes
from coranto.text.dates import iso_shifted
from coranto.text.permalinks import permalink

AREAS: Final = frozenset(("province", "region", "country", "water"))
"""Precisions whose point is but the place of a label."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that tells of an event, in its own words."""

    extent: Extent
    quote: str

    @property
    def permalink(self) -> str:
        """The reference to it."""
        return permalink(self.extent.doc, self.extent.start, self.extent.end)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event with what stands around it."""

    event: Event
    passages: tuple[Passage, ...]
    entries: tuple[str, ...]
    """Ids of the lines that tell of it."""
    outlets: tuple[str, ...]
    """Who published the passages: the outlet where stated, else the document's name."""
    killed: tuple[Figure, ...]
    """Every figure of deaths that stands in a passage that tells of it; each belongs to one event alone."""
    admin1: str | None
    country: CountryCode | None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude; null where there is none. Of an area it is the place of its label."""
        place = self.event.place
        if place is None or place.lat is None or place.lon is None:
            return None
        return place.lat, place.lon

    @property
    def last_day(self) -> str | None:
        """The last ISO day that it may have been on; null where no day is known."""
        return last_day(self.event.begin, self.event.until)

    @property
    def killed_min(self) -> float | None:
        """The lowest that any source allows; null where none gives a bound."""
        return min((f.low for f in self.killed if f.low is not None), default=None)

    @property
    def killed_max(self) -> float | None:
        """The highest that the sources allow; null where none gives a figure, or one leaves it open."""
        highs = [f.high for f in self.killed]
        return None if not highs or None in highs else max(high for high in highs if high is not None)


def occurrences(edition: Edition) -> tuple[Occurrence, ...]:
    """All events of the edition, by day, the undated last."""
    killed = _killed(edition)
    told: dict[str, list[str]] = defaultdict(list)
    for entry in edition.entries:
        for told_event in entry.events:
            told[told_event].append(entry.id)
    provinces = _provinces(edition.records(Place))
    rows = []
    for event in edition.events.values():
        extents = [Extent(m.doc, m.start, m.end) for m in event.mentions]
        place = event.place
        rows.append(
            Occurrence(
                event=event,
                passages=tuple(Passage(extent, " ".join(edition.quote(extent).split())) for extent in extents),
                entries=tuple(told[event.id]),
                outlets=tuple(dict.fromkeys(_outlet(edition, extent.doc) for extent in extents)),
                killed=tuple(killed.get(event.id, ())),
                admin1=provinces.get((place.name, place.country)) if place is not None else None,
                country=country_codes().get(place.country or "") if place is not None else None,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.event.begin is None, row.event.begin or "", row.event.id)))


def last_day(begin: str | None, until: str | None) -> str | None:
    """The last ISO day from ``begin`` to before ``until`` (one day without it)."""
    if begin is None or until is None or until[:10] <= begin[:10]:
        return begin[:10] if begin is not None else None
    if "T" in until and not until.endswith("T00:00"):
        return until[:10]
    return iso_shifted(until, -1)


def whole(number: float | None) -> int | float | None:
    """The number without a point where it has no fraction."""
    return int(number) if number is not None and number.is_integer() else number


def _outlet(edition: Edition, doc: str) -> str:
    document = edition.documents.get(doc)
    return (document.outlet if document is not None else None) or doc


def _killed(edition: Edition) -> Mapping[str, list[Figure]]:
    """Figures of deaths by the event whose passage holds them; of several the shortest passage's."""
    spans = [(m.doc, m.start, m.end, event.id) for event in edition.events.values() for m in event.mentions if m.tells]
    by_doc: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for doc, start, end, event_id in spans:
        by_doc[doc].append((start, end, event_id))
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in edition.figures.values():
        if figure.quantity != "killed" or figure.projection or figure.conversion_of or figure.subset_of:
            continue
        if figure.status in ("denied", "planned", "conditional"):
            continue
        holders = [
            (end - start, start, event_id)
            for start, end, event_id in by_doc[figure.doc]
            if start <= figure.start and figure.end <= end
        ]
        if holders:
            found[min(holders)[2]].append(figure)
    return found


def _provinces(places: Iterable[Place]) -> Mapping[tuple[str, str | None], str]:
    """The first-level division in which the places of a dossier lie, by name and country."""
    found: dict[tuple[str, str | None], str] = {}
    for place in places:
        if place.admin1 is not None:
            found.setdefault((place.name, place.country), place.admin1)
    return found
