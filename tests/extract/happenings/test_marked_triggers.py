"""Triggers that no list has, marked by hand as the language model would."""

from dataclasses import replace

import pytest

from coranto.extract.happenings.clause_scenes import Scene
from coranto.extract.happenings.event_clauses import clauses, tokens
from coranto.extract.happenings.marked_triggers import marked_matches, marked_tokens
from coranto.model.annotation import Marking
from coranto.tools import open_tools


def marking(text: str, word: str, label: str = "NONE/happened", score: float = 0.9) -> Marking:
    start = text.index(word)
    return Marking("a.txt", start, start + len(word), "event", label, score)


def found(text: str, *markings: Marking, headline: bool = False) -> list[tuple[str, str | None, str, bool]]:
    """Word, PLOVER type, use and negation of every trigger."""
    row = tokens(text, 0, len(text))
    marked = marked_tokens(row, markings)
    lexicon = open_tools().triggers
    return [
        (row[match.first].low, lexicon.families[match.family].type, match.use, match.negated)
        for clause in clauses(text, row, set())
        for match in marked_matches(Scene.of(row, clause, headline), marked, lexicon)
    ]


@pytest.mark.parametrize(
    ("text", "word", "use"),
    [
        ("A stretch of the viaduct broke away before noon.", "broke", "past"),
        ("The dam wall has crumbled near Oruro.", "crumbled", "perfect"),
        ("Two villages were submerged overnight.", "submerged", "past"),
        ("The glacier lake is emptying into the valley.", "emptying", "progressive"),
        ("The council will rename the square.", "rename", None),
        ("The price of maize.", "price", None),
    ],
)
def test_a_marked_verb_tells_of_an_occurrence_where_its_form_does(text: str, word: str, use: str | None) -> None:
    expected = [] if use is None else [(word, None, use, False)]
    assert found(text, marking(text, word)) == expected


def test_the_type_is_the_model_s() -> None:
    text = "The envoy slapped a customs clerk in Bissau."
    assert found(text, marking(text, "slapped", "ASSAULT/happened")) == [("slapped", "ASSAULT", "past", False)]


def test_what_the_clause_denies_is_negated() -> None:
    text = "The ferry had not capsised, the owner said."
    assert [negated for *_, negated in found(text, marking(text, "capsised"))] == [True]


@pytest.mark.parametrize("label", ["ASSAULT/threatened", "NONE/conditional", "NONE/denied"])
def test_what_did_not_come_about_is_left(label: str) -> None:
    text = "The crane toppled in the harbour."
    assert found(text, marking(text, "toppled", label)) == []


def test_a_doubtful_mark_is_left() -> None:
    text = "The crane toppled in the harbour."
    assert found(text, marking(text, "toppled", score=0.1)) == []


@pytest.mark.parametrize(("score", "told"), [(0.21, ["toppled"]), (0.19, [])])
def test_how_sure_a_mark_has_to_be(score: float, told: list[str]) -> None:
    text = "The crane toppled in the harbour."
    assert [word for word, *_ in found(text, marking(text, "toppled", score=score))] == told


def test_what_somebody_thinks_is_no_occurrence() -> None:
    text = "The growers hoped to end the ban."
    assert found(text, marking(text, "hoped", "REQUEST/happened")) == []
    text = "The growers petitioned the ministry."
    assert found(text, marking(text, "petitioned", "REQUEST/happened")) != []


def test_a_noun_tells_in_a_headline_or_beside_a_verb_that_carries_it() -> None:
    text = "State funeral for the victims of Kasai"
    assert found(text, marking(text, "funeral")) == []
    assert [word for word, *_ in found(text, marking(text, "funeral"), headline=True)] == ["funeral"]


def test_every_marked_verb_of_a_clause_tells() -> None:
    text = "The roof sagged and cracked above the choir."
    told = found(text, marking(text, "sagged"), marking(text, "cracked"))
    assert [word for word, *_ in told] == ["sagged", "cracked"]


def test_a_marked_noun_is_what_another_trigger_is_about() -> None:
    text = "Fishermen reported a slick."
    row = tokens(text, 0, len(text))
    lexicon = open_tools().triggers
    marked = marked_tokens(row, [marking(text, "slick")])
    (clause,) = clauses(text, row, set())
    scene = Scene.of(row, clause, headline=False)
    (match,) = marked_matches(scene, marked, lexicon)
    assert row[match.first].low == "slick"
    assert not list(marked_matches(scene, marked, lexicon, [replace(match, first=1, last=2)]))
