import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from coranto.export.edition import Edition
from coranto.export.html import render
from coranto.view.filters import Filter
from editions import graded, odd
from records import BAY, HARBOUR, ferry


class _Texts(HTMLParser):
    """Collects the text of each dispatch as a browser would see it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._doc, self._depth = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self._doc = named.get("data-doc") or self._doc
        if self._depth or named.get("class") == "text":
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= self._depth > 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[self._doc] = self.texts.get(self._doc, "") + data


def test_the_dispatch_stands_in_the_page_character_by_character() -> None:
    parser = _Texts()
    parser.feed(render(Edition(ferry())))
    assert parser.texts == {"bay.txt": BAY, "harbour.txt": HARBOUR}


def test_carriage_returns_survive_the_parser() -> None:
    assert "Reyes said.&#13;\n" in render(Edition(ferry()))


def test_hostile_text_is_escaped_and_no_request_is_made() -> None:
    page = render(Edition(ferry()))
    assert "alert(1)" in page
    assert page.count("<script") == 1
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_the_policy_admits_the_pages_own_script_alone() -> None:
    page = render(Edition(ferry()))
    for tag in ("script", "style"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert f"{tag}-src &#39;sha256-{b64encode(sha256(body.encode()).digest()).decode()}&#39;" in page


def test_each_citation_links_to_its_characters() -> None:
    edition = Edition(ferry())
    page = render(edition)
    for note in edition.view.notes():
        assert f'href="#{note.doc}%23char%3D{note.start}%2C{note.end}"' in page


def test_what_is_withheld_says_for_how_many_characters_it_stands() -> None:
    corpus = odd()
    parser = _Texts()
    page = render(Edition(corpus, redact=True))
    parser.feed(page)
    for text in filter(None, parser.texts.values()):
        withheld = re.findall(r'<span class="withheld" data-chars="(\d+)" title="withheld">([^<]+)</span>', page)
        moved = sum(int(chars) - len(words) for chars, words in withheld)
        assert len(text) + moved == len(corpus.folio("jo-santos-speaks.txt").text)
    assert "Person 1" in page


def test_the_page_says_what_it_is() -> None:
    page = render(Edition(ferry(), Filter(day="2023-03-06")))
    assert "only day 2023-03-06" in page
    assert "not redacted" in page


def test_grades_stand_in_a_section_of_their_own_and_lead_to_their_passages() -> None:
    page = render(Edition(graded()))
    head, section = page.split('<section class="grades">')
    section = section.split("</section>")[0]
    assert "A. Editor" not in head
    assert "was &lt;b&gt;there&lt;/b&gt;" in section
    assert section.count('<a class="cite"') == 3
    assert section.count("<li>") == 4
    assert '<section class="grades">' not in render(Edition(ferry()))
