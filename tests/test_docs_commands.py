"""Every command line that a page shows is run, on the sample; what needs a network or a model is only parsed."""

import gzip
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import click
import pytest
from click.testing import CliRunner

import coranto as library
from coranto.cli import coranto
from coranto.grading import Signed, grade
from coranto.judging import Signature, judge
from coranto.model.assertion import Claim, Figure
from coranto.model.codec import encode_line
from coranto.model.resolved import Entity, Event
from coranto.sealing import seal
from coranto.streams import stories
from pages import BY_HAND, ROOT, Shown, blocks, matches, named, shown, words

sys.path.append(str(ROOT / "tools"))

from make_reference import created_description

TUTORIAL: Final = ROOT / "docs" / "tutorial"
SAMPLE: Final = ROOT / "samples" / "beirut-2020"
DOSSIERS: Final = ("war", "flood", "my", "other")
FOLDERS: Final = ("dispatches", "more", "articles", "wire")
FILES: Final = ("page.html", "feed.xml", "outlet.rss", "UA.zip", "allCountries.zip", "posts.csv", "FILE")
DUMPS: Final = ("latest-all.json.bz2", "wikidata.json.bz2", "wikidata-extract.json.gz")
ELSEWHERE: Final = (
    "--engine",
    "--fetch",
    "--sign",
    "--signers",
    "serve",
    "watch",
    "link",
    "models --model",
    "gazetteer add",
    "gazetteer remove",
    "--model",
)
"""What is in such a command needs a network, a model or a file of somebody else's: it is parsed, not run."""
ROAD: Final = """ORURO, Bolivia, August 7, 2020 (Wire) - The road is open, the mayor of Oruro, Ana Quispe, said.

Photograph: A. Quispe
"""
LINES: Final = [
    line for page in BY_HAND if page.parent != TUTORIAL for line in shown(page) if line.line.startswith("coranto ")
]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the pages' commands name; and ids for their placeholders, in ``ids``."""
    folder = tmp_path_factory.mktemp("stage")
    for name in FOLDERS:
        shutil.copytree(SAMPLE, folder / name)
    for name in (*FILES, *DUMPS):
        (folder / name).write_text(" date 2020-08-07\n\nA crane fell in Beirut on Friday, killing two men.\n")
    (folder / "dispatches" / "road.txt").write_text(ROAD)
    with gzip.open(folder / "wikidata-extract.json.gz", "wt") as extract:
        extract.write("[\n]\n")
    shutil.copy(SAMPLE / "05-cables.jsonl", folder / "wire.jsonl")
    (folder / "clippings").mkdir()
    shutil.copy(folder / "FILE", folder / "clippings" / "crane.txt")
    (folder / "samples").symlink_to(ROOT / "samples")
    war = folder / "war.coranto"
    library.build([folder / "dispatches"], war)
    for name in DOSSIERS[1:]:
        shutil.copy(war, folder / f"{name}.coranto")
    row = judge(war, "different", "N. Karam", "Nadine Karam", Signature(by="A. Editor"))
    (folder / "verdicts.jsonl").write_bytes(encode_line(row))
    with library.open_dossier(war) as dossier:
        claim = next(iter(dossier.records(Claim)))
    graded = grade(war, claim.id, "B2", Signed("A. Editor"))
    for name in ("package", "package.wacz"):
        seal(war, folder / name)
    (folder / "signers").touch()
    (folder / "grades.jsonl").write_bytes(encode_line(graded))
    return folder


