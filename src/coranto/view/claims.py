"""Who says what: the claims of a dossier under their speakers, each with its standing and what answers it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from coranto.model.assertion import Claim, ClaimStatus, Mode
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Relation
from coranto.model.source import Document
from coranto.model.support import Partition
from coranto.model.versions import standing
from coranto.text.permalinks import permalink
from coranto.view.copies import told_once
from coranto.view.filters import Scope
from coranto.view.speakers import folded, in_line, is_pronoun, source_name
from coranto.view.words import day_in_words

NARRATOR: Final = "the narrator"
UNNAMED: Final = "nobody named"
_ANYBODY: Final = frozenset(("a", "an", "one", "another", "some"))
"""First words of sources that are told from others of the same words only by the dispatch they stand in."""
_ANSWERED: Final = {
    "retracts": "retracts",
    "corrects": "corrects",
    "denies": "denies",
    "contradicts": "contradicts",
    "responds": "answers",
    "updates": "updates",
    "corroborates": "corroborates",
    "juxtaposed": "beside",
    "same": "says the same as",
}
"""How a claim stands to another, what puts it in doubt first …"""
_ANSWERING: Final = {
    "retracts": "retracted by",
    "corrects": "corrected by",
    "denies": "denied by",
    "contradicts": "contradicted by",
    "responds": "answered by",
    "updates": "updated by",
    "corroborates": "corroborated by",
    "juxtaposed": "beside",
    "same": "said alike by",
}
"""… and the other to it."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Conditions that all must hold; null asks for nothing."""

    by: str | None = None
    """Part of the speaker's name in any spelling that the dossier knows, of the words for it, or of its party."""
    status: ClaimStatus | None = None
    mode: Mode | None = None
    """Without one, a narrator's own statements are left out: they are no one's claims."""
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True)
class Answer:
    """Another claim that this one stands to, or that stands to it."""

    how: str
    who: str
    lead: str
    words: tuple[str, ...]
    mode: Mode
    permalink: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim, ready to be laid out."""

    id: str
    doc: str
    outlet: str | None
    who: str
    """The source as written here, or its name where a pronoun stands that is known to mean it."""
    cue: str
    lead: str
    """The cue where it stands before words that are no quotation: they may say nothing without it (*refused* to …)."""
    words: tuple[str, ...]
    """The pieces of its content."""
    mode: Mode
    status: ClaimStatus
    act: str
    day: str | None
    """The first ISO day on which it may have been said, or else published …"""
    said: str
    """… and that time in words."""
    through: tuple[str, ...]
    """Those who report the speaker, nearest first."""
    hedge: str
    basis: str
    checks: tuple[str, ...]
    """What the text says of its being checked."""
    answers: tuple[Answer, ...]
    """Once for every utterance that answers, what puts the claim in doubt first."""
    permalink: str
    also: tuple[str, ...]
    """Where else the same speaker is given the same words: permalinks."""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One speaker with all that it says, by day, document and place."""

    name: str
    entity: str | None
    party: str | None
    """The side it speaks for, where known …"""
    basis: str
    """… and where that is known from."""
    claims: tuple[ClaimView, ...]


def speakers(corpus: Corpus, asked: ClaimFilter | None = None) -> tuple[SpeakerView, ...]:
    """The speakers whose claims pass, who says most first; nobody named and narrators come last."""
    asked = asked or ClaimFilter()
    desk = _Desk(corpus)
    grouped: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in desk.claims:
        if desk.passes(claim, asked):
            grouped[desk.key(claim)].append(claim)
    rows = [(key, desk.speaker(claims)) for key, claims in grouped.items()]
    rows.sort(key=lambda row: (row[0][0], -len(row[1].claims), folded(row[1].name), row[0][1]))
    return tuple(row for _, row in rows)


