"""Gaps: what a text itself declares not to be known."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from coranto.extract.clauses import READ_AS_NEWS
from coranto.model.annotation import Sentence
from coranto.model.assertion import Gap
from coranto.model.corpus import Folio
from coranto.text.spans import Span, trimmed
from coranto.tools import Tools

Reason = Literal["declined", "unclear", "unverifiable"]

LONGEST: Final = 2000
"""Characters of a sentence that are read: no sentence of news is longer, and a bound keeps the work linear."""


class _Pattern(NamedTuple):
    reason: Reason
    pattern: re.Pattern[str]


_NOT: Final = r"(?:(?:did|does|do|has|have|had|would|will|could|can|is|was|were|are)(?:\s+not|n['’]t)|cannot|never|refus(?:ed?|es) to|declin(?:ed?|es) to)"
_TELL: Final = (
    r"(?:comment(?:ed)?|sa(?:y|id)|disclosed?|released?|provided?|g(?:i|a)ven?|specif(?:y|ied)|elaborated?|explain(?:ed)?|reveal(?:ed)?"
    r"|identif(?:y|ied)|named?|detail(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|publish(?:ed)?|confirm(?:ed)?|offer(?:ed)?|discuss(?:ed)?|spell(?:ed)? out|state|address(?:ed)?)"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_PATTERNS: Final = (
    _Pattern(
        "unverifiable",
        _compiled(
            r"(?P<who>\b[A-Z][\w.'’ -]{0,60}?)?\s*\b(?:(?:could|can|was|were|has|have|is|are|had)(?:\s+not|n['’]t)|cannot|unable to|(?:not|im)possible to"
            r"|no way to|yet to|nor could)\s+(?:\w+\s+){0,3}?(?:verif(?:y|ied)|authenticated?|corroborated?)\b(?:\s+independently)?(?P<about>[^.;]*)"
        ),
    ),
    _Pattern("unverifiable", _compiled(r"\bno independent (?:confirmation|verification)\b(?P<about>[^.;]*)")),
    _Pattern(
        "unclear",
        _compiled(
            r"\b(?:it|that) (?:is|was|remains|remained) (?:\w+ ){0,2}?(?:not (?:\w+ ){0,2}?(?:clear|known|certain)|unclear|unknown|uncertain)"
            r"\s*(?P<about>[^.;]*)"
        ),
    ),
    _Pattern(
        "unclear",
        _compiled(
            r"(?P<about>\b[A-Z][^.;,]{2,120}?) (?:is|are|was|were|remains?|remained) (?:\w+ ){0,2}?(?:unclear|unknown|not (?:\w+ ){0,2}?(?:clear|known))\b"
        ),
    ),
    _Pattern(
        "unclear",
        _compiled(
            r"\b(?:there (?:was|is|were|are)|with) no (?:\w+ ){0,2}?(?:word|details?|information|indication) (?P<about>(?:on|of|about|as to|whether|from)\b[^.;]*)"
        ),
    ),
    _Pattern(
        "declined",
        _compiled(
            rf"(?P<who>\b[A-Z0-9][^.;:,!?]{{0,80}}?|\b(?:he|she|they|it))\s+(?:\w+ly\s+|also\s+|so far\s+|yet\s+)?{_NOT}\s+(?:\w+ly\s+|yet\s+|so far\s+|been\s+)?{_TELL}\b"
            r"(?P<about>[^.;]*)"
        ),
    ),
    _Pattern(
        "declined",
        _compiled(
            r"(?P<who>\b[A-Z0-9][^.;:,!?]{0,80}?|\b(?:he|she|they|it))\s+(?:gave|offered|provided|released|made) no (?P<about>(?:further |other |more |immediate )?"
            r"(?:details?|figures?|comment|explanation|information|evidence|reason|names?|statement)\b[^.;]*)"
        ),
    ),
    _Pattern(
        "declined",
        _compiled(
            r"(?P<who>\b[A-Z][^.;:,!?]{0,80}?)\s+(?:was|were) (?:not|un)\s?(?:immediately )?(?:available|reachable)(?: for comment)?"
        ),
    ),
)
_TRIES: Final = (
    "declin",
    "refus",
    "not ",
    "n't",
    "n’t",
    "never",
    "cannot",
    "unclear",
    "unknown",
    "uncertain",
    " no ",
    "unable",
    "impossible",
    "unavail",
    "unreach",
    "yet to",
)


def gaps(folio: Folio, tools: Tools) -> tuple[Gap, ...]:
    """Every declared unknown of the dispatch, in order: who declares or withholds it, and about what."""
    text = folio.text
    found: list[Gap] = []
    for sentence in folio.of(Sentence):
        if sentence.furniture in READ_AS_NEWS:
            found += _of_sentence(folio.doc, text, sentence.start, min(sentence.end, sentence.start + LONGEST))
    return tuple(found)


def _of_sentence(doc: str, text: str, start: int, end: int) -> Iterator[Gap]:
    """At most one gap a sentence: the first pattern that matches, surest first."""
    low = text[start:end].lower()
    if not any(word in low for word in _TRIES):
        return
    for reason, pattern in _PATTERNS:
        match = pattern.search(text, start, end)
        if match is not None:
            span = trimmed(text, match.start(), match.end())
            yield Gap(
                doc, span.start, span.end, span.of(text), _group(match, "who"), _about(match, text, start), reason
            )
            return


def _group(match: re.Match[str], name: str) -> str | None:
    value = match.groupdict().get(name)
    words = " ".join(value.split()).strip(" ,") if value else ""
    return words if words and words.lower() not in ("it", "that", "there") else None


def _about(match: re.Match[str], text: str, start: int) -> str | None:
    """What is not known: the words behind the cue, else those before it in the sentence."""
    behind = _group(match, "about")
    if behind is not None:
        return behind
    lead = Span(start, match.start()).of(text)
    return " ".join(lead.split()).strip(" ,") or None
