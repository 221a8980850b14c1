import pytest

from coranto.view.private_names import UNTOLD, PrivateNames

PEOPLE = {
    "a": {"Jo Santos"},
    "b": {"Amina Farah Brown", "Brown"},
    "c": {"أحمد منصور"},
    "d": {"王小明"},
    "e": {"Ana Reyes"},
}
NAMES = PrivateNames(
    PEOPLE, {"Rosa Santos", "Santos Province", "Reyes"}, {one: f"Person {n}" for n, one in enumerate(PEOPLE, 1)}
)


def shown(text: str) -> str:
    for found in reversed(list(NAMES.found(text))):
        text = text[: found.start] + found.words + text[found.end :]
    return text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Jo Santos fled.", "Person 1 fled."),
        ("JO SANTOS FLED", "Person 1 FLED"),
        ("Jo\nSantos’s aunt", "Person 1’s aunt"),
        ("Santos' aunt met J. Santos.", "Person 1' aunt met Person 1."),
        ("Santos, Jo (34)", "Person 1 (34)"),
        ("Jo Maria Santos fled", "Person 1 fled"),
        ("Jo Sántos fled", "Person 1 fled"),
        ("#JoSantos and jo_santos", "#Person 1 and Person 1"),
        ("the Santoses of Jo", "the Person 1 of Person 1"),
        ("Officials said J.S., a driver", "Officials said Person 1, a driver"),
        ("Rosa Santos went to Santos Province", "Rosa Santos went to Santos Province"),
        ("Amina Brown wore brown. Brown shoes", "Person 2 wore brown. Person 2 shoes"),
        ("وقال أحمد منصور", "وقال Person 3"),
        ("据王小明说", "据Person 4说"),
        ("In Jo's absence no joke", "In Person 1's absence no joke"),
        ("Sojourn in Santosville", "Sojourn in Santosville"),
    ],
)
def test_a_name_is_known_in_every_spelling_and_in_part(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_who_shares_a_name_with_another_is_told_as_nobody() -> None:
    names = PrivateNames({"a": {"Lee"}, "b": {"Lee"}}, ["Ann Lee"], {"a": "Person 1", "b": "Person 2"})
    assert [found.words for found in names.found("Lee met Ann Lee")] == [UNTOLD]
    kept = PrivateNames({"a": {"Lee"}}, ["Lee"], {"a": "Person 1"})
    assert [found.words for found in kept.found("Lee resigned")] == [UNTOLD]


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("jo-santos-speaks.txt", True),
        ("https://example.org/2031/josantos.html", True),
        ("https://example.org/SANTOS", True),
        ("brown-bears.txt", False),
        ("report.txt", False),
        ("https://example.org/J%6F%20Santos", True),
        ("https://example.org/%D8%A3%D8%AD%D9%85%D8%AF_%D9%85%D9%86%D8%B5%D9%88%D8%B1", True),
        ("王小明.txt", True),
    ],
)
def test_the_name_of_a_file_may_give_a_person_away(name: str, tells: bool) -> None:
    assert NAMES.within(name) is tells
