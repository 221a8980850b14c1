"""The grammar as a whole: every rule has its key, and trying rules only near keys loses nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.annotate.time_grammar import REACH, grammar
from coranto.tools import open_tools

GRAMMAR = grammar(open_tools().calendar)
PIECES = (
    "on Friday", "3 May 2021", "two days after the vote", "last week", "at dusk", "14:05 GMT", "the 1990s", "Easter",
    "the third quarter", "every Monday", "in 1994", "half past six", "nobody", "came", "and", "then.", "\n",
)  # fmt: skip


def test_every_rule_stands_under_a_kind_that_some_word_has() -> None:
    kinds = {kind for found in GRAMMAR.keys.values() for kind in found} | {"digit", "year"}
    assert {rule.key for rule in GRAMMAR.rules} <= kinds


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(" ".join))
def test_windows_lose_no_match(text: str) -> None:
    near = {(rule.form, match.span()) for rule, match in GRAMMAR.matches(text)}
    everywhere = {
        (rule.form, match.span())
        for rule in GRAMMAR.rules
        for match in rule.pattern.finditer(text)
        if match.end() - match.start() < REACH
    }
    assert everywhere <= near | {one for one in everywhere if any(_holds(other, one) for other in near)}


def _holds(other: tuple[str, tuple[int, int]], one: tuple[str, tuple[int, int]]) -> bool:
    return other[1][0] <= one[1][0] and one[1][1] <= other[1][1]


@pytest.mark.parametrize("rule", GRAMMAR.rules, ids=lambda rule: f"{rule.key} {rule.form}")
def test_no_rule_matches_nothing(rule: object) -> None:
    pattern = rule.pattern  # type: ignore[attr-defined]
    assert isinstance(pattern, re.Pattern)
    assert pattern.match("") is None
