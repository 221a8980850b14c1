"""Figures of answers that are known to be right, or wrong in one way."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from training.data import DataError
from training.evaluate import Figure, attribution_figures, by_families, name_figures, own_figures
from training.example import Example, Marked, Trigger

from coranto.nlp.analyzer import Layer, Span

TEXT = "The Ada Obi Fund said that Lima was flooded."
EXAMPLE = Example(
    "a", "ours", TEXT, (Marked(4, 16, frozenset({"organization"})), Marked(27, 31, frozenset({"facility"}))),
    attribution=(Marked(0, 16, frozenset({"source"})), Marked(17, 21, frozenset({"cue"}))),
    triggers=(Trigger(36, 43, "NONE", "alleged"),), family="flood", region="global",
)  # fmt: skip


def span(start: int, end: int, layer: Layer, label: str) -> Span:
    return Span(start, end, layer, label, 1.0)


RIGHT = (
    span(0, 16, "entity", "organization"), span(27, 31, "entity", "facility"), span(0, 16, "source", "source"),
    span(17, 21, "cue", "cue"), span(36, 43, "event", "NONE/alleged"),
)  # fmt: skip


def values(spans: Sequence[Span]) -> dict[str, float]:
    return {figure.name: figure.value for figure in own_figures(lambda _: spans, [EXAMPLE], "n")}


def test_what_is_right_scores_a_hundred() -> None:
    found = values(RIGHT)
    assert {name: value for name, value in found.items() if value == 100}.keys() == found.keys() - {"token F1, content"}
    assert "exact F1, flood" in found
    assert "exact F1, global" in found


def test_a_facility_taken_for_a_place_is_wrong_by_label_alone() -> None:
    found = values([*RIGHT[:1], span(27, 31, "entity", "place"), *RIGHT[2:]])
    assert found["exact F1"] == 50
    assert found["spans alone, F1"] == 100
    assert found["exact F1, facility"] == 0
    assert found["exact F1, flood"] == 100


@pytest.mark.parametrize(("label", "trigger", "kind", "status"), [
    ("NONE/happened", 100, 100, 0), ("AID/alleged", 100, 0, 100),
])  # fmt: skip
def test_type_and_status_of_a_trigger_count_apart(label: str, trigger: float, kind: float, status: float) -> None:
    found = values([*RIGHT[:4], span(36, 43, "event", label)])
    assert found["triggers, F1"] == trigger
    assert found["types, macro F1"] == kind
    assert found["status of triggers found, accuracy"] == status


def written(path: Path, document: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(json.dumps(document).encode()))


def test_sets_are_read_from_the_folder_that_is_named(tmp_path: Path) -> None:
    gold = [{"start": 4, "end": 16, "label": "organization"}, {"start": 27, "end": 31, "label": "place"}]
    for name in ("worldwide_dev", "uner_ewt"):
        written(tmp_path / "entities" / f"{name}.jsonl.gz", {"text": TEXT, "entities": gold})
    found = list(name_figures(lambda _: RIGHT, tmp_path))
    assert Figure("Names: uner_ewt", "exact F1", 100.0, 2, "mentions") in found
    report = {"source": [[0, 16]], "cue": [[17, 21]], "content": [[22, 31], [36, 43]]}
    written(tmp_path / "attributions" / "polnear_dev.jsonl.gz", {"text": TEXT, "attributions": [report]})
    figures = {f.name: (f.value, f.n) for f in attribution_figures(lambda _: RIGHT, tmp_path)}
    assert figures == {"token F1, source": (100, 4), "token F1, cue": (100, 1), "token F1, content": (0, 2)}


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"worldwide_dev\.jsonl\.gz: not there; `--data` wants"):
        list(name_figures(lambda _: RIGHT, tmp_path))


def test_families_are_chosen_by_name() -> None:
    assert by_families([EXAMPLE], ["flood"]) == by_families([EXAMPLE], []) == [EXAMPLE]
    with pytest.raises(DataError, match="no dispatch of family war"):
        by_families([EXAMPLE], ["flood", "war"])
