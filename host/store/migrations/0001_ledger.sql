-- The ledger, first version. Times are nanoseconds since 1970 UTC. Full objects are kept as JSON in `body`;
-- the columns beside it are what is searched by, or what the command line changes.

CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE findings (
    id       TEXT    NOT NULL PRIMARY KEY,
    rule     TEXT    NOT NULL,
    plugin   TEXT    NOT NULL,
    digest   TEXT    NOT NULL,
    severity INTEGER NOT NULL,
    time     BIGINT  NOT NULL,
    key      TEXT    NOT NULL,
    score    INTEGER NOT NULL,
    stored   BIGINT  NOT NULL,
    body     TEXT    NOT NULL
);
CREATE INDEX findings_by_time ON findings (time, id);
CREATE INDEX findings_by_rule ON findings (plugin, rule, time);

CREATE TABLE classifications (
    finding         TEXT    NOT NULL PRIMARY KEY REFERENCES findings (id),
    category        TEXT    NOT NULL,
    negative_effect INTEGER NOT NULL,
    confidence      INTEGER NOT NULL,
    band            TEXT    NOT NULL,
    body            TEXT    NOT NULL
);

CREATE TABLE incidents (
    id         BIGINT  NOT NULL PRIMARY KEY,
    status     TEXT    NOT NULL,
    verdict    TEXT,
    severity   INTEGER NOT NULL,
    score      INTEGER NOT NULL,
    category   TEXT    NOT NULL,
    first_seen BIGINT  NOT NULL,
    last_seen  BIGINT  NOT NULL,
    opened     BIGINT  NOT NULL,
    updated    BIGINT  NOT NULL,
    body       TEXT    NOT NULL
);
CREATE INDEX incidents_by_status ON incidents (status, last_seen);
CREATE INDEX incidents_by_time ON incidents (last_seen);

-- In the order of joining, which grouping is restored by.
CREATE TABLE incident_findings (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident BIGINT  NOT NULL REFERENCES incidents (id),
    finding  TEXT    NOT NULL UNIQUE REFERENCES findings (id)
);
CREATE INDEX incident_findings_by_incident ON incident_findings (incident, sequence);

-- The life cycle: only ever added to.
CREATE TABLE incident_changes (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident BIGINT  NOT NULL REFERENCES incidents (id),
    time     BIGINT  NOT NULL,
    author   TEXT    NOT NULL,
    status   TEXT    NOT NULL,
    verdict  TEXT,
    note     TEXT    NOT NULL
);
CREATE INDEX incident_changes_by_incident ON incident_changes (incident, sequence);

CREATE TABLE observables (
    field   TEXT   NOT NULL,
    value   TEXT   NOT NULL,
    finding TEXT   NOT NULL REFERENCES findings (id),
    time    BIGINT NOT NULL,
    PRIMARY KEY (field, value, finding)
);
CREATE INDEX observables_by_value ON observables (value, time);

-- One row: where the journal is to be replayed from.
CREATE TABLE checkpoint (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    next_record BIGINT  NOT NULL,
    time        BIGINT  NOT NULL
);

CREATE TABLE shard_states (
    plugin         TEXT    NOT NULL,
    shard          INTEGER NOT NULL,
    digest         TEXT    NOT NULL,
    schema_version BIGINT  NOT NULL,
    state          BLOB    NOT NULL,
    PRIMARY KEY (plugin, shard)
);

-- Which plugin was active from when: with a finding's digest, what a later look needs to run it again.
CREATE TABLE plugin_digests (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL,
    version  TEXT    NOT NULL,
    digest   TEXT    NOT NULL,
    since    BIGINT  NOT NULL
);
CREATE INDEX plugin_digests_by_name ON plugin_digests (name, sequence);
