"""The table of targets: for each what must hold of any bytes, what inputs are made from, and words worth trying."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from benchmarks.fuzzing import grammars, questions, reading, seeds
from coranto.read.feed import read_feed
from coranto.read.html import read_html
from coranto.read.json_items import read_json, read_json_lines
from coranto.read.mail import read_letter, read_mailbox
from coranto.read.newsml import read_newsml
from coranto.read.wacz import read_wacz
from coranto.read.warc import read_warc


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads what others wrote."""

    holds: Callable[[bytes], None]
    """Raises where a law is broken, or something is raised that nobody declared."""
    seeds: seeds.Seeds
    words: str = ""
    """Pieces of such inputs, parted by white space: mutations put them in."""
    longest: int = 4_096
    """Bytes of an input."""


def _reads(reader: reading.Reader, made: seeds.Seeds, words: str = "", longest: int = 4_096) -> Target:
    return Target(reading.reader_law(reader), made, words, longest)


_MARKUP: Final = (
    "<p> </p> <!-- --> <![CDATA[ ]]> &amp; &#0; &#xD800; <a>=\"' xmlns= encoding= <br/> <!DOCTYPE <?xml <b>"
)
_SAID: Final = "“ ” ‘ ’ « » ' \" said told according to denied that he reporters … [sic] said: — not could verify"

TARGETS: Final[dict[str, Target]] = {
    "plain": Target(reading.plain_law, seeds.plain, "\ufeff \u2028 \ud7ff"),
    "html": _reads(
        read_html, seeds.html, f"{_MARKUP} <script> <table> <meta <title> <article> <iframe> <svg> <frameset>"
    ),
    "json": _reads(read_json, seeds.json_items, '"text" "items" "bodies" "uri" "version" [{ }] null 1e999 \\ud800 NaN'),
    "jsonl": _reads(read_json_lines, seeds.json_lines, '{"text": "x"} "bodies" \\u0000 \\ud800 null [[ 1e400'),
    "feed": _reads(
        read_feed, seeds.feeds, f"{_MARKUP} <item> <entry> <link <guid> <rss <feed <rdf:RDF type= base64 xml:base="
    ),
    "newsml": _reads(
        read_newsml, seeds.newsml, f"{_MARKUP} <nitf> <inlineXML <itemSet> <body.content> qcode= <itemRef <hl1>"
    ),
    "warc": _reads(read_warc, seeds.archives, "WARC/1.0 WARC/1.1 Content-Length: WARC-Type: response gzip chunked br"),
    "wacz": _reads(read_wacz, seeds.packages, "PK archive/ .warc .warc.gz datapackage.json ../ .wacz sha256:"),
    "pdf": Target(
        reading.pdf_law, seeds.pdfs, "obj endobj stream /Type /Kids /Parent /Length /Filter /Prev /Encrypt /Tj << >> R"
    ),
    "letter": _reads(
        read_letter, seeds.letters, "Content-Type: multipart/ boundary= base64 =?utf-8?q? ?= -- charset= message/"
    ),
    "mailbox": _reads(read_mailbox, seeds.mailboxes, "From >From Subject: Content-Type: boundary= base64"),
    "any file": Target(
        reading.file_law("a"),
        lambda: [
            made()[0]
            for made in (
                seeds.plain,
                seeds.html,
                seeds.json_items,
                seeds.json_lines,
                seeds.feeds,
                seeds.newsml,
                seeds.archives,
                seeds.packages,
                seeds.letters,
                seeds.mailboxes,
            )
        ],
        "WARC/1.0 <rss <html PK From { %PNG <?xml",
    ),
    "http": Target(
        reading.http_law, seeds.answers, "HTTP/1.1 gzip br deflate chunked Content-Encoding: Transfer-Encoding:"
    ),
    "links": Target(
        reading.links_law, lambda: [*seeds.feeds(), *seeds.json_items()], f'{_MARKUP} <link href= "url" https://'
    ),
    "quotations": Target(grammars.quotes_law, seeds.texts(*seeds.QUOTED), _SAID, 1_024),
    "numbers": Target(
        grammars.numbers_law,
        seeds.texts(*seeds.COUNTED),
        "million hundred half dozen 1, .5 ½ € % to -- and at least",
        1_024,
    ),
    "times": Target(
        grammars.times_law,
        seeds.texts(*seeds.TIMED),
        "Monday May 2021 31 ago next last night quarter from to : p.m. th",
        1_024,
    ),
    "places": Target(
        grammars.places_law,
        seeds.texts(*seeds.PLACED),
        "Paris Texas Georgia , north of Province the al- São near (",
        1_024,
    ),
    "questions": Target(
        questions.questions_law, seeds.questions, '#char= http:// [:: ] " * NEAR ( AND : @ % xn-- 0000', 512
    ),
    "robots": Target(
        questions.robots_law, seeds.robots, "User-agent: Disallow: Allow: Crawl-delay: * $ % / Request-rate:", 2_048
    ),
    "mail server": Target(
        questions.mail_law,
        seeds.mail_servers,
        "TAG OK NO BAD * + FETCH UID BODY[] {5} {99999} EXISTS [UIDVALIDITY BYE",
        2_048,
    ),
    "dossier": Target(questions.dossier_law, seeds.patches, "", 256),
}
