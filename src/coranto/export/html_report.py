"""A report as one self-contained page that needs no network and runs no script."""

from functools import cache
from itertools import groupby

from jinja2 import Template

from coranto.export.html import asset, displayable, hashed, template_named
from coranto.export.report import DISPATCHES, Report, dispatch_rows, note_in_words


def render(report: Report) -> str:
    """The page; a number leads to its note, a note to its passage by name, offsets and hash."""
    style = asset("report.css")
    groups = [(kind, list(blocks)) for kind, blocks in groupby(report.blocks, lambda block: type(block).__name__)]
    policy = f"default-src 'none'; style-src {hashed(style)}; base-uri 'none'; form-action 'none'"
    page = _template().render(
        report=report, groups=groups, style=style, policy=policy, words=note_in_words, head=DISPATCHES,
        rows=list(dispatch_rows(report)),
    )  # fmt: skip
    return displayable(page)


@cache
def _template() -> Template:
    return template_named("report.html.j2")
