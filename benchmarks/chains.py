"""How alike two groupings of mentions are: MUC, B-cubed, CEAF with entity similarity, and their mean (CoNLL).

Each side may hold mentions that the other lacks: those count as missed, or as invented (Cai and Strube, 2010).
"""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[frozenset[Hashable]]


def conll(gold: Clusters, given: Clusters) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 (0 to 1) of each measure, and under ``conll`` the means."""
    found = {"muc": _muc(gold, given), "b3": _b3(gold, given), "ceafe": _ceafe(gold, given)}
    scores = {name: (p, r, _f1(p, r)) for name, (p, r) in found.items()}
    p, r, f = (sum(score[i] for score in scores.values()) / len(scores) for i in range(3))
    return {**scores, "conll": (p, r, f)}


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def _places(clusters: Clusters) -> Mapping[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _muc(gold: Clusters, given: Clusters) -> tuple[float, float]:
    return _links(given, _places(gold)), _links(gold, _places(given))


def _links(clusters: Clusters, other: Mapping[Hashable, int]) -> float:
    """Share of the links within ``clusters`` that the other side has; 1 where there are none."""
    kept = total = 0
    for cluster in clusters:
        parts = {other.get(mention, mention) for mention in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return kept / total if total else 1.0


def _b3(gold: Clusters, given: Clusters) -> tuple[float, float]:
    return _shares(given, gold), _shares(gold, given)


def _shares(clusters: Clusters, other: Clusters) -> float:
    at = _places(other)
    total = sum(map(len, clusters))
    shared = 0.0
    for cluster in clusters:
        for mention in cluster:
            if mention in at:
                shared += len(cluster & other[at[mention]]) / len(cluster)
    return shared / total if total else 1.0


def _ceafe(gold: Clusters, given: Clusters) -> tuple[float, float]:
    if not gold or not given:
        return float(not given), float(not gold)
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in given] for a in gold])
    best = alike[linear_sum_assignment(-alike)].sum()
    return float(best / len(given)), float(best / len(gold))
