//! Reading: lists, single objects, and what a restart needs.

use std::{collections::BTreeMap, sync::Arc};

use bartizan_incident::{Incidents, Member, Policy, Tracked};
use bartizan_model::{
    FindingId, Incident, IncidentId, PluginRef, Status, Timestamp, Verdict, incident::Change,
};
use sqlx::{QueryBuilder, Row, Sqlite, SqliteExecutor, query, query_scalar, sqlite::SqliteRow};

use super::{
    Checkpoint, Counts, DEFAULT_LIST, FindingFilter, IncidentFilter, IncidentView, Judged, LedgerError,
    MAX_LIST, PluginActivation, ShardState, sqlite::SqliteLedger,
};

const INCIDENTS: &str = "SELECT id, status, verdict, body FROM incidents WHERE 1 = 1";
const FINDINGS: &str = "SELECT f.id, f.body, f.score, c.body, c.band, i.incident FROM findings f
    JOIN classifications c ON c.finding = f.id LEFT JOIN incident_findings i ON i.finding = f.id WHERE 1 = 1";

pub(super) async fn incidents(
    ledger: &SqliteLedger,
    filter: &IncidentFilter,
) -> Result<Vec<Incident>, LedgerError> {
    let mut sql: QueryBuilder<Sqlite> = QueryBuilder::new(INCIDENTS);
    if !filter.statuses.is_empty() {
        sql.push(" AND status IN (");
        let mut names = sql.separated(", ");
        filter.statuses.iter().for_each(|status| {
            names.push_bind(status.name());
        });
        sql.push(")");
    }
    if let Some(severity) = filter.min_severity {
        sql.push(" AND severity >= ").push_bind(severity as i64);
    }
    if let Some(score) = filter.min_score {
        sql.push(" AND score >= ").push_bind(i64::from(score));
    }
    if let Some(since) = filter.since {
        sql.push(" AND last_seen >= ").push_bind(since.0);
    }
    sql.push(" ORDER BY score DESC, last_seen DESC, id DESC LIMIT ").push_bind(limit(filter.limit));
    let rows = sql.build().fetch_all(&ledger.pool).await;
    let rows = rows.map_err(|error| ledger.failed("list incidents", error))?;
    rows.iter().map(|row| incident_of(ledger, row)).collect()
}

pub(super) async fn incident(
    ledger: &SqliteLedger,
    id: IncidentId,
) -> Result<Option<IncidentView>, LedgerError> {
    let failed = |error| ledger.failed("read the incident", error);
    // One transaction, so that the parts agree while others write.
    let mut tx = ledger.pool.begin().await.map_err(failed)?;
    let Some(incident) = one_incident(ledger, &mut *tx, id).await? else { return Ok(None) };
    let mut sql: QueryBuilder<Sqlite> = QueryBuilder::new(FINDINGS);
    sql.push(" AND i.incident = ").push_bind(id.0);
    sql.push(" ORDER BY i.sequence LIMIT ").push_bind(i64::from(MAX_LIST));
    let rows = sql.build().fetch_all(&mut *tx).await.map_err(failed)?;
    let findings = rows.iter().map(|row| judged_of(ledger, row)).collect::<Result<_, _>>()?;
    let rows = query(
        "SELECT time, author, status, note FROM incident_changes WHERE incident = $1 ORDER BY sequence
         LIMIT $2",
    )
    .bind(id.0)
    .bind(i64::from(MAX_LIST))
    .fetch_all(&mut *tx)
    .await
    .map_err(failed)?;
    let changes = rows.iter().map(|row| change_of(ledger, id, row)).collect::<Result<_, _>>()?;
    Ok(Some(IncidentView { incident, findings, changes }))
}

pub(super) async fn one_incident(
    ledger: &SqliteLedger,
    from: impl SqliteExecutor<'_>,
    id: IncidentId,
) -> Result<Option<Incident>, LedgerError> {
    let row = query("SELECT id, status, verdict, body FROM incidents WHERE id = $1")
        .bind(id.0)
        .fetch_optional(from);
    let row = row.await.map_err(|error| ledger.failed("read the incident", error))?;
    row.map(|row| incident_of(ledger, &row)).transpose()
}

