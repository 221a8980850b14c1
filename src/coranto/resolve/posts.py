"""Posts that one person cannot hold for two owners at once: head of two states, mayor of two cities."""

import re
from dataclasses import dataclass
from typing import Final

from coranto.model.resolved import Role
from coranto.resolve.offices import LOOK_BACK, country_of, country_within, owner_before
from coranto.text.names import fold_name
from coranto.tools import Tools

WEEK: Final = 7
"""Days; posts that texts of one week or of neighbouring weeks name are held at one time."""
_POSTS: Final = {
    "president": ("president", "state"),
    "prime minister": ("head of government", "state"),
    "premier": ("head of government", "state"),
    "chancellor": ("head of government", "state"),
    "minister": ("minister", "state"),
    "mayor": ("mayor", "place"),
    "mayoress": ("mayor", "place"),
    "governor": ("governor", "place"),
}
"""Post → its kind, and what it is held for."""
_NOT_NOW: Final = frozenset({
    "former", "ex", "late", "then", "vice", "deputy", "elect", "candidate", "designate", "incoming", "outgoing",
    "ousted", "deposed", "exiled", "shadow", "honorary", "assistant", "aide", "spokesman", "spokeswoman",
    "spokesperson", "adviser", "advisor", "wife", "husband", "son", "daughter", "brother", "sister", "lieutenant",
    "bank", "general", "emeritus", "acting",
})  # fmt: skip
"""Words beside which a post is another one, another person's, or not held now."""
_WORDS: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_OF: Final = re.compile(r"\b(?:of|for|in) (?:the )?((?:[A-Z][\w'’.-]*)(?: (?:and |of |the )?[A-Z][\w'’.-]*){0,3})")


@dataclass(frozen=True, slots=True)
class Post:
    """A kind of post as somebody holds it."""

    owners: frozenset[str]
    """Country codes or places of the gazetteer; of a name that stands for several places, all."""
    weeks: frozenset[int]
    """Weeks in which texts give it."""
    shown: str
    """As one text has it."""

    def excludes(self, other: "Post") -> bool:
        """Whether nobody holds both: no owner is shared, and they are held at one time."""
        if not self.owners.isdisjoint(other.owners):
            return False
        few, many = sorted((self.weeks, other.weeks), key=len)
        return any(week + step in many for week in few for step in (-1, 0, 1))

    def with_other(self, other: "Post") -> "Post":
        """The post as both have it."""
        return Post(self.owners | other.owners, self.weeks | other.weeks, min(self.shown, other.shown))


def post_of(role: Role, text: str, day: int | None, tools: Tools) -> tuple[str, Post] | None:
    """The kind of post that a role names, its owner and its week; null where one of them is not told.

    ``day`` is the ordinal of the day on which the text speaks.
    """
    if day is None:
        return None
    folded = fold_name(role.text).split()
    found = _named(folded)
    before = text[max(0, role.start - LOOK_BACK) : role.start]
    if found is None or not _NOT_NOW.isdisjoint([*folded, *fold_name(before).split()[-2:]]):
        return None
    kind, holds_for = _POSTS[found]
    owners = _owners(role, found, before, holds_for, tools)
    return (kind, Post(owners, frozenset({day // WEEK}), _shown(role, before))) if owners else None


def _named(words: list[str]) -> str | None:
    """The post among the words; the longer where two begin alike."""
    joined = f" {' '.join(words)} "
    named = [post for post in _POSTS if f" {post} " in joined]
    return max(named, key=len, default=None)


def _owners(role: Role, post: str, before: str, holds_for: str, tools: Tools) -> frozenset[str]:
    """Who a role is held for: named after *of*, in front of the post within the role, or in front of it all."""
    after = _OF.search(role.text)
    head = role.text[: after.start()] if after else role.text
    inside = [word for word in _WORDS.findall(head) if fold_name(word) not in post.split()]
    if holds_for == "place":
        name = after.group(1) if after else " ".join(word for word in inside if word[0].isupper()) or _genitive(before)
        rows = tools.gazetteer.lookup(fold_name(name)) if name else ()
        return frozenset(str(row.geonameid or f"{row.name} {row.country}") for row in rows)
    words = [part for word in inside for part in fold_name(word).split()]
    code, rest = country_within(words, tools)
    if post == "president" and not _PLAIN.issuperset(rest):
        return frozenset()  # of a body, not of a state
    if after:
        code = country_of(fold_name(after.group(1)), tools)
    elif code is None:
        code = owner_before(before, tools)
    return frozenset({code} if code else ())


_PLAIN: Final = frozenset({"new", "current", "interim", "the", "state", "long", "time", "longtime", "country", "s"})


def _genitive(before: str) -> str:
    """The capitalised words before *’s* at the end."""
    match = re.search(r"((?:[A-Z][\w.-]* ){0,2}[A-Z][\w.-]*)['’]s $", before)
    return match.group(1) if match else ""


def _shown(role: Role, before: str) -> str:
    owner = re.search(r"[A-Z][\w.-]*(?:['’]s)? $", before)
    return " ".join(f"{owner.group(0) if owner else ''}{role.text}".split())
