"""Homes that are told to be destroyed, apart from homes of which something else is told."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from coranto.model.assertion import Figure
from coranto.model.corpus import Corpus
from coranto.text.wordlists import words

RUINED: Final = words("destroyed ruined burned burnt wrecked gutted razed flattened demolished")
HOMES: Final = words("homes houses dwellings")
NEAR: Final = 48
"""Characters before a number of homes in which the verb that destroys them is looked for."""
_DESTROYED: Final = re.compile(
    r"(?: [\w-]+){1,3}?(?: (?:were|was|have|had|has|been|are|also|completely))* "
    r"(?:destroyed|ruined|burned|burnt|wrecked|gutted|razed|flattened|demolished)\b"
)
_DESTROYS: Final = re.compile(
    r"\b(?:destroy(?:ed|ing|s)?|burn(?:ed|t|ing|s)?|gutted|razed|flatten(?:ed|ing|s)|wrecked) (?:[a-z]+ ){0,3}$"
)


def homes_with_fates(figures: Iterable[Figure], corpus: Corpus) -> dict[str, Figure]:
    """By id; homes of which the text tells that they are destroyed are *destroyed homes*, as if written so.

    A number without a noun of its own (*the mayor has 61*) is of those counted last in its dispatch.
    """
    made: dict[str, Figure] = {}
    last: dict[tuple[str, str], bool] = {}
    for figure in sorted(figures, key=lambda f: (f.doc, f.start)):
        counted = (figure.counted or "").casefold()
        noun = counted.rpartition(" ")[2]
        if figure.quantity == "other" and noun in HOMES and RUINED.isdisjoint(counted.split()):
            text = corpus.folio(figure.doc).text
            told = _DESTROYED.match(text, figure.end) or _DESTROYS.search(
                text, max(0, figure.start - NEAR), figure.start
            )
            own = noun in re.split(r"[.,;:]", text[figure.end : figure.end + NEAR].casefold())[0]
            gone = told is not None or (not own and last.get((figure.doc, counted), False))
            last[figure.doc, counted] = gone
            figure = replace(figure, counted=f"destroyed {counted}") if gone else figure
        made[figure.id] = figure
    return made
