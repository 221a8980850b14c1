"""Disclaimers: a narrator's word on what was checked, and which claims it means."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from coranto.extract.clauses import Statement
from coranto.extract.drafts import Draft
from coranto.extract.status import Disclaimer, disclaimer, has_number
from coranto.extract.voices import IMPERSONAL, PERSONAL
from coranto.model.assertion import Verification

_FARTHEST: Final = 6
"""Statements: a disclaimer reaches no farther back."""


def check(text: str, told: Sequence[Statement], drafts: list[Draft]) -> None:
    """Adds to each claim the disclaimers that mean it, and drops what only repeats a disclaimer."""
    found = {at: said for at, s in enumerate(told) if (said := disclaimer(text, s.start, s.end)) is not None}
    drafts[:] = [
        d for d in drafts if not (d.at in found and d.cue and found[d.at].start <= d.cue.start < found[d.at].end)
    ]
    spoken: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.mode != "narrator":
            spoken[draft.at].append(draft)
    for at, said in found.items():
        reached = _reached(text, at, told, spoken, said)
        counted = [d for d in reached if any(has_number(text[s:e]) for s, e in d.spans)] if said.figures else []
        for draft in counted or reached:
            draft.checks.append(Verification(said.by, "unverified", said.start, said.end))


def _reached(
    text: str, at: int, told: Sequence[Statement], spoken: Mapping[int, list[Draft]], said: Disclaimer
) -> list[Draft]:
    """The claims that a disclaimer in statement ``at`` means: those right before it, and if it means several, those
    before them in its paragraph and as far back as a pronoun leads.
    """
    own = [d for d in spoken.get(at, ()) if d.spans[0][0] < said.start]
    near = own or spoken.get(at - 1, [])
    if own or not near or not said.plural:
        return list(near)
    reached = list(near)
    for back in range(at - 2, max(-1, at - 2 - _FARTHEST), -1):
        pronoun = any(d.source is not None and d.source.of(text).lower() in PERSONAL | IMPERSONAL for d in near)
        if not pronoun and told[back].paragraph != told[at].paragraph:
            break
        near = spoken.get(back, [])
        reached = [*near, *reached]
    return reached
