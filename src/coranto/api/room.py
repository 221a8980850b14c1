"""The page at the root: the reading room where it is built in, else the chronicle as one page of HTML."""

from functools import cache
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, Request
from jinja2 import Environment
from starlette.responses import Response

from coranto.api.answers import answer
from coranto.api.editions import Edition
from coranto.api.problems import RefusedError
from coranto.export import html
from coranto.export.edition import Edition as Edited

router = APIRouter(include_in_schema=False)

MOST_DISPATCHES: Final = 400
"""Dispatches that the page of HTML holds: each of them with its text."""
MEDIA_TYPES: Final = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
}
_HTML: Final = "text/html; charset=utf-8"
_SMALL: Final = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coranto: {{ name }}</title><link rel="stylesheet" href="/page.css"></head>
<body><main>
<h1>{{ name }}</h1>
<p>{{ documents }} dispatches, {{ entries }} entries: too many for one page.</p>
<p>Programs ask at <a href="/api/v1/dossier">/api/v1</a>, as <a href="/api/v1/openapi.json">its description</a> says.
The chronicle as a file: <code>coranto export {{ name }}.coranto --format html -o {{ name }}.html</code></p>
</main></body>
</html>
"""


@cache
def assets() -> dict[str, bytes]:
    """The files of the reading room by name; none where it is not built in. Nothing else is ever given."""
    folder = files("coranto.export") / "assets" / "room"
    if not folder.is_dir():
        return {}
    return {
        one.name: one.read_bytes() for one in folder.iterdir() if one.is_file() and _ending(one.name) in MEDIA_TYPES
    }


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


@router.get("/")
@router.get("/text/{doc:path}")
def root(request: Request) -> Response:
    """The page."""
    return answer(request, _page, _HTML)


@router.get("/{name}")
def asset(request: Request, name: str) -> Response:
    """A file that the page asks for."""
    if name in assets():
        return answer(request, lambda _: assets()[name], f"{MEDIA_TYPES[_ending(name)]}; charset=utf-8")
    if name in ("page.css", "page.js"):
        return answer(request, lambda _: html.asset(name).encode(), f"{MEDIA_TYPES[_ending(name)]}; charset=utf-8")
    raise RefusedError(404, f"There is no {name}", "See / and /api/v1/openapi.json.")


def _page(edition: Edition) -> bytes:
    if "room.html" in assets():
        return assets()["room.html"]
    with edition.desk() as desk:
        if len(desk.documents) > MOST_DISPATCHES:
            known = {"name": edition.path.stem, "documents": len(desk.documents), "entries": len(desk.matcher.entries)}
            return Environment(autoescape=True).from_string(_SMALL).render(known).encode()
        page = html.render(Edited(desk.corpus))
    return linked(page).encode("utf-8", "replace")


def linked(page: str) -> str:
    """The page with its style and script as files beside it, since the server's policy allows none within."""
    style, script = html.asset("page.css"), html.asset("page.js")
    head, _, rest = page.partition(f"<style>{style}</style>")
    body, _, tail = rest.partition(f"<script>{script}</script>")
    start, _, meta = head.partition('<meta http-equiv="Content-Security-Policy"')
    return "".join((
        start, meta.partition(">\n")[2], '<link rel="stylesheet" href="/page.css">', body,
        '<script src="/page.js"></script>', tail,
    ))  # fmt: skip
