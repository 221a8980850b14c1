"""The versions of a page: what it said each time that it was had, and what was altered in between."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from coranto.model.errors import NotFoundError
from coranto.model.source import Document
from coranto.store.reader import Reader, open_reader
from coranto.store.versions import given_name, handed_in_as, with_versions
from coranto.view.reading.rewording import rewordings


@dataclass(frozen=True, slots=True)
class Alteration:
    """A stretch in which a version differs from the one before it; offsets are code points, half-open."""

    was: str
    """What it said; empty where it said nothing."""
    was_start: int | None
    was_end: int | None
    now: str
    """What it says; empty where it says nothing any more."""
    start: int
    end: int
    moved: bool
    """Whether both say it, each in another place."""
    context: str
    """The sentence or line that it stands in, as it is now."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text that was had under one name."""

    doc: str
    """What the dossier lists it by."""
    captured: str | None
    """When it was had; null where nobody said."""
    published: str | None
    """The first day on which it may have been published."""
    chars: int
    sha256: str
    text_sha256: str
    alterations: tuple[Alteration, ...]
    """What is otherwise than in the version before."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A text that was had under a name that another had before."""

    given: str
    was: str
    """What the dossier lists the version before it by."""
    doc: str
    alterations: tuple[Alteration, ...]


def alterations(reader: Reader, fresh: Set[str]) -> Iterator[Altered]:
    """What of the fresh documents is another version of one that is known, with what is otherwise in it."""
    for doc in sorted(fresh):
        given = given_name(reader, doc)
        every = [] if given is None else _in_order(reader, handed_in_as(reader, given))
        before = [one for one in every[: every.index(doc)] if one != doc] if doc in every else []
        # Files say not when they were had: there what was known is what was before.
        before = before or [one for one in every if one not in fresh]
        if given is None or not before:
            continue
        found = tuple(_alterations(reader, before[-1], doc))
        if found:
            yield Altered(given, before[-1], doc, found)


def altered(dossier: Path) -> list[str]:
    """Names of which the dossier has several versions."""
    with open_reader(dossier) as reader:
        return with_versions(reader)


def versions(dossier: Path, doc: str) -> tuple[Version, ...]:
    """The versions of a document, named by any of them, in the order in which they were had (those unknown first).

    Raises ``NotFoundError`` for a document that is not there.
    """
    with open_reader(dossier) as reader:
        given = given_name(reader, doc)
        if given is None:
            raise NotFoundError(f"There is no document {doc}", f"See: coranto versions {dossier}")
        docs = _in_order(reader, handed_in_as(reader, given))
        published = {row.doc: row.published.start for row in reader.stored(Document)}
        return tuple(
            _version(reader, before, one, published.get(one)) for before, one in zip([None, *docs], docs, strict=False)
        )


def _in_order(reader: Reader, docs: Iterable[str]) -> list[str]:
    return sorted(docs, key=lambda one: (reader.dispatch(one).metadata.captured or "", one))


def _version(reader: Reader, before: str | None, doc: str, published: str | None) -> Version:
    dispatch = reader.dispatch(doc)
    found = () if before is None else tuple(_alterations(reader, before, doc))
    return Version(
        doc, dispatch.metadata.captured, published, len(dispatch.text), dispatch.sha256, dispatch.text_sha256, found
    )


def _alterations(reader: Reader, before: str, doc: str) -> list[Alteration]:
    own, other = reader.folio(doc), reader.folio(before)
    return [
        Alteration(
            was=one.words,
            was_start=None if one.other is None else one.other.start,
            was_end=None if one.other is None else one.other.end,
            now=" ".join(own.text[one.start : one.end].split()),
            start=one.start,
            end=one.end,
            moved=one.moved,
            context=_line(own.text, one.start, one.end),
        )
        for one in rewordings(own, other)
    ]


def _line(text: str, start: int, end: int) -> str:
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return " ".join(text[first : last if last >= 0 else len(text)].split())
