from dataclasses import replace

import pytest

from coranto.export.statements import ANSWERS, render_claims, render_figures, render_gaps
from coranto.view.claims import UNNAMED, Answer, ClaimView, SpeakerView
from coranto.view.figures import SeriesView, Step
from coranto.view.gaps import GapView

LONG = "The water came over the wall at night and took the lower houses, one after another, before any siren was heard"
CLAIM = ClaimView(
    "cl1", "a.txt", None, "Ada Obi", "denied", "denied", (LONG,), "indirect", "denied", "denies", "2024-05-12",
    "said Sunday 12 May 2024", ("the mayor", "Radio Delta"), "reportedly", "witness", ("refuted by the narrator",), (),
    "a.txt#char=10,120", ("b.txt#char=3,113", "a longer name of a text.txt#char=44,154"),
)  # fmt: skip
ANSWER = Answer("corroborated by", "A neighbour", "told", (LONG,), "direct", "c.txt#char=1,9")
STEP = Step(
    "fi1", "2024-05-12", "Sunday 12 May 2024", "at least 30", 30, None, "the mayor", ("planned",), "a.txt#char=1,9", ()
)
SERIES = SeriesView(
    "se1", "killed", "villagers", "killed, villagers", "Lower Delta", 30, 41, (STEP, replace(STEP, as_of=""))
)
GAP = GapView("the army", "the mayor", "who gave the order", "declined", LONG, None, "undated", "a.txt#char=1,9", ())


def speaker(*claims: ClaimView) -> SpeakerView:
    return SpeakerView("Ada Obi", "ent1", "Delta Union", "the document says so", claims)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    answered = replace(CLAIM, answers=(ANSWER,))
    page = render_claims([speaker(answered, CLAIM)], width=width) + render_figures([SERIES], width=width)
    page += render_gaps([GAP], width=width)
    assert max(map(len, page.splitlines())) <= max(width, len("    a longer name of a text.txt#char=44,154"))
    assert " ".join(page.split()).count(LONG) == 3


def test_a_claim_is_told_with_all_that_a_reader_must_know() -> None:
    page = " ".join(render_claims([speaker(CLAIM)]).split())
    assert page.startswith(f"Ada Obi 1 claim, party: Delta Union denied: {LONG} denied · indirect · said Sunday")
    assert "as told by the mayor, who is told by Radio Delta · hedged: reportedly · rests on: witness" in page
    assert page.endswith(
        "refuted by the narrator a.txt#char=10,120 b.txt#char=3,113 a longer name of a text.txt#char=44,154"
    )


def test_a_quotation_stands_in_marks_piece_by_piece() -> None:
    page = render_claims([speaker(replace(CLAIM, lead="", words=("No", "never"), mode="direct"))])
    assert "  “No” … “never”\n" in page


def test_a_mere_pronoun_is_told_with_the_claim_under_nobody_named() -> None:
    claims = (replace(CLAIM, who="They"), replace(CLAIM, who=UNNAMED))
    page = render_claims([replace(speaker(*claims), name=UNNAMED, entity=None, party=None)])
    assert page.count("· by “They”") == page.count("· by “") == 1


def test_an_answer_in_other_words_tells_them_and_many_are_counted() -> None:
    other = replace(ANSWER, words=("It did not",), lead="")
    page = render_claims([speaker(replace(CLAIM, answers=(ANSWER, other, *[ANSWER] * ANSWERS)))])
    assert "    corroborated by A neighbour  c.txt#char=1,9\n" in page
    assert "    corroborated by A neighbour – “It did not”  c.txt#char=1,9\n" in page
    assert page.count("corroborated by") == ANSWERS
    assert "… and 2 more" in page


def test_a_body_that_is_its_own_party_is_named_once() -> None:
    assert "party" not in render_claims([replace(speaker(CLAIM), name="Delta Union")])


def test_values_stand_in_columns_beside_their_days() -> None:
    first, *rest = render_figures([SERIES]).splitlines()
    assert first == "killed, villagers – Lower Delta  30 to 41"
    assert rest == [
        "  Sunday 12 May 2024  at least 30 [planned]  (the mayor)  a.txt#char=1,9",
        "  no day              at least 30 [planned]  (the mayor)  a.txt#char=1,9",
    ]
    assert render_figures([SERIES], width=60).splitlines()[1:3] == [
        "  Sunday 12 May 2024  at least 30 [planned]  (the mayor)",
        "                      a.txt#char=1,9",
    ]


def test_permalinks_stand_behind_what_they_cite_and_none_is_broken() -> None:
    many = [f"a name of a text {n}.txt#char=10{n},112" for n in range(9)]
    claim = replace(CLAIM, through=(), hedge="", basis="", checks=(), permalink=many[0], also=tuple(many[1:]))
    for width in (40, 60, 79, 100):
        page = render_claims([speaker(claim)], width=width)
        assert [page.count(place) for place in many] == [1] * 9
        assert max(map(len, page.splitlines())) <= width
        assert not any(line.startswith("     ") or line.endswith(" ") for line in page.splitlines())


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (30, 30, "30"),
        (1200, None, "1,200 or more"),
        (None, 5, "5 or fewer"),
        (None, None, "no bounds"),
        (0.5, 2, "0.5 to 2"),
    ],
)
def test_a_series_tells_its_bounds(low: float | None, high: float | None, told: str) -> None:
    assert render_figures([replace(SERIES, low=low, high=high)]).splitlines()[0].endswith(f"  {told}")


def test_a_gap_tells_only_what_its_words_do_not() -> None:
    assert "declined · the army · said by the mayor · about: who gave the order · undated" in render_gaps(
        [GAP], width=100
    )
    told = replace(GAP, words="The army declined to say who gave the order", who="The army", said_by="")
    assert render_gaps([told]).splitlines()[1] == "    declined · undated  a.txt#char=1,9"


def test_nothing_found_says_so_and_a_source_cannot_steer_the_terminal() -> None:
    assert (render_claims([]), render_figures([], whole=True)) == ("No claim matches.\n", "No figure matches.\n")
    assert "--all" in render_figures([])
    assert render_gaps([]) == "Nothing that matches is declared unknown.\n"
    steered = replace(
        CLAIM, words=("red \x1b[31mink",), who="\x07Bell", permalink="\x1b.txt#char=1,2", hedge="\u202eso"
    )
    assert not {"\x1b", "\x07", "\u202e"}.intersection(render_claims([replace(speaker(steered), name="\x1bA")]))
