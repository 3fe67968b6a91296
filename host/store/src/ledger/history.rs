//! What was done with plugins: every change of what runs, by whom, and how it ended. Only ever added to; the
//! oldest steps of a plugin go when there are more than [`MAX_STEPS_PER_PLUGIN`].

use std::fmt;

use bartizan_model::{PluginRef, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::{QueryBuilder, Row, Sqlite, Transaction, query, query_scalar, sqlite::SqliteRow};

use super::{
    LedgerError, MAX_LIST,
    sqlite::{SqliteLedger, cut},
};

/// Most steps of one plugin that are kept.
pub const MAX_STEPS_PER_PLUGIN: u32 = 10_000;
/// Longest detail of a step, in bytes; a longer one is cut.
pub const MAX_DETAIL_BYTES: usize = 4_096;
/// Longest name, version, digest or actor, in bytes; a longer one is cut.
pub(super) const MAX_LABEL_BYTES: usize = 256;

/// What was done with a plugin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Loaded when the service started.
    Load,
    /// A new version instead of the running one.
    Reload,
    /// Runs again after it was disabled.
    Enable,
    /// Runs no longer.
    Disable,
    /// The version before instead of the running one.
    Rollback,
    /// A candidate begins to run beside it.
    Shadow,
    /// The candidate takes its place.
    Promote,
    /// The candidate goes.
    Drop,
    /// Failed too often, and gets no more events for a time.
    Quarantine,
    /// Is tried again after quarantine.
    Retry,
    /// Is out of quarantine.
    Release,
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 11] = [
        Step::Load,
        Step::Reload,
        Step::Enable,
        Step::Disable,
        Step::Rollback,
        Step::Shadow,
        Step::Promote,
        Step::Drop,
        Step::Quarantine,
        Step::Retry,
        Step::Release,
    ];

    /// The name, as it is stored and shown.
    pub fn name(self) -> &'static str {
        match self {
            Step::Load => "load",
            Step::Reload => "reload",
            Step::Enable => "enable",
            Step::Disable => "disable",
            Step::Rollback => "rollback",
            Step::Shadow => "shadow",
            Step::Promote => "promote",
            Step::Drop => "drop",
            Step::Quarantine => "quarantine",
            Step::Retry => "retry",
            Step::Release => "release",
        }
    }

    /// The step of this name.
    pub fn from_name(name: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.name() == name)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How a step ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StepOutcome {
    /// As asked.
    Done,
    /// Not begun, or broken off because what was asked for is not fit: what ran before goes on.
    Refused,
    /// Broke off for a reason of the machine: what ran before goes on.
    Failed,
}

impl StepOutcome {
    /// All of them.
    pub const ALL: [StepOutcome; 3] = [StepOutcome::Done, StepOutcome::Refused, StepOutcome::Failed];

    /// The name, as it is stored and shown.
    pub fn name(self) -> &'static str {
        match self {
            StepOutcome::Done => "done",
            StepOutcome::Refused => "refused",
            StepOutcome::Failed => "failed",
        }
    }

    /// The outcome of this name.
    pub fn from_name(name: &str) -> Option<StepOutcome> {
        StepOutcome::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

impl fmt::Display for StepOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// One version of a plugin, as a step names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StepVersion {
    /// The plugin's version.
    pub version: String,
    /// Its digest.
    pub digest: String,
}

impl From<&PluginRef> for StepVersion {
    fn from(plugin: &PluginRef) -> StepVersion {
        StepVersion { version: plugin.version.clone(), digest: plugin.digest.clone() }
    }
}

/// One step in the life of a plugin.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PluginStep {
    /// Its number in the ledger, rising; 0 until it is written.
    pub id: u64,
    /// When, by the caller's clock.
    pub at: Timestamp,
    /// The plugin's name.
    pub plugin: String,
    /// What was done.
    pub step: Step,
    /// Who or what did it: `startup`, `file change`, `SIGHUP`, `alice (uid 1000)`, `host`.
    pub actor: String,
    /// How it ended.
    pub outcome: StepOutcome,
    /// What ran before, if anything did.
    pub from: Option<StepVersion>,
    /// What runs, or was to run, behind it, if anything does.
    pub to: Option<StepVersion>,
    /// Anything else: the reason of a refusal, how long it took. At most [`MAX_DETAIL_BYTES`].
    pub detail: String,
}

