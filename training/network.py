"""The tagger in PyTorch: MiniLM's encoder over a frozen word table, word features added to its input, linear heads.

Six layers of 384 with 12 heads (Wang et al. 2020, arXiv:2002.10957), as all-MiniLM-L6-v2 has them. Only training sees
this file; ``export.py`` writes the same computation as an ONNX graph.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from coranto.nlp.features import NAMES
from coranto.nlp.heads import HEADS, PARTS_OF_SPEECH
from training.encoding import IGNORED, Window

LAYERS: Final = 6
WIDTH: Final = 384
INNER: Final = 1536
ATTENTION_HEADS: Final = 12
POSITIONS: Final = 512
EPSILON: Final = 1e-12
NEUTRAL: Final = frozenset({"ours", "gum"})
"""Corpora of edited text, whose labels mean what ours mean; the others have a bias of their own on the entity tags."""


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as BERT's."""

    def __init__(self) -> None:
        super().__init__()
        self.joint = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """``x`` (batch, pieces, width); ``mask`` (batch, 1, 1, pieces) true where a piece is."""
        batch, length, _ = x.shape
        q, k, v = self.joint(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + F.dropout(self.out(mixed), dropout, self.training))
        y: Tensor = self.norm(x + F.dropout(self.outer(F.gelu(self.inner(x))), dropout, self.training))
        return y


class Encoder(nn.Module):
    """Embeddings and layers; the word table is outside, since two encoders share it."""

    def __init__(self) -> None:
        super().__init__()
        self.position = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        """Position and token type in one: only the first type is used."""
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, words: Tensor, mask: Tensor, dropout: float = 0.0) -> Tensor:
        """``words`` (batch, pieces, width): rows of the word table, with whatever else was added to them."""
        x: Tensor = self.norm(words + self.position[: words.shape[1]])
        x = F.dropout(x, dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :], dropout)
        return x


class Tagger(nn.Module):
    """The encoder with features and heads. Word rows come from the quantised table, as they will at run time."""

    table: Tensor

    def __init__(self, table: np.ndarray, corpora: Sequence[str]) -> None:
        super().__init__()
        self.register_buffer("table", torch.from_numpy(table), persistent=False)
        self.encoder = Encoder()
        self.features = nn.Linear(len(NAMES), WIDTH, bias=False)
        nn.init.normal_(self.features.weight, std=0.01)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH + len(NAMES), size) for name, size in HEADS.items()})
        self.speech = nn.Linear(WIDTH, len(PARTS_OF_SPEECH))
        self.corpora = tuple(corpora)
        self.bias = nn.Embedding(len(corpora), HEADS["entities"])
        nn.init.zeros_(self.bias.weight)

    def forward(self, batch: "Batch", dropout: float = 0.0) -> dict[str, Tensor]:
        """Scores of every head, ``(all words of the batch, outputs)``."""
        hidden = self.encoder(self.table[batch.pieces] + self.features(batch.features), batch.mask, dropout)
        at_words = hidden[batch.row, batch.first]
        seen = torch.cat([at_words, batch.features[batch.row, batch.first]], dim=1)
        seen = F.dropout(seen, dropout, self.training)
        scores = {name: head(seen) for name, head in self.heads.items()}
        scores["speech"] = self.speech(at_words)
        if self.training:
            own = torch.tensor([c not in NEUTRAL for c in self.corpora], dtype=torch.float32, device=hidden.device)
            scores["entities"] = scores["entities"] + (self.bias.weight * own[:, None])[batch.corpus]
        return scores


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side. ``row`` and ``first`` find each word's first piece; targets run over the words."""

    pieces: Tensor
    mask: Tensor
    features: Tensor
    row: Tensor
    first: Tensor
    corpus: Tensor
    targets: Mapping[str, Tensor]


