"""How a claim stands."""

import pytest

from coranto.extract.status import disclaimer, has_number, is_tentative, modality, status
from coranto.model.assertion import Act, Modality, Polarity, Verification

UNCHECKED = (Verification("AFP", "unverified", 0, 1),)


@pytest.mark.parametrize(
    ("polarity", "kind", "checks", "hearsay", "expected"),
    [
        ("denies", "possible", UNCHECKED, True, "denied"),
        ("affirms", "planned", UNCHECKED, False, "unverified"),
        ("affirms", "possible", (), False, "unverified"),
        ("affirms", "actual", (), True, "unverified"),
        ("affirms", "planned", (), False, "planned"),
        ("affirms", "conditional", (), False, "conditional"),
        ("affirms", "actual", (), False, "asserted"),
    ],
)
def test_precedence(
    polarity: Polarity, kind: Modality, checks: tuple[Verification, ...], hearsay: bool, expected: str
) -> None:
    assert status(polarity, kind, checks, hearsay=hearsay) == expected


@pytest.mark.parametrize(
    ("content", "act", "kind"),
    [
        ("the bridge fell", "states", "actual"),
        ("the bridge will reopen", "states", "planned"),
        ("the bridge might fall", "states", "possible"),
        ("the bridge could fall if the river rises", "states", "conditional"),
        ("to rebuild the bridge", "promises", "planned"),
        ("the bridge had fallen, which will delay the trains", "states", "actual"),
    ],
)
def test_modality(content: str, act: Act, kind: Modality) -> None:
    assert modality(content, act, modal_cue=False) == kind


@pytest.mark.parametrize(
    ("text", "by", "figures"),
    [
        ("Reuters could not independently verify the report.", "Reuters", False),
        ("The death toll could not be independently confirmed.", None, False),
        ("It was not possible to verify the casualty figures.", None, True),
        ("There was no independent confirmation of the raid.", None, False),
    ],
)
def test_disclaimers(text: str, by: str | None, figures: bool) -> None:
    found = disclaimer(text, 0, len(text))
    assert found is not None
    assert (found.by, found.figures) == (by, figures)


def test_plain_negation_is_no_disclaimer() -> None:
    text = "The mayor could not attend and was not confirmed in office."
    assert disclaimer(text, 0, 26) is None


def test_numbers_and_tentative_words() -> None:
    assert has_number("dozens fell ill")
    assert not has_number("many fell ill")
    assert is_tentative("rain is likely")
    assert not is_tentative("rain fell")
