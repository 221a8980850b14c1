"""The documentation is tested against the code: what either has and the other lacks, fails."""

import os
import re
import sys
from dataclasses import fields
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import apsw
import click
import pytest

from coranto.cli import coranto
from coranto.export.acled import BESIDE
from coranto.export.formats import FORMATS
from coranto.export.table import COLUMNS as TABLE_COLUMNS
from coranto.model.codec import KINDS
from coranto.store.schema import MIGRATIONS
from pages import BY_HAND, PAGES, REFERENCE, ROOT, anchors, inline_code, links, named, section

sys.path.append(str(ROOT / "tools"))

from make_reference import api_page, commands_page, description, exported_records, records_page

STALE = "run 'python tools/make_reference.py'"
FIRST = ROOT / "docs" / "README.md"
NOT_OURS = {"sources.toml", "data.py", "org_types.py", "rigour/data/names/persons.txt", "datapackage.json"}
"""Files of others that pages name."""
MADE = {"training.json", "site/index.html"}
"""Files that a command makes, and git does not keep."""


def test_the_reference_of_commands_is_fresh() -> None:
    assert (REFERENCE / "commands.md").read_text("utf-8") == commands_page(), STALE


def test_the_reference_of_records_is_fresh() -> None:
    assert (REFERENCE / "records.md").read_text("utf-8") == records_page(), STALE


def test_the_reference_of_the_api_is_fresh() -> None:
    assert (REFERENCE / "api.md").read_text("utf-8") == api_page(), STALE


@pytest.mark.parametrize("record", exported_records(), ids=lambda record: record.__name__)
def test_every_field_says_what_it_means(record: type) -> None:
    assert [f.name for f in fields(record) if not description(record, f.name)] == []


@pytest.mark.parametrize("name", sorted(coranto.commands))
def test_every_command_and_option_has_help(name: str) -> None:
    command = coranto.commands[name]
    assert command.help
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


@pytest.mark.parametrize("name", sorted(coranto.commands))
def test_every_command_is_shown_in_a_page_written_by_hand(name: str) -> None:
    assert any(f"coranto {name}" in page.read_text("utf-8") for page in BY_HAND)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_paragraph(name: str) -> None:
    assert f"**{name}**" in (ROOT / "docs" / "how-to" / "export.md").read_text("utf-8")


@pytest.mark.parametrize("column", [*TABLE_COLUMNS, *BESIDE])
def test_every_column_of_a_table_is_named(column: str) -> None:
    assert f"`{column}`" in (ROOT / "docs" / "how-to" / "export.md").read_text("utf-8")


def test_every_kind_of_record_has_a_section() -> None:
    page = (REFERENCE / "records.md").read_text("utf-8")
    assert [kind.name for kind in KINDS if kind.exported and f"## `{kind.name}`" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_a_file_and_to_a_heading_in_it(page: Path) -> None:
    lost = []
    for target in links(page):
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


def test_every_page_is_in_the_contents_once() -> None:
    found = [(FIRST.parent / target).resolve() for target in links(FIRST) if target.endswith(".md")]
    assert sorted(found) == sorted(page for page in FIRST.parent.rglob("*.md") if page != FIRST)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    told = {code.partition("::")[0] for code in inline_code(page) if _is_file(code)}
    lost = {code for code in told if not any(file.endswith("/" + code.strip("./")) for file in _ours())}
    assert lost - NOT_OURS - MADE == set()


@cache
def _ours() -> tuple[str, ...]:
    """Files and folders of the repository, from its root, after ``/``."""
    found = []
    for folder, below, files in os.walk(ROOT):
        below[:] = [name for name in below if name not in ("node_modules", "__pycache__", "runs") and name[0] != "."]
        found += ["/" + Path(folder, name).relative_to(ROOT).as_posix() for name in (*below, *files)]
    return tuple(found)


def _is_file(code: str) -> bool:
    """Whether code names a file or folder of a repository, rather than a suffix, a user's file or a path of the API."""
    if re.fullmatch(r"(\.\./)*[\w-]+(/[\w.-]+)*\.(py|yaml|mjs|tsx?|tsv|css|txt\.gz|sh|toml)", code):
        return True
    return bool(re.match(r"(src|tests|tools|training|benchmarks|web|docs|samples|resources|resolve|extract)/", code))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_test_that_is_named_is_there(page: Path) -> None:
    told = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page.read_text("utf-8"))
    assert [f"{file}::{name}" for file, name in told if f"def {name}(" not in (ROOT / file).read_text("utf-8")] == []


