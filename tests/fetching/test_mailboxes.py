"""Letters on a mail server."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coranto.fetching.addresses import Addresses
from coranto.fetching.answers import Limits
from coranto.fetching.failures import FetchError
from coranto.fetching.mailboxes import A_TURN, Account, Delivery, delivery, mailbox_name
from mailserver import PASSWORD, USER, MailServer, mail_server

LETTERS = {uid: b"Subject: %d\r\n\r\nRain fell.\r\n" % uid for uid in (3, 4, 9)}
SMALL = Limits(2_000, 5.0)


def had(server: tuple[MailServer, str], cursor: str | None = None, limits: Limits = SMALL, **more: Any) -> Delivery:
    mail, authorities = server
    account = {"host": "localhost", "user": USER, "password": PASSWORD, "folder": "INBOX", "first": 200}
    made = Account(port=mail.port, **{**account, "authorities": authorities, **more})
    return delivery(made, cursor, Addresses(["localhost"]), limits, threading.Event())


def numbers(found: Delivery) -> list[int]:
    return [letter.uid for letter in found.letters]


def test_new_letters_are_had_once_and_stay_unread(tmp_path: Path) -> None:
    with mail_server(tmp_path, letters=dict(LETTERS)) as server:
        mail, _ = server
        found = had(server)
        assert {letter.uid: letter.data for letter in found.letters} == LETTERS
        assert (found.cursor, found.more) == ("7:9", False)
        again = had(server, found.cursor)
        assert (again.letters, again.cursor, again.more) == ((), "7:9", False)
        mail.letters[12] = b"Subject: new\r\n\r\nMore.\r\n"
        del mail.letters[4]
        assert numbers(had(server, again.cursor)) == [12]
        words = {one.split()[0] for one in mail.heard}
        assert words == {"CAPABILITY", "AUTHENTICATE", "EXAMINE", "FETCH", "UID", "LOGOUT"}
        assert all("BODY" not in one or "BODY.PEEK" in one for one in mail.heard)


def test_where_letters_are_numbered_anew_they_are_had_again(tmp_path: Path) -> None:
    with mail_server(tmp_path, letters=dict(LETTERS)) as server:
        cursor = had(server).cursor
        server[0].validity, server[0].letters = 8, {1: LETTERS[3], 2: LETTERS[9]}
        found = had(server, cursor)
        assert (numbers(found), found.cursor) == ([1, 2], "8:2")


def test_of_a_folder_never_seen_only_the_latest_are_had_and_so_many_in_a_turn(tmp_path: Path) -> None:
    with mail_server(tmp_path, letters=dict.fromkeys(range(1, 101), b"x\r\n")) as server:
        found = had(server, first=A_TURN + 10)
        assert (numbers(found), found.cursor, found.more) == (list(range(41, 91)), "7:90", True)
        rest = had(server, found.cursor, first=A_TURN + 10)
        assert (numbers(rest), rest.more) == (list(range(91, 101)), False)


def test_an_empty_folder_has_nothing_and_then_what_comes(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        found = had(server)
        assert (found.letters, found.cursor, found.more) == ((), "7:0", False)
        server[0].letters[1] = LETTERS[3]
        assert numbers(had(server, found.cursor)) == [1]


def test_letters_that_are_too_large_are_passed_over_and_few_at_a_time_are_held(tmp_path: Path) -> None:
    with mail_server(
        tmp_path, letters={1: b"x" * 1_900, 2: b"y" * 2_100, 3: b"z" * 1_900, 4: b"a" * 1_900, 5: b"b"}
    ) as server:
        found = had(server)
        assert [(one.uid, one.data and len(one.data)) for one in found.letters] == [
            (1, 1_900), (2, None), (3, 1_900), (4, 1_900),
        ]  # fmt: skip
        assert server[0].fetched() == [1, 3, 4]
        assert found.more
        assert numbers(had(server, found.cursor)) == [5]


def test_a_letter_that_is_larger_than_was_said_is_passed_over(tmp_path: Path) -> None:
    def lying(talk: Any, words: str) -> None:
        talk.say("* 1 FETCH (UID 3 RFC822.SIZE 10)\r\n* 2 FETCH (UID 4 RFC822.SIZE 10)\r\n" + f"{talk.tag} OK done")

    with mail_server(tmp_path, letters={3: b"x" * 5_000, 4: b"y"}, hooks={"FETCH": lying}) as server:
        found = had(server)
        assert [(one.uid, one.data) for one in found.letters] == [(3, None)]
        assert (found.cursor, found.more) == ("7:3", True)
        assert numbers(had(server, found.cursor)) == [4]


def test_who_has_no_plain_way_in_takes_the_other(tmp_path: Path) -> None:
    with mail_server(tmp_path, letters=dict(LETTERS), capabilities="IMAP4rev1") as server:
        assert numbers(had(server)) == [3, 4, 9]
        assert "LOGIN …" in server[0].heard


@pytest.mark.parametrize("capabilities", ["IMAP4rev1 AUTH=PLAIN", "IMAP4rev1"])
@pytest.mark.parametrize("password", ["wr0ng", "wr\u00f6ng"])
def test_a_wrong_password_is_told_and_never_shown(tmp_path: Path, capabilities: str, password: str) -> None:
    with mail_server(tmp_path, capabilities=capabilities) as server, pytest.raises(FetchError) as caught:
        had(server, password=password)
    assert caught.value.final
    assert password not in f"{caught.value} {caught.value.__cause__} {Account('', 1, '', password, '', 1)!r}"
    assert "password" in caught.value.what


def hang(talk: Any, words: str) -> None:
    talk.server.mail.stopped.wait(15)


def endless(talk: Any, words: str) -> None:
    while not talk.server.mail.stopped.is_set():
        talk.wfile.write(b"* OK " + b"x" * 60_000)


def dribble(talk: Any, words: str) -> None:
    while not talk.server.mail.stopped.wait(0.05):
        talk.wfile.write(b"* OK more\r\n")


@pytest.mark.parametrize("at", ["greeting", "CAPABILITY", "EXAMINE", "FETCH", "UID FETCH"])
@pytest.mark.parametrize("how", [hang, dribble, endless])
def test_a_server_that_never_comes_to_an_end_is_left(tmp_path: Path, at: str, how: Callable[..., None]) -> None:
    with mail_server(tmp_path, letters=dict(LETTERS), hooks={at: how}) as server, pytest.raises(FetchError) as caught:
        had(server, limits=Limits(2_000, 0.6))
    assert caught.value.remedy


def test_what_was_had_before_a_server_hangs_is_kept(tmp_path: Path) -> None:
    def once(talk: Any, words: str) -> None:
        mail = talk.server.mail
        if len(mail.fetched()) > 1:
            hang(talk, words)
        elif "BODY" in words:
            talk._answer(mail, "UID FETCH", words)

    with mail_server(tmp_path, letters=dict(LETTERS), hooks={"UID FETCH": once}) as server:
        found = had(server, limits=Limits(2_000, 2.0))
        assert (numbers(found), found.cursor, found.more) == ([3], "7:3", True)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("* BYE no more", "no answer that can be read"),
        ("+ENTIRE nonsense\x00", "no answer that can be read"),
        ("<html>", "the connection broke off"),
        ("* OK hello", "the connection broke off"),
    ],
)
def test_nonsense_is_no_answer(tmp_path: Path, words: str, what: str) -> None:
    with mail_server(tmp_path, hooks={"greeting": lambda talk, _: talk.say(words)}) as server:
        with pytest.raises(FetchError, match=what) as caught:
            had(server)
        assert not caught.value.final


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server, pytest.raises(FetchError, match="there is no folder News"):
        had(server, folder="News")


def test_a_folder_in_other_letters_is_asked_for_as_servers_call_it(tmp_path: Path) -> None:
    with mail_server(tmp_path, letters=dict(LETTERS), folder="L&AOk-ttres &- 1") as server:
        assert numbers(had(server, folder="Léttres & 1")) == [3, 4, 9]


@pytest.mark.parametrize(
    ("name", "sent"),
    [("INBOX", '"INBOX"'), ('a"b\\', '"a\\"b\\\\"'), ("台北", '"&U,BTFw-"'), ("~peter/mail", '"~peter/mail"')],
)
def test_names_of_folders(name: str, sent: str) -> None:
    assert mailbox_name(name) == sent


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server, pytest.raises(FetchError, match="certificate is not to be believed"):
        had(server, authorities=None)
    assert server[0].heard == []


def test_a_certificate_of_another_host_is_refused(tmp_path: Path) -> None:
    with (
        mail_server(tmp_path, host="mail.other.example") as server,
        pytest.raises(FetchError, match="certificate is not to be believed"),
    ):
        had(server)
    assert server[0].heard == []


def test_a_private_address_is_not_connected_to_unless_it_is_named(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server, pytest.raises(FetchError, match="not a public address"):
        delivery(
            Account("localhost", server[0].port, USER, PASSWORD, "INBOX", 1),
            None,
            Addresses(),
            SMALL,
            threading.Event(),
        )


def test_a_watch_that_is_stopped_waits_no_longer(tmp_path: Path) -> None:
    stopped = threading.Event()
    stopped.set()
    with mail_server(tmp_path) as server:
        account = Account("localhost", server[0].port, USER, PASSWORD, "INBOX", 1, server[1])
        with pytest.raises(FetchError, match="no answer"):
            delivery(account, None, Addresses(["localhost"]), SMALL, stopped)
