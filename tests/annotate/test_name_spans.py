import pytest

from coranto.annotate.name_spans import is_title_case, runs
from coranto.annotate.tokens import words
from coranto.tools import open_tools

TOOLS = open_tools()


def names(text: str) -> list[str]:
    row = words(text, 0, len(text), TOOLS.names)
    return [text[row[r.first].start : row[r.last - 1].end] for r in runs(row, TOOLS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("met President Luisa Campos in Maputo", ["Luisa Campos", "Maputo"]),
        ("the Ministry of Health and Welfare said", ["Ministry of Health and Welfare"]),
        ("Gen. Ahmed ould Salem left", ["Ahmed ould Salem"]),
        ("the People's Action Party won", ["People's Action Party"]),
        ("Kenya's Lake Turkana rose", ["Kenya", "Lake Turkana"]),
        ("Oslo, Bergen and Tromsø", ["Oslo", "Bergen", "Tromsø"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("George W. Hughes", ["George W. Hughes"]),
        ("the Food and Drug Administration said", ["Food and Drug Administration"]),
        ("Oslo Electric Co. against Turku Steel Ltd.", ["Oslo Electric Co", "Turku Steel Ltd"]),
        ("talks in Khan Younis", ["Khan Younis"]),
        ("General Electric Company sold it", ["General Electric Company"]),
        ("the speaker of the House Martha Reeve", ["House", "Martha Reeve"]),
        ("Minister of Foreign Affairs Daniel Osei", ["Foreign Affairs", "Daniel Osei"]),
        ("the governor of the Bank of Ghana Daniel Osei", ["Bank of Ghana", "Daniel Osei"]),
        ("the mayor of Addis Ababa Daniel Osei", ["Addis Ababa", "Daniel Osei"]),
        ("the bishop of San Luis Obispo", ["San Luis Obispo"]),
        ("Freunde für Kinderhilf met", ["Freunde für Kinderhilf"]),
    ],
)
def test_runs_of_a_sentence(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_headline_in_capitals_is_noticed() -> None:
    for text, shouted in [
        ("Ferry Sinks Near Coast, Hundreds Missing After Storm", True),
        ("Amadou Diallo met Fatou Sarr in Dakar", False),
        ("A ferry sank off Samar on Monday", False),
    ]:
        assert is_title_case(words(text, 0, len(text), TOOLS.names), TOOLS.names) == shouted
