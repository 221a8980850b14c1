"""What a page says of itself: title, site, author, language, address and every date it offers.

Nothing is guessed from how a page looks: only what is declared in ``meta`` and ``link`` elements, JSON-LD, microdata
and ``time`` elements counts. Names of fields: Open Graph, Dublin Core, schema.org, and those of widespread publishing
systems.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from coranto.model.source import DateCandidate, Metadata
from coranto.read.languages import language_code
from coranto.read.linked_data import Article, linked_article
from coranto.read.names import web_address
from coranto.read.reading import encodable
from coranto.read.stated_dates import iso_date

TITLE: Final = ("og:title", "headline", "dc.title", "dcterms.title", "parsely-title", "citation_title",
                "sailthru.title", "twitter:title", "title")  # fmt: skip
OUTLET: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher",
                 "citation_publisher", "application-name")  # fmt: skip
AUTHOR: Final = ("author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author",
                 "sailthru.author", "citation_author")  # fmt: skip
LANGUAGE: Final = ("content-language", "dc.language", "dcterms.language", "language", "og:locale", "inlanguage")
ADDRESS: Final = ("og:url", "twitter:url", "parsely-link")
PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "publication_date", "publicationdate", "article.published",
    "dc.date.issued", "dcterms.issued", "dc.issued", "dc.date.created", "dcterms.created", "dcterms.date",
    "dcterms.available", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
    "cxenseparse:recs:publishtime", "originalpublicationdate", "datecreated", "displaydate", "release_date", "dc.date",
    "date",
)  # fmt: skip
MODIFIED: Final = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
                   "last-modified", "lastmod", "revised")  # fmt: skip

TAGS: Final = ("meta", "link", "script", "title", "h1", "time")

LONGEST: Final = 500
"""Characters that a title or name may have; anything longer is no title or name."""

_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_PUBLISHED_HINT = re.compile(r"publish|pubdate|entry-date|post-date|posted|dateline", re.IGNORECASE)
_SITE_SUFFIX = r"\s*[|–—·•:-]\s*"


def page_metadata(tree: Any) -> Metadata:
    """The metadata of a parsed page (an ``lxml`` element); dates come likeliest first, those of changes last."""
    found: dict[str, list[Any]] = {tag: [] for tag in TAGS}
    for element in tree.iter(*TAGS):
        found[element.tag].append(element)
    metas = _metas(found["meta"])
    linked = linked_article(_scripts(found["script"]))
    outlet = linked.outlet or _first(metas, OUTLET)
    url = _address(found["link"], metas)
    return Metadata(
        title=_title(found, metas, linked, outlet),
        outlet=outlet,
        author=linked.author or _first(metas, AUTHOR),
        url=url,
        language=_language(tree, metas, linked),
        published=tuple(dict.fromkeys(_dates(tree, found["time"], metas, linked, url))),
    )


def line(text: object) -> str | None:
    """A piece of metadata on one line, or null if there is none or it is too long to be one."""
    if not isinstance(text, str):
        return None
    joined = " ".join(text.split())
    return encodable(joined) if 0 < len(joined) <= LONGEST else None


def _metas(elements: list[Any]) -> dict[str, str]:
    """Contents of the ``meta`` elements by name in lower case; the first of each name."""
    metas: dict[str, str] = {}
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content:
            metas.setdefault(name.strip().lower().replace("dc:", "dc.").replace("dcterms:", "dcterms."), content)
    return metas


def _scripts(elements: list[Any]) -> Iterator[str]:
    for element in elements:
        if element.get("type", "").strip().lower() == "application/ld+json" and element.text:
            yield element.text


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    """The first of the named contents that is words: the address of a profile is no name."""
    found = (line(metas.get(name)) for name in names)
    return next((words for words in found if words and not words.startswith(("http:", "https:", "@"))), None)


def _title(found: dict[str, list[Any]], metas: dict[str, str], linked: Article, outlet: str | None) -> str | None:
    """The headline by linked data, else Open Graph, a single ``h1`` or ``title``, less the site's name."""
    title = linked.headline or line(metas.get("og:title")) or _only(found["h1"]) or _first(metas, TITLE)
    if title is None:
        title = next((line(element.text_content()) for element in found["title"]), None)
    if title is None or outlet is None:
        return title
    return re.sub(_SITE_SUFFIX + re.escape(outlet) + r"\s*\Z", "", title) or title


def _only(headings: list[Any]) -> str | None:
    return line(headings[0].text_content()) if len(headings) == 1 else None


def _address(links: list[Any], metas: dict[str, str]) -> str | None:
    for element in links:
        if "canonical" in element.get("rel", "").lower().split():
            address = web_address(element.get("href"))
            if address is not None:
                return address
    return next((address for name in ADDRESS if (address := web_address(metas.get(name)))), None)


def _language(tree: Any, metas: dict[str, str], linked: Article) -> str | None:
    root = tree.getroottree().getroot()
    declared = (
        linked.language,
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        *(metas.get(name) for name in LANGUAGE),
    )
    return next((code for value in declared if (code := language_code(value))), None)


def _dates(
    tree: Any, times: list[Any], metas: dict[str, str], linked: Article, url: str | None
) -> Iterator[DateCandidate]:
    declared = (*linked.published, *_stated(metas, PUBLISHED))
    yield from declared
    if not declared:  # looking at every element takes as long as all else here
        for element in tree.xpath('//*[@itemprop="datePublished"]'):
            yield from _candidate(element.get("content") or element.get("datetime"), "microdata datePublished")
    yield from _times(times)
    in_path = _DAY_IN_PATH.search(url or "")
    if in_path is not None:
        yield from _candidate("-".join(in_path.groups()), "url path")
    yield from linked.modified
    yield from _stated(metas, MODIFIED)


def _stated(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[DateCandidate]:
    for name in names:
        if name in metas:
            yield from _candidate(metas[name], f"meta {name}")


def _candidate(value: object, origin: str) -> Iterator[DateCandidate]:
    iso = iso_date(value)
    if iso is not None:
        yield DateCandidate(iso, origin)


def _times(elements: list[Any]) -> Iterator[DateCandidate]:
    """The first ``time`` element that is marked as publication, and the first within the article: others may be of
    other articles."""
    marked = within = None
    for element in elements:
        value = iso_date(element.get("datetime"))
        if value is None:
            continue
        if marked is None and (element.get("pubdate") is not None or _PUBLISHED_HINT.search(element.get("class", ""))):
            marked = DateCandidate(value, "time published")
        elif within is None and next(element.iterancestors("article", "main"), None) is not None:
            within = DateCandidate(value, "time in article")
    yield from (candidate for candidate in (marked, within) if candidate is not None)
