//! What correlation and classification need of a plugin, whoever runs it: the sandbox does for components,
//! and benches run native rules behind the same traits.

use bartizan_model::{Classification, Finding, Observable, PluginRef, Severity, Timestamp};

use crate::{
    access::FieldAccess,
    descriptor::Descriptor,
    rows::{Lookup, Rows},
};

/// One version of a correlation plugin, configured: it makes instances.
pub trait Plugin: Send + Sync {
    /// Name, version, digest.
    fn identity(&self) -> &PluginRef;
    /// What it is and reads.
    fn descriptor(&self) -> &Descriptor;
    /// What it may see of the fields that its descriptor names; unless said, all, in clear. It does not
    /// change while the plugin is loaded.
    fn access(&self) -> FieldAccess {
        FieldAccess::default()
    }
    /// Makes an instance with no state.
    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault>;
}

/// One instance, with the state of one shard. After a [`Fault`] it must not be called again.
pub trait Instance: Send {
    /// Judges rows. `epoch` rises when codes lose their meaning.
    fn on_batch(&mut self, rows: &Rows, epoch: u32) -> Result<Vec<RawFinding>, Fault>;
    /// Fires the timers that are due before the watermark.
    fn advance(&mut self, watermark: Timestamp, lookup: &Lookup) -> Result<Vec<RawFinding>, Fault>;
    /// The state, in the plugin's own encoding.
    fn snapshot(&mut self) -> Result<Vec<u8>, Fault>;
    /// Takes the state of a snapshot.
    fn restore(&mut self, schema: u32, state: &[u8]) -> Result<(), Fault>;
    /// What it cost so far. Whoever runs it and does not measure answers nothing.
    fn cost(&self) -> Cost {
        Cost::default()
    }
}

/// What running a plugin cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Cost {
    /// Processor time of its calls, in nanoseconds.
    pub cpu_ns: u64,
    /// Calls.
    pub calls: u64,
    /// Rows handed over.
    pub rows: u64,
    /// Findings returned.
    pub findings: u64,
    /// Memory that it holds now, in bytes.
    pub memory_bytes: u64,
}

impl Cost {
    /// Adds another's.
    pub fn add(&mut self, other: Cost) {
        self.cpu_ns += other.cpu_ns;
        self.calls += other.calls;
        self.rows += other.rows;
        self.findings += other.findings;
        self.memory_bytes += other.memory_bytes;
    }
}

/// A classification plugin, configured.
pub trait Classifier: Send {
    /// Name, version, digest.
    fn identity(&self) -> &PluginRef;
    /// A judgement for each subject, in order.
    fn classify(&mut self, subjects: &[Subject<'_>]) -> Result<Vec<Classification>, Fault>;
}

/// A finding to be judged, and what the host knows beside it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Distinct hosts that its rule has named in the day before, this finding included.
    pub hosts: u32,
    /// Distinct users that its rule has named in the day before, this finding included.
    pub users: u32,
}

/// A finding as a plugin returns it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RawFinding {
    /// Position in the descriptor's rules.
    pub rule: u32,
    /// What it is about.
    pub key: String,
    /// Event time of the last evidence, or of the timer that fired.
    pub time: Timestamp,
    /// Numbers of the events that it rests on, oldest first.
    pub events: Vec<u64>,
    /// Number of the row that was being judged; none if a timer made it.
    pub at: Option<u64>,
    /// Instead of the rule's.
    pub severity: Option<Severity>,
    /// Instead of the rule's, 0–100.
    pub confidence: Option<u8>,
    /// A sentence for a person.
    pub summary: String,
    /// Values to pivot on.
    pub observables: Vec<Observable>,
    /// Anything else, by name.
    pub attributes: Vec<(String, String)>,
}

/// How a plugin's instance came to an end.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// It ran into a trap.
    #[error("trap: {0}")]
    Trap(String),
    /// It ran longer than a call may.
    #[error("deadline: the call ran longer than {milliseconds} ms (setting `deadline_ms`)")]
    Deadline {
        /// What a call may take.
        milliseconds: u64,
    },
    /// It wanted more memory than it may have.
    #[error("memory: it asked for more than {mebibytes} MiB (setting `memory_mib`)")]
    Memory {
        /// What it may have.
        mebibytes: u64,
    },
    /// It returned more bytes than it may.
    #[error("result: it returned more than {kibibytes} KiB (setting `result_kib`)")]
    ResultTooLarge {
        /// What it may return.
        kibibytes: u64,
    },
    /// It returned more findings than it may.
    #[error("findings: one call returned {count}, more than {limit} (setting `findings_per_call`)")]
    TooManyFindings {
        /// How many it returned.
        count: usize,
        /// How many it may return.
        limit: usize,
    },
    /// It returned something that the contract rules out.
    #[error("contract: {0}")]
    Contract(String),
    /// It refused its settings or assets.
    #[error("configure: {0}")]
    Configure(String),
    /// It refused a state, or gave none.
    #[error("state: {0}")]
    State(String),
    /// The host had no room for another instance.
    #[error("instance: {0}")]
    Instance(String),
}

impl Fault {
    /// The kind, for counters.
    pub fn kind(&self) -> &'static str {
        match self {
            Fault::Trap(_) => "trap",
            Fault::Deadline { .. } => "deadline",
            Fault::Memory { .. } => "memory",
            Fault::ResultTooLarge { .. } => "result",
            Fault::TooManyFindings { .. } => "findings",
            Fault::Contract(_) => "contract",
            Fault::Configure(_) => "configure",
            Fault::State(_) => "state",
            Fault::Instance(_) => "instance",
        }
    }
}
