"""How the tests of commands ask: a command run in this process, a dossier of a few texts built by one."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from coranto.cli import coranto


def run(*arguments: str | Path) -> Result:
    """What a command answered; whatever it raises goes on to the test."""
    return CliRunner().invoke(coranto, [str(a) for a in arguments], catch_exceptions=False)


def built(folder: Path, texts: Mapping[str, str]) -> Path:
    """A dossier of the texts, each a file of that name in the folder."""
    for name, text in texts.items():
        (folder / name).write_text(text)
    path = folder / "ferry.coranto"
    assert run("build", *(folder / name for name in texts), "--dossier", path, "-q", "--workers", "1").exit_code == 0
    return path
