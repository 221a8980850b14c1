"""What one document says of one name: the unit that entities are made of."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coranto.model.annotation import Label, Mention, Place
from coranto.model.corpus import Folio
from coranto.model.resolved import Role
from coranto.resolve.offices import LOOK_BACK, office_key
from coranto.resolve.roles import roles_of, title_before
from coranto.text.names import fold_name
from coranto.tools import Tools

Sex = Literal["m", "f"]
_SEXED_TITLES: dict[str, Sex] = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "chairman": "m", "spokesman": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "queen": "f", "princess": "f", "chairwoman": "f",
    "spokeswoman": "f",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """One name of one document, as ``mention.entity`` has it."""

    doc: str
    local: str
    label: Label
    names: tuple[tuple[str, int], ...]
    """(name as written, how often), by name."""
    roles: tuple[Role, ...]
    sex: Sex | None
    place: Place | None
    """What its toponyms resolved to most often."""
    office: str | None = None
    """Key of a state's office with its country, as ``offices.office_key`` has it; null for any other."""

    @property
    def mentions(self) -> int:
        return sum(count for _, count in self.names)


def profiles(folio: Folio, tools: Tools) -> Iterator[Profile]:
    """One profile for every local name of a document, by name."""
    places = {(place.start, place.end): place for place in folio.of(Place)}
    by_local: dict[str, list[Mention]] = defaultdict(list)
    for mention in folio.of(Mention):
        by_local[mention.entity or mention.text].append(mention)
    for local in sorted(by_local):
        yield _profile(folio, local, by_local[local], places, tools)


def _profile(
    folio: Folio, local: str, found: list[Mention], places: dict[tuple[int, int], Place], tools: Tools
) -> Profile:
    lexicon = tools.names
    labels = Counter(mention.label for mention in found)
    label = min(labels, key=lambda name: (-labels[name], name))
    names = Counter(mention.text for mention in found)
    roles: list[Role] = []
    sex: Counter[Sex] = Counter()
    if label == "person":
        for mention in found:
            roles += roles_of(folio.doc, folio.text, mention.start, mention.end, lexicon)
            title = title_before(folio.text, mention.start, lexicon)
            last = fold_name(folio.text[title[0] : title[1]]).split()[-1] if title else ""
            if last in _SEXED_TITLES:
                sex[_SEXED_TITLES[last]] += 1
    return Profile(
        folio.doc, local, label, tuple(sorted(names.items())), tuple(roles), _agreed(sex), _place(found, places),
        _office(folio.text, local, found, tools) if label == "organization" else None,
    )  # fmt: skip


def _office(text: str, local: str, found: list[Mention], tools: Tools) -> str | None:
    """The key that most mentions with a country give, else the one without."""
    keys = [office_key(local, text[max(0, m.start - LOOK_BACK) : m.start], tools) for m in found]
    counts = Counter(key for key in keys if key is not None)
    return min(counts, key=lambda key: (key.startswith(" "), -counts[key], key), default=None)


def _agreed(sex: Counter[Sex]) -> Sex | None:
    return next(iter(sex)) if len(sex) == 1 else None


def _place(found: list[Mention], places: dict[tuple[int, int], Place]) -> Place | None:
    """The resolution that most of the mentions got; the first of equals by name and point."""
    resolved = [places[m.start, m.end] for m in found if (m.start, m.end) in places]
    placed = [place for place in resolved if place.lat is not None]
    counts = Counter((place.name, place.geonameid or 0, place.lat or 0.0, place.lon or 0.0) for place in placed)
    if not counts:
        return None
    best = min(counts, key=lambda key: (-counts[key], key))
    return next(p for p in placed if (p.name, p.geonameid or 0, p.lat or 0.0, p.lon or 0.0) == best)
