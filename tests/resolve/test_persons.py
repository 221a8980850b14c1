import pytest

from naming import resolved
from resolve.who import groups, profile, rows


def people(*texts: str) -> list[tuple[str, ...]]:
    entities, _ = resolved(texts)
    return sorted((e.name, *e.aliases) for e in entities if e.type == "person")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("President Oleksandr Hrynenko spoke.", "President Olexander Grinenko spoke."),
        ("Colonel Mohammed al-Sharif resigned.", "Colonel Muhammad Al Sharif resigned."),
        ("Judge Yelena Sokolova ruled.", "Judge Elena Sokolova ruled."),
    ],
)
def test_spellings_of_one_person_meet(a: str, b: str) -> None:
    assert len(people(a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Minister Carlos Fuentes resigned.", "Minister Miguel Fuentes resigned."),
        ("Mr Robin Archer was charged.", "Mrs Robin Archer was charged."),
        ("Judge Oleg Baranov ruled.", "Judge Olga Baranova ruled."),
        ("President George W. Carver spoke.", "President George H. Carver spoke."),
        ("Senator Brian J. Moran left.", "Senator Jim Moran left."),
        ("Mr Martin Luther Pratt Jr spoke.", "Mr Martin Luther Pratt Sr spoke."),
    ],
)
def test_two_people_stay_apart(a: str, b: str) -> None:
    assert len(people(a, b)) == 2


def test_a_bare_family_name_joins_the_only_person_it_can_be() -> None:
    assert people("President Nadia Benali spoke in Rabat.", "President Benali left.") == [("Nadia Benali", "Benali")]


def test_a_bare_family_name_of_two_people_joins_neither() -> None:
    found = people("Minister Juan Ibarra spoke.", "Senator Pedro Ibarra spoke.", "Mr Ibarra left.")
    assert found == [("Ibarra",), ("Juan Ibarra",), ("Pedro Ibarra",)]


def test_a_form_that_fits_two_people_joins_neither() -> None:
    found = people("Judge Anil Kumar Das ruled.", "Judge Sunil Kumar Das ruled.", "Judge Kumar Das ruled.")
    assert found == [("Anil Kumar Das",), ("Kumar Das",), ("Sunil Kumar Das",)]


M, F = frozenset("m"), frozenset("f")
FILL = [profile(f"z{n:02}.txt", f"Fill {n}", "product") for n in range(40)]
"""Enough documents for a dossier of many stories."""


def test_one_name_of_two_sexes_is_two_and_the_unclear_third_is_neither() -> None:
    found = [profile("a", "Robin Archer", sexes=M), profile("b", "Robin Archer", sexes=F), profile("c", "Robin Archer")]
    assert groups(*found) == [("a Robin Archer",), ("b Robin Archer",), ("c Robin Archer",)]
    assert groups(found[0], found[2]) == [("a Robin Archer", "c Robin Archer")]


def test_a_form_of_a_name_that_two_bear_is_neither() -> None:
    found = [profile("a", "Robin Archer", sexes=M), profile("b", "Robin Archer", sexes=F), profile("c", "R. Archer")]
    assert ("c R. Archer",) in groups(*found)


def test_ages_keep_two_of_one_name_apart_and_both_say_so() -> None:
    young, old = profile("a", "Ana Soto", born=(700_000, 700_365)), profile("b", "Ana Soto", born=(680_000, 680_365))
    entities, _, _ = rows(young, old)
    why = "their ages differ by more than the dates explain"
    assert [why in e.reason and "kept apart from Ana Soto" in e.reason for e in entities] == [True, True]


def test_what_is_doubtful_is_asked_not_joined() -> None:
    entities, _, doubts = rows(profile("a", "Ida Brand"), profile("b", "Ida Brant"))
    assert len(entities) == 2
    assert [(d.why, d.score >= 0.6) for d in doubts] == [
        ("Ida Brand = Ida Brant: family name: one letter of few differs, ida/ida: same word", True)
    ]
    assert {(d.a, d.b) for d in doubts} == {tuple(sorted(e.id for e in entities))}


