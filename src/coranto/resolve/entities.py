"""Who is who across documents: one entity for a person, organization, group or place, whatever it is called where.

Nothing is compared all against all: persons meet under keys of sound (``namesakes``), the rest by a key of their own
(``bodies``). A join keeps its evidence; a doubt keeps two entities apart and is noted; what people decided
(``verdicts``) comes first. The result does not depend on the order of documents.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coranto.model.annotation import Label
from coranto.model.corpus import Corpus
from coranto.model.judgement import Doubt, Judgement
from coranto.model.resolved import Entity, EntityLink
from coranto.resolve import bodies, persons
from coranto.resolve.bodies import PLACES
from coranto.resolve.company import Company
from coranto.resolve.grouping import Grouping, Link
from coranto.resolve.parties import with_parties
from coranto.resolve.persons import Question
from coranto.resolve.profiles import Profile, profiles
from coranto.resolve.verdicts import items, obey
from coranto.text.identity import content_id
from coranto.text.names import fold_name
from coranto.tools import Tools

FAMILY_NAME: Final = 0.72
"""Score of a body that is called by a person's family name."""
SHOWN_APART: Final = 5
"""Entities that a reason names as kept apart from its own."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One entity with its profiles, by number."""

    entity: Entity
    members: tuple[int, ...]


def entities(corpus: Corpus, tools: Tools) -> Iterator[Entity | EntityLink | Doubt]:
    """Every entity by id, a link from each document's own name for it, by document and name, and what is doubtful."""
    found = [profile for folio in corpus.folios() for profile in profiles(folio, tools)]
    found.sort(key=lambda profile: (profile.doc, profile.local))
    yield from with_parties(resolved(found, corpus.all(Judgement), tools), corpus, tools.parties)


def resolved(
    found: Sequence[Profile], rows: Iterable[Judgement], tools: Tools
) -> Iterator[Entity | EntityLink | Doubt]:
    """As ``entities``, of profiles in order of document and name, and the table of verdicts."""
    grouping, rows = Grouping(found), list(rows)
    obey(rows, grouping)
    people = [index for index, profile in enumerate(found) if profile.label == "person"]
    others = [index for index, profile in enumerate(found) if profile.label != "person"]
    company = Company(found)
    questions = persons.gather(people, grouping, company, tools.names)
    questions += bodies.gather(others, grouping, company, tools)
    questions += _two_types(grouping, company)
    made = _linked(_made(grouping, tools), items(rows, grouping), grouping)
    yield from sorted((one.entity for one in made), key=lambda entity: entity.id)
    links = [EntityLink(found[i].doc, found[i].local, one.entity.id) for one in made for i in one.members]
    yield from sorted(links, key=lambda link: (link.doc, link.local))
    yield from _doubts(questions, grouping, made)


def _two_types(grouping: Grouping, company: Company) -> Iterator[Question]:
    """Questions on a single word that one text takes for an organization and that is one person's name in its story."""
    found = grouping.found
    bodies: dict[str, int] = {}
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for index, profile in enumerate(found):
        name = fold_name(profile.local)
        if profile.label == "organization" and " " not in name and not profile.local.isupper():
            bodies.setdefault(name, index)
        elif profile.label == "person":
            people[name.rpartition(" ")[2]].setdefault(name, index)
    for name, body in sorted(bodies.items()):
        named = people.get(name, {})
        near = [full for full in sorted(named) if company.related(found[named[full]].doc, found[body].doc, name)]
        if len({grouping.root(named[full]) for full in near}) == 1:
            score, what = (1.0, "same name") if name in near else (FAMILY_NAME, "a family name")
            yield Question(named[near[0]], body, score, f"{what}, taken for a person and for an organization")


def _made(grouping: Grouping, tools: Tools) -> list[Gathered]:
    """The entities of all groups, each with its reasons, those for being kept apart among them."""
    links: dict[int, list[Link]] = defaultdict(list)
    for link in grouping.links:
        links[grouping.root(link.a)].append(link)
    made = []
    for group in grouping.groups():
        own = [grouping.found[index] for index in group]
        made.append(Gathered(_entity(own, links[grouping.root(group[0])], tools), tuple(group)))
    made = _distinct(made, grouping.found)
    by_root = {grouping.root(one.members[0]): one.entity for one in made}
    apart = _apart(grouping, by_root)
    return [replace(one, entity=_told_apart(one.entity, apart.get(one.entity.id, {}))) for one in made]


def _linked(made: Sequence[Gathered], said: Mapping[int, Judgement], grouping: Grouping) -> list[Gathered]:
    """The entities, with the items of Wikidata that verdicts say they are."""
    linked = []
    for one in made:
        row = said.get(grouping.root(one.members[0]))
        if row is not None:
            judgements = tuple(sorted({*one.entity.judgements, row.id}))
            one = replace(one, entity=replace(one.entity, wikidata=row.item, judgements=judgements))
        linked.append(one)
    return linked


