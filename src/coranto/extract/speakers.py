"""Speakers: who the noun phrase of a source is, by the names the document gives."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Mention

_RANK: Final = ("person", "organization", "group", "facility", "place")
_LED_BY: Final = (
    " of ",
    " to ",
    " for ",
    " from ",
    " with ",
    " of the ",
    " to the ",
    " for the ",
    " at the ",
    " in ",
    " at ",
)


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of one document, by where they start."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def within(self, span: tuple[int, int]) -> tuple[Mention, ...]:
        """The mentions that lie wholly in ``span``."""
        first = bisect_left(self.starts, span[0])
        last = bisect_left(self.starts, span[1])
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= span[1])


def names(mentions: Sequence[Mention]) -> Names:
    """The mentions sorted for looking up."""
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    return Names(ordered, tuple(mention.start for mention in ordered))


def entity_of(text: str, span: tuple[int, int], known: Names) -> str | None:
    """Who the noun phrase at ``span`` is: its person, else its organization …; never a name that only qualifies."""
    inside = known.within(span)
    for label in _RANK:
        heads = [m for m in inside if m.label == label and not _qualifies(text, m, span)]
        if heads:
            return heads[-1 if label == "person" else 0].entity or heads[0].text
    return None


def _qualifies(text: str, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a mention is a possessor or the object of a preposition inside the phrase."""
    if text[mention.end : mention.end + 2] in ("'s", "’s") and mention.end + 2 < span[1]:
        return True
    lead = text[max(span[0], mention.start - 9) : mention.start].lower()
    return mention.start > span[0] and lead.endswith(_LED_BY)
