//! The ledger: findings, incidents, their changes, and the checkpoint from which a restart goes on.
//!
//! What belongs together is written together: a [`Commit`] is one transaction of findings, what the policy
//! made of them, and the checkpoint behind them. It may be repeated: a finding that is already there changes
//! nothing, so that replaying the journal after a crash duplicates nothing.
//!
//! People change incidents (by the command line) while the service runs. An incident's status and verdict
//! are theirs: a commit never writes them. When a commit would add a finding to an incident that was closed
//! meanwhile, it is refused whole ([`LedgerError::IncidentClosed`]); the caller restores its grouping with
//! [`Ledger::restore`] and judges that commit's findings again.

mod access;
mod commit;
mod error;
mod history;
mod parked;
mod read;
mod sqlite;

use std::{collections::BTreeMap, future::Future, sync::Arc};

use bartizan_incident::{Decision, Incidents, Judgement, Policy};
use bartizan_model::{
    Classification, Finding, FindingId, Incident, IncidentId, Observable, PluginRef, Severity, Status,
    Timestamp, Verdict, incident::Change,
};
use serde::{Deserialize, Serialize};

pub use access::{Access, MAX_ACCESSES};
pub use error::LedgerError;
pub use history::{MAX_DETAIL_BYTES, MAX_STEPS_PER_PLUGIN, PluginStep, Step, StepOutcome, StepVersion};
pub use parked::{Delivered, MAX_PARKED, MAX_REASON_BYTES, NotKept, Parked, ParkedRow, ParkedState};
pub use sqlite::SqliteLedger;

/// Most rows that a list returns.
pub const MAX_LIST: u32 = 10_000;
/// Rows that a list returns when its filter says nothing.
pub const DEFAULT_LIST: u32 = 100;
/// Longest finding or classification, as JSON, in bytes. A longer one is turned away and counted.
pub const MAX_FINDING_BYTES: usize = 4 << 20;
/// Longest state of one shard, in bytes.
pub const MAX_STATE_BYTES: usize = 256 << 20;
/// Most observables of one finding that are indexed; the others are in the finding itself.
pub const MAX_INDEXED_OBSERVABLES: usize = 1000;

/// A finding with the judgement of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Judged {
    /// The finding; its JSON form's members stand beside the others.
    #[serde(flatten)]
    pub finding: Finding,
    /// The judgement of it.
    pub classification: Classification,
    /// Its score, 0–100.
    pub score: u8,
    /// The policy's name for the score.
    pub band: String,
    /// The incident that it is in.
    pub incident: Option<IncidentId>,
}

/// The state of one shard of one plugin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShardState {
    /// The plugin's name.
    pub plugin: String,
    /// Which shard.
    pub shard: u32,
    /// Digest of the plugin that made the state.
    pub digest: String,
    /// The plugin's version of the state's form.
    pub schema_version: u32,
    /// The state; only the plugin reads it. At most [`MAX_STATE_BYTES`].
    pub state: Vec<u8>,
}

/// From where, and with what, a restart goes on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Checkpoint {
    /// Number of the first record whose findings are not in the ledger.
    pub next_record: u64,
    /// The states of all shards behind the record before. Shards that are not among them are forgotten.
    pub shards: Vec<ShardState>,
}

/// What is written in one transaction.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Commit {
    /// When, by the caller's clock.
    pub at: Timestamp,
    /// Findings, in the order in which they were judged.
    pub findings: Vec<Judged>,
    /// Incidents begun by them, as they are behind the last.
    pub opened: BTreeMap<IncidentId, Incident>,
    /// Incidents joined by them, as they are behind the last.
    pub joined: BTreeMap<IncidentId, Incident>,
    /// The checkpoint behind them.
    pub checkpoint: Option<Checkpoint>,
    /// Records that plugins could not judge.
    pub parked: Vec<ParkedRow>,
    /// Parked records that plugins have judged since. Written behind `parked`.
    pub delivered: Vec<Delivered>,
    /// What was done with plugins.
    pub steps: Vec<PluginStep>,
}

impl Commit {
    /// An empty one.
    pub fn new(at: Timestamp) -> Commit {
        Commit { at, ..Commit::default() }
    }

