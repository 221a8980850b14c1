"""Who stands against whom: the relations of a dossier gathered into quarrels, each with its camps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from coranto.model.corpus import Corpus
from coranto.model.resolved import Event, Relation
from coranto.model.support import Partition
from coranto.view.claims import UNNAMED
from coranto.view.speakers import folded
from coranto.view.voices import Voice, Voices

AGAINST: Final = ("denies", "contradicts", "juxtaposed")
"""Relations by which one word stands against another; the first says most."""
_ALIKE: Final = frozenset(("same", "corroborates"))
_BESIDE: Final = frozenset(("juxtaposed", "responds"))


@dataclass(frozen=True, slots=True)
class Camp:
    """Claims, figures and events that say alike, by id."""

    ids: tuple[str, ...]
    denies: bool
    """Whether it says of another camp that it is not so."""


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Camps of which each stands against another."""

    relations: tuple[Relation, ...]
    camps: tuple[Camp, ...]
    beside: tuple[str, ...]
    """Ids of what answers one of them, or stands beside it without disputing it."""

    @property
    def ids(self) -> frozenset[str]:
        """All in any camp."""
        return frozenset(id_ for camp in self.camps for id_ in camp.ids)


class Speeches:
    """The voices of a dossier's claims, figures and events, by id; each is made once."""

    def __init__(self, corpus: Corpus) -> None:
        self.voices: Final = Voices(corpus)
        self.events: Final = {event.id: event for event in corpus.all(Event)}
        self._made: dict[str, tuple[Voice, ...]] = {}

    def of(self, id_: str) -> tuple[Voice, ...]:
        """The voice of a claim or a figure, those of all tellings of an event that do not deny it; else none."""
        if id_ not in self._made:
            self._made[id_] = tuple(self._voiced(id_))
        return self._made[id_]

    def _voiced(self, id_: str) -> Iterator[Voice]:
        if id_ in self.voices.claims:
            yield self.voices.of_claim(self.voices.claims[id_])
        elif id_ in self.voices.figures:
            yield self.voices.of_figure(self.voices.figures[id_])
        elif id_ in self.events:
            tellings = (m for m in self.events[id_].mentions if m.tells and m.status != "denied")
            yield from map(self.voices.of_mention, tellings)

    def denied_tellings(self) -> Iterator[Relation]:
        """Tellings by which one event is said to be, and not to be so."""
        for event in self.events.values():
            if event.status != "denied":
                continue
            told = [(mention, self.voices.of_mention(mention)) for mention in event.mentions if mention.tells]
            denials = {voice.id: voice for mention, voice in told if mention.status == "denied"}
            others = {v.id: v for mention, v in told if mention.status != "denied" and v.id not in denials}
            self._made |= {id_: (voice,) for id_, voice in (denials | others).items()}
            for denial in denials:
                for other in others:
                    yield Relation("denies", denial, other, "one telling says that it is not so", 0.6)


def quarrels(corpus: Corpus, speeches: Speeches) -> list[Quarrel]:
    """Every quarrel: what is alike is one camp, and so are denials of one thing."""
    relations = [r for r in corpus.all(Relation) if speeches.of(r.a) and speeches.of(r.b)]
    relations += speeches.denied_tellings()
    against = [r for r in relations if r.type in AGAINST and not _merely_beside(r, speeches)]
    alike = _positions(relations, against, speeches)
    whole: Partition[str] = Partition()
    for relation in against:
        whole.join(alike.find(relation.a), alike.find(relation.b))
    grouped: dict[str, list[Relation]] = defaultdict(list)
    for relation in against:
        grouped[whole.find(alike.find(relation.a))].append(relation)
    held = _grouped((alike.find(side), side) for r in relations for side in (r.a, r.b))
    opposed = {id(r) for r in against}
    beside = [(r.a, r.b) for r in relations if r.type in _BESIDE and id(r) not in opposed]
    near = _grouped(pair for a, b in beside for pair in ((a, b), (b, a)))
    found = []
    for rows in grouped.values():
        camps = _camps(rows, alike, held, speeches)
        told = {id_ for camp in camps for id_ in camp.ids}
        found.append(Quarrel(tuple(rows), camps, tuple(sorted({o for id_ in told for o in near.get(id_, ())} - told))))
    return found


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Everything by its key, each once and sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, one in pairs:
        found[key].add(one)
    return {key: sorted(ones) for key, ones in found.items()}


