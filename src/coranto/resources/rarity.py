"""How rare words are in English news and everyday prose: a frozen table, so that a weight depends on nothing else."""

import gzip
import math
from collections.abc import Mapping
from dataclasses import dataclass

from coranto.resources import read_bytes
from coranto.text.stems import stem
from coranto.text.tokens import token_bytes


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """In how many of ``passages`` passages of some 200 words each stem stands."""

    passages: int
    counts: Mapping[str, int]

    def idf(self, word: str) -> float:
        """``ln((passages + 1) / (count + 1))`` of a stem as ``word_stems`` gives it: 0 for one that stands everywhere.

        A stem that the table lacks counts as in no passage: it has the greatest value, about 7.6.
        """
        return math.log((self.passages + 1) / (self.counts.get(word, 0) + 1))


def word_stems(text: str) -> list[str]:
    """The stems of the folded words of ``text``, in order; in scripts without spaces, its characters."""
    return [stem(form.decode("utf-8", "replace")) for form in token_bytes(text)]


def load() -> Rarity:
    """The table of the package, made by ``training/rarity.py``."""
    first, *lines = gzip.decompress(read_bytes("word_rarity.txt.gz")).decode().split("\n")
    return Rarity(int(first), {word: int(count) for word, count in (line.split("\t") for line in lines)})
