from dataclasses import replace

import pytest

from coranto.model.assertion import Verification
from coranto.model.codec import Record
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Relation
from coranto.model.source import Document
from coranto.tools import open_tools
from coranto.view.as_of import known_by
from coranto.view.changes import changes
from coranto.view.filters import Filter
from coranto.view.situation import HEADLINES, Asked, Situation, situation
from dossier_states import TEXTS, Line, State, claim, event, extent, figure, series

ONE, TWO, THREE = (extent(doc) for doc in TEXTS)
FOUR = figure("fi1", "one.txt", "Four people", 4, "the harbour police")
SEVEN = figure("fi2", "two.txt", "Seven people", 7, "the harbour police")
BURNED = event("ev1", [extent("one.txt", "the mill burned down")])
FIRST = State(("one.txt",), (Line("en1", (ONE,), ("ev1",), (), ("fi1",)),), (BURNED, FOUR, series(FOUR)))
DENIAL = claim("cl2", "three.txt", "that the mill was locked", "The owner", "denied")
LATER = State(
    tuple(TEXTS),
    (
        Line("en7", (ONE, TWO), ("ev1",), (), ("fi1", "fi2"), n_origins=2),
        Line("en8", (THREE,), (), ("cl2",), status="denied", rank=2),
        Line("en9", (extent("three.txt", "Nine people died"),), day=None, rank=3),
    ),
    (BURNED, FOUR, SEVEN, DENIAL, series(FOUR, SEVEN)),
)


def report(
    state: State, since: str | None = None, before: State | None = None, lines: Filter | None = None
) -> Situation:
    corpus = state.corpus()
    found = changes(before.corpus(), corpus) if before is not None else ()
    return situation(corpus, Asked(since, None, lines or Filter()), found, open_tools().parties)


def test_the_report_stands_for_the_day_of_the_last_dispatch_or_the_day_asked_for() -> None:
    assert report(LATER).day == "2027-05-05"
    corpus = LATER.corpus()
    known = known_by(corpus.all(Document), "2027-05-09")
    view = situation(corpus, Asked(None, known), (), open_tools().parties)
    assert (view.day, "The last is of" in view.notes[0]) == ("2027-05-09", True)
    assert report(State(())).notes == ("There is no dispatch.",)


def test_new_lines_moved_figures_and_changed_lines_are_told_apart() -> None:
    since = report(LATER, "2027-05-03", FIRST).since
    assert since is not None
    assert [entry.id for entry in since.new] == ["en8", "en9"]
    assert [(m.was[0].amount, m.now.amount) for m in since.figures] == [("Four people", "Seven people")]
    assert [[m.kind for m in c.moves] for c in since.changed] == [["figure", "origins"]]
    assert (since.withdrawn, since.dispatches, since.empty) == ((), ("three.txt", "two.txt"), False)


def test_nothing_is_new_after_the_last_dispatch() -> None:
    since = report(LATER, "2027-05-05", LATER).since
    assert since is not None
    assert since.empty
    assert since.dispatches == ()
    assert report(LATER).since is None


def test_a_line_that_nothing_tells_any_more_is_withdrawn() -> None:
    since = report(State(("one.txt", "two.txt")), "2027-05-03", FIRST).since
    assert since is not None
    assert [(c.was and c.was.id, c.now) for c in since.withdrawn] == [("en1", None)]


def test_dated_lines_lead_by_rank_and_the_others_wait_in_the_tray() -> None:
    view = report(LATER)
    assert [e.id for e in view.headlines] == ["en7", "en8"]
    assert [e.id for e in view.tray] == ["en9"]
    many = tuple(Line(f"en{n}", (ONE,), rank=n) for n in range(10, 30))
    assert [e.rank for e in report(State(("one.txt",), many)).headlines] == list(range(10, 10 + HEADLINES))


def test_a_denial_without_another_side_is_told_apart_from_disputes() -> None:
    view = report(LATER)
    assert (view.disputes, [e.id for e in view.denials]) == ((), ["en8"])
    other = claim("cl1", "three.txt", "the mill was locked", "the widows' union")
    disputed = replace(LATER, records=(*LATER.records, other, Relation("denies", "cl2", "cl1", "not so", 0.9)))
    view = report(disputed)
    assert (len(view.disputes), view.denials) == (1, ())


def test_what_could_not_be_checked_is_told_once_with_where_that_is_said() -> None:
    at = extent("three.txt", "Nine people died, the widows' union said.")
    doubted = replace(
        claim("cl3", "three.txt", "Nine people died", "the widows' union", "unverified"),
        verification=(Verification("the paper", "unverified", at.start, at.end),),
    )
    hearsay = claim("cl4", "two.txt", "Seven people died in the fire", "the harbour police", "unverified")
    maybe = replace(
        claim("cl5", "one.txt", "Four people died", "the harbour police", "unverified"), modality="possible"
    )
    view = report(State(tuple(TEXTS), (), (doubted, hearsay, maybe)))
    assert {(c.voice.id, c.by, c.passages) for c in view.unverified} == {
        ("cl3", "the paper", (at,)),
        ("cl4", "", ()),
    }


@pytest.mark.parametrize(
    ("day", "until", "ahead"),
    [
        ("2027-05-06", "2027-05-07", True),
        ("2027-05-05", "2027-05-06", False),
        ("2027-05-01", "2027-06-01", True),
        ("2027-05-01", "2027-05-05", False),
        (None, None, True),
    ],
)
def test_plans_are_told_while_their_day_is_to_come(day: str | None, until: str | None, ahead: bool) -> None:
    told = event("ev5", [extent("three.txt", "the mill was locked")], "planned", "planned", day)
    told = replace(told, until=until, time_precision="day" if day else None)
    view = report(State(tuple(TEXTS), (Line("en5", (THREE,), ("ev5",), status="planned"),), (told,)))
    assert [(plan.status, plan.day) for plan in view.ahead] == ([("planned", day)] if ahead else [])
    done = replace(told, status="reported")
    assert report(State(tuple(TEXTS), (Line("en5", (THREE,), ("ev5",)),), (done,))).ahead == ()


def test_a_filter_narrows_every_section() -> None:
    records: tuple[Record, ...] = (*LATER.records, claim("cl9", "two.txt", "Seven people died", "the harbour police"))
    lines = (replace(LATER.lines[0], place="Sopot"), *LATER.lines[1:])
    view = report(replace(LATER, lines=lines, records=records), "2027-05-03", FIRST, Filter(place="Sopot"))
    assert [e.id for e in view.headlines] == ["en7"]
    assert (view.denials, view.tray, view.since and view.since.new) == ((), (), ())
    assert [len(row.steps) for row in view.series] == [2]
    assert view.notes[0] == "Only lines at Sopot, and what they tell and cite."
    assert report(LATER, lines=Filter(who="nobody at all")).series == ()


def test_undated_dispatches_are_never_called_new() -> None:
    corpus = LATER.corpus()
    folio = corpus.by_doc["three.txt"]
    assert folio.document is not None
    published = replace(folio.document.published, start=None, end=None, precision=None, basis="unknown")
    dateless = folio.with_rows([replace(folio.document, published=published)], [Document])
    loose = MemoryCorpus({**corpus.by_doc, "three.txt": dateless}, corpus.rows)
    view = situation(loose, Asked("2027-05-03"), (), open_tools().parties)
    assert view.since is not None
    assert view.since.dispatches == ("two.txt",)
    assert "1 without a date" in view.notes[0]