def _merely_beside(relation: Relation, speeches: Speeches) -> bool:
    """Whether figures stand beside one another and dispute nothing."""
    figures = speeches.voices.figures
    return relation.type == "juxtaposed" and (relation.a in figures or relation.b in figures)


def _positions(relations: Sequence[Relation], against: Sequence[Relation], speeches: Speeches) -> Partition[str]:
    """What says alike: by relation, in one speaker's same words, or as an event and the claim that tells it."""
    alike: Partition[str] = Partition()
    for relation in relations:
        if relation.type in _ALIKE:
            alike.join(relation.a, relation.b)
    ids = sorted({side for r in against for side in (r.a, r.b)})
    first: dict[tuple[str, str, str], str] = {}
    for id_ in ids:
        for voice in speeches.of(id_):
            alike.join(first.setdefault((folded(voice.who), folded(voice.words), voice.amount), id_), id_)
    _join_figures(alike, ids, speeches)
    opposed = {frozenset((r.a, r.b)) for r in against}
    for event in (id_ for id_ in ids if id_ in speeches.events):
        for other in ids:
            if frozenset((event, other)) not in opposed and _overlap(speeches.of(event), speeches.of(other)):
                alike.join(event, other)
    return alike


def _join_figures(alike: Partition[str], ids: Sequence[str], speeches: Speeches) -> None:
    """Makes one of a figure and the claim that gives it, unless that gives others too."""
    given: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        figure = speeches.voices.figures.get(id_)
        if figure is not None and figure.claim is not None:
            given[figure.claim].append(id_)
    for claim, figures in given.items():
        if claim in ids and len(figures) == 1:
            alike.join(claim, figures[0])


def _overlap(some: Sequence[Voice], others: Sequence[Voice]) -> bool:
    return any(a.extent.overlaps(b.extent) for a in some for b in others)


def _camps(
    rows: Sequence[Relation], alike: Partition[str], held: Mapping[str, Sequence[str]], speeches: Speeches
) -> tuple[Camp, ...]:
    """Positions by side: denials of one thing together, and so what one speaker says."""
    heads = sorted({alike.find(side) for r in rows for side in (r.a, r.b)})
    against = {frozenset((alike.find(r.a), alike.find(r.b))) for r in rows}
    denied_by = {alike.find(r.a): alike.find(r.b) for r in rows if r.type == "denies"}
    allied: Partition[str] = Partition()
    first: dict[str, str] = {}
    for denier, denied in sorted(denied_by.items()):
        allied.join(first.setdefault(denied, denier), denier)
    for one, other in combinations(heads, 2):
        if frozenset((one, other)) not in against and _one_speaker(held[one], held[other], speeches):
            allied.join(one, other)
    return tuple(
        Camp(tuple(sorted(id_ for head in group for id_ in held[head])), bool(denied_by.keys() & group))
        for group in allied.groups(heads)
    )


def _one_speaker(some: Sequence[str], others: Sequence[str], speeches: Speeches) -> bool:
    """Whether all that two positions say in claims is by one speaker, named alike or in short in the same dispatch."""
    if any(id_ in speeches.voices.figures for id_ in (*some, *others)):
        return False
    voices = [voice for id_ in (*some, *others) for voice in speeches.of(id_)]
    return all(_named_alike(voices[0], voice) for voice in voices)


def _named_alike(one: Voice, other: Voice) -> bool:
    short, full = sorted((folded(voice.who).removeprefix("the ") for voice in (one, other)), key=len)
    return short != UNNAMED and (short == full or (one.doc == other.doc and full.endswith(f" {short}")))
