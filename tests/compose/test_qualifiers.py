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


def test_counts_of_two_who_are_named_are_read_side_by_side_though_both_may_be_true() -> None:
    text = (
        "Mudslides buried houses in Freetown on Monday. "
        "Mayor Amina Sesay said rain had loosened the slope above the market. At least 14 people had been killed, "
        "she said.\n\n"
        "Earlier the coroner, John Kargbo, said the mudslides in Freetown on Monday had killed dozens of people."
    )
    made = told(text)
    assert "At least 14" in cited(line("dozens", made), text)
    assert "dozens" in cited(line("At least 14", made), text)


def test_what_is_so_is_cited_behind_a_word_that_it_is_not() -> None:
    text = (
        "Rumours said that nine divers had drowned in the caves near Sanya. It is not true. "
        "All nine were pulled out by fishermen on Sunday."
    )
    assert "pulled out by fishermen" in cited(next(e for e in told(text) if e.status == "denied"), text)


def test_a_denial_of_more_words_has_no_such_sentence() -> None:
    text = (
        "The governor said on Monday that the dyke at Emden had been opened. "
        "The water board denied on Tuesday that anybody had opened the dyke at Emden. Wheat prices rose in Oslo."
    )
    assert all("Wheat" not in cited(e, text) for e in told(text) if e.status == "denied")
