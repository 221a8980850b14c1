"""Reading HTML: documents a second of our whole read step, and its ratio to trafilatura alone on the same pages.

``python -m benchmarks.reading [PAGES]`` writes that many generated article pages to a temporary folder and reads them
with both by turns, a batch at a time, so that whatever else the machine does falls on both; the ratio is the median of
the batches'. The whole step opens the file, decodes and hashes it, extracts text and metadata and makes the records;
trafilatura alone is given the decoded page and asked for its text, in fast mode.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from coranto.read.sources import Read, SourceFile, list_sources, read_file

PAGES: Final = 300
TURNS: Final = 5
BATCH: Final = 20
TARGET: Final = 0.8

PLACES: Final = (
    "Santa Rosa",
    "Kisumu",
    "Da Nang",
    "Tromsø",
    "Peshawar",
    "Arequipa",
    "Gdynia",
    "Busan",
    "Malmö",
    "Beira",
)
WHO: Final = ("the mayor", "a union spokeswoman", "the health ministry", "fire officials", "a court clerk", "engineers")
WHAT: Final = (
    "the river had risen by {n} centimetres since the morning",
    "{n} people had been treated for smoke inhalation",
    "talks with the port’s owners would resume within {n} days",
    "the count was {n} percent complete and no result would be declared",
    "{n} families were sheltering in the school on the hill",
    "repairs to the line would cost about ${n} million",
    "no more than {n} of the accused had been heard so far",
)
TAILS: Final = (
    "Neighbours said they had not been warned.",
    "“We were told to wait, and we waited,” said a shopkeeper who gave only her first name.",
    "The figure could not be confirmed at once.",
    "It was the second such incident this year, after one in the spring that closed the road for a week.",
)


def sentence(chance: random.Random) -> str:
    """A made-up sentence of news."""
    what = chance.choice(WHAT).format(n=chance.randrange(2, 900))
    return (
        f"In {chance.choice(PLACES)}, {chance.choice(WHO)} said on {chance.choice(('Monday', 'Friday'))} that {what}."
    )


def article_page(number: int) -> str:
    """A page as a news site serves it: menus, scripts, linked data, sidebar, related stories, readers' comments."""
    chance = random.Random(number)
    place = chance.choice(PLACES)
    headline = f"{place}: day {number % 31 + 1} of the closure brings no answer"
    paragraphs = "".join(
        f"<p>{sentence(chance)} {sentence(chance)} {chance.choice(TAILS)}</p>"
        + (
            f'<figure><img src="/i/{number}.jpg" alt=""><figcaption>{place}. Photo: Staff</figcaption></figure>'
            * (i == 2)
        )
        + ('<aside class="promo"><a href="/newsletter">Sign up for our newsletter</a></aside>' * (i == 4))
        for i in range(chance.randrange(8, 22))
    )
    menu = "".join(f'<li><a href="/s/{i}" class="nav__link">Section {i}</a></li>' for i in range(24))
    related = "".join(
        f'<li class="card"><a href="/a/{i}"><h3>{sentence(chance)}</h3><span class="kicker">{place}</span></a></li>'
        for i in range(12)
    )
    comments = "".join(
        f'<div class="comment" id="c{i}"><b>reader{i}</b><p>{sentence(chance)}</p><a href="#c{i}">Reply</a></div>'
        for i in range(chance.randrange(0, 25))
    )
    script = "window.dataLayer=window.dataLayer||[];" + "".join(f"dataLayer.push({{k{i}:{i}}});" for i in range(400))
    linked = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": headline,
            "datePublished": f"2023-0{number % 9 + 1}-11T06:30:00Z",
            "author": {"@type": "Person", "name": "Staff Writer"},
            "publisher": {"@type": "Organization", "name": "The Daily Line"},
        }
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{headline} | The Daily Line</title>
<meta property="og:title" content="{headline}"><meta property="og:site_name" content="The Daily Line">
<meta name="author" content="Staff Writer"><link rel="canonical" href="https://line.example/2023/a{number}">
<script type="application/ld+json">{linked}</script><script>{script}</script>
<style>{".c{color:#333;margin:0}" * 200}</style></head>
<body class="article"><header><a class="logo" href="/">The Daily Line</a><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{headline}</h1><p class="byline">By Staff Writer</p>
<time datetime="2023-0{number % 9 + 1}-11T06:30:00Z">11th</time>{paragraphs}
<div class="tags"><a href="/t/{place}">{place}</a></div></article>
<section class="comments"><h2>Comments</h2>{comments}</section></main>
<aside class="sidebar"><h2>Most read</h2><ol>{related}</ol></aside>
<footer><p>© The Daily Line. All rights reserved.</p><ul>{menu}</ul></footer></body></html>"""


def seconds_of(work: Callable[[], int]) -> tuple[float, int]:
    """Wall seconds that ``work`` took, and what it returned."""
    begun = time.perf_counter()
    given = work()
    return time.perf_counter() - begun, given


def read_all(sources: list[SourceFile]) -> int:
    """Documents that our read step makes of the files."""
    return sum(isinstance(reading, Read) for source in sources for reading in read_file(source))


def extract_all(pages: list[str]) -> int:
    """Pages of which trafilatura alone gives a text."""
    from trafilatura import extract

    return sum(extract(page, fast=True, include_comments=False) is not None for page in pages)


def main(count: int = PAGES) -> int:
    """Prints the ratio of our speed to trafilatura's (above 1: ours is faster) with both; 1 if one read less."""
    pages = [article_page(number) for number in range(count)]
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as name:
        for number, page in enumerate(pages):
            (Path(name) / f"{number:05}.html").write_text(page, encoding="utf-8")
        sources = list_sources([name])
        extract_all(pages[:5]), read_all(sources[:5])  # imports and caches are paid for before the first turn
        for first in [*range(0, count, BATCH)] * TURNS:
            spent, read = seconds_of(partial(read_all, sources[first : first + BATCH]))
            ours.append(spent)
            spent, extracted = seconds_of(partial(extract_all, pages[first : first + BATCH]))
            theirs.append(spent)
            if not read == extracted == len(pages[first : first + BATCH]):
                print(f"read {read}, extracted {extracted}: the comparison is void", file=sys.stderr)
                return 1
    ratio = statistics.median(their / our for our, their in zip(ours, theirs, strict=True))
    size = sum(map(len, pages)) / count / 1000
    print(f"reading.pages                  {count} of {size:.0f} kB")
    print(f"reading.docs_per_s             {count * TURNS / sum(ours):.0f}")
    print(f"reading.trafilatura_docs_per_s {count * TURNS / sum(theirs):.0f}")
    print(f"reading.ratio                  {ratio:.2f} (target {TARGET})")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES))
