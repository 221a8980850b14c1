from pathlib import Path

import pytest

from coranto.model.source import DateCandidate
from coranto.read.sources import Limits, Read

from .files import dispatches, problems, readings_of

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Delta Radio</title><language>en-ng</language><link>https://delta.example/</link>
<item><title>Pipeline fire &amp; evacuation</title><link>https://delta.example/fire</link><guid>d-1</guid>
<author>desk@delta.example (News desk)</author><pubDate>Tue, 05 Sep 2017 16:20:00 +0100</pubDate>
<description>A short form.</description>
<content:encoded><![CDATA[<p>Two villages were emptied on Tuesday.</p><script>track()</script><p>Nobody was hurt,
the police said.</p><figure><img src="x" alt="no words"><figcaption>Smoke over the creek.</figcaption></figure>]]>
</content:encoded></item>
<item><guid isPermaLink="false">d-2</guid><description>Fuel is scarce &amp;amp; dear, drivers said.</description></item>
<item><description>No name &lt; no address.</description></item>
<item><title>A headline alone</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt-BR"><title>Diário do Vale</title>
<entry><title type="html">Greve &amp;amp; acordo</title><id>urn:uuid:77</id>
<published>2023-01-02T03:04:05-03:00</published>
<updated>2023-01-03T00:00:00Z</updated><author><name>Rui Paz</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>A greve acabou.</p><p>Os ônibus voltaram.</p></div></content></entry>
<entry><id>urn:uuid:78</id><source><title>Agência Serra</title></source><summary>Sem acordo.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Port News</title></channel>
<item rdf:about="https://p.example/9"><title>Cranes</title><link>https://p.example/9</link>
<dc:date>2021-06-07T08:09:10Z</dc:date><description>The cranes moved again.</description></item></rdf:RDF>"""


def test_rss_items_are_dispatches_of_one_original(tmp_path: Path) -> None:
    readings = readings_of(tmp_path, "wire/feed.xml", RSS)
    fire, fuel, nameless = dispatches(readings)
    assert [fire.doc, fuel.doc, nameless.doc] == [
        "https://delta.example/fire",
        "wire/feed.xml::d-2",
        "wire/feed.xml::3",
    ]
    assert fire.text == (
        "Two villages were emptied on Tuesday.\n\nNobody was hurt, the police said.\n\nSmoke over the creek."
    )
    assert fuel.text == "Fuel is scarce & dear, drivers said."
    assert nameless.text == "No name < no address."
    originals = {reading.original.sha256: reading.original for reading in readings if isinstance(reading, Read)}
    assert [original.data for original in originals.values()] == [RSS.encode()]
    assert fire.sha256 in originals


def test_rss_metadata(tmp_path: Path) -> None:
    metadata = dispatches(readings_of(tmp_path, "feed.xml", RSS))[0].metadata
    assert metadata.title == "Pipeline fire & evacuation"
    assert (metadata.outlet, metadata.language, metadata.url) == ("Delta Radio", "en", "https://delta.example/fire")
    assert metadata.author is not None
    assert "News desk" in metadata.author
    assert metadata.published == (DateCandidate("2017-09-05T16:20:00+01:00", "feed published"),)


def test_an_item_without_words_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems(readings_of(tmp_path, "feed.xml", RSS))
    assert (problem.doc, problem.at, problem.what) == ("feed.xml", "item 4", "an item without text")


def test_atom(tmp_path: Path) -> None:
    strike, deal = dispatches(readings_of(tmp_path, "a.atom", ATOM))
    assert strike.doc == "a.atom::urn:uuid:77"
    assert strike.text == "A greve acabou.\n\nOs ônibus voltaram."
    assert (strike.metadata.title, strike.metadata.language) == ("Greve & acordo", "pt")
    assert strike.metadata.published == (
        DateCandidate("2023-01-02T03:04:05-03:00", "feed published"),
        DateCandidate("2023-01-03T00:00:00+00:00", "feed updated"),
    )
    assert (strike.metadata.outlet, deal.metadata.outlet) == ("Diário do Vale", "Agência Serra")


def test_rdf(tmp_path: Path) -> None:
    (cranes,) = dispatches(readings_of(tmp_path, "a.rdf", RDF))
    assert (cranes.doc, cranes.text) == ("https://p.example/9", "The cranes moved again.")
    assert [candidate.value for candidate in cranes.metadata.published] == ["2021-06-07T08:09:10+00:00"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a", "feed.php"])
def test_a_feed_is_known_by_its_beginning(tmp_path: Path, name: str) -> None:
    assert len(dispatches(readings_of(tmp_path, name, RSS))) == 3


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig"])
def test_encodings_of_feeds(tmp_path: Path, encoding: str) -> None:
    declared = encoding if encoding == "iso-8859-1" else "utf-8"
    xml = f'<?xml version="1.0" encoding="{declared}"?>' + ATOM
    assert dispatches(readings_of(tmp_path, "a.xml", xml.encode(encoding)))[0].text.endswith("Os ônibus voltaram.")


def test_a_broken_feed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    xml = "<rss version='2.0'><channel><item><description>Fire & rescue crews came</description></item><item><descr"
    assert dispatches(readings_of(tmp_path, "a.xml", xml))[0].text == "Fire & rescue crews came"


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
<rss version="2.0"><channel><title>&c;</title><item><description>&c;</description></item></channel></rss>"""


@pytest.mark.parametrize(
    "xml",
    [BOMB, BOMB.replace("boom", "file:///etc/passwd"), '<!DOCTYPE rss SYSTEM "https://x.example/rss.dtd">' + RSS[39:]],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, xml: str, encoding: str) -> None:
    (problem,) = readings_of(tmp_path, "a.xml", xml.encode(encoding))
    assert "document type" in problems([problem])[0].what


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        ("<opml><body/></opml>", "XML, but neither a feed nor a page"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without items"),
        ("<", "XML, but neither a feed nor a page"),
    ],
)
def test_what_is_no_feed_is_a_problem(tmp_path: Path, xml: str, what: str) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.xml", xml))
    assert problem.what == what


def test_a_large_feed_is_parsed_in_a_worker_with_the_same_result(tmp_path: Path) -> None:
    assert readings_of(tmp_path, "a.xml", RSS, Limits(direct_tags=5)) == readings_of(tmp_path, "a.xml", RSS)


def test_a_feed_that_takes_too_long_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.xml", RSS, Limits(direct_tags=5, worker_seconds=0.001)))
    assert problem.remedy == "split it"
