import hashlib
import json

import apsw
import pytest

from coranto.store import custody
from coranto.store.custody import FIRST, canonical, head, line_of, note, read_log
from coranto.store.reader import open_reader
from coranto.store.schema import MIGRATIONS, migrate
from coranto.store.verifying import verify
from coranto.store.writer import Writer, open_writer
from run.dossiers import FLOOD, exported, flood, reading, readings, take


def log(path) -> list[custody.Line]:
    with open_reader(path) as reader:
        return list(reader.log())


def kinds(path) -> list[str]:
    return [line.kind for line in log(path)]


def faults(path) -> list[str]:
    with open_reader(path) as reader:
        return [f"{fault.at}: {fault.what}" for fault in verify(reader).faults]


@pytest.mark.parametrize(
    ("moments", "said"),
    [
        ([], "2033-08-01T10:00:00Z"),
        (["2033-08-01T09:59:59Z"], "2033-08-01T10:00:00Z"),
        (["2033-08-01T09:59:59Z", "2033-08-01T10:00:00Z"], "2033-08-01T10:00:01Z"),
        (["2034-12-31T23:59:59Z"], "2035-01-01T00:00:00Z"),
        (["some day"], "2033-08-01T10:00:00Z"),
        (["9999-12-31T23:59:59Z"], "2033-08-01T10:00:00Z"),
    ],
)
def test_what_is_decided_after_something_is_later_than_it(monkeypatch, moments, said):
    monkeypatch.setattr(custody, "now", lambda: "2033-08-01T10:00:00Z")
    assert custody.after(moments) == said


def test_a_build_logs_sources_then_what_worked_on_them_then_the_chronicle(tmp_path):
    path = flood(tmp_path / "x")
    assert kinds(path) == ["begin", "source", "source", "source", "version", "model", "chronicle"]
    told = log(path)[1].told()
    data = FLOOD["north.txt"].encode()
    assert (told["doc"], told["sha256"], told["size"]) == ("north.txt", hashlib.sha256(data).hexdigest(), len(data))


def test_each_line_holds_the_hash_of_the_one_before_and_of_its_slip(tmp_path):
    previous = FIRST
    for n, line in enumerate(log(flood(tmp_path / "x")), 1):
        told = json.loads(line.written)
        assert (told["n"], told["previous"]) == (n, previous)
        assert told["content"] == hashlib.sha256(str(line.slip).encode()).hexdigest()
        assert sorted(told) == list(told) == ["at", "content", "kind", "n", "previous"]
        previous = hashlib.sha256(line.written.encode()).hexdigest()


def test_canonical_json_is_that_of_rfc_8785():
    assert canonical({"b": 'é"\n\x01', "a": [1, 2], "c": None}) == '{"a":[1,2],"b":"é\\"\\n\\u0001","c":null}'


def test_what_is_taken_in_again_is_not_logged_again(tmp_path):
    path = flood(tmp_path / "x")
    before = log(path)
    take(path, readings(FLOOD))
    assert log(path) == before
    take(path, [reading("east.txt", "Snow fell.")])
    assert kinds(path)[len(before) :] == ["source", "chronicle"]


def test_a_source_that_a_build_anew_leaves_out_is_logged_as_let_go(tmp_path):
    path = flood(tmp_path / "x")
    few = {name: text for name, text in FLOOD.items() if name != "south.txt"}
    take(path, readings(few), anew=True)
    (removal,) = [line.told()["lines"] for line in log(path) if line.kind == "removal"]
    assert [log(path)[n - 1].told()["doc"] for n in removal] == ["south.txt"]
    assert faults(path) == []
    take(path, readings(FLOOD))
    assert kinds(path).count("source") == 4
    assert faults(path) == []


def test_a_batch_broken_off_leaves_no_line(tmp_path):
    path = flood(tmp_path / "x")
    before = log(path)
    with open_writer(path) as writer, pytest.raises(ZeroDivisionError):
        broken_off(writer)
    assert log(path) == before


def broken_off(writer: Writer) -> None:
    with writer.batch():
        given = reading("a.txt", "Rain fell.")
        writer.hold(given.original, given.dispatch)
        raise ZeroDivisionError


