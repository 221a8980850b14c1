"""Which party stands behind a claim: by the words of its source, else by what is known of who that is."""

import re
from collections.abc import Iterable
from typing import Final

from coranto.model.assertion import Claim
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, EntityLink
from coranto.model.source import Document
from coranto.text.names import fold_name
from coranto.text.parties import side_told
from coranto.text.sides import PartyWords, within

_RELATIVE: Final = re.compile(r",? wh(?:o|om|ose) ")


class Parties:
    """The parties of a dossier's claims. Unknown is null and never counts."""

    def __init__(self, corpus: Corpus, known: PartyWords) -> None:
        self._known: Final = known
        self._claims = {claim.id: claim for claim in corpus.all(Claim)}
        self._days = {row.doc: (row.published.start or "")[:10] or None for row in corpus.all(Document)}
        self._entities = {entity.id: entity for entity in corpus.all(Entity)}
        self._links = {(link.doc, link.local): link.entity for link in corpus.all(EntityLink)}

    def behind(self, claims: Iterable[str]) -> frozenset[str]:
        """The known parties on whose word the claims of these ids stand; officials of one side are one."""
        return frozenset(party for claim in claims if (party := self.of(claim)) is not None)

    def of(self, claim: str) -> str | None:
        """The party of whoever makes the claim of that id; null for the narrator, and where it is not known."""
        spoken = self._spoken(claim)
        if spoken is None or spoken.source is None:
            return None
        day = self._days.get(spoken.doc)
        local = spoken.source.entity or ""
        entity = self._entities.get(self._links.get((spoken.doc, local), local))
        if entity is None or not is_bare_person(entity, spoken.source.text):
            told = side_told(spoken.source.text, day, self._known)
            if told is not None:
                return told.side.name if told.side is not None else None
        party = entity.party if entity is not None else None
        if party is None or (day is not None and not within(day, party.begin, party.until)):
            return None
        return party.name

    def _spoken(self, claim: str | None) -> Claim | None:
        """The claim that names the source, which others may have inherited."""
        seen: set[str] = set()
        while claim is not None and claim not in seen and claim in self._claims:
            seen.add(claim)
            found = self._claims[claim]
            if found.source is not None:
                return found
            claim = found.inherited_from
        return None


def is_bare_person(entity: Entity, words: str) -> bool:
    """Whether the words are but a person’s name, which tells no side though a town or a group may share it."""
    if entity.type != "person":
        return False
    key = fold_name(_RELATIVE.split(words)[0])
    return any(key in (name, name.rpartition(" ")[2]) for name in map(fold_name, (entity.name, *entity.aliases)))
