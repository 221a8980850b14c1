"""A mailbox that newsletters come to, watched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coranto.text.identity import sha256_hex
from coranto.watch.letters import letter_name
from coranto.watch.settings import Mailbox, Manners, Sources
from coranto.watch.telling import Took
from mailserver import PASSWORD, USER, MailServer, mail_server
from read.letters import PLAIN, letter, part
from watch.newsstand import LOCAL, Clock, docs, once, troubles

RAIN = letter(part("text/plain", PLAIN))
RAIL = letter(part("text/plain", "Eleven trains stood still."), Message_ID="<78.1@strait.example>")
NAMELESS = letter(part("text/plain", "No name."), Message_ID="")


@contextmanager
def mailbox(folder: Path, manners: Manners = LOCAL, **given: Any) -> Iterator[tuple[MailServer, Sources]]:
    """A mail server, and sources that name its folder; the password is in a file beside them."""
    (folder / "secret").write_text(PASSWORD + "\n")
    with mail_server(folder, **given) as (mail, authorities):
        box = Mailbox("Letters", "localhost", USER, "secret", port=mail.port, certificates=authorities)
        yield mail, Sources(watch=manners, imap=(box,), home=folder)


def test_letters_are_dispatches_by_their_message_id_and_each_is_had_once(tmp_path: Path) -> None:
    clock = Clock()
    with mailbox(tmp_path, letters={1: RAIN, 2: NAMELESS}) as (mail, sources):
        once(tmp_path, sources, clock)
        named = letter_name(sources.imap[0], NAMELESS)
        assert docs(tmp_path) == sorted(["imap://localhost/INBOX::77.9@strait.example", named])
        mail.letters[3] = RAIL
        clock.time += 2_000
        (took,) = [one for one in once(tmp_path, sources, clock) if isinstance(one, Took)]
        assert (took.read, took.held, took.documents) == (1, 0, 3)
        assert mail.fetched() == [1, 2, 3]


def test_letters_that_are_numbered_anew_are_not_taken_twice(tmp_path: Path) -> None:
    clock = Clock()
    with mailbox(tmp_path, letters={1: RAIN, 2: NAMELESS}) as (mail, sources):
        once(tmp_path, sources, clock)
        before = docs(tmp_path)
        mail.validity, mail.letters = 8, {11: NAMELESS, 12: RAIN, 13: RAIL}
        clock.time += 2_000
        once(tmp_path, sources, clock)
        assert docs(tmp_path) == sorted([*before, "imap://localhost/INBOX::78.1@strait.example"])


def test_a_letter_that_is_too_large_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    large = letter(part("text/plain", "word " * 50_000), Message_ID="<9@large.example>")
    with mailbox(tmp_path, letters={1: large, 2: RAIN}) as (_, sources):
        (trouble,) = troubles(once(tmp_path, sources, Clock()))
        assert trouble.what == "a letter larger than 0.2 MB (UID 1) is not read"
        assert docs(tmp_path) == ["imap://localhost/INBOX::77.9@strait.example"]


def test_more_letters_than_one_turn_has_are_all_had(tmp_path: Path) -> None:
    said = {uid: part("text/plain", f"Train {uid} stood still.") for uid in range(1, 71)}
    letters = {uid: letter(words, Message_ID=f"<{uid}@a>") for uid, words in said.items()}
    with mailbox(tmp_path, letters=letters) as (mail, sources):
        once(tmp_path, sources, Clock())
        assert len(docs(tmp_path)) == 70
        assert mail.fetched() == sorted(letters)


def test_a_wrong_password_is_told_without_it_and_tried_again_after_an_hour(tmp_path: Path) -> None:
    clock = Clock()
    with mailbox(tmp_path, letters={1: RAIN}) as (_, sources):
        (tmp_path / "secret").write_text("n0t-this-one")
        (trouble,) = troubles(once(tmp_path, sources, clock))
        assert "the password is refused" in trouble.what
        assert "n0t-this-one" not in str(trouble)
        assert trouble.due is not None
        assert trouble.due - clock.time >= 3_600
        kept = b"".join(path.read_bytes() for path in tmp_path.glob("war.coranto*"))
        assert b"n0t-this-one" not in kept
        (tmp_path / "secret").write_text(PASSWORD)
        clock.time += 8_000
        once(tmp_path, sources, clock)
        assert docs(tmp_path) == ["imap://localhost/INBOX::77.9@strait.example"]


def test_a_password_may_be_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox(tmp_path, letters={1: RAIN}) as (_, sources):
        box = replace(sources.imap[0], password_file=None, password_env="LETTERS_PASSWORD")
        sources = replace(sources, imap=(box,))
        clock = Clock()
        (trouble,) = troubles(once(tmp_path, sources, clock))
        assert trouble.what == "no password in the variable LETTERS_PASSWORD"
        monkeypatch.setenv("LETTERS_PASSWORD", PASSWORD)
        clock.time += 8_000
        once(tmp_path, sources, clock)
        assert len(docs(tmp_path)) == 1


def test_a_server_within_the_network_is_asked_only_where_that_is_said(tmp_path: Path) -> None:
    with mailbox(tmp_path, replace(LOCAL, allow_private=()), letters={1: RAIN}) as (mail, sources):
        (trouble,) = troubles(once(tmp_path, sources, Clock()))
        assert "not a public address" in trouble.what
        assert mail.heard == []


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (RAIN, "77.9@strait.example"),
        (b"message-ID:\r\n <a!b@c>\r\n\r\n", "a!b@c"),
        (b"Subject: x\n\nMessage-ID: <in@body>\n", sha256_hex(b"Subject: x\n\nMessage-ID: <in@body>\n")[:16]),
        (b"Message-ID: <a b@c>\r\n\r\n", sha256_hex(b"Message-ID: <a b@c>\r\n\r\n")[:16]),
    ],
)
def test_what_a_letter_goes_by(data: bytes, name: str) -> None:
    made = letter_name(Mailbox("Letters", "imap.example", USER, folder="News"), data)
    assert made == f"imap://imap.example/News::{name}"
