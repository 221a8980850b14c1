"""Verb groups that give words, and look-alikes that do not."""

import pytest

from coranto.extract.speech.cues import cues
from coranto.tools import open_tools
from extract.dispatches import told


def found(text: str) -> list[tuple[str, str]]:
    """Each cue of a one-sentence text, as written, with its shape."""
    (statement,) = told(text)
    tokens = statement.tokens
    return [
        (text[tokens[cue.first].start : tokens[cue.last - 1].end], cue.shape)
        for cue in cues(tokens, open_tools().speech)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council has repeatedly warned of floods.", [("has repeatedly warned of", "finite")]),
        ("Ruiz did not say why.", [("did not say", "finite")]),
        ("He left, saying the vote was lost.", [("saying", "participle")]),
        ("The pilot was told that the runway was wet.", [("was told", "passive")]),
        ("The toll rose, according to the hospital.", [("according to", "phrase")]),
        ("She made it clear that she would stay.", [("made it clear", "finite")]),
        ("Villagers fear the volcano may erupt.", [("fear", "finite")]),
        ("Asked whether he would resign, he left.", [("Asked", "passive")]),
        ("Many fear the dam will fail.", [("fear", "finite")]),
        ("The envoys are confident that it will hold.", [("are confident", "finite")]),
        ("Growers remain opposed to the tax.", [("remain opposed to", "finite")]),
        ("The bank took to the radio to deny the rumour.", [("to deny", "participle")]),
        ("She went on to say that it was late.", [("went on to say", "finite")]),
        ("The pilot was quick to note that fuel was low.", [("was quick to note", "finite")]),
        ("It was, in the captain's words, a miracle.", [("in the captain's words", "phrase")]),
        ("He has not yet called for calm.", [("has not yet called for", "finite")]),
        ("The mayor and Ms Ruiz suggest that it was late.", [("suggest", "finite")]),
        ("A 40-year-old said the roof fell.", [("said", "finite")]),
        ("A friend of the family said so.", [("said", "finite")]),
        ("The deal was first reported by a daily.", [("was first reported", "passive")]),
        ("Her rivals called Ruiz a liar.", [("called", "finite")]),
        ("Dam near collapse, claims engineer", [("claims", "finite")]),
        ("He has since denied it.", [("has since denied", "finite")]),
        ("They want calm and urge restraint.", [("want", "finite"), ("urge", "finite")]),
        ("They plan to wait and seek help.", [("plan", "finite")]),
        ("They have so far insisted that it was fair.", [("have so far insisted", "finite")]),
        ("One said the roof fell.", [("said", "finite")]),
        ("Another insists the roof fell.", [("insists", "finite")]),
        ("Several said the roof fell.", [("said", "finite")]),
        ("Local media report that the tunnel is shut.", [("report", "finite")]),
        ("Eight wells are dry, the ministry estimates.", [("estimates", "finite")]),
        ("She used the anthem to denounce the war.", [("to denounce", "participle")]),
    ],
)
def test_cues(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "Three claims failed.",
        "The reported deaths rose.",
        "The planned strike began.",
        "A deal announced by the firm fell through.",
        "The United States voted.",
        "A town called Riba burned.",
        "They voted in five states on Tuesday.",
        "They lost new documents he had kept.",
        "They have no plans to leave.",
        "There are claims on the estate.",
        "The U.N.-backed talks failed.",
        "The worried crowd left.",
        "It was worth noting.",
        "The lawyer charges 900 euros.",
        "The heatwave has claimed 90 lives.",
        "Twelve miners reported missing came home.",
    ],
)
def test_nouns_and_modifiers_are_no_cues(text: str) -> None:
    assert found(text) == []


def test_negation_and_modality_of_a_group_are_kept() -> None:
    (statement,) = told("She would never say that.")
    (cue,) = cues(statement.tokens, open_tools().speech)
    assert (cue.negated, cue.modal) == (True, True)


def test_light_verbs_belong_to_the_group() -> None:
    assert found("The captain continued to insist that the ship was sound.")[-1] == ("continued to insist", "finite")
