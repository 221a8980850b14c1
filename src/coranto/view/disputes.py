"""What is disputed, a card each: the sides in their own words, who stands behind them, and what both have in common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final, Literal

from coranto.model.annotation import Mention
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.parties import Parties
from coranto.model.resolved import Copy, Entity, Event, Extent, Origin, Relation
from coranto.model.support import support_of
from coranto.text.identity import content_id
from coranto.text.sides import PartyWords
from coranto.view.filters import Filter, matching
from coranto.view.quarrels import AGAINST, Camp, Quarrel, Speeches, quarrels
from coranto.view.speakers import folded
from coranto.view.voices import Voice
from coranto.view.words import counted_in_words, day_in_words

How = Literal["denied", "contradicted", "set side by side"]
_HOW: Final[dict[str, How]] = {
    "denies": "denied",
    "contradicts": "contradicted",
    "juxtaposed": "set side by side",
}
"""What a relation makes of its two sides."""


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say the same, the earliest first."""

    voices: tuple[Voice, ...]
    denies: bool
    """Whether it says of another side that it is not so."""
    n_origins: int
    """Independent origins behind it; copies count once."""
    docs: tuple[str, ...]
    parties: tuple[str, ...]
    """The known parties behind it, by name."""


@dataclass(frozen=True, slots=True)
class Common:
    """What no side disputes; empty where nothing is known to be shared."""

    counted: str
    """What all count, where they differ in how many."""
    as_of: str
    """The day that all speak of, in words."""
    place: str
    names: tuple[str, ...]
    """Who and what is named on every side."""
    events: tuple[str, ...]
    """What every side tells of and nobody denies, in a source's words."""


@dataclass(frozen=True, slots=True)
class Card:
    """One dispute."""

    id: str
    how: How
    title: str
    """In a source's words; of figures, what is counted."""
    sides: tuple[Side, ...]
    """What is disputed first, denials last."""
    beside: tuple[Voice, ...]
    """What answers one of the sides, or stands beside it without disputing it."""
    common: Common
    why: tuple[str, ...]
    """Why they are set against one another, the strongest reason first."""
    ids: tuple[str, ...]
    """Of the claims, figures and events in it."""
    entries: tuple[str, ...]
    """Ids of the lines of the chronicle that tell of it, the first by rank first."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All of both sides and beside them."""
        return (*(voice for side in self.sides for voice in side.voices), *self.beside)


def disputes(corpus: Corpus, words: PartyWords, asked: Filter | None = None) -> tuple[Card, ...]:
    """The cards whose lines of the chronicle pass, by the rank of these; those that no line tells come last."""
    desk = _Desk(corpus, words)
    cards = desk.cards()
    if asked is not None and not asked.empty:
        passed = {entry.id for entry in matching(corpus.all(Entry), asked, corpus)}
        cards = [card for card in cards if passed.intersection(card.entries)]
    return tuple(cards)


