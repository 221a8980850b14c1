import pytest

from coranto.model.assertion import Claim
from coranto.model.resolved import Relation
from support import corpus, folio


def found(text: str) -> list[tuple[str, str, str]]:
    """Type, the words of one side and of the other, of each relation between claims."""
    made = corpus([folio(text, "2031-05-12")], last="relations")
    by_id = {claim.id: claim.text for claim in made.all(Claim)}
    return [(r.type, by_id[r.a], by_id[r.b]) for r in made.all(Relation) if r.a in by_id and r.b in by_id]


def kinds(text: str) -> list[str]:
    return [kind for kind, _, _ in found(text) if kind != "responds"]


def test_a_denial_denies_the_claim_that_it_holds() -> None:
    text = "Duarte dismissed as lies the railway's claims that its bridges were sound."
    assert ("denies", "as lies the railway's claims that its bridges were sound", "its bridges were sound") in found(
        text
    )


@pytest.mark.parametrize(
    "text",
    [
        "Norway claims its fleet avoids the reef, but nets and lines have been torn from the coral.",
        "The pilot said the ferry had passed the lighthouse but the keeper said no ferry had passed it.",
        'The mayor had called the fire an "attack", but three engineers said there was no sign of one.',
    ],
)
def test_one_word_stands_against_another(text: str) -> None:
    assert kinds(text) == ["juxtaposed"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway says it will send a fleet, but the ships need coal.",
        "The mayor declared a holiday, but the shops did not close.",
        "The minister said schools would open, while the union said its members wanted more pay.",
        "The pilot said the ferry was late, but it is not clear why it stopped.",
        "The pilot said the ferry was late and the keeper said the sea was rough.",
    ],
)
def test_a_turn_alone_is_no_dispute(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Strikers said two of them had been beaten in the yard. The company denied it.",
        "The clinic said the fever was cholera. Not so, said the ministry of health.",
        "Strikers said the boiler had burst. The owner said the report was false.",
        "Doctors warned the outbreak was an epidemic. The governor denied that it was an epidemic.",
    ],
)
def test_a_denial_answers_the_word_before_it(text: str) -> None:
    assert kinds(text) == ["denies"]


def test_a_denial_of_something_else_answers_nothing() -> None:
    assert kinds("Salvini said those to blame must pay. The toll firm denied that it had skimped on upkeep.") == []
    assert kinds("The clinic said nine had died. Ruiz has called the accusation ridiculous.") == []


def test_what_should_have_been_said_corrects_what_was() -> None:
    text = "On Monday this page said that 25 miners had drowned. It should have said that 20 had drowned."
    assert "corrects" in kinds(text)
