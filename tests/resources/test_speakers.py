"""The words by which later mentions of a speaker are understood."""

from coranto.tools import open_tools


def test_lists_do_not_contradict_one_another() -> None:
    said = open_tools().speakers
    assert said.bodies.isdisjoint(said.things)
    assert said.sets_apart.isdisjoint(said.idle)
    assert set(said.short).isdisjoint(said.called)
    assert all(word == word.lower() for word in (*said.short, *said.called, *said.sexes, *said.bodies, *said.things))


def test_what_a_title_is_short_for_is_no_short_title() -> None:
    said = open_tools().speakers
    assert all(word not in said.short for written in said.short.values() for word in written.split())
