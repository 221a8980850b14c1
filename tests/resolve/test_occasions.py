"""Occasions: a figure counts the victims of the occurrence that its clause, sentence or text names."""

import pytest

from coranto.model.assertion import Figure
from coranto.model.corpus import Folio
from coranto.model.resolved import Series
from coranto.resolve.occasions import Occasion, apart, occasions
from coranto.tools import open_tools
from sources import dispatch
from support import corpus, dated, folio


def kinds(text: str) -> dict[str, str | None]:
    """The kind of occasion of each figure of a text, by the figure's words."""
    made = corpus([dated(Folio(dispatch(text)), "2031-05-10")], last="events")
    found = occasions(made, open_tools())
    return {f.text: found[f.id].kind if f.id in found else None for f in made.all(Figure)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quake killed 45 people.", {"45": "quake"}),
        ("A ferry sank off Cebu. At least 60 people drowned.", {"At least 60": "crash"}),
        ("Rioters burned shops after the cholera outbreak. The riots left 12 people dead.", {"12": "unrest"}),
        ("Dockers marched past the ruins. The toll of Monday's blast stands at 158 dead.", {"158": "blast"}),
        ("The mayor opened a library. Police said 40 people were hurt.", {"40": None}),
        ("The fire brigade said 40 people were hurt.", {"40": None}),
        ("Thousands of people protested in Lima against the flood of imports.", {"Thousands": "unrest"}),
    ],
)
def test_what_a_figure_is_of(text: str, expected: dict[str, str | None]) -> None:
    assert kinds(text) == expected


def test_the_last_sentence_that_names_one_is_meant_and_there_the_main_clause() -> None:
    text = (
        "An earthquake shook Gyumri on Monday. Crowds rioted in the square on Friday in anger over the earthquake. "
        "Doctors said 170 people were injured."
    )
    assert kinds(text) == {"170": "unrest"}


def test_the_toll_goes_back_to_what_it_was_the_toll_of() -> None:
    text = (
        "The quake killed 45 people in Gyumri. On Friday crowds rioted outside the ministry. "
        "The death toll rose to 60 on Friday."
    )
    assert kinds(text) == {"45": "quake", "60": "quake"}


def test_an_epidemic_makes_nobody_missing_and_sums_have_no_occasion() -> None:
    text = "Cholera broke out in Beira. Rescuers said 12 people were missing. Donors gave 3 million dollars."
    assert kinds(text) == {"12": None, "3 million dollars": None}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Occasion("quake", None, None), Occasion("unrest", None, None), True),
        (Occasion("riot", "e", None), Occasion("quake", "e", None), False),
        (Occasion("blast", None, None), Occasion("bombing", None, None), False),
        (Occasion("bombing", "e", "2031-05-01"), Occasion("bombing", "f", "2031-05-09"), True),
        (Occasion("bombing", "e", "2031-05-01"), Occasion("bombing", "f", "2031-05-02"), False),
        (Occasion("bombing", "e", "2031-05-01"), Occasion("bombing", "f", None), False),
    ],
)
def test_which_occasions_are_known_to_be_two(one: Occasion, other: Occasion, expected: bool) -> None:
    table = open_tools().consequences
    assert apart(one, other, table) is expected
    assert apart(other, one, table) is expected


def series_of(texts: dict[str, tuple[str, str]]) -> list[set[str]]:
    folios = [folio(text, day, doc) for doc, (day, text) in texts.items()]
    made = corpus(folios, last="series")
    figures = {f.id: f.text for f in made.all(Figure)}
    return sorted(({figures[i] for i in one.figures} for one in made.rows[Series]), key=sorted)  # type: ignore[attr-defined]


LEAD = "Governor Ana Reyes flew to Tacloban with Mayor Luis Ocampo. "


def test_a_riot_and_a_quake_in_one_town_make_two_series() -> None:
    texts = {
        "a.txt": ("2031-05-02", LEAD + "The quake on Friday injured 2,700 people in Tacloban."),
        "b.txt": ("2031-05-03", LEAD + "The quake injured 4,000 people in Tacloban, the army said."),
        "c.txt": (
            "2031-05-05",
            LEAD + "Crowds rioted. The clinic said 170 people were injured in Tacloban.",
        ),
        "d.txt": ("2031-05-06", LEAD + "The riots in Tacloban left 190 people injured."),
    }
    assert series_of(texts) == [{"170", "190"}, {"2,700", "4,000"}]


def test_a_known_occasion_in_one_place_makes_up_for_the_place() -> None:
    texts = {
        "a.txt": ("2031-05-02", LEAD + "A bridge collapsed in Tacloban, killing 12 people."),
        "b.txt": ("2031-05-03", LEAD + "The collapse of the bridge killed 15 people, the coast guard said."),
    }
    assert series_of(texts) == [{"12", "15"}]


def test_a_town_s_toll_of_a_war_is_not_the_war_s() -> None:
    texts = {
        "a.txt": ("2031-05-02", LEAD + "Shelling killed 12 people in Tacloban."),
        "b.txt": ("2031-05-03", LEAD + "The war has killed 1,500 people, the ministry said."),
    }
    assert series_of(texts) == []