    /// Adds a finding and what was made of it.
    pub fn add(&mut self, finding: Finding, classification: Classification, judgement: &Judgement) {
        match &judgement.decision {
            Decision::Opened(incident) => {
                self.opened.insert(incident.id, incident.clone());
            }
            Decision::Joined(incident) => {
                let opened_here = self.opened.contains_key(&incident.id);
                let into = if opened_here { &mut self.opened } else { &mut self.joined };
                into.insert(incident.id, incident.clone());
            }
            Decision::NotAnIncident | Decision::Duplicate(_) => {}
        }
        let (score, band) = (judgement.ruling.score.value, judgement.ruling.score.band.clone());
        let incident = judgement.incident();
        self.findings.push(Judged { finding, classification, score, band, incident });
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
            && self.checkpoint.is_none()
            && self.parked.is_empty()
            && self.delivered.is_empty()
            && self.steps.is_empty()
    }
}

/// What a commit wrote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Committed {
    /// Findings that were not there before, in order: those to notify about.
    pub new_findings: Vec<FindingId>,
    /// Findings that were there already.
    pub known_findings: u64,
    /// Findings longer than [`MAX_FINDING_BYTES`], which were turned away.
    pub turned_away: Vec<FindingId>,
    /// Incidents that were begun.
    pub opened: Vec<IncidentId>,
    /// Incidents that were joined.
    pub joined: Vec<IncidentId>,
    /// Records that were to be parked, but of whose plugin [`MAX_PARKED`] are waiting already.
    pub parked_not_kept: u64,
}

/// Which incidents to list. What is none is not asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct IncidentFilter {
    /// Only with one of these statuses; empty: any.
    pub statuses: Vec<Status>,
    /// Only at least this bad.
    pub min_severity: Option<Severity>,
    /// Only with at least this score.
    pub min_score: Option<u8>,
    /// Only with a finding at or after this event time.
    pub since: Option<Timestamp>,
    /// At most so many, highest score first; none: [`DEFAULT_LIST`]. Held to [`MAX_LIST`].
    pub limit: Option<u32>,
}

/// Which findings to list. What is none is not asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FindingFilter {
    /// Only of this rule.
    pub rule: Option<String>,
    /// Only of this plugin.
    pub plugin: Option<String>,
    /// Only at least this bad.
    pub min_severity: Option<Severity>,
    /// Only in this incident.
    pub incident: Option<IncidentId>,
    /// Only with this observable.
    pub observable: Option<Observable>,
    /// Only at or after this event time.
    pub since: Option<Timestamp>,
    /// Only before this event time: the way to page back.
    pub before: Option<Timestamp>,
    /// At most so many, latest first; none: [`DEFAULT_LIST`]. Held to [`MAX_LIST`].
    pub limit: Option<u32>,
}

/// An incident with all that belongs to it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IncidentView {
    /// The incident.
    #[serde(flatten)]
    pub incident: Incident,
    /// Its findings in the order in which they joined, at most [`MAX_LIST`].
    #[serde(rename = "finding_list")]
    pub findings: Vec<Judged>,
    /// Its life, oldest first.
    pub changes: Vec<Change>,
}

/// A plugin and since when it is, or was, the active one of its name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PluginActivation {
    /// The plugin.
    #[serde(flatten)]
    pub plugin: PluginRef,
    /// Since when.
    pub since: Timestamp,
}

/// How much the ledger holds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Counts {
    /// Findings.
    pub findings: u64,
    /// Incidents by status; statuses without any are there with 0.
    pub incidents: BTreeMap<String, u64>,
    /// Shards with a state in the checkpoint.
    pub shards: u64,
}

/// What happened, kept in a database.
pub trait Ledger: Send + Sync {
    /// Writes a commit in one transaction. May be repeated: findings that are there already change nothing.
    ///
    /// # Errors
    /// Nothing was written. [`LedgerError::IncidentClosed`]: restore, judge again, commit again.
    fn commit(&self, commit: &Commit) -> impl Future<Output = Result<Committed, LedgerError>> + Send;

