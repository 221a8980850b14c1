import pytest

from coranto.annotate.name_labels import Sight, known_label, label_of
from coranto.annotate.name_spans import runs
from coranto.annotate.tokens import words
from coranto.tools import open_tools

TOOLS = open_tools()


def first_label(text: str) -> str | None:
    row = words(text, 0, len(text), TOOLS.names)
    judged = label_of(Sight(row, next(runs(row, TOOLS)), TOOLS))
    return judged[0] if judged else None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the driver, Tomasz Nowicki, 34, fled", "person"),
        ("her brother Okwudili said", "person"),
        ("villagers in Borbolinde said", "place"),
        ("the town of Borbolinde", "place"),
        ("the Borbolinde Water Board met", "organization"),
        ("the Borbolinde Bridge fell", "facility"),
        ("the 2018 Pan-Pacific Games", "event"),
        ("thousands of Peruvians marched", "group"),
        ("the FAO warned", "organization"),
    ],
)
def test_evidence_in_and_about_a_name(text: str, label: str) -> None:
    assert first_label(text) == label


def test_well_known_names_are_known_folded_unless_they_are_acronyms() -> None:
    assert known_label("Amnesty International", TOOLS) == "organization"
    assert known_label("Al Qaeda", TOOLS) == "organization"
    assert known_label("Who", TOOLS) is None
