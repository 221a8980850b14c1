"""When what a clause tells was."""

import pytest

from coranto.model.assertion import EventMention
from extract.tellings import day_of, only, told
from newsroom import claim
from support import folio


def test_a_possessive_day_dates_its_own_noun() -> None:
    found = told("The toll of Monday's blast rose to nine.")
    assert [m.time.begin if m.time else None for m in found if m.lemma == "rise"] == ["2031-05-14"]


def test_a_stated_day_goes_before_the_day_of_publication() -> None:
    mention = only("A passenger train derailed on Monday in the hills.")
    assert mention.time is not None
    assert (mention.time.begin, mention.time.precision) == ("2031-05-12", "day")
    assert mention.time.start is not None


def test_news_without_a_time_takes_the_day_of_publication_and_says_so() -> None:
    time = only("A passenger train derailed in the hills.").time
    assert time is not None
    assert (time.start, time.begin) == (None, "2031-05-14")
    assert "day of publication" in time.reason


@pytest.mark.parametrize(
    "text",
    [
        "A passenger train had derailed in the hills.",  # before the news
        "A passenger train previously derailed there.",
        "The army will shell the harbour.",  # not yet
        "The council has promised to rebuild the harbour.",  # neither is of the day
    ],
)
def test_no_day_is_invented(text: str) -> None:
    assert told(text)[0].time is None


def test_an_undated_dispatch_lends_no_day() -> None:
    assert only("A passenger train derailed in the hills.", day=None).time is None


def test_a_clause_that_hangs_on_another_shares_its_day() -> None:
    found = told("Rebels shelled the harbour on Monday, killing nine people.")
    assert [m.time.begin if m.time else None for m in found] == ["2031-05-12", "2031-05-12"]


def test_a_time_in_a_relative_clause_is_not_the_event_s() -> None:
    mention = told(
        "The mayor has placed two engineers under house arrest for the flood that ruined Marivela on Monday."
    )[0]
    assert mention.lemma == "place under house arrest"
    assert day_of(mention) == "2031-05-14"


def test_that_night_points_back_to_the_day_last_named() -> None:
    text = "Crowds broke windows on Monday. The governor declared a state of emergency that night."
    assert day_of(told(text)[-1]) == "2031-05-12"


def test_that_night_without_a_day_before_it_is_unknown() -> None:
    assert told("Crowds broke windows. The governor declared a state of emergency that night.")[-1].time is None


@pytest.mark.parametrize(
    "text",
    [
        "The islanders voted for independence at the fall of the old empire.",
        "The islanders voted for independence in the 1970s.",
        "Rebels burned the mill three decades ago.",
    ],
)
def test_another_age_is_not_the_day_of_publication(text: str) -> None:
    assert [day_of(mention) for mention in told(text)] in ([None], [])


def test_a_day_that_is_declared_something_is_not_the_day_of_the_declaring() -> None:
    assert day_of(told("The governor declared Monday a day of mourning.")[0]) == "2031-05-14"


def test_what_had_happened_is_of_the_day_named_before_it() -> None:
    text = "The revolt began on Monday. A statement read on the radio said the guards had seized power."
    time = folio(text, "2031-05-14").of(EventMention)[-1].time
    assert time is not None
    assert (time.begin, time.until, time.precision) == ("2031-05-12", "2031-05-13", "day")


def test_what_is_denied_to_have_happened_has_no_day() -> None:
    text = "The navy denied that rebels had shelled the harbour."
    spoken = claim(text, "rebels had shelled the harbour", "The navy", act="denies")
    assert told(text, claims=[spoken])[-1].time is None


def test_the_day_of_what_is_asked_is_not_that_of_the_asking() -> None:
    asked = told("The bishop called on the faithful to march through the town on Monday.")[0]
    assert (asked.trigger.text, day_of(asked)) == ("called on", "2031-05-14")


def test_since_a_day_is_an_interval_up_to_the_telling() -> None:
    time = told("Since Monday measles has killed 58 people.")[0].time
    assert time is not None
    assert (time.begin, time.until, time.precision) == ("2031-05-12", "2031-05-15", "range")


def test_a_year_of_another_verb_is_not_the_event_s() -> None:
    mention = told("Norway cancelled a treaty signed in 1931.")[0]
    assert day_of(mention) == "2031-05-14"


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Monday the mayor's office, citing a complaint, ordered an evacuation.", "ordered", "2031-05-12"),
        ("The judge suspended the strike until 24 May and freed the editor.", "freed", "2031-05-14"),
        ("The ferry, which was to land at Varn on Tuesday, turned back.", "turned", "2031-05-13"),
        ("The visit that she was to make on Saturday did not take place.", "take", "2031-05-10"),
        ("The storm, which struck in March 2019, killed 60 people.", "killed", "2019-03-01"),
        ("The bank, which opened in March 2019, collapsed.", "collapsed", "2031-05-14"),
        ("In 2023 nurses sued the state, and drivers blocked the bridges.", "blocked", "2023-01-01"),
        ("The governor invited the rebels back for Friday.", "invited", "2031-05-14"),
        ("Vaccinations in the camps have been put back to Saturday.", "put", "2031-05-17"),
        ("The premier declared three days of mourning starting on Friday.", "declared", "2031-05-14"),
        ("The court freed the editor on Tuesday, a day later than announced.", "freed", "2031-05-13"),
        ("The minister denied a report that a trip due in January had been cancelled.", "denied", "2031-05-14"),
        ("One arrested clerk was a councillor, which the party rejected as a lie.", "rejected", "2031-05-14"),
    ],
)  # fmt: skip
def test_the_day_of_the_deed_itself(text: str, trigger: str, day: str) -> None:
    read = folio(text, "2031-05-14").of(EventMention)
    assert [day_of(m) for m in read if m.trigger.text.startswith(trigger)] == [day]


@pytest.mark.parametrize(
    ("text", "lemma", "day"),
    [
        # 2031-05-14 is a Wednesday
        (
            "When the tribunal met on Friday, the miners had to concede that they had no maps.",
            "concede",
            "2031-05-09",
        ),
        ("After the tunnel opened on Friday, drivers blocked the toll gates.", "block", "2031-05-14"),
        ("Three passengers died, including a boy born in 2024, and nine were hurt.", "die", "2031-05-14"),
        ("The clinic at Kolda, due on Saturday, opened its doors on Monday.", "open", "2031-05-12"),
        ("At about six on Sunday morning, Ruritania says, shells hit the customs post.", "hit", "2031-05-11"),
        (
            "The dyke broke on Sunday evening, and by Monday noon Ba, Nadi and Suva were flooded.",
            "flooded",
            "2031-05-12",
        ),
    ],
)
def test_the_day_of_a_subordinate_clause_is_the_main_clause_s_only_if_it_tells_when(
    text: str, lemma: str, day: str
) -> None:
    assert [day_of(m) for m in told(text) if m.lemma == lemma] == [day]
