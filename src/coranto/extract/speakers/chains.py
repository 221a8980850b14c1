"""Chains: who passes on what another says (*Interfax said the ministry said*, *told Reuters*, *citing police*)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.speakers.descriptions import head_noun
from coranto.extract.speakers.pronouns import IMPERSONAL, PERSONAL
from coranto.extract.speakers.speakers import Names, entity_of
from coranto.extract.speech.clauses import Statement
from coranto.extract.speech.drafts import Draft
from coranto.model.annotation import Mention
from coranto.model.assertion import Source
from coranto.resources.speakers import SpeakerWords
from coranto.text.spans import Span
from coranto.tools import Tools

_AFTERWARDS: Final = re.compile(
    r"\b(?:after|before|when|as|while|since|because|though|although|until)\s+(?:\w+\s+){0,2}$", re.I
)
_CITING: Final = re.compile(r"citing|quoting", re.I)
_LONGEST_CITED: Final = 14
"""Words of the longest noun phrase that is read as somebody cited."""
_TOLD: Final = re.compile(r"(?:\btell|\btells|\btold|\btelling|\binform|\binforms|\binformed|\binforming)$", re.I)
_CARRIED: Final = re.compile(
    r"\b(?:interview(?:s|ed)?\s+(?:with|to|for|on|by)|(?:speaking|spoke|talking)\s+(?:to|on)"
    r"|(?:statements?|comments?|remarks?|letter|e-?mail)\s+to|(?P<quoting>(?:quoted|cited|carried|published|reported|broadcast|aired)\s+(?:by|in|on)))\b",
    re.I,
)
_TO_NAME: Final = re.compile(r"\s+(?:(?:the|a|an|its|this)\s+)?(?:[a-z][\w’'-]*\s+){0,4}$")
_NOUN_PHRASE: Final = re.compile(r"\s+(?:the|a|an)(?:\s+[\w’'-]+){1,4}")
_WORD: Final = re.compile(r"\w+")
_NOUN_BEHIND: Final = re.compile(r"\s+(?:news\s+)?(?P<noun>[a-z]+)\b")


# ------------------------------------------------------------------------------------------------ who is cited


def turn_to_cited(text: str, drafts: Sequence[Draft], known: Names, tools: Tools) -> None:
    """Makes of *citing somebody* the claim of that speaker, which the citing medium passes on.

    *TVM reported, citing the minister, that it rained*: TVM says so, and so does the minister. What is cited and does
    not speak (*a lack of funds*) stays what is cited.
    """
    for citing in [draft for draft in drafts if draft.cue is not None and _CITING.fullmatch(draft.cue.text)]:
        cited = _cited_speaker(text, citing, known, tools)
        carried = _given_with(text, citing, drafts, tools.speakers) if cited is not None else None
        if carried is not None and citing.source is not None:
            citing.chain.append(Source(*citing.source, citing.source.of(text), None))
            citing.source, citing.spans, citing.mode = cited, list(carried.spans), carried.mode


def _cited_speaker(text: str, citing: Draft, known: Names, tools: Tools) -> Span | None:
    """The noun phrase that is cited, if it is of somebody, a body or a paper."""
    if len(citing.spans) != 1:
        return None
    span = Span(*citing.spans[0])
    words = span.of(text).split()
    if len(words) > _LONGEST_CITED or any(mark in span.of(text) for mark in '"“”:;'):
        return None
    said, lexicon = tools.speakers, tools.speech
    head = head_noun(span.of(text).partition(",")[0], said) or ""
    speaks = any(head in nouns for nouns in (said.cited, tools.counted.people, said.things, said.media))
    speaks = speaks or head in lexicon.collectives | lexicon.headline_sources
    return span if speaks or entity_of(text, span, known, lexicon.bodies) is not None else None


def _given_with(text: str, citing: Draft, drafts: Sequence[Draft], said: SpeakerWords) -> Draft | None:
    """The claim for which somebody is cited: what a medium says beside it."""
    if citing.cue is None or citing.source is None:
        return None
    place = citing.cue.start
    same = [
        d for d in drafts if d is not citing and d.at == citing.at and d.source == citing.source and d.cue is not None
    ]
    if not (is_medium(citing.source.of(text), said) or any(_is_report(draft) for draft in same)):
        return None
    return min(same, key=lambda d: abs(d.cue.start - place) if d.cue is not None else 0, default=None)


def _is_report(draft: Draft) -> bool:
    return draft.cue is not None and draft.cue.text.lower().split()[-1] in ("report", "reports", "reported")


# ------------------------------------------------------------------------------------------------ who passes it on


def chain_sources(text: str, told: Sequence[Statement], drafts: Sequence[Draft], known: Names, tools: Tools) -> None:
    """Puts whoever reports a statement that itself attributes something into the inner claim's chain, nearest first.

    So does a medium that somebody told, or that quoted somebody. A quotation that goes on has its beginning's chain.
    """
    by_statement: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_statement[draft.at].append(draft)
    for at, group in by_statement.items():
        for draft in group:
            draft.chain[:] = [_named(one, text, known, tools) for one in draft.chain]
        for inner in group:
            outers = [outer for outer in group if _reports(text, outer, inner)]
            for outer in sorted(outers, key=lambda d: sum(end - start for start, end in d.spans)):
                if outer.source is not None:
                    inner.chain.append(Source(*outer.source, outer.source.of(text), outer.entity))
        _add_media(text, at, told, group, known, tools)
    for draft in drafts:
        if draft.inherited is not None and not draft.chain:
            draft.chain += draft.inherited.chain


def _named(one: Source, text: str, known: Names, tools: Tools) -> Source:
    if one.entity is not None:
        return one
    return Source(one.start, one.end, one.text, entity_of(text, (one.start, one.end), known, tools.speech.bodies))


def _reports(text: str, outer: Draft, inner: Draft) -> bool:
    """Whether the content of ``outer`` holds the cue and the named source of ``inner``."""
    if outer is inner or inner.cue is None or inner.source is None or outer.source is None or outer.act == "denies":
        return False
    if inner.source.of(text).lower() in PERSONAL | IMPERSONAL | {"who", "we", "i"}:
        return False
    if _AFTERWARDS.search(text, max(0, inner.source.start - 40), inner.source.start):
        return False
    return any(
        start <= inner.cue.start and inner.cue.end <= end and start <= inner.source.start < end
        for start, end in outer.spans
    )


_OPENING: Final = 600
"""Characters within which a dispatch says whose it is."""


def _is_own(text: str, medium: str, told: Sequence[Statement]) -> bool:
    """Whether a medium is the outlet of the dispatch: its name stands in a line above the text or in the dateline."""
    name = re.escape(medium.removeprefix("the ").removeprefix("The "))
    above = text[told[0].end : told[1].start] if len(told) > 1 else ""
    dateline = re.search(rf"\(\s*{name}\b[^)]*\)", text[:_OPENING])
    return dateline is not None or re.search(rf"\b{name}\b", text[: told[0].start] + above) is not None


def _add_media(
    text: str, at: int, told: Sequence[Statement], group: Sequence[Draft], known: Names, tools: Tools
) -> None:
    """The medium that each speaker of a statement told or that quotes one, where nobody else passes the claim on.

    Who tells the outlet of the dispatch itself told nobody in between.
    """
    for draft in group:
        if draft.source is None or draft.cue is None or draft.mode == "narrator":
            continue
        place = draft.cue.end if _TOLD.search(draft.cue.text) else None
        medium = None if place is None else _medium_at(text, place, known, tools.speakers)
        medium = medium or _carrier(text, told[at], draft, known, tools.speakers)
        if medium is None or medium == draft.source or _is_own(text, medium.of(text), told):
            continue
        name = Source(*medium, medium.of(text), entity_of(text, medium, known, tools.speech.bodies))
        for other in group:
            if other.source == draft.source and not other.chain:
                other.chain.append(name)


def _carrier(text: str, statement: Statement, draft: Draft, known: Names, said: SpeakerWords) -> Span | None:
    """The medium named around a claim: *in an interview with* **Radio Uno**, *quoted by* **the newspaper El Faro**."""
    for found in _CARRIED.finditer(text, statement.start, statement.end):
        if not any(start <= found.start() < end for start, end in draft.spans):
            medium = _medium_at(text, found.end(), known, said, quoting=found["quoting"] is not None)
            if medium is not None:
                return medium
    return None


def _medium_at(text: str, at: int, known: Names, said: SpeakerWords, *, quoting: bool = False) -> Span | None:
    """The noun phrase of a medium that begins at ``at``: one with a medium's name or its noun.

    Behind *quoted in* and its like (``quoting``) any name but a place's is one.
    """
    for mention in _near(at, known):
        gap = text[at : mention.start]
        if not _TO_NAME.fullmatch(gap):
            continue
        behind = _NOUN_BEHIND.match(text, mention.end)
        noun = behind is not None and behind["noun"] in said.media
        named = is_medium(mention.text, said) or (quoting and mention.label != "place")
        if noun or named or not said.media.isdisjoint(gap.split()):
            return Span(at + len(gap) - len(gap.lstrip()), behind.end() if behind is not None and noun else mention.end)
        return None
    plain = _NOUN_PHRASE.match(text, at)
    ends = [word.end() for word in _WORD.finditer(text, at, plain.end() if plain else at) if word.group() in said.media]
    return Span(at + 1, ends[-1]) if ends else None


def _near(at: int, known: Names) -> Iterator[Mention]:
    return iter(known.within((at, at + 90))[:1])


def is_medium(phrase: str, said: SpeakerWords) -> bool:
    """Whether a phrase names a newspaper, an agency, a broadcaster: by its noun or its name's first or last word."""
    bare = phrase.partition(",")[0].removeprefix("the ").removeprefix("The ")
    words = bare.lower().split()
    if not words:
        return False
    kind = words[-1] in said.media_names | said.media or words[0] in ("radio", "daily", "tv")
    return kind or words[-1] == "media" or any(name in said.known_media for name in (bare, bare.split()[-1]))
