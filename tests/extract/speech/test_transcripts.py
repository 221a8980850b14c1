"""Transcripts and what only looks like one."""

from coranto.extract.speech.transcripts import turns
from extract.dispatches import told

INTERVIEW = (
    "Anna Berg: Where were you when the wave came in?\n\nJoao Reis: I was mending nets. I heard it first.\n\n"
    "Anna Berg: And what did the others on the pier do?\n\nJoao Reis: They ran for the church on the hill.\n"
)


def test_turns_are_those_of_their_speakers() -> None:
    statements = told(INTERVIEW)
    speakers = [turn.speaker.of(INTERVIEW) for _, turn in sorted(turns(INTERVIEW, statements).items())]
    assert speakers == ["Anna Berg", "Joao Reis", "Joao Reis", "Anna Berg", "Joao Reis"]


def test_a_table_and_a_note_are_no_transcript() -> None:
    table = "North: 1,204.\n\nSouth: 977.\n\nNorth: 12.\n\nNote: All counts are those of the commission itself.\n"
    assert turns(table, told(table)) == {}


def test_plain_news_is_no_transcript() -> None:
    text = "Rain fell in Oslo on Monday.\n\nThe mayor said: It will stop soon enough for the parade.\n"
    assert turns(text, told(text)) == {}


def test_short_turns_asides_and_letters() -> None:
    text = (
        "CHAIR: When did you first see the crack?\n\nMS ADEYEMI: In 2019. I wrote to the board that week.\n\n"
        "MR KANE (Labour): And where is the letter now?\n\nMS ADEYEMI: Lost.\n\nCHAIR: Thank you.\n"
    )
    statements = told(text)
    found = turns(text, statements)
    assert [turn.speaker.of(text) for _, turn in sorted(found.items())] == [
        "CHAIR", "MS ADEYEMI", "MS ADEYEMI", "MR KANE", "MS ADEYEMI", "CHAIR"
    ]  # fmt: skip
    assert statements[3].tokens[found[3].first].text == "And"


def test_a_headline_is_no_turn() -> None:
    text = "Interview: the diver of the Astrid\n\n" + INTERVIEW
    assert 0 not in turns(text, told(text))
