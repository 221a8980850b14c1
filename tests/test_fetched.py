"""Sources given by their addresses."""

import gzip
import json

import pytest

from coranto.fetched import Fetched, fetched, readings_of
from coranto.fetching.addresses import Addresses
from coranto.fetching.answers import Limits
from coranto.fetching.client import Client
from coranto.fetching.manners import Visitor
from coranto.model.source import Problem
from coranto.read.reading import Read
from read.archives import DAM, RAIL, packed, page, record
from read.letters import letter, part
from read.pdfs import pdf
from website import FakeClock, website

HTML = (200, {}, page(DAM, "Dam"))


def asked(*urls: str, private: tuple[str, ...] = ("localhost",)) -> tuple[list[Read], list[Problem]]:
    clock = FakeClock()
    visitor = Visitor(Client(Addresses(private), Limits(100_000, 5.0)), clock)
    found = list(fetched(urls, visitor, clock))
    return [one for one in found if isinstance(one, Read)], [one for one in found if isinstance(one, Problem)]


def test_a_page_goes_by_its_address_and_says_when_it_was_had():
    with website({"/dam": HTML}) as site:
        (read,), problems = asked(site.url("/dam"), site.url("/dam"))
        assert problems == []
        assert site.paths() == ["/dam"]
    said = read.dispatch.metadata
    assert (read.dispatch.doc, read.dispatch.text, said.url) == (site.url("/dam"), DAM, site.url("/dam"))
    assert (said.title, said.captured, said.published) == ("Dam", "2023-11-14T22:13:20Z", ())
    assert (read.original.data, read.original.media_type) == (HTML[2], "text/html")


@pytest.mark.parametrize(
    ("kind", "data", "texts"),
    [
        ("text/plain; charset=koi8-r", "Дождь шёл.".encode("koi8-r"), ["Дождь шёл."]),
        ("application/json", json.dumps({"text": RAIL}).encode(), [RAIL]),
        ("application/octet-stream", packed(record("resource", "https://a.example/", DAM.encode(), "text/plain")),
         [DAM]),
        ("application/pdf", pdf(["Rain fell."]), ["Rain fell."]),
        ("message/rfc822", b"Date: Mon, 3 May 2027 18:30:00 +0800\r\n" + letter(part("text/plain", RAIL)), [RAIL]),
        ("", b"<rss version='2.0'><channel><item><description>One.</description></item><item><description>Two."
             b"</description></item></channel></rss>", ["One.", "Two."]),
    ],
)  # fmt: skip
def test_whatever_a_file_may_be_is_read(kind: str, data: bytes, texts: list[str]) -> None:
    media_type, _, charset = kind.partition("; charset=")
    page = Fetched("https://a.example/x", "2027-05-04T00:00:00Z", media_type, charset or None, data)
    assert [one.dispatch.text for one in readings_of(page) if isinstance(one, Read)] == texts


def test_what_cannot_be_had_is_a_problem_with_a_remedy_and_the_rest_is_read():
    rules = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /closed\n")
    bomb = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(1_000_000)))
    with website(
        {"/robots.txt": rules, "/dam": HTML, "/bomb": bomb, "/image": (200, {}, b"\x89PNG\r\n\x1a\n")}
    ) as site:
        site.pages["/moved"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
        paths = ("/bomb", "/closed", "/dam", "/image", "/moved", "/none")
        read, problems = asked(*map(site.url, paths), "http://127.0.0.1:1/", "ftp://a.example/")
        assert "/closed" not in site.paths()
    assert [one.dispatch.doc for one in read] == [site.url("/dam")]
    assert {problem.doc.removeprefix(site.url()): problem.what for problem in problems} == {
        "bomb": "larger than 0.1 MB",
        "closed": "its robots.txt asks programs to keep away",
        "image": "a picture",
        "moved": "10.0.0.1 leads to 10.0.0.1, which is not a public address",
        "none": "nothing is there (404)",
        "http://127.0.0.1:1/": "127.0.0.1 leads to 127.0.0.1, which is not a public address",
        "ftp://a.example/": "no address on the web: 'ftp://a.example/'",
    }
    assert all(problem.remedy for problem in problems)


def test_a_private_address_is_refused_unless_it_is_named():
    with website({"/dam": HTML}) as site:
        _, (problem,) = asked(site.url("/dam"), private=())
        assert "which is not a public address" in problem.what
        assert "--allow-private" in problem.remedy
        assert site.asked == []


def test_a_page_that_breaks_its_reader_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(opened: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("coranto.fetched.READERS", {"text/html": broken})
    (problem,) = readings_of(Fetched("https://a.example/x", "2027-05-04T00:00:00Z", "text/html", None, b"x"))
    assert isinstance(problem, Problem)
    assert problem.what == "it could not be read (ZeroDivisionError)"
