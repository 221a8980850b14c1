import pytest

from coranto.model.assertion import Claim
from coranto.model.resolved import Relation
from support import corpus


def between(*texts: str) -> list[tuple[str, str, str]]:
    """Type, and the words of both sides, of what speaks against something in dispatches of two days running."""
    named = {f"{chr(97 + i)}.txt": f"DELTA TOWN, {11 + i} May 2031 - {text}" for i, text in enumerate(texts)}
    made = corpus(named, last="relations")
    by_id = {claim.id: claim.text for claim in made.all(Claim)}
    return [
        (r.type, by_id[r.a], by_id[r.b])
        for r in made.all(Relation)
        if r.type in ("denies", "juxtaposed") and r.a in by_id and r.b in by_id
    ]


def test_any_such_thing_is_the_one_told_right_before() -> None:
    text = (
        "A member of the board said the bank had proposed a merger.\n\n"
        "The insurer denied having received any such proposal."
    )
    ((kind, denial, denied),) = between(text)
    assert kind == "denies"
    assert "such proposal" in denial
    assert "merger" in denied


def test_no_such_agreement_answers_who_said_that_it_had_been_agreed() -> None:
    text = (
        'The bishop said late that evening that they had agreed to leave the hill. "I saw the paper," he said.\n\n'
        "The insurer denied that any such agreement existed."
    )
    assert [(kind, other) for kind, _, other in between(text)] == [("denies", "they had agreed to leave the hill")]


def test_a_count_called_wrong_is_the_one_told_right_before() -> None:
    text = "Lawyers said seven bodies had been carried out. The ministry said that count was wrong."
    assert ("denies", "count was wrong", "seven bodies had been carried out") in between(text)


def test_such_a_thing_that_nobody_told_of_denies_nothing() -> None:
    text = "A member of the board said the bank had sold a ship. The insurer denied having received any such letter."
    assert [kind for kind, _, _ in between(text) if kind == "denies"] == []


def test_the_claims_are_all_the_charges_told_before() -> None:
    text = (
        "A former driver claimed that Mayor Ana Ruiz had sold the bus to her brother. He alleged that Ruiz had burnt"
        " the papers. The roof of the town hall is green. Ruiz denied the allegations on Friday."
    )
    denied = [other for kind, _, other in between(text) if kind == "denies"]
    assert len(denied) == 2


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            "Two fishermen said the frigate Sirius had fired at a trawler off the lighthouse.",
            "The navy denied accounts by fishermen that the frigate had fired.",
        ),
        (
            "The inspectorate issued a warning to Delta Gas, saying that its valve had failed to close.",
            "Delta Gas rejects the allegation made by the inspectorate that the valve had failed.",
        ),
        (
            "The prefect said 3,000 soldiers had crossed the river.",
            "Diplomats said fewer than 200 soldiers crossed, far from the 3,000 that the prefect claimed.",
        ),
    ],
)
def test_whose_account_is_named_is_found_in_another_dispatch(first: str, later: str) -> None:
    found = between(first, later)
    assert any(kind in ("denies", "juxtaposed") and words in first for kind, _, words in found), found


def test_what_one_dispatch_tells_another_says_is_not_so() -> None:
    first = "Three brokers said the treasury had offered a loan to the refinery at Ghent."
    later = "The treasury said it had never offered a loan to the refinery."
    assert [kind for kind, _, _ in between(first, later)] == ["juxtaposed"]


@pytest.mark.parametrize(
    "later",
    [
        "The treasury said it had never offered a visit to the orchestra.",
        "The treasury said it had offered a loan to the refinery.",
        "Three brokers said the treasury had not offered a loan to the refinery at Ghent.",
    ],
)
def test_another_matter_or_the_same_word_stands_against_nothing(later: str) -> None:
    first = "Three brokers said the treasury had offered a loan to the refinery at Ghent."
    assert between(first, later) == []


def test_messages_called_false_are_those_told_of_right_before() -> None:
    text = (
        "The messages alleged that the mayor had left the island.\n\n"
        "The harbour board states that these messages are false."
    )
    assert ("denies", "these messages are false") in [(kind, a) for kind, a, _ in between(text)]


def test_a_denial_in_a_clause_of_time_denies_nothing_of_the_sentence_before() -> None:
    text = (
        "Doctors say she had a weak heart.\n\n"
        "The board shut the mill on Monday, just two days after it had sworn that nothing of the kind was planned."
    )
    assert [b for kind, _, b in between(text) if kind == "denies" and "heart" in b] == []
