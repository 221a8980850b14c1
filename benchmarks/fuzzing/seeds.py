"""What inputs are made from: a few small whole ones of each kind, most of them from the builders of the tests."""

import gzip
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import brotli

sys.path[:0] = [] if "read" in sys.modules else [str(Path(__file__).parents[2] / "tests")]

from read.archives import DAM, RAIL, answer, captured, package, packed, page, record, sha1  # noqa: E402
from read.letters import PAGE, PLAIN, letter, many, part  # noqa: E402
from read.pdfs import pdf  # noqa: E402

Seeds = Callable[[], Sequence[bytes]]

URL: Final = "https://a.example/dam"
ITEM: Final = {
    "uri": "urn:newsml:andes.example:1", "type": "text", "pubstatus": "usable", "language": "en-CL", "headline": "Shut",
    "versioncreated": "2024-03-08T14:05:00-03:00", "byline": "Paz Rojas", "body_text": DAM, "body_xhtml": "<p>x</p>",
}  # fmt: skip
LATER: Final = {
    "uri": URL, "standard": {"name": "ninjs", "version": "3.0"}, "versionCreated": "2024-03-08T14:05:00Z",
    "headlines": [{"role": "main", "value": "Shut"}], "infosources": [{"name": "Radio Sur", "role": "agency"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Shut.</p>", "charCount": 5}],
    "associations": [{"name": "x", "type": "text", "uri": "urn:x:2", "bodies": [{"value": RAIL}]}],
}  # fmt: skip


def plain() -> Sequence[bytes]:
    """Texts in several encodings, with and without a head."""
    text = "SUVA, March 4, 2021 — Rain “fell”.\r\n\r\nNobody slept.\n"
    encoded = [text.encode(name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252")]
    others = (
        "Дождь шёл всю ночь, сказала она.".encode("koi8-r"),
        "雨が降った。".encode("shift_jis"),
        "비".encode("euc_kr"),
    )
    return [*encoded, *others, b"Title: Rain\n date 2021-03-04\n\nIt fell.\x00\x1b"]


def html() -> Sequence[bytes]:
    """Pages with what they may say of themselves."""
    told = (
        '<meta property="article:published_time" content="2021-03-04T05:06:07+02:00"><meta name="author" content="A">'
    )
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-04"}</script>'
    whole = page(DAM, "Dam").replace(b"<title>", (told + linked + "<base href='x'><title>").encode())
    table = (
        b"<!DOCTYPE html><html lang=fr><body><h1>x</h1><table><tr><td>" + RAIL.encode() + b"</table><p>&#x1F30A;&lt;"
    )
    return [whole, table, PAGE.encode(), page("Дождь").replace(b"<title>", b"<meta charset=koi8-r><title>")]


def json_items() -> Sequence[bytes]:
    """Articles, a JSON Feed, and items of ninjs of each generation."""
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Hill Radio", "items": [
        {"id": "1", "url": URL, "content_html": f"<p>{DAM}</p>", "date_published": "2022-08-09T06:00:00+03:00"},
        {"id": 2, "content_text": RAIL, "authors": [{"name": "B"}]}]}  # fmt: skip
    bare = {"hits": [{"text": DAM, "title": {"rendered": "D &amp; R"}, "date": 1614834000}]}
    return [json.dumps(one).encode() for one in (feed, bare, ITEM, LATER, [ITEM, {"text": RAIL}])]


def json_lines() -> Sequence[bytes]:
    """The same, one a line."""
    rows = [{"text": DAM, "id": "a"}, ITEM, LATER, {"body": RAIL, "published": "2021-03-04", "url": URL}]
    return ["\n".join(map(json.dumps, rows)).encode(), b'{"text": "One."}\r\n\r\n{"text": 2}\nno json\n[1]']


def feeds() -> Sequence[bytes]:
    """RSS, Atom and RDF."""
    rss = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/">
<channel><title>Delta</title><language>en-ng</language><item><title>Fire &amp; flood</title><link>{URL}</link>
<guid>d-1</guid>
<pubDate>Tue, 05 Sep 2017 16:20:00 +0100</pubDate><c:encoded><![CDATA[<p>{DAM}</p>]]></c:encoded></item>
<item><guid isPermaLink="false">d-2</guid><description>{RAIL}</description></item></channel></rss>"""
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt"><title>Vale</title><entry><title
type="html">G &amp;amp; a</title><id>urn:uuid:7</id><updated>2023-01-03T00:00:00Z</updated>
<author><name>Rui</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{DAM}</p></div></content>
<link rel="alternate" href="/x"/></entry></feed>"""
    rdf = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="{URL}"><title>Cranes</title><link>{URL}</link>
<dc:date>2021-06-07T08:09:10Z</dc:date><description>{RAIL}</description></item></rdf:RDF>"""
    return [rss.encode(), atom.encode(), rdf.encode(), rss.replace("UTF-8", "UTF-16").encode("utf-16")]


def newsml() -> Sequence[bytes]:
    """NewsML-G2 with content in each form, and NITF alone."""
    nitf = (
        f"<nitf><head><title>x</title><docdata><date.issue norm='20220517'/></docdata></head><body><body.head>"
        f"<hedline><hl1>Hail</hl1></hedline><dateline>KAIROUAN</dateline></body.head><body.content><p>{DAM}</p></body.content></body>"
        "</nitf>"
    )
    item = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2" xml:lang="en"><itemMeta>
<itemClass qcode="ninat:text"/><provider><name>Wire</name></provider>
<versionCreated>2022-05-17T18:30:00+01:00</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Hail</headline></contentMeta><contentSet><inlineXML
contenttype="application/nitf+xml">{nitf}</inlineXML></contentSet></newsItem>"""
    data = item.replace("inlineXML", "inlineData").replace("application/nitf+xml", "text/plain").replace(nitf, RAIL)
    message = f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{item}{data}</itemSet></newsMessage>"
    return [nitf.encode(), item.encode(), message.encode(), b"<?xml version='1.0' encoding='UTF-8'?>" + data.encode()]


def archives() -> Sequence[bytes]:
    """Web archives, packed and not, with every kind of record."""
    plain = record("resource", URL, DAM.encode(), "text/plain")
    digested = record("response", URL, answer(page(RAIL)), WARC_Block_Digest=sha1(answer(page(RAIL))))
    again = record("revisit", URL, answer(b""), WARC_Refers_To_Target_URI=URL)
    brotlied = record("response", URL, answer(brotli.compress(page(DAM)), "Content-Encoding: br"))
    chunks = answer(b"5\r\n<html\r\n1;x\r\n>\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
    one = captured(URL, DAM)
    return [
        one + plain,
        digested + again,
        brotlied,
        record("response", URL, chunks),
        packed(one, plain),
        gzip.compress(one),
    ]


def packages() -> Sequence[bytes]:
    """Packages of web archives, described and not."""
    archive, also = captured(URL, DAM), packed(captured(URL, RAIL))
    members = {"archive/a.warc": archive, "archive/b.warc.gz": also, "pages/pages.jsonl": b"{}\n"}
    return [package(members), package(members, described=False), package({"archive/a.warc": archive}, method=8)]


def pdfs() -> Sequence[bytes]:
    """PDF of one page and of several, with what it says of itself."""
    told = "/Title (Hail) /Author (B) /CreationDate (D:20220517183000+01'00')"
    return [pdf([DAM[:60], RAIL[:60]], info=told), pdf(["One"], ["Two (of) \\2"], [], root=b"/Lang (en-GB)")]


def letters() -> Sequence[bytes]:
    """Letters of one part and of several, one in another."""
    both = many("alternative", [part("text/plain", PLAIN), part("text/html; charset=utf-8", PAGE)])
    inner = letter(part("text/plain; charset=koi8-r", "Дождь".encode("koi8-r")), Message_ID="<5@port.example>")
    quoted = (
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nRain=\r\n fell=E2=80=94=\r\n"
    )
    attached = part("application/pdf", b"%PDF", 'Content-Disposition: attachment; filename="a.pdf"')
    mixed = many("mixed", [both, b"Content-Type: message/rfc822\r\n\r\n" + inner, attached], "=_c")
    return [
        letter(part("text/plain", PLAIN)),
        letter(both),
        letter(mixed),
        letter(quoted),
        letter(b"\r\nx", Date="no day"),
    ]


def mailboxes() -> Sequence[bytes]:
    """Several letters in one file."""
    between = b"From a@b.example Mon May  3 18:30:00 2027\n"
    return [
        b"".join(between + one.replace(b"\r\n", b"\n") + b"\n\n" for one in letters()[:3]),
        between + b"\n>From x\n",
    ]


def answers() -> Sequence[bytes]:
    """What servers send, packed in each way, and packed alone."""
    body = page(DAM)
    heads = (
        ("gzip", gzip.compress(body, mtime=0)),
        ("br", brotli.compress(body)),
        ("deflate", b"x\x9c\x03\x00\x00\x00\x00\x01"),
    )
    sent = [answer(data, f"Content-Encoding: {name}") for name, data in heads]
    return [
        *sent,
        answer(b"1c;a=b\r\n" + body[:28] + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        b"gzip\n\n" + heads[0][1],
    ]


QUOTED: Final = (
    "“We saw fire,” said Ana Ruiz, the mayor of Tarma. “Nobody slept.”\n\nThe ministry denied it, according to RIA.",
    "Police said: 'It's the '90s'. \"He said «non»,\" she told reporters.\n\n“One paragraph\n\n“goes on [sic] … here.",
    "„Nein“, sagte er. 「雨」 ‘she ‘said’ “so’ Officials did not say how many; it could not be independently verified.",
)
COUNTED: Final = (
    "At least 1,234 people died, up from two dozen; more than half (£261 million) and 3.5km, 1½ or 2/3, ten to twelve.",
    "Between 300 and 400 homes, nearly a thousand troops, 5-6 per cent, one hundred and five, 12 lakh, a 16-year-old.",
    "some 1.2-1.5 million tonnes, fewer than ten, No 5, the 1990s, 20 of the 35, 2 to 1, $3bn-$4bn, zero, 0,5 %",
)
TIMED: Final = (
    "SUVA, March 4, 2021 — on Tuesday night, at 7:30 p.m. GMT, the day before yesterday, late Thursday, on 3/4/2021.",
    "a fifth day of conflict; two weeks ago; between May 3 and June 4; in the first quarter of 2020; from 9am to noon",
    "next Friday, the night of February 29, 2023, Easter Monday, in 2019-20, the 1990s, by year's end, every week",
)
PLACED: Final = (
    "Fire broke out near Paris, Texas, and in São Paulo, Brazil; Georgia (the country), Springfield and al-Qusayr.",
    "The Kremlin and Washington said that two villages north of Kyiv, Kherson Oblast, in the Black Sea, fell.",
    "Μόσχα, 東京, القاهرة, St. John’s, Côte d'Ivoire, Washington DC, New York City, the Republic of the Congo, X Y Z W",
)


def texts(*given: str) -> Seeds:
    """Texts as bytes."""
    return lambda: [one.encode() for one in given]


def questions() -> Sequence[bytes]:
    """References, searches, addresses, dates."""
    return [one.encode() for one in (
        "report.txt#char=10,42", "a#char=1,0", 'dam "the dam" bro* OR (NEAR', "https://user@a.example:80/ü?q=1#x",
        "http://[::ffff:127.0.0.1]/", "64:ff9b::7f00:1", "Tue, 05 Sep 2017 16:20:00 +0100", "04.03.2021", "1614834000",
        "https://bücher.example/%2F", "March 4th, 2021", "2021-03-04T05:06:07+02:00",
    )]  # fmt: skip


def robots() -> Sequence[bytes]:
    """Rules of sites."""
    return [
        b"User-agent: *\nDisallow: /news/*?b=\nAllow: /news/$\nCrawl-delay: 5\n\nUser-agent: coranto\nDisallow:\n",
        b"\xef\xbb\xbfuser-agent:coranto\r\ncrawl-delay: 1e9\r\nrequest-rate: 1/10s 0900-1700\r\nvisit-time: 06-08\r\n",
    ]


def mail_servers() -> Sequence[bytes]:
    """What a mail server says from beginning to end, TAG for the tag of the command that it answers."""
    begun = b"* OK ready\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK\x20\r\n"
    let_in = begun + b"+ \r\nTAG OK in\r\n"
    there = b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\nTAG OK [READ-ONLY] done\r\n"
    listed = b"* 1 FETCH (UID 4 RFC822.SIZE 5)\r\n* 2 FETCH (UID 9 RFC822.SIZE 9000)\r\nTAG OK done\r\n"
    sent = b"* 1 FETCH (UID 4 BODY[] {5}\r\nS: \r\n)\r\nTAG OK done\r\n"
    bye = b"* BYE\r\nTAG OK bye\r\n"
    login = b"* OK x\r\n* CAPABILITY IMAP4rev1\r\nTAG OK x\r\nTAG NO wrong\r\n"
    return [
        let_in + there + listed + sent + bye,
        let_in + there.replace(b"7", b"8") + listed + sent,
        login,
        b"* PREAUTH x\r\n",
    ]


def patches() -> Sequence[bytes]:
    """Places in a dossier, with other bytes for them."""
    return [
        b"",
        b"\x00\x00\x10\x01",
        b"\x00\x04\x00\x7f\x40\x00\x00\xff",
        b"".join(bytes((n, 7, 9, n)) for n in range(40)),
    ]
