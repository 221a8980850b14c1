"""Trains the tagger: every corpus by its share, the dispatches of our own grown by substitution, heads together."""

import os
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import torch

from coranto.nlp.features import NAMES
from training.augment import Substitution, recased
from training.encoding import Encoder, Window
from training.example import Example
from training.network import Tagger, batch_of, loss_of, pretrained
from training.quantise import dequantised, quantised_rows

SHARES: Final[Mapping[str, float]] = {
    "ours": 1.0, "gum": 1.0, "wikigold": 1.0, "uner": 1.5, "wnut": 0.4, "btc": 0.25, "ewt": 0.3,
}  # fmt: skip
"""How much of each corpus an epoch sees: less of tweets, which are unlike news, and of text without entities."""
WEIGHTS: Final[Mapping[str, float]] = {
    "entities": 1.0, "source": 0.2, "cue": 0.2, "content": 0.3, "ends": 0.2, "event_type": 0.3, "event_status": 0.1,
    "speech": 0.2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training run does; the defaults are what ships."""

    epochs: int = 4
    seed: int = 7
    pieces: int = 1800
    """Word pieces a batch, padding included."""
    rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    dropout: float = 0.1
    warm: float = 0.06
    shares: Mapping[str, float] = field(default_factory=lambda: SHARES)
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    substituted: float = 1.0
    """Copies of our own dispatches with other names that an epoch sees beside the written ones."""
    feature_dropout: float = 0.1
    """Share of words whose lists are hidden, so that names outside every list are learned too."""
    seconds: float = float("inf")
    """Stops after so long, whatever is left."""
    threads: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))


def train(corpora: Mapping[str, Sequence[Example]], encoder: Encoder, weights_file: Path, plan: Plan) -> Tagger:
    """The trained tagger, in evaluation mode. ``weights_file`` is all-MiniLM-L6-v2's safetensors file."""
    random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    table, weights = pretrained(weights_file)
    tagger = Tagger(dequantised(*quantised_rows(table)), sorted(corpora))
    tagger.encoder.load_state_dict(weights)
    tagger.to(device).train()
    heads = [p for n, p in tagger.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": tagger.encoder.parameters(), "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}],
        weight_decay=0.01,
    )
    rng = random.Random(plan.seed)
    first = _epoch(corpora, encoder, plan, rng)
    total = sum(1 for _ in _batches(first, plan, random.Random(0))) * plan.epochs
    warm = max(1, int(plan.warm * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))
    )
    began, step, shown = time.monotonic(), 0, 0.0
    for epoch in range(plan.epochs):
        windows = first if epoch == 0 else _epoch(corpora, encoder, plan, rng)
        for chosen in _batches(windows, plan, rng):
            batch = batch_of(chosen, tagger.corpora, device)
            _hide(batch.features, plan.feature_dropout)
            loss = loss_of(tagger(batch, plan.dropout), batch.targets, plan.weights)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            shown = 0.98 * shown + 0.02 * float(loss.detach()) if step > 1 else float(loss.detach())
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{total} loss {shown:.3f} {time.monotonic() - began:.0f} s", flush=True
                )
            if time.monotonic() - began > plan.seconds:
                tagger.eval()
                return tagger
    tagger.eval()
    return tagger


def _epoch(corpora: Mapping[str, Sequence[Example]], encoder: Encoder, plan: Plan, rng: random.Random) -> list[Window]:
    """The windows of one epoch: each corpus by its share, ours once as written and again with other names."""
    substitution = Substitution()
    chosen: list[Example] = []
    for name in sorted(corpora):
        pool = list(corpora[name])
        share = plan.shares[name]
        while share > 0:
            chosen += pool if share >= 1 else rng.sample(pool, int(len(pool) * share))
            share -= 1
        if name == "ours":
            extra = plan.substituted
            while extra > 0:
                some = pool if extra >= 1 else rng.sample(pool, int(len(pool) * extra))
                chosen += [substitution.renamed(example, rng) for example in some]
                extra -= 1
    return encoder.windows(recased(example, rng) for example in chosen)


def _batches(windows: Sequence[Window], plan: Plan, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of like length, in random order."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces) + rng.random() * 8)
    batches: list[list[Window]] = []
    longest = 0
    for index in order:
        longest = max(longest, len(windows[index].pieces))
        if not batches or longest * (len(batches[-1]) + 1) > plan.pieces:
            batches.append([])
            longest = len(windows[index].pieces)
        batches[-1].append(windows[index])
    rng.shuffle(batches)
    yield from batches


_SHAPES: Final = NAMES.index("common-noun")
_PLACED: Final = NAMES.index("opens-sentence")


def _hide(features: torch.Tensor, share: float) -> None:
    """Hides what the lists say of some words, in place; how they are written stays."""
    if share > 0:
        hidden = torch.from_numpy(
            np.random.default_rng(int(torch.randint(1 << 30, ()))).random(features.shape[:2]) < share
        )
        features[..., _SHAPES:_PLACED][hidden.to(features.device)] = 0.0
