"""Quotations without a verb: signed behind a dash, or led up to by a sentence that ends in a colon."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue, cues
from coranto.extract.speech.extents import is_over, sentence_start
from coranto.extract.speech.quote_runs import quotes_from, quotes_up_to
from coranto.extract.speech.sources import Phrase, subject_after, subject_before
from coranto.extract.speech.subjects import subject_of
from coranto.resources.speech import CueVerb, SpeechLexicon

_SIGNATURE: Final = CueVerb("", (), frozenset(), "states", frozenset({"quote"}))


def signed(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Attribution | None:
    """A statement that is a quotation signed by its speaker behind a dash."""
    at = next((i for i, token in enumerate(tokens) if token.kind != "quote"), len(tokens))
    if at == 0 or at + 1 >= len(tokens) or tokens[at].text not in ("-", "–", "—", "―", "~", "--"):
        return None
    source = subject_after(tokens, at + 1, lexicon)
    if source is None or not tokens[at + 1].capital or not is_over(tokens, source.last):
        return None
    return Attribution(Cue(at, at + 1, at, "phrase", _SIGNATURE), source, tuple(quotes_up_to(tokens, at - 1)), "direct")


def led_up_to(tokens: Sequence[Token], found: Sequence[Attribution], lexicon: SpeechLexicon) -> Attribution | None:
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
