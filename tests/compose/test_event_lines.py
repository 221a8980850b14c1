import pytest

from chronicles import line, told


def test_a_clause_with_a_day_of_its_own_has_a_line_of_its_own() -> None:
    text = "Police in Cork arrested two men on Tuesday after a warehouse had burned down on Sunday night."
    days = {entry.day for entry in told(text)}
    assert days == {"2031-05-11", "2031-05-13"}


def test_a_threat_for_a_day_stands_there_beside_the_charge_of_its_sentence() -> None:
    text = "The herders accuse the mine of fouling the wells, which managers deny, and threaten to block the road."
    dated = text.replace("The herders accuse", "The herders' league accuses").replace("threaten to", "threatens to")
    made = {entry.day: entry.status for entry in told(dated.replace("road.", "road on 20 May."))}
    assert made == {"2031-05-14": "denied", "2031-05-20": "threatened"}


def test_one_clause_is_never_two_lines() -> None:
    text = (
        "The toll of the riots has risen to two: a man shot in Choma on Monday died on Tuesday, "
        "and a trader was trampled on Wednesday, police said."
    )
    titles = [entry.title for entry in told(text)]
    assert len(titles) == len(set(titles))


def test_the_main_clause_leads() -> None:
    entry = line("was caught", told("A smuggler was caught in Ghent as he tried to reach the port of Calais."))
    assert entry.place == "Ghent"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The league accuses the guard of burning the market of Bouar.", "claimed"),
        ("The ministry has denied that the dam at Kariba leaks.", "denied"),
        ("The mayor promised to open the baths of Vejle in June.", "planned"),
        ("The mayor urged the people of Vejle to boil their water.", "reported"),
        ("The pilots' union threatens to ground the fleet on Friday.", "threatened"),
    ],
)
def test_a_line_stands_as_what_is_said_in_it(text: str, status: str) -> None:
    assert told(text)[0].status == status


def test_a_headline_joins_the_line_of_its_own_text() -> None:
    text = (
        "Ferry sinks off Batangas, nine drown\n\n"
        "BATANGAS, Philippines - A ferry with 60 people on board sank off Batangas on Wednesday and nine drowned, "
        "the coast guard said."
    )
    made = told(text)
    assert not any(entry.title.startswith("Ferry sinks") for entry in made)


def test_a_conversion_is_no_second_figure() -> None:
    entry = line("pledged", told("Norway pledged 40 million euros ($45 million) for the clinics of Juba."))
    assert len(entry.figures) == 1


def test_a_line_that_two_dispatches_tell_is_led_by_the_first_clause_of_its_sentence() -> None:
    text = (
        "Eight people were arrested on Monday when farmers blocked the bridge in Ghent; police said 300 took part, "
        "organisers 2,000."
    )
    made = told(text, a_2031_05_12="Farmers plan to block the bridge in Ghent this afternoon.")
    found = line("Eight people", made)
    assert (found.day, found.status) == ("2031-05-12", "reported")


def test_what_was_not_offered_does_not_lead_what_is_claimed() -> None:
    made = told("Their lawyer claims the ship was seized by smugglers, but offered no proof.")
    assert line("smugglers", made).status == "claimed"


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Two nurses, kidnapped in March, were released in Bria on Tuesday.", "were released", "2031-05-13"),
        (
            "The smuggler Ivo Krall, arrested last month, fell from a window in Zlin on Monday.",
            "fell from",
            "2031-05-12",
        ),
    ],
)
def test_what_is_told_between_commas_does_not_lead(text: str, words: str, day: str) -> None:
    assert line(words, told(text)).day == day


def test_a_threat_stands_as_a_threat() -> None:
    assert told("The dockers threatened to block the lock at Terneuzen.")[0].status == "threatened"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Of the four sailors missing since the storm, three were found alive off Batangas on Tuesday.", 2),
        ("On Tuesday the council imposed travel bans on three ministers.", 1),
        ("Of the nine miners trapped at Kadoma, two were freed on Tuesday.", 2),
    ],
)
def test_a_line_lists_what_became_of_a_part_of_those_counted(text: str, figures: int) -> None:
    assert max(len(entry.figures) for entry in told(text)) >= figures
