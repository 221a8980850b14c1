"""Whether anything known is wrong with what is pinned: asks OSV (osv.dev) about both locks and the page's.

Ends with 0 where nothing is known, 1 where something is, 3 where OSV could not be asked, each said in words.
``python tools/audit.py [URL]``.
"""

import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
OSV: Final = "https://api.osv.dev/v1/querybatch"
LOCKS: Final = ("requirements.lock", "requirements-docs.lock")
NODE_LOCK: Final = "web/package-lock.json"
SECONDS: Final = 20
PER_QUESTION: Final = 500
"""Packages that are asked about at one time; OSV takes 1,000."""

Package = tuple[str, str, str]
"""Ecosystem, name, version."""


def pinned(root: Path = ROOT) -> list[Package]:
    """Everything that the locks pin."""
    found = {("PyPI", *pin) for lock in LOCKS for pin in pins((root / lock).read_text("utf-8"))}
    packages = json.loads((root / NODE_LOCK).read_text("utf-8"))["packages"]
    found |= {("npm", path.rpartition("node_modules/")[2], one["version"]) for path, one in packages.items() if path}
    return sorted(found)


def pins(lock: str) -> Iterator[tuple[str, str]]:
    """Name and version of each line of a lock that pins one."""
    yield from re.findall(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", lock, re.M)


def known(packages: Sequence[Package], url: str = OSV) -> dict[Package, list[str]]:
    """What is known about the packages: the ids of advisories; raises ``OSError`` where OSV cannot be asked."""
    found: dict[Package, list[str]] = {}
    for first in range(0, len(packages), PER_QUESTION):
        few = packages[first : first + PER_QUESTION]
        asked = [{"package": {"ecosystem": e, "name": name}, "version": version} for e, name, version in few]
        body = json.dumps({"queries": asked}).encode()
        request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            results = json.load(answer)["results"]
        for package, result in zip(few, results, strict=True):
            if result.get("vulns"):
                found[package] = sorted(one["id"] for one in result["vulns"])
    return found


def main(url: str = OSV) -> int:
    """Says what is known."""
    packages = pinned()
    try:
        found = known(packages, url)
    except (OSError, ValueError, KeyError) as error:
        why = getattr(error, "reason", error)
        print(f"NOT AUDITED: {len(packages)} pinned packages, but OSV could not be asked from here ({why}).")
        return 3
    for (ecosystem, name, version), ids in found.items():
        print(f"{name} {version} ({ecosystem}): {', '.join(ids)}")
    print(f"Audited {len(packages)} pinned packages: {len(found)} with something known.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
