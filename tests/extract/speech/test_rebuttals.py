"""Rebuttals: what a narrator says is not so."""

import pytest

from extract.dispatches import claimed


def rebutted(text: str) -> list[tuple[str, str | None]]:
    """The narrator's denials, each with the words of the claim that it denies."""
    made = claimed(text)
    told = {claim.id: claim.text for claim in made}
    denials = [claim for claim in made if claim.mode == "narrator" and claim.polarity == "denies"]
    return [(claim.text, told.get(claim.denies) if isinstance(claim.denies, str) else None) for claim in denials]


@pytest.mark.parametrize(
    ("text", "denial", "denied"),
    [
        ("On Tuesday we said that the mayor had resigned. He has not.", "He has not.", "the mayor had resigned"),
        ("Radio Nord said the bridge was open. This is a plain lie.", "This is a plain lie.", "the bridge was open"),
        ("Posts said that the dam had burst. It hadn't.", "It hadn't.", "the dam had burst"),
        (
            "It was told from door to door that a tram had burned. It is not true.",
            "It is not true.",
            "a tram had burned",
        ),
        ("Rumours in the north that wells were poisoned are false.", None, None),
        ("A rumour that the bishop had fled turned out to be untrue.", None, None),
        ("Claims that the levee was cut have proved false.", None, None),
        (
            "Reports that the mast fell are a fabrication; it was checked on Friday.",
            "Reports that the mast fell are a fabrication",
            None,
        ),
        ("Messages according to which the levee is cracked are false.", None, None),
        ("A report that 44 miners were buried is without foundation.", None, None),
        ("Reports of looting in the market are untrue.", None, None),
        ("b. Messages on the radio that the weir was opened are incorrect.", None, None),
        (
            "Radio Nord said that the bishop had fled. This is a lie, and the town is tired of it.",
            "This is a lie, and the town is tired of it.",
            "the bishop had fled",
        ),
        ("Contrary to what has been reported, no gate was opened.", "no gate was opened.", None),
        (
            "Contrary to the allegations spread on social networks by certain ill-intentioned persons in the town, "
            "the guard never left its post.",
            "the guard never left its post.",
            None,
        ),
        (
            "Contrary to what an official in Riga has hinted, no member of ours took part.",
            "no member of ours took part.",
            None,
        ),
        ("Contrary to what Mr Ruiz claimed in May, our people never came.", "our people never came.", None),
        ("It is not true that the guard fired on the crowd.", "the guard fired on the crowd.", None),
        ("It is likewise false that a gunboat shelled the town.", "a gunboat shelled the town.", None),
        ("It is simply not true, as the opposition claims, that wages fell.", "wages fell.", None),
        ("What is not true is that the pier fell.", "the pier fell.", None),
        ("The allegation, spread on social media, that the tug rammed the raft is false and malicious.", None, None),
        ("Nor is it true that the clinic was shut.", "the clinic was shut.", None),
        ("It is a myth that the levee was opened by night.", "the levee was opened by night.", None),
        ("But it is categorically untrue that ballots were burnt.", "ballots were burnt.", None),
        ("There is no truth in reports that the bank has failed.", "the bank has failed.", None),
        ("Contrary to reports in some papers, the queen has not fallen ill.", "the queen has not fallen ill.", None),
    ],
)
def test_a_narrator_says_that_it_is_not_so(text: str, denial: str | None, denied: str | None) -> None:
    assert rebutted(text) == [(denial or text, denied)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam is old. It is safe.",
        "Reports that the dam has burst are being checked.",
        "Contrary to custom, the queen wore no crown.",
        "Contrary to what was planned, the fair opened on Monday.",
        'A man shouted: "It is false."',
        "The mayor said it is false.",
        "There is no truth in politics that voters like.",
        "It is not true love that binds them.",
        "It is wrong that children go hungry in this town.",
        "It is a great pity that the levee was opened.",
        "It is hardly a lie worth telling that they won.",
    ],
)
def test_what_is_no_word_of_the_narrator_on_anothers(text: str) -> None:
    assert rebutted(text) == []
