"""Annotations against the Web Annotation Data Model, as a JSON Schema of its MUSTs (W3C Recommendation, 2017)."""

import json
from typing import Any

import pytest

from coranto.export.annotations import doc_iri
from coranto.export.edition import Edition
from editions import editions, graded, odd, rendered
from records import BAY, ferry

SELECTORS = {
    "type": "array",
    "minItems": 2,
    "maxItems": 3,
    "prefixItems": [
        {
            "type": "object",
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string"},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact", "prefix", "suffix"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "type": {"const": "FragmentSelector"},
                "conformsTo": {"const": "http://tools.ietf.org/rfc/rfc3778"},
                "value": {"type": "string", "pattern": "^page=[1-9][0-9]*$"},
            },
            "required": ["type", "conformsTo", "value"],
            "additionalProperties": False,
        },
    ],
}
TARGET = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {
            "type": "object",
            "properties": {
                "id": {"type": "string", "format": "uri"},
                "type": {"const": "Text"},
                "format": {"const": "text/plain"},
                "language": {"type": "string"},
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            },
            "required": ["id", "type", "sha256"],
            "additionalProperties": False,
        },
        "selector": SELECTORS,
    },
    "required": ["type", "source", "selector"],
    "additionalProperties": False,
}
BODY = {
    "type": "object",
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
        "purpose": {"enum": ["describing", "classifying", "assessing", "commenting"]},
    },
    "required": ["type", "value", "purpose"],
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "tagging", "assessing"]},
        "body": {"type": "array", "items": BODY, "minItems": 1},
        "target": {"oneOf": [TARGET, {"type": "array", "items": TARGET, "minItems": 2}]},
        "generator": {"type": "object", "required": ["id", "type", "name"]},
        "record": {"enum": ["claim", "event", "figure", "grade"]},
        "creator": {
            "type": "object",
            "properties": {"type": {"const": "Person"}, "name": {"type": "string", "minLength": 1}},
            "required": ["type", "name"],
            "additionalProperties": False,
        },
        "created": {"type": "string", "format": "date-time"},
        "assesses": {"type": "string", "format": "uri"},
        "status": {"type": "string"},
    },
    "required": ["id", "type", "body", "target"],
    "additionalProperties": False,
}
PAGE = {
    "type": "object",
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}]},
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "AnnotationPage"},
        "startIndex": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": ANNOTATION},
        "about": {"type": "string"},
    },
    "required": ["@context", "id", "type", "items"],
    "additionalProperties": False,
}


def page(edition: Edition) -> Any:
    return json.loads(rendered(edition, "w3c"))


def test_every_page_follows_the_model() -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(PAGE)
    for edition in editions():
        validator.validate(page(edition))
        ids = [one["id"] for one in page(edition)["items"]]
        assert len(ids) == len(set(ids))


def targets(one: Any) -> list[Any]:
    return one["target"] if isinstance(one["target"], list) else [one["target"]]


@pytest.mark.parametrize("edition", [Edition(ferry()), Edition(odd())], ids=["ferry", "odd"])
def test_each_selector_finds_its_words(edition: Edition) -> None:
    texts = {doc_iri(doc): edition.folio(doc).text for doc in edition.documents}
    seen = 0
    for one in page(edition)["items"]:
        for target in targets(one):
            position, words = target["selector"][:2]
            text = texts[target["source"]["id"]]
            assert text[position["start"] : position["end"]] == words["exact"]
            around = words["prefix"] + words["exact"] + words["suffix"]
            assert text[position["start"] - len(words["prefix"]) :].startswith(around)
            seen += 1
    assert seen


def test_a_grade_assesses_the_passage_and_names_what_it_is_of() -> None:
    items = {one["id"]: one for one in page(Edition(graded()))["items"]}
    first, unjudged = items["urn:coranto:grade:gr1"], items["urn:coranto:grade:gr2"]
    assert (first["motivation"], first["creator"]["name"]) == ("assessing", "A. Editor")
    assert first["assesses"] in items
    assert first["target"] == items["urn:coranto:claim:cl1"]["target"]
    assert [body["purpose"] for body in first["body"]] == ["assessing", "commenting", "commenting"]
    assert first["body"][0]["value"] == "B2: usually reliable; probably true"
    assert len(unjudged["body"]) == 1
    assert "urn:coranto:grade:gr4" not in items


def test_claims_events_and_figures_are_there() -> None:
    items = {one["id"]: one for one in page(Edition(ferry()))["items"]}
    assert set(items) == {"urn:coranto:claim:cl1", "urn:coranto:figure:fi1"}
    assert items["urn:coranto:claim:cl1"]["body"][0]["value"] == "Captain Reyes: At least 11 people drowned"
    assert targets(items["urn:coranto:figure:fi1"])[0]["selector"][1]["exact"] in BAY
    assert "urn:coranto:event:ev1" in {one["id"] for one in page(Edition(odd()))["items"]}


def test_a_name_becomes_an_iri() -> None:
    assert doc_iri("a b/ü.txt") == "urn:coranto:document:a%20b%2F%C3%BC.txt"
    assert doc_iri("https://[example/a") == "urn:coranto:document:https%3A%2F%2F%5Bexample%2Fa"
    assert doc_iri("https://example.org/a?b=c d") == "https://example.org/a?b=c%20d"
