"""Profiles made by hand, and what is made of them."""

from collections.abc import Sequence
from typing import Any

from coranto.model.judgement import Doubt, Judgement, NameRef, with_id
from coranto.model.resolved import Entity, EntityLink, Role
from coranto.resolve.entities import resolved
from coranto.resolve.particulars import Particulars
from coranto.resolve.profiles import Profile
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools

Groups = list[tuple[str, ...]]


def profile(doc: str, local: str, label: Any = "person", *, roles: Sequence[str] = (), **known: Any) -> Profile:
    """A name that stands once in a document; ``known`` are particulars, or fields of the profile."""
    fields = {name: known.pop(name) for name in ("office", "stated") if name in known}
    titles = tuple(Role(role, doc, 0, len(role)) for role in roles)
    text = text_of(doc)
    return Profile(doc, local, label, ((local, 1),), titles, Particulars(**known), None, text=text, **fields)


def text_of(doc: str) -> str:
    """What stands for the hash of the document's text."""
    return sha256_hex(doc.encode())[:16]


def verdict(decision: Any, a: tuple[str, str], b: tuple[str, str], at: str = "2033-01-01T00:00:00Z") -> Judgement:
    """A verdict on two names, each a document and a name."""
    one, other = (NameRef("person", name, (text_of(doc),), False) for doc, name in (a, b))
    return with_id(Judgement("", decision, one, other, "Ana", at, None, None))


def rows(
    *found: Profile, judged: Sequence[Judgement] = ()
) -> tuple[list[Entity], dict[tuple[str, str], str], list[Doubt]]:
    """Entities, the entity of each (document, name), and doubts."""
    ordered = sorted(found, key=lambda p: (p.doc, p.local))
    made = list(resolved(ordered, judged, open_tools()))
    links = {(row.doc, row.local): row.entity for row in made if isinstance(row, EntityLink)}
    return [r for r in made if isinstance(r, Entity)], links, [r for r in made if isinstance(r, Doubt)]


def groups(*found: Profile, judged: Sequence[Judgement] = ()) -> Groups:
    """Documents and names that are one, as ``doc name``, sorted."""
    _, links, _ = rows(*found, judged=judged)
    together: dict[str, list[str]] = {}
    for (doc, local), entity in links.items():
        together.setdefault(entity, []).append(f"{doc} {local}")
    return sorted(tuple(sorted(names)) for names in together.values())
