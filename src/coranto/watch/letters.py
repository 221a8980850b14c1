"""Mailboxes that are watched: who may read them, and what their letters are called."""

import os
import re
from typing import Final

from coranto.fetching.failures import FetchError
from coranto.fetching.mailboxes import Account
from coranto.text.identity import sha256_hex
from coranto.watch.settings import Mailbox, Sources

MEDIA_TYPE: Final = "message/rfc822"
HASH_DIGITS: Final = 16

_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_IDENTITY: Final = re.compile(rb"^message-id:\s*<([!-;=?-~]{3,200})>", re.IGNORECASE | re.MULTILINE)


def account_of(mailbox: Mailbox, sources: Sources) -> Account:
    """The account with its password, read anew each time; raises ``FetchError`` where there is none."""
    authorities = None if mailbox.certificates is None else str(sources.place(mailbox.certificates))
    password = _password(mailbox, sources)
    return Account(mailbox.host, mailbox.port, mailbox.user, password, mailbox.folder, mailbox.first, authorities)


def _password(mailbox: Mailbox, sources: Sources) -> str:
    if mailbox.password_env is not None:
        found = os.environ.get(mailbox.password_env)
        where = f"the variable {mailbox.password_env}"
    else:
        path = sources.place(mailbox.password_file or "")
        where = f"the file {path}"
        try:
            found = path.read_text("utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError):
            found = None
    if not found:
        raise FetchError(f"no password in {where}", "put it there", final=True)
    return found


def letter_name(mailbox: Mailbox, data: bytes) -> str:
    """What a letter goes by: its ``Message-ID``, else its hash. The same however often the server numbers them anew."""
    ended = _HEAD_END.search(data)
    found = _IDENTITY.search(data, 0, ended.start() if ended else len(data))
    name = found[1].decode("ascii") if found else sha256_hex(data)[:HASH_DIGITS]
    return f"imap://{mailbox.host}/{mailbox.folder}::{name}"
