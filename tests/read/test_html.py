from pathlib import Path

import pytest

from coranto.model.source import DateCandidate
from coranto.read.sources import Limits

from .files import dispatches, one, problems, readings_of

BODY = """<nav><ul><li><a href="/">Front page</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry service halted after collision</h1>
<p>Ferries between the two islands stopped running on Tuesday after one of them struck a pier, the operator said.</p>
<p>“Eleven passengers were taken to hospital,” said Lene Holm, a spokeswoman. None was in danger&nbsp;of dying.</p>
<p>An inquiry will begin next week, the maritime authority said; its findings are due before the end of the year.</p>
</article><div class="comments"><p>Reader: typical!</p></div><footer><p>© 2018 Fjord News</p></footer>"""

HEAD = """<title>Ferry service halted after collision | Fjord News</title>
<meta property="og:site_name" content="Fjord News"><meta name="author" content="Kari Moe">
<link rel="canonical" href="https://fjord.example/2018/10/02/ferry">
<meta property="article:modified_time" content="2018-10-03T07:00:00+02:00">
<meta property="article:published_time" content="2018-10-02T18:20:00+02:00">"""


def page(head: str = HEAD, body: str = BODY, lang: str = ' lang="en-GB"') -> str:
    return f"<!DOCTYPE html>\n<html{lang}><head>{head}</head><body>{body}</body></html>"


def test_main_text_and_metadata(tmp_path: Path) -> None:
    dispatch = one(readings_of(tmp_path, "news/ferry.html", page()))
    assert dispatch.doc == "news/ferry.html"
    lines = dispatch.text.splitlines()
    assert "Ferries between the two islands stopped running on Tuesday" in dispatch.text
    assert any(line.startswith("“Eleven passengers were taken to hospital,” said Lene Holm") for line in lines)
    assert not {"Front page", "typical"} & set(dispatch.text.replace("!", "").split())
    metadata = dispatch.metadata
    assert (metadata.title, metadata.outlet, metadata.author) == (
        "Ferry service halted after collision",
        "Fjord News",
        "Kari Moe",
    )
    assert (metadata.language, metadata.url) == ("en", "https://fjord.example/2018/10/02/ferry")
    assert metadata.agency is None


def test_the_original_is_the_page_and_the_text_has_its_own_hash(tmp_path: Path) -> None:
    from coranto.read.sources import Read
    from coranto.text.identity import sha256_hex

    (reading,) = readings_of(tmp_path, "a.html", page())
    assert isinstance(reading, Read)
    assert reading.original.data == page().encode()
    assert reading.original.sha256 == reading.dispatch.sha256 == sha256_hex(page().encode())
    assert reading.dispatch.text_sha256 == sha256_hex(reading.dispatch.text.encode())


def test_dates_come_likeliest_first_with_their_origin(tmp_path: Path) -> None:
    assert one(readings_of(tmp_path, "a.html", page())).metadata.published == (
        DateCandidate("2018-10-02T18:20:00+02:00", "meta article:published_time"),
        DateCandidate("2018-10-02", "url path"),
        DateCandidate("2018-10-03T07:00:00+02:00", "meta article:modified_time"),
    )


def test_a_page_that_states_no_date_offers_none(tmp_path: Path) -> None:
    assert one(readings_of(tmp_path, "a.html", page(head="<title>x</title>"))).metadata.published == ()


def test_a_declared_charset_is_believed(tmp_path: Path) -> None:
    html = page(head='<meta charset="windows-1250"><title>Powódź</title>', body=BODY.replace("Lene Holm", "Michał Żak"))
    dispatch = one(readings_of(tmp_path, "a.html", html.encode("cp1250", "xmlcharrefreplace")))
    assert dispatch.metadata.title == "Ferry service halted after collision"
    assert "Michał Żak" in dispatch.text


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.php", "a", "a.json"])
def test_a_page_is_known_by_its_beginning(tmp_path: Path, name: str) -> None:
    assert one(readings_of(tmp_path, name, page())).metadata.outlet == "Fjord News"


def test_xhtml_with_a_declaration(tmp_path: Path) -> None:
    html = '<?xml version="1.0" encoding="UTF-8"?>\n' + page().replace(
        "<html", '<html xmlns="http://www.w3.org/1999/xhtml"'
    )
    assert "Lene Holm" in one(readings_of(tmp_path, "a.xml", html)).text


@pytest.mark.parametrize(
    "html",
    ["<p>Only a piece of a page, yet it tells that the bridge is shut and that the school will open on Monday.</p>",
     page().replace("hospital", "hos\x00pital"),
     "<!-- " + "saved " * 200 + "-->" + page()],
)  # fmt: skip
def test_odd_pages_are_read_all_the_same(tmp_path: Path, html: str) -> None:
    assert len(dispatches(readings_of(tmp_path, "a.html", html))) == 1


@pytest.mark.parametrize("body", ["", "<script>var a = 1;</script>", "<img src=x>", "<div>" * 3000])
def test_a_page_without_words_is_a_problem(tmp_path: Path, body: str) -> None:
    (problem,) = readings_of(tmp_path, "a.html", page(head="", body=body))
    assert problems([problem])
    assert "no main text" in problems([problem])[0].what


def test_a_large_page_is_read_in_a_worker_with_the_same_result(tmp_path: Path) -> None:
    directly = one(readings_of(tmp_path, "a.html", page()))
    assert one(readings_of(tmp_path, "a.html", page(), Limits(direct_tags=5))) == directly


def test_a_page_that_takes_too_long_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.html", page(), Limits(direct_tags=5, worker_seconds=0.001)))
    assert problem.what.startswith("no main text found in 0.001 s")


def test_where_the_extractor_fails_the_simpler_one_serves_and_says_so(tmp_path: Path) -> None:
    buried = page(body="<div>" * 2000 + BODY + "</div>" * 2000)  # deeper than the first one's parser follows
    readings = readings_of(tmp_path, "a.html", buried)
    (dispatch,) = dispatches(readings)
    assert "Lene Holm" in dispatch.text
    assert dispatch.metadata.outlet == "Fjord News"
    assert problems(readings)[0].what.startswith("read by the simpler extractor")
