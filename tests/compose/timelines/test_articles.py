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


@pytest.mark.parametrize(
    ("sentence", "opening"),
    [
        ("On 3 May the mill in Ghent burnt down.", "2019-05-03"),
        ("June 11 - The bridge in Tartu fell.", "2019-06-11"),
        ("Tuesday: divers went down at the bridge.", "2019-06-11"),
        ("The bridge in Tartu fell on 11 June.", None),
        ("In May the mill in Ghent burnt down.", None),
    ],
)
def test_a_passage_may_open_with_a_day(sentence: str, opening: str | None) -> None:
    text = f"The town waited for news of the bridge. {sentence} Nobody was hurt, the mayor said."
    made = passages(folio(text, "2019-06-14", last="anchored_times"))
    assert made[1].opening == (opening and ordinal(opening))


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("LIMA -LRB- Wire -RRB- -- ", ""),
        ("VADUZ | Tue Jun 11 , 2019 4:08 am GMT VADUZ , June 11 -LRB- Wire -RRB- - ", ""),
        ("PORTO NOVO , Benin ( Wire ) -- ", ""),
        ("The Tree Board ( TB ) ", "The Tree Board ( TB ) "),
        ("The Tree Board ( TB ) -- ", "The Tree Board ( TB ) -- "),
    ],
)
def test_a_passage_begins_behind_its_dateline(head: str, kept: str) -> None:
    body = "the old bridge fell into the river before dawn and nobody was hurt ."
    assert told(head + body)[0][0] == kept + body


def test_what_readers_wrote_below_an_article_is_not_its_prose() -> None:
    body = "The mill in Ghent burnt down on Monday. Nobody was hurt. Firemen stayed all night. The owner wept.\n\n"
    posts = "June 12, 2019 at 6:21 pm | Reply What a pity.\n\nJune 13, 2019 at 7:02 am | Reply I loved that mill.\n"
    assert [words for words, _ in told(body + posts)][-1] == "The owner wept."
    assert "I loved that mill." in " ".join(words for words, _ in told(body + posts[48:]))


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("A boy walks past the burnt mill in Ghent, June 11, 2019.", False),
        ("Firemen rest beside the mill in Ghent 11 June 2019.", False),
        ("The mill in Ghent burnt down on June 11, 2019.", True),
        ("The mill had been closed since 11 June 2018.", True),
        ("On June 11, 2019 the mill in Ghent burnt down.", True),
    ],
)
def test_a_caption_is_not_prose(sentence: str, kept: bool) -> None:
    found = told(f"The town waited for news of the mill. {sentence} Nobody was hurt, the mayor said.")
    assert (sentence in [words for words, _ in found]) == kept
