"""Vectors of sentences: which have one, and that what means much the same lies near."""

from math import sqrt

import numpy as np
import pytest

from coranto.annotate import meanings as module
from coranto.annotate.meanings import meanings
from coranto.model.annotation import Meaning, Sentence
from coranto.tools import Tools, open_tools
from support import corpus

TEXT = (
    "Wharf closed\n\nThe harbour at Fort Dauphin was shut on Monday. No ship may enter before Friday, the captain said."
)


def read(text: str, tools: Tools | None = None) -> list[Meaning]:
    return list(meanings(corpus({"a.txt": text}).folio("a.txt"), tools or open_tools()))


def nearness(one: str, other: str) -> float:
    a, b = (np.frombuffer(read(text)[0].vector, np.int8).astype(int) for text in (one, other))
    return float(a @ b / sqrt((a @ a) * (b @ b)))


def test_every_running_sentence_has_a_vector_of_64_bytes_and_no_headline_has():
    folio = corpus({"a.txt": TEXT}).folio("a.txt")
    running = [(row.start, row.end) for row in folio.of(Sentence) if row.furniture is None]
    found = read(TEXT)
    assert [(row.start, row.end) for row in found] == running
    assert len(running) == 2
    assert {len(row.vector) for row in found} == {64}


def test_of_a_long_text_the_first_sentences_have_one(monkeypatch):
    monkeypatch.setattr(module, "MOST", 1)
    (found,) = read(TEXT)
    assert TEXT[found.start : found.end] == "The harbour at Fort Dauphin was shut on Monday."


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        (
            "The pit flooded overnight and nine miners are unaccounted for.",
            "Nobody has heard from the nine men who were below ground when water burst in.",
            "The price of coal rose for the third month.",
        ),
        (
            "Teachers will walk out on Thursday over unpaid wages.",
            "The union has called a stoppage in schools because salaries are late.",
            "A school in the capital was named after the poet.",
        ),
        (
            "Hundreds of houses were left under water when the embankment gave way.",
            "The collapse of the dyke inundated whole neighbourhoods.",
            "Builders asked for more time to finish the embankment road.",
        ),
    ],
)
def test_what_says_the_same_in_other_words_is_nearer_than_what_shares_a_topic(one: str, other: str, third: str):
    assert nearness(one, other) > nearness(one, third)


def test_a_sentence_has_one_vector_whatever_stands_beside_it_and_whichever_model_was_asked_for():
    alone = read("No ship may enter before Friday, the captain said.")
    assert read(TEXT)[1].vector == alone[0].vector
    assert read(TEXT, Tools("gliner:/nowhere"))[1].vector == alone[0].vector
