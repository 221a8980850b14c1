"""What a dispatch is about in few words: by these the dispatches of a large dossier find those of their own story."""

import math
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from coranto.model.annotation import Gist, Sentence
from coranto.model.corpus import Folio
from coranto.resolve.date_evidence import own_findings
from coranto.resources.rarity import word_stems
from coranto.tools import Tools

MOST_WORDS: Final = 48
"""Words that a gist holds: news of one event shares a good part of so many, whatever the length of either text."""
LEAST_IDF: Final = 1.5
"""A word that stands in more than a fifth of all passages says nothing of what a text is about."""
SCANNED: Final = 6000
"""Characters of running text that are read: news tells first what it is about."""
LENGTH: Final = 1000
"""Of the vector of weights: large enough that rounding moves a likeness by less than a thousandth."""
SKIPPED: Final = ("related", "copyright", "credit", "byline", "header")


def gists(folio: Folio, tools: Tools) -> Iterator[Gist]:
    """The gist of the dispatch; one without words where it has none of weight.

    Words are weighed by how often they stand there, on a scale of logarithms, and by a frozen table of how rare they
    are (``coranto.resources.rarity``), so that a gist never changes with the dossier.
    """
    counts = Counter(word for word in word_stems(_told(folio)) if not word.isdigit())
    idf = {word: tools.rarity.idf(word) for word in counts}
    weighed = sorted((-(1 + math.log(n)) * idf[word], word) for word, n in counts.items() if idf[word] >= LEAST_IDF)
    kept = weighed[:MOST_WORDS]
    length = math.sqrt(sum(weight * weight for weight, _ in kept))
    found = sorted((_hash(word), round(-LENGTH * weight / length)) for weight, word in kept)
    yield Gist(folio.doc, _day(folio), tuple(word for word, _ in found), tuple(weight for _, weight in found))


def _told(folio: Folio) -> str:
    """The beginning of the text, without what does not belong to it."""
    own = [folio.text[s.start : s.end] for s in folio.of(Sentence) if s.furniture not in SKIPPED]
    return "\n".join(own)[:SCANNED]


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _day(folio: Folio) -> str | None:
    """The day that the dispatch's metadata, name or head gives, if it is one day."""
    findings, _ = own_findings(folio)
    return findings[0].days.begin.isoformat() if findings and findings[0].precision == "day" else None
