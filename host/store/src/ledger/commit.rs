//! Writing: commits, changes, activations. Each is one transaction; an error on the way leaves nothing, since a
//! transaction that is dropped is rolled back.

use std::collections::BTreeMap;

use bartizan_model::{
    FindingId, Incident, IncidentId, PluginRef, Status, Timestamp, Verdict, incident::Change,
};
use sqlx::{Row, Sqlite, Transaction, query, query_scalar};

use super::{
    Checkpoint, Commit, Committed, Judged, LedgerError, MAX_FINDING_BYTES, MAX_INDEXED_OBSERVABLES,
    MAX_STATE_BYTES, history, parked, read,
    sqlite::{SqliteLedger, rank},
};

/// Who opens incidents, in their changes.
const POLICY: &str = "policy";

pub(super) async fn commit(ledger: &SqliteLedger, commit: &Commit) -> Result<Committed, LedgerError> {
    let mut write = Write { ledger, tx: ledger.begin().await?, at: commit.at, done: Committed::default() };
    // New findings of each incident, in order.
    let mut members: BTreeMap<IncidentId, Vec<&FindingId>> = BTreeMap::new();
    for judged in &commit.findings {
        if write.finding(judged).await? {
            write.done.new_findings.push(judged.finding.id.clone());
            if let Some(incident) = judged.incident {
                members.entry(incident).or_default().push(&judged.finding.id);
            }
        }
    }
    write.refuse_closed(&members).await?;
    for (id, findings) in &members {
        match (commit.opened.get(id), commit.joined.get(id)) {
            (Some(incident), _) => write.open(incident, findings.len()).await?,
            (None, Some(incident)) => write.join(incident, findings.len()).await?,
            // A duplicate within the commit names its incident without changing it.
            (None, None) => {}
        }
    }
    // In the order of judging, not incident by incident: a restart must see the same order of joining.
    for judged in commit.findings.iter().filter(|judged| judged.incident.is_some()) {
        write.member(judged, &members).await?;
    }
    if let Some(checkpoint) = &commit.checkpoint {
        write.checkpoint(checkpoint).await?;
    }
    for row in &commit.parked {
        write.done.parked_not_kept += u64::from(!parked::park(ledger, &mut write.tx, row).await?);
    }
    for delivered in &commit.delivered {
        parked::deliver(ledger, &mut write.tx, &delivered.plugin, &delivered.numbers, commit.at).await?;
    }
    for step in &commit.steps {
        history::insert(ledger, &mut write.tx, step).await?;
    }
    write.tx.commit().await.map_err(|error| ledger.failed("write findings", error))?;
    Ok(write.done)
}

struct Write<'a> {
    ledger: &'a SqliteLedger,
    tx: Transaction<'static, Sqlite>,
    at: Timestamp,
    done: Committed,
}

