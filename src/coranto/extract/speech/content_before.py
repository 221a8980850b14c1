"""The words of somebody that stand before the cue: *…, she said*; *"…," said the minister*; *…, as it noted*."""

from collections.abc import Sequence

from coranto.extract.speech.according import SHORT
from coranto.extract.speech.attribution import Attribution, Range, mode_of
from coranto.extract.speech.circumstances import skip_setting
from coranto.extract.speech.clauses import DASHES, Token
from coranto.extract.speech.continuations import adds, before_colon, tells_occasion
from coranto.extract.speech.cue_places import Place
from coranto.extract.speech.extents import extent, is_opener, is_over, sentence_start
from coranto.extract.speech.objects import has_finite
from coranto.extract.speech.quote_runs import begins_sentence, quote_before, quote_behind, quotes_from, quotes_up_to
from coranto.extract.speech.sources import Phrase, subject_after
from coranto.resources.speech import SpeechLexicon


def before_cue(tokens: Sequence[Token], place: Place, lexicon: SpeechLexicon) -> Attribution | None:
    """The attribution whose content stands before: *…, she said* or *"…," said the minister*."""
    cue, subject, begin = place.cue, place.subject, place.begin
    if begin == 0 or tokens[begin].low == "which" or cue.verb.takes.isdisjoint({"clause", "quote"}):
        return None
    left = tokens[begin - 1]
    behind = cue.last
    if left.low == "as" and subject is not None:
        return _as_told(tokens, place, subject, lexicon)
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
    return Attribution(cue, subject, tuple(ranges), mode_of(tokens, ranges), (behind, rest)) if ranges else None


def _around(tokens: Sequence[Token], end: int, rest: int, lexicon: SpeechLexicon) -> list[Range]:
    """The content before *, she said* up to ``end`` and what goes on behind it at ``rest``; empty if it only opens."""
    start = sentence_start(tokens, end)
    while start < end and tokens[start].low in ("but", "and", "so", "yet"):
        start += 1
    quote = quote_behind(tokens, rest)
    if rest + 1 < len(tokens) and tokens[rest].text == ":" and not tokens[rest].quoted:
        return before_colon(tokens, start, end, rest, lexicon)
    if start >= end or (quote is not None and (tokens[rest].text == ":" or begins_sentence(tokens[quote]))):
        return []
    if quote is not None:
        return [(start, end), *quotes_from(tokens, quote)]
    goes_on = rest + 1 < len(tokens) and tokens[rest].text in (",", *DASHES) and tokens[end].kind == "mark"
    goes_on = goes_on and tokens[rest].text == tokens[end].text and not tells_occasion(tokens, rest + 1, lexicon)
    if goes_on:  # *A message is going round: two climbers, it says, lie dead*
        start = next((i + 1 for i in range(end - 1, start, -1) if tokens[i].text == ":"), start)
    opener = is_opener(tokens, start, end, lexicon) or (
        goes_on and tokens[start].low in lexicon.grammar.subordinators - {"that", "what", "who", "how", "why"}
    )
    if opener and not goes_on:
        return []
    whole = end - start > SHORT and has_finite(tokens, start, end, lexicon)
    if not goes_on or not (opener or not whole or adds(tokens, rest + 1, lexicon)):
        return [(start, end)]
    further = extent(tokens, rest + 1, ())
    return [(start, end), (rest + 1, further)] if further > rest + 1 else [(start, end)]


def _as_told(tokens: Sequence[Token], place: Place, subject: Phrase, lexicon: SpeechLexicon) -> Attribution | None:
    """*As the paper noted, prices rose*; *prices rose, as it had predicted*: the clause beside it is the content."""
    cue, at = place.cue, place.begin - 1
    rest = skip_setting(tokens, cue.last, lexicon, addressee=True)
    if not is_over(tokens, rest) or "clause" not in cue.verb.takes:
        return None
    start = sentence_start(tokens, at)
    opens = all(token.low in lexicon.grammar.conjunctions for token in tokens[start:at])
    ranges: list[Range] = []
    if opens and rest + 1 < len(tokens) and tokens[rest].text == ",":
        ranges = [(rest + 1, extent(tokens, rest + 1, ()))]
    elif not opens and tokens[at - 1].text == "," and has_finite(tokens, start, at - 1, lexicon):
        ranges = [(start, at - 1)]
    return Attribution(cue, subject, tuple(ranges), mode_of(tokens, ranges), (cue.last, rest)) if ranges else None


def _is_break(token: Token) -> bool:
    return token.kind == "mark" and (token.text in (",", "-", "–", "—", "--", "?", "!") or token.quoted)
