"""Disclaimers: a narrator's word on what was checked, and which claims it means."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from coranto.extract.speakers.pronouns import IMPERSONAL, PERSONAL
from coranto.extract.speech.clauses import Statement, Token, span_of
from coranto.extract.speech.drafts import Draft
from coranto.extract.speech.sources import Phrase, subject_after, subject_before
from coranto.extract.speech.unknowns import Unknown
from coranto.model.assertion import Verification
from coranto.resources.speech import SpeechLexicon
from coranto.resources.standing import CheckWords
from coranto.text.spans import Span
from coranto.text.stems import content_words

_FARTHEST: Final = 6
"""Statements: a disclaimer reaches no farther back."""
_SILENT: Final = 2
"""Statements without claims that may stand between a disclaimer and what it means."""
_NEAR: Final = 6
"""Tokens within which a verb of checking comes to its object."""
_POINTING: Final = 2
"""Words: a shorter denied content says nothing of its own."""
_SUBJECT: Final = 3
"""Words before *turned out to be false* that name what did."""
_LEAD: Final = 20
"""Statements at the head of a dispatch whose tolls a later disclaimer can mean."""
_TOLLS: Final = frozenset({"casualty", "casualties", "toll", "tolls", "deaths", "dead"})
_VICTIMS: Final = re.compile(
    r"\b(?:kill\w*|dead|die[ds]?|death\w*|injur\w*|wound\w*|casualt\w+|toll|victims?|missing)\b", re.I
)
"""A toll that nobody checked is that of the lead, too."""
_LOCATED: Final = frozenset({"location", "locations", "site", "authenticity"})
"""What only a checker confirms: *confirmed the location*."""
_PROOF: Final = frozenset({"proof", "evidence"})
"""Whoever gives none has checked nothing."""
_SIDES: Final = 2
"""Sides of which *neither* and *both* speak."""
_GOES_ON: Final = PERSONAL | IMPERSONAL | frozenset({"its", "his", "her", "their"})
"""First words of a speaker who is, or is of, the one told of before."""
_ARTICLES: Final = frozenset({"the", "a", "an"})
_ANYBODY: Final = frozenset({"a", "an", "one", "another", "who"})
"""First words of a speaker who is nobody's: *a villager who said so*."""
_SINGLE: Final = frozenset({"figure", "number", "toll", "count"})
"""What each side gave one of: *neither figure*."""
_EMPTY: Final = frozenset({"it", "this", "that", "they", "there", "which", "he", "she", "we"})
_OWNED: Final = re.compile(r"([\w-]+)(?:['’]s|s['’])\s")

_PARTED: Final = re.compile(r"\s*(?:[;:–—]| -|, (?:but|and|though|although)\b)")
"""Between what the narrator tells and another's word on it."""
_MESSAGES: Final = frozenset({"message", "messages", "letter", "letters", "authenticity", "audio", "tape", "voice"})
"""What may be somebody else's, whatever it says."""
_WISHES: Final = frozenset({"promises", "orders", "urges", "asks"})
"""Acts whose content nobody could check, but only whether the words are genuine."""

Outcome = Literal["verified", "unverified", "refuted"]


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """A word on whether something was checked: where it stands, who checked, and its words for what."""

    start: int
    end: int
    by: str | None
    outcome: Outcome
    about: str
    words: frozenset[str]
    """The words of ``about``, in lower case."""
    until: int
    """Where the words that it means end, if they stand behind it."""
    relative: bool = False
    """Whether it is a clause about the words before it: *…, a figure that AFP could not verify*."""


def disclaimers(
    text: str,
    told: Sequence[Statement],
    declared: Sequence[Sequence[Unknown]],
    speech: SpeechLexicon,
    words: CheckWords,
) -> dict[int, list[Disclaimer]]:
    """Every disclaimer by the index of its statement; ``declared`` are the unknowns of each statement."""
    found: dict[int, list[Disclaimer]] = {}
    for at, (statement, unknown) in enumerate(zip(told, declared, strict=True)):
        tokens = statement.tokens
        here = [
            _unchecked(text, tokens, one)
            for one in unknown
            if one.reason == "unverifiable" and tokens[one.last - 1].low != "impossible"
        ]
        here += _checked(text, tokens, speech, words)
        refuted = words.refuted.search(text, statement.start, statement.end)
        if refuted is not None and _is_of_words(text[statement.start : refuted.start()], words):
            told_of = [(statement.start, refuted.end())]
            here.append(_made(text, (refuted.start(), refuted.end()), None, "refuted", told_of))
        if here:
            found[at] = here
    return found


