"""Speakers behind their verb: *It reached 90, two of them abroad,* **said the minister**."""

from collections.abc import Sequence

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.extents import sentence_start
from coranto.extract.speech.objects import has_finite
from coranto.extract.speech.sources import subject_after
from coranto.resources.speech import SpeechLexicon


def is_inverted(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether the speaker of *said* stands behind it, though a noun and a comma stand before it.

    What stands before has a verb of its own, what stands behind has none.
    """
    at = cue.first
    if cue.verb.lemma != "say" or at == 0 or tokens[at - 1].text != "," or cue.last - at > 1:
        return False
    start = sentence_start(tokens, at)
    told = has_finite(tokens, start, at - 1, lexicon) and all(token.low != "said" for token in tokens[start:at])
    if not told or cue.last >= len(tokens) or tokens[cue.last].low not in ("the", "its"):
        return False
    end = next((i for i in range(cue.last, len(tokens)) if tokens[i].text in ";."), len(tokens))
    return subject_after(tokens, cue.last, lexicon) is not None and not has_finite(tokens, cue.last, end, lexicon)
