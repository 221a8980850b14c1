"""Names in a line where every word has a capital: there only what the text or the world knows is a name."""

from collections.abc import Iterator, Mapping, Sequence

from coranto.annotate.name_labels import BIG_CITY, known_label
from coranto.annotate.name_spans import joined
from coranto.annotate.tokens import Word
from coranto.model.annotation import Label
from coranto.tools import Tools

LONGEST = 6
"""Words of a name that is looked for."""


def names_in_headline(
    row: Sequence[Word], known: Mapping[str, Label], tools: Tools
) -> Iterator[tuple[int, int, Label]]:
    """(first word, word after the last, label) of each name, longest first from the left.

    ``known`` are the folded names that the rest of the document has.
    """
    at = 0
    while at < len(row):
        for size in range(min(LONGEST, len(row) - at), 0, -1):
            label = _label(row[at : at + size], known, tools)
            if label is not None:
                yield at, at + size, label
                at += size
                break
        else:
            at += 1


def _label(part: Sequence[Word], known: Mapping[str, Label], tools: Tools) -> Label | None:
    """What the words together name; null if nothing known."""
    if not (part[0].capital and part[-1].capital):
        return None
    if not all(joined(part, i) for i in range(1, len(part))):
        return None
    key = " ".join(word.key for word in part)
    if key in known:
        return known[key]
    name = "".join(word.text if i == 0 else word.gap + word.text for i, word in enumerate(part))
    if key in tools.names.common:
        return None
    label = known_label(name, tools)
    if label is not None:
        return label
    rows = tools.gazetteer.lookup(name)
    great = any(r.precision == "country" or r.curated or r.capital or r.population >= BIG_CITY for r in rows)
    return "place" if great and key not in tools.names.given else None
