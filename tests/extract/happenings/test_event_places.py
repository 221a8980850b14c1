"""Where a dispatch puts what a clause tells without naming a place."""

import pytest

from coranto.extract.happenings.event_places import Surroundings
from coranto.model.assertion import EventMention
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Event
from coranto.tools import open_tools
from support import corpus, folio


def place(text: str, words: str, type_: str | None = None) -> str | None:
    read = folio(text, "2031-05-10")
    found = Surroundings(read, open_tools()).of(text.index(words), type_)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Police fired tear gas in Mombasa on Friday after three shops were looted.", "looted", "Mombasa"),
        ("A tannery burned down in Fes. Four workers died.", "died", "Fes"),
        ("BEIRA, Mozambique, 9 May - Rain fell all night. A bridge gave way.", "gave way", "Beira"),
        ("Floods in Mozambique\n\nHomes were swept away in Mozambique. Roads were cut.", "cut", "Mozambique"),
        ("Trains ran in Osaka and in Nagoya. A signal failed.", "failed", None),
        ("The minister resigned. Shares fell.", "fell", None),
    ],
)
def test_the_sentence_then_the_paragraph_then_the_dispatch(text: str, words: str, expected: str | None) -> None:
    assert place(text, words) == expected


def test_words_are_spoken_anywhere() -> None:
    text = "A tannery burned down in Fes. The union accused its owner."
    assert place(text, "accused", "ACCUSE") is None
    assert place(text, "accused", "ASSAULT") == "Fes"


def test_what_is_done_for_a_whole_country_is_not_put_in_the_papers_town() -> None:
    text = "NAIROBI, May 9 - Kenya mourned on Friday. Schools in Kenya stay shut. The assembly was dissolved."
    assert place(text, "dissolved", "COERCE") == "Kenya"
    assert place(text, "dissolved", "ASSAULT") == "Nairobi"


def test_an_inferred_place_lies_outside_the_clause_and_is_marked_in_the_event() -> None:
    made: MemoryCorpus = corpus({"a.txt": "A tannery burned down in Fes on Friday. Four workers died on Saturday."})
    mentions = {m.lemma: m for m in made.all(EventMention)}
    died = next(m for lemma, m in mentions.items() if lemma.startswith("die"))
    assert died.place is not None
    assert not died.start <= died.place.start < died.end
    marks = {e.title: e.place.inferred for e in made.all(Event) if e.place is not None}
    assert [inferred for title, inferred in marks.items() if "died" in title] == [True]
    assert [inferred for title, inferred in marks.items() if "burned" in title] == [False]


def test_an_inferred_place_keeps_nothing_apart_and_joins_nothing() -> None:
    texts = {
        "a.txt": "RABAT, May 9 - A ferry capsized on Friday with 40 people aboard.",
        "b.txt": "FES, May 9 - A ferry capsized on Friday with 40 people aboard, most of them pilgrims.",
    }
    assert any(e.n_documents == 2 for e in corpus(texts, None).all(Event))