pub(super) async fn findings(
    ledger: &SqliteLedger,
    filter: &FindingFilter,
) -> Result<Vec<Judged>, LedgerError> {
    let mut sql: QueryBuilder<Sqlite> = QueryBuilder::new(FINDINGS);
    if let Some(rule) = &filter.rule {
        sql.push(" AND f.rule = ").push_bind(rule.clone());
    }
    if let Some(plugin) = &filter.plugin {
        sql.push(" AND f.plugin = ").push_bind(plugin.clone());
    }
    if let Some(severity) = filter.min_severity {
        sql.push(" AND f.severity >= ").push_bind(severity as i64);
    }
    if let Some(incident) = filter.incident {
        sql.push(" AND i.incident = ").push_bind(incident.0);
    }
    if let Some(observable) = &filter.observable {
        sql.push(" AND f.id IN (SELECT finding FROM observables WHERE field = ");
        sql.push_bind(observable.field.clone()).push(" AND value = ").push_bind(observable.value.clone());
        sql.push(")");
    }
    if let Some(since) = filter.since {
        sql.push(" AND f.time >= ").push_bind(since.0);
    }
    if let Some(before) = filter.before {
        sql.push(" AND f.time < ").push_bind(before.0);
    }
    sql.push(" ORDER BY f.time DESC, f.id LIMIT ").push_bind(limit(filter.limit));
    let rows = sql.build().fetch_all(&ledger.pool).await;
    let rows = rows.map_err(|error| ledger.failed("list findings", error))?;
    rows.iter().map(|row| judged_of(ledger, row)).collect()
}

pub(super) async fn finding(ledger: &SqliteLedger, id: &FindingId) -> Result<Option<Judged>, LedgerError> {
    let mut sql: QueryBuilder<Sqlite> = QueryBuilder::new(FINDINGS);
    sql.push(" AND f.id = ").push_bind(id.as_str().to_owned());
    let row = sql.build().fetch_optional(&ledger.pool).await;
    let row = row.map_err(|error| ledger.failed("read the finding", error))?;
    row.map(|row| judged_of(ledger, &row)).transpose()
}

pub(super) async fn checkpoint(ledger: &SqliteLedger) -> Result<Option<Checkpoint>, LedgerError> {
    let failed = |error| ledger.failed("read the checkpoint", error);
    let mut tx = ledger.pool.begin().await.map_err(failed)?;
    let next: Option<i64> = query_scalar("SELECT next_record FROM checkpoint WHERE id = 1")
        .fetch_optional(&mut *tx)
        .await
        .map_err(failed)?;
    let Some(next) = next else { return Ok(None) };
    let rows =
        query("SELECT plugin, shard, digest, schema_version, state FROM shard_states ORDER BY plugin, shard")
            .fetch_all(&mut *tx)
            .await
            .map_err(failed)?;
    let shard = |row: &SqliteRow| ShardState {
        plugin: row.get(0),
        shard: u32::try_from(row.get::<i64, _>(1)).unwrap_or(u32::MAX),
        digest: row.get(2),
        schema_version: u32::try_from(row.get::<i64, _>(3)).unwrap_or(u32::MAX),
        state: row.get(4),
    };
    Ok(Some(Checkpoint { next_record: next.unsigned_abs(), shards: rows.iter().map(shard).collect() }))
}

pub(super) async fn restore(ledger: &SqliteLedger, policy: Arc<Policy>) -> Result<Incidents, LedgerError> {
    let failed = |error| ledger.failed("read the open incidents", error);
    let mut tx = ledger.pool.begin().await.map_err(failed)?;
    let last: Option<i64> =
        query_scalar("SELECT MAX(id) FROM incidents").fetch_one(&mut *tx).await.map_err(failed)?;
    // Those joined last; closed ones too, since new incidents say which closed one they resemble.
    let rows = query(
        "SELECT i.id, i.status, i.verdict, i.body, m.latest FROM incidents i
         JOIN (SELECT incident, MAX(sequence) AS latest FROM incident_findings GROUP BY incident) m
         ON m.incident = i.id ORDER BY m.latest DESC LIMIT $1",
    )
    .bind(i64::try_from(policy.grouping().max_incidents).unwrap_or(i64::MAX))
    .fetch_all(&mut *tx)
    .await
    .map_err(failed)?;
    let mut tracked = Vec::with_capacity(rows.len());
    for row in rows.iter().rev() {
        let incident = incident_of(ledger, row)?;
        let rows = query(
            "SELECT f.id, f.body FROM incident_findings i JOIN findings f ON f.id = i.finding
             WHERE i.incident = $1 ORDER BY i.sequence",
        )
        .bind(incident.id.0)
        .fetch_all(&mut *tx)
        .await
        .map_err(failed)?;
        let members = rows.iter().map(|row| finding_of(ledger, row).map(|finding| Member::of(&finding)));
        tracked.push(Tracked { incident, members: members.collect::<Result<_, _>>()? });
    }
    let next = IncidentId(last.unwrap_or(0).saturating_add(1));
    Ok(Incidents::restore(policy, next, tracked))
}

