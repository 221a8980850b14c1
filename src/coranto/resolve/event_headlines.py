"""A headline and the sentence of its own text that tells the same: the one that holds most of its telling words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coranto.resolve.event_features import Features, same_word

WHY: Final = "a headline and its own text"
HELD: Final = 0.5
"""Share of a headline clause's words, weighted by how rare they are, that the text's clause must hold …"""
SAME_WORD: Final = 0.2
"""… less this much where their triggers are one word, …"""
SAME_TYPE: Final = 0.1
"""… or this much where they are of one type."""
REACH: Final = 40
"""Clauses of a text, from its beginning, that are compared with its headline."""


def headed(found: Sequence[Features], rare: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs of positions: each headline clause with the clause of its own text that holds most of it."""
    by_doc: dict[str, tuple[list[int], list[int]]] = {}
    for at, feature in enumerate(found):
        heads, body = by_doc.setdefault(feature.mention.doc, ([], []))
        (heads if feature.headline else body).append(at)
    for heads, body in by_doc.values():
        scored = [(_held(found[h], found[at], rare), -h, -at) for h in heads for at in body[:REACH]]
        given: dict[int, int] = {}
        for score, head, at in sorted(scored, reverse=True):
            if score >= HELD and -head not in given and -at not in given.values():
                given[-head] = -at
                yield min(-head, -at), max(-head, -at)


def _held(head: Features, body: Features, rare: Mapping[str, float]) -> float:
    """How much of the headline's clause the other clause holds, with what triggers add; 0 where they cannot be one."""
    if head.mention.status != body.mention.status and "denied" in (head.mention.status, body.mention.status):
        return 0.0
    if head.people and body.people and not head.people & body.people:
        return 0.0
    whole = sum(rare[word] for word in sorted(head.words))
    shared = sum(rare[word] for word in sorted(head.words & body.words))
    if not whole or len(head.words & body.words) < 2:
        return 0.0
    one_word = same_word(head.mention.lemma, body.mention.lemma)
    one_type = head.mention.type == body.mention.type and head.mention.type is not None
    one_kind = head.root == body.root and not head.family.unlisted
    if not (one_word or one_kind or one_type):
        return 0.0
    return shared / whole + (SAME_WORD if one_word else SAME_TYPE if one_type else 0.0)
