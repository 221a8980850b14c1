"""Deeds that news tells in several words."""

import pytest

from coranto.resources.deeds import load


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("seized", "abducted"),
        ("kidnapping", "snatched"),
        ("shut", "closes"),
        ("slams", "locked"),
        ("payouts", "payments"),
        ("stopped", "halts"),
        ("called off", "cancelled"),
        ("stepped down", "resigns"),
        ("funeral", "buried"),
        ("talks", "meet"),
        ("explosion", "blast"),
        ("flown", "arrived"),
        ("set fire to", "torched"),
    ],
)
def test_two_words_of_one_deed_share_it(one: str, other: str) -> None:
    assert load().of(one) & load().of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opened", "closed"),
        ("bought", "sold"),
        ("heard", "trial"),
        ("called off", "called"),
        ("gave way", "gave"),
        ("elected", ""),
        ("set fire to", "opened fire on"),
    ],
)
def test_other_words_share_none(one: str, other: str) -> None:
    assert not load().of(one) & load().of(other)


def test_a_hearing_is_a_trial_and_hearing_is_none() -> None:
    assert "trial" in load().of("hearing")
    assert "trial" not in load().of("hear")


def test_a_stage_says_how_far_a_deed_has_got() -> None:
    assert load().is_stage("Began")
    assert load().is_stage("called off")
    assert not load().is_stage("paid")


def test_every_deed_has_two_words_at_least() -> None:
    deeds = load()
    words = [*deeds.of_stem.items(), *deeds.of_phrase.items(), *deeds.of_word.items()]
    told = [deed for _, listed in words for deed in listed]
    assert [deed for deed in sorted(set(told)) if told.count(deed) < 2] == []