class _Desk:
    """The claims of a dossier with all that tells who makes them and what answers them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._entities = {entity.id: entity for entity in corpus.all(Entity)}
        self._names = {entity.id: entity.name for entity in self._entities.values()}
        named: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            named[folded(entity.name)].append(entity.id)
        self._bearers = {name: ids[0] for name, ids in named.items() if len(ids) == 1}
        self._documents = {document.doc: document for document in corpus.all(Document)}
        self._texts: dict[str, str] = {}
        self.claims: Sequence[Claim] = sorted(standing(corpus).all(Claim), key=self._order)
        relations = list(corpus.all(Relation))
        self._told = self._tellings(relations)
        self._first = {self._told.find(claim.id): claim for claim in reversed(self.claims)}
        self._answers = self._all_answers(relations)

    def passes(self, claim: Claim, asked: ClaimFilter) -> bool:
        if asked.mode is None and claim.mode == "narrator":
            return False
        if asked.mode not in (None, claim.mode) or asked.status not in (None, claim.status):
            return False
        if asked.by is not None and not any(folded(asked.by) in name for name in self._asked_by(claim)):
            return False
        begin, until = self._time(claim)
        return asked.scope.holds(claim.doc, " ".join(self._words(claim)), begin, until)

    def key(self, claim: Claim) -> tuple[int, str]:
        """Sorts and tells apart speakers: those with a name or a description, nobody named, narrators."""
        if claim.source is None and claim.mode == "narrator":
            return (2, self._outlet(claim))
        if _unnamed(claim):
            return (1, "")
        vague = self._entity(claim) is None and self._bearer(claim).split(" ")[0] in _ANYBODY
        where = f" in {self._first[self._told.find(claim.id)].doc}" if vague else ""
        return (0, self._bearer(claim) + where)

    def speaker(self, claims: Sequence[Claim]) -> SpeakerView:
        """The claims of one speaker, what one dispatch took from another told once."""
        entity = self._entity(claims[0])
        party = entity.party if entity is not None else None
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            told[self._told.find(claim.id)].append(claim)
        return SpeakerView(
            entity.name if entity is not None else UNNAMED if _unnamed(claims[0]) else self._who(claims[0]),
            entity.id if entity is not None else None,
            party.name if party is not None else None,
            party.basis if party is not None else "",
            tuple(self._view(claim, others) for claim, *others in told.values()),
        )

    def _order(self, claim: Claim) -> tuple[str, str, str, int]:
        """By the day it was said, then that of publication; what is undated comes last."""
        published = self._documents[claim.doc].published.start or "~"
        return ((self._time(claim)[0] or "~")[:10], published, claim.doc, claim.start)

    def _tellings(self, relations: Sequence[Relation]) -> Partition[str]:
        """Claims of one utterance: one speaker, and related as the same, or the same words in texts of one origin."""
        told: Partition[str] = Partition()
        by_id = {claim.id: claim for claim in self.claims}
        for relation in relations:
            a, b = by_id.get(relation.a), by_id.get(relation.b)
            if relation.type == "same" and a is not None and b is not None and self._bearer(a) == self._bearer(b):
                told.join(a.id, b.id)
        for first, *others in told_once(self.claims, self._corpus, self._telling):
            for other in others:
                told.join(first.id, other.id)
        return told

    def _telling(self, claim: Claim) -> tuple[str, str, str]:
        return self._bearer(claim), folded(" ".join(self._words(claim))), claim.status

    def _all_answers(self, relations: Sequence[Relation]) -> dict[str, list[tuple[str, Claim]]]:
        """By utterance, what it stands to and what stands to it, each utterance once."""
        found: dict[str, dict[tuple[str, str], Claim]] = defaultdict(dict)
        first = {claim.id: self._told.find(claim.id) for claim in self.claims}
        order = {relation: at for at, relation in enumerate(_ANSWERED)}
        for relation in sorted(relations, key=lambda r: order.get(r.type, len(order))):
            a, b = first.get(relation.a), first.get(relation.b)
            if a is not None and b is not None and a != b:
                found[a].setdefault((_ANSWERED[relation.type], b), self._first[b])
                found[b].setdefault((_ANSWERING[relation.type], a), self._first[a])
        return {told: [(how, claim) for (how, _), claim in rows.items()] for told, rows in found.items()}

    def _entity(self, claim: Claim) -> Entity | None:
        """The speaker, also where a text has its very name and nothing told who bears it."""
        if claim.source is None:
            return None
        return self._entities.get(claim.source.entity or self._bearers.get(folded(claim.source.text), ""))

    def _bearer(self, claim: Claim) -> str:
        """What tells its speaker from others: the entity, else the words for it, else the outlet."""
        if claim.source is None:
            return f"{claim.mode} {self._outlet(claim)}"
        entity = self._entity(claim)
        return entity.id if entity is not None else folded(self._who(claim)).removeprefix("the ")

    def _asked_by(self, claim: Claim) -> list[str]:
        """Everything by which a reader may ask for the speaker."""
        entity = self._entity(claim)
        known = [entity.name, *entity.aliases] if entity is not None else []
        party = entity.party.name if entity is not None and entity.party is not None else None
        return [folded(name) for name in (self._who(claim), *known, party) if name]

    def _outlet(self, claim: Claim) -> str:
        return self._documents[claim.doc].outlet or claim.doc

    def _who(self, claim: Claim) -> str:
        if claim.source is None:
            return f"{NARRATOR} of {self._outlet(claim)}" if claim.mode == "narrator" else UNNAMED
        return source_name(claim.source, self._names)

    def _view(self, claim: Claim, others: Sequence[Claim]) -> ClaimView:
        begin, until = self._time(claim)
        precision = None if _was_said(claim) else self._documents[claim.doc].published.precision
        said = f"{'said' if _was_said(claim) else 'published'} {day_in_words(begin, until, precision)}"
        return ClaimView(
            claim.id,
            claim.doc,
            self._documents[claim.doc].outlet,
            self._who(claim),
            in_line(claim.cue.text) if claim.cue is not None else "",
            _lead(claim),
            self._words(claim),
            claim.mode,
            claim.status,
            claim.act,
            begin,
            said if begin is not None else "undated",
            tuple(source_name(source, self._names) for source in claim.reported_by),
            in_line(claim.hedge.text) if claim.hedge is not None else "",
            claim.basis or "",
            tuple(dict.fromkeys(f"{check.outcome} by {in_line(check.by or NARRATOR)}" for check in claim.verification)),
            tuple(self._answer(how, other) for how, other in self._answers.get(self._told.find(claim.id), ())),
            _place(claim),
            tuple(_place(other) for other in others),
        )

    def _answer(self, how: str, other: Claim) -> Answer:
        return Answer(how, self._who(other), _lead(other), self._words(other), other.mode, _place(other))

    def _words(self, claim: Claim) -> tuple[str, ...]:
        if len(claim.spans) == 1:
            return (in_line(claim.text),)
        if claim.doc not in self._texts:
            self._texts[claim.doc] = self._corpus.folio(claim.doc).text
        return tuple(in_line(self._texts[claim.doc][start:end]) for start, end in claim.spans)

    def _time(self, claim: Claim) -> tuple[str | None, str | None]:
        """When it was said, else when it was published; half-open."""
        if claim.said is not None and claim.said.begin is not None:
            return claim.said.begin, claim.said.until
        published = self._documents[claim.doc].published
        return published.start, published.end


def _was_said(claim: Claim) -> bool:
    return claim.said is not None and claim.said.begin is not None


def _unnamed(claim: Claim) -> bool:
    """Whether nobody is named who says it: no source, or a pronoun that may mean anybody."""
    if claim.source is None:
        return claim.mode != "narrator"
    return claim.source.entity is None and is_pronoun(claim.source)


def _lead(claim: Claim) -> str:
    if claim.cue is None or claim.mode not in ("indirect", "mixed"):
        return ""
    return in_line(claim.cue.text) if claim.cue.end <= min(start for start, _ in claim.spans) else ""


def _place(claim: Claim) -> str:
    return permalink(claim.doc, claim.start, claim.end)
