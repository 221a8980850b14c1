"""Where a clause itself puts its event."""

import pytest

from coranto.model.assertion import EventMention
from support import corpus


def stated(text: str) -> dict[str, str]:
    """The place that each clause names, by its trigger."""
    mentions = corpus({"a.txt": text}).all(EventMention)
    return {m.trigger.text: m.place.name for m in mentions if m.place and m.start <= m.place.start < m.end}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels from Beni stormed Goma at dawn.", "stormed", "Goma"),
        ("The lorries that had been stuck in Nakuru reached Kisumu on Friday.", "reached", "Kisumu"),
        ("They were treated in Goma and flown to Nairobi on Friday.", "flown", "Nairobi"),
        ("Farmers blocked the road to Cusco on Monday.", "blocked", "Cusco"),
        ("The airline suspended its flights to Lagos on Friday.", "suspended", "Lagos"),
        ("The envoy travelled to Khartoum on Sunday.", "travelled to", "Khartoum"),
        ("A mast collapsed at Vrolin, near Graz in Austria.", "collapsed", "Graz"),
        ("Miners struck along Chile's Pacific coast on Tuesday.", "struck", "Chile"),
        ("Trains were held as far east as Calgary on Monday.", "held", "Calgary"),
    ],
)
def test_what_is_reached_or_struck_then_what_a_preposition_governs(text: str, trigger: str, expected: str) -> None:
    assert stated(text).get(trigger) == expected
