"""Which profiles of persons are one person: candidates by sound, a join only with a reason and without objection."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from coranto.resolve.company import Company
from coranto.resolve.grouping import Grouping, Link, documents
from coranto.resolve.name_pairs import person_names_alike
from coranto.resolve.namesakes import pairs
from coranto.resources.names import NameLexicon
from coranto.resources.native_names import native_names
from coranto.text.name_words import DOUBTFUL, SAME, Similarity, word_likeness
from coranto.text.names import PersonName, fold_name, person_name
from coranto.text.persons import SHORTER, generation, person_similarity
from coranto.text.romanisation import script_of, spelled
from coranto.text.transliteration import skeleton

ASK: Final = 0.6
"""Score from which two names that were not joined are worth a question."""
SHORT_FORM: Final = "short form of a given name"
OPENING: Final = "first words of a longer name"
"""Reason given where one name has a further word behind the family name."""
PREVAILS: Final = 4
"""How many times the texts of all other bearers of a name a bearer needs to be meant where nothing else tells."""
MOST_BEARERS: Final = 60
"""Persons of one family name beyond which a bare name means none of them, unless one of its own document."""


@dataclass(frozen=True, slots=True)
class Person:
    """All profiles of one full name, as folded, that nothing keeps apart."""

    name: PersonName
    readings: tuple[PersonName, ...]
    """The name in each way that Latin letters may write it: in pinyin and in Wade-Giles, with *ü* and with *ue*."""
    shown: str
    suffix: str
    """*jr*, *sr*, *iii*, or empty."""
    first: int
    """The profile that stands for them."""
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Two profiles, by number, that may be one person."""

    a: int
    b: int
    score: float
    why: str


def gather(people: Sequence[int], grouping: Grouping, company: Company, lexicon: NameLexicon) -> list[Question]:
    """What is left to ask, after profiles of persons (by number) were joined in ``grouping``.

    First equal names, then stated and like ones, then bare family names where just one person can be meant.
    """
    persons = list(_persons(people, grouping, lexicon))
    _join_stated(persons, grouping)
    full = [person for person in persons if person.name.given]
    likely = _Likeness(full, grouping, company, lexicon)
    likely.join_all()
    _join_bare(persons, grouping, company, lexicon)
    return likely.questions


def _persons(people: Iterable[int], grouping: Grouping, lexicon: NameLexicon) -> Iterator[Person]:
    """Profiles joined by equal folded name; what texts say of them, or a verdict, divides bearers of one name.

    Each profile of a bare family name is by itself: two texts may mean two of a family.
    """
    found = grouping.found
    same: dict[str, list[int]] = defaultdict(list)
    for index in people:
        same[fold_name(found[index].local)].append(index)
    for key, members in sorted(same.items()):
        readings = _readings(found[members[0]].local, lexicon)
        name, suffix = readings[0], generation(key.split())
        for own in _bearers(members, grouping) if name.given else [[index] for index in members]:
            shown = min(found[index].local for index in own)
            _tell_same(own, grouping)
            yield Person(name, readings, shown, suffix, own[0], tuple(own))


def _readings(name: str, lexicon: NameLexicon) -> tuple[PersonName, ...]:
    """The parts of a name, in each way that its letters may be read or written."""
    latin = spelled(name, {} if script_of(name) == "latin" else native_names()) or (name,)
    return tuple(person_name(fold_name(one), lexicon.particles, lexicon.suffixes) for one in latin)


def _tell_same(own: Sequence[int], grouping: Grouping) -> None:
    if len(own) > 1:
        shown = min(grouping.found[index].local for index in own)
        grouping.links.append(Link(own[0], own[1], f"same name {shown} in {documents(grouping.found, own)}"))


