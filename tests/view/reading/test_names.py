from dataclasses import replace

import pytest

from coranto.model.corpus import MemoryCorpus
from coranto.model.errors import NotFoundError
from coranto.model.resolved import Entity, EntityLink, Role
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk
from coranto.view.reading.names import entity_page, entity_tags, place_page, place_summaries
from reading_room import WORDS, room
from records import SPEAKER, ferry


def named(role: str | None) -> Desk:
    """The ferry, whose captain has a title."""
    corpus = ferry()
    (reyes,) = corpus.all(Entity)
    roles = () if role is None else (Role(role, "bay.txt", SPEAKER.start, SPEAKER.end),)
    rows = {Entity: (replace(reyes, roles=roles),), EntityLink: (EntityLink("bay.txt", "Reyes", "ent1"),)}
    return Desk(MemoryCorpus(corpus.by_doc, {**corpus.rows, **rows}), WORDS)


@pytest.mark.parametrize("role", [None, "survivor", "private secretary"])
def test_no_page_is_made_of_a_private_person_and_none_lists_one(role: str | None) -> None:
    desk = named(role)
    assert entity_tags(desk) == []
    with pytest.raises(NotFoundError, match="public role"):
        entity_page(desk, "ent1")


def test_a_page_has_roles_claims_and_lines() -> None:
    page = entity_page(named("harbour chief"), "ent1")
    assert [(held.role, held.since) for held in page.roles] == [("harbour chief", "2023-03-07")]
    assert [claim.text for claim in page.claims] == ["At least 11 people drowned"]
    assert [row.id for row in page.entries] == ["en1"]
    assert page.entity.entries == 1


def test_entities_are_those_of_the_lines_that_pass() -> None:
    desk = named("harbour chief")
    assert [tag.id for tag in entity_tags(desk, Filter(place="Batangas"))] == ["ent1"]
    assert entity_tags(desk, Filter(disputed=True)) == []
    assert entity_tags(desk, label="organization") == []


def test_a_place_keeps_its_lines_and_days() -> None:
    desk = room()
    (batangas,) = place_summaries(desk.rows.values())
    assert (batangas.name, batangas.entries, batangas.first_day) == ("Batangas", 1, "2023-03-06")
    assert [row.id for row in place_page(desk, batangas.key).entries] == ["en1"]
    with pytest.raises(NotFoundError):
        place_page(desk, "nowhere")
