"""Voices: who each source of a dispatch is, by name, or by whom a pronoun or a description can safely mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from coranto.extract.speakers.chains import turn_to_cited
from coranto.extract.speakers.descriptions import (
    Descriptions,
    described_body,
    described_person,
    descriptions,
    head_noun,
    is_indefinite,
)
from coranto.extract.speakers.pronouns import NEAR, PERSONAL, Voice, person_meant, pronoun, sexes
from coranto.extract.speakers.speakers import Names, body_named, body_subject, entity_of
from coranto.extract.speech.clauses import Statement, span_of
from coranto.extract.speech.drafts import Draft
from coranto.extract.speech.sources import antecedent
from coranto.resources.speakers import Pronoun, SpeakerWords
from coranto.resources.speech import SpeechLexicon
from coranto.text.spans import Span
from coranto.tools import Tools

_RELATIVE: Final = frozenset({"who", "which"})
_STRANGER: Final = re.compile(r"(?:^|, )(?:an?|another)\s+(?P<words>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,2})", re.I)
"""Somebody not named, as the subject of a sentence."""
_REACH: Final = 120
"""Characters before a relative pronoun in which the name that it stands for begins."""
_ANY_KIND: Final = frozenset({"group", "body", "organisation", "organization", "agency", "institution"})
"""Nouns for a body that its own name does not contradict, whatever it calls itself."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A dispatch as its speakers are told from it."""

    text: str
    statements: Sequence[Statement]
    stretches: Sequence[tuple[int, int]]
    """The statements' spans."""
    known: Names
    told: Descriptions
    sex: dict[str, Pronoun]
    lexicon: SpeechLexicon
    said: SpeakerWords
    people: frozenset[str]
    """Nouns for human beings."""


@dataclass(slots=True)
class _Heard:
    """Who spoke last: a person, a body, and nobody named by the noun that was used."""

    person: Voice | None = None
    body: Voice | None = None
    unnamed: dict[str, int] = field(default_factory=dict)


def name_sources(text: str, told: Sequence[Statement], drafts: list[Draft], known: Names, tools: Tools) -> None:
    """Fills in who each source is: by name, or for a pronoun or description whom it can safely mean."""
    lexicon, said = tools.speech, tools.speakers
    stretches = [(statement.start, statement.end) for statement in told]
    sex = sexes(text, known, tools.names, said)
    page = _Page(
        text,
        told,
        stretches,
        known,
        descriptions(text, known, lexicon, said),
        sex,
        lexicon,
        said,
        said.cited | tools.counted.people,
    )
    heard = _Heard()
    turn_to_cited(text, drafts, known, tools)
    for draft in sorted(drafts, key=lambda d: (d.at, d.cue.start if d.cue else d.spans[0][0])):
        if draft.inherited is not None:
            draft.entity = draft.inherited.entity
        elif draft.source is not None:
            draft.entity = _speaker(page, draft.at, draft.source, heard)


def _speaker(page: _Page, at: int, source: Span, heard: _Heard) -> str | None:
    """Who a source is; ``heard`` is told of it."""
    phrase = " ".join(source.of(page.text).split())
    form = pronoun(phrase)
    if form in PERSONAL:
        if _stranger_came(page, at, source.start, heard.person):
            heard.person = Voice(at, None)
            return None
        person = person_meant(form or "", at, source.start, page.stretches, heard.person, page.known, page.sex)
        heard.person = Voice(at, person) if person is not None else heard.person
        return person
    if form is not None:
        return _body_meant(page, at, source.start, form, heard)
    if phrase.lower() in _RELATIVE:
        return _antecedent(page, at, source)
    entity = entity_of(page.text, source, page.known, page.lexicon.bodies)
    if entity in page.said.umbrellas and not phrase.endswith(entity) and phrase.split()[-1] in page.lexicon.bodies:
        entity = None
    if any(mention.label == "person" for mention in page.known.within(source)):
        heard.person = Voice(at, entity)
        return entity
    if entity is not None:
        heard.body = Voice(at, entity)
        return entity
    return _described(page, at, source, phrase, heard)


def _stranger_came(page: _Page, at: int, end: int, last: Voice | None) -> bool:
    """Whether the narrative since somebody spoke brought in somebody without a name (*A fisherman held his net.*)."""
    for place in (at, at - 1):
        if place < 0 or (last is not None and last.at >= place):
            return False
        first, until = page.stretches[place]
        stretch = Span(first, max(first, min(until, end)))
        if any(mention.label == "person" for mention in page.known.within(stretch)):
            return False
        for found in _STRANGER.finditer(stretch.of(page.text)):
            if not page.people.isdisjoint(found["words"].lower().split()):
                return True
    return False


