"""Loose quotations: utterances that no cue gives to anybody; whose they are is told by what stands before them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.speakers.descriptions import head_noun
from coranto.extract.speakers.pronouns import PERSONAL
from coranto.extract.speakers.speakers import Names
from coranto.extract.speech.clauses import Token, is_title, span_of
from coranto.extract.speech.drafts import Draft, Reading, inners
from coranto.extract.speech.subjects import subject_of
from coranto.resources.speakers import SpeakerWords
from coranto.text.spans import Span

LEAST_QUOTED: Final = 4
"""Words: a shorter quotation that nobody is said to have spoken is no speech."""
NEAR: Final = 2
"""Statements: a quotation goes on from nothing said farther back."""
_MARKS: Final = 8
"""Characters that marks and spaces between two quotations take at most."""
_ASKED: Final = re.compile(r"\bask(?:s|ed|ing)?$", re.I)
_TO_YOU: Final = re.compile(r"\byou(?:r|rs)?\b", re.I)
_OF_ONESELF: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]e|[Uu]s|[Mm]y|[Oo]urs?|[Mm]ine)\b")
_FIRST_WORD: Final = re.compile(r"\w+")


def loose_quotes(
    read: Reading, at: int, loose: Sequence[Token], before: Sequence[Draft], known: Names, said: SpeakerWords
) -> list[Draft]:
    """Quotations without a cue of their own: they go on from the quotation before, or inherit its source.

    A quotation right before hands its source on, else whomever the words before it are about, else whatever was said
    last. The answer to a question is not the asker's: nobody is said to give it.
    """
    turns = list(_turns(read.text, loose, said))
    drafts = _of_turn(read, at, turns[0], before, known, said) if turns else []
    return drafts + [_unsaid(at, answer) for answer in turns[1:] if _is_long(read.text, answer)]


def _turns(text: str, loose: Sequence[Token], said: SpeakerWords) -> Iterator[list[Span]]:
    """The words of the quotations, those of one speaker together: an answer is parted from its question."""
    turn: list[Span] = []
    for start, end in inners(text, loose):
        span = Span(start, end)
        if is_title(span.of(text)):
            continue
        if turn and _are_side_by_side(text, turn[-1], span) and _is_answer(text, turn[-1], span, said):
            yield turn
            turn = []
        turn.append(span)
    if turn:
        yield turn


def _of_turn(
    read: Reading, at: int, spans: Sequence[Span], before: Sequence[Draft], known: Names, said: SpeakerWords
) -> list[Draft]:
    near = [draft for draft in before if draft.source is not None and at - draft.at <= NEAR]
    quoting = [draft for draft in near if draft.mode in ("direct", "mixed") and draft.at == near[-1].at]
    last = quoting[-1] if quoting else near[-1] if near else None
    spoken = [(span.start, span.end) for span in spans]
    long = _is_long(read.text, spans)
    if last is not None and _changes_hands(read.text, at, last, before[-1], spans[0], said):
        return [_unsaid(at, spans)] if long else []
    if last is not None and last.at < at and _has_cue(read, at):
        return [_unsaid(at, spans)] if long else []
    if last is not None and quoting and at - last.at <= 1 and not _new_paragraph(read.text, last, spans[0].start):
        last.spans += spoken
        last.carried.add(at)
        return []
    if not long:
        return []
    about = _subject_above(read, at, spans[0], last, known, said)
    if about is not None:
        return [Draft(at, spoken, None, about, "direct")]
    return [Draft(at, spoken, None, last.source if last is not None else None, "direct", inherited=last)]


def _has_cue(read: Reading, at: int) -> bool:
    """Whether somebody speaks in the statement itself, though it was not understood who."""
    lexicon = read.lexicon
    return any(
        token.kind == "word"
        and not token.quoted
        and token.low in lexicon.sayings
        and token.low not in lexicon.homographs
        for token in read.told[at].tokens
    )


def _unsaid(at: int, spans: Sequence[Span]) -> Draft:
    """A quotation of which nobody knows whose it is."""
    return Draft(at, [(span.start, span.end) for span in spans], None, None, "direct")


def _is_long(text: str, spans: Sequence[Span]) -> bool:
    return sum(len(span.of(text).split()) for span in spans) >= LEAST_QUOTED


def _new_paragraph(text: str, last: Draft, start: int) -> bool:
    """Whether a quotation at ``start`` stands in another paragraph than the claim before."""
    end = max(last.spans[-1][1], last.cue.end if last.cue else 0, last.source.end if last.source else 0)
    return "\n" in text[end:start]


# ------------------------------------------------------------------------------------------------ question and answer


def _changes_hands(text: str, at: int, last: Draft, latest: Draft, reply: Span, said: SpeakerWords) -> bool:
    """Whether a quotation answers the question that ``last`` ends with, or goes on with such an answer.

    In the paragraph of the question's cue only a plain yes or no does, or what stands right beside it; whoever asks
    goes on asking.
    """
    if at - last.at > 1 and _is_question(text, reply):
        return False
    unsaid = latest.source is None and latest.cue is None and latest.mode == "direct"
    if unsaid and last.at <= latest.at and at - latest.at <= 1:
        return True
    question = Span(*last.spans[-1])
    if not _is_answer(text, question, reply, said):
        return False
    if _is_plain_reply(text, reply, said) or _are_side_by_side(text, question, reply):
        return True
    asked = last.cue is None or _ASKED.search(last.cue.text) is not None
    return asked and _new_paragraph(text, last, reply.start)


def _is_answer(text: str, question: Span, reply: Span, said: SpeakerWords) -> bool:
    """Whether words may answer the ones before: a question that its mark closes and the asker does not ask himself."""
    closed = not text[question.end : question.end + 1].isspace()
    if not (closed and _is_question(text, question)) or _is_question(text, reply):
        return False
    asked = re.split(r"[.!?]\s", question.of(text).rstrip())[-1]
    if _TO_YOU.search(asked):
        return True
    return _OF_ONESELF.search(asked) is None or _is_plain_reply(text, reply, said)


def _are_side_by_side(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but their marks stands between two quotations."""
    return not any(char.isalnum() for char in text[one.end : other.start]) and other.start - one.end < _MARKS


def _is_question(text: str, quoted: Span) -> bool:
    return quoted.of(text).rstrip().endswith("?")


def _is_plain_reply(text: str, reply: Span, said: SpeakerWords) -> bool:
    first = _FIRST_WORD.search(text, *reply)
    return first is not None and first.group().lower() in said.replies


# ------------------------------------------------------------------------------------------------ narrative before it


def _subject_above(
    read: Reading, at: int, quoted: Span, last: Draft | None, known: Names, said: SpeakerWords
) -> Span | None:
    """The person whom the narrative right before a quotation of the first person is about: *Paz wept. "I saw it all."*.

    Null where that is told in another paragraph, or where somebody speaks in it.
    """
    if at == 0 or (last is not None and last.at >= at - 1) or _OF_ONESELF.search(quoted.of(read.text)) is None:
        return None
    above = read.told[at - 1]
    if above.paragraph != read.told[at].paragraph or len(above.tokens) < 2:
        return None
    subject = subject_of(above.tokens, 0, len(above.tokens) - 1, read.lexicon)
    if subject is None:
        return None
    span = span_of(above.tokens, subject.first, subject.last)
    phrase = span.of(read.text)
    named = any(mention.label == "person" for mention in known.within(span))
    spoken_of = phrase.lower() in PERSONAL or named or head_noun(phrase.partition(",")[0], said) in said.cited
    return span if spoken_of else None
