"""The day on which a line stands: of what it tells, where the sources say; else of the telling."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from coranto.compose.desk import Desk, Home
from coranto.compose.drafts import Draft
from coranto.model.annotation import Time
from coranto.model.assertion import Claim, EventMention
from coranto.model.resolved import Event, Extent
from coranto.model.source import Document
from coranto.text.day_labels import label_of
from coranto.text.titles import is_whole

EXACT: Final = ("minute", "part-of-day", "day")
_WIDER: Final = ("week", "month")
_ANSWERING: Final = ("ACCUSE", "REJECT")
"""Of a line that tells charges and denials and no plan, what the same sentence promises for a day is no day."""
_TO_COME: Final = ("planned", "threatened")
TOLD_AHEAD: Final = ("planned", "threatened", "denied")
"""What has not happened has no day of its own, unless one is told: its line stands on the day of the telling."""
FAIRLY_DATED: Final = timedelta(days=31)
"""A dispatch that may be of any day of a longer time gives its statements no place among the days."""
_ASIDE: Final = re.compile(
    r"\b(?:who|which|whose|whom|that|if|unless|until|till|after|before|since|by|once|because|where|when|while|why|how"
    r"|what|whether|than|compared|as (?:he|she|it|they|we|I|the)|(?:up|down) from)\b[^,;:]*$",
    re.I,
)
_CLEFT: Final = re.compile(r"^\W*(?:That|This|It) (?:is|was) (?:why|how|when|where)\b")
"""*That is why on Saturday …*: no aside, though it opens like one."""
_UNTIL: Final = re.compile(r"\b(?:until|till|through)(?: the)?$", re.I)
_UNTOLD: Final = "no time in the clause: told as the news of "
_DAY_OF: Final = re.compile(
    r"\bon(?: the)? $|\b(?:march|rally|protest|demonstration|strike|vote|election|referendum|attack|assault|raid"
    r"|clash(?:es)?|shooting|bombing|blast|explosion|fire|flood|storm|earthquake|crash|collapse|massacre|meeting"
    r"|session|hearing|talks|games?|match) of(?: the)? $",
    re.I,
)
"""What puts a day beside what was on it: *on*, or *of* behind an occasion."""
_BY: Final = re.compile(r"\bby(?: the)? $", re.I)
_PUT_OFF: Final = re.compile(
    r"(?:cancel|call\w* off|postpon|put\w* off|scrap|shelv|delay|defer|adjourn|reschedul|mov|push\w* back"
    r"|brought forward)",
    re.I,
)
"""What is done to a plan: a coming day beside it, or one behind *from* or *to*, is the plan's."""
_MOVED: Final = re.compile(r"\b(?:from|to|for)(?: the)?$", re.I)
_IN_QUOTES: Final = re.compile(r"^[^\"“”«»]*(?:[\"“«][^\"“”«»]*[\"”»][^\"“”«»]*)*[\"“«][^\"“”«»]*$")
When = tuple[str | None, str | None, str | None]
"""Day, day after the last, and precision."""
_NEVER: Final[When] = (None, None, None)


def is_aside(before: str) -> bool:
    """Whether what follows ``before`` stands in an aside or in quotation marks: no day or place of the statement."""
    return _ASIDE.search(_CLEFT.sub("", before)) is not None or _IN_QUOTES.match(before) is not None


def day_of(draft: Draft, desk: Desk) -> When:
    """When: of the event, else as the statement says, else of its figures, else when the words were said.

    Narrated news of an event without a day and without figures has none.
    """
    lead = _setting(draft, desk)
    opened = _NEVER if lead is None or lead.status in TOLD_AHEAD else _opened(lead, draft, desk)
    if opened != _NEVER:
        return opened
    if lead is not None and lead.begin is not None and not _is_borrowed(lead, draft, desk):
        exact = lead.time_precision in EXACT
        return lead.begin[:10], None if exact else (lead.until or "")[:10] or None, lead.time_precision
    if lead is None or (lead.begin is None and lead.status == "reported" and _is_by_the_way(lead, draft, desk)):
        stated = next(_stated(draft, desk), _NEVER)
        if stated != _NEVER:
            return stated
    if lead is None or (lead.status == "reported" and lead.begin is None):
        counted = next(_counted(draft, desk), _NEVER)
        if counted != _NEVER or lead is not None:
            return counted
    return _said(draft, desk)


