"""Quotations that no verb gives."""

import pytest

from coranto.extract.speech.introductions import introduction
from coranto.tools import open_tools
from extract.dispatches import spoken, told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The sea took the road and the school with it.” – Ana Ruiz, teacher", "Ana Ruiz, teacher"),
        ("Ana Ruiz came back to the flood: “The sea took the road.”", "Ana Ruiz"),
    ],
)
def test_a_dash_or_a_colon_stands_for_the_verb(text: str, source: str) -> None:
    (claim,) = spoken(text)
    assert claim.source is not None
    assert (claim.source.text, claim.mode) == (source, "direct")


@pytest.mark.parametrize(
    ("text", "cue"),
    [("Ana Ruiz said on the phone:", "said"), ("Ana Ruiz was calm:", ":"), ("Ana Ruiz was calm.", None)],
)
def test_the_last_cue_before_a_colon_introduces(text: str, cue: str | None) -> None:
    (statement,) = told(text)
    found = introduction(statement.tokens, open_tools().speech)
    assert (found and statement.tokens[found[0].verb_at].text) == cue
