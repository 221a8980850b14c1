"""Who is who among made-up people: seconds for 1,000 to 10,000 of them, pairs found and false, each rule switched off.

A seeded draw from the tables of given and family names makes people; each is told of in one to four documents of a
story, in spellings and forms that are planted. Namesakes, kin and spelling neighbours are planted beside them.
"""

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final
from unittest.mock import patch

from coranto.model.resolved import EntityLink
from coranto.resolve import namesakes
from coranto.resolve.entities import resolved
from coranto.resolve.particulars import NOTHING, Particulars, contradiction
from coranto.resolve.posts import Post
from coranto.resolve.profiles import Profile
from coranto.text.names import fold_name
from coranto.tools import Tools, open_tools

SIZES: Final = (1_000, 3_000, 10_000)
SEED: Final = 20330711
DAY: Final = 742_000
"""An ordinal day in 2032."""
PEOPLE_IN_STORY: Final = 10
TOWNS_IN_STORY: Final = 3
"""Names of places that all documents of a story share; they are not scored."""
_SPELLINGS: Final = (
    ("kh", "h"), ("sh", "sch"), ("ch", "tch"), ("ou", "u"), ("iy", "y"), ("y", "i"), ("ph", "f"), ("w", "v"),
    ("ei", "ey"), ("ts", "tz"), ("zh", "j"), ("ck", "k"), ("ss", "s"), ("ll", "l"), ("v", "w"), ("i", "y"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """A profile, who is meant by it, and in which form."""

    profile: Profile
    person: int
    form: str


class _People:
    """Draws people and what documents make of their names."""

    def __init__(self, tools: Tools, seed: int) -> None:
        self.random = random.Random(seed)
        lexicon = tools.names
        self.given = sorted(
            name for name, row in lexicon.given.items() if name.isalpha() and len(name) > 3 and row.sex != "u"
        )
        self.families = sorted(name for name in lexicon.family if name.isalpha() and name.isascii() and len(name) > 3)
        self.sex = {name: lexicon.given[name].sex for name in self.given}
        self.group: dict[int, list[str]] = defaultdict(list)
        for name in self.given:
            for number in lexicon.given[name].groups:
                self.group[number].append(name)
        self.groups = {name: lexicon.given[name].groups for name in self.given}

    def name(self) -> tuple[str, str]:
        """A given and a family name."""
        return self.random.choice(self.given), self.random.choice(self.families)

    def respelled_given(self, given: str) -> str:
        """Another spelling of the given name, where the table has one."""
        others = [name for number in self.groups[given] for name in self.group[number] if name != given]
        return self.random.choice(sorted(others)) if others else given

    def respelled(self, family: str) -> str:
        """The family name with one romanisation habit changed, where one applies."""
        fitting = [(a, b) for a, b in _SPELLINGS if a in family[1:]]
        if not fitting:
            return family
        a, b = self.random.choice(fitting)
        return family[0] + family[1:].replace(a, b, 1)

    def misspelled(self, family: str) -> str:
        """The family name with one letter doubled, dropped or swapped; only long ones."""
        if len(family) < 7:
            return family
        at = self.random.randrange(2, len(family) - 2)
        return self.random.choice(
            (family[:at] + family[at + 1 :], family[:at] + family[at + 1] + family[at] + family[at + 2 :])
        )

    def another(self, family: str) -> str:
        """Another, short family name: the first letters of this, of which one is another."""
        short = family[:5]
        at = self.random.randrange(1, len(short))
        return short[:at] + self.random.choice([ch for ch in "bdklmnrst" if ch != short[at]]) + short[at + 1 :]

    def of_the_other_sex(self, given: str) -> str:
        """The given name of the other sex that is nearest by letters, or any."""
        others = [name for name in (given[:-1], given + "a", given[:-1] + "a", given[:-1] + "o") if name in self.sex]
        fitting = [name for name in others if self.sex[name] != self.sex.get(given)]
        return fitting[0] if fitting else self.random.choice(self.given)


def planted(n: int, tools: Tools, seed: int = SEED) -> list[Planted]:
    """Profiles of ``n`` people, in order of document and name; a tenth of the people are namesakes or kin of others."""
    people = _People(tools, seed)
    made: list[Planted] = []
    for person in range(n):
        story = person // PEOPLE_IN_STORY
        given, family = people.name()
        if person % 10 == 9:
            made += _kin(people, made, person, story)
            continue
        born = DAY - people.random.randrange(25 * 365, 80 * 365)
        for copy, form in enumerate(people.random.sample(_FORMS, people.random.randrange(1, 5))):
            doc = f"{story:05}-{copy}.txt"
            local = _written(form, given, family, people)
            known = NOTHING
            if form == "age":
                known = Particulars(born=(born - 400, born))
            elif form == "title":
                known = Particulars(sexes=frozenset({people.sex[given]}))
            made.append(Planted(_profile(doc, local, known), person, form))
    for doc in sorted({p.profile.doc for p in made}):
        towns = random.Random(f"{seed} {doc[:5]}").sample(people.families, TOWNS_IN_STORY)
        made += [Planted(replace(_profile(doc, town.title(), NOTHING), label="place"), -1, "town") for town in towns]
    unique = {(p.profile.doc, p.profile.local): p for p in made}
    return [unique[key] for key in sorted(unique)]


_FORMS: Final = (
    "full", "full", "age", "title", "initial", "spelling of the given name", "romanisation", "misspelt", "bare",
    "swapped", "second family name",
)  # fmt: skip


def _written(form: str, given: str, family: str, people: _People) -> str:
    words = {
        "initial": f"{given[0]}. {family}",
        "spelling of the given name": f"{people.respelled_given(given)} {family}",
        "romanisation": f"{given} {people.respelled(family)}",
        "misspelt": f"{given} {people.misspelled(family)}",
        "bare": family,
        "swapped": f"{family} {given}",
        "second family name": f"{given} {family} {people.random.choice(people.families)}",
    }
    return words.get(form, f"{given} {family}").title()


def _kin(people: _People, made: Sequence[Planted], person: int, story: int) -> Iterator[Planted]:
    """Somebody who must be kept apart from a person of the same story: by one thing alone."""
    full = [p for p in made[-30:] if p.form == "full"] or [made[-1]]
    name = full[-1].profile.local
    given, _, family = name.rpartition(" ")
    doc = f"{story:05}-9.txt"
    how = ("age", "sex", "given", "suffix", "post", "letter", "her name")[person // 10 % 7]
    other = people.random.choice([g for g in people.given[:4000] if g[0] != given[:1].lower()])
    local = {
        "given": f"{other} {family}".title(),
        "suffix": f"{name} Jr",
        "letter": f"{given} {people.another(family)}",
        "her name": f"{people.of_the_other_sex(fold_name(given))} {family}".title(),
    }.get(how, name)
    if local != name:
        yield Planted(_profile(doc, local, NOTHING), person, f"kin: {how}")
        return
    sex = people.sex.get(fold_name(given), "m")
    sides = {
        "age": (Particulars(born=(DAY - 70 * 365, DAY - 69 * 365)), Particulars(born=(DAY - 30 * 365, DAY - 29 * 365))),
        "sex": (Particulars(sexes=frozenset({sex})), Particulars(sexes=frozenset({"f" if sex == "m" else "m"}))),
        "post": tuple(
            Particulars(posts={"mayor": Post(frozenset({city}), frozenset({DAY // 7}), f"mayor of {city}")})
            for city in "AB"
        ),
    }
    one, two = sides[how]
    yield Planted(_profile(f"{story:05}-8.txt", name, one), full[-1].person, f"bearer: {how}")
    yield Planted(_profile(doc, local, two), person, f"kin: {how}")


def _profile(doc: str, local: str, known: Particulars) -> Profile:
    return Profile(doc, local, "person", ((local, 1),), (), known, None)


def same_family(n: int, tools: Tools) -> list[Planted]:
    """Profiles of ``n`` people who all bear one family name."""
    people = _People(tools, SEED)
    given = people.random.sample(people.given, n)
    return sorted(
        (Planted(_profile(f"{i:05}.txt", f"{g} kimura".title(), NOTHING), i, "full") for i, g in enumerate(given)),
        key=lambda p: p.profile.doc,
    )


def measure(made: Sequence[Planted], tools: Tools) -> tuple[float, float, float, Counter[str], Counter[str]]:
    """Seconds, precision and recall over pairs of profiles, and by form: pairs missed, pairs falsely made."""
    begun = time.perf_counter()
    rows = list(resolved([p.profile for p in made], (), tools))
    seconds = time.perf_counter() - begun
    entity = {(row.doc, row.local): row.entity for row in rows if isinstance(row, EntityLink)}
    true = _pairs(made, lambda p: str(p.person))
    found = _pairs(made, lambda p: entity[p.profile.doc, p.profile.local])
    right = len(true & found)
    missed = Counter(_form(made, pair) for pair in true - found)
    false = Counter(_form(made, pair) for pair in found - true)
    return seconds, right / max(1, len(found)), right / max(1, len(true)), missed, false


def _pairs(made: Sequence[Planted], of: Callable[[Planted], str]) -> set[tuple[int, int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(made):
        if one.form == "town":
            continue
        groups[of(one)].append(number)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def _form(made: Sequence[Planted], pair: tuple[int, int]) -> str:
    forms = sorted({made[number].form for number in pair} - {"full", "age", "title"})
    return " with ".join(forms) or "full"


@contextmanager
def without(rule: str) -> Iterator[None]:
    """The code with one of ``ABLATIONS`` switched off."""
    with patch(ABLATIONS[rule][0], ABLATIONS[rule][1]):
        yield


def _blind(*fields: str) -> Callable[[Particulars, Particulars], str | None]:
    blank = {name: getattr(NOTHING, name) for name in fields}
    return lambda a, b: contradiction(replace(a, **blank), replace(b, **blank))


_all_keys: Final = namesakes._keys


def _keys_but(kind: str) -> Callable[[Any], set[tuple[str, ...]]]:
    return lambda name: {key for key in _all_keys(name) if key[0] != kind}


_R: Final = "coranto.resolve."
ABLATIONS: Final[dict[str, tuple[str, Any]]] = {
    "veto: sex by title or pronoun": (_R + "grouping.contradiction", _blind("sexes")),
    "veto: sex of the given name": (_R + "persons._sex_of", lambda name, lexicon: frozenset()),
    "veto: age": (_R + "grouping.contradiction", _blind("born")),
    "veto: posts": (_R + "grouping.contradiction", _blind("posts")),
    "veto: doubtful letters": (_R + "persons._doubtful", lambda likeness: False),
    "veto: an initial that fits two": (_R + "persons._firm", lambda likeness: True),
    "key: sound of the family name": (_R + "namesakes._keys", _keys_but("family")),
    "key: all words in any order": (_R + "namesakes._keys", _keys_but("words")),
    "key: first name and one other": (_R + "namesakes._keys", _keys_but("first")),
    "key: one consonant away": (_R + "namesakes._keys", _keys_but("near")),
    "bare family names": (_R + "persons._Circles.join", lambda self, bare: False),
    "company: names shared by documents": (_R + "company.ONE_STORY", 10**9),
}
"""Rule → what is put in place of which name of the code."""


def main() -> int:
    """Prints the tables."""
    tools = open_tools()
    print("people  profiles  seconds  precision  recall")
    for n in SIZES:
        made = planted(n, tools)
        seconds, precision, recall, missed, false = measure(made, tools)
        print(f"{n:6}  {sum(p.form != 'town' for p in made):8}  {seconds:7.2f}  {precision:9.4f}  {recall:.4f}")
    print("missed:", ", ".join(f"{form} {n}" for form, n in missed.most_common(10)))
    print("false:", ", ".join(f"{form} {n}" for form, n in false.most_common(10)))
    made = same_family(SIZES[-1], tools)
    seconds, _, _, _, false = measure(made, tools)
    print(f"{SIZES[-1]} of one family name: {seconds:.2f} s, {false.total()} pairs falsely joined")
    made = planted(SIZES[1], tools, SEED + 1)
    print("without                                precision  recall")
    _, precision, recall, *_ = measure(made, tools)
    print(f"{'(nothing)':38} {precision:9.4f}  {recall:.4f}")
    for rule in ABLATIONS:
        with without(rule):
            _, precision, recall, *_ = measure(made, tools)
        print(f"{rule:38} {precision:9.4f}  {recall:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
