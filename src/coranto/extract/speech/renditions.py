"""How a quotation was rendered: what an editor put into it, and whether it is a translation."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from coranto.extract.speech.clauses import Token
from coranto.model.assertion import Mode
from coranto.resources.speech import Grammar, SpeechLexicon

_BRACKETS: Final = re.compile(r"\[[^\[\]]{0,200}\]|［[^［］]{0,200}］|【[^【】]{0,200}】|…+|\.(?:\s?\.){2,}")
_PARENTHESES: Final = re.compile(r"\([^()]{1,120}\)")
_TRANSLATES: Final = re.compile(r"(?:translat(?:e[ds]?|ing|ors?|ions?)|interpret(?:ers?|ed|ing)|subtitle[ds]?)\b")
_SPOKEN: Final = frozenset({"in", "speaking", "spoke", "speaks"})
_BYLINE: Final = re.compile(
    r"(?:^|[-–—(.;,:|]\s*)translat(?:ed|ion)\b(?P<behind>.{0,80})$|\b(?:originally|first)\s+(?:appeared|published|written)\b",
    re.I,
)
_FROM: Final = re.compile(r"\b(?:from|in)\s+(?:the\s+)?(\w+)")
LONGEST_BYLINE: Final = 240
"""Characters of a line that tells of the dispatch rather than of what happened."""
_ENDS: Final = 500
"""Characters at the beginning and at the end of a dispatch where such a line stands."""


def translated(lead: Sequence[Token], mode: Mode, lexicon: SpeechLexicon) -> Literal["stated", "likely"] | None:
    """Whether quoted words are a translation: the text says so, or says that another language was spoken.

    ``lead`` are the words up to the cue and a few more. *In French custody* speaks of no language.
    """
    if mode not in ("direct", "mixed"):
        return None
    if any(token.kind == "word" and _TRANSLATES.match(token.low) for token in lead) or _is_glossed(lead):
        return "stated"
    spoken = any(
        _is_spoken(lead, at, lexicon.grammar) for at, t in enumerate(lead) if _language(t) in lexicon.languages
    )
    return "likely" if spoken else None


def translated_throughout(text: str, lexicon: SpeechLexicon) -> bool:
    """Whether a line at either end says that the whole dispatch is a translation: *Translated from the Bengali*."""
    for start, end in ((0, _ENDS), (max(0, len(text) - _ENDS), len(text))):
        for line in text[start:end].splitlines():
            if len(line) <= LONGEST_BYLINE and _tells_translation(line, lexicon):
                return True
    return False


def insertions(text: str, spans: Sequence[tuple[int, int]], mode: Mode) -> tuple[tuple[int, int], ...]:
    """Brackets and ellipses within quoted words; round brackets too where all of it is quoted."""
    if mode not in ("direct", "mixed"):
        return ()
    patterns = (_BRACKETS, _PARENTHESES) if mode == "direct" else (_BRACKETS,)
    return tuple(
        sorted(m.span() for start, end in spans for pattern in patterns for m in pattern.finditer(text, start, end))
    )


def _tells_translation(line: str, lexicon: SpeechLexicon) -> bool:
    """Whether a line of credits names the language it was translated or first published in."""
    found = _BYLINE.search(line.strip())
    return found is not None and any(m.group(1) in lexicon.languages for m in _FROM.finditer(line, found.start()))


def _is_glossed(lead: Sequence[Token]) -> bool:
    """Whether a quotation is followed by its meaning: *“Ya basta” (“Enough”)*, *“Ya basta”, meaning “enough”*."""
    for i in range(1, len(lead) - 1):
        before, behind = lead[i - 1], lead[i + 1]
        if lead[i].text == "(" and before.kind == "quote" and behind.kind == "quote":
            return True
        if lead[i].low == "meaning" and (behind.kind == "quote" or behind.quoted):
            return True
    return False


def _language(token: Token) -> str:
    """The language that a word could name: *Tamil*, *Arabic-language*."""
    name, _, rest = token.text.partition("-")
    return name if not rest or rest in ("language", "speaking") else ""


def _is_spoken(lead: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether the language named at ``at`` is what somebody spoke in, or a medium speaks."""
    if "-" in lead[at].text:
        return True
    if not any(token.low in _SPOKEN for token in lead[max(0, at - 3) : at]):
        return False
    after = lead[at + 1] if at + 1 < len(lead) else None
    return (
        after is None or after.kind != "word" or after.low in grammar.prepositions or after.low in grammar.conjunctions
        or after.low in grammar.subordinators or after.low in grammar.time_words or after.low == "that"
    )  # fmt: skip
