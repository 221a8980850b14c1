"""When a mention is that does not say so itself: what the text told right before it, or tells of it further on.

News names the day once and goes on telling. What happens on a spot stays on the day that was named last in its
paragraph; words are spoken any day, so they take no part. A headline has the day of the first passage below it that
tells of the same kind of occurrence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from coranto.model.assertion import EventMention, TimeRef
from coranto.resources.triggers import TriggerLexicon
from coranto.text.stems import content_words

SPOT_TYPES: Final = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", None))
"""Types of what happens on a spot."""
_AFIELD: Final = frozenset(("economic", "political", "legal", "sport"))
"""Contexts of occurrences outside PLOVER that happen on no spot."""
PARAGRAPHS: Final = 1
"""How many paragraphs on a day still goes on."""
WEEK: Final = timedelta(7)
"""How long before the telling a day may lie that the text goes on from."""
_GAP: Final = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what its settings are carried by: its sentence, its paragraph, its kind."""

    mention: EventMention
    sentence: int
    paragraph: int
    kind: str
    """The root of its family."""
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


def settled(
    mentions: Sequence[EventMention], text: str, headlines: Mapping[int, bool], lexicon: TriggerLexicon
) -> Iterator[EventMention]:
    """The mentions, in text order, each with the day that the text gives it elsewhere.

    ``headlines`` has the start of every sentence, in order, and whether it is a headline.
    """
    starts = list(headlines)
    gaps = [match.start() for match in _GAP.finditer(text)]
    told: list[Told] = []
    for mention in mentions:
        sentence = starts[bisect_right(starts, mention.start) - 1]
        family = lexicon.family(mention.type, mention.lemma)
        spot = mention.type in SPOT_TYPES and not _AFIELD & set(family.contexts)
        paragraph = bisect_right(gaps, mention.start)
        told.append(Told(mention, sentence, paragraph, lexicon.root(family.name), spot, headlines[sentence]))
    body = _carried([one for one in told if not one.headline])
    settled_at = {id(one.mention): replaced for one, replaced in body}
    below = [replace(one, mention=replaced) for one, replaced in body]
    for one in told:
        yield _from_below(one, below) if one.headline else settled_at[id(one.mention)]


def _carried(body: Sequence[Told]) -> list[tuple[Told, EventMention]]:
    """Each mention of the running text with the settings it takes from those before it."""
    made: list[tuple[Told, EventMention]] = []
    days: Told | None = None
    for one in body:
        mention = one.mention
        if one.spot:
            mention = _dated(one, days)
        if one.stated and one.spot and mention.status == "asserted":
            days = one
        made.append((one, mention))
    return made


def _dated(one: Told, days: Told | None) -> EventMention:
    """The mention on the day named last in its paragraph, where it has only the day of publication."""
    time = (
        days.mention.time
        if days and one.paragraph - days.paragraph <= PARAGRAPHS and days.sentence < one.sentence
        else None
    )
    own = one.mention.time
    if time is None or own is None or not one.open or time.begin is None or own.begin is None:
        return one.mention
    begin, told = date.fromisoformat(time.begin[:10]), date.fromisoformat(own.begin[:10])
    if not begin < told <= begin + WEEK:
        return one.mention
    until = (begin + timedelta(1)).isoformat()
    reason = f"no time in the clause: goes on from what was told of {begin.isoformat()}"
    return replace(one.mention, time=TimeRef(None, None, begin.isoformat(), until, "day", reason))


def _from_below(one: Told, below: Sequence[Told]) -> EventMention:
    """A headline's mention with the day of the first passage that tells of its kind."""
    mention = one.mention
    said = content_words(mention.text)
    same = [
        o
        for o in below
        if o.mention.type == mention.type
        and (o.mention.lemma == mention.lemma or (o.kind == one.kind and content_words(o.mention.text) & said))
    ]
    dated = next((o.mention for o in same[:3] if o.mention.time is not None and not o.open), None)
    if one.open and dated is not None and dated.time is not None:
        reason = f"as the text below the headline has it: {dated.time.reason}"
        mention = replace(mention, time=replace(dated.time, start=None, end=None, reason=reason))
    return mention
