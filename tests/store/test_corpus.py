from typing import Any

import pytest

from coranto.model.annotation import Mention, Sentence
from coranto.model.chronicle import Entry
from coranto.model.resolved import EntityLink, Origin
from coranto.model.source import Document
from coranto.store import corpus as module
from coranto.store.reader import open_reader
from run.dossiers import FLOOD, flood


@pytest.fixture
def corpus(tmp_path):
    with open_reader(flood(tmp_path / "x")) as reader:
        yield reader.corpus()


def test_documents_come_sorted(corpus):
    assert corpus.docs() == ["north.txt", "south.txt", "west.txt"]
    assert [folio.doc for folio in corpus.folios()] == corpus.docs()


def test_a_folio_has_its_text_its_date_and_its_records(corpus):
    folio = corpus.folio("south.txt")
    assert folio.text == FLOOD["south.txt"]
    assert folio.document.published.start == "2021-03-02"
    assert [folio.text[s.start : s.end] for s in folio.of(Sentence)] == FLOOD["south.txt"].split("\n")[:2]
    assert {type(row) for kind in folio.rows for row in folio.rows[kind]} >= {Sentence, Mention, Document}
    assert Origin not in folio.rows
    assert folio.with_rows([], [Mention]).of(Mention) == ()


def test_all_gives_every_record_in_canonical_order(corpus):
    sentences = list(corpus.all(Sentence))
    assert sentences == [s for doc in corpus.docs() for s in corpus.folio(doc).of(Sentence)]
    assert [d.doc for d in corpus.all(Document)] == corpus.docs()
    assert len(list(corpus.all(Entry))) == 5


def test_its_records_are_linked(corpus):
    (entity,) = {link.entity for link in corpus.all(EntityLink) if link.local == "Maria"}
    assert {m.entity for m in corpus.all(Mention) if m.text == "Maria"} == {entity}
    assert [m.entity for m in corpus.folio("north.txt").of(Mention) if m.text == "Maria"] == [entity]


def test_an_unknown_document_is_a_key_error(corpus):
    with pytest.raises(KeyError):
        corpus.folio("east.txt")


def test_few_folios_stay_in_memory(corpus, monkeypatch):
    monkeypatch.setattr(module, "FOLIOS_KEPT", 2)
    first = corpus.folio("north.txt")
    assert corpus.folio("north.txt") is first
    corpus.folio("south.txt"), corpus.folio("west.txt")
    assert corpus.folio("north.txt") is not first
    assert corpus.folio("north.txt") == corpus.folio("north.txt")


def test_a_bare_corpus_has_the_same_ids_and_passages(tmp_path):
    with open_reader(flood(tmp_path / "x")) as reader:
        bare, whole = reader.bare(), reader.corpus()
        assert bare.docs() == whole.docs()
        for kind in (Sentence, Mention, Document, Entry, Origin):
            own = [_where(row) for row in bare.all(kind)]
            assert own
            assert own == [_where(row) for row in whole.all(kind)]


def _where(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name, None) for name in ("id", "doc", "start", "end"))
