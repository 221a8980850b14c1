"""How far a noun phrase reaches to the left and to the right, told by closed classes of words: there is no parser."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.resources.speech import Grammar, SpeechLexicon
from coranto.text.verbs import COMMON_PASTS, PRESENTS
from coranto.text.wordlists import words

LONGEST: Final = 30
"""Tokens: no longer noun phrase is read."""
_STAYS: Final = frozenset({"of", "for", "from", "with", "at", "in"})
_AMOUNTS: Final = words(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty half third thirds
    quarter quarters dozens hundreds thousands millions few"""
)
_APPROXIMATE: Final = words("about around over under nearly almost roughly only just at more less fewer up some than")
_PAIRING: Final = words("neither either")
_JOINING: Final = words("and or nor neither either all both half")
_ALOUD: Final = frozenset({"out", "aloud"})
_EARLY: Final = words("early late last next first second third")
_BODIES: Final = words(
    """group groups service services agency body committee commission organisation organization board company firm
    watchdog office centre center authority party coalition council team system station site network"""
)
_NOMINAL_ING: Final = words(
    """acting advertising banking briefing broadcasting building commanding engineering farming filing fishing founding
    governing hearing housing incoming investigating leading living managing meeting mining neighboring neighbouring
    nursing opposing outgoing planning policing polling presiding prosecuting publishing reigning remaining rising
    ruling shipping sitting standing surviving trading training visiting working"""
)
"""Forms in *-ing* that are nouns, or adjectives before one."""


# ------------------------------------------------------------------------------------------------ to the left


