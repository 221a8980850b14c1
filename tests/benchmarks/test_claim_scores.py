"""The rules by which claims, figures, gaps and series agree."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from benchmarks.claim_scores import Score, Text, compared, series_compared
from benchmarks.gold_claims import GoldDispatch, Marked, Number, Span, Statement, Unknown

TEXT = "Police said that two men had fled the mine. The army said the two men were dead. Nobody knew why the mine fell."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return (at, at + len(words))


def statement(content: str, source: str | None = "Police", **changed: object) -> Statement:
    one = Statement(
        content=(span(content),),
        cue=span("said"),
        source=span(source) if source else None,
        entity=source,
        mode="indirect",
        status="asserted",
        polarity="affirms",
        modality="actual",
        act="states",
        basis=None,
        said=None,
        hedge=None,
        verification=frozenset(),
        denies=(),
        inherited=False,
        reported_by=(),
        translated=None,
    )
    return replace(one, **changed)  # type: ignore[arg-type]


FLED = statement("two men had fled the mine")
DEAD = statement("the two men were dead", "The army")
TWO = Number(span("two men"), 2, 2, 2, "fled", "men", "Cobre", ("2031-05-04",), "Police", "asserted", False, False, "a")
WHY = Unknown(span("Nobody knew why the mine fell"), "Nobody", "why the mine fell", "unclear")


def score(gold: Marked, got: Marked) -> Score:
    return compared("mine.txt", TEXT, gold, got)


def of_claims(gold: list[Statement], got: list[Statement]) -> Score:
    return score(Marked(tuple(gold), (), ()), Marked(tuple(got), (), ()))


def of_figure(**changed: object) -> Score:
    got = replace(TWO, **changed)  # type: ignore[arg-type]
    return score(Marked((), (TWO,), ()), Marked((), (got,), ()))


def wrong(one: Score) -> set[str]:
    return {error.what for error in one.errors}


def test_the_gold_itself_is_all_right() -> None:
    gold = Marked((FLED, DEAD), (TWO,), (WHY,))
    one = score(gold, gold)
    assert one.errors == []
    assert (one.ar, one.whole_figures, one.percent("attributed status")) == (100, 100, 100)
    assert one.counts["gap found"] == 1


def test_a_leading_that_is_no_content() -> None:
    one = of_claims([FLED], [replace(FLED, content=(span("that two men had fled the mine"),))])
    assert one.counts["attributed exact"] == 1


@pytest.mark.parametrize(("content", "counts"), [("fled the mine", True), ("the mine", False)])
def test_half_the_words_must_be_the_same(content: str, counts: bool) -> None:
    one = of_claims([FLED], [statement(content)])
    assert one.counts["attributed half"] == counts
    assert wrong(one) == (set() if counts else {"missed", "not in gold"})


def test_another_speaker_is_no_attribution_but_its_fields_are_compared() -> None:
    one = of_claims([FLED], [replace(FLED, source=span("The army"), status="denied")])
    assert (one.counts["attributed half"], one.counts["attributed ar"]) == (1, 0)
    assert wrong(one) == {"source", "status"}


def test_articles_do_not_make_two_speakers_one_and_none_wants_none() -> None:
    article = (TEXT.index("The army"), TEXT.index("The army") + 3)
    assert of_claims([DEAD], [replace(DEAD, source=article)]).ar == 0
    nobody = replace(DEAD, source=None)
    assert of_claims([nobody], [nobody]).ar == 100
    assert of_claims([nobody], [DEAD]).ar == 0


def test_each_claim_has_one_partner_and_the_best_pair_goes_first() -> None:
    longer = replace(FLED, content=(span("two men had fled the mine. The army said"),))
    one = of_claims([FLED], [longer, FLED])
    assert one.counts["attributed exact"] == 1
    assert [error.what for error in one.errors] == ["not in gold"]


def test_narrator_and_speakers_are_not_matched_with_one_another() -> None:
    told = replace(FLED, mode="narrator", source=None, cue=None)
    one = of_claims([told], [FLED])
    assert (one.counts["narrator gold"], one.counts["attributed got"]) == (1, 1)
    assert one.counts["narrator half"] == one.counts["attributed half"] == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mode", "direct"),
        ("act", "warns"),
        ("basis", "post"),
        ("entity", "Cobre police force and army"),
        ("entity", None),
        ("said", "2031-05-04"),
        ("hedge", span("said")),
        ("verification", frozenset({"unverified"})),
        ("denies", (span("two men"),)),
        ("inherited", True),
        ("reported_by", (span("The army"),)),
        ("translated", "likely"),
    ],
)
def test_every_field_that_differs_is_told(field: str, value: object) -> None:
    gold = replace(FLED, entity="Cobre police union")
    assert wrong(of_claims([gold], [replace(gold, **{field: value})])) == {field}  # type: ignore[arg-type]


def test_part_of_a_name_is_the_name_and_a_day_is_its_hour() -> None:
    gold = replace(FLED, entity="Ana Ruiz", said="2031-05-04")
    assert wrong(of_claims([gold], [replace(gold, entity="Ruiz", said="2031-05-04T20:00")])) == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quantity", "missing"),
        ("counted", "boats"),
        ("place", "Lima"),
        ("as_of", ("2031-05-03",)),
        ("source", "the union"),
        ("source", None),
        ("status", "planned"),
        ("projection", True),
        ("subset", True),
    ],
)
def test_a_figure_is_right_only_as_a_whole(field: str, value: object) -> None:
    one = of_figure(**{field: value})
    assert (one.counts["figure found"], one.counts["figure whole"]) == (1, 0)
    assert wrong(one) == {field}


def test_another_value_is_another_figure() -> None:
    assert wrong(of_figure(low=3)) == {"missed", "not in gold"}


@pytest.mark.parametrize(
    ("gold", "got"), [("men", "two men of the town"), ("others", "people"), ("deaths", "bodies"), ("men", "young men")]
)
def test_one_head_counts_the_same(gold: str, got: str) -> None:
    one = score(Marked((), (replace(TWO, counted=gold),), ()), Marked((), (replace(TWO, counted=got),), ()))
    assert wrong(one) == set()


def test_bounds_that_gold_leaves_open_and_quantities_of_two_names_agree() -> None:
    gold = replace(TWO, low=msgspec.UNSET, high=msgspec.UNSET, quantity="displaced|fled")
    one = score(Marked((), (gold,), ()), Marked((), (replace(TWO, low=None, high=None),), ()))
    assert one.counts["figure whole"] == 1


def test_a_third_is_a_third() -> None:
    third = replace(TWO, low=1 / 3, high=1 / 3, point=1 / 3)
    one = score(Marked((), (replace(TWO, low=0.333, high=0.333, point=0.333),), ()), Marked((), (third,), ()))
    assert one.counts["figure found"] == 1


def test_a_gap_is_told_with_who_what_and_why() -> None:
    got = replace(WHY, who="the union", about="why", reason="declined")
    assert wrong(score(Marked((), (), (WHY,)), Marked((), (), (got,)))) == {"who", "reason"}


def test_series_are_pairs_of_found_figures() -> None:
    other = replace(TWO, span=span("the two men"))
    lone = replace(TWO, span=span("Nobody"), low=0)
    gold = GoldDispatch(Path("mine.txt"), TEXT, None, Marked((), (TWO, other, lone), ()))
    got = [replace(TWO, series="x"), replace(other, series="y")]
    one = series_compared([gold], {"mine.txt": got})
    assert (one.counts["series gold"], one.counts["series got"], one.counts["series right"]) == (1, 0, 0)
    assert [error.what for error in one.errors] == ["missed"]
    joined = series_compared([gold], {"mine.txt": [replace(one, series="x") for one in got]})
    assert joined.counts["series right"] == 1


def test_words_are_touched_not_only_covered() -> None:
    text = Text("A half-built bridge")
    assert text.words([(3, 9)]) == {1, 2}
    assert text.words([None]) == set()
