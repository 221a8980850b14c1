"""Days that a clause does not name: its paragraph's, or for a headline that of the text below."""

from dataclasses import replace

import pytest

from coranto.extract.happenings.carried_days import BARE_HOUR, settled
from coranto.model.annotation import Time
from coranto.model.assertion import EventMention, TimeRef
from coranto.tools import open_tools
from newsroom import Page, folio_of
from support import folio as read


def days(text: str) -> dict[str, str | None]:
    """Begin of the time of every mention, by its trigger; published on Wednesday, 14 May."""
    found = folio_of(Page(text)).of(EventMention)
    return {m.trigger.text: m.time.begin if m.time else None for m in found}


def last_day(text: str) -> str | None:
    """The day of the last mention of a text read as a whole, published on Wednesday, 14 May 2031."""
    last = read(text, "2031-05-14").of(EventMention)[-1]
    return last.time.begin[:10] if last.time is not None and last.time.begin else None


def test_what_goes_on_in_the_paragraph_is_of_its_day() -> None:
    told = days("Rebels shelled the harbour on Monday. Two crewmen drowned.")
    assert told["drowned"] == "2031-05-12"


def test_the_next_paragraph_but_one_is_not() -> None:
    told = days("Rebels shelled the harbour on Monday.\n\nIt rains.\n\nIt still rains.\n\nTwo crewmen drowned.")
    assert told["drowned"] == "2031-05-14"


def test_words_are_of_the_day_of_the_telling() -> None:
    told = days("Rebels shelled the harbour on Monday. The bishop condemned the navy.")
    assert told["condemned"] == "2031-05-14"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rebels shelled the harbour on 2 May. Two crewmen drowned.", "2031-05-14"),
        ("Rebels shelled the harbour in 1031. Two crewmen drowned.", "2031-05-14"),
        ("In March 2019 a dam burst at Kesra. A court later fined its owner.", None),
        ("In March 2019 a dam burst at Kesra.\n\nA court fined its owner.", "2031-05-14"),
        ("A dam burst at Kesra in April 2031. A court fined its owner.", "2031-05-14"),
    ],
)
def test_a_day_long_before_is_not_gone_on_from_and_what_follows_what_is_old_is_old(text: str, day: str | None) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("A ferry sank off Marivela on Monday.", "2031-05-12"),
        ("The mayor was sacked on Monday.", "2031-05-14"),
        ("The port is closed.\n\nA ferry sank off Marivela in March 2019, and 40 people drowned.", "2031-05-14"),
        ("The port is closed.\n\nIn 2017 a ferry sank off Marivela with 40 people.", "2031-05-14"),
    ],
)
def test_a_headline_has_the_day_of_its_own_text(body: str, day: str) -> None:
    assert days(f"Ferry sinks off Marivela\n\n{body}")["sinks"] == day


def test_a_day_at_the_head_of_a_sentence_sets_the_scene() -> None:
    told = days("On Tuesday it was quiet in the hills.\n\nRebels shelled the harbour.")
    assert told["shelled"] == "2031-05-13"


def test_an_hour_is_of_the_day_that_the_text_is_at() -> None:
    text = "On Tuesday it was quiet in the hills.\n\nBy nightfall three crewmen drowned."
    folio = folio_of(Page(text))
    (told,) = folio.of(EventMention)
    hour = TimeRef(39, 51, "2031-05-14T17:00", "2031-05-15T00:00", "part-of-day", f"{BARE_HOUR}; by: open")
    (moved,) = settled([replace(told, time=hour)], text, {0: False, 39: False}, folio.of(Time), open_tools().triggers)
    assert moved.time is not None
    assert (moved.time.begin, moved.time.until) == ("2031-05-13T17:00", "2031-05-14T00:00")


def test_what_goes_on_now_is_no_part_of_the_scene() -> None:
    told = days("On Tuesday it was quiet in the hills. Rebels are shelling the harbour.")
    assert told["shelling"] == "2031-05-14"


def test_two_verbs_of_one_clause_share_their_day() -> None:
    told = days("Rebels shelled the harbour on Monday. Troops arrested nine men and banned all marches.")
    assert told["banned"] == told["arrested"] == "2031-05-12"


def test_in_a_text_without_blank_lines_a_line_is_a_paragraph() -> None:
    rest = "It rains over the hills and the plain, as it does in May in all the country. " * 25
    told = days(f"Rebels shelled the harbour on Monday.\nIt rains.\nIt rains.\n{rest}\nTwo crewmen drowned.")
    assert told["drowned"] == "2031-05-14"


def test_a_new_paragraph_that_opens_with_words_of_today_ends_the_scene() -> None:
    told = days("Rebels shelled the harbour on Monday.\n\nThe bishop condemned the navy. Two crewmen drowned.")
    assert told["drowned"] == "2031-05-14"


def test_a_day_told_by_the_way_sets_no_scene() -> None:
    told = days("Two frigates, which shelled the harbour on Monday, are back. Nine crewmen drowned.")
    assert told["drowned"] == "2031-05-14"


def test_what_has_come_about_by_now_is_no_part_of_the_scene() -> None:
    told = days("Rebels shelled the harbour on Monday. The army has arrested nine men.")
    assert told["arrested"] == "2031-05-14"


def test_entries_of_a_running_page_do_not_go_on_from_one_another() -> None:
    told = days(
        "LIVE\n\n17.10 Rebels shelled the harbour on Monday.\n\n16.40 Two crewmen drowned.\n\n15.00 It rains.\n"
    )
    assert told["drowned"] == "2031-05-14"


def test_what_stands_under_the_line_of_a_day_is_of_that_day() -> None:
    told = days("Diary\n\nTuesday\n\nRebels shelled the harbour.\n\nMonday\n\nTwo crewmen drowned.")
    assert (told["shelled"], told["drowned"]) == ("2031-05-13", "2031-05-12")


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("The army has closed the bridge since Monday.", "2031-05-13"),
        ("The army has arrested ninety men since Monday.", "2031-05-15"),
    ],
)
def test_what_began_and_lasts_is_of_its_first_day_and_a_count_of_all(text: str, until: str) -> None:
    (mention,) = folio_of(Page(text)).of(EventMention)
    assert mention.time is not None
    assert (mention.time.begin, mention.time.until) == ("2031-05-12", until)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The mayor fled on Tuesday, two days after rebels shelled the harbour.", "shelled", "2031-05-11"),
        ("The judges rejected the petition, filed on Monday.", "rejected", "2031-05-14"),
        ("Troops stormed the mosque, searched the school and left on Monday.", "stormed", "2031-05-12"),
        ("Nine people were killed in Monday's riot.", "killed", "2031-05-12"),
        ("The frigates left Omora on Monday and are expected in Marivela.", "expected", None),
        ("Rebels shelled the harbour, as on Monday.", "shelled", "2031-05-14"),
    ],
)
def test_the_day_of_another_deed_in_the_sentence(text: str, trigger: str, day: str | None) -> None:
    assert days(text).get(trigger) == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Monday a canoe overturned off Marivela; nine fishermen drowned.", "drowned", "2031-05-12"),
        ("On Monday, the army says, rebels shelled the harbour.", "shelled", "2031-05-12"),
        ("Nine fishermen drowned. On Monday rebels shelled the harbour.", "drowned", "2031-05-14"),
    ],
)
def test_a_day_that_opens_a_sentence_is_that_of_its_later_clauses(text: str, trigger: str, day: str) -> None:
    assert days(text)[trigger] == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Four miners died when a shaft caved in on Monday.", "died", "2031-05-12"),
        ("A tanker struck the pier on Tuesday, as police evacuated the quay.", "evacuated", "2031-05-13"),
        ("Four miners died when a shaft caved in years before.", "died", "2031-05-14"),
    ],
)
def test_what_happened_meanwhile_is_of_the_same_day(text: str, trigger: str, day: str) -> None:
    assert days(text)[trigger] == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The bank offered a loan on Monday. The union rejected it within the hour.", "rejected", "2031-05-12"),
        ("Rebels shelled the harbour on Monday.\n\nIt rains.\n\nThe navy condemned it.", "condemned", "2031-05-14"),
        (
            "Rebels shelled the harbour on Monday.\n\nThe bank offered a loan. The union rejected it within the hour.",
            "rejected",
            "2031-05-14",
        ),
    ],
)
def test_what_follows_at_once_is_of_the_day_of_what_it_follows(text: str, trigger: str, day: str) -> None:
    assert days(text)[trigger] == day


