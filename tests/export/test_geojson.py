import json
from typing import Any

import geojson

from coranto.export.edition import Edition
from coranto.export.geojson import render
from editions import editions, odd
from records import ferry


def test_every_file_is_valid_geojson() -> None:
    for edition in editions():
        found = geojson.loads(render(edition).decode())
        assert isinstance(found, geojson.FeatureCollection)
        assert found.is_valid, found.errors()
        assert all(feature.is_valid for feature in found["features"])


def features(edition: Edition) -> dict[str, Any]:
    return {one["id"]: one for one in json.loads(render(edition))["features"]}


def test_longitude_comes_first_and_nothing_is_dropped() -> None:
    assert features(Edition(ferry()))["ev1"]["geometry"] == {"type": "Point", "coordinates": [121.06, 13.76]}
    found = features(Edition(odd()))
    assert {id_: one["geometry"] is None for id_, one in found.items()} == {"ev1": True, "ev2": True, "ev3": False}
    assert json.loads(render(Edition(odd())))["coranto"]["without_coordinates"] == ["ev2", "ev1"]


def test_a_feature_says_how_well_it_is_known() -> None:
    told = features(Edition(ferry()))["ev1"]["properties"]
    assert (told["begin"], told["until"], told["time_precision"]) == ("2023-03-06", "2023-03-07", "day")
    assert (told["status"], told["place_precision"], told["point_is_label"]) == ("reported", "city", False)
    assert told["entries"] == ["en1"]
