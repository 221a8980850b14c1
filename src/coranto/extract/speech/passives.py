"""Passives: *residents were told to leave*, *she was quoted as saying …*, *three men are accused of theft*."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coranto.extract.speech.attribution import Attribution, mode_of
from coranto.extract.speech.circumstances import after_adjunct
from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.extents import extent
from coranto.extract.speech.objects import is_clause, is_contested
from coranto.extract.speech.phrases import is_time
from coranto.extract.speech.quote_runs import quotes_from
from coranto.extract.speech.sources import Phrase, subject_after
from coranto.resources.speech import SpeechLexicon
from coranto.text.wordlists import words


def passive(
    tokens: Sequence[Token], cue: Cue, subject: Phrase | None, later: Sequence[int], lexicon: SpeechLexicon
) -> Attribution | None:
    """The attribution of a passive cue: its agent speaks, its subject (*was quoted as saying*), or somebody unnamed."""
    at = _skip_times(tokens, cue.last, lexicon)
    quoted = _quoted_as(tokens, at, cue, lexicon)
    if quoted is not None:
        begin = quoted.last + 1 if quoted.last < len(tokens) and tokens[quoted.last].low == "that" else quoted.last
        end = extent(tokens, begin, [place for place in later if place >= quoted.last])
        content = quotes_from(tokens, begin) if _is_quote(tokens, begin) else [(begin, end)]
        made = Attribution(quoted, subject, tuple(content), mode_of(tokens, content), (quoted.last, begin))
        return made if subject is not None and end > begin else None
    if "contested" in cue.verb.takes and not is_contested(tokens, at, lexicon):
        return None
    if "as" in cue.verb.takes and not any(token.low == "as" for token in tokens[at : at + _LATE]):
        return None
    agent = None
    if at < len(tokens) and tokens[at].low == "by":
        agent = _agent(tokens, at, lexicon)
        at = agent.last if agent is not None else at
    if at >= len(tokens):
        return None
    quote = at + (tokens[at].text in (",", ":"))
    if _is_quote(tokens, quote):
        return Attribution(cue, agent, tuple(quotes_from(tokens, quote)), "direct", (cue.last, at))
    charged = cue.verb.act == "accuses" or cue.verb.lemma == "suspect"
    late = _late_agent(tokens, at, lexicon) if agent is None and subject is not None else None
    if late is not None and subject is not None:
        content = [(subject.first, subject.last), (at, late.first - 1)]
        return Attribution(cue, late, tuple(content), mode_of(tokens, content), (cue.last, cue.last))
    informed = "addressee" in cue.verb.takes and subject is not None and is_clause(tokens, at, lexicon)
    if agent is None and not informed and not _opens(tokens[at].low, cue, charged=charged):
        return None
    begin = at + 1 if tokens[at].low == "that" else at
    end = extent(tokens, begin, later)
    if subject is None and cue.verb.act == "asks":  # *Asked why he left, he shrugged*
        end = next((i for i in range(begin, end) if tokens[i].text == "," and not tokens[i].quoted), end)
    if subject is None and end - begin < _QUESTION:  # *Asked about this, he shrugged*
        return None
    content = [(begin, end)] if end > begin else []
    told = "addressee" in cue.verb.takes or cue.verb.act in ("orders", "urges", "asks")
    told = told or informed
    impersonal = subject is not None and tokens[subject.first].low == "it" and tokens[at].low == "that"
    if subject is not None and not (content and (told or impersonal)):
        content.insert(0, (subject.first, subject.last))
    return Attribution(cue, agent, tuple(content), mode_of(tokens, content), (cue.last, at))


_QUESTION: Final = 3
"""Tokens: fewer tell nothing of what somebody was asked."""
_LATE: Final = 14
"""Tokens between a passive verb and its agent: *was called a joke* **by the board**."""


def _agent(tokens: Sequence[Token], by: int, lexicon: SpeechLexicon) -> Phrase | None:
    """Whoever stands behind *by*, without a preposition that goes on from the verb (*accused by Oslo* **of**)."""
    if by + 1 < len(tokens) and is_time(tokens, by + 1, lexicon.grammar):
        return None
    agent = subject_after(tokens, by + 1, lexicon)
    if agent is None or tokens[agent.last - 1].low not in lexicon.grammar.prepositions:
        return agent
    return Phrase(agent.first, agent.last - 1, agent.outer) if agent.last - agent.first > 1 else None


def _late_agent(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The agent behind what a passive verb calls its subject: *was described as reckless* **by the coroner**."""
    if tokens[at].low not in ("as", "a", "an", "the", "for", "over"):
        return None
    for i in range(at + 1, min(at + _LATE, len(tokens) - 1)):
        if tokens[i].kind != "word" or tokens[i].low in lexicon.grammar.auxiliaries:
            return None
        if tokens[i].low == "by":
            return _agent(tokens, i, lexicon)
    return None


def _opens(low: str, cue: Cue, *, charged: bool) -> bool:
    """Whether what a passive tells of its subject begins with ``low``, though no agent is named."""
    if cue.verb.act == "asks" and (low in _ASKED or cue.verb.rest):
        return True
    if low == "as" or cue.verb.sort == "attitude":
        return low == "as" and cue.verb.sort in ("evidence", "attitude") and cue.verb.lemma not in _APPOINTS
    return low in _OPENS or (charged and low in _CHARGES)


_OPENS: Final = words("to that whether if what why how")
_APPOINTS: Final = words("name list honor honour celebrate credit document")
"""Verbs whose *as* gives somebody an office or a place, and no opinion."""
_ASKED: Final = words("which who whom when where about")
_CHARGES: Final = words("of with over for")


def _is_quote(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "quote"


def _quoted_as(tokens: Sequence[Token], at: int, cue: Cue, lexicon: SpeechLexicon) -> Cue | None:
    """The cue of *was quoted as saying*, *was heard telling*, which is the subject's own: both verbs."""
    if at + 1 >= len(tokens):
        return None
    saying = at + 1 if tokens[at].low == "as" else at
    spoken = [
        verb for verb in lexicon.verbs.get(tokens[saying].low, ()) if "ing" in verb.forms and verb.sort == "speech"
    ]
    if not spoken or cue.verb.sort == "thought" or tokens[saying].quoted:
        return None
    return replace(cue, last=saying + 1, verb=spoken[-1])


def _skip_times(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    i = at
    while i < len(tokens) and tokens[i].low != "by":
        after = after_adjunct(tokens, i, lexicon) if tokens[i].low != "to" else None
        if after is None:
            break
        i = after
    return i
