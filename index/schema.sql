-- The store of a library. Raise SCHEMA in recipe.py with any change here.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
    id               TEXT PRIMARY KEY,
    sha256           TEXT NOT NULL UNIQUE,
    file_name        TEXT NOT NULL,
    title            TEXT NOT NULL,
    kind             TEXT NOT NULL,
    councils         TEXT NOT NULL, -- JSON array of names, the first named first
    framework        TEXT,
    inspection_start TEXT,
    inspection_end   TEXT,
    published        TEXT,
    lead_inspector   TEXT,
    page_count       INTEGER NOT NULL,
    origin           TEXT NOT NULL,
    facts            TEXT NOT NULL  -- JSON array: where each field from title on was read
);

-- What a person has set about a document, apart from what was read in it (above). By the hash of
-- its bytes and not by its row, so that it outlasts removing the document and ingesting it again.
CREATE TABLE set_by_hand (
    sha256 TEXT NOT NULL,
    field  TEXT NOT NULL,
    value  TEXT,            -- NULL: there is none, whatever was read
    at     TEXT NOT NULL,   -- UTC, ISO 8601
    PRIMARY KEY (sha256, field)
) WITHOUT ROWID;

CREATE TABLE pages (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    text        TEXT NOT NULL,
    raw         TEXT NOT NULL,
    PRIMARY KEY (document_id, number)
) WITHOUT ROWID;

-- AUTOINCREMENT, so that a key is never used twice: the derived indexes are brought up to date by
-- comparing keys.
CREATE TABLE passages (
    key         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    page        INTEGER NOT NULL,
    last_page   INTEGER NOT NULL,
    paragraph   TEXT NOT NULL,
    section     TEXT NOT NULL, -- JSON array of headings, outermost first
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    note_to     TEXT NOT NULL, -- id of the passage that a footnote's mark stands in, else ''
    vector      BLOB NOT NULL, -- float32, little-endian
    runs        BLOB NOT NULL, -- see repeats.py: uint32, little-endian
    repeated_in INTEGER NOT NULL DEFAULT 0, -- in how many documents it stands; 0: it does not repeat
    -- Signs of its tokens' vectors, see tokens.py; last, as it is long and seldom read.
    tokens      BLOB NOT NULL DEFAULT x''
);
CREATE INDEX passages_of_document ON passages (document_id, ordinal);

-- The register of judgements, as it was read: what was set by hand is laid over it at look-up.
CREATE TABLE judgements (
    document_id      TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal          INTEGER NOT NULL,
    council          TEXT,
    framework        TEXT,
    inspection_start TEXT,
    inspection_end   TEXT,
    area             TEXT NOT NULL,
    area_id          TEXT NOT NULL,
    grade            TEXT NOT NULL,
    status           TEXT NOT NULL,
    mentions         TEXT NOT NULL, -- JSON: of each the fields of ingest's Mention, in order
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

-- A run of whatever changes the library. One without an end was stopped before it.
CREATE TABLE runs (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    work  TEXT NOT NULL, -- ingest, remove, rebuild, restore, set
    began TEXT NOT NULL, -- UTC, ISO 8601
    ended TEXT
);

CREATE TABLE ingest_log (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL, -- UTC, ISO 8601
    file        TEXT NOT NULL, -- as the user named it
    outcome     TEXT NOT NULL, -- added, unchanged, rejected, removed, set by hand
    document_id TEXT,
    reason      TEXT NOT NULL,
    sha256      TEXT,          -- of the file's bytes; null where they could not be had
    run         INTEGER REFERENCES runs (id)
);
CREATE INDEX ingest_log_of_file ON ingest_log (file, id);
CREATE INDEX ingest_log_of_run ON ingest_log (run, id);
