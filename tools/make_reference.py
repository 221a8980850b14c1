"""Writes ``docs/reference/{commands,records,api}.md`` from the code. Run it after changing any of what they tell.

Fields are described by the string that follows them in ``coranto.model``; a few that mean the same in every record are
described here once. ``tests/test_docs.py`` fails when a page is stale or a field has no description.
"""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final, get_args, get_type_hints

import click

from coranto.cli import coranto
from coranto.export.formats import DESCRIPTIONS
from coranto.model import annotation, assertion, chronicle, codec, grade, resolved, source
from coranto.view.reading import details, shapes

PAGES: Final = Path(__file__).parent.parent / "docs" / "reference"

COMMON: Final = {
    "id": "Content hash: 12 characters of base 32.",
    "doc": "Name of the document.",
    "start": "First character, counted in code points from 0.",
    "end": "The character after the last: the span is half-open.",
    "text": "The characters of the span, exactly.",
    "reason": "Why, in words.",
    "lat": "Latitude in degrees, WGS 84.",
    "lon": "Longitude in degrees, WGS 84.",
    "country": "ISO 3166-1 alpha-2 code.",
    "begin": "First day or instant, ISO 8601.",
    "until": "The day or instant after the last: half-open.",
}
"""What a field means wherever no record says otherwise."""