def _is_of_words(before: str, words: CheckWords) -> bool:
    """Whether what turned out to be false is somebody's word or picture: *the report*, *which*."""
    near = set(re.findall(r"[\w-]+", before.lower())[-_SUBJECT:])
    return bool(near & (words.things | words.pointers))


def _made(
    text: str, where: tuple[int, int], by: str | None, outcome: Outcome, about: Sequence[tuple[int, int]]
) -> Disclaimer:
    told = " ".join(text[start:end] for start, end in about)
    named = None if by is None or by.lower() in _EMPTY else by
    until = max((end for _, end in about), default=where[1])
    return Disclaimer(*where, named, outcome, told, frozenset(re.findall(r"[\w-]+", told.lower())), until)


def _unchecked(text: str, tokens: Sequence[Token], unknown: Unknown) -> Disclaimer:
    """What could not be verified, as a disclaimer; a relative clause means what the rest of its sentence tells."""
    subject = unknown.subject
    first = unknown.first if subject is None else min(subject.first, unknown.first)
    named = unknown.subject if unknown.about_subject else unknown.matter
    about = [span_of(tokens, named.first, named.last)] if named else []
    if unknown.end > unknown.last:
        about.append(span_of(tokens, unknown.last, unknown.end))
    if unknown.matter is not None:
        about.append(Span(tokens[-1].end, tokens[-1].end))
    by = None
    proof = any(token.low in _PROOF for token in tokens[unknown.first : unknown.last])
    if subject is not None and not unknown.about_subject and not proof:
        by = span_of(tokens, subject.first, subject.last).of(text)
    made = _made(text, (tokens[first].start, tokens[unknown.last - 1].end), by, "unverified", about)
    return replace(made, relative=unknown.matter is not None)


def _checked(text: str, tokens: Sequence[Token], speech: SpeechLexicon, words: CheckWords) -> Iterator[Disclaimer]:
    """*The BBC has verified the video*, *footage verified by the BBC*, *confirmed the location*."""
    for at, token in enumerate(tokens):
        located = token.low in ("confirmed", "confirms")
        if token.quoted or not (token.low in words.checks or located):
            continue
        agent, first = _agent(tokens, at, speech)
        thing = next((i for i in range(at + 1, min(at + _NEAR, len(tokens))) if tokens[i].low in words.things), None)
        if located and (thing is None or tokens[thing].low not in _LOCATED | words.footage):
            continue
        if agent is None or (thing is None and agent.first < at) or _negated(tokens, first, at, speech):
            continue
        by = span_of(tokens, agent.first, agent.last).of(text)
        about = (tokens[at].end, tokens[-1].end) if agent.first < at else (tokens[0].start, tokens[at].start)
        start = tokens[min(agent.first, first)].start
        outcome: Outcome = "refuted" if token.low.startswith("debunk") else "verified"
        whole = [] if agent.first < at else [(tokens[-1].end, tokens[-1].end)]
        yield _made(text, (start, token.end), by, outcome, [about, *whole])


def _agent(tokens: Sequence[Token], at: int, speech: SpeechLexicon) -> tuple[Phrase | None, int]:
    """Who checked: behind *by*, else the subject; and where the verb group begins."""
    by = next((i for i in (at + 1, at + 2) if i < len(tokens) and tokens[i].low == "by"), None)
    first = at
    while first > 0 and (
        tokens[first - 1].low in speech.grammar.auxiliaries
        or tokens[first - 1].low in speech.grammar.adverbs
        or tokens[first - 1].low.endswith("ly")
    ):
        first -= 1
    if by is not None:
        return subject_after(tokens, by + 1, speech), first
    if any(token.low in speech.grammar.be for token in tokens[first:at]):
        return None, first
    return subject_before(tokens, first, speech), first


def _negated(tokens: Sequence[Token], first: int, at: int, speech: SpeechLexicon) -> bool:
    return any(token.low in speech.grammar.negations for token in tokens[max(0, first - 1) : at])


# ------------------------------------------------------------------------------------------- what a disclaimer means


def check(
    text: str,
    told: Sequence[Statement],
    drafts: list[Draft],
    found: Mapping[int, Sequence[Disclaimer]],
    words: CheckWords,
    counts: Callable[[int, int], bool],
) -> None:
    """Adds to each claim the disclaimers that mean it, and drops what only repeats a disclaimer.

    ``counts`` tells whether something is counted in a stretch.
    """
    drafts[:] = [d for d in drafts if not any(_repeats(d, said) for said in found.get(d.at, ()))]
    spoken: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.mode != "narrator":
            spoken[draft.at].append(draft)
    counted = {at: [d for d in here if any(counts(s, e) for s, e in d.spans)] for at, here in spoken.items()}
    for at, here in found.items():
        for said in here:
            heard = counted if said.words & words.figures else spoken
            reached = _told_beside(text, at, drafts, said)
            reached = reached or _reached(text, at, told, heard, said, words)
            reached = reached or _reached(text, at, told, spoken, said, words)
            if said.words and not said.words & (words.things | words.figures | words.pointers):
                stems = content_words(said.about)
                reached = [d for d in reached if stems & content_words(" ".join(text[s:e] for s, e in d.spans))]
            genuine = _is_of_message(said, words)
            reached = [d for d in reached if (genuine or d.act not in _WISHES) and not _only_points(text, d)]
            for draft in reached:
                draft.doubtful = draft.doubtful or (genuine and said.outcome == "unverified")
                draft.checks.append(Verification(said.by, said.outcome, said.start, said.end))


def _told_beside(text: str, at: int, drafts: Sequence[Draft], said: Disclaimer) -> list[Draft]:
    """What the narrator tells in the same sentence before a pronoun means it: *the list has 40 names; he said it is not
    verified*; nothing where somebody else is quoted there.
    """
    if said.outcome != "unverified" or said.about.lower() not in IMPERSONAL:
        return []
    before = [d for d in drafts if d.at == at and d.spans[-1][1] <= said.start]
    parted = [d for d in before if _PARTED.match(text, d.spans[-1][1], said.start) is not None]
    return parted[-1:] if parted and all(d.mode == "narrator" for d in before) else []


def _is_of_message(said: Disclaimer, words: CheckWords) -> bool:
    """Whether it is of a recording or a letter, which may be somebody else's, and so of all that is told from it."""
    return bool(said.words & (words.footage | _MESSAGES))


def _only_points(text: str, draft: Draft) -> bool:
    """Whether a denial only points at what is checked: *disputes this*."""
    return draft.act == "denies" and sum(len(text[start:end].split()) for start, end in draft.spans) <= _POINTING


def _repeats(draft: Draft, said: Disclaimer) -> bool:
    if draft.mode == "narrator":
        return _holds(draft, said)
    return draft.cue is not None and said.start <= draft.cue.start < said.end and said.outcome != "refuted"


