"""How an attribution is put: direct, mixed or indirect."""

import pytest

from coranto.extract.speech.attribution import mode_of
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "first", "mode"),
    [
        ("She said the ferry was full.", 2, "indirect"),
        ('She said the ferry was "rather full" that day.', 2, "mixed"),
        ('She called it "a leaking old tub", and left.', 3, "direct"),
        ('She called it "full" and left.', 3, "mixed"),
    ],
)
def test_mode(text: str, first: int, mode: str) -> None:
    (statement,) = told(text)
    last = next((i for i in range(first + 1, len(statement.tokens)) if statement.tokens[i].text in (",", ".")), first)
    assert mode_of(statement.tokens, [(first, last)]) == mode
