"""How figures of one series stand to one another."""

from dataclasses import replace

import pytest

from coranto.model.assertion import Claim, Figure, Source
from coranto.model.resolved import Relation, Series, Spread
from coranto.model.support import support_of
from coranto.resolve.figure_relations import Shelf, corrections, disjoint, series_relations
from support import corpus as build

BASE = Figure(
    "f", None, "a.txt", 0, 2, "12", 12, 12, 12, "exact", "people", "killed", "people", None, "Quito", "2031-05-12",
    None, "asserted", False, None,
)  # fmt: skip


def figure(value: float, day: str, source: str | None = None, entity: str | None = None, **changes: object) -> Figure:
    made = replace(BASE, low=value, high=value, point=value, text=str(int(value)), as_of=day)
    made = replace(made, source=Source(0, 1, source, entity) if source else None, **changes)  # type: ignore[arg-type]
    return replace(made, id=f"{made.doc}-{made.start}-{value}")


def related(*figures: Figure, quantity: str = "killed", place: str | None = "Quito") -> list[tuple[str, str, str]]:
    shelf = Shelf({f.id: f for f in figures}, {}, frozenset(), support_of((), ()))
    one = Series("s", quantity, "people", place, tuple(f.id for f in figures), Spread(None, None))  # type: ignore[arg-type]
    texts = {f.id: f.text for f in figures}
    found: list[Relation] = list(series_relations(one, shelf))
    return [(r.type, texts[r.a], texts[r.b]) for r in found]


def test_a_toll_grows_from_speaker_to_speaker() -> None:
    rows = figure(12, "2031-05-12", "the army"), figure(30, "2031-05-13", "the Red Cross", doc="b.txt")
    assert related(*rows) == [("updates", "30", "12")]


def test_a_lower_later_toll_of_another_speaker_updates_nothing() -> None:
    rows = figure(30, "2031-05-12", "the army"), figure(12, "2031-05-13", "the Red Cross", doc="b.txt")
    assert related(*rows) == []


@pytest.mark.parametrize(("entity", "expected"), [("WHO", [("updates", "12", "30")]), (None, [])])
def test_a_toll_comes_down_only_where_surely_the_same_speaker_says_so(
    entity: str | None, expected: list[tuple[str, str, str]]
) -> None:
    rows = (
        figure(30, "2031-05-12", "the ministry", entity),
        figure(12, "2031-05-13", "the ministry", entity, doc="b.txt"),
    )
    assert related(*rows) == expected


def test_the_missing_become_fewer_and_cases_do_not() -> None:
    rows = figure(30, "2031-05-12", "the army"), figure(12, "2031-05-13", "the Red Cross", doc="b.txt")
    assert related(*rows, quantity="missing") == [("updates", "12", "30")]
    assert related(*rows, quantity="other") == []


def test_one_narrator_s_two_numbers_of_a_day_stand_side_by_side() -> None:
    assert related(figure(12, "2031-05-12"), figure(30, "2031-05-12", start=50)) == [("juxtaposed", "30", "12")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"start": 90}, "contradicts"), ({"start": 9000}, "juxtaposed"), ({"doc": "b.txt"}, "juxtaposed")],
)
def test_two_speakers_set_side_by_side_speak_of_one_thing_without_a_day(
    changes: dict[str, object], expected: str
) -> None:
    rows = figure(30, "", "the army", place=None), figure(12, "", "the Red Cross", place=None, **changes)  # type: ignore[arg-type]
    assert [kind for kind, _, _ in related(*rows, place=None)] == [expected]


def test_a_toll_of_no_place_contradicts_none_of_a_place() -> None:
    rows = figure(30, "2031-05-12", "the army"), figure(12, "2031-05-12", "the Red Cross", doc="b.txt", place=None)
    assert [kind for kind, _, _ in related(*rows)] == ["juxtaposed"]


