"""What a dispatch is about, as its title and its lead tell: all that finding its story takes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from coranto.model.annotation import Sentence
from coranto.model.corpus import Folio
from coranto.resolve.fingerprints import hashes
from coranto.resources.rarity import word_stems
from coranto.text.dates import MONTHS, WEEKDAYS
from coranto.tools import Tools

READ: Final = 200
"""Words of the running text that are read: news tells first what it is about, and texts become more alike in length.
Reading on brought nothing on development sets."""
OPENING: Final = 1
"""Sentences that the embedder reads after the title: a second and a third triple its time and brought nothing."""
_CALENDAR: Final = frozenset(day.lower() for day in (*WEEKDAYS, *MONTHS))
_CAPITALISED: Final = re.compile(r"[^\W\d_a-z][\w'’.&-]*")

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Lead:
    """A dispatch as stories are found by."""

    doc: str
    text_sha256: str
    title: str
    """As the source states it, else its headline, else its first sentence."""
    titled: bool
    """Whether the title is more than the first sentence."""
    outlet: str | None
    day: int | None
    """Ordinal of the first day on which it may have been published; null where that is unknown."""
    length: int
    """Words read of it."""
    counts: Mapping[str, int] = field(repr=False)
    """Stems of title and lead, and how often each stands there."""
    names: frozenset[str] = field(repr=False)
    """Those of the stems that are written with a capital and are no everyday words."""
    meaning: Vector = field(repr=False)
    """What the embedder makes of title and opening, of length 1."""
    prints: frozenset[int] = field(repr=False)
    """Hashes of its sentences, by which copies are known."""

    @property
    def order(self) -> tuple[bool, int, str, str]:
        """The canonical order of a stream: by day, the undated last, then by name and hash of the text."""
        return self.day is None, self.day or 0, self.doc, self.text_sha256


def lead(folio: Folio, day: date | None, tools: Tools) -> Lead:
    """The lead of a dispatch whose sentences are known, published on ``day``."""
    rows = folio.of(Sentence)
    running = [folio.text[row.start : row.end] for row in rows if row.furniture is None]
    headline = next((folio.text[row.start : row.end] for row in rows if row.furniture == "headline"), None)
    stated = folio.dispatch.metadata.title or headline
    title = " ".join((stated or next(iter(running), folio.text[:READ])).split())
    told = " ".join([*([title] if stated or not running else []), *" ".join(running).split()[:READ]])
    stems = word_stems(told)
    return Lead(
        folio.doc, folio.dispatch.text_sha256, title, stated is not None, folio.dispatch.metadata.outlet,
        None if day is None else day.toordinal(),
        len(stems), Counter(stems), frozenset(_names(told, tools)),
        tools.analyzer.embed([" ".join([title, *running[0 if stated else 1 : OPENING]])])[0],
        frozenset(hashes(running)),
    )  # fmt: skip


def _names(text: str, tools: Tools) -> Iterator[str]:
    common = tools.names.common
    for word in _CAPITALISED.findall(text):
        plain = word.lower().rstrip(".'’")
        if plain not in common and plain not in _CALENDAR:
            yield from word_stems(word)
