"""The steps that need more than one dispatch, block by block: each sees the documents of its block alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import apsw

from coranto.model.codec import Record
from coranto.model.corpus import Corpus
from coranto.model.source import Dispatch, Document, Problem, Published
from coranto.model.versions import standing
from coranto.run.order import in_dossier_order
from coranto.run.visit import failure
from coranto.steps import DossierStep
from coranto.store.corpus import StoreCorpus
from coranto.store.layers import Listing
from coranto.tools import Tools

WHOLE_DOSSIER: Final = "(dossier)"
"""What a problem record names where a step failed on a dossier, or a block of it, as a whole."""

Loose = Mapping[type[Record], tuple[Record, ...]]


@dataclass(slots=True)
class Part:
    """A block while it is worked out: its documents with their layers so far, and what dossier steps made of them."""

    key: str
    listing: Listing
    derived: dict[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    failed: list[Record] = field(default_factory=list)


def work_on(part: Part, step: DossierStep, loose: Loose, connection: apsw.Connection, tools: Tools) -> None:
    """Puts what the step makes of the part into its ``derived``, and into ``failed`` what went wrong."""
    work_in(part, step, StoreCorpus(connection, part.listing, {**part.derived, **loose}), tools)


def work_in(part: Part, step: DossierStep, corpus: Corpus, tools: Tools) -> None:
    """The same, where the part is at hand as a corpus."""
    for kind, records in _made(part, step, corpus, tools).items():
        part.derived[kind] = tuple(in_dossier_order(records))
    if Document in step.gives:
        _fill_documents(part, corpus)


def _made(part: Part, step: DossierStep, corpus: Corpus, tools: Tools) -> dict[type[Record], list[Record]]:
    made: dict[type[Record], list[Record]] = {kind: [] for kind in step.gives}
    try:
        for record in step.run(corpus if step.every_version else standing(corpus), tools):
            made[type(record)].append(record)
    except Exception as error:  # noqa: BLE001  the runner's boundary: the rest of the chronicle is still worth having
        part.failed.append(failure(WHOLE_DOSSIER, step, error))
        return {kind: [] for kind in step.gives}
    return made


def _fill_documents(part: Part, corpus: Corpus) -> None:
    """Lists, undated, every document that the dating step passed over: none may be lost by a step's failure."""
    dated = {document.doc for document in part.derived[Document] if isinstance(document, Document)}
    missing = [undated(corpus.folio(doc).dispatch) for doc in corpus.docs() if doc not in dated]
    part.derived[Document] = tuple(in_dossier_order([*part.derived[Document], *missing]))


def undated(dispatch: Dispatch) -> Document:
    """The document of a dispatch of whose date nothing is known."""
    said = dispatch.metadata
    published = Published(None, None, None, "unknown", "nothing in it was found to say when", 0.0)
    chars = len(dispatch.text)
    return Document(
        dispatch.doc, dispatch.sha256, chars, said.title, said.language, said.outlet, said.agency, published
    )


def problems_of(part: Part, of_layers: Iterable[Record]) -> tuple[Problem, ...]:
    """What went wrong in a part, in canonical order."""
    found = in_dossier_order({*part.failed, *of_layers})
    return tuple(problem for problem in found if isinstance(problem, Problem))
