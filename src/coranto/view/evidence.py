"""Why an entry says what it says: its passages, their copies, how dates and names were decided, who is behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coranto.model.assertion import Claim, EventMention
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Copy, Entity, Event, Extent, Origin, Relation
from coranto.model.source import Document
from coranto.text.permalinks import permalink
from coranto.view.chronicle import EntryView, entry_view
from coranto.view.speakers import source_name


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, with which words, and in what standing."""

    who: str
    cue: str
    through: tuple[str, ...]
    """Those who report the speaker, nearest first."""
    mode: str
    status: str
    content: str
    permalink: str


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Two passages that share their words."""

    type: str
    a: str
    b: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that stands behind one entry."""

    entry: EntryView
    times: tuple[str, ...]
    """How each mention's day was decided."""
    documents: tuple[Document, ...]
    origins: tuple[Origin, ...]
    speakers: tuple[Speaker, ...]
    copies: tuple[CopyLine, ...]
    names: tuple[Entity, ...]
    merges: tuple[str, ...]
    """Why passages of several tellings were taken for one event."""
    relations: tuple[Relation, ...]


def evidence(corpus: Corpus, entry: Entry) -> Evidence:
    """The evidence of one entry of the corpus."""
    cited = entry.rests_on
    docs = {extent.doc for extent in cited}
    events = {e.id: e for e in corpus.all(Event) if e.id in entry.events}
    claims = [c for c in corpus.all(Claim) if c.id in entry.claims or _within(c, cited)]
    mentions = [m for m in corpus.all(EventMention) if _touches(Extent(m.doc, m.start, m.end), cited)]
    bearers = {entity.id: entity.name for entity in corpus.all(Entity)}
    concerned = {*entry.events, *entry.claims, *entry.figures}
    return Evidence(
        entry=entry_view(corpus, entry),
        times=tuple(
            dict.fromkeys(
                f"{permalink(m.doc, m.start, m.end)}: {m.time.begin or 'undated'} – {m.time.reason}"
                for m in mentions
                if m.time
            )
        ),
        documents=tuple(d for d in corpus.all(Document) if d.doc in docs),
        origins=tuple(o for o in corpus.all(Origin) if docs.intersection(o.docs)),
        speakers=tuple(_speaker(c, bearers) for c in claims if c.source),
        copies=tuple(_copy_line(c) for c in corpus.all(Copy) if _touches(c.a, cited) and _touches(c.b, cited)),
        names=_names(corpus, events, claims),
        merges=tuple(event.reason for event in events.values() if event.reason),
        relations=tuple(r for r in corpus.all(Relation) if r.a in concerned or r.b in concerned),
    )


def _names(corpus: Corpus, events: dict[str, Event], claims: list[Claim]) -> tuple[Entity, ...]:
    wanted = {p.entity for e in events.values() for p in (*e.actors, *e.recipients)}
    wanted |= {s.entity for c in claims for s in (c.source, *c.reported_by) if s}
    return tuple(e for e in corpus.all(Entity) if e.id in wanted)


def _speaker(claim: Claim, names: Mapping[str, str]) -> Speaker:
    assert claim.source is not None
    return Speaker(
        who=source_name(claim.source, names),
        cue=claim.cue.text if claim.cue else "",
        through=tuple(source_name(source, names) for source in claim.reported_by),
        mode=claim.mode,
        status=claim.status,
        content=claim.text,
        permalink=permalink(claim.doc, claim.start, claim.end),
    )


def _copy_line(copy: Copy) -> CopyLine:
    a, b = (permalink(x.doc, x.start, x.end) for x in (copy.a, copy.b))
    return CopyLine(copy.type, a, b, copy.similarity)


def _within(claim: Claim, cited: tuple[Extent, ...]) -> bool:
    return any(x.doc == claim.doc and x.start <= claim.start and claim.end <= x.end for x in cited)


def _touches(extent: Extent, cited: tuple[Extent, ...]) -> bool:
    return any(extent.overlaps(x) for x in cited)
