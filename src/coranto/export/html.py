"""The chronicle as one self-contained page: the chronicle left, the dispatch right, the cited passage marked."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, Template, select_autoescape

from coranto.export import assessments
from coranto.export.edition import Edition
from coranto.model.annotation import Sentence
from coranto.model.source import Document
from coranto.view.words import day_in_words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a dispatch's text; ``furniture`` names what it is when it is not running text."""

    text: str
    furniture: str | None
    chars: int | None = None
    """How many characters of the text it stands for, where they are withheld."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A dispatch as the right pane shows it: the pieces, put together, are its text."""

    document: Document
    published: str
    pieces: tuple[Piece, ...]


def render(edition: Edition) -> str:
    """A page that needs no network, no other file, and runs no script but its own."""
    return "".join(pieces(edition))


def encoded(edition: Edition) -> Iterator[bytes]:
    """The page in UTF-8, piece by piece; what is no character is a question mark."""
    return (piece.encode("utf-8", "replace") for piece in pieces(edition))


def pieces(edition: Edition) -> Iterator[str]:
    """The page piece by piece: of the dispatches' words those of one are held at a time."""
    style, script = asset("page.css"), asset("page.js")
    view, about = edition.view, edition.about.in_words()
    readings = (_reading(document, edition) for document in view.documents)
    policy = _policy(style, script)
    held = {"view": view, "about": about, "readings": readings, "grades": edition.grades, "words": assessments}
    held["shown"] = {document.doc for document in view.documents}
    return _template().generate(held, style=style, script=script, policy=policy)


def _policy(style: str, script: str) -> str:
    """A content security policy that admits the page's own style and script by their hashes, and nothing else."""
    own = f"style-src {hashed(style)}; script-src {hashed(script)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def hashed(source: str) -> str:
    """The hash by which a policy admits a style or a script."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def asset(name: str) -> str:
    """A style, a script or a template of the package."""
    return (files("coranto.export") / "assets" / name).read_text("utf-8")


@cache
def _template() -> Template:
    return template_named("page.html.j2")


def template_named(name: str) -> Template:
    """A template of the package, in which whatever is filled in is escaped."""
    environment = Environment(
        loader=PackageLoader("coranto.export", "assets"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["fragment"] = lambda link: quote(link, safe="")
    return environment.get_template(name)


def _reading(document: Document, edition: Edition) -> Reading:
    found: list[Piece] = []
    at = 0
    for sentence in edition.folio(document.doc).of(Sentence):
        if sentence.furniture:
            found += _pieces(edition, document.doc, at, sentence.start)
            found += _pieces(edition, document.doc, sentence.start, sentence.end, sentence.furniture)
            at = sentence.end
    found += _pieces(edition, document.doc, at, None)
    p = document.published
    return Reading(document, day_in_words(p.start, p.end, p.precision), tuple(piece for piece in found if piece.text))


def _pieces(edition: Edition, doc: str, start: int, end: int | None, furniture: str | None = None) -> Iterator[Piece]:
    for stretch in edition.stretches(doc, start, end):
        chars = stretch.end - stretch.start if stretch.withheld else None
        yield Piece(displayable(stretch.text), furniture, chars)


def displayable(text: str) -> str:
    """The text with each character that HTML cannot hold replaced by one U+FFFD, so that offsets keep counting."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
