"""Sources: the noun phrase that speaks, as written with title and apposition."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.speech.anonymity import veil
from coranto.extract.speech.appositions import apposition_after, is_apposition, starts_noun_phrase
from coranto.extract.speech.clauses import DASHES, Token
from coranto.extract.speech.phrases import CLOCK_WORDS, LONGEST, SPANS, leftmost, rightmost, trimmed_start
from coranto.resources.speech import Grammar, SpeechLexicon
from coranto.text.wordlists import words

_OBJECTS: Final = words("him her them us me himself herself themselves itself")
_ISSUES: Final = words(
    """adopt adopted adopting adopts aired airs approve approved approves approving began begun broadcast broadcasts
    call called circulate circulated deliver delivered delivering delivers email emailed file filed files filing gave
    give gives giving held hold holding holds issue issued issues issuing launch launched made make makes making
    message messaged mount mounted pass passed passes passing phone phoned post posted posting posts publish published
    publishes publishing put puts putting ran read release released releases releasing run runs send sending sends sent
    sign signed signing signs spend spent stage staged take taken takes text texted took tweet tweeted write writes
    writing written wrote"""
)
"""Verbs that bring words out: what they bring out does not speak, their subject does."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in tokens: ``first:last``, and ``outer`` where its clause begins, adverbs and adjuncts included."""

    first: int
    last: int
    outer: int


# ------------------------------------------------------------------------------------------------ before the verb


