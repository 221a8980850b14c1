"""What is told is the difference of two states, by blocks where there are several."""

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


def told(found: Comparison) -> list[tuple[str, str | None]]:
    return sorted((one.standing, (one.now or one.was).title) for one in found.changes)


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
            by_block = compared(was, now, found, path)
            whole = compared(None, now, found, path)
            assert told(by_block) == told(whole)
            assert ("new", "The Ghana Parliament voted again said Kofi.") in told(by_block)
            read = set(by_block.after.docs())
            assert ("snow.txt" in read) == (path is PATH)
            assert set(by_block.before.docs()) == read - set(NEW)


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
