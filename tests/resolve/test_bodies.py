import pytest

from resolve.who import groups, profile, rows

FILL = [profile(f"z{n:02}.txt", f"Fill {n}", "product") for n in range(40)]
"""Enough documents for a dossier of many stories."""


def org(doc: str, name: str, **known: object) -> object:
    return profile(doc, name, "organization", **known)


@pytest.mark.parametrize("many", [[], FILL])
def test_an_acronym_is_the_body_that_its_document_states(many) -> None:
    found = groups(
        org("a", "Kenya Tea Board", stated=("KTB",)), org("a", "KTB"),
        org("b", "Kuopio Theatre Board", stated=("KTB",)), org("b", "KTB"), *many,
    )  # fmt: skip
    assert ("a KTB", "a Kenya Tea Board") in found
    assert ("b KTB", "b Kuopio Theatre Board") in found


def test_an_acronym_that_two_bodies_may_be_is_neither() -> None:
    found = groups(org("a", "Kenya Tea Board"), org("b", "Kuopio Theatre Board"), org("c", "KTB"))
    assert ("c KTB",) in found


def test_in_many_stories_an_acronym_keeps_to_its_own() -> None:
    lima = [profile(doc, name, "place") for doc in "ab" for name in ("Lima", "Cusco")]
    found = groups(
        org("a", "Peru Tin Board"), org("b", "PTB"), org("c", "PTB"), profile("c", "Oslo", "place"), *lima, *FILL
    )
    assert ("a Peru Tin Board", "b PTB") in found
    assert ("c PTB",) in found


def test_in_many_stories_a_body_of_everyday_words_keeps_to_its_own() -> None:
    found = groups(org("a", "Election Commission"), org("b", "Election Commission"), *FILL)
    assert ("a Election Commission",) in found
    assert ("a Election Commission", "b Election Commission") in groups(
        org("a", "Election Commission"), org("b", "Election Commission")
    )


def test_a_reason_names_the_spellings_and_the_documents() -> None:
    entities, _, _ = rows(org("a", "Bank of Acrora"), org("b", "Acrora Bank"))
    assert [e.reason for e in entities] == ["same name Bank of Acrora = Acrora Bank in a, b"]


def test_bodies_nearly_alike_are_asked_about() -> None:
    _, _, doubts = rows(org("a", "Marlow Steel"), org("a", "Marlow"))
    assert len(doubts) == 1


def test_a_body_is_one_under_all_its_known_names() -> None:
    found = groups(org("a", "UNICEF"), org("b", "Unicef"), org("c", "WHO"), org("d", "World Health Organization"))
    assert found == [("a UNICEF", "b Unicef"), ("c WHO", "d World Health Organization")]
    entities, _, _ = rows(org("c", "WHO"), org("d", "World Health Organization"))
    assert entities[0].reason == "known under both names WHO = World Health Organization in c, d"


def test_a_known_acronym_that_a_text_gives_to_another_is_of_that_one_there() -> None:
    found = groups(
        org("a", "Wild Horse Owners", stated=("WHO",)), org("a", "WHO"),
        org("b", "World Health Organization", stated=("WHO",)), org("b", "WHO"),
    )  # fmt: skip
    assert found == [("a WHO", "a Wild Horse Owners"), ("b WHO", "b World Health Organization")]


def test_a_body_that_differs_by_a_slip_is_asked() -> None:
    together = [profile(doc, name, "place") for doc in "ab" for name in ("Lima", "Cusco")]
    slip = [org("a", "Hallström Bergbau Union"), org("b", "Hallstrom Bergbua Union")]
    entities, _, doubts = rows(*slip, *together)
    assert len(entities) == 4
    assert [doubt.why for doubt in doubts] == ["nearly the same letters"]


def test_an_acronym_that_one_text_gives_to_two_bodies_makes_them_no_one() -> None:
    found = groups(
        org("a", "Kenya Tea Board", stated=("KTB",)), org("a", "KTB"), org("a", "Kuopio Theatre Board", stated=("KTB",))
    )
    assert len(found) == 3
