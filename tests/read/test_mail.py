from pathlib import Path

import pytest

from coranto.model.source import DateCandidate
from coranto.read.sources import Limits, Read

from .files import dispatches, one, problems, readings_of
from .letters import PAGE, PLAIN, letter, many, part

PLAIN_LETTER = letter(part("text/plain; charset=utf-8", PLAIN))


@pytest.mark.parametrize("name", ["a.eml", "a"])
def test_a_letter_is_a_dispatch(tmp_path: Path, name: str) -> None:
    data = b"Return-Path: <x@strait.example>\r\n" + PLAIN_LETTER
    readings = readings_of(tmp_path, name, data)
    found = one(readings)
    assert (found.doc, found.text) == (name, PLAIN)
    said = found.metadata
    assert (said.title, said.outlet) == ("🚢 Ferry late on Monday", "Strait Radio")
    assert said.published == (DateCandidate("2027-05-03T18:30:00+08:00", "mail Date"),)
    assert isinstance(readings[0], Read)
    assert (readings[0].original.data, readings[0].original.media_type) == (data, "message/rfc822")


def test_a_newsletter_is_read_as_a_page(tmp_path: Path) -> None:
    body = many(
        "alternative", [part("text/plain", "Ferry late: https://strait.example/77"), part("text/html", PAGE.encode())]
    )
    found = one(readings_of(tmp_path, "a.eml", letter(body)))
    assert "The ferry to Zamboanga was late on Monday." in found.text
    assert "<" not in found.text
    assert found.metadata.language == "en"


def test_the_plain_form_serves_where_the_page_says_less(tmp_path: Path) -> None:
    empty = part("text/html", "<html><body><img src='x'></body></html>")
    short = part(
        "text/html", "<html><body><p>View this letter in a browser, please, or turn on the pictures.</p></body></html>"
    )
    for html in (empty, short):
        body = many("alternative", [part("text/plain", PLAIN * 4), html])
        assert one(readings_of(tmp_path, "a.eml", letter(body))).text == PLAIN * 4
    (problem,) = problems(readings_of(tmp_path, "a.eml", letter(empty)))
    assert problem.what == "no main text found in the page"


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8", "no-such-charset"])
def test_charsets_right_and_wrong(tmp_path: Path, charset: str) -> None:
    words = "Паром опоздал на три часа, сообщили пассажиры."
    data = words.encode("utf-8" if charset.startswith("no") else charset)
    assert (
        dispatches(readings_of(tmp_path, "a.eml", letter(part(f"text/plain; charset={charset}", data))))[0].text
        == words
    )


def test_what_is_enclosed_and_attached(tmp_path: Path) -> None:
    inner = letter(part("text/plain", "The port was shut."), Subject="Inner", Message_ID="<5@port.example>")
    sheet = part("application/pdf", b"%PDF", 'Content-Disposition: attachment; filename="toll.pdf"')
    body = many("mixed", [part("text/plain", "See below."), b"Content-Type: message/rfc822\r\n\r\n" + inner, sheet])
    readings = readings_of(tmp_path, "a.eml", letter(body))
    assert [(found.doc, found.text.strip()) for found in dispatches(readings)] == [
        ("a.eml", "See below."),
        ("a.eml::5@port.example", "The port was shut."),
    ]
    (problem,) = problems(readings)
    assert problem.what == "attached and not read: toll.pdf"
    only = letter(b"Content-Type: message/rfc822\r\n\r\n" + inner)
    assert one(readings_of(tmp_path, "a.eml", only)).doc == "a.eml::5@port.example"


MAILBOX = (
    b"From news@strait.example Mon May  3 18:30:00 2027\n" + PLAIN_LETTER.replace(b"\r\n", b"\n") + b"\n\n"
    b"From - Tue May  4 09:00:00 2027\nSubject: Two\n\nOne line.\n>From the port, nothing.\nFrom the sea, less.\n\n"
    b"From x@y.example Wed May  5 09:00:00 2027\n\n\n"
    b"From x@y.example Wed May  5 09:00:00 2027\nSubject: Four\n\nFour.\n"
)


@pytest.mark.parametrize("name", ["in.mbox", "in"])
def test_each_letter_of_a_mailbox(tmp_path: Path, name: str) -> None:
    readings = readings_of(tmp_path, name, MAILBOX)
    assert [(found.doc, found.text) for found in dispatches(readings)] == [
        (f"{name}::77.9@strait.example", PLAIN + "\n\n"),
        (f"{name}::2", "One line.\nFrom the port, nothing.\nFrom the sea, less.\n\n"),
        (f"{name}::4", "Four.\n"),
    ]
    (problem,) = problems(readings)
    assert problem.at == "letter 3"


def test_a_letter_too_large_is_passed_over(tmp_path: Path) -> None:
    large = b"From x@y.example Wed May  5 09:00:00 2027\nSubject: x\n\n" + b"word " * 100_000 + b"\n\n"
    readings = readings_of(tmp_path, "in.mbox", large + MAILBOX, Limits(file_bytes=100_000))
    assert len(dispatches(readings)) == 3
    assert problems(readings)[0].at == "letter 1"


def test_a_letter_of_many_parts_is_parsed_in_a_worker(tmp_path: Path) -> None:
    parts = [many("alternative", [part("text/plain", f"Part {number}.")], f"b{number}") for number in range(20)]
    body = letter(many("mixed", parts))
    assert one(readings_of(tmp_path, "a.eml", body)).text.startswith("Part 0.")
    (problem,) = problems(readings_of(tmp_path, "a.eml", body, Limits(worker_seconds=0.001)))
    assert "could not be parsed" in problem.what


def test_parts_nested_a_thousand_deep_are_a_problem(tmp_path: Path) -> None:
    body = part("text/plain", "Deep.")
    for number in range(1_000):
        body = many("mixed", [body], f"b{number}")
    (problem,) = problems(readings_of(tmp_path, "a.eml", letter(body)))
    assert (problem.doc, problem.what) == ("a.eml", "parts nested too deeply: a trap")
    assert problem.remedy == "give the inner letter as a file"


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_mailbox_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.mbox", data))
    assert problem.what == "a mailbox without a letter"
