-- What finds the master key again and tells a wrong one; never the key. One row, made with the first key.
CREATE TABLE master_key (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    derivation INTEGER NOT NULL,
    salt BLOB NOT NULL,
    check_value BLOB NOT NULL,
    made_at_ms INTEGER NOT NULL
);

-- The parts of the configuration that are one object each, such as client and server. As in the other tables, members
-- are JSON with the names of config.json, without the secrets.
CREATE TABLE sections (
    name TEXT PRIMARY KEY,
    members TEXT NOT NULL,
    changed_at_ms INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE providers (
    name TEXT PRIMARY KEY,
    members TEXT NOT NULL,
    made_at_ms INTEGER NOT NULL,
    changed_at_ms INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE provider_keys (
    provider TEXT NOT NULL REFERENCES providers (name) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    members TEXT NOT NULL,
    made_at_ms INTEGER NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    PRIMARY KEY (provider, id)
) WITHOUT ROWID;

-- Every secret, whatever it belongs to: sealed with the master key for its table, row and column.
CREATE TABLE secrets (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    column_name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    PRIMARY KEY (table_name, row_id, column_name)
) WITHOUT ROWID;

CREATE TRIGGER section_is_gone AFTER DELETE ON sections BEGIN
    DELETE FROM secrets WHERE table_name = 'sections' AND row_id = OLD.name;
END;

CREATE TRIGGER provider_is_gone AFTER DELETE ON providers BEGIN
    DELETE FROM secrets WHERE table_name = 'providers' AND row_id = OLD.name;
END;

CREATE TRIGGER provider_key_is_gone AFTER DELETE ON provider_keys BEGIN
    DELETE FROM secrets WHERE table_name = 'provider_keys' AND row_id = OLD.provider || '/' || OLD.id;
END;

-- What config.json said when it was last taken over, as a hash of each of its parts: whether the file or the database
-- is newer.
CREATE TABLE marks (
    place TEXT PRIMARY KEY,
    hash TEXT NOT NULL
) WITHOUT ROWID;
