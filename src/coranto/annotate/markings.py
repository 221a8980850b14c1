"""What the language model makes of a text: read once, kept, and looked at by the steps after it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from coranto.model.annotation import Marking
from coranto.model.corpus import Folio
from coranto.model.source import Problem
from coranto.tools import Tools

if TYPE_CHECKING:
    from coranto.nlp.analyzer import Refusal

SHOWN: Final = 5
"""Answers that a problem record quotes; the others are counted."""


def markings(folio: Folio, tools: Tools) -> Iterator[Marking | Problem]:
    """Everything that the model marks but sentences, in order of place; a problem for answers that were refused."""
    for span in tools.analyzer.annotate(folio.text):
        if span.layer != "sentence":
            yield Marking(folio.doc, span.start, span.end, span.layer, span.label, span.score)
    if tools.analyzer.refused:
        yield _problem(folio.doc, tools.analyzer.refused)


def _problem(doc: str, refused: Sequence["Refusal"]) -> Problem:
    """What a model answered that the text does not bear out; nothing of it was kept."""
    quoted = ", ".join(f"{one.text[:40]!r} ({one.reason})" for one in refused[:SHOWN])
    more = f" and {len(refused) - SHOWN} more" if len(refused) > SHOWN else ""
    return Problem(
        doc,
        None,
        f"answers of the language model were refused: {quoted}{more}",
        "Nothing of them was kept; where it happens often, choose another model.",
    )
