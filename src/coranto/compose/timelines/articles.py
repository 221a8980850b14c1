"""What a timeline needs of an article: its sentences, and the days that each of them names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coranto.model.annotation import Sentence, Time, TimePrecision
from coranto.model.corpus import Folio

_ONE_DAY: Final[frozenset[TimePrecision | None]] = frozenset({"day", "part-of-day", "minute"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of running text."""

    start: int
    end: int
    order: int
    """How many sentences of running text stand before it."""
    days: tuple[int, ...] = ()
    """The days that it names, each once, as ordinals (day 1 is 1 January of the year 1)."""


@dataclass(frozen=True, slots=True)
class Article:
    """A dated text in passages."""

    doc: str
    published: int
    """The day, as an ordinal."""
    text: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)


def passages(folio: Folio) -> tuple[Passage, ...]:
    """The sentences of the folio that are not furniture, each with the single days that its times stand for."""
    times = [time for time in folio.of(Time) if _is_one_day(time)]
    running = [sentence for sentence in folio.of(Sentence) if sentence.furniture is None]
    return tuple(
        Passage(sentence.start, sentence.end, order, tuple(sorted(set(_days(sentence, times)))))
        for order, sentence in enumerate(running)
    )


def _is_one_day(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and time.begin is not None and time.precision in _ONE_DAY


def _days(sentence: Sentence, times: list[Time]) -> Iterator[int]:
    for time in times:
        if sentence.start <= time.start < sentence.end and time.begin is not None:
            yield date.fromisoformat(time.begin[:10]).toordinal()
