"""What a text is at where something is told: the mention with its sentence and paragraph, and the day told of there."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.happenings.event_settings import BARE_HOUR
from coranto.model.annotation import ONE_DAY, Time
from coranto.model.assertion import EventMention, TimeRef
from coranto.text.verbs import COMMON_PASTS

_GAP: Final = re.compile(r"\n[^\S\n]*\n")
_LINE: Final = re.compile(r"(?<=[.!?”\"])[^\S\n]*\n")
LONG: Final = 1500
"""Characters without a blank line, on average, beyond which the end of a line that ends a sentence is a paragraph's."""
_STAMP: Final = re.compile(r"\s*[^\w\s]*\s?\d{1,2}[:.]\d\d\b")
"""An hour at the head of a paragraph: an entry of a running page, which goes on from none before it."""
_HAD: Final = re.compile(r"(?i)\bhad (?:\w+ )?\Z")
_WAS: Final = re.compile(r"(?i)\b(?:was|were|had|did)\b[^,;:]*\Z")
_SCENE: Final = re.compile(
    r"\W*(?:(?:on|at|in|by|early|late|earlier|then|but|and|the|throughout|about|around|towards|shortly|just|before"
    r"|after|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|o['’]clock) ){0,5}",
    re.I,
)
"""What may stand before a time that opens its sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what its settings are carried by: its sentence, its paragraph, its kind."""

    mention: EventMention
    sentence: int
    paragraph: int
    kind: str
    """The root of its family."""
    entry: int
    """The paragraph at which the entry of a running page begins that holds it; 0 in other texts."""
    spot: bool
    """Whether it happens on a spot."""
    headline: bool

    @property
    def stated(self) -> bool:
        """Whether its own sentence names the time."""
        return self.mention.time is not None and self.mention.time.start is not None

    @property
    def open(self) -> bool:
        """Whether it is told as news of the day for want of a time."""
        time = self.mention.time
        return time is not None and time.start is None and time.reason.startswith("no time in the clause: told as")


@dataclass(frozen=True, slots=True)
class Scene:
    """A day that the text is at."""

    begin: str
    sentence: int
    paragraph: int
    end: int
    """Where the words end that open their sentence with it; 0 for a day that does not open one."""
    late: bool = False
    """Whether it is its evening or night, so that an early hour told next is of the day after."""


def entries_of(text: str, gaps: Sequence[int]) -> list[int]:
    """The numbers of the paragraphs that open with an hour, from 0 on; 0 alone where none or one does."""
    stamped = [number for number, gap in enumerate(gaps, 1) if _STAMP.match(text, gap)]
    return [0, *stamped] if len(stamped) > 1 else [0]


def paragraph_ends(text: str) -> list[int]:
    """Where paragraphs end: at blank lines; in a text that has hardly any, at the end of a line."""
    gaps = [match.start() for match in _GAP.finditer(text)]
    return gaps if len(text) <= LONG * (len(gaps) + 1) else [match.start() for match in _LINE.finditer(text)]


def opening_days(text: str, starts: Sequence[int], gaps: Sequence[int], times: Sequence[Time]) -> Iterator[Scene]:
    """The days that stand at the head of a sentence."""
    for time in times:
        at = bisect_right(starts, time.start) - 1
        if time.begin is None or time.precision not in ONE_DAY or at < 0 or time.reason.startswith(BARE_HOUR):
            continue
        if _SCENE.fullmatch(text, starts[at], time.start):
            yield Scene(time.begin[:10], starts[at], bisect_right(gaps, time.start), time.end, is_late(time))


def is_late(time: Time | TimeRef | None) -> bool:
    """Whether the time is of an evening or a night."""
    return time is not None and len(time.begin or "") > LATE[0] and LATE[1] <= (time.begin or "")[11:13]


LATE: Final = (10, "17")
"""Characters of a day in ISO 8601, and the hour at which evening begins."""
EARLY: Final = "10"
"""The hour up to which what is told after an evening is of the day after."""
NOON: Final = "12"


def is_bare(one: Told) -> bool:
    """Whether it has an hour or a part of the day that no day goes with."""
    return one.mention.time is not None and one.mention.time.reason.startswith(BARE_HOUR)


def had_happened(one: Told) -> bool:
    """Whether it *had* happened by then."""
    mention = one.mention
    return _HAD.search(mention.text[: mention.trigger.start - mention.start]) is not None


def is_past(one: Told) -> bool:
    """Whether its verb tells it in the past, not in the present of what somebody says."""
    mention = one.mention
    before = mention.text[: mention.trigger.start - mention.start]
    words = mention.trigger.text.lower().split()
    told = any(word.endswith("ed") or word in COMMON_PASTS for word in words[:2])
    return told or _WAS.search(before) is not None


def day_of(mention: EventMention) -> str:
    """The day on which it begins; empty where that is not known."""
    return (mention.time.begin or "")[:10] if mention.time is not None else ""
