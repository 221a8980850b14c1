"""Numbers of dead, by whom they are called."""

import pytest

from coranto.resolve.tolls import tolls
from coranto.tools import open_tools


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dead: 7 (15 August: 5). Missing: 2", {"people": 7}),
        ("SUMMARY\n- Deaths: 1,204\n- Injured: 3,000", {"people": 1204}),
        ("Found alive: 131\nDead: 38", {"people": 38}),
        ("Eight people are now known to have died in the tunnel.", {"people": 8}),
        ("The blast killed six soldiers and 12 people in the bus were hurt.", {"soldiers": 6}),
        ("Four soldiers were killed, 11 rebels died and three bodies were found.",
         {"soldiers": 4, "rebels": 11, "people": 3}),
        ("The quake of 1939 killed 30,000 people.", {}),
        ("Nobody was hurt.", {}),
    ],
)  # fmt: skip
def test_tolls_are_told_by_whom_they_count(text: str, told: dict[str, int]) -> None:
    assert tolls(text, open_tools().calendar) == told
