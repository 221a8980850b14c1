"""The weights that ship are those that the card tells of."""

import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "coranto" / "resources" / "weights"
BOUND = ("tagger.onnx", "embedder.onnx", "words.bin", "scales.bin", "vocabulary.txt")


def test_card_manifest_and_files_have_one_digest() -> None:
    whole = hashlib.sha256(b"".join(hashlib.sha256((WEIGHTS / name).read_bytes()).digest() for name in BOUND))
    assert json.loads((WEIGHTS / "manifest.json").read_text("utf-8"))["digest"] == whole.hexdigest()
    card = (ROOT / "docs" / "model-card.md").read_text("utf-8")
    assert re.findall(r"SHA-256 over the weights: `([0-9a-f]+)`", card) == [whole.hexdigest()]


def test_the_weights_carry_their_licence_and_how_they_were_trained() -> None:
    assert "CC BY-SA 4.0" in (WEIGHTS / "NOTICE").read_text("utf-8")
    run = json.loads((WEIGHTS / "training.json").read_text("utf-8"))
    assert run["held_out"] == []
    assert run["base"] != "stand-in"
    for corpus in run["examples"]:
        assert re.search(rf"\b{corpus}\b", (ROOT / "training" / "DATA.md").read_text("utf-8"))
