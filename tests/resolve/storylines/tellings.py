"""Leads made without a language model: the meaning of a text is where it points among a few topics."""

from collections import Counter
from datetime import date
from zlib import crc32

import numpy as np

from coranto.resolve.storylines.leads import Lead
from coranto.resolve.storylines.running import Running
from coranto.resolve.storylines.usage import Usage, Weighed
from coranto.resources.rarity import load, word_stems

RARITY = load()


def told(doc: str, title: str, day: str | None = None, text: str = "", topic: int = 0) -> Lead:
    """A lead of a title and a text; leads of one ``topic`` mean the same."""
    stems = word_stems(f"{title} {text}")
    meaning = np.zeros(32, dtype=np.float32)
    meaning[topic] = 1
    return Lead(
        doc, doc, title, True, None, date.fromisoformat(day).toordinal() if day else None, len(stems), Counter(stems),
        frozenset(stem for word in f"{title} {text}".split() if word[0].isupper() for stem in word_stems(word)),
        meaning, frozenset(crc32(sentence.encode()) for sentence in text.split(". ") if sentence),
    )  # fmt: skip


def weighed(*leads: Lead) -> list[Weighed]:
    """The leads as a stream of them alone weighs them."""
    usage = Usage(RARITY)
    return [usage.weighed(lead) for lead in leads]


def story(*leads: Lead) -> Running:
    """The story of the leads, as a stream of them alone weighs them."""
    made = Running()
    for one in weighed(*leads):
        made.add(one)
    return made
