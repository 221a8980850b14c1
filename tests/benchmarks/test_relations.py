"""Relations of small marked dossiers: floors that fall only on purpose."""

from pathlib import Path

import pytest
from benchmarks.relations import DISPUTES, OWN, Result, scored

FOUND, RIGHT = 0.5, 0.85
"""Least share of the relations demanded that are found, and of those found that are right."""


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [scored(file) for file in sorted(OWN.glob("*.yaml"))]


def test_what_a_reader_finds_is_found_and_what_is_found_is_right(results: list[Result]) -> None:
    demanded = sum(result.demanded for result in results)
    right, wrong = (sum(len(getattr(result, name)) for result in results) for name in ("right", "wrong"))
    assert demanded - sum(len(result.missed) for result in results) >= FOUND * demanded
    assert right >= RIGHT * (right + wrong)


def test_nothing_contradicts_that_a_reader_would_not_say_contradicts(results: list[Result]) -> None:
    assert [one.why for result in results for one, _, _ in result.wrong if one.type == "contradicts"] == []


def test_a_story_without_a_quarrel_has_no_dispute(results: list[Result]) -> None:
    (calm,) = [result for result in results if result.name == "calm"]
    assert [one for one, _, _ in calm.wrong if one.type in DISPUTES] == []


def test_words_that_do_not_stand_in_the_dispatches_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("docs: {a.txt: 'It rained.'}\nrelations: [{type: denies, a: It rained, b: It snowed}]\n", "utf-8")
    with pytest.raises(ValueError, match="It snowed"):
        scored(file)
