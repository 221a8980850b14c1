"""When, where and to whom something was said is no part of what was said."""

import pytest

from coranto.extract.speech.circumstances import skip_setting
from coranto.tools import open_tools
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("said on Monday that it fell", 3),
        ("said in a radio interview that it fell", 5),
        ("said quietly that it fell", 2),
        ("said to us that it fell", 3),
        ("said to reporters on Friday that it fell", 5),
        ("said for weeks that it fell", 3),
        ("said the dam fell", 1),
        ("said not to leave", 1),
    ],
)
def test_setting_is_skipped(text: str, at: int) -> None:
    (statement,) = told(text)
    assert skip_setting(statement.tokens, 1, open_tools().speech, addressee=False) == at
