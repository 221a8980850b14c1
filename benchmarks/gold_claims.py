"""Claims, figures and gaps of dispatches as a person marked them, and the record form that gold and product share.

A gold file is a YAML list, one item a dispatch: ``doc`` (file name), ``published``, perhaps ``sha256`` of the file, and
lists ``claims``, ``figures``, ``gaps`` with the fields of the records of that name. What is a stretch of the text is
given by its words, or as ``[start, end]``, so that gold can be kept without the text. Words that stand there more than
once take ``nth`` (from 1; for a claim's contents a list), ``source_nth`` or ``cue_nth``; without it, cues, sources and
hedges are those nearest to the content. What is left out has its default: status asserted, act states, all else null;
modality and polarity follow a status that is stated, and the other way round. A quantity may be one of two, ``a|b``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import yaml

from coranto.text.identity import sha256_hex

Span = tuple[int, int]
Words = str | tuple[int, int]
"""Words of the text, or where they stand."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, by a person or by the product; spans half-open in code points of the dispatch."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    entity: str | None
    mode: str
    status: str
    polarity: str
    modality: str
    act: str
    basis: str | None
    said: str | None
    """The first day on which it may have been said."""
    hedge: Span | None
    verification: frozenset[str]
    """Outcomes."""
    denies: tuple[Span, ...]
    """The content denied."""
    inherited: bool
    reported_by: tuple[Span, ...]
    translated: str | None


