"""Timelines as plain text and as Markdown: the sources' sentences by date, each with where it stands."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from coranto.compose.timelines.timeline import Citation, Timeline
from coranto.export.text import Style, harmless, undressed, wrapped
from coranto.text.permalinks import permalink

SHOWN: Final = 3
"""Places of one sentence that are listed; the rest are counted."""
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render_text(timeline: Timeline, *, width: int = 80, style: Style = undressed) -> str:
    """The timeline in lines of at most ``width`` characters."""
    return "\n".join(_text(timeline, width, style)) + "\n"


def render_markdown(timeline: Timeline) -> str:
    """The timeline with numbered endnotes; words of sources are escaped, so that none of them is taken for markup."""
    return "\n".join(_markdown(timeline)).rstrip() + "\n"


def summary(timeline: Timeline) -> str:
    """What the timeline was made from, in one sentence."""
    n = len(timeline.entries)
    dates = f"{n} date{'s' * (n != 1)}" if n else "No date"
    articles = f"{timeline.articles} article{'s' * (timeline.articles != 1)}"
    return f"{dates} between {timeline.first} and {timeline.last} from {articles}. Every sentence is a source's own."


def _text(timeline: Timeline, width: int, style: Style) -> Iterator[str]:
    yield from wrapped(summary(timeline), width)
    for entry in timeline.entries:
        yield ""
        yield style(entry.date, "heading")
        for told in entry.sentences:
            yield from wrapped(harmless(" ".join(told.text.split())), width, first="  ", rest="  ")
            for place in _places(told.citations, harmless):
                yield style(f"    {place}", "faint")


def _markdown(timeline: Timeline) -> Iterator[str]:
    notes: list[str] = []
    yield from ("# Timeline", "", summary(timeline))
    for entry in timeline.entries:
        yield from ("", f"## {entry.date}", "")
        for told in entry.sentences:
            notes.append(", ".join(_places(told.citations, lambda words: f"`{words.replace('`', '%60')}`")))
            words = _SPECIAL.sub(r"\\\1", " ".join(harmless(told.text).split()))
            yield f"- {words}[^{len(notes)}]"
    yield from ("", "## Notes", "") if notes else ()
    yield from (f"[^{number}]: {note}" for number, note in enumerate(notes, 1))


def _places(citations: tuple[Citation, ...], dressed: Callable[[str], str]) -> Iterator[str]:
    """The permalinks of the first ``SHOWN`` citations, and how many more there are."""
    for cited in citations[:SHOWN]:
        yield dressed(" ".join(permalink(cited.doc, cited.start, cited.end).split()))
    if len(citations) > SHOWN:
        yield f"and {len(citations) - SHOWN} more with the same words"
