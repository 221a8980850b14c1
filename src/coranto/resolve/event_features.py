"""What is compared when two event mentions may tell of one event: kind, days, place, participants, words."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log
from typing import Final

from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Actor, EventMention, PlaceRef, TimeRef
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Entity, EntityLink
from coranto.model.source import Document
from coranto.resources.consequences import Consequences
from coranto.resources.deeds import Deeds
from coranto.resources.triggers import Family, TriggerLexicon
from coranto.text.names import fold_name
from coranto.text.stems import WORD, content_words, undoubled
from coranto.text.wordlists import words

TO_COME: Final = frozenset(("planned", "conditional"))
"""Statuses of what is told as still to come."""
_FINE: Final = ("site", "city", "district")
NARRATED_SLACK_DAYS: Final = 1
"""News told without a time happened on the day of publication or the day before."""
OCCASION_SLACK_DAYS: Final = 14
"""News goes on telling of a disaster, and of it alone, for about two weeks: *a bridge collapsed*, without a day."""
DENIED_SLACK_DAYS: Final = 366
"""What somebody denies today may have been told of any day before."""

KINDRED: Final = {"accident": "crash", "killing": "death", "riot": "demonstration"}
"""Roots whose words tell of one occurrence: the first stands under the second."""
OCCASIONS: Final = {
    "earthquake": "earthquake",
    "tsunami": "tsunami",
    "eruption": "eruption",
    "explosion": "explosion",
    "bombing": "explosion",
    "suicide-attack": "explosion",
    "crash": "crash",
    "collapse": "collapse",
    "landslide": "landslide",
    "coup": "coup",
    "invasion": "invasion",
    "assassination": "assassination",
}
"""Families of which a story mostly has one: what has no day or place is that one, unless something forbids."""
PERSONAL: Final = words(
    """arrest capture charge convict resignation dismissal appointment death killing assassination execution abduction
    deportation release"""
)
"""Families that befall a person once in a story, so that who it was says which is meant."""

_BESIDE: Final = re.compile(r"\b(?:of|to|for|by|with|from|and|against|in|at|near|,)\b|[’']s\b")
"""Between an actor's first words and a name in them: somebody else is named (*the son of N*)."""
CROSSHEAD: Final = 70
"""Characters of a line that heads what stands below it, at most."""
HEADED: Final = 320
"""Characters below such a line in which its matter is told: two sentences or so."""
NAMED_BEFORE: Final = 300
"""Characters before a clause in which the occurrence may be named that it goes on to tell of."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)
_FURTHER = re.compile(
    r"\b(?:another|aftershocks?|separate(?:ly)?|elsewhere|"
    r"(?:second|third|fourth|further|follow-up) "
    r"(?!largest|biggest|city|day|week|month|year|night|time|half|world|round|place)\w)",
    re.I,
)
"""Words by which a text says that it tells of a further event, not of the one before."""
_MUNITIONS: Final = frozenset(("shells", "bombs", "rockets", "missiles", "grenades", "mines", "drones"))
_CLAUSE_END: Final = re.compile(r"[,;:–—]| (?:and|but|where|which|who|that|when)\b")
_AFTER = re.compile(r"\b(?:after|since|following|before)\s+(?:the|an?|this|that|its)\s+(?:[\w-]+\s+){0,2}$", re.I)


@dataclass(frozen=True, slots=True)
class Features:
    """One mention as merging sees it; days are ordinals of the calendar, half-open."""

    mention: EventMention
    family: Family
    root: str
    words: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    begin: int | None
    until: int | None
    stated: bool
    """Whether the clause or sentence itself names the time."""
    sibling: bool
    """Whether that time rests on a publication date inferred from a sibling: it proves nothing."""
    place: str | None
    fine: bool
    """Whether the place is a town or finer, so that two different ones cannot be one."""
    country: str | None
    weekdays: frozenset[str]
    """Weekdays that the clause names: evidence whatever they were anchored to."""
    headline: bool
    heads: int
    """Of a line of its own within the text (*21.15 Suspect held*): where the words end that it heads; else 0."""
    numbers: frozenset[str]
    people: frozenset[str]
    """The named persons among its participants: entity ids where linked, else last names."""
    further: bool
    """Whether it calls itself another one, a second one."""
    plural: bool
    """Whether its trigger names several occurrences."""
    place_words: frozenset[str]
    """The words of the place's name, to tell two unresolved spellings of one place from two places."""
    toponyms: frozenset[str]
    """The places that the clause itself names, by entity, whether or not it puts the event there."""
    near: frozenset[str]
    """The names of all places that its document names, folded."""
    occurrences: frozenset[str]
    """Kinds of occurrences with victims that it may be about: by its clause, what stands before, its dispatch."""
    around: PlaceRef | None
    """Where its dispatch puts it, where its clause names no place: it proves nothing, and ``mention.place`` is null."""
    deeds: frozenset[str]
    """The deeds that its trigger tells in one of their words; of *began*, those of its subject or object."""

    @property
    def occasion(self) -> str | None:
        """The class of which a story mostly has one; null for other kinds, and for *another*, *blasts*."""
        return None if self.further or self.plural else OCCASIONS.get(self.family.name)

    @property
    def key(self) -> tuple[str, int, int, str]:
        """Its position in canonical order."""
        return self.mention.doc, self.mention.start, -self.mention.end, self.mention.id


