from dataclasses import replace

from coranto.model.assertion import Figure
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Entity, Relation, Series, Spread
from coranto.view.figures import FigureFilter, figures
from records import ferry

BASE = ferry()
(ELEVEN,) = BASE.folio("bay.txt").of(Figure)


def corpus(*rows: Figure, relations: tuple[Relation, ...] = ()) -> MemoryCorpus:
    """The ferry's dossier in which ``rows`` are one series."""
    series = Series("se1", "killed", "people", "Batangas", tuple(f.id for f in rows), Spread(11, None))
    folio = BASE.by_doc["bay.txt"].with_rows(rows, [Figure])
    return MemoryCorpus({**BASE.by_doc, "bay.txt": folio}, {**BASE.rows, Series: (series,), Relation: relations})


def test_values_stand_by_the_day_they_are_for_and_undated_ones_last() -> None:
    rows = [
        replace(ELEVEN, id="a", as_of=None),
        replace(ELEVEN, id="b", as_of="2023-03-08"),
        replace(ELEVEN, id="c", as_of=("2023-03-07", "2023-03-09")),
    ]
    (series,) = figures(corpus(*rows))
    assert [step.id for step in series.steps] == ["c", "b", "a"]
    assert [step.as_of for step in series.steps] == ["Tue 7 Mar – Wed 8 Mar 2023", "Wednesday 8 March 2023", ""]
    assert (series.low, series.high) == (11, None)


def test_a_reader_is_told_what_a_figure_is_not() -> None:
    rows = [
        ELEVEN,
        replace(ELEVEN, id="p", projection=True, status="planned", as_of="2023-03-09"),
        replace(ELEVEN, id="s", subset_of="fi1", as_of="2023-03-10"),
        replace(ELEVEN, id="k", conversion_of="fi1", as_of="2023-03-11"),
    ]
    (series,) = figures(corpus(*rows))
    assert [step.marks for step in series.steps] == [
        (),
        ("planned", "projection"),
        ("part of At least 11 people",),
        ("converts At least 11 people",),
    ]


def test_corrections_and_contradictions_are_told_on_both_sides() -> None:
    later = replace(ELEVEN, id="b", text="14", as_of="2023-03-08")
    (series,) = figures(corpus(ELEVEN, later, relations=(Relation("corrects", "b", "fi1", "a correction", 1.0),)))
    assert [step.marks for step in series.steps] == [("corrected by 14",), ("corrects At least 11 people",)]
    (series,) = figures(corpus(ELEVEN, later, relations=(Relation("contradicts", "b", "fi1", "apart", 1.0),)))
    assert [step.marks for step in series.steps] == [("contradicts 14",), ("contradicts At least 11 people",)]


def test_series_are_chosen_by_kind_and_place() -> None:
    assert figures(corpus(ELEVEN), FigureFilter("injured")) == ()
    assert figures(corpus(ELEVEN), FigureFilter("killed", "BATANG"))[0].place == "Batangas"
    assert figures(corpus(ELEVEN), FigureFilter(place="Manila")) == ()
    city = Entity("ent2", "place", "Batangas", ("Batangas", "Batan-gan"), None, None, None, (), 1, (), "one place")
    known = corpus(ELEVEN)
    known = MemoryCorpus(known.by_doc, {**known.rows, Entity: (city,)})
    assert len(figures(known, FigureFilter(place="batan-g"))) == 1


def test_a_series_is_chosen_by_a_day_that_it_has_a_value_for() -> None:
    rows = corpus(
        ELEVEN, replace(ELEVEN, id="c", as_of=("2023-03-07", "2023-03-09")), replace(ELEVEN, id="n", as_of=None)
    )
    chosen = {day: len(figures(rows, FigureFilter(day=f"2023-03-0{day}"))) for day in range(5, 10)}
    assert chosen == {5: 0, 6: 1, 7: 1, 8: 1, 9: 0}
    assert [len(series.steps) for series in figures(rows, FigureFilter(day="2023-03-08"))] == [3]


def test_figures_in_no_series_are_shown_on_request_a_copy_once() -> None:
    lone = [replace(ELEVEN, id=name, series=None, doc=doc) for name, doc in (("a", "bay.txt"), ("b", "harbour.txt"))]
    by_doc = {doc: folio.with_rows([f for f in lone if f.doc == doc], [Figure]) for doc, folio in BASE.by_doc.items()}
    rows = MemoryCorpus(by_doc, {**BASE.rows, Series: ()})
    assert figures(rows) == ()
    (alone,) = figures(rows, FigureFilter("killed", whole=True))
    (step,) = alone.steps
    assert (alone.id, alone.heading, step.who, len(step.also)) == ("a", "killed", "Captain Reyes", 1)
    assert figures(rows, FigureFilter("injured", whole=True)) == ()


def test_what_a_part_is_part_of_is_told_even_where_the_whole_is_in_no_series() -> None:
    part = replace(ELEVEN, id="s", subset_of="w", text="four")
    whole = replace(ELEVEN, id="w", text="twelve\npeople", series=None)
    series = Series("se1", "killed", "people", "Batangas", ("s",), Spread(4, None))
    folio = BASE.by_doc["bay.txt"].with_rows([part, whole], [Figure])
    (row,) = figures(MemoryCorpus({**BASE.by_doc, "bay.txt": folio}, {**BASE.rows, Series: (series,), Relation: ()}))
    assert row.steps[0].marks == ("part of twelve people",)
