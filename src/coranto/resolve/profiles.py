"""What one document says of one name: the unit that entities are made of."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Label, Mention, Place
from coranto.model.corpus import Folio
from coranto.model.judgement import HASH_DIGITS
from coranto.model.resolved import Role
from coranto.resolve.lives import lives
from coranto.resolve.offices import LOOK_BACK, country_of, office_key
from coranto.resolve.particulars import NOTHING, Particulars
from coranto.resolve.roles import roles_of
from coranto.text.names import fold_name
from coranto.tools import Tools

_BRACKETED: Final = re.compile(r"\s?[(\[（](?:[A-Z][a-z]+: ?|also |in [A-Z][a-z]+:? |or )?([^()\[\]（）]{2,60})[)\]）]")
_KNOWN_AS: Final = re.compile(
    r",? ?[(]?(?:(?:also |better |formerly |widely |otherwise )?(?:known|called) as|a\.k\.a\.|aka|alias|born|née|né) "
)
_SPLIT: Final = re.compile(r"[;,/]| or | and ")
MOST_LETTERS: Final = 10
"""Of an acronym in brackets."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One name of one document, as ``mention.entity`` has it."""

    doc: str
    local: str
    label: Label
    names: tuple[tuple[str, int], ...]
    """(name as written, how often), by name."""
    roles: tuple[Role, ...]
    particulars: Particulars
    place: Place | None
    """What its toponyms resolved to most often."""
    office: str | None = None
    """Key of a state's office with its country, as ``offices.office_key`` has it; null for any other."""
    stated: tuple[str, ...] = ()
    """Other names that the document states: an original spelling or an acronym in brackets, *also known as …*."""
    text: str = ""
    """First digits of the hash of the document's text."""

    @property
    def mentions(self) -> int:
        return sum(count for _, count in self.names)


def profiles(folio: Folio, tools: Tools) -> Iterator[Profile]:
    """One profile for every local name of a document, by name."""
    places = {(place.start, place.end): place for place in folio.of(Place)}
    by_local: dict[str, list[Mention]] = defaultdict(list)
    for mention in folio.of(Mention):
        by_local[mention.entity or mention.text].append(mention)
    starts = {mention.start: mention for mention in folio.of(Mention)}
    labels = {local: _label(found) for local, found in by_local.items()}
    roles = {
        local: tuple(r for m in found for r in roles_of(folio.doc, folio.text, m.start, m.end, tools.names))
        for local, found in by_local.items()
        if labels[local] == "person"
    }
    told = lives(folio, roles, tools)
    for local, found in sorted(by_local.items()):
        label = labels[local]
        yield Profile(
            folio.doc,
            local,
            label,
            tuple(sorted(Counter(mention.text for mention in found).items())),
            roles.get(local, ()),
            told.get(local, NOTHING) if label == "person" else NOTHING,
            _place(found, places),
            _office(folio.text, local, found, tools) if label == "organization" else None,
            _stated(folio.text, label, found, starts, tools),
            folio.dispatch.text_sha256[:HASH_DIGITS],
        )


def _label(found: Sequence[Mention]) -> Label:
    counts = Counter(mention.label for mention in found)
    return min(counts, key=lambda name: (-counts[name], name))


def _stated(
    text: str, label: Label, found: Sequence[Mention], starts: dict[int, Mention], tools: Tools
) -> tuple[str, ...]:
    """Other names that stand right behind the name, sorted."""
    stated: set[str] = set()
    for mention in found:
        if bracketed := _BRACKETED.match(text, mention.end):
            parts = [part.strip() for part in _SPLIT.split(bracketed.group(1).rpartition(":")[2])]
            stated.update(p for p in parts if is_other_script(p) or _is_acronym(p, mention.text, label, tools))
        known = _KNOWN_AS.match(text, mention.end)
        other = starts.get(known.end()) if known else None
        if other is not None and other.label == label:
            stated.add(other.entity or other.text)
    return tuple(sorted(stated - {mention.entity or mention.text for mention in found}))


def is_other_script(name: str) -> bool:
    """Whether the name is written in letters other than Latin ones, and in no Latin ones."""
    letters = [ch for ch in name if ch.isalpha()]
    return len(letters) > 1 and not any(unicodedata.name(ch, "").startswith("LATIN") for ch in letters)


def _is_acronym(part: str, name: str, label: Label, tools: Tools) -> bool:
    """Whether what stands in brackets is the body's acronym, and no country: *Labour Party (UK)*."""
    letters = part.replace(".", "")
    if label != "organization" or " " not in name or not 2 <= len(letters) <= MOST_LETTERS:
        return False
    return letters.isupper() and letters.isalpha() and country_of(fold_name(letters), tools) is None


def _office(text: str, local: str, found: Sequence[Mention], tools: Tools) -> str | None:
    """The key that most mentions with a country give, else the one without."""
    keys = [office_key(local, text[max(0, m.start - LOOK_BACK) : m.start], tools) for m in found]
    counts = Counter(key for key in keys if key is not None)
    return min(counts, key=lambda key: (key.startswith(" "), -counts[key], key), default=None)


def _place(found: Sequence[Mention], places: dict[tuple[int, int], Place]) -> Place | None:
    """The resolution that most of the mentions got; the first of equals by name and point."""
    resolved = [places[m.start, m.end] for m in found if (m.start, m.end) in places]
    placed = [place for place in resolved if place.lat is not None]
    counts = Counter((place.name, place.geonameid or 0, place.lat or 0.0, place.lon or 0.0) for place in placed)
    if not counts:
        return None
    best = min(counts, key=lambda key: (-counts[key], key))
    return next(p for p in placed if (p.name, p.geonameid or 0, p.lat or 0.0, p.lon or 0.0) == best)
