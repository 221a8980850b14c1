"""What became of plans, and which event answers another: relations between events.

*A hearing is set for Friday* and *The hearing has begun*, told on that Friday, are two events: the second brings the
first up to date. So does what calls a plan off. An event told as done in retaliation answers the one before it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import EventMention
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Event, Relation
from coranto.model.source import Document
from coranto.resolve.event_features import deeds_of
from coranto.resolve.planned_days import planned_days
from coranto.resources.deeds import Deeds
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
MATTER: Final = 8.0
"""Least weight of the words shared, on that day, by a plan and what tells of it in another word for the deed."""
NOT_ON_ITS_DAY: Final = 6.0
"""Least weight where the deed was done on another day, as the text says, or not at all."""
BELATED: Final = 14
"""Days after the day of a plan within which it is done after all."""
NAMED: Final = 2
"""Names that a plan and what tells of it in another word share on that day, so that one word more is enough."""
WHOLE: Final = 0.6
"""Share of its weighty words that what was denied to be planned has in common with what was done after all."""
EVE: Final = 3
"""Days before the day of a plan within which it falls through."""
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
_CALL: Final = re.compile(
    r"\b(?:(?:call|appeal)(?:s|ed|ing)? (?:on|for|upon)|urg(?:e|es|ed|ing)|summon(?:s|ed|ing)?)\b", re.IGNORECASE
)
"""What makes of a request a plan of those who are called: *called on her supporters to march*."""
_PREPARES: Final = re.compile(
    r"\b(?:prepar|plan|intend|consider|mean(?:s|t) to|will|would|going to|about to|to be|seek|want)\w*", re.IGNORECASE
)
"""What makes of a denied thing one that is denied to be planned."""
_AS_PLANNED: Final = re.compile(
    r"\bas (?:had been )?(?:promised|planned|scheduled|announced|agreed|expected|foreseen|due|pledged)\b", re.IGNORECASE
)
_UNDONE: Final = re.compile(
    r"\b(?:was|were|had been)(?: \w+)? (?:due|set|scheduled|planned|supposed|expected|to have)\b(?P<deed>[^.;!?]{0,60})"
    r"|\b(?:was|were) to (?P<then>[^.;!?]{0,60})",
    re.IGNORECASE,
)
"""What had been planned and was not done: *a day before a contract was to have been signed*."""
_AFTER_ALL: Final = re.compile(
    r"\b(?:after all(?=\W*(?:[,.;:]|$))|at last|at length|finally|eventually|belated\w*|only (?:on|in) [A-Z]\w+|instead"
    r"|postponed|put off|delayed|deferred"
    r"|rescheduled|brought forward|held up|in the end"
    r"|(?:later|earlier|sooner) than (?:first |originally )?"
    r"(?:planned|announced|expected|promised|scheduled|foreseen|agreed)"
    r"|(?:days?|weeks?|hours?) (?:late|early)|ahead of (?:schedule|the deadline)|should have)\b",
    re.IGNORECASE,
)
"""What says that something was done on another day than had been planned."""
_BEGINS: Final = re.compile(r"\b(?:start|beg[aiu]n|open|commenc|resum|launch|got under way|kick)\w*", re.IGNORECASE)
_RETALIATES: Final = re.compile(r".*\b(?:retaliat|repris|revenge)", re.IGNORECASE)
_WISH: Final = re.compile(
    r"\b(?:not|never|no|threat\w*|warn\w*|vow\w*|urg\w*|if|would|could|(?-i:may)|might|will)\b", re.I
)


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
    deeds: frozenset[str]
    """What its trigger tells, in whatever word (``deeds.yaml``)."""
    told: frozenset[str]
    """What any word of its clause may tell."""
    sentence: str
    """All that its sentence says."""
    around: frozenset[str]
    """Names in its sentence and the one before."""
    is_plan: bool
    """Whether it tells of what is to come, or is said not to be."""


def outcomes(corpus: Corpus, events: Sequence[Event], rarity: Rarity, deeds: Deeds) -> Iterator[Relation]:
    """Plans with what became of them, and events with what they answer."""
    days = {document.doc: (document.published.start or "")[:10] for document in corpus.all(Document)}
    owners: dict[tuple[str, int, int], list[Event]] = defaultdict(list)
    for event in events:
        for ref in event.mentions:
            if ref.tells:
                owners[ref.doc, ref.start, ref.end].append(event)
    told: dict[str, list[Telling]] = {}
    for folio in corpus.folios():
        told[folio.doc] = _tellings(folio, owners, days.get(folio.doc, ""), deeds)
    yield from _became(told, rarity)
    for folio in corpus.folios():
        running = [s for s in folio.of(Sentence) if s.furniture is None]
        yield from _answering(folio.text, running, told[folio.doc])


def _tellings(
    folio: Folio, owners: Mapping[tuple[str, int, int], Sequence[Event]], day: str, deeds: Deeds
) -> list[Telling]:
    """What the mentions of a dispatch tell of its events."""
    found = []
    sentences = folio.of(Sentence)
    starts = [sentence.start for sentence in sentences]
    for mention in folio.of(EventMention):
        here = owners.get((mention.doc, mention.start, mention.end), [])
        own = [event for event in here if event.type == mention.type] or here
        at = max(0, bisect_right(starts, mention.start) - 1)
        for event in own[:1]:  # two events told by one clause differ in type, or by nothing that is known here
            near = folio.text[starts[max(0, at - 1)] : max(mention.end, sentences[at].end)] if starts else mention.text
            found.append(_telling(event, mention, day, near, deeds))
    return found


def _days_from(begin: str | None) -> list[str]:
    """The day on which something happened and those on whose eve it did."""
    try:
        first = date.fromisoformat((begin or "")[:10])
    except ValueError:
        return []
    return [(first + timedelta(days)).isoformat() for days in range(EVE + 1)]


def _telling(event: Event, mention: EventMention, day: str, near: str, table: Deeds) -> Telling:
    words = [_MONTHS.get(word, word) for word in WORD.findall(mention.text)]
    plain = content_words(" ".join(word for word in words if word.islower()))
    names = content_words(" ".join(word for word in words[1:] if word[0].isupper()))
    first = next((one for word in words for one in content_words(word)), "")
    sentence = near[max(0, near.find(mention.text)) :]
    around = content_words(" ".join(word for word in WORD.findall(near) if word[0].isupper()))
    deed = stem(mention.trigger.text.split()[-1].lower())
    deeds, said = deeds_of(mention, table), table.of(mention.text)
    is_plan = _is_plan(event, mention)
    return Telling(event, mention, day, plain, names, first, deed, deeds, said, sentence, around, is_plan)


_MONTHS: Final = {"march": "marched"}
"""Words that as names of months tell nothing, in a spelling that does."""


def _is_plan(event: Event, mention: EventMention) -> bool:
    """Whether a mention tells of what is to come, calls for it, or denies that it is to come."""
    if mention.status == "asserted":
        return event.type == "REQUEST" and _CALL.search(mention.text) is not None
    return mention.status != "denied" or _PREPARES.search(mention.text) is not None


def _became(told: Mapping[str, Sequence[Telling]], rarity: Rarity) -> Iterator[Relation]:
    """Each plan with the first later telling, in another dispatch, of what became of it, and the first of its doing."""
    shelves: dict[str, list[Telling]] = defaultdict(list)
    by_day: dict[str, list[Telling]] = defaultdict(list)
    for rows in told.values():
        for telling in rows:
            if telling.mention.status in ("asserted", "denied"):
                for word in telling.plain | telling.names:
                    shelves[word].append(telling)
                if _AS_PLANNED.search(telling.sentence) or _UNDONE.search(telling.sentence):
                    for day in _days_from(telling.event.begin):
                        by_day[day].append(telling)
    for rows in told.values():
        for plan in rows:
            if not plan.is_plan:
                continue
            near = {
                (t.mention.doc, t.mention.start, t.event.id): t
                for word in sorted(plan.plain | plan.names)
                if rarity.idf(word) >= KNOWN and len(shelves.get(word, ())) <= COMMON
                for t in shelves.get(word, ())
            }
            near |= {(t.mention.doc, t.mention.start, t.event.id): t for t in by_day.get(_planned_day(plan), ())}
            open_ = plan.event.status in ("planned", "threatened") or plan.mention.status == "asserted"
            fit = [
                (t.day, key, t)
                for key, t in sorted(near.items())
                if t.day > plan.day and t.event.id != plan.event.id and t.event.status not in ("planned", "threatened")
                if (open_ or plan.mention.status == "denied" or _is_called_off(t)) and _is_outcome(plan, t, rarity)
            ]
            done = [told for told in fit if told[2].mention.status == "asserted"]
            for found in dict.fromkeys(min(some, key=lambda f: f[:2])[2].event.id for some in (fit, done) if some):
                told_by = next(t for _, _, t in sorted(fit, key=lambda f: f[:2]) if t.event.id == found)
                yield Relation("updates", found, plan.event.id, _why(plan, told_by), 0.6)


def _is_outcome(plan: Telling, found: Telling, rarity: Rarity) -> bool:
    """Whether a telling is of what was planned: it takes up the deed, on the day planned or with the names and more."""
    if _days_between(plan.day, found.day) > SOON:
        return False
    plain, names = plan.plain & found.plain, plan.names & found.names
    weight = _weight(plain | names, rarity)
    subject = plan.subject == found.subject and rarity.idf(plan.subject) >= ON_ITS_DAY
    dated = _planned_day(plan) != "" and found.event.begin is not None
    if plan.mention.status == "denied":
        whole = _weight(plan.plain | plan.names, rarity)
        return found.mention.status == "asserted" and weight >= max(TELLING, WHOLE * whole) and len(plain) >= 2
    if dated and (_says_so(plan, found, rarity) or _came(plan, found, rarity)):
        return True
    if dated and weight >= KNOWN and _planned_day(plan) in planned_days(found.sentence, found.event.begin or found.day):
        return True
    word = plan.deed in plain or found.deed in plain or subject
    deed = word or bool(plan.deeds & found.deeds)
    both = bool(plain) and len(plain) + len(names) > 1
    if deed and both and weight >= NOT_ON_ITS_DAY and _is_off_its_day(plan, found):
        return True
    if dated and _is_on_its_day(plan, found):
        if word:
            return weight >= ON_ITS_DAY and (bool(names) or len(plain) > 1 or subject)
        if deed or plan.deeds & found.told:
            return weight >= NOT_ON_ITS_DAY and both
        return weight >= MATTER and (len(plain) >= 2 or (len(plain) == 1 and len(names) >= NAMED))
    if dated:
        return False
    enough = len(plain) >= 2 or (len(plain) == 1 and bool(plan.deeds & found.deeds))
    return deed and weight >= TELLING and bool(names) and enough


def _came(plan: Telling, found: Telling, rarity: Rarity) -> bool:
    """Whether those who were to come somewhere came, or did not: the same ones, or between the same two places."""
    if not (_is_of_coming(plan) and _is_of_coming(found)):
        return False
    days = _days(_planned_day(plan), found.event.begin)
    who = _weight(_comers(found) & content_words(plan.mention.text), rarity)
    if found.mention.status == "denied":
        return 0 <= _days(_planned_day(plan), found.day) <= BELATED and who >= KNOWN
    both = len(plan.names & found.names) > 1 or (who >= KNOWN and bool(plan.names & found.names))
    return -EVE <= days <= BELATED and both


def _is_of_coming(telling: Telling) -> bool:
    return telling.mention.lemma in _COMES or (bool(telling.deeds & _COMING) and "escape" not in telling.deeds)


def _comers(telling: Telling) -> frozenset[str]:
    """The words for those who go: the doers, or where none is named those whom it befell."""
    mention = telling.mention
    return content_words(" ".join(actor.text for actor in mention.actors or mention.recipients))


_COMING: Final = frozenset(("visit", "enter", "send", "leave"))
_COMES: Final = frozenset(("come", "go", "came", "went", "travel", "arrive", "land", "turn up", "appear", "receive"))
"""Deeds and words of going somewhere: who was to fly there is told to have arrived, or not to have come."""


def _is_off_its_day(plan: Telling, found: Telling) -> bool:
    """Whether a telling says that the deed was not done, or done on another day than had been planned."""
    if _is_called_off(found):
        return True
    days = _days(_planned_day(plan) or plan.day, found.event.begin)
    return -EVE <= days <= BELATED and _AFTER_ALL.search(found.sentence) is not None


def _weight(words: Set[str], rarity: Rarity) -> float:
    """How much it tells that two passages share these words."""
    return sum(rarity.idf(word) for word in sorted(words) if rarity.idf(word) >= KNOWN)


def _planned_day(plan: Telling) -> str:
    """The day for which something was planned, where that was told; a call is dated by when it was made."""
    stated = plan.event.begin is not None and plan.event.time_precision in _STATED and plan.mention.status != "asserted"
    return (plan.event.begin or "")[:10] if stated else ""


def _is_on_its_day(plan: Telling, found: Telling) -> bool:
    return _planned_day(plan) == (found.event.begin or "")[:10]


def _says_so(plan: Telling, found: Telling, rarity: Rarity) -> bool:
    """Whether the sentence itself says that this had been planned: *as promised*, *it was to have been signed*."""
    said = found.sentence
    if _is_on_its_day(plan, found) and _AS_PLANNED.search(said) and _BEGINS.search(plan.mention.text):
        return _BEGINS.search(found.mention.text) is not None and _are_akin(plan.subject, found.subject)
    undone = _UNDONE.search(said)
    if undone is None or plan.deed not in plan.plain | content_words(plan.mention.text):
        return False
    before = 0 <= _days(found.event.begin, plan.event.begin) <= EVE
    shared = content_words(undone["deed"] or undone["then"] or "") & plan.plain
    return before and bool(shared) and _weight(plan.around & found.around, rarity) >= KNOWN


def _are_akin(one: str, other: str) -> bool:
    """Whether two words begin alike: *payouts* and *payments*."""
    return len(one) > AKIN and one[:AKIN] == other[:AKIN]


AKIN: Final = 3
_STATED: Final = ("minute", "part-of-day", "day")


def _days(one: str | None, other: str | None) -> int:
    """Days from one to the other; many where either is not told."""
    try:
        return (date.fromisoformat((other or "")[:10]) - date.fromisoformat((one or "")[:10])).days
    except ValueError:
        return SOON + 1


def _days_between(one: str, other: str) -> int:
    return abs(_days(one, other))


def _is_called_off(found: Telling) -> bool:
    return _CALLED_OFF.search(found.mention.text) is not None or found.mention.status == "denied"


def _why(plan: Telling, found: Telling) -> str:
    if plan.mention.status == "denied":
        return f"it was done though it had been said not to be planned: “{plan.event.title}”"
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