def batch_of(windows: Sequence[Window], corpora: Sequence[str], device: str = "cpu") -> Batch:
    """The windows padded to the longest; a layer that a window lacks is ignored there."""
    longest = max(len(window.pieces) for window in windows)
    pieces = np.zeros((len(windows), longest), dtype=np.int64)
    mask = np.zeros((len(windows), longest), dtype=bool)
    features = np.zeros((len(windows), longest, len(NAMES)), dtype=np.float32)
    for index, window in enumerate(windows):
        size = len(window.pieces)
        pieces[index, :size] = window.pieces
        mask[index, :size] = True
        features[index, :size] = window.features
    counts = [len(window.first) for window in windows]

    def joined(name: str, column: int | None = None) -> np.ndarray:
        parts = []
        for window, count in zip(windows, counts, strict=True):
            table = getattr(window, name)
            part = np.full(count, IGNORED) if table is None else table if column is None else table[:, column]
            parts.append(part.astype(np.int64))
        return np.concatenate(parts)

    free = np.ones(HEADS["entities"], dtype=bool)
    allowed = [
        np.broadcast_to(free, (n, len(free))) if w.entities is None else w.entities
        for w, n in zip(windows, counts, strict=True)
    ]
    targets = {
        "allowed": torch.from_numpy(np.concatenate(allowed)),
        "source": torch.from_numpy(joined("attribution", 0)),
        "cue": torch.from_numpy(joined("attribution", 1)),
        "content": torch.from_numpy(joined("attribution", 2)),
        "ends": torch.from_numpy(joined("ends")),
        "event_type": torch.from_numpy(joined("event_type")),
        "event_status": torch.from_numpy(joined("event_status")),
        "speech": torch.from_numpy(joined("speech")),
    }
    number = {name: index for index, name in enumerate(corpora)}
    return Batch(
        torch.from_numpy(pieces).to(device), torch.from_numpy(mask).to(device), torch.from_numpy(features).to(device),
        torch.from_numpy(np.repeat(np.arange(len(windows)), counts)).to(device),
        torch.from_numpy(np.concatenate([w.first for w in windows]).astype(np.int64)).to(device),
        torch.from_numpy(np.repeat([number[w.corpus] for w in windows], counts)).to(device),
        {name: table.to(device) for name, table in targets.items()},
    )  # fmt: skip


def loss_of(scores: Mapping[str, Tensor], targets: Mapping[str, Tensor], weights: Mapping[str, float]) -> Tensor:
    """The weighted sum over heads; entities by the summed probability of the tags that the corpus leaves open."""
    known = ~targets["allowed"].all(dim=1)
    total = scores["entities"].new_zeros(())
    if known.any():
        logs = F.log_softmax(scores["entities"][known], dim=1)
        right = logs.masked_fill(~targets["allowed"][known], -math.inf).logsumexp(dim=1)
        total = total - weights["entities"] * right.mean()
    for name, weight in weights.items():
        if name != "entities" and (targets[name] != IGNORED).any():
            total = total + weight * F.cross_entropy(scores[name], targets[name], ignore_index=IGNORED)
    return total


def pretrained(path: Path) -> tuple[np.ndarray, dict[str, Tensor]]:
    """The word table ``(pieces, width)`` and the encoder's weights of all-MiniLM-L6-v2's safetensors file."""
    given = load_file(path)
    own: dict[str, Tensor] = {
        "position": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    parts = {
        "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
        "inner": "intermediate.dense", "outer": "output.dense", "norm": "output.LayerNorm",
    }  # fmt: skip
    for layer in range(LAYERS):
        base = f"encoder.layer.{layer}"
        for kind in ("weight", "bias"):
            own[f"layers.{layer}.joint.{kind}"] = torch.cat(
                [given[f"{base}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            own |= {f"layers.{layer}.{name}.{kind}": given[f"{base}.{there}.{kind}"] for name, there in parts.items()}
    return given["embeddings.word_embeddings.weight"].numpy(), own
