import pytest

from coranto.annotate.tokens import words
from coranto.tools import open_tools

LEXICON = open_tools().names


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("Kenya's navy", ["Kenya"]),
        ("the Lagos-based bank", ["Lagos"]),
        ("a non-European firm", []),
        ("Bashir al-Turabi", ["Bashir", "al-Turabi"]),
        ("the U.S. consul", ["U.S."]),
        ("an iPad from Porto", ["iPad", "Porto"]),
        ("We've seen it", []),
        ("Jean-Claude’s house", ["Jean-Claude"]),
    ],
)
def test_words_written_as_names(text: str, capitals: list[str]) -> None:
    assert [word.text for word in words(text, 0, len(text), LEXICON) if word.capital] == capitals


def test_words_keep_their_offsets_and_gaps() -> None:
    text = "Oslo, \U0001f6a2 Bergen"
    row = words(text, 0, len(text), LEXICON)
    assert [text[w.start : w.end] for w in row] == ["Oslo", "Bergen"]
    assert row[1].gap == ", \U0001f6a2 "
