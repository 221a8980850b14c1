"""ninjs, the JSON of news agencies (IPTC), of any generation: an item with a text is a dispatch, and so is each that it
brings along.

Generation 1 spells ``body_text`` and ``versioncreated``, 2 ``bodies`` and ``versioncreated``, 3 ``bodies`` and
``versionCreated``: keys are compared without case and ``_``. Pictures, sound and films are no dispatches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coranto.model.source import DateCandidate, Metadata, Original
from coranto.read.fragment import text_of_fragment
from coranto.read.languages import language_code
from coranto.read.names import OWN_DOSSIER, item_name, own_name, web_address
from coranto.read.page_metadata import line
from coranto.read.reading import Opened, Reading, UnreadableError, encodable, read_as
from coranto.read.stated_dates import iso_date

Fields = Mapping[str, object]
"""An item's values by key in lower case, without ``_``."""

SIGNS: Final = frozenset(
    {"bodies", "headlines", "pubstatus", "representationtype", "versioncreated", "copyrightholder"}
)
"""Keys of which an object that is an item has one, beside ``uri``."""
DATES: Final = {"versioncreated": "versionCreated", "firstcreated": "firstCreated", "contentcreated": "contentCreated"}
"""By folded key, in the order in which they are believed: this version, not the first, is what was sent."""
WORDLESS: Final = frozenset({"picture", "graphic", "audio", "video", "animation", "event", "planning", "component"})
RECALLED: Final = {"canceled": "cancelled by its agency", "withheld": "withheld by its agency"}
DEEPEST: Final = 5
DATE_ROLE: Final = "date "
"""Role of a description in which an export of ours keeps a date that a source stated, and where it stood."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where items are read: their file, its bytes, and what it is called that has no name."""

    opened: Opened
    original: Original
    fallback: str
    at: str | None
    own: bool


def is_ninjs(value: object) -> bool:
    """Whether an object can only be an item of ninjs."""
    if not isinstance(value, dict) or not isinstance(value.get("uri"), str):
        return False
    standard = value.get("standard")
    name = standard.get("name") if isinstance(standard, dict) else None
    if isinstance(name, str) and "ninjs" in name.lower():
        return True
    return any(isinstance(key, str) and (_key(key) in SIGNS or key.startswith("body_")) for key in value)


def read_ninjs(
    value: Mapping[str, object], opened: Opened, original: Original, fallback: str, at: str | None
) -> Iterator[Reading]:
    """The dispatches in an item: its own text, and those of the items associated with it; problems for what has none.

    What Coranto exported comes back as its dispatches, without the chronicle.
    """
    own = str(value.get("uri")).startswith(OWN_DOSSIER) and not str(value.get("uri")).startswith(
        OWN_DOSSIER + "document:"
    )
    yield from _items(value, _Place(opened, original, fallback, at, own), own, DEEPEST)


def _items(value: Mapping[str, object], place: _Place, passed_over: bool, depth: int) -> Iterator[Reading]:
    fields = _fields(value)
    inner = fields.get("associations")
    associated = list(inner.values()) if isinstance(inner, dict) else inner if isinstance(inner, list) else []
    associated = [one for one in associated if isinstance(one, dict)]
    if not passed_over and (_has_words(fields) or not associated):
        yield from _item(fields, place)
    if associated and depth == 0:
        trouble = UnreadableError("items nested too deeply", "give each item as a file").trouble
        yield trouble.problem(place.opened.doc, place.at)
        return
    for number, one in enumerate(associated, start=1):
        below = f"{place.at}, " if place.at else ""
        at = f"{below}association {number}"
        there = _Place(place.opened, place.original, f"{place.fallback}::{number}", at, place.own)
        wordless = str(_fields(one).get("type")) in WORDLESS
        yield from _items(one, there, wordless, depth - 1)


