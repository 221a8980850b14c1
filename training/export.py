"""Writes what ships: both encoders as int8 ONNX, the word table, the vocabulary and the manifest that binds them."""

import hashlib
import json
from pathlib import Path
from typing import Final

from coranto.nlp.features import NAMES
from coranto.nlp.heads import HEADS, OUTPUTS
from training.graph import embedder_graph, tagger_graph
from training.network import Tagger, pretrained
from training.quantise import quantised_rows

WEIGHTS: Final = Path(__file__).parents[1] / "src" / "coranto" / "resources" / "weights"
NAME: Final = "coranto-small"
VERSION: Final = "1"
FILES: Final = ("tagger.onnx", "embedder.onnx", "words.bin", "scales.bin", "vocabulary.txt")


def export(tagger: Tagger, weights_file: Path, vocabulary: Path, folder: Path = WEIGHTS) -> str:
    """Writes the files to ``folder`` and gives the digest over them."""
    folder.mkdir(parents=True, exist_ok=True)
    table, original = pretrained(weights_file)
    state = {name: value.numpy(force=True) for name, value in tagger.state_dict().items()}
    encoder = {name.removeprefix("encoder."): value for name, value in state.items() if name.startswith("encoder.")}
    heads = {name: (state[f"heads.{name}.weight"], state[f"heads.{name}.bias"]) for name in HEADS}
    (folder / "tagger.onnx").write_bytes(tagger_graph(encoder, state["features.weight"], heads))
    (folder / "embedder.onnx").write_bytes(embedder_graph({name: value.numpy() for name, value in original.items()}))
    words, scales = quantised_rows(table)
    (folder / "words.bin").write_bytes(words.tobytes())
    (folder / "scales.bin").write_bytes(scales.astype("<f4").tobytes())
    (folder / "vocabulary.txt").write_text(vocabulary.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    digest = digest_of(folder)
    given = {"name": NAME, "version": VERSION, "digest": digest, "features": list(NAMES), "outputs": OUTPUTS}
    (folder / "manifest.json").write_text(json.dumps(given, indent=1) + "\n", encoding="utf-8")
    return digest


def digest_of(folder: Path) -> str:
    """SHA-256 over the digests of the files, in the order of ``FILES``."""
    whole = hashlib.sha256()
    for name in FILES:
        whole.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return whole.hexdigest()
