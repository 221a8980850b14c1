"""What is told of a change: the line as it was and is, what moved, the passages it rests on, the alerts that asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal

from coranto.library import asked_for
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError
from coranto.model.resolved import Extent
from coranto.text.identity import content_id
from coranto.view.changes import Change, Standing
from coranto.view.filters import Filter, Matcher
from coranto.view.notes import Note, Notebook
from coranto.view.speakers import folded
from coranto.view.words import day_in_words
from coranto.watch.settings import Alert
from coranto.watch.versions import Altered

MOST_PASSAGES: Final = 20
"""Passages that are told with one change; the line has all of them."""


@dataclass(frozen=True, slots=True)
class MoveNews:
    """One thing that is otherwise than it was."""

    kind: str
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class News:
    """One change of one line."""

    key: str
    """The same whenever the same change is told."""
    at: str
    """When it was found, ISO 8601."""
    standing: Standing | Literal["altered"]
    """``altered``: the words of a page are; the others tell of a line of the chronicle."""
    title: str
    text: str
    when: str
    place: str | None
    status: str
    disputed: bool
    entry: str | None
    """Id of the line as it is; null where none tells it any more. Of a page, the document."""
    was: str | None
    """Id of the line as it was; null for a new one. Of a page, the document of the version before."""
    moves: tuple[MoveNews, ...]
    passages: tuple[Note, ...]
    alerts: tuple[str, ...]
    """Names of the alerts that asked for it."""
    dossier: str
    """File name of the dossier."""


class Alerts:
    """The questions that are kept. Raises ``BadRequestError`` for one that asks for what there is not."""

    def __init__(self, alerts: Sequence[Alert]) -> None:
        self._filters: Final = [(one, _filter(one)) for one in alerts]

    def asking(self, changes: Sequence[Change], before: Corpus, after: Corpus) -> Mapping[int, tuple[str, ...]]:
        """Names of the alerts that each change (by its place) answers; only those that some do."""
        if not self._filters:
            return {}
        now = Matcher([one.now for one in changes if one.now is not None], after)
        was = Matcher([one.was for one in changes if one.now is None and one.was is not None], before)
        found: dict[int, list[str]] = {}
        for alert, asked in self._filters:
            passed = {entry.id for entry in chain(now.matching(asked), was.matching(asked))}
            told: set[tuple[str, ...]] = set()
            for number, change in enumerate(changes):
                entry = change.now or change.was
                meant = _meant(change, alert) if entry is not None and entry.id in passed else frozenset()
                if not meant <= told:  # one move of a figure may show in several lines: the first tells of it
                    found.setdefault(number, []).append(alert.name)
                    told |= meant
        return {number: tuple(names) for number, names in found.items()}

    def asking_for(self, altered: Altered, after: Corpus) -> tuple[str, ...]:
        """Names of the alerts that a page that was altered answers: by the lines that rest on it."""
        found = []
        for alert, asked in self._filters:
            if alert.counted is None and (not alert.on or "altered" in alert.on):
                lines = [one for one in after.all(Entry) if any(cited.doc == altered.doc for cited in one.rests_on)]
                if asked.empty or Matcher(lines, after).matching(asked):
                    found.append(alert.name)
        return tuple(found)


def _filter(alert: Alert) -> Filter:
    try:
        return asked_for(
            place=alert.place, who=alert.who, type=alert.type, status=alert.status, doc=alert.doc,
            from_=alert.since, until=alert.until,
        )  # fmt: skip
    except BadRequestError as error:
        raise BadRequestError(f"The alert {alert.name}: {error.what}", error.remedy) from None


def _meant(change: Change, alert: Alert) -> frozenset[tuple[str, ...]]:
    """What of a change the alert asks for; nothing where it asks for nothing of it."""
    id_ = "\x1f".join(part or "" for part in _parts(change))
    figures: set[tuple[str, ...]] = {(m.kind, m.why, m.was, m.now) for m in change.moves if m.kind == "figure"}
    others: set[tuple[str, ...]] = {(kind, id_) for kind in kinds(change) if kind != "figure"}
    if alert.counted is not None:
        wanted, others = folded(alert.counted), set()
        figures = {move for move in figures if wanted in folded(" ".join((move[1], move[3])))}
    return frozenset(one for one in (*figures, *others) if not alert.on or one[0] in alert.on)


def kinds(change: Change) -> frozenset[str]:
    """Everything that a change is; a line that is disputed, denied or unverified from the start is so newly."""
    found: set[str] = {change.standing, *(move.kind for move in change.moves)}
    if change.standing == "new" and change.now is not None:
        flags = {"disputed": change.now.disputed, "unverified": change.now.unverified}
        found.update(name for name, holds in flags.items() if holds)
        found.update({"denied"} if change.now.status == "denied" else ())
    return frozenset(found)


def news_of(
    changes: Sequence[Change], before: Corpus, after: Corpus, alerts: Alerts, at: str, dossier: str
) -> Iterator[News]:
    """What is told of each change, in their order."""
    asking = alerts.asking(changes, before, after)
    for number, change in enumerate(changes):
        entry = change.now or change.was
        if entry is not None:
            yield _news(change, entry, after, asking.get(number, ()), at, dossier)


def _news(change: Change, entry: Entry, after: Corpus, alerts: tuple[str, ...], at: str, dossier: str) -> News:
    moves = tuple(MoveNews(move.kind, move.was, move.now, move.why) for move in change.moves)
    notebook = Notebook(after)
    passages = tuple(notebook.note(cited) for cited in _cited(change, entry))
    return News(
        key=_key(change, passages),
        at=at,
        standing=change.standing,
        title=entry.title,
        text=entry.text,
        when=day_in_words(entry.day, entry.until, entry.precision),
        place=entry.place,
        status=entry.status,
        disputed=entry.disputed,
        entry=change.now.id if change.now is not None else None,
        was=change.was.id if change.was is not None else None,
        moves=moves,
        passages=passages,
        alerts=alerts,
        dossier=dossier,
    )


def _cited(change: Change, entry: Entry) -> Iterable[Extent]:
    """What moved first, then what the line rests on; each passage once."""
    moved = (cited for move in change.moves for cited in (*move.now_cited, *move.was_cited))
    return list(dict.fromkeys((*moved, *entry.rests_on)))[:MOST_PASSAGES]


def news_of_altered(altered: Altered, after: Corpus, alerts: Alerts, at: str, dossier: str) -> News:
    """What is told of a page that was altered: each stretch, with the passages of both versions."""
    moves = tuple(
        MoveNews("moved" if one.moved else "words", one.was, one.now, one.context) for one in altered.alterations
    )
    notebook = Notebook(after)
    cited: list[Extent] = []
    for one in altered.alterations:
        cited += [Extent(altered.doc, one.start, one.end)] if one.end > one.start else []
        if one.was_start is not None and one.was_end is not None and not one.moved:
            cited.append(Extent(altered.was, one.was_start, one.was_end))
    notes = tuple(notebook.note(extent) for extent in cited[:MOST_PASSAGES])
    texts = (after.folio(doc).dispatch.text_sha256 for doc in (altered.was, altered.doc))
    key = content_id("altered", altered.given, *texts)
    document = after.folio(altered.doc).document
    title = (document and document.title) or altered.given
    asked = alerts.asking_for(altered, after)
    return News(
        *(key, at, "altered", title, altered.given, "", None, "", False, altered.doc, altered.was),
        *(moves, notes, asked, dossier),
    )


def _key(change: Change, passages: Iterable[Note]) -> str:
    """The id of a change: what was, what is, what moved, and the bytes that this rests on."""
    cited = (f"{note.sha256} {note.start} {note.end}" for note in passages)
    return content_id("news", *_parts(change), *cited)


def _parts(change: Change) -> Iterator[str | None]:
    yield change.standing
    yield from (None if one is None else one.id for one in (change.was, change.now))
    for move in change.moves:
        yield from (move.kind, move.was, move.now)
