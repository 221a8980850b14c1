"""Which sentences of different dispatches seem to tell of one matter: by rare words, names, numbers, days and kinds.

Nothing is proved by it: what is kin to a line is shown beside it, and counts for nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from typing import Final

from coranto.compose.desk import Desk, Home
from coranto.compose.tellings import Telling, counts, tellings
from coranto.model.annotation import Sentence
from coranto.model.support import Partition
from coranto.resources.deeds import Deeds
from coranto.resources.kinship import KinshipWeights
from coranto.resources.rarity import Rarity

COMMON: Final = 40
"""A stem of more sentences than this is no reason to compare two of them, and no part of their cosine."""
BY_WORDS: Final = 0.7
"""The probability from which words alone make kin."""
DISPATCHES: Final = 8
"""Other dispatches, the most alike first, of which sentences are weighed: …"""
SENTENCES: Final = 3
"""… the most alike, and those that count the same."""
LATELY: Final = 2
"""Days by which what came may lie off from what was to come."""
WIDEST: Final = 0.3
"""How far the margin of a pair may lie below the best: farther is all the same."""
FLATTER: Final = 0.5
"""Added to the logarithm by which a word is rare in the block, so that one that stands everywhere still weighs."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A sentence, and how likely it tells of the same matter."""

    sentence: Sentence
    probability: float


def logistic(weights: object, features: Mapping[str, float]) -> float:
    """The probability that weights, attributes by the names of the features, give."""
    return 1 / (1 + math.exp(-sum(getattr(weights, name) * value for name, value in features.items() if value)))


