"""Which country a dispatch speaks of most: whose national days and whose seasons it means."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from coranto.text.names import fold_name
from coranto.tools import Tools

MOST_WORDS: Final = 3
"""Words of a country's name that are looked up together."""
_CAPITALS: Final = re.compile(r"[A-Z][\w.’'-]*(?:\s+(?:(?:of|and|the)\s+)?[A-Z][\w.’'-]*)*")


def most_named(text: str, tools: Tools) -> str | None:
    """The ISO alpha-2 code of the country that the text names most, by name or by the word for its people."""
    codes = _codes(tools)
    votes: Counter[str] = Counter()
    for run in _CAPITALS.finditer(text):
        words = [word.strip(".,'’").removesuffix("'s").removesuffix("’s") for word in run.group().split()]
        at = 0
        while at < len(words):
            found = next(
                (
                    (size, codes[name])
                    for size in range(MOST_WORDS, 0, -1)
                    if (name := fold_name(" ".join(words[at : at + size]))) in codes
                ),
                None,
            )
            if found:
                votes[found[1]] += 1
            at += found[0] if found else 1
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked else None


@cache
def _codes(tools: Tools) -> Mapping[str, str]:
    """Folded names, adjectives and people to alpha-2 codes."""
    made = dict(tools.countries.demonyms)
    for code, country in tools.countries.by_code.items():
        row = tools.gazetteer.country(code[:2])
        for name in (*country.names, *((row.name,) if row else ())):
            made.setdefault(fold_name(name), code[:2])
    return made
