-- Live operation: what was done with plugins, the records that they could not judge, and who looked at what.

-- Only ever added to, and cut at its old end.
CREATE TABLE plugin_history (
    id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at           BIGINT  NOT NULL,
    plugin       TEXT    NOT NULL,
    step         TEXT    NOT NULL,
    actor        TEXT    NOT NULL,
    outcome      TEXT    NOT NULL,
    from_digest  TEXT,
    from_version TEXT,
    to_digest    TEXT,
    to_version   TEXT,
    detail       TEXT    NOT NULL
);
CREATE INDEX plugin_history_by_plugin ON plugin_history (plugin, id);

-- Records that made a plugin's instance end, a row a plugin and record.
CREATE TABLE parked (
    plugin       TEXT    NOT NULL,
    number       BIGINT  NOT NULL,
    digest       TEXT    NOT NULL,
    shard        INTEGER NOT NULL,
    at           BIGINT  NOT NULL,
    kind         TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    delivered_at BIGINT,
    PRIMARY KEY (plugin, number)
);
CREATE INDEX parked_by_state ON parked (plugin, state, delivered_at, number);

-- How many were not kept because there were too many.
CREATE TABLE parked_not_kept (
    plugin  TEXT   NOT NULL PRIMARY KEY,
    records BIGINT NOT NULL
);

-- Who looked at findings with the values that plugins were not shown. Only ever added to, and cut at its old end.
CREATE TABLE access_log (
    id      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at      BIGINT  NOT NULL,
    actor   TEXT    NOT NULL,
    what    TEXT    NOT NULL,
    subject TEXT    NOT NULL
);
