"""A headline and the sentence of its own text that tells the same: the one that holds most of its telling words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from coranto.model.assertion import EventMention
from coranto.resolve.event_features import TO_COME, Features, same_word
from coranto.text.stems import content_words

WHY: Final = "a headline and its own text"
_CUT: Final = re.compile(r"[,;:|–—] |\b(?:as|while|after|before|but|and|when|amid)\b")
"""Where a headline goes on to another thing."""
HELD: Final = 0.5
"""Share of a headline clause's words, weighted by how rare they are, that the text's clause must hold …"""
SAME_WORD: Final = 0.2
"""… less this much where their triggers are one word, …"""
SAME_TYPE: Final = 0.1
"""… or this much where they are of one type, …"""
OTHER_WORD: Final = 0.3
"""… more by this much where triggers, kinds and types are others (*exports halted*, *bringing them to a halt*), …"""
IN_LEAD: Final = 0.15
"""… and less by this much where the text's clause stands in the lead."""
LEAD: Final = 3
"""Clauses of a text, from its beginning, that are its lead."""
OPENING: Final = 6
"""Clauses of a text, from its beginning, that tell what it is about."""
REACH: Final = 40
"""Clauses of a text, from its beginning, that are compared with its headline."""


def headed(found: Sequence[Features], rare: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs of positions: each headline clause with the clause of its own text that holds most of it."""
    by_doc: dict[str, tuple[list[int], list[int]]] = {}
    for at, feature in enumerate(found):
        heads, body = by_doc.setdefault(feature.mention.doc, ([], []))
        (heads if feature.headline else body).append(at)
    for heads, body in by_doc.values():
        yield from _below(found, body)
        yield from _about(found, heads, body)
        lead = frozenset(body[:LEAD])
        scored = [
            (_held(found[h], found[at], rare) + (IN_LEAD if at in lead else 0.0), -h, -at)
            for h in heads
            for at in body[:REACH]
        ]
        given: dict[int, int] = {}
        for score, head, at in sorted(scored, reverse=True):
            if score >= HELD and -head not in given and -at not in given.values():
                given[-head] = -at
                yield min(-head, -at), max(-head, -at)


def _about(found: Sequence[Features], heads: Sequence[int], body: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of positions: what a story has one of, in its headline and in the first clause below that tells it."""
    for head in heads:
        kind = found[head].occasion
        first = next((at for at in body[:OPENING] if kind is not None and found[at].occasion == kind), None)
        if first is not None:
            yield head, first


def _below(found: Sequence[Features], body: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of positions: each line that heads a passage with the first clause of it that tells the same deed."""
    for number, head in enumerate(body):
        until = found[head].heads
        below = (at for at in body[number + 1 :] if not found[at].heads and found[at].mention.start < until)
        if until:
            yield from ((head, at) for at in islice((at for at in below if _one_deed(found[head], found[at])), 1))


def _one_deed(one: Features, other: Features) -> bool:
    """Whether two clauses tell one deed, of the same persons and to the same ones if they name any.

    What was not done and what was are two.
    """
    if (one.mention.status == "denied") != (other.mention.status == "denied"):
        return False
    for ours, theirs in ((one.people, other.people), (one.recipients, other.recipients)):
        if ours and theirs and not ours & theirs:
            return False
    kind = one.root == other.root and not (one.family.unlisted or other.family.unlisted)
    return kind or bool(one.deeds & other.deeds) or same_word(one.mention.lemma, other.mention.lemma)


def told(mention: EventMention) -> str:
    """What of a headline tells of one event: *Thousands mourn editor | as police free suspect*."""
    at = mention.trigger.start - mention.start
    cuts = [0, *(cut.start() for cut in _CUT.finditer(mention.text)), len(mention.text)]
    return next((mention.text[a:b] for a, b in pairwise(cuts) if a <= at < b), mention.text)


def _held(head: Features, body: Features, rare: Mapping[str, float]) -> float:
    """How much of the headline's clause the other clause holds, with what triggers add; 0 where they cannot be one."""
    if head.mention.status != body.mention.status and "denied" in (head.mention.status, body.mention.status):
        return 0.0
    if head.people and body.people and not head.people & body.people:
        return 0.0
    if head.mention.status == "asserted" and body.mention.status in TO_COME and head.root != body.root:
        return 0.0  # *talks put off* is not that they *were to meet for talks*
    words = content_words(told(head.mention)) & head.words
    both = words & body.words
    whole, shared = (sum(rare[word] for word in sorted(some)) for some in (words, both))
    if not whole or len(both) < (1 if head.deeds & body.deeds else 2):
        return 0.0
    one_word = same_word(head.mention.lemma, body.mention.lemma) or bool(head.deeds & body.deeds)
    one_type = head.mention.type == body.mention.type and head.mention.type is not None
    one_kind = head.root == body.root and not head.family.unlisted
    if one_word or one_kind or one_type:
        return shared / whole + (SAME_WORD if one_word else SAME_TYPE if one_type else 0.0)
    return shared / whole - OTHER_WORD if len(both) > 2 else 0.0
