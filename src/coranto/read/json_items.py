"""JSON and JSON Lines: articles as objects, whatever names their fields go by, and JSON Feed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from coranto.model.source import DateCandidate, Metadata, Original
from coranto.read.encoding import decode
from coranto.read.fragment import text_of_fragment
from coranto.read.languages import language_code
from coranto.read.names import item_name, web_address
from coranto.read.ninjs import is_ninjs, read_ninjs
from coranto.read.reading import (
    MEGABYTE,
    Opened,
    Read,
    Reading,
    Trouble,
    UnreadableError,
    encodable,
    original_of,
    read_as,
    whole,
)
from coranto.read.stated_dates import iso_date

Fields = Mapping[str, object]
"""An object's values by folded key: lower case, without ``_``, ``-`` and blanks."""

TEXT: Final = ("text", "body", "content", "contenttext", "bodytext", "articletext", "articlebody", "fulltext",
               "maintext", "plaintext", "rawtext", "story", "article")  # fmt: skip
MARKUP: Final = ("contenthtml", "bodyhtml", "articlehtml", "html", "rawhtml")
SUMMARY: Final = ("summary", "description", "abstract", "lead", "standfirst")
"""Taken for the text only where there is no other."""
TITLE: Final = ("title", "headline", "webtitle", "heading")
PUBLISHED: Final = ("datepublished", "published", "publishedat", "publishdate", "publisheddate", "publicationdate",
                    "pubdate", "publishedon", "publishedtime", "firstpublished", "firstpublicationdate",
                    "webpublicationdate", "versioncreated", "date", "datetime", "created", "createdat", "datecreated",
                    "timestamp", "time")  # fmt: skip
MODIFIED: Final = ("datemodified", "modified", "modifiedat", "updated", "updatedat", "lastmodified", "dateupdated")
OUTLET: Final = ("outlet", "source", "publisher", "publication", "newspaper", "sitename", "sourcename", "site",
                 "newsoutlet", "medium")  # fmt: skip
AGENCY: Final = ("agency", "newsagency", "wire", "wireservice")
AUTHOR: Final = ("author", "authors", "byline", "creator")
ADDRESS: Final = ("url", "link", "permalink", "weburl", "canonicalurl", "sourceurl", "uri")
IDENTITY: Final = ("id", "guid", "uuid", "docid", "articleid", "identifier")
LANGUAGE: Final = ("language", "lang", "languagecode", "inlanguage")
LISTS: Final = ("items", "articles", "documents", "docs", "stories", "entries", "dispatches", "results", "data",
                "hits", "response", "news", "records")  # fmt: skip
"""Where an object that is no article keeps its list of them."""
INNER: Final = ("rendered", "text", "value", "name", "title", "content")
"""Where an object in the place of a string keeps the string."""

JSON_FEED: Final = "https://jsonfeed.org/version/"

_NO_ARTICLE: Final = ("no article in it: no field named text, body or content", "rename the field to text")


def read_json_lines(opened: Opened) -> Iterator[Reading]:
    """One dispatch a line; a broken line is a problem that names it, and the next is read."""
    limit = opened.limits.line_bytes
    number = told = 0
    while line := opened.stream.readline(limit + 1):
        number += 1
        place = f"line {number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = opened.stream.readline(limit)
            trouble = Trouble(f"a line longer than {limit // MEGABYTE} MB", "split it")
            told += 1
            yield trouble.problem(opened.doc, place)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            told += 1
            yield from _line(opened, line.rstrip(b"\r\n"), number, place)
    if not told:
        raise UnreadableError("empty", "remove the file or fetch it again")


def read_json(opened: Opened) -> Iterator[Reading]:
    """The articles of a JSON file: a list, one object, an object around a list, a JSON Feed; or JSON Lines."""
    data = whole(opened)
    decoded = decode(data)
    text = decoded.text.lstrip("\ufeff")
    try:
        value = _parsed(text)
    except UnreadableError:
        if _first_line_is_an_object(text):
            opened.stream.seek(0)
            yield from read_json_lines(opened)
            return
        raise
    if decoded.note is not None:
        yield decoded.note.problem(opened.doc)
    original = original_of(data, "application/json")
    articles, shared = _articles(value)
    if not articles:
        raise UnreadableError("a list without articles", "fetch it again")
    alone = isinstance(value, dict) and len(articles) == 1 and articles[0] is value
    for number, article in enumerate(articles, start=1):
        fallback = opened.doc if alone else f"{opened.doc}::{number}"
        yield from _article(article, fallback, opened, original, shared, None if alone else f"item {number}")


def _line(opened: Opened, line: bytes, number: int, place: str) -> Iterator[Reading]:
    try:
        decoded = decode(line)
        value = _parsed(decoded.text.lstrip("\ufeff"))
    except UnreadableError as error:
        at = f"{place}, {error.trouble.at}" if error.trouble.at else place
        yield replace(error.trouble, at=at).problem(opened.doc)
        return
    if decoded.note is not None:
        yield replace(decoded.note, at=place).problem(opened.doc)
    original = original_of(line, "application/json")
    yield from _article(value, f"{opened.doc}::{number}", opened, original, Metadata(), place)


