from typing import Any

import pytest

from coranto.read.letters import TOO_DEEP, parsed_letter

from .letters import PAGE, PLAIN, letter, many, part


def read(**changed: str) -> Any:
    return parsed_letter(letter(part("text/plain", PLAIN), **changed))


def test_the_head() -> None:
    found = read(Archived_At="<https://strait.example/77>", Content_Language="en-PH")
    assert (found.subject, found.sender, found.sent) == (
        "🚢 Ferry late on Monday",
        "Strait Radio",
        "2027-05-03T18:30:00+08:00",
    )
    assert (found.identity, found.url, found.language) == ("77.9@strait.example", "https://strait.example/77", "en-PH")


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"From": "news@strait.example"}, "sender", "strait.example"),
        ({"From": '"Radio, Strait" <x@y.example>'}, "sender", "Radio, Strait"),
        ({"From": "=?iso-8859-1?q?R=E1dio?= <x@y.example>"}, "sender", "Rádio"),
        ({"From": "(" * 5_000}, "trouble", None),
        ({"From": "(" * 5_000}, "sender", None),
        ({"From": ""}, "sender", None),
        ({"Date": "Mon, 3 May 2027 18:30:00 +0800 (PHT)"}, "sent", "2027-05-03T18:30:00+08:00"),
        ({"Date": "soon"}, "sent", None),
        ({"Subject": "Fähre"}, "subject", "Fähre"),
        ({"Subject": "=?x-unknown?q?abc?="}, "subject", "abc"),
        ({"Subject": "=?utf-8?b?####?="}, "trouble", None),
        ({"Subject": "x " * 2_000_000}, "subject", None),
        ({"Subject": "a\r\n folded\r\n\tline"}, "subject", "a folded line"),
    ],
)
def test_fields_however_they_are_written(changed: dict[str, str], field: str, value: str | None) -> None:
    assert getattr(read(**changed), field) == value


def test_the_forms_of_one_body_belong_together_and_the_rest_is_apart() -> None:
    both = many(
        "alternative", [part("text/plain; charset=utf-8", PLAIN), part("text/html; charset=utf-8", PAGE.encode())]
    )
    picture = part("image/png", b"\x89PNG", "Content-ID: <x>")
    sheet = part("application/pdf", b"%PDF", 'Content-Disposition: attachment; filename="toll.pdf"')
    notes = part("text/plain", "Other.", "Content-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt")
    found = parsed_letter(letter(many("mixed", [both, picture, sheet, notes, part("text/plain", "Foot.")], "=_a")))
    assert [(body.html, body.plain) for body in found.bodies] == [
        (PAGE.encode(), PLAIN.encode()),
        (None, b"Foot."),
    ]
    assert found.left == ("toll.pdf", "nöte.txt")


def test_letters_within() -> None:
    inner = letter(part("text/plain", "Inner."), Subject="Inner")
    found = parsed_letter(
        letter(many("mixed", [part("text/plain", "Outer."), b"Content-Type: message/rfc822\r\n\r\n" + inner]))
    )
    assert [one.subject for one in found.enclosed] == ["Inner"]


def nested(depth: int) -> bytes:
    body = part("text/plain", "Deep.")
    for number in range(depth):
        body = many("mixed", [body], f"b{number}")
    return letter(body)


def forwarded(depth: int) -> bytes:
    body = letter(part("text/plain", "Deep."))
    for _ in range(depth):
        body = letter(b"Content-Type: message/rfc822\r\n\r\n" + body)
    return body


@pytest.mark.parametrize(
    "data", [nested(25), nested(400), nested(1_500), forwarded(25), forwarded(400), forwarded(1_500)]
)
def test_nesting_without_end_is_a_trouble(data: bytes) -> None:
    assert parsed_letter(data).trouble == TOO_DEEP


@pytest.mark.parametrize(
    "body", [many("encrypted", [part("application/pgp-encrypted", "Version: 1")]), part("application/pkcs7-mime", b"x")]
)
def test_an_encrypted_letter_is_told_as_one(body: bytes) -> None:
    assert parsed_letter(letter(body)).trouble == "an encrypted letter"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 100,
        b"Content-Type: multipart/mixed\r\n\r\n--\r\n",
        b"Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\nx",
        b"Content-Type: text/plain; charset*0*=x'y'z\r\n\r\nx",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n@@@=",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 6 x\r\n!!\r\nend",
        b"Content-Disposition: attachment; filename*=%%%''%ff\r\nContent-Type: a/b\r\n\r\n",
        b": \r\n:\r\n",
        b"From: \xff\xfe <\xff@\xff>\r\nSubject: =?utf-8?q?=ff?=\r\n\r\n\xff",
    ],
)
def test_no_letter_raises(data: bytes) -> None:
    found = parsed_letter(data)
    assert found.trouble is None or found.trouble


@pytest.mark.parametrize(
    ("stated", "sender"),
    [
        ("=?utf-8?q?Strait_Letter=2C_Daily?= <news@strait.example>", "Strait Letter, Daily"),
        ("=?utf-8?b?SGFyYm91ciwgQmF5?=\n =?utf-8?q?_=28East=29?= <news@strait.example>", "Harbour, Bay (East)"),
        ('"=?utf-8?q?Strait=2C_Daily?=" <news@strait.example>', "Strait, Daily"),
        ('"Harbour, Bay" <news@strait.example>', "Harbour, Bay"),
        ("=?utf-8?q?Strait_=3Cnews=40strait=2Eexample=3E?=", "Strait"),
        ("news@strait.example", "strait.example"),
        ("Strait Zürich <news@strait.example>", "Strait Zürich"),
    ],
)
def test_a_senders_name_is_whole_whatever_signs_its_encoded_words_hold(stated: str, sender: str) -> None:
    assert parsed_letter(f"From: {stated}\nSubject: s\n\nThe pier is shut.\n".encode()).sender == sender
