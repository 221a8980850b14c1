"""Items asked of a Wikibase that the user names: Wikidata's own API, or a mirror of it.

The names of the dossier are sent there, nothing else of it. Protocol: the MediaWiki action API with Wikibase's modules
``wbsearchentities`` and ``wbgetentities``.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar
from urllib.parse import urlencode, urlsplit

import msgspec

from coranto.model.errors import AnswerError, BadRequestError
from coranto.nlp.adapters.post import Endpoint
from coranto.wikidata.items import Entry, Item, item

T = TypeVar("T")
FOUND: Final = 10
"""Items asked for each name."""
AT_ONCE: Final = 50
"""Items that one request may ask for (the limit of ``wbgetentities``)."""
_TIMEOUT_S: Final = 30.0
_ATTEMPTS: Final = 4


class _Hit(msgspec.Struct):
    id: str


class _Hits(msgspec.Struct):
    search: list[_Hit]


class _Entries(msgspec.Struct):
    entities: dict[str, msgspec.Raw]


def endpoint(url: str) -> Endpoint:
    """The API at ``url``, such as ``https://www.wikidata.org/w/api.php``; BadRequestError where it is no address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise BadRequestError(f"{url!r} is not the address of an API", "Give one such as http://localhost/w/api.php.")
    return Endpoint(url, None, _TIMEOUT_S, _ATTEMPTS)


def search(api: Endpoint, names: Iterable[str], language: str = "en") -> Iterator[Item]:
    """Items that the API finds under the names, each once, and the countries that they name; by item number.

    Raises EndpointError where the API cannot be reached or refuses, AnswerError where its answer cannot be read.
    """
    found: set[str] = set()
    for name in sorted(set(names)):
        query = {"action": "wbsearchentities", "search": name, "language": language, "type": "item", "limit": FOUND}
        found.update(hit.id for hit in _asked(api, query, _Hits).search)
    items = list(_got(api, sorted(found, key=_number)))
    countries = {country for one in items for country in one.countries} - found
    yield from items
    yield from _got(api, sorted(countries, key=_number))


def _got(api: Endpoint, ids: Sequence[str]) -> Iterator[Item]:
    props = "labels|aliases|descriptions|claims|sitelinks"
    for at in range(0, len(ids), AT_ONCE):
        query = {"action": "wbgetentities", "ids": "|".join(ids[at : at + AT_ONCE]), "props": props}
        answer = _asked(api, query, _Entries)
        for id_ in ids[at : at + AT_ONCE]:
            written = answer.entities.get(id_)
            if written is not None and b'"missing"' not in bytes(written)[:200]:
                yield item(_decoded(api, bytes(written), Entry))


def _asked(api: Endpoint, query: dict[str, Any], form: type[T]) -> T:
    return _decoded(api, api.get("?" + urlencode({**query, "format": "json"})), form)


def _decoded(api: Endpoint, answer: bytes, form: type[T]) -> T:
    try:
        return msgspec.json.decode(answer, type=form)
    except msgspec.DecodeError as error:
        raise AnswerError(
            f"The answer of {api.base} cannot be read ({error})", "Check that the address is that of a Wikibase API."
        ) from None


def _number(id_: str) -> tuple[int, str]:
    return (int(id_[1:]), id_) if id_[1:].isdigit() else (0, id_)
