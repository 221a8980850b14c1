"""Toponyms that the words beside them tell, and words like them that are none."""

import pytest

from coranto.annotate.told_places import is_located, is_no_person, stands_before_noun, told_places
from coranto.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools() -> Tools:
    return open_tools()


def told(text: str, tools: Tools, taken: str = "") -> list[str]:
    """The names told in ``text``, where ``taken`` is already a name."""
    covered = bytearray(len(text))
    if taken:
        at = text.index(taken)
        covered[at : at + len(taken)] = b"\x01" * len(taken)
    return [span.of(text) for span in told_places(text, covered, tools)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Water rose in Kisumu overnight.", ["Kisumu"]),
        ("Two barges sank near Santa Cruz de la Sierra.", ["Santa Cruz de la Sierra"]),
        ("The walkout began at Gdynia, Poland, at noon.", ["Gdynia"]),
        ("Lagos Governor Bola Adeyemi spoke.", ["Lagos"]),
        ("A claim by the Leeds mayor was dropped.", ["Leeds"]),
        ("She called a Toronto lawyer.", ["Toronto"]),
        ("He took the train from his Osaka office.", ["Osaka"]),
        ("ARICA, Chile (Agency) — Dockers stopped work.", ["ARICA"]),
        ("BEIRA - The river is falling.", ["BEIRA"]),
        ("The president visited Kisumu on Monday.", ["Kisumu"]),
        ("Aid reached Nakuru by lorry.", ["Nakuru"]),
        ("Police closed the road to Eldoret.", ["Eldoret"]),
        ("The deputy commissioner of Kisumu resigned.", ["Kisumu"]),
        ("He got as far as Garissa.", ["Garissa"]),
        ("The bridge at Zarvani was opened.", ["Zarvani"]),
        ("A mine went off on the edge of Zarvani.", ["Zarvani"]),
    ],
)
def test_a_preposition_an_area_an_office_a_noun_or_a_dateline_tells_a_place(
    text: str, names: list[str], tools: Tools
) -> None:
    assert told(text, tools) == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris said nothing.",  # no word beside it tells a place
        "Prices rose in March.",
        "They believe in Emilia.",  # a given name, though small towns are called so
        "She works in Marketing.",
        "A Danish lawyer called.",
        "A US official and the UN envoy met.",
        "A White House official denied it.",  # what Casablanca means is no name of its own
        "He lives in Qwxrtown.",
    ],
)
def test_other_words_with_capitals_are_none(text: str, tools: Tools) -> None:
    assert told(text, tools) == []


def test_what_is_taken_stays_and_the_words_before_it_are_still_read(tools: Tools) -> None:
    assert told("Accra Mayor Kofi Owusu left.", tools, taken="Kofi Owusu") == ["Accra"]
    assert told("Rain fell in Kisumu.", tools, taken="Kisumu") == []


def test_a_body_with_an_office_behind_it_may_be_told_a_place_but_not_by_a_mere_verb(tools: Tools) -> None:
    text = "Nairobi Police Chief Ann Otieno spoke; Nairobi agreed."
    assert stands_before_noun(text, 0, 7, tools)
    at = text.rindex("Nairobi")
    assert not stands_before_noun(text, at, at + 7, tools)
    assert not is_located(text, at, at + 7, tools)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aircraft had bombed Vrelona.", ["Vrelona"]),
        ("Troops retook Ulonzi on Friday.", ["Ulonzi"]),
        ("They fled the village of Ak Sorul before dawn.", ["Ak Sorul"]),
        ("Shells fell on the outskirts of Ulonzi.", ["Ulonzi"]),
        ("Aircraft had bombed Vrelona positions.", []),
        ("The minister praised Vrelona.", []),
    ],
)
def test_what_a_war_takes_is_a_town_that_no_gazetteer_need_have(text: str, names: list[str], tools: Tools) -> None:
    assert told(text, tools) == names


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Sappers worked on the edge of Ulonzi.", "Ulonzi", True),
        ("The envoy visited Korhogo on Tuesday.", "Korhogo", True),
        ("The envoy visited Hassan on Tuesday.", "Hassan", False),
        ("The envoy thanked Korhogo on Tuesday.", "Korhogo", False),
    ],
)
def test_what_has_an_edge_or_is_visited_is_no_person(text: str, name: str, place: bool, tools: Tools) -> None:
    at = text.index(name)
    assert is_no_person(text, at, at + len(name), tools) is place