pub(super) async fn record(ledger: &SqliteLedger, step: &PluginStep) -> Result<u64, LedgerError> {
    let mut tx = ledger.begin().await?;
    let id = insert(ledger, &mut tx, step).await?;
    tx.commit().await.map_err(|error| ledger.failed("note a step", error))?;
    Ok(id)
}

pub(super) async fn insert(
    ledger: &SqliteLedger,
    tx: &mut Transaction<'static, Sqlite>,
    step: &PluginStep,
) -> Result<u64, LedgerError> {
    let failed = |error| ledger.failed("note a step", error);
    let label = |text| cut(text, MAX_LABEL_BYTES);
    let (from, to) = (step.from.as_ref(), step.to.as_ref());
    let id: i64 = query_scalar(
        "INSERT INTO plugin_history
         (at, plugin, step, actor, outcome, from_digest, from_version, to_digest, to_version, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
    )
    .bind(step.at.0)
    .bind(label(&step.plugin))
    .bind(step.step.name())
    .bind(label(&step.actor))
    .bind(step.outcome.name())
    .bind(from.map(|from| label(&from.digest)))
    .bind(from.map(|from| label(&from.version)))
    .bind(to.map(|to| label(&to.digest)))
    .bind(to.map(|to| label(&to.version)))
    .bind(cut(&step.detail, MAX_DETAIL_BYTES))
    .fetch_one(&mut **tx)
    .await
    .map_err(failed)?;
    query(
        "DELETE FROM plugin_history WHERE plugin = $1 AND id <= (SELECT id FROM plugin_history
         WHERE plugin = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)",
    )
    .bind(label(&step.plugin))
    .bind(i64::from(MAX_STEPS_PER_PLUGIN))
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(id.unsigned_abs())
}

pub(super) async fn list(
    ledger: &SqliteLedger,
    plugin: Option<&str>,
    limit: u32,
) -> Result<Vec<PluginStep>, LedgerError> {
    let mut sql: QueryBuilder<Sqlite> = QueryBuilder::new(
        "SELECT id, at, plugin, step, actor, outcome, from_digest, from_version, to_digest, to_version,
         detail FROM plugin_history",
    );
    if let Some(plugin) = plugin {
        sql.push(" WHERE plugin = ").push_bind(plugin.to_owned());
    }
    sql.push(" ORDER BY id DESC LIMIT ").push_bind(i64::from(limit.min(MAX_LIST)));
    let rows = sql.build().fetch_all(&ledger.pool).await;
    rows.map_err(|error| ledger.failed("list what was done with plugins", error))?
        .iter()
        .map(|row| step_of(ledger, row))
        .collect()
}

fn step_of(ledger: &SqliteLedger, row: &SqliteRow) -> Result<PluginStep, LedgerError> {
    let id = row.get::<i64, _>(0).unsigned_abs();
    let damaged = |what: &str, name: &str| ledger.damaged(format!("step {id}"), format!("{what} {name:?}"));
    let (step, outcome): (&str, &str) = (row.get(3), row.get(5));
    let version = |digest: Option<String>, version: Option<String>| {
        Some(StepVersion { version: version?, digest: digest? })
    };
    Ok(PluginStep {
        id,
        at: Timestamp(row.get(1)),
        plugin: row.get(2),
        step: Step::from_name(step).ok_or_else(|| damaged("step", step))?,
        actor: row.get(4),
        outcome: StepOutcome::from_name(outcome).ok_or_else(|| damaged("outcome", outcome))?,
        from: version(row.get(6), row.get(7)),
        to: version(row.get(8), row.get(9)),
        detail: row.get(10),
    })
}
