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
