"""Items by what ninjs 3.1 allows (IPTC's schema forbids every other key); the keys that we use, with their types."""

import json
from typing import Any

from coranto.export.edition import Edition
from coranto.export.ninjs import render
from editions import ODD, editions, odd
from records import BAY, ferry

WORD = {"type": "string"}
URI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}


def closed(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {
        "type": "object", "properties": properties, "required": list(required), "additionalProperties": False
    }  # fmt: skip


def many(item: Any) -> dict[str, Any]:
    return {"type": "array", "items": item}


CONCEPT = closed(name=WORD, rel=WORD, uri=URI, literal=WORD)
POINT = closed(
    type={"const": "Point"}, coordinates={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}
)
ITEM = {
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]},
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    **dict.fromkeys(("title", "edNote", "usageTerms", "language", "by"), WORD),
    "descriptions": many(closed(("value",), role=WORD, contentType=WORD, value=WORD)),
    "bodies": many(
        closed(
            ("value",),
            role=WORD,
            contentType=WORD,
            charCount={"type": "integer"},
            wordCount={"type": "integer"},
            value=WORD,
        )
    ),
    "headlines": many(closed(("value",), role=WORD, contentType=WORD, value=WORD)),
    "people": many(CONCEPT),
    "organisations": many(CONCEPT),
    "places": many(closed(name=WORD, rel=WORD, uri=URI, literal=WORD, geoJSON=POINT)),
    "events": many(closed(id=WORD, name=WORD, rel=WORD, uri=URI, literal=WORD)),
    "infoSources": many(closed(name=WORD, role=WORD, uri=URI, literal=WORD)),
    "standard": closed(name=WORD, version=WORD, schema=URI),
}
ASSOCIATED = closed(("name", "uri"), **ITEM, name=WORD, rel=WORD)
NINJS = closed(("uri",), **ITEM, associations=many(ASSOCIATED))


def item(edition: Edition) -> Any:
    return json.loads(render(edition))


def test_every_item_has_only_what_ninjs_allows() -> None:
    from jsonschema import Draft202012Validator

    for edition in editions():
        Draft202012Validator(NINJS).validate(item(edition))


def test_each_dispatch_is_there_character_by_character() -> None:
    found = {one["name"]: one for one in item(Edition(ferry()))["associations"]}
    assert found["bay.txt"]["bodies"][0]["value"] == BAY
    assert found["bay.txt"]["bodies"][0]["charCount"] == len(BAY)
    assert found["bay.txt"]["descriptions"][0]["value"].startswith("2023-03-07 (header: ")
    assert found["harbour.txt"]["descriptions"][0]["value"].startswith("unknown ")
    assert item(Edition(odd()))["associations"][1]["bodies"][0]["value"] == ODD


def test_no_moment_is_made_up() -> None:
    for edition in editions():
        assert not any(key in render(edition).decode() for key in ("versionCreated", "firstCreated", "contentCreated"))


def test_only_towns_and_sites_are_points_and_only_public_persons_are_people() -> None:
    found = item(Edition(odd()))
    assert found["people"] == [{"name": "Rosa Lind", "uri": "http://www.wikidata.org/entity/Q1"}]
    assert ["geoJSON" in place for place in found["places"]] == [False, True]
