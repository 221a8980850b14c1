"""The company that names keep: whether two documents tell of one story, judged by the names that both have."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.model.support import Partition
from coranto.resolve.profiles import Profile
from coranto.text.names import fold_name

ONE_STORY: Final = 30
"""Documents up to which a dossier is taken to be about one story, so that a family name alone means one person."""
SHARED: Final = 2
"""Names that two documents of one story share, at least; one, where one of them has no more."""
SHARE: Final = 0.2
"""Part of the names of the document with fewer that the other must have, too."""
LOOK_BACK: Final = 24
"""Documents with a name, before a document, that it is held against: enough to find one of its own story."""


class Company:
    """The names of every document."""

    def __init__(self, found: Sequence[Profile]) -> None:
        names: dict[str, set[str]] = defaultdict(set)
        for profile in found:
            names[profile.doc].add(fold_name(profile.local))
        self._names = names
        self.one_story = len(names) <= ONE_STORY

    def related(self, doc: str, other: str, without: str) -> bool:
        """Whether two documents are one or share enough names besides ``without`` (folded)."""
        if doc == other:
            return True
        few, many = sorted((self._names[doc] - {without}, self._names[other] - {without}), key=len)
        return _enough(len(few & many), len(few))

    def related_to_any(self, doc: str, others: Sequence[str], without: str) -> bool:
        """Whether a document is related to one of the others, of which many need not all be looked at."""
        if doc in others:
            return True
        return any(self.related(doc, other, without) for other in others[:LOOK_BACK])

    def circles(self, members: Sequence[int], found: Sequence[Profile]) -> list[list[int]]:
        """Profiles of one name (by number) in circles of documents that are related, one through another."""
        partition: Partition[int] = Partition()
        holding: dict[str, list[int]] = defaultdict(list)
        for index in members:
            own = self._names[found[index].doc] - {fold_name(found[index].local)}
            for other in self._near(own, holding):
                if self.related(found[index].doc, found[other].doc, fold_name(found[index].local)):
                    partition.join(index, other)
            for name in sorted(own):
                holding[name].append(index)
        return [list(circle) for circle in partition.groups(members)]

    def _near(self, names: set[str], holding: dict[str, list[int]]) -> Iterator[int]:
        """Profiles before, whose documents share most of the names."""
        shared = Counter(other for name in sorted(names) for other in holding[name][-LOOK_BACK:])
        yield from sorted(shared, key=lambda other: (-shared[other], other))[:LOOK_BACK]


def _enough(shared: int, of: int) -> bool:
    return shared >= min(SHARED, of) and shared >= max(1.0, SHARE * of)
