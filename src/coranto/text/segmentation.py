"""Paragraphs, sentences and words of any script, as spans; nothing that is not white space is ever lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from coranto.text.spans import Span, trimmed

WRAP_WIDTH: Final = 100
"""Characters: no line of a hard-wrapped block is wider (mail and wire services wrap at 64 to 80)."""
LONG_LINE: Final = 40
"""Characters: a line at least this long that ends without a stop is continued by a line that begins in lower case."""
EARLY: Final = 0.75
"""Of the width of a hard-wrapped block: a shorter line ends its paragraph where the next one begins with a capital."""
HEAD_BLOCKS: Final = 2
"""Blocks at the head of a text in which lines that all begin with a capital are title, byline and date, no one text."""
LOOK_BACK: Final = 40
"""Characters before a stop that are looked at: no abbreviation is longer, and a bound keeps the work linear."""

_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words after which a full stop ends nothing, without that stop; one listed with a capital needs its capital."""

    before_name: frozenset[str] = _NONE
    """Always followed by what they belong to: *mr*, *gen*, *vs*."""
    before_number: frozenset[str] = _NONE
    """Followed by a number: *no*, *jan*, *art*."""
    open_ended: frozenset[str] = _NONE
    """May end a sentence: *u.s*, *inc*, *a.m*. They do where a sentence starter follows."""
    ranks: frozenset[str] = _NONE
    """Whole words that some desks follow with a stray stop before a full name: *Major General. Ana Silva*."""
    starters: frozenset[str] = _NONE
    """Words that, with a capital, begin a sentence rather than a name: *the*, *he*, *but*."""
    reporting: frozenset[str] = _NONE
    """Verbs that join a quoted question to its speaker: *"Where is it?" Ms Okoro asked*."""


PLAIN: Final = Abbreviations()
"""No abbreviation known: for scripts that have none, and for tests."""


# ---------------------------------------------------------------------------------------------------- paragraphs


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    body: str = field(repr=False)

    @property
    def width(self) -> int:
        return self.end - self.start + self.indent


