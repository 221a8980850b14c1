"""Who each source is, in twelve dispatches of our own: what a careful reader writes beside every speaker."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from coranto.annotate.markings import markings
from coranto.annotate.mentions import mentions
from coranto.annotate.times import time_expressions
from coranto.extract.claims import claims
from coranto.model.annotation import Marking, Mention, TimeExpression
from coranto.tools import open_tools
from extract.dispatches import sentenced, spoken

SPEAKERS = Path(__file__).parent / "told"
MARKED = re.compile(r"\{(?P<source>[^{}=]*)=(?P<entity>[^{}]*)\}")
"""A source and who that is, nothing where nobody can tell: ``{the minister=Ana Ruiz}``, ``{residents=}``."""


def unmarked(raw: str) -> tuple[str, list[tuple[int, int, str | None]]]:
    """The text without the marks, and each marked source with its offsets and its entity."""
    text, at, marked = "", 0, []
    for found in MARKED.finditer(raw):
        text += raw[at : found.start()]
        marked.append((len(text), len(text) + len(found["source"]), found["entity"] or None))
        text, at = text + found["source"], found.end()
    return text + raw[at:], marked


def read(raw: str) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(*right*, *wrong*, *abstained* or *missed*, source, whom the reader names, whom the product names)."""
    text, marked = unmarked(raw)
    tools = open_tools()
    folio = sentenced(text)
    folio = folio.with_rows(time_expressions(folio, tools), [TimeExpression])
    folio = folio.with_rows(markings(folio, tools), [Marking])
    folio = folio.with_rows(mentions(folio, tools), [Mention])
    sources = [claim.source for claim in claims(folio, tools) if claim.source is not None]
    for start, end, want in marked:
        near = [source for source in sources if source.start < end and start < source.end]
        got = min(near, key=lambda source: abs(source.start - start) + abs(source.end - end)).entity if near else None
        kind = "missed" if not near else "right" if got == want else "abstained" if got is None else "wrong"
        yield kind, text[start:end], want, got


def test_sources_are_named_rightly_or_not_at_all() -> None:
    told = [line for path in sorted(SPEAKERS.glob("*.txt")) for line in read(path.read_text("utf-8"))]
    counts = Counter(kind for kind, *_ in told)
    found = len(told) - counts["missed"]
    off = [line for line in told if line[0] in ("wrong", "abstained")]
    assert len(told) > 150
    assert counts["wrong"] <= 0.03 * found, off
    assert counts["right"] >= 0.93 * found, off


def test_a_pronoun_after_somebody_unnamed_is_nobody_named_before() -> None:
    text = "Ana Ruiz said the road was shut. A nurse said the tents had burned. She said the night was cold."
    *_, last = spoken(text, {"Ana Ruiz": "person"})
    assert last.source is not None
    assert (last.source.text, last.source.entity) == ("She", None)


def test_two_speakers_are_no_one_person() -> None:
    text = "Ana Ruiz and Luis Paz said the road was shut. He said the night was cold."
    first, last = spoken(text, {"Ana Ruiz": "person", "Luis Paz": "person"})
    assert first.source is not None
    assert last.source is not None
    assert (first.source.entity, last.source.entity) == (None, None)


def test_a_council_is_no_company() -> None:
    text = "Otago Council said the road was shut. The company said the night was cold. The council said it would help."
    _, company, council = spoken(text, {"Otago Council": "organization"})
    assert company.source is not None
    assert council.source is not None
    assert (company.source.entity, council.source.entity) == (None, "Otago Council")


def test_a_plain_plural_with_a_capital_is_no_company() -> None:
    text = "Strikers said two men had been beaten.\n\nThe company said nobody had been touched."
    assert [claim.source.entity for claim in spoken(text, {"Strikers": "organization"}) if claim.source][1] is None
    named = "Vantas said two men had been hurt. A lawyer for Vantas left.\n\nThe company said nobody had been touched."
    assert [claim.source.entity for claim in spoken(named, {"Vantas": "organization"}) if claim.source][1] == "Vantas"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("An official in Lima, who said it had rained, left.", None),
        ("A nurse at Saint Anne who said it had rained left.", None),
        ("Ana Ruiz, 34, who said it had rained, left.", "Ana Ruiz"),
        ("They met Ana Ruiz, who said it had rained.", "Ana Ruiz"),
        ("The count was done by Saint Anne, which said it had rained.", "Saint Anne"),
    ],
)
def test_a_relative_pronoun_is_who_the_noun_before_it_is(text: str, entity: str | None) -> None:
    (claim,) = spoken(text, {"Lima": "place", "Saint Anne": "organization", "Ana Ruiz": "person"})
    assert claim.source is not None
    assert claim.source.entity == entity


def test_a_pronoun_after_somebody_brought_in_without_a_name_is_nobody_named_before() -> None:
    text = "Luis Paz said the road was shut. A young fisherman held his net. He said the night was cold."
    *_, last = spoken(text, {"Luis Paz": "person"})
    assert last.source is not None
    assert (last.source.text, last.source.entity) == ("He", None)
