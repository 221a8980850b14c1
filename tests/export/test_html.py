import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from coranto.export.html import render
from coranto.view.chronicle import chronicle
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
    corpus = ferry()
    parser = _Texts()
    parser.feed(render(corpus, chronicle(corpus)))
    assert parser.texts == {"bay.txt": BAY, "harbour.txt": HARBOUR}


def test_carriage_returns_survive_the_parser() -> None:
    corpus = ferry()
    assert "Reyes said.&#13;\n" in render(corpus, chronicle(corpus))


def test_hostile_text_is_escaped_and_no_request_is_made() -> None:
    corpus = ferry()
    page = render(corpus, chronicle(corpus))
    assert "alert(1)" in page
    assert page.count("<script") == 1
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_the_policy_admits_the_pages_own_script_alone() -> None:
    corpus = ferry()
    page = render(corpus, chronicle(corpus))
    for tag in ("script", "style"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert f"{tag}-src &#39;sha256-{b64encode(sha256(body.encode()).digest()).decode()}&#39;" in page


def test_each_citation_links_to_its_characters() -> None:
    corpus = ferry()
    view = chronicle(corpus)
    page = render(corpus, view)
    for note in view.notes():
        assert f'href="#{note.doc}%23char%3D{note.start}%2C{note.end}"' in page