def test_thousands_and_a_thousand_or_two_roundings_can_both_be_true() -> None:
    vague = replace(BASE, low=2000, high=None, point=None, qualifier="vague")
    about = replace(BASE, low=None, high=None, point=2700, qualifier="about")
    assert not disjoint(vague, replace(BASE, low=1000, high=1000, point=1000))
    assert not disjoint(about, replace(about, point=3000))
    assert disjoint(BASE, replace(BASE, low=40, high=40, point=40))


def test_a_figure_told_only_to_be_called_wrong_updates_nothing() -> None:
    words = "The governor's figure of 30 was wrong"
    claim = Claim(
        "c", "b.txt", 0, 37, words, ((0, 37),), None, None, "indirect", "asserted", "affirms", "actual", (), "states",
        None, None, None, None, (), None, None,
    )  # fmt: skip
    rows = figure(12, "2031-05-12", "the army"), figure(30, "2031-05-13", "The governor", doc="b.txt", claim="c")
    shelf = Shelf({f.id: f for f in rows}, {"c": claim}, frozenset(), support_of((), ()))
    one = Series("s", "killed", "people", "Quito", tuple(f.id for f in rows), Spread(None, None))
    assert list(series_relations(one, shelf)) == []


def test_what_is_called_the_correct_value_corrects_the_one_before() -> None:
    wrong, right = figure(42, "2031-05-12", "the Star"), figure(39, "2031-05-12", start=90, claim="c")
    words = "The correct figure was 39"
    claim = Claim(
        "c", "a.txt", 70, 95, words, ((70, 95),), None, None, "narrator", "asserted", "affirms", "actual", (), "states",
        None, None, None, None, (), None, None,
    )  # fmt: skip
    shelf = Shelf({f.id: f for f in (wrong, right)}, {"c": claim}, frozenset(), support_of((), ()))
    assert [(r.type, r.a, r.b) for r in corrections(shelf)] == [("corrects", right.id, wrong.id)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The ministry said 63 people had died in Lima. A further 41 deaths were under review, the union said.", []),
        ("The mayor said 9 people had died in Lima. The police said 4 more had died.", []),
        ("The mayor said 9 people had died in Lima. The police said 4 people had died.", ["contradicts"]),
        ("The mayor said 9 people had died in Lima. The police revised the number of dead to 12.", ["updates"]),
    ],
)
def test_a_further_count_contradicts_none_and_a_revised_one_goes_on(text: str, types: list[str]) -> None:
    made = build({"a.txt": f"LIMA, 4 May 2031 - {text}"}, last="relations")
    figures = {f.id for f in made.all(Figure)}
    assert [r.type for r in made.all(Relation) if r.a in figures] == types


def test_two_numbers_of_one_statement_count_two_things() -> None:
    made = build({"a.txt": "LIMA, 4 May 2031 - Ana Ruiz got 812 votes to Luis Paz's 640 votes."}, last="relations")
    assert not list(made.all(Relation))


def test_a_number_told_in_the_place_of_another_corrects_it_elsewhere() -> None:
    texts = {
        "a.txt": "LIMA, 4 May 2031 - The operator said 800 barrels of crude had leaked.",
        "b.txt": "LIMA, 6 May 2031 - The operator said 2,600 barrels of crude had leaked, not 800.",
    }
    made = build(texts, last="relations")
    words = {f.id: f.text for f in made.all(Figure)}
    assert ("corrects", "2,600 barrels", "800 barrels") in {
        (r.type, words.get(r.a), words.get(r.b)) for r in made.all(Relation)
    }


def test_a_toll_called_wrong_denies_whoever_gave_it_and_no_other_number() -> None:
    texts = {
        "a.txt": "LIMA, 4 May 2031 - The union said nine people were killed. The mayor said five people were killed.",
        "b.txt": "LIMA, 5 May 2031 - The company said the figure of nine killed was wrong.",
    }
    made = build(texts, last="relations")
    words = {f.id: f"{f.doc} {f.text}" for f in made.all(Figure)}
    found = {
        (words[r.a], words[r.b]) for r in made.all(Relation) if r.type == "denies" and r.a in words and r.b in words
    }
    assert found == {("b.txt nine", "a.txt nine")}
