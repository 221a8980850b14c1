"""The documentation is tested against the code: what the code has and the pages lack, fails."""

import re
import sys
from dataclasses import fields
from pathlib import Path

import click
import pytest

from coranto.cli import coranto
from coranto.export.acled import BESIDE
from coranto.export.formats import FORMATS
from coranto.export.table import COLUMNS as TABLE_COLUMNS
from coranto.model.codec import KINDS

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tools"))

from make_reference import api_page, commands_page, description, exported_records, records_page  # noqa: E402

REFERENCE = ROOT / "docs" / "reference"
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
STALE = "run 'python tools/make_reference.py'"


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
    by_hand = [page for page in PAGES if page.parent != REFERENCE]
    assert any(f"coranto {name}" in page.read_text("utf-8") for page in by_hand)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_paragraph(name: str) -> None:
    assert f"**{name}**" in (ROOT / "docs" / "how-to" / "export.md").read_text("utf-8")


@pytest.mark.parametrize("column", [*TABLE_COLUMNS, *BESIDE])
def test_every_column_of_a_table_is_named(column: str) -> None:
    assert f"`{column}`" in (ROOT / "docs" / "how-to" / "export.md").read_text("utf-8")


def test_every_kind_of_record_has_a_section() -> None:
    page = (REFERENCE / "records.md").read_text("utf-8")
    assert [kind.name for kind in KINDS if kind.exported and f"## `{kind.name}`" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    rows = re.findall(r"^\| ([^|]+?) \| .+ \|$", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.M)
    words = [row for row in rows if row not in ("word", "---")]
    assert words == sorted(set(words), key=str.casefold)
