"""Where content begins and ends around its cue."""

import pytest

from extract.dispatches import contents, spoken


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The firm said the leak had stopped, but divers said oil still flowed.", "said", ["the leak had stopped"]),
        ("The firm announced a refund and thanked its callers.", "announced", ["a refund"]),
        ("Officials said on Tuesday in a statement that the dam held.", "said", ["the dam held"]),
        ("The minister, who said the road was safe, drove off.", "said", ["the road was safe"]),
        ("After she said the road was safe, two cars slid off it.", "said", ["the road was safe"]),
        ("The chief told drivers not to cross the bridge.", "told", ["not to cross the bridge"]),
        ('The strike was "a last resort," the union said.', "said", ['The strike was "a last resort,"']),
        ("That, according to the pilot, saved them.", "according to", ["That", "saved them"]),
        ("The nurse who had said there was no gas came home.", "had said", ["there was no gas"]),
        ("People who think the war will end are wrong.", "think", ["the war will end"]),
        ("The senator who called for calm was shot.", "called for", ["calm"]),
        ("The general, who for years insisted that nobody was hurt, left.", "insisted", ["nobody was hurt"]),
        ("All lifts, says the firm, were working.", "says", ["All lifts", "were working"]),
        (
            "The fish are still counted: 27 tonnes, says the port; more than 60, say the anglers.",
            "say",
            ["more than 60"],
        ),
        ("The slick, by the account of the river police four miles long, is gone.", "by the account of", ["The slick"]),
        (
            "The camp is shut. Evicted: 31,000 according to the union, of whom 40 are ill.",
            "according to",
            ["31,000", "of whom 40 are ill"],
        ),
        ("It was dark. According to the court the number is 214.", "According to", ["the number is 214"]),
        ("He vowed to rebuild the school within a year.", "vowed", ["to rebuild the school within a year"]),
        ("The train is expected to run again on Monday.", "is expected", ["The train", "to run again on Monday"]),
        ("Of the vote, the judge said: “It was fair and open.”", "said", ["It was fair and open."]),
        ("But the fire, the chief said, is out.", "said", ["the fire", "is out"]),
        ("He wrote of the storm: “It ate the beach.”", "wrote", ["It ate the beach."]),
        ("As the almanac noted, spring came late.", "noted", ["spring came late"]),
        ("Spring came late, as the almanac had predicted.", "had predicted", ["Spring came late"]),
        ("If the rain goes on, engineers say, the dam may fail.", "say", ["If the rain goes on", "the dam may fail"]),
        ("Asked about the strike, Okafor said: We have time.", "said", ["We have time"]),
        ("The crowd chanted “no more dams” and marched on.", "chanted", ["“no more dams”"]),
        ("The council, which they said had met at night, resigned.", "said", ["had met at night"]),
        ("Rescuers said it had left and was expected by noon.", "said", ["it had left and was expected by noon"]),
        ("The road – the governor insists – is safe.", "insists", ["The road", "is safe"]),
        ("She echoed that promise.", "echoed", ["that promise"]),
        ("Police say a man, 34, has been charged.", "say", ["a man, 34, has been charged"]),
        (
            "The chief said the dam held, but that the road was gone.",
            "said",
            ["the dam held, but that the road was gone"],
        ),
        ("The chief called it a large, though late, gift.", "called", ["it a large, though late, gift"]),
        ("Days after she announced that it was safe, the roof fell.", "announced", ["it was safe"]),
        ("The umpire called it “quite fair,” but fans booed.", "called", ["it “quite fair,”"]),
        ("The coach promised a rest - but he meant a short one.", "promised", ["a rest"]),
        (
            "The firm said the mine was to reopen as head of steam grew.",
            "said",
            ["the mine was to reopen as head of steam grew"],
        ),
        ("Critics agree with that in part.", "agree with", ["that in part"]),
        ("Ohm urged him to dig in and prepare to wait.", "urged", ["him to dig in and prepare to wait"]),
        ("Ohm said he was ill and would probably decline.", "said", ["he was ill and would probably decline"]),
        (
            "Ohm said he knew the book but had not seen the film.",
            "said",
            ["he knew the book but had not seen the film"],
        ),
        ("Ohm told the court the brakes had failed.", "told", ["the brakes had failed"]),
        ("Ohm told parliament the brakes had failed.", "told", ["the brakes had failed"]),
        ("Ohm told all the drivers to stop.", "told", ["to stop"]),
        ("It was a step they believe could help.", "believe", ["could help"]),
        ("Ohm, who sells tea and asks that her name be left out, says it was dark.", "asks", ["her name be left out"]),
        (
            "She was ill herself, she says, in May, and has told nobody.",
            "says",
            ["She was ill herself", "in May, and has told nobody"],
        ),
        ("The old dam broke, he said, in a statement.", "said", ["The old dam broke"]),
        ("The panel found no evidence of theft.", "found no evidence of", ["theft"]),
        (
            "The port's claim that it was safe was rejected by Ohm.",
            "was rejected",
            ["The port's claim that it was safe"],
        ),
    ],
)
def test_extent_of_content(text: str, cue: str, expected: list[str]) -> None:
    found = next(claim for claim in spoken(text) if claim.cue is not None and claim.cue.text == cue)
    assert contents(text, found) == expected


def test_thoughts_within_a_statement_stay_with_the_speaker() -> None:
    text = "The coach said he believed the players wanted to win."
    assert [claim.cue.text for claim in spoken(text) if claim.cue] == ["said"]


def test_a_shared_source_is_that_of_the_outer_verb() -> None:
    text = "Ohm said the guards knew the road was shut, accusing the firm of neglect."
    assert [c.source.text for c in spoken(text) if c.source and c.act == "accuses"] == ["Ohm"]


def test_whoever_is_quoted_by_another_speaks() -> None:
    text = "The daily quotes a guard as saying the door was locked."
    assert [(c.source.text, c.text) for c in spoken(text) if c.source] == [
        ("The daily", "a guard as saying the door was locked"),
        ("a guard", "the door was locked"),
    ]


def test_a_name_that_the_narrator_hands_on_is_somebody_s_word() -> None:
    text = "He condemned what the league called an unfair draw."
    assert ("the league", "called", "an unfair draw") in [
        (c.source.text, c.cue.text, c.text) for c in spoken(text) if c.source and c.cue
    ]


@pytest.mark.parametrize("text", ["A court heard that the bridge was rotten.", "The bridge was rotten, a court heard."])
def test_what_a_court_hears_is_the_word_of_nobody_named(text: str) -> None:
    (claim,) = spoken(text)
    assert (claim.source, claim.text.lower()) == (None, "the bridge was rotten")


@pytest.mark.parametrize("text", ["We heard a bang.", "He heard that his brother was dead."])
def test_what_others_hear_is_no_claim(text: str) -> None:
    assert spoken(text) == []


def test_what_is_read_out_tells_nothing_itself() -> None:
    assert spoken("A letter read out to the court was short.") == []


def test_words_within_a_quotation_are_no_cue() -> None:
    text = '"They told me that it was safe," said Ivo Horvat.'
    assert [claim.cue.text for claim in spoken(text) if claim.cue] == ["said"]


def test_verbs_that_share_a_subject_share_the_source() -> None:
    text = "The bishop praised the nurses and urged donors to send more."
    assert [(c.source.text, c.cue.text) for c in spoken(text) if c.source and c.cue] == [
        ("The bishop", "praised"),
        ("The bishop", "urged"),
    ]
