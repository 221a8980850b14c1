import pytest

from coranto.annotate.headline_names import names_in_headline
from coranto.annotate.tokens import words
from coranto.tools import open_tools
from naming import labelled

TOOLS = open_tools()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("EARTHQUAKE HITS NORTHERN PERU, KILLS 20", ["PERU"]),
        ("Storm Kills Dozens in Philippines, Red Cross Says", ["Philippines", "Red Cross"]),
        ("Okonjo Denies Charges as Trial Opens in Accra", ["Okonjo", "Accra"]),
        ("Nurses Walk Out Over Pay", []),
    ],
)
def test_only_what_is_known_is_a_name(text: str, found: list[str]) -> None:
    row = words(text, 0, len(text), TOOLS.names)
    names = names_in_headline(row, {"okonjo": "person"}, TOOLS)
    assert [text[row[first].start : row[last - 1].end] for first, last, _ in names] == found


def test_the_text_tells_what_its_headline_names() -> None:
    text = "ABEBE WINS THIRD TERM IN TIGHT VOTE\n\nPresident Hana Abebe won a third term on Sunday."
    assert labelled(text) == [("ABEBE", "person"), ("Hana Abebe", "person")]
