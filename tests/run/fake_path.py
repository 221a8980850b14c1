"""A small path of every scope, with steps simple enough to tell by hand what they give."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from coranto.model.annotation import Fingerprint, Gist, Mention, Sentence
from coranto.model.assertion import Claim, Source
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Copy, Entity, EntityLink, Extent, Origin
from coranto.model.source import Document, Published
from coranto.steps import DocumentStep, DossierStep
from coranto.text.identity import content_id
from coranto.tools import Tools


class StepFailedError(Exception):
    """What the fake steps raise on a text that asks for it."""


def sentences(folio: Folio, tools: Tools) -> Iterator[Sentence]:
    """One for each line that is not blank."""
    for found in re.finditer(r"[^\s\n][^\n]*", folio.text):
        yield Sentence(folio.doc, found.start(), found.end())


def mentions(folio: Folio, tools: Tools) -> Iterator[Mention]:
    """Every capitalised word of more than three letters."""
    if "BREAK MENTIONS" in folio.text:
        raise StepFailedError("a text asked for it")
    for found in re.finditer(r"\b[A-Z][a-z]{3,}", folio.text):
        yield Mention(folio.doc, found.start(), found.end(), found[0], "person", found[0])


def fingerprints(folio: Folio, tools: Tools) -> Iterator[Fingerprint]:
    """One for each sentence, by its words."""
    for s in folio.of(Sentence):
        words = folio.text[s.start : s.end]
        yield Fingerprint(folio.doc, s.start, s.end, int.from_bytes(content_id(words).encode()[:7], "big"), True)


def copies(corpus: Corpus, tools: Tools) -> Iterator[Copy]:
    """Each sentence with its first occurrence in another document."""
    first: dict[int, Fingerprint] = {}
    for f in corpus.all(Fingerprint):
        older = first.setdefault(f.hash, f)
        if older.doc != f.doc:
            yield Copy("exact", Extent(older.doc, older.start, older.end), Extent(f.doc, f.start, f.end), 1.0, None)


def dated(corpus: Corpus, tools: Tools) -> Iterator[Document]:
    """The day that a text states, or that of the first text it shares a sentence with."""
    if any("BREAK DATING" in folio.text for folio in corpus.folios()):
        raise StepFailedError("a text asked for it")
    stated = {f.doc: found[0] for f in corpus.folios() if (found := re.search(r"\d{4}-\d\d-\d\d", f.text))}
    lent: dict[str, str] = {}
    for copy in corpus.all(Copy):
        for own, other in ((copy.a.doc, copy.b.doc), (copy.b.doc, copy.a.doc)):
            if other in stated:
                lent.setdefault(own, stated[other])
    for folio in corpus.folios():
        day = stated.get(folio.doc) or lent.get(folio.doc)
        end = day and (date.fromisoformat(day) + timedelta(1)).isoformat()
        basis = "stated" if folio.doc in stated else "sibling" if day else "unknown"
        published = Published(day, end, "day" if day else None, basis, "as told", 1.0 if day else 0.0)
        yield Document(folio.doc, folio.dispatch.sha256, len(folio.text), None, None, None, None, published)


def claims(folio: Folio, tools: Tools) -> Iterator[Claim]:
    """What stands before `` said NAME`` in a sentence, and the day that it was published."""
    said = {m.start: m for m in folio.of(Mention)}
    day = folio.document.published.start if folio.document else None
    for s in folio.of(Sentence):
        found = re.search(r" said (?=[A-Z])", folio.text[s.start : s.end])
        if found and (who := said.get(s.start + found.end())):
            source = Source(who.start, who.end, who.text, who.entity)
            text = folio.text[s.start : s.start + found.start()]
            yield Claim(
                content_id("claim", folio.dispatch.text_sha256, folio.doc, s.start, day), folio.doc, s.start,
                s.start + found.start(), text, ((s.start, s.start + found.start()),), None, source, "indirect",
                "asserted", "affirms", "actual", (), "states", None, None, None, None, (source,), None, None,
            )  # fmt: skip


def entities(corpus: Corpus, tools: Tools) -> Iterator[Entity | EntityLink]:
    """One for each name of two documents or more, whoever has it."""
    found: dict[str, set[str]] = {}
    for m in corpus.all(Mention):
        found.setdefault(m.text, set()).add(m.doc)
    for name, docs in found.items():
        if len(docs) > 1:
            yield Entity(content_id("entity", name), "person", name, (), None, None, None, (), len(docs), ())
            for doc in sorted(docs):
                yield EntityLink(doc, name, content_id("entity", name))


def origins(corpus: Corpus, tools: Tools) -> Iterator[Origin]:
    """Each document for itself."""
    for doc in reversed(corpus.docs()):
        yield Origin(content_id("origin", corpus.folio(doc).dispatch.text_sha256, doc), (doc,), "alone")


def entries(corpus: Corpus, tools: Tools) -> Iterator[Entry]:
    """One for each different sentence, cited wherever it stands."""
    days = {d.doc: d.published.start for d in corpus.all(Document)}
    cited: dict[str, list[Extent]] = {}
    for s in corpus.all(Sentence):
        cited.setdefault(corpus.folio(s.doc).text[s.start : s.end], []).append(Extent(s.doc, s.start, s.end))
    for rank, (text, extents) in enumerate(sorted(cited.items()), 1):
        known = sorted(day for e in extents if (day := days[e.doc]))
        name = content_id("entry", *(f"{e.doc} {e.start}" for e in extents))
        yield Entry(
            name, known[0] if known else None, None, None, None, text, text, "reported", (), (), (), tuple(extents),
            len(extents), 0, False, False, False, rank,
        )  # fmt: skip


PATH = (
    DocumentStep(sentences, needs=(), gives=(Sentence,)),
    DocumentStep(mentions, needs=(Sentence,), gives=(Mention,)),
    DocumentStep(fingerprints, needs=(Sentence,), gives=(Fingerprint,)),
    DossierStep(copies, needs=(Fingerprint,), gives=(Copy,)),
    DossierStep(dated, needs=(Copy,), gives=(Document,)),
    DocumentStep(claims, needs=(Sentence, Mention, Document), gives=(Claim,)),
    DossierStep(entities, needs=(Mention,), gives=(Entity, EntityLink)),
    DossierStep(origins, needs=(Document,), gives=(Origin,)),
    DossierStep(entries, needs=(Sentence, Document), gives=(Entry,)),
)


def gists(folio: Folio, tools: Tools) -> Iterator[Gist]:
    """The capitalised words, each of one weight."""
    found = sorted(
        {int.from_bytes(content_id(word).encode()[:7], "big") for word in re.findall(r"[A-Z]\w{3,}", folio.text)}
    )
    yield Gist(folio.doc, None, tuple(found), (round(1000 / max(1, len(found)) ** 0.5),) * len(found))


IN_BLOCKS = (*PATH[:3], DocumentStep(gists, needs=(), gives=(Gist,)), *PATH[3:])
"""The same path with what blocks are found by."""
