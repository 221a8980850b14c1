import json

import apsw
import pytest

from coranto.store.chain import broken_links
from coranto.store.custody import canonical, line_of
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from run.dossiers import flood


def faults(path) -> list[str]:
    with open_reader(path) as reader:
        return [fault.what for fault in verify(reader).faults if fault.at == "log"]


def forged(path, *queries: str) -> None:
    """Does to the file what nobody could do through Coranto."""
    connection = apsw.Connection(str(path))
    connection.execute("DROP TRIGGER custody_is_final; DROP TRIGGER custody_is_kept")
    for query in queries:
        connection.execute(query)
    connection.close()


@pytest.mark.parametrize(
    ("forgery", "fault"),
    [
        ("DELETE FROM custody WHERE n = 4", "line 4 of the log says that it is line 5"),
        ("DELETE FROM custody WHERE n = 7", "is not the one that the dossier keeps as its head"),
        ("DELETE FROM custody", "no line of the log tells when north.txt came in"),
        ("UPDATE custody SET line = replace(line, '\"at\":\"2', '\"at\":\"1') WHERE n = 2",
         "line 3 of the log does not follow from the line before it"),
        ("UPDATE custody SET line = replace(line, ',', ', ') WHERE n = 7",
         "line 7 of the log is not as it was written"),
        ("UPDATE custody SET line = '{' WHERE n = 3", "line 3 of the log cannot be read"),
        ("UPDATE custody SET slip = replace(slip, 'south', 'mouth') WHERE n = 3",
         "the slip of line 3 of the log is not as it was written"),
        ("UPDATE custody SET slip = NULL WHERE n = 3", "the slip of line 3 of the log is missing"),
        ("UPDATE meta SET value = '7 00' WHERE name = 'log'", "keeps as its head"),
        ("UPDATE meta SET value = '9.9' WHERE name = 'product'", "the dossier says '9.9' for its product"),
        ("UPDATE meta SET value = 'other' WHERE name = 'model_digest'", "'other' for its model_digest"),
        ("DELETE FROM listed WHERE doc = 'north.txt'; DELETE FROM dispatch WHERE given = 'north.txt'",
         "north.txt, which line 2 of the log tells of, is missing"),
    ],
)  # fmt: skip
def test_a_forgery_is_named(tmp_path, forgery, fault):
    path = flood(tmp_path / "x")
    assert faults(path) == []
    forged(path, forgery)
    with open_reader(path) as reader:
        said = [one.what for one in verify(reader).faults]
    assert any(fault in one for one in said), said


def test_every_byte_of_a_line_and_of_a_slip_counts(tmp_path):
    with open_reader(flood(tmp_path / "x")) as reader:
        lines = reader.log()
    for at, line in enumerate(lines):
        for n in range(len(line.written)):
            other = line.written[:n] + chr(ord(line.written[n]) ^ 1) + line.written[n + 1 :]
            try:
                changed = line_of(line.n, other, line.slip)
            except ValueError:
                continue  # verify says that the line cannot be read
            said = list(broken_links([*lines[:at], changed, *lines[at + 1 :]]))
            # A whole last line that hangs together is told apart by the head that the dossier keeps.
            assert said or (at == len(lines) - 1 and changed.hash != line.hash), (line.written, other)
        for n in range(len(str(line.slip))):
            words = str(line.slip)
            changed = line_of(line.n, line.written, words[:n] + chr(ord(words[n]) ^ 1) + words[n + 1 :])
            said = list(broken_links([*lines[:at], changed, *lines[at + 1 :]]))
            assert f"the slip of line {line.n} of the log is not as it was written" in said


def test_lines_that_change_places_are_named(tmp_path):
    with open_reader(flood(tmp_path / "x")) as reader:
        lines = list(reader.log())
    assert list(broken_links(lines)) == []
    lines[2], lines[3] = lines[3], lines[2]
    assert any("line 3 of the log says that it is line 4" in said for said in broken_links(lines))


def test_a_log_without_its_beginning_is_named(tmp_path):
    with open_reader(flood(tmp_path / "x")) as reader:
        lines = reader.log()
    told = json.loads(lines[1].written)
    alone = line_of(1, canonical({**told, "n": 1, "previous": "0" * 64}), lines[1].slip)
    assert list(broken_links([alone])) == ["the first line of the log does not say that it is the first"]
