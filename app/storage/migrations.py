"""Every change of the file that is not "a described field was added", numbered and in order.

A step is never edited after a release; a new one is added below it and counted in `schema.NUMBER`. sqlite-utils runs
each step together with the record that it ran; the store wraps all pending steps into one transaction, after a backup.
"""

from sqlite_utils import Database, Migrations

STEPS = Migrations("somattran")

_FOUNDATION = (
    # A received source whose rows may change right now; filled and emptied within one transaction.
    "CREATE TABLE gate (source INTEGER PRIMARY KEY) STRICT",
    # Attachments by content, shared by all sources; blob_use says which source refers to which.
    "CREATE TABLE blob (digest TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT",
    """CREATE TABLE blob_use (source INTEGER NOT NULL, digest TEXT NOT NULL REFERENCES blob (digest),
        PRIMARY KEY (source, digest)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX blob_use_digest ON blob_use (digest)",
    # History of the own ledger: a batch is what one act changed, and what undo takes back in one go.
    """CREATE TABLE batch (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, session TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('do', 'undo', 'redo')), what TEXT NOT NULL,
        reverts INTEGER REFERENCES batch (id), reverted INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE INDEX batch_at ON batch (at)",
    """CREATE TABLE change (id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batch (id), kind TEXT NOT NULL,
        uid TEXT NOT NULL, field TEXT NOT NULL, old ANY, new ANY) STRICT""",
    "CREATE INDEX change_batch ON change (batch)",
    "CREATE INDEX change_record ON change (kind, uid)",
    # Full text on folded words; the "exact" columns hold the words as they were written, to put true hits first.
    """CREATE TABLE search_entry (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, kind TEXT NOT NULL,
        uid TEXT NOT NULL, UNIQUE (source, kind, uid)) STRICT""",
    """CREATE VIRTUAL TABLE search_words USING fts5 (title, body, exact_title, exact_body,
        tokenize = 'unicode61 remove_diacritics 0', detail = column, prefix = '1 2 3')""",
    "CREATE TABLE search_pending (source INTEGER PRIMARY KEY) STRICT",
    # What came and went. The number of an entry is the source of its rows and is never given twice.
    """CREATE TABLE package_register (source INTEGER PRIMARY KEY AUTOINCREMENT,
        direction TEXT NOT NULL CHECK (direction IN ('in', 'out')), package TEXT NOT NULL, kind TEXT NOT NULL,
        unit TEXT NOT NULL, unit_name TEXT NOT NULL, addressee TEXT NOT NULL, period TEXT NOT NULL,
        revision INTEGER NOT NULL, uuid TEXT NOT NULL, answers TEXT NOT NULL, made_at TEXT NOT NULL,
        handled_at TEXT NOT NULL, digits TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
        sentence TEXT NOT NULL, state TEXT NOT NULL, state_at TEXT NOT NULL, file_name TEXT NOT NULL,
        kept TEXT NOT NULL, sealed INTEGER NOT NULL, days_late INTEGER, inside TEXT NOT NULL) STRICT""",
    "CREATE INDEX package_register_package ON package_register (package)",
    "CREATE INDEX package_register_unit ON package_register (period, unit, revision)",
    "CREATE INDEX package_register_answers ON package_register (answers)",
    """CREATE TABLE trusted_key (unit TEXT NOT NULL, digits TEXT NOT NULL, unit_name TEXT NOT NULL,
        certificate BLOB NOT NULL, compared_by TEXT NOT NULL, compared_how TEXT NOT NULL, compared_at TEXT NOT NULL,
        withdrawn_from TEXT, PRIMARY KEY (unit, digits)) STRICT""",
    "CREATE TABLE office_fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


@STEPS(name="0001_foundation")
def foundation(db: Database) -> None:
    """The tables that hold everything but records."""
    for statement in _FOUNDATION:
        db.conn.execute(statement)
