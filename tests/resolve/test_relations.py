from dataclasses import replace

import pytest

from coranto.model.assertion import Figure
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Origin, Relation, Series, Spread
from coranto.model.source import Basis
from coranto.resolve.relations import relations
from coranto.tools import open_tools
from newsroom import Page, claim, folio_of
from support import corpus as build

BASE = Figure(
    "f", None, "a.txt", 0, 2, "12", 12, 12, 12, "exact", "people", "killed", "people", None, "Marivela", "2031-05-12",
    None, "asserted", False, None,
)  # fmt: skip


def figure(id_: str, doc: str, text: str, low: float | None, high: float | None, **changes: object) -> Figure:
    point = low if low == high else None
    fields = {"low": low, "high": high, "point": point, "qualifier": "exact" if point is not None else "at-least"}
    return replace(BASE, id=id_, doc=doc, text=text, **{**fields, **changes})  # type: ignore[arg-type]


def between(*figures: Figure, place: str | None = "Marivela", basis: Basis = "metadata") -> list[Relation]:
    docs = sorted({f.doc for f in figures})
    series = Series("s", "killed", "people", place, tuple(f.id for f in figures), Spread(None, None))
    folios = {doc: folio_of(Page("Nothing happened here today.", basis=basis), doc) for doc in docs}
    return list(relations(MemoryCorpus(folios, {Figure: figures, Series: (series,)}), open_tools()))


def kinds(found: list[Relation]) -> list[str]:
    return [relation.type for relation in found]


def test_two_origins_with_one_figure_corroborate() -> None:
    assert kinds(between(figure("x", "a.txt", "12", 12, 12), figure("y", "b.txt", "twelve", 12, 12))) == [
        "corroborates"
    ]


def test_disjoint_exact_figures_of_one_day_and_place_contradict() -> None:
    (found,) = between(figure("x", "a.txt", "12", 12, 12), figure("y", "b.txt", "40", 40, 40))
    assert found.type == "contradicts"
    assert "12" in found.why
    assert "40" in found.why


@pytest.mark.parametrize(
    "other",
    [
        figure("y", "b.txt", "dozens", 24, None, qualifier="vague"),
        figure("y", "b.txt", "at least 11", 11, None),
        figure("y", "b.txt", "about 13", None, None, point=13, qualifier="about"),
    ],
)
def test_vague_or_open_figures_stand_side_by_side(other: Figure) -> None:
    assert kinds(between(figure("x", "a.txt", "12", 12, 12), other)) == ["juxtaposed"]


def test_dozens_and_at_least_eleven_are_compatible() -> None:
    dozens = figure("x", "a.txt", "dozens", 24, None, qualifier="vague")
    assert kinds(between(dozens, figure("y", "b.txt", "at least 11", 11, None))) == ["juxtaposed"]


def test_no_contradiction_without_a_place_or_on_a_day_taken_from_a_sibling() -> None:
    pair = figure("x", "a.txt", "12", 12, 12), figure("y", "b.txt", "40", 40, 40)
    assert kinds(between(*pair, place=None)) == ["juxtaposed"]
    assert kinds(between(*pair, basis="sibling")) == ["juxtaposed"]


def test_a_later_figure_updates_an_earlier_one() -> None:
    later = figure("y", "b.txt", "40", 40, 40, as_of="2031-05-13")
    (found,) = between(figure("x", "a.txt", "12", 12, 12), later)
    assert (found.type, found.a, found.b) == ("updates", "y", "x")


def test_a_toll_of_another_speaker_that_shrinks_is_no_update() -> None:
    later = figure("y", "b.txt", "9", 9, 9, as_of="2031-05-13")
    assert not between(figure("x", "a.txt", "12", 12, 12), later)


def test_relations_of_a_long_series_stay_few() -> None:
    many = [figure(f"f{n:03}", f"d{n:03}.txt", str(n), n, n) for n in range(60)]
    assert len(between(*many)) < 3 * len(many)


