"""The site that ``make docs`` makes of these pages, with Sphinx, MyST and Furo; it opens from a folder.

The contents are those of ``README.md``: each heading there is a heading of the side bar, each item of a list a page.
"""

import re
import shutil
from pathlib import Path
from typing import Any

project = "Coranto"
author = "the Coranto authors"
root_doc = "README"
extensions = ["myst_parser"]
exclude_patterns = ["conf.py"]
myst_heading_anchors = 4
highlight_language = "none"
smartquotes = False  # options begin with two hyphens

html_theme = "furo"
html_title = "Coranto"
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_show_sourcelink = False
html_copy_source = False
html_show_search_summary = False  # it would fetch the pages found, which a browser refuses where the site is a folder
html_static_path = ["static"]
html_css_files = ["site.css"]
html_theme_options: dict[str, Any] = {"top_of_page_buttons": []}


REACHABLE = (
    ("body", "<pre>", '<pre tabindex="0">'),
    ("body", '<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'),
    ("furo_navigation_tree", 'role="heading">', 'role="heading" aria-level="2">'),
)
"""What scrolls can be reached by key, and headings have a rank: part of the page, what stands there, what shall."""


def contents(page: str) -> str:
    """Sphinx's lists of pages, as the headings and lists of the first page have them."""
    lists = []
    for section in re.split(r"^## ", page, flags=re.M)[1:]:
        heading, _, body = section.partition("\n")
        pages = re.findall(r"^- \[([^\]]+)\]\(([^):#]+)\.md\)", body, re.M)
        if pages:
            rows = "\n".join(f"{title} <{path}>" for title, path in pages)
            lists.append(f"```{{toctree}}\n:hidden:\n:caption: {heading}\n\n{rows}\n```\n")
    return "\n".join(lists)


def _with_contents(app: object, name: str, source: list[str]) -> None:
    if name == root_doc:
        source[0] += "\n" + contents(source[0])


def _made_reachable(app: object, name: str, template: str, context: dict[str, Any], tree: object) -> None:
    for part, stands, shall in REACHABLE:
        if part in context:
            context[part] = context[part].replace(stands, shall)


def _with_front_door(app: Any, failed: Exception | None) -> None:
    """Who opens the folder looks for ``index.html``."""
    if failed is None:
        shutil.copy(Path(app.outdir, f"{root_doc}.html"), Path(app.outdir, "index.html"))


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _with_contents)
    app.connect("html-page-context", _made_reachable, priority=900)
    app.connect("build-finished", _with_front_door)
