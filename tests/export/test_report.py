from collections.abc import Iterable
from dataclasses import replace

from coranto.export.report import Block, Heading, Item, Table, Text, disputes_report, situation_report
from coranto.model.resolved import Relation
from coranto.tools import open_tools
from coranto.view.changes import changes
from coranto.view.chronicle import OPENING
from coranto.view.disputes import disputes
from coranto.view.situation import Asked, situation
from dossier_states import TEXTS, Line, State, claim, event, extent, figure, series
from editions import graded as ferry_graded
from records import DROWNED

ONE, TWO, THREE = (extent(doc) for doc in TEXTS)
FOUR = figure("fi1", "one.txt", "Four people", 4, "the harbour police")
SEVEN = figure("fi2", "two.txt", "Seven people", 7, "the harbour police")
BURNED = event("ev1", [extent("one.txt", "the mill burned down")])
FIRST = State(("one.txt",), (Line("en1", (ONE,), ("ev1",), (), ("fi1",)),), (BURNED, FOUR, series(FOUR)))
SAID = claim("cl1", "three.txt", "the mill was locked", "the widows' union")
DENIAL = claim("cl2", "three.txt", "that the mill was locked", "The owner", "denied")
LATER = State(
    tuple(TEXTS),
    (
        Line("en7", (ONE, TWO), ("ev1",), (), ("fi1", "fi2"), n_origins=2),
        Line("en8", (THREE,), (), ("cl1", "cl2"), status="denied", disputed=True, rank=2),
    ),
    (BURNED, FOUR, SEVEN, SAID, DENIAL, series(FOUR, SEVEN), Relation("denies", "cl2", "cl1", "it is not so", 0.9)),
)


def laid_out(state: State, before: State | None = None) -> list[Block]:
    corpus = state.corpus()
    found = changes(before.corpus(), corpus) if before is not None else ()
    asked = Asked("2027-05-03" if before is not None else None)
    report = situation_report(situation(corpus, asked, found, open_tools().parties), corpus)
    assert all(report.numbers(block.cites) for block in report.blocks if isinstance(block, Item))
    return list(report.blocks)


def sections(blocks: Iterable[Block]) -> list[str]:
    return [block.words for block in blocks if isinstance(block, Heading) and block.level == 2]


def test_sections_with_content_stand_in_the_order_of_reading() -> None:
    assert sections(laid_out(LATER, FIRST)) == [
        "In brief",
        "New since Monday 3 May 2027",
        "Figures that moved",
        "Changed",
        "Disputed",
        "Figures",
    ]
    assert sections(laid_out(LATER)) == ["In brief", "Disputed", "Figures"]


def test_a_headline_says_whether_it_is_new_or_changed() -> None:
    items = [block.words for block in laid_out(LATER, FIRST) if isinstance(block, Item)]
    assert items[0].endswith("2 origins · changed since)")
    assert " · new)" in items[1]


def test_a_moved_figure_has_what_it_was_and_what_it_is() -> None:
    (item,) = (
        block for block in laid_out(LATER, FIRST) if isinstance(block, Item) and block.label.startswith("killed")
    )
    assert item.words == (
        "Four people (the harbour police, as of Monday 3 May 2027) → "
        "Seven people (the harbour police, as of Tuesday 4 May 2027)"
    )
    assert [cited.doc for cited in item.cites] == ["one.txt", "two.txt"]


def test_nothing_new_is_said_in_words() -> None:
    corpus = LATER.corpus()
    view = situation(corpus, Asked("2027-05-05"), (), open_tools().parties)
    words = [block.words for block in situation_report(view, corpus).blocks if isinstance(block, Text)]
    assert "Nothing is new: no dispatch published after that day." in words
    empty = situation_report(situation(State(()).corpus(), Asked(), (), open_tools().parties), State(()).corpus())
    told = [block.words for block in empty.blocks if isinstance(block, Text)]
    assert {"There is no dispatch.", "There is nothing to report."} <= set(told)


def test_every_passage_has_one_note_numbered_by_its_first_citation() -> None:
    corpus = LATER.corpus()
    view = situation(corpus, Asked(), (), open_tools().parties)
    report = situation_report(view, corpus)
    assert [note.number for note in report.notes] == list(range(1, len(report.notes) + 1))
    assert len({note.extent for note in report.notes}) == len(report.notes)
    assert report.numbers(view.headlines[0].citations[:1]) == (1,)
    assert all(TEXTS[note.doc][note.start : note.end] == note.quote for note in report.notes)


def test_a_card_has_its_sides_and_says_where_nothing_is_common() -> None:
    corpus = LATER.corpus()
    report = disputes_report(disputes(corpus, open_tools().parties), corpus)
    texts = [block.words for block in report.blocks if isinstance(block, Text)]
    assert texts == [
        "denied: it is not so",
        "Side 1 · 1 origin",
        "Side 2 (denies) · 1 origin",
        "Common ground · none that the texts state",
    ]
    assert [document.doc for document in report.documents] == ["three.txt"]
    assert [block.words for block in disputes_report((), corpus).blocks] == ["Nothing is disputed."]  # type: ignore[union-attr]


def test_a_series_is_a_table_of_days_amounts_and_sources() -> None:
    (table,) = (block for block in laid_out(replace(LATER, lines=())) if isinstance(block, Table))
    assert table.head == ("killed – Gdynia", "how many", "who says so")
    assert [cells for cells, _ in table.rows] == [
        ("Monday 3 May 2027", "Four people", "the harbour police"),
        ("Tuesday 4 May 2027", "Seven people", "the harbour police"),
    ]


def test_what_stands_behind_the_opening_is_told_in_one_line_each() -> None:
    died = (extent("three.txt", "Nine people died"),)
    many = tuple(Line(f"en{n}", died, rank=n) for n in range(10, 10 + OPENING + 3))
    state = State(tuple(TEXTS), (FIRST.lines[0], *many), FIRST.records)
    blocks = laid_out(state, FIRST)
    begin = next(n for n, block in enumerate(blocks) if isinstance(block, Text) and block.words == "Also new")
    assert [type(block) for block in blocks[begin + 1 : begin + 4]] == [Item, Item, Item]


def test_grades_of_the_lines_stand_apart_from_the_sources() -> None:
    corpus = ferry_graded()
    report = situation_report(situation(corpus, Asked(), (), open_tools().parties), corpus)
    at = report.blocks.index(Heading(2, "What reviewers make of it"))
    items = [block for block in report.blocks[at:] if isinstance(block, Item)][:3]
    assert [item.label for item in items] == ["B2, A. Editor", "F6, N. N.", "C3, N. N."]
    assert items[0].cites == (DROWNED,)
    assert "usually reliable; probably true, 2033-08-01" in items[0].words
