from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.annotation import Mention
from coranto.model.corpus import MemoryCorpus
from coranto.resolve.entities import canonical_name, entities
from coranto.tools import open_tools
from naming import named, resolved

TEXTS = (
    "Ukrainian singer Olena Havryliuk played in Kyiv.\nHavryliuk thanked the United Nations.",
    "Singer Elena Gavrilyuk was in Kiev on Friday. The UN sent food to Chad.",
    "The Ministry of Health of Chad warned of measles. Chadians queued in N'Djamena.",
    "Health Ministry officials met Amadou Diarra, head of the World Health Organization office in Bamako.",
)


def test_every_name_of_every_document_has_its_entity() -> None:
    found, links = resolved(TEXTS)
    ids = {entity.id for entity in found}
    assert len(ids) == len(found)
    locals_ = {(f"{n}.txt", m.entity) for n, text in enumerate(TEXTS) for m in named(text).of(Mention)}
    assert {(link.doc, link.local) for link in links} == locals_
    assert {link.entity for link in links} == ids


def test_places_meet_by_what_they_are() -> None:
    found, _ = resolved(TEXTS)
    (kyiv,) = [e for e in found if e.type == "place" and e.country == "UA"]
    assert {kyiv.name, *kyiv.aliases} == {"Kyiv", "Kiev"}


def test_a_river_without_a_point_is_one_with_and_without_its_kind() -> None:
    found, _ = resolved(["The Quelmara River flooded Kano on Monday.", "Boats crossed the Quelmara near Kano."])
    assert [sorted({e.name, *e.aliases}) for e in found if "Quelmara" in e.name] == [["Quelmara", "Quelmara River"]]


def test_an_acronym_joins_the_organization_whose_initials_it_is() -> None:
    found, _ = resolved(["The World Kite Organization met in Geneva.", "The WKO warned of drought."])
    (wko,) = [e for e in found if e.type == "organization"]
    assert (wko.name, wko.aliases, wko.mentions) == ("World Kite Organization", ("WKO",), 2)
    assert "initials" in wko.reason


def test_a_party_is_told_or_unknown() -> None:
    found, _ = resolved(TEXTS)
    parties = {entity.name: entity.party.name if entity.party else None for entity in found}
    assert parties["Amadou Diarra"] == "World Health Organization"
    assert parties["Chad"] == "Chad"
    assert {parties["Elena Gavrilyuk"], parties["Kyiv"], parties["Bamako"]} == {None}


def test_mentions_are_counted_once() -> None:
    found, _ = resolved(TEXTS)
    assert sum(entity.mentions for entity in found) == sum(len(named(text).of(Mention)) for text in TEXTS)


def test_the_name_is_the_most_frequent_full_form() -> None:
    assert canonical_name("person", Counter({"Ruiz": 9, "Ana Ruiz": 1, "A. M. Ruiz": 1})) == "Ana Ruiz"
    assert canonical_name("organization", Counter({"UN": 5, "United Nations": 1})) == "United Nations"


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    folios = {f"{n}.txt": named(TEXTS[n], f"{n}.txt") for n in order}
    usual = {f"{n}.txt": named(TEXTS[n], f"{n}.txt") for n in range(len(TEXTS))}
    tools = open_tools()
    assert list(entities(MemoryCorpus(folios), tools)) == list(entities(MemoryCorpus(usual), tools))
