"""Nouns that give somebody's words: *the union's claim that …*, *voiced fears that …*, *his call for calm*."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.extents import sentence_start
from coranto.extract.speech.homographs import is_plural
from coranto.extract.speech.objects import LINKS, is_finite
from coranto.extract.speech.sources import Phrase, subject_after, subject_before
from coranto.extract.speech.verdicts import verdict
from coranto.resources.speech import CueVerb, SpeechLexicon
from coranto.text.verbs import AUXILIARIES, FINITE
from coranto.text.wordlists import words

_LONGEST_OWNER: Final = 8
"""Tokens of a possessor."""
_LONGEST_AGENT: Final = 8
"""Tokens of the phrase that names who is behind a noun: *claims* **by the two unions** *that …*."""


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun that gives words, with its source, and where these begin."""

    cue: Cue
    source: Phrase
    begin: int
    clause: bool
    """Whether the words are a clause; else they end with the noun phrase."""


def noun_cues(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Iterator[NounCue]:
    """Each noun of saying whose owner, giver or author is named and that leads on to what is said."""
    for at in range(len(tokens) - 2):
        token = tokens[at]
        if token.quoted or token.kind != "word":
            continue
        agent = _author(tokens, at, lexicon)
        after = agent.last if agent is not None else at + 1
        frame = _frame(tokens, at, after, lexicon)
        if frame is None:
            continue
        act, begin, clause = frame
        owner = agent or _owner(tokens, at, lexicon)
        giver = (
            None if owner is not None and agent is None and not _is_own(tokens, owner) else _giver(tokens, at, lexicon)
        )
        source = giver[1] if giver is not None else owner
        if source is None or source.first >= source.last:
            continue
        first = giver[0] if giver is not None else at
        last = at + 1 if agent is not None or clause else begin
        verb = CueVerb(token.low, (), frozenset(), act, frozenset({"clause"}), "speech")
        yield NounCue(Cue(first, last, at, "phrase", verb), source, begin, clause)


def _frame(tokens: Sequence[Token], noun: int, after: int, lexicon: SpeechLexicon) -> tuple[str, int, bool] | None:
    """Act and start of what the noun leads on to at ``after``, and whether that is a clause with *that*."""
    if after >= len(tokens) - 1:
        return None
    low, lead = tokens[noun].low, tokens[after].low
    if lead == "that":
        act = lexicon.nouns.get(low)
        return (act, after + 1, True) if act is not None and _opens_clause(tokens, after + 1, lexicon) else None
    following = tokens[after + 1]
    if lead == "to" and following.kind == "word" and not _starts_phrase(following, lexicon):
        act = lexicon.noun_frames.get((low, "infinitive"))
        if act is not None:
            return act, after, False
    act = lexicon.noun_frames.get((low, lead))
    if act is None or following.kind != "word" or following.low == "which":
        return None
    return act, after + 1, False


def _starts_phrase(token: Token, lexicon: SpeechLexicon) -> bool:
    grammar = lexicon.grammar
    return token.capital or token.low in grammar.determiners or token.low in grammar.possessives


def noun_end(tokens: Sequence[Token], begin: int, end: int, lexicon: SpeechLexicon) -> int:
    """Where an object that begins at ``begin`` gives way to the verb of its sentence, before ``end``."""
    infinitive = tokens[begin].low == "to"
    for i in range(begin + 1 + infinitive, end):
        if tokens[i].low in ("who", "which", "that", "whom", "where"):
            return end
        if tokens[i].low in ("he", "she", "it", "they", "we") and not infinitive:
            return i
        if is_finite(tokens, i, lexicon) and not tokens[i].quoted:
            return i
    return end


def claim_end(tokens: Sequence[Token], cue: Cue, begin: int, end: int, lexicon: SpeechLexicon) -> int:
    """Where a clause that a noun carries ends, before ``end``.

    *Despite the firm's claim that it was safe,* … at the comma; *The firm's claim that it was safe* **was rejected**
    before the verb whose subject the noun is.
    """
    start = sentence_start(tokens, cue.first)
    judged = verdict(tokens, begin + 2, end)
    if judged is not None:
        return judged[0]
    if tokens[start].low in lexicon.grammar.prepositions | lexicon.grammar.subordinators:
        commas = [i for i in range(start, end) if tokens[i].text == "," and not tokens[i].quoted]
        return commas[0] if commas and commas[0] > begin else end
    if any(token.kind != "word" or is_finite(tokens, i, lexicon) for i, token in enumerate(tokens[start:begin], start)):
        return end
    verbs = [i for i in range(begin, end) if tokens[i].low in FINITE and not tokens[i].quoted]
    if len(verbs) < 2 or any(tokens[i].kind == "mark" or tokens[i].low in LINKS for i in range(verbs[0], verbs[1])):
        return end
    return verbs[1] if verbs[1] > verbs[0] + 1 else end


def _opens_clause(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether *that* leads to a clause with a subject, and does not stand for the noun (*a claim that was …*)."""
    head = tokens[at]
    return head.kind == "word" and head.low not in AUXILIARIES and head.low not in lexicon.grammar.prepositions


def _author(tokens: Sequence[Token], noun: int, lexicon: SpeechLexicon) -> Phrase | None:
    """Who is named behind the noun: *claims* **by the union** *that …*, *calls* **from Oslo** *to …*."""
    if noun + 3 >= len(tokens) or tokens[noun + 1].low not in ("by", "from"):
        return None
    if tokens[noun].low not in lexicon.nouns and not any(noun_ == tokens[noun].low for noun_, _ in lexicon.noun_frames):
        return None
    phrase = subject_after(tokens, noun + 2, lexicon)
    if phrase is None or phrase.last - phrase.first > _LONGEST_AGENT:
        return None
    for i in range(phrase.first + 1, phrase.last):
        if tokens[i].low == "for":
            return Phrase(phrase.first, i, phrase.first)
    return phrase


def _is_own(tokens: Sequence[Token], owner: Phrase) -> bool:
    """Whether the owner is only a pronoun, so that a giver before it says more."""
    return owner.last - owner.first == 1 and tokens[owner.first].low in (
        "his",
        "her",
        "its",
        "their",
        "my",
        "our",
        "your",
    )


def _owner(tokens: Sequence[Token], noun: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The possessor before the noun, over one or two adjectives: *the union's repeated claim*, *his claim*."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        token = tokens[at]
        if token.kind != "word":
            return None
        if token.low in lexicon.grammar.possessives and token.low != "whose":
            return Phrase(at, at + 1, at)
        if token.low.endswith(("'s", "s'")) and token.low not in ("it's", "that's", "there's", "who's"):
            return _possessor(tokens, at, lexicon)
        if token.low in lexicon.grammar.determiners or token.low in lexicon.grammar.prepositions:
            return None
    return None


def _possessor(tokens: Sequence[Token], last: int, lexicon: SpeechLexicon) -> Phrase:
    """The noun phrase that ends in a possessive: to its determiner, or as far as capitals run."""
    first = last
    while first > 0 and last - first < _LONGEST_OWNER:
        before = tokens[first - 1]
        if before.kind != "word" or before.quoted or before.low in lexicon.grammar.prepositions:
            break
        if before.low in lexicon.grammar.determiners:
            first -= 1
            break
        if not (before.capital or tokens[first].capital is False):
            break
        if before.low in lexicon.verbs and not before.capital:
            break
        first -= 1
    return Phrase(first, last + 1, first)


_HAVING: Final = words("have has had having")


def _is_participle(token: Token, lexicon: SpeechLexicon) -> bool:
    """Whether *have* before the word is only its auxiliary: *has* **denied** *allegations* gives none."""
    told = any("participle" in verb.forms for verb in lexicon.verbs.get(token.low, ()))
    return told or (token.low.endswith("ed") and token.kind == "word")


def _giver(tokens: Sequence[Token], noun: int, lexicon: SpeechLexicon) -> tuple[int, Phrase] | None:
    """Where a verb of giving before the noun begins, and its subject: *residents voiced fears*."""
    for at in range(noun - 1, max(0, noun - 5), -1):
        low = tokens[at].low
        if low in lexicon.givers:
            if low in _HAVING and _is_participle(tokens[at + 1], lexicon):
                return None
            if low in lexicon.homographs and not low.endswith("s") and not is_plural(tokens[at - 1], lexicon.grammar):
                return None  # *Tajik* **state** *television claims that …*
            if any(
                token.low in lexicon.grammar.negations or token.low == "any" for token in tokens[max(0, at - 3) : noun]
            ):
                return None
            first = at
            while first > 0 and (
                tokens[first - 1].low in AUXILIARIES or tokens[first - 1].low in lexicon.grammar.adverbs
            ):
                first -= 1
            if tokens[first - 1].low in lexicon.grammar.prepositions:
                return None
            subject = subject_before(tokens, first, lexicon)
            return None if subject is None else (first, subject)
        if tokens[at].kind != "word" or low in lexicon.grammar.prepositions:
            return None
    return None
