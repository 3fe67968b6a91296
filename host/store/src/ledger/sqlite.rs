//! The ledger as a SQLite file: opening, migrations, and the trait's calls.
//!
//! Write-ahead logging lets the command line read and write while the service runs; writers take turns
//! (`BEGIN IMMEDIATE`, so that nobody waits in the middle of a transaction) for at most
//! [`BUSY_TIMEOUT_SECONDS`]. Statements are plain SQL with `$n` parameters, as PostgreSQL reads them too; what
//! is SQLite's own stands in this file and in the migrations.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use bartizan_incident::{Incidents, Policy};
use bartizan_model::{
    Finding, FindingId, Incident, IncidentId, PluginRef, Timestamp, Verdict, incident::Change,
};
use sqlx::{
    Sqlite, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    Access, Checkpoint, Commit, Committed, Counts, FindingFilter, IncidentFilter, IncidentView, Judged,
    Ledger, LedgerError, Parked, PluginActivation, PluginStep, access, commit, history, parked, read,
};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// How long a writer waits for its turn, in seconds.
pub const BUSY_TIMEOUT_SECONDS: u64 = 15;
/// Most connections of one process.
const MAX_CONNECTIONS: u32 = 4;
/// How often to try a migration that another process is making at the same time.
const MIGRATION_ATTEMPTS: u32 = 5;

/// A ledger in a file of this machine. Several processes may have it open.
#[derive(Debug, Clone)]
pub struct SqliteLedger {
    pub(super) path: PathBuf,
    pub(super) pool: SqlitePool,
}

impl SqliteLedger {
    /// Opens the ledger in a file, or makes one, and brings it to this version's schema.
    ///
    /// # Errors
    /// The file cannot be written, is no ledger, or is one of a newer version.
    pub async fn open(path: impl AsRef<Path>) -> Result<SqliteLedger, LedgerError> {
        SqliteLedger::connect(path.as_ref(), true).await
    }

    /// Opens the ledger in a file that must be there.
    ///
    /// # Errors
    /// As [`SqliteLedger::open`], and [`LedgerError::NotFound`].
    pub async fn open_existing(path: impl AsRef<Path>) -> Result<SqliteLedger, LedgerError> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(LedgerError::NotFound { path: path.to_path_buf() });
        }
        SqliteLedger::connect(path, false).await
    }

    async fn connect(path: &Path, create: bool) -> Result<SqliteLedger, LedgerError> {
        let path = path.to_path_buf();
        if let Some(directory) = path.parent().filter(|_| create) {
            std::fs::create_dir_all(directory)
                .map_err(|error| database(&path, "make the ledger's directory", error))?;
        }
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(create)
            .journal_mode(SqliteJournalMode::Wal)
            // A checkpoint that was reported as written must survive a power cut: the journal may be pruned
            // behind it.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(BUSY_TIMEOUT_SECONDS));
        let pool = SqlitePoolOptions::new().max_connections(MAX_CONNECTIONS).connect_with(options).await;
        let pool = pool.map_err(|error| failed(&path, "open the ledger", error))?;
        let ledger = SqliteLedger { path, pool };
        ledger.migrate().await?;
        Ok(ledger)
    }

    /// Closes all connections. Dropping the ledger does too, but later.
    pub async fn close(self) {
        self.pool.close().await;
    }

    async fn migrate(&self) -> Result<(), LedgerError> {
        for attempt in 1.. {
            match MIGRATIONS.run(&self.pool).await {
                Ok(()) => break,
                Err(MigrateError::VersionMissing(found)) => {
                    let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
                    return Err(LedgerError::Newer { path: self.path.clone(), found, known });
                }
                // The service and the command line may find the same migration missing at once.
                Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..))
                    if attempt < MIGRATION_ATTEMPTS =>
                {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(error) => return Err(database(&self.path, "bring the ledger to this version", error)),
            }
        }
        Ok(())
    }

    pub(super) async fn begin(&self) -> Result<Transaction<'static, Sqlite>, LedgerError> {
        let begun = self.pool.begin_with("BEGIN IMMEDIATE").await;
        begun.map_err(|error| self.failed("begin to write", error))
    }

    pub(super) fn failed(&self, doing: &'static str, error: sqlx::Error) -> LedgerError {
        failed(&self.path, doing, error)
    }

    pub(super) fn damaged(&self, what: impl Into<String>, problem: impl ToString) -> LedgerError {
        LedgerError::Damaged { path: self.path.clone(), what: what.into(), problem: problem.to_string() }
    }
}

