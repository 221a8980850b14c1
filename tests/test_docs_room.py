"""The page on the reading room tells of every screen, key and sign that the page in ``web/`` has, and of no other."""

import re
from typing import Final

from pages import ROOT

PAGE: Final = (ROOT / "docs" / "how-to" / "reading-room.md").read_text("utf-8")
SOURCE: Final = ROOT / "web" / "src"


def test_its_screens_are_those_of_the_page_in_their_order() -> None:
    screens = re.findall(r'^  \["\w+", "(\w+)"\],$', (SOURCE / "app.tsx").read_text("utf-8"), re.M)
    assert len(screens) > 5
    assert re.findall(r"^\| \*\*(\w+)\*\* \|", PAGE, re.M) == screens


def test_its_keys_are_those_that_the_page_lists() -> None:
    rows = re.findall(r'^  \["(.+?)", ".+"\],$', (SOURCE / "parts" / "help.tsx").read_text("utf-8"), re.M)
    keys = [key for row in rows for key in re.split(r" / |, ", row)]
    assert len(keys) > 5
    assert [key for row in re.findall(r"^\| (`.+`) \|", PAGE, re.M) for key in re.findall(r"`(\S+)`", row)] == keys


def test_its_signs_are_those_of_the_page() -> None:
    signs = re.findall(r'^  (\w+): \{ glyph: "(.)"', (SOURCE / "words.ts").read_text("utf-8"), re.M)
    assert len(signs) == 5
    assert [f"{sign} {word}" for word, sign in signs if f"{sign} {word}" not in PAGE] == []
