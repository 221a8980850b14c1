import re
from dataclasses import replace

import pytest

from coranto.model.annotation import Mention, Place
from coranto.model.assertion import Claim, Source
from coranto.model.codec import Record
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.errors import NotFoundError
from coranto.model.judgement import Doubt
from coranto.model.resolved import Entity, EntityLink, Party, Relation, Role
from coranto.model.source import Document
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk
from coranto.view.reading.details import PartyHeld
from coranto.view.reading.names import doubtful, entity_page, entity_tags, place_page, place_summaries
from reading_room import WORDS, room
from records import SANK_BAY, SPEAKER, ferry
from sources import dispatch
from told_twice import house


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
    (held,) = page.roles
    assert (held.role, held.since, held.until) == ("harbour chief", "2023-03-07", "2023-03-08")
    assert [(at.doc, at.start) for at in held.passages] == [("bay.txt", SPEAKER.start)]
    assert [claim.text for claim in page.claims] == ["At least 11 people drowned"]
    assert [row.id for row in page.entries] == ["en1"]
    assert page.entity.entries == 1


TWICE = "The Kisumu Post said Mayor Otieno had resigned. Otieno denied it. Mayor Otieno was seen at work."
AGAIN = "The mayor, Otieno, will speak. Governor Otieno, it was said, is what he will be called."


def mayor() -> Desk:
    """A mayor, in two dispatches of two days and one without."""
    folios = {}
    texts = (("a.txt", TWICE, "2031-05-04"), ("b.txt", AGAIN, "2031-05-06"), ("c.txt", "Mayor Otieno", None))
    roles, links = [], []
    for doc, text, day in texts:
        named = [Mention(doc, m.start(), m.end(), "Otieno", "person", "ot") for m in re.finditer("Otieno", text)]
        given = re.finditer("(?:The m|M)ayor|Governor", text)
        roles += [Role(m[0], doc, m.start(), m.end()) for m in given]
        links.append(EntityLink(doc, "Otieno", "ot"))
        said = [claimed(text, "c1", 21, 46), claimed(text, "c2", 48, 64, "ot")] if doc == "a.txt" else []
        row = house(Folio(dispatch(text, doc)), None, day)
        folios[doc] = row.with_rows([*row.of(Document), *named, *said], [Document, Mention, Claim])
    entity = Entity("ot", "person", "Otieno", ("Otieno",), None, "KE", PARTY, tuple(roles), 6, (), "one name")
    return Desk(MemoryCorpus(folios, {Entity: (entity,), EntityLink: tuple(links)}), WORDS)


PARTY = Party("Kenya", "2030-01-01", None, "an office of the state")


def claimed(text: str, id_: str, start: int, end: int, who: str | None = None) -> Claim:
    source = Source(0, 15, text[:15], who)
    return Claim(
        id_, "a.txt", start, end, text[start:end], ((start, end),), None, source, "indirect", "asserted", "affirms",
        "actual", (), "states", None, None, None, None, (), None, None,
    )  # fmt: skip


def test_roles_are_told_by_the_days_on_which_they_were_given_with_every_passage() -> None:
    page = entity_page(mayor(), "ot")
    assert [(held.role, held.since, held.until, [at.doc for at in held.passages]) for held in page.roles] == [
        ("Mayor", "2031-05-04", "2031-05-07", ["a.txt", "a.txt", "b.txt", "c.txt"]),
        ("Governor", "2031-05-06", "2031-05-07", ["b.txt"]),
    ]
    assert page.party == PartyHeld("Kenya", "2030-01-01", None, "an office of the state")


def test_claims_about_it_are_those_of_others_that_name_it() -> None:
    page = entity_page(mayor(), "ot")
    assert [claim.id for claim in page.about] == ["c1"]
    assert [claim.id for claim in page.claims] == ["c2"]


SAID = "The mayor said the quay is closed"


@pytest.mark.parametrize(
    ("texts", "related", "told"),
    [
        ((SAID, SAID), False, [("a.txt", ["b.txt"])]),
        ((SAID, "The mayor said The  quay is closed."), False, [("a.txt", ["b.txt"])]),
        ((SAID, "The mayor said it has been shut"), False, [("a.txt", []), ("b.txt", [])]),
        ((SAID, "The mayor said it has been shut"), True, [("a.txt", ["b.txt"])]),
        ((SAID, "The mayor said the quay is open", SAID), False, [("a.txt", ["c.txt"]), ("b.txt", [])]),
    ],
)
def test_what_is_told_in_several_copies_is_listed_once(
    texts: tuple[str, ...], related: bool, told: list[tuple[str, list[str]]]
) -> None:
    folios, links = {}, []
    for doc, text in zip(("a.txt", "b.txt", "c.txt"), texts, strict=False):
        claim = replace(claimed(text, doc[0], 15, len(text), "ot"), doc=doc)
        folios[doc] = house(Folio(dispatch(text, doc)), None, "2031-05-04").with_rows([claim], [Claim])
        links.append(EntityLink(doc, "mayor", "ot"))
    office = Entity("ot", "role", "mayor", ("mayor",), None, "KE", None, (), 2, (), "one name")
    alike = (Relation("same", "a", "b", "they say the same", 0.9),) if related else ()
    rows: dict[type[Record], tuple[Record, ...]] = {Entity: (office,), EntityLink: tuple(links), Relation: alike}
    page = entity_page(Desk(MemoryCorpus(folios, rows), WORDS), "ot")
    assert [(one.doc, [at.doc for at in one.also]) for one in page.claims] == told


def test_a_pair_in_doubt_is_listed_where_both_may_have_a_page() -> None:
    names = ("dock", "docks", "quay")
    bodies = [Entity(id_, "organization", id_, (), None, None, None, (), 2, (), "one name") for id_ in names]
    private = Entity("rita", "person", "Rita", ("Rita",), None, None, None, (), 1, (), "one name")
    doubts = (
        Doubt("dock", "docks", 0.8, "a letter apart"),
        Doubt("docks", "rita", 0.99, "one word"),
        Doubt("docks", "quay", 0.9, "told alike"),
    )
    desk = Desk(MemoryCorpus({}, {Entity: (*bodies, private), Doubt: doubts}), WORDS)
    assert [(row.a.id, row.b.id, row.why) for row in doubtful(desk)] == [
        ("docks", "quay", "told alike"),
        ("dock", "docks", "a letter apart"),
    ]


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


def test_a_place_has_what_it_lies_in_and_what_is_counted_there() -> None:
    corpus = ferry()
    at = SANK_BAY.start + 17
    told = Place("bay.txt", at, at + 8, "Batangas", "Batangas", 1, 13.76, 121.06, "PH", "Calabarzon", "city", 1.0)
    bay = corpus.folio("bay.txt")
    known = bay.with_rows([told], [Place])
    desk = Desk(MemoryCorpus({**corpus.by_doc, "bay.txt": known}, corpus.rows), WORDS)
    (batangas,) = place_summaries(desk.rows.values())
    page = place_page(desk, batangas.key)
    assert page.within == ("Calabarzon", "PH")
    assert [(one.text, one.who) for one in page.figures] == [("At least 11 people", "Captain Reyes")]
