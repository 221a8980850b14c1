import pytest

from chronicles import cited, line, told


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("Prosecutors say 118 people are in custody in the Lisbon inquiry.", "118 people", "claimed"),
        ("The ministry has pledged 60 generators for the hospitals of Aden.", "60 generators", "planned"),
        ("The company says there is no leak at the Harjavalta smelter.", "no leak", "denied"),
        ("There were 74 patients in a ward built for 30 at Mulago hospital.", "74 patients", "reported"),
        ("The auditors allege that the fund was emptied by its own treasurer.", "auditors allege", "claimed"),
        ("Officials expect that the river will reach the town by the weekend.", "expect that", "claimed"),
    ],
)
def test_what_carries_a_count_a_plan_a_denial_or_a_charge_has_a_line(text: str, words: str, status: str) -> None:
    entry = line(words, told(text))
    assert entry.status == status


def test_what_is_not_known_has_a_line_that_vouches_for_nothing() -> None:
    entry = line("not known", told("It is not known how many miners were underground at Kiruna."))
    assert (entry.status, entry.unverified) == ("reported", True)


def test_nobody_is_told_how_to_bake() -> None:
    assert told("Add 300 grams of flour and stir. Bake for 50 minutes.", None) == []


def test_a_quotation_joins_the_line_of_its_speaker() -> None:
    text = (
        "Harbour master Lena Holm said the ferry had left Turku with 240 passengers on board. "
        '"We checked every list twice," she said.'
    )
    (entry,) = told(text)
    assert "checked every list" in entry.text


def test_a_quotation_that_runs_on_is_cited_as_a_whole() -> None:
    text = 'Baker Samir Haddad writes: "We have no flour. The mill has none. The road is shut."'
    (entry,) = told(text)
    assert entry.text.endswith('shut."')


def test_a_denied_statement_is_not_folded_away() -> None:
    text = (
        "Strikers in Ostrava said that two of their leaders had been beaten. "
        "The company denied that anybody had been touched in its yard."
    )
    assert len(told(text)) >= 2


def test_a_correction_is_told_with_what_is_true() -> None:
    text = (
        "Voters in Tallinn went to the polls on Wednesday.\n\n"
        "An earlier version of this story said the mayor had resigned. In fact, he is on leave."
    )
    entry = line("earlier version", told(text))
    assert entry.changed
    assert "on leave" in entry.text


def test_the_same_words_in_a_second_dispatch_are_no_second_line() -> None:
    words = '"The dam will hold through the winter and beyond it," engineer Ana Prokić told reporters.'
    made = told(words, b_2031_05_15=words)
    assert len([entry for entry in made if "dam will hold" in entry.title]) == 1


def test_the_title_takes_in_the_sentence_that_it_leans_on() -> None:
    text = "Mayor Pia Lund spoke in Aarhus. She promised that the baths would open in June."
    entry = line("promised", told(text))
    assert entry.title.startswith("Mayor Pia Lund")
    assert cited(entry, text).endswith("June.")


def test_a_title_that_takes_in_a_quotation_leaves_it_no_line_of_its_own() -> None:
    text = (
        '"This is a disaster for us," said Cheikh Ould Baye, who chairs the union. '
        "He put the number of boats that could not go out at 1,200."
    )
    assert len([entry for entry in told(text) if "disaster" in entry.title]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The court in Lima upheld the vote. That cuts the mayor's lead from 3,120 votes to 2,786.",
        "At the end of May the fund's reserves stood at 16.4 per cent, well above the required level.",
        "Shipbuilder Ostsee Werft is in talks to buy the yard for a symbolic krone, insiders whisper.",
    ],
)
def test_what_is_narrated_without_a_day_has_a_line(text: str) -> None:
    assert any(entry.text.endswith(text[-40:]) for entry in told(text, None))


def test_a_sum_of_what_was_told_takes_that_into_its_line() -> None:
    made = told("The court in Lima upheld the vote. That cuts the mayor's lead from 3,120 votes to 2,786.", None)
    assert line("3,120", made).text.startswith("The court in Lima")


def test_the_label_of_a_correction_is_no_line_of_its_own() -> None:
    text = "CORRECTION. On Monday we said that the bridge at Tarma had been closed. That was wrong. It never was."
    made = told(text)
    assert not any(entry.title.strip(". ") == "CORRECTION" for entry in made)
    assert line("had been closed", made).changed
