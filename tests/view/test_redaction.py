from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.export.edition import Edition
from coranto.export.formats import FOLDERS, FORMATS
from coranto.model.annotation import Mention
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Entity, Extent
from coranto.model.source import Document
from coranto.view.redaction import Redaction
from editions import ODD, cluster, gives_away, odd, rendered

DOC = "jo-santos-speaks.txt"


def test_pseudonyms_are_numbered_by_id_and_shared_by_name() -> None:
    corpus = odd()
    twin = replace(next(corpus.all(Entity)), id="pe0")
    assert Redaction(corpus).pseudonyms == {"pe1": "Person 1", "pe2": "Person 2"}
    with_twin = MemoryCorpus(corpus.by_doc, {**corpus.rows, Entity: (twin, *corpus.all(Entity))})
    assert Redaction(with_twin).pseudonyms == {"pe0": "Person 1", "pe1": "Person 1", "pe2": "Person 2"}


def test_who_has_a_public_role_keeps_the_name() -> None:
    redaction = Redaction(odd())
    assert redaction.words("Minister Rosa Lind thanked Jo Santos") == "Minister Rosa Lind thanked Person 1"
    assert [e.name for e in map(redaction.of, odd().all(Entity))] == ["Person 1", "Person 2", "Rosa Lind"]
    assert [e.wikidata for e in map(redaction.of, odd().all(Entity))] == [None, None, "Q1"]


def test_a_place_that_was_read_as_a_person_once_keeps_its_name() -> None:
    lima = Entity("pe8", "person", "Lima", ("Lima",), None, None, None, (), 1, ())
    town = Entity("pl1", "place", "Lima", ("Lima", "LIMA"), None, "PE", None, (), 9, ())
    corpus = MemoryCorpus(odd().by_doc, {**odd().rows, Entity: (lima, town)})
    assert Redaction(corpus).words("Lima shook.") == "Lima shook."
    alone = MemoryCorpus(odd().by_doc, {**odd().rows, Entity: (lima,)})
    assert Redaction(alone).words("Lima shook.") == "Person 1 shook."
    named = replace(lima, aliases=("Lima", "Ana Lima"))
    both = MemoryCorpus(odd().by_doc, {**odd().rows, Entity: (named, town)})
    assert Redaction(both).words("Ana Lima left Lima.") == "Person 1 left [name withheld]."


def test_offsets_and_hashes_stay_and_the_document_is_told_by_its_hash() -> None:
    corpus, redaction = odd(), Redaction(odd())
    for document, shown in zip(corpus.all(Document), map(redaction.of, corpus.all(Document)), strict=True):
        assert shown.sha256 == document.sha256
        assert shown.chars == document.chars
        assert redaction.source_doc(shown.doc) == document.doc
    assert redaction.doc(DOC).startswith("document-")
    assert "santos" not in redaction.of(next(corpus.all(Document)).published).reason
    before = [(m.start, m.end) for m in corpus.all(Mention)]
    assert [(m.start, m.end) for m in map(redaction.of, corpus.all(Mention))] == before


@given(st.integers(0, len(ODD)), st.integers(0, len(ODD)))
def test_stretches_cover_exactly_what_was_asked_for(one: int, other: int) -> None:
    start, end = sorted((one, other))
    stretches = Redaction(odd()).stretches(DOC, start, end)
    assert all(a.end == b.start for a, b in pairwise(stretches))
    assert not stretches or (stretches[0].start, stretches[-1].end) == (start, end)
    assert all(s.withheld or s.text == ODD[s.start : s.end] for s in stretches)


def test_a_name_cut_in_two_is_withheld_whole() -> None:
    edition = Edition(odd(), redact=True)
    shown = Redaction(odd()).doc(DOC)
    at = ODD.index("Jo Santos")
    assert edition.quote(Extent(shown, at + 3, at + 14)) == "Person 1 fled"
    assert edition.quote(Extent(shown, at + 1, at + 2)) == "Person 1"


def test_particulars_are_withheld() -> None:
    shown = Edition(odd(), redact=True)
    text = shown.quote(Extent(Redaction(odd()).doc(DOC), 0, len(ODD)))
    assert "[e-mail address withheld]" in text
    assert "[telephone number withheld], [address withheld], or [handle withheld]." in text


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("story", ["killing_osh", "wildfire_portugal", "cholera_chad"])
def test_no_spelling_of_a_private_person_is_in_any_file(story: str, name: str) -> None:
    corpus = cluster(story)
    page = rendered(Edition(corpus, redact=True), name)
    assert gives_away(corpus, page) == []
    if name in ("jsonl", "csv", "html"):
        assert gives_away(corpus, rendered(Edition(corpus), name))


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("story", ["odd", "killing_osh"])
def test_nor_in_any_file_of_a_folder(story: str, name: str) -> None:
    corpus = odd() if story == "odd" else cluster(story)
    files = list(FOLDERS[name].files(Edition(corpus, redact=True)))
    assert [file for file, content in files if gives_away(corpus, file.encode() + content)] == []


NAMES = st.sampled_from(["Amara", "Bo", "Çelik", "de Souza", "Nguyễn", "O’Hara", "Łukasz", "Yıldız", "محمد", "Иванова"])
FRAMES = st.sampled_from(["{} fled.", "“{}”, she said", "{}’s son", "=HYPERLINK({})", "<b>{}</b>", "near\n{}\nat dawn"])


@settings(max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=3, unique=True), FRAMES, st.booleans())
def test_whatever_the_name_and_wherever_it_stands_it_is_withheld(words: list[str], frame: str, loud: bool) -> None:
    name = " ".join(words)
    text = frame.format(name.upper() if loud and "ı" not in name else name)
    corpus = odd()
    person = Entity("pe9", "person", name, (name,), None, None, None, (), 1, ())
    told = Redaction(MemoryCorpus(corpus.by_doc, {**corpus.rows, Entity: (person,)})).words(text)
    assert not any(word in told for word in (*words, *map(str.upper, words)))
    assert "Person 1" in told
