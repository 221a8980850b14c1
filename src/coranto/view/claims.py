"""Who says what: the claims of a dossier under their speakers, each with its standing and what answers it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.assertion import Claim, ClaimStatus, Gap, Mode
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Relation
from coranto.model.source import Document
from coranto.text.folding import plain
from coranto.text.permalinks import permalink
from coranto.view.chronicle import PRONOUNS
from coranto.view.words import day_in_words

NARRATOR: Final = "the narrator"
UNNAMED: Final = "nobody named"
_ANSWERED: Final = {
    "same": "says the same as",
    "corroborates": "corroborates",
    "updates": "updates",
    "corrects": "corrects",
    "retracts": "retracts",
    "denies": "denies",
    "contradicts": "contradicts",
    "juxtaposed": "beside",
    "responds": "answers",
}
"""How a claim stands to another …"""
_ANSWERING: Final = {
    "same": "said alike by",
    "corroborates": "corroborated by",
    "updates": "updated by",
    "corrects": "corrected by",
    "retracts": "retracted by",
    "denies": "denied by",
    "contradicts": "contradicted by",
    "juxtaposed": "beside",
    "responds": "answered by",
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
    doc: str | None = None
    """Part of the document's name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Another claim that this one stands to, or that stands to it."""

    how: str
    who: str
    words: str
    permalink: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim, ready to be laid out."""

    id: str
    doc: str
    outlet: str | None
    who: str
    """The source as written here."""
    cue: str
    words: tuple[str, ...]
    """The pieces of its content."""
    mode: Mode
    status: ClaimStatus
    act: str
    said: str
    """When it was said, or else published, in words."""
    through: tuple[str, ...]
    """Those who report the speaker, nearest first."""
    hedge: str
    basis: str
    checks: tuple[str, ...]
    """What the text says of its being checked."""
    answers: tuple[Answer, ...]
    permalink: str
    also: tuple[str, ...]
    """Where else the same speaker is given the same words: permalinks."""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One speaker with all that it says, by document and place."""

    name: str
    entity: str | None
    party: str | None
    """The side it speaks for, where known …"""
    basis: str
    """… and where that is known from."""
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """Something declared not known."""

    who: str
    about: str
    reason: str
    words: str
    published: str
    permalink: str


def speakers(corpus: Corpus, asked: ClaimFilter | None = None) -> tuple[SpeakerView, ...]:
    """The speakers whose claims pass, who says most first; nobody named and narrators come last."""
    asked = asked or ClaimFilter()
    desk = _Desk(corpus)
    grouped: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in desk.claims.values():
        if desk.passes(claim, asked):
            grouped[desk.key(claim)].append(claim)
    ordered = sorted(grouped.items(), key=lambda group: (group[0][0], -len(group[1]), group[0][1]))
    return tuple(desk.speaker(group) for _, group in ordered)


