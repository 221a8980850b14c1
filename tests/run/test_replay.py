from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coranto
from coranto.judging import judge
from coranto.model.annotation import Mention
from coranto.model.chronicle import Entry
from coranto.model.codec import KINDS, encode
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.source import Document
from coranto.run.replay import replayed
from coranto.store.reader import open_reader
from coranto.tools import open_tools
from run.dossiers import FLOOD, readings, take
from run.fake_path import PATH

STORM = {
    "mon.txt": (
        "Cyclone hits Beira\nCoast Wire, 4 March 2019\n\nA cyclone struck Beira on Monday, killing at least nine "
        "people, the mayor's office said. The mayor, Rui Matola, denied that warnings had come late.\n"
    ),
    "tue.txt": (
        "Toll rises in Beira\nCoast Wire, 5 March 2019\n\nThe number of people killed by the cyclone that struck Beira "
        "on Monday has risen to 31, the mayor's office said on Tuesday. Two helicopters will bring food on Thursday.\n"
    ),
    "wed.txt": (
        "Beira counts its dead\nInland Post, 6 March 2019\n\nThe cyclone that struck Beira on Monday killed 48 people, "
        "the interior ministry said on Wednesday. The opposition accused Mr Matola of hiding the warnings.\n"
    ),
    "loose.txt": "A baker in Beira said his oven had floated away.\n",
}


def build(folder: Path, names: list[str]) -> Path:
    for name in names:
        (folder / name).write_text(STORM[name])
    path = folder / f"{'-'.join(names)}.coranto"
    coranto.build([folder / name for name in names], path, workers=1)
    return path


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("storm"), list(STORM))


def lines(corpus: Corpus) -> dict[str, list[bytes]]:
    return {kind.name: [encode(row) for row in corpus.all(kind.record)] for kind in KINDS if kind.exported}


def test_a_replay_of_all_dispatches_is_the_dossier(storm: Path) -> None:
    with open_reader(storm) as reader:
        assert lines(replayed(reader, reader.listing, open_tools())) == lines(reader.corpus())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(sorted(FLOOD))))
def test_a_replay_is_the_dossier_of_its_dispatches_alone(
    tmp_path_factory: pytest.TempPathFactory, docs: set[str]
) -> None:
    folder = tmp_path_factory.mktemp("flood")
    take(folder / "all.coranto", readings(FLOOD))
    take(folder / "some.coranto", readings({doc: FLOOD[doc] for doc in docs}))
    with open_reader(folder / "all.coranto") as reader, open_reader(folder / "some.coranto") as alone:
        dates = {d.doc: d.published for d in reader.stored(Document)}
        if all(dates[d.doc] == d.published for d in alone.stored(Document)):
            assert lines(replayed(reader, docs, open_tools(), PATH)) == lines(alone.corpus())


@pytest.mark.parametrize(("day", "docs"), [("2019-03-04", ["mon.txt"]), ("2019-03-05", ["mon.txt", "tue.txt"])])
def test_a_chronicle_as_of_a_day_is_that_of_the_dispatches_published_by_then(
    storm: Path, tmp_path: Path, day: str, docs: list[str]
) -> None:
    with coranto.open_dossier(storm) as dossier, coranto.open_dossier(build(tmp_path, docs)) as alone:
        snapshot = dossier.as_of(day)
        assert sorted(snapshot.known.docs) == docs
        assert b"".join(snapshot.export_lines()) == b"".join(alone.export_lines())


def test_what_has_no_date_is_left_out_and_counted(storm: Path) -> None:
    with coranto.open_dossier(storm) as dossier:
        late = dossier.as_of("2019-03-31")
        assert late.known.undated == 1
        assert "loose.txt" not in late.corpus().docs()
        assert dossier.as_of("2019-03-01").entries() == []
        assert dossier.known is None


def test_since_tells_what_later_dispatches_changed(storm: Path) -> None:
    with coranto.open_dossier(storm) as dossier:
        found = dossier.as_of("2019-03-05").since("2019-03-04")
        moved = [(m.was, m.now) for change in found for m in change.moves if m.kind == "figure"]
        assert [(was.split(" (")[0], now.split(" (")[0]) for was, now in moved][:1] == [("at least nine", "31")]
        assert {e.doc for change in found if change.standing == "new" and change.now for e in change.now.rests_on} == {
            "tue.txt"
        }
        assert dossier.since("2019-03-06") == ()


def test_nothing_without_a_date_is_ever_new(storm: Path) -> None:
    with coranto.open_dossier(storm) as dossier:
        assert all(
            cited.doc != "loose.txt"
            for change in dossier.since("2019-03-01")
            if change.standing == "new" and change.now
            for cited in change.now.citations
        )


def test_verdicts_on_names_are_obeyed(tmp_path: Path) -> None:
    path = build(tmp_path, ["mon.txt", "wed.txt"])

    def mayors() -> int:
        with coranto.open_dossier(path) as dossier:
            return len({m.entity for m in dossier.as_of("2019-03-06").records(Mention) if "Matola" in m.text})

    assert mayors() == 1
    judge(path, "different", "Rui Matola@mon.txt", "Matola@wed.txt")
    assert mayors() == 2


def test_an_entry_of_a_day_is_found_by_the_beginning_of_its_id(storm: Path) -> None:
    with coranto.open_dossier(storm) as dossier:
        snapshot = dossier.as_of("2019-03-04")
        entry: Entry = snapshot.entries()[0]
        assert snapshot.entry(entry.id[:8].upper()) == entry
        with pytest.raises(NotFoundError, match="2019-03-04"):
            snapshot.entry("zzzz")
        with pytest.raises(BadRequestError):
            dossier.as_of("4 March")
