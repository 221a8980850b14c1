"""A base model of random weights, shaped as all-MiniLM-L6-v2: for trying the whole path where that one cannot be had.

What is trained on it knows nothing; it shows that training, export and reading fit together, and no more.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import save_file

from coranto.nlp.wordpiece import folded, words
from training.network import INNER, LAYERS, POSITIONS, WIDTH

SPECIAL: Final = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WORDS: Final = 2000
"""Whole words of the vocabulary: the most frequent of the texts."""
SPREAD: Final = 0.02
"""Standard deviation of the weights, as BERT begins with."""


def write_standin(texts: Iterable[str], folder: Path, seed: int = 7) -> Path:
    """Writes ``model.safetensors`` and ``vocab.txt`` to ``folder``: words of the texts, weights by chance."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = _vocabulary(texts)
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    save_file(_weights(len(pieces), seed), folder / "model.safetensors")
    return folder


def _vocabulary(texts: Iterable[str]) -> list[str]:
    """The special pieces, every sign of the texts alone and within a word, and their most frequent words."""
    counts = Counter(folded(text[start:end]) for text in texts for start, end in words(text))
    signs = sorted({sign for word in counts for sign in word})
    frequent = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
    whole = [word for word in frequent if len(word) > 1][:WORDS]
    return [*SPECIAL, *signs, *(f"##{sign}" for sign in signs), *whole]


def _weights(pieces: int, seed: int) -> dict[str, torch.Tensor]:
    chance = torch.Generator().manual_seed(seed)

    def matrix(*size: int) -> torch.Tensor:
        return torch.randn(*size, generator=chance) * SPREAD

    def norm(name: str) -> dict[str, torch.Tensor]:
        return {f"{name}.weight": torch.ones(WIDTH), f"{name}.bias": torch.zeros(WIDTH)}

    given = {
        "embeddings.word_embeddings.weight": matrix(pieces, WIDTH),
        "embeddings.position_embeddings.weight": matrix(POSITIONS, WIDTH),
        "embeddings.token_type_embeddings.weight": matrix(2, WIDTH),
        **norm("embeddings.LayerNorm"),
    }
    linear = {
        **{f"attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")},
        "attention.output.dense": (WIDTH, WIDTH), "intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER),
    }  # fmt: skip
    for layer in range(LAYERS):
        base = f"encoder.layer.{layer}"
        for name, size in linear.items():
            given |= {f"{base}.{name}.weight": matrix(*size), f"{base}.{name}.bias": torch.zeros(size[0])}
        given |= norm(f"{base}.attention.output.LayerNorm") | norm(f"{base}.output.LayerNorm")
    return given