def test_the_log_is_dated_by_the_clock_given_and_says_where_that_went_back(tmp_path):
    times = iter(["2031-05-02T08:00:00Z", "2031-05-02T07:00:00Z", "2031-05-02T07:30:00Z", "2031-05-02T09:00:00Z"])
    path = tmp_path / "x"
    with open_writer(path, clock=lambda: next(times)) as writer:
        for name in ("a.txt", "b.txt", "c.txt"):
            given = reading(name, f"Rain fell on {name}.")
            with writer.batch():
                writer.hold(given.original, given.dispatch)
    assert [line.at[11:13] for line in log(path)] == ["08", "07", "07", "09"]
    with open_reader(path) as reader:
        verdict = verify(reader)
    assert verdict.faults == ()
    assert [remark.split(":")[0] for remark in verdict.remarks] == ["line 2, 2031-05-02T07", "line 3, 2031-05-02T07"]


def test_the_log_is_outside_of_what_is_compared(tmp_path):
    early, late = tmp_path / "early", tmp_path / "late"
    for path, time in ((early, "2031-01-01T00:00:00Z"), (late, "2033-01-01T00:00:00Z")):
        with open_writer(path, clock=lambda time=time: time) as writer:
            from coranto.run.local import run
            from run.fake_path import PATH

            run(writer, readings(FLOOD), workers=1, path=PATH)
    assert log(early)[-1].hash != log(late)[-1].hash
    assert exported(early) == exported(late)


def test_no_line_is_changed_or_taken_away_and_no_slip_is_written_anew(tmp_path):
    with open_writer(flood(tmp_path / "x")) as writer:
        for query in (
            "UPDATE custody SET line = '{}' WHERE n = 2",
            "UPDATE custody SET n = 99 WHERE n = 2",
            "UPDATE custody SET slip = '{}' WHERE n = 2",
            "DELETE FROM custody WHERE n = 7",
        ):
            with pytest.raises(apsw.ConstraintError, match="of the log"):
                writer.connection.execute(query)


def test_slips_that_may_be_destroyed_hold_a_key_of_their_own(tmp_path):
    keys = {line.n: line.told().get("key") for line in log(flood(tmp_path / "x"))}
    assert [n for n, key in keys.items() if key is not None] == [2, 3, 4]
    assert len({keys[2], keys[3], keys[4]}) == 3
    assert all(len(str(keys[n])) == 32 for n in (2, 3, 4))


UNSHELVED = """
DROP INDEX layer_hidden; DROP INDEX dispatch_unwanted; DROP TABLE shelf; DROP INDEX gist_shelf; DROP INDEX gist_home;
DROP INDEX gist_best; ALTER TABLE gist DROP COLUMN shelf;
"""
"""Takes away what the sixth version of the schema brought."""


def older(path, version: int = 3) -> None:
    """Turns the dossier into one of an older schema, as it would have been made before there were logs."""
    connection = apsw.Connection(str(path))
    connection.execute(
        f"{UNSHELVED} DROP TABLE custody; DROP TABLE tombstone; DROP TABLE grading; DELETE FROM meta WHERE name = 'log'"
    )
    connection.pragma("user_version", version)
    connection.close()


def test_a_dossier_made_before_there_were_logs_gets_one_that_says_so(tmp_path):
    path = flood(tmp_path / "x")
    before = exported(path)
    older(path)
    assert exported(path) == before  # opening it brought it to the present schema
    assert kinds(path) == ["begin", "source", "source", "source", "version", "model", "chronicle"]
    assert log(path)[0].told()["sources_found"] == 3
    assert all(line.told()["found"] for line in log(path)[1:4])
    with open_reader(path) as reader:
        verdict = verify(reader)
    assert verdict.faults == ()
    assert "when that came in, nobody noted" in verdict.remarks[0]


def test_a_migration_and_the_first_line_are_one_transaction(tmp_path):
    connection = apsw.Connection(":memory:")
    migrate(connection, "x", MIGRATIONS[:3])

    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrate(connection, "x", then=fails)
    assert connection.pragma("user_version") == 3


def test_a_line_that_is_none_is_said_to_be_none():
    for written in ("{", "{}", "[]", '"x"'):
        with pytest.raises(ValueError, match="line 4 of the log cannot be read"):
            line_of(4, written, None)


def test_the_head_is_that_of_the_last_line(tmp_path):
    with open_writer(flood(tmp_path / "x")) as writer:
        with writer.batch():
            assert note(writer.connection, "seal", {"by": "Ana"}, "2031-01-01T00:00:00Z") == 8
        last = list(read_log(writer.connection, 8))
        assert head(writer.connection) == (8, last[0].hash)
