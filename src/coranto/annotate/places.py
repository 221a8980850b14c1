"""Places of a dispatch: each toponym, resolved or not, and places without a name that can still be counted."""

from collections.abc import Iterable
from dataclasses import replace

from coranto.annotate.toponym_roles import is_actor
from coranto.annotate.toponyms import Resolved, resolve_toponyms
from coranto.annotate.unnamed_places import Unnamed, unnamed_places
from coranto.model.annotation import Mention, Place, PlacePrecision
from coranto.model.corpus import Folio
from coranto.tools import Tools


def places(folio: Folio, tools: Tools) -> tuple[Place, ...]:
    """One place for every mention of a place or a facility, and one for every phrase like *two small cities*; in order.

    No point where the gazetteer knows none; country and first-level division, where the text says what it lies in.
    ``name`` is the gazetteer's where it is resolved, else the words of the text.
    """
    toponyms = [mention for mention in folio.of(Mention) if mention.label in {"place", "facility"}]
    spans = [(mention.start, mention.end) for mention in toponyms]
    found = resolve_toponyms(folio.text, spans, tools, folio.dispatch.metadata.outlet)
    named = [_place(mention, resolved) for mention, resolved in zip(toponyms, found, strict=True)]
    named = [
        replace(place, role="actor")
        if resolved.row is not None and is_actor(folio.text, place.start, place.end, resolved.row, tools)
        else _within_town(place, mention, named)
        for place, mention, resolved in zip(named, toponyms, found, strict=True)
    ]
    unnamed = (_unnamed(folio, phrase) for phrase in unnamed_places(folio.text, named))
    return tuple(sorted([*named, *unnamed], key=lambda place: (place.start, -place.end)))


def _place(mention: Mention, resolved: Resolved) -> Place:
    row, container = resolved.row, resolved.container
    reason = f"the text gives it as another name of “{resolved.alias_of}”" if resolved.alias_of else None
    if row is not None:
        return Place(
            mention.doc, mention.start, mention.end, mention.text, row.name, row.geonameid, row.lat, row.lon,
            row.country, row.name if row.precision == "region" else row.admin1, row.precision,
            resolved.score, resolved.candidates, row.claimed_by, reason=reason,
        )  # fmt: skip
    precision: PlacePrecision | None = "site" if mention.label == "facility" else None
    place = Place(
        mention.doc, mention.start, mention.end, mention.text, mention.text,
        None, None, None, None, None, precision, None, resolved.candidates, reason=reason,
    )  # fmt: skip
    if container is None:
        return place
    region = container.name if container.precision == "region" else container.admin1
    reason = f"not in the gazetteer; the text puts it in {container.name}"
    return replace(place, country=container.country, admin1=region, claimed_by=container.claimed_by, reason=reason)


def _within_town(place: Place, mention: Mention, named: Iterable[Place]) -> Place:
    """A site that the gazetteer lacks, with the country and division of the place that its name begins with."""
    if mention.label != "facility" or place.lat is not None or place.country is not None:
        return place
    town = next((p for p in named if p.country and p.lat is not None and place.text.startswith(f"{p.text} ")), None)
    if town is None:
        return place
    reason = f"not in the gazetteer; called after {town.name}"
    return replace(place, country=town.country, admin1=town.admin1, reason=reason)


def _unnamed(folio: Folio, phrase: Unnamed) -> Place:
    text, by = folio.text[phrase.start : phrase.end], phrase.by
    return Place(
        folio.doc, phrase.start, phrase.end, text, text, None, None, None, by.country if by else None,
        by.admin1 if by else None, None, None, role="unnamed", reason=f"no name; by {by.name}" if by else "no name",
    )  # fmt: skip
