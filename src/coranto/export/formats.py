"""The formats that a chronicle can leave in: one row a format."""

from collections.abc import Callable
from typing import Final

from coranto.export import html, markdown, table
from coranto.model.corpus import Corpus
from coranto.view.chronicle import ChronicleView

Renderer = Callable[[Corpus, ChronicleView], str]

RENDERERS: Final[dict[str, Renderer]] = {
    "markdown": lambda _, view: markdown.render(view),
    "html": html.render,
    "csv": lambda _, view: table.render(view),
}
"""Formats made of a view. ``jsonl`` is not one of them: it is the records themselves, streamed."""

DESCRIPTIONS: Final[dict[str, str]] = {
    "jsonl": "every record, one JSON object a line, as in the reference of records",
    "markdown": "the chronicle with numbered endnotes: source, quote, offsets, hash",
    "html": "one self-contained page: the chronicle left, the dispatch with the cited passage right",
    "csv": "one row a citation, with its entry, quote, offsets and hash",
}
"""Every format, and what it is."""

FORMATS: Final = tuple(DESCRIPTIONS)
