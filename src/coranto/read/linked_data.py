"""What the JSON-LD of a page says of its article (schema.org)."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coranto.model.source import DateCandidate
from coranto.read.reading import encodable
from coranto.read.stated_dates import iso_date

LONGEST_SCRIPT: Final = 1_000_000
LONGEST: Final = 500
DEEPEST: Final = 4
"""Levels of lists, ``@graph`` and ``mainEntity`` within which the page's own article is looked for."""

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|NewsItem)\Z")
_PAGE_TYPE = re.compile(r"(?:WebPage|ItemPage)\Z")


@dataclass(frozen=True, slots=True)
class Article:
    """The declared properties; null or empty where there is none."""

    headline: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    published: tuple[DateCandidate, ...] = ()
    modified: tuple[DateCandidate, ...] = ()


def linked_article(scripts: Iterable[str]) -> Article:
    """The first article that the scripts describe, else the page they do; a broken script describes nothing."""
    described = [thing for script in scripts for thing in _things(_parsed(script), DEEPEST)]
    for wanted in (_ARTICLE_TYPE, _PAGE_TYPE):
        for thing in described:
            if any(wanted.search(kind) for kind in _kinds(thing)):
                return _article(thing)
    return Article()


def _parsed(script: str) -> object:
    if len(script) > LONGEST_SCRIPT:
        return None
    try:
        value: object = json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _things(value: object, depth: int) -> Iterator[dict[str, object]]:
    """The objects that are of this page; what hangs below other properties is of others."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"), depth - 1)
        yield from _things(value.get("mainEntity"), depth - 1)


def _kinds(thing: dict[str, object]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _article(thing: dict[str, object]) -> Article:
    return Article(
        headline=_words(thing.get("headline")),
        outlet=_words(thing.get("publisher")),
        author=_words(thing.get("author")),
        language=_words(thing.get("inLanguage")),
        published=_dates(thing, "datePublished", "dateCreated"),
        modified=_dates(thing, "dateModified"),
    )


def _dates(thing: dict[str, object], *names: str) -> tuple[DateCandidate, ...]:
    values = ((iso_date(thing.get(name)), name) for name in names)
    return tuple(DateCandidate(value, f"json-ld {name}") for value, name in values if value is not None)


def _words(value: object) -> str | None:
    """A string, the ``name`` of an object, or those of a list, on one line; addresses are no names."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(words for words in map(_words, value[:20]) if words)) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    if not isinstance(value, str):
        return None
    joined = " ".join(value.split())
    if not joined or len(joined) > LONGEST or joined.startswith(("http:", "https:")):
        return None
    return encodable(joined)
