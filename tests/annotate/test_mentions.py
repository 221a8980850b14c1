from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.annotation import Mention
from naming import labelled, named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A 6.8-magnitude earthquake struck near Marrakesh, the US Geological Survey said.",
            [("Marrakesh", "place"), ("US Geological Survey", "organization")],
        ),
        (
            "Chilean President Gabriela Rojas told reporters in Valparaíso that the strike was over.",
            [("Gabriela Rojas", "person"), ("Valparaíso", "place")],
        ),
        ("Rescuers pulled three people from the rubble.", []),
        (
            "Hezbollah fighters and Lebanese soldiers exchanged fire, the Lebanese army said.",
            [("Hezbollah", "organization")],
        ),
        ("Nigerians voted on Saturday.", [("Nigerians", "group")]),
        (
            "The court in The Hague sentenced Dr. Ivana Petrić.",
            [("The Hague", "place"), ("Ivana Petrić", "person")],
        ),
        (
            "Speaking on Friday, Prime Minister Jone Waqa warned of a cholera outbreak in Suva.",
            [("Jone Waqa", "person"), ("Suva", "place")],
        ),
        (
            "Flights from Tenzingpur airport were cancelled by IndiGo, the Airports Authority of India said.",
            [("Tenzingpur", "place"), ("IndiGo", "organization"), ("Airports Authority of India", "organization")],
        ),
    ],
)
def test_names_in_news(text: str, found: list[tuple[str, str]]) -> None:
    assert labelled(text) == found


def test_a_family_name_stands_for_the_full_name_of_its_document() -> None:
    folio = named("Adaeze Okonkwo won the vote.\nOkonkwo, a lawyer, thanked her voters. Mrs Okonkwo leads the party.")
    assert [m.entity for m in folio.of(Mention)] == ["Adaeze Okonkwo"] * 3


def test_a_family_name_of_two_people_stands_for_neither() -> None:
    folio = named("Juan Morales and Pedro Morales were charged.\nMorales denied it.")
    assert [m.entity for m in folio.of(Mention)] == ["Juan Morales", "Pedro Morales", "Morales"]


def test_a_first_name_may_stand_for_the_whole() -> None:
    folio = named("Singer Wanjiru Abebe Mwangi cancelled a show.\nFans of Wanjiru waited for hours.")
    assert [m.entity for m in folio.of(Mention)] == ["Wanjiru Abebe Mwangi"] * 2


def test_a_family_name_outdoes_a_company_of_that_name() -> None:
    assert labelled("Premier Dana Ford resigned.\nFord blamed the floods.")[1] == ("Ford", "person")


def test_a_word_at_the_head_of_a_sentence_is_no_company() -> None:
    assert labelled("Target practice near Kano frightened the cattle.") == [("Kano", "place")]


def test_an_acronym_that_spells_a_word_is_a_name() -> None:
    assert labelled("The World Health Organization (WHO) sent a team.")[1] == ("WHO", "organization")


def test_a_word_that_the_text_also_writes_small_is_no_name() -> None:
    assert labelled("Flooding killed 12 people. Heavy flooding continued.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Prices of Bresavola rose. Shops ran out of Bresavola.",
        "Nobody had seen Quellbach. A boat called for Quellbach.",
        "Villagers said the dam had held.",
        "Geologists said the slope was moving.",
        "Eleven said they had seen the flash.",
        "Dengue spread along the coast. Doctors feared Dengue.",
        "Lassa fever killed ten. The clinic was built for Lassa.",
        "The Marburg virus is back.",
        "Pour 40 grams of Bresavola, 30 grams of flour.",
    ],
)
def test_a_capital_alone_makes_no_name(text: str) -> None:
    assert labelled(text) == []


def test_where_a_disease_is_called_after_a_place_the_place_stays_where_it_is_meant() -> None:
    text = "The first case of Ross River fever was found in Brisbane. In Wuhan, a Wuhan virus was spoken of."
    assert [name for name, _ in labelled(text)] == ["Brisbane", "Wuhan"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ANGRY farmers blocked the port of Calais.", ["Calais"]),
        ("A BITTER quarrel split the harbour board.", []),
        ("NEEDS\n\nTents and blankets are short.", []),
        ("STRIKES. Ferries to Naxos are cancelled.", ["Naxos"]),
        ("UNHCR said the camp was full.", ["UNHCR"]),
        ("The KRPT struck again. KRPT is on strike.", ["KRPT", "KRPT"]),
    ],
)
def test_words_set_in_capitals_are_no_acronyms(text: str, found: list[str]) -> None:
    assert [name for name, _ in labelled(text)] == found


def test_a_word_at_the_head_of_a_line_that_the_text_writes_small_is_no_town() -> None:
    text = "Sale of the year\n\nThe sale begins in Leeds on Friday, when a sale is least expected."
    assert [name for name, _ in labelled(text)] == ["Leeds"]


def test_the_first_word_of_an_organization_stands_for_it() -> None:
    found = labelled("Tavrion Steel Works Ltd shut a furnace. Tavrion denied the leak.")
    assert found == [("Tavrion Steel Works Ltd", "organization"), ("Tavrion", "organization")]


def test_a_rights_line_names_nobody() -> None:
    assert labelled("The dam at Kariba held.\n\n© Harare Herald 2019") == [("Kariba", "place")]


TEXTS = st.lists(
    st.sampled_from([
        "President", "Amina Yusuf", "of", "the", "and", "Kano", "New", "U.S.", "'s", "al-", "bin", "Ministry", "St.",
        ",", ".", "\n", "\r\n", "\U0001f6a2", "e\u0301", "\u200f", "שלום", "\ud800", "ÉCOLE", "\u00a0", "said",
        "”", "-",
    ]),
    max_size=30,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_slice_back_and_never_overlap(text: str) -> None:
    rows = named(text).of(Mention)
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.text.strip() == row.text != ""
        assert row.entity
    assert all(a.end <= b.start for a, b in pairwise(rows))