@pytest.mark.parametrize(("between", "day"), [(2, "2031-05-12"), (3, "2031-05-14")])
def test_what_had_happened_by_then_is_of_the_day_some_paragraphs_before(between: int, day: str) -> None:
    text = "Rebels shelled the harbour on Monday.\n\n" + "It rains.\n\n" * between + "Two crewmen had drowned."
    folio = folio_of(Page(text))
    first, second = folio.of(EventMention)
    news = TimeRef(None, None, "2031-05-14", "2031-05-15", "day", "no time in the clause: told as the news of the day")
    heads = {0: False, second.start: False}
    *_, last = settled([first, replace(second, time=news)], text, heads, folio.of(Time), open_tools().triggers)
    assert last.time is not None
    assert last.time.begin == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (
            "In 1990 a flood broke dykes in which ten people died; in 1992 a minister resigned.",
            "died",
            "1990-01-01",
        ),
        ("The drivers rejected the offer and called a strike for 20 May.", "rejected", "2031-05-14"),
    ],
)
def test_the_day_of_another_statement_or_of_what_is_planned_is_not_taken(text: str, trigger: str, day: str) -> None:
    assert days(text)[trigger] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A rumour spread on Tuesday evening.\n\nBefore dawn soldiers took away four clerks.", "2031-05-14"),
        ("The mob left late on Tuesday. At first light divers found the boat.", "2031-05-14"),
        ("A rumour spread on Monday morning. By nightfall soldiers took away four clerks.", "2031-05-12"),
        ("A gallery caved in at 5:40 p.m. on Tuesday. The knocking stopped at 3 a.m.", "2031-05-14"),
    ],
)
def test_an_early_hour_told_after_an_evening_is_of_the_day_after(text: str, day: str) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Yesterday the tribunal sat.\n\nIt rained.\n\nIt rained.\n\nBy evening a crowd burned two buses.",
            "2031-05-13",
        ),
        ("Yesterday the tribunal sat.\n\nIt rained.\n\nIt rained.\n\nAt dawn a crowd burned two buses.", "2031-05-14"),
        ("Today the tribunal sat.\n\nIt rained.\n\nIt rained.\n\nBy evening a crowd burned two buses.", "2031-05-14"),
        ("Yesterday the tribunal sat.\n\nIt rained.\n\nIt rained.\n\nA crowd burned two buses.", "2031-05-13"),
        ("Yesterday the tribunal sat.\n\nIt rained.\n\nIt rained.\n\nA crowd has burned two buses.", "2031-05-14"),
        ("Yesterday the tribunal sat.\n\nIt rained.\n\nIt rained.\n\nThe judge resigned.", "2031-05-14"),
        (
            "Yesterday the tribunal sat. Today it is shut.\n\nIt rained.\n\nIt rained.\n\nA crowd burned two buses.",
            "2031-05-14",
        ),
        (
            "The tribunal sat on Wednesday, as yesterday.\n\nIt rained.\n\nIt rained.\n\nA crowd burned two buses.",
            "2031-05-14",
        ),
    ],
)
def test_a_paper_read_in_the_morning_tells_of_the_evening_before(text: str, day: str) -> None:
    assert last_day(text) == day


_REVIEW = (
    "Rebels shelled Varn on 1 May. On 3 May they took the bridge. Trade stopped on 6 May. The governor fled on 9 May."
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{_REVIEW}\n\nOn 4 May lorries brought flour. Farmers burned a barn at dusk.", "2031-05-04"),
        (f"{_REVIEW}\n\nOn 4 May lorries brought flour.\n\nFarmers burned a barn.", "2031-05-14"),
        ("It rained.\n\nOn 4 May lorries brought flour. Farmers burned a barn.", "2031-05-14"),
        (f"{_REVIEW}\n\nOn 4 May envoys met in Bria. The rebels rejected their plan.", "2031-05-04"),
        (f"{_REVIEW} The army now says it was ready.\n\nOn 4 May envoys met in Bria. It was late.", "2031-05-04"),
        (f"{_REVIEW}\n\nOn 4 May envoys met in Bria. The rebels reject their plan.", "2031-05-14"),
        (f"{_REVIEW}\n\nOn 4 May envoys met in Bria.\n\nThe rebels rejected their plan.", "2031-05-14"),
        (f"{_REVIEW}\n\nIn 2019 a mine at Bria caved in. A court later fined its owner.", None),
    ],
)
def test_a_review_of_weeks_goes_on_from_its_days_however_long_ago(text: str, day: str) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Yesterday police closed the bridge after a crowd threw stones at it.", "2031-05-13"),
        ("The auction was cancelled after protesters stormed the hall.", "2031-05-14"),
        (
            "A truce was agreed on Monday.\n\nIt rained. The depot was shut after protesters had burned it.",
            "2031-05-14",
        ),
        ("The depot is to be shut after protesters have burned it.", None),
        ("Trains stood still near the depot that protesters had burned.", None),
    ],
)
def test_what_a_main_clause_came_after_is_of_its_day(text: str, day: str | None) -> None:
    assert last_day(text) == day
