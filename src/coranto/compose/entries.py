"""The chronicle: one line for each thing that happened or was said, in the sources' words, with every passage cited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from coranto.compose.gathering import CHANGES, Desk, Draft, drafts
from coranto.compose.ranking import ranked
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.parties import Parties
from coranto.model.resolved import Copy, Event, EventStatus, Extent, Origin
from coranto.model.source import Document
from coranto.model.support import Support, support_of
from coranto.text.folding import plain
from coranto.text.identity import content_id
from coranto.tools import Tools

_EXACT: Final = ("minute", "part-of-day", "day")
_TOLD_AHEAD: Final = ("planned", "threatened", "denied")
"""What has not happened has no day of its own: its line stands on the day on which it was said."""


def entries(corpus: Corpus, tools: Tools) -> Iterator[Entry]:
    """Every line of the chronicle in canonical order: by day, the undated last, then by rank."""
    desk = Desk.of(corpus, tools.triggers)
    support = support_of(corpus.all(Copy), corpus.all(Origin))
    days = {d.doc: d for d in corpus.all(Document)}
    parties = Parties(corpus, tools.parties)
    written = [
        (draft, replace(_written(draft, desk, support, days), n_parties=len(parties.behind(_supporting(draft)))))
        for draft in drafts(corpus, desk)
    ]
    made = _without_repetition(written)
    numbered = [replace(entry, rank=rank) for rank, (_, entry) in enumerate(ranked(made, desk), 1)]
    yield from sorted(numbered, key=lambda e: (e.day is None, e.day or "", e.rank))


def _written(draft: Draft, desk: Desk, support: Support, documents: Mapping[str, Document]) -> Entry:
    """The entry of a draft, still without its parties and its rank."""
    lines = desk.lines
    citations = _citations(draft, support)
    day, until, precision = _day(draft, documents)
    flags = _flags(draft, desk)
    ids = [e.id for e in draft.events] or [c.id for c in draft.claims] or [f.id for f in draft.figures]
    return Entry(
        id=content_id("entry", *sorted(ids)),
        day=day, until=until, precision=precision,
        place=_place(draft),
        title=_plain(lines.text(draft.wording.title)),
        text=_plain(lines.text(draft.wording.text)),
        status=_status(draft),
        events=tuple(sorted(e.id for e in draft.events)),
        claims=tuple(sorted({c.id for c in draft.claims})),
        figures=tuple(dict.fromkeys(f.id for f in draft.figures)),
        citations=citations,
        n_origins=support.n_origins([draft.wording.text, *(p.sentence for p in (*draft.passages, *draft.naming))]),
        n_parties=0,
        disputed=flags.disputed, unverified=flags.unverified, changed=flags.changed,
        rank=0,
    )  # fmt: skip


def _plain(text: str) -> str:
    """The words of a passage on one line."""
    return " ".join(text.split())


def _citations(draft: Draft, support: Support) -> tuple[Extent, ...]:
    """The passage that the text is cut from, then one of each other independent group, then the rest."""
    text = draft.wording.text
    others = [p.sentence for p in (*draft.passages, *draft.naming) if not _within(p.sentence, text)]
    groups = support.groups([text, *others])
    own = next(group for group in groups if text in group)
    rest = [group for group in groups if group is not own]
    heads = [group[0] for group in rest]
    tail = [p for p in own if p != text] + [p for group in rest for p in group[1:]]
    also = [p.sentence for p in draft.also]
    return tuple(dict.fromkeys((text, *heads, *tail, *also)))


def _within(inner: Extent, outer: Extent) -> bool:
    return inner.doc == outer.doc and outer.start <= inner.start and inner.end <= outer.end


def _supporting(draft: Draft) -> Iterator[str]:
    """Ids of the claims that support the line: no denials, and none that tells another value or another word."""
    also = [p.sentence for p in draft.also]
    for claim in draft.claims:
        own = Extent(claim.doc, claim.start, claim.end)
        if claim.status != "denied" and not any(own.overlaps(sentence) for sentence in also):
            yield claim.id


def _setting(draft: Draft) -> Event | None:
    """The event whose day the line takes: the one that its title tells, else one of its sentence that has a day."""
    lead = draft.lead
    if lead is None or lead.begin is not None or lead.status in _TOLD_AHEAD:
        return lead
    return next((e for e in draft.events if e.begin is not None), lead)


def _place(draft: Draft) -> str | None:
    """Where the leading event was, else another of the same sentence, else what its figures count."""
    told = [draft.lead, *draft.events] if draft.lead is not None else draft.events
    for event in told:
        if event is not None and event.place is not None:
            return event.place.name
    return None if draft.events else next((f.place for f in draft.figures if f.place is not None), None)


FAIRLY_DATED: Final = timedelta(days=31)
"""A dispatch that may be of any day of a longer time gives its statements no place among the days."""

_When = tuple[str | None, str | None, str | None]
"""Day, day after the last, and precision."""


def _day(draft: Draft, documents: Mapping[str, Document]) -> _When:
    """When: of the event, else of the figures, else when the words were said; narrated news without a day has none."""
    lead = _setting(draft)
    if lead is not None and lead.begin is not None:
        exact = lead.time_precision in _EXACT
        return lead.begin[:10], None if exact else (lead.until or "")[:10] or None, lead.time_precision
    if lead is not None and lead.status == "reported":
        return None, None, None
    if lead is None:
        for as_of in sorted((f.as_of for f in draft.figures if f.as_of is not None), key=str, reverse=True):
            return (as_of[0][:10], as_of[1][:10], "range") if isinstance(as_of, tuple) else (as_of[:10], None, "day")
    return _said(draft, documents)


def _said(draft: Draft, documents: Mapping[str, Document]) -> _When:
    """The earliest day on which the words were said, as the text or else the date of a cited dispatch has it."""
    stated = [c.said.begin[:10] for c in draft.claims if c.said is not None and c.said.begin is not None]
    if stated:
        return min(stated), None, "day"
    cited = {draft.wording.text.doc, *(p.sentence.doc for p in draft.passages)}
    printed = [documents[doc].published for doc in sorted(cited) if doc in documents]
    dated = [(p.start[:10], p.end[:10], p.precision) for p in printed if p.start is not None and p.end is not None]
    if not dated:
        return None, None, None
    start, end, precision = min(dated, key=lambda d: (d[1], d[0]))
    if date.fromisoformat(end) - date.fromisoformat(start) > FAIRLY_DATED:
        return None, None, None
    return start, None if precision in _EXACT else end, precision


def _status(draft: Draft) -> EventStatus:
    """The status of the event that the title tells; of claims alone, that they are claimed, or denials."""
    if draft.lead is not None:
        return draft.lead.status
    if any(c.status == "denied" or c.act == "denies" for c in draft.claims) and not draft.figures:
        return "denied"
    return "claimed" if draft.claims else "reported"


@dataclass(frozen=True, slots=True)
class _Flags:
    disputed: bool
    unverified: bool
    changed: bool


def _flags(draft: Draft, desk: Desk) -> _Flags:
    ids = [e.id for e in draft.events] + [c.id for c in draft.claims] + [f.id for f in draft.figures]
    contradicted = any(
        e.status == "denied" and len({point.status for point in e.status_history}) > 1 for e in draft.events
    )
    return _Flags(
        contradicted or any(desk.opposed(i) for i in ids),
        any(c.status == "unverified" or any(v.outcome == "unverified" for v in c.verification) for c in draft.claims),
        draft.moved or any(desk.related(i, CHANGES) for i in ids),
    )


def _without_repetition(pairs: Sequence[tuple[Draft, Entry]]) -> list[tuple[Draft, Entry]]:
    """One entry for each title of a day; what a dropped twin cites, its keeper cites."""
    kept: dict[tuple[str | None, str], tuple[Draft, Entry]] = {}
    for draft, entry in sorted(pairs, key=lambda pair: (-len(pair[1].citations), pair[1].id)):
        key = entry.day, plain(entry.title, case=True)
        twin = kept.get(key)
        kept[key] = (draft, entry) if twin is None else (twin[0], _joined(twin[1], entry))
    return list(kept.values())


def _joined(keeper: Entry, twin: Entry) -> Entry:
    return replace(
        keeper,
        events=tuple(sorted({*keeper.events, *twin.events})),
        claims=tuple(sorted({*keeper.claims, *twin.claims})),
        figures=tuple(dict.fromkeys((*keeper.figures, *twin.figures))),
        citations=tuple(dict.fromkeys((*keeper.citations, *twin.citations))),
        disputed=keeper.disputed or twin.disputed,
        unverified=keeper.unverified or twin.unverified,
        changed=keeper.changed or twin.changed,
        n_origins=max(keeper.n_origins, twin.n_origins),
        n_parties=max(keeper.n_parties, twin.n_parties),
    )