@pytest.fixture(scope="module")
def stands_for(stage: Path) -> dict[str, str]:
    """What the pages' placeholders stand for in the dossier of the stage."""
    with library.open_dossier(stage / "war.coranto") as dossier:
        entry = next(e for e in dossier.entries() if len(e.events) == 1)
        other = next(e for e in dossier.entries() if len(e.events) == 1 and e != entry)
        spans = [(m.doc, m.start, m.end) for e in dossier.records(Event) for m in e.mentions]
        tellings = next(two for e in dossier.records(Event) if len(two := _alone(e, spans)) > 1)
        people = [e.id for e in dossier.records(Entity) if e.type == "person" and e.mentions > 2]
        claim, figure = next(iter(dossier.records(Claim))), next(iter(dossier.records(Figure)))
        (row,), (graded,) = dossier.judgements(), dossier.gradings()
    cited = entry.citations[0]
    story = stories([stage / "wire.jsonl"]).stories[0]
    return {
        "ENTRY": entry.id,
        "DOC": cited.doc,
        "DOC#char=120,188": f"{cited.doc}#char={cited.start},{cited.end}",
        "DOC#char=1988,2049": f"{cited.doc}#char={cited.start},{cited.end}",
        "monday.txt#char=210,217": tellings[0],
        "tuesday.txt#char=88,95": tellings[1],
        "obz3": story.id,
        "A": people[0],
        "B": people[1],
        "3fk2": people[0],
        "bj3v": people[1],
        "John Smith": people[0],
        "John Smith@monday.txt": people[1],
        "elfn": entry.events[0],
        "27gb": other.events[0],
        "qyv3": row.id,
        "ny3y": claim.id,
        "CLAIM": claim.id,
        "monday.txt#char=210,287": f"{claim.doc}#char={claim.start},{claim.end}",
        "5qzz": figure.id,
        "7dqk": graded.id,
    }


def _alone(event: Event, spans: list[tuple[str, int, int]]) -> list[str]:
    """Passages that tell of this event and of no other."""
    return [
        f"{m.doc}#char={m.start},{m.end}"
        for m in event.mentions
        if sum(doc == m.doc and start < m.end and m.start < end for doc, start, end in spans) == 1
    ]


@pytest.fixture
def there(stage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the stage, which is where commands run."""
    shutil.copytree(stage, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_command_line_that_is_shown_runs(line: Shown, there: Path, stands_for: dict[str, str]) -> None:
    arguments = [stands_for.get(word, word) for word in words(line.line)[1:]]
    if "s3://" in line.line or any(f" {part} " in f" {line.line} " for part in ELSEWHERE):
        name, command, rest = coranto.resolve_command(click.Context(coranto), arguments)
        command.make_context(name, rest)
    else:
        if arguments[0] == "build":
            Path(arguments[-1]).unlink(missing_ok=True)
        done = CliRunner().invoke(coranto, arguments, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        assert matches(line.output, done.output), done.output


SCRIPTS: Final = [page for page in BY_HAND if blocks(page, "python")]
NOT_HERE: Final = ("docs/how-to/use-your-own-model.md",)
"""Pages whose scripts need somebody else's library or model: they are compiled, not run."""


@pytest.mark.parametrize("page", SCRIPTS, ids=named)
def test_python_that_is_shown_runs(page: Path, there: Path) -> None:
    seen: dict[str, object] = {}
    for code in blocks(page, "python"):
        compiled = compile(code, named(page), "exec")
        if named(page) not in NOT_HERE:
            if "coranto.build(" in code:
                Path("flood.coranto").unlink()
            exec(compiled, seen)


QUESTIONS: Final = [line for page in BY_HAND for line in shown(page) if line.line.startswith("curl ")]


@pytest.mark.parametrize("line", [line for line in QUESTIONS if "localhost" in line.line], ids=str)
def test_a_question_that_is_shown_is_one_of_the_api(line: Shown) -> None:
    cut = words(line.line)
    url = urlsplit(next(word for word in cut if word.startswith("http://localhost")))
    method = cut[cut.index("-X") + 1].lower() if "-X" in cut else "get"
    paths = created_description()["paths"]
    held = next(paths[path] for path in paths if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), url.path))
    known = {parameter["name"] for parameter in held[method].get("parameters", [])}
    assert {name for name, _ in parse_qsl(url.query)} <= known
