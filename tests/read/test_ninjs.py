import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.source import DateCandidate
from coranto.read.ninjs import is_ninjs

from .files import dispatches, one, problems, readings_of

WORDS = "Two metro lines were shut in Santiago on Friday.\nThe operator blamed a burst main."

FIRST = {
    "uri": "urn:newsml:andes.example:20240308:110", "type": "text", "pubstatus": "usable", "language": "en-CL",
    "versioncreated": "2024-03-08T14:05:00-03:00", "firstcreated": "2024-03-08T11:00:00-03:00",
    "headline": "Metro lines shut", "byline": "Paz Rojas", "located": "Santiago", "copyrightholder": "Andes Wire",
    "usageterms": "Not for Chile", "body_text": WORDS, "body_xhtml": "<p>Other words.</p>",
}  # fmt: skip
SECOND = {
    "uri": "https://andes.example/110", "standard": {"name": "ninjs", "version": "2.1"}, "type": "text",
    "versioncreated": "2024-03-08T14:05:00-03:00", "by": "Paz Rojas",
    "headlines": [{"role": "web", "value": "Shut!"}, {"role": "main", "value": "Metro lines shut"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>Two lines were shut.</p><p>A main burst.</p>"},
               {"role": "nitf", "contenttype": "application/xml", "value": "<nitf/>"}],
    "infosources": [{"name": "Radio Sur", "role": "origin"}, {"name": "Andes Wire", "role": "agency"}],
}  # fmt: skip
THIRD = {
    "uri": "https://andes.example/111", "versionCreated": "2024-03-09T08:00:00Z", "pubStatus": "usable",
    "copyrightHolder": "Andes Wire", "title": "Metro reopens",
    "bodies": [{"role": "main", "contentType": "text/plain", "value": WORDS, "charCount": len(WORDS)}],
}  # fmt: skip


def read(tmp_path: Path, value: Any) -> Any:
    return one(readings_of(tmp_path, "a.json", json.dumps(value)))


def test_the_first_generation(tmp_path: Path) -> None:
    found = read(tmp_path, FIRST)
    assert (found.doc, found.text) == ("a.json::urn:newsml:andes.example:20240308:110", WORDS)
    said = found.metadata
    assert (said.title, said.author, said.outlet, said.language) == (
        "Metro lines shut",
        "Paz Rojas",
        "Andes Wire",
        "en",
    )
    assert said.published == (
        DateCandidate("2024-03-08T14:05:00-03:00", "ninjs versionCreated"),
        DateCandidate("2024-03-08T11:00:00-03:00", "ninjs firstCreated"),
    )


def test_the_second_generation(tmp_path: Path) -> None:
    found = read(tmp_path, SECOND)
    assert (found.doc, found.text) == ("https://andes.example/110", "Two lines were shut.\n\nA main burst.")
    said = found.metadata
    assert (said.title, said.author, said.outlet, said.agency) == (
        "Metro lines shut",
        "Paz Rojas",
        "Radio Sur",
        "Andes Wire",
    )


def test_the_third_generation(tmp_path: Path) -> None:
    found = read(tmp_path, THIRD)
    assert (found.doc, found.text) == ("https://andes.example/111", WORDS)
    assert (found.metadata.title, found.metadata.outlet) == ("Metro reopens", "Andes Wire")
    assert found.metadata.published == (DateCandidate("2024-03-09T08:00:00+00:00", "ninjs versionCreated"),)


def test_a_plain_body_that_lost_its_paragraphs_gives_way_to_a_marked_up_one(tmp_path: Path) -> None:
    marked = {"contentType": "application/xhtml+xml", "value": "<p>One.</p><p>Two.</p>"}
    plain = {"contentType": "text/plain", "value": "One. Two."}
    assert read(tmp_path, {**THIRD, "bodies": [plain, marked]}).text == "One.\n\nTwo."
    assert read(tmp_path, {**THIRD, "bodies": [plain]}).text == "One. Two."
    assert read(tmp_path, {**THIRD, "bodies": [marked, {**plain, "value": "One.\nTwo."}]}).text == "One.\nTwo."
    assert read(tmp_path, {**THIRD, "bodies": [{**plain, "value": "a <b>1</b> &amp; b"}]}).text == "a <b>1</b> &amp; b"


@pytest.mark.parametrize("bundle", [[FIRST, SECOND, THIRD], {"items": [FIRST, SECOND, THIRD]}])
def test_a_bundle_in_one_file(tmp_path: Path, bundle: object) -> None:
    readings = readings_of(tmp_path, "a.json", json.dumps(bundle))
    assert problems(readings) == []
    assert [found.metadata.outlet for found in dispatches(readings)] == ["Andes Wire", "Radio Sur", "Andes Wire"]


def test_items_one_a_line(tmp_path: Path) -> None:
    readings = readings_of(tmp_path, "a.jsonl", "\n".join(map(json.dumps, (FIRST, SECOND))))
    assert [found.doc.rpartition("/")[2] for found in dispatches(readings)] == ["a.jsonl::" + FIRST["uri"], "110"]


@pytest.mark.parametrize(
    "associations",
    [
        {"main": THIRD, "photo": {"uri": "x:1", "type": "picture", "description_text": "A queue."}},
        [{**THIRD, "name": "main"}, {"uri": "x:1", "type": "picture", "name": "photo"}, "not an item"],
    ],
)
def test_a_package_gives_the_items_in_it(tmp_path: Path, associations: object) -> None:
    package = {
        "uri": "https://andes.example/p",
        "type": "composite",
        "versioncreated": "2024-03-09",
        "headline": "Metro",
    }
    assert read(tmp_path, {**package, "associations": associations}).doc == "https://andes.example/111"
    both = readings_of(tmp_path, "a.json", json.dumps({**SECOND, "associations": associations}))
    assert [found.doc for found in dispatches(both)] == ["https://andes.example/110", "https://andes.example/111"]


@pytest.mark.parametrize(
    ("item", "what"),
    [
        ({**THIRD, "pubStatus": "canceled"}, "cancelled by its agency"),
        ({**FIRST, "pubstatus": "withheld"}, "withheld by its agency"),
        ({"uri": "x:1", "type": "picture", "versioncreated": "2024-03-09"}, "an item without text (picture)"),
        ({**THIRD, "bodies": []}, "an item without text"),
        ({"uri": "x:1", "headlines": "x", "bodies": 5, "infosources": {}, "associations": 3}, "an item without text"),
    ],
)
def test_an_item_without_usable_text_is_a_problem(tmp_path: Path, item: object, what: str) -> None:
    readings = readings_of(tmp_path, "a.json", json.dumps([item, SECOND]))
    assert len(dispatches(readings)) == 1
    (problem,) = problems(readings)
    assert (problem.at, problem.what) == ("item 1", what)
    assert problem.remedy


def test_a_text_that_is_only_referred_to_is_told(tmp_path: Path) -> None:
    package = {"uri": "x:p", "type": "composite", "pubstatus": "usable"}
    readings = readings_of(
        tmp_path, "a.json", json.dumps({**package, "associations": [{"uri": "x:1", "type": "text"}]})
    )
    assert [found.at for found in problems(readings)] == ["association 1"]


def test_items_nested_without_end_are_a_problem(tmp_path: Path) -> None:
    item: dict[str, Any] = dict(THIRD)
    for number in range(50):
        item = {**THIRD, "uri": f"https://andes.example/{number}", "associations": [item]}
    readings = readings_of(tmp_path, "a.json", json.dumps(item))
    assert problems(readings)[0].what == "items nested too deeply"
    assert dispatches(readings)


@pytest.mark.parametrize("value", [{"text": "x", "uri": "y"}, {"bodies": []}, {"uri": 5, "bodies": []}, [], "ninjs"])
def test_other_json_is_no_item(value: object) -> None:
    assert not is_ninjs(value)


KEYS = st.sampled_from([*FIRST, *SECOND, *THIRD, "associations", "descriptions", "value", "role"])
VALUES = st.recursive(
    st.none() | st.text(max_size=8) | st.integers() | st.just("<p>a</p>"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_item_at_all_raises_or_vanishes(tmp_path_factory: pytest.TempPathFactory, item: dict[str, Any]) -> None:
    readings = readings_of(
        tmp_path_factory.mktemp("ninjs"), "a.json", json.dumps({**item, "uri": "x:1", "bodies": item.get("bodies")})
    )
    assert readings
    assert all(found.remedy for found in problems(readings))