def _apart(grouping: Grouping, by_root: Mapping[int, Entity]) -> dict[str, dict[str, Link]]:
    """Entity id → those that it would be one with but for an objection, as shown, each with the first objection."""
    apart: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in sorted(grouping.refused, key=lambda link: (link.why, link.a, link.b)):
        one, other = by_root[grouping.root(link.a)], by_root[grouping.root(link.b)]
        if one.id != other.id:
            apart[one.id].setdefault(f"{other.name} [{other.id}]", link)
            apart[other.id].setdefault(f"{one.name} [{one.id}]", link)
    return apart


def _told_apart(entity: Entity, apart: Mapping[str, Link]) -> Entity:
    shown = [f"kept apart from {name}: {link.why}" for name, link in sorted(apart.items())]
    more = [f"and from {len(shown) - SHOWN_APART} more"] if len(shown) > SHOWN_APART else []
    verdicts = {link.judgement for link in apart.values() if link.judgement}
    return replace(
        entity,
        reason="; ".join(filter(None, [entity.reason, *shown[:SHOWN_APART], *more])),
        judgements=tuple(sorted({*entity.judgements, *verdicts})),
    )


def _doubts(questions: Iterable[Question], grouping: Grouping, made: Sequence[Gathered]) -> Iterator[Doubt]:
    """One doubt for each pair of entities that a question is about, the likeliest, by score."""
    ids = {grouping.root(one.members[0]): one.entity.id for one in made}
    best: dict[tuple[str, str], Question] = {}
    for question in questions:
        a, b = sorted((ids[grouping.root(question.a)], ids[grouping.root(question.b)]))
        held = best.get((a, b))
        if a != b and not grouping.objection(question.a, question.b):
            best[a, b] = question if held is None else min(held, question, key=lambda q: (-q.score, q.why))
    doubts = [Doubt(a, b, question.score, question.why) for (a, b), question in best.items()]
    yield from sorted(doubts, key=lambda doubt: (-doubt.score, doubt.a, doubt.b))


def _entity(group: Sequence[Profile], links: Sequence[Link], tools: Tools) -> Entity:
    """The entity of a group of profiles, and why they were taken for one."""
    counts: Counter[str] = Counter()
    labels: Counter[Label] = Counter()
    for profile in group:
        counts.update(dict(profile.names))
        labels[profile.label] += profile.mentions
    label = min(labels, key=lambda name: (-labels[name], name))
    place = next((profile.place for profile in group if profile.place), None)
    name = canonical_name(label, counts)
    usual = {n: c for n, c in counts.items() if place and label in PLACES and fold_name(n) == fold_name(place.name)}
    if usual:
        name = canonical_name(label, Counter(usual))
    roles = {(role.doc, role.start, role.end): role for profile in group for role in profile.roles}
    office = next((profile.office for profile in group if profile.office), None)
    where = f"{place.lat} {place.lon}" if place else office
    stated = {other for profile in group for other in profile.stated}
    return Entity(
        id=content_id("entity", label, where, *sorted(set(map(fold_name, counts)))),
        type=label,
        name=name,
        aliases=tuple(sorted({*counts, *stated} - {name})),
        wikidata=None,
        country=_country(label, name, place.country if place else None, office, tools),
        party=None,
        roles=tuple(roles[key] for key in sorted(roles)),
        mentions=sum(counts.values()),
        judgements=tuple(sorted({link.judgement for link in links if link.judgement})),
        reason="; ".join(sorted({link.why for link in links})),
    )


def canonical_name(label: Label, counts: Counter[str]) -> str:
    """The most frequent of the fullest forms; the first in code-point order among equals.

    A person's name is fuller with a given name than without, and with that than with its initial; an organization's is
    fuller than its acronym. A name all in capitals, as datelines have it, gives way to the same name in others.
    """
    written = {fold_name(name) for name in counts if not name.isupper()}
    names = [name for name in counts if not name.isupper() or fold_name(name) not in written]
    if label == "person":
        full = [name for name in names if len(name.split()) > 1] or names
        full = [name for name in full if len(name.split()[0].rstrip(".")) > 1] or full
    else:
        full = [name for name in names if not (name.isupper() and " " not in name)] or names
    return min(full, key=lambda name: (-counts[name], name))


def _country(label: Label, name: str, country: str | None, office: str | None, tools: Tools) -> str | None:
    """The country of a place, of a people named after one, or of a state's office; null for all else."""
    if label in PLACES:
        return country
    if label == "group":
        return tools.countries.demonyms.get(fold_name(name))
    return (office or "").partition(" ")[0] or None


def _distinct(made: Sequence[Gathered], found: Sequence[Profile]) -> list[Gathered]:
    """The same with ids told apart where two entities have the same names: by their first passage."""
    counts = Counter(one.entity.id for one in made)
    return [_renamed(one, found) if counts[one.entity.id] > 1 else one for one in made]


def _renamed(one: Gathered, found: Sequence[Profile]) -> Gathered:
    first = min((found[index].doc, found[index].local) for index in one.members)
    return replace(one, entity=replace(one.entity, id=content_id(one.entity.id, *first)))