class Kinship:
    """The running sentences of one block, laid out for comparison."""

    def __init__(self, desk: Desk, rarity: Rarity, weights: KinshipWeights, deeds: Deeds) -> None:
        self._weights = weights
        self.rows: Final = tellings(desk, deeds)
        self.at: Final = {(row.sentence.doc, row.sentence.start): i for i, row in enumerate(self.rows)}
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._counting: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, row in enumerate(self.rows):
            for word in row.words:
                self._holding[word].append(i)
            for sort in row.sorts:
                self._counting[row.sentence.doc, sort].append(i)
        every = len(self.rows) + 1
        self._weight = {
            word: min(rarity.idf(word), math.log(every / len(held)) + FLATTER) for word, held in self._holding.items()
        }
        told_together: Partition[str] = Partition()
        for event in desk.events.values():
            docs = sorted({mention.doc for mention in event.mentions})
            for doc in docs[1:]:
                told_together.join(docs[0], doc)
        on_day = Counter(day for row in self.rows for day in row.days)
        self._rare_day = {day: math.log(every / count) for day, count in on_day.items()}
        of_deed = Counter(deed for row in self.rows for deed in row.deeds)
        self._rare_deed = {deed: math.log(every / count) for deed, count in of_deed.items()}
        at_place = Counter(place for row in self.rows for place in row.places)
        self._rare_place = {place: math.log(every / count) for place, count in at_place.items()}
        self._norms = [math.sqrt(math.fsum(self._weight[word] ** 2 for word in row.words)) or 1.0 for row in self.rows]
        self._story = [told_together.find(row.sentence.doc) for row in self.rows]
        self._near = [self._cosines(i) for i in range(len(self.rows))]
        self._alike = [self._ranked(near) for near in self._near]
        self._second = [{doc: rows[1][0] for doc, rows in ranked.items() if len(rows) > 1} for ranked in self._alike]
        self._kin: dict[int, tuple[Kin, ...]] = {}
        self._probable: dict[tuple[int, int], float] = {}

    def of(self, home: Home) -> tuple[Kin, ...]:
        """The sentence of each other dispatch that is likeliest to tell of the same matter, if it is likely enough."""
        i = self.at.get(home)
        if i is None:
            return ()
        if i not in self._kin:
            self._kin[i] = tuple(self._likeliest(i))
        return self._kin[i]

    def _likeliest(self, i: int) -> Iterator[Kin]:
        nearest = nsmallest(DISPATCHES, self._alike[i].items(), key=lambda row: (-row[1][0][0], row[0]))
        for doc, alike in nearest:
            counting = {j for sort in self.rows[i].sorts for j in self._counting.get((doc, sort), ())}
            judged = ((self.probability(i, j), j) for j in sorted({j for _, j in alike} | counting))
            likely = [(p, -j) for p, j in judged if p >= self._weights.least and (p >= BY_WORDS or self._meets(i, j))]
            if likely:
                probability, at = max(likely)
                yield Kin(self.rows[-at].sentence, round(probability, 3))

    def _meets(self, i: int, j: int) -> bool:
        """Whether two rows share a name, a number, a day, a count or a kind of event: else words must be many."""
        one, other = self.rows[i], self.rows[j]
        named = one.words & other.words & one.names & other.names
        counted = self._of_one_story(i, j) and (one.sorts & other.sorts or one.counted & other.counted)
        return bool(named or counted or one.numbers & other.numbers or one.days & other.days or one.types & other.types)

    def _of_one_story(self, i: int, j: int) -> bool:
        """Whether events that both of their dispatches tell, or others between them, tie the two: else any two counts
        of the dead would be alike.
        """
        return self._story[i] == self._story[j]

    def probability(self, i: int, j: int) -> float:
        """How likely two rows tell of one matter, whichever comes first."""
        pair = (min(i, j), max(i, j))
        if pair not in self._probable:
            self._probable[pair] = logistic(self._weights, self.features(*pair))
        return self._probable[pair]

    def features(self, i: int, j: int) -> dict[str, float]:
        """What is weighed of two rows, by the names of the weights."""
        one, other = self.rows[i], self.rows[j]
        words, names = self.shared(i, j)
        together = self._of_one_story(i, j)
        counted, moved = counts(one, other) if together else (0.0, 0.0)
        day = max((self._rare_day[day] for day in one.days & other.days), default=0.0)
        return {
            "constant": 1.0,
            "cosine": self._near[i].get(j, 0.0),
            "words": words,
            "names": names,
            "numbers": float(len(one.numbers & other.numbers)),
            "nearest": self._margin(i, j) + self._margin(j, i),
            "day": day,
            "undated": float(not one.days or not other.days),
            "day_and_words": day * (words + names) / 2,
            "type": float(bool(one.types & other.types)),
            "deed": max((self._rare_deed[deed] for deed in one.deeds & other.deeds), default=0.0),
            "counts": counted,
            "moved": moved,
            "counted": float(together and bool(one.counted & other.counted)),
            "outcome": float(_came(one, other) or _came(other, one)),
            "place": max((self._rare_place[place] for place in one.places & other.places), default=0.0),
        }

    def shared(self, i: int, j: int) -> tuple[float, float]:
        """What the words weigh that two rows share, by tens: those in lower case, and those with a capital in both."""
        one, other = self.rows[i], self.rows[j]
        words = one.words & other.words
        names = words & one.names & other.names
        return self._sum(words - names) / 10, self._sum(names) / 10

    def cosine(self, i: int, j: int) -> float:
        """Cosine of the words of any two rows, however common."""
        both = self.rows[i].words & self.rows[j].words
        return math.fsum(self._weight[word] ** 2 for word in both) / self._norms[i] / self._norms[j]

    def _sum(self, words: Iterable[str]) -> float:
        return math.fsum(self._weight[word] for word in words)

    def _cosines(self, i: int) -> dict[int, float]:
        """Rows of other dispatches that share a word with row ``i`` that is not common, each with its cosine."""
        own, dots = self.rows[i], defaultdict[int, float](float)
        for word in sorted(own.words):
            held = self._holding[word]
            if len(held) <= COMMON:
                square = self._weight[word] ** 2
                for j in held:
                    dots[j] += square
        return {
            j: dot / self._norms[i] / self._norms[j]
            for j, dot in dots.items()
            if self.rows[j].sentence.doc != own.sentence.doc
        }

    def _ranked(self, near: Mapping[int, float]) -> dict[str, list[tuple[float, int]]]:
        """Other dispatches → the sentences of each that are most alike."""
        found: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for j, cosine in near.items():
            found[self.rows[j].sentence.doc].append((cosine, j))
        return {doc: nsmallest(SENTENCES, rows, key=lambda r: (-r[0], r[1])) for doc, rows in found.items()}

    def _margin(self, i: int, j: int) -> float:
        """By how much row ``j`` is more like ``i`` than the next of its dispatch, or less than the second best."""
        return max(-WIDEST, self._near[i].get(j, 0.0) - self._second[i].get(self.rows[j].sentence.doc, 0.0))


def _came(plan: Telling, told: Telling) -> bool:
    """Whether one puts something on a coming day about which the other tells of what happened."""
    return bool(plan.to_come and told.came) and any(
        abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= LATELY for a in plan.to_come for b in told.came
    )