def unknowns(corpus: Corpus, doc: str | None = None) -> tuple[GapView, ...]:
    """Everything that the dispatches declare not to be known, by document and place."""
    days = {document.doc: _published(document) for document in corpus.all(Document)}
    return tuple(
        GapView(
            _line(gap.who or ""),
            _line(gap.about or ""),
            gap.reason,
            _line(gap.text),
            days.get(gap.doc, ""),
            permalink(gap.doc, gap.start, gap.end),
        )
        for gap in corpus.all(Gap)
        if doc is None or plain(doc, case=True) in plain(gap.doc, case=True)
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _published(document: Document) -> str:
    return day_in_words(document.published.start, document.published.end, document.published.precision)


class _Desk:
    """The claims of a dossier with all that tells who makes them and what answers them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in corpus.all(Claim)}
        self._entities = {entity.id: entity for entity in corpus.all(Entity)}
        self._documents = {document.doc: document for document in corpus.all(Document)}
        self._texts: dict[str, str] = {}
        self._answers: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
        self._same: dict[str, list[str]] = defaultdict(list)
        for relation in corpus.all(Relation):
            a, b = self.claims.get(relation.a), self.claims.get(relation.b)
            if a is not None and b is not None and relation.type == "same" and self.key(a) == self.key(b):
                self._same[a.id].append(b.id)
                self._same[b.id].append(a.id)
            elif a is not None and b is not None:
                self._answers[a.id].append((_ANSWERED[relation.type], b))
                self._answers[b.id].append((_ANSWERING[relation.type], a))

    def passes(self, claim: Claim, asked: ClaimFilter) -> bool:
        if asked.mode is None and claim.mode == "narrator":
            return False
        if asked.mode not in (None, claim.mode) or asked.status not in (None, claim.status):
            return False
        if asked.doc is not None and plain(asked.doc, case=True) not in plain(claim.doc, case=True):
            return False
        return asked.by is None or any(_key(asked.by) in name for name in self._names(claim))

    def key(self, claim: Claim) -> tuple[int, str]:
        """Sorts and tells apart speakers: the known, then words for the unnamed, then nobody, then narrators."""
        if claim.source is None:
            return (2, "") if claim.mode != "narrator" else (3, claim.doc)
        entity = self._entity(claim)
        return (0, entity.id) if entity is not None else (0, _key(claim.source.text).removeprefix("the "))

    def speaker(self, claims: Sequence[Claim]) -> SpeakerView:
        """The claims of one speaker."""
        entity = self._entity(claims[0])
        party = entity.party if entity is not None else None
        return SpeakerView(
            entity.name if entity is not None else self._who(claims[0]),
            entity.id if entity is not None else None,
            party.name if party is not None else None,
            party.basis if party is not None else "",
            tuple(self._view(told[0], told[1:]) for told in self._utterances(claims)),
        )

    def _entity(self, claim: Claim) -> Entity | None:
        return self._entities.get(claim.source.entity or "") if claim.source is not None else None

    def _names(self, claim: Claim) -> list[str]:
        """Everything by which a reader may ask for the speaker."""
        entity = self._entity(claim)
        known = [entity.name, *entity.aliases] if entity is not None else []
        party = entity.party.name if entity is not None and entity.party is not None else None
        return [_key(name) for name in (self._who(claim), *known, party) if name]

    def _who(self, claim: Claim) -> str:
        if claim.source is None:
            return NARRATOR if claim.mode == "narrator" else UNNAMED
        entity = self._entity(claim)
        pronoun = entity is not None and claim.source.text.lower() in PRONOUNS
        return entity.name if entity is not None and pronoun else _line(claim.source.text)

    def _view(self, claim: Claim, others: Sequence[Claim]) -> ClaimView:
        return ClaimView(
            claim.id,
            claim.doc,
            self._documents[claim.doc].outlet,
            self._who(claim),
            claim.cue.text if claim.cue is not None else "",
            self._words(claim),
            claim.mode,
            claim.status,
            claim.act,
            self._said(claim),
            tuple(_line(source.text) for source in claim.reported_by),
            claim.hedge.text if claim.hedge is not None else "",
            claim.basis or "",
            tuple(dict.fromkeys(f"{check.outcome} by {check.by or NARRATOR}" for check in claim.verification)),
            self._answers_to((claim, *others)),
            permalink(claim.doc, claim.start, claim.end),
            tuple(permalink(other.doc, other.start, other.end) for other in others),
        )

    def _utterances(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Claims that say the same, each list by the day of its documents: one utterance is told once."""
        told: dict[str, list[Claim]] = {}
        for claim in sorted(claims, key=lambda c: (self._documents[c.doc].published.start or "~", c.doc, c.start)):
            known = next((other for other in self._same.get(claim.id, ()) if other in told), None)
            if known is not None:
                told[known].append(claim)
            told[claim.id] = told[known] if known is not None else [claim]
        return list({id(group): group for group in told.values()}.values())

    def _words(self, claim: Claim) -> tuple[str, ...]:
        if len(claim.spans) == 1:
            return (_line(claim.text),)
        if claim.doc not in self._texts:
            self._texts[claim.doc] = self._corpus.folio(claim.doc).text
        return tuple(_line(self._texts[claim.doc][start:end]) for start, end in claim.spans)

    def _said(self, claim: Claim) -> str:
        """The day on which it was said, else that of publication."""
        if claim.said is not None and claim.said.begin is not None:
            return f"said {day_in_words(claim.said.begin, claim.said.until)}"
        return f"published {_published(self._documents[claim.doc])}"

    def _answers_to(self, claims: Sequence[Claim]) -> tuple[Answer, ...]:
        """What an utterance stands to and what stands to it, once for each that is so related."""
        listed = {(how, other.id): other for claim in claims for how, other in self._answers.get(claim.id, ())}
        return tuple(
            Answer(how, self._who(other), _line(other.text), permalink(other.doc, other.start, other.end))
            for (how, _), other in listed.items()
        )


def _key(name: str) -> str:
    return plain(_line(name), diacritics=True, case=True)
