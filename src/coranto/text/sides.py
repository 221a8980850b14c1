"""Parties as values, and their names in a phrase: states, bodies and groups, when they are, how they are written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, Literal

from coranto.text.names import fold_name

Kind = Literal["state", "organ", "body", "group", "politics"]
Use = Literal["name", "adjective", "capital", "part"]
"""How a name is written for a side: its own, its adjective, its capital; ``part`` is a part of a state."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party, over half-open times as exact as is known (``1987``, ``1991-12-26``); null is open."""

    name: str
    kind: Kind
    begin: str | None
    until: str | None
    by: str
    """The register or the act that it is known from."""
    countries: frozenset[str] = frozenset()
    """Codes of countries that tell it from others of its name."""
    contested: tuple[tuple[str | None, str | None], ...] = ()
    """Times in which its bare name tells no party."""

    def stands(self, day: str | None) -> bool:
        """Whether it is one on an ISO day; true where the day is unknown."""
        return day is None or within(day, self.begin, self.until)

    def disputed(self, day: str | None) -> bool:
        """Whether two claim its name on that day; where it is unknown, whether they still do."""
        return any(until is None if day is None else within(day, begin, until) for begin, until in self.contested)


def within(day: str, begin: str | None, until: str | None) -> bool:
    """Whether an ISO day lies in a half-open time whose ends may be years or months."""
    return (begin is None or day >= begin) and (until is None or day < until)


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to write a side."""

    written: str
    side: Side | None
    """Null where the name alone tells none."""
    use: Use
    shared: bool = False
    """Whether others bear the name: of a state, a region; of any other side, others of its kind elsewhere."""


Words = frozenset[str]


@dataclass(frozen=True, eq=False)
class PartyWords:
    """The tables of ``resources/parties.yaml``; words and keys are folded."""

    names: Mapping[str, tuple[Naming, ...]]
    offices: Words
    holders: Words
    weak: Words
    trades: Words
    agencies: Words
    institutes: Words
    fields: Words
    sciences: Words
    ranks: Words
    voices: Words
    politicians: Words
    past: Words
    apart: Words
    bodies_apart: Words
    owned: Words
    backed: Words
    territories: Words
    kinds: Words
    beside: Words
    sent: Words
    national: Words
    fielded: Words
    serving: Words
    documents: Words
    determiners: Words
    joining: Words
    ending: Words

    @cached_property
    def states(self) -> Mapping[str, Side]:
        """Alpha-2 code → the state of today."""
        sides = (naming.side for own in self.names.values() for naming in own)
        return {code: side for side in sides if side and side.kind == "state" for code in side.countries}

    @cached_property
    def longest(self) -> Mapping[str, int]:
        """First word of a name → the words of the longest such name."""
        return _longest(self.names)

    @cached_property
    def phrases(self) -> Mapping[str, int]:
        """First word of the grammar's phrases of several words → the words of the longest."""
        return _longest(self.known | self.past | self.apart | self.beside | self.kinds)

    @cached_property
    def heads(self) -> Words:
        """Words for who speaks for a state or for a body."""
        return self.offices | self.holders | self.agencies | self.voices

    @cached_property
    def known(self) -> Words:
        """Words that may stand between a state and its office, and the offices."""
        return (
            self.offices | self.holders | self.agencies | self.institutes | self.fields | self.sciences | self.ranks
            | self.voices | self.territories | self.documents
        )  # fmt: skip


