"""What claims and notices make of what stands further off than in the sentences before, or in another dispatch."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Event, Relation
from coranto.model.source import Document
from coranto.resolve.answers import Matters
from coranto.resolve.corrections import Notices, anchors, notices
from coranto.resolve.denials import Setting, Statement, Told, elsewhere, named_accounts, pointed_back, statement
from coranto.resources.rarity import Rarity
from coranto.text.stems import content_words


def follow_ups(
    corpus: Corpus, claims: Sequence[Claim], events: Sequence[Event], matters: Matters, rarity: Rarity
) -> Iterator[Relation]:
    """Denials, corrections and withdrawals of what was told at some distance."""
    days = {document.doc: (document.published.start or "")[:10] for document in corpus.all(Document)}
    statements: dict[str, Statement] = {}
    rest: dict[str, str] = {}
    for folio in corpus.folios():
        ordered = _by_sentence(folio)
        for index, claim in ordered:
            sentence = folio.of(Sentence)[index]
            rest[claim.id] = folio.text[claim.start : max(claim.end, sentence.end)]
            denied = folio.text[slice(*claim.denies)] if isinstance(claim.denies, tuple) else claim.text
            statements[claim.id] = statement(claim, denied, days.get(claim.doc, ""), matters.speaker(claim))
        yield from pointed_back(ordered)
    yield from named_accounts(claims, Setting(rest, _values(corpus), days))
    flat = frozenset(claim.id for claim in claims if claim.polarity == "denies")
    sourced = {c.id for c in claims if c.source is not None and c.denies is None} | flat
    told = Told(statements.values(), rarity)
    yield from elsewhere([one for id_, one in statements.items() if id_ in sourced], told, flat)
    event_of = {(m.doc, m.start, m.end): event.id for event in events for m in event.mentions if m.tells}
    sources = {c.id: content_words(c.source.text) for c in claims if c.source is not None}
    for folio in corpus.folios():
        running = [s for s in folio.of(Sentence) if s.furniture is None]
        read = Notices(told, days.get(folio.doc, ""), sources)
        yield from notices(folio, running, anchors(folio, event_of), read)


def _by_sentence(folio: Folio) -> list[tuple[int, Claim]]:
    """The claims that begin in running text, in text order, each with the place of its sentence."""
    found = []
    sentences = folio.of(Sentence)
    at = 0
    for claim in sorted(folio.of(Claim), key=lambda c: (c.start, -c.end, c.id)):
        while at < len(sentences) and sentences[at].end <= claim.start:
            at += 1
        if at < len(sentences) and sentences[at].furniture is None:
            found.append((at, claim))
    return found


def _values(corpus: Corpus) -> Mapping[str, frozenset[str]]:
    """The values of each claim's figures, as text, by its id."""
    rows = sorted(
        (f for f in corpus.all(Figure) if f.claim and f.point is not None), key=lambda f: (f.claim or "", f.id)
    )
    return {id_ or "": frozenset(f"#{f.point:g}" for f in own) for id_, own in groupby(rows, key=lambda f: f.claim)}
