from dataclasses import replace

import pytest

from coranto.model.assertion import Claim
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.parties import Parties
from coranto.model.resolved import Entity, EntityLink, Party
from coranto.model.source import Document, Published
from coranto.tools import open_tools
from newsroom import claim
from sources import dispatch

TEXT = (
    "The Kenyan coast guard said that it sank. Kenya's transport minister said that it burned. "
    "The captain said that it broke. Amina Otieno said that it drifted. Wajir said that it turned. "
    "She said that it leaked."
)
PUBLISHED = Published("2031-05-02", "2031-05-03", "day", "stated", "", 1.0)


def entity(id_: str, name: str, kind: str, party: Party | None) -> Entity:
    return Entity(id_, kind, name, (), None, None, party, (), 1, ())  # type: ignore[arg-type]


OTIENO = Party("United Nations", None, "2033-01-01", "a title")


def parties(*claims: Claim, party: Party | None = OTIENO) -> Parties:
    folio = Folio(dispatch(TEXT, "a.txt"), {}).with_rows(
        [Document("a.txt", "0", len(TEXT), None, "en", None, None, PUBLISHED)], [Document]
    )
    rows = {
        Claim: claims,
        Entity: (entity("e1", "Amina Otieno", "person", party), entity("e2", "Ada Wajir", "person", party)),
        EntityLink: (EntityLink("a.txt", "Amina Otieno", "e1"), EntityLink("a.txt", "Wajir", "e2")),
    }
    return Parties(MemoryCorpus({"a.txt": folio}, rows), open_tools().parties)  # type: ignore[arg-type]


GUARD = claim(TEXT, "it sank", "The Kenyan coast guard")
MINISTER = claim(TEXT, "it burned", "Kenya's transport minister")
CAPTAIN = claim(TEXT, "it broke", "The captain")
NAMED = claim(TEXT, "it drifted", "Amina Otieno")
SHE = replace(claim(TEXT, "it leaked", None), inherited_from=NAMED.id)


@pytest.mark.parametrize(
    ("made", "side"),
    [
        (GUARD, "Kenya"),
        (MINISTER, "Kenya"),
        (CAPTAIN, None),
        (NAMED, "United Nations"),
        (SHE, "United Nations"),
        (claim(TEXT, "it turned", "Wajir"), "United Nations"),
        (claim(TEXT, "it turned", None), None),
    ],
)
def test_words_tell_a_claim_s_party_else_who_its_speaker_is(made: Claim, side: str | None) -> None:
    assert parties(GUARD, MINISTER, CAPTAIN, NAMED, made).of(made.id) == side


def test_a_source_may_name_its_entity_already() -> None:
    assert NAMED.source is not None
    linked = replace(NAMED, source=replace(NAMED.source, entity="e1"))
    assert parties(linked).of(linked.id) == "United Nations"


def test_officials_of_one_side_are_one_and_the_unknown_do_not_count() -> None:
    claims = (GUARD, MINISTER, CAPTAIN, NAMED, SHE)
    assert parties(*claims).behind(c.id for c in claims) == {"Kenya", "United Nations"}
    assert parties(*claims).behind([CAPTAIN.id, "no such claim"]) == frozenset()


def test_a_party_counts_in_its_time_only() -> None:
    assert parties(NAMED, party=replace(OTIENO, until="2031-05-02")).of(NAMED.id) is None
    assert parties(NAMED, party=replace(OTIENO, begin="2031-05-03")).of(NAMED.id) is None
    assert parties(NAMED, party=replace(OTIENO, begin="2031-05-02")).of(NAMED.id) == "United Nations"


def test_the_words_of_one_who_is_said_to_be_out_of_office_stand_above_what_is_known() -> None:
    text = "Former UN envoy Amina Otieno said that it sank."
    former = claim(text, "it sank", "Former UN envoy Amina Otieno")
    assert former.source is not None
    former = replace(former, source=replace(former.source, entity="Amina Otieno"))
    assert parties(former).of(former.id) is None


def test_claims_that_inherit_in_a_circle_have_no_party() -> None:
    one = replace(claim(TEXT, "it sank", None), id="c1", inherited_from="c2")
    other = replace(claim(TEXT, "it burned", None), id="c2", inherited_from="c1")
    assert parties(one, other).of("c1") is None
