"""A server for tests: on a port of its own, in a thread, over a dossier built of a few texts."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from coranto.api.newsstand import Newsstand
from coranto.api.server import address_of, listening, serve
from coranto.api.settings import Settings
from coranto.library import build

TOKEN = "a-token-of-more-than-sixteen-letters"
TEXTS = {
    "bay herald.txt": """Bay Herald
 date 2031-03-07

A ferry sank off Batangas on Monday night, killing at least 11 people, the coast guard said.

Governor Ana Lopes said the ferry was overloaded. "It carried twice what it should," Lopes told reporters in Batangas.

Maria Reyes, whose brother was on board, waited on the pier.
""",
    "wire/harbour.txt": """Harbour Post
 date 2031-03-08

At least 14 people died when a ferry sank off Batangas on Monday night, the coast guard said on Wednesday.

The owner, Sea Lines, denied that the ferry was overloaded.
""",
    "<script>alert(1)</script>.txt": """<img src=x onerror=alert(2)> "><svg/onload=alert(3)>
 date 2031-03-09

Minister </script><script>alert(4)</script> Cruz visited Batangas on Thursday. The captain was arrested in Manila on
Thursday, police said. javascript:alert(5) is no address.
""",
}


def dossier_of(folder: Path, texts: Mapping[str, str]) -> Path:
    """A dossier of the texts."""
    for name, text in texts.items():
        file = folder / "sources" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    build([folder / "sources"], folder / "ferry.coranto", workers=1)
    return folder / "ferry.coranto"


@contextmanager
def served(dossier: Path, settings: Settings | None = None, *, press: bool = False) -> Iterator[httpx.Client]:
    """Asks a server of the dossier; it stops with the context."""
    started: list[uvicorn.Server] = []
    with listening("127.0.0.1", 0) as opened:
        address = address_of(opened)
        given = (Newsstand(dossier, press=press), settings or Settings(), opened, started.append)
        thread = threading.Thread(target=serve, args=given)
        thread.start()
        try:
            with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
                yield client
        finally:
            while not started:
                thread.join(0.01)
            started[0].should_exit = True
            thread.join(20)
    assert not thread.is_alive()
