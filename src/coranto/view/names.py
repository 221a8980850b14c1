"""Who is who in a dossier, as a person reads and judges it: entities with their spellings, and what is doubtful."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coranto.model.annotation import Label, Mention
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.judgement import HASH_DIGITS, Doubt, NameRef
from coranto.model.resolved import Entity, EntityLink, Party
from coranto.resources.native_names import native_names
from coranto.text.name_index import NameIndex
from coranto.text.names import fold_name
from coranto.text.romanisation import spelled

SHORTEST: Final = 4
"""Letters of an id that stand for it, at least."""
MOST_TEXTS: Final = 100
"""Texts by which a verdict knows a name again, at most: the first in canonical order."""
SHOWN: Final = 8
"""Choices that an error lists."""
SHOWN_NEAR: Final = 3
"""Names like the one asked for that an error lists …"""
NEAR: Final = 0.6
"""… and how close they are, at least."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as written, and how often."""

    text: str
    mentions: int


@dataclass(frozen=True, slots=True)
class NameView:
    """One entity."""

    handle: str
    """Beginning of its id that no other entity's has: what one types."""
    id: str
    type: Label
    name: str
    spellings: tuple[Spelling, ...]
    """All, the most frequent first; 0 for one that is only stated, such as an original spelling in brackets."""
    mentions: int
    documents: tuple[str, ...]
    party: Party | None
    """The side it speaks for; unknown is null."""
    why: str
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Two entities that may be one."""

    a: NameView
    b: NameView
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class NamesView:
    """The entities asked for, the most mentioned first, and the doubtful pairs among them, the likeliest first."""

    names: tuple[NameView, ...]
    doubts: tuple[DoubtView, ...]


def names(corpus: Corpus, label: Label | None = None) -> NamesView:
    """Who is who: all entities, or those of one type."""
    entities = list(corpus.all(Entity))
    handles = _handles(sorted(entity.id for entity in entities))
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    docs: dict[str, set[str]] = defaultdict(set)
    for mention in corpus.all(Mention):
        if mention.entity is not None:
            spelled[mention.entity][mention.text] += 1
            docs[mention.entity].add(mention.doc)
    views = {
        entity.id: _view(entity, handles[entity.id], spelled[entity.id], sorted(docs[entity.id]))
        for entity in entities
        if label is None or entity.type == label
    }
    doubts = [DoubtView(views[d.a], views[d.b], d.score, d.why) for d in corpus.all(Doubt) if {d.a, d.b} <= set(views)]
    return NamesView(
        tuple(sorted(views.values(), key=lambda view: (-view.mentions, view.name, view.id))), tuple(doubts)
    )


def _view(entity: Entity, handle: str, spelled: Counter[str], docs: Sequence[str]) -> NameView:
    counts = {name: spelled[name] for name in (entity.name, *entity.aliases)}
    spellings = tuple(Spelling(*pair) for pair in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    return NameView(
        handle, entity.id, entity.type, entity.name, spellings, entity.mentions, tuple(docs), entity.party,
        entity.reason, entity.judgements,
    )  # fmt: skip


def _handles(ids: Sequence[str]) -> dict[str, str]:
    """The shortest beginning of each of the sorted ids that no other has, of ``SHORTEST`` letters or more."""
    handles = {}
    for at, name in enumerate(ids):
        near = [_shared(name, other) for other in (*ids[max(0, at - 1) : at], *ids[at + 1 : at + 2])]
        handles[name] = name[: max(SHORTEST, 1 + max(near, default=0))]
    return handles


def _shared(a: str, b: str) -> int:
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def pair_meant(corpus: Corpus, one: str, other: str) -> tuple[NameRef, NameRef]:
    """The two names that a person refers to, each as ``name_meant``; where both are one name of one entity, without
    the texts of the narrower in the wider. Raises ``BadRequestError`` where the two say the same.
    """
    a, b = name_meant(corpus, one), name_meant(corpus, other)
    if (a.type, fold_name(a.name)) != (b.type, fold_name(b.name)) or not set(a.texts) & set(b.texts):
        return a, b
    wider, narrower = sorted((a, b), key=lambda ref: len(ref.texts), reverse=True)
    rest = tuple(text for text in wider.texts if text not in set(narrower.texts))
    if not rest:
        raise BadRequestError(
            f"{one} and {other} are one name", "Name the document of one of them: NAME@DOCUMENT, or another spelling."
        )
    cut = {wider: replace(wider, texts=rest, wide=False), narrower: replace(narrower, wide=False)}
    return cut[a], cut[b]


def whole_names(corpus: Corpus) -> dict[str, NameRef]:
    """Entity id → its most frequent name, in all texts that have it: as ``name_meant`` of the id, for all at once."""
    links = _links(corpus)
    bearers: dict[str, set[str]] = defaultdict(set)
    for id_, held in links.items():
        for link in held:
            bearers[fold_name(link.local)].add(id_)
    named = {}
    for entity in corpus.all(Entity):
        local = _local_meant(links[entity.id], entity.name, None)
        only = len(bearers[fold_name(local)]) == 1
        named[entity.id] = _reference(corpus, entity, local, links[entity.id], wide=only)
    return named


def name_meant(corpus: Corpus, reference: str) -> NameRef:
    """The name that ``reference`` means: a name or spelling, an id or its beginning, or ``NAME@DOCUMENT``.

    Raises ``NotFoundError`` for none and ``BadRequestError``, with the choices, for several, and for an empty one.
    """
    name, doc = _split(reference.strip(), set(corpus.docs()))
    if not name:
        raise BadRequestError("A name is missing", "Give a name, an id or its beginning, or NAME@DOCUMENT.")
    links = _links(corpus)
    entity = _entity_meant(list(corpus.all(Entity)), links, name, doc)
    local = _local_meant(links[entity.id], name, doc)
    bearers = {id_ for id_, held in links.items() for link in held if fold_name(link.local) == fold_name(local)}
    own = [link for link in links[entity.id] if doc in (None, link.doc)]
    return _reference(corpus, entity, local, own, wide=doc is None and len(bearers) == 1)


def _links(corpus: Corpus) -> dict[str, list[EntityLink]]:
    """Entity id → the documents' own names for it."""
    links: dict[str, list[EntityLink]] = defaultdict(list)
    for link in corpus.all(EntityLink):
        links[link.entity].append(link)
    return links


