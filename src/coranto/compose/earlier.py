"""What a line says again of an earlier figure: the passage that gave it first is cited beside the new one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.compose.desk import Desk, grouped
from coranto.compose.drafts import Draft
from coranto.compose.selection import passage_of
from coranto.model.assertion import Figure
from coranto.model.resolved import Extent
from coranto.text.telling import first_word
from coranto.text.wordlists import words

EXACT_FROM: Final = 1000
"""From here on, a count that is no multiple of a hundred is hardly ever met twice by chance."""
ROUND: Final = 100
WORD: Final = 6
"""Letters of a word that can show that two sentences count one thing."""
_OF_ANYTHING: Final = words(
    """people before during because another several between against officials should million billion percent without
    around through nearly almost number figure figures earlier according yesterday announced reported"""
)
"""Words with which anything is counted."""
_NUMBER: Final = r"[^,;:.\w]*(?:[^\s,;:.]+ ){0,3}"
_SET_RIGHT: Final = re.compile(r"\b(?:not|rather than|instead of|wrongly|mistakenly) (?:\w+ ){0,2}$", re.I)
_MOVED: Final = re.compile(r"\bfrom $", re.I)
_ONWARD: Final = re.compile(rf"{_NUMBER}(?:but|to)\b", re.I)


def cite_earlier(drafts: Sequence[Draft], desk: Desk) -> None:
    """Adds to a line the passages that gave before what it sets right, moves or repeats to the last digit.

    *It was not 48 but 51 percent*, *from 3,120 votes to 2,786*: the former value is looked up in the other dispatches.
    """
    by_value = grouped((figure.point, figure) for figure in desk.figures.values())
    for draft in drafts:
        for figure in list(draft.figures):
            for other, is_wrong in _earlier(figure, by_value.get(figure.point, ()), desk):
                draft.cite(passage_of(desk.lines, other.doc, other.start, other.end))
                draft.moved = draft.moved or is_wrong


def _earlier(figure: Figure, equal: Sequence[Figure], desk: Desk) -> Iterator[tuple[Figure, bool]]:
    """Figures of other dispatches that are the one of which a figure tells, with whether it is set right."""
    others = [one for one in equal if one.doc != figure.doc]
    if not others or figure.point is None:
        return
    sentence = desk.lines.sentence(figure.doc, figure.start)
    text = desk.lines.texts[figure.doc]
    before = "" if sentence is None else text[sentence.start : figure.start]
    onward = _ONWARD.match(text, figure.end) is not None
    is_wrong = onward and _SET_RIGHT.search(before) is not None
    is_former = is_wrong or (onward and _MOVED.search(before) is not None)
    for other in others:
        is_repeated = _is_exact(figure) and figure.unit == other.unit
        if is_repeated or (is_former and _words(figure, desk) & _words(other, desk)):
            yield other, is_wrong


def _is_exact(figure: Figure) -> bool:
    """Whether a count is so exact that whoever gives it again has it from the first."""
    low = figure.low
    return low is not None and low == figure.high and low >= EXACT_FROM and low % ROUND != 0 and figure.unit is not None


def _words(figure: Figure, desk: Desk) -> set[str]:
    """The words of a figure's sentence and of the one before it in its paragraph: in small letters, of some length."""
    sentence = desk.lines.sentence(figure.doc, figure.start)
    if sentence is None:
        return set()
    lead = desk.lines.before(sentence) or sentence
    text = desk.lines.text(Extent(figure.doc, lead.start, sentence.end))
    found = {first_word(word) for word in text.split() if word[:1].islower()}
    return {word for word in found - _OF_ANYTHING if len(word) >= WORD}
