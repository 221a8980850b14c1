"""What became of plans, and which event answers another: relations between events.

*A hearing is set for Friday* and *The hearing has begun*, told on that Friday, are two events: the second brings the
first up to date. So does what calls a plan off. An event told as done in retaliation answers the one before it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import EventMention
from coranto.model.corpus import Corpus
from coranto.model.resolved import Event, Relation
from coranto.model.source import Document
from coranto.resources.rarity import Rarity
from coranto.text.stems import WORD, content_words, stem

COMMON: Final = 60
"""Tellings that share a word: a word that more share singles nothing out."""
KNOWN: Final = 1.8
"""Least ``idf`` of a word that tells anything of a matter."""
TELLING: Final = 12.0
"""Least weight, as a sum of ``idf``, of what a plan and its outcome share, if their day alone does not tell."""
ON_ITS_DAY: Final = 3.0
"""Least weight where the outcome is of the very day that was planned."""
SOON: Final = 31
"""Days after a plan was told within which its outcome is looked for."""
REACH: Final = 2
"""How many sentences back lies what an event is said to answer."""

_CALLED_OFF: Final = re.compile(
    r"\b(?:cancel|call\w* off|postpon|put off|scrap|shelv|abandon|defer|suspend|ditch|withdr[ae]w|refus|declin)\w*",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    r"\b(?:in retaliation|retaliat\w+|in response|in reprisal|as (?:a )?reprisals?|in revenge|in return|hit back"
    r"|struck back|tit[- ]for[- ]tat|countermeasures?)\b",
    re.IGNORECASE,
)
_RETALIATES: Final = re.compile(r".*\b(?:retaliat|repris|revenge)", re.IGNORECASE)
_WISH: Final = re.compile(r"\b(?:not|never|no|threat\w*|warn\w*|vow\w*|urg\w*|if|would|could|may|might|will)\b", re.I)


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage that tells of an event, as its words are compared."""

    event: Event
    mention: EventMention
    day: str
    """Of the dispatch."""
    plain: frozenset[str]
    names: frozenset[str]
    subject: str
    """Its first word of content."""
    deed: str
    """The stem of its trigger."""


def outcomes(corpus: Corpus, events: Sequence[Event], rarity: Rarity) -> Iterator[Relation]:
    """Plans with what became of them, and events with what they answer."""
    days = {document.doc: (document.published.start or "")[:10] for document in corpus.all(Document)}
    owners: dict[tuple[str, int, int], list[Event]] = defaultdict(list)
    for event in events:
        for ref in event.mentions:
            if ref.tells:
                owners[ref.doc, ref.start, ref.end].append(event)
    told: dict[str, list[Telling]] = defaultdict(list)
    for mention in corpus.all(EventMention):
        here = owners.get((mention.doc, mention.start, mention.end), [])
        own = [event for event in here if event.type == mention.type] or here
        for event in own[:1]:  # two events told by one clause differ in type, or by nothing that is known here
            told[mention.doc].append(_telling(event, mention, days.get(mention.doc, "")))
    yield from _became(told, rarity)
    for folio in corpus.folios():
        if folio.doc in told:
            running = [s for s in folio.of(Sentence) if s.furniture is None]
            yield from _answering(folio.text, running, told[folio.doc])


def _telling(event: Event, mention: EventMention, day: str) -> Telling:
    words = WORD.findall(mention.text)
    plain = content_words(" ".join(word for word in words if word.islower()))
    names = content_words(" ".join(word for word in words[1:] if word[0].isupper()))
    first = next((one for word in words for one in content_words(word)), "")
    return Telling(event, mention, day, plain, names, first, stem(mention.trigger.text.split()[-1].lower()))


