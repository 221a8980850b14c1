from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.annotate.mentions import Sight, full_names, mentions
from coranto.annotate.sentences import sentences
from coranto.model.annotation import Marking, Mention, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch
from coranto.tools import open_tools
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
            "PADANG, Indonesia, May 3, 2031 (Lisbon) - A ferry sank on Friday, the agency Lisbon said.",
            [("PADANG", "place"), ("Indonesia", "place"), ("Lisbon", "organization"), ("Lisbon", "organization")],
        ),
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
            "Flights from Nagpur were cancelled by Kenya Airways, the Airports Authority of India said.",
            [("Nagpur", "place"), ("Kenya Airways", "organization"), ("Airports Authority of India", "organization")],
        ),
    ],
)
def test_names_in_news(text: str, found: list[tuple[str, str]]) -> None:
    assert labelled(text) == found


def test_a_family_name_stands_for_the_full_name_of_its_document() -> None:
    folio = named("Adaeze Okonkwo won the vote.\nOkonkwo, a lawyer, thanked her voters. Mrs Okonkwo leads the party.")
    assert [m.entity for m in folio.of(Mention)] == ["Adaeze Okonkwo"] * 3


def test_a_son_is_not_the_father_whose_names_he_bears_in_another_order() -> None:
    names = full_names(
        [Sight(0, 1, n, n.lower(), "person", 1.0) for n in ("Abdul Rahman Yusof", "Yusof bin Abdul Rahman")]
    )
    assert names == {"abdul rahman yusof": "Abdul Rahman Yusof", "yusof bin abdul rahman": "Yusof bin Abdul Rahman"}


def test_a_family_name_of_two_people_stands_for_neither() -> None:
    folio = named("Police charged Juan Morales and his brother Pedro Morales.\nMorales denied it.")
    assert [m.entity for m in folio.of(Mention)] == ["Juan Morales", "Pedro Morales", "Morales"]


def test_a_first_name_may_stand_for_the_whole() -> None:
    folio = named("Singer Wanjiru Abebe Mwangi cancelled a show.\nFans of Wanjiru waited for hours.")
    assert [m.entity for m in folio.of(Mention)] == ["Wanjiru Abebe Mwangi"] * 2


def test_a_family_name_outdoes_a_company_of_that_name() -> None:
    assert labelled("Premier Dana Ford resigned.\nFord blamed the floods.")[1] == ("Ford", "person")


def test_a_word_at_the_head_of_a_sentence_is_no_company() -> None:
    assert labelled("Shell fragments near Kano frightened the cattle.") == [("Kano", "place")]


def test_an_acronym_that_spells_a_word_is_a_name() -> None:
    assert labelled("The World Health Organization (WHO) sent a team.")[1] == ("WHO", "organization")


