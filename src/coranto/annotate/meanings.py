"""What each running sentence means, as a short vector: so what says one thing in other words can be found."""

from collections.abc import Iterator
from typing import Final

from coranto.model.annotation import Meaning, Sentence
from coranto.model.corpus import Folio
from coranto.tools import Tools

MOST: Final = 200
"""Sentences of a text, the first, that have a vector: reading one takes about two thousandths of a second."""


def meanings(folio: Folio, tools: Tools) -> Iterator[Meaning]:
    """The vectors of the running sentences, in their order; always by the model that the package carries."""
    from coranto.nlp.meanings import shortened  # numpy is not imported where nothing is read

    rows = [row for row in folio.of(Sentence) if row.furniture is None][:MOST]
    vectors = tools.embedder.embed([folio.text[row.start : row.end] for row in rows])
    for row, vector in zip(rows, shortened(vectors, tools.axes), strict=True):
        yield Meaning(folio.doc, row.start, row.end, vector)
