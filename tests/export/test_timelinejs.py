"""Slides as https://timeline.knightlab.com/docs/json-format.html has them."""

import json
from typing import Any

from coranto.export.edition import Edition
from coranto.export.timelinejs import render
from editions import editions, odd
from records import ferry

DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "additionalProperties": False,
}
SLIDE = {
    "type": "object",
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "text": TEXT,
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "autolink": {"type": "boolean"},
        "unique_id": {"type": "string", "minLength": 1},
    },
    "required": ["unique_id", "text"],
    "additionalProperties": False,
}
TIMELINE = {
    "type": "object",
    "properties": {
        "title": SLIDE,
        "events": {"type": "array", "items": {"allOf": [SLIDE, {"required": ["start_date"]}]}},
        "coranto": {"type": "object"},
    },
    "required": ["events"],
    "additionalProperties": False,
}


def page(edition: Edition) -> Any:
    return json.loads(render(edition))


def test_every_file_is_as_documented() -> None:
    from jsonschema import Draft202012Validator

    for edition in editions():
        Draft202012Validator(TIMELINE).validate(page(edition))


def test_what_is_undated_is_told_on_the_title() -> None:
    found = page(Edition(ferry()))
    assert [slide["unique_id"] for slide in found["events"]] == ["en2", "en1"]
    assert found["coranto"]["undated"] == ["en3"]
    assert "1 line has no date" in found["title"]["text"]["text"]
    assert "=SUM(A1) was no help" in found["title"]["text"]["text"]


def test_dates_are_as_exact_as_they_are_known_and_end_on_the_last_day() -> None:
    slides = {slide["unique_id"]: slide for slide in page(Edition(odd()))["events"]}
    assert slides["en2"]["start_date"] == {"year": 2031}
    assert "end_date" not in slides["en2"]
    assert slides["en3"]["end_date"] == {"year": 2031, "month": 5, "day": 4}


def test_words_of_sources_are_no_markup() -> None:
    for edition in editions():
        assert "<script>" not in render(edition).decode()
        assert "<b>" not in render(edition).decode()
