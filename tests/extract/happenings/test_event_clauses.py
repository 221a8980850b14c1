"""Where a comma alone parts the clauses of a headline."""

import pytest

from coranto.extract.happenings.event_clauses import spliced, tokens


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("Blast guts mill in Tampere, nine workers killed", ["nine workers killed"]),
        ("Fire sweeps Lome market, summit put off", ["summit put off"]),
        ("Ferry sinks off Batangas, killing nine", []),
        ("Police arrest mayor, two aides", []),
        ("Ferry sinks, said to be overloaded", []),
        ("Storm, then flood, hit Beira", []),
        ("Dam bursts above Sylhet, which was warned", []),
    ],
)
def test_a_comma_parts_two_clauses_if_what_follows_has_a_subject_and_a_verb(headline: str, parts: list[str]) -> None:
    assert [headline[at:] for at in spliced(tokens(headline, 0, len(headline)))] == parts
