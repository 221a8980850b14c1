"""What the first view of the page takes: ``python -m benchmarks.page [--dossier FILE] [--held N] [--turns N]``.

A dossier (made of ``N`` dispatches of a made-up stream, 1,000, where none is given) is served, and exported as a static
site; Chromium opens both, each turn as if for the first time, and notes when the first entry stands there, when a key
that was pressed then is answered, what was sent (compressed, without the outlines of the map), and what the page owes
everybody: language, title, description, viewport, alternatives, contrast and all else that axe finds, no fault, nothing
asked of another machine.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from benchmarks.api import _built, served

ROOT: Final = Path(__file__).parents[1]
HELD: Final = 1000
TURNS: Final = 7


def main() -> int:
    """Prints a row for the served page and one for the static site."""
    parser = ArgumentParser(prog="benchmarks.page")
    parser.add_argument("--dossier", type=Path)
    parser.add_argument("--held", type=int, default=HELD)
    parser.add_argument("--turns", type=int, default=TURNS)
    asked = parser.parse_args()
    if shutil.which("chromium") is None or shutil.which("node") is None:
        print("benchmarks.page: chromium or node is not there", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        dossier = asked.dossier or _built(Path(folder), asked.held)
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "coranto", "export", str(dossier), "--format", "site", "-o", str(site)]
        subprocess.run(command, check=True)
        with served(dossier) as (address, _):
            faces = (f"from a server={address}", f"from a folder={(site / 'index.html').as_uri()}")
            for told in weighed(asked.turns, faces):
                print(in_words(told))
    return 0


def weighed(turns: int, faces: tuple[str, ...]) -> list[dict[str, Any]]:
    """What ``web/browser/weigh.mjs`` says of each face (``NAME=ADDRESS``)."""
    script = ROOT / "web" / "browser" / "weigh.mjs"
    command = ["node", str(script), str(turns), *faces]
    environment = os.environ | {"CHROMIUM": os.environ.get("CHROMIUM") or shutil.which("chromium") or ""}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    return [json.loads(line) for line in said.splitlines()]


def in_words(told: dict[str, Any]) -> str:
    """One line for a face."""
    owes = ", ".join(told["faults"]) or "nothing"
    return (
        f"{told['name']}: first entry {told['entry']} ms, first key answered {told['answered']} ms "
        f"(slowest {told['slowest']}), painted {told['paint']}, largest {told['largest']}; "
        f"{told['bytes'] / 1000:.0f} kB in {told['requests']} requests, {told['nodes']} elements, {told['long']} long "
        f"tasks (longest {told['longest']} ms), layout shift {told['shift']}; owes: {owes}"
    )


if __name__ == "__main__":
    sys.exit(main())
