import json

import pytest

from coranto.model.source import DateCandidate, Metadata
from coranto.read.page import parsed
from coranto.read.page_metadata import page_metadata


def metadata_of(head: str, body: str = "<p>Words.</p>", html: str = "") -> Metadata:
    return page_metadata(parsed(f"<html {html}><head>{head}</head><body>{body}</body></html>"))


def linked(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "ReportageNewsArticle",
    "headline": "Turnout falls in second round",
    "datePublished": "2020-08-09T21:00:00Z",
    "dateModified": "2020-08-10T05:00:00Z",
    "inLanguage": "fr-FR",
    "author": [{"@type": "Person", "name": "Awa  Diop"}, "Jean Roux", "https://x.example/p"],
    "publisher": {"@type": "Organization", "name": "Le Canal"},
}


@pytest.mark.parametrize("thing", [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite"}, ARTICLE]},
                                   {"@type": "WebPage", "mainEntity": ARTICLE}])  # fmt: skip
def test_linked_data(thing: object) -> None:
    assert metadata_of(linked(thing)) == Metadata(
        title="Turnout falls in second round",
        outlet="Le Canal",
        author="Awa Diop, Jean Roux",
        language="fr",
        published=(
            DateCandidate("2020-08-09T21:00:00+00:00", "json-ld datePublished"),
            DateCandidate("2020-08-10T05:00:00+00:00", "json-ld dateModified"),
        ),
    )


def test_an_article_that_another_thing_mentions_is_not_this_one() -> None:
    assert metadata_of(linked({"@type": "ItemList", "itemListElement": [ARTICLE]})).title is None


@pytest.mark.parametrize("script", ["{", "[" * 5000, '{"@type": "NewsArticle", "headline": 5}', "null", '"x"', ""])
def test_broken_linked_data_says_nothing(script: str) -> None:
    assert metadata_of(f'<script type="application/ld+json">{script}</script>') == Metadata()


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Strike enters third week - The Dock</title>", "", "Strike enters third week - The Dock"),
        ('<title>Strike enters third week - The Dock</title><meta property="og:site_name" content="The Dock">', "",
         "Strike enters third week"),
        ('<meta property="og:title" content="Strike goes on">', "<h1>The Dock</h1>", "Strike goes on"),
        ("<title>x</title>", "<h1>Strike <b>goes</b>\n on</h1>", "Strike goes on"),
        ("<title>x</title>", "<h1>One</h1><h1>Two</h1>", "x"),
        ("", "", None),
        ("<title>" + "word " * 500 + "</title>", "", None),
    ],
)  # fmt: skip
def test_title(head: str, body: str, title: str | None) -> None:
    assert metadata_of(head, body).title == title


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [('lang="de"', "", "de"), ('xml:lang="es-MX"', "", "es"), ("", '<meta property="og:locale" content="pt_BR">', "pt"),
     ("", '<meta http-equiv="Content-Language" content="sv">', "sv"), ("", "", None), ('lang="x-default"', "", None)],
)  # fmt: skip
def test_language(html: str, head: str, language: str | None) -> None:
    assert metadata_of(head, html=html).language == language


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta name="DC.date.issued" content="2011-03-11">', "", ("2011-03-11", "meta dc.date.issued")),
        ('<meta itemprop="datePublished" content="2011-03-11">', "", ("2011-03-11", "meta datepublished")),
        ("", '<span itemprop="datePublished" content="2011-03-11">x</span>', ("2011-03-11", "microdata datePublished")),
        ("", '<time class="entry-date" datetime="2011-03-11">x</time>', ("2011-03-11", "time published")),
        ("", '<article><time datetime="2011-03-11">x</time></article>', ("2011-03-11", "time in article")),
        ('<link rel="canonical" href="https://x.example/2011/3/11/quake">', "", ("2011-3-11", "url path")),
    ],
)
def test_origins_of_dates(head: str, body: str, published: tuple[str, str]) -> None:
    (candidate,) = metadata_of(head, body).published
    assert candidate == DateCandidate("2011-03-11", published[1])


@pytest.mark.parametrize(
    ("head", "body"),
    [("", '<time datetime="2011-03-11">in a sidebar</time>'), ('<meta name="date" content="today">', ""),
     ('<meta name="date" content="1970-01-01">', ""), ('<link rel="canonical" href="https://x.example/11/3/q">', "")],
)  # fmt: skip
def test_what_is_no_date_of_this_page(head: str, body: str) -> None:
    assert metadata_of(head, body).published == ()


def test_the_address_of_a_profile_is_no_author() -> None:
    assert metadata_of('<meta property="article:author" content="https://social.example/desk">').author is None


def test_a_script_is_no_address() -> None:
    assert (
        metadata_of('<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/x">').url
        is None
    )
