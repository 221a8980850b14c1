"""Who is who across documents: one entity for a person, organization, group or place, whatever it is called where.

Nothing is compared all against all: persons meet in blocks of like sound (``persons``), the rest by a key. A merge
keeps its reason; a doubt keeps two entities apart. The result does not depend on the order of documents.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from coranto.model.annotation import Label
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, EntityLink
from coranto.model.support import Partition
from coranto.resolve.persons import Merge, merges
from coranto.resolve.profiles import Profile, profiles
from coranto.text.identity import content_id
from coranto.text.names import fold_name, initials
from coranto.text.similarity import core_words, is_acronym_of
from coranto.tools import Tools

_PLACES: Final = frozenset({"place", "facility"})


def entities(corpus: Corpus, tools: Tools) -> Iterator[Entity | EntityLink]:
    """Every entity by id, then a link from each document's own name for it, by document and name."""
    found = [profile for folio in corpus.folios() for profile in profiles(folio, tools)]
    found.sort(key=lambda profile: (profile.doc, profile.local))
    made: list[tuple[Entity, list[Profile]]] = []
    for group, reasons in _groups(found, tools):
        made.append((_entity(group, reasons, tools), group))
    made = _distinct(made)
    yield from sorted((entity for entity, _ in made), key=lambda entity: entity.id)
    links = [EntityLink(p.doc, p.local, entity.id) for entity, group in made for p in group]
    yield from sorted(links, key=lambda link: (link.doc, link.local))


def _groups(found: Sequence[Profile], tools: Tools) -> Iterator[tuple[list[Profile], list[str]]]:
    """Profiles that are one entity, with the reasons."""
    people = [profile for profile in found if profile.label == "person"]
    yield from _joined(people, list(merges(people, tools.names)))
    others = [profile for profile in found if profile.label != "person"]
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, profile in enumerate(others):
        by_key[_kind(profile.label), _key(profile, tools)].append(index)
    joins = [Merge(members[0], other, _why(others[members[0]])) for members in by_key.values() for other in members[1:]]
    joins += _acronyms(others, by_key)
    yield from _joined(others, joins)


def _kind(label: Label) -> str:
    return "place" if label in _PLACES else label


def _why(profile: Profile) -> str:
    return "same place" if profile.label in _PLACES else "same name"


def _key(profile: Profile, tools: Tools) -> str:
    """What two profiles of one kind must share: a gazetteer's place, a people's country, or the words of the name."""
    place = profile.place
    if profile.label in _PLACES and place is not None:
        return str(place.geonameid) if place.geonameid else f"{place.name} {place.lat} {place.lon}"
    if profile.label in _PLACES:
        return _without_kind(profile.local, tools)
    if profile.office is not None:
        return profile.office
    key = fold_name(profile.local).removeprefix("the ")
    if profile.label == "group" and key in tools.countries.peoples:
        return f"people of {tools.countries.demonyms[key]} {key.removesuffix('s')}"
    return " ".join(sorted(core_words(key))) if profile.label == "organization" else key


def _without_kind(name: str, tools: Tools) -> str:
    """The folded name of a water or a landform without the word for its kind: *the Surma River* is *the Surma*."""
    words = fold_name(name).removeprefix("the ").split()
    kept = [word for word in words if word not in tools.names.landforms]
    return " ".join(kept or words)


def _acronyms(others: Sequence[Profile], by_key: dict[tuple[str, str], list[int]]) -> Iterator[Merge]:
    """Merges of an acronym with the one organization of the dossier whose initials it is."""
    full: dict[str, dict[str, int]] = defaultdict(dict)
    for (kind, key), members in sorted(by_key.items()):
        name = others[members[0]].local
        if kind == "organization" and " " in name:
            full[initials(name)][key] = members[0]
    for (kind, _), members in sorted(by_key.items()):
        name = others[members[0]].local
        letters = name.replace(".", "").upper()
        if kind == "organization" and " " not in name and len(full.get(letters, ())) == 1:
            target = next(iter(full[letters].values()))
            if is_acronym_of(letters, others[target].local):
                yield Merge(members[0], target, f"{name} is the initials of {others[target].local}")


def _joined(found: Sequence[Profile], joins: Sequence[Merge]) -> Iterator[tuple[list[Profile], list[str]]]:
    """The groups that the merges make, each with its reasons in order."""
    partition: Partition[int] = Partition()
    for merge in joins:
        partition.join(merge.a, merge.b)
    reasons: dict[int, set[str]] = defaultdict(set)
    for merge in joins:
        reasons[partition.find(merge.a)].add(merge.why)
    for group in partition.groups(range(len(found))):
        yield [found[index] for index in group], sorted(reasons[partition.find(group[0])])


def _entity(group: Sequence[Profile], reasons: Sequence[str], tools: Tools) -> Entity:
    """The entity of a group of profiles."""
    counts: Counter[str] = Counter()
    labels: Counter[Label] = Counter()
    for profile in group:
        counts.update(dict(profile.names))
        labels[profile.label] += profile.mentions
    label = min(labels, key=lambda name: (-labels[name], name))
    place = next((profile.place for profile in group if profile.place), None)
    name = canonical_name(label, counts)
    if place is not None and label in _PLACES and fold_name(place.name) in set(map(fold_name, counts)):
        name = min((n for n in counts if fold_name(n) == fold_name(place.name)), key=lambda n: (-counts[n], n))
    roles = {(role.doc, role.start, role.end): role for profile in group for role in profile.roles}
    office = next((profile.office for profile in group if profile.office), None)
    where = f"{place.lat} {place.lon}" if place else office
    return Entity(
        id=content_id("entity", label, where, *sorted(set(map(fold_name, counts)))),
        type=label,
        name=name,
        aliases=tuple(sorted(set(counts) - {name})),
        wikidata=None,
        country=_country(label, name, place.country if place else None, office, tools),
        party=None,
        roles=tuple(roles[key] for key in sorted(roles)),
        mentions=sum(counts.values()),
        judgements=(),
        reason="; ".join(reasons),
    )


def canonical_name(label: Label, counts: Counter[str]) -> str:
    """The most frequent of the fullest forms; the first in code-point order among equals."""
    if label == "person":
        full = [name for name in counts if len(name.split()) > 1] or list(counts)
    else:
        full = [name for name in counts if not (name.isupper() and " " not in name)] or list(counts)
    return min(full, key=lambda name: (-counts[name], name))


def _country(label: Label, name: str, country: str | None, office: str | None, tools: Tools) -> str | None:
    """The country of a place, of a people named after one, or of a state's office; null for all else."""
    if label in _PLACES:
        return country
    if label == "group":
        return tools.countries.demonyms.get(fold_name(name))
    return (office or "").partition(" ")[0] or None


def _distinct(made: list[tuple[Entity, list[Profile]]]) -> list[tuple[Entity, list[Profile]]]:
    """The same with ids told apart where two entities have the same names: by their first passage."""
    counts = Counter(entity.id for entity, _ in made)
    return [(_renamed(entity, group) if counts[entity.id] > 1 else entity, group) for entity, group in made]


def _renamed(entity: Entity, group: Sequence[Profile]) -> Entity:
    first = min((profile.doc, profile.local) for profile in group)
    return replace(entity, id=content_id(entity.id, *first))