def _setting(draft: Draft, desk: Desk) -> Event | None:
    """The event whose day the line takes: the one that its title tells, else one told in its title that has a day.

    A leading event of whose day no clause speaks is of the day of the main clause before it (*They met on Tuesday, but
    the talks failed*), or round it (*The mayor, who had hidden the letters, resigned on Tuesday*).
    """
    lead = draft.lead
    if lead is None or lead.status in TOLD_AHEAD:
        return lead
    title = draft.wording.title
    told = [
        e for e in draft.events if any(Extent(m.doc, m.start, m.end).overlaps(title) for m in e.mentions if m.tells)
    ]
    if lead.begin is None:
        return next((e for e in told if e.begin is not None), lead)
    if draft.is_part or len({lead.id, *(e.id for e in told)}) < 2 or _dated_at(lead, title, desk):
        return lead
    shown = lead in told
    at = min((m.start for m in lead.mentions if m.tells and m.doc == title.doc), default=title.start)
    text = desk.lines.texts[title.doc]
    by_the_way = not shown or is_aside(text[title.start : max(title.start, at)])
    for event in told:
        for time in _dated_at(event, title, desk):
            if event.status in TOLD_AHEAD or is_aside(text[title.start : time]):
                continue
            if time < at or by_the_way:
                return event
    return lead


def _opened(lead: Event, draft: Draft, desk: Desk) -> When:
    """The one day that stands before an event in its sentence, where its own clause has none but that of the telling.

    *That is why on Saturday the crews of both ships, and those of the tugs, walked off*; *The march of 3 May drew few*.
    """
    title, homes = draft.wording.title, _leading(draft, desk)
    told = [m for ref in lead.mentions if ref.tells for m in desk.lemmas.get((ref.doc, ref.start, ref.end), ())]
    told = [m for m in told if m.type == lead.type]
    if not told or any(m.time is None or not m.time.reason.startswith(_UNTOLD) for m in told):
        return _NEVER
    at = min((m.trigger.start for m in told if m.doc == title.doc), default=title.start)
    times = [t for home in homes for t in desk.times_in.get(home, ()) if title.start <= t.start < title.end]
    claims = [claim for home in homes for claim in desk.claims_in.get(home, ())]
    taken = {m.time.start for home in homes for m in desk.mentions_in.get(home, ()) if m.time is not None}
    if len(times) != 1 or times[0].start in taken or not title.start <= times[0].start < at:
        return _NEVER
    time, before = times[0], desk.lines.texts[title.doc][title.start : times[0].start]
    fit = _is_stated(time, desk) and time.precision in EXACT and not desk.is_ahead(time.begin or "", time.doc)
    says = not claims or any(_tells(time, claim, desk) for claim in claims)
    return _when(time) if fit and says and not is_aside(before) and _DAY_OF.search(before) else _NEVER


def _is_by_the_way(lead: Event, draft: Draft, desk: Desk) -> bool:
    """Whether only an aside of the title tells the event: *The twins,* **who had been missing,** *called on Friday*."""
    title = draft.wording.title
    spans = [(ref.doc, ref.start, ref.end) for ref in lead.mentions if ref.tells]
    told = [m for span in spans for m in desk.lemmas.get(span, ()) if m.type == lead.type]
    at = [m.trigger.start for m in told if m.doc == title.doc and title.start <= m.trigger.start < title.end]
    return bool(at) and all(is_aside(desk.lines.texts[title.doc][title.start : start]) for start in at)


def _dated_at(event: Event, title: Extent, desk: Desk) -> list[int]:
    """Where the clauses of a title that tell of an event itself say when it was."""
    spans = [(ref.doc, ref.start, ref.end) for ref in event.mentions if ref.tells]
    told = [m for span in spans for m in desk.lemmas.get(span, ()) if m.doc == title.doc and m.type == event.type]
    times = [(m, m.time.start) for m in told if m.time is not None and m.time.start is not None]
    return [at for m, at in times if m.start <= at < m.end and title.start <= at < title.end]


def _is_borrowed(lead: Event, draft: Draft, desk: Desk) -> bool:
    """Whether the event's time is no day of it: the end of what goes on, or the time of what its verb speaks of."""
    if lead.status == "threatened":
        return False  # its day is that of what is threatened
    spans = [(ref.doc, ref.start, ref.end) for ref in lead.mentions if ref.tells]
    told = [m for span in spans for m in desk.lemmas.get(span, ()) if m.type == lead.type]
    return bool(told) and all(_is_another_day(m, draft, desk) for m in told)


def _is_another_day(mention: EventMention, draft: Draft, desk: Desk) -> bool:
    time = mention.time
    if time is None or time.start is None:
        return False
    before = desk.lines.texts[mention.doc][: time.start].rstrip()
    if _UNTIL.search(before[-12:]) is not None:
        return True
    if _PUT_OFF.match(mention.trigger.text) and (
        _MOVED.search(before[-9:]) or desk.is_ahead(time.begin or "", mention.doc)
    ):
        return True
    if mention.type not in _ANSWERING and not desk.is_ahead(time.begin or "", mention.doc):
        said = [c for c in draft.claims if is_whole(c.text)]  # *declared an outbreak on 8 June* did so on that day
    else:
        said = draft.claims
    cues = [c for c in said if c.doc == mention.doc and c.cue is not None and c.cue.start < mention.trigger.end]
    return any(
        c.cue is not None and mention.trigger.start < c.cue.end and any(s <= time.start < e for s, e in c.spans)
        for c in cues
    )


