"""From the product's records to the scorer's, over a dispatch invented for it."""

import json
import sys
from pathlib import Path

import pytest
from benchmarks.gold_claims import read_gold
from benchmarks.voices import main, scored

TEXT = """Bridge falls in Lima

At least 11 people were killed in Lima when a bridge fell, police said.

"The beams were rotten," said Ana Ruiz, a teacher.

Mayor Luis Soto denied that the bridge was old. It is not clear how many people are missing.
"""
GOLD = """
- doc: lima.txt
  published: 2031-05-04
  claims:
    - content: [At least 11 people were killed in Lima when a bridge fell]
      source: police
      cue: said
      mode: indirect
    - {content: [The beams were rotten], source: "Ana Ruiz, a teacher", entity: Ana Ruiz, cue: said, mode: direct}
    - content: [the bridge was old]
      source: Mayor Luis Soto
      entity: Luis Soto
      cue: denied
      mode: indirect
      status: denied
      act: denies
      denies: the bridge was old
  figures:
    - {text: At least 11, low: 11, high: null, point: null, quantity: killed, counted: people, place: Lima,
       as_of: 2031-05-04, source: police, series: a}
  gaps:
    - {text: It is not clear how many people are missing, about: how many people are missing, reason: unclear}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lima.txt").write_text(TEXT)
    (tmp_path / "gold.yaml").write_text(GOLD)
    return tmp_path


def test_a_plain_dispatch_is_read_as_marked(folder: Path) -> None:
    score = scored(read_gold(folder))
    assert score.errors == []
    assert (score.ar, score.whole_figures, score.percent("gap reason")) == (100, 100, 100)


def test_the_command_prints_counts_and_writes_errors(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "gold.yaml").write_text(GOLD.replace("status: denied", "status: planned"))
    errors, counts = folder / "errors.jsonl", folder / "counts.json"
    monkeypatch.setattr(sys, "argv", ["voices", str(folder), "--errors", str(errors), "--json", str(counts)])
    main()
    assert "attributed status              66.7%  2 of 3" in " ".join(capsys.readouterr().out.splitlines())
    assert json.loads(counts.read_text())["attributed status"] == 2
    told = [json.loads(line) for line in errors.read_text().splitlines()]
    assert {(one["what"], one["gold"], one["got"]) for one in told} >= {("status", "planned", "denied")}
