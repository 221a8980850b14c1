"""Leads made without a language model: the meaning of a text is where it points among a few topics."""

from datetime import date
from zlib import crc32

import numpy as np

from coranto.resolve.storylines.leads import Lead
from coranto.resources.rarity import load, word_stems

RARITY = load()


def told(doc: str, title: str, day: str | None = None, text: str = "", topic: int = 0) -> Lead:
    """A lead of a title and a text; leads of one ``topic`` mean the same."""
    stems = word_stems(f"{title} {text}")
    rarities = {stem: RARITY.idf(stem) for stem in stems}
    length = sum(weight * weight for weight in rarities.values()) ** 0.5
    meaning = np.zeros(32, dtype=np.float32)
    meaning[topic] = 1
    return Lead(
        doc, doc, title, True, None, date.fromisoformat(day).toordinal() if day else None, len(stems),
        {stem: weight / length for stem, weight in rarities.items()}, rarities,
        frozenset(stem for word in f"{title} {text}".split() if word[0].isupper() for stem in word_stems(word)),
        meaning, frozenset(crc32(sentence.encode()) for sentence in text.split(". ") if sentence),
    )  # fmt: skip
