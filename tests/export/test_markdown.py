import re

from coranto.export.edition import Edition
from coranto.export.markdown import render
from coranto.text.identity import sha256_hex
from editions import graded
from records import BAY, ferry


def test_every_mark_has_its_endnote_with_quote_offsets_and_hash() -> None:
    page = render(Edition(ferry()))
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    notes = set(re.findall(r"^\[\^(\d+)\]:", page, re.M))
    assert marks == notes == {"1", "2", "3", "4", "5"}
    assert f"sha256 `{sha256_hex(BAY.encode())}`" in page
    assert "“At least 11 people drowned” `bay.txt#char=" in page
    assert "Same words as note 2." in page


def test_words_of_sources_are_not_markup() -> None:
    page = render(Edition(ferry()))
    assert "<script>" not in page


def test_grades_stand_in_a_section_of_their_own() -> None:
    page = render(Edition(graded()))
    head, section = page.split("## What reviewers make of it")
    assert "A. Editor" not in head
    assert "- **B2, A. Editor**: “At least 11 people drowned” (claim): usually reliable; probably true" in section
    assert r"was \<b\>there\</b\>" in section
    assert "“Captain Reyes left” (event, no longer there)" in section
    assert "What reviewers" not in render(Edition(ferry()))