    /// The grouping as a run that was never stopped would have it: the incidents that findings may join.
    ///
    /// # Errors
    /// The database failed.
    fn restore(&self, policy: Arc<Policy>) -> impl Future<Output = Result<Incidents, LedgerError>> + Send;

    /// The latest checkpoint.
    ///
    /// # Errors
    /// The database failed.
    fn checkpoint(&self) -> impl Future<Output = Result<Option<Checkpoint>, LedgerError>> + Send;

    /// Incidents, highest score first, then latest first.
    ///
    /// # Errors
    /// The database failed.
    fn incidents(
        &self,
        filter: &IncidentFilter,
    ) -> impl Future<Output = Result<Vec<Incident>, LedgerError>> + Send;

    /// One incident with its findings and changes.
    ///
    /// # Errors
    /// The database failed.
    fn incident(
        &self,
        id: IncidentId,
    ) -> impl Future<Output = Result<Option<IncidentView>, LedgerError>> + Send;

    /// Moves an incident on in its life, as [`bartizan_incident::apply`] allows.
    ///
    /// # Errors
    /// There is no such incident, the change is not allowed, or the database failed.
    fn change(
        &self,
        id: IncidentId,
        change: &Change,
        verdict: Option<Verdict>,
    ) -> impl Future<Output = Result<Incident, LedgerError>> + Send;

    /// Findings, latest first.
    ///
    /// # Errors
    /// The database failed.
    fn findings(
        &self,
        filter: &FindingFilter,
    ) -> impl Future<Output = Result<Vec<Judged>, LedgerError>> + Send;

    /// One finding.
    ///
    /// # Errors
    /// The database failed.
    fn finding(&self, id: &FindingId) -> impl Future<Output = Result<Option<Judged>, LedgerError>> + Send;

    /// Notes that a plugin is active from `at` on. Repeating what is noted already changes nothing.
    ///
    /// # Errors
    /// The database failed.
    fn activate(
        &self,
        plugin: &PluginRef,
        at: Timestamp,
    ) -> impl Future<Output = Result<(), LedgerError>> + Send;

    /// Which plugins were active from when, oldest first; the last [`MAX_LIST`].
    ///
    /// # Errors
    /// The database failed.
    fn activations(&self) -> impl Future<Output = Result<Vec<PluginActivation>, LedgerError>> + Send;

    /// Notes what was done with a plugin; the number that it got.
    ///
    /// # Errors
    /// The database failed.
    fn record_step(&self, step: &PluginStep) -> impl Future<Output = Result<u64, LedgerError>> + Send;

    /// What was done with a plugin, or with all, latest first; at most `limit`, held to [`MAX_LIST`].
    ///
    /// # Errors
    /// The database failed.
    fn plugin_history(
        &self,
        plugin: Option<&str>,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<PluginStep>, LedgerError>> + Send;

    /// Records that a plugin, or any, could not judge: by plugin, those that wait first, in the journal's
    /// order; at most `limit`, held to [`MAX_LIST`].
    ///
    /// # Errors
    /// The database failed.
    fn parked(
        &self,
        plugin: Option<&str>,
        limit: u32,
    ) -> impl Future<Output = Result<Parked, LedgerError>> + Send;

    /// Notes that a plugin has judged records that were parked; how many of them were waiting.
    ///
    /// # Errors
    /// The database failed.
    fn mark_delivered(
        &self,
        plugin: &str,
        numbers: &[u64],
        at: Timestamp,
    ) -> impl Future<Output = Result<u64, LedgerError>> + Send;

    /// Notes that somebody looked at what plugins were not shown.
    ///
    /// # Errors
    /// The database failed.
    fn record_access(&self, access: &Access) -> impl Future<Output = Result<(), LedgerError>> + Send;

    /// Who looked at what, latest first; at most `limit`, held to [`MAX_LIST`].
    ///
    /// # Errors
    /// The database failed.
    fn accesses(&self, limit: u32) -> impl Future<Output = Result<Vec<Access>, LedgerError>> + Send;

    /// How much there is.
    ///
    /// # Errors
    /// The database failed.
    fn counts(&self) -> impl Future<Output = Result<Counts, LedgerError>> + Send;
}