class Kin:
    """Which entity a document's local name means, and what kind of thing that is."""

    def __init__(self, corpus: Corpus) -> None:
        self.links = {(link.doc, link.local): link.entity for link in corpus.all(EntityLink)}
        self.entities = {entity.id: entity for entity in corpus.all(Entity)}

    def entity(self, doc: str, local: str | None) -> str | None:
        """The id of the dossier's entity, if the local name was linked to one."""
        return None if local is None else self.links.get((doc, local))

    def kind(self, key: str) -> str | None:
        """*person* or *body*, where known; only two of one kind can contradict each other."""
        found = self.entities.get(key)
        if found is None:
            return None
        return "person" if found.type == "person" else "body"


def features_of(
    corpus: Corpus, lexicon: TriggerLexicon, table: Consequences, kin: Kin, deeds: Deeds
) -> Iterator[Features]:
    """The features of every mention, in canonical order."""
    for folio in corpus.folios():
        people = [m for m in folio.of(Mention) if m.label == "person"]
        named_places = [mention for mention in folio.of(Mention) if mention.label == "place"]
        near = frozenset(fold_name(place.text) for place in named_places)
        towns = sorted((p.start, p.end, kin.entity(folio.doc, p.entity) or fold_name(p.text)) for p in named_places)
        headlines = [(s.start, s.end) for s in folio.of(Sentence) if s.furniture == "headline"]
        heads = _crossheads(folio)
        named_kinds = list(table.named(folio.text))
        head = _kinds_of_head(folio, named_kinds)
        for mention in folio.of(EventMention):
            family = _family(mention, lexicon)
            headline = any(start <= mention.start < end for start, end in headlines)
            made = _features(mention, family, lexicon, kin, folio.document)
            named, several = _people(mention, people, kin), _several(mention, lexicon)
            here = _within(towns, mention)
            own = _kinds_told(named_kinds, mention)
            alike = frozenset(kind for kind in head if own and all(table.alike(kind, one) for one in own))
            kinds = alike or own or head
            yield replace(
                made, headline=headline, people=named, plural=several, toponyms=here, near=near, occurrences=kinds,
                deeds=deeds_of(mention, deeds),
                heads=next((end + HEADED for start, end in heads if start <= mention.start < end), 0),
            )  # fmt: skip


def deeds_of(mention: EventMention, table: Deeds) -> frozenset[str]:
    """The deeds that a trigger tells; of a verb that only says how far something has got, those of its parties."""
    told = (mention.trigger.text, mention.lemma)
    own = _of_verb_and_particle(mention, table) or frozenset(deed for words in told for deed in table.of(words))
    if not any(map(table.is_stage, told)):
        return own
    parties = (*mention.actors, *mention.recipients)
    said = frozenset(deed for actor in parties for deed in table.of(actor.text))
    if said or not own:
        return own | (said or table.of(mention.text))
    return own | table.of(_CLAUSE_END.split(mention.text[mention.trigger.end - mention.start :])[0])


def _of_verb_and_particle(mention: EventMention, table: Deeds) -> frozenset[str]:
    """The deeds of a trigger with what follows it, or one word further on: *picked up*, *picked him up*."""
    after = [m.group() for m in WORD.finditer(mention.text, mention.trigger.end - mention.start)][:2]
    verb = mention.trigger.text
    ways = [[verb, *after], [verb, *after[:1]], [verb, *after[1:]]]
    return next(
        (found for way in ways if len(way) > 1 and (found := table.of_phrase.get(" ".join(way).lower()))), _NONE
    )


