"""Which entries a reader asked for: the same four questions in every face."""

from collections.abc import Iterable
from dataclasses import dataclass

from coranto.model.annotation import Mention
from coranto.model.assertion import Claim
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Event
from coranto.view.speakers import folded


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all must hold; null or false asks for nothing."""

    day: str | None = None
    """ISO day; an entry of imprecise time matches every day that it may have been on."""
    place: str | None = None
    """Part of a place's name, in any spelling that the dossier knows for it."""
    who: str | None = None
    """Part of a name, in any spelling that the dossier knows for its bearer."""
    disputed: bool = False

    @property
    def empty(self) -> bool:
        """Whether every entry passes."""
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which statements a reader asked for, by where, when and in which words they stand; all must hold."""

    doc: str | None = None
    """Part of the document's name."""
    day: str | None = None
    """ISO day; what was said in a longer time matches every day that it may have been on."""
    words: str | None = None
    """A part of the words, in any case and with or without diacritics."""

    def holds(self, doc: str, words: str, begin: str | None, until: str | None) -> bool:
        """Whether ``words`` of ``doc``, said from ``begin`` to before ``until``, pass."""
        in_doc = self.doc is None or folded(self.doc) in folded(doc)
        return (
            in_doc and may_be_on(self.day, begin, until) and (self.words is None or folded(self.words) in folded(words))
        )


def matching(entries: Iterable[Entry], asked: Filter, corpus: Corpus) -> list[Entry]:
    """The entries that pass, in the order given."""
    kept = [e for e in entries if may_be_on(asked.day, e.day, e.until) and (e.disputed or not asked.disputed)]
    for wanted, of_entry in ((asked.place, _places), (asked.who, _people)):
        if wanted is not None:
            wished = spellings(wanted, corpus)
            names = of_entry(kept, corpus)
            kept = [e for e in kept if any(s in name for name in names[e.id] for s in wished)]
    return kept


def may_be_on(day: str | None, begin: str | None, until: str | None) -> bool:
    """Whether ``begin`` to before ``until`` (one day without it) may be on the ISO ``day``; all may be on no day."""
    if day is None:
        return True
    if begin is None:
        return False
    return begin[:10] <= day < until if until else begin[:10] == day


def spellings(wanted: str, corpus: Corpus) -> set[str]:
    """What was asked for, its entities' ids, and all their names, folded."""
    part = folded(wanted)
    found = {part}
    for entity in corpus.all(Entity):
        names = [folded(name) for name in (entity.name, *entity.aliases)]
        if any(part in name for name in names):
            found.update(names, [entity.id])
    return found


def _places(entries: list[Entry], corpus: Corpus) -> dict[str, list[str]]:
    where = {e.id: e.place.name for e in corpus.all(Event) if e.place}
    return {
        entry.id: [folded(name) for name in (entry.place, *(where.get(e) for e in entry.events)) if name]
        for entry in entries
    }


def _people(entries: list[Entry], corpus: Corpus) -> dict[str, list[str]]:
    """Ids and folded names of all who act, suffer, speak or are named in each entry."""
    events = {e.id: [*e.actors, *e.recipients] for e in corpus.all(Event)}
    claims = {c.id: c for c in corpus.all(Claim)}
    mentioned = _mentioned(entries, corpus)
    names: dict[str, list[str]] = {}
    for entry in entries:
        found = [n for e in entry.events for p in events.get(e, ()) for n in (p.entity, folded(p.name))]
        for claim in (claims[c] for c in entry.claims if c in claims):
            found += [n for s in (claim.source, *claim.reported_by) if s for n in (s.entity, folded(s.text))]
        found += mentioned[entry.id]
        names[entry.id] = [n for n in found if n]
    return names


def _mentioned(entries: list[Entry], corpus: Corpus) -> dict[str, list[str]]:
    """Ids and folded names of all who are named in the passages that each entry cites."""
    docs = sorted({cited.doc for entry in entries for cited in entry.citations})
    mentions = {doc: corpus.folio(doc).of(Mention) for doc in docs}
    return {
        entry.id: [
            name
            for cited in entry.citations
            for m in mentions[cited.doc]
            if cited.start <= m.start and m.end <= cited.end
            for name in (m.entity or "", folded(m.text))
        ]
        for entry in entries
    }
