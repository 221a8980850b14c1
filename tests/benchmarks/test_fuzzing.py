"""A moment of what ``python -m benchmarks.fuzzing`` does for hours: the same laws, inputs made from the same seeds."""

import pytest
from benchmarks.fuzzing.targets import TARGETS, Target
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PLACES = 1 << 12


@st.composite
def mutated(draw: st.DrawFn, target: Target) -> bytes:
    """A seed of the target with a few stretches replaced: by words of its kind, pieces of other seeds, or any bytes."""
    seeds = target.seeds()
    data = draw(st.sampled_from(seeds))
    words = [word.encode() for word in target.words.split()] or [b""]
    other = draw(st.sampled_from(seeds))
    pieces = st.one_of(
        st.sampled_from(words),
        st.binary(max_size=8),
        st.tuples(st.integers(0, len(other)), st.integers(0, 200)).map(lambda cut: other[cut[0] : cut[0] + cut[1]]),
    )
    for at, cut, piece in draw(st.lists(st.tuples(st.integers(0, PLACES), st.integers(0, 60), pieces), max_size=5)):
        start = at * (len(data) + 1) // (PLACES + 1)
        data = data[:start] + piece + data[start + cut :]
    return data[: target.longest]


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_a_law(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mutated(target))
    def holds(data: bytes) -> None:
        target.holds(data)

    for seed in target.seeds():
        target.holds(seed)
    holds()
