"""Passages that documents copied from one another or from a third, sentence by sentence."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final, Literal

from coranto.model.annotation import Fingerprint
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Copy
from coranto.resolve.candidates import CopyIndex, candidates
from coranto.resolve.comparison import compared, places_of
from coranto.resolve.wording import Wording, wording
from coranto.text.identity import content_id
from coranto.tools import Tools

_HELD: Final = 8192
"""Documents whose words are kept at hand while pairs are compared."""


def copies(corpus: Corpus, tools: Tools) -> Iterator[Copy]:
    """Every copy in the dossier, in canonical order: exact and near copies of sentences, and shared quotations.

    Documents with the same words throughout are compared with the first of them alone, and only that one with the rest,
    so a text that a million documents carry costs a million comparisons. The result depends on the set of documents,
    not on their order of arrival.
    """
    heads: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    index = CopyIndex()

    def distinct() -> Iterator[tuple[str, Iterable[int]]]:
        for folio in corpus.folios():
            head = heads.setdefault(_words_key(folio), folio.doc)
            if head != folio.doc:
                pairs.append((head, folio.doc))
            else:
                yield folio.doc, [found.hash for found in folio.of(Fingerprint)]

    pairs += [(found.a, found.b) for found in candidates(distinct(), index)]
    yield from _all_compared(sorted(pairs), corpus, tools.formulas, index.is_common)


def copies_between(a: Folio, b: Folio, tools: Tools) -> tuple[Copy, ...]:
    """The copies between two documents, whatever else there is; ``a`` comes first in canonical order."""
    found = compared(wording(a, tools.formulas), wording(b, tools.formulas))
    return tuple(replace(copy, older=_older(a, b)) for copy in found)


def _all_compared(
    pairs: Iterable[tuple[str, str]], corpus: Corpus, formulas: re.Pattern[str], is_common: Callable[[int], bool]
) -> Iterator[Copy]:
    @lru_cache(maxsize=_HELD)
    def held(doc: str) -> tuple[Folio, Wording]:
        folio = corpus.folio(doc)
        return folio, wording(folio, formulas)

    for first, others in groupby(pairs, key=itemgetter(0)):
        a, words_a = held(first)
        places_a = places_of(words_a)
        for _, second in others:
            b, words_b = held(second)
            older = _older(a, b)
            for copy in compared(words_a, words_b, is_common, places_a):
                yield replace(copy, older=older) if older else copy


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
