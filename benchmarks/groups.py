"""Grouping of texts by rare shared words: the peer of stories, and a stand-in for coreference.

A single pass of tf-idf over centroids, and nothing more: a figure to beat.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w\w+")


def grouped(texts: Sequence[str], threshold: float) -> list[int]:
    """The number of the group of each text, in order: single pass, cosine of tf-idf against each group's centroid."""
    counts = [Counter(word[:6] for word in _WORD.findall(text.lower())) for text in texts]
    documents = Counter(word for count in counts for word in count)
    centroids: list[dict[str, float]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    groups: list[int] = []
    for count in counts:
        weights = {w: (1 + math.log(n)) * math.log((1 + len(texts)) / documents[w]) for w, n in count.items()}
        norm = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        vector = {w: x / norm for w, x in weights.items()}
        near: Counter[int] = Counter()
        for word, x in vector.items():
            for group in holding[word]:
                near[group] += x * centroids[group][word]  # type: ignore[assignment]
        best, score = max(
            near.items(), key=lambda item: (_cosine(item[1], centroids[item[0]]), -item[0]), default=(-1, 0)
        )
        if best < 0 or _cosine(score, centroids[best]) < threshold:
            best = len(centroids)
            centroids.append({})
        for word, x in vector.items():
            if word not in centroids[best]:
                holding[word].append(best)
                centroids[best][word] = 0.0
            centroids[best][word] += x
        groups.append(best)
    return groups


def _cosine(dot: float, centroid: dict[str, float]) -> float:
    return dot / (math.sqrt(sum(x * x for x in centroid.values())) or 1.0)
