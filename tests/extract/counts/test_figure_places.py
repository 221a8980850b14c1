"""Places of figures: the sentence's, else the one the paragraph or the speaker is telling of."""

import pytest

from coranto.model.assertion import Figure
from support import folio


def places(text: str) -> list[str | None]:
    return [f.place for f in folio(text, "2031-05-10").of(Figure)]


def test_a_speaker_called_he_goes_on_where_he_was() -> None:
    text = (
        "Talks were held in Geneva and in Oslo.\n\n"
        "Rockets hit houses in Pavlohrad on Friday, Governor Petro Hnatiuk said. "
        "At least 11 people had been killed, he said."
    )
    assert places(text) == [None]
    again = "Rockets struck Pavlohrad.\n\nNight fell on Pavlohrad.\n\n" + text
    assert places(again) == ["Pavlohrad"]


def test_a_new_speaker_and_a_new_paragraph_do_not() -> None:
    text = (
        "Talks were held in Geneva and in Oslo. Shelling hit Pavlohrad. "
        "The army says some 200 rebels have been captured.\n\n"
        "About 40 people were wounded."
    )
    assert places(text) == [None, None]


def test_the_narrator_goes_on_with_an_occurrence_in_the_paragraph_only() -> None:
    told = (
        "The prime minister stayed in Athens, not in Sparta.\n\n"
        "A quake shook Volos on Friday. At least 45 people were killed."
    )
    assert places(told) == ["Volos"]
    untold = (
        "The prime minister stayed in Athens, not in Sparta.\n\nShe was born in Volos. At least 45 people were killed."
    )
    assert places(untold) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "A lorry driver died in the San Martino hospital. The final toll is 43 people.",
        "LAGOS, May 10 (Coast Wire) - The minister spoke. In all 246 people have been killed.",
    ],
)
def test_a_hospital_or_a_dateline_puts_no_toll_anywhere(text: str) -> None:
    assert places(text) == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A quake in Peru's Cusco region killed 12 people.", "Cuzco Department"),
        ("The mayor of Valencia said 25 homes had burned.", "Valencia"),
        ("The flood drowned 12 people in two districts of Assam.", "Assam"),
        ("Colombia hosts 29,000 refugees.", "Colombia"),
        ("More than 7,000 people have fled northern Mali.", "Mali"),
        ("The state of Assam recorded 140 new cases.", "Assam"),
        ("France withdrew 2,400 soldiers from Mali.", "Mali"),
        ("Floods have killed 23 people in far north-eastern Nigeria.", "Nigeria"),
        ("The navy sent 17 boats to Mombasa.", "Mombasa"),
        ("Kenya reported 3,100 cases.", "Kenya"),
        ("Dockers struck at more than 30 Queensland ports.", "Queensland"),
        ("Rebels killed 12 people near the village of Aknazar-Say.", "Aknazar-Say"),
        ("Hospitals in Seville treated 130 people, as it was 40 degrees in Cordoba.", "Sevilla"),
    ],
)
def test_words_that_say_where(text: str, place: str) -> None:
    assert [p for p in places(text) if p][:1] == [place]


def test_the_place_of_the_lead_holds_until_another_is_told_of() -> None:
    lead = "A mudslide in Valparaiso killed 12 people.\n\nAt least 30 were hurt."
    assert places(lead) == ["Valparaíso", "Valparaíso"]
    more = lead + "\n\nA boat sank off Iquique. Divers searched there.\n\nAnother 40 people were held."
    assert places(more) == ["Valparaíso", "Valparaíso", None]
    wide = lead + "\n\nThe war has killed 900 people."
    assert places(wide)[-1] is None


def test_a_seat_of_a_speaker_is_not_where_it_counts() -> None:
    assert places("A surgeon at a clinic in Mombasa said 31 people had been wounded.") == [None]
    assert places("The minister, visiting Mombasa, promised 40 million shillings.") == [None]


def test_the_country_of_the_head_is_for_victims_and_never_for_sums() -> None:
    text = "Cholera in Mozambique: weekly update\n\nIn all 63 patients have died.\n\nThe fund needs 4 million dollars."
    assert places(text) == ["Mozambique", None]


def test_a_place_named_by_the_way_is_no_place_of_the_whole() -> None:
    text = "Prices rose. " * 40 + "Those who queue for bread in Tanta know it. A fifth of them earn 12 dollars."
    assert set(places(text)) <= {None, "Tanta"}
    assert set(places(text + "\n\nAt least 79 people were killed.")[-1:]) == {None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nairobi said that 10 people had died in Kisumu.", "Kisumu"),
        ("Ten people were killed in two villages near Beira.", "Beira"),
    ],
)
def test_a_government_and_a_place_without_a_name_leave_the_named_place_alone(text: str, place: str) -> None:
    assert set(places(text)) == {place}


def test_where_a_part_was_counted_is_not_where_the_whole_was() -> None:
    text = "A landslide struck Peru on Sunday. Police counted 34 dead by noon, 22 of them in Cusco and three in Puno."
    assert places(text)[0] != "Cusco"
    assert places(text)[1:] == ["Cusco", "Puno"]
    assert places("Police said 34 people, including three children, had been killed in Cusco.") == ["Cusco", "Cusco"]
    assert places("Police counted 34 dead, all of them in Cusco.") == ["Cusco"]