_NONE: Final[frozenset[str]] = frozenset()


def _crossheads(folio: Folio) -> list[tuple[int, int]]:
    """Short lines within the text that end in no stop, with text right below: *21.15 Suspect held*."""
    text = folio.text
    found = []
    for row in folio.of(Sentence):
        line = text[row.start : row.end].rstrip()
        end = row.start + len(line)
        alone = text[: row.start].rstrip(" ")[-1:] in ("", "\n") and text[end : end + 1] == "\n"
        if row.furniture is None and alone and len(line) <= CROSSHEAD and line[-1:].isalnum():
            found.append((row.start, end))
    return found


def _kinds_of_head(folio: Folio, named: Sequence[tuple[int, str]]) -> frozenset[str]:
    """Kinds that the headlines and the first sentence of a dispatch name, else those that it names most."""
    rows = folio.of(Sentence)
    lead = [s for s in rows if s.furniture is None][:1]
    head = [s for s in rows if s.furniture == "headline"] + lead
    told = frozenset(kind for s in head for _, kind in _between(named, s.start, s.end))
    counts = Counter(kind for _, kind in named)
    return told or frozenset(kind for kind, count in counts.items() if count == max(counts.values()))


def _kinds_told(named: Sequence[tuple[int, str]], mention: EventMention) -> frozenset[str]:
    """Kinds that a clause names, else those named not far before it."""
    own = frozenset(kind for _, kind in _between(named, mention.start, mention.end))
    return own or frozenset(kind for _, kind in _between(named, mention.start - NAMED_BEFORE, mention.start))


def _between(named: Sequence[tuple[int, str]], start: int, end: int) -> Sequence[tuple[int, str]]:
    return named[bisect_left(named, (start, "")) : bisect_left(named, (end, ""))]


def _within(towns: Sequence[tuple[int, int, str]], mention: EventMention) -> frozenset[str]:
    first = bisect_left(towns, (mention.start, 0, ""))
    last = bisect_left(towns, (mention.end, 0, ""))
    return frozenset(name for _, end, name in towns[first:last] if end <= mention.end)


def _family(mention: EventMention, lexicon: TriggerLexicon) -> Family:
    """The family of the mention's type and modes that has its words, the one whose company stands in its clause.

    Many words tell of several, by the company that they keep.
    """
    families = lexicon.families
    able = [
        (families[name], beside)
        for name, beside in lexicon.company.get(mention.lemma, {}).items()
        if (families[name].type, families[name].modes) == (mention.type, mention.modes)
    ]
    if not able:
        return lexicon.family(mention.type, mention.lemma)
    here = {m.group().lower() for m in WORD.finditer(mention.text)}
    return min(able, key=lambda f: (not f[1] & here, bool(f[1]), f[0].name))[0]


def _several(mention: EventMention, lexicon: TriggerLexicon) -> bool:
    """Whether several are told of at once: *explosions were heard*, *shells exploded*."""
    named = (mention.trigger.text.lower(), *_last_words(mention))
    return any(word in lexicon.plural_nouns or word in _MUNITIONS for word in named)


def _features(
    mention: EventMention,
    family: Family,
    lexicon: TriggerLexicon,
    kin: Kin,
    document: Document | None,
) -> Features:
    behind = _behind(mention)
    begin, until = (None, None) if behind else days_of(mention.time)
    stated = not behind and mention.time is not None and mention.time.start is not None
    sibling = document is not None and document.published.basis == "sibling"
    place = mention.place if _is_named(mention) else None
    around = None if place is not None else mention.place
    return Features(
        replace(mention, place=place), family, class_of(family, lexicon), content_words(mention.text),
        _keys(mention.doc, mention.actors, kin), _keys(mention.doc, mention.recipients, kin),
        begin, until, stated, sibling,
        None if place is None else place_key(place), place is not None and _is_fine(place),
        None if place is None or place.rough else place.country,
        frozenset(m.group().lower() for m in _WEEKDAY.finditer(mention.text)),
        False, 0,
        frozenset(m.group().replace(",", "") for m in _NUMBER.finditer(mention.text)),
        frozenset(),
        _FURTHER.search(mention.text) is not None, False,
        frozenset() if place is None else frozenset(words_of(place.name)),
        frozenset(), frozenset(), frozenset(), around, frozenset(),
    )  # fmt: skip


