import pytest

from extract.dispatches import claimed, spoken


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("The bank said the rumours of a run were false.", "denies", "denied"),
        ("Duarte has called the accusation baseless.", "denies", "denied"),
        ("The mayor said the flood had reached the mill.", "states", "asserted"),
        ("The mayor said the bridge was a false economy.", "states", "asserted"),
        ("The firm denies that it paid anybody, as was said on the radio on Friday.", "denies", "denied"),
        ("The firm denied that its books were kept as secret ledgers.", "denies", "denied"),
        ("The union rejects the lie that its men burned the depot.", "denies", "denied"),
        ("The captain told them to leave the ferry.", "orders", "planned"),
    ],
)
def test_the_act_is_that_of_cue_and_content(text: str, act: str, status: str) -> None:
    (claim,) = spoken(text)
    assert (claim.act, claim.status) == (act, status)


def test_an_earlier_version_of_the_text_is_no_speaker() -> None:
    text = "An earlier version of this report said that nine boats had sunk."
    assert spoken(text) == []
    assert [claim.mode for claim in claimed(text)] == ["narrator"]


def test_should_have_said_tells_what_is_so() -> None:
    text = "Our harbour page gave a wrong name. It should have said that the pilot was Ines Duarte."
    (claim,) = spoken(text)
    assert (claim.modality, claim.status) == ("actual", "asserted")


def test_initials_are_no_pronoun() -> None:
    (claim,) = spoken("An adviser to the WHO said two lists were used.")
    assert claim.source is not None
    assert claim.source.text == "An adviser to the WHO"
