"""Triggers that the language model marks and no list has: read with the same grammar, under a family of their type.

The lists come first, since they know modes and kinds of occurrences; the model speaks where a clause has none of their
words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coranto.extract.happenings.event_clauses import Token
from coranto.extract.happenings.trigger_matches import Match, Scene, carried, verb_group
from coranto.model.annotation import Marking
from coranto.resources.triggers import Family, Form, TriggerLexicon
from coranto.text.verbs import COMMON_PASTS, PRESENTS
from coranto.text.wordlists import words

SURE: Final = 0.65
"""How sure the model must be that a word tells of an event."""
_OUTSIDE: Final = "NONE"
"""The model's word for an occurrence outside PLOVER."""
_UNREAL: Final = frozenset({"threatened", "conditional", "denied"})
"""Statuses that the model gives and the grammar of a clause cannot bear out: such triggers are left."""

_THOUGHTS: Final = words("hoped hoping feared fearing believed expected wanted wished thought doubted preferred")
"""What somebody has in mind is no occurrence, whatever the model makes of it."""


def marked_tokens(row: Sequence[Token], markings: Sequence[Marking]) -> dict[int, str | None]:
    """PLOVER type, or null for an occurrence outside it, by the index of each token that the model is sure of."""
    types: dict[int, str | None] = {}
    for marking in markings:
        type_, _, status = marking.label.partition("/")
        if marking.layer == "event" and marking.score >= SURE and status not in _UNREAL:
            types[marking.start] = None if type_ == _OUTSIDE else type_
    return {index: types[token.start] for index, token in enumerate(row) if token.start in types}


def marked_matches(
    scene: Scene, marked: Mapping[int, str | None], lexicon: TriggerLexicon
) -> Iterator[tuple[Match, Family]]:
    """The first marked word of the clause that can be read as telling of an occurrence."""
    for index in range(scene.clause.first, scene.clause.last):
        if index in marked and scene.row[index].low not in _THOUGHTS:
            match = _verb(scene, index) or carried(scene, lexicon.support, index, index + 1)
            if match is not None:
                family = lexicon.unlisted(marked[index])
                yield replace(match, family=family.name, lemma=scene.row[index].low), family
                return


def _verb(scene: Scene, index: int) -> Match | None:
    """The word as a verb, if its form is one and the clause uses it so."""
    row, clause = scene.row, scene.clause
    if row[index].capital and index > clause.first and not scene.headline:
        return None
    for form in _forms(row[index].low):
        group = verb_group(row, clause, index, form)
        if group is not None and (group.use != "present" or scene.headline):
            return Match(
                index, index + 1, "", "", "acts", False, group.use, group.passive, group.negated, group.first, index + 1
            )  # fmt: skip
    return None


def _forms(word: str) -> tuple[Form, ...]:
    """The verb forms that a word may be, by its ending."""
    if word.endswith("ing"):
        return ("ing",)
    if word in COMMON_PASTS or word.endswith(("ed", "ung", "own", "ught")):
        return ("past", "participle")
    return ("s",) if word in PRESENTS else ()
