"""What other dispatches tell of what seems the same matter: cited last, marked as such, counting for nothing."""

from collections.abc import Sequence
from typing import Final

from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.compose.kinship import Kin, Kinship
from coranto.compose.selection import passage_of
from coranto.tools import Tools

MOST: Final = 3
"""Passages shown beside one line."""


def see_also(drafts: Sequence[Draft], desk: Desk, tools: Tools) -> None:
    """Adds to each line the sentences that are likeliest kin to those it rests on, one of a dispatch, three at most."""
    if len(desk.documents) < 2:
        return
    kinship = Kinship(desk, tools.rarity, tools.kinship, tools.deeds)
    for draft in drafts:
        best: dict[str, Kin] = {}
        for home in sorted(set(draft.homes(desk))):
            for kin in kinship.of(home):
                known = best.get(kin.sentence.doc)
                if known is None or kin.probability > known.probability:
                    best[kin.sentence.doc] = kin
        for kin in sorted(best.values(), key=lambda k: (-k.probability, k.sentence.doc))[:MOST]:
            passage = passage_of(desk.lines, kin.sentence.doc, kin.sentence.start, kin.sentence.end)
            if not draft.cites(passage.sentence):
                draft.beside.append(passage)
