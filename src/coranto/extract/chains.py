"""Chains: who passes on what another says (*Interfax said the ministry reported …*)."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from coranto.extract.drafts import Draft
from coranto.extract.voices import IMPERSONAL, PERSONAL
from coranto.model.assertion import Source

_AFTERWARDS: Final = re.compile(
    r"\b(?:after|before|when|as|while|since|because|though|although|until)\s+(?:\w+\s+){0,2}$", re.I
)


def chain_sources(text: str, drafts: Sequence[Draft]) -> None:
    """Whoever reports a statement that itself attributes something stands in the chain of the inner claim."""
    by_statement: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_statement[draft.at].append(draft)
    for group in by_statement.values():
        for outer in group:
            for inner in group:
                if _reports(text, outer, inner) and outer.source is not None:
                    span = outer.source
                    inner.chain.append(Source(span.start, span.end, span.of(text), outer.entity))


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