def same_word(one: str, other: str) -> bool:
    """Whether two triggers are forms of one word: *annul*, *annulled*; *charge*, *charges*."""
    return one == other or undoubled(one) == undoubled(other)


def _is_fine(place: PlaceRef) -> bool:
    """Whether it is a town or finer, and has a name: *four districts* stands against no other place."""
    return place.precision in _FINE and not place.name[:1].islower()


def _is_named(mention: EventMention) -> bool:
    """Whether the clause itself names the place."""
    return mention.place is not None and mention.start <= mention.place.start < mention.end


def class_of(family: Family, lexicon: TriggerLexicon) -> str:
    """What families must share to be compared: a root, or the one that ``KINDRED`` puts in its stead."""
    root = lexicon.root(family.name)
    return KINDRED.get(root, root)


def words_of(name: str) -> set[str]:
    """The words of a name that are long enough to tell it from another."""
    return {word for word in fold_name(name).split() if len(word) >= 4}


def _behind(mention: EventMention) -> bool:
    """Whether the time is of what came after it: *on Tuesday, a week after the blast*."""
    at = mention.time.start if mention.time is not None else None
    lead = mention.text[: max(0, mention.trigger.start - mention.start)]
    return at is not None and at < mention.trigger.start and _AFTER.search(lead) is not None


def _last_words(mention: EventMention) -> Iterator[str]:
    """The heads of what undergoes the event and of what does it."""
    for actor in (*mention.actors, *mention.recipients):
        yield from actor.text.lower().split()[-1:]


def _people(mention: EventMention, people: Sequence[Mention], kin: Kin) -> frozenset[str]:
    found = set()
    for actor in (*mention.actors, *mention.recipients):
        linked = kin.entity(mention.doc, actor.entity)
        kind = kin.kind(linked or "")
        named = [m for m in people if actor.start <= m.start and m.end <= actor.end]
        head = named[0] if len(named) == 1 and kind is None else None
        if kind == "person":
            found.add(linked or "")
        elif head is not None and not _BESIDE.search(actor.text[: head.start - actor.start]):
            found.add(kin.entity(mention.doc, head.entity) or _last_name(head.text))
    if not (mention.actors or mention.recipients):
        found |= {
            kin.entity(mention.doc, m.entity) or _last_name(m.text)
            for m in people
            if mention.start <= m.start and m.end <= mention.trigger.start
        }
    return frozenset(found)


def _last_name(name: str) -> str:
    parts = fold_name(name).split()
    return parts[-1] if parts else name


def place_key(place: PlaceRef) -> str:
    """One key for one place, however it is spelt where it could be resolved."""
    if place.lat is None or place.lon is None or place.rough:
        return fold_name(place.name)
    return f"{place.lat:.1f} {place.lon:.1f}"


def _keys(doc: str, actors: Sequence[Actor], kin: Kin) -> frozenset[str]:
    """Entity ids where linked, and the stems of the words as written."""
    keys: set[str] = set()
    for actor in actors:
        linked = kin.entity(doc, actor.entity)
        if linked is not None:
            keys.add(linked)
        keys |= content_words(actor.text)
    return frozenset(keys)


def days_of(time: TimeRef | None) -> tuple[int | None, int | None]:
    """The half-open interval of days, as ordinals, that a time touches; nulls where it is unknown."""
    if time is None or time.begin is None or time.until is None:
        return None, None
    try:
        first = date.fromisoformat(time.begin[:10]).toordinal()
        last = date.fromisoformat(time.until[:10]).toordinal()
    except ValueError:
        return None, None
    within = len(time.until) > 10 and time.until[11:16] != "00:00"
    return first, max(first + 1, last + 1 if within else last)


def window(feature: Features) -> tuple[int, int] | None:
    """The days on which it may have been, half-open: narrated news may be a day old, what is denied much older."""
    if feature.begin is None or feature.until is None:
        return None
    slack = OCCASION_SLACK_DAYS if feature.occasion else NARRATED_SLACK_DAYS
    if feature.mention.status == "denied":
        slack = DENIED_SLACK_DAYS
    slack = 0 if feature.stated else slack
    return feature.begin - slack, feature.until


def rarities(found: Sequence[Features]) -> Mapping[str, float]:
    """How telling each word is: the logarithm of how few mentions have it."""
    counts: Counter[str] = Counter(word for feature in found for word in feature.words)
    total = max(2, len(found))
    return {word: log((total + 1) / count) for word, count in counts.items()}
