"""Denials that hang on somebody's words: *…,* **which the ministry denies**; *…,* **a charge the bank rejects**."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Statement
from coranto.extract.speech.drafts import Draft
from coranto.model.assertion import Passage
from coranto.text.spans import Span

_CHARGES: Final = r"(?:charge|claim|accusation|allegation|assertion|account|version|suggestion|report)s?"
_OPENS: Final = rf"(?:which|something(?: that)?|(?:an?|the|all|both) (?:[\w-]+ ){{0,2}}?{_CHARGES}(?: that| which)?)"
_WHO: Final = (
    r"(?P<who>(?!to\b|was\b|were\b|is\b|are\b|has\b|have\b|had\b)[\w’'.-]+(?: (?!which\b|that\b)[\w’'.-]+){0,5}?)"
)
_VERB: Final = (
    r"(?:(?:has|have|had) )?(?:(?:also|always|repeatedly|consistently|\w+ly|twice) )*"
    r"(?P<cue>den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed)|dismiss(?:es|ed)?|refut(?:e|es|ed)|contest(?:s|ed)?)"
    r"(?: (?:repeatedly|outright|flatly|vehemently|as \w+))?"
)
_ASIDE: Final = re.compile(rf"\s?[,–—]\s*{_OPENS} {_WHO} {_VERB}(?=\s*(?:[,.;:–—)]|\Z|and\b|but\b|while\b|though\b))")
"""The comma, who denies, and the verb with nothing behind it but what goes on."""


def with_denied_asides(text: str, at: int, statement: Statement, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a statement, those cut short that such an aside hangs on, with a denial for each of these.

    What only the narrator tells is left: nobody says whose word is denied.
    """
    quoted = [token for token in statement.tokens if token.quoted or token.kind == "quote"]
    kept = list(drafts)
    for found in _ASIDE.finditer(text, statement.start, statement.end):
        if any(token.start <= found.start("cue") < token.end for token in quoted):
            continue
        others = [d for d in kept if d.cue is None or not found.start() < d.cue.start < found.end()]
        told = next((d for d in others if _may_be_denied(d) and _holds(d, found.start())), None)
        if told is None:
            continue
        whole = [(start, min(end, found.start())) for start, end in told.spans if start < found.start()]
        told.spans = whole
        cue = Passage(*found.span("cue"), found["cue"])
        denial = Draft(at, list(whole), cue, Span(*found.span("who")), "indirect", act="denies", flat=True)
        kept = [*others, denial]
    return kept


def _may_be_denied(draft: Draft) -> bool:
    """Whether somebody tells it, or is told to be accused of it."""
    return draft.act == "accuses" or (draft.act == "states" and draft.mode != "narrator" and draft.source is not None)


def _holds(draft: Draft, at: int) -> bool:
    """Whether its content, or its end, stands at an offset."""
    return any(start < at <= end for start, end in draft.spans)
