from coranto.resolve.storylines.summary import n_origins, summary
from resolve.storylines.tellings import story, told

AGENCY = "The dam at Jablanica overflowed. Nobody was hurt. Engineers lowered the gates."


def test_a_story_tells_its_days_counts_and_dispatches_in_order() -> None:
    made = summary(
        story(
            told("c", "Jablanica dam safe again", "2031-04-05"),
            told("u", "What is a dam?"),
            told("a", "Dam overflows at Jablanica", "2031-04-02", AGENCY),
        )
    )
    assert (made.begin, made.until, made.last) == ("2031-04-02", "2031-04-06", "2031-04-05")
    assert [one.doc for one in made.dispatches] == ["a", "c", "u"]
    assert [one.day for one in made.dispatches] == ["2031-04-02", "2031-04-05", None]
    assert (made.n_documents, made.n_origins) == (3, 3)


def test_an_undated_story_has_no_days() -> None:
    made = summary(story(told("u", "What is a dam?")))
    assert (made.begin, made.until, made.last) == (None, None, None)


def test_the_title_is_of_the_dispatch_most_like_all() -> None:
    leads = [
        told("a", "Dam overflows at Jablanica", "2031-04-02"),
        told("b", "Jablanica dam overflows after rain", "2031-04-02"),
        told("c", "Weather diary of a Bosnian shepherd: rain", "2031-04-02"),
    ]
    assert summary(story(*leads)).title == "Jablanica dam overflows after rain"


def test_the_id_stays_when_the_story_grows() -> None:
    first = told("a", "Dam overflows at Jablanica", "2031-04-02")
    later = told("b", "Jablanica dam safe again", "2031-04-05")
    assert summary(story(first)).id == summary(story(first, later)).id != summary(story(later)).id


def test_copies_count_as_one_origin() -> None:
    rows = [
        told("a", "Dam overflows", None, AGENCY),
        told("b", "Bosnian dam overflows", None, AGENCY + " More follows."),
        told("c", "Dam overflows, nobody hurt", None, "Water ran over a dam in Bosnia. The mayor was asleep."),
    ]
    assert n_origins(rows) == 2
    assert n_origins(rows[:1]) == 1
    assert n_origins([told("x", "one"), told("y", "two")]) == 2
