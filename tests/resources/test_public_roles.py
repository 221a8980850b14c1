import pytest

from coranto.resources.public_roles import public_roles


@pytest.mark.parametrize(
    "role",
    [
        "President",
        "former Prime Minister",
        "Lt Gen",
        "head of the Coast Guard in Davao",
        "secretary-general",
        "Member of Parliament for Kisumu",
        "the regional governor who took office in May",
        "chargé d'affaires",
        "GOVERNOR, Ms",
        "deputy akim of the district",
        "the provincial wali",
        "alcaldesa de Cuzco",
        "Chief Constable",
        "Oberbürgermeister",
        "village headman",
        "district collector of Salem",
        "permanent representative to the United Nations",
    ],
)
def test_who_holds_power_or_speaks_for_a_body_has_a_public_role(role: str) -> None:
    assert public_roles().hold(role)


@pytest.mark.parametrize(
    "role",
    [
        "",
        "Dr",
        "shopkeeper",
        "widow of the president",
        "adviser to the minister",
        "private secretary",
        "Lance Corporal",
        "a teacher at the governor's school",
        "driver for the prime minister",
        "lawyer",
        "activist",
        "the mayor's brother",
        "family head",
        "student leader",
        "nurse at the governor's residence",
        "garbage collector",
        "gang leader",
        "witness",
        "project coordinator",
    ],
)
def test_who_is_only_near_it_has_none(role: str) -> None:
    assert not public_roles().hold(role)


@pytest.mark.parametrize(("word", "head"), [("Akim", True), ("sub-prefect", True), ("nurse", False), ("begum", False)])
def test_one_word_may_be_a_public_role(word: str, head: bool) -> None:
    assert public_roles().is_head(word) is head