_BULLET: Final = re.compile(r"(?:[-–—*•▪●◦‣·>+]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s")
_STOPPED: Final = re.compile(r"[.!?…:;。！？｡؟।॥۔።][\"'”’»)\]」』]*$")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` in order, without white space at their ends; blank lines are in none.

    A line is a paragraph, unless it continues the one before: in a hard-wrapped block (every line full, none wider
    than ``WRAP_WIDTH``), or where a long line without a stop is followed by one in lower case.
    """
    found: list[Span] = []
    for number, block in enumerate(_blocks(text)):
        wrapped = _is_wrapped(block) and (number >= HEAD_BLOCKS or not all(line.body[0].isupper() for line in block))
        width = max(line.width for line in block) if wrapped else 0
        begin = block[0].start
        for line, following in zip(block, [*block[1:], None], strict=True):
            if following is None or not _continues(line, following, width):
                found.append(Span(begin, line.end))
                begin = following.start if following else line.end
    return found


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines that are not blank."""
    at = 0
    block: list[_Line] = []
    for raw in text.splitlines(keepends=True):
        start, end = trimmed(text, at, at + len(raw))
        if start < end:
            block.append(_Line(start, end, start - at, text[start:end]))
        elif block:
            yield block
            block = []
        at += len(raw)
    if block:
        yield block


def _is_wrapped(block: list[_Line]) -> bool:
    """Whether a block was filled to a width: no line had room for the first word of the next.

    A heading on top and lines that end a paragraph early prove nothing.
    """
    width = max(line.width for line in block)
    if len(block) < 2 or width > WRAP_WIDTH or width < LONG_LINE:
        return False
    filled = block[1:] if len(block) > 2 and _ends_early(block[0], block[1], width) else block
    pairs = [(line, after) for line, after in pairwise(filled) if not _stops_early(line, after, width)]
    if len(pairs) < len(block) - 1 and not any(after.body[0].islower() for _, after in pairs):
        return False
    full = sum(line.width + 1 + len(_first_word(following)) > width * 0.9 for line, following in pairs)
    open_lines = sum(_STOPPED.search(line.body) is None for line, _ in pairs)
    if len(block) == 2:
        return bool(full and open_lines and block[1].body[0].islower())
    return full >= 0.8 * len(pairs) and open_lines >= 0.5 * len(pairs)


def _ends_early(line: _Line, following: _Line, width: int) -> bool:
    """Whether a line has ample room for the first word of the next, which begins something of its own."""
    return line.width + 1 + len(_first_word(following)) < EARLY * width and not following.body[0].islower()


def _stops_early(line: _Line, following: _Line, width: int) -> bool:
    """Whether a line that has ample room ends a sentence: the last of its paragraph."""
    return _STOPPED.search(line.body[-8:]) is not None and _ends_early(line, following, width)


def _first_word(line: _Line) -> str:
    return line.body[:WRAP_WIDTH].split(None, 1)[0]


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Whether ``following`` goes on with the paragraph of ``line``; ``width``: of a hard-wrapped block, else 0."""
    if _BULLET.match(following.body):
        return False
    if width:
        return following.indent <= line.indent + 1 and not _ends_early(line, following, width)
    open_line = line.width >= LONG_LINE and _STOPPED.search(line.body[-8:]) is None
    return open_line and following.body[0].islower()


# ------------------------------------------------------------------------------------------------------ sentences

_CLOSERS: Final = "\"'”’»›)]}）】」』〉》"
_OPENERS: Final = "\"'“‘«‹([{（【「『〈《„‚¿¡—–-*•"
_STOP: Final = re.compile(
    rf"(?P<mark>[.!?…؟⸮]+|[。！？｡।॥۔።፧։။។]+)(?P<closed>[{re.escape(_CLOSERS)}]*)(?P<gap>\s*)",
)
_WORD_BEFORE: Final = re.compile(r"[^\s\"'“”‘’«»()\[\]]*$")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]$")
_RUN_ON: Final = re.compile(r"[^\W\d_]{2,}\b")
_NAMED: Final = re.compile(r"[A-Z][\w’'-]*\s+[A-Z]\w")
_CAPITAL_WORDS: Final = re.compile(r"(?:[A-Z][\w.’'-]*\s+){0,5}")
_ENUMERATOR: Final = re.compile(r"\s*\(?(?:[0-9]{1,3}|[A-Za-z]|[ivx]{1,4})$")
_HOURS: Final = frozenset({"a.m", "p.m"})
_CLOCK_OPENS: Final = re.compile(
    r"\W*(?:at|by|around|about|from|since|until|till|before|after|on|in|as|shortly|just|between)\b[^,;]{0,60}$"
    r"|.*\b(?:the|an?|this|that|every|each|its|their)\s+\d{1,2}(?:[:.]\d\d)?\s?[ap]\.m$",
    re.IGNORECASE | re.DOTALL,
)
"""An hour with which a sentence only opens (*At 5 p.m. Ruiz left*), or that describes what follows (*the 9 a.m. Ghent
train*)."""
_NEW_SUBJECT: Final = re.compile(
    r"\s+[\"“‘(]?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)\s+\d"
    r"|(?:[^\W\d_a-z][\w’'-]*\s+){1,3}(?:time|standard|daylight)\b)"
    r"[^\W\d_a-z][\w’'-]*(?<=[^\W\d_A-Z])",
)
"""A word with a capital behind an hour that names no day, no month and no zone."""
_LATIN_STOPS: Final = frozenset(".!?…؟⸮")


def sentence_spans(text: str, start: int, end: int, abbreviations: Abbreviations = PLAIN) -> list[Span]:
    """The sentences of ``text[start:end]`` (one paragraph, as ``paragraphs`` gives it), in order.

    Together they hold every character there that is not white space; none overlaps another.
    """
    piece = text[start:end]
    found: list[Span] = []
    begin = 0
    for stop in _STOP.finditer(piece):
        if stop.end() < len(piece) and _ends(piece, begin, stop, abbreviations):
            span = trimmed(piece, begin, stop.end("closed"))
            found.append(span.shifted(start))
            begin = stop.end("closed")
    rest = trimmed(piece, begin, len(piece))
    if rest.start < rest.end:
        found.append(rest.shifted(start))
    return found


def _ends(piece: str, begin: int, stop: re.Match[str], known: Abbreviations) -> bool:
    """Whether a sentence ends at the stop, which is not the last of the piece."""
    mark, at = stop["mark"], stop.end()
    if mark[0] not in _LATIN_STOPS:
        return True
    before = piece[max(begin, stop.start() - LOOK_BACK) : stop.start()]
    if not stop["gap"]:
        return _runs_on(before, mark, piece, at)
    following = _following(piece, at)
    if not following or following[0].islower():
        return False
    if not before.strip():
        return mark[0] in "!?"
    if mark == ".":
        return _full_stop_ends(piece, begin, stop.start(), before, following, known)
    if mark[0] in "!?" and stop["closed"]:
        return not _speaker_follows(piece[at : at + 120], known)
    return True


def _following(piece: str, at: int) -> str:
    """The word that begins at ``at``, after opening marks; empty where there is none near."""
    ahead = piece[at : at + LOOK_BACK].lstrip(_OPENERS)
    return re.split(r"[\s,;:]", ahead, maxsplit=1)[0] if ahead else ""


def _runs_on(before: str, mark: str, piece: str, at: int) -> bool:
    """Whether a new sentence follows without a space (*in ruins.The mayor*), and not a host name or initials."""
    if mark not in {".", "!", "?"}:
        return False
    last = _WORD_BEFORE.search(before)
    word = last.group() if last else ""
    ahead = piece[at : at + LOOK_BACK].lstrip(_OPENERS)
    return (
        len(word) > 2
        and word.isalpha()
        and word[-3:].islower()
        and ahead[:1].isupper()
        and _RUN_ON.match(ahead) is not None
        and not ahead[1:2].isupper()
        and " " in ahead
    )


def _full_stop_ends(piece: str, begin: int, at: int, before: str, following: str, known: Abbreviations) -> bool:
    """Whether a single full stop, followed by space and no lower-case letter, ends a sentence."""
    if at - begin < 6 and _ENUMERATOR.fullmatch(piece[begin:at]):
        return False
    last = _WORD_BEFORE.search(before)
    word = last.group() if last else ""
    forms = {word, word.lower().strip("-–—")}
    starter = re.split(r"[.’']", following, maxsplit=1)[0].lower() in known.starters
    if forms & known.before_name:
        return False
    if forms & known.before_number and following[0].isdigit():
        return False
    if forms & _HOURS and not starter:
        return _CLOCK_OPENS.match(piece, begin, at) is None and _NEW_SUBJECT.match(piece, at + 1) is not None
    if forms & known.open_ended or (_INITIAL.fullmatch(word) and word[-1].isupper()):
        return starter
    if forms & known.ranks and word[:1].isupper():
        return starter or _NAMED.match(piece[at + 1 : at + 60].lstrip()) is None
    return True


def _speaker_follows(ahead: str, known: Abbreviations) -> bool:
    """Whether names and a reporting verb follow, so that the quoted question belongs to their sentence."""
    names = _CAPITAL_WORDS.match(ahead)
    rest = ahead[names.end() if names else 0 :]
    verb = re.match(r"[a-z]+", rest)
    return verb is not None and verb.group() in known.reporting


# ---------------------------------------------------------------------------------------------------------- words

MARKS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0f71-\u0f84"
    "\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""Combining marks and joiners, which ``\\w`` leaves out though they stand inside words."""
HAN_KANA: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD: Final = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)+(?![\w])|[{HAN_KANA}]|(?:(?![{HAN_KANA}])[\w{MARKS}])+"
    rf"(?:['’](?:(?![{HAN_KANA}])[\w{MARKS}])+)*"
)


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of ``text[start:end]``: letters, digits and marks, with inner apostrophes; ``1,500.5`` is one word.

    A hyphen parts words. Scripts that write without spaces (Han, kana) give a word for each character.
    """
    return [Span(*found.span()) for found in _WORD.finditer(text, start, len(text) if end is None else end)]