def _leading(draft: Draft, desk: Desk) -> tuple[Home, ...]:
    """The sentences that the line was made of."""
    first = draft.passages[0].sentence
    return tuple((s.doc, s.start) for s in desk.lines.within(first)) or ((first.doc, first.start),)


def _stated(draft: Draft, desk: Desk) -> Iterator[When]:
    """The days that the leading sentence gives for what it states; without any claim, any day in it."""
    homes = _leading(draft, desk)
    if draft.is_part:
        clause = draft.passages[0].clause
        times = [t for home in homes for t in desk.times_in.get(home, ()) if clause.start <= t.start < clause.end]
        yield from (_when(t) for t in times if _is_stated(t, desk) and t.precision in EXACT)
    claims = [c for home in homes for c in desk.claims_in.get(home, ()) if c.mode != "direct"]
    if any(e.type in _ANSWERING for e in draft.events) and not any(e.status in _TO_COME for e in draft.events):
        claims = [c for c in claims if c.act != "promises"]
    times = [t for home in homes for t in desk.times_in.get(home, ()) if _is_stated(t, desk)]
    for claim in claims:
        yield from (_when(time) for time in times if _tells(time, claim, desk) and _is_fit(time, claim, desk))
    if not any(home in desk.claims_in for home in homes):
        yield from (_when(time) for time in times if time.precision in EXACT)


def _is_stated(time: Time, desk: Desk) -> bool:
    """Whether a time is one of days, or of what had come about by a day that is over: *was open again by Friday*."""
    if time.begin is None or time.open is None:
        return time.begin is not None
    before = desk.lines.texts[time.doc][max(0, time.start - len("by the ")) : time.start]
    return _BY.search(before) is not None and not desk.is_ahead(time.begin, time.doc)


def _tells(time: Time, claim: Claim, desk: Desk) -> bool:
    """Whether a time stands in the statement itself, not in an aside."""
    if not any(start <= time.start < end for start, end in claim.spans):
        return False
    if label_of(desk.lines.texts[claim.doc], time.start, time.end) is not None:
        return False
    hedge = claim.hedge
    start = claim.start if hedge is None or hedge.end > time.start else max(claim.start, hedge.end)
    return not is_aside(desk.lines.texts[claim.doc][start : time.start])


def _is_fit(time: Time, claim: Claim, desk: Desk) -> bool:
    """Whether a time can be when it was: of a plan not before its dispatch, of anything else not behind it."""
    ahead = desk.is_ahead(time.begin or "", time.doc)
    if ahead or claim.modality in ("planned", "conditional"):
        start = desk.documents[time.doc].published.start if time.doc in desk.documents else None
        late = start is None or (time.begin or "")[:10] >= start[:10]
        return late and (claim.modality != "actual" or claim.mode == "narrator") and time.precision in (*EXACT, *_WIDER)
    return time.precision in EXACT


def _when(time: Time) -> When:
    exact = time.precision in EXACT
    return (time.begin or "")[:10], None if exact else (time.until or "")[:10] or None, time.precision


def _counted(draft: Draft, desk: Desk) -> Iterator[When]:
    """The latest day as of which a figure of the leading sentence holds, else one of the line."""
    homes = set(_leading(draft, desk))
    own = [f for f in draft.figures if desk.lines.home(f.doc, f.start) in homes]
    for as_of in sorted((f.as_of for f in own or draft.figures if f.as_of is not None), key=str, reverse=True):
        yield (as_of[0][:10], as_of[1][:10], "range") if isinstance(as_of, tuple) else (as_of[:10], None, "day")


def _said(draft: Draft, desk: Desk) -> When:
    """The earliest day on which the words were said, as the text or else the date of a cited dispatch has it.

    A sentence with several statements was said on the latest of their days.
    """
    stated: dict[Home, str] = {}
    for claim in draft.claims:
        if claim.said is not None and claim.said.begin is not None:
            home = desk.lines.home(claim.doc, claim.start)
            stated[home] = max(stated.get(home, ""), claim.said.begin[:10])
    if stated:
        return min(stated.values()), None, "day"
    return _printed({draft.wording.text.doc, *(p.sentence.doc for p in draft.passages)}, desk.documents)


def _printed(docs: set[str], documents: Mapping[str, Document]) -> When:
    """The earliest day on which one of some dispatches may have been printed, where that is fairly known."""
    printed = [documents[doc].published for doc in sorted(docs) if doc in documents]
    dated = [(p.start[:10], p.end[:10], p.precision) for p in printed if p.start is not None and p.end is not None]
    if not dated:
        return _NEVER
    start, end, precision = min(dated, key=lambda d: (d[1], d[0]))
    if date.fromisoformat(end) - date.fromisoformat(start) > FAIRLY_DATED:
        return _NEVER
    return start, None if precision in EXACT else end, precision
