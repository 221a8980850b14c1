"""Words of a sentence with their offsets, as name finding wants them."""

import re
from dataclasses import dataclass
from typing import Final

from coranto.resources.names import NameLexicon
from coranto.text.names import fold_name

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-‐‑'’ʼ]\w+)*|[&+]")
_GENITIVE: Final = re.compile(r"['’ʼ][sS]$")
_CONTRACTION: Final = re.compile(r"['’ʼ](?:ve|re|ll|d|m|t)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word; a genitive ``'s`` is not part of it."""

    start: int
    end: int
    text: str
    key: str
    """Folded form."""
    capital: bool
    genitive: bool
    gap: str
    """Characters between the end of the word before, genitive included, and its start."""

    @property
    def initial(self) -> bool:
        """Whether it is one capital letter, as in *George W. Bush*."""
        return len(self.text) == 1 and self.text.isupper()


def words(text: str, start: int, end: int, lexicon: NameLexicon) -> list[Word]:
    """The words of ``text[start:end]`` in order.

    A name that a hyphen joins to an everyday word counts alone: the word in *Lagos-based* is *Lagos*.
    """
    found: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, end):
        raw = match.group()
        genitive = _GENITIVE.search(raw)
        shown = raw[: genitive.start()] if genitive else raw
        if not shown:
            continue
        at = match.start()
        head, hyphen, tail = shown.partition("-")
        if hyphen and head[:1].isupper() and len(head) > 1 and tail.partition("-")[0] in lexicon.common:
            shown = head
        capital = is_capital(shown, lexicon.glued, lexicon.unnamed_prefixes) and not _CONTRACTION.search(shown)
        found.append(Word(at, at + len(shown), shown, fold_name(shown), capital, bool(genitive), text[last:at]))
        last = found[-1].end if hyphen and shown == head else match.end()
    return found


def is_capital(word: str, glued: tuple[str, ...], unnamed: tuple[str, ...]) -> bool:
    """Whether a word is written as a name is: a capital first, or after a prefix such as *al-* or *d'*."""
    if word[0].isupper():
        head, _, rest = word.partition("-")
        return not (rest and head.lower() in unnamed and rest[0].islower())
    if word.islower():
        return False
    low = word.lower().replace("’", "'")
    for prefix in glued:
        if low.startswith(prefix) and len(word) > len(prefix) and word[len(prefix)].isupper():
            return True
    return len(word) > 1 and word[0].islower() and word[1].isupper() and "-" not in word  # iPhone, eBay
