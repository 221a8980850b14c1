"""Dossiers made of bare texts, one sentence a line, with their fingerprints and copies."""

import re
from collections.abc import Mapping

from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Copy, Extent
from coranto.model.source import Dispatch, Metadata
from coranto.resolve.copies import copies
from coranto.resolve.fingerprints import fingerprints
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools


def page(doc: str, text: str, metadata: Metadata | None = None, headline: str = "") -> Folio:
    """A document whose lines are its sentences."""
    text = f"{headline}\n{text}" if headline else text
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    lines = [
        Sentence(doc, line.start(), line.end(), "headline" if headline and not line.start() else None)
        for line in re.finditer(r"[^\n]+", text)
    ]
    folio = Folio(Dispatch(doc, digest, digest, text, metadata or Metadata())).with_rows(lines, [Sentence])
    return folio.with_rows(fingerprints(folio, open_tools()), [Fingerprint])


def dossier(texts: Mapping[str, str | Folio]) -> MemoryCorpus:
    """A corpus of the texts by name, with the copies among them."""
    pages = {doc: text if isinstance(text, Folio) else page(doc, text) for doc, text in texts.items()}
    corpus = MemoryCorpus(pages)
    return MemoryCorpus(pages, {Copy: tuple(copies(corpus, open_tools()))})


def found(corpus: MemoryCorpus) -> list[tuple[str, str, str]]:
    """Type and both texts of each copy."""
    return [(copy.type, words(corpus, copy.a), words(corpus, copy.b)) for copy in corpus.all(Copy)]


def words(corpus: MemoryCorpus, extent: Extent) -> str:
    return corpus.folio(extent.doc).text[extent.start : extent.end]
