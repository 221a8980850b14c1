"""Obeying what people decided: which profiles a verdict is about, and what it makes of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from coranto.model.judgement import NAME_PAIRS, PAIRS, Judgement, NameRef, standing
from coranto.resolve.grouping import Grouping, Link
from coranto.resolve.profiles import Profile
from coranto.text.names import fold_name


class Meant:
    """Finds the profiles that a verdict's names mean."""

    def __init__(self, found: Sequence[Profile]) -> None:
        self._found = found
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for index, profile in enumerate(found):
            self._by_name[fold_name(profile.local)].append(index)

    def profiles(self, ref: NameRef) -> list[int]:
        """Profiles by number: those in the verdict's own texts, else, if it was meant widely, all of that name."""
        named, texts = self._by_name.get(fold_name(ref.name), ()), frozenset(ref.texts)
        own = [index for index in named if self._found[index].text in texts]
        return own or [index for index in named if ref.wide and self._found[index].label == ref.type]


def obey(rows: Iterable[Judgement], grouping: Grouping) -> None:
    """Joins and keeps apart what the verdicts in force say; one that an older one contradicts is passed over.

    A name that no text of the dossier has is passed over, until one does.
    """
    meant = Meant(grouping.found)
    for row in standing(rows):
        if row.a is None or row.b is None or row.verdict not in NAME_PAIRS:
            continue
        one, other = meant.profiles(row.a), meant.profiles(row.b)
        if not one or not other:
            continue
        for side in (one, other):
            for index in side[1:]:
                if grouping.objection(side[0], index) is None:
                    grouping.unite(side[0], index)
        link = Link(one[0], other[0], told(row), row.id)
        if NAME_PAIRS[row.verdict]:
            grouping.force(link)
        else:
            for a in sorted({grouping.root(index) for index in one}):
                for b in sorted({grouping.root(index) for index in other}):
                    grouping.keep_apart(Link(a, b, link.why, row.id))


def items(rows: Iterable[Judgement], grouping: Grouping) -> dict[int, Judgement]:
    """Root of a group → the last verdict in force that says which item of Wikidata it is."""
    meant = Meant(grouping.found)
    said = [row for row in standing(rows) if row.verdict == "item" and row.a is not None]
    return {grouping.root(index): row for row in said if row.a is not None for index in meant.profiles(row.a)}


def told(row: Judgement) -> str:
    """The verdict in words."""
    by = f" by {row.by}" if row.by else ""
    note = f" ({row.note})" if row.note else ""
    what = "one" if PAIRS.get(row.verdict) else "two"
    return f"judged to be {what}{by} on {row.at[:10]}{note}, verdict {row.id}"
