"""The card says what was measured, of which weights."""

from typing import Any

import pytest
from training.card import rendered
from training.data import DataError

MANIFEST = {"name": "coranto-small", "version": "9", "digest": "ab" * 32}
RUN = {"mix": "open", "base": "gt", "examples": {"gum": 1200}, "plan": {"seed": 3, "epochs": 4}}


def record(digest: str, *figures: tuple[str, str, float | None, int], families: tuple[str, ...] = ()) -> dict[str, Any]:
    rows = [{"group": g, "name": n, "value": v, "n": of, "of": "mentions"} for g, n, v, of in figures]
    return {"digest": digest, "families": list(families), "figures": rows}


def test_figures_stand_in_a_table_of_their_group() -> None:
    page = rendered(MANIFEST, RUN, [record("ab" * 32, ("Names", "F1", 87.654, 1839), ("Embedder", "rho", 0.99251, 10))])
    assert "# Model card: coranto-small, version 9" in page
    assert f"`{'ab' * 32}`" in page
    assert "gum 1,200" in page
    assert "### Names\n\n| measure | value | n |\n|---|---:|---:|\n| F1 | 87.7 | 1,839 mentions |" in page
    assert "| rho | 0.9925 | 10 mentions |" in page


def test_a_figure_that_could_not_be_taken_is_a_dash() -> None:
    assert "| F1 | - | 0 mentions |" in rendered(MANIFEST, RUN, [record("ab" * 32, ("Names", "F1", None, 0))])


def test_a_sibling_is_called_one() -> None:
    sibling = record("cd" * 32, ("Own", "F1", 50.0, 7), families=("flood", "war"))
    page = rendered(MANIFEST, RUN, [record("ab" * 32), sibling])
    assert "Measured on a sibling (`cdcdcdcdcdcd`), trained without flood, war:" in page


def test_figures_of_other_weights_are_refused() -> None:
    with pytest.raises(DataError, match="of other weights"):
        rendered(MANIFEST, RUN, [record("cd" * 32)])
    with pytest.raises(DataError, match="of siblings"):
        rendered(MANIFEST, RUN, [record("ab" * 32), record("cd" * 32)])
