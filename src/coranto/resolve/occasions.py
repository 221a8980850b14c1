"""Occasions: the occurrence whose victims, or whose size, a figure counts.

The toll of a riot is not the toll of the explosion that the rioters blame somebody for, though both were in one town.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.model.annotation import ONE_DAY, Sentence
from coranto.model.assertion import EventMention, Figure
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Event
from coranto.resources.consequences import Consequences
from coranto.resources.triggers import TriggerLexicon
from coranto.tools import Tools

APART_DAYS: Final = 1
"""Two occurrences that are over within a day are two where their stated days lie further apart."""

BACK: Final = 24
"""Naming words before a figure's sentence among which the last that fits is looked for."""

_IN_SENTENCE_ONLY: Final = frozenset({"other", "troops"})
"""Quantities that count an occurrence's size or damage only where the same sentence names it."""
_THE_TOLL: Final = re.compile(
    r"\b(?:the|its|official|overall|total)\s+(?:\w+\s+){0,2}?"
    r"(?:tolls?|tally|number of (?:the )?(?:dead|deaths|injured|wounded|missing|victims))\b",
    re.IGNORECASE,
)
"""A toll that the text has spoken of before."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An occurrence as one passage names it: what kind, which event if known, on which stated day."""

    kind: str
    event: str | None
    day: str | None
    """Only of kinds that are over within a day."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """A word of a dispatch that names an occurrence."""

    at: int
    occasion: Occasion


def occasions(corpus: Corpus, tools: Tools) -> dict[str, Occasion]:
    """The occasion of each figure by its id; figures of which none can be told are left out."""
    event_of = {(m.doc, m.start, m.end): event.id for event in corpus.all(Event) for m in event.mentions}
    found: dict[str, Occasion] = {}
    for folio in corpus.folios():
        figures = folio.of(Figure)
        if figures:
            namings = _namings(folio, event_of, tools)
            found.update(_of_document(folio, figures, namings, tools.consequences))
    return found


def apart(one: Occasion, other: Occasion, table: Consequences) -> bool:
    """Whether the two are known to be different occurrences, by kind or by day; one event is never two."""
    if one.event is not None and one.event == other.event:
        return False
    if not table.alike(one.kind, other.kind):
        return True
    return one.day is not None and other.day is not None and _days_between(one.day, other.day) > APART_DAYS


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0


def _namings(folio: Folio, event_of: Mapping[tuple[str, int, int], str], tools: Tools) -> list[_Naming]:
    """Every word of the dispatch that names an occurrence with victims, in text order."""
    table = tools.consequences
    mentions = folio.of(EventMention)
    named = list(table.named(folio.text))
    offsets = [at for at, _ in named]
    triggers = sorted(mentions, key=lambda m: (m.trigger.start, m.trigger.end, m.id))
    starts = [m.trigger.start for m in triggers]
    made: list[_Naming] = []
    for at, kind in named:
        # only a trigger's own mention counts: one whose clause merely holds the word may tell of another occurrence
        index = bisect_right(starts, at) - 1
        mention = triggers[index] if index >= 0 and at < triggers[index].trigger.end else None
        made.append(_Naming(at, _occasion(folio.text, at, kind, mention, event_of, table)))
    for told in mentions:
        family = _kind(told, tools.triggers, table)
        if family is not None and not _count(offsets, told):
            at = told.trigger.start
            made.append(_Naming(at, _occasion(folio.text, at, family, told, event_of, table)))
    return sorted(made, key=lambda n: (n.at, n.occasion.kind))


def _kind(mention: EventMention, lexicon: TriggerLexicon, table: Consequences) -> str | None:
    return table.families.get(lexicon.family(mention.type, mention.lemma).name)


def _count(offsets: Sequence[int], mention: EventMention) -> int:
    """How many naming words stand in the clause of a mention."""
    return bisect_left(offsets, mention.end) - bisect_left(offsets, mention.start)


_AWAY: Final = re.compile(r"\b(?:after|before|since|following|until|from)\b", re.IGNORECASE)


def _occasion(
    text: str,
    at: int,
    kind: str,
    mention: EventMention | None,
    event_of: Mapping[tuple[str, int, int], str],
    table: Consequences,
) -> Occasion:
    """What a word at ``at`` names; its day is the one stated in its clause, unless counted from it (*a week after*)."""
    if mention is None:
        return Occasion(kind, None, None)
    event = event_of.get((mention.doc, mention.start, mention.end))
    time = mention.time
    if kind not in table.point or time is None or time.begin is None or time.start is None or time.end is None:
        return Occasion(kind, event, None)
    between = text[min(at, time.end) : max(at, time.start)]
    stated = time.precision in ONE_DAY and not _AWAY.search(between)
    return Occasion(kind, event, time.begin[:10] if stated else None)


def _of_document(
    folio: Folio, figures: Iterable[Figure], namings: Sequence[_Naming], table: Consequences
) -> Iterator[tuple[str, Occasion]]:
    """Figures of one dispatch with their occasions: that of the sentence, else of the toll told of, else the last."""
    sentences = [(s.start, s.end) for s in folio.of(Sentence)] or [(0, len(folio.text))]
    starts = [start for start, _ in sentences]
    offsets = [n.at for n in namings]
    told: Occasion | None = None
    for figure in sorted(figures, key=lambda f: (f.start, f.end, f.id)):
        able = table.victims.get(figure.quantity, frozenset())
        start, end = sentences[max(0, bisect_right(starts, figure.start) - 1)]
        first, last = bisect_left(offsets, start), bisect_left(offsets, end)
        here = [n for n in namings[first:last] if n.occasion.kind in able]
        found: Occasion | None = None
        if here:
            found = min(here, key=lambda n: (_reach(folio.text, figure, n.at), n.at)).occasion
            told = found if figure.quantity == "killed" else told
        elif figure.quantity in _IN_SENTENCE_ONLY:
            continue
        elif told is not None and told.kind in able and _THE_TOLL.search(folio.text, start, figure.end):
            found = told
        else:
            found = _last_before([n for n in namings[max(0, first - BACK) : first] if n.occasion.kind in able], starts)
        if found is not None:
            yield figure.id, found


_BETWEEN: Final = re.compile(
    r"[;:]|, (?:and|but|while)\b|\b(?:while|after|before|against|since|blamed?)\b", re.IGNORECASE
)
"""What parts a number from a word of another clause."""


def _reach(text: str, figure: Figure, at: int) -> int:
    """How far a naming word is from the number; a border of clauses between counts for more than characters do."""
    low, high = (figure.end, at) if at >= figure.end else (at, figure.start)
    return high - low + 1000 * len(_BETWEEN.findall(text[low:high]))


def _last_before(earlier: Sequence[_Naming], starts: Sequence[int]) -> Occasion | None:
    """The occasion that the nearest earlier sentence tells of: the first that it names, not its background."""
    if not earlier:
        return None
    start = starts[max(0, bisect_right(starts, earlier[-1].at) - 1)]
    return next(n.occasion for n in earlier if n.at >= start)
