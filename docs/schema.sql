-- Made from crates/store by `cargo test -p stipple-store`; a test fails when it is stale.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    device  TEXT NOT NULL,
    counter INTEGER NOT NULL,  -- how many this device had recorded, itself included
    at_ms   INTEGER NOT NULL,
    zone    TEXT NOT NULL,
    noun    TEXT NOT NULL,
    entity  TEXT NOT NULL,
    op      TEXT NOT NULL CHECK (op IN ('added', 'changed', 'deleted', 'restored')),
    label   TEXT,
    fields  TEXT NOT NULL,
    UNIQUE (device, counter)
) STRICT;

CREATE INDEX change_entity ON change (noun, entity);

CREATE TABLE pack (
    id       TEXT NOT NULL,
    version  TEXT NOT NULL,
    body     TEXT NOT NULL,
    built_in INTEGER NOT NULL CHECK (built_in IN (0, 1)),
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
    id                TEXT PRIMARY KEY,
    pack              TEXT NOT NULL,
    pack_version      TEXT NOT NULL,
    indication        TEXT NOT NULL,
    sessions_planned  INTEGER,
    closed_on         TEXT,
    scar_surgery_on   TEXT,
    transplant_on     TEXT,
    suture_removal_on TEXT,
    deleted_at        INTEGER, free_until_on TEXT,
    FOREIGN KEY (pack, pack_version) REFERENCES pack (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    plan       TEXT NOT NULL REFERENCES plan (id),
    state      TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
    on_date    TEXT NOT NULL,  -- civil date and time in the clinic's zone
    at_time    TEXT,
    zone       TEXT NOT NULL,
    minutes    INTEGER,
    areas      TEXT NOT NULL,
    brand      TEXT NOT NULL,
    shade      TEXT NOT NULL,
    batch      TEXT NOT NULL,
    needle     TEXT NOT NULL,
    note       TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX session_plan ON session (plan, on_date);

CREATE TABLE medicine (
    id         TEXT PRIMARY KEY,
    guide      TEXT,
    name       TEXT NOT NULL,
    gives      TEXT,
    times      TEXT NOT NULL,  -- civil times as JSON
    started_on TEXT NOT NULL,
    stopped_on TEXT,
    note       TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
    event   TEXT PRIMARY KEY,
    on_date TEXT,              -- the event's own day; null for one without a day, such as a photo set
    state   TEXT CHECK (state IN ('done', 'skipped')),  -- null: taken back
    at_ms   INTEGER NOT NULL,
    zone    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX outcome_day ON outcome (on_date);

CREATE TABLE diary (
    id           TEXT PRIMARY KEY,
    on_date      TEXT NOT NULL,
    satisfaction INTEGER CHECK (satisfaction BETWEEN 0 AND 10),
    naturalness  INTEGER CHECK (naturalness BETWEEN 0 AND 10),
    confidence   INTEGER CHECK (confidence BETWEEN 0 AND 10),
    discomfort   INTEGER CHECK (discomfort BETWEEN 0 AND 10),
    compared     TEXT CHECK (compared IN ('lighter', 'same', 'darker')),
    note         TEXT NOT NULL,
    deleted_at   INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX diary_day ON diary (on_date) WHERE deleted_at IS NULL;

CREATE TABLE photo (
    id                TEXT PRIMARY KEY,
    view              TEXT NOT NULL,
    on_date           TEXT NOT NULL,
    date_from         TEXT NOT NULL CHECK (date_from IN ('camera', 'picture', 'file', 'arrival', 'patient')),
    taken_ms          INTEGER,
    width             INTEGER NOT NULL CHECK (width > 0),
    height            INTEGER NOT NULL CHECK (height > 0),
    orientation       INTEGER NOT NULL CHECK (orientation BETWEEN 1 AND 8),
    format            TEXT NOT NULL CHECK (format IN ('jpeg', 'png', 'webp', 'heic')),
    hash              TEXT NOT NULL,
    had_location      INTEGER NOT NULL CHECK (had_location IN (0, 1)),
    hours_since_shave INTEGER,
    clipper_tenths    INTEGER,
    tone              TEXT NOT NULL,
    note              TEXT NOT NULL,
    private           INTEGER NOT NULL CHECK (private IN (0, 1)),
    marks             TEXT NOT NULL,  -- as JSON, as tone is
    -- Columns of their own, so that the grid's index can hold them.
    has_note          INTEGER NOT NULL CHECK (has_note = (note <> '')),
    mark_count        INTEGER NOT NULL CHECK (mark_count = json_array_length(marks)),
    deleted_at        INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX photo_view_day ON photo (view, on_date);

CREATE INDEX photo_hash ON photo (hash);

CREATE INDEX photo_grid ON photo (on_date, id, view, width, height, private, has_note, mark_count, deleted_at)
    WHERE deleted_at IS NULL;

CREATE TABLE incoming (
    id          TEXT PRIMARY KEY,
    hash        TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    facts       TEXT NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE photo_view (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE hairline (
    id         TEXT PRIMARY KEY,
    photo      TEXT NOT NULL,  -- no reference: a line outlives its photo
    points     TEXT NOT NULL,  -- as JSON
    agreed     TEXT,           -- date and names as JSON; null: a draft
    note       TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX hairline_photo ON hairline (photo);

CREATE TRIGGER hairline_agreed BEFORE UPDATE OF id, photo, points, agreed, note ON hairline
    WHEN OLD.agreed IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'agreed'); END;

CREATE TABLE photo_pair (
    former    TEXT NOT NULL,
    later     TEXT NOT NULL,
    transform TEXT,  -- as JSON; null: not aligned by hand
    off       INTEGER NOT NULL CHECK (off IN (0, 1)),
    PRIMARY KEY (former, later)
) STRICT, WITHOUT ROWID;

CREATE TABLE booking (
    id         TEXT PRIMARY KEY,
    plan       TEXT NOT NULL REFERENCES plan (id),
    state      TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'offered', 'booked', 'done')),
    days       TEXT NOT NULL,  -- as JSON, as times and photos are
    times      TEXT NOT NULL,
    note       TEXT NOT NULL,
    photos     TEXT NOT NULL,
    sent_by    TEXT,
    asked_on   TEXT,
    asked_ms   INTEGER,
    again      INTEGER NOT NULL,
    offer      TEXT,           -- as JSON
    session    TEXT REFERENCES session (id),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX photo_of_view ON photo (view, on_date, id) WHERE deleted_at IS NULL;

CREATE INDEX photo_deleted ON photo (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE reminder (
    key      TEXT PRIMARY KEY,
    about    TEXT NOT NULL,     -- as JSON
    civil    TEXT NOT NULL,     -- the civil time it was to come at, in the zone of then
    due_ms   INTEGER NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('showing', 'shown', 'missed')),
    at_ms    INTEGER NOT NULL,
    poll     INTEGER NOT NULL,  -- the number of the poll that wrote it
    shows    INTEGER NOT NULL,
    first_ms INTEGER,           -- when it was shown first
    via      TEXT,              -- what brought it
    again_ms INTEGER,           -- put off until then
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
    answer   TEXT,
    why      TEXT,              -- why it was missed
    reported INTEGER NOT NULL CHECK (reported IN (0, 1))  -- the patient knows that it was missed
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_due ON reminder (due_ms);

CREATE TABLE check_in (
    event  TEXT PRIMARY KEY,
    answer TEXT CHECK (answer IN ('lighter', 'same', 'not_sure')),  -- null: taken back
    at_ms  INTEGER NOT NULL,
    zone   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