def _item(fields: Fields, place: _Place) -> Iterator[Reading]:
    try:
        status = fields.get("pubstatus")
        if isinstance(status, str) and status in RECALLED:
            raise UnreadableError(RECALLED[status], "leave it out; give what takes its place")
        text = _text(fields)
        if not text.strip():
            kind = fields.get("type")
            what = (
                f"an item without text ({kind})" if isinstance(kind, str) and len(kind) < 40 else "an item without text"
            )
            raise UnreadableError(what, "give the item that holds its text")
        metadata = _metadata(fields, place.own)
        uri = line(fields.get("uri"))
        doc = own_name(uri or "") or item_name(place.opened.doc, metadata.url, uri, place.fallback)
        yield read_as(doc, encodable(text), place.original, metadata, place.opened.limits)
    except UnreadableError as error:
        yield error.trouble.problem(place.opened.doc, place.at)


def _has_words(fields: Fields) -> bool:
    return any(words.strip() for _, words in _bodies(fields))


def _bodies(fields: Fields) -> Iterator[tuple[str, str]]:
    """Each form of the text: its media type, as far as it is known, and its words with their markup."""
    stated = fields.get("bodies")
    for body in stated if isinstance(stated, list) else ():
        held = _fields(body) if isinstance(body, dict) else {}
        if isinstance(held.get("value"), str):
            yield str(held.get("contenttype") or held.get("role") or "").lower(), str(held["value"])
    for key, words in fields.items():
        if key.startswith("body") and key != "bodies" and isinstance(words, str):
            yield ("text/plain" if key in ("body", "bodytext") else "text/html"), words


def _text(fields: Fields) -> str:
    """The plain form, unless it runs all paragraphs together and there is a marked up one; else the first other."""
    bodies = [(kind, words) for kind, words in _bodies(fields) if words.strip()]
    plain = next((words for kind, words in bodies if kind.startswith("text/plain")), None)
    marked = next((words for kind, words in bodies if "html" in kind), None)
    if plain is not None and (marked is None or "\n" in plain.strip()):
        return plain
    other = marked if marked is not None else next((words for _, words in bodies), "")
    return text_of_fragment(other)


def _metadata(fields: Fields, own: bool) -> Metadata:
    described = [(_word(one, "role"), _word(one, "value")) for one in _objects(fields.get("descriptions"))]
    kept = [(role.removeprefix(DATE_ROLE), value) for role, value in described if role.startswith(DATE_ROLE)]
    stated = [(f"ninjs {name}", fields.get(key)) for key, name in DATES.items()]
    dates = [DateCandidate(value, origin) for origin, given in (*kept, *stated) if (value := iso_date(given))]
    title = _main(fields.get("headlines")) or line(fields.get("headline"))
    sources = [(_word(one, "role"), line(one.get("name"))) for one in _objects(fields.get("infosources"))]
    outlet = next((name for role, name in sources if role == "publisher"), None)
    first = next((name for role, name in sources if name and role != "agency"), None)
    return Metadata(
        title=title or (None if own else line(fields.get("title"))),
        outlet=outlet or first or line(fields.get("copyrightholder")),
        agency=next((name for role, name in sources if role == "agency"), None),
        author=line(fields.get("by")) or line(fields.get("byline")),
        url=web_address(fields.get("uri")) or _link(described),
        language=language_code(fields.get("language")),
        published=tuple(dates),
        captured=next((value for role, value in described if role == "captured"), None),
    )


def _main(headlines: object) -> str | None:
    """The main headline, else the first."""
    found = [
        (_word(one, "role") != "main", number, line(one.get("value"))) for number, one in enumerate(_objects(headlines))
    ]
    return next((words for _, _, words in sorted(found, key=lambda one: one[:2]) if words), None)


def _link(described: list[tuple[str, str]]) -> str | None:
    return next((address for role, value in described if role == "address" and (address := web_address(value))), None)


def _objects(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _word(held: Mapping[str, object], name: str) -> str:
    value = held.get(name)
    return value if isinstance(value, str) else ""


def _fields(value: Mapping[str, object]) -> Fields:
    fields: dict[str, object] = {}
    for key, held in value.items():
        fields.setdefault(_key(key), held)
    return fields


def _key(key: str) -> str:
    return key.lower().replace("_", "")
