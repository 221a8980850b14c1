"""The chronicle as one self-contained page: the chronicle left, the dispatch right, the cited passage marked."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, Template, select_autoescape

from coranto.model.annotation import Sentence
from coranto.model.corpus import Corpus, Folio
from coranto.model.source import Document
from coranto.view.chronicle import ChronicleView
from coranto.view.words import day_in_words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a dispatch's text; ``furniture`` names what it is when it is not running text."""

    text: str
    furniture: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A dispatch as the right pane shows it: the pieces, put together, are its text."""

    document: Document
    published: str
    pieces: tuple[Piece, ...]


def render(corpus: Corpus, view: ChronicleView) -> str:
    """A page that needs no network, no other file, and runs no script but its own."""
    style, script = asset("page.css"), asset("page.js")
    readings = [_reading(document, corpus.folio(document.doc)) for document in view.documents]
    return _template().render(view=view, readings=readings, style=style, script=script, policy=_policy(style, script))


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


def _reading(document: Document, folio: Folio) -> Reading:
    pieces: list[Piece] = []
    at = 0
    for sentence in folio.of(Sentence):
        if sentence.furniture:
            pieces += [Piece(folio.text[at : sentence.start], None)]
            pieces += [Piece(folio.text[sentence.start : sentence.end], sentence.furniture)]
            at = sentence.end
    pieces.append(Piece(folio.text[at:], None))
    p = document.published
    shown = tuple(Piece(displayable(piece.text), piece.furniture) for piece in pieces if piece.text)
    return Reading(document, day_in_words(p.start, p.end, p.precision), shown)


def displayable(text: str) -> str:
    """The text with each character that HTML cannot hold replaced by one U+FFFD, so that offsets keep counting."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
