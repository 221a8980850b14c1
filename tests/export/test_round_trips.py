"""What leaves in a format that Coranto reads comes back as it was: texts, dates, sources, and why they are dated so."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from coranto import library
from coranto.export.annotations import doc_iri
from coranto.export.edition import Edition
from coranto.export.formats import FORMATS
from coranto.model.source import Document, Metadata
from coranto.read.sources import read_sources
from editions import rendered
from read.archives import DAM, captured, packed
from read.files import dispatches
from read.pdfs import pdf

RELEASE = (
    ["Ministry of Works, press release, 4 February 2026", "", "The Nyando bridge was closed on Tuesday."],
    ["Engineer Ruth Auma said that at least 40 families", "were cut off. The ministry denied that it knew of cracks."],
)
FEED = """<rss version="2.0"><channel><title>Delta Radio</title><language>en-ng</language>
<item><title>Fire on a pipeline</title><link>https://delta.example/fire</link><author>A. Okoro</author>
<pubDate>Tue, 05 Sep 2017 16:20:00 +0100</pubDate>
<description>Two villages near Bonny were emptied on Tuesday, the police said.</description>
</item></channel></rss>"""
PAGE = """<html lang="en"><head><title>Cranes stop</title><meta property="og:site_name" content="Port News">
<meta property="article:published_time" content="2021-06-07T08:09:10Z"></head><body><article><h1>Cranes stop</h1>
<p>Dockers at Valparaíso stopped work on Monday, their union said. The port “cannot go on like this”, it added.</p>
</article></body></html>"""
HEADED = "CHITTAGONG, 3 May 2031 – Eleven trains stood still after signals failed.\r\n\r\n\tNobody was hurt. 🚉\r\n"
UNDATED = "A ferry was late, and nobody could say why.\n"


def folder(at: Path) -> Path:
    """A feed, a page, a text with a head, a text without a date, names that no address can hold as they are."""
    at.mkdir()
    files = {"feed.xml": FEED, "page.html": PAGE, "day two/trains ü 100%.txt": HEADED, "ferry.txt": UNDATED}
    for name, text in files.items():
        (at / name).parent.mkdir(exist_ok=True)
        (at / name).write_bytes(text.encode())
    (at / "release.pdf").write_bytes(pdf(*RELEASE, info="/CreationDate (D:20260205081500Z)"))
    (at / "crawl.warc.gz").write_bytes(packed(captured("https://a.example/dam", DAM)))
    return at


Told = tuple[str, str, tuple[str | None, str | None, str], str | None, str | None, Metadata]


def told(sources: Path, dossier: Path) -> tuple[dict[str, Told], list[str]]:
    """By document: text, date, outlet, language and what its source says; and the problems of a build."""
    library.build([sources], dossier, workers=1)
    with library.open_dossier(dossier) as opened:
        corpus = opened.corpus()
        return {row.doc: _told(row, corpus.folio(row.doc).dispatch.metadata, corpus.folio(row.doc).text)
                for row in corpus.all(Document)}, [problem.what for problem in opened.problems()]  # fmt: skip


def _told(row: Document, metadata: Metadata, text: str) -> Told:
    published = (row.published.start, row.published.end, row.published.basis)
    return row.title or "", text, published, row.outlet, row.language, metadata


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterable[tuple[dict[str, Told], Path]]:
    base = tmp_path_factory.mktemp("before")
    found, problems = told(folder(base / "sources"), base / "a.coranto")
    assert problems == []
    return found, base / "a.coranto"


@pytest.mark.parametrize("name", ["ninjs", "wacz"])
def test_what_leaves_comes_back(name: str, before: tuple[dict[str, Told], Path], tmp_path: Path) -> None:
    expected, dossier = before
    with library.open_dossier(dossier) as opened:
        page = rendered(Edition(opened.corpus()), name)
    (tmp_path / f"export{FORMATS[name].suffix}").write_bytes(page)
    found, problems = told(tmp_path / f"export{FORMATS[name].suffix}", tmp_path / "b.coranto")
    assert problems == []
    assert found == expected
    assert {row[2][2] for row in found.values()} >= {"metadata", "header", "unknown"}


def resolved(selector: dict[str, str], text: str) -> list[int]:
    """Where a ``TextQuoteSelector`` finds its words in a text (Web Annotation Data Model, 4.2.4), by it alone."""
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    starts = range(len(text) - len(whole) + 1)
    return [start + len(selector["prefix"]) for start in starts if text.startswith(whole, start)]


def test_annotations_find_their_words_in_what_another_format_holds(
    before: tuple[dict[str, Told], Path], tmp_path: Path
) -> None:
    with library.open_dossier(before[1]) as opened:
        edition = Edition(opened.corpus())
        (tmp_path / "export.json").write_bytes(rendered(edition, "ninjs"))
        annotations = json.loads(rendered(edition, "w3c"))["items"]
    texts = {doc_iri(found.doc): found.text for found in dispatches(list(read_sources([tmp_path / "export.json"])))}
    targets = [one["target"] for one in annotations]
    targets = [target for one in targets for target in (one if isinstance(one, list) else [one])]
    seen = set()
    for target in targets:
        text = texts[target["source"]["id"]]
        position, words, *page = target["selector"]
        assert resolved(words, text) == [position["start"]]
        assert text[position["start"] : position["end"]] == words["exact"]
        assert [one["value"] for one in page] == ([f"page={page_of(text, position['start'])}"] if page else [])
        assert bool(page) == target["source"]["id"].endswith("release.pdf")
        seen |= {one["value"] for one in page} | {target["source"]["id"]}
    assert {"page=1", "page=2"} <= seen
    assert len(seen) > 5


def page_of(text: str, offset: int) -> int:
    return len(text[:offset].split("\f"))


def test_a_citation_names_the_page(before: tuple[dict[str, Told], Path]) -> None:
    with library.open_dossier(before[1]) as opened:
        text = opened.corpus().folio("release.pdf").text
        at = text.index("at least 40 families")
        assert opened.cite(f"release.pdf#char={at},{at + 20}").page == 2
        assert opened.cite("ferry.txt#char=0,7").page is None
        notes = rendered(Edition(opened.corpus()), "markdown").decode()
    assert "release.pdf#char=" in notes
    assert all(", page " in line for line in notes.splitlines() if "`release.pdf#char=" in line)
    assert not any(", page " in line for line in notes.splitlines() if "`ferry.txt#char=" in line)