def test_a_reason_tells_names_documents_features_and_score() -> None:
    entities, _, _ = rows(profile("a", "Oleh Havryliuk"), profile("b", "Oleg Gavrilyuk"))
    assert len(entities) == 1
    for told in ("Oleg Gavrilyuk (b)", "Oleh Havryliuk (a)", "family name: same sound", "score 0.9"):
        assert told in entities[0].reason


def test_a_bare_name_of_many_stories_joins_only_in_its_own() -> None:
    lima = [profile(doc, name, "place") for doc in "ab" for name in ("Lima", "Cusco")]
    people = [profile("a", "Ana Quispe"), profile("b", "Quispe"), profile("c", "Quispe"), profile("c", "Oslo", "place")]
    found = groups(*people, *lima, *FILL)
    assert ("a Ana Quispe", "b Quispe") in found
    assert ("c Quispe",) in found


def test_spellings_of_one_person_are_no_second_person() -> None:
    names = ("Ana Ruiz", "Anna Ruiz", "A. Ruiz", "Ana Ruiz Ochoa")
    assert len(groups(*(profile(doc, name) for doc, name in zip("abcd", names, strict=True)))) == 1


def test_a_second_family_name_that_two_have_tells_nothing() -> None:
    found = [profile("a", "Gabriel Ruiz"), profile("b", "Gabriel Ruiz Ochoa"), profile("c", "Gabriel Ruiz Pinto")]
    assert len(groups(*found)) == 3


@pytest.mark.parametrize(("title", "joined"), [("Prime Minister", 1), ("Senator", 2)])
def test_another_first_name_needs_the_same_title(title: str, joined: int) -> None:
    found = profile("a", "Otto Emil Brandt", roles=["Prime Minister"]), profile("b", "Emil Brandt", roles=[title])
    assert len(groups(*found)) == joined


def test_a_bare_name_without_its_particle_is_the_one_of_its_document() -> None:
    found = groups(profile("a", "Riad al-Asaad"), profile("a", "Asaad"), profile("b", "Bashar Assad"))
    assert ("a Asaad", "a Riad al-Asaad") in found


def test_an_initial_of_many_stories_joins_only_in_its_own() -> None:
    lima = [profile(doc, name, "place") for doc in "ab" for name in ("Lima", "Cusco")]
    people = [profile("a", "Ana Quispe"), profile("b", "A. Quispe")]
    assert ("a Ana Quispe", "b A. Quispe") in groups(*people, *lima, *FILL)
    assert ("a Ana Quispe",) in groups(*people, *FILL)


def test_a_bare_name_with_a_title_is_who_is_called_so() -> None:
    found = groups(
        profile("a", "Ana Quispe", roles=["Judge"]), profile("b", "Eva Quispe", roles=["Mayor"]),
        profile("c", "Quispe", roles=["Mayor"]), profile("d", "Quispe", roles=["Senator"]),
    )  # fmt: skip
    assert found == [("a Ana Quispe",), ("b Eva Quispe", "c Quispe"), ("d Quispe",)]


