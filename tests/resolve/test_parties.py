from dataclasses import replace

import pytest

from coranto.model.assertion import Claim
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Entity, EntityLink, Party, Role
from coranto.model.source import Document, Published
from coranto.resolve.parties import with_parties
from coranto.tools import open_tools
from newsroom import claim
from sources import dispatch

KNOWN = open_tools().parties
Texts = dict[str, tuple[str, str | None]]
"""Document → its text and day."""


def entity(name: str, kind: str, country: str | None = None, *aliases: str) -> Entity:
    return Entity("e1", kind, name, aliases, None, country, None, (), 1, ())  # type: ignore[arg-type]


def party(row: Entity, texts: Texts, roles: tuple[str, ...] = (), claims: tuple[Claim, ...] = ()) -> Party | None:
    """What is known of an entity that every text names; ``roles`` are titles that stand in the texts."""
    folios = {}
    for doc, (text, day) in texts.items():
        published = Published(day, day, "day" if day else None, "stated" if day else "unknown", "", 1.0)
        folios[doc] = Folio(dispatch(text, doc), {}).with_rows(
            [Document(doc, "0", len(text), None, "en", None, None, published)], [Document]
        )
    held = tuple(
        Role(role, doc, at, at + len(role))
        for doc, (text, _) in texts.items()
        for role in roles
        if (at := text.find(role)) >= 0
    )
    links = [EntityLink(doc, row.name, row.id) for doc in texts]
    corpus = MemoryCorpus(folios, {Claim: claims})
    made = list(with_parties([replace(row, roles=held), *links], corpus, KNOWN))
    assert made[1:] == links
    found = made[0]
    assert isinstance(found, Entity)
    return found.party


@pytest.mark.parametrize(
    ("text", "role", "side"),
    [
        ("Kenya's foreign minister Amina Otieno left.", "foreign minister", "Kenya"),
        ("Aides of the Kenyan foreign minister Amina Otieno left.", "foreign minister", "Kenya"),
        ("Amina Otieno, spokeswoman for the WFP, left.", "spokeswoman for the WFP", "World Food Programme"),
        ("Again Kenya 's foreign minister Amina Otieno left.", "foreign minister", "Kenya"),
        ("The foreign minister Amina Otieno left.", "foreign minister", None),
        ("She flew to Kenya when Foreign Minister Amina Otieno left.", "Foreign Minister", None),
        ("Kenyan opposition leader Amina Otieno left.", "opposition leader", None),
    ],
)  # fmt: skip
def test_a_title_and_the_words_before_it_tell_whom_a_person_speaks_for(text: str, role: str, side: str | None) -> None:
    found = party(entity("Amina Otieno", "person"), {"a.txt": (text, "2031-05-02")}, (role,))
    assert (found.name if found else None) == side
    assert found is None or f"{role}” in a.txt: " in found.basis


def test_a_former_office_ends_or_begins_the_time() -> None:
    now = "Kenya's foreign minister Amina Otieno left."
    then = "Kenya's former foreign minister Amina Otieno left."
    roles = ("foreign minister",)
    ended = party(entity("Amina Otieno", "person"), {"a": (now, "2031-05-02"), "b": (then, "2033-01-01")}, roles)
    assert ended is not None
    assert (ended.begin, ended.until) == (None, "2033-01-01")
    back = party(entity("Amina Otieno", "person"), {"a": (then, "2031-05-02"), "b": (now, "2033-01-01")}, roles)
    assert back is not None
    assert (back.begin, back.until) == ("2033-01-01", None)
    assert party(entity("Amina Otieno", "person"), {"a": (then, None), "b": (now, "2033-01-01")}, roles) is None


def test_another_former_office_changes_nothing() -> None:
    texts: Texts = {
        "a": ("Kenya's foreign minister Amina Otieno left.", "2031-05-02"),
        "b": ("Amina Otieno, a former teacher, left.", "2033-05-02"),
    }
    found = party(entity("Amina Otieno", "person"), texts, ("foreign minister", "former teacher"))
    assert found is not None
    assert (found.name, found.until) == ("Kenya", None)


def test_two_sides_are_none() -> None:
    texts: Texts = {
        "a": ("Kenya's foreign minister Amina Otieno left.", "2031-05-02"),
        "b": ("UN envoy Amina Otieno left.", "2033-05-02"),
    }
    assert party(entity("Amina Otieno", "person"), texts, ("foreign minister", "UN envoy")) is None


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Lia Soto of the Chilean navy said that it sank.", "Lia Soto", "Chile"),
        ("A Chilean navy spokeswoman, Lia Soto, said that it sank.", "Lia Soto", "Chile"),
        ("Lia Soto of Chile said that it sank.", "Lia Soto", None),
        ("London said that it sank.", "Jack London", None),
        ("London, who had been aboard, said that it sank.", "Jack London", None),
        ("Lia Soto, a World Bank spokeswoman, said that it sank.", "Lia Soto", "World Bank"),
    ],
)
def test_the_source_of_a_claim_tells_it_and_a_bare_name_does_not(text: str, name: str, side: str | None) -> None:
    made = claim(text, "it sank", text.partition(" said")[0].rstrip(","), "a.txt")
    assert made.source is not None
    made = replace(made, source=replace(made.source, entity=name))
    found = party(entity(name, "person", None), {"a.txt": (text, "2031-05-02")}, (), (made,))
    assert (found.name if found else None) == side


@pytest.mark.parametrize(
    ("row", "day", "side"),
    [
        (entity("Georgia", "place", "GE"), "2031-05-02", "Georgia"),
        (entity("Georgia", "place", "US"), "2031-05-02", None),
        (entity("Tbilisi", "place", "GE"), "2031-05-02", None),
        (entity("Yemen", "place", "YE"), "2031-05-02", None),
        (entity("Yemen", "place", "YE"), "2005-05-02", "Yemen"),
        (entity("Slovakia", "place", "SK"), "1980-05-02", None),
        (entity("White House", "facility", "US"), "2031-05-02", "United States"),
        (entity("Ministry of Health", "organization", "TD"), "2031-05-02", "Chad"),
        (entity("Supreme Court", "organization", "TD"), "2031-05-02", None),
        (entity("Ministry of Health", "organization"), "2031-05-02", None),
        (entity("Peruvian Navy", "organization"), "2031-05-02", "Peru"),
        (entity("Houthis", "group"), "2031-05-02", "Houthis"),
        (entity("Peruvians", "group", "PE"), "2031-05-02", None),
        (entity("Kite Society", "organization", None, "PKK"), "2031-05-02", None),
        (entity("World Health Organization", "organization", None, "WHO"), "1930-05-02", None),
    ],
)
def test_names_of_states_bodies_and_groups_are_their_own(row: Entity, day: str, side: str | None) -> None:
    found = party(row, {"a.txt": (f"{row.name} was named.", day)})
    assert (found.name if found else None) == side
