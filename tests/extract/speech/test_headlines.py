"""Headlines that name their source at one end."""

import pytest

from coranto.extract.speech.headlines import headline_attribution, speaking_names
from coranto.model.annotation import Mention
from coranto.tools import open_tools
from extract.dispatches import sentenced, told


@pytest.mark.parametrize(
    ("text", "named", "source", "mode"),
    [
        ("Dam close to collapse - officials", set(), "officials", "indirect"),
        ("Talks to resume in Oslo — Norwegian envoy", set(), "Norwegian envoy", "indirect"),
        ("Talks near: spokesman", set(), "spokesman", "indirect"),
        ("'No talks with rebels' - minister", set(), "minister", "direct"),
        ("Bridge “safe for now” – Ana Okafor", {"Ana", "Okafor"}, "Ana Okafor", "mixed"),
        ("Okafor: Dam is safe for now", {"Okafor"}, "Okafor", "indirect"),
        ("Okafor on the dam: ‘We were never warned’", {"Okafor"}, "Okafor", "direct"),
        ("Okafor: ‘The Dam Was Never Safe’", {"Okafor"}, "Okafor", "direct"),
        ("Okafor: ‘Never Safe’ Dam Must Close", {"Okafor"}, "Okafor", "mixed"),
        ("EXCLUSIVE – Okafor: Dam is safe", {"Okafor"}, "Okafor", "indirect"),
        ("Police: Two held after fire", set(), "Police", "indirect"),
        ("Tuvu mayor: “The sea took the school”", set(), "Tuvu mayor", "direct"),
    ],
)
def test_sources_at_an_end(text: str, named: set[str], source: str, mode: str) -> None:
    (statement,) = told(text)
    made = headline_attribution(statement, named, open_tools().speech)
    assert made is not None
    assert made.source is not None
    tokens = statement.tokens
    assert text[tokens[made.source.first].start : tokens[made.source.last - 1].end] == source
    assert made.mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "Watch: Dam bursts in storm",
        "Dam bursts - live updates",
        "Dam bursts - army helps evacuate",
        "Sudan: Floods cut off Kassala",
        "Dam bursts",
        "Prosecutor asked the witness: Who was there?",
        ": –",
        "Quake death toll at 300 - Chile",
    ],
)
def test_topics_places_and_labels_are_none(text: str) -> None:
    (statement,) = told(text)
    assert headline_attribution(statement, {"Okafor"}, open_tools().speech) is None


@pytest.mark.parametrize("text", ["Sudan floods: ‘We lost everything’", "Sudan Floods: ‘We Lost Everything’"])
def test_a_quotation_behind_a_topic_has_no_source(text: str) -> None:
    (statement,) = told(text)
    made = headline_attribution(statement, (), open_tools().speech)
    assert made is not None
    assert (made.cue, made.source, made.mode) == (None, None, "direct")
    ((first, last),) = made.content
    tokens = statement.tokens
    assert text[tokens[first].start : tokens[last - 1].end].strip("‘’").lower() == "we lost everything"


def test_names_that_speak() -> None:
    text = (
        "Dam holds\n\nThe dam near Kassala held, said Ana Okafor. Ruiz, a diver from Lima, told reporters so. "
        "Rain fell on Khartoum while Bo Lind slept.\n"
    )
    at = text.index("Bo Lind")
    person = Mention("a.txt", at, at + 7, "Bo Lind", "person", "Bo Lind")
    sayings = open_tools().speech.sayings
    assert speaking_names(told(text), [person], sayings) == {"Ana", "Okafor", "Ruiz", "Bo", "Lind"}
    assert speaking_names([], sentenced("").of(Mention), sayings) == frozenset()
