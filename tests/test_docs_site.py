"""The site that ``make docs`` makes: nothing in it is asked of another machine, every address in it leads somewhere.

It is made here where Sphinx is there (``pip install 'coranto[docs]'``), else not looked at.
"""

import re
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest

from pages import PAGES, ROOT

pytestmark = [
    pytest.mark.skipif(find_spec("furo") is None, reason="Sphinx and Furo are not here: make docs"),
    pytest.mark.filterwarnings("ignore"),  # theirs, on what the next Sphinx will change
]

LOADED: Final = {"src", "srcset", "poster", "data"}
"""Attributes whose address is fetched when the page is read; ``href`` is where it is one of ``<link>``."""


class _Read(HTMLParser):
    """What a page fetches, what it links to, and which places in it have a name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: set[str] = set()
        self.linked: set[str] = set()
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name in LOADED or (tag == "link" and name == "href")):
                self.fetched.add(value)
            elif value and tag == "a" and name == "href":
                self.linked.add(value)
            elif value and name in ("id", "name"):
                self.names.add(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, made with every warning an error."""
    from sphinx.cmd.build import main

    folder = tmp_path_factory.mktemp("site")
    asked = ["-q", "-W", "--keep-going", "-n", "-d", str(folder / "trees"), str(ROOT / "docs"), str(folder / "site")]
    assert main(asked) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def read(site: Path) -> dict[Path, _Read]:
    return {page: _Read(page.read_text("utf-8")) for page in site.rglob("*.html")}


def test_every_page_of_the_documentation_is_there(read: dict[Path, _Read], site: Path) -> None:
    pages = [page.relative_to(ROOT / "docs") for page in PAGES if page.is_relative_to(ROOT / "docs")]
    assert [page for page in pages if site / page.with_suffix(".html") not in read] == []
    assert (site / "index.html").is_file()


def test_nothing_is_fetched_from_another_machine(read: dict[Path, _Read], site: Path) -> None:
    outside = {url for page in read.values() for url in page.fetched if urlsplit(url).scheme or url.startswith("//")}
    assert {url for url in outside if not url.startswith("data:")} == set()
    for sheet in site.rglob("*.css"):
        urls = re.findall(r"(?:url\(|@import )\s*[\"']?([^\"')\s]+)", sheet.read_text("utf-8"))
        assert [url for url in urls if re.match(r"(https?:)?//", url)] == [], sheet.name


def test_no_script_asks_for_anything(site: Path) -> None:
    """A page in a folder may fetch nothing: search reads an index that is itself a script."""
    scripts = [script for script in site.rglob("*.js") if script.name not in ("searchtools.js", "searchindex.js")]
    asking = re.compile(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|import\(")
    assert [script.name for script in scripts if asking.search(script.read_text("utf-8"))] == []
    assert "SHOW_SEARCH_SUMMARY: false" in (site / "_static" / "documentation_options.js").read_text("utf-8")


def test_every_address_in_it_leads_to_a_file_and_a_name_in_it(read: dict[Path, _Read]) -> None:
    lost = []
    for page, found in read.items():
        for url in found.linked | found.fetched:
            parts = urlsplit(url)
            if parts.scheme:
                continue
            file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            names = read[file].names if file in read else None
            if not file.exists() or (parts.fragment and names is not None and unquote(parts.fragment) not in names):
                lost.append((page.name, url))
    assert lost == []
