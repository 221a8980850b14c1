"""What is said: which words of a statement each cue gives as somebody's, and whose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from coranto.extract.clauses import Statement, Token
from coranto.extract.count_cues import count_cues
from coranto.extract.cues import Cue, cues
from coranto.extract.extents import after_adjunct, clause_end, extent, is_over, sentence_start, skip_setting
from coranto.extract.noun_cues import noun_cues
from coranto.extract.quote_runs import (
    begins_sentence,
    quote_ahead,
    quote_before,
    quote_behind,
    quotes_from,
    quotes_up_to,
)
from coranto.extract.sources import Phrase, subject_after, subject_before, subject_of
from coranto.model.assertion import Mode
from coranto.resources.speech import CueVerb, SpeechLexicon

Range = tuple[int, int]

_SHORT: Final = 4
"""Tokens: a shorter piece before *, he said,* is the opening of what goes on behind it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and its content, in tokens of one statement."""

    cue: Cue | None
    source: Phrase | None
    content: tuple[Range, ...]
    mode: Mode
    adjunct: Range | None = None
    """What stands between the cue and the content: when, where and to whom it was said."""
    shared: bool = False
    """Whether the source was taken over from another cue of the statement."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cue with what stands to its left."""

    cue: Cue
    subject: Phrase | None
    begin: int
    """Where its clause begins."""


def attributions(statement: Statement, lexicon: SpeechLexicon) -> list[Attribution]:
    """Every attribution of a statement, in the order of its cues."""
    tokens = statement.tokens
    placed = [_placed(tokens, cue, lexicon) for cue in cues(tokens, lexicon)]
    begins = [place.begin for place in placed]
    found: list[Attribution] = []
    for index, place in enumerate(placed):
        made = _read(tokens, place, begins[index + 1 :], found, lexicon)
        if made is not None and made.content:
            found.append(made)
    found += _given(tokens, begins, lexicon)
    signed = _signed(tokens, lexicon) or _led_up_to(tokens, found, lexicon)
    if signed is not None:
        found.append(signed)
    return [made for made in found if not _is_told_by_another(made, found, tokens)]


def _given(tokens: Sequence[Token], begins: Sequence[int], lexicon: SpeechLexicon) -> Iterator[Attribution]:
    """What nouns of saying and verbs of counting give: *the union's claim that …*, *put the toll at …*."""
    for cue, source, begin in chain(noun_cues(tokens, lexicon), count_cues(tokens, lexicon)):
        end = extent(tokens, begin, [at for at in begins if at > begin])
        if end > begin:
            yield Attribution(cue, source, ((begin, end),), _mode(tokens, [(begin, end)]), (cue.last, cue.last))


_SIGNATURE: Final = CueVerb("", (), frozenset(), "states", frozenset({"quote"}))


