"""The tables of a dossier, version by version, and the way from any older version to this one."""

from collections.abc import Callable, Sequence
from typing import Final

import apsw

from coranto.model.errors import DossierTooNewError, NotADossierError
from coranto.store.connection import sound

APPLICATION_ID: Final = 0x436F7261
"""Stands in the file's header (``Cora``), so that a dossier is known from any other SQLite file."""

_V1: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE dispatch (
  id INTEGER PRIMARY KEY,
  ticket TEXT NOT NULL UNIQUE,
  given TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES original(sha256),
  text_sha256 TEXT NOT NULL,
  metadata TEXT NOT NULL,
  size INTEGER NOT NULL,
  text BLOB,
  wanted INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX dispatch_given ON dispatch(given);
CREATE INDEX dispatch_sha256 ON dispatch(sha256);

CREATE TABLE refusal (data TEXT PRIMARY KEY, wanted INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;

CREATE TABLE layer (
  id INTEGER PRIMARY KEY,
  dispatch INTEGER NOT NULL REFERENCES dispatch(id) ON DELETE CASCADE,
  phase INTEGER NOT NULL,
  key TEXT NOT NULL,
  shown INTEGER NOT NULL DEFAULT 0,
  UNIQUE (dispatch, phase, key)
);

CREATE TABLE rows (
  layer INTEGER NOT NULL REFERENCES layer(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  n INTEGER NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (layer, kind)
);

CREATE TABLE listed (
  doc TEXT PRIMARY KEY,
  dispatch INTEGER NOT NULL UNIQUE REFERENCES dispatch(id)
) WITHOUT ROWID;

CREATE TABLE derived (
  kind TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  n INTEGER NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (kind, chunk)
);

CREATE TABLE named (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TABLE alias (
  kind TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  PRIMARY KEY (kind, old)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE sentence_index USING fts5(
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
"""

_V2: Final = """
CREATE TABLE judgement (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL);
CREATE TRIGGER judgement_is_final BEFORE UPDATE ON judgement BEGIN SELECT raise(ABORT, 'a verdict never changes'); END;
"""

_V3: Final = """
CREATE TABLE block (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
INSERT INTO block VALUES (1, '');

ALTER TABLE listed ADD COLUMN block INTEGER NOT NULL DEFAULT 1;
CREATE INDEX listed_block ON listed(block);

CREATE TABLE made (
  block INTEGER NOT NULL,
  kind TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  n INTEGER NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (kind, block, chunk)
);
INSERT INTO made SELECT 1, kind, chunk, n, size, data FROM derived;
DROP TABLE derived;
ALTER TABLE made RENAME TO derived;
CREATE INDEX derived_block ON derived(block);

CREATE TABLE called (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  block INTEGER NOT NULL,
  chunk INTEGER NOT NULL,
  PRIMARY KEY (kind, id, block)
) WITHOUT ROWID;
INSERT INTO called SELECT kind, id, 1, chunk FROM named;
DROP TABLE named;
ALTER TABLE called RENAME TO named;
CREATE INDEX named_block ON named(block);

CREATE TABLE gist (
  dispatch INTEGER PRIMARY KEY REFERENCES dispatch(id) ON DELETE CASCADE,
  doc TEXT NOT NULL,
  day TEXT,
  words BLOB NOT NULL,
  weights BLOB NOT NULL,
  home INTEGER NOT NULL,
  best INTEGER,
  likeness INTEGER NOT NULL
);
"""

_V4: Final = """
CREATE TABLE grading (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL);
CREATE TRIGGER grading_is_final BEFORE UPDATE ON grading BEGIN SELECT raise(ABORT, 'a grade never changes'); END;
"""

_V5: Final = """
CREATE TABLE custody (n INTEGER PRIMARY KEY, line TEXT NOT NULL, slip TEXT);
CREATE INDEX custody_about ON custody(slip ->> 'about');
CREATE TRIGGER custody_is_final BEFORE UPDATE ON custody
WHEN NEW.n IS NOT OLD.n OR NEW.line IS NOT OLD.line OR NEW.slip IS NOT NULL
BEGIN SELECT raise(ABORT, 'a line of the log never changes'); END;
CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody
BEGIN SELECT raise(ABORT, 'a line of the log is never taken away'); END;

CREATE TABLE tombstone (sha256 TEXT, of TEXT CHECK (of IN ('text', 'bytes')), line INTEGER NOT NULL,
  PRIMARY KEY (sha256, of)) WITHOUT ROWID;
"""

_V6: Final = """
CREATE INDEX layer_hidden ON layer(id) WHERE NOT shown;
CREATE INDEX dispatch_unwanted ON dispatch(given) WHERE NOT wanted;

CREATE TABLE shelf (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
ALTER TABLE gist ADD COLUMN shelf INTEGER;
CREATE INDEX gist_shelf ON gist(shelf);
CREATE INDEX gist_home ON gist(home);
CREATE INDEX gist_best ON gist(best);
"""

MIGRATIONS: Final[tuple[str, ...]] = (_V1, _V2, _V3, _V4, _V5, _V6)
"""Script ``n`` leads from version ``n`` to ``n + 1``; what is here once released never changes, one only appends."""

VERSION: Final = len(MIGRATIONS)

_RUN_OF_THEMSELVES: Final = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"


def version_of(connection: apsw.Connection, path: str, known: int = VERSION) -> int:
    """The schema version of the file, 0 for one that holds nothing yet.

    Raises ``NotADossierError`` for another program's file, and for one in which somebody put statements that SQLite
    would run of itself; ``DossierTooNewError`` for a later version.
    """
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    blank = not application and not version and not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").get
    if blank:
        return 0
    if application != APPLICATION_ID:
        raise NotADossierError(f"{path} is a database of another program", "Give the path of a dossier.")
    if version > known:
        raise DossierTooNewError(
            f"{path} has schema version {version}; this Coranto knows versions up to {known}", "Upgrade Coranto."
        )
    with sound(connection):
        run_of_themselves = list(connection.execute(_RUN_OF_THEMSELVES))
    for name, statement in run_of_themselves:
        if statement is None or not any(statement in script for script in MIGRATIONS):
            raise NotADossierError(
                f"{path} holds a program that Coranto did not put there ({name!r})", "Build it anew from its sources."
            )
    return version


def migrate(
    connection: apsw.Connection,
    path: str,
    migrations: Sequence[str] = MIGRATIONS,
    then: Callable[[], None] | None = None,
) -> int:
    """The version that the file had, after it was brought to the last of ``migrations`` in one transaction.

    ``then``: what else is done in it, where the version was another.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = version_of(connection, path, len(migrations))
        for script in migrations[found:]:
            for _ in connection.execute(script):
                pass  # apsw goes on to the next statement only when the rows of the last are taken
        if found < len(migrations):
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", len(migrations))
            if then is not None:
                then()
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return found


def _pragma(connection: apsw.Connection, name: str) -> int:
    value = connection.pragma(name)
    return value if isinstance(value, int) else 0
