import apsw
import pytest

from coranto.model.errors import DossierTooNewError, NotADossierError
from coranto.store import schema
from coranto.store.schema import APPLICATION_ID, MIGRATIONS, VERSION, migrate, version_of


def tables(connection: apsw.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_an_empty_file_is_brought_to_the_present_version():
    connection = apsw.Connection(":memory:")
    assert version_of(connection, "x") == 0
    assert migrate(connection, "x") == 0
    assert version_of(connection, "x") == VERSION
    assert connection.pragma("application_id") == APPLICATION_ID
    assert {"dispatch", "original", "layer", "rows", "derived", "alias", "sentence_index"} <= tables(connection)


def test_an_older_file_gets_only_what_it_lacks():
    connection = apsw.Connection(":memory:")
    migrate(connection, "x", MIGRATIONS[:1])
    connection.execute("INSERT INTO original VALUES ('00', 'text/plain', 4, 'rain')")
    later = (*MIGRATIONS[:1], "CREATE TABLE note (words TEXT); ALTER TABLE original ADD COLUMN kept TEXT")
    assert migrate(connection, "x", later) == 1
    assert migrate(connection, "x", later) == 2
    assert list(connection.execute("SELECT sha256, kept FROM original")) == [("00", None)]


def test_a_migration_that_fails_leaves_the_file_as_it_was():
    connection = apsw.Connection(":memory:")
    migrate(connection, "x", MIGRATIONS[:1])
    with pytest.raises(apsw.SQLError):
        migrate(connection, "x", (*MIGRATIONS[:1], "CREATE TABLE note (words TEXT); CREATE TABLE note (words TEXT)"))
    assert connection.pragma("user_version") == 1
    assert "note" not in tables(connection)


def test_a_later_version_is_refused():
    connection = apsw.Connection(":memory:")
    migrate(connection, "x")
    connection.pragma("user_version", VERSION + 1)
    with pytest.raises(DossierTooNewError, match="Upgrade Coranto"):
        migrate(connection, "x")


def test_another_programs_file_is_refused():
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE TABLE recipe (words TEXT)")
    with pytest.raises(NotADossierError, match="another program"):
        migrate(connection, "x")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER forger AFTER INSERT ON dispatch BEGIN UPDATE original SET data = 'forged'; END",
        "DROP TRIGGER custody_is_kept; CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody BEGIN SELECT 1; END",
        "ALTER TABLE dispatch RENAME TO kept; CREATE VIEW dispatch AS SELECT * FROM kept",
    ],
)
def test_a_file_with_somebody_elses_program_in_it_is_refused(statement):
    connection = apsw.Connection(":memory:")
    migrate(connection, "x")
    connection.execute(statement)
    with pytest.raises(NotADossierError, match="a program that Coranto did not put there"):
        version_of(connection, "x")


# Version 1 as it was released. It is spelled out here, not imported: the first migration must never change.
RELEASED_1 = {
    "meta": ("name", "value"),
    "original": ("sha256", "media_type", "size", "data"),
    "dispatch": ("id", "ticket", "given", "sha256", "text_sha256", "metadata", "size", "text", "wanted"),
    "refusal": ("data", "wanted"),
    "layer": ("id", "dispatch", "phase", "key", "shown"),
    "rows": ("layer", "kind", "n", "size", "data"),
    "listed": ("doc", "dispatch"),
    "derived": ("kind", "chunk", "n", "size", "data"),
    "named": ("kind", "id", "chunk"),
    "alias": ("kind", "old", "new"),
}


def test_the_first_version_is_what_it_was():
    connection = apsw.Connection(":memory:")
    connection.execute(schema.MIGRATIONS[0])
    for table, columns in RELEASED_1.items():
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns


RELEASED_2 = {"judgement": ("number", "id", "data")}


def test_the_second_version_is_what_it_was():
    connection = apsw.Connection(":memory:")
    connection.execute(schema.MIGRATIONS[1])
    for table, columns in RELEASED_2.items():
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns


RELEASED_3 = {
    "block": ("id", "key"),
    "listed": ("doc", "dispatch", "block"),
    "derived": ("block", "kind", "chunk", "n", "size", "data"),
    "named": ("kind", "id", "block", "chunk"),
    "gist": ("dispatch", "doc", "day", "words", "weights", "home", "best", "likeness"),
}


def test_the_third_version_is_what_it_was_and_keeps_the_chronicle_as_one_block():
    connection = apsw.Connection(":memory:")
    connection.execute(schema.MIGRATIONS[0])
    connection.execute(
        "INSERT INTO derived VALUES ('entry', 0, 1, 2, '{}'); INSERT INTO named VALUES ('entry', 'e', 0)"
    )
    connection.execute(schema.MIGRATIONS[2])
    for table, columns in RELEASED_3.items():
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns
    assert list(connection.execute("SELECT block, kind, chunk, n, size, data FROM derived")) == [
        (1, "entry", 0, 1, 2, "{}")
    ]
    assert list(connection.execute("SELECT * FROM named")) == [("entry", "e", 1, 0)]
    assert list(connection.execute("SELECT * FROM block")) == [(1, "")]


RELEASED_4 = {"grading": ("number", "id", "data")}


def test_the_fourth_version_is_what_it_was():
    connection = apsw.Connection(":memory:")
    connection.execute(schema.MIGRATIONS[3])
    for table, columns in RELEASED_4.items():
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns


RELEASED_5 = {"custody": ("n", "line", "slip"), "tombstone": ("sha256", "of", "line")}


def test_the_fifth_version_is_what_it_was():
    connection = apsw.Connection(":memory:")
    connection.execute(schema.MIGRATIONS[4])
    for table, columns in RELEASED_5.items():
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns


RELEASED_6 = {
    "gist": ("dispatch", "doc", "day", "words", "weights", "home", "best", "likeness", "shelf"),
    "shelf": ("id", "data"),
}


def test_the_sixth_version_is_what_it_was():
    connection = apsw.Connection(":memory:")
    for script in schema.MIGRATIONS[:6]:
        connection.execute(script)
    for table, columns in RELEASED_6.items():
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns
