"""Passages that documents copied from one another or from a third, sentence by sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Final, Literal

from coranto.model.annotation import Fingerprint
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Copy
from coranto.model.support import Partition
from coranto.resolve.candidates import FEW, Candidate, CopyIndex, candidates
from coranto.resolve.comparison import BARS, compared
from coranto.resolve.wording import Wording, outline, wording
from coranto.text.identity import content_id
from coranto.tools import Tools

_HELD: Final = 1024
"""Documents whose words are kept at hand while pairs are compared."""
_SAMPLE: Final = 2000
"""Documents that say which words are common: those with the lowest hashes, a choice without order."""
_LEAST_RARE: Final = 4
"""Sequences of three words, none of them common, that two documents must share: those of a quotation of six words, or,
in a sentence of common form that is the same word for word, those around one name (the sentence counts as one too)."""
_SEVERAL: Final = 15
"""Evidence of more than one fingerprint, needed where nearly all of the words shared are common."""

Outline = Sequence[int]
Pair = tuple[str, str]


def copies(corpus: Corpus, tools: Tools) -> Iterator[Copy]:
    """Every copy in the dossier, in canonical order: exact and near copies of sentences, and shared quotations.

    Documents with the same words throughout are compared with the first of them alone, and only that one with the rest,
    so a text that a million documents carry costs a million comparisons. The result depends on the set of documents,
    not on their order of arrival.
    """
    pairs, common = _pairs(corpus)
    yield from _all_compared(pairs, corpus, tools.formulas, common)


def copies_between(a: Folio, b: Folio, tools: Tools) -> tuple[Copy, ...]:
    """The copies between two documents, whatever else there is; ``a`` comes first in canonical order."""
    found = compared(wording(a, tools.formulas), wording(b, tools.formulas))
    return tuple(replace(copy, older=_older(a, b)) for copy in found)


def _pairs(corpus: Corpus) -> tuple[list[Pair], Set[int]]:
    """The pairs of documents to compare, sorted, and the hashes of what many documents have."""
    heads: dict[str, str] = {}
    equal: list[Pair] = []
    outlines: dict[str, Outline] = {}
    sample: list[tuple[str, str]] = []
    index = CopyIndex()

    def distinct() -> Iterator[tuple[str, Iterable[int]]]:
        for folio in corpus.folios():
            head = heads.setdefault(_words_key(folio), folio.doc)
            if head != folio.doc:
                equal.append((head, folio.doc))
            else:
                outlines[folio.doc] = outline(folio)
                sample.append((folio.dispatch.text_sha256, folio.doc))
                yield folio.doc, [found.hash for found in folio.of(Fingerprint)]

    met = list(candidates(distinct(), index))
    common = _common(outlines[doc] for _, doc in sorted(sample)[:_SAMPLE])
    return sorted([*equal, *_promising(met, outlines, common)]), common | index.common()


def _common(outlines: Iterable[Outline]) -> frozenset[int]:
    """Hashes of the sequences of three words that more than ``FEW`` of the ``outlines`` have."""
    counted = Counter(chain.from_iterable(map(set, outlines)))
    return frozenset(gram for gram, documents in counted.items() if documents > FEW)


def _promising(met: Iterable[Candidate], outlines: Mapping[str, Outline], common: Set[int]) -> Iterator[Pair]:
    """The pairs that share enough words for a comparison to find something."""
    for first, others in groupby(sorted(met), key=itemgetter(0)):
        words = set(outlines[first])
        for _, second, evidence in others:
            shared = words.intersection(outlines[second])
            rare = len(shared - common)
            many = rare + BARS.common * (len(shared) - rare) >= BARS.together
            if rare >= _LEAST_RARE or (many and evidence >= _SEVERAL):
                yield first, second


def _all_compared(pairs: Sequence[Pair], corpus: Corpus, formulas: re.Pattern[str], common: Set[int]) -> Iterator[Copy]:
    """The copies of all pairs, in their order. Documents that hang together are compared together, and read once."""

    @lru_cache(maxsize=_HELD)
    def held(doc: str) -> tuple[Folio, Wording]:
        folio = corpus.folio(doc)
        return folio, wording(folio, formulas)

    found: dict[Pair, tuple[Copy, ...]] = {}
    for pair in _by_kin(pairs):
        (a, words_a), (b, words_b) = map(held, pair)
        copied = compared(words_a, words_b, common)
        older = _older(a, b) if copied else None
        found[pair] = tuple(replace(copy, older=older) for copy in copied) if older else copied
    for pair in pairs:
        yield from found[pair]


def _by_kin(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """``pairs``, those that are linked one after the other."""
    partition: Partition[str] = Partition()
    for one, other in pairs:
        partition.join(one, other)
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(partition.find(pair[0]), []).append(pair)
    return chain.from_iterable(groups.values())


def _words_key(folio: Folio) -> str:
    """A key shared by documents whose sentences have the same words; a text without fingerprints goes by its hash."""
    prints = folio.of(Fingerprint)
    if not prints:
        return folio.dispatch.text_sha256
    return content_id(*(found.hash for found in prints))


def _older(a: Folio, b: Folio) -> Literal["a", "b"] | None:
    """Which of the two was published first, where both say when and the days do not overlap."""
    one, other = _days(a), _days(b)
    if one is None or other is None:
        return None
    return "a" if one[1] <= other[0] else "b" if other[1] <= one[0] else None


def _days(folio: Folio) -> tuple[str, str] | None:
    """The half-open interval of days of publication: of the dated document, else as its source gives it."""
    if folio.document is not None:
        start, end = folio.document.published.start, folio.document.published.end
        return (start, end) if start and end else None
    days = sorted({candidate.value[:10] for candidate in folio.dispatch.metadata.published})
    if not days or any(len(day) != 10 for day in days):
        return None
    return days[0], days[-1] + "\x7f"  # sorts after every time of the last day
