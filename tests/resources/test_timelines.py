from dataclasses import asdict

import msgspec
import pytest

from coranto.resources.timelines import Weights, load, parse


def test_weights_survive_a_file() -> None:
    assert parse(msgspec.json.encode(load())) == load()


def test_a_weight_that_is_missing_is_named() -> None:
    given = asdict(load())
    del given["passages"]["hindsight"]
    with pytest.raises(msgspec.ValidationError, match="hindsight"):
        parse(msgspec.json.encode(given))


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        parse(b"days: 1")


def test_a_long_sentence_is_worth_less_and_a_day_that_is_remembered_more() -> None:
    weights: Weights = load()
    assert weights.passages.length < 0 < weights.passages.hindsight
    assert weights.days.later > weights.days.published > 0
