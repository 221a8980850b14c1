import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.read.encoding import declared_charset, decode
from coranto.read.reading import UnreadableError

QUAKE = "The quake’s epicentre lay 30 km off Concepción, the survey said. “Nobody slept,” a nurse told the radio. "


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_utf8_comes_back_byte_for_byte(text: str) -> None:
    data = text.encode()
    decoded = decode(data)
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decoded.text.encode() == data
        assert decoded.note is None


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
)
def test_a_byte_order_mark_tells_the_encoding_and_stays_a_character(text: str, encoding: str) -> None:
    if encoding == "utf-16-le" and text.startswith("\x00"):
        return  # its first four bytes are the mark of UTF-32
    decoded = decode(("\ufeff" + text).encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.note) == ("\ufeff" + text, encoding, None)


def test_utf8_keeps_its_mark_and_its_line_ends() -> None:
    assert decode(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\xc2\xa0").text == "\ufeffOne.\r\nTwo.\rThree.\xa0"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (QUAKE, "cp1252"),
        ("The ferry wasn’t full.", "cp1252"),
        (
            "Die Flut riss drei Häuser fort, sagte die Behörde in Köln. Größere Schäden gab es in Münster nicht.",
            "cp1252",
        ),
        ("Паводок разрушил три моста, сообщили в среду спасатели. Жителей вывезли на лодках.", "cp1251"),
        ("Паводок разрушил три моста, сообщили в среду спасатели. Жителей вывезли на лодках.", "koi8_r"),
        ("Powódź zniszczyła trzy mosty, podała w środę straż pożarna. Mieszkańców wywieziono łodziami.", "cp1250"),
        ("水曜日の洪水で三つの橋が流され、住民はボートで避難したと消防が発表した。", "shift_jis"),
    ],
)
def test_a_legacy_encoding_is_guessed_and_said_to_be_a_guess(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.note is not None
    assert "guess" in decoded.note.what


def test_a_long_text_is_guessed_from_the_part_that_needs_it() -> None:
    text = "Plain letters only. " * 5000 + QUAKE * 3
    assert decode(text.encode("cp1252")).text == text


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    data = (QUAKE * 3).encode() + b"\xff\xfe and on"
    decoded = decode(data)
    assert decoded.text == QUAKE * 3 + "\ufffd\ufffd and on"
    assert decoded.note is not None
    assert decoded.note.what == "broken UTF-8 in 2 places, read as U+FFFD"
    assert decoded.note.at == f"byte {len((QUAKE * 3).encode())}"


def test_utf16_without_a_mark_is_told_by_its_zeros() -> None:
    decoded = decode("Voters queued before dawn.".encode("utf-16-be"))
    assert decoded.text == "Voters queued before dawn."
    assert decoded.note is not None


def test_broken_utf16_is_read_with_its_loss_stated() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xd8")
    assert decoded.text == "\ufeffab\ufffd"
    assert decoded.note is not None


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff\x00", b"GP\x00\x00\x93\xfe" * 50])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<html><head><meta charset="windows-1251">', "windows-1251"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'>", "ISO-8859-2"),
        (b"<?xml version='1.0' encoding='koi8-r'?><rss>", "koi8-r"),
        (b"<p>no charset here</p>", None),
        (b" " * 3000 + b'<meta charset="utf-8">', None),
    ],
)
def test_declared_charset(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


def test_a_declaration_is_believed_before_a_guess() -> None:
    text = "Пожар потушен."
    decoded = decode(text.encode("koi8-r"), "koi8-r")
    assert (decoded.text, decoded.note) == (text, None)


def test_latin1_means_what_browsers_take_it_for() -> None:
    assert decode(b"the mayor\x92s office \x96 closed", "iso-8859-1").text == "the mayor’s office – closed"


def test_utf8_wins_over_a_false_declaration() -> None:
    assert decode("Málaga".encode(), "iso-8859-1").text == "Málaga"


def test_seven_bit_japanese_needs_its_declaration() -> None:
    assert decode("洪水".encode("iso-2022-jp"), "ISO-2022-JP").text == "洪水"


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "no-such-thing", "rot13", "zlib", "utf-16", ""])
def test_a_dangerous_or_unknown_declaration_is_passed_over(label: str) -> None:
    assert decode("Málaga’s port".encode("cp1252"), label).text == "Málaga’s port"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "koi8-r", "big5", "x"]))
def test_any_bytes_decode_or_are_refused(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared)
    except UnreadableError:
        return
    decoded.text.encode()


def test_noise_is_not_read_as_words() -> None:
    noise = bytes(1 + (7 * i * i + 13 * i + i // 5) % 255 for i in range(4000))
    with pytest.raises(UnreadableError, match="in no encoding"):
        decode(noise)