impl Ledger for SqliteLedger {
    async fn commit(&self, commit: &Commit) -> Result<Committed, LedgerError> {
        commit::commit(self, commit).await
    }

    async fn restore(&self, policy: Arc<Policy>) -> Result<Incidents, LedgerError> {
        read::restore(self, policy).await
    }

    async fn checkpoint(&self) -> Result<Option<Checkpoint>, LedgerError> {
        read::checkpoint(self).await
    }

    async fn incidents(&self, filter: &IncidentFilter) -> Result<Vec<Incident>, LedgerError> {
        read::incidents(self, filter).await
    }

    async fn incident(&self, id: IncidentId) -> Result<Option<IncidentView>, LedgerError> {
        read::incident(self, id).await
    }

    async fn change(
        &self,
        id: IncidentId,
        change: &Change,
        verdict: Option<Verdict>,
    ) -> Result<Incident, LedgerError> {
        commit::change(self, id, change, verdict).await
    }

    async fn findings(&self, filter: &FindingFilter) -> Result<Vec<Judged>, LedgerError> {
        read::findings(self, filter).await
    }

    async fn finding(&self, id: &FindingId) -> Result<Option<Judged>, LedgerError> {
        read::finding(self, id).await
    }

    async fn activate(&self, plugin: &PluginRef, at: Timestamp) -> Result<(), LedgerError> {
        commit::activate(self, plugin, at).await
    }

    async fn activations(&self) -> Result<Vec<PluginActivation>, LedgerError> {
        read::activations(self).await
    }

    async fn record_step(&self, step: &PluginStep) -> Result<u64, LedgerError> {
        history::record(self, step).await
    }

    async fn plugin_history(&self, plugin: Option<&str>, limit: u32) -> Result<Vec<PluginStep>, LedgerError> {
        history::list(self, plugin, limit).await
    }

    async fn parked(&self, plugin: Option<&str>, limit: u32) -> Result<Parked, LedgerError> {
        parked::list(self, plugin, limit).await
    }

    async fn mark_delivered(&self, plugin: &str, numbers: &[u64], at: Timestamp) -> Result<u64, LedgerError> {
        parked::mark_delivered(self, plugin, numbers, at).await
    }

    async fn record_access(&self, access: &Access) -> Result<(), LedgerError> {
        access::record(self, access).await
    }

    async fn accesses(&self, limit: u32) -> Result<Vec<Access>, LedgerError> {
        access::list(self, limit).await
    }

    async fn counts(&self) -> Result<Counts, LedgerError> {
        read::counts(self).await
    }
}

fn failed(path: &Path, doing: &'static str, error: sqlx::Error) -> LedgerError {
    // SQLITE_BUSY is 5; its extended codes have it in the low byte.
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    match code {
        Some(code) if code & 0xff == 5 => LedgerError::Busy { path: path.to_path_buf() },
        _ => database(path, doing, error),
    }
}

fn database(
    path: &Path,
    doing: &'static str,
    error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> LedgerError {
    LedgerError::Database { path: path.to_path_buf(), doing, source: error.into() }
}

/// A text, cut at a character's end to have at most `most` bytes.
pub(super) fn cut(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

/// A finding's place among severities, as the database sorts it.
pub(super) fn rank(finding: &Finding) -> i64 {
    finding.severity as i64
}
