"""Claims of a dossier: which deny, repeat, support, correct or answer one another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import Corpus, Folio
from coranto.model.parties import Parties
from coranto.model.resolved import Event, Extent, Relation
from coranto.model.source import Document
from coranto.model.support import Support
from coranto.resolve.answers import MANY, Matters, answers, charges_denied, denials
from coranto.resolve.claim_disputes import within_sentence
from coranto.resolve.counterwords import Ears, counterwords, words_of
from coranto.resolve.figure_relations import unlike_counts
from coranto.resolve.utterances import rendered_alike
from coranto.text.folding import plain
from coranto.tools import Tools

MIN_WORDS: Final = 5
"""Claims of fewer words are repeated by chance."""

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Heard:
    """Who stands behind claims: origins, speakers, parties."""

    support: Support
    matters: Matters
    parties: Parties


def claim_relations(
    corpus: Corpus, claims: Sequence[Claim], events: Sequence[Event], support: Support, tools: Tools
) -> Iterator[Relation]:
    """Denials, repetitions, support within events, corrections and answers."""
    matters = Matters(corpus, claims)
    parties = Parties(corpus, tools.parties)
    ears = Ears(tools.opposition, tools.rarity)
    heard = Heard(support, matters, parties)
    counts: dict[str, list[Figure]] = {}
    for figure in corpus.all(Figure):
        counts.setdefault(figure.claim or "", []).append(figure)
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        if isinstance(claim.denies, str) and claim.denies in by_id and not _is_by_the_way(claim, corpus):
            yield Relation("denies", claim.id, claim.denies, "it says that the other is not so", 0.9)
    yield from _repeated(claims, support)
    yield from rendered_alike(claims, {document.doc: document for document in corpus.all(Document)})
    for event in events:
        yield from _within_event(event, by_id, counts, heard)
    charges = _charges(events)
    for folio in corpus.folios():
        yield from _denied_charges(folio, charges.get(folio.doc, []))
        sentences = [s for s in folio.of(Sentence) if s.furniture is None]
        by_sentence = _by_sentence(sentences, folio.of(Claim))
        for told in by_sentence:
            yield from within_sentence(folio.text, told)
        sides = {claim.id: parties.of(claim.id) for claim in folio.of(Claim)}
        yield from counterwords(folio.text, words_of(folio, sentences, folio.of(Claim), sides), ears)
        yield from denials(folio.text, folio.of(Claim), matters)
        yield from answers(folio.text, sentences, by_sentence, matters)
        yield from charges_denied(by_sentence, tools.deeds)


_TIMED: Final = re.compile(r"\w[^.!?\n]*\b(?:after|before|since|although|though|despite|even as)\b[^.!?,;:\n]*$")


def _is_by_the_way(claim: Claim, corpus: Corpus) -> bool:
    """Whether a flat denial hangs on a clause of its own sentence: *it closed, a day after he swore it was not so*.

    What it denies is what that clause tells, not what the sentence before does.
    """
    text = corpus.folio(claim.doc).text
    return _TIMED.search(text[max(0, claim.start - LEAD) : claim.start]) is not None


LEAD: Final = 300
"""Characters before a denial in which its own sentence is looked at."""


def _repeated(claims: Sequence[Claim], support: Support) -> Iterator[Relation]:
    """Claims of the same words, or of copied ones hardly changed, each linked to the first in canonical order."""
    heads: dict[str, Claim] = {}
    openings: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        words = _WORD.findall(plain(claim.text, case=True))
        if len(words) < MIN_WORDS or claim.mode == "narrator":
            continue
        head = heads.setdefault(" ".join(words), claim)
        if head is claim:
            near = openings.setdefault((claim.speaker, *words[:OPENING]), [])
            copied = next((c for c in near[:HEADS] if c.doc != claim.doc and _are_copies(c, claim, support)), None)
            near.append(claim)
            if copied is not None:
                yield Relation("same", claim.id, copied.id, "nearly the same words, copied", 0.85)
        elif head.doc != claim.doc:
            yield Relation("same", claim.id, head.id, "the same words in two documents", 0.95)


OPENING: Final = 2
"""Words with which claims must begin alike to be compared as copies."""
HEADS: Final = 8
"""How many claims of one opening are compared with a new one."""


def _are_copies(one: Claim, other: Claim, support: Support) -> bool:
    return support.are_copies(Extent(one.doc, one.start, one.end), Extent(other.doc, other.start, other.end))


def _within_event(
    event: Event, claims: Mapping[str, Claim], counts: Mapping[str, Sequence[Figure]], heard: Heard
) -> Iterator[Relation]:
    """Claims of one event from other origins, speakers and sides than its first: each supports that one."""
    told = [
        claims[m.claim]
        for m in event.mentions
        if m.claim is not None and m.claim in claims and m.status not in ("denied", "planned")
    ]
    if not told:
        return
    head, seen = told[0], {told[0].id}
    first, speaker, party = (
        Extent(head.doc, head.start, head.end),
        heard.matters.speaker(head),
        heard.parties.of(head.id),
    )
    for claim in told[1:]:
        independent = heard.support.n_origins([first, Extent(claim.doc, claim.start, claim.end)]) == 2
        other = heard.matters.speaker(claim) != speaker and (party is None or heard.parties.of(claim.id) != party)
        if claim.id in seen or unlike_counts(counts.get(claim.id, ()), counts.get(head.id, ())):
            continue
        if independent and other and claim.polarity == head.polarity:
            seen.add(claim.id)
            yield Relation("corroborates", claim.id, head.id, f"two origins tell of it: {event.title}", 0.7)


@dataclass(frozen=True, slots=True)
class Charge:
    """An accusation, or a deed told of somebody, where it ends in a dispatch."""

    end: int
    event: Event
    accused: tuple[str, ...]


def _charges(events: Sequence[Event]) -> Mapping[str, list[Charge]]:
    """By document, the events that accuse somebody, and those that tell what somebody did to others."""
    found: dict[str, list[Charge]] = {}
    for event in events:
        parties = event.recipients if event.type == "ACCUSE" else event.actors if event.type in _DEEDS else ()
        accused = tuple(party.name for party in parties)
        for mention in event.mentions if accused else ():
            found.setdefault(mention.doc, []).append(Charge(mention.end, event, accused))
    return found


_DEEDS: Final = frozenset(("ASSAULT", "COERCE", "THREATEN", "SANCTION"))
"""Types of what is done to others, of which who is told to have done it may deny it."""
_DENIED_DEED: Final = re.compile(
    r"^\W*(?:that )?(?:(?:it|they|he|she|its \w+|their \w+) (?:had |has |have |was |were )?)?"
    r"(?:having |being |any )?(?:\w+ ){0,2}?"
    r"(?:him|her|them|it|this|that|responsib\w+|involve\w+|(?:a |any )?(?:part|role)|knowledge)\b"
    r"(?: [\w’']+){0,2}\W*$",
    re.IGNORECASE,
)
"""A denial that points back to a deed without telling it anew: *holding him*, *that it had hit them*, *any part*."""


def _denied_charges(folio: Folio, charges: Sequence[Charge]) -> Iterator[Relation]:
    """Denials by the accused that follow an accusation, or a deed told of them, within a paragraph's reach."""
    for claim in folio.of(Claim) if charges else ():
        if claim.act != "denies" or claim.source is None:
            continue
        denier = set(_WORD.findall(claim.source.text.lower())) - _ARTICLES
        points_back = _DENIED_DEED.match(claim.text) is not None
        before = [
            (charge.end, charge.event.id)
            for charge in charges
            if 0 <= claim.start - charge.end <= CHARGE_REACH
            and (charge.event.type == "ACCUSE" or (points_back and "\n\n" not in folio.text[charge.end : claim.start]))
            and any(_is_named(name, denier) for name in charge.accused)
        ]
        if before:
            yield Relation("denies", claim.id, max(before)[1], "the accused denies it", 0.6)


def _is_named(accused: str, denier: set[str]) -> bool:
    """Whether the denier's words hold a proper name of the accused, or are its words: a *mine's foreman* is no mine."""
    named = [word for word in _WORD.findall(accused) if word.lower() not in _ARTICLES]
    low = {word.lower() for word in named}
    return denier == low or any(word[0].isupper() and word.lower() in denier for word in named)


_ARTICLES: Final = frozenset(("the", "a", "an", "of", "its", "his", "her", "their"))
CHARGE_REACH: Final = 300
"""Characters between an accusation and the denial that answers it."""


def _by_sentence(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims that begin in each sentence, in text order."""
    found: list[list[Claim]] = [[] for _ in sentences]
    at = 0
    for claim in sorted(claims, key=lambda c: (c.start, -c.end, c.id)):
        while at < len(sentences) and sentences[at].end <= claim.start:
            at += 1
        if at < len(sentences) and len(found[at]) < MANY:
            found[at].append(claim)
    return found