def _bearers(members: Sequence[int], grouping: Grouping) -> list[list[int]]:
    """The bearers of one name: each profile goes to the one that it does not contradict.

    Those of whom something is known come first. What fits several bearers goes to the one that by far most texts
    mean, else it stays by itself.
    """
    bearers: list[list[int]] = []
    unclear: list[int] = []
    for index in sorted(members, key=lambda one: (not grouping.is_marked(one), one)):
        objections = [grouping.objection(own[0], index) for own in bearers]
        fitting = [own for own, objection in zip(bearers, objections, strict=True) if objection is None]
        meant = fitting if len(fitting) < 2 else [own for own in fitting if _prevails(own, bearers)]
        if meant:
            grouping.unite(meant[0][0], index)
            meant[0].append(index)
        elif fitting:
            unclear.append(index)
        else:
            grouping.refused += filter(None, objections)
            bearers.append([index])
    for one, other in pairwise(unclear):
        grouping.unite(one, other)
    return [sorted(own) for own in (*bearers, *([unclear] if unclear else ()))]


def _prevails(own: Sequence[int], bearers: Sequence[Sequence[int]]) -> bool:
    """Whether a name of which nothing is known most likely means this bearer of it."""
    return len(own) >= PREVAILS * (sum(map(len, bearers)) - len(own))


def _join_stated(persons: Sequence[Person], grouping: Grouping) -> None:
    """Joins names that a document states to be one person's: *Volodymyr Zelenskyy (Володимир Зеленський)*."""
    bearing: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        bearing[fold_name(person.shown)].append(person)
    for person in persons:
        for index in person.members:
            profile = grouping.found[index]
            for other in profile.stated:
                named = bearing.get(fold_name(other), ())
                near = [p for p in named if any(grouping.found[i].doc == profile.doc for i in p.members)]
                for meant in (near or named)[:1]:
                    if near or len(named) == 1:
                        why = f"{profile.doc} states that {profile.local} is {meant.shown}"
                        grouping.join(Link(index, meant.first, why))


