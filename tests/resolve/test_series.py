"""Series: figures that count one thing stand together, all others apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.model.annotation import Mention
from coranto.model.assertion import Figure, Source
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Copy, Extent, Series, Spread
from coranto.resolve.series import series, spread
from coranto.tools import open_tools
from sources import dispatch
from support import corpus as build

BASE = Figure(
    "", None, "a", 0, 2, "45", 45, 45, 45, "exact", "people", "killed", "people", None, "Mandalay", "2031-05-01", None,
    "asserted", False, None,
)  # fmt: skip


def figure(doc: str, value: float, **changes: object) -> Figure:
    made = replace(BASE, doc=doc, low=value, high=value, point=value, text=str(value), **changes)  # type: ignore[arg-type]
    return replace(made, id=f"{doc}-{value}-{made.start}") if not made.id else made


def corpus(
    *rows: Figure, names: tuple[str, ...] = ("Aung", "Red Cross"), copies: tuple[Copy, ...] = ()
) -> MemoryCorpus:
    folios = {}
    for doc in sorted({row.doc for row in rows}):
        own = [Mention(doc, i, i + 1, name, "person", None) for i, name in enumerate(names)]
        if "/" in doc:
            own = [
                Mention(doc, 0, 1, doc.split("/")[0], "person", None),
                Mention(doc, 2, 3, doc[:2], "organization", None),
            ]
        folio = Folio(dispatch("x" * 50, doc)).with_rows(own, [Mention])
        folios[doc] = folio.with_rows([row for row in rows if row.doc == doc], [Figure])
    return MemoryCorpus(folios, {Copy: copies})


def made(*rows: Figure, **more: object) -> list[Series]:
    return list(series(corpus(*rows, **more), open_tools()))  # type: ignore[arg-type]


def test_figures_of_one_toll_form_a_series_by_day() -> None:
    late, early = figure("a", 60, as_of="2031-05-03"), figure("b", 45)
    (one,) = made(late, early)
    assert one.figures == (early.id, late.id)
    assert (one.quantity, one.counted, one.place) == ("killed", "people", "Mandalay")
    assert one.spread == Spread(45, 60)


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": "injured"},
        {"counted": "soldiers"},
        {"counted": None},
        {"place": "Sagaing"},
        {"place": None},
        {"as_of": "2031-09-01"},
    ],
)
def test_what_differs_stands_apart(changes: dict[str, object]) -> None:
    assert made(figure("a", 45), figure("b", 60, **changes)) == []


def test_soldiers_and_troops_are_one_and_nations_are_not() -> None:
    assert len(made(figure("a", 45, counted="troops"), figure("b", 60, counted="soldiers"))) == 1
    assert made(figure("a", 45, counted="Thai troops"), figure("b", 60, counted="Lao soldiers")) == []


def test_dispatches_that_share_no_names_are_two_stories() -> None:
    assert made(figure("flood/a", 45, place=None), figure("quake/b", 60, place=None)) == []
    assert len(made(figure("flood/a", 45, place=None), figure("flood/b", 60, place=None))) == 1


def test_without_a_place_a_much_smaller_figure_is_of_something_smaller() -> None:
    assert made(figure("a", 198, place=None), figure("b", 11, place=None, as_of="2031-05-03")) == []
    assert len(made(figure("a", 198, place=None), figure("b", 350, place=None, as_of="2031-05-03"))) == 1


def test_a_toll_without_a_place_joins_the_one_place_that_several_dispatches_count_in() -> None:
    placed = figure("a", 35), figure("b", 41, as_of="2031-05-02")
    final = figure("c", 43, place=None, as_of="2031-05-04")
    (one,) = made(*placed, final)
    assert one.figures[-1] == final.id
    assert one.place == "Mandalay"
    elsewhere = figure("a", 30, place="Sagaing", start=9), figure("b", 38, place="Sagaing", start=9)
    assert final.id not in {f for row in made(*placed, *elsewhere, final) for f in row.figures}
    assert final.id not in {f for row in made(placed[0], final) for f in row.figures}


@pytest.mark.parametrize(
    ("part", "joined"),
    [(31, True), (22, True), (12, False), (60, False)],
)
def test_a_part_of_a_country_carries_its_toll_on_where_it_lies_between(part: float, joined: bool) -> None:
    texts = {
        "a.txt": "DHAKA, 18 June 2031 - Floods killed 22 people in Bangladesh, Anwar Karim of Dhaka Relief said.",
        "b.txt": f"SYLHET, 19 June 2031 - Floods killed {part} people in Sylhet, Anwar Karim of Dhaka Relief said.",
        "c.txt": "DHAKA, 21 June 2031 - Floods killed 44 people in Bangladesh, Anwar Karim of Dhaka Relief said.",
    }
    rows = build(texts, last="series")
    (one,) = [s for s in rows.all(Series) if s.quantity == "killed"]
    assert len(one.figures) == (3 if joined else 2)


def test_a_number_of_a_day_that_another_dispatch_repeats_is_of_its_place() -> None:
    placed = figure("a", 63, place="Fuca", counted="ships", quantity="other", unit="ships")
    repeated = figure("b", 63, place=None, counted="ships", quantity="other", unit="ships", start=20)
    later = figure("b", 71, place=None, counted="ships", quantity="other", unit="ships", as_of="2031-05-03")
    (one,) = made(placed, repeated, later)
    assert set(one.figures) == {placed.id, repeated.id, later.id}
    assert placed.id not in {f for row in made(placed, later) for f in row.figures}


def test_floods_of_one_country_are_one_story_and_crashes_are_not() -> None:
    texts = {
        "a.txt": "Kano, 18 June 2031\n\nFloods killed 22 people in Nigeria, an official said.",
        "b.txt": "Lokoja, 20 June 2031\n\nFloods have killed 31 people in Nigeria, a minister said.",
    }
    assert len(list(build(texts, last="series").all(Series))) == 1
    texts = {doc: text.replace("Floods", "A crash").replace("have", "has") for doc, text in texts.items()}
    assert not list(build(texts, last="series").all(Series))


@pytest.mark.parametrize("value", [9, 900])
def test_a_toll_of_another_order_does_not(value: float) -> None:
    (one,) = made(figure("a", 35), figure("b", 41), figure("c", value, place=None))
    assert len(one.figures) == 2


def test_projections_parts_and_conversions_do_not_stand_in_the_spread() -> None:
    first, second = figure("a", 45), figure("b", 60)
    ahead = figure("b", 900, start=10, end=13, projection=True)
    part = figure("b", 12, start=20, end=22, subset_of=second.id)
    (one,) = made(first, second, ahead, part)
    assert set(one.figures) == {first.id, second.id, ahead.id, part.id}
    assert one.spread == Spread(45, 60)


def test_a_part_that_another_tells_is_in_no_series_of_the_whole() -> None:
    first = figure("a", 19, source=Source(0, 3, "the government", None))
    second = figure("b", 23)
    part = figure("a", 5, start=50, end=51, subset_of=first.id, source=Source(40, 43, "the institute", None))
    (one,) = made(first, second, part)
    assert set(one.figures) == {first.id, second.id}


def test_a_projection_goes_on_from_a_figure_and_projections_from_one_another() -> None:
    first = figure("a", 45)
    ahead = figure("b", 900, start=10, end=13, projection=True)
    farther = figure("c", 1200, projection=True)
    (one,) = made(first, ahead)
    assert (set(one.figures), one.spread) == ({first.id, ahead.id}, Spread(45, 45))
    (both,) = made(ahead, farther)
    assert both.spread == Spread(900, 1200)


def test_a_sum_and_its_conversion_are_one_figure() -> None:
    dollars = figure("a", 350, quantity="money", unit="USD", counted="relief")
    pounds = figure("a", 261, quantity="money", unit="GBP", counted="relief", conversion_of=dollars.id, start=5, end=8)
    assert made(dollars, pounds) == []


def test_shares_are_of_one_thing_only_where_they_are_equal() -> None:
    share = {"quantity": "share", "unit": "percent", "counted": "vote"}
    assert len(made(figure("a", 51.4, **share), figure("b", 51.4, **share))) == 1
    assert made(figure("a", 51.4, **share), figure("b", 48.6, **share)) == []
    rate = {**share, "counted": "turnout"}
    assert len(made(figure("a", 51.4, **rate), figure("b", 48.6, **rate))) == 1


def test_a_number_that_a_count_came_from_may_tell_its_place() -> None:
    homes = {"quantity": "other", "unit": "homes", "counted": "destroyed homes"}
    came_from = figure("a", 48, as_of=None, **homes)
    now, nowhere = figure("a", 57, **homes), figure("b", 48, place=None, **homes)
    assert [len(one.figures) for one in made(came_from, now, nowhere)] == [3]
    assert [len(one.figures) for one in made(came_from, now, replace(nowhere, point=49.0))] == [2]


def test_a_conversion_follows_its_original() -> None:
    dollars = figure("a", 350, quantity="money", unit="USD", counted="relief")
    pounds = figure("a", 261, quantity="money", unit="GBP", counted="relief", conversion_of=dollars.id, start=5, end=8)
    again = figure("b", 400, quantity="money", unit="USD", counted="relief")
    (one,) = made(dollars, pounds, again)
    assert pounds.id in one.figures
    assert one.spread == Spread(350, 400)


def test_a_copy_does_not_make_two_figures_of_one() -> None:
    copy = Copy("exact", Extent("a", 0, 40), Extent("b", 0, 40), 1.0, None)
    assert made(figure("a", 45), figure("b", 45), copies=(copy,)) == []
    assert len(made(figure("a", 45), figure("b", 45, start=45, end=47), copies=(copy,))) == 1


def test_open_bounds_open_the_spread() -> None:
    at_least = replace(BASE, low=11, high=None, point=None)
    almost = replace(BASE, low=None, high=199, point=None)
    about = replace(BASE, low=None, high=None, point=50)
    assert spread([BASE, at_least]) == Spread(11, None)
    assert spread([BASE, almost]) == Spread(None, 199)
    assert spread([BASE, about]) == Spread(45, 50)


FIGURES = st.builds(
    figure,
    st.sampled_from(["a", "b", "c"]),
    st.integers(1, 400),
    place=st.sampled_from([None, "Mandalay"]),
    as_of=st.sampled_from([None, "2031-05-01", ("2031-05-01", "2031-06-01"), "2031-08-08"]),
    counted=st.sampled_from(["people", "soldiers", None]),
    projection=st.booleans(),
)


@given(st.lists(FIGURES, max_size=8, unique_by=lambda f: f.id), st.randoms())
def test_no_figure_stands_in_two_series_and_order_does_not_matter(rows: list[Figure], random: object) -> None:
    first = made(*rows)
    held = [one for row in first for one in row.figures]
    assert len(held) == len(set(held))
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert made(*shuffled) == first
