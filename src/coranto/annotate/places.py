"""Places of a dispatch: every toponym is a mention and a place, resolved or not."""

from coranto.annotate.toponyms import Resolved, resolve_toponyms
from coranto.model.annotation import Mention, Place, PlacePrecision
from coranto.model.corpus import Folio
from coranto.tools import Tools


def places(folio: Folio, tools: Tools) -> tuple[Place, ...]:
    """One place for every mention of a place or a facility, in order; no point where the gazetteer knows none.

    ``name`` is the gazetteer's where it is resolved, else the name as written.
    """
    toponyms = [mention for mention in folio.of(Mention) if mention.label in {"place", "facility"}]
    spans = [(mention.start, mention.end) for mention in toponyms]
    outlet = folio.dispatch.metadata.outlet
    found = resolve_toponyms(folio.text, spans, tools, outlet)
    return tuple(_place(mention, resolved) for mention, resolved in zip(toponyms, found, strict=True))


def _place(mention: Mention, resolved: Resolved) -> Place:
    row = resolved.row
    if row is None:
        precision: PlacePrecision | None = "site" if mention.label == "facility" else None
        return Place(
            mention.doc, mention.start, mention.end, mention.text, mention.text,
            None, None, None, None, None, precision, None,
        )  # fmt: skip
    return Place(
        mention.doc, mention.start, mention.end, mention.text, row.name, row.geonameid, row.lat, row.lon,
        row.country, row.name if row.precision == "region" else row.admin1, row.precision,
        resolved.score, resolved.candidates, row.claimed_by,
    )  # fmt: skip
