"""Records as a dossier shows them: each document's own names for people and places replaced by ids of entities."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from coranto.model.annotation import Mention
from coranto.model.assertion import Actor, Claim, EventMention, Figure, Source
from coranto.model.codec import Record
from coranto.model.resolved import EntityLink, Series

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Links:
    """What only the whole dossier knows about a document's records."""

    entities: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(document, its own name for somebody) → id of the entity."""
    series: Mapping[str, str] = field(default_factory=dict)
    """Id of a figure → id of its series."""

    def entity(self, doc: str, local: str | None) -> str | None:
        """The entity's id, or null where nobody is known under that name."""
        return None if local is None else self.entities.get((doc, local))


def links_of(entity_links: Iterable[EntityLink], series: Iterable[Series]) -> Links:
    """The links that these rows of a dossier state."""
    return Links(
        {(link.doc, link.local): link.entity for link in entity_links},
        {figure: one.id for one in series for figure in one.figures},
    )


def linked(record: R, links: Links) -> R:
    """The record with entity ids in place of local names, and a figure with its series."""
    change = _LINKERS.get(type(record))
    return record if change is None else change(record, links)


def _mention(mention: Mention, links: Links) -> Mention:
    entity = links.entity(mention.doc, mention.entity)
    return mention if entity == mention.entity else replace(mention, entity=entity)


def _claim(claim: Claim, links: Links) -> Claim:
    source = claim.source and _source(claim.source, claim.doc, links)
    reported_by = tuple(_source(s, claim.doc, links) for s in claim.reported_by)
    if source is claim.source and not reported_by:
        return claim
    return replace(claim, source=source, reported_by=reported_by)


def _event_mention(mention: EventMention, links: Links) -> EventMention:
    actors = tuple(_actor(actor, mention.doc, links) for actor in mention.actors)
    recipients = tuple(_actor(actor, mention.doc, links) for actor in mention.recipients)
    return replace(mention, actors=actors, recipients=recipients) if actors or recipients else mention


def _figure(figure: Figure, links: Links) -> Figure:
    source = figure.source and _source(figure.source, figure.doc, links)
    series = links.series.get(figure.id, figure.series)
    if source is figure.source and series == figure.series:
        return figure
    return replace(figure, source=source, series=series)


def _source(source: Source, doc: str, links: Links) -> Source:
    """The source with its entity; a body without a name of its own (*the town's mayor*) keeps the words for it."""
    entity = links.entity(doc, source.entity) or source.entity
    return source if entity == source.entity else replace(source, entity=entity)


def _actor(actor: Actor, doc: str, links: Links) -> Actor:
    entity = links.entity(doc, actor.entity)
    return actor if entity == actor.entity else replace(actor, entity=entity)


_LINKERS: Final[dict[type[Any], Callable[[Any, Links], Any]]] = {
    Mention: _mention,
    Claim: _claim,
    EventMention: _event_mention,
    Figure: _figure,
}
LINKED_KINDS: Final = frozenset(_LINKERS)
"""The types that ``linked`` may change; all others leave a dossier as they are stored."""