@dataclass(frozen=True, slots=True)
class Number:
    """A figure; ``low``, ``high`` and ``point`` are unset where a person did not say."""

    span: Span
    low: float | msgspec.UnsetType | None
    high: float | msgspec.UnsetType | None
    point: float | msgspec.UnsetType | None
    quantity: str
    counted: str | None
    place: str | None
    as_of: tuple[str, ...]
    """A day, or the first and the one after the last; empty if null."""
    source: str | None
    status: str
    projection: bool
    subset: bool
    series: str | None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A gap: something declared not known."""

    span: Span
    who: str | None
    about: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Marked:
    """All that was marked in one text."""

    statements: tuple[Statement, ...]
    numbers: tuple[Number, ...]
    unknowns: tuple[Unknown, ...]


@dataclass(frozen=True, slots=True)
class GoldDispatch:
    """A dispatch with its gold."""

    path: Path
    text: str
    published: str | None
    gold: Marked

    @property
    def doc(self) -> str:
        """The name under which a dossier of the file knows it."""
        return self.path.name


class _Claim(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    content: list[Words]
    nth: list[int | None] = []
    source: Words | None = None
    source_nth: int | None = None
    entity: Words | None = None
    cue: Words | None = None
    cue_nth: int | None = None
    mode: str
    status: str | None = None
    polarity: str | None = None
    modality: str | None = None
    act: str = "states"
    basis: str | None = None
    said: str | list[str] | None = None
    hedge: Words | None = None
    verification: str | None = None
    denies: Words | None = None
    inherited: bool = False
    reported_by: list[Words] = []
    translated: str | None = None


class _Figure(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    text: Words
    nth: int | None = None
    low: float | msgspec.UnsetType | None = msgspec.UNSET
    high: float | msgspec.UnsetType | None = msgspec.UNSET
    point: float | msgspec.UnsetType | None = msgspec.UNSET
    quantity: str
    counted: Words | None = None
    place: Words | None = None
    as_of: str | list[str] | None = None
    source: Words | None = None
    source_nth: int | None = None
    status: str = "asserted"
    projection: bool = False
    subset: bool = False
    series: str | None = None


class _Gap(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    text: Words
    nth: int | None = None
    who: Words | None = None
    about: Words | None = None
    reason: str


class _Item(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    doc: str
    sha256: str | None = None
    published: str | None = None
    claims: list[_Claim] = []
    figures: list[_Figure] = []
    gaps: list[_Gap] = []


def read_gold(path: Path, texts: Path | None = None) -> tuple[GoldDispatch, ...]:
    """The dispatches of a gold file, or of every ``gold.yaml`` under a folder; the texts lie beside it or in ``texts``.

    Raises ``ValueError`` for a field that is none, for words that are not in the text or cannot be told from others,
    and for a text that is not the one that was marked.
    """
    files = sorted(path.rglob("gold.yaml")) if path.is_dir() else [path]
    return tuple(dispatch for file in files for dispatch in _read_file(file, texts or file.parent))


def _read_file(file: Path, texts: Path) -> Iterator[GoldDispatch]:
    raw = _dates_as_text(yaml.safe_load(file.read_text("utf-8")))
    for item in msgspec.convert(raw, list[_Item]):
        path = texts / item.doc
        data = path.read_bytes()
        if item.sha256 not in (None, sha256_hex(data)):
            raise ValueError(f"{path} is not the text that {file} was made for")
        text = data.decode("utf-8")
        finder = _Finder(text, item.doc)
        gold = Marked(
            tuple(finder.statement(claim) for claim in item.claims),
            tuple(finder.number(figure) for figure in item.figures),
            tuple(finder.unknown(gap) for gap in item.gaps),
        )
        yield GoldDispatch(path, text, item.published, gold)


def _dates_as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: _dates_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


class _Finder:
    """Finds in one text what a person marked there."""

    def __init__(self, text: str, doc: str) -> None:
        self._text = text
        self._doc = doc

    def statement(self, claim: _Claim) -> Statement:
        content = self._pieces(claim.content, claim.nth)
        denied = self._within(claim.denies, content)
        status, modality, polarity = _standing(claim)
        return Statement(
            content=content,
            cue=self._near(claim.cue, claim.cue_nth, content),
            source=self._near(claim.source, claim.source_nth, content),
            entity=self._words(claim.entity),
            mode=claim.mode,
            status=status,
            polarity=polarity,
            modality=modality,
            act=claim.act,
            basis=claim.basis,
            said=claim.said[0] if isinstance(claim.said, list) else claim.said,
            hedge=self._within(claim.hedge, content),
            verification=frozenset([claim.verification] if claim.verification else []),
            denies=(denied,) if denied else (),
            inherited=claim.inherited,
            reported_by=tuple(self._span(one, None, content) for one in claim.reported_by),
            translated=claim.translated,
        )

    def number(self, figure: _Figure) -> Number:
        as_of = figure.as_of or ()
        return Number(
            span=self._span(figure.text, figure.nth),
            low=figure.low,
            high=figure.high,
            point=figure.point,
            quantity=figure.quantity,
            counted=self._told(figure.counted),
            place=self._words(figure.place),
            as_of=(as_of,) if isinstance(as_of, str) else tuple(as_of),
            source=self._words(figure.source),
            status=figure.status,
            projection=figure.projection,
            subset=figure.subset,
            series=figure.series,
        )

    def unknown(self, gap: _Gap) -> Unknown:
        span = self._span(gap.text, gap.nth)
        return Unknown(span, self._words(gap.who), self._words(gap.about), gap.reason)

    def _pieces(self, words: Iterable[Words], nth: list[int | None]) -> tuple[Span, ...]:
        found: list[Span] = []
        for at, piece in enumerate(words):
            found.append(self._span(piece, nth[at] if at < len(nth) else None, found[-1:]))
        return tuple(found)

    def _near(self, words: Words | None, nth: int | None, content: tuple[Span, ...]) -> Span | None:
        return None if words is None else self._span(words, nth, content)

    def _within(self, words: Words | None, content: tuple[Span, ...]) -> Span | None:
        """Where words stand in the content; if nowhere, nearest to it."""
        if not isinstance(words, str):
            return words
        held = (span for span in self._places(words) if any(_gap(span, one) < 0 for one in content))
        return next(held, None) or self._span(words, None, content)

    def _span(self, words: Words, nth: int | None, near: Sequence[Span] = ()) -> Span:
        if not isinstance(words, str):
            return words
        found = self._places(words)
        if not found or (nth or 1) > len(found):
            raise ValueError(f"{self._doc} does not hold {words!r}" + (f" {nth} times" if nth else ""))
        if nth:
            return found[nth - 1]
        if len(found) > 1 and not near:
            raise ValueError(f"{self._doc} holds {words!r} {len(found)} times: say which with nth")
        apart = [span for span in found if all(_gap(span, one) >= 0 for one in near)]
        return min(apart or found, key=lambda span: min((_gap(span, one) for one in near), default=0))

    def _places(self, words: str) -> list[Span]:
        pattern = r"\s+".join(map(re.escape, words.split()))
        return [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", self._text)]

    def _words(self, words: Words | None) -> str | None:
        """Words that the text must hold somewhere."""
        if isinstance(words, str):
            self._span(words, 1)
        return self._told(words)

    def _told(self, words: Words | None) -> str | None:
        """Words that a person may have added (*hundreds* of people)."""
        return self._text[words[0] : words[1]] if isinstance(words, tuple) else words


def _gap(one: Span, other: Span) -> int:
    """Characters between two spans, below zero as far as they overlap."""
    return max(one[0] - other[1], other[0] - one[1])


def _standing(claim: _Claim) -> tuple[str, str, str]:
    """Status, modality and polarity of a claim; what is not stated follows from what is."""
    polarity = claim.polarity or ("denies" if claim.status == "denied" else "affirms")
    same = claim.status if claim.status in ("planned", "conditional") else "actual"
    modality = claim.modality or same
    if claim.status:
        return claim.status, modality, polarity
    if polarity == "denies":
        return "denied", modality, polarity
    if modality == "possible" or claim.verification == "unverified":
        return "unverified", modality, polarity
    return "asserted" if modality == "actual" else modality, modality, polarity
