"""Subjects of whole sentences: who speaks in a verb that shares its subject with one before, or opens its sentence."""

from collections.abc import Sequence, Set
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.phrases import LONGEST, SPANS, is_verb
from coranto.extract.speech.sources import ORDINALS, Phrase, subject_after
from coranto.resources.speech import Grammar, SpeechLexicon
from coranto.text.verbs import COMMON_PASTS, PRESENTS
from coranto.text.wordlists import words


def subject_of(tokens: Sequence[Token], start: int, end: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject of the sentence that begins at ``start``, for verbs before ``end`` that share it.

    Of several main clauses the last. Where the sentence opens with the verb itself (*Warning of floods, the mayor
    said*) the subject stands behind it.
    """
    at = _after_asides(tokens, start, end, lexicon.grammar)
    if at >= end:
        return _behind_opening(tokens, end, len(tokens), lexicon)
    if not _opens_with_adjunct(tokens, at, lexicon):
        found = _subject_at(tokens, at, end, lexicon)
    else:
        found = _behind_opening(tokens, at, end, lexicon)
        if found is None and (tokens[at].low in lexicon.grammar.subordinators or tokens[end].text == ":"):
            found = _subject_at(tokens, at + 1, end, lexicon)
        if found is None:
            found = (
                _behind_time(tokens, at, end, lexicon)
                or _behind_when(tokens, at, end, lexicon)
                or _behind_opening(tokens, end, len(tokens), lexicon)
            )
    return found if found is None else _of_last_clause(tokens, found, end, lexicon)


def shared_subject(
    tokens: Sequence[Token], start: int, at: int, spoken: Sequence[Phrase], lexicon: SpeechLexicon
) -> Phrase | None:
    """The subject that the verb at ``at`` shares with one before it in the sentence that begins at ``start``.

    ``spoken`` are the sources of the cues before, in order. That is the subject of the main clause where it spoke, or
    where whoever spoke stands in a clause that opens the sentence; else who spoke last.
    """
    main = subject_of(tokens, start, at, lexicon)
    if not spoken or main is None:
        return spoken[-1] if spoken else main
    own = next((source for source in spoken if source.first <= main.first < source.last), None)
    return own or (main if spoken[-1].last <= main.first else spoken[-1])


def _after_asides(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Behind conjunctions, adverbs and marks that open a sentence, up to a subordinator, a preposition or a noun."""
    at = start
    while at < end and (
        tokens[at].kind == "mark"
        or (tokens[at].low in grammar.asides and tokens[at].low not in grammar.subordinators | grammar.prepositions)
    ):
        at += 1
    return at


def _opens_with_adjunct(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether something stands before the subject: a preposition, a subordinate clause, a participle, a time."""
    grammar = lexicon.grammar
    low = tokens[at].low
    if low in grammar.prepositions or low in grammar.subordinators - grammar.determiners:
        return True
    if low in _EARLY and at + 1 < len(tokens) and tokens[at + 1].low in _WHEN:
        return True
    if low.endswith(("ing", "ed")) and len(low) > 4 and low not in ("king", "united", "red", "beijing"):
        return not (at + 1 < len(tokens) and tokens[at + 1].capital and tokens[at].capital and at > 0)
    return _span_of_time(tokens, at, grammar) is not None


def _span_of_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """The word after which the sentence goes on behind a span of time: *two days* **later**, *hours* **after** *it*."""
    i = at
    while i < min(len(tokens), at + 5) and tokens[i].kind == "word" and tokens[i].low not in _LATER:
        i += 1
    counted = i > at and (tokens[i - 1].low in grammar.time_words or tokens[i - 1].low.rstrip("s") in SPANS)
    return i if counted and i < len(tokens) and tokens[i].low in _LATER else None


def _behind_time(tokens: Sequence[Token], at: int, end: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject right behind a span of time that no comma closes: *two days later* **he** *said*."""
    time = _span_of_time(tokens, at, lexicon.grammar)
    if time is None or tokens[time].low in ("after", "before", "into"):
        return None
    return _subject_at(tokens, time + 1, end, lexicon)


def _behind_when(tokens: Sequence[Token], at: int, end: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject right behind a time that no comma closes: *at three on Sunday morning* **the envoy** *left and*."""
    times, behind = lexicon.grammar.time_words, at
    while behind < end and tokens[behind].low in _WHEN | times:
        first = behind + (tokens[behind].low in _WHEN)
        i = first
        while i < end and (tokens[i].low in times | _OF_TIMES or tokens[i].text[0].isdigit()):
            i += 1
        while i > first and i < end and tokens[i].low not in _WHEN and not _ends_time(tokens[i - 1], times):
            i -= 1  # *by Monday* | *the three hostages*
        if i == first or i >= end:
            return None
        behind = i
    if behind == at or not any(token.low in times for token in tokens[at:behind]):
        return None
    found = _subject_at(tokens, behind, end, lexicon)
    return found if found is not None and _is_followed_by_verb(tokens, found.last, lexicon) else None


def _ends_time(token: Token, times: Set[str]) -> bool:
    """Whether it is a word of time or a year."""
    return token.low in times or (len(token.text) == len("2031") and token.text.isdigit())


_EARLY: Final = words("late early shortly")
_WHEN: Final = words("on at in by around towards toward before after about shortly")
_OF_TIMES: Final = ORDINALS | words(
    "the this that one two three four five six seven eight nine ten eleven twelve half quarter past to same small about"
)
"""What stands within a time, beside the words that name one."""
_LATER: Final = words("later earlier ago afterwards afterward before after into")


def _behind_opening(tokens: Sequence[Token], at: int, end: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The first noun phrase behind a comma in ``at:end`` that a verb follows."""
    for comma in range(at, min(end, at + 2 * LONGEST)):
        if tokens[comma].text != "," or tokens[comma].quoted:
            continue
        first = _after_asides(tokens, comma + 1, end, lexicon.grammar)
        if first < end and tokens[first].low not in ("and", "or", "but"):
            found = _subject_at(tokens, first, end, lexicon)
            if found is not None and _is_followed_by_verb(tokens, found.last, lexicon):
                return found
    return None


def _is_followed_by_verb(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether a verb stands at ``at``, a comma, adverbs and times aside."""
    grammar = lexicon.grammar
    passed = grammar.adverbs | grammar.time_words | {"on", ","}
    while at < len(tokens) and (tokens[at].low in passed or tokens[at].low.endswith("ly")):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    low = tokens[at].low
    return low in grammar.auxiliaries or low in lexicon.verbs or low in COMMON_PASTS | PRESENTS or low.endswith("ed")


def _subject_at(tokens: Sequence[Token], at: int, end: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The noun phrase that begins at ``at`` and ends before its verb, adverbs left out."""
    phrase = subject_after(tokens, at, lexicon) if at < end else None
    if phrase is None:
        return None
    last = min(phrase.last, end)
    for i in range(phrase.first + 1, last):
        if tokens[i].text == ",":
            break
        if not tokens[i].capital and is_verb(tokens, i, lexicon):
            last = i
            break
    while last - 1 > phrase.first and _is_adverb(tokens[last - 1], lexicon.grammar):
        last -= 1
    return Phrase(phrase.first, last, phrase.first)


def _is_adverb(token: Token, grammar: Grammar) -> bool:
    return (
        token.low in grammar.adverbs or token.low in grammar.asides or (token.low.endswith("ly") and not token.capital)
    )


def _of_last_clause(tokens: Sequence[Token], found: Phrase, end: int, lexicon: SpeechLexicon) -> Phrase:
    """The subject of the last main clause before ``end``: behind *, and*, *, but*, *, while* with a verb of its own."""
    for i in range(end - 2, found.last, -1):
        if tokens[i].low in ("and", "but", "while") and tokens[i - 1].text == "," and not tokens[i].quoted:
            later = _subject_at(tokens, i + 1, end, lexicon)
            if later is not None and _is_followed_by_verb(tokens, later.last, lexicon):
                return later
    return found
