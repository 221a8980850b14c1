"""Retractions: what a medium says that it told wrongly, in the words of its own correction.

*On Thursday we said she had been flown out. She had not.* *Earlier we reported, citing Radio Nord, that six had died.
Radio Nord has since withdrawn the story.*
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Verification

_OWN: Final = frozenset({"we", "i"})
_WRONGLY: Final = re.compile(r"\b(?:wrongly|incorrectly|mistakenly|erroneously|falsely)\b", re.IGNORECASE)
_WITHDRAWN: Final = re.compile(
    r"\b(?:has|have|had)(?: since| later| now)? (?:withdrawn|retracted|deleted|taken down|taken back|recanted) "
    r"(?:the|its|his|her|their|that|this|our) (?:\w+ )?"
    r"(?:story|report|claim|post|statement|account|item|article|tweet)s?\b"
    r"|^\W*(?:that|this|it) (?:was|is) (?:\w+ly )?"
    r"(?:wrong|incorrect|untrue|not (?:true|so|correct|right|the case)|false)\b"
    r"|\b(?:has|have|had|did|does|do|was|were|is|are) not\W*$|\b(?:has|have|had|did|does|do|was|were|is|are)n['’]t\W*$",
    re.IGNORECASE,
)
"""What the next sentence says of the word that is taken back."""


def retractions(
    text: str, claims: Sequence[Claim], sentences: Sequence[Sentence]
) -> Iterator[tuple[str, Verification]]:
    """The id of each claim that the text takes back as its own or says to be withdrawn, with the words that do so."""
    starts = [sentence.start for sentence in sentences]
    own = [claim for claim in claims if claim.source is not None and claim.source.text.lower() in _OWN]
    for told in own:
        at = bisect_right(starts, told.start) - 1
        found = None if at < 0 or told.cue is None else _taken_back(text, told.start, sentences[at : at + 2])
        if found is None:
            continue
        for claim in claims:
            if (claim.start, claim.end) == (told.start, told.end) and claim.polarity == "affirms":
                yield claim.id, Verification(None, "refuted", *found)


def _taken_back(text: str, told: int, sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """Where one's own word is called wrong: before it (*we wrongly said*), or in the sentence behind it."""
    first = sentences[0]
    wrongly = _WRONGLY.search(text, first.start, max(first.start, told))
    if wrongly is not None:
        return wrongly.span()
    if len(sentences) < 2 or "\n\n" in text[first.end : sentences[1].start]:
        return None
    written = text[sentences[1].start : sentences[1].end]
    return (sentences[1].start, sentences[1].end) if _WITHDRAWN.search(written) is not None else None
