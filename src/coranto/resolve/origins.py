"""Documents that count as one source: the same text, or one of which most was taken from the other."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Extent, Origin
from coranto.model.support import Partition
from coranto.text.identity import content_id
from coranto.tools import Tools

MOST: Final = 0.6
"""Part of the shorter document's running text that must be copied, by characters. Independent reports of one event that
quote the same agency share up to a third; copies cut or edited by half keep two thirds."""
SUBSTANTIAL: Final = 0.2
"""Part of the longer document that must be copied as well, unless the shorter is its opening: else a digest would make
one source of all the briefs it carries."""
_TOLD: Final = 5
"""How many of an origin's reasons are told; the rest are counted."""

_ALONE: Final = "No other document has most of its text."


@dataclass(slots=True)
class _Overlap:
    """What two documents share but for quotations."""

    a: list[tuple[int, int]]
    b: list[tuple[int, int]]
    exact: int = 0


@dataclass(frozen=True, slots=True)
class _Body:
    """Where the running text of a document lies."""

    start: int
    chars: int
    sha256: str


def origins(corpus: Corpus, tools: Tools) -> Iterator[Origin]:
    """Every document in exactly one origin, ordered by id; most origins hold one document.

    Two documents are of one origin when their texts are the same, or when near and exact copies cover at least ``MOST``
    of the shorter and, unless it opens the longer, ``SUBSTANTIAL`` of that. A shared quotation or agency credit never
    makes one source of two reports; nor do some shared passages: those are counted once where they are cited (see
    ``coranto.model.support``), and the rest of either document stands for itself.
    """
    bodies: dict[str, _Body] = {}
    heads: dict[str, str] = {}
    partition: Partition[str] = Partition()
    reasons: dict[str, list[str]] = {}
    for folio in corpus.folios():
        doc = folio.doc
        bodies[doc] = _body(folio.of(Sentence), folio.dispatch.text_sha256)
        head = heads.setdefault(folio.dispatch.text_sha256, doc)
        if head != doc:
            partition.join(head, doc)
            reasons.setdefault(doc, []).append(f"{doc} has the same text as {head}")
    for (a, b), overlap in sorted(_overlaps(corpus).items()):
        reason = _one_source(a, b, overlap, bodies)
        if reason and partition.find(a) != partition.find(b):
            partition.join(a, b)
            reasons.setdefault(b, []).append(reason)
    found = []
    for docs in partition.groups(sorted(bodies)):
        told = [reason for doc in docs for reason in reasons.get(doc, ())]
        found.append(Origin(content_id("origin", *docs), docs, _told(told)))
    yield from sorted(found, key=lambda origin: origin.id)


def same_source(corpus: Corpus, docs: Set[str]) -> set[frozenset[str]]:
    """The pairs of these documents of which most of the one was taken from the other, by their copies."""
    bodies = {doc: _body(corpus.folio(doc).of(Sentence), corpus.folio(doc).dispatch.text_sha256) for doc in docs}
    overlaps = ((pair, overlap) for pair, overlap in _overlaps(corpus).items() if docs >= set(pair))
    return {frozenset(pair) for pair, overlap in overlaps if _one_source(*pair, overlap, bodies)}


def _told(reasons: list[str]) -> str:
    if not reasons:
        return _ALONE
    more = f"; and {len(reasons) - _TOLD} more alike" if len(reasons) > _TOLD else ""
    return "; ".join(reasons[:_TOLD]) + more + "."


def _body(sentences: tuple[Sentence, ...], sha256: str) -> _Body:
    running = [sentence for sentence in sentences if sentence.furniture is None]
    chars = sum(sentence.end - sentence.start for sentence in running)
    return _Body(running[0].start if running else 0, chars, sha256)


def _overlaps(corpus: Corpus) -> dict[tuple[str, str], _Overlap]:
    found: dict[tuple[str, str], _Overlap] = {}
    for copy in corpus.all(Copy):
        if copy.type == "quote":
            continue
        overlap = found.setdefault((copy.a.doc, copy.b.doc), _Overlap([], []))
        overlap.a.append(_range(copy.a))
        overlap.b.append(_range(copy.b))
        overlap.exact += copy.type == "exact"
    return found


def _range(extent: Extent) -> tuple[int, int]:
    return extent.start, extent.end


def _one_source(a: str, b: str, overlap: _Overlap, bodies: dict[str, _Body]) -> str | None:
    """Why the two are one source, in words; null where they are not."""
    covered = {a: _covered(overlap.a), b: _covered(overlap.b)}
    shorter, longer = sorted((a, b), key=lambda doc: (bodies[doc].chars, doc))
    if not bodies[shorter].chars:
        return None
    of_shorter = min(1.0, covered[shorter] / bodies[shorter].chars)
    of_longer = min(1.0, covered[longer] / bodies[longer].chars)
    opens = min(overlap.a if longer == a else overlap.b)[0] <= bodies[longer].start
    if of_shorter < MOST or (of_longer < SUBSTANTIAL and not opens):
        return None
    passages = len(overlap.a)
    kept = f"{overlap.exact} of {passages} word for word" if passages > 1 else "one passage"
    return f"{of_shorter:.0%} of {shorter} is also in {longer} ({kept})"


def _covered(pieces: list[tuple[int, int]]) -> int:
    """How many characters the pieces cover together."""
    total = last = 0
    for start, end in sorted(pieces):
        total += max(0, end - max(start, last))
        last = max(last, end)
    return total
