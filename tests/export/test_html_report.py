import re
from base64 import b64encode
from hashlib import sha256

from coranto.export.html_report import render
from reports import sample


def test_numbers_lead_to_notes_that_are_there() -> None:
    page = render(sample())
    targets = set(re.findall(r'href="#(note-\d+)"', page))
    assert targets == set(re.findall(r'id="(note-\d+)"', page)) == {"note-1", "note-2", "note-3"}


def test_hostile_words_are_escaped_and_the_policy_admits_the_style_alone() -> None:
    page = render(sample())
    assert "<script" not in page
    assert "alert(1)" in page
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    assert f"style-src &#39;sha256-{b64encode(sha256(style.encode()).digest()).decode()}&#39;" in page
    assert "script-src" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_neighbouring_items_are_one_list() -> None:
    page = render(sample())
    assert page.count("<ul>") == page.count("</ul>") == 1
    assert len(re.findall("<li>", page)) == 2
