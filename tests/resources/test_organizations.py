import pytest

from coranto.resources import read_yaml
from coranto.resources.organizations import organization_words
from coranto.text.organizations import alias, core_words

KNOWN = organization_words()


@pytest.mark.parametrize(
    "names",
    [
        ("UN", "ONU", "United Nations", "Nations unies", "ООН"),
        ("NATO", "OTAN", "North Atlantic Treaty Organization"),
        ("WHO", "OMS", "World Health Organization", "Weltgesundheitsorganisation"),
        ("MSF", "M.S.F.", "Médecins sans frontières", "Doctors Without Borders"),
    ],
)
def test_one_body_has_names_in_many_languages(names: tuple[str, ...]) -> None:
    numbers = {alias(name, KNOWN) for name in names}
    assert len(numbers) == 1
    assert None not in numbers


def test_an_acronym_in_small_letters_is_a_word() -> None:
    assert alias("who", KNOWN) is None


def test_no_name_belongs_to_two_bodies() -> None:
    bodies = read_yaml("organizations.yaml")["aliases"]
    names = [name.casefold() for body in bodies for name in body]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "name",
    [
        "Tamarind GmbH",
        "Tamarind Sdn. Bhd.",
        "Tamarind S.A. de C.V.",
        "Tamarind Sp. z o.o.",
        "Tamarind Kft.",
        "OOO Tamarind",
    ],
)
def test_legal_forms_of_the_world_tell_nothing(name: str) -> None:
    assert core_words(name, KNOWN) == ["tamarind"]


def test_kinds_of_bodies_meet_across_languages() -> None:
    assert core_words("Banco Tamarindo", KNOWN)[0] == core_words("Bank Tamarindo", KNOWN)[0]


def test_numbers_and_parts_are_not_common_words() -> None:
    assert not KNOWN.generic & KNOWN.countries
    assert "north" in KNOWN.parts