impl Write<'_> {
    fn failed(&self, error: sqlx::Error) -> LedgerError {
        self.ledger.failed("write findings", error)
    }

    /// Writes a finding and its classification; false where it was there, or is too long.
    async fn finding(&mut self, judged: &Judged) -> Result<bool, LedgerError> {
        let finding = &judged.finding;
        let body = json(self.ledger, "a finding", finding)?;
        let classification = json(self.ledger, "a classification", &judged.classification)?;
        if body.len() > MAX_FINDING_BYTES || classification.len() > MAX_FINDING_BYTES {
            self.done.turned_away.push(finding.id.clone());
            return Ok(false);
        }
        let written = query(
            "INSERT INTO findings (id, rule, plugin, digest, severity, time, key, score, stored, body)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
        )
        .bind(finding.id.as_str())
        .bind(&finding.rule.id)
        .bind(&finding.plugin.name)
        .bind(&finding.plugin.digest)
        .bind(rank(finding))
        .bind(finding.time.0)
        .bind(&finding.key)
        .bind(i64::from(judged.score))
        .bind(self.at.0)
        .bind(body)
        .execute(&mut *self.tx)
        .await
        .map_err(|error| self.failed(error))?;
        if written.rows_affected() == 0 {
            self.done.known_findings += 1;
            return Ok(false);
        }
        query(
            "INSERT INTO classifications (finding, category, negative_effect, confidence, band, body)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(finding.id.as_str())
        .bind(&judged.classification.category)
        .bind(i64::from(judged.classification.negative_effect))
        .bind(i64::from(judged.classification.confidence))
        .bind(&judged.band)
        .bind(classification)
        .execute(&mut *self.tx)
        .await
        .map_err(|error| self.failed(error))?;
        self.observables(judged).await?;
        Ok(true)
    }

    async fn observables(&mut self, judged: &Judged) -> Result<(), LedgerError> {
        for observable in judged.finding.observables.iter().take(MAX_INDEXED_OBSERVABLES) {
            query(
                "INSERT INTO observables (field, value, finding, time) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (field, value, finding) DO NOTHING",
            )
            .bind(&observable.field)
            .bind(&observable.value)
            .bind(judged.finding.id.as_str())
            .bind(judged.finding.time.0)
            .execute(&mut *self.tx)
            .await
            .map_err(|error| self.failed(error))?;
        }
        Ok(())
    }

    /// Refuses the commit when it would add to incidents that people have closed.
    async fn refuse_closed(
        &mut self,
        members: &BTreeMap<IncidentId, Vec<&FindingId>>,
    ) -> Result<(), LedgerError> {
        let mut closed = Vec::new();
        for id in members.keys() {
            let status: Option<String> = query_scalar("SELECT status FROM incidents WHERE id = $1")
                .bind(id.0)
                .fetch_optional(&mut *self.tx)
                .await
                .map_err(|error| self.failed(error))?;
            if status.as_deref() == Some(Status::Closed.name()) {
                closed.push(*id);
            }
        }
        if closed.is_empty() { Ok(()) } else { Err(LedgerError::IncidentClosed { incidents: closed }) }
    }

    async fn open(&mut self, incident: &Incident, findings: usize) -> Result<(), LedgerError> {
        let incident = Incident { findings: findings as u64, ..incident.clone() };
        let written = query(
            "INSERT INTO incidents
             (id, status, verdict, severity, score, category, first_seen, last_seen, opened, updated, body)
             VALUES ($1, $2, NULL, $3, $4, $5, $6, $7, $8, $8, $9) ON CONFLICT (id) DO NOTHING",
        )
        .bind(incident.id.0)
        .bind(Status::New.name())
        .bind(incident.severity as i64)
        .bind(i64::from(incident.score))
        .bind(&incident.category)
        .bind(incident.first_seen.0)
        .bind(incident.last_seen.0)
        .bind(self.at.0)
        .bind(json(self.ledger, "an incident", &incident)?)
        .execute(&mut *self.tx)
        .await
        .map_err(|error| self.failed(error))?;
        if written.rows_affected() == 0 {
            let problem = "was to be begun, but is there already";
            return Err(LedgerError::OutOfStep { incident: incident.id, problem });
        }
        let note = incident.reasons.first().cloned().unwrap_or_default();
        let change = Change { at: self.at, by: POLICY.to_owned(), status: Status::New, note };
        log_change(self.ledger, &mut self.tx, incident.id, &change, None).await?;
        self.done.opened.push(incident.id);
        Ok(())
    }

    /// Writes what findings change of an incident. Its status and verdict are people's.
    async fn join(&mut self, incident: &Incident, findings: usize) -> Result<(), LedgerError> {
        let before: Option<i64> =
            query_scalar("SELECT COUNT(*) FROM incident_findings WHERE incident = $1 HAVING COUNT(*) > 0")
                .bind(incident.id.0)
                .fetch_optional(&mut *self.tx)
                .await
                .map_err(|error| self.failed(error))?;
        let Some(before) = before else {
            let problem = "was to be joined, but is not there";
            return Err(LedgerError::OutOfStep { incident: incident.id, problem });
        };
        let findings = before.unsigned_abs() + findings as u64;
        let incident = Incident { findings, ..incident.clone() };
        query(
            "UPDATE incidents SET severity = $2, score = $3, category = $4, first_seen = $5, last_seen = $6,
             updated = $7, body = $8 WHERE id = $1",
        )
        .bind(incident.id.0)
        .bind(incident.severity as i64)
        .bind(i64::from(incident.score))
        .bind(&incident.category)
        .bind(incident.first_seen.0)
        .bind(incident.last_seen.0)
        .bind(self.at.0)
        .bind(json(self.ledger, "an incident", &incident)?)
        .execute(&mut *self.tx)
        .await
        .map_err(|error| self.failed(error))?;
        self.done.joined.push(incident.id);
        Ok(())
    }

    async fn member(
        &mut self,
        judged: &Judged,
        members: &BTreeMap<IncidentId, Vec<&FindingId>>,
    ) -> Result<(), LedgerError> {
        let Some(incident) = judged.incident else { return Ok(()) };
        if !members.get(&incident).is_some_and(|findings| findings.contains(&&judged.finding.id)) {
            return Ok(());
        }
        query(
            "INSERT INTO incident_findings (incident, finding) VALUES ($1, $2)
             ON CONFLICT (finding) DO NOTHING",
        )
        .bind(incident.0)
        .bind(judged.finding.id.as_str())
        .execute(&mut *self.tx)
        .await
        .map_err(|error| self.failed(error))?;
        Ok(())
    }

    async fn checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), LedgerError> {
        let failed = |error| self.ledger.failed("write the checkpoint", error);
        query(
            "INSERT INTO checkpoint (id, next_record, time) VALUES (1, $1, $2)
             ON CONFLICT (id) DO UPDATE SET next_record = excluded.next_record, time = excluded.time",
        )
        .bind(i64::try_from(checkpoint.next_record).unwrap_or(i64::MAX))
        .bind(self.at.0)
        .execute(&mut *self.tx)
        .await
        .map_err(failed)?;
        let known = query("SELECT plugin, shard FROM shard_states").fetch_all(&mut *self.tx).await;
        for row in known.map_err(failed)? {
            let (plugin, shard): (String, i64) = (row.get(0), row.get(1));
            if checkpoint.shards.iter().any(|new| new.plugin == plugin && i64::from(new.shard) == shard) {
                continue;
            }
            let forget = query("DELETE FROM shard_states WHERE plugin = $1 AND shard = $2");
            forget.bind(plugin).bind(shard).execute(&mut *self.tx).await.map_err(failed)?;
        }
        for shard in &checkpoint.shards {
            if shard.state.len() > MAX_STATE_BYTES {
                let (plugin, bytes) = (shard.plugin.clone(), shard.state.len());
                return Err(LedgerError::StateTooLong { plugin, shard: shard.shard, bytes });
            }
            // Most shards are as they were: leave their pages alone.
            query(
                "INSERT INTO shard_states (plugin, shard, digest, schema_version, state)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (plugin, shard) DO UPDATE SET digest = excluded.digest,
                 schema_version = excluded.schema_version, state = excluded.state
                 WHERE shard_states.digest <> excluded.digest
                 OR shard_states.schema_version <> excluded.schema_version
                 OR shard_states.state <> excluded.state",
            )
            .bind(&shard.plugin)
            .bind(i64::from(shard.shard))
            .bind(&shard.digest)
            .bind(i64::from(shard.schema_version))
            .bind(shard.state.as_slice())
            .execute(&mut *self.tx)
            .await
            .map_err(failed)?;
        }
        Ok(())
    }
}

