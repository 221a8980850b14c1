"""Who a source is, by the names that its noun phrase holds."""

import pytest

from coranto.extract.speakers.speakers import entity_of, names
from coranto.model.annotation import Label, Mention
from extract.dispatches import spoken

BODIES = frozenset({"agency"})


@pytest.mark.parametrize(
    ("phrase", "named", "entity"),
    [
        ("Peru's president Dina Flores", [("Peru", "place"), ("Dina Flores", "person")], "Dina Flores"),
        ("Dina Flores's spokesman Luis Paz", [("Dina Flores", "person"), ("Luis Paz", "person")], "Luis Paz"),
        ("Luis Paz, an aide to Dina Flores", [("Luis Paz", "person"), ("Dina Flores", "person")], "Luis Paz"),
        ("a spokesman for Dina Flores", [("Dina Flores", "person")], None),
        ("the Red Cross", [("Red Cross", "organization")], "Red Cross"),
        ("Peru", [("Peru", "place")], "Peru"),
        ("the Andina news agency", [("Andina", "organization")], "Andina"),
        ("Red Cross volunteers", [("Red Cross", "organization")], None),
        ("the Flores administration", [("Flores", "person")], None),
        ("a spokesman for President Dina Flores", [("Dina Flores", "person")], None),
        ("the head of the army Dina Flores", [("Dina Flores", "person")], "Dina Flores"),
        ("Peru and Chile", [("Peru", "place"), ("Chile", "place")], None),
        (
            "Peru, Chile and the Red Cross",
            [("Peru", "place"), ("Chile", "place"), ("Red Cross", "organization")],
            None,
        ),
        ("Dina Flores, head of trade and industry", [("Dina Flores", "person")], "Dina Flores"),
        ("a nurse", [], None),
        ("Dina Flores of the port union", [("Dina Flores", "person")], "Dina Flores"),
        ("Energy and mines minister Dina Flores", [("Dina Flores", "person")], "Dina Flores"),
        ("Farmers and Dina Flores", [("Dina Flores", "person")], None),
    ],
)
def test_entity_of_a_source(phrase: str, named: list[tuple[str, Label]], entity: str | None) -> None:
    mentions = []
    for name, label in named:
        at = phrase.index(name)
        mentions.append(Mention("a", at, at + len(name), name, label, name))
    assert entity_of(phrase, (0, len(phrase)), names(mentions), BODIES) == entity


def test_a_family_name_alone_is_its_only_bearer() -> None:
    text = "Dina Flores left. Flores spoke."
    mentions = [Mention("a", 0, 11, "Dina Flores", "person", "Dina Flores")]
    assert entity_of(text, (18, 24), names(mentions), BODIES) == "Dina Flores"
    two = [*mentions, Mention("a", 12, 16, "Luis Flores", "person", "Luis Flores")]
    assert entity_of(text, (18, 24), names(two), BODIES) is None


def test_a_kind_alone_is_the_only_body_of_that_kind() -> None:
    text = "The Harbour Guild met. The Guild spoke."
    mentions = [
        Mention("a", 4, 17, "Harbour Guild", "organization", "Harbour Guild"),
        Mention("a", 27, 32, "Guild", "organization", "Guild"),
    ]
    assert entity_of(text, (23, 32), names(mentions), BODIES) == "Harbour Guild"


def test_names_outside_the_phrase_do_not_count() -> None:
    text = "Ito said Sato left"
    mentions = [Mention("a", 0, 3, "Ito", "person", "Ito"), Mention("a", 9, 13, "Sato", "person", "Sato")]
    assert entity_of(text, (0, 3), names(mentions), BODIES) == "Ito"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The harbour authority said the ferry was late. It also said the pilot was safe.", "harbour authority"),
        (
            "The education ministry of Peru said schools were shut. It said exams would wait.",
            "education ministry of Peru",
        ),
        ("The cabinet sent engineers to the dam. It denied that the wall had cracked.", "cabinet"),
        ("Farmers said the ferry was late. It also said the pilot was safe.", None),
    ],
)
def test_it_means_the_body_that_spoke_or_that_the_sentence_before_was_about(text: str, entity: str | None) -> None:
    last = spoken(text)[-1]
    assert last.source is not None
    assert (last.source.text, last.source.entity) == ("It", entity)


def test_who_sent_after_denying_is_one_person_not_a_clause() -> None:
    text = "Mr Aoki sent trucks into the port after denying for weeks that he intended to do so."
    (claim,) = spoken(text, {"Aoki": "person"})
    assert claim.source is not None
    assert (claim.source.text, claim.source.entity) == ("Mr Aoki", "Aoki")


def test_who_denies_a_claim_does_not_report_it() -> None:
    inner = next(
        c
        for c in spoken("Ruiz rejected the union's claim that the mine was unsafe.")
        if c.cue and c.cue.text == "claim"
    )
    assert inner.reported_by == ()