def test_a_word_that_the_text_also_writes_small_is_no_name() -> None:
    assert labelled("Flooding killed 12 people. Heavy flooding continued.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Villagers said the dam had held.",
        "Geologists said the slope was moving.",
        "Eleven said they had seen the flash.",
        "Dengue spread along the coast. Doctors feared Dengue.",
        "Lassa fever killed ten.",
        "The Marburg virus is back.",
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


# ---------------------------------------------------------------------------- what the document makes of the marks


def heard(text: str, *marks: tuple[str, str, float]) -> list[tuple[str, str]]:
    """(name, label) of every mention, where the model marks the words given, in the order of the text."""
    rows: list[Marking] = []
    for word, label, score in marks:
        start = text.index(word, rows[-1].end if rows else 0)
        rows.append(Marking("a.txt", start, start + len(word), "entity", label, score))
    folio = Folio(Dispatch("a.txt", "0" * 64, "0" * 64, text))
    folio = folio.with_rows(sentences(folio, open_tools()), [Sentence]).with_rows(rows, [Marking])
    return [(row.text, row.label) for row in mentions(folio, open_tools())]


def test_a_mark_that_the_model_is_unsure_of_falls() -> None:
    assert heard("Cranes lifted the hull.", ("Cranes", "organization", 0.4)) == []


def test_a_given_name_before_a_family_name_bears_out_a_doubtful_mark() -> None:
    assert heard("The governor, Ines Duarte, left.", ("Ines Duarte", "place", 0.4)) == [("Ines Duarte", "person")]
    assert heard("The harbour, Port Duarte, closed.", ("Port Duarte", "place", 0.4)) == []


@pytest.mark.parametrize(
    ("text", "mark", "label", "name"),
    [
        ("They met Foreign Minister Aino Salo.", "Foreign Minister Aino Salo", "person", "Aino Salo"),
        ("They met the Red Crescent.", "the Red Crescent", "organization", "Red Crescent"),
        ("It is Lomé's port.", "Lomé's", "place", "Lomé"),
        ("It is the workers' party Zenko's.", "Zenko's", "organization", "Zenko"),
        ("He sued Bravel Inc. in May.", "Bravel Inc", "organization", "Bravel Inc."),
        ("He lives in Orvakton, D.C. and sails.", "D.C", "place", "D.C."),
        ("He left Togo.", "Togo", "place", "Togo"),
        ("(Kofi Anan-", "(Kofi Anan-", "person", "Kofi Anan"),
        ("The court sits in The Hague.", "Hague", "place", "The Hague"),
        ("They joined upstart Zenko Party.", "upstart Zenko Party", "organization", "Zenko Party"),
        ("Funds of van Ostade Bank froze.", "van Ostade Bank", "organization", "van Ostade Bank"),
        ("On thyssenova bank.", "thyssenova bank", "organization", "thyssenova bank"),
        ("It is up to ORFU's ethics panel.", "ORFU's ethics", "organization", "ORFU"),
        ("They back Zenko's Youth League.", "Zenko's Youth League", "organization", "Zenko's Youth League"),
        ("In Lagos Orvak's said profits rose.", "Orvak's", "organization", "Orvak's"),
        ("In Lagos Orvak's profits rose.", "Orvak's", "organization", "Orvak"),
        ("He lies in Belmora General Hospital.", "Belmora General Hospital", "facility", "Belmora General Hospital"),
    ],
)
def test_a_name_is_cut_to_what_is_its_own(text: str, mark: str, label: str, name: str) -> None:
    assert heard(text, (mark, label, 0.9)) == [(name, label)]


@pytest.mark.parametrize(
    ("text", "mark", "label"),
    [
        ("The President spoke.", "President", "person"),
        ("On Monday it rained.", "Monday", "place"),
        ("Doctors feared Dengue.", "Dengue", "product"),
        ("The Marburg virus is back.", "Marburg", "place"),
        ("Ross River fever spread.", "Ross River", "place"),
    ],
)
def test_what_names_nobody_is_left(text: str, mark: str, label: str) -> None:
    assert heard(text, (mark, label, 0.95)) == []


def test_a_hospital_is_a_facility_whoever_acts_in_it() -> None:
    marks = ("Belmora General Hospital", "organization", 0.9), ("Belmora Hospital Trust", "organization", 0.9)
    assert heard("Belmora General Hospital sued Belmora Hospital Trust.", *marks) == [
        ("Belmora General Hospital", "facility"),
        ("Belmora Hospital Trust", "organization"),
    ]


@pytest.mark.parametrize(
    ("text", "mark", "label", "found"),
    [
        ("They met Zofi Arbuk, a 34-year-old nurse.", "Zofi Arbuk", "person", True),
        ("They met Zofi Arbuk, 34, there.", "Zofi Arbuk", "person", True),
        ("They met Zofi Arbuk, a nurse.", "Zofi Arbuk", "person", False),
        ("They met Zofi Arbuk, 3,000 strong.", "Zofi Arbuk", "person", False),
        ("They sued Dovra Hermel SAC.", "Dovra Hermel SAC", "organization", True),
        ("They sued Dovra Hermel.", "Dovra Hermel", "organization", False),
    ],
)
def test_an_age_or_a_legal_form_bears_out_a_doubtful_mark(text: str, mark: str, label: str, found: bool) -> None:
    assert heard(text, (mark, label, 0.45)) == ([(mark, label)] if found else [])
    assert heard(text, (mark, label, 0.3)) == []


def test_an_adjective_before_a_noun_is_no_people_though_it_looks_like_one() -> None:
    assert heard("It cost 90 Swiss francs.", ("Swiss", "group", 0.9)) == []
    assert heard("It cost 90 Swiss francs.") == []
    assert heard("The Swiss voted.", ("Swiss", "group", 0.9)) == [("Swiss", "group")]
    assert heard("Many Swiss said so.", ("Swiss", "group", 0.9)) == [("Swiss", "group")]


def test_all_sights_of_a_name_decide_together() -> None:
    text = "Zamora won. Zamora lost. Zamora drew."
    marks = [("Zamora", "organization", 0.95), ("Zamora", "place", 0.9), ("Zamora", "organization", 0.9)]
    assert heard(text, *marks) == [("Zamora", "organization")] * 3


def test_a_longer_name_speaks_for_its_short_forms() -> None:
    text = "Premier Dana Ford resigned. Ford blamed Tavrion Steel Works. Tavrion sued."
    marks = [
        ("Dana Ford", "person", 0.95), ("Ford", "organization", 0.9),
        ("Tavrion Steel Works", "organization", 0.95), ("Tavrion", "person", 0.9),
    ]  # fmt: skip
    labels = ["person", "person", "organization", "organization"]
    assert [label for _, label in heard(text, *marks)] == labels


def test_a_sure_name_is_one_wherever_it_stands_unless_it_is_an_everyday_word() -> None:
    text = "Kasungu flooded. They fled from Kasungu to Target. Target practice began in Kasungutown."
    marks = [("Kasungu", "place", 0.95), ("Target", "organization", 0.95)]
    assert heard(text, *marks) == [("Kasungu", "place"), ("Kasungu", "place"), ("Target", "organization")]


def test_peoples_in_the_plural_are_groups_without_the_model() -> None:
    assert heard("Nigerians and Kurds voted; Nigerian troops watched.") == [("Nigerians", "group"), ("Kurds", "group")]


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


def test_of_two_marks_that_overlap_the_first_is_taken() -> None:
    folio = Folio(Dispatch("a.txt", "0" * 64, "0" * 64, "Bank of Oruro closed."))
    rows = [Marking("a.txt", 0, 13, "entity", "organization", 0.9), Marking("a.txt", 8, 13, "entity", "place", 0.9)]
    assert [row.text for row in mentions(folio.with_rows(rows, [Marking]), open_tools())] == ["Bank of Oruro"]


def test_a_name_seen_elsewhere_is_no_name_in_a_time() -> None:
    text = "Solis Osei left. It rained on Solis. Solis waved."
    folio = Folio(Dispatch("a.txt", "0" * 64, "0" * 64, text))
    folio = folio.with_rows([Marking("a.txt", 37, 42, "entity", "person", 0.9)], [Marking])
    assert [row.start for row in mentions(folio, open_tools())] == [0, 30, 37]
    folio = folio.with_rows([TimeExpression("a.txt", 30, 35, "Solis", "DATE", "feast")], [TimeExpression])
    assert [row.start for row in mentions(folio, open_tools())] == [0, 37]
