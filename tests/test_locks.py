"""The locks answer pyproject.toml, pin and hash everything, and are asked about; so is the page's."""

import json
import re
import sys
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import metadata
from threading import Thread

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from pages import ROOT

sys.path.append(str(ROOT / "tools"))

import audit

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {"requirements.lock": "dev", "requirements-docs.lock": "docs"}
PIN = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))?(?P<hashes>(?: --hash=\S+)+)$"
)


def lines(lock: str) -> list[re.Match[str]]:
    """The pins of a lock, each a line put together again."""
    text = (ROOT / lock).read_text("utf-8").replace(" \\\n    ", " ")
    found = [PIN.match(line) for line in text.splitlines()]
    assert all(found), [line for line, one in zip(text.splitlines(), found, strict=True) if one is None]
    return [one for one in found if one is not None]


def here(lock: str) -> dict[str, Version]:
    """What a lock pins on this machine, by canonical name."""
    return {
        canonicalize_name(one["name"]): Version(one["version"])
        for one in lines(lock)
        if one["marker"] is None or Requirement(f"x ; {one['marker']}").marker.evaluate()
    }


def applies(requirement: Requirement, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**default_environment(), "extra": extra})


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_pinned_and_hashed_and_names_no_index(lock):
    for one in lines(lock):
        assert re.fullmatch(r"(?: --hash=sha256:[0-9a-f]{64})+", one["hashes"]), one["name"]
    assert "://" not in (ROOT / lock).read_text("utf-8")


@pytest.mark.parametrize(("lock", "extra"), LOCKS.items())
def test_what_the_package_asks_for_is_pinned_as_it_asks(lock, extra):
    project = PROJECT["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"][extra], *PROJECT["build-system"]["requires"]]
    found = here(lock)
    for requirement in map(Requirement, asked if extra == "dev" else asked[:-1]):
        if applies(requirement):
            version = found[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version, prereleases=True), (str(requirement), version)


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_pinned_asks_for_nothing_that_is_not(lock):
    found = here(lock)
    lost = set()
    for name, version in found.items():
        try:
            installed = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        for asked in map(Requirement, installed.requires or ()) if Version(installed.version) == version else ():
            if applies(asked) and canonicalize_name(asked.name) not in found:
                lost.add((name, asked.name))
    assert lost == set()


def test_the_locks_pin_the_same():
    first, second = (here(lock) for lock in LOCKS)
    assert {
        name: (first[name], second[name]) for name in first.keys() & second.keys() if first[name] != second[name]
    } == {}


def test_every_package_of_the_page_has_its_hash_and_no_host():
    text = (ROOT / "web" / "package-lock.json").read_text("utf-8")
    packages = {path: one for path, one in json.loads(text)["packages"].items() if path}
    assert len(packages) > 50
    assert [
        path for path, one in packages.items() if not re.match(r"sha512-[\w+/]{86}==$", one.get("integrity", ""))
    ] == []
    assert "registry" not in text
    assert "resolved" not in text


@pytest.fixture
def osv():
    """A server that knows something about one package; with it, what it was asked."""
    asked = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self):
            queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            asked.extend(queries)
            results = [{"vulns": [{"id": "GHSA-x"}]} if q["package"]["name"] == "jinja2" else {} for q in queries]
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"results": results}).encode())

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


def test_all_that_is_pinned_is_asked_about(osv, capsys, monkeypatch):
    url, asked = osv
    monkeypatch.setattr(audit, "PER_QUESTION", 50)
    assert audit.main(url) == 1
    version = here("requirements.lock")["jinja2"]
    assert f"jinja2 {version} (PyPI): GHSA-x" in capsys.readouterr().out
    told = {(one["package"]["ecosystem"], one["package"]["name"]) for one in asked}
    assert len(asked) == len(audit.pinned()) > 150
    assert {("PyPI", "ruff"), ("PyPI", "sphinx"), ("npm", "preact"), ("npm", "typescript")} <= told


def test_that_nobody_could_be_asked_is_said(capsys):
    assert audit.main("http://127.0.0.1:9/") == 3
    assert "NOT AUDITED" in capsys.readouterr().out
