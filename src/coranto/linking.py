"""Links to Wikidata: asks a local dump, or an API that the user names, and keeps as verdicts what is beyond doubt."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from coranto.judging import Signature, item_verdict
from coranto.library import PathLike, add, open_dossier
from coranto.model.annotation import Label, Mention, Place
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError
from coranto.model.resolved import Entity
from coranto.resources.names import NameLexicon
from coranto.text.names import fold_name
from coranto.tools import open_tools
from coranto.view.names import whole_names
from coranto.wikidata.api import endpoint, search
from coranto.wikidata.dump import read_dump
from coranto.wikidata.items import Item, Sex, country_codes
from coranto.wikidata.matching import Known, Match, linked, matches

LABELS: Final[tuple[Label, ...]] = ("person", "organization", "place", "facility")
"""What is linked unless the user says less."""
ASKED: Final = 3
"""Candidates that are shown of an entity left open."""


@dataclass(frozen=True, slots=True)
class Open:
    """An entity that may be one of several items, or one that too little speaks for."""

    entity: str
    name: str
    candidates: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What a search for items has come to."""

    linked: tuple[Match, ...]
    """By entity id; ``reasons`` say why."""
    open: tuple[Open, ...]
    asked: int
    """Entities looked for: those of the labels that had no item yet."""
    problems: tuple[str, ...]
    """Lines of the dump that could not be read."""


def link(
    dossier: PathLike,
    *,
    dump: PathLike | None = None,
    api: str | None = None,
    labels: Collection[Label] = LABELS,
    signature: Signature | None = None,
    keep: bool = True,
    model: str | None = None,
) -> Links:
    """Looks for the items that the dossier's entities are, in a dump or by an API, and keeps those beyond doubt.

    An entity that has an item is left alone. ``keep`` false: only looks. Raises ``BadRequestError`` unless exactly one
    of ``dump`` and ``api`` is given, and as ``read_dump`` and ``search`` do.
    """
    if (dump is None) == (api is None):
        raise BadRequestError("It takes one place to look for items", "Name a dump or the address of an API.")
    path = None if dump is None else Path(dump)
    with open_dossier(dossier) as opened:
        corpus = opened.corpus()
        known = [one for one in _known(corpus) if one.type in labels]
        names, verdicts = whole_names(corpus), opened.judgements()
    problems: list[str] = []
    items = list(_items(known, path, api, problems))
    ranked = matches(known, items, country_codes(items))
    found = {id_: match for id_, held in ranked.items() if (match := linked(held)) is not None}
    if keep and found:
        signature = (signature or Signature(by=path.name if path else api)).at_last(verdicts)
        rows = [
            item_verdict(names[id_], match.item.id, replace(signature, note=signature.note or told(match)))
            for id_, match in found.items()
        ]
        add(dossier, model=model, judgements=rows)
    shown = {one.id: one.names[0] for one in known}
    doubtful = [Open(id_, shown[id_], tuple(held[:ASKED])) for id_, held in ranked.items() if id_ not in found]
    return Links(tuple(found.values()), tuple(doubtful), len(known), tuple(problems))


def told(match: Match) -> str:
    """The item and why, in words."""
    described = f", {match.item.description}" if match.item.description else ""
    return f"{match.item.label}{described}: {', '.join(match.reasons)} ({match.score:.1f})"


def _items(known: Iterable[Known], dump: Path | None, api: str | None, problems: list[str]) -> Iterator[Item]:
    if dump is not None:
        yield from read_dump(dump, {fold_name(name) for one in known for name in one.names}, problems)
    elif api is not None:
        yield from search(endpoint(api), (one.names[0] for one in known))


def _known(corpus: Corpus) -> Iterator[Known]:
    """What the dossier knows of each entity that has no item yet, by id."""
    numbers, lexicon = dict[str, int](), open_tools().names
    for folio in corpus.folios():
        placed = {(place.start, place.end): place.geonameid for place in folio.of(Place) if place.geonameid}
        for mention in folio.of(Mention):
            number = placed.get((mention.start, mention.end))
            if number is not None and mention.entity is not None:
                numbers.setdefault(mention.entity, number)
    for entity in corpus.all(Entity):
        if entity.wikidata is None:
            names = (entity.name, *entity.aliases)
            offices = tuple(sorted({role.text for role in entity.roles}))
            sex = _sex(entity, lexicon)
            yield Known(entity.id, entity.type, names, offices, sex, entity.country, numbers.get(entity.id))


def _sex(entity: Entity, lexicon: NameLexicon) -> Sex | None:
    """The sex that bearers of a person's given name mostly have."""
    first, *rest = fold_name(entity.name).split()
    given = lexicon.given.get(first) if entity.type == "person" and rest else None
    return given.sex if given is not None and given.sex in ("m", "f") else None
