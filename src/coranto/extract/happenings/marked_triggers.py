"""Triggers that the language model marks and no list has: read with the same grammar, under a family of their type.

The lists come first, since they know modes and kinds of occurrences; the model speaks where a clause has none of their
words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coranto.extract.happenings.clause_scenes import Match, Scene
from coranto.extract.happenings.event_clauses import Token
from coranto.extract.happenings.trigger_matches import carried
from coranto.extract.happenings.verb_groups import PRONOUNS, befalls_nobody, verb_group
from coranto.model.annotation import Marking
from coranto.resources.triggers import Form, TriggerLexicon
from coranto.text.verbs import COMMON_PASTS, PRESENTS
from coranto.text.wordlists import words

SURE: Final = 0.2
"""How sure the model must be that a word tells of an event; its best guess, of seventeen kinds, is mostly right."""
TYPED: Final = 0.4
"""How sure of a PLOVER type: below it the occurrence stays without one."""
_OUTSIDE: Final = frozenset(("NONE", "AID", "COOPERATE"))
"""The model's word for an occurrence outside PLOVER, and types that it gives to whatever is carried or sold."""
_UNREAL: Final = frozenset({"threatened", "conditional", "denied"})
"""Statuses that the model gives and the grammar of a clause cannot bear out: such triggers are left."""

_THOUGHTS: Final = words("hoped hoping feared fearing believed expected wanted wished thought doubted preferred")
"""What somebody has in mind is no occurrence, whatever the model makes of it."""
_NOBODY_MEANT: Final = PRONOUNS | words("him her them us me couple pair man men woman women people one ones")
"""Who it befell is no occurrence either."""


def marked_tokens(row: Sequence[Token], markings: Sequence[Marking]) -> dict[int, str | None]:
    """PLOVER type, or null for an occurrence outside it, by the index of each token that the model is sure of."""
    types: dict[int, str | None] = {}
    for marking in markings:
        type_, _, status = marking.label.partition("/")
        if marking.layer == "event" and marking.score >= SURE and status not in _UNREAL:
            types[marking.start] = None if type_ in _OUTSIDE or marking.score < TYPED else type_
    return {index: types[token.start] for index, token in enumerate(row) if token.start in types}


def marked_matches(
    scene: Scene, marked: Mapping[int, str | None], lexicon: TriggerLexicon, listed: Sequence[Match] = ()
) -> Iterator[Match]:
    """The marked words of the clause, apart from the ``listed``, that can be read as telling of an occurrence.

    A noun counts only where the clause has no other trigger: else it is mostly what that trigger is about.
    """
    told = {i for match in listed for i in (*range(match.first, match.last), match.carrier)}
    for index in range(scene.clause.first, scene.clause.last):
        if index not in marked or index in told or scene.row[index].low in _THOUGHTS | _NOBODY_MEANT:
            continue
        match = _verb(scene, lexicon, index)
        if match is None and not told:
            match = carried(scene, lexicon.support, index, index + 1)
        if match is not None and not told & set(range(match.group, index)):
            told.update(range(match.first, match.verb_end))
            family = lexicon.unlisted(marked[index])
            yield replace(match, family=family.name, lemma=scene.row[index].low)


def _verb(scene: Scene, lexicon: TriggerLexicon, index: int) -> Match | None:
    """The word as a verb, if its form is one and the clause uses it so."""
    row, clause = scene.row, scene.clause
    if row[index].capital and index > clause.first and not scene.headline:
        return None
    for form in lexicon.irregular_forms.get(row[index].low) or _forms(row[index].low, scene.headline):
        group = verb_group(row, clause, index, form, scene.headline)
        if group is not None and group.use != "demanded" and (group.use != "present" or scene.headline):
            return Match(
                index, index + 1, "", "", "acts", False, group.use, group.passive,
                group.negated or befalls_nobody(row, index + 1), group.first, index + 1,
            )  # fmt: skip
    return None


def _forms(word: str, headline: bool) -> tuple[Form, ...]:
    """The verb forms that a word may be, by its ending; in a headline any word may be a present."""
    if word.endswith("ing"):
        return ("ing",)
    if word in COMMON_PASTS or word.endswith(("ed", "ung", "own", "ught")):
        return ("past", "participle")
    if headline:
        return ("s",) if word.endswith("s") else ("base",)
    return ("s",) if word in PRESENTS else ()
