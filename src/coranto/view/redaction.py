"""Persons without a public role under pseudonyms, private particulars withheld: one transform for all that is shown.

Names are found by every spelling that the dossier knows, by their parts, and where the language model marked them. A
name that nothing marked anywhere cannot be withheld: whoever publishes reads the file first.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeVar, cast

from coranto.model.annotation import Mention
from coranto.model.codec import Record
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Entity, Participant
from coranto.model.source import Document
from coranto.view.people import has_public_role
from coranto.view.private_names import PrivateNames, Replaced
from coranto.view.private_particulars import particulars
from coranto.view.speakers import folded

T = TypeVar("T")

_KEPT_FIELDS: Final = frozenset(("sha256", "text_sha256", "reviewer"))
"""Hashes, and who reviews: that name is the operator's own, as they choose to sign, and no source's."""
_DOC_FIELDS: Final = frozenset(("doc", "docs"))


class Stretch(NamedTuple):
    """A piece of a document's text as it may be shown: ``start:end`` are offsets into the text as it is."""

    start: int
    end: int
    text: str
    withheld: bool


class Redaction:
    """What may be shown of a dossier. Offsets and hashes stay those of the sources."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus: Final = corpus
        entities = list(corpus.all(Entity))
        self.pseudonyms: Final = _pseudonyms(private_persons(entities))
        """By entity."""
        spellings: dict[str, set[str]] = defaultdict(set)
        kept: set[str] = set()
        for entity in entities:
            names = {entity.name, *entity.aliases}
            if entity.id in self.pseudonyms:
                spellings[entity.id] |= names
            else:
                kept |= names
        known = {entity.id for entity in entities}
        for mention in corpus.all(Mention):
            if mention.entity is not None and mention.entity in self.pseudonyms:
                spellings[mention.entity].add(mention.text)
            elif mention.entity in known:
                kept.add(mention.text)
            elif mention.label == "person":
                spellings[f"? {mention.entity or mention.text}"] |= {mention.text, mention.entity or mention.text}
        self._names: Final = PrivateNames(spellings, kept, self.pseudonyms)
        self._said: dict[str, str] = {}
        self._cut: dict[str, tuple[str, tuple[Replaced, ...]]] = {}

    def words(self, text: str) -> str:
        """``text`` as it may be shown."""
        if text not in self._said:
            shown = self._without_docs(text)
            self._said[text] = _put(shown, _joined([*particulars(shown), *self._names.found(shown)]))
        return self._said[text]

    def of(self, value: T) -> T:
        """A record, a view, or any frozen value, as it may be shown; the same object where nothing is withheld."""
        return cast(T, self._of(value))

    def doc(self, name: str) -> str:
        """The document's name as it may be shown: one that gives a person away is told by its hash."""
        return self._docs.get(name, name)

    def source_doc(self, name: str) -> str:
        """The name of the document that is shown as ``name``."""
        return self._sources.get(name, name)

    def stretches(self, doc: str, start: int, end: int) -> tuple[Stretch, ...]:
        """The text of a document (named as it is) from ``start`` to ``end``; a name cut in two is withheld whole."""
        text, cuts = self._cuts(doc)
        return tuple(_stretches(text, cuts, start, end))

    def folio(self, folio: Folio) -> Folio:
        """The document with its records as they may be shown. Offsets do not count in its text."""
        text = "".join(stretch.text for stretch in self.stretches(folio.doc, 0, len(folio.text)))
        dispatch = replace(
            folio.dispatch, metadata=self.of(folio.dispatch.metadata), doc=self.doc(folio.doc), text=text
        )
        return Folio(dispatch, _ShownRows(folio.rows, self.of))

    def _cuts(self, doc: str) -> tuple[str, tuple[Replaced, ...]]:
        """A document's text and what is withheld of it: particulars first, then what mentions say, then spellings."""
        if doc not in self._cut:
            folio = self._corpus.folio(doc)
            marked = [
                Replaced(m.start, m.end, self.pseudonyms[m.entity])
                for m in folio.of(Mention)
                if m.entity is not None and m.entity in self.pseudonyms
            ]
            found = _joined([*particulars(folio.text), *marked, *self._names.found(folio.text)])
            self._cut[doc] = folio.text, found
        return self._cut[doc]

    def _of(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            changed = tuple(map(self._of, value))
            return changed if any(a is not b for a, b in zip(changed, value, strict=True)) else value
        if isinstance(value, Mapping):
            return {key: self._of(held) for key, held in value.items()}
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changes = {}
        for field in fields(value):
            held = getattr(value, field.name)
            shown = self._field(field.name, held)
            if shown is not held:
                changes[field.name] = shown
        return self._named(replace(value, **changes) if changes else value)

    def _field(self, name: str, held: Any) -> Any:
        if held is None or name in _KEPT_FIELDS:
            return held
        if name in _DOC_FIELDS:
            return self.doc(held) if isinstance(held, str) else tuple(map(self.doc, held))
        return self._of(held)

    def _named(self, value: Any) -> Any:
        """Records that say whose name they hold: its pseudonym, whoever else is called so."""
        if isinstance(value, Entity) and value.id in self.pseudonyms:
            name = self.pseudonyms[value.id]
            return replace(value, name=name, aliases=(name,), wikidata=None)
        if isinstance(value, Participant | Mention) and value.entity is not None and value.entity in self.pseudonyms:
            name = self.pseudonyms[value.entity]
            return replace(value, name=name) if isinstance(value, Participant) else replace(value, text=name)
        return value

    @cached_property
    def _docs(self) -> dict[str, str]:
        """Names of documents that give a person away → what they are shown as."""
        found: dict[str, str] = {}
        for row in self._corpus.all(Document):
            if self._names.within(row.doc) or any(particulars(row.doc)):
                found[row.doc] = f"document-{row.sha256[:12]}"
        taken: dict[str, int] = defaultdict(int)
        for name, shown in sorted(found.items()):
            taken[shown] += 1
            found[name] = shown if taken[shown] == 1 else f"{shown}-{taken[shown]}"
        return found

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {shown: name for name, shown in self._docs.items()}

    @cached_property
    def _doc_words(self) -> re.Pattern[str] | None:
        names = sorted(self._docs, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, names))) if names else None

    def _without_docs(self, text: str) -> str:
        pattern = self._doc_words
        return text if pattern is None else pattern.sub(lambda found: self._docs[found[0]], text)