def _signed(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Attribution | None:
    """A statement that is a quotation signed by its speaker behind a dash."""
    at = next((i for i, token in enumerate(tokens) if token.kind != "quote"), len(tokens))
    if at == 0 or at + 1 >= len(tokens) or tokens[at].text not in ("-", "–", "—", "―", "~", "--"):
        return None
    source = subject_after(tokens, at + 1, lexicon)
    if source is None or not tokens[at + 1].capital or not is_over(tokens, source.last):
        return None
    return Attribution(Cue(at, at + 1, at, "phrase", _SIGNATURE), source, tuple(quotes_up_to(tokens, at - 1)), "direct")


def _led_up_to(tokens: Sequence[Token], found: Sequence[Attribution], lexicon: SpeechLexicon) -> Attribution | None:
    """A quotation behind a colon whose sentence has no cue for it: *He returned to his theme: "…"*."""
    taken = {i for made in found for first, last in made.content for i in range(first, last)}
    for at in range(1, len(tokens) - 1):
        if tokens[at].text == ":" and tokens[at + 1].kind == "quote" and at + 1 not in taken:
            made = introduction(tokens[: at + 1], lexicon)
            if made is not None:
                cue, source = made
                return Attribution(cue, source, tuple(quotes_from(tokens, at + 1)), "direct")
    return None


def introduction(tokens: Sequence[Token], lexicon: SpeechLexicon) -> tuple[Cue, Phrase] | None:
    """The cue and source that words before a colon give to the quotation behind it: their last cue, else the colon."""
    end = len(tokens) - 1
    if end < 1 or tokens[end].text != ":" or tokens[end].quoted:
        return None
    for cue in reversed(cues(tokens, lexicon)):
        if "quote" in cue.verb.takes and cue.shape == "finite" and end - cue.last < 12:
            source = subject_before(tokens, cue.first, lexicon) or subject_after(tokens, cue.last, lexicon)
            return None if source is None else (cue, source)
    source = subject_of(tokens, sentence_start(tokens, end), end, lexicon)
    return None if source is None else (Cue(end, end + 1, end, "phrase", _SIGNATURE), source)


def _is_told_by_another(made: Attribution, found: Sequence[Attribution], tokens: Sequence[Token]) -> bool:
    """Whether a thought, a wish or *he said* stands within what somebody says: it is then part of that claim alone."""
    cue = made.cue
    if cue is None or not any(
        first <= cue.verb_at < last for other in found if other is not made for first, last in other.content
    ):
        return False
    vague = (
        made.source is None
        or made.shared
        or tokens[made.source.first].low in ("he", "she", "it", "they", "we", "i", "you", "who")
    )
    return cue.verb.sort != "speech" or vague


def _placed(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> _Place:
    subject = subject_before(tokens, cue.first, lexicon) if cue.shape in ("finite", "passive") else None
    return _Place(cue, subject, subject.outer if subject is not None else cue.first)


def _read(
    tokens: Sequence[Token],
    place: _Place,
    later: Sequence[int],
    found: Sequence[Attribution],
    lexicon: SpeechLexicon,
) -> Attribution | None:
    cue = place.cue
    if cue.shape == "phrase":
        return _according(tokens, cue, later, lexicon)
    if cue.shape == "passive":
        return _passive(tokens, place, later, lexicon)
    if cue.shape == "finite":
        after = _postposed(tokens, place, lexicon)
        if after is not None:
            return after
    return _preposed(tokens, place, later, found, lexicon)


# ------------------------------------------------------------------------------------------------ content first


def _postposed(tokens: Sequence[Token], place: _Place, lexicon: SpeechLexicon) -> Attribution | None:
    """The attribution whose content stands before: *…, she said* or *"…," said the minister*."""
    cue, subject, begin = place.cue, place.subject, place.begin
    if begin == 0 or cue.verb.takes.isdisjoint({"clause", "quote"}):
        return None
    left = tokens[begin - 1]
    behind = cue.last
    if subject is None:
        subject = subject_after(tokens, cue.last, lexicon)
        if subject is None:
            return None
        behind = subject.last
    quote_at = quote_before(tokens, begin)
    if quote_at is None and (not _is_break(left) or cue.verb.takes == {"quote"}):
        return None
    rest = skip_setting(tokens, behind, lexicon, addressee=quote_at is not None or "addressee" in cue.verb.takes)
    if quote_at is not None:
        content = [*quotes_up_to(tokens, quote_at), *quotes_from(tokens, rest)]
        return Attribution(cue, subject, tuple(content), "direct", (behind, rest))
    if not left.quoted and not is_over(tokens, rest):
        return None
    ranges = _around(tokens, begin if left.quoted else begin - 1, rest, lexicon)
    return Attribution(cue, subject, tuple(ranges), _mode(tokens, ranges), (behind, rest)) if ranges else None


def _around(tokens: Sequence[Token], end: int, rest: int, lexicon: SpeechLexicon) -> list[Range]:
    """The content before *, she said* up to ``end`` and what goes on behind it at ``rest``; empty if it only opens."""
    start = sentence_start(tokens, end)
    while start < end and tokens[start].low in ("but", "and", "so", "yet"):
        start += 1
    quote = quote_behind(tokens, rest)
    if start >= end or (quote is not None and (tokens[rest].text == ":" or begins_sentence(tokens[quote]))):
        return []
    if quote is not None:
        return [(start, end), *quotes_from(tokens, quote)]
    goes_on = rest + 1 < len(tokens) and tokens[rest].text == ","
    opener = _is_opener(tokens, start, end, lexicon)
    if opener and not goes_on:
        return []
    if not goes_on or not (opener or end - start <= _SHORT or _adds(tokens[rest + 1], lexicon)):
        return [(start, end)]
    further = extent(tokens, rest + 1, ())
    return [(start, end), (rest + 1, further)] if further > rest + 1 else [(start, end)]


def _adds(token: Token, lexicon: SpeechLexicon) -> bool:
    """Whether what goes on behind *, he said,* is still his: *and that …*, quoted words, or his sentence's verb."""
    low = token.low
    return (
        low in ("and", "that")
        or token.quoted
        or low in lexicon.grammar.auxiliaries
        or (low.endswith("ed") and low not in lexicon.verbs)
    )


def _is_break(token: Token) -> bool:
    return token.kind == "mark" and (token.text in (",", "-", "–", "—", "--", "?", "!") or token.quoted)


def _is_opener(tokens: Sequence[Token], start: int, end: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words before the comma only set the scene: *In a statement, the ministry said*."""
    grammar = lexicon.grammar
    words = tokens[start:end]
    if words and words[0].low in grammar.determiners and len(words) < 3:
        return False
    if not words or (len(words) > 1 and words[-1].low in ("that", "including", "because")):
        return True
    if all(
        token.low in grammar.asides or token.low in grammar.time_words or token.text[0].isdigit() for token in words
    ):
        return True
    head = words[0].low
    return (
        head in grammar.prepositions
        and not any(
            token.low in grammar.auxiliaries or token.low in lexicon.verbs or token.low.endswith("ed")
            for token in words
        )
        and len(words) < 14
    )


# ------------------------------------------------------------------------------------------------ content after


def _preposed(
    tokens: Sequence[Token],
    place: _Place,
    later: Sequence[int],
    found: Sequence[Attribution],
    lexicon: SpeechLexicon,
) -> Attribution | None:
    """The attribution whose content follows: *said (that) …*, *called for …*, *saying …*."""
    cue = place.cue
    source, shared = place.subject, False
    if source is None and cue.shape == "participle" and _has_own_subject(tokens, cue, lexicon):
        source = subject_before(tokens, cue.first, lexicon)
    if source is None:
        if cue.shape == "finite" and not _is_coordinate(tokens, cue, lexicon):
            return None
        source, shared = _main_source(tokens, cue, found, lexicon), True
    content, begin = _following(tokens, cue, later, lexicon)
    if not content:
        return None
    return Attribution(cue, source, content, _mode(tokens, content), (cue.last, begin), shared)


def _has_own_subject(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether a noun stands right before a participle: *with* **residents** *saying*."""
    grammar = lexicon.grammar
    before = tokens[cue.first - 1] if cue.first > 0 else None
    if before is None or before.kind != "word":
        return False
    return not (
        before.low in grammar.prepositions or before.low in grammar.conjunctions or before.low in grammar.subordinators
    )


def _is_coordinate(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether a verb without a subject of its own shares that of a verb before it."""
    if cue.first == 0:
        return False
    before = tokens[cue.first - 1]
    return before.low in ("and", "but", "or", "then", "who") or before.text in (",", "-", "–", "—")


def _main_source(
    tokens: Sequence[Token], cue: Cue, found: Sequence[Attribution], lexicon: SpeechLexicon
) -> Phrase | None:
    """The source of the cue before, else the subject of the sentence."""
    before = [
        known for known in found if known.source is not None and known.cue is not None and known.cue.shape != "phrase"
    ]
    if before:
        return before[-1].source
    return subject_of(tokens, sentence_start(tokens, cue.first), cue.first, lexicon)


def _following(
    tokens: Sequence[Token], cue: Cue, later: Sequence[int], lexicon: SpeechLexicon
) -> tuple[tuple[Range, ...], int]:
    """The content behind a cue, and the token where it begins."""
    begin = skip_setting(tokens, cue.last, lexicon, addressee="addressee" in cue.verb.takes)
    quote = quote_ahead(tokens, begin) if "quote" in cue.verb.takes else None
    if quote is not None:
        return tuple(quotes_from(tokens, quote)), quote
    if (
        begin < len(tokens)
        and tokens[begin].text in (":", ",")
        and (begin + 1 < len(tokens) and (tokens[begin + 1].kind == "quote" or tokens[begin].text == ":"))
    ):
        begin += 1
    if begin < len(tokens) and tokens[begin].kind == "quote":
        return tuple(quotes_from(tokens, begin)), begin
    if (
        begin < len(tokens)
        and cue.shape != "participle"
        and tokens[begin].text in (",", "-", "–", "—")
        and "that" in [t.low for t in tokens[begin + 1 : begin + 12]]
    ):
        begin = next(i for i in range(begin + 1, begin + 12) if tokens[i].low == "that")
    named = begin < len(tokens) and tokens[begin].low == "that"
    if named:
        begin += 1
    elif begin > cue.last and not (
        _is_clause_start(tokens, begin, lexicon)
        or ("addressee" in cue.verb.takes and begin < len(tokens) and tokens[begin].low in ("to", "not"))
    ):
        begin = cue.last
    if "addressee" in cue.verb.takes and begin > cue.last and not named and is_over(tokens, begin):
        return (), begin
    if not named and not _can_begin(tokens, begin, cue, lexicon):
        return (), begin
    end = min(extent(tokens, begin, later), clause_end(tokens, cue, begin, lexicon))
    return (((begin, end),) if end > begin else ()), begin


def _is_clause_start(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    grammar = lexicon.grammar
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    token = tokens[at]
    return (
        token.capital
        or token.low in grammar.determiners
        or token.low in grammar.pronouns
        or token.low in grammar.subordinators
    )


def _can_begin(tokens: Sequence[Token], at: int, cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether content that the verb takes begins at ``at``."""
    if at >= len(tokens) or (tokens[at].kind == "mark" and not tokens[at].quoted and tokens[at].text not in "$£€#"):
        return False
    low, takes = tokens[at].low, cue.verb.takes
    if takes == {"quote"}:
        return tokens[at].quoted
    if low in ("and", "or", "but"):
        return False
    if low in ("to", "not"):
        return "infinitive" in takes or "addressee" in takes or bool(cue.verb.rest)
    if "object" in takes:
        return low not in lexicon.grammar.prepositions or low in ("about", "over", "under", "as", "before", "after")
    if takes == {"infinitive"}:
        return False
    if low in lexicon.grammar.prepositions and low not in ("about", "over", "under", "as"):
        return False
    return _has_verb(tokens[at : at + 16], lexicon)


def _has_verb(tokens: Sequence[Token], lexicon: SpeechLexicon) -> bool:
    """Whether the words can be a clause: an auxiliary or a verb's form is among them, or they ask a question."""
    if not tokens or tokens[0].low in lexicon.grammar.subordinators:
        return True
    return any(
        token.low in lexicon.grammar.auxiliaries
        or token.low.endswith(("ed", "n't", "'s", "'re", "'ll", "'d", "'ve"))
        or token.low in lexicon.verbs
        or token.quoted
        for token in tokens
    )


# ------------------------------------------------------------------------------------------------ other shapes


def _according(tokens: Sequence[Token], cue: Cue, later: Sequence[int], lexicon: SpeechLexicon) -> Attribution | None:
    """*According to* and its like: the content is the clause around it."""
    source = subject_after(tokens, cue.last, lexicon)
    if source is None:
        return None
    start = sentence_start(tokens, cue.first)
    rest = skip_setting(tokens, source.last, lexicon, addressee=False)
    comma = rest < len(tokens) and tokens[rest].text == ","
    before_end = cue.first
    while before_end > start and (tokens[before_end - 1].kind == "mark" and not tokens[before_end - 1].quoted):
        before_end -= 1
    words_before = before_end - start
    content: list[Range] = []
    if words_before > 0 and not (comma and _is_opener(tokens, start, before_end, lexicon)):
        turn = _last_turn(tokens, start, before_end)
        content += quotes_up_to(tokens, turn - 1) if turn > 0 and tokens[turn - 1].kind == "quote" else []
        content.append((turn, before_end))
    if comma and (not content or words_before <= _SHORT):
        end = extent(tokens, rest + 1, later)
        if end > rest + 1:
            content.append((rest + 1, end))
    mode: Mode = "mixed" if _mode(tokens, content) != "indirect" else "according-to"
    return Attribution(cue, source, tuple(content), mode, (source.last, rest))


def _last_turn(tokens: Sequence[Token], start: int, end: int) -> int:
    """Behind the last *, but* or *, while* before ``end``."""
    for i in range(end - 1, start, -1):
        if tokens[i].low == "but" and tokens[i - 1].text == ",":
            return i + 1
    while start < end and tokens[start].low in ("but", "and"):
        start += 1
    return start


def _passive(
    tokens: Sequence[Token], place: _Place, later: Sequence[int], lexicon: SpeechLexicon
) -> Attribution | None:
    """*Residents were told by the ministry to …*, *is expected to …*: the agent speaks, or somebody unnamed."""
    cue = place.cue
    at = _skip_times(tokens, cue.last, lexicon)
    agent = None
    if at < len(tokens) and tokens[at].low == "by":
        agent = subject_after(tokens, at + 1, lexicon)
        at = agent.last if agent is not None else at
    if at >= len(tokens):
        return None
    follows = tokens[at]
    opens = follows.low in ("to", "that", "whether", "if", "what", "why", "how") or follows.kind == "quote"
    if follows.text in (",", ":") and at + 1 < len(tokens) and tokens[at + 1].kind == "quote":
        return Attribution(cue, agent, tuple(quotes_from(tokens, at + 1)), "direct", (cue.last, at))
    if not opens and agent is None:
        return None
    if follows.kind == "quote":
        return Attribution(cue, agent, tuple(quotes_from(tokens, at)), "direct", (cue.last, at))
    begin = at + 1 if follows.low == "that" else at
    end = extent(tokens, begin, later)
    content = [(begin, end)] if end > begin else []
    told = "addressee" in cue.verb.takes or cue.verb.act in ("orders", "urges", "asks")
    if place.subject is not None and not (told and content):
        content.insert(0, (place.subject.first, place.subject.last))
    return Attribution(cue, agent, tuple(content), _mode(tokens, content), (cue.last, at))


def _skip_times(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    i = at
    while i < len(tokens) and tokens[i].low != "by":
        after = after_adjunct(tokens, i, lexicon) if tokens[i].low != "to" else None
        if after is None:
            break
        i = after
    return i


def _mode(tokens: Sequence[Token], content: Sequence[Range]) -> Mode:
    """Direct where all is quoted, mixed where some is."""
    pieces = [token for first, last in content for token in tokens[first:last] if token.kind != "mark"]
    if pieces and all(token.kind == "quote" for token in pieces):
        return "direct"
    if any(token.kind == "quote" or token.quoted for token in pieces):
        return "mixed"
    return "indirect"
