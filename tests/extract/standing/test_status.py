"""How a claim stands."""

import pytest

from coranto.extract.standing.status import is_tentative, main_clause, modality, status
from coranto.model.assertion import Act, Modality, Polarity, Verification
from coranto.tools import open_tools

UNCHECKED = (Verification("AFP", "unverified", 0, 1),)
FALSE = (Verification(None, "refuted", 0, 1),)
TRUE = (Verification("AFP", "verified", 0, 1),)


@pytest.mark.parametrize(
    ("polarity", "kind", "checks", "hearsay", "expected"),
    [
        ("denies", "possible", UNCHECKED, True, "denied"),
        ("affirms", "actual", FALSE, False, "denied"),
        ("affirms", "planned", UNCHECKED, False, "unverified"),
        ("affirms", "possible", (), False, "unverified"),
        ("affirms", "actual", (), True, "unverified"),
        ("affirms", "planned", (), False, "planned"),
        ("affirms", "conditional", (), False, "conditional"),
        ("affirms", "actual", TRUE, False, "asserted"),
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
        ("the bridge is to reopen", "states", "planned"),
        ("the driver was to blame", "states", "actual"),
        ("the delay was due to heavy rain", "states", "actual"),
        ("the bridge might fall", "states", "possible"),
        ("divers could hear knocking", "states", "actual"),
        ("nobody could reach the cabin", "states", "actual"),
        ("the guards let three prisoners go on Saturday", "states", "actual"),
        ("the bridge could fall if the river rises", "states", "conditional"),
        ("the bridge would have fallen", "states", "conditional"),
        ("the mine shut in May", "states", "actual"),
        ("the vote is due in May", "states", "planned"),
        ("a new school is promised for 2035", "states", "planned"),
        ("a second track is foreseen for next spring", "states", "planned"),
        ("a reward is promised for any hint", "states", "actual"),
        ("the wells were earmarked by the council", "states", "actual"),
        ("owners have until early May to repair the bridge", "states", "planned"),
        ("the council has two weeks to appeal", "states", "planned"),
        ("tenants were given 48 hours to leave", "states", "planned"),
        ("the bridge has two years to run", "states", "actual"),
        ("the crew took two weeks to mend the bridge", "states", "actual"),
        ("the mine has until now paid its men", "states", "actual"),
        ("Will Turner was found dead", "states", "actual"),
        ("the will was a forgery", "states", "actual"),
        ("we never intended to hit the lorry", "states", "actual"),
        ("it would be wrong to close the school", "states", "actual"),
        ("it would be closed", "states", "planned"),
        ("the bridge would have to close", "states", "planned"),
        ("if the river rises, the bridge floods", "states", "conditional"),
        ("if the bridge was safe", "asks", "possible"),
        ("to rebuild the bridge", "promises", "planned"),
        ("the food was safe", "promises", "actual"),
        ("the bridge had fallen, which will delay the trains", "states", "actual"),
        ("the bridge, which may be repaired, was sold", "states", "actual"),
        ("the man who will take over has resigned", "states", "actual"),
    ],
)
def test_modality(content: str, act: Act, kind: Modality) -> None:
    assert modality(content, act, open_tools().standing.modal) == kind


def test_the_present_tense_of_a_timetable_is_a_plan_on_a_day() -> None:
    modal = open_tools().standing.modal
    assert modality("the ferry leaves Bergen tomorrow", "states", modal, dated=True) == "planned"
    assert modality("the ferry leaves Bergen empty", "states", modal) == "actual"


@pytest.mark.parametrize(
    ("content", "clause"),
    [
        ("When the rain stopped, the crowd left", "the crowd left"),
        ("the ship that had burned was towed away", "the ship was towed away"),
        ("Ana Ruiz, who will be 40, stepped down, officials said", "Ana Ruiz stepped down"),
    ],
)
def test_main_clause(content: str, clause: str) -> None:
    assert main_clause(content) == clause


def test_tentative_words() -> None:
    modal = open_tools().standing.modal
    assert is_tentative("rain is likely", modal)
    assert is_tentative("the herds will be sold if it stays dry", modal)
    assert not is_tentative("rain fell", modal)