def test_a_figure_that_its_sentence_takes_back_is_corrected() -> None:
    text = "The toll stands at 31. An earlier report of 40 deaths was wrong."
    right = figure("x", "a.txt", "31", 31, 31, start=text.index("31"))
    wrong = figure("y", "a.txt", "40", 40, 40, start=text.index("40"))
    series = Series("s", "killed", "people", "Marivela", ("x", "y"), Spread(None, None))
    folio = folio_of(Page(text)).with_rows([right, wrong], [Figure])
    corpus = MemoryCorpus({"a.txt": folio}, {Series: (series,)})
    (found,) = relations(corpus, open_tools())
    assert (found.type, found.a, found.b) == ("corrects", "x", "y")


def test_a_denial_that_names_a_claim_denies_it() -> None:
    text = "The miners accused the company of fraud. The company denied that it had hidden anything."
    accusation = claim(text, "the company of fraud", "The miners", act="accuses")
    denial = replace(claim(text, "it had hidden anything", "The company", act="denies"), denies=accusation.id)
    folio = folio_of(Page(text, claims=[accusation, denial]))
    assert ("denies", denial.id, accusation.id) in {
        (r.type, r.a, r.b) for r in relations(MemoryCorpus({"a.txt": folio}), open_tools())
    }


def test_editions_of_one_text_do_not_contradict_each_other() -> None:
    figures = figure("x", "a.txt", "12", 12, 12), figure("y", "b.txt", "40", 40, 40)
    folios = {doc: folio_of(Page("Nothing happened here today."), doc) for doc in ("a.txt", "b.txt")}
    series = Series("s", "killed", "people", "Marivela", ("x", "y"), Spread(None, None))
    origin = Origin("o", ("a.txt", "b.txt"), "same words")
    rows = {Figure: figures, Series: (series,), Origin: (origin,)}
    assert kinds(list(relations(MemoryCorpus(folios, rows), open_tools()))) == ["juxtaposed"]


def test_the_same_words_in_two_documents_are_the_same_claim() -> None:
    text = "The mayor said the old bridge had been swept away."
    pages = {
        doc: folio_of(Page(text, claims=[claim(text, "the old bridge had been swept away", "The mayor", doc)]), doc)
        for doc in ("a.txt", "b.txt", "c.txt")
    }
    found = [r for r in relations(MemoryCorpus(pages), open_tools()) if r.type == "same"]
    assert len(found) == 2
    assert len({r.b for r in found}) == 1


def figures_between(*texts: str) -> list[tuple[str, str, str]]:
    """Type and both figures of each relation between figures of dispatches of days running."""
    named = {f"{chr(97 + i)}.txt": f"OSLO, {11 + i} May 2031 - {text}" for i, text in enumerate(texts)}
    made = build(named, last="relations")
    said = {f.id: f.text for f in made.all(Figure)}
    return [(r.type, said[r.a], said[r.b]) for r in made.all(Relation) if r.a in said and r.b in said]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Farmers blocked the bridge at Halden; police said 300 took part, organisers 2,000.", ("2,000", "300")),
        (
            "Nurses marched in Bergen: 60,000 of them, says their union, 8,000, say the police.",
            ("8,000", "60,000"),
        ),
    ],
)
def test_two_counts_of_one_sentence_contradict(text: str, pair: tuple[str, str]) -> None:
    assert ("contradicts", *pair) in figures_between(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police said 300 took part in Halden, Bergen 2,000.",
        "Officials said 300 soldiers died, police 20.",
        "Police said 300 took part, killing 20.",
        "Police said 300 men took part, 20 of them from Halden.",
    ],
)
def test_counts_of_different_things_do_not(text: str) -> None:
    assert [kind for kind, _, _ in figures_between(text) if kind == "contradicts"] == []


def test_a_number_told_in_the_place_of_another_corrects_that_of_an_earlier_dispatch() -> None:
    first = "The board put turnout at 48 percent on Sunday. The mayor put unemployment at 48 percent on Sunday."
    second = "The board corrected the turnout announced on Sunday. It was not 48 but 51.6 percent on that day."
    assert figures_between(first, second).count(("corrects", "51.6 percent", "48 percent")) == 1


def test_a_figure_repeated_behind_a_newer_one_of_another_speaker_is_not_its_past() -> None:
    text = (
        "The League for Rights now says five people were killed in Halden on Monday. "
        "The government repeated that one person was killed in Halden on Monday."
    )
    assert ("updates", "five", "one") not in figures_between(text)
