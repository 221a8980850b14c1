from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coranto.read.sources import Limits
from coranto.text.identity import sha256_hex

from .files import one, problems, readings_of

DISPATCHES = [
    " date 2021-11-04 Dockers in Piraeus walked out on Thursday, their union said.\n\nThe port was shut.\n",
    "NAIROBI, March 3 (Wire) - Floods cut the road to the coast.\r\n\r\n“We wait,” said a driver.\r\n",
    "\ufeffThe verdict is due on Friday.\u00a0The court sat for nine days.",
    "“A quote that never ends, she said.\rOld Mac line ends.\u2028And a line separator.",
    "شهدت المدينة فيضانات يوم الثلاثاء.\nقال رئيس البلدية إن الجسر أغلق.",
    "A family 👩‍👩‍👧 fled. Cafe\u0301 closed.\x0c\x1f",
]


@pytest.mark.parametrize("text", DISPATCHES)
def test_text_is_taken_as_it_stands(tmp_path: Path, text: str) -> None:
    data = text.encode()
    dispatch = one(readings_of(tmp_path, "a.txt", data))
    assert dispatch.text == text
    assert dispatch.sha256 == dispatch.text_sha256 == sha256_hex(data)
    assert dispatch.metadata.published == ()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n\t")))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_round_trips_byte_for_byte(tmp_path: Path, text: str) -> None:
    data = ("Said: " + text).encode()
    assert one(readings_of(tmp_path, "a.txt", data)).text.encode() == data


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.md", "a", "A.TXT", "story 12.2024", "The U.S. strikes"])
def test_names_of_plain_text(tmp_path: Path, name: str) -> None:
    assert one(readings_of(tmp_path, name, "The dam held.")).doc == name


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"", "empty"), (b" \r\n\t", "empty"), ("\ufeff\n".encode(), "no text"), (b"\x01\x02\x03ab\x04", "binary")],
)
def test_what_holds_no_words_is_a_problem(tmp_path: Path, data: bytes, what: str) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.txt", data))
    assert (problem.doc, problem.what[: len(what)]) == ("a.txt", what)
    assert problem.remedy


@pytest.mark.parametrize("limits", [Limits(file_bytes=1000), Limits(text_chars=1000)])
def test_a_text_beyond_the_limits_is_a_problem(tmp_path: Path, limits: Limits) -> None:
    assert len(problems(readings_of(tmp_path, "a.txt", "The dam held. " * 100, limits))) == 1
    assert one(readings_of(tmp_path, "a.txt", "x" * 1000, limits)).text == "x" * 1000


def test_a_guessed_encoding_is_read_and_reported(tmp_path: Path) -> None:
    readings = readings_of(tmp_path, "a.txt", "The mayor’s car was found.".encode("cp1252"))
    assert [type(reading).__name__ for reading in readings] == ["Read", "Problem"]
    assert "cp1252" in problems(readings)[0].what


@pytest.mark.parametrize("text", ["\x85\n", "\ufeff\u2028 ", "\u3000\r\n"])
def test_white_space_of_any_kind_is_no_text(tmp_path: Path, text: str) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.txt", text))
    assert problem.what
