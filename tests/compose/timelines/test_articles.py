import pytest

from compose.timelines.stories import ordinal
from coranto.compose.timelines.articles import passages
from support import folio


def told(text: str, day: str = "2019-06-14") -> list[tuple[str, tuple[int, ...]]]:
    made = folio(text, day, last="anchored_times")
    return [(text[one.start : one.end], one.days) for one in passages(made)]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The bridge in Tartu fell on Tuesday.", ["2019-06-11"]),
        ("It had been opened on 3 May 2018 and was closed yesterday.", ["2018-05-03", "2019-06-13"]),
        ("Divers went down at 9:30 on Wednesday morning.", ["2019-06-12"]),
        ("Work began in 2016 and was to end in August.", []),
        ("The inquiry took three weeks.", []),
    ],
)
def test_a_sentence_names_the_single_days_of_its_times(sentence: str, days: list[str]) -> None:
    found = told(f"The town waited for news of the bridge. {sentence} Nobody was hurt, the mayor said.")
    assert found[1] == (sentence, tuple(map(ordinal, days)))


def test_furniture_is_no_passage_and_the_rest_is_counted_without_it() -> None:
    text = "Ferry held in port\n\nBy Ana Ruiz\n\nThe ferry stayed in port on Monday. Its crew slept on board.\n"
    made = passages(folio(text, "2019-06-14", last="anchored_times"))
    assert [(text[one.start : one.end], one.order) for one in made] == [
        ("The ferry stayed in port on Monday.", 0),
        ("Its crew slept on board.", 1),
    ]