class _Desk:
    """The quarrels of a dossier with all that tells who stands behind a side."""

    def __init__(self, corpus: Corpus, words: PartyWords) -> None:
        self._corpus = corpus
        self._speeches = Speeches(corpus)
        self._quarrels = quarrels(corpus, self._speeches)
        self._told_in: dict[str, list[Event]] = defaultdict(list)
        for event in self._speeches.events.values():
            for doc in dict.fromkeys(m.doc for m in event.mentions if m.tells):
                self._told_in[doc].append(event)
        self._figures = self._speeches.voices.figures
        self._parties = Parties(corpus, words)
        self._support = support_of(corpus.all(Copy), corpus.all(Origin))
        self._entries = sorted(corpus.all(Entry), key=lambda e: (e.rank, e.id))
        self._names = {entity.id: entity.name for entity in corpus.all(Entity)}

    def cards(self) -> list[Card]:
        """Every card of two sides or more, by rank."""
        rank = {entry.id: entry.rank for entry in self._entries}
        cards = [self._card(quarrel) for quarrel in self._quarrels if len(quarrel.camps) > 1]
        return sorted(cards, key=lambda card: (min((rank[e] for e in card.entries), default=inf), card.id))

    def _card(self, quarrel: Quarrel) -> Card:
        own = sorted({side for r in quarrel.relations for side in (r.a, r.b)})
        entries = [e for e in self._entries if quarrel.ids.intersection((*e.claims, *e.figures, *e.events))]
        sides = sorted(map(self._side, quarrel.camps), key=lambda side: (side.denies, _age(side.voices[0])))
        return Card(
            content_id("dispute", *own),
            next(_HOW[kind] for kind in AGAINST if any(r.type == kind for r in quarrel.relations)),
            self._title(own, entries),
            tuple(sides),
            tuple(sorted((v for id_ in quarrel.beside for v in self._speeches.of(id_)), key=_age)),
            self._common(quarrel.camps),
            tuple(dict.fromkeys(r.why for r in sorted(quarrel.relations, key=_strength))),
            tuple(sorted(quarrel.ids)),
            tuple(e.id for e in entries),
        )

    def _side(self, camp: Camp) -> Side:
        """A camp's voices, each once; a narrator's only where no claim has the words, a claim's where no figure has."""
        said = {voice.permalink: self._by_denier(voice, camp) for id_ in camp.ids for voice in self._speeches.of(id_)}
        claimed = [voice.extent for voice in said.values() if voice.claim is not None]
        counting = {voice.claim for voice in said.values() if voice.amount}
        kept = [v for v in said.values() if v.claim is not None or not any(map(v.extent.overlaps, claimed))]
        kept = [v for v in kept if v.amount or v.claim not in counting]
        kept = [v for v in kept if not any(_repeats(v, other) for other in kept)]
        ordered = sorted(kept, key=_age)
        once: dict[tuple[str, str], Voice] = {}
        for voice in ordered:
            key = folded(voice.who), folded(voice.words)
            twin = once.get(key)
            once[key] = voice if twin is None else replace(twin, also=(*twin.also, voice.permalink))
        parties = self._parties.behind(v.claim for v in ordered if v.claim is not None)
        return Side(
            tuple(once.values()), camp.denies, self._support.n_origins(v.extent for v in ordered),
            tuple(sorted({v.doc for v in ordered})), tuple(sorted(parties)),
        )  # fmt: skip

    def _by_denier(self, voice: Voice, camp: Camp) -> Voice:
        """The voice; of a figure that is called wrong, that of those who call it so, not of those who gave it."""
        claim = self._speeches.voices.claims.get(voice.claim or "")
        if not camp.denies or not voice.amount or self._speeches.voices.speaker(claim) is None or claim is None:
            return voice
        return replace(voice, who=self._speeches.voices.of_claim(claim).who)

    def _title(self, ids: Sequence[str], entries: Sequence[Entry]) -> str:
        counted = [self._figures[i] for i in ids if i in self._figures]
        if not counted:
            return entries[0].title if entries else self._speeches.of(ids[0])[0].words
        what = counted_in_words(counted[0].quantity, counted[0].counted)
        place = next((f.place for f in counted if f.place), None)
        day = next((f.as_of for f in counted if isinstance(f.as_of, str)), None)
        where = f"{what} – {place}" if place else what
        return f"{where}, {day_in_words(day)}" if day else where

    def _common(self, camps: Sequence[Camp]) -> Common:
        """What all sides share: what their figures are for, whom they name, what they tell apart from one another."""
        figures = [[self._figures[i] for i in camp.ids if i in self._figures] for camp in camps]
        what = _shared({counted_in_words(f.quantity, f.counted) for f in rows} for rows in figures)
        day = _shared({f.as_of for f in rows if isinstance(f.as_of, str)} for rows in figures)
        place = _shared({f.place for f in rows if f.place is not None} for rows in figures)
        said = [[voice.extent for i in camp.ids for voice in self._speeches.of(i)] for camp in camps]
        named = _shared({name for at in side for name in self._named(at)} for side in said)
        return Common(
            next(iter(what), ""), day_in_words(day[0]) if day else "", next(iter(place), ""),
            tuple(self._names[e] for e in named if e in self._names), tuple(self._told_by_all(said)),
        )  # fmt: skip

    def _named(self, at: Extent) -> Iterator[str]:
        for m in self._corpus.folio(at.doc).of(Mention):
            if m.entity is not None and at.start <= m.start and m.end <= at.end:
                yield m.entity

    def _told_by_all(self, said: Sequence[Sequence[Extent]]) -> Iterator[str]:
        """Titles of events that every side tells in words of its own."""
        docs = {at.doc for at in said[0]}
        for event in {e.id: e for doc in sorted(docs) for e in self._told_in.get(doc, ())}.values():
            told = [Extent(m.doc, m.start, m.end) for m in event.mentions if m.tells]
            within = [{at for at in told if any(_holds(own, at) for own in side)} for side in said]
            if event.status != "denied" and all(within) and len(set.union(*within)) == sum(map(len, within)):
                yield event.title


def _repeats(voice: Voice, other: Voice) -> bool:
    """Whether another voice of the same speaker has all of its words and more."""
    within = voice.extent != other.extent and _holds(other.extent, voice.extent)
    return within and not voice.amount and voice.who == other.who


def _strength(relation: Relation) -> tuple[int, float, str, str]:
    """What says most of how two sides stand comes first."""
    return AGAINST.index(relation.type), -relation.score, relation.a, relation.b


def _age(voice: Voice) -> tuple[str, str, int]:
    return voice.day or "~", voice.doc, voice.start


def _holds(outer: Extent, inner: Extent) -> bool:
    return outer.doc == inner.doc and outer.start <= inner.start and inner.end <= outer.end


def _shared(sides: Iterable[set[str]]) -> list[str]:
    """What is in every set, sorted."""
    held = list(sides)
    return sorted(set.intersection(*held)) if held else []
