"""Made-up dispatches in any number, and copies of them made in known ways.

A small grammar of our own: sentences are drawn from patterns whose slots are filled from word lists and from made-up
names, so that documents share frames and formulas (as news does) without being copies.
"""

import gzip
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from coranto.resources import read_bytes

KINDS: Final = ("exact", "truncated", "reused", "light", "scattered", "rewritten")
"""The ways in which copies are made; the last two are the heavy edits: 30–50% of the words of each sentence."""

_GRAMMAR: Final[dict[str, tuple[str, ...]]] = {
    "body": (
        "the {w} ministry",
        "the regional council of {place}",
        "the {w} authority",
        "{place} university",
        "the {w} {w} board",
        "the public prosecutor in {place}",
        "the {w} union",
        "{person}'s company",
        "the port of {place}",
        "the chamber of {w}",
        "a committee on {w}",
        "the {place} police",
    ),
    "people": ("{w} workers", "residents of {place}", "{w} students", "owners of {w} shops", "families", "{w} experts"),
    "who": ("{person}", "{person}, who heads {body},", "a spokesman for {body}", "officials in {place}", "{body}"),
    "said": ("said", "told reporters", "wrote in a letter to {people}", "acknowledged", "argued", "told {body}"),
    "thing": (
        "{w} bridge",
        "{w} hospital",
        "road to {place}",
        "{w} market",
        "{w} line",
        "house of {person}",
        "{w} {w}",
    ),
    "cause": (
        "{w} rain",
        "a shortage of {w}",
        "the {w} of {w} by {people}",
        "rising {w} costs",
        "a legal dispute over {w}",
        "what {who} called {w} {w}",
        "the loss of {n} {w}",
    ),
    "effect": (
        "hundreds of {w} were left without {w}",
        "{w} trains were sent by way of {place}",
        "the price of {w} rose by {n} per cent",
        "{n} {people} moved to {place}",
        "no {w} or {w} came through until {day}",
        "{body} had to {w} the {thing}",
        "many {w} a {w} {w}",
    ),
    "view": (
        "nobody {w} what the {w} would {w}",
        "we cannot {w} the {w} for ever",
        "it is {w}, and {people} {w} it",
        "there is no {w} without {w}",
        "our {w} will {w} whatever {body} may {w}",
        "every {w} has its {w}",
    ),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "time": ("before dawn", "at noon", "on {day} night", "{n} days later", "in the {w} season", "after the {w} of {w}"),
    "club": ("Rovers", "United", "Athletic", "Wanderers", "City", "Rangers", "Dynamo", "Olympic", "Harriers", "Albion"),
}
_PATTERNS: Final = (
    "{body} {w} the {w} {thing} on {day} after {cause}, and {effect}",
    "{n} {people} gathered outside the {thing} {time} to protest over {w} and {w}",
    '"{view}," {who} {said}, adding that the {w} of {place} would come next',
    "{who} {said} that the {thing} would {w} because of {cause}, and that {effect}",
    "because of {cause}, {effect}, {who} {said}",
    "the {thing} at {place}, {w} {n} years ago, holds {n} {w} and {w} for {people}",
    "{body} {w} a plan for {w} that {people} had {w} {time}",
    "records seen by {people} show that {body} {w} {n} {w} in {place} without {w}",
    "{person} and {person} {w} a report on {w}, in which {people} are said to {w} the {thing}",
    "{effect} {time}, when {cause} reached the {thing}, {who} {said}",
    "{n} {people} were {w} at the {thing} when {cause} {w} them",
    "it was {person} who first {w} the {thing}, long before {w} divided {people}",
    '{who} {said}: "{view}. And {view}"',
    "{w} and {w} were on the table when {body} met {people} in {place} on {day}",
    "a court in {place} {w} the claim of {people} that {body} had {w} their {w} over {cause}",
    "{people} {w} {n} {w} {time}, more than {body} had {w} in the whole of the previous year",
    "what {cause} did to the {thing}, {who} {said}, {w} will do to {people} elsewhere",
    "of the {n} {w} promised to {place}, {n} arrived {time}, {who} {said} after a {w} visit to the {thing}",
)
_FORMULAS: Final = (
    "the claims could not be independently verified",
    "he declined to comment",
    "it was not immediately clear how many people were affected",
    "{body} did not immediately respond to a request for comment",
    "no casualties were reported",
    "police have opened an investigation",
    "there was no immediate word on the cause",
)
_LOOKALIKES: Final = (
    (
        "a magnitude {d}.{d} earthquake struck near {place} on {day}, the seismological institute said",
        "the quake hit at a depth of {n} kilometres, {n} kilometres from {place}, the institute said",
        "there were no immediate reports of damage or casualties from {place}",
        "residents of {place} ran into the streets as buildings shook for several seconds, witnesses said",
        "the region lies on a fault line and is often shaken by earthquakes",
    ),
    (
        "{place} {club} beat {place} {club} {d}-{d} at home on {day} to move up to place {n} in the table",
        "{person} opened the scoring after {n} minutes with a header from a corner taken by {person}",
        "the visitors drew level before half-time through {person}, who scored from the penalty spot",
        "{person} made it safe in the closing minutes with a low drive from outside the area",
        "{place} {club} travel to {place} {club} next {day} while the visitors have a week off",
    ),
    (
        "at least {n} people were killed when a bus left the road near {place} on {day}, police said",
        "the bus was carrying {n} passengers from {place} to {place} when it plunged into a ravine, he said",
        "{n} people were taken to hospital in {place}, some of them in a serious condition, a doctor said",
        "road accidents are common in the area, where vehicles are often old and roads poorly kept",
        "police said the driver, {person}, was among the dead and that the brakes may have failed",
    ),
    (
        "shares in {place} closed {d}.{d} per cent lower on {day} as investors weighed weaker exports",
        "the index of leading stocks lost {n} points to finish the session at {n}{n}",
        "brokers at {person} and partners said trading was thin ahead of the holiday",
        "among the losers, {place} Steel fell {d}.{d} per cent and {place} Foods {d}.{d} per cent",
        "the currency was little changed against the dollar, dealers said",
    ),
)
_ONSETS: Final = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "st", "tr")
_RIMES: Final = ("a", "e", "i", "o", "u", "el", "en", "or", "an", "as", "ir", "ol", "um")
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A made-up document: its sentences, and the family of those that share text by our doing."""

    name: str
    sentences: tuple[str, ...]
    family: int
    kind: str | None
    """How it was made from the first of its family; null for that one and for all that stand alone."""

    @property
    def text(self) -> str:
        return "\n".join(self.sentences)


class Newsroom:
    """Writes dispatches and copies; everything it does follows from its seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._places = [self._name(2, 3) for _ in range(3000)]
        self._surnames = [self._name(2, 4) for _ in range(4000)]
        common = gzip.decompress(read_bytes("common_words.txt.gz")).decode()
        self._vocabulary = sorted({line.split("\t")[0] for line in common.splitlines()})
        self._random.shuffle(self._vocabulary)
        # words are as unequal as in any text (Zipf's law)
        self._cumulative = list(accumulate(1 / (rank + 20) for rank in range(len(self._vocabulary))))

    def dispatches(self, count: int) -> list[Dispatch]:
        """``count`` documents in a mixed order, of which each tenth is a copy (and another tenth its source)."""
        each = max(1, count // (10 * len(KINDS)))
        made: list[tuple[tuple[str, ...], int, str | None]] = []
        for kind in KINDS:
            for _ in range(each):
                source, family = self.report(), len(made)
                made.append((source, family, None))
                made.append((self.copied(source, kind), family, kind))
        while len(made) < count:
            made.append((self.lookalike() if self._random.random() < 0.4 else self.report(), len(made), None))
        self._random.shuffle(made)
        return [Dispatch(f"{place:06}", *one) for place, one in enumerate(made)]

    def report(self) -> tuple[str, ...]:
        """A report of its own: 12 to 22 sentences, a formula among them."""
        size = self._random.randint(12, 22)
        patterns = [self._random.choice(_PATTERNS) for _ in range(size)]
        patterns[self._random.randrange(1, size)] = self._random.choice(_FORMULAS)
        return tuple(map(self._filled, patterns))

    def lookalike(self) -> tuple[str, ...]:
        """A report after one of four forms, with places, names and figures of its own, among other matter."""
        form = list(self._random.choice(_LOOKALIKES))
        own = [self._random.choice(_PATTERNS) for _ in range(self._random.randint(2, 8))]
        return tuple(map(self._filled, form + own))

    def copied(self, source: tuple[str, ...], kind: str) -> tuple[str, ...]:
        """A copy of ``source`` made in one of the ways of ``KINDS``."""
        ways: dict[str, Callable[[tuple[str, ...]], list[str]]] = {
            "exact": list,
            "truncated": lambda text: list(text[: max(3, len(text) // 3)]),
            "reused": self._reused,
            "light": self._light,
            "scattered": lambda text: self._reordered([self._edited(s, 1) for s in text]),
            "rewritten": lambda text: self._reordered([self._edited(s, 4) for s in text]),
        }
        return tuple(ways[kind](source))

    def _reused(self, source: tuple[str, ...]) -> list[str]:
        """Three to five sentences of the source within a report on something else."""
        host = list(self.report())
        size = self._random.randint(3, 5)
        start = self._random.randrange(len(source) - size)
        at = self._random.randrange(len(host))
        return host[:at] + list(source[start : start + size]) + host[at:]

    def _light(self, source: tuple[str, ...]) -> list[str]:
        """One word in twenty changed, figures updated, a sentence lost, one added."""
        text = [self._words_changed(s, 0.05, 1) for s in source]
        text = [re.sub(r"\b\d\d+\b", lambda m: str(int(m.group()) + 7), s) for s in text]
        del text[self._random.randrange(len(text))]
        text.insert(self._random.randrange(len(text)), self._filled(self._random.choice(_PATTERNS)))
        return text

    def _edited(self, sentence: str, run: int) -> str:
        return self._words_changed(sentence, self._random.uniform(0.3, 0.5), run)

    def _words_changed(self, sentence: str, share: float, run: int) -> str:
        """The sentence with so large a share of its words replaced, up to ``run`` in a row; names and figures stay."""
        words = sentence.split()
        free = [at for at, word in enumerate(words) if word[0].islower()]
        left = round(share * len(words))
        while left > 0 and free:
            at = self._random.choice(free)
            for place in range(at, at + self._random.randint(1, run)):
                if place in free and left:
                    words[place] = self._word()
                    free.remove(place)
                    left -= 1
        return " ".join(words)

    def _reordered(self, text: list[str]) -> list[str]:
        """Half of the sentences moved."""
        moved = sorted(self._random.sample(range(len(text)), len(text) // 2))
        places = moved[:]
        self._random.shuffle(places)
        result = list(text)
        for source, target in zip(moved, places, strict=True):
            result[target] = text[source]
        return result

    def _filled(self, pattern: str) -> str:
        text = self._expanded(pattern)
        end = "" if text[-1] in '."' else "."
        return text[0].upper() + text[1:] + end

    def _expanded(self, pattern: str) -> str:
        return _SLOT.sub(lambda slot: self._slot(slot.group(1)), pattern)

    def _slot(self, name: str) -> str:
        if name in _GRAMMAR:
            return self._expanded(self._random.choice(_GRAMMAR[name]))
        ways: dict[str, Callable[[], str]] = {
            "w": self._word,
            "n": lambda: str(self._random.randint(11, 980)),
            "d": lambda: str(self._random.randint(1, 8)),
            "place": lambda: self._random.choice(self._places),
            "person": lambda: f"{self._random.choice(self._surnames)} {self._random.choice(self._surnames)}",
        }
        return ways[name]()

    def _word(self) -> str:
        return self._random.choices(self._vocabulary, cum_weights=self._cumulative)[0]

    def _name(self, least: int, most: int) -> str:
        size = self._random.randint(least, most)
        pieces = (self._random.choice(_ONSETS) + self._random.choice(_RIMES) for _ in range(size))
        return "".join(pieces).title()
