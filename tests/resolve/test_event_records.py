"""The phase of an event, by the words of a clause that are about its trigger."""

import pytest

from coranto.model.assertion import EventMention
from coranto.resolve.event_records import phase_of
from coranto.tools import open_tools
from newsroom import Page, folio_of


@pytest.mark.parametrize(
    ("text", "trigger", "phase"),
    [
        ("Prosecutors charged the head of a failed bank.", "charged", "done"),
        ("The mayor condemned the raid and vowed to resign.", "condemned", "done"),
        ("Rebels failed to seize the town.", "seize", "not-done"),
        ("Fighting continued in the hills.", "Fighting", "under-way"),
        ("The port is under attack.", "under attack", "under-way"),
        ("The court banned the march on 7 May.", "banned", "done"),
        ("Guerrillas freed nine hostages in late May.", "freed", "done"),
        ("The bishop ruled out talks with the junta.", "ruled out", "done"),
        ("Guerrillas may free nine hostages in May.", "free", "possible"),
        ("The railway cancelled 40 trains on Friday.", "cancelled", "done"),
        ("Two airlines cancelled all flights to Lome on Friday.", "cancelled", "done"),
        ("The plant halted its exports on Friday.", "halted", "done"),
        ("The minister cancelled a visit to Lome on Friday.", "cancelled", "not-done"),
        ("The regatta was cancelled on Friday.", "cancelled", "not-done"),
        ("The union cancelled the walkout that it had planned for Friday.", "cancelled", "not-done"),
        ("The council rejected the charge that a march was not planned.", "rejected", "done"),
    ],
)
def test_the_phase_is_told_by_the_words_around_the_trigger(text: str, trigger: str, phase: str) -> None:
    mention = next(m for m in folio_of(Page(text)).of(EventMention) if trigger in m.trigger.text)
    assert phase_of(mention, open_tools().triggers) == phase
