"""Statements that one dispatch took from another: told once, with every place where they stand."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar

from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Extent, Origin
from coranto.model.support import support_of


class Stated(Protocol):
    """A record that stands somewhere."""

    @property
    def doc(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stated)


def told_once(rows: Iterable[S], corpus: Corpus, words: Callable[[S], Hashable]) -> list[list[S]]:
    """``rows`` in groups, groups and members in the order given: alike in ``words`` and of one telling.

    Of one telling are passages that are copies of one another, and those in documents of one origin; never two of
    one document, where *it* need not be the same *it*. Each row is compared with the first of a group.
    """
    support = support_of(corpus.all(Copy), corpus.all(Origin))
    alike: dict[Hashable, list[list[S]]] = defaultdict(list)
    groups: list[list[S]] = []
    for row in rows:
        known = alike[words(row)]
        for group in known:
            first = group[0]
            one_origin = support.origin(first.doc) == support.origin(row.doc)
            copied = one_origin or support.are_copies(_extent(first), _extent(row))
            if copied and all(row.doc != other.doc for other in group):
                group.append(row)
                break
        else:
            known.append([row])
            groups.append(known[-1])
    return groups


def _extent(row: Stated) -> Extent:
    return Extent(row.doc, row.start, row.end)
