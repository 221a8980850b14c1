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

_OWN: Final = re.compile(
    r"we|i|(?:our|this) (?:[\w.-]+ ){0,2}"
    r"(?:website|site|newspaper|paper|edition|issue|story|article|report|bulletin|update|channel|blog|page)"
    r"(?: of [^,;:]{2,30})?",
    re.IGNORECASE,
)
_NOTICE: Final = re.compile(
    r"\W*(?:\d{1,2}[.:]\d\d\W+)?(?:corrections?|errat(?:um|a)|corrigend(?:um|a))\b", re.IGNORECASE
)
"""At the head of a paragraph: what it tells of one's own words was wrong."""
_WE_TOLD: Final = re.compile(
    r"(?:\W*corrections?\W+)?(?:in )?our (?:[\w.-]+ ){1,5}?(?:gave|said|put|named|stated|reported|wrote|had|spoke)\b",
    re.IGNORECASE,
)
_WRONGLY: Final = re.compile(r"\b(?:wrongly|incorrectly|mistakenly|erroneously|falsely)\b", re.IGNORECASE)
_WITHDRAWN: Final = re.compile(
    r"\b(?:has|have|had)(?: since| later| now)? (?:withdrawn|retracted|deleted|taken down|taken back|recanted) "
    r"(?:the|its|his|her|their|that|this|our) (?:\w+ )?"
    r"(?:story|report|claim|post|statement|account|item|article|tweet)s?\b"
    r"|^\W*(?:that|this|it) (?:was|is) (?:\w+ly )?"
    r"(?:wrong|incorrect|untrue|not (?:true|so|correct|right|the case)|false)\b"
    r"|^\W*(?:he|she|it|they|that|this|there) (?:has|have|had|did|does|do|was|were|is|are)(?: not|n['’]t)\s*[;:,—–]"
    r"|\b(?:has|have|had|did|does|do|was|were|is|are) not\W*$|\b(?:has|have|had|did|does|do|was|were|is|are)n['’]t\W*$",
    re.IGNORECASE,
)
"""What the next sentence says of the word that is taken back."""


def retractions(
    text: str, claims: Sequence[Claim], sentences: Sequence[Sentence]
) -> Iterator[tuple[str, Verification]]:
    """The id of each claim that the text takes back as its own or says to be withdrawn, with the words that do so."""
    starts = [sentence.start for sentence in sentences]
    for told in (claim for claim in claims if _is_own(claim)):
        at = bisect_right(starts, told.start) - 1
        found = None if at < 0 else _taken_back(text, told.start, sentences[at : at + 2])
        if found is None:
            continue
        for claim in claims:
            if (claim.start, claim.end) == (told.start, told.end) and claim.polarity == "affirms":
                yield claim.id, Verification(None, "refuted", *found)


def _is_own(claim: Claim) -> bool:
    """Whether the medium's own words are told, by its *we* or as those of its website or last edition."""
    if claim.source is None:
        return claim.mode == "narrator" and _WE_TOLD.match(claim.text) is not None
    return claim.cue is not None and _OWN.fullmatch(claim.source.text) is not None


def _taken_back(text: str, told: int, sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """Where one's own word is called wrong: before it (*we wrongly said*), or in the sentence behind it."""
    first = sentences[0]
    wrongly = _WRONGLY.search(text, first.start, max(first.start, told))
    if wrongly is not None:
        return wrongly.span()
    heads = (first.start, max(text.rfind("\n\n", 0, told), 0))
    noticed = any(_NOTICE.match(text, head) is not None for head in heads)
    if len(sentences) < 2 or "\n\n" in text[first.end : sentences[1].start]:
        return (first.start, first.end) if noticed else None
    if noticed:
        return sentences[1].start, sentences[1].end
    written = text[sentences[1].start : sentences[1].end]
    return (sentences[1].start, sentences[1].end) if _WITHDRAWN.search(written) is not None else None
