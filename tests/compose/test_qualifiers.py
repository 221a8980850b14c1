from chronicles import cited, line, told


def test_the_sentence_that_could_not_confirm_it_is_cited() -> None:
    text = (
        "The union says a striker was beaten at the gate of the Gdynia yard. The Baltic Courier could not confirm this."
    )
    entry = line("beaten", told(text))
    assert entry.unverified
    assert "could not confirm" in cited(entry, text)


def test_one_check_of_two_accounts_is_cited_by_both() -> None:
    text = (
        "The ministry said 90 tonnes of flour had been handed out in Zinder. "
        "Traders there said they had seen none of it. Neither account could be verified."
    )
    made = told(text)
    assert all(entry.unverified for entry in made)


def test_a_matter_of_its_own_that_is_not_known_stays_out_of_the_line_before() -> None:
    text = (
        "Rescuers pulled nine people from the mine near Gjilan on Wednesday. "
        "It is not known who owns the land above the shaft."
    )
    assert not line("Rescuers", told(text)).unverified
