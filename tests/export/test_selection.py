from coranto.export.selection import selected
from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.resolved import Copy, Entity, Event, Origin, Relation
from coranto.model.source import Document, Problem
from editions import odd
from records import ferry


def test_a_line_brings_what_it_rests_on_and_no_more() -> None:
    corpus = ferry()
    sinking = [e for e in corpus.all(Entry) if e.id == "en1"]
    found = selected(corpus, sinking)
    kinds = (Entry, Event, Claim, Figure, Copy, Origin, Relation, Document)
    held = [[r for r in corpus.all(kind) if found.holds(r)] for kind in kinds]
    assert [len(rows) for rows in held] == [1, 1, 1, 1, 1, 1, 1, 2]
    assert [e.id for e in corpus.all(Entity) if found.holds(e)] == ["ent1"]
    assert not any(found.holds(sentence) for sentence in corpus.all(Sentence))
    assert not found.holds(Problem("bay.txt", None, "unread", "none"))


def test_no_line_brings_nothing() -> None:
    corpus = ferry()
    found = selected(corpus, [])
    kinds = (Entry, Event, Claim, Figure, Copy, Origin, Relation, Document, Entity, Sentence)
    assert not any(found.holds(record) for kind in kinds for record in corpus.all(kind))


def test_who_is_named_in_a_passage_comes_along() -> None:
    corpus = odd()
    found = selected(corpus, [e for e in corpus.all(Entry) if e.id == "en1"])
    assert [e.id for e in corpus.all(Entity) if found.holds(e)] == ["pe1"]
    assert [m.text for m in corpus.all(Mention) if found.holds(m)] == ["Jo Santos"]
    assert [d.doc for d in corpus.all(Document) if found.holds(d)] == ["jo-santos-speaks.txt"]
