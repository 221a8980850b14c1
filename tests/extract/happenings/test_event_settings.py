"""The day of an event, where its clause names several or one that it was only meant for."""

import pytest

from coranto.model.assertion import EventMention
from support import corpus


def day(text: str, lemma: str) -> str:
    """The day of the event with that trigger, told on Wednesday 14 May 2031."""
    found = corpus({"a.txt": f"BRIA, May 14, 2031 (Wire) - {text}\n"}, "event_mentions").all(EventMention)
    time = next(m.time for m in found if m.lemma == lemma)
    return ((time and time.begin) or "")[:10]


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The auction planned for 6 May took place a day late.", "took", "2031-05-07"),
        ("The convoy due on 8 May arrived two days late.", "arrived", "2031-05-10"),
        ("The convoy due on 8 May arrived a day early.", "arrived", "2031-05-07"),
        ("The convoy arrived on 8 May, two days late.", "arrived", "2031-05-08"),
        ("The vote set for 8 May was held two days late.", "hold", "2031-05-10"),
    ],
)
def test_what_came_late_is_of_a_later_day_than_it_was_meant_for(text: str, lemma: str, expected: str) -> None:
    assert day(text, lemma) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nurses, kidnapped in March, fled to Bria on Tuesday.", "2031-05-13"),
        ("The pilot, suspended on 2 May, fled to Bria yesterday.", "2031-05-13"),
    ],
)
def test_the_day_of_a_participle_between_commas_is_not_that_of_the_main_verb(text: str, expected: str) -> None:
    assert day(text, "flee") == expected


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The nine nurses kidnapped on 8 May were freed on Tuesday.", "free", "2031-05-13"),
        ("The nine nurses kidnapped on 8 May were freed on Tuesday.", "kidnap", "2031-05-08"),
        ("A priest shot in Bria on 8 May died on Tuesday.", "die", "2031-05-13"),
        ("The truce that was signed on 8 May was finally buried on Tuesday.", "buried", "2031-05-13"),
        ("Ruiz, who was expected on 8 May, fled to Bria.", "flee", "2031-05-08"),
        ("Troops stormed the mosque and on 8 May were attacked, the mayor said on Tuesday.", "attack", "2031-05-08"),
        ("Troops on 8 May attacked the mosque that opened on Tuesday.", "attack", "2031-05-08"),
        ("The talks on 8 May were halted.", "halt", "2031-05-08"),
        ("The vote announced for 8 May was postponed to Friday.", "postpone", "2031-05-08"),
    ],
)
def test_the_day_of_what_describes_the_subject_is_not_that_of_the_main_verb(
    text: str, lemma: str, expected: str
) -> None:
    assert day(text, lemma) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The bridge was bombed on 2 May, shelled on 6 May, and stormed on 9 May.", "shell", "2031-05-06"),
        ("He was charged on 2 May, arrested on the night of 6 May, and freed on 9 May.", "arrest", "2031-05-06"),
        ("On Monday, troops stormed the mosque and left on Tuesday.", "storm", "2031-05-12"),
        ("He was arrested on the 5th and freed on the 8th from a camp.", "free", "2031-05-08"),
    ],
)
def test_in_a_list_of_verbs_each_has_the_day_behind_it(text: str, lemma: str, expected: str) -> None:
    assert day(text, lemma) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The envoy met miners on Monday and freed a hostage that same day.", "free", "2031-05-12"),
        ("The envoy met miners on Monday and freed a hostage that evening.", "free", "2031-05-12"),
        ("Rebels shelled Varn on Sunday. That evening nine men were arrested.", "arrest", "2031-05-11"),
    ],
)
def test_the_same_day_is_the_one_named_last_in_its_own_clause_too(text: str, lemma: str, expected: str) -> None:
    assert day(text, lemma) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Of the 30 miners trapped on 2 May, 12 were freed on 6 May.", "free", "2031-05-06"),
        ("Of those seized in Varn on 2 May, nine were released on 6 May.", "release", "2031-05-06"),
        ("Rescue:\n- Of the 30 miners trapped on 2 May, 12 were freed on 6 May.", "free", "2031-05-06"),
        ("Out of the ten guards held on Monday, two were freed.", "free", "2031-05-14"),
        ("Three of the nurses abducted on 2 May were freed on 6 May.", "free", "2031-05-06"),
        ("Of course, on 2 May, the rebels shelled the town.", "shell", "2031-05-02"),
        ("Of late, since 2 May, nobody died, but on 6 May rebels shelled the town.", "shell", "2031-05-06"),
    ],
)
def test_of_a_whole_the_part_has_its_own_day(text: str, lemma: str, expected: str) -> None:
    assert day(text, lemma) == expected
