import pytest

from compose.timelines.stories import DAM, article, articles, ordinal
from coranto.compose.timelines.archive import LEAD, archive, keyword_pattern

LINE = "The harbour master of Bergen counted fourteen boats"


def words(told: list[str], day: str = "2020-02-01") -> list[str]:
    return [one.words for one in archive([article(f"{day}_x_1", [(line,) for line in told])]).candidates]


def test_candidates_are_found_by_the_day_they_name_and_by_the_day_of_their_article() -> None:
    held = archive(articles(DAM))
    naming = [held.candidates[one].words for one in held.naming[ordinal("2021-03-12")]]
    assert naming == [DAM["2021-03-12_herald_1.txt"][0][0], DAM["2021-03-20_herald_2.txt"][1][0]]
    leading = [held.candidates[one].words for one in held.leading[ordinal("2021-03-05")]]
    assert leading == [told[0] for told in DAM["2021-03-05_courier_2.txt"]]


def test_order_of_arrival_changes_nothing() -> None:
    forward, backward = archive(articles(DAM)), archive(reversed(articles(DAM)))
    assert forward.candidates == backward.candidates
    assert forward.vectors.weights.tolist() == backward.vectors.weights.tolist()


@pytest.mark.parametrize(
    "line", ["Boats in Bergen harbour today.", "And so it was, and so it is.", "Boat " * 71, "He said that he did so."]
)
def test_what_is_too_short_too_long_or_says_too_little_is_no_candidate(line: str) -> None:
    assert words([line, LINE]) == [LINE]


def test_only_the_first_sentences_may_go_without_a_day() -> None:
    lines = [f"{LINE} in bay number {number}" for number in range(LEAD + 3)]
    assert len(words(lines)) == LEAD


@pytest.mark.parametrize(("days", "kept"), [(3, 3), (4, 0)])
def test_words_printed_on_many_days_are_a_formula(days: int, kept: int) -> None:
    told = [
        article(f"2020-02-0{n + 1}_x_1", [("Join our readers and follow the story live here",)]) for n in range(days)
    ]
    assert len(archive(told).candidates) == kept


def test_white_space_and_case_make_no_other_wording() -> None:
    held = archive([article("2020-02-01_x", [(LINE,)]), article("2020-02-01_y", [(LINE.upper().replace(" ", "\n "),)])])
    assert held.wordings.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("keywords", "text", "found"),
    [
        (["flood"], "the floods reached a floodgate", ["flood", "flood"]),
        (["dam"], "the damage at the dam, madam", ["dam", "dam"]),
        (["Côte", " "], "in côte d'ivoire", ["côte"]),
        (["oil", "oil spill"], "an oil spill of crude oil", ["oil spill", "oil"]),
    ],
)
def test_keywords_match_the_beginnings_of_words(keywords: list[str], text: str, found: list[str]) -> None:
    pattern = keyword_pattern(keywords)
    assert pattern is not None
    assert pattern.findall(text) == found


def test_no_keywords_have_no_pattern() -> None:
    assert keyword_pattern(["", "  "]) is None
