import pytest

from coranto.resolve.roles import roles_of, title_before
from coranto.tools import open_tools

LEXICON = open_tools().names


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("But Kenyan Foreign Minister Alice Mutua said", "Alice Mutua", ["Kenyan Foreign Minister"]),
        ("Jorge Prado, mayor of Arica, said", "Jorge Prado", ["mayor of Arica"]),
        ("Mr Prado said", "Prado", []),
        ("police spokesman Major Ito Kenji said", "Ito Kenji", ["police spokesman Major"]),
        ("on Monday Alice Mutua said", "Alice Mutua", []),
        ("Tomasz Nowak, voivode of Lublin, said", "Tomasz Nowak", ["voivode of Lublin"]),
        ("Sub-prefect Awa Traoré said", "Awa Traoré", ["Sub-prefect"]),
        ("The governor of Puno, Alice Mutua, said", "Alice Mutua", ["governor of Puno"]),
        ("Water is back, the deputy akim of the town, Alice Mutua, said", "Alice Mutua", ["deputy akim of the town"]),
        ("Alice Mutua, a nurse, said", "Alice Mutua", []),
        ("The nurse Alice Mutua said", "Alice Mutua", []),
        ("The nurse on duty, Alice Mutua, said", "Alice Mutua", []),
        ("The governor's brother, Alice Mutua, said", "Alice Mutua", []),
        ("They met the governor, Alice Mutua and others said", "Alice Mutua", []),
        ("a driver of the mayor, Alice Mutua, said", "Alice Mutua", []),
    ],
)
def test_roles_as_written(text: str, name: str, roles: list[str]) -> None:
    start = text.index(name)
    found = list(roles_of("a.txt", text, start, start + len(name), LEXICON))
    assert [role.text for role in found] == roles
    assert all(text[role.start : role.end] == role.text for role in found)


def test_a_title_stands_right_before_the_name() -> None:
    text = "The president of Chile met Ana"
    assert title_before(text, text.index("Ana"), LEXICON) is None
