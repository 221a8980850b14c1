"""What a text says of a person that another person cannot share: sex, age, years of life, posts held."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from coranto.resolve.posts import Post

YEAR: Final = 366
"""Days."""
SLACK: Final = YEAR
"""Days by which two ages may be at odds: one of them may be a year old."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Of one person, from one text or from several taken together. Days are proleptic ordinals."""

    sexes: frozenset[str] = frozenset()
    """*m*, *f*: by title, or by pronouns that agree."""
    born: tuple[int, int] | None = None
    """First and last possible day of birth."""
    died: tuple[int, int] | None = None
    """First and last possible day of death."""
    speaks: int | None = None
    """The last day on which a text has the person speak."""
    posts: Mapping[str, Post] = field(default_factory=dict)
    """Kind of post → who it was held for and when."""

    @property
    def bare(self) -> bool:
        """Whether nothing is known."""
        return not (self.sexes or self.born or self.died or self.posts)


def contradiction(a: Particulars, b: Particulars) -> str | None:
    """Why the two cannot be one person, in words; null where nothing speaks against it."""
    if a.sexes and b.sexes and a.sexes.isdisjoint(b.sexes):
        return "one is a man, the other a woman"
    if a.born and b.born and (a.born[0] > b.born[1] + SLACK or b.born[0] > a.born[1] + SLACK):
        return "their ages differ by more than the dates explain"
    if a.died and b.died and (a.died[0] > b.died[1] + SLACK or b.died[0] > a.died[1] + SLACK):
        return "they died in different years"
    for one, other in ((a, b), (b, a)):
        if one.died and other.speaks is not None and other.speaks > one.died[1] + SLACK:
            return "one had died before the other spoke"
        if one.died and other.born and other.born[0] > one.died[1]:
            return "one had died before the other was born"
    for kind in sorted(a.posts.keys() & b.posts.keys()):
        if a.posts[kind].excludes(b.posts[kind]):
            first, second = sorted((a.posts[kind].shown, b.posts[kind].shown))
            return f"at one time one was {first} and the other {second}"
    return None


def together(a: Particulars, b: Particulars) -> Particulars:
    """What is known of a person of whom both are said."""
    if b == NOTHING:
        return a
    if a == NOTHING:
        return b
    posts = dict(a.posts)
    for kind, post in b.posts.items():
        posts[kind] = posts[kind].with_other(post) if kind in posts else post
    speaks = b.speaks if a.speaks is None else a.speaks if b.speaks is None else max(a.speaks, b.speaks)
    return Particulars(a.sexes | b.sexes, _narrowed(a.born, b.born), _narrowed(a.died, b.died), speaks, posts)


NOTHING: Final = Particulars()


def _narrowed(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[int, int] | None:
    """What both allow, or, where they are at odds by little, all that either does."""
    if a is None or b is None:
        return a or b
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last) if first <= last else (last, first)


def agreed(votes: Iterable[str], least: int = 1) -> frozenset[str]:
    """The one sex that at least ``least`` votes name and none denies."""
    counts = Counter(votes)
    return frozenset(counts) if len(counts) == 1 and counts.total() >= least else frozenset()
