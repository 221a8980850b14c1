"""How near the int8 models that ship come to the float models that they were made from."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional as F  # noqa: N812

from coranto.nlp.analyzer import Span
from coranto.nlp.decoding import spans_of
from coranto.nlp.embedded import EmbeddedModel
from coranto.nlp.heads import HEADS
from coranto.nlp.reading import Reading, Stretch
from coranto.nlp.windows import PIECES
from coranto.nlp.wordpiece import WordPiece, words
from training.encoding import Window
from training.evaluate import Figure
from training.network import Encoder, Tagger, batch_of, pretrained

SENTENCES: Final = 600
SEED: Final = 7
Rows = npt.NDArray[np.float32]


def embedder_figures(model: EmbeddedModel, base: Path, sentences: Sequence[str]) -> Iterator[Figure]:
    """Cosines between the vectors of both models, and whether they put pairs of sentences in the same order."""
    chosen = sorted(set(sentences))
    if len(chosen) > SENTENCES:
        chosen = random.Random(SEED).sample(chosen, SENTENCES)
    whole, small = original_vectors(base, chosen), model.embed(chosen)
    cosines = (whole * small).sum(axis=1)
    group = "Embedder: int8 against the original in float32"
    yield Figure(group, "cosine, mean", float(cosines.mean()), len(chosen), "sentences")
    yield Figure(group, "cosine, lowest", float(cosines.min()), len(chosen), "sentences")
    pairs = np.triu_indices(len(chosen), 1)
    rho = rank_correlation((whole @ whole.T)[pairs], (small @ small.T)[pairs])
    yield Figure(group, "Spearman rho of similarities", rho, len(pairs[0]), "pairs")


def original_vectors(base: Path, sentences: Sequence[str]) -> Rows:
    """One row a sentence, of length 1, from the float model; what the first window does not hold is not read."""
    table, weights = pretrained(base / "model.safetensors")
    encoder = Encoder()
    encoder.load_state_dict(weights)
    encoder.eval()
    wordpiece = WordPiece((base / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    rows = []
    for sentence in sentences:
        pieces = [p for start, end in words(sentence) for p in wordpiece.pieces(sentence[start:end])][:PIECES]
        given = torch.from_numpy(table[[wordpiece.begin, *pieces, wordpiece.end]])[None]
        with torch.no_grad():
            hidden = encoder(given, torch.ones(given.shape[:2], dtype=torch.bool))
        rows.append(F.normalize(hidden.mean(1))[0].numpy())
    return np.stack(rows)


def rank_correlation(left: npt.NDArray[np.floating], right: npt.NDArray[np.floating]) -> float:
    """Spearman's rho; equal values are ranked as they come."""
    ranks = [np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(float) for values in (left, right)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def tagger_figures(model: EmbeddedModel, tagger: Tagger, texts: Sequence[str], of: str) -> Iterator[Figure]:
    """Share of the spans that either marks which both mark alike: same offsets, layer and label."""
    same = either = 0
    for text in texts:
        small = {_key(span) for span in model.annotate(text) if span.layer != "sentence"}
        whole = {_key(span) for span in float_spans(tagger, model.read(text))}
        same += len(small & whole)
        either += len(small | whole)
    share = 100 * same / either if either else float("nan")
    yield Figure("Tagger: int8 against float32", "spans marked alike, %", share, either, f"spans of {of}")


def float_spans(tagger: Tagger, reading: Reading) -> Iterator[Span]:
    """What the float tagger marks, window by window, decoded as the package does it."""
    opens = reading.opens
    for stretch in reading.stretches:
        inside = slice(stretch.first, stretch.last)
        with torch.no_grad():
            scores = tagger(batch_of([_bare(reading, stretch, tagger.corpora[0])], tagger.corpora))
        answer = np.concatenate([scores[name].numpy() for name in HEADS], axis=1)
        yield from spans_of(answer, reading.words[inside], opens[inside])


def _bare(reading: Reading, stretch: Stretch, corpus: str) -> Window:
    """The window without gold."""
    return Window(
        corpus, stretch.pieces, stretch.begins, reading.features_of(stretch), *(None,) * 6
    )  # fmt: skip


def _key(span: Span) -> tuple[int, int, str, str]:
    return span.start, span.end, span.layer, span.label
