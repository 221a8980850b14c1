"""Texts out of words and tags, and what their labels may mean."""

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.conllu import ConlluSentence, ConlluWord
from training.corpora import SCHEMES, detokenised, from_tags, tagged, treebank_example
from training.example import OUTSIDE, Marked
from training.named import named_entities

from coranto.nlp.heads import ENTITY_LABELS


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Ada Obi , of Lima , sang .", "Ada Obi, of Lima, sang."),
        ('He said " go " and " stay " .', 'He said "go" and "stay".'),
        ("He said `` go '' .", 'He said "go".'),
        ("It is n't Ada 's ( she left ) !", "It isn't Ada's (she left)!"),
        ("-LRB- Reuters -RRB-", "(Reuters)"),
        ("It cost $ 5 or 5 % .", "It cost $5 or 5%."),
        ("“ Go , ” she said", "“Go,” she said"),
    ],
)
def test_words_are_set_as_a_text_sets_them(words: str, text: str) -> None:
    assert detokenised(words.split())[0] == text


@given(st.lists(st.from_regex(r"[a-z0-9.,;!?()%$“”’'-]{1,5}", fullmatch=True)))
def test_every_word_lies_where_it_is_said_to(words: list[str]) -> None:
    text, places = detokenised(words)
    shown = {"''": '"'}
    assert [text[a:b] for a, b in places] == [shown.get(word, word) for word in words]
    assert all(before[1] <= after[0] for before, after in pairwise(places))


def test_a_label_means_all_that_its_corpus_does_not_tell_apart() -> None:
    words = ["Ada", "left", "Lima", "for", "the", "Cup"]
    found = from_tags("a", "wikigold", [(words, ["B-PER", "O", "B-LOC", "O", "O", "B-MISC"])], SCHEMES["wikigold"])
    assert found.text == "Ada left Lima for the Cup"
    assert found.entities == (
        Marked(0, 3, frozenset({"person"})),
        Marked(9, 13, frozenset({"place", "facility"})),
        Marked(22, 25, frozenset({"O", "group", "event", "product"})),
    )


def test_names_end_where_their_tags_do() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "I-ORG", "O"]
    found = from_tags("a", "btc", [(["Ada", "Obi", "Ben", "Ford", "sang"], tags)], SCHEMES["btc"])
    assert [found.text[e.start : e.end] for e in found.entities or ()] == ["Ada Obi", "Ben", "Ford"]


def test_handles_tags_and_addresses_are_masked() -> None:
    words = ["@ada", "met", "@", "ben", "at", "https://x.org", "in", "Lima"]
    found = from_tags("a", "btc", [(words, ["B-PER", "O", "O", "B-PER", "O", "O", "O", "B-LOC"])], SCHEMES["btc"])
    assert [found.text[a:b] for a, b in found.masked] == ["@ada", "@", "ben", "https://x.org"]
    assert [found.text[e.start : e.end] for e in found.entities or ()] == ["Lima"]


def test_sentences_of_tweets_are_not_taken_for_gold() -> None:
    sentences = [(["Go", "!"], ["O", "O"]), (["Now", "."], ["O", "O"])]
    assert from_tags("a", "btc", sentences, SCHEMES["btc"]).sentence_ends is None
    assert from_tags("a", "uner", sentences, SCHEMES["uner"]).sentence_ends == {3, 8}


def test_every_scheme_speaks_of_our_labels_and_leaves_outside_open() -> None:
    for scheme in SCHEMES.values():
        assert {label for labels in scheme.values() for label in labels} <= {OUTSIDE, *ENTITY_LABELS}
        assert OUTSIDE in scheme["O"]


def test_documents_of_a_file_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = [[{"w": ["Ada"], "t": ["B-PER"]}], [{"w": ["Go"], "t": ["O"]}]]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    assert [(e.id, e.text) for e in tagged("btc", path)] == [("btc-0", "Ada"), ("btc-1", "Go")]


# -------------------------------------------------------------------------------------------- names of markables


def sentence(*rows: tuple[str, str, int, str]) -> ConlluSentence:
    """Words given as form, tag, head and entity annotation, with one space between."""
    words, at = [], 0
    for form, tag, head, entity in rows:
        upos = "PROPN" if tag.startswith("NNP") else "X"
        misc = f"Entity={entity}" if entity else "_"
        words.append(ConlluWord(at, at + len(form), form, form, upos, tag, head, "dep", misc))
        at += len(form) + 1
    return ConlluSentence("a", " ".join(row[0] for row in rows), tuple(words), True)


MINISTER = sentence(
    ("the", "DT", 3, "(1-person-giv"), ("Peruvian", "JJ", 3, ""), ("Prime", "NNP", 3, ""), ("Minister", "NNP", -1, ""),
    ("Ada", "NNP", 3, ""), ("Obi", "NNP", 4, "1)"), ("left", "VBD", -1, ""), ("Lima", "NNP", 6, "(2-place-new)"),
    ("on", "IN", 9, ""), ("Monday", "NNP", 6, "(3-time-new)"), ("reading", "VBG", 6, ""),
    ("Ulysses", "NNP", 10, "(4-abstract-new)"),
)  # fmt: skip


def test_a_markable_gives_the_name_within_it() -> None:
    found = [(MINISTER.text[e.start : e.end], set(e.labels)) for e in named_entities(MINISTER, 0)]
    assert ("Ada Obi", {"person"}) in found
    assert ("Lima", {"place", "facility"}) in found
    assert not any(name == "Monday" for name, _ in found)


def test_a_type_that_tells_nothing_is_masked() -> None:
    example = treebank_example("gum", "a", [MINISTER], named_entities)
    assert [example.text[a:b] for a, b in example.masked] == ["Ulysses"]
    assert "Ulysses" not in [example.text[e.start : e.end] for e in example.entities or ()]
    assert example.outside == {"O", "group", "event", "product"}


def test_a_treebank_keeps_its_paragraphs_and_tags() -> None:
    example = treebank_example("ewt", "a", [MINISTER, MINISTER])
    assert example.text == f"{MINISTER.text}\n\n{MINISTER.text}"
    assert example.entities is None
    assert example.sentence_ends == {len(MINISTER.text), len(example.text)}
    assert example.tags is not None
    assert [example.text[at : at + 4] for at, tag in example.tags.items() if tag == "PROPN"].count("Lima") == 2
