import json
from dataclasses import replace
from typing import Any

import pytest

from coranto.export.edition import Edition
from coranto.export.ftm import render
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Event
from editions import editions, odd
from records import ferry


def rows(edition: Edition) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render(edition)]


def test_every_entity_is_valid_and_no_value_is_lost() -> None:
    reason = "followthemoney is not installed: pip install 'coranto[ftm]' (it builds PyICU)"
    model = pytest.importorskip("followthemoney", reason=reason).model
    for edition in editions():
        for row in rows(edition):
            proxy = model.get_proxy(row, cleaned=False)
            proxy.schema.validate(proxy.to_dict())
            kept = proxy.to_dict()["properties"]
            assert {name: set(values) for name, values in row["properties"].items()} == {
                name: set(values) for name, values in kept.items()
            }
            assert set(proxy.schema.required) <= set(kept) | {"name"}


def test_ids_are_unique_and_references_lead_somewhere() -> None:
    for edition in editions():
        ids = [row["id"] for row in rows(edition)]
        assert len(ids) == len(set(ids))
        for row in rows(edition):
            for name in ("document", "resolved", "proof", "involved"):
                assert set(row["properties"].get(name, ())) <= set(ids)


def test_dates_are_as_exact_as_they_are_known() -> None:
    events = {row["id"]: row["properties"] for row in rows(Edition(odd())) if row["schema"] == "Event"}
    assert "date" not in events["coranto-event-ev1"]
    assert events["coranto-event-ev2"]["date"] == ["2031"]
    assert events["coranto-event-ev3"]["startDate"] == ["2031-05-02"]
    assert events["coranto-event-ev3"]["endDate"] == ["2031-05-04"]
    (event,) = ferry().all(Event)
    month = replace(event, begin="2023-03-01", until="2023-04-01", time_precision="month")
    corpus = MemoryCorpus(ferry().by_doc, {**ferry().rows, Event: (month,)})
    (found,) = [row["properties"] for row in rows(Edition(corpus)) if row["schema"] == "Event"]
    assert found["date"] == ["2023-03"]
    assert found["country"] == ["ph"]


def test_only_persons_with_a_public_role_become_entities() -> None:
    people = [row["properties"] for row in rows(Edition(odd())) if row["schema"] == "Person"]
    assert [one["name"] for one in people] == [["Rosa Lind"]]
    assert people[0]["position"] == ["Minister"]
    assert [row["properties"]["name"] for row in rows(Edition(odd())) if row["schema"] == "Mention"] == [["Rosa Lind"]]
