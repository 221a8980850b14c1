"""Pronouns: whom *he*, *she*, *it* and *they* can safely mean as the source of a claim."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.speakers.speakers import Names
from coranto.model.annotation import Mention
from coranto.resources.names import NameLexicon
from coranto.resources.speakers import Pronoun, SpeakerWords
from coranto.text.names import fold_name

NEAR: Final = 3
"""Statements: a pronoun means nobody who spoke farther back."""
SUBJECT_PLACE: Final = 90
"""Characters from the start of a statement within which its subject is looked for."""
PERSONAL: Final = frozenset({"he", "she"})
IMPERSONAL: Final = frozenset({"it", "they"})
_LEAD: Final = re.compile(r"([^\W\d_]+)\.?\s$")
_FORMS: Final[Mapping[str, str]] = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "it": "it", "its": "it", "they": "they",
    "them": "they", "their": "they",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke in which statement; null where the source is somebody not named."""

    at: int
    entity: str | None


def pronoun(source: str) -> str | None:
    """*he*, *she*, *it* or *they* for a source that is a form of it (*her*, *they've*), else None."""
    return _FORMS.get(re.split(r"['’]", source.lower(), maxsplit=1)[0])


def sexes(text: str, known: Names, names: NameLexicon, said: SpeakerWords) -> dict[str, Pronoun]:
    """The pronoun for each person: by a title or a noun before the name, else by the given name where that tells."""
    told: dict[str, Pronoun] = {}
    given: dict[str, Pronoun] = {}
    for mention in known.mentions:
        if mention.label != "person":
            continue
        entity = mention.entity or mention.text
        by_noun = _by_noun(text, mention, said)
        if by_noun is not None:
            told.setdefault(entity, by_noun)
        by_name = _by_given_name(entity, names)
        if by_name is not None:
            given[entity] = by_name
    return {**given, **told}


def _by_noun(text: str, mention: Mention, said: SpeakerWords) -> Pronoun | None:
    before = _LEAD.search(text, max(0, mention.start - 20), mention.start)
    word = before[1].lower() if before is not None else ""
    if word.endswith("woman"):
        return "she"
    return "he" if word.endswith("man") and word != "woman" else said.sexes.get(word)


def _by_given_name(entity: str, names: NameLexicon) -> Pronoun | None:
    words = fold_name(entity).split()
    found = names.given.get(words[0]) if len(words) > 1 else None
    return None if found is None or found.sex == "u" else ("he" if found.sex == "m" else "she")


def person_meant(
    form: str,
    here: int,
    start: int,
    stretches: Sequence[tuple[int, int]],
    last: Voice | None,
    known: Names,
    sex: Mapping[str, Pronoun],
) -> str | None:
    """The person that a pronoun at offset ``start`` in statement ``here`` can safely mean.

    That is the subject of this statement or of the one before, unless somebody spoke since; else who spoke last. Null
    where sex tells otherwise, or where it is too far back. ``stretches`` are the statements' spans.
    """
    for at in range(here, max(-1, here - 2), -1):
        if last is not None and last.at >= at:
            break
        first, end = stretches[at]
        place = (first, min(end, start, first + SUBJECT_PLACE))
        people = [m.entity or m.text for m in known.within(place) if m.label == "person"]
        fitting = [person for person in people if sex.get(person, form) == form]
        if people:
            return fitting[0] if fitting and (fitting[0] == people[0] or len(set(fitting)) == 1) else None
    if last is None or last.entity is None or here - last.at > NEAR:
        return None
    return last.entity if sex.get(last.entity, form) == form else None
