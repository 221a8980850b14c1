"""What an attribution does: states, orders, denies; and which attributions are nobody's word at all."""

import re
from collections.abc import Sequence
from typing import Final, cast

from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.clauses import Token, span_of
from coranto.model.assertion import Act
from coranto.resources.speech import SpeechLexicon

_OF_THIS_TEXT: Final = re.compile(
    r"(?:(?:an?|the|our|this) )?(?:earlier|previous|original|first|prior) (?:\w+ )?"
    r"(?:version|edition|report|story|article|item|headline)s?"
    r"(?: (?:of|in) (?:this|the|our) (?:report|story|article|item|page|newspaper|dispatch|edition))?",
    re.I,
)
"""What a correction speaks of: the text's own former words, which are nobody's testimony."""


def is_of_this_text(text: str, tokens: Sequence[Token], made: Attribution) -> bool:
    """Whether the source is an earlier version of the text itself."""
    if made.source is None:
        return False
    return _OF_THIS_TEXT.fullmatch(span_of(tokens, made.source.first, made.source.last).of(text)) is not None


def act(made: Attribution, content: str, lexicon: SpeechLexicon) -> Act:
    """The act of the cue; *told them to* orders, and *dismissed as* denies only what somebody claimed."""
    assert made.cue is not None
    words = content.lower().split()
    if "addressee" in made.cue.verb.takes and words[:1] in (["to"], ["not"]):
        return "orders"
    if made.cue.act in ("states", "accuses") and _is_rebuttal(words, lexicon):
        return "denies"
    if made.cue.act == "denies" and _is_decried(words, made.cue.verb.lemma, lexicon):
        return "accuses"
    return cast(Act, made.cue.act)


def _is_decried(content: Sequence[str], verb: str, lexicon: SpeechLexicon) -> bool:
    """Whether something that nobody claimed is called a name: *dismissed the vote as a farce*.

    What is only compared or recalled is none: *denied it, as had been alleged*.
    """
    called = any(word == "as" and not (i and content[i - 1].endswith(",")) for i, word in enumerate(content))
    return called and verb != "deny" and not any(word.strip(".,") in lexicon.nouns for word in content)


_HEADED: Final = 6
"""Words within which a content must come to the charge that it calls false."""


def _is_rebuttal(content: Sequence[str], lexicon: SpeechLexicon) -> bool:
    """Whether the content calls a claim, a report or a charge false: *the accusation was baseless*."""
    bare = [word.strip(".,;:!?\"'“”’") for word in content]
    charged = next((i for i, word in enumerate(bare[:_HEADED]) if word in lexicon.nouns), None)
    return charged is not None and any(word in lexicon.baseless for word in bare[charged:])
