"""A mail server on this machine for tests: it speaks as much IMAP as is asked of it, with TLS, and can misbehave."""

import base64
import re
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import trustme

USER, PASSWORD = "desk@strait.example", 't0p "secret" pass'


@cache
def authority() -> trustme.CA:
    """Whoever signs the certificates of the tests."""
    return trustme.CA()


@dataclass
class MailServer:
    """A folder of letters by number; ``hooks`` answer a command in their own way: given the connection, its words."""

    letters: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    folder: str = "INBOX"
    capabilities: str = "IMAP4rev1 AUTH=PLAIN"
    hooks: dict[str, Callable[[Any, str], None]] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    """Commands, but for passwords."""
    port: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def fetched(self) -> list[int]:
        """Numbers of the letters whose words were asked for."""
        return [int(found[1]) for one in self.heard if (found := re.match(r"UID FETCH (\d+) .*BODY", one))]


class _Talk(socketserver.StreamRequestHandler):
    timeout = 20
    server: Any

    def handle(self) -> None:
        with suppress(OSError):
            self._talk(self.server.mail)

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")

    def _talk(self, mail: MailServer) -> None:
        if "greeting" in mail.hooks:
            mail.hooks["greeting"](self, "")
            return
        self.say("* OK ready")
        for line in self.rfile:
            tag, _, words = line.decode().strip().partition(" ")
            name = " ".join(words.split()[: 2 if words.startswith("UID") else 1])
            mail.heard.append(words if name != "LOGIN" else "LOGIN …")
            self.tag = tag
            if name in mail.hooks:
                mail.hooks[name](self, words)
            elif not self._answer(mail, name, words):
                return

    def _answer(self, mail: MailServer, name: str, words: str) -> bool:
        told = "OK done"
        if name == "CAPABILITY":
            self.say(f"* CAPABILITY {mail.capabilities}")
        elif name == "AUTHENTICATE":
            self.say("+ ")
            given = base64.b64decode(self.rfile.readline()).decode()
            told = "OK in" if given == f"\0{USER}\0{PASSWORD}" else f"NO not {given}"
        elif name == "LOGIN":
            quoted = PASSWORD.replace('"', '\\"')
            told = "OK in" if words == f'LOGIN "{USER}" "{quoted}"' else f"NO not {words}"
        elif name in ("EXAMINE", "SELECT"):
            if words.partition(" ")[2] == f'"{mail.folder}"':
                self.say(f"* {len(mail.letters)} EXISTS\r\n* OK [UIDVALIDITY {mail.validity}] valid")
            else:
                told = "NO none"
        elif name in ("FETCH", "UID FETCH"):
            self._fetch(mail, name, words)
        elif name == "LOGOUT":
            self.say(f"* BYE\r\n{self.tag} OK bye")
            return False
        else:
            told = "BAD what"
        self.say(f"{self.tag} {told}")
        return True

    def _fetch(self, mail: MailServer, name: str, words: str) -> None:
        numbers = sorted(mail.letters)
        found = re.search(r"FETCH (\d+)(?::(\d+|\*))? \((.*)\)", words)
        assert found is not None
        first, last = int(found[1]), found[2] or found[1]
        for at, uid in enumerate(numbers, start=1):
            number = uid if name == "UID FETCH" else at
            within = first <= number and (last == "*" or number <= int(last))
            if within or (last == "*" and uid == numbers[-1]):
                data = mail.letters[uid]
                if "BODY" in found[3]:
                    self.wfile.write(b"* %d FETCH (UID %d BODY[] {%d}\r\n" % (at, uid, len(data)) + data + b")\r\n")
                else:
                    self.say(f"* {at} FETCH (UID {uid} RFC822.SIZE {len(data)})")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def mail_server(place: Path, host: str = "localhost", **given: Any) -> Iterator[tuple[MailServer, str]]:
    """The server, up for as long as the context, and the file of the authority that signed its certificate."""
    mail = MailServer(**given)
    believed = place / "authority.pem"
    authority().cert_pem.write_to_path(str(believed))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(host).configure_cert(context)
    server = _Server(("127.0.0.1", 0), _Talk, bind_and_activate=True)
    server.mail = mail  # type: ignore[attr-defined]
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *about: None  # type: ignore[method-assign]  # who hangs up is what is tested
    mail.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield mail, str(believed)
    finally:
        mail.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
