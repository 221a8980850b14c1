"""How well a line stands: reported, claimed, denied, planned or threatened; and whether it could be checked."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.model.assertion import Claim
from coranto.model.resolved import Event, EventStatus

_WISHES: Final = re.compile(
    r"(?:want|wish|hop(?:e|ing)|seek|sought|demand|would like|fear|worr|afraid|expect|predict|forecast|foresee|believe"
    r"|think|thought|estimat|reckon|anticipat|doubt)",
    re.I,
)
"""Cues of what somebody would have, fears or foresees, which is no plan of theirs."""
_SEEMS: Final = re.compile(r"(?:appear|seem|purport|alleged|reported|rumou?r)", re.I)
"""Hedges by which a narrator does not vouch for what is seen or heard."""
_SET: Final = re.compile(
    r"\b(?:is|are|was|were) (?:due|set|scheduled|planned|to)\b|\b(?:plan|intend)(?:s|ed)? to\b", re.I
)
"""Forms of what has been arranged, on whatever condition; a bare *will* may be a forecast."""
_OWN_DEED: Final = re.compile(
    r"\W*(?:(?:I|we|he|she)\b|(?:it|they)\b(?=[^.;]*\bunless\b))(?: will| would|['’]ll|['’]d) "
    r"(?!be\b|have\b|need\b|lose\b|die\b|not\b|never\b|like\b|rather\b)",
    re.I,
)
"""What the speaker is to do himself: *he would resign if …*, *it would close the mine unless …*."""
_UNDETERMINED: Final = re.compile(
    r"(?:\bnot|n['’]t|\bunable to|\bfailed to) (?:\w+ )?(?:determine|establish|ascertain|say|tell|find out|conclude)\b",
    re.I,
)
"""Cues of what somebody looked into and could not find out."""
_NOT_TO_BE: Final = re.compile(r"\b(?:will|would|shall|is|are) (?:not|never)\b|\bw(?:on|ould)['’n]t\b", re.I)
"""What is not to be is no plan."""


def status_of(draft: Draft, day: str | None, desk: Desk) -> EventStatus:
    """The status of the event that the title tells; else that of the words: a denial, a plan, somebody's claim.

    What is narrated of a day that was still to come when the last dispatch cited was printed is planned.
    """
    ahead = day is not None and all(desk.is_ahead(day, p.sentence.doc) for p in draft.passages)
    if draft.lead is not None:
        if draft.lead.status in ("planned", "threatened") and _is_forecast(draft.lead, draft.claims):
            return "claimed"
        return "planned" if ahead and draft.lead.status == "reported" else draft.lead.status
    spoken = [c for c in draft.claims if c.mode != "narrator" and not _is_deed(c)]
    if any(is_denial(c) for c in spoken or draft.claims) and not draft.figures:
        return "denied"
    if (ahead and not spoken) or _tells_a_plan([c for c in draft.claims if c.doc == draft.wording.text.doc]):
        return "planned"
    return "claimed" if spoken or desk.is_issued(draft.wording.text.doc) else "reported"


def _is_deed(claim: Claim) -> bool:
    """Whether the narrator tells an order that was given, which is done by being spoken: *a judge ordered him held*."""
    return claim.act == "orders" and claim.mode == "indirect" and claim.source is not None and claim.hedge is None


def _is_forecast(lead: Event, claims: Sequence[Claim]) -> bool:
    """Whether what is to come is only foreseen or feared by a speaker, who has no hand in it."""
    ids = {mention.claim for mention in lead.mentions if mention.tells}
    told = [claim for claim in claims if claim.id in ids and claim.source is not None]
    return len(told) == len(ids) and all(map(_foresees, told))


def _foresees(claim: Claim) -> bool:
    wished = claim.cue is not None and _WISHES.match(claim.cue.text) is not None
    return wished or claim.modality == "possible" or claim.act == "predicts"


def _tells_a_plan(claims: Sequence[Claim]) -> bool:
    """Whether the first of some claims promises something, or all of them tell what is to be done."""
    ordered = sorted((c for c in claims if c.mode != "narrator" or is_plan(c)), key=lambda c: (c.start, c.end))
    return bool(ordered) and is_plan(ordered[0]) and (ordered[0].act == "promises" or all(map(is_plan, ordered)))


def is_denial(claim: Claim) -> bool:
    """Whether a claim says that something is not so."""
    return claim.status == "denied" or claim.act == "denies"


def is_plan(claim: Claim) -> bool:
    """Whether a claim tells what is to be done: no call on others, no wish, no forecast, no refusal."""
    settled = claim.act == "promises" or _SET.search(claim.text) or (claim.source and _OWN_DEED.match(claim.text))
    on_condition = claim.modality == "conditional" and bool(settled)
    ahead = claim.modality == "planned" or on_condition
    if not ahead or claim.act not in ("states", "promises") or claim.polarity == "denies":
        return False
    return not _NOT_TO_BE.search(claim.text) and (claim.cue is None or not _WISHES.match(claim.cue.text))


def is_unverified(claim: Claim) -> bool:
    """Whether somebody could not check it, or it is told as hearsay or appearance; a forecast (*could*) is neither."""
    if any(check.outcome == "unverified" for check in claim.verification):
        return True
    if claim.status == "unverified" and claim.cue is not None and _UNDETERMINED.search(claim.cue.text):
        return True
    hedge = claim.hedge
    return hedge is not None and (claim.status == "unverified" or _SEEMS.match(hedge.text) is not None)
