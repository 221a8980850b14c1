"""What a timeline needs of an article: its sentences, and the days that each of them names."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coranto.model.annotation import ONE_DAY, Sentence, Time
from coranto.model.corpus import Folio

OPENING: Final = 5
"""Characters that may stand before a day with which a passage opens: a dash, *On*."""
HEADED: Final = 3
"""Passages at the head of an article that may begin with a dateline."""
_DATELINE: Final = re.compile(
    r"""(?:.{0,160}?\b[A-Z]{3,}                                      # a town, in capitals
        (?:\s*,\s*[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?                   # its country
        (?:\s*,?\s*[A-Z][a-z]+\.?\s\d{1,2})?\s*)?                   # the day
        (?:\(|-LRB-)\s*[A-Z][\w .&/]{1,24}?\s*(?:\)|-RRB-)           # the agency
        \s*(?:-{1,2}|[–—])\s+(?=\S)""",
    re.VERBOSE,
)
"""*KYIV (Wire) - *, also in texts cut into words, where it is *KYIV -LRB- Wire -RRB- -- *."""
STAMPS: Final = 2
"""So many stamps behind the head of an article are those of readers' comments, and what follows is theirs."""
AROUND: Final = 24
"""Characters around a clock time in which its date may stand."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_CAPTION: Final = re.compile(
    r"(?<!\bon)(?<!\bof)(?<!\bby)(?<!since)(?<!until)(?<!before)(?<!after)\s"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}\s?,|\d{1,2}\s[A-Z][a-z]{2,8})\s(?:19|20)\d\d\s?\.\Z"
)
"""The end of a picture's caption: *Ras Lanuf, March 7, 2011.*"""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of running text."""

    start: int
    end: int
    order: int
    """How many sentences of running text stand before it."""
    days: tuple[int, ...] = ()
    """The days that it names, each once, as ordinals (day 1 is 1 January of the year 1)."""
    opening: int | None = None
    """The day that it opens with, as a line of a chronology does."""


@dataclass(frozen=True, slots=True)
class Article:
    """A dated text in passages."""

    doc: str
    published: int
    """The day, as an ordinal."""
    text: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)


def passages(folio: Folio) -> tuple[Passage, ...]:
    """The sentences of the folio that are its author's prose, each with the single days that its times stand for.

    Furniture is left out, and so are captions and what readers have written below.
    """
    text = folio.text
    times = [time for time in folio.of(Time) if _is_one_day(time)]
    running = [sentence for sentence in folio.of(Sentence) if sentence.furniture is None]
    head = running[min(HEADED, len(running)) - 1].end if running else 0
    stamps = [time.start for time in times if time.start >= head and _is_stamp(time, text)]
    end = stamps[0] if len(stamps) >= STAMPS else len(text)
    made = (_passage(sentence, order, text, times) for order, sentence in enumerate(running) if sentence.end <= end)
    return tuple(passage for passage in made if not _CAPTION.search(text, passage.start, passage.end))


def _is_stamp(time: Time, text: str) -> bool:
    """Whether a time is a minute of a day with its year, as comments are marked with and prose hardly ever."""
    near = text[max(0, time.start - AROUND) : time.end + AROUND]
    return time.precision == "minute" and _YEAR.search(near) is not None


def _passage(sentence: Sentence, order: int, text: str, times: list[Time]) -> Passage:
    head = _DATELINE.match(text, sentence.start, sentence.end) if order < HEADED else None
    start = head.end() if head else sentence.start
    own = [time for time in times if start <= time.start < sentence.end]
    days = [date.fromisoformat(time.begin[:10]).toordinal() for time in own if time.begin is not None]
    opening = days[0] if own and own[0].start - start <= OPENING else None
    return Passage(start, sentence.end, order, tuple(sorted(set(days))), opening)


def _is_one_day(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and time.begin is not None and time.precision in ONE_DAY
