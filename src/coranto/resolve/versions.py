"""Which dispatches are versions of one page, and in whose place a later one stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, TypeVar

from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Extent, Relation
from coranto.model.source import Document
from coranto.model.versions import given_name
from coranto.resolve.figure_relations import disjoint
from coranto.resolve.origins import same_source
from coranto.text.names import fold_name

R = TypeVar("R", Figure, Claim)

SCORE: Final = 0.9
"""Of a relation between what one page said and says."""


def replacements(corpus: Corpus, documents: Mapping[str, Document]) -> dict[str, str]:
    """Each earlier version by name, with the next.

    Dispatches handed in under one name are versions of one page where most of the one is in the other. They come in the
    order in which they were had, or else published; where neither tells which came first, both stand.
    """
    named: dict[str, list[str]] = defaultdict(list)
    for folio in corpus.folios():
        named[given_name(folio.dispatch)].append(folio.doc)
    groups = [docs for docs in named.values() if len(docs) > 1]
    if not groups:
        return {}
    alike = same_source(corpus, {doc for docs in groups for doc in docs})
    found: dict[str, str] = {}
    for docs in groups:
        when = {doc: documents[doc].captured or documents[doc].published.start or "" for doc in docs}
        ordered = sorted(docs, key=lambda doc: (when[doc], doc))
        for at, one in enumerate(ordered, start=1):
            later = (doc for doc in ordered[at:] if when[doc] > when[one] and frozenset((one, doc)) in alike)
            found.update((one, after) for after in islice(later, 1))
    return found


def alterations(corpus: Corpus) -> Iterator[Relation]:
    """What the figures and claims of a version put right that the version before had otherwise in the same sentence."""
    documents = {row.doc: row for row in corpus.all(Document)}
    after = {doc: row.replaced_by for doc, row in documents.items() if row.replaced_by in documents}
    for copy in corpus.all(Copy) if after else ():
        for was, now in ((copy.a, copy.b), (copy.b, copy.a)):
            if copy.type == "near" and after.get(was.doc) == now.doc:
                why = f"the page said “{{}}” before it was altered{_moment(documents[now.doc])}"
                yield from _set_right(corpus, was, now, why)


def _moment(document: Document) -> str:
    return "" if document.captured is None else f", as it was had on {document.captured[:10]}"


def _set_right(corpus: Corpus, was: Extent, now: Extent, why: str) -> Iterator[Relation]:
    for figure in _within(corpus.folio(now.doc).of(Figure), now):
        same = (f for f in _within(corpus.folio(was.doc).of(Figure), was) if f.quantity == figure.quantity)
        before = next((f for f in same if f.unit == figure.unit), None)
        if before is not None and disjoint(before, figure):
            yield Relation("corrects", figure.id, before.id, why.format(before.text), SCORE)
    for claim in _within(corpus.folio(now.doc).of(Claim), now):
        said = (c for c in _within(corpus.folio(was.doc).of(Claim), was) if c.mode == claim.mode)
        earlier = next((c for c in said if _speaker(c) == _speaker(claim)), None)
        if earlier is not None and fold_name(earlier.text) != fold_name(claim.text):
            yield Relation("corrects", claim.id, earlier.id, why.format(earlier.text), SCORE)


def _within(rows: tuple[R, ...], extent: Extent) -> Iterator[R]:
    return (row for row in rows if extent.start <= row.start < extent.end)


def _speaker(claim: Claim) -> str | None:
    return None if claim.source is None else fold_name(claim.source.text)