def _described(module: ModuleType) -> Iterator[tuple[tuple[str, str], str]]:
    """``(class, field)`` and the string that follows the field, for every record of a module."""
    for node in ast.parse(inspect.getsource(module)).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for field, after in zip(node.body, node.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(after):
                yield (node.name, field.target.id), ast.literal_eval(after.value)  # type: ignore[attr-defined]


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


DESCRIBED: Final = dict(
    pair
    for module in (source, annotation, assertion, resolved, chronicle, grade, shapes, details)
    for pair in _described(module)
)


def description(record: type, field: str) -> str | None:
    """What a field means, or null if nobody has said."""
    return DESCRIBED.get((record.__name__, field)) or COMMON.get(field)


def nested(record: type) -> Iterator[type]:
    """The record and every record within it, each once, outermost first."""
    seen: list[type] = []
    waiting = [record]
    while waiting:
        current = waiting.pop(0)
        if current not in seen:
            seen.append(current)
            hints = get_type_hints(current)
            waiting += [t for f in fields(current) for t in _records_in(hints[f.name])]
    yield from seen


def _records_in(hint: Any) -> list[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [found for part in get_args(hint) for found in _records_in(part)]


def exported_records() -> list[type]:
    """Every record that an export may hold, nested ones after the first that holds them."""
    found = [r for kind in codec.KINDS if kind.exported for r in nested(kind.record)]
    return list(dict.fromkeys(found))


def records_page() -> str:
    """The reference of records, in Markdown."""
    names = {kind.record: kind.name for kind in codec.KINDS}
    lines = [
        "# Records",
        "",
        "Made from the code by `tools/make_reference.py`.",
        f"JSON Lines, UTF-8; the first line is the header of schema `{codec.SCHEMA}`.",
        "Offsets are Unicode code points, half-open. `coranto schema` prints the JSON Schema.",
    ]
    for record in exported_records():
        title = f"`{names[record]}`" if record in names else f"{record.__name__} (within other records)"
        lines += [
            "",
            f"## {title}",
            "",
            " ".join((inspect.getdoc(record) or "").split()),
            "",
            "| field | type | meaning |",
            "|---|---|---|",
        ]
        for field in fields(record):
            meaning = " ".join((description(record, field.name) or "").split()).replace("|", "\\|")
            lines.append(f"| `{field.name}` | {_type(record, field.name)} | {meaning} |")
    return "\n".join(lines) + "\n"


def _type(record: type, field: str) -> str:
    text = inspect.get_annotations(record)[field]
    shown = text if isinstance(text, str) else getattr(text, "__name__", None) or str(text)
    options = get_args(get_type_hints(record)[field])
    literal = [
        str(o)
        for option in options
        for o in ([option] if isinstance(option, str | int) else get_args(option))
        if isinstance(o, str | int)
    ]
    if literal:
        empty = " · null" if type(None) in options else ""
        return " · ".join(f"`{value}`" for value in literal) + empty
    shown = str(get_type_hints(record)[field]) if shown in ("tuple", "UnionType", "Union") else shown
    for module in ("annotation", "assertion", "resolved", "chronicle", "source"):
        shown = shown.replace(f"coranto.model.{module}.", "")
    return shown.replace("NoneType", "null").replace("None", "null").replace(", ...]", "…]").replace("|", "or")


def commands_page() -> str:
    """The reference of commands, in Markdown."""
    lines = ["# Commands", "", "Made from the code by `tools/make_reference.py`.", ""]
    lines += [
        "Exit codes: 0 done, problem records included; 1 nothing could be built, or `verify` found a fault;",
        "2 bad arguments.",
        "",
    ]
    for name, command in _commands(coranto.commands):
        usage = " ".join(
            p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)
        )
        lines += [f"## `coranto {name} {usage}`".rstrip("` ") + "`", "", inspect.cleandoc(command.help or ""), ""]
        options = [p for p in command.params if isinstance(p, click.Option)]
        if options:
            lines += ["| option | meaning |", "|---|---|"]
            lines += [f"| `{', '.join((*o.opts, *o.secondary_opts))}` | {_meaning(o)} |" for o in options] + [""]
    lines += ["## Formats of `coranto export`", "", "| format | what it is |", "|---|---|"]
    lines += [f"| `{name}` | {what} |" for name, what in DESCRIPTIONS.items()]
    return "\n".join(lines) + "\n"


def _meaning(option: click.Option) -> str:
    """What an option does, what it may be where that is a list, and what it is where it is not given."""
    parts = [option.help or ""]
    if isinstance(option.type, click.Choice):
        parts.append("One of " + ", ".join(f"`{choice}`" for choice in option.type.choices) + ".")
    if option.show_default and isinstance(option.default, str | int):
        parts.append(f"If not given, `{option.default}`.")
    return " ".join(parts).replace("|", "\\|")


def _commands(commands: dict[str, click.Command], before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name, those of a group after it."""
    for name, command in sorted(commands.items()):
        yield before + name, command
        if isinstance(command, click.Group):
            yield from _commands(command.commands, f"{before}{name} ")


def api_page() -> str:
    """The reference of the API, in Markdown, from its OpenAPI description."""
    described = created_description()
    lines = [
        "# The API",
        "",
        "Made from the code by `tools/make_reference.py`; [how to use it](../how-to/serve.md).",
        "`coranto serve` gives the same as OpenAPI at `/api/v1/openapi.json`, with examples.",
    ]
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            lines += ["", f"## `{method.upper()} {path}`", "", " ".join(operation["description"].split()), ""]
            rows = operation.get("parameters", [])
            if rows:
                lines += ["| parameter | in | type | meaning |", "|---|---|---|---|"]
                lines += [
                    f"| `{row['name']}` | {row['in']} | {_kind(row['schema'])} | {_told(row)} |" for row in rows
                ] + [""]
            good = next(held for status, held in operation["responses"].items() if status.startswith("2"))
            ((media_type, content),) = good["content"].items()
            answer = _kind(content["schema"]) if content.get("schema") else f"`{media_type}`"
            bad = ", ".join(status for status in operation["responses"] if status[0] in "45")
            lines.append(f"Answers {answer}; problems: {bad}.")
    lines += ["", "## What the answers hold"]
    for name, schema in sorted(described["components"]["schemas"].items()):
        if name.startswith("Page_") or "properties" not in schema:
            continue
        lines += [
            "",
            f"### {name}",
            "",
            " ".join(schema.get("description", "").split()),
            "",
            "| field | type | meaning |",
            "|---|---|---|",
        ]
        for field, held in schema["properties"].items():
            meaning = DESCRIBED.get((name, field)) or held.get("description") or COMMON.get(field) or ""
            lines.append(f"| `{field}` | {_kind(held)} | {' '.join(meaning.split())} |")
    return "\n".join(lines) + "\n"


def created_description() -> dict[str, Any]:
    """The OpenAPI description; no dossier is opened for it."""
    from coranto.api.app import create_app
    from coranto.api.newsstand import Newsstand

    return create_app(Newsstand.__new__(Newsstand)).openapi()


def _told(row: dict[str, Any]) -> str:
    return " ".join(row.get("description", row["schema"].get("description", "")).split()).replace("|", "\\|")


def _kind(schema: dict[str, Any]) -> str:
    """The type of a field, as a reader writes it."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"a page of {name.strip('_')[5:].strip('_')}" if name.startswith("Page_") else name
    if "anyOf" in schema:
        return " or ".join(_kind(option) for option in schema["anyOf"])
    if "enum" in schema:
        return " · ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        items = schema.get("items") or {"type": "value"}
        return f"{_kind(items)}…" if "prefixItems" not in schema else "pair"
    return str(schema.get("type", "value"))


def main() -> None:
    """Writes the pages."""
    (PAGES / "api.md").write_text(api_page(), "utf-8")
    PAGES.mkdir(exist_ok=True)
    (PAGES / "records.md").write_text(records_page(), "utf-8")
    (PAGES / "commands.md").write_text(commands_page(), "utf-8")


if __name__ == "__main__":
    main()
