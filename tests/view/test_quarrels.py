from dataclasses import replace

from coranto.model.codec import Record
from coranto.model.resolved import MentionRef, Relation
from coranto.view.quarrels import Quarrel, Speeches, quarrels
from dossier_states import TEXTS, State, claim, event, extent, figure, series

LOCKED = claim("cl1", "three.txt", "the mill was locked", "the widows' union")
DENIAL = claim("cl2", "three.txt", "that the mill was locked", "The owner", "denied")
FOUR = figure("fi1", "one.txt", "Four people", 4, "the harbour police")
SEVEN = figure("fi2", "two.txt", "Seven people", 7, "the harbour police")
NINE = figure("fi3", "three.txt", "Nine people", 9, "the widows' union")
DENIES = Relation("denies", "cl2", "cl1", "it says that the other is not so", 0.9)


def found(*records: Record) -> list[Quarrel]:
    corpus = State(tuple(TEXTS), (), records).corpus()
    return quarrels(corpus, Speeches(corpus))


def camps(quarrel: Quarrel) -> set[tuple[tuple[str, ...], bool]]:
    return {(camp.ids, camp.denies) for camp in quarrel.camps}


def test_a_denial_stands_against_what_it_denies() -> None:
    (quarrel,) = found(LOCKED, DENIAL, DENIES)
    assert camps(quarrel) == {(("cl1",), False), (("cl2",), True)}
    assert quarrel.ids == {"cl1", "cl2"}


def test_denials_of_one_thing_are_one_camp_whoever_denies() -> None:
    other = claim("cl3", "one.txt", "Four people died", "the harbour police", "denied")
    (quarrel,) = found(LOCKED, DENIAL, other, DENIES, replace(DENIES, a="cl3"))
    assert camps(quarrel) == {(("cl1",), False), (("cl2", "cl3"), True)}


def test_what_is_said_alike_is_one_camp() -> None:
    other = claim("cl3", "two.txt", "Seven people died", "the harbour police")
    (quarrel,) = found(LOCKED, DENIAL, other, DENIES, Relation("corroborates", "cl3", "cl1", "", 0.8))
    assert camps(quarrel) == {(("cl1", "cl3"), False), (("cl2",), True)}


def test_figures_that_merely_stand_beside_one_another_dispute_nothing() -> None:
    beside = Relation("juxtaposed", "fi1", "fi2", "both can be true", 0.6)
    assert found(FOUR, SEVEN, series(FOUR, SEVEN), beside) == []
    (quarrel,) = found(FOUR, SEVEN, NINE, beside, Relation("contradicts", "fi3", "fi2", "", 0.85))
    assert camps(quarrel) == {(("fi2",), False), (("fi3",), False)}
    assert quarrel.beside == ("fi1",)


def test_a_figure_and_the_claim_that_gives_it_are_one_position_unless_it_gives_two() -> None:
    seven = replace(SEVEN, claim="cl4")
    said = claim("cl4", "two.txt", "Seven people died in the fire", "the harbour police")
    against = (Relation("juxtaposed", "cl1", "cl4", "", 0.6), Relation("contradicts", "fi3", "fi2", "", 0.85))
    nine = replace(NINE, claim="cl1")
    (quarrel,) = found(LOCKED, said, seven, nine, *against)
    assert camps(quarrel) == {(("cl1", "fi3"), False), (("cl4", "fi2"), False)}
    both = found(said, seven, replace(NINE, claim="cl4"), against[1])
    assert [camps(one) for one in both] == [{(("fi2",), False), (("fi3",), False)}]


def test_one_speaker_is_one_camp_also_where_it_is_named_in_short() -> None:
    long = claim("cl5", "three.txt", "Nine people died", "the widows' union")
    short = replace(LOCKED, source=replace(LOCKED.source, text="the union"))  # type: ignore[type-var]
    (quarrel,) = found(short, long, DENIAL, DENIES, Relation("juxtaposed", "cl2", "cl5", "", 0.6))
    assert camps(quarrel) == {(("cl1", "cl5"), False), (("cl2",), True)}


def test_tellings_that_one_event_was_and_was_not_are_a_quarrel() -> None:
    is_so, is_not = extent("one.txt", "the mill burned down"), extent("three.txt", "the mill was locked")
    told = event("ev1", [is_so, is_not], status="denied")
    denied = replace(told.mentions[1], status="denied")
    (quarrel,) = found(replace(told, mentions=(told.mentions[0], denied)))
    assert {camp.denies for camp in quarrel.camps} == {True, False}
    assert found(replace(told, status="reported")) == []


def test_an_event_is_the_position_of_the_claim_that_tells_it() -> None:
    at = extent("three.txt", "the mill was locked")
    told = replace(event("ev1", [at]), mentions=(MentionRef(at.doc, at.start, at.end, "asserted", "cl1"),))
    (quarrel,) = found(LOCKED, DENIAL, told, DENIES, replace(DENIES, b="ev1"))
    assert camps(quarrel) == {(("cl1", "ev1"), False), (("cl2",), True)}


def test_what_answers_a_side_stands_beside_it() -> None:
    answer = claim("cl6", "two.txt", "Seven people died in the fire", "the harbour police")
    (quarrel,) = found(LOCKED, DENIAL, answer, DENIES, Relation("responds", "cl6", "cl2", "", 0.5))
    assert quarrel.beside == ("cl6",)