class _Likeness:
    """The comparison of full names with one another."""

    def __init__(self, persons: Sequence[Person], grouping: Grouping, company: Company, lexicon: NameLexicon) -> None:
        self.persons = persons
        self.grouping = grouping
        self.company = company
        self.lexicon = lexicon
        self.questions: list[Question] = []
        self._scores: dict[tuple[int, int], Similarity] = {}
        self._bearers = Counter(fold_name(person.shown) for person in persons)

    @cached_property
    def _spellings(self) -> dict[str, tuple[int, ...]]:
        """The groups of spellings of all given names."""
        words = {word for person in self.persons for reading in person.readings for word in reading.parts}
        return self.lexicon.spellings(words)

    def _likeness(self, i: int, j: int) -> Similarity:
        key = (min(i, j), max(i, j))
        if key not in self._scores:
            self._scores[key] = self._compared(self.persons[key[0]], self.persons[key[1]])
        return self._scores[key]

    def _compared(self, a: Person, b: Person) -> Similarity:
        """How alike two names are; the slower comparison where scripts or the order of words differ."""
        if len(a.readings) == len(b.readings) == 1:
            likeness = person_similarity(a.name, b.name, self._spellings)
            if likeness.score >= ASK or not (_same_words(a.name, b.name) or _begins(a.name, b.name)):
                return likeness
        return person_names_alike(a.shown, b.shown, self.lexicon)

    def join_all(self) -> None:
        """Joins names that are one person, likest first, and notes what stays doubtful.

        Two groups join only if every name of the one is like every name of the other; an initial or a shorter form
        joins only where it fits no second person, and so does any form of a name that two bear. Bearers of one very
        name were told apart before, and are not joined here.
        """
        wanted: list[tuple[int, int]] = []
        readings = [person.readings for person in self.persons]
        for i, j in pairs(readings, self._spellings):
            likeness = self._compared(self.persons[i], self.persons[j])
            if likeness.score < ASK:
                continue
            self._scores[i, j] = likeness
            if self._is_namesake(i, j) or not self._is_like(likeness):
                self._ask(i, j, likeness.reasons)
            elif (objection := self._objection(i, j)) is not None:
                self.grouping.refused.append(objection)
            else:
                wanted.append((i, j))
        self._join(sorted(wanted, key=lambda pair: (-self._scores[pair].score, pair)))

    def _join(self, wanted: Sequence[tuple[int, int]]) -> None:
        partners: dict[int, set[int]] = defaultdict(set)
        for i, j in wanted:
            partners[i].add(j)
            partners[j].add(i)
        groups = {i: [i] for i in partners}
        for i, j in wanted:
            one, other = groups[i], groups[j]
            if one is other:
                continue
            likeness = self._scores[i, j]
            firm = _firm(likeness) and self._is_only(i) and self._is_only(j)
            if not firm and self._fits_another(i, j, partners):
                self._ask(i, j, (*likeness.reasons, "it fits another person too"))
            elif (self._skips_first(i, j) or self._is_doubled(i, j)) and _titles(
                self.persons[i], self.grouping
            ).isdisjoint(_titles(self.persons[j], self.grouping)):
                self._ask(i, j, (*likeness.reasons, "but one has a further name in front"))
            elif self._is_loose(i, j) and not self._in_company(i, j):
                self._ask(i, j, (*likeness.reasons, "but in another story"))
            elif not all(self._may_be(x, y) for x in one for y in other):
                self._ask(i, j, (*likeness.reasons, "but not like every spelling of the other"))
            elif self.grouping.join(Link(self.persons[i].first, self.persons[j].first, self._told(i, j, likeness))):
                one += other
                groups.update(dict.fromkeys(other, one))

    def _told(self, i: int, j: int, likeness: Similarity) -> str:
        one, other = (
            f"{self.persons[n].shown} ({documents(self.grouping.found, self.persons[n].members)})" for n in (i, j)
        )
        return f"{one} = {other}: {', '.join(likeness.reasons)}; score {likeness.score:.2f}"

    def _ask(self, i: int, j: int, why: Sequence[str]) -> None:
        a, b = self.persons[i].first, self.persons[j].first
        if self.grouping.objection(a, b) is None and self._objection(i, j) is None:
            score = round(self._likeness(i, j).score, 3)
            shown = f"{self.persons[i].shown} = {self.persons[j].shown}"
            self.questions.append(Question(a, b, score, f"{shown}: {', '.join(why)}"))

    def _fits_another(self, i: int, j: int, partners: Mapping[int, set[int]]) -> bool:
        """Whether the one of the two that says less is also like the name of somebody whom the other is not like."""
        roots = {self.grouping.root(self.persons[n].first) for n in (i, j)}
        less, more = (_says(self.persons[n].name) for n in (i, j))
        rivals = set[int]()
        if less <= more:
            rivals |= partners[i] - partners[j] - {j}
        if more <= less:
            rivals |= partners[j] - partners[i] - {i}
        return any(self.grouping.root(self.persons[n].first) not in roots for n in rivals)

    def _may_be(self, i: int, j: int) -> bool:
        """Whether two names may be one person's: they are like, or an initial leaves nothing to compare."""
        a, b = self.persons[i].name, self.persons[j].name
        return self._is_like(self._likeness(i, j)) or (_has_initial(a, b) and a.given[0][0] == b.given[0][0])

    def _skips_first(self, i: int, j: int) -> bool:
        """Whether the first given name of the longer name is not in the other: *Recep Tayyip …*, *Tayyip …*."""
        few, many = sorted((self.persons[i].name, self.persons[j].name), key=lambda name: len(name.given))
        if len(few.given) == len(many.given) or _same_words(few, many) or self._are_family_names(few):
            return False
        return not word_likeness(few.given[0], many.given[0], self._spellings)[0]

    def _is_doubled(self, i: int, j: int) -> bool:
        """Whether one family name is the other behind a further one: *Orban-Ruiz*, *Ruiz*."""
        few, many = sorted((self.persons[i], self.persons[j]), key=lambda person: len(person.name.parts))
        front, _, behind = many.shown.split()[-1].rpartition("-")
        words = fold_name(front).split()
        if not words or not self.lexicon.particles.isdisjoint(words) or not set(words).isdisjoint(few.name.parts):
            return False
        return "-" not in few.shown.split()[-1] and word_likeness(fold_name(behind), few.name.family, {})[0] > 0

    def _are_family_names(self, name: PersonName) -> bool:
        """Whether a name may be two family names alone: *Ruiz Ochoa*."""
        return len(name.given) == 1 and _is_family(name.given[0], self.lexicon)

    def _is_loose(self, i: int, j: int) -> bool:
        """Whether the names are one only as far as they go: an initial, a short form, family names alone."""
        reasons, names = self._scores[i, j].reasons, (self.persons[i].name, self.persons[j].name)
        short = OPENING in reasons or any(reason.endswith(SHORT_FORM) for reason in reasons)
        return short or _has_initial(*names) or any(map(self._are_family_names, names))

    def _in_company(self, i: int, j: int) -> bool:
        """Whether some text that has the one name tells of the same story as one that has the other."""
        if self.company.one_story:
            return True
        docs = [[self.grouping.found[member].doc for member in self.persons[n].members] for n in (i, j)]
        return any(self.company.related_to_any(doc, docs[1], "") for doc in docs[0][:MOST_BEARERS])

    def _is_namesake(self, i: int, j: int) -> bool:
        return fold_name(self.persons[i].shown) == fold_name(self.persons[j].shown)

    def _is_only(self, i: int) -> bool:
        """Whether nobody else bears that very name."""
        return self._bearers[fold_name(self.persons[i].shown)] == 1

    def _is_like(self, likeness: Similarity) -> bool:
        return likeness.score >= SAME and not _doubtful(likeness)

    def _objection(self, i: int, j: int) -> Link | None:
        """What speaks against the two whatever their names' likeness: suffixes, sexes, particulars, a verdict."""
        a, b = self.persons[i], self.persons[j]
        if a.suffix != b.suffix:
            return Link(a.first, b.first, f"one is called {a.suffix or b.suffix}, the other is not")
        named = [frozenset[str]() if _same_words(a.name, b.name) else _sex_of(p.name, self.lexicon) for p in (a, b)]
        sexes = [self.grouping.known(p.first).sexes or sex for p, sex in zip((a, b), named, strict=True)]
        if all(sexes) and sexes[0].isdisjoint(sexes[1]):
            return Link(a.first, b.first, "one is a man, the other a woman")
        return self.grouping.objection(a.first, b.first)