def _parsed(text: str) -> object:
    try:
        value: object = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"broken JSON: {error.msg}", "mend it, or fetch it again", f"char {error.pos}") from None
    except RecursionError:
        raise UnreadableError("JSON nested too deeply", "give the articles alone, one a line") from None
    except ValueError:
        raise UnreadableError("JSON with a number too long to read", "mend it, or fetch it again") from None
    return value


def _first_line_is_an_object(text: str) -> bool:
    first = text.lstrip().partition("\n")[0].rstrip()
    return first.startswith("{") and first.endswith("}")


def _articles(value: object) -> tuple[list[object], Metadata]:
    """The articles in a JSON value, and what the value says of all of them."""
    if isinstance(value, list):
        return value, Metadata()
    if not isinstance(value, dict):
        raise UnreadableError(*_NO_ARTICLE)
    if is_ninjs(value):
        return [value], Metadata()
    fields = _folded(value)
    version = fields.get("version")
    if isinstance(version, str) and version.startswith(JSON_FEED):
        items = fields.get("items")
        shared = Metadata(outlet=_string(fields, TITLE), language=language_code(fields.get("language")))
        return (items if isinstance(items, list) else []), shared
    if not any(_words(fields.get(name)) for name in (*TEXT, *MARKUP)):
        for name in LISTS:
            inner = fields.get(name)
            if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
                return inner, Metadata()
            if isinstance(inner, dict) and any(key in _folded(inner) for key in LISTS):
                return _articles(inner)
    return [value], Metadata()


def _article(
    value: object, fallback: str, opened: Opened, original: Original, shared: Metadata, place: str | None
) -> Iterator[Reading]:
    try:
        if not isinstance(value, dict):
            raise UnreadableError("not an object with fields", 'give each article as {"text": …}')
        if is_ninjs(value):
            yield from read_ninjs(value, opened, original, fallback, place)
            return
        yield _read_article(_folded(value), fallback, opened, original, shared)
    except UnreadableError as error:
        yield error.trouble.problem(opened.doc, place)


def _read_article(fields: Fields, fallback: str, opened: Opened, original: Original, shared: Metadata) -> Read:
    metadata = _metadata(fields, shared)
    text = _text(fields)
    identity = None if fallback == opened.doc else _string(fields, IDENTITY)
    doc = item_name(opened.doc, metadata.url, identity, fallback)
    return read_as(doc, text, original, metadata, opened.limits)


def _text(fields: Fields) -> str:
    """The article's words: plain before marked up, either before a summary; raises ``UnreadableError`` if none."""
    for names in (TEXT, MARKUP, SUMMARY):
        for name in names:
            words = _words(fields.get(name))
            if words.strip():
                return encodable(text_of_fragment(words))
    raise UnreadableError(*_NO_ARTICLE)


def _metadata(fields: Fields, shared: Metadata) -> Metadata:
    published = tuple(
        DateCandidate(value, f"json {name}")
        for name in (*PUBLISHED, *MODIFIED)
        if name in fields and (value := iso_date(fields[name])) is not None
    )
    language = next((code for name in LANGUAGE if (code := language_code(fields.get(name)))), None)
    return replace(
        shared,
        title=_string(fields, TITLE),
        outlet=_string(fields, OUTLET) or shared.outlet,
        agency=_string(fields, AGENCY),
        author=_people(fields),
        url=next((address for name in ADDRESS if (address := web_address(fields.get(name)))), None),
        language=language or shared.language,
        published=published,
    )


def _folded(value: Mapping[str, object]) -> Fields:
    """The object by folded keys; of two keys that fold alike the first stays."""
    fields: dict[str, object] = {}
    for key, held in value.items():
        fields.setdefault(key.lower().replace("_", "").replace("-", "").replace(" ", ""), held)
    return fields


def _words(value: object) -> str:
    """The text of a value: a string as it is, a list of paragraphs with blank lines between, an object's string."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(part for part in map(_inner, value) if part)
    return _inner(value)


def _inner(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((held for name in INNER if isinstance(held := value.get(name), str) and held), "")
    return ""


def _string(fields: Fields, names: tuple[str, ...]) -> str | None:
    """The first of the named values that is a line of text, or a whole number."""
    for value in (fields[name] for name in names if name in fields):
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        line = " ".join(_inner(value).split())
        if line:
            return encodable(line)
    return None


def _people(fields: Fields) -> str | None:
    for value in (fields[name] for name in AUTHOR if name in fields):
        people = [" ".join(_inner(one).split()) for one in (value if isinstance(value, list) else [value])]
        if any(people):
            return encodable(", ".join(filter(None, people)))
    return None
