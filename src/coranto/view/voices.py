"""Statements one by one: who, in which words, when, where; of claims, figures and tellings of events."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Figure, Source
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Extent, MentionRef
from coranto.model.source import Document
from coranto.text.permalinks import permalink
from coranto.view.claims import NARRATOR, UNNAMED
from coranto.view.speakers import in_line, is_pronoun, source_name
from coranto.view.words import day_in_words, published_in_words

STANDS_ALONE: Final = 5
"""Words of a content that may be understood without its sentence, at least."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement."""

    id: str
    """Of the claim or the figure; of the passage, where a narrator tells of an event."""
    who: str
    words: str
    """The source's."""
    amount: str
    """How many, in the source's words; empty where nothing is counted."""
    status: str
    day: str | None
    """The first ISO day on which it was said, or else published …"""
    said: str
    """… and that time in words."""
    doc: str
    start: int
    end: int
    sha256: str
    permalink: str
    claim: str | None
    """Id of the claim that it is or stands in."""
    also: tuple[str, ...] = ()
    """Where else the same speaker is given the same words: permalinks."""

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return Extent(self.doc, self.start, self.end)


class Voices:
    """Makes voices of a corpus's records."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus: Final = corpus
        self.claims: Final[Mapping[str, Claim]] = {c.id: c for c in corpus.all(Claim)}
        self.figures: Final[Mapping[str, Figure]] = {f.id: f for f in corpus.all(Figure)}
        self._names = {e.id: e.name for e in corpus.all(Entity)}
        self._documents = {d.doc: d for d in corpus.all(Document)}
        self._texts: dict[str, str] = {}

    def of_claim(self, claim: Claim) -> Voice:
        """Its content, with the cue before it where the words are no quotation: they may say nothing without it.

        A content of few words (*denied it*, *that figure*) is given with all of its sentence.
        """
        at = Extent(claim.doc, claim.start, claim.end)
        if sum(len(self._text(claim.doc)[a:b].split()) for a, b in claim.spans) < STANDS_ALONE:
            at = self._sentence(at)
            words = in_line(self._text(at.doc)[at.start : at.end])
            return self._voice(claim.id, at, words, status=claim.status, claim=claim)
        words = " … ".join(in_line(self._text(claim.doc)[a:b]) for a, b in claim.spans)
        cue = claim.cue
        if cue is not None and claim.mode in ("indirect", "mixed") and cue.end <= min(a for a, _ in claim.spans):
            words = f"{in_line(cue.text)}: {words}"
        elif claim.mode == "direct":
            words = f"“{words}”"
        return self._voice(claim.id, at, words, status=claim.status, claim=claim)

    def of_figure(self, figure: Figure) -> Voice:
        """What the claim that gives it says, or the figure alone where a narrator does."""
        at = Extent(figure.doc, figure.start, figure.end)
        claim = self.claims.get(figure.claim or "")
        words = in_line(claim.text) if claim is not None else in_line(figure.text)
        return self._voice(figure.id, at, words, status=figure.status, claim=claim, figure=figure)

    def of_mention(self, mention: MentionRef) -> Voice:
        """A telling of an event: the claim that it stands in, or the narrator's clause."""
        claim = self.claims.get(mention.claim or "")
        if claim is not None:
            return self.of_claim(claim)
        at = Extent(mention.doc, mention.start, mention.end)
        place = permalink(mention.doc, mention.start, mention.end)
        return self._voice(place, at, in_line(self._text(mention.doc)[mention.start : mention.end]), mention.status)

    def speaker(self, claim: Claim | None) -> Source | None:
        """Who makes a claim, itself or by the claim that it goes on from."""
        seen: set[str] = set()
        while claim is not None and claim.source is None and claim.id not in seen:
            seen.add(claim.id)
            claim = self.claims.get(claim.inherited_from or "")
        return claim.source if claim is not None else None

    def _voice(
        self, id_: str, at: Extent, words: str, status: str, claim: Claim | None = None, figure: Figure | None = None
    ) -> Voice:
        document = self._documents[at.doc]
        source = (figure.source if figure is not None else None) or self.speaker(claim)
        begin = claim.said.begin if claim is not None and claim.said is not None else None
        day = begin or document.published.start
        said = f"said {day_in_words(begin)}" if begin else f"published {published_in_words(document.published)}"
        return Voice(
            id_, self._who(source, claim, document), words, in_line(figure.text) if figure is not None else "", status,
            day[:10] if day is not None else None, said if day is not None else "undated", at.doc, at.start, at.end,
            document.sha256, permalink(at.doc, at.start, at.end), claim.id if claim is not None else None,
        )  # fmt: skip

    def _sentence(self, at: Extent) -> Extent:
        """The sentences that hold a passage; the passage itself outside any."""
        held = [s for s in self._corpus.folio(at.doc).of(Sentence) if s.start < at.end and at.start < s.end]
        return Extent(at.doc, min(s.start for s in held), max(s.end for s in held)) if held else at

    def _who(self, source: Source | None, claim: Claim | None, document: Document) -> str:
        if source is not None and not (source.entity is None and is_pronoun(source)):
            return source_name(source, self._names)
        if source is None and (claim is None or claim.mode == "narrator"):
            return f"{NARRATOR} of {document.outlet or document.doc}"
        return UNNAMED

    def _text(self, doc: str) -> str:
        if doc not in self._texts:
            self._texts[doc] = self._corpus.folio(doc).text
        return self._texts[doc]
