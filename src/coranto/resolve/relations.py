"""How claims, figures and events of a dossier stand to one another, each with the reason in words."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Event, Origin, Relation, Series
from coranto.model.source import Document
from coranto.model.support import support_of
from coranto.model.versions import standing
from coranto.resolve.answers import MISTAKEN, Matters
from coranto.resolve.claim_relations import claim_relations
from coranto.resolve.denials import RARE
from coranto.resolve.figure_relations import Shelf, corrections, series_relations, set_against
from coranto.resolve.follow_ups import follow_ups
from coranto.resolve.outcomes import outcomes
from coranto.resolve.versions import alterations
from coranto.resources.rarity import Rarity
from coranto.text.stems import content_words
from coranto.tools import Tools


def relations(corpus: Corpus, tools: Tools) -> Iterator[Relation]:
    """Every relation once, by type and ids; each thing is linked to the head of its group, not to all others."""
    whole, corpus = corpus, standing(corpus)
    support = support_of(corpus.all(Copy), corpus.all(Origin))
    siblings = frozenset(d.doc for d in corpus.all(Document) if d.published.basis == "sibling")
    claims = list(corpus.all(Claim))
    figures = {figure.id: figure for figure in corpus.all(Figure)}
    shelf = Shelf(
        figures,
        {c.id: c for c in claims},
        siblings,
        support,
        frozenset(_withdrawn(corpus)),
        *_told_of(corpus),
        *_side_by_side(corpus, tools.rarity),
    )
    events = list(corpus.all(Event))
    found = list(claim_relations(corpus, claims, events, support, tools))
    found += follow_ups(corpus, claims, events, Matters(corpus, claims), tools.rarity)
    found += outcomes(corpus, events, tools.rarity, tools.deeds)
    found += [*corrections(shelf), *set_against(shelf), *alterations(whole)]
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


_BARE_END: Final = re.compile(r"\W*$|[.;,)]")
_SAYS_END: Final = re.compile(r"[^.,;]{0,20}, (?:says?|said|claims?|claimed|according to)\b")
_SAYS: Final = re.compile(
    r"[^.,;\d]{0,40}, (?:says?|said|claims?|claimed|according to) (?P<who>[^.,;]+)[,;] (?:and |but )?$"
)
_TURN: Final = re.compile(
    r"[^.;!?\d]{0,60}[,;] (?:and |but |while )?(?P<who>[^,;\d]+?) "
    r"(?:only |just |about |some |around |nearly |almost |(?:more|fewer|less) than |over |at least |up to )?$"
)
_NOT: Final = re.compile(r"\bnot (?:the |about |some )?(?:\w+ )?$")
_BUT: Final = re.compile(r",?(?: [\w%]+){0,2},? but (?:rather |in fact |only )?(?:\w+ )?$")


def _side_by_side(
    corpus: Corpus, rarity: Rarity
) -> tuple[list[tuple[str, str]], list[tuple[str, str, frozenset[str]]]]:
    """Pairs of figures of one sentence: those that two speakers give for one thing, and those told as wrong and right.

    With the latter, the words of the sentence and the one before.
    """
    facing, instead = [], []
    for folio in corpus.folios():
        sentences = folio.of(Sentence)
        starts = [sentence.start for sentence in sentences]
        for one, other in pairwise(sorted(folio.of(Figure), key=lambda f: (f.start, -f.end, f.id))):
            at = bisect_right(starts, one.start) - 1
            if at < 0 or other.end > sentences[at].end or other.start < one.end:
                continue
            after = folio.text[other.end : sentences[at].end]
            gap = folio.text[one.end : other.start]
            if _are_facing(one, other, gap, after):
                facing.append((one.id, other.id))
            elif _BUT.fullmatch(gap) and _NOT.search(folio.text, sentences[at].start, one.start):
                sentence = folio.text[sentences[at].start : sentences[at].end]
                before = sentences[at - 1] if at else sentences[at]
                around = content_words(folio.text[before.start : before.end] + " " + sentence)
                instead.append((one.id, other.id, frozenset(w for w in around if _tells(w, rarity))))
    return facing, instead


def _tells(word: str, rarity: Rarity) -> bool:
    """Whether a word tells what is counted, and not only how much."""
    return not word[0].isdigit() and word not in _MEASURES and rarity.idf(word) >= RARE


_MEASURES: Final = frozenset(("percent", "cent", "million", "billion", "thousan", "number", "figure"))


def _are_facing(one: Figure, other: Figure, gap: str, after: str) -> bool:
    """Whether the second, a bare number, is another speaker's for what the first counts."""
    if one.source is None or other.source is None or one.projection or other.projection:
        return False
    said = _SAYS.fullmatch(gap)
    if said is not None:
        return said["who"] == one.source.text and _SAYS_END.match(after) is not None
    turn = _TURN.fullmatch(gap)
    return turn is not None and turn["who"] == other.source.text and _BARE_END.match(after) is not None


LOOK_BACK: Final = 80
"""Characters before a figure in which its own clause tells how it was come by."""


def _withdrawn(corpus: Corpus) -> Iterator[str]:
    """Ids of figures whose own sentence says that they were wrong."""
    for folio in corpus.folios():
        mistaken = [(s.start, s.end) for s in folio.of(Sentence) if MISTAKEN.search(folio.text, s.start, s.end)]
        for figure in folio.of(Figure) if mistaken else ():
            if any(start <= figure.start < end for start, end in mistaken):
                yield figure.id
