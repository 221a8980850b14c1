from dataclasses import replace

from coranto.model.assertion import Claim
from coranto.model.chronicle import Entry
from coranto.model.corpus import MemoryCorpus
from coranto.view.evidence import evidence
from records import ferry


def test_evidence_holds_speakers_copies_dates_and_names() -> None:
    corpus = ferry()
    (entry,) = (e for e in corpus.all(Entry) if e.id == "en1")
    found = evidence(corpus, entry)
    assert [(s.who, s.cue, s.status) for s in found.speakers] == [("Captain Reyes", "said", "asserted")]
    assert [(c.type, c.similarity) for c in found.copies] == [("exact", 1.0)]
    assert [d.published.basis for d in found.documents] == ["header", "unknown"]
    assert [e.name for e in found.names] == ["Captain Reyes"]
    assert [o.docs for o in found.origins] == [("bay.txt", "harbour.txt")]
    assert [r.type for r in found.relations] == ["denies"]


def test_a_speaker_whom_a_pronoun_means_is_named() -> None:
    corpus = ferry()
    (claim,) = corpus.folio("bay.txt").of(Claim)
    assert claim.source is not None
    he = replace(claim.source, text="he")
    folio = corpus.by_doc["bay.txt"].with_rows([replace(claim, source=he, reported_by=(he,))], [Claim])
    (entry,) = (e for e in corpus.all(Entry) if e.id == "en1")
    (speaker,) = evidence(MemoryCorpus({**corpus.by_doc, "bay.txt": folio}, corpus.rows), entry).speakers
    assert (speaker.who, speaker.through) == ("Captain Reyes", ("Captain Reyes",))