pub(super) async fn activations(ledger: &SqliteLedger) -> Result<Vec<PluginActivation>, LedgerError> {
    let rows =
        query("SELECT name, version, digest, since FROM plugin_digests ORDER BY sequence DESC LIMIT $1")
            .bind(i64::from(MAX_LIST))
            .fetch_all(&ledger.pool)
            .await
            .map_err(|error| ledger.failed("list active plugins", error))?;
    let activation = |row: &SqliteRow| PluginActivation {
        plugin: PluginRef { name: row.get(0), version: row.get(1), digest: row.get(2) },
        since: Timestamp(row.get(3)),
    };
    Ok(rows.iter().rev().map(activation).collect())
}

pub(super) async fn counts(ledger: &SqliteLedger) -> Result<Counts, LedgerError> {
    let failed = |error| ledger.failed("count", error);
    let mut tx = ledger.pool.begin().await.map_err(failed)?;
    let findings: i64 =
        query_scalar("SELECT COUNT(*) FROM findings").fetch_one(&mut *tx).await.map_err(failed)?;
    let shards: i64 =
        query_scalar("SELECT COUNT(*) FROM shard_states").fetch_one(&mut *tx).await.map_err(failed)?;
    let rows = query("SELECT status, COUNT(*) FROM incidents GROUP BY status").fetch_all(&mut *tx).await;
    let mut incidents: BTreeMap<String, u64> =
        Status::ALL.iter().map(|status| (status.name().to_owned(), 0)).collect();
    for row in rows.map_err(failed)? {
        incidents.insert(row.get(0), row.get::<i64, _>(1).unsigned_abs());
    }
    Ok(Counts { findings: findings.unsigned_abs(), incidents, shards: shards.unsigned_abs() })
}

fn limit(asked: Option<u32>) -> i64 {
    i64::from(asked.unwrap_or(DEFAULT_LIST).min(MAX_LIST))
}

/// From `id, status, verdict, body`.
fn incident_of(ledger: &SqliteLedger, row: &SqliteRow) -> Result<Incident, LedgerError> {
    let id = IncidentId(row.get(0));
    let body: &str = row.get(3);
    let incident: Incident =
        serde_json::from_str(body).map_err(|error| ledger.damaged(id.to_string(), error))?;
    let status = status_of(ledger, id, row.get(1))?;
    let verdict = row.get::<Option<&str>, _>(2).map(|name| {
        Verdict::from_name(name).ok_or_else(|| ledger.damaged(id.to_string(), format!("verdict {name:?}")))
    });
    Ok(Incident { status, verdict: verdict.transpose()?, ..incident })
}

fn status_of(ledger: &SqliteLedger, id: IncidentId, name: &str) -> Result<Status, LedgerError> {
    Status::from_name(name).ok_or_else(|| ledger.damaged(id.to_string(), format!("status {name:?}")))
}

/// From `id, body`.
fn finding_of(ledger: &SqliteLedger, row: &SqliteRow) -> Result<bartizan_model::Finding, LedgerError> {
    let (id, body): (&str, &str) = (row.get(0), row.get(1));
    serde_json::from_str(body).map_err(|error| ledger.damaged(format!("finding {id}"), error))
}

/// From [`FINDINGS`].
fn judged_of(ledger: &SqliteLedger, row: &SqliteRow) -> Result<Judged, LedgerError> {
    let finding = finding_of(ledger, row)?;
    let classification = serde_json::from_str(row.get(3));
    let classification =
        classification.map_err(|error| ledger.damaged(format!("finding {}", finding.id), error))?;
    Ok(Judged {
        finding,
        classification,
        score: u8::try_from(row.get::<i64, _>(2)).unwrap_or(u8::MAX),
        band: row.get(4),
        incident: row.get::<Option<i64>, _>(5).map(IncidentId),
    })
}

/// From `time, author, status, note`.
fn change_of(ledger: &SqliteLedger, id: IncidentId, row: &SqliteRow) -> Result<Change, LedgerError> {
    let status = status_of(ledger, id, row.get(2))?;
    Ok(Change { at: Timestamp(row.get(0)), by: row.get(1), status, note: row.get(3) })
}
