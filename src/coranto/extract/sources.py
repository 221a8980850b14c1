"""Sources: the noun phrase that speaks, as written with title and apposition, and who that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.clauses import Token
from coranto.resources.speech import Grammar, SpeechLexicon
from coranto.text.verbs import COMMON_PASTS

LONGEST: Final = 30
"""Tokens: no longer noun phrase is read."""
_DASHES: Final = ("-", "–", "—", "--")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in tokens: ``first:last``, and ``outer`` where its clause begins, adverbs and adjuncts included."""

    first: int
    last: int
    outer: int


def subject_before(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject that ends right before token ``at``; None where a conjunction or another verb stands there."""
    if at <= 0:
        return None
    token = tokens[at - 1]
    if token.low in lexicon.grammar.conjunctions:
        return None
    if token.text in (",", ")", *_DASHES) and not token.quoted:
        return _with_parenthesis(tokens, at - 1, lexicon)
    return _core(tokens, at, lexicon)


def _with_parenthesis(tokens: Sequence[Token], close: int, lexicon: SpeechLexicon) -> Phrase | None:
    """A subject followed by an apposition or an aside between commas, dashes or brackets."""
    opening = {")": ("(",), ",": (",",)}.get(tokens[close].text, _DASHES)
    open_at = next(
        (
            i
            for i in range(close - 1, max(-1, close - LONGEST), -1)
            if tokens[i].text in opening and not tokens[i].quoted
        ),
        None,
    )
    if open_at is None or open_at == 0 or close - open_at < 2:
        return None
    core = _named_before(tokens, open_at, lexicon)
    if core is None or (
        tokens[close].text == "," and core.outer == core.first == 0 and _is_aside(tokens, core, lexicon.grammar)
    ):
        return None
    kept = _is_apposition(tokens, open_at + 1, close, lexicon)
    return Phrase(core.first, close if kept else core.last, core.outer)


def _named_before(tokens: Sequence[Token], open_at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The noun phrase before an apposition, over any further one of age or home (*Lea Ohm, 30, of Hamm*)."""
    core = subject_before(tokens, open_at, lexicon)
    if core is None or core.outer < 2 or tokens[core.outer - 1].text != ",":
        return core
    head = tokens[core.outer]
    piece = core.last - core.outer
    more = head.text[0].isdigit() or head.low in ("of", "from", "who", "whose") or (piece == 1 and "." in head.text)
    if not more:
        return core
    further = _named_before(tokens, core.outer - 1, lexicon)
    return core if further is None else Phrase(further.first, core.last, further.outer)


def _is_aside(tokens: Sequence[Token], phrase: Phrase, grammar: Grammar) -> bool:
    return all(
        token.low in grammar.asides or token.low in grammar.time_words for token in tokens[phrase.first : phrase.last]
    )


def _is_apposition(tokens: Sequence[Token], first: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words between commas say who the one before is, and not what it does or when."""
    grammar = lexicon.grammar
    head = tokens[first]
    if head.kind != "word":
        return False
    if head.low in ("of", "from"):
        return True
    if head.low in grammar.prepositions or head.low in grammar.asides or head.low in grammar.time_words:
        return False
    if head.low in ("who", "whose", "which"):
        return True
    return not head.low.endswith(("ing", "ed")) or head.capital


def _core(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    grammar = lexicon.grammar
    at = last = _before_time(tokens, at, grammar)
    if tokens[at - 1].low in grammar.pronouns and not tokens[at - 1].quoted:
        return Phrase(at - 1, at, at - 1)
    start = _leftmost(tokens, at, lexicon)
    first = _trimmed(tokens, start, last, grammar)
    first = _after_contact(tokens, first, last, grammar)
    if first >= last:
        return None
    if not any(tokens[i].kind == "word" and _can_head(tokens[i], grammar) for i in range(first, last)):
        return None
    if all(tokens[i].low in grammar.time_words for i in range(first, last)):
        return None
    return Phrase(first, last, start)


def _after_contact(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> int:
    """Behind the noun that a clause without *which* hangs on: *a view* **Norwegians** *share*."""
    if first >= last or tokens[first].low not in ("a", "an") or not tokens[last - 1].capital:
        return first
    name = last - 1
    while name > first and tokens[name - 1].capital:
        name -= 1
    plain = tokens[name - 1]
    noun = plain.kind == "word" and not plain.quoted and plain.low not in grammar.prepositions | grammar.determiners
    return name if noun and tokens[last - 1].low.endswith("s") and not plain.low.endswith(("ed", "or", "er")) else first


def _before_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> int:
    """``at`` moved to before a time that stands between subject and verb: *the council* **this week** *approved*."""
    i = at
    while i > 1 and at - i < 4 and tokens[i - 1].low in grammar.time_words and not tokens[i - 1].quoted:
        i -= 1
    if i > 1 and i < at and tokens[i - 1].low == "on":
        i -= 1
    ends = (
        (i == 1 and not tokens[0].capital) or tokens[i - 1].kind != "word" or tokens[i - 1].low in grammar.prepositions
    )
    return at if i <= 0 or ends or tokens[i - 1].low in grammar.determiners else i


def _can_head(token: Token, grammar: Grammar) -> bool:
    return (token.low not in grammar.prepositions and token.low not in grammar.asides) or token.capital


def _leftmost(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """How far to the left words run that can be of one noun phrase."""
    start = at
    while start > 0 and at - start < LONGEST:
        token = tokens[start - 1]
        if token.low == "and" and not token.quoted:
            left = _joined(tokens, start - 1, lexicon)
            if left is None:
                return start
            start = left
            continue
        if _stops(tokens, start - 1, lexicon):
            return start
        start -= 1
    return start


def _joined(tokens: Sequence[Token], conjunction: int, lexicon: SpeechLexicon) -> int | None:
    """Start of the noun phrase before *and* if it too is of the subject: nothing but the clause's start precedes it."""
    start = conjunction
    if start > 0 and tokens[start - 1].low in lexicon.grammar.pronouns:
        return start - 1
    while (
        start > 0
        and conjunction - start < LONGEST
        and not _stops(tokens, start - 1, lexicon)
        and tokens[start - 1].low != "and"
    ):
        start -= 1
    if start == conjunction:
        return None
    if start > 1 and tokens[start - 1].text == "," and tokens[start].capital:
        start = _listed(tokens, start - 1, lexicon)
    if start == 0 or tokens[start - 1].kind != "word":
        return start
    before = tokens[start - 1].low
    return start if before in lexicon.grammar.subordinators or before in lexicon.grammar.conjunctions else None


def _listed(tokens: Sequence[Token], comma: int, lexicon: SpeechLexicon) -> int:
    """Start of the first name of a list whose next one follows ``comma``; behind the comma where it is no list."""
    start = comma
    while start > 0 and comma - start < 6 and not _stops(tokens, start - 1, lexicon):
        start -= 1
    names = tokens[start:comma]
    short = 0 < len(names) < 6 and all(token.capital or token.low in lexicon.grammar.determiners for token in names)
    return start if short and (start == 0 or tokens[start - 1].kind == "word") else comma + 1


def _stops(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether the token cannot be of a noun phrase that goes on to its right."""
    grammar = lexicon.grammar
    token = tokens[at]
    if token.kind == "quote":
        return True
    if token.kind == "mark" and token.quoted and at > 0 and tokens[at - 1].text in (",", ".", "!", "?", "…"):
        return True
    if token.kind == "mark":
        return not (
            (token.quoted and token.text not in ",.!?;:")
            or token.text in "&%$£€#/"
            or (token.text == "." and _is_abbreviation(tokens, at))
        )
    low = token.low
    if low in grammar.conjunctions or low in grammar.pronouns or low in grammar.auxiliaries:
        return not (token.capital and at > 0 and low in ("may", "will"))
    if low in grammar.subordinators and low not in grammar.determiners:
        return True
    if low == "that" and at > 0 and tokens[at - 1].low in lexicon.nouns:
        return True
    if token.capital or at == 0 or (at + 1 < len(tokens) and tokens[at + 1].low == "by"):
        return False
    if low.endswith("ed") and _describes(tokens, at, grammar):
        return False
    if low in lexicon.verbs and low not in lexicon.homographs:
        return not _is_adjective(tokens, at, grammar)
    return low.endswith("ed") and len(low) > 4 and not _is_adjective(tokens, at, grammar)


def _describes(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a past form between a noun and a preposition describes the noun: *footage* **posted** *on a site*."""
    noun = tokens[at - 1].kind == "word" and tokens[at - 1].low not in grammar.pronouns | grammar.auxiliaries
    return noun and at + 1 < len(tokens) and tokens[at + 1].low in grammar.prepositions and tokens[at + 1].low != "to"


def _is_adjective(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a verb's form stands where an adjective does: after a determiner or a preposition."""
    before = tokens[at - 1].low if at > 0 else ""
    if at == 0 or tokens[at - 1].kind != "word":
        return True
    return before in grammar.determiners or before in grammar.prepositions or before.endswith("'s")


def _is_abbreviation(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and at + 1 < len(tokens) and tokens[at - 1].kind == "word" and tokens[at - 1].end == tokens[at].start


def _trimmed(tokens: Sequence[Token], start: int, last: int, grammar: Grammar) -> int:
    """Where the noun phrase itself begins: adverbs, times and an opening adjunct are left out."""
    first = start
    moved = True
    while moved and first < last:
        moved = False
        token = tokens[first]
        low = token.low
        if (token.kind == "mark" and token.text not in "$£€#") or (low == "that" and first + 1 < last):
            first, moved = first + 1, True
        elif (low in grammar.prepositions and low not in ("about", "over", "under")) or (
            low in ("about",) and first == start
        ):
            first, moved = _after_adjunct(tokens, first, last, grammar), True
        elif ((low in grammar.asides or (low in grammar.time_words and low != "this")) and first + 1 < last) or (
            low.endswith("ly") and first + 1 < last and low not in ("family", "assembly", "monthly", "weekly", "daily")
        ):
            first, moved = first + 1, True
    return _after_inner_determiner(tokens, first, last, grammar)


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
        if (
            tokens[i].low in grammar.determiners | grammar.possessives
            and not tokens[i].quoted
            and tokens[i].low != "that"
        ):
            before = tokens[i - 1].low
            if (
                before not in grammar.prepositions
                and before not in ("and", "or", "all", "both", "half")
                and before not in grammar.determiners
            ):
                return i
    return first


def subject_after(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The noun phrase that begins at token ``at``, with its apposition: *said* **Ana Ruiz, a lawyer**."""
    grammar = lexicon.grammar
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    if tokens[at].low in grammar.pronouns:
        return Phrase(at, at + 1, at)
    last = _rightmost(tokens, at, lexicon)
    if last == at or not _starts_noun_phrase(tokens[at], grammar):
        return None
    if last < len(tokens) and tokens[last].text == "(":
        close = next((i for i in range(last, min(len(tokens), last + 8)) if tokens[i].text == ")"), None)
        last = close + 1 if close is not None else last
    if last + 1 < len(tokens) and tokens[last].text == ",":
        more = _apposition_after(tokens, last + 1, lexicon)
        return Phrase(at, more or last, at)
    return Phrase(at, last, at)


def _starts_noun_phrase(token: Token, grammar: Grammar) -> bool:
    low = token.low
    return (
        low in grammar.determiners
        or token.capital
        or not (
            low in grammar.prepositions
            or low in grammar.subordinators
            or low in grammar.conjunctions
            or low in grammar.asides
        )
    )


def _apposition_after(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int | None:
    """End of the apposition that begins at ``at``, or None where the comma begins something else."""
    grammar = lexicon.grammar
    head = tokens[at]
    if head.kind != "word" or head.low in grammar.pronouns or not _starts_noun_phrase(head, grammar):
        return None
    if (head.low.endswith(("ing", "ed")) and not head.capital) or (
        head.low in lexicon.verbs and head.low not in lexicon.homographs
    ):
        return None
    if head.low in grammar.time_words:
        return None
    last = _rightmost(tokens, at, lexicon)
    ends = last >= len(tokens) or tokens[last].kind != "word"
    return last if ends and last > at else None


_STAYS: Final = frozenset({"of", "for", "from", "with", "at", "in"})


def _rightmost(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """How far to the right words run that can be of one noun phrase."""
    grammar = lexicon.grammar
    i = at
    while i < len(tokens) and i - at < LONGEST:
        token = tokens[i]
        if token.kind == "quote":
            break
        if token.kind == "mark":
            if not (token.quoted or token.text in "&$£€#/" or (token.text == "." and _goes_on(tokens, i))):
                break
        elif i > at and _ends_before(tokens, i, grammar, lexicon):
            break
        i += 1
    return i


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return (
        _is_abbreviation(tokens, at)
        and tokens[at - 1].capital
        and tokens[at + 1].kind in ("word", "mark")
        and tokens[at + 1].kind == "word"
    )


def _ends_before(tokens: Sequence[Token], at: int, grammar: Grammar, lexicon: SpeechLexicon) -> bool:
    token = tokens[at]
    low = token.low
    if (
        low in grammar.auxiliaries
        or low in grammar.pronouns
        or (low in grammar.time_words and low not in ("may", "this"))
    ):
        return True
    if low in ("that", "not") or (low in grammar.subordinators and low not in grammar.determiners):
        return True
    if low in grammar.prepositions:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if low not in _STAYS or following is None:
            return True
        return low in ("in", "at") and not following.capital and following.low != "the"
    if low == "and":
        return at + 1 >= len(tokens) or tokens[at + 1].low in grammar.pronouns or tokens[at + 1].low in lexicon.verbs
    return low in ("but", "or", "so") or (
        low.endswith("ing") and not token.capital and low not in ("leading", "acting", "ruling")
    )


def subject_of(tokens: Sequence[Token], start: int, end: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject of the sentence that begins at ``start``, for verbs before ``end`` that share it."""
    grammar = lexicon.grammar
    at = start
    while at < end and (tokens[at].low in grammar.asides or tokens[at].kind == "mark"):
        at += 1
    if at < end and (tokens[at].low in grammar.prepositions or tokens[max(start, at - 1)].low in grammar.subordinators):
        comma = next((i for i in range(at, min(end, at + LONGEST)) if tokens[i].text == ","), None)
        at = comma + 1 if comma is not None else at + 1
    phrase = subject_after(tokens, at, lexicon) if at < end else None
    if phrase is None:
        return None
    for i in range(phrase.first + 1, min(phrase.last, end)):
        low = tokens[i].low
        verb = (low in lexicon.verbs and low not in lexicon.homographs) or (low.endswith("ed") and len(low) > 4)
        verb = verb or low in COMMON_PASTS
        if verb and not tokens[i].capital and not _is_adjective(tokens, i, grammar):
            return Phrase(phrase.first, i, phrase.first)
    return Phrase(phrase.first, min(phrase.last, end), phrase.first)
