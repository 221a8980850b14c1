import math

from coranto.resources.storylines import load


def test_the_table_has_a_weight_for_each_feature_and_a_bar_below_even_odds() -> None:
    table = load()
    assert len(table.weights) == len(table.features) == len(set(table.features))
    assert table.bar < 0
    assert all(map(math.isfinite, (table.intercept, *table.weights)))


def test_time_speaks_against_a_story_and_likeness_for_it() -> None:
    weights = dict(zip(load().features, load().weights, strict=True))
    assert weights["gap"] < 0 < min(weights["words"], weights["nearest"], weights["meaning"], weights["names"])