def _longest(phrases: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in phrases:
        first = phrase.partition(" ")[0]
        found[first] = max(found.get(first, 0), phrase.count(" ") + 1)
    return found


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a name of a side, or the sign of a genitive."""

    form: str
    raw: str
    joined: bool
    """Whether a hyphen ties it to the next."""
    owners: tuple[Naming, ...] = ()

    @property
    def capital(self) -> bool:
        return self.raw[:1].isupper()


GENITIVE: Final = "'s"
_STOPPED: Final = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|(?:[A-Z]\.)+[A-Z]")
_TOKEN: Final = re.compile(r"['’]s?(?![^\W_])|[^\W_]+(?:['’.·](?=[^\W_])(?!['’]?s\b)[^\W_]+)*\.?|[-‐‑]")


def name_key(name: str) -> str:
    """The key under which ``PartyWords.names`` has a name."""
    return " ".join(word.form for word in _words(name))


def items_of(text: str, day: str | None, known: PartyWords) -> list[Item]:
    """The words of ``text``; names of sides, and phrases of the grammar, as one item each."""
    words = list(_words(text))
    items: list[Item] = []
    at = 0
    while at < len(words):
        size, namings = _named(words, at, day, known)
        if not namings:
            size = _phrase(words, at, known)
        own = words[at : at + size]
        form = " ".join(word.form for word in own)
        items.append(Item(form, " ".join(word.raw for word in own), own[-1].joined, namings))
        at += size
    return items


def _words(text: str) -> Iterator[Item]:
    """Each word folded, with what its letters were; letters with stops (*U.S.*) as one word (*US*)."""
    tokens = list(_TOKEN.finditer(text))
    for at, match in enumerate(tokens):
        raw = match.group()
        if raw[0] in "'’" or raw == "s":
            yield Item(GENITIVE, raw, joined=False)
            continue
        if raw in "-‐‑":
            continue
        tied = at + 1 < len(tokens) and tokens[at + 1].group() in "-‐‑" and tokens[at + 1].start() == match.end()
        raw = raw.replace(".", "") if _STOPPED.fullmatch(raw) else raw
        forms = fold_name(raw).split()
        parts = raw.replace(".", " ").split() if len(forms) > 1 else [raw]
        if len(parts) != len(forms):
            parts = [raw] * len(forms)
        for number, (form, part) in enumerate(zip(forms, parts, strict=True), 1):
            yield Item(form, part, joined=tied and number == len(forms))


def _named(words: Sequence[Item], at: int, day: str | None, known: PartyWords) -> tuple[int, tuple[Naming, ...]]:
    """Words of the longest name at ``at`` of a side that there is on that day, and the sides that it may mean.

    Where there is none on that day, the longest name, of no side; (1, none) without a name.
    """
    gone: tuple[int, tuple[Naming, ...]] = 1, ()
    for size in range(min(known.longest.get(words[at].form, 0), len(words) - at), 0, -1):
        own = words[at : at + size]
        found = known.names.get(" ".join(word.form for word in own))
        if not found:
            continue
        fitting = tuple(n for n in found if _as_written(n.written, own))
        standing = _standing(fitting, day)
        if standing:
            return size, standing
        if fitting and not gone[1]:
            gone = size, (replace(fitting[0], side=None),)
    return gone


def _standing(namings: tuple[Naming, ...], day: str | None) -> tuple[Naming, ...]:
    """Those whose side there is on that day; where it is unknown, those that still are before those of the past."""
    if day is None:
        return tuple(n for n in namings if n.side is None or n.side.until is None) or namings
    return tuple(n for n in namings if n.side is None or n.side.stands(day))


def _as_written(name: str, words: Sequence[Item]) -> bool:
    """Whether the words have the capitals of the name: *WHO* is not *who*, *Polish* not *polish*."""
    return all(_is_written(part, word.raw) for part, word in zip(_written(name), words, strict=True))


def _is_written(part: str, raw: str) -> bool:
    if len(part) > 1 and part[1:] != part[1:].lower():  # letters: WHO, LeT
        return raw == part or (raw.isupper() and len(raw) > 1)
    return raw[:1].isupper() or not part[0].isupper()


@lru_cache(maxsize=1 << 13)
def _written(name: str) -> tuple[str, ...]:
    return tuple(word.raw for word in _words(name))


def _phrase(words: Sequence[Item], at: int, known: PartyWords) -> int:
    """Words of the longest phrase of the grammar at ``at``; 1 for a single word."""
    for size in range(min(known.phrases.get(words[at].form, 1), len(words) - at), 1, -1):
        form = " ".join(word.form for word in words[at : at + size])
        if any(form in words for words in (known.known, known.past, known.apart, known.beside, known.kinds)):
            return size
    return 1
