"""One convention for every benchmark: ``main`` returns the code to exit with, and the others go on."""

import ast
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import __main__ as benchmarks

FOLDER = Path(benchmarks.__file__).parent
SCRIPTS = [file for file in sorted(FOLDER.glob("*.py")) if "def main(" in file.read_text("utf-8")]


@pytest.fixture
def ran(monkeypatch):
    """Benchmarks stood in for by what each returns, or raises; the names of those that ran."""
    found = []

    def stand_in(**outcomes):
        def of(module):
            name = module.removeprefix("benchmarks.")

            def main():
                found.append((name, sys.argv[1:]))
                if isinstance(outcomes[name], Exception):
                    raise outcomes[name]
                return outcomes[name]

            return SimpleNamespace(main=main)

        monkeypatch.setattr(benchmarks, "import_module", of)
        monkeypatch.setattr(benchmarks, "BENCHMARKS", tuple(outcomes))
        monkeypatch.setattr(sys, "argv", ["benchmarks", "left", "over"])
        return found

    return stand_in


@pytest.mark.parametrize(
    ("outcomes", "worst"),
    [
        ({"reading": 0, "kills": 0, "size": 0}, 0),
        ({"reading": 0, "kills": 1, "size": 0}, 1),
        ({"reading": 2, "kills": 1, "size": 0}, 2),
        ({"reading": 0, "kills": RuntimeError("the disk is full"), "size": 0}, 1),
    ],
)
def test_all_run_and_the_worst_code_is_returned(ran, outcomes, worst):
    found = ran(**outcomes)
    assert benchmarks.main([]) == worst
    assert found == [(name, []) for name in outcomes]


def test_what_went_wrong_is_named_at_the_end(ran, capsys):
    ran(reading=0, kills=ValueError("no child"), size=2)
    benchmarks.main([])
    said = capsys.readouterr().err
    assert "no child" in said
    assert said.splitlines()[-2:] == ["benchmarks: kills ended with 1", "benchmarks: size ended with 2"]


def test_only_those_that_are_named_run_and_an_unknown_one_runs_none(ran, capsys):
    found = ran(reading=0, kills=1, size=0)
    assert benchmarks.main(["size"]) == 0
    assert benchmarks.main(["size", "weather"]) == 2
    assert [name for name, _ in found] == ["size"]
    assert "no weather; there are reading, kills, size" in capsys.readouterr().err


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.stem)
def test_every_main_returns_its_code_and_exits_nowhere_else(file):
    tree = ast.parse(file.read_text("utf-8"))
    (main,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main")
    assert ast.unparse(main.returns) == "int"
    assert all(isinstance(node.value, ast.expr) for node in ast.walk(main) if isinstance(node, ast.Return))
    own = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.exit"]
    assert len(own) == 1, "the one at the end"
    assert ast.unparse(tree.body[-1]).startswith("if __name__ == '__main__':\n    sys.exit(main(")
    assert "SystemExit" not in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
