"""What between commas says who somebody is."""

import pytest

from coranto.extract.speech.appositions import apposition_after
from coranto.tools import open_tools
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "apposition"),
    [
        ("Lea Ohm, 34, said so.", "34"),
        ("Lea Ohm, a nurse from Hamm, said so.", "a nurse from Hamm"),
        ("Lea Ohm, head of the port, said so.", "head of the port"),
        ("Lea Ohm, of Hamm, said so.", "of Hamm"),
        ("Lea Ohm, who runs the port, said so.", "who runs the port"),
        ("Lea Ohm, who said it rained, left.", None),
        ("Lea Ohm, speaking in Hamm, left.", None),
        ("Lea Ohm, on Monday, left.", None),
        ("Lea Ohm, Hamm wants the road shut.", None),
        ("Lea Ohm, 1984, left.", None),
        ("Lea Ohm, farmers in Hamm, left.", None),
    ],
)
def test_apposition_after_a_name(text: str, apposition: str | None) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    end = apposition_after(tokens, 3, open_tools().speech)
    assert (None if end is None else text[tokens[3].start : tokens[end - 1].end]) == apposition
