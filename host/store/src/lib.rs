//! The durable stores of one machine: the [`journal`] (records, in order, with the positions of the inputs
//! that they came from) and the [`ledger`] (findings, incidents, checkpoints).
//!
//! Each stands behind a small trait, where Kafka and PostgreSQL will be joined. Stores hold what they are
//! given: what a finding means and which change is allowed is `bartizan-incident`'s.

pub mod journal;
pub mod ledger;

pub use journal::{FileJournal, Journal, JournalError, JournalOptions, Location, Lost, Position, Pruned};
pub use ledger::{
    Checkpoint, Commit, Committed, Counts, FindingFilter, IncidentFilter, IncidentView, Judged, Ledger,
    LedgerError, PluginActivation, ShardState, SqliteLedger,
};
