//! The durable stores of one machine: the [`journal`] (records, in order, with the positions of the inputs
//! that they came from), the [`ledger`] (findings, incidents, checkpoints, what was done with plugins), and the
//! plugin [`versions`] that can be gone back to.
//!
//! Journal and ledger stand behind a small trait each, where Kafka and PostgreSQL will be joined. Stores hold what they are
//! given: what a finding means and which change is allowed is `bartizan-incident`'s.

pub mod journal;
pub mod ledger;
pub mod versions;

pub use journal::{FileJournal, Journal, JournalError, JournalOptions, Location, Lost, Position, Pruned};
pub use ledger::{
    Access, Checkpoint, Commit, Committed, Counts, Delivered, FindingFilter, IncidentFilter, IncidentView,
    Judged, Ledger, LedgerError, Parked, ParkedRow, ParkedState, PluginActivation, PluginStep, ShardState,
    SqliteLedger, Step, StepOutcome, StepVersion,
};
pub use versions::{KeptVersion, VersionInfo, Versions, VersionsError};