def subject_before(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject that ends right before token ``at``; None where a conjunction or another verb stands there."""
    if at <= 0:
        return None
    token = tokens[at - 1]
    if token.low in lexicon.grammar.conjunctions:
        return None
    veiled = veil(tokens, at)
    if veiled is not None:
        whose = antecedent(tokens, veiled, lexicon)
        return None if whose is None else Phrase(whose.first, at, whose.outer)
    if token.text in (",", ")", *DASHES) and not token.quoted:
        phrase = _with_parenthesis(tokens, at - 1, lexicon)
    else:
        phrase = _core(tokens, at, lexicon)
    return _with_first(tokens, phrase, lexicon) if phrase is not None else None


def _with_first(tokens: Sequence[Token], phrase: Phrase, lexicon: SpeechLexicon) -> Phrase:
    """A subject with another before *and* that an apposition parts from it: **Ana Ruiz, a nurse,** *and Luis Paz*."""
    joined = phrase.outer - 1
    if joined < 3 or tokens[phrase.first].low == "who" or tokens[joined].low != "and":
        return phrase
    if tokens[joined - 1].text not in (",", ")", *DASHES):
        return phrase
    grammar = lexicon.grammar
    first = _with_parenthesis(tokens, joined - 1, lexicon)
    if first is None or first.outer != first.first or not tokens[first.first].capital:
        return phrase
    opens = first.first == 0 or tokens[first.first - 1].low in grammar.conjunctions | grammar.subordinators
    return Phrase(first.first, phrase.last, first.outer) if opens and first.last == joined - 1 else phrase


def _with_parenthesis(tokens: Sequence[Token], close: int, lexicon: SpeechLexicon) -> Phrase | None:
    """A subject followed by an apposition or an aside between commas, dashes or brackets."""
    mark = tokens[close].text
    opening = {")": ("(",), ",": (",",)}.get(mark, DASHES)
    open_at = _opening(tokens, close, opening)
    if open_at is None or open_at == 0 or close - open_at < 2:
        return None
    core = None if _is_clause(tokens, open_at + 1, close, lexicon.grammar) else _named_before(tokens, open_at, lexicon)
    if mark == "," and core is not None and (wider := _before_listing(tokens, core, lexicon)) is not None:
        return Phrase(wider.first, wider.last, wider.outer)
    if core is None or (mark == "," and core.outer == core.first == 0 and _is_aside(tokens, core, lexicon.grammar)):
        return None
    kept = is_apposition(tokens, open_at + 1, close, lexicon)
    return Phrase(core.first, (close + (mark == ")")) if kept else core.last, core.outer)


def _before_listing(tokens: Sequence[Token], core: Phrase, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject before an aside that lists places or means: **the mayor**, *who slept in tents, in cars, said*."""
    at = core.outer
    if at < 2 or tokens[at - 1].text != "," or tokens[at].low not in lexicon.grammar.prepositions:
        return None
    floor = max(0, at - LONGEST)
    opens = next((i for i in range(at - 2, floor, -1) if tokens[i].text == "," and tokens[i + 1].low in _ASIDES), None)
    return _named_before(tokens, opens, lexicon) if opens is not None else None


_ASIDES: Final = words("who which where whose whom")


def _is_clause(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    """Whether words between marks have a subject and a verb: *if it rains,* **it will flood,** *said*."""
    for i in range(first, last):
        if tokens[i].low in grammar.subordinators or tokens[i].kind == "quote":
            return False
        if tokens[i].low in grammar.auxiliaries and tokens[i].low not in ("been", "being", "having"):
            return True
    return False


def _opening(tokens: Sequence[Token], close: int, opening: Sequence[str]) -> int | None:
    """Where the mark stands that opens what ``close`` closes."""
    places = range(close - 1, max(-1, close - LONGEST), -1)
    return next((i for i in places if tokens[i].text in opening and not tokens[i].quoted), None)


def _named_before(tokens: Sequence[Token], open_at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The noun phrase before an apposition, over any further one of age or home (*Lea Ohm, 30, of Hamm*)."""
    core = subject_before(tokens, open_at, lexicon)
    if core is None or core.outer < 2 or tokens[core.outer - 1].text != ",":
        return core
    if _is_further(tokens, core, lexicon.grammar):
        further = _named_before(tokens, core.outer - 1, lexicon)
    else:
        further = _office_before(tokens, core, lexicon)
    return core if further is None else Phrase(further.first, core.last, further.outer)


def antecedent(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The noun phrase that the relative pronoun at ``at`` stands for, its own apposition included."""
    open_at = at - 1 if at > 0 and tokens[at - 1].text == "," else at
    return _named_before(tokens, open_at, lexicon) if open_at > 0 else None


def _office_before(tokens: Sequence[Token], core: Phrase, lexicon: SpeechLexicon) -> Phrase | None:
    """What a name is the apposition of, where that opens the clause: **the airline's owner,** *Tom Vale, who …*."""
    grammar = lexicon.grammar
    if not tokens[core.outer].capital or tokens[core.outer - 2].capital:
        return None
    office = _core(tokens, core.outer - 1, lexicon)
    if office is None or office.outer != office.first:
        return None
    opens = office.first == 0 or tokens[office.first - 1].low in grammar.conjunctions | grammar.subordinators
    described = (
        tokens[office.first].low in grammar.determiners | grammar.possessives or not tokens[office.first].capital
    )
    return office if opens and described else None


def _is_further(tokens: Sequence[Token], core: Phrase, grammar: Grammar) -> bool:
    """Whether what stands between commas is an age, a home or an apposition, and no name of its own."""
    head, before = tokens[core.outer], tokens[core.outer - 2]
    piece = core.last - core.outer
    if head.text[0].isdigit() or head.low in ("of", "from", "who", "whose") or (piece == 1 and "." in head.text):
        return True
    described = head.low in ("a", "an") or (not head.capital and head.low not in grammar.determiners)
    return before.capital and described and core.first == core.outer and head.low not in grammar.asides


def _is_aside(tokens: Sequence[Token], phrase: Phrase, grammar: Grammar) -> bool:
    return all(
        token.low in grammar.asides or token.low in grammar.time_words for token in tokens[phrase.first : phrase.last]
    )


def _core(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    grammar = lexicon.grammar
    participle = any(token.low.endswith("ing") for token in tokens[at : at + 2])
    if participle and at > 1 and tokens[at - 2].low in ("have", "has", "had", "having"):
        return _before_verb_group(tokens, at - 1, lexicon)
    at = last = _before_time(tokens, at, grammar)
    head = tokens[at - 1]
    if head.low in grammar.pronouns and not head.quoted:
        return Phrase(at - 1, at, at - 1)
    start = leftmost(tokens, at, lexicon)
    if _is_within_verb_group(tokens, start, last, lexicon):
        return _before_verb_group(tokens, start, lexicon)
    first = _after_contact(tokens, trimmed_start(tokens, start, last, grammar), last, grammar)
    if not _can_be_subject(tokens, first, last, grammar):
        return None
    if participle and _is_brought_out(tokens, start, first, lexicon):
        return None
    antecedent = None if participle else _antecedent(tokens, start, lexicon)
    if antecedent is not None:
        return Phrase(antecedent.first, last, antecedent.outer)
    return None if tokens[last - 1].low in _OBJECTS and first == last - 1 else Phrase(first, last, start)


def _can_be_subject(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    if not any(tokens[i].kind == "word" and _can_head(tokens[i], grammar) for i in range(first, last)):
        return False
    if first > 0 and tokens[first].quoted and tokens[first].kind == "word" and tokens[first - 1].quoted:
        return False
    clock = any(tokens[i].low in CLOCK_WORDS for i in range(first, last))
    return not all(
        tokens[i].low in grammar.time_words or (clock and (tokens[i].low in CLOCK_WORDS or tokens[i].text[0].isdigit()))
        for i in range(first, last)
    )


def _is_within_verb_group(tokens: Sequence[Token], start: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether ``start:last`` is an adjunct or a participle behind an auxiliary: *has* **in the past** *said*."""
    grammar = lexicon.grammar
    if start >= last or start == 0 or tokens[start - 1].low not in grammar.auxiliaries:
        return False
    if tokens[start].low in grammar.prepositions:
        return last - start <= 4 and trimmed_start(tokens, start, last, grammar) >= start + 1
    return False


def _before_verb_group(tokens: Sequence[Token], start: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject of the verb group that goes on at ``start`` behind its auxiliaries."""
    while start > 0 and tokens[start - 1].low in lexicon.grammar.auxiliaries | lexicon.grammar.adverbs:
        start -= 1
    return subject_before(tokens, start, lexicon)


def _is_brought_out(tokens: Sequence[Token], start: int, first: int, lexicon: SpeechLexicon) -> bool:
    """Whether a verb brings out the words that a participle follows: *issued* **a statement** *saying*."""
    verb = max(start - 1, 0)
    while verb > 0 and tokens[verb].low in ("out", "off", "up", "back"):
        verb -= 1
    led = start > 0 and tokens[first].low in lexicon.grammar.prepositions
    return led or any(token.low in _ISSUES for token in tokens[verb:first])


_RELATIVE: Final = words("who which that")
_KNOWING: Final = words("know knows knew")
"""A trader *who knows the family* | *told us*: whom one knows is not what one knows."""


def _teller(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """The verb by which somebody tells of themselves, else ``at``: a man *who* **says** *he drove them* | *counted*."""
    grammar = lexicon.grammar
    verb = at - 1
    while verb > 0 and tokens[verb].low in grammar.auxiliaries | grammar.adverbs:
        verb -= 1
    if verb < 2 or tokens[verb].low not in ("he", "she", "they"):
        return at
    verb -= 2 if tokens[verb - 1].low == "that" else 1
    speaks = any("clause" in one.takes for one in lexicon.verbs.get(tokens[verb].low, ()))
    return verb if speaks and tokens[verb - 1].low in _RELATIVE else at


def _antecedent(tokens: Sequence[Token], start: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The noun whose relative clause ends with the words from ``start``: **people** *who left the camp* | *said*."""
    grammar = lexicon.grammar
    while start > 2 and tokens[start - 1].low in grammar.subordinators & grammar.prepositions:
        start = leftmost(tokens, start - 1, lexicon)
    at = start - 1
    if at < 2 or tokens[at].kind != "word" or tokens[at].low in grammar.subordinators | grammar.conjunctions:
        return None
    told = any("clause" in verb.takes and not verb.rest for verb in lexicon.verbs.get(tokens[at].low, ()))
    if told and tokens[at].low not in _KNOWING:
        return None
    at = _teller(tokens, at, lexicon)
    while at > 0 and (tokens[at - 1].low in grammar.auxiliaries | grammar.adverbs or tokens[at - 1].low == "only"):
        at -= 1
    if tokens[at - 1].low not in _RELATIVE or tokens[at - 2].kind != "word":
        return None
    if tokens[at - 1].low == "that" and tokens[at - 2].low in lexicon.verbs:
        return None
    return _core(tokens, at - 1, lexicon)


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


ORDINALS: Final = words("first second third fourth fifth sixth seventh final opening same following previous")


def before_day(tokens: Sequence[Token], at: int, grammar: Grammar) -> int:
    """``at`` moved to before a day that stands between *which* and its verb: *which* **on the first day** *counted*."""
    i = at
    while i > 1 and at - i < _DAY and tokens[i - 1].low in grammar.time_words | ORDINALS | {"the", "that"}:
        i -= 1
    return i - 1 if 1 < i < at and tokens[i - 1].low in ("on", "in", "by", "at", "during") else at


_DAY: Final = 4
"""Tokens of *the first day*."""


def before_span(tokens: Sequence[Token], at: int, grammar: Grammar) -> int:
    """``at`` moved to before a span of time that parts subject and verb: *which* **for two weeks** *denied*."""
    if at < 3 or (tokens[at - 1].low.rstrip("s") not in SPANS and tokens[at - 1].low not in grammar.time_words):
        return at
    for i in range(at - 2, max(0, at - 2 - _DAY), -1):
        if tokens[i].kind != "word" or tokens[i].low in grammar.auxiliaries:
            return at
        if tokens[i].low in _LASTING:
            return i if tokens[i - 1].kind == "word" and not tokens[i - 1].capital else at
    return at


_LASTING: Final = words("for in over during after within since until")


def _can_head(token: Token, grammar: Grammar) -> bool:
    return (token.low not in grammar.prepositions and token.low not in grammar.asides) or token.capital


# ------------------------------------------------------------------------------------------------ behind the verb


def subject_after(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The noun phrase that begins at token ``at``, with its apposition: *said* **Ana Ruiz, a lawyer**."""
    grammar = lexicon.grammar
    if at >= len(tokens) or tokens[at].kind != "word" or _is_addressed(tokens, at, grammar):
        return None
    if tokens[at].low in grammar.pronouns:
        return Phrase(at, at + 1, at)
    last = rightmost(tokens, at, lexicon)
    if last == at or not starts_noun_phrase(tokens[at], grammar):
        return None
    if last < len(tokens) and tokens[last].text == "(":
        close = next((i for i in range(last, min(len(tokens), last + 8)) if tokens[i].text == ")"), None)
        last = close + 1 if close is not None else last
    for _ in range(_APPOSITIONS):
        more = apposition_after(tokens, last + 1, lexicon) if _is_comma(tokens, last) else None
        if more is None:
            break
        last = more
    return Phrase(at, last, at)


def _is_addressed(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether *him* and its like are spoken to (*asked* **him**); *according to him* they speak."""
    led = at > 0 and tokens[at - 1].low in grammar.prepositions
    return tokens[at].low in _OBJECTS and tokens[at].low != "her" and not led


_APPOSITIONS: Final = 3
"""Age, home and office: no more pieces between commas tell who somebody is."""


def _is_comma(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].text == "," and not tokens[at].quoted
