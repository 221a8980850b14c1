"""Small states of a dossier made by hand, for comparing them: a fire told by three dispatches."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coranto.model.assertion import Claim, ClaimStatus, Figure, Source, Verification
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Event, EventStatus, Extent, MentionRef, Phase, Relation, Series, Spread, StatusPoint
from coranto.model.source import Document, Published
from sources import dispatch

TEXTS = {
    "one.txt": "Four people died when the mill burned down on Sunday, the harbour police said.",
    "two.txt": "Seven people died in the fire at the mill, the harbour police said.",
    "three.txt": "The owner denied that the mill was locked. Nine people died, the widows' union said.",
}
DAYS = {"one.txt": "2027-05-03", "two.txt": "2027-05-04", "three.txt": "2027-05-05"}


def extent(doc: str, words: str | None = None) -> Extent:
    """Where ``words`` stand in a text; the whole of it without."""
    text = TEXTS[doc]
    start = text.index(words) if words else 0
    return Extent(doc, start, start + len(words or text))


def claim(name: str, doc: str, words: str, who: str, status: ClaimStatus = "asserted", checked: bool = False) -> Claim:
    """A claim of somebody; ``checked``: the narrator has verified it."""
    at, source = extent(doc, words), extent(doc, who)
    checks = (Verification(None, "verified", at.start, at.end),) if checked else ()
    return Claim(
        name, doc, at.start, at.end, words, ((at.start, at.end),), None, Source(source.start, source.end, who, None),
        "indirect", status, "affirms", "actual", checks, "states", None, None, None, None, (), None, None,
    )  # fmt: skip


def figure(name: str, doc: str, words: str, count: int, who: str) -> Figure:
    """How many died, by somebody, as of the day of the dispatch."""
    at, source = extent(doc, words), extent(doc, who)
    return Figure(
        name, None, doc, at.start, at.end, words, count, count, count, "exact", "people", "killed", "people", None,
        "Gdynia", DAYS[doc], Source(source.start, source.end, who, None), "asserted", False, None, "se1",
    )  # fmt: skip


def series(*figures: Figure) -> Series:
    """Those who died, by everyone's count."""
    return Series("se1", "killed", "people", "Gdynia", tuple(f.id for f in figures), Spread(4, 9))


def event(
    name: str, told: Iterable[Extent], status: EventStatus = "reported", phase: Phase = "done", day: str | None = None
) -> Event:
    """An event told in some places."""
    mentions = tuple(MentionRef(at.doc, at.start, at.end, "asserted", None) for at in told)
    history = tuple(StatusPoint(None, status, phase, m.doc, m.start, m.end) for m in mentions)
    return Event(
        name, None, (), (), "the mill burned down", (), (), None, day, None, None, status, phase, history, mentions,
        None, 1, 1, 1, 0,
    )  # fmt: skip


@dataclass(frozen=True)
class Line:
    """What an entry is made of; all else of it is plain."""

    id: str
    cites: tuple[Extent, ...]
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    status: EventStatus = "reported"
    day: str | None = "2027-05-02"
    place: str | None = "Gdynia"
    n_origins: int = 1
    n_parties: int = 0
    disputed: bool = False
    unverified: bool = False
    changed: bool = False
    rank: int = 1

    def entry(self) -> Entry:
        """The entry."""
        first = self.cites[0]
        words = TEXTS[first.doc][first.start : first.end]
        return Entry(
            self.id, self.day, None, "day" if self.day else None, self.place, words, words, self.status, self.events,
            self.claims, self.figures, self.cites, self.n_origins, self.n_parties, self.disputed, self.unverified,
            self.changed, self.rank,
        )  # fmt: skip


@dataclass(frozen=True)
class State:
    """Some of the dispatches with what is made of them."""

    docs: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    records: tuple[Record, ...] = field(default=())

    def corpus(self) -> MemoryCorpus:
        """The state as views take it."""
        folios = {}
        for doc in self.docs:
            made = Folio(dispatch(TEXTS[doc], doc))
            published = Published(DAYS[doc], DAYS[doc][:-1] + str(int(DAYS[doc][-1]) + 1), "day", "header", "", 1.0)
            document = Document(doc, made.dispatch.sha256, len(made.text), None, "en", None, None, published)
            own = [r for r in self.records if isinstance(r, Claim | Figure) and r.doc == doc]
            folios[doc] = made.with_rows([document, *own], [Document, Claim, Figure])
        rows: dict[type[Record], tuple[Record, ...]] = {Entry: tuple(line.entry() for line in self.lines)}
        for kind in (Event, Relation, Series):
            rows[kind] = tuple(r for r in self.records if isinstance(r, kind))
        return MemoryCorpus(folios, rows)
