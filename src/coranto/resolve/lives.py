"""Reading from a text what it says of the people in it: their sex, age, years of life and posts."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Final

from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Claim
from coranto.model.corpus import Folio
from coranto.model.resolved import Role
from coranto.resolve.particulars import NOTHING, Particulars, agreed, together
from coranto.resolve.posts import Post, post_of
from coranto.resolve.roles import title_before
from coranto.text.names import fold_name
from coranto.tools import Tools

PRONOUNS: Final = 2
"""Pronouns that must agree before they tell a sex: one may be somebody else's."""
OLDEST: Final = 110
"""Years."""
AGE_STANDS: Final = 5
"""Years for which an age may have been true when it is told: the dead keep theirs."""
_SEXED_TITLES: Final[Mapping[str, str]] = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "chairman": "m", "spokesman": "m", "duke": "m",
    "emperor": "m", "congressman": "m", "councilman": "m", "policeman": "m", "businessman": "m", "father": "m",
    "brother": "m", "pope": "m", "imam": "m", "sheikh": "m", "señor": "m", "monsieur": "m", "herr": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "queen": "f", "princess": "f", "chairwoman": "f",
    "spokeswoman": "f", "duchess": "f", "empress": "f", "congresswoman": "f", "councilwoman": "f", "policewoman": "f",
    "businesswoman": "f", "sister": "f", "sheikha": "f", "señora": "f", "madame": "f", "frau": "f", "actress": "f",
}  # fmt: skip
_PRONOUNS: Final[Mapping[str, str]] = {
    "he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PRONOUN: Final = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OPENS: Final = re.compile(r"(?:He|She|His|Her)\b")
_QUOTE: Final = re.compile(r"[\"“”«»]")
_AGE_AFTER: Final = re.compile(r", (?:aged? )?(\d{1,3})(?:,|\.?$|\.\s| years old\b)| \((\d{1,3})\)")
_AGE_BEFORE: Final = re.compile(r"\b(\d{1,3})-year-old (?:[a-z][\w-]* ){0,3}(?:[A-Z][\w-]* )?$")
_YEARS: Final = re.compile(r" \((?:born |b\. ?)?(?:c\. ?)?(1[0-9]\d\d|20\d\d)(?:\s?[-–—]\s?(1[0-9]\d\d|20\d\d))?\)")
_DIED: Final = re.compile(r",? who died in (?:[A-Z][a-z]+ )?(1[0-9]\d\d|20\d\d)\b")
_LOOK: Final = 60
"""Characters before and after a name in which its age and years are looked for."""


def lives(folio: Folio, roles: Mapping[str, Sequence[Role]], tools: Tools) -> dict[str, Particulars]:
    """Local name of every person of a document → what the document says of him or her."""
    people = [mention for mention in folio.of(Mention) if mention.label == "person"]
    found: dict[str, list[Particulars]] = defaultdict(list)
    day = _day(folio)
    for mention in people:
        local = mention.entity or mention.text
        found[local] += _years(folio.text, mention, day)
    for local, sexes in _sexes(folio, people, tools).items():
        found[local].append(Particulars(sexes=sexes))
    for local, own in roles.items():
        found[local].append(Particulars(posts=_posts(own, folio.text, day, tools)))
    for claim in folio.of(Claim):
        if day is not None and claim.source is not None and claim.source.entity in found:
            found[claim.source.entity].append(Particulars(speaks=day))
    return {local: reduce(together, known, NOTHING) for local, known in found.items()}


def _day(folio: Folio) -> int | None:
    """The ordinal of the first day on which the document may have been published."""
    start = folio.document.published.start if folio.document else None
    return date.fromisoformat(start[:10]).toordinal() if start else None


def _years(text: str, mention: Mention, day: int | None) -> Iterator[Particulars]:
    """What age and years of life stand right beside a name."""
    after = text[mention.end : mention.end + _LOOK]
    before = text[max(0, mention.start - _LOOK) : mention.start]
    age = _AGE_AFTER.match(after) or _AGE_BEFORE.search(before)
    if age and day is not None and (years := int(next(filter(None, age.groups())))) <= OLDEST:
        yield Particulars(born=(day - round((years + 1 + AGE_STANDS) * 365.25), day - round(years * 365.25)))
    if life := _YEARS.match(after):
        yield Particulars(born=_year(life.group(1)), died=_year(life.group(2)) if life.group(2) else None)
    if death := _DIED.match(after):
        yield Particulars(died=_year(death.group(1)))


def _year(year: str) -> tuple[int, int]:
    return date(int(year), 1, 1).toordinal(), date(int(year), 12, 31).toordinal()


def _posts(roles: Sequence[Role], text: str, day: int | None, tools: Tools) -> dict[str, Post]:
    posts: dict[str, Post] = {}
    for role in roles:
        if named := post_of(role, text, day, tools):
            kind, post = named
            posts[kind] = posts[kind].with_other(post) if kind in posts else post
    return posts


def _sexes(folio: Folio, people: Sequence[Mention], tools: Tools) -> dict[str, frozenset[str]]:
    """Local name → its sex, by title; else by pronouns where no other person can be meant."""
    titles: dict[str, list[str]] = defaultdict(list)
    for mention in people:
        title = title_before(folio.text, mention.start, tools.names)
        words = fold_name(folio.text[title[0] : title[1]]).split() if title else []
        titles[mention.entity or mention.text] += (
            [_SEXED_TITLES[words[-1]]] if words[-1:] and words[-1] in _SEXED_TITLES else []
        )
    votes = _pronouns(folio, people)
    return {
        local: agreed(told) if told else _not_against(agreed(votes.get(local, ()), PRONOUNS), local, tools)
        for local, told in titles.items()
    }


def _not_against(sexes: frozenset[str], local: str, tools: Tools) -> frozenset[str]:
    """The sex that pronouns tell, unless the given name tells the other: then they are somebody else's."""
    given = tools.names.given.get(fold_name(local).split(" ")[0])
    return frozenset() if given and given.sex != "u" and given.sex not in sexes else sexes


def _pronouns(folio: Folio, people: Sequence[Mention]) -> dict[str, list[str]]:
    """Local name → the sexes that pronouns tell: in a sentence with no other person, and as the next one opens."""
    sentences = folio.of(Sentence)
    starts = [sentence.start for sentence in sentences]
    within: dict[int, list[Mention]] = defaultdict(list)
    for mention in people:
        within[bisect_right(starts, mention.start) - 1].append(mention)
    votes: dict[str, list[str]] = defaultdict(list)
    for number, named in sorted(within.items()):
        names = {mention.entity or mention.text for mention in named}
        if len(names) != 1 or number < 0:
            continue
        local = names.pop()
        own = folio.text[named[0].end : sentences[number].end]
        own = _QUOTE.split(own, maxsplit=1)[0]
        votes[local] += [_PRONOUNS[word.lower()] for word in _PRONOUN.findall(own)]
        if number + 1 < len(sentences) and number + 1 not in within:
            opening = _OPENS.match(folio.text, sentences[number + 1].start)
            votes[local] += [_PRONOUNS[opening.group(0).lower()]] if opening else []
    return votes
