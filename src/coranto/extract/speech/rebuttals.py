"""Rebuttals: a narrator's own word that something told is not so.

*It is false.* *He has not.* *Stories that youths are being rounded up are fabrications.* *Contrary to reports, no gate
was opened.*
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.speech.drafts import Draft, Reading
from coranto.resources.standing import DenialWords
from coranto.text.spans import Span, trimmed

SHORT: Final = 16
"""Words of a sentence that only says of what stands before that it is not so."""

_POINTS: Final = re.compile(
    r"(?:but |in fact,? )?(?:this|that|it|these|those|they|which) (?:is|was|are|were)(?: simply| just| all| quite)? "
    r"(?:not (?:true|so|the case|correct)"
    r"|(?:an? )?(?:(?:plain|pure|outright|complete|total|blatant|\w+ly) )?(?P<verdict>\w+))"
    r"(?:, (?:and|but) [^.;:]{3,60})?\W*",
    re.IGNORECASE,
)
_ELLIPTIC: Final = re.compile(
    r"(?:but )?(?:he|she|it|they|there|this|that) "
    r"(?:(?:had|has|have|did|does|do|was|were|is|are|could|would|will|can) not"
    r"|(?:had|has|have|did|does|do|was|were|is|are|could|would)n['’]t)\W*",
    re.IGNORECASE,
)
_REPORTS: Final = re.compile(
    r"(?:\(?\w{1,2}[.)] )?(?:an? |the |these |those |all |any |recent |some )*(?P<noun>[\w-]+)"
    r"(?: [^.;:,]{1,60}?)?(?:, [^.;:,]{3,60},)? "
    r"(?:that|of|about|on|according to which|saying|claiming|alleging|suggesting|to the effect that) [^.;:]{8,200}? "
    r"(?:is|are|was|were|turned out to be|(?:has |have )?(?:proved|proven)(?: to be)?)"
    r"(?: simply| all| just| entirely| completely)? (?:an? |pure |plain )*"
    r"(?:without (?:any |all )?(?:foundation|basis|substance|truth)|not true|(?P<verdict>[\w-]+))"
    r"(?: and (?:\w+ly )?[\w-]+)?\W*",
    re.IGNORECASE,
)
_CONTRARY: Final = re.compile(
    r"(?:contrary to|despite) (?:what [^,.;]{4,90}"
    r"|(?:the |some |recent |earlier |media |press |various |all )*"
    r"(?:reports?|claims?|rumou?rs?|stories|allegations?)\b[^,]{0,120}), "
    r"(?=[^.;]*\b(?:no|not|never|nobody|none|nothing|neither)\b|[^.;]*n['’]t\b)",
    re.IGNORECASE,
)
"""What opens a denial of what others tell; the clause behind it negates."""


_UNTRUE: Final = re.compile(
    r"(?:and |but |in fact,? )?(?:there (?:is|was) (?:absolutely )?no (?:truth|substance|foundation|basis|merit) "
    r"(?:whatsoever )?(?:in|to|for) (?:an? |the |these |those |any |all )*(?:[\w-]+ ){0,2}?(?P<noun>[\w-]+)"
    r"(?: [^.;:,]{1,40}?)? (?:that|of) |(?:it (?:is|was)(?: (?:\w+ly|just|also|likewise|thus|therefore|quite))? "
    r"(?:not (?:\w+ly )?(?:true|so|the case|correct)|untrue|false|incorrect|an? (?:\w+ )?(?:lie|myth|invention))"
    r"|n(?:or|either) (?:is|was) it (?:true|so|the case|correct)"
    r"|what (?:is|was) (?:(?:\w+ly|just|also) )?(?:not (?:true|so|correct)|untrue|false|wrong)(?:, \w+,)? (?:is|was)"
    r")(?:, as [^.;:,]{2,60},)? that )(?=\w[^.;:]{8,})",
    re.IGNORECASE,
)
"""What says of the clause behind it that it is not so."""


def rebuttals(read: Reading, drafts: Sequence[Draft], words: DenialWords) -> Iterator[Draft]:
    """A draft of act ``denies`` for each statement that says, in nobody else's words, that what was told is not so."""
    ends: dict[int, int] = {}
    for draft in drafts:
        told = max(end for _, end in draft.spans) if draft.spans else 0
        for at in (draft.at, *draft.carried):
            ends[at] = max(ends.get(at, 0), told, draft.cue.end if draft.cue is not None else 0)
    for at, statement in enumerate(read.told):
        span = trimmed(read.text, statement.start, statement.end)
        if span.start == span.end or any(token.quoted for token in statement.tokens):
            continue
        written, heard = span.of(read.text), ends.get(at, 0) - span.start
        denied, end = _behind_opening(written, words), span.end
        if denied is None and heard <= 0:
            whole = written.partition(";")[0]  # *Reports that it burst are false;* the dam was checked
            denied, end = _denied(whole, words), span.start + len(whole)
        if denied is not None and heard <= denied:
            yield Draft(at, [Span(span.start + denied, end)], None, None, "narrator", act="denies")


def _behind_opening(written: str, words: DenialWords) -> int | None:
    """Where what is denied begins behind the words that open a denial: *contrary to reports,* **no gate opened**."""
    contrary = _CONTRARY.match(written)
    if contrary is not None:
        return contrary.end()
    untrue = _UNTRUE.match(written)
    if untrue is not None and (untrue["noun"] is None or untrue["noun"].lower() in words.statements):
        return untrue.end()
    return None


def _denied(written: str, words: DenialWords) -> int | None:
    """Where in a statement that denies as a whole its content begins; None where it denies nothing."""
    if len(written.split()) <= SHORT:
        points = _POINTS.fullmatch(written)
        if points is not None and (points["verdict"] is None or words.untrue.fullmatch(points["verdict"])):
            return 0
        if _ELLIPTIC.fullmatch(written) is not None:
            return 0
    reports = _REPORTS.fullmatch(written)
    if (
        reports is None
        or reports["noun"].lower() not in words.statements
        or (reports["verdict"] is not None and not words.untrue.fullmatch(reports["verdict"]))
    ):
        return None
    return 0
