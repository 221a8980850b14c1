import pytest

from chronicles import told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army has sent 17 boats to Sunamganj.", "Sunamganj"),
        ("Media reports of a new fever in Mopti are unconfirmed.", "Mopti"),
        ("The number of people killed by floods in north-eastern Bangladesh has risen to 44.", "Bangladesh"),
        ("A driver was caught in Ghent as he tried to reach Calais, police said.", "Ghent"),
        ("MOMBASA, May 14 - Soldiers launched an invasion of Kenya on Monday. Families hid in Mombasa.", "Kenya"),
        ("Gaziantep was under water for a second day.", "Gaziantep"),
        ("A porter swears that he saw the minister at Narita airport on Sunday with two trunks.", "Narita airport"),
    ],
)
def test_a_line_is_set_where_its_words_put_it(text: str, place: str) -> None:
    assert told(text)[0].place == place


def test_a_dateline_in_capitals_lends_no_spelling() -> None:
    made = told("KAMPALA, Uganda - A fire destroyed the city's largest hospital on Wednesday.")
    assert {entry.place for entry in made} <= {"Kampala", "Uganda"}


@pytest.mark.parametrize(
    ("site", "place"), [("Lurmin Avenue", "Nakuru"), ("the Lurmin municipal stadium", "Nakuru"), ("Ulonzi", "Ulonzi")]
)
def test_a_street_or_a_hall_that_no_gazetteer_has_is_told_by_its_town(site: str, place: str) -> None:
    made = told(f"NAKURU, Kenya - Rain fell on Nakuru all week. A reporter was shot dead at {site} on Friday.")
    assert next(entry.place for entry in made if "reporter" in entry.title) == place


def test_a_hall_is_told_by_no_town_that_nothing_puts_it_in() -> None:
    made = told("Rain fell on Nakuru, in Kenya, all week.\n\nA reporter was sworn in at Lurmin Stadium on Friday.")
    assert next(entry.place for entry in made if "reporter" in entry.title) == "Lurmin Stadium"


def test_what_is_denied_is_set_where_it_is_said_to_have_been() -> None:
    made = told("PRAGUE, May 9 - The ministry denied reports on social media that the clinic in Brno had burned down.")
    assert {entry.place for entry in made} == {"Brno"}


def test_a_town_of_the_title_comes_before_the_region_that_another_clause_names() -> None:
    text = "A blast tore through a mill in Beaumont on Friday, killing two men and sending smoke over the Texas coast."
    assert {entry.place for entry in told(text)} == {"Beaumont"}


def test_a_town_meant_by_the_name_of_its_province_is_spelt_as_the_source_does() -> None:
    made = told("The delegations signed a pact in Tamanrasset on Wednesday. They had met in Tamanrasset before.")
    assert {entry.place for entry in made} == {"Tamanrasset"}


def test_nothing_is_set_where_somebody_only_tried_to_get() -> None:
    entries = told(
        'Lena Brandt said the forger was seized "at dawn" on Tuesday as he tried to reach the port of Varna.'
    )
    assert "Varna" not in {entry.place for entry in entries}
