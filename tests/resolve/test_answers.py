import pytest

from coranto.model.assertion import Claim
from coranto.model.resolved import Relation
from support import corpus, folio

FIRST = "The harbour master said on Tuesday that a tanker had spilled 400 tonnes of oil near the Kerkennah islands."


def between(later: str, first: str = FIRST) -> list[tuple[str, str, str]]:
    """Type, and the words of both sides, of each relation between claims of two dispatches or within the later."""
    made = corpus([folio(first, "2031-05-13", "a.txt"), folio(later, "2031-05-15", "b.txt")], last="relations")
    by_id = {claim.id: claim.text for claim in made.all(Claim)}
    return [(r.type, by_id[r.a], by_id[r.b]) for r in made.all(Relation) if r.a in by_id and r.b in by_id]


def kinds(later: str, first: str = FIRST) -> list[str]:
    return [kind for kind, _, _ in between(later, first)]


def test_a_denial_meets_what_another_dispatch_tells() -> None:
    later = "The shipping line denied that its tanker had spilled oil near the Kerkennah islands."
    (found,) = between(later)
    assert found[0] == "denies"
    assert "its tanker had spilled oil" in found[1]
    assert "400 tonnes" in found[2]


@pytest.mark.parametrize(
    "later",
    [
        "The shipping line denied that its tanker had been near the harbour.",
        "The shipping line denied that it had spilled 900 tonnes of oil near the Kerkennah islands.",
        "The shipping line denied that no oil had been spilled by a tanker near the Kerkennah islands.",
        "The shipping line said that a tanker had spilled oil near the Kerkennah islands.",
    ],
)
def test_a_denial_of_something_else_meets_nothing(later: str) -> None:
    assert "denies" not in kinds(later)


def test_nobody_denies_what_is_only_told_later() -> None:
    first = (
        "Line in trouble\nSFAX, 11 May 2031\n\nThe shipping line denied that a tanker had spilled oil near Kerkennah."
    )
    made = corpus({"a.txt": first, "b.txt": f"Oil at sea\nSFAX, 13 May 2031\n\n{FIRST}"}, last="relations")
    assert not list(made.all(Relation))


@pytest.mark.parametrize(
    "later",
    [
        "The harbour master withdrew his claim that a tanker had spilled oil near the Kerkennah islands.",
        "The harbour master retracted his statement that a tanker had spilled oil near the Kerkennah islands.",
        "The harbour master took back his claim that a tanker had spilled oil near the Kerkennah islands.",
    ],
)
def test_what_is_withdrawn_is_taken_back_where_it_was_told(later: str) -> None:
    assert "retracts" in kinds(later)


@pytest.mark.parametrize(
    "later",
    [
        "The harbour master refused to withdraw his claim that a tanker had spilled oil near the Kerkennah islands.",
        "Fishermen said. He withdrew his statement that the bakery was closed.",
        "The line demanded that he retract the claim that a tanker had spilled oil near the Kerkennah islands.",
    ],
)
def test_what_is_not_withdrawn_stands(later: str) -> None:
    assert "retracts" not in kinds(later)


def test_a_correction_meets_its_own_matter_and_not_the_sentence_before() -> None:
    later = (
        "He had threatened to sue. The newspaper said in a correction that the tanker had spilled 40 tonnes of oil near"
        " the Kerkennah islands."
    )
    assert [(kind, "400 tonnes" in wrong) for kind, _, wrong in between(later) if kind == "corrects"] == [
        ("corrects", True)
    ]


def test_a_denial_answers_only_what_it_speaks_of() -> None:
    later = "The mayor said the beach was closed to bathers. Ruiz rejected the plan to sell the ferry company."
    assert "responds" not in kinds(later)


@pytest.mark.parametrize(
    ("later", "answers"),
    [
        ("The mayor said the harbour must close. In response, Ruiz said the harbour would stay open.", True),
        ("The mayor said the harbour must close. In reply to a letter, Ruiz said taxis were scarce.", False),
    ],
)
def test_an_answer_is_of_the_same_matter(later: str, answers: bool) -> None:
    assert ("responds" in kinds(later)) is answers


def test_words_of_one_side_do_not_support_one_another() -> None:
    first = "France's defence ministry said a helicopter had crashed into the sea off Djibouti, killing four soldiers."
    later = "The French army said a helicopter had crashed into the sea off Djibouti, killing four soldiers."
    assert "corroborates" not in kinds(later, first)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "The envoy accused the army of shelling the village. Colonel Rahim denied that artillery had been used.",
            True,
        ),
        ("Villagers accused settlers of burning barns. The mayor denied that any barn had been set alight.", True),
        ("Villagers accused settlers of burning barns. The bishop denied that he would retire.", False),
    ],
)
def test_a_denial_right_behind_a_charge_meets_it_by_the_deed(text: str, met: bool) -> None:
    made = corpus([folio(text, "2031-05-13", "a.txt")], last="relations")
    assert any(relation.type == "denies" for relation in made.all(Relation)) == met