def _same_words(a: PersonName, b: PersonName) -> bool:
    """Whether two names have words of the same sounds in whatever order, or the same letters however divided."""
    one, other = ("".join(name.parts) for name in (a, b))
    return sorted(map(skeleton, a.parts)) == sorted(map(skeleton, b.parts)) or skeleton(one) == skeleton(other)


def _says(name: PersonName) -> tuple[int, int]:
    """How much a name says: how many words it has in full, and how many in all."""
    return sum(len(word) > 1 for word in name.parts), len(name.parts)


def _is_family(word: str, lexicon: NameLexicon) -> bool:
    """Whether a word is known as a family name, and not as a given one."""
    return word in lexicon.family and word not in lexicon.given


def _begins(a: PersonName, b: PersonName) -> bool:
    """Whether two names begin alike, and the last word of the shorter stands within the longer: *Ana Ruiz Ochoa*."""
    few, many = sorted((a.parts, b.parts), key=len)
    begun = few[0][:1] == many[0][:1] or skeleton(few[0]) == skeleton(many[0])
    return begun and skeleton(few[-1]) in map(skeleton, many[1:-1])


def _has_initial(a: PersonName, b: PersonName) -> bool:
    """Whether the first given name of one of them is an initial."""
    return any(len(name.given[0]) == 1 for name in (a, b) if name.given)


def _sex_of(name: PersonName, lexicon: NameLexicon) -> frozenset[str]:
    given = lexicon.given.get(name.given[0]) if name.given else None
    return frozenset({given.sex}) if given and given.sex != "u" else frozenset()


def _doubtful(likeness: Similarity) -> bool:
    """Whether the likeness rests on a letter that may make another name."""
    return any(reason.endswith(tuple(DOUBTFUL)) for reason in likeness.reasons)


