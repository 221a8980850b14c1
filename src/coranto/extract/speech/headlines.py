"""Headlines that name their source at an end: *Talks near - spokesman*, *Mayor: bridge to close*."""

from collections.abc import Collection, Sequence
from typing import Final

from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.clauses import DASHES, Statement, Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.sources import Phrase
from coranto.model.annotation import Mention
from coranto.model.assertion import Mode
from coranto.resources.speech import CueVerb, SpeechLexicon

LONGEST_SOURCE: Final = 6
"""Tokens of a source at an end of a headline."""
_MARK: Final = CueVerb("", (), frozenset(), "states", frozenset({"clause"}))
_MATTER: Final = frozenset({"on", "to", "at", "in", "of", "after", "about", "for", "over"})
"""Words behind a source that tell of what, to whom or where it speaks: *Mayor on floods: …*."""
_APPOSITION: Final = 14
"""Tokens between a name and its verb, an apposition between commas."""
MOST: Final = 200
"""Mentions of persons that are looked at."""
_BODY: Final = 40
"""Statements below a headline that are looked through for who speaks."""


def speaking_names(told: Sequence[Statement], mentions: Sequence[Mention], sayings: Collection[str]) -> frozenset[str]:
    """The words of names that can speak, by the text below the headline: persons, and names beside such a verb."""
    persons = [
        mention.text for mention in mentions if mention.label == "person" and told and mention.start >= told[0].end
    ]
    found: set[str] = {word for name in persons[:MOST] for word in name.split()}
    for statement in told[1 : _BODY + 1]:
        tokens = statement.tokens
        for i, token in enumerate(tokens):
            if token.low not in sayings:
                continue
            found.update(_name_before(tokens, i) or _name_before(tokens, _behind_apposition(tokens, i)))
            j = i + 1
            while j < len(tokens) and tokens[j].capital:
                found.add(tokens[j].text)
                j += 1
    return frozenset(found)


def _name_before(tokens: Sequence[Token], end: int) -> list[str]:
    """The capitalised words that stand right before ``end``."""
    first = end
    while first > 0 and tokens[first - 1].capital:
        first -= 1
    return [token.text for token in tokens[first:end]]


def _behind_apposition(tokens: Sequence[Token], at: int) -> int:
    """The comma that opens the apposition which ends before ``at``; 0 if none does."""
    if at == 0 or tokens[at - 1].text != ",":
        return 0
    return next((i for i in range(at - 2, max(0, at - 2 - _APPOSITION), -1) if tokens[i].text == ","), 0)


def headline_attribution(statement: Statement, named: Collection[str], lexicon: SpeechLexicon) -> Attribution | None:
    """The attribution of a headline that ends in its source behind a dash or a colon, or opens with it before a colon.

    ``named`` are the words of names that speak in the text below (``speaking_names``). A quotation behind a mere topic
    (*Floods in the north: "We lost everything"*) is a claim without source.
    """
    tokens = statement.tokens
    last = len(tokens)
    while last > 0 and tokens[last - 1].kind == "mark":
        last -= 1
    for at in range(last - 2, max(0, last - 2 - LONGEST_SOURCE), -1):
        if tokens[at].kind == "mark" and tokens[at].text in (*DASHES, ":"):
            dash = tokens[at].text in DASHES
            if _is_source(tokens[at + 1 : last], named if dash else (), lexicon) and not tokens[at + 1].quoted:
                return _attributed(tokens, at, Phrase(at + 1, last, at + 1), (0, at))
            break
    return _opened(tokens, named, lexicon)


def _opened(tokens: Sequence[Token], named: Collection[str], lexicon: SpeechLexicon) -> Attribution | None:
    """The attribution of a headline that names its source, or only its topic, before a colon."""
    colon = next((i for i, token in enumerate(tokens) if token.text == ":" and not token.quoted), 0)
    if not 0 < colon < len(tokens) - 1:
        return None
    first = next((i + 1 for i in range(colon - 1, -1, -1) if tokens[i].text in DASHES), 0)
    end = next((i for i in range(first + 1, colon) if tokens[i].low in _MATTER), colon)
    if end - first <= LONGEST_SOURCE and (
        _is_source(tokens[first:end], named, lexicon) or _is_source(tokens[first:colon], (), lexicon)
    ):
        return _attributed(tokens, colon, Phrase(first, end, first), (colon + 1, len(tokens)))
    whole = _quoted_whole(tokens, colon + 1, len(tokens))
    if whole is not None and not any(token.low in lexicon.verbs for token in tokens[:colon]):
        return Attribution(None, None, (whole,), "direct")
    return None


def _quoted_whole(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The words between two tokens if one quotation is all of them, without its marks; a full stop may follow."""
    while last > first and tokens[last - 1].kind == "mark" and not tokens[last - 1].quoted:
        last -= 1
    if last - first == 1 and tokens[first].kind == "quote":
        return first, last
    if last - first > 2 and all(token.quoted for token in tokens[first:last]):
        return first + 1, last - 1
    return None


def _is_source(tokens: Sequence[Token], named: Collection[str], lexicon: SpeechLexicon) -> bool:
    """Whether words can be whoever speaks: the last is a noun for a speaker, or a name that speaks in the text.

    Not where a verb of speech stands before it: *Counsel asked the witness:*.
    """
    if not tokens or any(token.kind != "word" and token.text != "." for token in tokens):
        return False
    if any(token.low in lexicon.sayings and token.low not in lexicon.homographs for token in tokens[1:]):
        return False
    last = tokens[-1]
    if last.low in lexicon.headline_sources or last.low in lexicon.collectives:
        return not any(token.low in lexicon.grammar.auxiliaries for token in tokens)
    return last.text in named and all(
        token.capital or token.text == "." or token.low in lexicon.headline_sources for token in tokens
    )


def _attributed(tokens: Sequence[Token], at: int, source: Phrase, content: tuple[int, int]) -> Attribution:
    whole = _quoted_whole(tokens, *content)
    held = any(token.kind == "quote" or token.quoted for token in tokens[content[0] : content[1]])
    mode: Mode = "direct" if whole is not None else "mixed" if held else "indirect"
    return Attribution(Cue(at, at + 1, at, "phrase", _MARK), source, (whole or content,), mode)
