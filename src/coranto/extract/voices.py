"""Voices: who each source of a dispatch is, by name, or by whom a pronoun or a description can safely mean."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.clauses import Statement
from coranto.extract.drafts import Draft
from coranto.extract.speakers import (
    NEAR,
    Names,
    Voice,
    body_named,
    body_subject,
    entity_of,
    genders_of,
    person_meant,
)
from coranto.resources.speech import SpeechLexicon

PERSONAL: Final = frozenset({"he", "she"})
IMPERSONAL: Final = frozenset({"it", "they"})
_RELATIVE: Final = frozenset({"who", "which"})


def name_sources(
    text: str, told: Sequence[Statement], drafts: list[Draft], known: Names, lexicon: SpeechLexicon
) -> None:
    """Fills in who each source is: by name, or for a pronoun the person or the body it can safely mean."""
    genders = genders_of(text, known)
    stretches = [(statement.start, statement.end) for statement in told]
    person: Voice | None = None
    body: Voice | None = None
    for draft in sorted(drafts, key=lambda d: (d.at, d.cue.start if d.cue else d.spans[0][0])):
        if draft.inherited is not None:
            draft.entity = draft.inherited.entity
        if draft.source is None:
            continue
        low = draft.source.of(text).lower()
        if low in PERSONAL:
            draft.entity = person_meant(
                low, Voice(draft.at, None), draft.source.start, stretches, person, known, genders
            )
            person = Voice(draft.at, draft.entity) if draft.entity else person
        elif low in IMPERSONAL:
            if low == "it" and draft.at > 0 and (body is None or body.at < draft.at - 1):
                nearer = body_subject(text, *stretches[draft.at - 1], known, lexicon)
                body = Voice(draft.at - 1, nearer) if nearer is not None else body
            draft.entity = body.entity if body is not None and draft.at - body.at <= NEAR else None
            body = Voice(draft.at, draft.entity) if draft.entity else body
        elif low in _RELATIVE:
            draft.entity = _named_before(text, draft.source.start, known)
        elif draft.inherited is None:
            draft.entity = entity_of(text, draft.source, known, lexicon.bodies)
            collective = None if draft.entity else body_named(text, draft.source, lexicon.collectives)
            if collective is None and any(m.label == "person" for m in known.within(draft.source)):
                person = Voice(draft.at, draft.entity)
            else:
                body = Voice(draft.at, draft.entity or collective)


def _named_before(text: str, at: int, known: Names) -> str | None:
    """Who a relative pronoun stands for: the name that ends right before it."""
    near = [m for m in known.within((max(0, at - 120), at)) if text[m.end : at].strip(" ,)") == ""]
    return (near[-1].entity or near[-1].text) if near else None