def leftmost(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """How far to the left of ``at`` words run that can be of one noun phrase, adverbs and adjuncts included."""
    start = at
    while start > 0 and at - start < LONGEST:
        token = tokens[start - 1]
        if token.low in ("and", "or", "nor") and not token.quoted:
            left = _joined(tokens, start - 1, lexicon) if token.low == "and" else _either(tokens, start - 1)
            if left is None:
                return start
            start = left
            continue
        if stops(tokens, start - 1, lexicon):
            return start
        start -= 1
    return start


def _joined(tokens: Sequence[Token], conjunction: int, lexicon: SpeechLexicon) -> int | None:
    """Start of the noun phrase before *and* if it too is of the subject: nothing but the clause's start precedes it."""
    start = conjunction
    if start > 0 and tokens[start - 1].low in lexicon.grammar.pronouns:
        return start - 1
    if start > 1 and tokens[start - 1].text == ",":
        return _series(tokens, start - 1, lexicon)
    while (
        start > 0
        and conjunction - start < LONGEST
        and not stops(tokens, start - 1, lexicon)
        and tokens[start - 1].low != "and"
    ):
        start -= 1
    if start == conjunction:
        return None
    while start > 1 and tokens[start - 1].text == "," and tokens[start].capital:
        further = _listed(tokens, start - 1, lexicon)
        if further == start:
            break
        start = further
    if start == 0 or tokens[start - 1].kind != "word":
        return start
    before = tokens[start - 1].low
    return start if before in lexicon.grammar.subordinators or before in lexicon.grammar.conjunctions else None


def _series(tokens: Sequence[Token], comma: int, lexicon: SpeechLexicon) -> int | None:
    """Start of a list of names with a comma before its *and*: **Chad, Niger,** *and Mali*; None where it is none."""
    start, items = comma + 1, 0
    while start > 1 and tokens[start - 1].text == ",":
        further = _listed(tokens, start - 1, lexicon)
        if further == start or tokens[further].text[0].isdigit():
            break
        start, items = further, items + 1
    return start if items > 1 else None


def _either(tokens: Sequence[Token], conjunction: int) -> int | None:
    """Where *neither* or *either* begins what *nor* or *or* joins; None where nothing does."""
    return next((i for i in range(conjunction - 1, max(-1, conjunction - 12), -1) if tokens[i].low in _PAIRING), None)


def _listed(tokens: Sequence[Token], comma: int, lexicon: SpeechLexicon) -> int:
    """Start of the name of a list whose next one follows ``comma``; behind the comma where it is no list."""
    start = comma
    while start > 0 and comma - start < 6 and not stops(tokens, start - 1, lexicon):
        start -= 1
    names = tokens[start:comma]
    short = 0 < len(names) < 6 and all(token.capital or token.low in lexicon.grammar.determiners for token in names)
    clean = start == 0 or tokens[start - 1].kind == "word" or tokens[start - 1].text == ","
    return start if short and clean else comma + 1


def stops(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether the token cannot be of a noun phrase that goes on to its right."""
    grammar = lexicon.grammar
    token = tokens[at]
    if token.kind == "quote":
        return True
    if token.kind == "mark":
        return _mark_stops(tokens, at)
    low = token.low
    if low in grammar.conjunctions or low in grammar.pronouns or low in grammar.auxiliaries:
        return not (token.capital and at > 0 and low in ("may", "will"))
    if low == "than" and is_amount(tokens, at - 1, len(tokens)):
        return False
    if low in grammar.subordinators and low not in grammar.determiners:
        return True
    if low == "that":
        return at > 0 and tokens[at - 1].low not in grammar.prepositions
    if token.capital or at == 0 or (at + 1 < len(tokens) and tokens[at + 1].low == "by"):
        return False
    return is_verb(tokens, at, lexicon) and not _describes(tokens, at, lexicon)


def _mark_stops(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.quoted and at > 0 and tokens[at - 1].text in (",", ".", "!", "?", "…"):
        return True
    inside = token.quoted and token.text not in ",.!?;:"
    return not (inside or token.text in "&%$£€#/" or (token.text == "." and is_abbreviation(tokens, at)))


def is_verb(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether the word is a form of a verb, as far as that shows without its clause; not where an adjective stands."""
    low = tokens[at].low
    listed = (low in lexicon.verbs and low not in lexicon.homographs) or low in COMMON_PASTS or low in PRESENTS
    return (listed or (low.endswith("ed") and len(low) > 4)) and not is_adjective(tokens, at, lexicon.grammar)


def _describes(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether a participle between a noun and a preposition describes the noun: *footage* **posted** *on a site*."""
    grammar = lexicon.grammar
    low = tokens[at].low
    past = low.endswith("ed") and low not in COMMON_PASTS
    participle = past or any(v.forms == {"participle"} for v in lexicon.verbs.get(low, ()))
    aloud = low == "read" and at + 2 < len(tokens) and tokens[at + 1].low in _ALOUD
    if (
        not (participle or aloud)
        or at + 1 >= len(tokens)
        or tokens[at - 1].low in grammar.pronouns | grammar.auxiliaries
    ):
        return False
    after = tokens[at + 1 + aloud].low
    led = after in grammar.prepositions and (after != "to" or not low.endswith("ed"))
    return tokens[at - 1].kind == "word" and led


def is_adjective(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a verb's form stands where an adjective does: after a determiner or a preposition."""
    before = tokens[at - 1].low if at > 0 else ""
    if at == 0 or tokens[at - 1].kind != "word":
        return True
    return (
        (before in grammar.determiners and before != "that") or before in grammar.prepositions or before.endswith("'s")
    )


CLOCK_WORDS: Final = words("a.m p.m am pm a.m. p.m. gmt utc o'clock hours")
SPANS: Final = words("day hour minute moment month week year decade second time")
"""Lengths of time, in the singular."""
_LATER: Final = words("later earlier before afterwards afterward ago")
_CLOCK: Final = re.compile(r"\d{1,2}[.:h]\d\d")


def is_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a clock's time or a day begins there: *by* **5 p.m.**, *by* **14.30**, *by* **Friday**."""
    token = tokens[at]
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.text[0].isdigit():
        return after in CLOCK_WORDS or _CLOCK.fullmatch(token.text) is not None
    return token.low in grammar.time_words and token.low not in ("this", "last", "next", "may")


def is_abbreviation(tokens: Sequence[Token], at: int) -> bool:
    """Whether the stop at ``at`` belongs to the word before it and does not end the sentence."""
    return at > 0 and at + 1 < len(tokens) and tokens[at - 1].kind == "word" and tokens[at - 1].end == tokens[at].start


def trimmed_start(tokens: Sequence[Token], start: int, last: int, grammar: Grammar) -> int:
    """Where the noun phrase itself begins: adverbs, times and an opening adjunct are left out."""
    first = start
    moved = True
    while moved and first < last:
        moved = False
        token = tokens[first]
        low = token.low
        if (token.kind == "mark" and token.text not in "$£€#") or (low == "that" and first + 1 < last):
            first, moved = first + 1, True
        elif low in _APPROXIMATE and is_amount(tokens, first + 1, last):
            break
        elif (later := _span_end(tokens, first, last)) is not None:
            first, moved = later, True
        elif low in grammar.prepositions and low not in ("over", "under"):
            first, moved = _after_adjunct(tokens, first, last, grammar), True
        elif first + 1 < last and _only_sets_scene(tokens, first, grammar):
            first, moved = first + 1, True
    return _after_inner_determiner(tokens, first, last, grammar)


def _span_end(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Behind *an hour later*, *two days before* and the like at ``first``; None where none stands."""
    for i in range(first + 1, min(last - 1, first + 5)):
        if tokens[i].low in _LATER and tokens[i - 1].low.rstrip("s") in SPANS:
            return i + 1
    return None


def is_amount(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a number follows, further words of approximation aside: *about* **four in ten**, *more than* **half**."""
    while at < last and (tokens[at].low in _APPROXIMATE or tokens[at].low in ("a", "least", "most", "to")):
        at += 1
    return at < last and (tokens[at].text[0].isdigit() or tokens[at].low in _AMOUNTS)


def _only_sets_scene(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether an adverb or a time opens the clause there: *earlier* | *officials*, *reportedly* | *he*."""
    low, after = tokens[at].low, tokens[at + 1]
    if low in _EARLY and after.kind == "word" and after.low not in grammar.time_words and not after.capital:
        return False
    if low in grammar.asides or (low in grammar.time_words and low != "this"):
        return True
    return low.endswith("ly") and low not in ("family", "assembly", "monthly", "weekly", "daily", "early", "italy")


def _after_adjunct(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> int:
    """Behind a prepositional phrase: at the next determiner or title that starts a noun phrase of its own."""
    at = first + 1
    if at < last and tokens[at].low in grammar.time_words:
        while at < last and (tokens[at].low in grammar.time_words or tokens[at].text[0].isdigit()):
            if tokens[at].low == "this" and not (at + 1 < last and tokens[at + 1].low in grammar.time_words):
                break
            at += 1
        return at
    if at < last and (tokens[at].low in grammar.determiners or tokens[at].low in grammar.possessives):
        at += 1
    for i in range(at, last):
        if tokens[i].low in grammar.determiners and tokens[i - 1].low not in grammar.prepositions:
            return i
        if tokens[i].capital and i > at and not tokens[i - 1].capital and tokens[i - 1].low not in grammar.prepositions:
            return i
        if tokens[i].low in grammar.time_words and i + 1 < last and tokens[i].low != "this":
            return i + 1
    return first + 1


def _after_inner_determiner(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> int:
    """The last determiner within that no preposition or conjunction leads up to starts the phrase that is meant."""
    for i in range(last - 1, first, -1):
        token, before = tokens[i], tokens[i - 1].low
        if token.low not in grammar.determiners | grammar.possessives or token.quoted or token.low == "that":
            continue
        led = before in grammar.prepositions or before in grammar.determiners or before in _APPROXIMATE
        if not led and before not in _JOINING and not _is_done_by(tokens, i - 1, first, grammar):
            return i
    return first


def _is_done_by(tokens: Sequence[Token], at: int, first: int, grammar: Grammar) -> bool:
    """Whether the participle at ``at`` tells what the noun before it does: *a woman* **wearing** *a badge*."""
    if at <= first or not tokens[at].low.endswith("ing") or tokens[at].low in _NOMINAL_ING or tokens[at].capital:
        return False
    noun = tokens[at - 1]
    return noun.kind == "word" and noun.low not in grammar.determiners | grammar.prepositions | grammar.possessives


# ------------------------------------------------------------------------------------------------ to the right


def rightmost(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """How far to the right of ``at`` words run that can be of one noun phrase."""
    i = at
    while i < len(tokens) and i - at < LONGEST:
        token = tokens[i]
        if token.kind == "quote":
            break
        if token.kind == "mark":
            if not (token.quoted or token.text in "&$£€#/" or is_inner_stop(tokens, i)):
                break
        elif i > at and _ends_before(tokens, i, lexicon):
            further = _reduced(tokens, i, lexicon)
            if further is None:
                break
            i = further
            continue
        i += 1
    return i


def is_inner_stop(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on behind the stop of an abbreviation or an initial."""
    return (
        tokens[at].text == "."
        and is_abbreviation(tokens, at)
        and tokens[at - 1].capital
        and (tokens[at + 1].kind == "word" or tokens[at + 1].text == ",")
    )


def _ends_before(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    grammar = lexicon.grammar
    token = tokens[at]
    low = token.low
    if low in grammar.auxiliaries or low in grammar.pronouns:
        return True
    if low in grammar.time_words and low not in ("may", "this"):
        return True
    if _begins_amount(tokens, at, grammar) or _begins_phrase(tokens, at, grammar):
        return True
    if low in ("that", "not") or (low in grammar.subordinators and low not in grammar.determiners):
        return True
    if low in grammar.prepositions:
        return _leads_away(tokens, at, grammar)
    if low == "and":
        return (
            at + 1 >= len(tokens) or tokens[at + 1].low in grammar.pronouns or _is_listed_verb(tokens[at + 1], lexicon)
        )
    if low in ("but", "or", "so"):
        return True
    if low.endswith("ed") and not token.capital and _is_reduced(tokens, at, grammar):
        return True
    if not low.endswith("ing") or token.capital or low in _NOMINAL_ING:
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].low not in _BODIES  # *the monitoring* **group**


def _begins_amount(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a number begins something else behind a plain noun: *by the account of the police* **four** *miles*."""
    before = tokens[at - 1]
    number = tokens[at].text[0].isdigit() or tokens[at].low in _AMOUNTS - {"one", "half", "few"}
    plain = before.kind == "word" and not before.capital and before.low not in _APPROXIMATE | _JOINING
    return number and plain and before.low not in grammar.determiners | grammar.prepositions | grammar.possessives


def _begins_phrase(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether an article begins another noun phrase right behind a noun: *according to the court* **the** *number*."""
    before = tokens[at - 1]
    noun = before.kind == "word" and before.low not in grammar.prepositions | grammar.determiners | _JOINING
    return tokens[at].low in ("the", "a", "an") and not tokens[at].quoted and noun


def _is_listed_verb(token: Token, lexicon: SpeechLexicon) -> bool:
    return token.low in lexicon.verbs and not token.capital


def _leads_away(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether the preposition is no longer of the noun phrase but of the verb before it."""
    low = tokens[at].low
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return True
    if low in ("by", "to", "under") and not tokens[at - 1].capital:
        named = following.capital or (low == "by" and following.low in grammar.determiners)
        return not named or following.low in grammar.time_words
    if low not in _STAYS:
        return True
    return low in ("in", "at") and not following.capital and following.low != "the"


def _is_reduced(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a participle follows its noun: *polls* **conducted** *by*, *a poll* **released** *Thursday*."""
    before = tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    noun = before.kind == "word" and not before.capital and not is_adjective(tokens, at, grammar)
    return noun and after is not None and (after.low in grammar.prepositions or after.low in grammar.time_words)


def _reduced(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int | None:
    """Where a participle with its adjunct, which describes the noun before, ends; None where none stands at ``at``."""
    grammar = lexicon.grammar
    if not tokens[at].low.endswith("ed") or not _is_reduced(tokens, at, grammar):
        return None
    i = at + 1
    while i < len(tokens) and i - at < LONGEST and (tokens[i].kind == "word" or is_inner_stop(tokens, i)):
        low = tokens[i].low
        if low in grammar.auxiliaries or low in grammar.pronouns or low in ("that", "not", "but", "or", "so"):
            break
        if low in grammar.subordinators and low not in grammar.determiners | grammar.prepositions:
            break
        i += 1
    return i
