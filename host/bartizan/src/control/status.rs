//! How plugins are, as the service says it: the JSON of the control interface.

use bartizan_model::Timestamp;
use bartizan_store::StepVersion;
use serde::{Deserialize, Serialize};

use crate::ingest::InputStatus;

/// Most examples that a shadow shows.
pub const MAX_SHADOW_EXAMPLES: usize = 20;

/// One plugin.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PluginStatus {
    /// Its name.
    pub name: String,
    /// The version that runs, or would.
    pub version: String,
    /// That version's digest.
    pub digest: String,
    /// `correlation` or `classification`.
    pub world: String,
    /// How it is.
    #[serde(flatten)]
    pub standing: Standing,
    /// Since when that version is the active one.
    pub since: Timestamp,
    /// What `rollback` would go back to.
    pub previous: Option<StepVersion>,
    /// The candidate that runs beside it.
    pub shadow: Option<ShadowStatus>,
    /// What it costs, a shard each; a classifier has one.
    pub shards: Vec<ShardCost>,
    /// Its rules that see nothing.
    pub blind: Vec<BlindRule>,
    /// Fields that it asks for and is not granted.
    pub ungranted: Vec<String>,
    /// Fields of which it sees pseudonyms.
    pub masked: Vec<String>,
    /// Records that are parked and wait.
    #[serde(default)]
    pub parked: u64,
    /// What it has to say about its files, such as rules that it did not load.
    #[serde(default)]
    pub remarks: u64,
    /// Why what the configuration names now does not run, where it does not.
    #[serde(default)]
    pub refused: Option<String>,
}

/// Whether a plugin is judging events.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Standing {
    /// It judges events in all shards.
    Running,
    /// Some shards are being brought back after a fault; the others judge events.
    Away {
        /// Which.
        away: Vec<u32>,
    },
    /// It failed too often, and gets no events for a time.
    Quarantined {
        /// When it is tried again.
        until: Timestamp,
        /// Failures that led to it.
        failures: u32,
        /// The last of them.
        reason: String,
    },
    /// A person disabled it.
    Disabled,
}

impl Standing {
    /// The name of the state.
    pub fn name(&self) -> &'static str {
        match self {
            Standing::Running => "running",
            Standing::Away { .. } => "away",
            Standing::Quarantined { .. } => "quarantined",
            Standing::Disabled => "disabled",
        }
    }
}

/// What one shard of a plugin has done and holds. Counts begin when the process starts, and go on across
/// swaps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ShardCost {
    /// Which shard.
    pub shard: u32,
    /// Processor time, in nanoseconds.
    pub cpu_ns: u64,
    /// Calls.
    pub calls: u64,
    /// Rows offered to its subscriptions' filters.
    pub rows_in: u64,
    /// Rows that passed them, and were handed over.
    pub rows_selected: u64,
    /// Findings.
    pub findings: u64,
    /// Bytes of its last snapshot.
    pub state_bytes: u64,
    /// Bytes of its linear memory.
    pub memory_bytes: u64,
    /// Records that it is behind, while it is away.
    pub behind_records: u64,
    /// Instances that came to an end by a fault.
    #[serde(default)]
    pub faults: u64,
}

/// A rule that cannot find anything as things are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlindRule {
    /// The rule's id.
    pub rule: String,
    /// The subscription that gets nothing, in words: `event.category is "network"`.
    pub subscription: String,
    /// Why: a field or data set that was not seen, conditions that can never hold.
    pub why: String,
    /// When it last saw something; none: never since the service started.
    pub since: Option<Timestamp>,
}

/// The blind rules of one plugin.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PluginBlind {
    /// The plugin's name.
    pub plugin: String,
    /// Its blind rules.
    pub rules: Vec<BlindRule>,
}

/// A candidate that runs beside a plugin.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ShadowStatus {
    /// What runs beside it.
    pub candidate: StepVersion,
    /// Since when.
    pub since: Timestamp,
    /// When it ends.
    pub until: ShadowEnd,
    /// When it ended, and only waits to be promoted or dropped.
    pub ended: Option<Timestamp>,
    /// Records that both have judged.
    pub records: u64,
    /// Findings that only the plugin made.
    pub only_old: u64,
    /// Findings that only the candidate made.
    pub only_new: u64,
    /// Findings that both made.
    pub both: u64,
    /// Some that only one made; at most [`MAX_SHADOW_EXAMPLES`].
    pub examples: Vec<ShadowExample>,
    /// What the plugin cost meanwhile.
    pub cost_old: ShardCost,
    /// What the candidate cost meanwhile, all shards together.
    pub cost_new: ShardCost,
}

/// When a shadow ends: at what comes first; with neither, when a person says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ShadowEnd {
    /// After so many records.
    pub records: Option<u64>,
    /// At this time.
    pub at: Option<Timestamp>,
}

/// A finding that only one of two versions made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ShadowExample {
    /// Which.
    pub only: Side,
    /// The rule.
    pub rule: String,
    /// What it is about.
    pub key: String,
    /// Its event time.
    pub time: Timestamp,
    /// What it says.
    pub summary: String,
}

/// The running version, or the candidate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The version that runs.
    Old,
    /// The candidate.
    New,
}

/// The answer to a change that has led to no step, or not yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub enum Noted {
    /// What the configuration names is what runs already.
    Unchanged {
        /// The plugin's name.
        plugin: String,
    },
    /// The steps will be in the history.
    Begun {
        /// How many plugins the configuration names.
        plugins: u64,
    },
}

/// What running parked records again came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Retried {
    /// Records that the plugin has judged now.
    pub delivered: u64,
    /// Records that it cannot judge still.
    pub parked: u64,
    /// Records that are not in the journal any more.
    pub gone: u64,
    /// Findings that came of it.
    pub findings: u64,
}

/// Everything that is counted.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Snapshot {
    /// The plugins.
    pub plugins: Vec<PluginStatus>,
    /// Records.
    pub collection: Collection,
}

/// What collection and the journal have done, and how far detection is behind them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Collection {
    /// Records stored since the process started.
    pub records_stored: u64,
    /// Their bytes.
    pub bytes_stored: u64,
    /// Bytes of the journal on disk.
    pub journal_bytes: u64,
    /// The number that the journal's next record will get.
    pub next_number: u64,
    /// The number of the next record to be judged.
    pub judged_number: u64,
    /// The inputs, if the service tells them.
    #[serde(default)]
    pub inputs: Vec<InputStatus>,
}
