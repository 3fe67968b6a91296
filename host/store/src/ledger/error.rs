//! Why the ledger could not do what was asked: what, where, and the fix.

use std::path::PathBuf;

use bartizan_incident::LifecycleError;
use bartizan_model::IncidentId;

use super::MAX_STATE_BYTES;

/// Why the ledger could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// There is no ledger.
    #[error("{}: there is no ledger yet; start the service once, or name its data directory", path.display())]
    NotFound {
        /// The ledger's file.
        path: PathBuf,
    },
    /// Written by a newer version.
    #[error(
        "{}: the ledger has schema {found}, this version reads up to {known}; update bartizan, or name another data directory",
        path.display()
    )]
    Newer {
        /// The ledger's file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema known here.
        known: i64,
    },
    /// Another process has been writing for too long.
    #[error("{}: another process is writing to the ledger; try again, or stop it", path.display())]
    Busy {
        /// The ledger's file.
        path: PathBuf,
    },
    /// Findings were to join incidents that have been closed.
    #[error("closed meanwhile: {}; restore the grouping and judge the findings again", list(incidents))]
    IncidentClosed {
        /// The closed incidents.
        incidents: Vec<IncidentId>,
    },
    /// The incident that was to be begun is there, or the one that was to be joined is not.
    #[error("{incident} {problem}; restore the grouping and judge the findings again")]
    OutOfStep {
        /// Which incident.
        incident: IncidentId,
        /// What is wrong.
        problem: &'static str,
    },
    /// There is no such incident.
    #[error("there is no {incident}; `bartizan incident list` shows those there are")]
    NoIncident {
        /// Which incident.
        incident: IncidentId,
    },
    /// The change is not allowed.
    #[error(transparent)]
    Lifecycle(#[from] LifecycleError),
    /// A state that is too long.
    #[error(
        "the state of plugin {plugin:?}, shard {shard}, has {bytes} bytes, the most are {}; let the plugin keep less",
        MAX_STATE_BYTES
    )]
    StateTooLong {
        /// The plugin.
        plugin: String,
        /// The shard.
        shard: u32,
        /// Its length.
        bytes: usize,
    },
    /// A row does not say what it must.
    #[error("{}: {what} is damaged: {problem}; restore the file from a backup", path.display())]
    Damaged {
        /// The ledger's file.
        path: PathBuf,
        /// Which row.
        what: String,
        /// How it shows.
        problem: String,
    },
    /// The database failed.
    #[error("{}: cannot {doing}: {source}; check that the file is there, writable, and its disk not full", path.display())]
    Database {
        /// The ledger's file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the database says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

fn list(incidents: &[IncidentId]) -> String {
    incidents.iter().map(IncidentId::to_string).collect::<Vec<_>>().join(", ")
}
