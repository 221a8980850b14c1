"""Speakers behind their verb: *It reached 90, two of them abroad,* **said the minister**."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.extents import sentence_start
from coranto.extract.speech.objects import has_finite
from coranto.extract.speech.phrases import is_amount
from coranto.extract.speech.sources import subject_after
from coranto.resources.speech import SpeechLexicon
from coranto.text.wordlists import words

_DESCRIBING: Final = words("who whose whom which where")


def is_inverted(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether the speaker of *said*, or of *claims one of them*, stands behind it, though a noun and a comma stand
    before it.

    What stands before has a verb of its own, what stands behind has none.
    """
    at = cue.first
    if at == 0 or tokens[at - 1].text != "," or cue.last - at > 1:
        return False
    if cue.verb.lemma != "say" and [token.low for token in tokens[cue.last : cue.last + 2]] != ["one", "of"]:
        return False
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text in ";:"), 0)
    start = max(start, sentence_start(tokens, at))
    told = has_finite(tokens, start, at - 1, lexicon) and all(token.low != "said" for token in tokens[start:at])
    told = told or is_amount(tokens, start, at)
    if not told or cue.last >= len(tokens):
        return False
    behind = tokens[cue.last]
    if behind.low == "that":  # *The cook, who fears for his job, says* **that** *two men died*
        return False
    if not behind.capital and behind.low not in lexicon.grammar.determiners | lexicon.grammar.possessives:
        return False
    subject = subject_after(tokens, cue.last, lexicon)
    if subject is None or behind.low in lexicon.grammar.pronouns:
        return False
    end = next((i for i in range(subject.last, len(tokens)) if tokens[i].text in ";."), len(tokens))
    described = subject.last + 1 < end and tokens[subject.last + 1].low in _DESCRIBING
    return described or not has_finite(tokens, subject.last, end, lexicon)
