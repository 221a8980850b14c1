"""Texts with their names and places found, for the tests of names."""

from collections.abc import Sequence

from coranto.annotate.markings import markings
from coranto.annotate.mentions import mentions
from coranto.annotate.places import places
from coranto.annotate.sentences import sentences
from coranto.model.annotation import Marking, Mention, Place, Sentence
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Entity, EntityLink
from coranto.model.source import Dispatch
from coranto.resolve.entities import entities
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools


def named(text: str, doc: str = "a.txt") -> Folio:
    """A folio with sentences, mentions and places."""
    tools = open_tools()
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    folio = Folio(Dispatch(doc, digest, digest, text))
    folio = folio.with_rows(sentences(folio, tools), [Sentence])
    folio = folio.with_rows(markings(folio, tools), [Marking])
    folio = folio.with_rows(mentions(folio, tools), [Mention])
    return folio.with_rows(places(folio, tools), [Place])


def labelled(text: str) -> list[tuple[str, str]]:
    """(name, label) of every mention, in order."""
    return [(row.text, row.label) for row in named(text).of(Mention)]


def resolved(texts: Sequence[str]) -> tuple[list[Entity], list[EntityLink]]:
    """Entities and links of a dossier whose documents are called ``0.txt``, ``1.txt`` …"""
    folios = {f"{number}.txt": named(text, f"{number}.txt") for number, text in enumerate(texts)}
    rows = list(entities(MemoryCorpus(folios), open_tools()))
    return [r for r in rows if isinstance(r, Entity)], [r for r in rows if isinstance(r, EntityLink)]
