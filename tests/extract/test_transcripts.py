"""Transcripts and what only looks like one."""

from coranto.extract.transcripts import turns
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
