"""What the dispatches declare not to be known."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coranto.model.assertion import Claim, Gap
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity
from coranto.model.source import Document, Published
from coranto.model.versions import standing
from coranto.text.permalinks import permalink
from coranto.view.copies import told_once
from coranto.view.filters import Scope
from coranto.view.speakers import folded, in_line, source_name
from coranto.view.words import published_in_words


@dataclass(frozen=True, slots=True)
class GapView:
    """Something declared not known."""

    who: str
    """Who does not know or say; empty where nobody is named."""
    said_by: str
    """Whose words declare it; empty where they are the narrator's."""
    about: str
    reason: str
    words: str
    day: str | None
    """The first ISO day on which it may have been published …"""
    published: str
    """… and that time in words."""
    permalink: str
    also: tuple[str, ...]
    """Where else the same words stand in texts that share them: permalinks."""


def gaps(corpus: Corpus, asked: Scope | None = None) -> tuple[GapView, ...]:
    """Everything declared unknown that passes, by day, document and place; copies of one passage are told once."""
    asked = asked or Scope()
    published = {document.doc: document.published for document in corpus.all(Document)}
    told = standing(corpus).all(Gap)
    rows = [g for g in told if asked.holds(g.doc, g.text, published[g.doc].start, published[g.doc].end)]
    rows.sort(key=lambda gap: (published[gap.doc].start or "~", gap.doc, gap.start))
    tellings = told_once(rows, corpus, lambda gap: folded(gap.text))
    speakers = _speakers([told[0] for told in tellings], corpus)
    return tuple(
        _view(published[told[0].doc], said_by, *told) for told, said_by in zip(tellings, speakers, strict=True)
    )


def _speakers(rows: Sequence[Gap], corpus: Corpus) -> list[str]:
    """Whose words each gap stands in; empty where nobody's."""
    names = {entity.id: entity.name for entity in corpus.all(Entity)}
    found = []
    docs = {gap.doc for gap in rows}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.all(Claim):
        if claim.source is not None and claim.doc in docs:
            claims[claim.doc].append(claim)
    for gap in rows:
        within = (c.source for c in claims[gap.doc] for a, b in c.spans if a <= gap.start and gap.end <= b)
        found.append(next((source_name(source, names) for source in within if source is not None), ""))
    return found


def _view(published: Published, said_by: str, gap: Gap, *others: Gap) -> GapView:
    return GapView(
        in_line(gap.who or ""),
        said_by,
        in_line(gap.about or ""),
        gap.reason,
        in_line(gap.text),
        published.start,
        published_in_words(published),
        permalink(gap.doc, gap.start, gap.end),
        tuple(permalink(other.doc, other.start, other.end) for other in others),
    )
