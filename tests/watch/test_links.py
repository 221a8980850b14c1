"""What a feed links to."""

import pytest

from coranto.fetching.failures import FetchError
from coranto.watch.links import MOST_LINKS, Link, links

FEED = "https://w.example/feeds/all"

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>
<item><link>https://w.example/1#part</link><pubDate>Sat, 02 Mar 2024 08:00:00 GMT</pubDate></item>
<item><link>https://w.example/2</link></item><item><link>javascript:alert(1)</link></item><item><title>none</title></item>
<item><link>https://w.example/1</link></item></channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><entry><link href="https://w.example/1"/>
<published>2024-03-02T08:00:00Z</published><updated>2024-03-02T09:30:00Z</updated></entry></feed>"""

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://w.example/1",
"date_modified": "2024-03-02T09:30:00Z"}, {"id": "2", "external_url": "https://w.example/2"}, {"id": "3"}, 5]}"""


def test_the_links_of_rss_each_once_without_those_that_are_none():
    found = links(RSS, FEED)
    assert [link.url for link in found] == ["https://w.example/1", "https://w.example/2"]
    assert found[0].stamp is not None
    assert found[1].stamp is None


def test_a_link_of_atom_has_the_time_of_the_last_change():
    (found,) = links(ATOM, FEED)
    assert found.url == "https://w.example/1"
    assert found.stamp is not None
    assert found.stamp.startswith("2024-03-02T09:30")


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/2024/x", "https://w.example/2024/x"),
        ("x", "https://w.example/feeds/x"),
        ("//v.example/", "https://v.example/"),
    ],
)
def test_a_link_of_atom_may_be_relative_to_the_feed(href, url):
    assert [link.url for link in links(ATOM.replace(b"https://w.example/1", href.encode()), FEED)] == [url]


def test_the_links_of_a_json_feed():
    assert links(JSON, FEED) == [Link("https://w.example/1", "2024-03-02T09:30:00Z"), Link("https://w.example/2", None)]


def test_a_stamp_that_cannot_be_kept_is_none():
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://w.example/1", "date_modified":'
    assert links(body + b' "\\ud83d"}]}', FEED) == [Link("https://w.example/1", None)]


def test_no_feed_links_to_more_than_can_be_followed():
    items = b"".join(b"<item><link>https://w.example/%d</link></item>" % number for number in range(MOST_LINKS + 5))
    assert len(links(b'<rss version="2.0"><channel>' + items + b"</channel></rss>", FEED)) == MOST_LINKS


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>x</body></html>", b"{", b"{}", b'{"items": {}}', b"[" * 100_000, b"\x00\x01", b"{" * 50_000,
     b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'],
)  # fmt: skip
def test_what_is_no_feed_is_told(body):
    with pytest.raises(FetchError, match="no feed that can be read"):
        links(body, FEED)