def _firm(likeness: Similarity) -> bool:
    """Whether the names are one in full, so that no second person could be meant by either."""
    return not any(reason.endswith(("initial", SHORTER, OPENING)) for reason in likeness.reasons)


def _join_bare(persons: Sequence[Person], grouping: Grouping, company: Company, lexicon: NameLexicon) -> None:
    """Joins bare family names with the one person of the document that sounds alike, else of the same story.

    Where nobody's name ends so, the first of two family names counts: *Sosa* is *Martín Sosa Ibáñez*. Those that stay
    are joined with one another where they keep the same company.
    """
    full: dict[str, list[Person]] = defaultdict(list)
    first: dict[str, list[Person]] = defaultdict(list)
    bare: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        if not person.name.given:
            bare[person.name.family].append(person)
            continue
        for key in {skeleton(person.name.family), skeleton(person.name.family.split()[-1])}:
            full[key].append(person)
        if len(person.name.given) > 1 and _is_family(person.name.given[-1], lexicon):
            first[person.name.given[-1]].append(person)
    for family, alone in sorted(bare.items()):
        keys = {skeleton(family), skeleton(family.split()[-1])} if family else set[str]()
        named = {p.first: p for key in sorted(keys) for p in full.get(key, ()) if _same_family(p, alone[0])}
        named = named or {p.first: p for p in first.get(family, ())}
        alike = [named[first] for first in sorted(named)]
        circles = _Circles(alike, grouping, company)
        left = [person.first for person in alone if not circles.join(person)]
        for circle in [left] if company.one_story else company.circles(left, grouping.found):
            for own in _bearers(circle, grouping):
                _tell_same(own, grouping)


class _Circles:
    """The full names that a bare family name may stand for: those of its document, of its story, of its title."""

    def __init__(self, alike: Sequence[Person], grouping: Grouping, company: Company) -> None:
        self._grouping = grouping
        self._company = company
        self._all = alike if len({grouping.root(p.first) for p in alike}) <= MOST_BEARERS else ()
        self._titles = {p.first: _titles(p, grouping) for p in self._all}
        self._docs = {p.first: sorted({grouping.found[index].doc for index in p.members}) for p in alike}
        self._in: dict[str, list[Person]] = defaultdict(list)
        for person in alike:
            for doc in self._docs[person.first]:
                self._in[doc].append(person)

    def join(self, bare: Person) -> bool:
        """Whether the bare name was joined with somebody: where one person alone can be meant."""
        index, doc = bare.first, self._grouping.found[bare.first].doc
        titles = _titles(bare, self._grouping)
        titled = [p for p in self._all if not titles.isdisjoint(self._titles[p.first])]
        near = [p for p in self._all if self._in_story(p, bare, doc)]
        for circle, where in (
            (self._in.get(doc, ()), "in its document"),
            (near if len(near) == len(self._all) else (), "in the dossier"),
            (titled, "who is called so"),
            (near, "in its story"),
        ):
            fitting = [p for p in circle if p.suffix == bare.suffix and not self._grouping.objection(p.first, index)]
            if len({self._grouping.root(p.first) for p in fitting}) == 1:
                why = f"{bare.shown} ({doc}): the only person of that family name {where} is {fitting[0].shown}"
                return self._grouping.join(Link(fitting[0].first, index, why))
        return False

    def _in_story(self, person: Person, bare: Person, doc: str) -> bool:
        """Whether the text of the bare name tells of the same story as one that has the name in full."""
        if self._company.one_story and bare.name.family in (person.name.family, *person.name.given[-1:]):
            return True
        return self._company.related_to_any(doc, self._docs[person.first], bare.name.family)


def _titles(person: Person, grouping: Grouping) -> set[str]:
    """The titles that texts give a person, folded."""
    return {fold_name(role.text) for index in person.members for role in grouping.found[index].roles}


def _same_family(full: Person, bare: Person) -> bool:
    return person_similarity(PersonName((), full.name.family), bare.name, {}).score >= SAME
