"""Whether a stretch of text can stand alone as a line that a stranger understands, and where it may be trimmed."""

import re
from typing import Final

from coranto.text.spans import Span, trimmed
from coranto.text.wordlists import words

MIN_WORDS: Final = 4
TITLE_CHARS: Final = 140
"""Two lines of a terminal, less a margin: what a headline may take."""

SUBORDINATORS: Final = words("while when after before because although though since until as where and but so yet that")
_ALSO_PREPOSITIONS: Final = words("after before since until as")
"""With a comma behind them, they may open a phrase (*After weeks of rain, …*), not the clause."""
_RELATIVES: Final = words("who which whose whom than to of by with for from including or if unless whether")
_PRONOUNS: Final = words("he she it they we i you his her its their our my him them those")
_LOOSE: Final = words("this these there such one some others both another")
_VAGUE_HEADS: Final = words("move moves decision comments remarks statement claim claims figures call")
_AFTER_VERB: Final = words("the a an his her its their to in on at by for with from that this these")
_OPEN_ENDS: Final = words(
    """a an the of in on at by for with from to into and or but as that which who his her its their is was were are be
    been has have had will would no not more than such said last next all mr mrs ms dr"""
)
_BOUNDARIES: Final = words(
    "where which who while but as after before when because although though saying adding with and"
)
_HE_SAID: Final = re.compile(r",[\"”’']? (?:he|she|it|they|I|we) \w+\W*$")
_MEASURED: Final = re.compile(
    r"(?:minute|hour|day|week|month|year|moment)s?$|\b(?:shortly|soon|just|long|immediately|even|right)$", re.I
)
"""What a following *after* or *before* belongs to."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CUT = re.compile(r"[,;:]\s+|\s[-–—]\s+|\s(?=(?:while|but|after|because|although|as|where|when)\s)")
_PAIRS: Final = (("“", "”"), ("(", ")"), ("«", "»"))


def word_count(text: str) -> int:
    """How many words the text has."""
    return sum(1 for _ in _WORD.finditer(text))


def unbalanced(text: str) -> bool:
    """Whether a quotation or a parenthesis is opened and not closed, or the other way round."""
    return text.count('"') % 2 == 1 or any(text.count(a) != text.count(b) for a, b in _PAIRS)


def first_word(text: str) -> str:
    """The first word in lower case, with straight quotes and no possessive; empty without one."""
    found = _WORD.search(text)
    return found.group().lower().replace("’", "'").split("'")[0] if found else ""


def opens_with_pronoun(text: str) -> bool:
    """Whether the first word, *but* and its like aside, stands for something named before."""
    return first_word(without_opener(text)) in _PRONOUNS


def leans_back(text: str) -> bool:
    """Whether a sentence needs the one before it: it opens with a pronoun or is signed by one (*…, he said*)."""
    return opens_with_pronoun(text) or _HE_SAID.search(text) is not None


def without_opener(text: str) -> str:
    """The text without a conjunction at its start."""
    found = _WORD.search(text)
    if found is None or found.group().lower() not in SUBORDINATORS:
        return text
    if found.group().lower() in _ALSO_PREPOSITIONS and "," in text:
        return text
    return text[found.end() :].lstrip(" ,")


def dependence(text: str) -> int:
    """How much the text leans on what stood before it: 0 stands alone, 1 opens with a pronoun, 2 is a fragment."""
    found = _WORD.finditer(text)
    first, second = next(found, None), next(found, None)
    if first is None or second is None:
        return 2
    low = first_word(text)
    if low in SUBORDINATORS | _RELATIVES and first.group().islower():
        return 2
    if low.endswith("ing") and first.group().islower():
        return 2
    if first.group().islower() and low.endswith("ed") and second.group().lower() in _AFTER_VERB:
        return 2
    vague = low == "the" and second.group().lower() in _VAGUE_HEADS
    return 1 if opens_with_pronoun(text) or low in _LOOSE or vague else 0


def telling(text: str) -> float:
    """How well the text does as a line of its own, 0 to 1: whole, of a fit length, naming names and numbers."""
    count = word_count(text)
    if count < MIN_WORDS or unbalanced(text):
        return 0.0
    score = (0.6, 0.3, 0.0)[dependence(text)]
    if score == 0.0:
        return 0.0
    names = sum(1 for w in list(_WORD.finditer(text))[1:] if w.group()[0].isupper())
    score += 0.05 * min(names, 4) + (0.1 if any(c.isdigit() for c in text) else 0.0)
    score -= 0.1 if text[:1].islower() or first_word(text) in ("but", "however", "and") else 0.0
    score -= 0.1 if opens_with_pronoun(text) else 0.0
    score -= 0.2 if _HE_SAID.search(text) else 0.0
    return max(0.01, score - 0.01 * max(0, count - 26) - 0.03 * max(0, 7 - count))


def title_span(text: str, start: int, end: int, longest: int = TITLE_CHARS) -> Span:
    """``start:end`` cut so that it fits ``longest`` characters: before a clause, at a comma, at last at a space."""
    whole = trimmed(text, start, end)
    if whole.end - whole.start <= longest:
        return _unstopped(text, whole)
    floor, ceiling = whole.start + longest // 3, whole.start + longest
    cuts = [
        (_grade(text, m.end()), m.start())
        for m in _CUT.finditer(text, floor, ceiling)
        if not unbalanced(text[whole.start : m.start()]) and not _is_measured(text, whole.start, m)
    ]
    if cuts:
        return _closed(text, Span(whole.start, max(cuts)[1]))
    space = text.rfind(" ", floor, ceiling)
    return _closed(text, Span(whole.start, space if space > 0 else ceiling))


def _is_measured(text: str, start: int, cut: re.Match[str]) -> bool:
    """Whether the cut would part a span of time from its *after* or *before* (*five days | after*)."""
    return first_word(text[cut.end() : cut.end() + 8]) in ("after", "before") and bool(
        _MEASURED.search(text, start, cut.start())
    )


def _grade(text: str, after: int) -> int:
    """How good a place to end is, by what follows: 2 before a clause, 1 before a plain word, 0 before a name."""
    following = _WORD.match(text, after)
    if following is None:
        return 1
    word = following.group()
    if word.lower() in _BOUNDARIES or word.endswith("ing"):
        return 2
    return 0 if word[0].isupper() else 1


def _unstopped(text: str, span: Span) -> Span:
    """The span without a stop or a comma at its end; the stop of an abbreviation stays."""
    end = span.end
    while end > span.start + 1 and (text[end - 1] in ".,;:-–—" or text[end - 1].isspace()):
        if text[end - 1] == "." and text[end - 3 : end - 2] == ".":
            break
        end -= 1
    return Span(span.start, end)


def _closed(text: str, span: Span) -> Span:
    """A cut span without words at its end that ask for more (*of the*, *last*)."""
    span = _unstopped(text, span)
    while True:
        word = text.rfind(" ", span.start, span.end) + 1
        if word <= span.start or text[word : span.end].lower() not in _OPEN_ENDS:
            return span
        span = _unstopped(text, Span(span.start, word))
