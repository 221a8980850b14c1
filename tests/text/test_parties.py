from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.text.parties import side_told
from coranto.text.sides import PartyWords
from coranto.tools import open_tools

ROWS = [line.split("\t") for line in (Path(__file__).parent / "parties.tsv").read_text("utf-8").splitlines()]
KNOWN = open_tools().parties


def party(phrase: str, day: str | None = "2020-05-01", known: PartyWords = KNOWN) -> str:
    told = side_told(phrase, day, known)
    return told.side.name if told is not None and told.side is not None else ""


@pytest.mark.parametrize(("phrase", "day", "expected"), ROWS)
def test_a_phrase_tells_its_party_or_none(phrase: str, day: str, expected: str) -> None:
    assert party(phrase, day) == expected


@pytest.mark.parametrize(
    ("phrase", "day", "expected"),
    [
        ("Soviet officials", "1990-02-01", "Soviet Union"),
        ("Soviet officials", "1995-02-01", ""),
        ("the Ukrainian foreign ministry", "1990-02-01", ""),
        ("Chinese officials", "1937-08-14", "Republic of China (1912-1949)"),
        ("Chinese officials", None, "China"),
        ("Russian officials", "1904-02-09", "Russian Empire"),
        ("Russian officials", None, "Russia"),
        ("Moscow", None, "Russia"),
        ("Moscow", "1985-02-01", "Soviet Union"),
        ("Moscow", "2005-02-01", "Russia"),
        ("German officials", "1975-02-01", ""),
        ("German officials", None, "Germany"),
        ("Yemeni officials", "2005-02-01", "Yemen"),
        ("Yemeni officials", "2019-02-01", ""),
        ("Yemeni officials", None, ""),
        ("Kosovo's government", "2007-02-01", ""),
        ("Kosovo's government", "2040-02-01", "Kosovo"),
    ],
)
def test_the_day_decides_which_states_there_are(phrase: str, day: str | None, expected: str) -> None:
    assert party(phrase, day) == expected


def state_names() -> list[tuple[str, str, str]]:
    """Name or adjective, its use, and the state of today that it tells on that day; empty where two claim it."""
    namings = [n for own in KNOWN.names.values() for n in own if n.use in ("name", "adjective")]
    states = [(n, n.side) for n in namings if n.side is not None and n.side.kind == "state" and n.side.until is None]
    bearers: dict[str, set[str]] = {}
    for naming, side in states:
        bearers.setdefault(naming.written, set()).add(side.name)
    return [
        (n.written, n.use, "" if side.disputed("2030-01-01") or len(bearers[n.written]) > 1 else side.name)
        for n, side in states
    ]


@pytest.mark.parametrize(("written", "use", "side"), state_names())
def test_one_rule_reads_all_states(written: str, use: str, side: str) -> None:
    own = f"the {written} foreign ministry" if use == "adjective" else f"{written}'s defence minister"
    assert party(own, "2030-01-01") == side
    assert party(f"the {written}-installed mayor", "2030-01-01") == side
    for none in ("{}-backed forces", "the former {} president", "pro-{} militia", "critics of the {} government"):
        assert party(none.format(written), "2030-01-01") == ""


def test_who_no_longer_speaks_for_a_side_is_told_with_that_side() -> None:
    told = side_told("the former Kenyan finance minister", "2020-05-01", KNOWN)
    assert told is not None
    assert (told.side, told.was and told.was.name, told.past) == (None, "Kenya", True)
    bare = side_told("a former minister of the Interior", "2020-05-01", KNOWN)
    assert bare is not None
    assert (bare.side, bare.was, bare.past) == (None, None, True)


def test_what_tells_nothing_is_not_what_tells_nobody() -> None:
    assert side_told("a baker", "2020-05-01", KNOWN) is None
    opposition = side_told("Zambian opposition leaders", "2020-05-01", KNOWN)
    assert opposition is not None
    assert opposition.side is None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted({word for row in ROWS for word in row[0].split()})), max_size=8), st.text())
def test_no_words_raise(words: list[str], text: str) -> None:
    side_told(" ".join(words), None, KNOWN)
    side_told(text, "2020-05-01", KNOWN)
    side_told(f"{text} {' '.join(words)}", "2020-05-01", KNOWN)
