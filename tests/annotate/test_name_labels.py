import pytest

from coranto.annotate.name_labels import Sight, is_everyday, known_label, label_of
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
        ("the carmaker Velotti said", "organization"),
        ("Velotti, a Turinese carmaker, said", "organization"),
        ("Velotti, a Turinese poet, said", "person"),
        ("Velotti said that it would appeal", "organization"),
        ("Velotti said it was time to go", "person"),
        ("Velotti, which owns the mine, closed", "organization"),
        ("Banco Meridiano said", "organization"),
        ("Amici per la Laguna said", "organization"),
        ("the driver, Nowicki, who fled", "person"),
        ("Angel Falls", "place"),
        ("Harbour Gazette said", "organization"),
    ],
)
def test_evidence_in_and_about_a_name(text: str, label: str) -> None:
    assert first_label(text) == label


@pytest.mark.parametrize(
    ("text", "weight"),
    [("the wreck, Osterby, 41, said", 5.0), ("of Osterby, 41 crates", 1.0), ("a letter to Osterby, WHO said", 2.0)],
)
def test_an_age_and_a_pronoun_are_told_from_what_looks_like_them(text: str, weight: float) -> None:
    row = words(text, 0, len(text), TOOLS.names)
    judged = label_of(Sight(row, next(runs(row, TOOLS)), TOOLS))
    assert judged is not None
    assert judged[1] == weight


def test_everyday_words_are_known_in_their_forms() -> None:
    assert all(is_everyday(word, TOOLS.names) for word in ("candles", "walked", "fishmongers", "eleven"))
    assert not any(is_everyday(word, TOOLS.names) for word in ("sanders", "borbolinde"))


def test_well_known_names_are_known_folded_unless_they_are_acronyms() -> None:
    assert known_label("Amnesty International", TOOLS) == "organization"
    assert known_label("Al Qaeda", TOOLS) == "organization"
    assert known_label("Who", TOOLS) is None