def _reference(corpus: Corpus, entity: Entity, local: str, links: Sequence[EntityLink], *, wide: bool) -> NameRef:
    """The name ``local`` of the entity in those of the links' documents that have it."""
    docs = [link.doc for link in links if fold_name(link.local) == fold_name(local)][:MOST_TEXTS]
    texts = sorted({corpus.folio(doc).dispatch.text_sha256[:HASH_DIGITS] for doc in docs})
    return NameRef(entity.type, local, tuple(texts), wide)


def _split(reference: str, docs: Container[str]) -> tuple[str, str | None]:
    """The name and the document of ``NAME@DOCUMENT``; null where what follows no sign is a document's name."""
    for at, sign in enumerate(reference):
        if sign == "@" and reference[at + 1 :] in docs:
            return reference[:at], reference[at + 1 :]
    return reference, None


def _entity_meant(
    entities: Sequence[Entity], links: Mapping[str, Sequence[EntityLink]], name: str, doc: str | None
) -> Entity:
    """The one entity of that name (its own before another's spelling), or of that id; in the document, if given."""
    key = fold_name(name)
    if doc is not None:
        entities = [entity for entity in entities if any(link.doc == doc for link in links[entity.id])]
    for found in (
        [entity for entity in entities if fold_name(entity.name) == key],
        [entity for entity in entities if key in map(fold_name, _spellings(entity, links))],
        [entity for entity in entities if len(name) >= SHORTEST and entity.id.startswith(name.lower())],
    ):
        if len(found) > 1:
            listed = ", ".join(f"{e.id} ({e.name}, {e.type}, {e.mentions})" for e in found[:SHOWN])
            raise BadRequestError(f"{name} may be {len(found)} entities", f"Give an id: {listed}.")
        if found:
            return found[0]
    near = _near(name, sorted({entity.name for entity in entities}))
    hint = f"There is {', '.join(near)}." if near else "See: coranto names DOSSIER"
    raise NotFoundError(f"Nobody is called {name}" + (f" in {doc}" if doc else ""), hint)


def _near(name: str, names: Sequence[str]) -> list[str]:
    """Those of the names that are closest to one that nobody has, in whatever script."""
    index = NameIndex(spelled(one, native_names()) for one in names)
    found = index.search(spelled(name, native_names()), SHOWN_NEAR)
    return [names[one.number] for one in found if one.score >= NEAR]


def _spellings(entity: Entity, links: Mapping[str, Sequence[EntityLink]]) -> Iterable[str]:
    return (*entity.aliases, *(link.local for link in links[entity.id]))


def _local_meant(links: Sequence[EntityLink], name: str, doc: str | None) -> str:
    """The document's own name that a spelling stands for: itself, else the one beside which it is written."""
    own = [link for link in links if doc in (None, link.doc)]
    exact = [link.local for link in own if fold_name(link.local) == fold_name(name)]
    counts = Counter(exact or (link.local for link in own))
    return min(counts, key=lambda local: (" " not in local, -counts[local], local))