class _ShownRows(Mapping[type[Record], tuple[Record, ...]]):
    """A document's records as they may be shown, worked out as they are asked for."""

    def __init__(self, rows: Mapping[type[Record], tuple[Record, ...]], shown: Callable[[Record], Record]) -> None:
        self._rows = rows
        self._shown = shown

    def __getitem__(self, kind: type[Record]) -> tuple[Record, ...]:
        return tuple(map(self._shown, self._rows[kind]))

    def __iter__(self) -> Iterator[type[Record]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def private_persons(entities: Collection[Entity]) -> list[Entity]:
    """The persons whose names are withheld: to whom no text gives a public role.

    One who has but a single word for a name that is a place's or a body's too is none: *Lima*, read as a person once.
    """
    others = {folded(name) for e in entities if e.type != "person" for name in (e.name, *e.aliases)}
    return [
        e
        for e in entities
        if e.type == "person"
        and not has_public_role(e)
        and any(" " in name.strip() or folded(name) not in others for name in (e.name, *e.aliases))
    ]


def _pseudonyms(private: Iterable[Entity]) -> Mapping[str, str]:
    """By entity: ``Person 1`` …, numbered by id, so that they are the same in every file of a dossier.

    Who has the very name of another shares the pseudonym, as readers of the sources cannot tell them apart either.
    """
    numbers: dict[str, str] = {}
    named = [(entity.id, folded(entity.name)) for entity in sorted(private, key=lambda entity: entity.id)]
    for _, name in named:
        numbers.setdefault(name, f"Person {len(numbers) + 1}")
    return {id_: numbers[name] for id_, name in named}


def _joined(found: Iterable[Replaced]) -> tuple[Replaced, ...]:
    """In order and without overlap: of two that overlap the earlier given keeps its words and takes in the other."""
    kept: list[Replaced] = []
    for one in sorted(found, key=lambda one: one.start):
        if kept and one.start < kept[-1].end:
            last = kept.pop()
            kept.append(Replaced(last.start, max(last.end, one.end), last.words))
        else:
            kept.append(one)
    return tuple(kept)


def _put(text: str, found: tuple[Replaced, ...]) -> str:
    if not found:
        return text
    return "".join(stretch.text for stretch in _stretches(text, found, 0, len(text)))


def _stretches(text: str, found: tuple[Replaced, ...], start: int, end: int) -> Iterator[Stretch]:
    at = start
    first = bisect_left(found, start, key=lambda one: one.end)
    for one in found[first:]:
        if one.start >= end or one.end <= start:
            if one.start >= end:
                break
            continue
        if one.start > at:
            yield Stretch(at, one.start, text[at : one.start], withheld=False)
        until = min(one.end, end)
        yield Stretch(max(at, one.start), until, one.words, withheld=True)
        at = until
    if at < end:
        yield Stretch(at, end, text[at:end], withheld=False)
