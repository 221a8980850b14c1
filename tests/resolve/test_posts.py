import pytest

from coranto.model.resolved import Role
from coranto.resolve.posts import Post, post_of
from coranto.tools import open_tools


def read(text: str, role: str, day: int | None = 700_000) -> tuple[str, Post] | None:
    start = text.index(role)
    return post_of(Role(role, "a.txt", start, start + len(role)), text, day, open_tools())


@pytest.mark.parametrize(
    ("text", "role", "kind", "owner"),
    [
        ("Kenyan President Amina Odhiambo spoke.", "Kenyan President", "president", "KE"),
        ("South African President Thabo Nkosi spoke.", "South African President", "president", "ZA"),
        ("Kenya's president Amina Odhiambo spoke.", "president", "president", "KE"),
        ("Ana Silva, president of Brazil, spoke.", "president of Brazil", "president", "BR"),
        ("The Japanese Prime Minister Ken Abe spoke.", "Prime Minister", "head of government", "JP"),
        ("Norwegian foreign minister Liv Dahl spoke.", "Norwegian foreign minister", "minister", "NO"),
    ],
)
def test_a_post_of_a_state_has_its_country(text: str, role: str, kind: str, owner: str) -> None:
    found = read(text, role)
    assert found is not None
    assert (found[0], found[1].owners) == (kind, {owner})


def test_a_mayor_has_a_town_in_any_of_its_spellings() -> None:
    one, other = (
        read("Kyiv Mayor Ivan Bondar left.", "Kyiv Mayor"),
        read("Ivan Bondar, mayor of Kiev, left.", "mayor of Kiev"),
    )
    far = read("Ivan Bondar, mayor of Lviv, left.", "mayor of Lviv")
    assert one is not None
    assert other is not None
    assert far is not None
    assert not one[1].excludes(other[1])
    assert one[1].excludes(far[1])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Former Kenyan President Amina Odhiambo spoke.", "Former Kenyan President"),
        ("Kenyan Vice President Amina Odhiambo spoke.", "Kenyan Vice President"),
        ("Barcelona president Jordi Puig spoke.", "Barcelona president"),
        ("Kenyan Football Federation president Amina Odhiambo spoke.", "Kenyan Football Federation president"),
        ("Ana Silva, president of Acme Bank, spoke.", "president of Acme Bank"),
        ("President Amina Odhiambo spoke.", "President"),
        ("Kenyan singer Amina Odhiambo spoke.", "Kenyan singer"),
    ],
)
def test_a_post_that_is_none_or_nobodys_says_nothing(text: str, role: str) -> None:
    assert read(text, role) is None


def test_without_a_day_a_post_says_nothing() -> None:
    assert read("Kenyan President Amina Odhiambo spoke.", "Kenyan President", None) is None
