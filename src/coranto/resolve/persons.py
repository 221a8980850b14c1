"""Which profiles of persons are one person: candidates by sound, vetoes first, a merge only with a reason."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.support import Partition
from coranto.resolve.profiles import Profile
from coranto.resources.names import NameLexicon
from coranto.text.names import PersonName, fold_name, person_name
from coranto.text.similarity import DOUBTFUL, SAME, SHORTER, Similarity, person_similarity
from coranto.text.transliteration import skeleton

MOST_IN_BLOCK: Final = 60
"""Distinct names compared pair by pair in one block; a greater block is split by the given name first."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups of profiles taken for one, by number, and why."""

    a: int
    b: int
    why: str


@dataclass(frozen=True, slots=True)
class Person:
    """All profiles of one full name, as folded, and one sex."""

    name: PersonName
    shown: str
    sex: str | None
    suffix: str
    """*jr*, *sr*, *iii*, or empty."""
    profiles: tuple[int, ...]


def merges(found: Sequence[Profile], lexicon: NameLexicon) -> Iterator[Merge]:
    """Pairs of profiles (by index) that are one person.

    First equal names, then like ones within a block, then bare family names where just one person can be meant.
    """
    people = _people(found, lexicon)
    for person in people:
        for other in person.profiles[1:]:
            yield Merge(person.profiles[0], other, "same name")
    full = [person for person in people if person.name.given]
    clusters: list[tuple[Person, Person, str]] = []
    for block in _blocks(full):
        clusters += _alike(block, lexicon)
    for a, b, why in clusters:
        yield Merge(a.profiles[0], b.profiles[0], why)
    yield from _bare(found, people, clusters, lexicon)


def _people(found: Sequence[Profile], lexicon: NameLexicon) -> list[Person]:
    """Profiles grouped by equal folded name; men and women of one name stay apart."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, profile in enumerate(found):
        groups[fold_name(profile.local), ""].append(index)
    people = []
    for (key, _), members in sorted(groups.items()):
        name = person_name(key, lexicon.particles, lexicon.suffixes)
        suffix = key.split()[-1] if key and key.split()[-1] in lexicon.suffixes else ""
        sexes: list[str | None] = [s for s in ("f", "m") if any(found[i].sex == s for i in members)]
        sexes = sexes or [None]
        for sex in sexes:
            own = tuple(i for i in members if len(sexes) == 1 or found[i].sex == sex)
            people.append(Person(name, found[own[0]].local, sex or _sex_of(name, lexicon), suffix, own))
        if len(sexes) == 2:
            rest = tuple(i for i in members if found[i].sex is None)
            if rest:
                people.append(Person(name, found[rest[0]].local, None, suffix, rest))
    return people


def _sex_of(name: PersonName, lexicon: NameLexicon) -> str | None:
    given = lexicon.given.get(name.given[0]) if name.given else None
    return given.sex if given and given.sex != "u" else None


def _blocks(people: Sequence[Person]) -> Iterator[list[Person]]:
    """People whose family names have the same consonants; great blocks split by the given name's."""
    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        blocks[skeleton(person.name.family)].append(person)
    for _, block in sorted(blocks.items()):
        if len(block) <= MOST_IN_BLOCK:
            yield block
            continue
        finer: dict[str, list[Person]] = defaultdict(list)
        for person in block:
            finer[skeleton(person.name.given[0])].append(person)
        for _, part in sorted(finer.items()):
            yield part[:MOST_IN_BLOCK]


def _alike(block: Sequence[Person], lexicon: NameLexicon) -> Iterator[tuple[Person, Person, str]]:
    """Pairs of a block that are one person, likest first.

    Two groups join only if every name of the one is like every name of the other; an initial or a shorter form joins
    only where it fits no second person.
    """
    spellings = _spellings(block, lexicon)
    likenesses: dict[tuple[int, int], Similarity] = {}
    for i, a in enumerate(block):
        for j in range(i + 1, len(block)):
            likeness = person_similarity(a.name, block[j].name, spellings)
            if likeness.score >= SAME and not _doubtful(likeness) and not _vetoed(a, block[j]):
                likenesses[i, j] = likeness
    partners: dict[int, set[int]] = defaultdict(set)
    for i, j in likenesses:
        partners[i].add(j)
        partners[j].add(i)
    groups = {i: {i} for i in range(len(block))}
    for (i, j), likeness in sorted(likenesses.items(), key=lambda item: (-item[1].score, item[0])):
        if not _firm(likeness) and not (partners[i] - {j} <= partners[j] and partners[j] - {i} <= partners[i]):
            continue
        one, other = groups[i], groups[j]
        if one is other or not all(y in partners[x] for x in one for y in other):
            continue
        one |= other
        groups.update(dict.fromkeys(other, one))
        yield block[i], block[j], f"{block[i].shown} = {block[j].shown}: {', '.join(likeness.reasons)}"


def _spellings(block: Sequence[Person], lexicon: NameLexicon) -> dict[str, tuple[int, ...]]:
    """The groups of spellings of the given names in a block."""
    words = {word for person in block for word in person.name.parts}
    return {word: lexicon.given[word].groups for word in sorted(words) if word in lexicon.given}


def _doubtful(likeness: Similarity) -> bool:
    """Whether the likeness rests on a letter that may make another name."""
    return any(reason.endswith(tuple(DOUBTFUL)) for reason in likeness.reasons)


def _firm(likeness: Similarity) -> bool:
    """Whether the names are one in full, so that no second person could be meant by either."""
    return not any(reason.endswith(("initial", SHORTER)) for reason in likeness.reasons)


def _vetoed(a: Person, b: Person) -> bool:
    """Whether the two cannot be one whatever their names: their sexes differ, or father and son are told apart."""
    if a.suffix != b.suffix:
        return True
    return a.sex is not None and b.sex is not None and a.sex != b.sex


def _bare(
    found: Sequence[Profile],
    people: Sequence[Person],
    clusters: Sequence[tuple[Person, Person, str]],
    lexicon: NameLexicon,
) -> Iterator[Merge]:
    """Merges of bare family names: with the one person of the document that sounds alike, else of the dossier."""
    clustered: Partition[int] = Partition()
    for a, b, _ in clusters:
        clustered.join(a.profiles[0], b.profiles[0])
    full: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.name.given:
            full[skeleton(person.name.family)].append(person)
    for person in people:
        if person.name.given or not person.name.family:
            continue
        alike = [
            p for p in full.get(skeleton(person.name.family), ()) if _same_family(p, person) and not _vetoed(p, person)
        ]
        for index in person.profiles:
            near = [p for p in alike if any(found[i].doc == found[index].doc for i in p.profiles)]
            for circle, where in ((near, "its document"), (alike, "the dossier")):
                if len({clustered.find(p.profiles[0]) for p in circle}) == 1:
                    why = f"{person.shown}: the only person of that family name in {where} is {circle[0].shown}"
                    yield Merge(index, circle[0].profiles[0], why)
                    break


def _same_family(full: Person, bare: Person) -> bool:
    return person_similarity(PersonName((), full.name.family), bare.name, {}).score >= SAME
