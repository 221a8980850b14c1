"""Insertions and translations."""

import pytest

from coranto.extract.speech.renditions import insertions, translated, translated_throughout
from coranto.tools import open_tools
from extract.dispatches import spoken, told

SPEECH = open_tools().speech


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Nobody came,” she said through an interpreter.", "stated"),
        ("“Nobody came,” she said, according to a translation by Radio Andina.", "stated"),
        ("He wrote, in a post translated from Arabic, “nobody came”.", "stated"),
        ("“Nadie vino” (“Nobody came”), said Rosa Quispe.", "stated"),
        ("“Nobody came,” she said in Tamil.", "likely"),
        ("“Nobody came,” she said in Tamil on Monday.", "likely"),
        ("“Nobody came,” she said in her native Quechua.", "likely"),
        ("Speaking Swahili, he said: “Nobody came.”", "likely"),
        ("“Nobody came,” she told the Arabic-language channel.", "likely"),
        ("“Nobody came,” said a sailor in French custody.", None),
        ("“Nobody came,” said Lars, a Danish sailor.", None),
        ("“Nobody came,” she said in English.", None),
    ],
)
def test_translated(text: str, expected: str | None) -> None:
    assert translated(told(text)[0].tokens, "direct", SPEECH) == expected


def test_only_quoted_words_are_called_translated() -> None:
    assert translated(told("She said in Tamil that nobody came.")[0].tokens, "indirect", SPEECH) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Surma News, Thursday 19 June 2031 (translated from the Bengali)", True),
        ("By Ana Ruiz. Translated from Spanish", True),
        ("This article was originally published in Portuguese.", True),
        ("Translated from the Malagasy by Bo Lind", True),
        ("The court had the letter translated from Spanish and read it aloud.", False),
        ("Translated into votes, the gain was small.", False),
        ("By Ana Ruiz", False),
    ],
)
def test_translated_throughout(line: str, expected: bool) -> None:
    body = "\n\nThe river rose on Monday." * 40
    assert translated_throughout("Flood\n" + line + body, SPEECH) is expected
    assert translated_throughout("Flood" + body + "\n\n" + line + "\n", SPEECH) is expected


@pytest.mark.parametrize(
    ("text", "inserted"),
    [
        ("“He [the mayor] left... at [sic] noon,” she said.", ["[the mayor]", "...", "[sic]"]),
        ("“It fell . . . . slowly…,” she said.", [". . . .", "…"]),
        ("“They (the guards) ran,” she said.", ["(the guards)"]),
        ("“It fell at noon,” she said [by phone].", []),
    ],
)
def test_insertions(text: str, inserted: list[str]) -> None:
    (claim,) = spoken(text)
    assert [text[start:end] for start, end in claim.insertions] == inserted


def test_round_brackets_of_indirect_speech_are_the_reporters() -> None:
    assert insertions("the dam (built in 1960) holds", [(0, 29)], "mixed") == ()
