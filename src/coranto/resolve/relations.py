"""How claims, figures and events of a dossier stand to one another, each with the reason in words."""

import re
from collections.abc import Iterator
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Event, Origin, Relation, Series
from coranto.model.source import Document
from coranto.model.support import support_of
from coranto.resolve.answers import MISTAKEN, Matters
from coranto.resolve.claim_relations import claim_relations
from coranto.resolve.figure_relations import Shelf, corrections, series_relations
from coranto.resolve.follow_ups import follow_ups
from coranto.resolve.outcomes import outcomes
from coranto.tools import Tools


def relations(corpus: Corpus, tools: Tools) -> Iterator[Relation]:
    """Every relation once, by type and ids; each thing is linked to the head of its group, not to all others."""
    support = support_of(corpus.all(Copy), corpus.all(Origin))
    siblings = frozenset(d.doc for d in corpus.all(Document) if d.published.basis == "sibling")
    claims = list(corpus.all(Claim))
    figures = {figure.id: figure for figure in corpus.all(Figure)}
    shelf = Shelf(
        figures, {c.id: c for c in claims}, siblings, support, frozenset(_withdrawn(corpus)), *_told_of(corpus)
    )
    events = list(corpus.all(Event))
    found = list(claim_relations(corpus, claims, events, support, tools))
    found += follow_ups(corpus, claims, events, Matters(corpus, claims), tools.rarity)
    found += outcomes(corpus, events, tools.rarity)
    found += corrections(shelf)
    for series in corpus.all(Series):
        found += series_relations(series, shelf)
    said = {frozenset((r.a, r.b)) for r in found if r.type in _SAYS_MORE}
    unique = {
        (r.type, r.a, r.b): r for r in reversed(found) if r.type != "juxtaposed" or frozenset((r.a, r.b)) not in said
    }
    yield from sorted(unique.values(), key=lambda r: (r.type, r.a, r.b))


_SAYS_MORE: Final = frozenset(("denies", "contradicts", "corrects", "retracts", "updates", "same"))
"""Relations beside which it says nothing that two things stand side by side."""


_FURTHER: Final = re.compile(r"\b(?:further|another|additional|extra|other|remaining)\s*$", re.IGNORECASE)
_MORE: Final = re.compile(r"\s*(?:more|others?|further)\b", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\b(?:revis|rais|lower|updat|increas|reduc|rose|risen|rises|climb|now)\w*\b[^.;]{0,60}$", re.IGNORECASE
)


def _told_of(corpus: Corpus) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of figures that count others than a figure before (*a further 41*), and of those told as a change of it."""
    added, moved = set(), set()
    for folio in corpus.folios():
        for figure in folio.of(Figure):
            before = folio.text[max(0, figure.start - LOOK_BACK) : figure.start]
            if _FURTHER.search(before) or _MORE.match(folio.text, figure.end):
                added.add(figure.id)
            elif _MOVED.search(before):
                moved.add(figure.id)
    return frozenset(added), frozenset(moved)


LOOK_BACK: Final = 80
"""Characters before a figure in which its own clause tells how it was come by."""


def _withdrawn(corpus: Corpus) -> Iterator[str]:
    """Ids of figures whose own sentence says that they were wrong."""
    for folio in corpus.folios():
        mistaken = [(s.start, s.end) for s in folio.of(Sentence) if MISTAKEN.search(folio.text, s.start, s.end)]
        for figure in folio.of(Figure) if mistaken else ():
            if any(start <= figure.start < end for start, end in mistaken):
                yield figure.id
