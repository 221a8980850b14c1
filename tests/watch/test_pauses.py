from hypothesis import given
from hypothesis import strategies as st

from coranto.watch.pauses import FIRST_S, LONGEST_S, SPREAD, after_failures, regular

DICE = st.floats(0, 1, exclude_max=True)


@given(st.floats(1, 1e6), DICE)
def test_a_regular_pause_is_the_interval_a_little_more_or_less(every: float, roll: float) -> None:
    assert abs(regular(every, lambda: roll) - every) <= every * SPREAD / 2 * 1.000_001


@given(st.integers(1, 10_000), DICE)
def test_a_pause_after_failures_is_bounded_and_half_of_it_is_sure(failures: int, roll: float) -> None:
    assert FIRST_S / 2 <= after_failures(failures, lambda: roll) <= LONGEST_S


@given(st.integers(1, 10_000), DICE)
def test_one_more_failure_never_makes_it_shorter(failures: int, roll: float) -> None:
    assert after_failures(failures, lambda: roll) <= after_failures(failures + 1, lambda: roll)


def test_it_doubles_from_failure_to_failure() -> None:
    assert [after_failures(n, lambda: 0.0) for n in (1, 2, 3, 4)] == [30, 60, 120, 240]
