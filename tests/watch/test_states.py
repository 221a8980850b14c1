"""What is told is the difference of two states, by blocks where there are several."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto import library
from coranto.store.reader import open_reader
from coranto.store.versions import tickets
from coranto.watch import states as module
from coranto.watch.states import Comparison, chronicle_of, compared, difference
from run.fake_path import IN_BLOCKS, PATH

STORIES = {
    "dam.txt": "The Solapur Barrage broke said Maria.",
    "dam2.txt": "The Solapur Barrage was old said Pedro.",
    "vote.txt": "The Ghana Parliament voted said Kofi.",
    "vote2.txt": "The Ghana Parliament adjourned said Esi.",
    "snow.txt": "Heavy Snow covered Quito said Rosa.",
}
NEW = {"vote3.txt": "The Ghana Parliament voted again said Kofi.\nThe Ghana Parliament adjourned said Esi."}


def put(folder: Path, texts: dict[str, str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, words in texts.items():
        (folder / name).write_text(words)
    return [folder / name for name in texts]


def told(found: Iterable[Comparison]) -> list[tuple[str, str | None]]:
    return sorted((one.standing, (one.now or one.was).title) for part in found for one in part.changes)


@pytest.mark.parametrize("path", [PATH, IN_BLOCKS], ids=["one block", "several"])
def test_the_blocks_that_changed_tell_what_the_whole_would(tmp_path, monkeypatch, path):
    monkeypatch.setattr("coranto.run.survey.ONE_BLOCK", 2)
    war = tmp_path / "war.coranto"
    library.build(put(tmp_path / "in", STORIES), war, path=path, workers=1)
    with chronicle_of(war) as was:
        assert was is not None
        before = [ticket for ticket, _ in tickets(was)]
        library.add(war, put(tmp_path / "in", NEW), path=path, workers=1)
        with open_reader(war) as now:
            found = difference(now, before)
            by_block = list(compared(was, now, found, path))
            assert told(by_block) == told(compared(None, now, found, path))
            assert ("new", "The Ghana Parliament voted again said Kofi.") in told(by_block)
            (one,) = by_block
            read = set(one.after.docs())
            assert ("snow.txt" in read) == (path is PATH)
            assert set(one.before.docs()) == read - set(NEW)


def test_blocks_are_compared_a_few_at_a_time_those_that_belong_together_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("coranto.run.survey.ONE_BLOCK", 2)
    monkeypatch.setattr("coranto.store.part.PORTION", 1)
    war, more = tmp_path / "war.coranto", {**NEW, "dam3.txt": "The Solapur Barrage held said Maria."}
    library.build(put(tmp_path / "in", STORIES), war, path=IN_BLOCKS, workers=1)
    with chronicle_of(war) as was:
        assert was is not None
        before = [ticket for ticket, _ in tickets(was)]
        library.add(war, put(tmp_path / "in", more), path=IN_BLOCKS, workers=1)
        with open_reader(war) as now:
            found = difference(now, before)
            few = list(compared(was, now, found, IN_BLOCKS))
            assert [sorted(set(one.after.docs()) & set(more)) for one in few] == [["dam3.txt"], ["vote3.txt"]]
            assert told(few) == told(compared(None, now, found, IN_BLOCKS))
            (both,) = compared(was, now, found, IN_BLOCKS, [("dam3.txt", "vote3.txt")])
            assert told([both]) == told(few)
            unlike = list(compared(was, now, found, IN_BLOCKS, [("snow.txt", "vote3.txt")]))
            (vote,) = [one for one in unlike if "vote3.txt" in one.after.docs()]
            assert "snow.txt" in vote.before.docs()
            assert told(unlike) == told(few)


@given(st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh")))
def test_what_is_otherwise_is_found_by_going_through_both_once(held, told):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "tickets", lambda reader: ((one, f"{one}.txt") for one in sorted(held)))
        found = difference(None, sorted(told))
    assert found.fresh == {one: f"{one}.txt" for one in held - told}
    assert sorted(found.gone) == sorted(told - held)


def test_there_is_no_chronicle_where_there_is_no_dossier(tmp_path):
    with chronicle_of(tmp_path / "none.coranto") as reader:
        assert reader is None
