"""258 expressions of time in short dispatches of our own, and what an editor says they mean (``anchoring.yaml``)."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from coranto import library
from coranto.model.annotation import Time

ITEMS: list[dict[str, Any]] = [
    item | {"family": family}
    for family, items in yaml.safe_load(Path(__file__).with_name("anchoring.yaml").read_text("utf-8")).items()
    for item in items
]
BAR = 0.90

# id → what the engine says instead, and why
FAILURES: dict[str, str] = {
    "hours before kick-off": "a match that was to be played on Saturday is taken for one to come",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Time | None]:
    """What the engine says of each item's words; null where it finds no time there."""
    folder = tmp_path_factory.mktemp("dispatches")
    names = {item["id"]: f"{number:03}.txt" for number, item in enumerate(ITEMS)}
    for item in ITEMS:
        (folder / names[item["id"]]).write_text(item["text"] + "\n", "utf-8")
    dates = {names[item["id"]]: str(item["published"]) for item in ITEMS}
    times = [one for one in library.records([folder], dates=dates, layers=["time"]) if isinstance(one, Time)]
    return {
        item["id"]: _at(item, [time for time in times if Path(time.doc).name == names[item["id"]]]) for item in ITEMS
    }


def _at(item: dict[str, Any], times: list[Time]) -> Time | None:
    """The time that shares most characters with the item's words."""
    start = item["text"].index(item["words"])
    end = start + len(item["words"])
    shared = {time: min(end, time.end) - max(start, time.start) for time in times}
    return max((time for time in times if shared[time] > 0), key=lambda time: (shared[time], -time.start), default=None)


def faults(item: dict[str, Any], said: Time | None) -> list[str]:
    """What is wrong with an answer; empty where it is right."""
    if said is None:
        return ["no time found"]
    found = []
    for field, wanted in item["means"].items():
        allowed = [None if one is None else str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        if field == "anchor":
            if not any(str(word) in f"{said.anchor} {said.reason}" for word in allowed):
                found.append(f"anchor {said.anchor!r}, {said.reason!r} names none of {allowed}")
        elif getattr(said, field) not in allowed:
            found.append(f"{field} {getattr(said, field)!r}, not {wanted}")
    return found


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(
            item,
            id=f"{item['family']}: {item['id']}",
            marks=[pytest.mark.xfail(strict=True, reason=FAILURES[item["id"]])] if item["id"] in FAILURES else [],
        )
        for item in ITEMS
    ],
)
def test_an_expression_means_what_an_editor_says(item: dict[str, Any], answers: Mapping[str, Time | None]) -> None:
    assert faults(item, answers[item["id"]]) == []


def test_nine_of_ten_are_right(answers: Mapping[str, Time | None]) -> None:
    right = [item["id"] for item in ITEMS if not faults(item, answers[item["id"]])]
    assert len(right) >= BAR * len(ITEMS)


def test_the_suite_is_what_it_says() -> None:
    fifties = dict.fromkeys(["ordinal", "part of day", "tense", "weekday", "event"], 50)
    assert Counter(item["family"] for item in ITEMS) == {**fifties, "told": 8}
    assert len({item["id"] for item in ITEMS}) == 258
    assert [item["id"] for item in ITEMS if item["text"].count(item["words"]) != 1] == []
    assert len({item["kind"] for item in ITEMS}) >= 20
    assert len({item["continent"] for item in ITEMS}) == 7
    assert set(FAILURES) <= {item["id"] for item in ITEMS}


def test_a_wrong_answer_is_a_fault() -> None:
    item = {"text": "It fell on Friday.", "words": "Friday", "means": {"value": "2022-02-18", "anchor": ["strike"]}}
    wrong = Time("a", 11, 17, "Friday", "DATE", "2022-02-25", None, None, None, "published", "the next Friday")
    assert len(faults(item, wrong)) == 2
    assert faults(item, None) == ["no time found"]
