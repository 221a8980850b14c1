import re
from itertools import chain
from typing import Any

import pytest

from coranto.resources import read_yaml
from coranto.text.names import fold_name
from coranto.tools import open_tools

DATA: dict[str, Any] = read_yaml("parties.yaml")
KNOWN = open_tools().parties
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def test_every_sovereign_state_has_an_adjective_or_a_name_and_a_side() -> None:
    assert len(DATA["states"]) > 190
    assert set(KNOWN.states) == set(DATA["states"])
    assert {"AR", "FJ", "JP", "MZ", "NO", "VA"} <= set(KNOWN.states)
    assert not {"HK", "PR", "GL", "EH"} & set(KNOWN.states)


@pytest.mark.parametrize("section", ["former", "bodies", "groups"])
def test_rows_are_dated_and_sourced(section: str) -> None:
    for name, row in DATA[section].items():
        assert row["by"], name
        begin, until = (str(row[key]) if row.get(key) else None for key in ("begin", "until"))
        assert all(DAY.fullmatch(day) for day in (begin, until) if day), name
        assert begin is None or until is None or begin < until, name


def test_contests_name_their_source_and_do_not_run_backwards() -> None:
    for code, spans in DATA["contested"].items():
        assert code in DATA["states"]
        for begin, until, source in spans:
            assert source
            assert until is None or str(begin) < str(until)


def test_no_party_is_listed_twice() -> None:
    names = [*DATA["former"], *DATA["bodies"], *DATA["groups"]]
    folded = list(map(fold_name, names))
    assert len(folded) == len(set(folded))


def test_words_are_folded_and_no_word_is_yaml_s() -> None:
    for key, lines in DATA["words"].items():
        assert all(isinstance(line, str) for line in lines), key
    for word in chain(KNOWN.offices, KNOWN.voices, KNOWN.apart, KNOWN.past):
        assert word == fold_name(word)


@pytest.mark.parametrize(
    ("written", "side"),
    [
        ("ONU", "United Nations"),
        ("Naciones Unidas", "United Nations"),
        ("IMF", "International Monetary Fund"),
        ("United Nations refugee agency", "UNHCR"),
        ("Stasi", "East Germany"),
        ("Labour Party", "Labour Party (New Zealand)"),
    ],
)
def test_other_names_lead_to_their_side(written: str, side: str) -> None:
    assert side in {n.side.name for n in KNOWN.names[" ".join(fold_name(written).split())] if n.side is not None}


def test_what_several_states_share_tells_none() -> None:
    assert {naming.side for naming in KNOWN.names["congolese"]} == {None}
    assert len({naming.side for naming in KNOWN.names["dominican"]}) == 2
