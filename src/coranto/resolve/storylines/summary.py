"""A running story as it is told to the reader."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Final

from coranto.model.story import Story, Told
from coranto.model.support import Partition
from coranto.resolve.storylines.leads import Lead
from coranto.resolve.storylines.running import Running
from coranto.resolve.storylines.usage import Weighed
from coranto.text.identity import content_id
from coranto.text.titles import title_span

COPIED: Final = 0.6
"""Part of the hashes of sentences that two dispatches of one origin share, of the one that has fewer."""


def summary(story: Running) -> Story:
    """The story with its id, its title in its sources' words, its days, its origins and its dispatches."""
    leads = [told.lead for told in story.told]
    first, last = story.days or (None, None)
    return Story(
        id=content_id("story", leads[0].doc, leads[0].text_sha256),
        title=_cut(_foremost(story).title),
        begin=_iso(first),
        until=_iso(None if last is None else last + 1),
        n_documents=len(leads),
        n_origins=n_origins(leads),
        outlets=tuple(sorted({lead.outlet for lead in leads if lead.outlet})),
        dispatches=tuple(
            Told(lead.doc, lead.text_sha256, _iso(lead.day), _cut(lead.title), lead.outlet) for lead in leads
        ),
    )


def n_origins(leads: Sequence[Lead]) -> int:
    """How many dispatches there are when those that share most of their sentences count once."""
    partition: Partition[int] = Partition()
    holding: dict[int, int] = {}
    for number, lead in enumerate(leads):
        for other in sorted({holding[mark] for mark in lead.prints if mark in holding}):
            shared = len(lead.prints & leads[other].prints)
            if shared >= COPIED * min(len(lead.prints), len(leads[other].prints)):
                partition.join(other, number)
        for mark in lead.prints:
            holding.setdefault(mark, number)
    return len(partition.groups(range(len(leads))))


def _foremost(story: Running) -> Lead:
    """The dispatch that has a title and most in common with all; the first among equals."""

    def likeness(told: Weighed) -> tuple[bool, float]:
        common = math.fsum(weight * story.weights[stem] for stem, weight in told.weights.items())
        return told.lead.titled, round(common, 6)

    return max(story.told, key=likeness).lead


def _cut(title: str) -> str:
    span = title_span(title, 0, len(title))
    return title[span.start : span.end]


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()