def test_every_part_of_the_package_has_its_line_in_the_architecture() -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
    here = (ROOT / "src" / "coranto").iterdir()
    parts = [part for part in here if part.name[0] not in "_." and part.name != "py.typed"]
    told = {word for row in re.findall(r"^\| (`.+?`) \|", page, re.M) for word in re.split(r"[` ]+", row)}
    assert [part.name for part in parts if part.name + "/" * part.is_dir() not in told] == []


def test_every_file_in_the_architecture_is_there() -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "src" / "coranto").rglob("*.py")}
    named = set(re.findall(r"[\w/]+\.py\b", page))
    assert len(named) > 40
    assert [name for name in named if not any(path.endswith(f"/{name}") or path == name for path in here)] == []


def test_every_table_of_a_dossier_is_told() -> None:
    page = (ROOT / "docs" / "explanation" / "dossier.md").read_text("utf-8")
    told = {word for row in re.findall(r"^\| (`.+?`) \|", page, re.M) for word in re.split(r"[`, ]+", row)}
    assert _tables() - told == set()


def _tables() -> set[str]:
    """The names of the tables that a dossier has now."""
    connection = apsw.Connection(":memory:")
    for script in MIGRATIONS:
        connection.execute(script)
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows if not name.startswith(("sqlite_", "sentence_index_"))}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_option_that_is_named_is_one_of_a_command(page: Path) -> None:
    told = {word for code in inline_code(page) for word in re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)}
    others = {word for code in inline_code(page) if code.startswith(OTHERS) for word in re.findall(r"--[\w-]+", code)}
    assert told - others - _options(coranto) == set()


OTHERS = ("python ", "pip ", "ray ", "node ", "npm ", "npx ", "make ", "chromium ")
"""Programs whose options are not ours."""


def _options(command: click.Command) -> set[str]:
    own = {name for p in command.params if isinstance(p, click.Option) for name in (*p.opts, *p.secondary_opts)}
    under = command.commands.values() if isinstance(command, click.Group) else ()
    return own.union({"--help", "--version"}, *(_options(other) for other in under))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_module_and_target_that_is_to_be_run_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    modules = set(re.findall(r"python -m ((?:benchmarks|training)(?:\.\w+)?)", text))
    modules |= {f"benchmarks.{name}" for name in re.findall(r"python -m benchmarks (\w+)", text)}
    assert [module for module in sorted(modules) if find_spec(module) is None] == []
    targets = set(re.findall(r"(?:^|`)make ([a-z-]+)\b", text, re.M))
    assert [name for name in sorted(targets) if f"\n{name}:" not in (ROOT / "Makefile").read_text("utf-8")] == []


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    rows = re.findall(r"^\| ([^|]+?) \| .+ \|$", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.M)
    words = [row for row in rows if row not in ("word", "---")]
    assert words == sorted(set(words), key=str.casefold)


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+", re.sub(r"\]\([^)]*\)|`[^`]*`", "", text))


QUOTED = re.compile(r"^(?:- |\| )(?P<told>.*\((?:\.\./)*(?:docs/)?benchmarks\.md#(?P<anchor>[\w-]+)\).*)$", re.M)
"""A row or an item that quotes figures, and links the section that they stand in."""


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "performance.md"], ids=named)
def test_figures_that_are_quoted_stand_in_the_section_that_is_linked(page: Path) -> None:
    quoted = list(QUOTED.finditer(page.read_text("utf-8")))
    assert quoted
    for row in quoted:
        held = _figures(section(ROOT / "docs" / "benchmarks.md", row["anchor"]))
        assert [figure for figure in _figures(row["told"]) if figure not in held] == [], row["told"]
