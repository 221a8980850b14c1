"""How well a line stands: reported, claimed, denied, planned or threatened; and whether it could be checked."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.model.assertion import Claim
from coranto.model.resolved import Event, EventStatus
from coranto.text.titles import is_whole

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
_DECLARES: Final = re.compile(r"(?:has |have |had )?(?:formally )?(?:declare[sd]?|proclaim(?:s|ed)?)$", re.I)
"""Verbs by which what they name comes to be so, where no clause follows."""
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
        if ahead or draft.lead.status != "reported":
            return "planned" if draft.lead.status == "reported" else draft.lead.status
        return "claimed" if _is_somebodys(draft, desk) else "reported"
    told = [c for c in draft.claims if not _is_by_the_way(c, draft)]
    spoken = [c for c in told if c.mode != "narrator" and not _is_deed(c)]
    if any(is_denial(c) for c in spoken or draft.claims) and not draft.figures:
        return "denied"
    if (ahead and not spoken) or _tells_a_plan([c for c in told if c.doc == draft.wording.text.doc]):
        return "planned"
    issued = desk.is_issued(draft.wording.text.doc)
    return "claimed" if spoken or issued or _is_somebodys(draft, desk) else "reported"


def _is_somebodys(draft: Draft, desk: Desk) -> bool:
    """Whether what the title tells is for the most part somebody's word, be it of the sentence that it leans on."""
    title = draft.wording.title
    said = sum(
        max(0, min(end, title.end) - max(start, title.start))
        for claim in borrowed(draft, desk)
        for start, end in claim.spans
    )
    return said >= MOSTLY * (title.end - title.start)


MOSTLY: Final = 0.4
"""Share of a title that somebody's word takes up which the whole title hangs on."""


def borrowed(draft: Draft, desk: Desk) -> Iterator[Claim]:
    """What is stated in the sentences of a title, be they told by other lines besides; a condemnation is a deed."""
    for sentence in desk.lines.within(draft.wording.title):
        for claim in desk.claims_in.get((sentence.doc, sentence.start), ()):
            leads = claim.source is not None and claim.cue is not None and claim.cue.start < claim.start
            if (
                leads
                and not _names_only(claim, desk)
                and claim.act == "states"
                and is_whole(claim.text)
                and not _is_by_the_way(claim, draft)
            ):
                yield claim


def _names_only(claim: Claim, desk: Desk) -> bool:
    """Whether a word is only what somebody calls a thing: *condemned what it called a change of course*."""
    if _CALLED.match(claim.text):
        return True
    start = claim.start if claim.cue is None else claim.cue.start
    return _CALLS.search(desk.lines.texts[claim.doc], max(0, start - CALLER_CHARS), start) is not None


_CALLED: Final = re.compile(r"what (?:\w+ ){1,3}(?:call|describ|term)", re.I)
_CALLS: Final = re.compile(r"\bwhat (?:\w+ ){1,3}\Z", re.I)
CALLER_CHARS: Final = 40
"""Characters before *called* in which *what it* is looked for."""


def _is_by_the_way(claim: Claim, draft: Draft) -> bool:
    """Whether a word is given by the way: *the doctor who had said … came home*, *…, as it had warned*."""
    title = draft.wording.title
    if claim.cue is not None and claim.mode == "indirect" and claim.end <= claim.cue.start:
        return claim.act in _TO_COME and _HAD.match(claim.cue.text) is not None
    if claim.source is None or claim.doc != title.doc or not _RELATIVE.fullmatch(claim.source.text):
        return False
    return claim.source.start > title.start and title.end - claim.end >= GOES_ON


_TO_COME: Final = frozenset(("warns", "promises", "predicts"))
"""What is said of things to come; the narrator who says that it had been told their coming."""
_HAD: Final = re.compile(r"had\b", re.I)
_RELATIVE: Final = re.compile(r"who|which|that", re.I)
GOES_ON: Final = 12
"""Characters of a title behind a word given by the way."""


def _is_deed(claim: Claim) -> bool:
    """Whether it is done by being spoken, as the narrator tells it: *a judge ordered him held*, *declared it void*."""
    if claim.mode != "indirect" or claim.source is None or claim.hedge is not None:
        return False
    return claim.act == "orders" or (
        claim.cue is not None and _DECLARES.match(claim.cue.text) is not None and not is_whole(claim.text)
    )


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
