"""Headlines that name their source at one end."""

import pytest

from coranto.extract.headlines import headline_attribution
from coranto.tools import open_tools
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "named", "source"),
    [
        ("Dam close to collapse - officials", set(), "officials"),
        ("Talks to resume in Oslo — Norwegian envoy", set(), "Norwegian envoy"),
        ("Okafor: Dam is safe for now", {"Okafor"}, "Okafor"),
        ("Police: Two held after fire", set(), "Police"),
        ("Watch: Dam bursts in storm", set(), None),
        ("Dam bursts - live updates", set(), None),
        ("Dam bursts", set(), None),
    ],
)
def test_headlines(text: str, named: set[str], source: str | None) -> None:
    (statement,) = told(text)
    made = headline_attribution(statement, named, open_tools().speech)
    if source is None:
        assert made is None
        return
    assert made is not None
    assert made.source is not None
    tokens = statement.tokens
    assert text[tokens[made.source.first].start : tokens[made.source.last - 1].end] == source
