"""Whether a stretch of text can stand alone as a line that a stranger understands."""

import re
from functools import lru_cache
from typing import Final

from coranto.text.wordlists import words

MIN_WORDS: Final = 4

SUBORDINATORS: Final = words("while when after before because although though since until as where and but so yet that")
_ALSO_PREPOSITIONS: Final = words("after before since until as")
"""With a comma behind them, they may open a phrase (*After weeks of rain, …*), not the clause."""
_RELATIVES: Final = words("who which whose whom than to of by with for from including or if unless whether")
_PRONOUNS: Final = words("he she it they we i you his her its their our my him them those")
_LOOSE: Final = words("this these there such one some others both another")
_VAGUE_HEADS: Final = words("move moves decision comments remarks statement claim claims figures call")
_AFTER_VERB: Final = words("the a an his her its their to in on at by for with from that this these")
_HE_SAID: Final = re.compile(r",[\"”’']? (?:he|she|it|they|I|we) \w+\W*$")
_WEATHER: Final = re.compile(
    r"(?i)it (?:(?:is|was|has|had|will|would|been|be|not|still|also|barely|hardly) ){0,3}"
    r"(?:rain(?:s|ed|ing)|snow(?:s|ed|ing)|drizzl(?:es|ed|ing))\b"
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
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
    """Whether the first word, *but* and its like aside, stands for something named before: not that of *it rained*."""
    said = without_opener(text)
    return first_word(said) in _PRONOUNS and _WEATHER.match(said) is None


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


@lru_cache(maxsize=4096)
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
