"""The domain as the validators of Forensic Architecture's TimeMap ask for it: all values text, a date or a point."""

import json
from typing import Any

from coranto.export.edition import Edition
from coranto.export.timemap import render
from editions import editions, odd

WORD = {"type": "string"}
WORDS = {"type": "array", "items": WORD}
EVENT = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("id", "description", "date", "time", "time_precision", "location", "type", "category"), WORD),
        **{key: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"} for key in ("latitude", "longitude")},
        **dict.fromkeys(("associations", "sources"), WORDS),
        "comments": WORD,
    },
    "required": ["description", "associations"],
    "additionalProperties": False,
    "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]},
    "anyOf": [{"required": ["date"]}, {"required": ["latitude"]}],
}
ASSOCIATION = {
    "type": "object",
    "properties": {**dict.fromkeys(("id", "title", "desc", "mode"), WORD), "filter_paths": {"type": "array"}},
    "required": ["id", "title", "mode"],
    "additionalProperties": False,
}
SOURCE = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("id", "title", "type", "url", "description", "author", "date"), WORD),
        "paths": {"type": "array"},
    },
    "required": ["id", "paths"],
    "additionalProperties": False,
}
DOMAIN = {
    "type": "object",
    "properties": {
        "events": {"type": "array", "items": EVENT},
        "associations": {"type": "array", "items": ASSOCIATION},
        "sources": {"type": "array", "items": SOURCE},
    },
    "required": ["events", "associations", "sources"],
}


def page(edition: Edition) -> Any:
    return json.loads(render(edition))


def test_every_file_passes_and_its_references_lead_somewhere() -> None:
    from jsonschema import Draft202012Validator

    for edition in editions():
        found = page(edition)
        Draft202012Validator(DOMAIN).validate(found)
        known = {one["id"] for one in found["associations"]}, {one["id"] for one in found["sources"]}
        for event in found["events"]:
            assert set(event["associations"]) <= known[0]
            assert set(event["sources"]) <= known[1]


def test_what_has_neither_day_nor_point_is_listed() -> None:
    found = page(Edition(odd()))
    assert [event["id"] for event in found["events"]] == ["ev2", "ev3"]
    assert [left["id"] for left in found["coranto"]["not_shown"]] == ["ev1"]
    assert found["events"][1]["latitude"] == "-0.36"
