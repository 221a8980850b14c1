"""Words set apart below a line with a colon at its end: lists, indented texts, statements given in full."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.clauses import Statement, Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.drafts import Draft, Reading, drafted
from coranto.extract.speech.introductions import introduction
from coranto.extract.speech.sources import Phrase
from coranto.model.assertion import Mode
from coranto.resources.speech import SpeechLexicon
from coranto.text.spans import trimmed

LEAST_WORDS: Final = 4
"""Words of an unmarked paragraph that is given as somebody's: a heading is shorter."""
_COPULAS: Final = frozenset({"is", "are", "was", "were"})
_FIRST_PERSON: Final = frozenset({"i", "we", "us", "our", "ours", "my", "mine"})
_BULLET: Final = re.compile(r"(?:[-–—•·●▪■◦*‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[→►✓])[ \t]+")
_INSET: Final = re.compile(r">[ \t]*|\t[ \t]*| {2,}")


def blocks(read: Reading) -> list[Draft]:
    """One claim for each list or text that a line with a colon leads up to; ``carried`` are its statements.

    A list needs a verb or a noun of saying before the colon (*listed three demands:*). What stands indented or behind
    ``>`` is words given in full, whatever leads up to it. Of paragraphs without a mark only the first below *said:* is
    taken: where such a statement ends, nothing tells. Each statement is looked at once.
    """
    found: list[Draft] = []
    at = 0
    while at < len(read.told) - 1:
        made = _block(read, at)
        if made is None:
            at += 1
            continue
        found.append(made)
        at = max(made.carried) + 1
    return found


def _block(read: Reading, at: int) -> Draft | None:
    tokens = read.told[at].tokens
    if len(tokens) < 2 or tokens[-1].text != ":" or tokens[-1].quoted or _begins_with_quote(read.told[at + 1]):
        return None
    mark = _mark(read.text, read.told, at + 1)
    led = introduction(tokens, read.lexicon)
    if led is None or not _leads(tokens, led, mark, read.lexicon):
        return None
    held = _marked(read, at + 1, mark) if mark is not None else _paragraph(read, at + 1)
    if not held:
        return None
    mode: Mode = "direct" if mark is not _BULLET else "indirect"
    cue, source = led
    draft = drafted(read, at, tokens, Attribution(cue, _owner(tokens, source), (), mode))
    draft.spans = [_words(read.text, read.told[i], mark) for i in held]
    draft.carried.update(held)
    return draft


def _begins_with_quote(statement: Statement) -> bool:
    return statement.tokens[0].kind == "quote"


def _leads(
    tokens: Sequence[Token], led: tuple[Cue, Phrase], mark: re.Pattern[str] | None, lexicon: SpeechLexicon
) -> bool:
    """Whether what stands before the colon says that the words below are somebody's, and not the reporter's."""
    if led[1].last - led[1].first == 1 and tokens[led[1].first].low in _FIRST_PERSON:
        return False
    if tokens[led[0].first].text != ":" or mark is _INSET:
        return True
    tells = next((i for i, token in enumerate(tokens) if token.low in _COPULAS), len(tokens))
    if len(tokens) - tells > LEAST_WORDS:  # *The allegation* **is** *the latest in a series of such cases:*
        return False
    return mark is _BULLET and any(token.low in lexicon.nouns or token.low in lexicon.verbs for token in tokens)


def _mark(text: str, told: Sequence[Statement], at: int) -> re.Pattern[str] | None:
    """How the line of a statement is set apart; None where it is not, or where it begins no line."""
    start = told[at].start
    line = text.rfind("\n", max(0, start - 80), start) + 1
    if line > 0 and _BULLET.fullmatch(text[line:start].lstrip()):
        return _BULLET
    if line > 0 and not text[line:start].strip(" \t>"):
        if text[line:start].strip() or (_INSET.match(text, line) and not _BULLET.match(text, start)):
            return _INSET
        if _BULLET.match(text, start):
            return _BULLET
        if text[start] == ">":
            return _INSET
    return None


def _marked(read: Reading, first: int, mark: re.Pattern[str] | None) -> list[int]:
    """The statements from ``first`` on whose lines bear the mark, and the rest of their paragraphs."""
    held: list[int] = []
    for i in range(first, len(read.told)):
        goes_on = bool(held) and read.told[i].paragraph == read.told[i - 1].paragraph
        if not goes_on and _mark(read.text, read.told, i) is not mark:
            break
        held.append(i)
    return held


def _owner(tokens: Sequence[Token], source: Phrase) -> Phrase:
    """Whose words they are: *the union* of *the union's demands*."""
    for i in range(source.first, source.last):
        if tokens[i].low.endswith(("'s", "s'")):
            return Phrase(source.first, i + 1, source.outer)
    return source


def _paragraph(read: Reading, first: int) -> list[int]:
    """The statements of the paragraph that begins at ``first``, if it begins one and is no heading.

    Further paragraphs belong to it as long as they speak in the first person, as no reporter does.
    """
    told = read.told
    if told[first].paragraph == told[first - 1].paragraph:
        return []
    held = [first]
    while held[-1] + 1 < len(told) and (
        told[held[-1] + 1].paragraph == told[held[-1]].paragraph or _speaks(told[held[-1] + 1])
    ):
        held.append(held[-1] + 1)
    words = sum(token.kind == "word" for token in told[first].tokens)
    ended = read.text[told[held[-1]].end - 1] in ".!?…"
    return held if words >= LEAST_WORDS and ended and told[first].furniture is None else []


def _speaks(statement: Statement) -> bool:
    return any(token.low in _FIRST_PERSON and not token.quoted for token in statement.tokens)


def _words(text: str, statement: Statement, mark: re.Pattern[str] | None) -> tuple[int, int]:
    """A statement without what sets its line apart."""
    start = statement.start
    found = mark.match(text, start) if mark is not None else None
    span = trimmed(text, found.end() if found is not None else start, statement.end)
    return (span.start, span.end)