pub(super) async fn change(
    ledger: &SqliteLedger,
    id: IncidentId,
    change: &Change,
    verdict: Option<Verdict>,
) -> Result<Incident, LedgerError> {
    let mut tx = ledger.begin().await?;
    let mut incident =
        read::one_incident(ledger, &mut *tx, id).await?.ok_or(LedgerError::NoIncident { incident: id })?;
    bartizan_incident::apply(&mut incident, change, verdict)?;
    let failed = |error| ledger.failed("change the incident", error);
    query("UPDATE incidents SET status = $2, verdict = $3, updated = $4 WHERE id = $1")
        .bind(id.0)
        .bind(incident.status.name())
        .bind(incident.verdict.map(Verdict::name))
        .bind(change.at.0)
        .execute(&mut *tx)
        .await
        .map_err(failed)?;
    log_change(ledger, &mut tx, id, change, verdict).await?;
    tx.commit().await.map_err(failed)?;
    Ok(incident)
}

async fn log_change(
    ledger: &SqliteLedger,
    tx: &mut Transaction<'static, Sqlite>,
    incident: IncidentId,
    change: &Change,
    verdict: Option<Verdict>,
) -> Result<(), LedgerError> {
    query(
        "INSERT INTO incident_changes (incident, time, author, status, verdict, note)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(incident.0)
    .bind(change.at.0)
    .bind(&change.by)
    .bind(change.status.name())
    .bind(verdict.map(Verdict::name))
    .bind(&change.note)
    .execute(&mut **tx)
    .await
    .map_err(|error| ledger.failed("log the change", error))?;
    Ok(())
}

pub(super) async fn activate(
    ledger: &SqliteLedger,
    plugin: &PluginRef,
    at: Timestamp,
) -> Result<(), LedgerError> {
    let failed = |error| ledger.failed("note the active plugin", error);
    let mut tx = ledger.begin().await?;
    let active: Option<String> =
        query_scalar("SELECT digest FROM plugin_digests WHERE name = $1 ORDER BY sequence DESC LIMIT 1")
            .bind(&plugin.name)
            .fetch_optional(&mut *tx)
            .await
            .map_err(failed)?;
    if active.as_deref() == Some(plugin.digest.as_str()) {
        return Ok(());
    }
    query("INSERT INTO plugin_digests (name, version, digest, since) VALUES ($1, $2, $3, $4)")
        .bind(&plugin.name)
        .bind(&plugin.version)
        .bind(&plugin.digest)
        .bind(at.0)
        .execute(&mut *tx)
        .await
        .map_err(failed)?;
    tx.commit().await.map_err(failed)
}

fn json(ledger: &SqliteLedger, what: &str, value: &impl serde::Serialize) -> Result<String, LedgerError> {
    serde_json::to_string(value).map_err(|error| ledger.damaged(what, error))
}