def _reached(
    text: str,
    at: int,
    told: Sequence[Statement],
    spoken: Mapping[int, list[Draft]],
    said: Disclaimer,
    words: CheckWords,
) -> list[Draft]:
    """The claims that a disclaimer in statement ``at`` means: those of its own sentence, of whom or of what it names,
    else those right before it, and if it means several, those before them in its paragraph and as far back as a
    pronoun leads.
    """
    own = [d for d in spoken.get(at, ()) if said.relative or not _holds(d, said)]
    meant = [d for d in own if d.spans[0][0] < said.start]
    meant = meant or [d for d in own if d.cue is not None and d.cue.start < said.until]
    if meant:
        return meant
    if any(_holds(d, said) for d in spoken.get(at, ())) and said.outcome != "unverified":
        return []
    both = said.words & {"neither", "both", "either"}
    back = [
        [d for d in spoken.get(i, []) if both or not _only_points(text, d)]
        for i in range(at - 1, max(-1, at - 1 - _FARTHEST), -1)
    ]
    for sought in (_owners(said), said.words & words.footage):
        named = [[d for d in group if _speaks_of(text, d, sought)] for group in back] if sought else []
        nearest = next((group for group in named if group), None)
        if nearest is not None:
            return nearest
    near = next((i for i, group in enumerate(back[: _SILENT + 1]) if group), None)
    if near is None:
        return []
    if both:
        return _of_two(text, back, once=bool(said.words & _SINGLE))
    reached = list(back[near])
    if said.words & words.figures and _is_several(said, words):
        lead = [draft for i in range(min(_LEAD, max(0, at - 1 - _FARTHEST))) for draft in spoken.get(i, ())]
        tolls = [draft for draft in lead if said.words & _TOLLS and _tells_toll(text, draft)]
        return [*tolls, *(draft for group in reversed(back) for draft in group)]
    if not _is_several(said, words):
        if _is_of_message(said, words):
            paragraph = [i for i in range(near + 1, len(back)) if told[at - 1 - i].paragraph == told[at].paragraph]
            reached = [*(draft for i in reversed(paragraph) for draft in back[i]), *reached]
        return [draft for draft in reached if _speaker(text, draft) == _speaker(text, reached[-1])]
    last = reached
    for i in range(near + 1, len(back)):
        pronoun = any(d.source is not None and d.source.of(text).lower() in PERSONAL | IMPERSONAL for d in last)
        if not pronoun and told[at - 1 - i].paragraph != told[at].paragraph:
            break
        last = back[i]
        reached = [*last, *reached]
    return reached


def _holds(draft: Draft, said: Disclaimer) -> bool:
    return any(start < said.end <= end for start, end in draft.spans)


def _owners(said: Disclaimer) -> frozenset[str]:
    """Whose claims it means: *Moscow's claim*, *the rebels' figures*."""
    return frozenset(match.group(1).lower() for match in _OWNED.finditer(said.about))


def _speaks_of(text: str, draft: Draft, sought: frozenset[str]) -> bool:
    """Whether the source or the content has one of the words, as written or in the plural."""
    spans = [(draft.source.start, draft.source.end)] if draft.source is not None else []
    low = {word for start, end in (*spans, *draft.spans) for word in re.findall(r"[\w-]+", text[start:end].lower())}
    return bool(low & (sought | {word.removesuffix("s") for word in sought} | {word + "s" for word in sought}))


def _is_several(said: Disclaimer, words: CheckWords) -> bool:
    return bool(
        said.words & words.several
        or re.search(r"\b(?:claims|accounts|reports|assertions|allegations|statements)\b", said.about)
        or re.search(r"\bthe (?:\w+ )?(?:figures|numbers|tolls)\b", said.about)
    )


def _tells_toll(text: str, draft: Draft) -> bool:
    return any(_VICTIMS.search(text, start, end) is not None for start, end in draft.spans)


def _speaker(text: str, draft: Draft) -> str:
    return draft.entity or (draft.source.of(text) if draft.source is not None else "")


def _of_two(text: str, back: Sequence[list[Draft]], *, once: bool) -> list[Draft]:
    """The claims of the two sides right before (*neither account*, *both sides' claims*), or the last of each."""
    reached: list[Draft] = []
    pending: list[Draft] = []
    sides: list[frozenset[str]] = []
    for draft in (draft for group in back for draft in reversed(group)):
        source = draft.source.of(text).lower().split() if draft.source is not None else []
        if _only_points(text, draft):
            pending = []  # nor is what somebody adds to *denied it* an account
            continue
        if source and source[0] in _GOES_ON and not once:
            pending.append(draft)  # whose side it is tells whoever is named before
            continue
        if source and source[0] in _ANYBODY:
            reached += [] if once else [draft]  # a witness is no side
            continue
        words = frozenset(_speaker(text, draft).lower().split()) - _ARTICLES
        known = any(words <= side or side <= words for side in sides)
        if not known and len(sides) == _SIDES:
            return reached
        if not (known and once):
            reached += [*pending, draft]
        pending = []
        sides += [] if known else [words]
    return [*reached, *pending]
