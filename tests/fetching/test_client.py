"""One question, one answer, within bounds; the other end is a website on this machine."""

import gzip
import threading
import time

import pytest

from coranto.fetching.addresses import Addresses
from coranto.fetching.answers import Limits
from coranto.fetching.client import Client, web_address
from coranto.fetching.failures import FetchError
from website import website


def client(most_bytes: int = 100_000, seconds: float = 5.0, private: tuple[str, ...] = ("localhost",)) -> Client:
    return Client(Addresses(private), Limits(most_bytes, seconds))


def test_an_answer_has_status_head_and_body():
    with website({"/a?b=c": (200, {"X-Kind": "page"}, b"<p>Rain.</p>")}) as site:
        answer = client().get(site.url("/a?b=c#part"))
        assert (answer.status, answer.body, answer.head["x-kind"]) == (200, b"<p>Rain.</p>", "page")
        assert answer.media_type == "text/html"
        assert site.asked[0].head["user-agent"].startswith("coranto/")
        assert site.asked[0].head["host"] == f"localhost:{site.port}"


def test_a_packed_answer_is_unpacked():
    with website({"/": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"Rain. " * 100))}) as site:
        assert client().get(site.url()).body == b"Rain. " * 100


def test_a_trap_that_unpacks_without_end_is_refused():
    with website({"/": (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(5_000_000)))}) as site:
        url = site.url()
        with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
            client().get(url)


@pytest.mark.parametrize(
    ("body", "encoding", "words"),
    [
        (gzip.compress(b"Rain. " * 100, mtime=0)[:-12], "gzip", "cut off"),
        (b"no gzip", "gzip", "damaged"),
        (b"x", "zstd", "not asked for"),
    ],
)
def test_what_is_packed_badly_is_refused(body, encoding, words):
    with website({"/": (200, {"Content-Encoding": encoding}, body)}) as site:
        url = site.url()
        with pytest.raises(FetchError, match=words):
            client().get(url)


def test_a_body_without_end_is_broken_off():
    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 65_536)

    with website() as site:
        site.raw["/"] = endless
        with pytest.raises(FetchError, match="larger than"):
            client().get(site.url())


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b""])
def test_one_byte_at_a_time_does_not_hold_it_open(head):
    def drip(handler):
        handler.wfile.write(head)
        for _ in range(200):
            handler.wfile.write(b"x")
            if site.stopped.wait(0.05):
                return

    with website() as site:
        site.raw["/"] = drip
        with pytest.raises(FetchError, match=r"no answer in 0\.6 s"):
            client(seconds=0.6).get(site.url())


def test_whoever_stops_does_not_wait_for_an_answer():
    with website() as site:
        site.raw["/"] = lambda handler: site.stopped.wait(20)
        asking = client(seconds=30)
        threading.Timer(0.3, asking.stop).start()
        begun = time.monotonic()
        with pytest.raises(FetchError):
            asking.get(site.url())
        assert time.monotonic() - begun < 15


def test_what_is_no_http_is_told():
    with website() as site:
        site.raw["/"] = lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n")
        with pytest.raises(FetchError, match="no answer that can be read"):
            client().get(site.url())


def test_a_private_address_is_not_connected_to():
    with website({"/": (200, {}, b"secret")}) as site:
        for url in (site.url(), site.url(host="127.0.0.1"), site.url(host="[::1]")):
            with pytest.raises(FetchError, match="not a public address") as caught:
                client(private=()).get(url)
            assert caught.value.final
        assert site.asked == []


def test_a_name_is_looked_up_once_for_each_question():
    looked_up = []

    def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["10.0.0.1"]

    with website({"/": (200, {}, b"ok")}) as site:
        asking = Client(Addresses(["news.example"], rebinding), Limits(1_000, 5.0))
        assert asking.get(f"http://news.example:{site.port}/").body == b"ok"
    assert looked_up == ["news.example"]


def test_a_refused_connection_is_told():
    with website() as site:
        port = site.port
    with pytest.raises(FetchError, match="no answer that can be read"):
        client().get(f"http://localhost:{port}/")


@pytest.mark.parametrize(
    "url",
    ["ftp://news.example/", "file:///etc/passwd", "news.example", "http://", "http://a:b@news.example/", "http://a\n.b/",
     "http://news.example:99999/", "https://" + "x" * 3_000 + ".example/", "http://[::1/", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(FetchError) as caught:
        web_address(url)
    assert caught.value.final


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://news.example", "https://news.example/"),
        ("http://bücher.example/straße?q=ä#s", "http://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4"),
        ("http://[2606:4700::1111]:8080/a b", "http://[2606:4700::1111]:8080/a%20b"),
    ],
)
def test_an_address_is_asked_in_ascii(url, asked):
    assert web_address(url) == asked
