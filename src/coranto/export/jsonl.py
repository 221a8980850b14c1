"""A corpus or an edition as JSON Lines: the header, then every record that an export lists, kind by kind."""

from collections.abc import Iterator

from coranto.export.edition import Edition
from coranto.model.codec import KINDS, encode_line, header_line
from coranto.model.corpus import Corpus


def corpus_lines(corpus: Corpus) -> Iterator[bytes]:
    """The lines, each with its newline, in canonical order."""
    yield header_line()
    for kind in KINDS:
        if kind.exported:
            yield from map(encode_line, corpus.all(kind.record))


def render(edition: Edition) -> Iterator[bytes]:
    """The lines of what was asked for: the lines of the chronicle with all that they rest on."""
    yield header_line(edition.about.plain())
    for kind in KINDS:
        if kind.exported:
            yield from map(encode_line, edition.records(kind.record))
