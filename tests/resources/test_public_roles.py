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
    ],
)
def test_who_is_only_near_it_has_none(role: str) -> None:
    assert not public_roles().hold(role)