def _became(told: Mapping[str, Sequence[Telling]], rarity: Rarity) -> Iterator[Relation]:
    """Each plan with the first later telling, in another dispatch, of what it had planned."""
    shelves: dict[str, list[Telling]] = defaultdict(list)
    for rows in told.values():
        for telling in rows:
            if telling.mention.status in ("asserted", "denied"):
                for word in telling.plain:
                    shelves[word].append(telling)
    for rows in told.values():
        for plan in rows:
            if plan.mention.status not in ("planned", "conditional"):
                continue
            near = {
                (t.mention.doc, t.mention.start, t.event.id): t
                for word in sorted(plan.plain)
                if rarity.idf(word) >= KNOWN and len(shelves.get(word, ())) <= COMMON
                for t in shelves.get(word, ())
                if t.day > plan.day and t.event.id != plan.event.id and t.event.status not in ("planned", "threatened")
            }
            open_ = plan.event.status in ("planned", "threatened")
            fit = [
                (t.day, key, t)
                for key, t in sorted(near.items())
                if (open_ or _is_called_off(t)) and _is_outcome(plan, t, rarity)
            ]
            if fit:
                found = min(fit, key=lambda f: f[:2])[2]
                yield Relation("updates", found.event.id, plan.event.id, _why(plan, found), 0.6)


def _is_outcome(plan: Telling, found: Telling, rarity: Rarity) -> bool:
    """Whether a telling is of what was planned: it takes up the deed, on the day planned or with the names and more."""
    plain, names = plan.plain & found.plain, plan.names & found.names
    subject = plan.subject == found.subject and rarity.idf(plan.subject) >= ON_ITS_DAY
    if not (plan.deed in plain or subject) or _days_between(plan.day, found.day) > SOON:
        return False
    weight = sum(rarity.idf(word) for word in sorted(plain | names) if rarity.idf(word) >= KNOWN)
    if plan.event.begin is not None and found.event.begin is not None and plan.event.time_precision in _STATED:
        same = plan.event.begin[:10] == found.event.begin[:10]
        return same and weight >= ON_ITS_DAY and (bool(names) or len(plain) > 1 or subject)
    return weight >= TELLING and bool(names) and len(plain) >= 2


_STATED: Final = ("minute", "part-of-day", "day")


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)
    except ValueError:
        return SOON + 1


def _is_called_off(found: Telling) -> bool:
    return _CALLED_OFF.search(found.mention.text) is not None or found.mention.status == "denied"


def _why(plan: Telling, found: Telling) -> str:
    how = "it was called off or refused" if _is_called_off(found) else "it tells what became of the plan"
    return f"{how}: “{plan.event.title}”"


def _answering(text: str, sentences: Sequence[Sentence], rows: Sequence[Telling]) -> Iterator[Relation]:
    """Events told as done in retaliation, each with the last event told before it by anybody else."""
    ordered = sorted(rows, key=lambda t: (t.mention.start, t.mention.end, t.event.id))
    starts = [t.mention.start for t in ordered]
    for i, sentence in enumerate(sentences):
        cue = _ANSWERS.search(text, sentence.start, sentence.end)
        if cue is None:
            continue
        own = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        done = [t for t in own if t.mention.status == "asserted" and not _WISH.search(t.mention.text)]
        since = sentences[max(0, i - REACH)].start
        before = ordered[bisect_left(starts, since) : bisect_left(starts, sentence.start)]
        if not done:
            continue
        actors = {p.name for p in done[0].event.actors}
        other = [
            t for t in before if t.event.id != done[0].event.id and not actors & {p.name for p in t.event.actors}
            and (t.event.type in _GRAVE or _RETALIATES.match(cue.group()))
        ]  # fmt: skip
        if other:
            yield Relation("responds", done[0].event.id, other[-1].event.id, f"told as done “{cue.group()}”", 0.5)


_GRAVE: Final = frozenset(
    ("ASSAULT", "COERCE", "THREATEN", "SANCTION", "MOBILIZE", "PROTEST", "REJECT", "ACCUSE", "REQUEST")
)
"""Types of events that are retaliated for or answered."""
