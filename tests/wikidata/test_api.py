"""Asking a Wikibase: a small server that speaks its protocol."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from coranto.model.errors import AnswerError, BadRequestError, EndpointError
from coranto.wikidata.api import endpoint, search
from wikidata.items_of import entry

ITEMS = {
    "Q7": entry("Q7", "Ana Tulafale", P31="Q5", P27="Q9"),
    "Q12": entry("Q12", "Ana Tulafale", P31="Q5"),
    "Q9": entry("Q9", "Samoa", P297="WS"),
}


class Wikibase(BaseHTTPRequestHandler):
    """Finds ``ITEMS`` by their English names; the address ``/broken`` answers no JSON."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        self.send_response(200 if parts.path != "/closed" else 403)
        self.end_headers()
        self.wfile.write(b"<html>" if parts.path == "/broken" else json.dumps(answer(query)).encode())

    def log_message(self, *_: Any) -> None:
        pass


def answer(query: dict[str, str]) -> object:
    assert query["format"] == "json"
    if query["action"] == "wbsearchentities":
        named = [id_ for id_, one in ITEMS.items() if one["labels"]["en"]["value"] == query["search"]]
        return {"search": [{"id": id_} for id_ in [*named, "Q404"][: int(query["limit"])]]}
    return {"entities": {id_: ITEMS.get(id_, {"id": id_, "missing": ""}) for id_ in query["ids"].split("|")}}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Wikibase)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_names_find_items_and_their_countries_each_once(address: str) -> None:
    found = list(search(endpoint(address + "/w/api.php"), ["Ana Tulafale", "Ana Tulafale"]))
    assert [(one.id, one.iso_code) for one in found] == [("Q7", None), ("Q12", None), ("Q9", "WS")]


def test_an_answer_that_is_none_and_a_refusal_are_told(address: str) -> None:
    with pytest.raises(AnswerError, match="Wikibase API"):
        list(search(endpoint(address + "/broken"), ["Ana"]))
    with pytest.raises(EndpointError, match="403"):
        list(search(endpoint(address + "/closed"), ["Ana"]))


@pytest.mark.parametrize("url", ["wikidata.org", "ftp://x/api", "https://x/api?a=b", "file:///etc/hosts"])
def test_what_is_no_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(BadRequestError, match="not the address"):
        endpoint(url)
