from dataclasses import replace

from coranto.export.excerpt import Excerpt, excerpt
from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Event, Extent, Origin, Relation, Series, Spread
from coranto.model.source import Document
from records import ferry


def of(id_: str, corpus: MemoryCorpus | None = None) -> Excerpt:
    corpus = corpus or ferry()
    return excerpt(corpus, [entry for entry in corpus.all(Entry) if entry.id == id_], ())


def test_dispatches_that_no_line_rests_on_are_not_there() -> None:
    shown = of("en2")
    assert shown.docs() == ["harbour.txt"]
    assert [document.doc for document in shown.all(Document)] == [folio.doc for folio in shown.folios()] == shown.docs()
    assert {claim.doc for claim in ferry().all(Claim)} == {"bay.txt"}
    assert list(shown.all(Claim)) == []
    assert [entry.id for entry in shown.all(Entry)] == ["en2"]


def test_what_concerns_several_dispatches_is_cut_to_those_that_are_there() -> None:
    corpus = ferry()
    origin = Origin("o1", ("bay.txt", "harbour.txt"), "one agency")
    bay = next(claim.id for claim in corpus.all(Claim))
    across = Relation("contradicts", bay, next(figure.id for figure in corpus.all(Figure)), "they differ", 1.0)
    rows = {**corpus.rows, Origin: (origin,), Relation: (across,)}
    shown = of("en2", MemoryCorpus(corpus.by_doc, rows))
    assert [one.docs for one in shown.all(Origin)] == [("harbour.txt",)]
    assert list(shown.all(Relation)) == []
    assert list(Excerpt(MemoryCorpus(corpus.by_doc, rows), (), corpus.docs()).all(Relation)) == [across]


def test_see_also_is_carried_too() -> None:
    corpus = ferry()
    entries = tuple(replace(one, see_also=(Extent("bay.txt", 0, 5),)) for one in corpus.all(Entry))
    assert of("en2", MemoryCorpus(corpus.by_doc, {**corpus.rows, Entry: entries})).docs() == ["bay.txt", "harbour.txt"]


def test_a_series_keeps_the_figures_of_these_dispatches_and_their_spread() -> None:
    corpus = ferry()
    told = next(entry for entry in corpus.all(Entry) if entry.figures)
    own = told.figures[0]
    whole = Series("s1", "killed", "people", None, (own, "f9"), Spread(1, 99))
    shown = of(told.id, MemoryCorpus(corpus.by_doc, {**corpus.rows, Series: (whole,)}))
    assert [(one.figures, one.spread) for one in shown.all(Series)] == [((own,), Spread(11, 11))]
    assert list(Excerpt(corpus, (), corpus.docs()).all(Series)) == []


def test_events_of_the_lines_are_there_whole() -> None:
    told = next(entry for entry in ferry().all(Entry) if entry.events)
    assert {event.id for event in of(told.id).all(Event)} >= set(told.events)
