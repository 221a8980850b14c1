"""Claims in the making: an attribution with its words turned into stretches of the text."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from coranto.extract.speech.acts import act
from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.clauses import Statement, Token, span_of
from coranto.extract.speech.renditions import translated
from coranto.extract.speech.settings import settings_of
from coranto.extract.speech.unknowns import Unknown
from coranto.model.annotation import Time
from coranto.model.assertion import Act, Mode, Passage, Said, Source, Verification
from coranto.resources.speech import SpeechLexicon
from coranto.text.spans import Span, trimmed


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    at: int
    """Index of its statement."""
    spans: list[tuple[int, int]]
    cue: Passage | None
    source: Span | None
    mode: Mode
    act: Act = "states"
    negated: bool = False
    flat: bool = False
    """Whether a denial is of what was told, whatever its verb: nothing is merely turned down."""
    modal: bool = False
    hearsay: bool = False
    translated: Literal["stated", "likely"] | None = None
    setting: str = ""
    """Words of the cue's clause outside content, cue and source."""
    said: Said | None = None
    entity: str | None = None
    inherited: "Draft | None" = None
    carried: set[int] = field(default_factory=set)
    """Further statements in which its quotation goes on."""
    chain: list[Source] = field(default_factory=list)
    checks: list[Verification] = field(default_factory=list)
    doubtful: bool = False
    """Whether nobody could check that the words are whose they are said to be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A dispatch as its claims are read from it."""

    text: str
    told: Sequence[Statement]
    times: Sequence[Time]
    named: frozenset[str]
    """Capitalised words of the text below the headline."""
    lexicon: SpeechLexicon
    declared: Sequence[Sequence[Unknown]]
    """What each statement declares not to be known: its words are no claim."""
    counted: Sequence[int]
    """Where quantities begin, in order."""
    is_tentative: Callable[[int, int], bool]
    """Whether a stretch tells a plan, a doubt or a condition."""

    def tells(self, start: int, end: int) -> bool:
        """Whether the narrator's words there are a claim: they count, plan, doubt or set a condition."""
        return self.counts(start, end) or self.is_tentative(start, end)

    def counts(self, start: int, end: int) -> bool:
        """Whether something is counted or measured in a stretch."""
        return bisect_left(self.counted, start) < bisect_left(self.counted, end)


def drafted(read: Reading, at: int, tokens: Sequence[Token], made: Attribution) -> Draft:
    """An attribution with its tokens turned into stretches of the text."""
    text = read.text
    content = _without_gap(tokens, made, read.declared[at]) if at < len(read.declared) else made.content
    spans = [inner(text, span_of(tokens, first, last), tokens[first]) for first, last in content]
    draft = Draft(at, [span for span in spans if span.start < span.end], None, None, made.mode)
    if made.cue is not None:
        cue = span_of(tokens, made.cue.first, made.cue.last)
        draft.cue = Passage(cue.start, cue.end, cue.of(text))
        draft.act = act(made, " ".join(text[start:end] for start, end in draft.spans), read.lexicon)
        draft.negated, draft.modal = made.cue.negated, made.cue.modal
        draft.hearsay = made.cue.shape == "passive" and made.source is None
        draft.translated = translated(tokens[: made.cue.last + 8], made.mode, read.lexicon)
    if made.source is not None:
        draft.source = _without_possessive(text, span_of(tokens, made.source.first, made.source.last))
    settings = [span_of(tokens, first, last) for first, last in settings_of(tokens, made)]
    draft.setting = " ".join(setting.of(text) for setting in settings)
    draft.said = said(settings, read.times)
    return draft


def _without_gap(tokens: Sequence[Token], made: Attribution, declared: Sequence[Unknown]) -> Sequence[tuple[int, int]]:
    """The content up to where the narrator says that its speaker gave no proof: *…* **but offered no proof**."""
    cut = []
    for first, last in made.content:
        for unknown in declared:
            at = unknown.first
            led = tokens[at].low == "without" or tokens[at - 1].low in ("but", "and", "though")
            own = unknown.subject is None or unknown.subject.last <= first
            if made.mode in ("indirect", "according-to") and unknown.reason == "unverifiable" and own and led:
                last = at - (tokens[at].low != "without") if first < at < last else last
        while last > first + 1 and tokens[last - 1].text == ",":
            last -= 1
        cut.append((first, last))
    return cut


def _without_possessive(text: str, span: Span) -> Span:
    """The owner's name alone: *the union* of *the union's claim*."""
    written = span.of(text)
    cut = 2 if written.endswith(("'s", "’s")) else 1 if written.endswith(("s'", "s’")) else 0
    return Span(span.start, span.end - cut)


def inners(text: str, quotes: Sequence[Token]) -> list[tuple[int, int]]:
    """The words of each quotation, without its marks; empty ones left out."""
    spans = [inner(text, Span(token.start, token.end), token) for token in quotes]
    return [span for span in spans if span.start < span.end]


def inner(text: str, span: Span, token: Token) -> Span:
    """A quotation without its marks; any other span as it is."""
    return span if token.kind != "quote" else trimmed(text, *(token.inner or span))


def said(settings: Sequence[Span], times: Sequence[Time]) -> Said | None:
    """When it was said: the first dated time in the words of the cue's own clause."""
    for setting in settings:
        for time in times[bisect_left(times, setting.start, key=lambda t: t.start) :]:
            if time.start >= setting.end:
                break
            if setting.contains((time.start, time.end)) and time.type in ("DATE", "TIME") and time.begin is not None:
                return Said(time.begin, time.until)
    return None
