"""What a model says that a text holds, found again in the text, or refused.

A model that writes its answers may invent them. So nothing of an answer is kept but offsets of characters that stand in
the text: verbatim, or differing in quotation marks, dashes and white space alone.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.nlp.analyzer import Reason, Refusal, Span
from coranto.nlp.heads import ENTITY_LABELS
from coranto.text import spans
from coranto.text.folding import Folded, fold, plain
from coranto.text.tokens import is_unspaced

UNSCORED: Final = 1.0
"""The score of a span, since such models give none that can be relied on."""
_CONTEXT: Final = 300
"""Characters before an occurrence in which its context is looked for."""
_SHOWN: Final = 200
_HANGUL: Final = range(0xAC00, 0xD7A4)
"""Korean writes particles onto names, so a name may end within a word."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One name as a model gave it."""

    text: str
    label: str
    before: str | None = None
    """Words that stand before it, by which one of several occurrences is told."""
    occurrence: int | None = None
    """Which of several occurrences it is, from 1."""


def anchor(
    text: str, answers: Sequence[Answer], labels: Collection[str] = ENTITY_LABELS
) -> tuple[tuple[Span, ...], tuple[Refusal, ...]]:
    """Entity spans of ``text``, sorted by start, none overlapping another; and the answers that were refused.

    Longer names go first, so that a name within a name is left out. Of several occurrences the one with the number
    given is meant, else the first free one after the most of the words given, else the first free one.
    """
    folded = fold(text)
    found: list[Span] = []
    refused: list[tuple[int, Refusal]] = []
    for rank, answer in sorted(enumerate(answers), key=lambda pair: (-len(pair[1].text.strip()), pair[0])):
        label = answer.label.strip().casefold()
        place = "no such label" if label not in labels else _place(folded, answer, found)
        if isinstance(place, str):
            refused.append((rank, refusal(answer.text, answer.label, place, len(text))))
        else:
            found.append(Span(place.start, place.end, "entity", label, UNSCORED))
    in_order = sorted(refused, key=lambda pair: pair[0])
    return tuple(sorted(found, key=lambda span: span.start)), tuple(one for _, one in in_order)


def refusal(text: str, label: str, reason: Reason, length: int) -> Refusal:
    """The record of an answer that was refused for a text of so many characters."""
    return Refusal(text[:_SHOWN], label[:_SHOWN], reason, 0, length)


def _place(folded: Folded, answer: Answer, taken: Sequence[Span]) -> spans.Span | Reason:
    """Where the answer stands in the text, or why nowhere."""
    anywhere = _occurrences(folded, answer.text)
    if not anywhere:
        return "no such text"
    text = folded.source
    places = [span for span in anywhere if not _is_inside_word(text, span)]
    if not places:
        return "inside a longer word"
    if answer.occurrence is not None:
        if not 1 <= answer.occurrence <= len(places):
            return "no such occurrence"
        meant = [places[answer.occurrence - 1]]
    else:
        meant = _after(text, places, answer.before or "")
    free = [span for span in meant if not any(span.overlaps((one.start, one.end)) for one in taken)]
    if free:
        return free[0]
    return "marked already" if meant else "no such context"


def _occurrences(folded: Folded, name: str) -> list[spans.Span]:
    """Where ``name`` stands, but for quotation marks, dashes and white space, in order."""
    wanted = _even(name)
    if not wanted:
        return []
    pattern = r"\s+".join(re.escape(word) for word in wanted.split(" "))
    matches: Iterable[re.Match[str]] = re.finditer(f"(?=({pattern}))", folded.text)
    places = sorted({folded.span(*match.span(1)) for match in matches})
    # a part of what one character folds to ("." of "…") is no occurrence
    return [span for span in places if _even(span.of(folded.source)) == wanted]


def _even(text: str) -> str:
    return " ".join(plain(text).split())


def _is_inside_word(text: str, span: spans.Span) -> bool:
    ends_in_hangul = ord(text[span.end - 1]) in _HANGUL
    return _joins(text, span.start) or (_joins(text, span.end) and not ends_in_hangul)


def _joins(text: str, at: int) -> bool:
    """Whether the characters on both sides of ``at`` belong to one word."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if is_unspaced(ord(left)) or is_unspaced(ord(right)):
        return False
    return (left.isalnum() or _is_mark(left)) and (right.isalnum() or _is_mark(right))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _after(text: str, places: Sequence[spans.Span], before: str) -> list[spans.Span]:
    """The places, those after more of the words of ``before`` first; none if there are several and none follows any."""
    wanted = _context_words(before)
    if not wanted or len(places) == 1:
        return list(places)
    shared = [_n_shared(wanted, _context_words(text[max(0, span.start - _CONTEXT) : span.start])) for span in places]
    most = max(shared)
    return [span for span, n in zip(places, shared, strict=True) if n == most] if most else []


def _context_words(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text, case=True))


def _n_shared(wanted: Sequence[str], there: Sequence[str]) -> int:
    """How many words the two have in common at their ends."""
    count = 0
    for one, other in zip(reversed(wanted), reversed(there), strict=False):
        if one != other:
            break
        count += 1
    return count
