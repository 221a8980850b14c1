"""The dispatches that share text with one: what each is to it, and what was changed on the way."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from coranto.model.corpus import Folio
from coranto.model.resolved import Origin
from coranto.model.source import Document, Published
from coranto.view.reading.desk import Desk
from coranto.view.reading.details import CopyTag, Rewording, Sibling, SiblingRole
from coranto.view.reading.rewording import rewordings, words_between, words_of
from coranto.view.speakers import folded

MOST: Final = 20
"""Siblings that are compared word by word: those of one origin, then those that share most."""
_COMPARED: Final = 0.25
"""How much of the words of either must be in the other for the two to be compared, where they are not one source."""
_ADDED: Final = 8
"""Words in one piece from which a later dispatch says something that the earlier did not."""
_NUMBER: Final = re.compile(r"\d[\d.,]*")


def siblings(desk: Desk, document: Document, copies: Sequence[CopyTag], origin: Origin | None) -> list[Sibling]:
    """Those of one origin first, then those that share most passages; who shares but quotations is not compared."""
    shared = Counter(copy.other.doc for copy in copies)
    beyond = Counter(copy.other.doc for copy in copies if copy.type != "quote")
    same = set(origin.docs if origin is not None else ()) - {document.doc}
    row = sorted({*shared, *same}, key=lambda doc: (doc not in same, -beyond[doc], -shared[doc], doc))
    own = desk.corpus.folio(document.doc)
    found = []
    for number, doc in enumerate(row):
        other = desk.documents[doc]
        changes, kept = None, None
        if number < MOST and (doc in same or beyond[doc] > 0):
            changes, kept = _compared(own, desk.corpus.folio(doc), always=doc in same)
        role, own_role = _roles(document, other, _pairs(own, changes or ())) if doc in same else (None, None)
        about = (doc, other.title, other.outlet, other.published.start)
        found.append(Sibling(*about, role, own_role, doc in same, shared[doc], kept, changes or ()))
    return found


def _compared(own: Folio, other: Folio, *, always: bool) -> tuple[tuple[Rewording, ...], float | None]:
    """What differs, and how much of the words of ``own`` the other has; nothing where that is too little."""
    changes = tuple(rewordings(own, other))
    told = [one for one in changes if not one.moved]
    kept = _share(words_of(own), sum(words_between(own.text[one.start : one.end]) for one in told))
    taken = _share(words_of(other), sum(words_between(one.words) for one in told))
    return (changes, kept) if always or max(kept, taken) >= _COMPARED else ((), None)


def _share(words: int, without: int) -> float:
    return round(max(0.0, 1 - without / words), 3) if words else 1.0


_Pair = tuple[str, str]
"""What this dispatch says, and what the other says in its place."""


def _pairs(own: Folio, changes: Sequence[Rewording]) -> list[_Pair]:
    return [(own.text[one.start : one.end], one.words) for one in changes if not one.moved]


def _roles(own: Document, other: Document, pairs: Sequence[_Pair]) -> tuple[SiblingRole | None, SiblingRole | None]:
    """What the other is to this dispatch, and this to the other; null where it is not known which was first."""
    if _is_first(other, own):
        return "origin", _later(own, other, pairs)
    if _is_first(own, other):
        return _later(other, own, [(theirs, mine) for mine, theirs in pairs]), "origin"
    return None, None


def _is_first(one: Document, two: Document) -> bool:
    """Whether the one was there before the other: by their days, else because the other credits it."""
    if _before(one.published, two.published) or _before(two.published, one.published):
        return _before(one.published, two.published)
    return _credits(two, one) and not _credits(one, two)


def _before(one: Published, two: Published) -> bool:
    return one.end is not None and two.start is not None and one.end <= two.start


def _credits(one: Document, two: Document) -> bool:
    return one.agency is not None and two.outlet is not None and folded(one.agency) == folded(two.outlet)


def _later(later: Document, earlier: Document, pairs: Sequence[_Pair]) -> SiblingRole:
    """What comes later is the next version where the same house says more or counts anew, else a copy."""
    houses = {folded(one.outlet or one.agency or "") for one in (later, earlier)} - {""}
    return "updated version" if len(houses) < 2 and any(_is_news(*pair) for pair in pairs) else "copy"


def _is_news(said: str, instead_of: str) -> bool:
    if words_between(said) - words_between(instead_of) >= _ADDED:
        return True
    numbers = set(_NUMBER.findall(said))
    return bool(instead_of) and not numbers <= set(_NUMBER.findall(instead_of))
