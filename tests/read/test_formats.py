import gzip
import re
from io import BytesIO
from pathlib import Path

import pytest

from coranto.read import json_items
from coranto.read.feed import read_feed
from coranto.read.formats import FORMATS, choose, suffix_of
from coranto.read.html import read_html
from coranto.read.json_items import read_json, read_json_lines
from coranto.read.mail import read_letter, read_mailbox
from coranto.read.newsml import read_newsml
from coranto.read.pdf import read_pdf
from coranto.read.plain import read_plain
from coranto.read.reading import DEFAULT_LIMITS, Opened, Reader, UnreadableError
from coranto.read.signatures import SIGNATURES
from coranto.read.wacz import read_wacz
from coranto.read.warc import read_warc


def chosen(name: str, data: bytes, named: bool = False) -> Reader:
    opened = Opened(name, BytesIO(data), DEFAULT_LIMITS)
    reader = choose(opened, named)
    assert opened.stream.tell() == 0
    return reader


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", b"Words.", read_plain),
        ("a.txt", b"{curly words}", read_plain),
        ("a.txt", b"[AGENCY] Words.", read_plain),
        ("a.txt", b"<Words> in angles", read_plain),
        ("a.txt", b"  <!DOCTYPE HTML PUBLIC", read_html),
        ("a.txt", b"\xef\xbb\xbf<html lang='en'>", read_html),
        ("a.txt", "<html>".encode("utf-16"), read_html),
        ("a.html", b"<p>piece", read_html),
        ("a.html", b'{"text": "x"}', read_json),
        ("a.xml", b"<?xml version='1.0'?><!-- made by x --><rss>", read_feed),
        ("a.xml", b"<?xml version='1.0'?><?xml-stylesheet href='x'?><feed xmlns='x'>", read_feed),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE html><html>", read_html),
        ("a.xml", b"<newsItem>", read_newsml),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf-3-3.dtd'><nitf>", read_newsml),
        ("a.xml", b"<g2:newsMessage xmlns:g2='http://iptc.org/std/nar/2006-10-01/'>", read_newsml),
        ("a.xml", b"<inventory>", read_feed),
        ("a.warc", b"WARC/1.0\r\n", read_warc),
        ("a", b"From x@y.example Mon May  3 18:30:00 2027\n", read_mailbox),
        ("a.txt", b"From the port: May was quiet.", read_plain),
        ("a", b"Received: from relay.example by strait.example", read_letter),
        ("a.txt", b"From: Harbour board\nDate: 3 May 2031\n\nWords.", read_plain),
        ("a.eml", b"From: Harbour board\n\nWords.", read_letter),
        ("a", b"%PDF-1.7\n", read_pdf),
        ("a.txt", b"The %PDF-1.7 format", read_plain),
        ("a", gzip.compress(b"WARC/1.1\r\n", mtime=0), read_warc),
        ("a.wacz", b"PK\x03\x04", read_wacz),
        ("a.zip", b"PK\x03\x04" + b"\x00" * 26 + b"archive/data.warc.gz", read_wacz),
        ("a.json", b'[{"text": "x"}]', read_json),
        ("a.jsonl", b'{"text": "x"}', read_json_lines),
        ("a.ndjson", b"<html>", read_json_lines),
        ("stdin", b'{"text": "x"}', read_json),
    ],
)
def test_the_beginning_decides_before_the_suffix(name: str, data: bytes, reader: Reader) -> None:
    assert chosen(name, data) is reader


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.TXT", ".txt"), ("b/a.html", ".html"), ("a.2024", ""), ("The U.S. army", ""), ("a", ""), (".hidden", "")],
)
def test_suffix(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


@pytest.mark.parametrize(("magic", "what", "remedy"), SIGNATURES)
def test_known_kinds_that_are_no_text_are_named(magic: bytes, what: str, remedy: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        chosen("a.txt", magic + b"\x00rest", named=True)
    assert (raised.value.trouble.what, raised.value.trouble.remedy) == (what, remedy)


def test_no_suffix_stands_in_two_rows() -> None:
    suffixes = [suffix for row in FORMATS for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_every_suffix_and_field_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/sources.md").read_text("utf-8")
    documented = set(re.findall(r"`([^`\s]+)`", page))
    assert {suffix for row in FORMATS for suffix in row.suffixes if suffix} <= documented
    folded = {name.replace("_", "") for name in documented}
    fields = (*json_items.TEXT, *json_items.MARKUP, *json_items.SUMMARY, *json_items.TITLE, *json_items.OUTLET)
    more = (*json_items.AGENCY, *json_items.AUTHOR, *json_items.ADDRESS, *json_items.IDENTITY, *json_items.LANGUAGE)
    assert set(fields) | set(more) | set(json_items.LISTS) <= folded