def _body_meant(page: _Page, at: int, start: int, form: str, heard: _Heard) -> str | None:
    """The body that *it* or *they* means: the one that spoke last, or that the sentence before is about."""
    if form == "it":
        heard.body = _nearer(page, at, start, heard.body)
    if heard.body is None or heard.body.entity is None or at - heard.body.at > NEAR:
        return None
    heard.body = Voice(at, heard.body.entity)
    return heard.body.entity


def _nearer(page: _Page, at: int, end: int, last: Voice | None) -> Voice | None:
    """The body that this statement up to ``end``, or else the one before, begins with, unless one spoke since."""
    for place in (at, at - 1):
        if place < 0 or (last is not None and last.at >= place):
            break
        first, until = page.stretches[place]
        subject = body_subject(page.text, first, min(until, end), page.known, page.lexicon)
        if subject is not None:
            return Voice(place, subject)
    return last


def _described(page: _Page, at: int, source: Span, phrase: str, heard: _Heard) -> str | None:
    """Who a noun phrase without a name of its own is, and what kind of speaker is heard by it."""
    person = described_person(phrase, source.start, page.told, page.said, heard.unnamed)
    if person is not None:
        heard.person = Voice(at, person)
        return person
    body = described_body(phrase, source.start, page.told, page.said) or _any_body(page, at, phrase, heard)
    if body is not None:
        heard.body = Voice(at, body)
        return body
    head = head_noun(phrase.partition(",")[0], page.said) or ""
    collective = body_named(page.text, source, page.lexicon.collectives)
    if collective is not None or head in page.lexicon.bodies | page.said.bodies:
        heard.body = Voice(at, None if collective in page.said.bodies else collective)
    elif _is_crowd(head) or head in page.said.crowds | page.said.media:
        heard.body = Voice(at, None)
    elif head not in page.said.things:
        heard.person = Voice(at, None)
        if is_indefinite(phrase):
            heard.unnamed[head] = source.start
    return None


def _is_crowd(head: str) -> bool:
    return head.endswith(("men", "people")) or (head.endswith("s") and not head.endswith("ss"))


def _any_body(page: _Page, at: int, phrase: str, heard: _Heard) -> str | None:
    """The body that *the company* and its like mean: the last that spoke, or that the sentence before is about.

    Null where its name says that it is something else (a council is no company), or where another body was named since.
    """
    head = head_noun(phrase.partition(",")[0], page.said)
    if head not in page.said.bodies or not phrase.lower().startswith(("the ", "this ", "that ")):
        return None
    last = _nearer(page, at, page.stretches[at][0], heard.body)
    if last is None or last.entity is None or at - last.at > NEAR:
        return None
    named = [
        mention.entity or mention.text
        for mention in page.known.within((page.stretches[last.at][0], page.stretches[at][0]))
        if mention.label == "organization"
    ]
    kind = {word.lower() for word in last.entity.split()} & page.lexicon.collectives
    contradicts = (bool(kind) and head not in kind and head not in _ANY_KIND) or _may_be_a_crowd(page, last.entity)
    return last.entity if set(named) == {last.entity} and not contradicts else None


def _may_be_a_crowd(page: _Page, name: str) -> bool:
    """Whether a name may be a plain plural with the capital of a sentence (*Strikers said …*): that is no company."""
    if not (name.isalpha() and name[1:].islower() and name.endswith("s")):
        return False
    opens = {first for first, _ in page.stretches}
    return all(m.start in opens for m in page.known.mentions if name in (m.entity, m.text))


def _antecedent(page: _Page, at: int, source: Span) -> str | None:
    """Who a relative pronoun stands for: by the noun phrase before it (**an official** *at the ministry, who*).

    *Which* means the body whose name ends there, whatever that name complements.
    """
    near = page.known.within((max(0, source.start - _REACH), source.start))
    ending = [m for m in near if page.text[m.end : source.start].strip(" ,)") == ""]
    named = (ending[-1].entity or ending[-1].text) if ending else None
    if source.of(page.text).lower() == "which":
        return named
    tokens = page.statements[at].tokens
    place = next((i for i, token in enumerate(tokens) if token.start == source.start), None)
    phrase = antecedent(tokens, place, page.lexicon) if place is not None else None
    if phrase is None:
        return named if ending and ending[-1].label == "person" else None
    return entity_of(page.text, span_of(tokens, phrase.first, phrase.last), page.known, page.lexicon.bodies)