def test_two_of_a_family_in_two_documents_are_not_made_one_by_their_bare_name() -> None:
    found = groups(
        profile("a", "Ana Quispe"), profile("a", "Quispe"), profile("b", "Eva Quispe"), profile("b", "Quispe")
    )
    assert found == [("a Ana Quispe", "a Quispe"), ("b Eva Quispe", "b Quispe")]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("President Volodymyr Hrynenko (Володимир Гриненко) spoke.", "Володимир Гриненко"),
        ("Poet Layla Haddad (Arabic: ليلى حداد) died in Beirut.", "ليلى حداد"),
    ],
)
def test_an_original_spelling_in_brackets_is_an_alias(text: str, other: str) -> None:
    (names,) = people(text)
    assert other in names


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Volodymyr Hrynenko", "Володимир Гриненко"),
        ("Imre Nagy", "Nagy Imre"),
        ("Bill Okafor", "William Okafor"),
        ("Gabriel Ruiz", "Gabriel Ruiz Ochoa"),
        ("Layla Haddad", "ليلى حداد"),
        ("Hsieh Chih-chiang", "Xie Zhiqiang"),
        ("Dilip Raj Pant", "Dilipraj Pant"),
        ("Ian McAllister", "Ian MacAllister"),
        ("Nikolaos Skouras", "Nikos Skouras"),
        ("Davit Abashidze", "David Abashidze"),
        ("Yerbol Tulegenov", "Erbol Tulegenov Sadyk"),
    ],
)
def test_scripts_orders_and_short_forms_meet(a: str, b: str) -> None:
    assert len(groups(profile("a", a), profile("b", b))) == 1


def test_an_original_spelling_leads_to_the_name_elsewhere() -> None:
    stated = profile("a", "Volodymyr Hrynenko", stated=("Володимир Гриненко",))
    assert len(groups(stated, profile("b", "Володимир Гриненко"))) == 1


def test_two_family_names_alone_are_the_one_who_bears_both() -> None:
    full = profile("a", "Elvira Luz Quispe Mamani")
    assert len(groups(full, profile("b", "Quispe Mamani"))) == 1
    assert len(groups(full, profile("b", "Quispe Mamani"), profile("c", "Rita Quispe Mamani"))) == 3
    assert len(groups(full, profile("b", "Luz Mamani"))) == 2


def test_the_first_of_two_family_names_may_stand_alone() -> None:
    full = profile("a", "Mateo Salazar Rivas")
    assert len(groups(full, profile("b", "Salazar"))) == 1
    assert len(groups(full, profile("b", "Salazar"), profile("c", "Ines Salazar"))) == 2
    assert len(groups(full, profile("b", "Salazar"), profile("c", "Bruno Salazar Montes"))) == 3


def test_a_family_name_behind_a_further_one_is_asked_unless_one_title_is_given_to_both() -> None:
    entities, _, doubts = rows(profile("a", "Irene Orban-Ruiz"), profile("b", "Irene Ruiz"))
    assert len(entities) == 2
    assert [doubt.why.rpartition(", ")[2] for doubt in doubts] == ["but one has a further name in front"]
    judges = [profile(doc, name, roles=["Judge"]) for doc, name in (("a", "Irene Orban-Ruiz"), ("b", "Irene Ruiz"))]
    assert len(groups(*judges)) == 1
    assert len(groups(profile("a", "Irene Orban-Ruiz"), profile("b", "Irene Orban"))) == 1
    assert len(groups(profile("a", "Omar Al-Sharif"), profile("b", "Omar Sharif"))) == 1


def test_some_words_of_a_longer_name_are_asked() -> None:
    entities, _, doubts = rows(profile("a", "Elvira Luz Quispe Mamani"), profile("b", "Elvira Quispe"))
    assert len(entities) == 2
    assert [doubt.why.rpartition(": ")[2] for doubt in doubts] == ["some words of a longer name"]


def test_a_body_called_by_a_family_name_of_its_story_is_asked() -> None:
    place = [profile(doc, name, "place") for doc in "ab" for name in ("Quito", "Loja")]
    found = [profile("a", "Rita Quispe"), profile("b", "Quispe", "organization"), *place]
    entities, _, doubts = rows(*found)
    names = {entity.id: entity.name for entity in entities}
    assert [{names[doubt.a], names[doubt.b]} for doubt in doubts] == [{"Rita Quispe", "Quispe"}]
    assert not rows(*found[:2])[2]
    assert not rows(*found, profile("b", "Elvira Quispe"))[2]
