"""Sources named without a verb: *according to the ministry*, *in the words of one teacher*, *by his own account*."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.attribution import Attribution, Range, mode_of
from coranto.extract.speech.circumstances import skip_setting
from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.extents import extent, is_opener, is_over, sentence_start
from coranto.extract.speech.objects import has_finite
from coranto.extract.speech.quote_runs import quotes_up_to
from coranto.extract.speech.sources import Phrase, subject_after
from coranto.model.assertion import Mode
from coranto.resources.speech import SpeechLexicon
from coranto.text.wordlists import words

SHORT: Final = 4
"""Tokens: a shorter piece before *, he said,* or *, according to him,* is the opening of what goes on behind it."""


def according(tokens: Sequence[Token], cue: Cue, later: Sequence[int], lexicon: SpeechLexicon) -> Attribution | None:
    """*According to* and its like: the content is the clause around it."""
    source = _owner(tokens, cue) or subject_after(tokens, cue.last, lexicon)
    if source is None:
        return None
    source = _with_relative(tokens, _before_comma(tokens, cue, source, lexicon))
    start = sentence_start(tokens, cue.first)
    rest = skip_setting(tokens, max(source.last, cue.last), lexicon, addressee=False)
    comma = rest < len(tokens) and tokens[rest].text == ","
    before_end = cue.first
    while before_end > start and (tokens[before_end - 1].kind == "mark" and not tokens[before_end - 1].quoted):
        before_end -= 1
    words_before = before_end - start
    content: list[Range] = []
    if words_before > 0 and not (comma and is_opener(tokens, start, before_end, lexicon)):
        turn = _last_turn(tokens, start, before_end)
        content += quotes_up_to(tokens, turn - 1) if turn > 0 and tokens[turn - 1].kind == "quote" else []
        content.append((turn, before_end))
    if comma and (not content or words_before <= SHORT or not has_finite(tokens, start, before_end, lexicon)):
        end = extent(tokens, rest + 1, later)
        if end > rest + 1:
            content.append((rest + 1, end))
    if not content and rest < len(tokens) and tokens[rest].kind == "word":  # *According to the court the number is 214*
        end = extent(tokens, rest, later)
        content = [(rest, end)] if has_finite(tokens, rest, end, lexicon) else []
    mode: Mode = "mixed" if mode_of(tokens, content) != "indirect" else "according-to"
    return Attribution(cue, source, tuple(content), mode, (max(source.last, cue.last), rest))


def _owner(tokens: Sequence[Token], cue: Cue) -> Phrase | None:
    """The possessor within a cue (*in* **the mayor's** *words*); None where the source follows it."""
    if cue.verb_at <= cue.first + 1:
        return None
    return Phrase(cue.first + 1, cue.verb_at, cue.first + 1)


_DESCRIBING: Final = words("who whose which where that")


def _before_comma(tokens: Sequence[Token], cue: Cue, source: Phrase, lexicon: SpeechLexicon) -> Phrase:
    """The source without the clause that follows its comma: *In the words of one driver, the road was a river.*

    So, too, behind a setting without a verb: *At dawn, according to two of those present, the mayor gave way.*
    """
    start = sentence_start(tokens, cue.first)
    goes_on = start == cue.first and source.last < len(tokens) and tokens[source.last].text == ","
    if goes_on or not is_over(tokens, source.last):
        return source
    comma = next((i for i in range(source.first, source.last) if tokens[i].text == "," and not tokens[i].quoted), None)
    if comma is None:
        return source
    if start != cue.first and (
        tokens[cue.first - 1].text != ","
        or has_finite(tokens, start, cue.first, lexicon)
        or not _tells(tokens, comma + 1, source.last, lexicon)
        or any(token.low in _DESCRIBING for token in tokens[comma + 1 : source.last])
    ):
        return source
    return Phrase(source.first, comma, source.outer)


def _tells(tokens: Sequence[Token], first: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether words have a verb of their own: *the minister* **agreed** *to go*."""
    told = any(token.low.endswith("ed") and token.low in lexicon.verbs for token in tokens[first:last])
    return told or has_finite(tokens, first, last, lexicon)


def _with_relative(tokens: Sequence[Token], source: Phrase) -> Phrase:
    """The source with the clause that says who it is: *according to people* **who were there**, *…*."""
    if source.last >= len(tokens) or tokens[source.last].low != "who":
        return source
    ends = range(source.last + 2, min(len(tokens), source.last + _LONGEST))
    end = next((i for i in ends if tokens[i].kind != "word"), None)
    return source if end is None or tokens[end].text not in (",", ".") else Phrase(source.first, end, source.outer)


_LONGEST: Final = 14
"""Tokens of such a clause."""


def _last_turn(tokens: Sequence[Token], start: int, end: int) -> int:
    """Behind the last *, but* or *, while* before ``end``."""
    for i in range(end - 1, start, -1):
        if tokens[i].low == "but" and tokens[i - 1].text == ",":
            return i + 1
    while start < end and tokens[start].low in ("but", "and"):
        start += 1
    return start
