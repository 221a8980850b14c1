"""Tales that go round, which the narrator vouches for as little as anybody else."""

import pytest

from extract.dispatches import claimed, spoken


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Word spread that the king was dead.", "Word", "spread", "the king was dead"),
        ("A rumour went round that the dam had burst.", "A rumour", "went round", "the dam had burst"),
        (
            "By noon word ran through the market that rice was sold out, and stalls closed.",
            "word",
            "ran through the market",
            "rice was sold out",
        ),
        ("Messages that the bank had failed are circulating.", "Messages", "are circulating", "the bank had failed"),
        ("The tale that she had fled swept the port.", "The tale", "swept", "she had fled"),
        ("Word has it that the consul drowned.", "Word", "has it that", "the consul drowned"),
        (
            "A voice message went from hand to hand: the well was poisoned.",
            "A voice message",
            "went from hand to hand",
            "the well was poisoned",
        ),
    ],
)
def test_what_goes_round_is_hearsay(text: str, source: str, cue: str, content: str) -> None:
    (claim,) = spoken(text)
    assert claim.source is not None
    assert claim.cue is not None
    assert (claim.source.text, claim.cue.text, claim.text) == (source, cue, content)
    assert claim.status == "unverified"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("It was whispered in the queue that the well was dry.", "was whispered in the queue", "the well was dry"),
        ("On Monday it was told from door to door that a tram had burned.", "was told from door to door",
         "a tram had burned"),
        ("A picture is shared with the caption that the vault is empty.", "with the caption", "the vault is empty"),
        ("It has gone round on telephones that the abbot fled.", "has gone round on telephones", "the abbot fled"),
        ("It went round the market that a kiln exploded.", "went round the market", "a kiln exploded"),
        ("There is talk that the abbot fled.", "There is talk that", "the abbot fled"),
        ("There are also persistent rumours that a kiln exploded.", "There are also persistent rumours that",
         "a kiln exploded"),
    ],
)  # fmt: skip
def test_what_nobody_in_particular_passes_on_has_no_speaker(text: str, cue: str, content: str) -> None:
    (claim,) = spoken(text)
    assert claim.cue is not None
    assert (claim.source, claim.cue.text, claim.text, claim.status) == (None, cue, content, "unverified")


def test_what_one_person_is_told_is_no_tale() -> None:
    for text in (
        "She was told by the clerk that the office was shut.",
        "The tram went round a bend so fast that two riders fell.",
        "The inquiry opened on Monday. It was told that the pilot had fallen asleep.",
        "The envoy came home with the message that the truce would hold.",
    ):
        assert all(claim.status != "unverified" for claim in claimed(text))


@pytest.mark.parametrize(
    "text",
    [
        "The story that shook the port ended well.",
        "Word of the deal reached Oslo.",
        "The message that he sent was read out.",
        "The story runs to four pages.",
    ],
)
def test_what_is_only_told_is_none(text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Reports on social media that 200 men had fled could not be verified.", "social media", "200 men had fled"),
        ("Rumours that the dam had burst could not be confirmed.", None, "the dam had burst"),
        ("Reports that three ships sank have not been confirmed by the navy.", None, "three ships sank"),
        ("The allegation that votes were burned remains unproven, and the court rose.", None, "votes were burned"),
        ("Claims by the rebels that 40 men died could not be independently verified.", "the rebels", "40 men died"),
        ("The army's claim that it took the hill could not be verified.", "The army", "it took the hill"),
    ],
)
def test_what_could_not_be_checked_is_nobodys_fact(text: str, source: str | None, content: str) -> None:
    (claim,) = spoken(text)
    assert (claim.source.text if claim.source else None, claim.text) == (source, content)
    assert claim.status == "unverified"


@pytest.mark.parametrize(
    "text", ["A report that cost millions could not be found.", "The claim that could not be verified was dropped."]
)
def test_a_report_of_which_nothing_is_told_is_none(text: str) -> None:
    assert spoken(text) == []


def test_who_says_it_is_not_so_denies_it() -> None:
    rumour, denial = claimed("Word spread that the king was dead. He was not, his doctor said.")
    assert (denial.status, denial.denies) == ("denied", rumour.id)
