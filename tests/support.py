"""Making folios and corpora for tests out of bare texts."""

from collections.abc import Sequence

from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.source import Document, Published
from coranto.steps import PATH, DocumentStep, DossierStep
from coranto.tools import open_tools
from sources import dispatch


def dated(folio: Folio, day: str | None) -> Folio:
    """The folio with its publication day given (``YYYY-MM-DD``), as ``--date`` would."""
    from datetime import date, timedelta

    end = None if day is None else (date.fromisoformat(day) + timedelta(1)).isoformat()
    published = Published(
        day, end, "day" if day else None, "metadata" if day else "unknown", "given", 1.0 if day else 0.0
    )
    document = Document(folio.doc, folio.dispatch.sha256, len(folio.text), None, "en", None, None, published)
    return folio.with_rows([document], [Document])


def folio(text: str, day: str | None = None, doc: str = "a.txt", last: str | None = None) -> Folio:
    """A folio on which the document steps have run, up to the one named ``last``; its day is taken as given."""
    made = dated(Folio(dispatch(text, doc)), day)
    for step in PATH:
        if isinstance(step, DocumentStep):
            made = made.with_rows(step.run(made, open_tools()), step.gives)
            if step.run.__name__ == last:
                break
    return made


def corpus(texts: dict[str, str] | Sequence[Folio], last: str | None = None) -> MemoryCorpus:
    """A corpus on which all steps have run, up to the one named ``last``."""
    if isinstance(texts, dict):
        folios = {doc: Folio(dispatch(text, doc)) for doc, text in texts.items()}
    else:
        folios = {made.doc: made for made in texts}
    made = MemoryCorpus(folios)
    for step in PATH:
        made = _run(step, made)
        if step.run.__name__ == last:
            break
    return made


def _run(step: DocumentStep | DossierStep, given: MemoryCorpus) -> MemoryCorpus:
    tools = open_tools()
    if isinstance(step, DocumentStep):
        return MemoryCorpus(
            {doc: f.with_rows(step.run(f, tools), step.gives) for doc, f in given.by_doc.items()}, given.rows
        )
    records = list(step.run(given, tools))
    if step.gives == (Document,):
        by_doc = {d.doc: d for d in records if isinstance(d, Document)}
        return MemoryCorpus(
            {doc: f.with_rows([by_doc[doc]], [Document]) for doc, f in given.by_doc.items()}, given.rows
        )
    kept = {kind: tuple(r for r in records if isinstance(r, kind)) for kind in step.gives}
    return MemoryCorpus(given.by_doc, {**given.rows, **kept})
