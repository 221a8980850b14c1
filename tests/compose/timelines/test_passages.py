from dataclasses import fields

import numpy as np
import pytest

from compose.timelines.stories import DAM, article, articles, ordinal
from coranto.compose.timelines.archive import Archive, archive, keyword_pattern
from coranto.compose.timelines.passages import Pool, background, measures, pool, worth
from coranto.resources.timelines import PassageWeights

DAY = "2020-02-05"


def told(held: Archive, one: Pool) -> list[str]:
    return [held.candidates[number].words for number in one.candidates]


def measured(sentence: str, days: tuple[str, ...] = (), published: str = DAY, keywords: str = "") -> dict[str, float]:
    """The measures of a sentence on ``DAY``, by name; it stands beside another story."""
    other = article("2020-01-01_z", [("The orchestra of Graz played for the last time in its old hall.",)])
    held = archive([article(f"{published}_a", [(sentence, *days)]), other])
    rows = measures(pool(held, ordinal(DAY)), held, background(held.vectors), keyword_pattern(keywords.split(",")))
    return dict(zip((field.name for field in fields(PassageWeights)), rows[0].tolist(), strict=True))


def test_a_day_has_what_names_it_and_what_was_published_then_or_on_the_next() -> None:
    held = archive(articles(DAM))
    found = told(held, pool(held, ordinal("2021-03-04")))
    expected = [
        *DAM["2021-03-04_courier_1.txt"],
        *DAM["2021-03-05_courier_2.txt"],
        DAM["2021-03-12_herald_1.txt"][1],
        DAM["2021-05-30_courier_3.txt"][1],
    ]
    assert sorted(found) == sorted(line[0] for line in expected)


def test_the_same_words_are_one_candidate_with_all_their_places() -> None:
    line = ("The tram to Porto stopped on Wednesday when the current failed.", DAY)
    held = archive([article("2020-02-07_b", [line]), article("2020-02-06_c", [line]), article("2020-02-06_a", [line])])
    one = pool(held, ordinal(DAY))
    assert [[held.articles[held.candidates[n].article].doc for n in group] for group in one.copies] == [
        ["2020-02-06_a", "2020-02-06_c", "2020-02-07_b"]
    ]


def test_a_day_of_which_nothing_is_told_has_an_empty_pool() -> None:
    held = archive(articles(DAM))
    one = pool(held, ordinal("2019-01-01"))
    none = PassageWeights(*[1.0] * len(fields(PassageWeights)))
    assert (one.candidates, worth(one, held, background(held.vectors), None, none).tolist()) == ((), [])


@pytest.mark.parametrize(
    ("measure", "more", "less"),
    [
        (
            "keywords",
            "Miners in Lota left the old pit after the fire.",
            "Bakers in Lota left the old shop after the fire.",
        ),
        (
            "names",
            "Anna Berg of the Oslo Opera sang for Norway again.",
            "A singer of the town opera sang for us all again.",
        ),
        ("length", "The old mill at Lund burnt down with all its grain and flour.", "The old mill at Lund burnt down."),
        (
            "personal",
            "We never saw such water in our whole life here.",
            "Nobody ever saw such water in the whole town.",
        ),
        ("personal", "Who opened the old floodgate at night?", "Somebody opened the old floodgate at night."),
        (
            "dependent",
            "But the floodgate at Lund stayed open all night.",
            "The floodgate at Lund stayed open all night long.",
        ),
        (
            "dependent",
            "“He opened the floodgate at Lund in the night.”",
            "“Nobody opened the floodgate at Lund that night.”",
        ),
    ],
)
def test_what_is_measured_of_the_words(measure: str, more: str, less: str) -> None:
    assert measured(more, keywords="miner,pit")[measure] > measured(less, keywords="miner,pit")[measure]


@pytest.mark.parametrize(
    ("days", "published", "named", "several"),
    [
        ((), DAY, 0, 0),
        ((DAY,), DAY, 0, 0),
        ((DAY,), "2020-02-06", 1, 0),
        ((DAY, "2020-02-01"), "2020-02-09", 1, 1),
    ],
)
def test_what_is_measured_of_the_days(days: tuple[str, ...], published: str, named: int, several: int) -> None:
    found = measured("The bakers of Lota left their ovens cold.", days, published)
    assert (found["named"], found["days"]) == (named, several)


def test_hindsight_grows_with_the_time_that_has_passed() -> None:
    line = "The bakers of Lota left their ovens cold."
    known = [
        measured(line, (DAY,), published)["hindsight"] for published in (DAY, "2020-02-06", "2020-06-05", "2021-02-04")
    ]
    assert known == sorted(set(known))
    assert known[0] == 0
    assert known[-1] == pytest.approx(1)


def test_what_a_whole_day_tells_is_more_central_than_an_aside() -> None:
    lines = [
        "The glacier lake above Huaraz broke its dam.",
        "Water from the glacier lake reached Huaraz within the hour.",
        "The lake had grown as the glacier above Huaraz melted.",
        "A shepherd sold two lambs on the market for little money.",
    ]
    held = archive([article(f"{DAY}_{n}", [(line,)]) for n, line in enumerate(lines)])
    one = pool(held, ordinal(DAY))
    rows = measures(one, held, background(held.vectors), None)
    aside = told(held, one).index(lines[3])
    assert np.argmin(rows[:, 0]) == np.argmin(rows[:, 2]) == aside


def test_worth_is_the_weighted_sum_of_the_measures() -> None:
    held = archive(articles(DAM))
    one, against = pool(held, ordinal("2021-03-04")), background(held.vectors)
    weights = [0.0] * len(fields(PassageWeights))
    weights[2], weights[8] = 3.0, -2.0
    found = worth(one, held, against, None, PassageWeights(*weights))
    rows = measures(one, held, against, None)
    assert np.allclose(found, 3 * rows[:, 2] - 2 * rows[:, 8])
