//! Who looked at what is masked. Only ever added to; the oldest go when there are more than [`MAX_ACCESSES`].

use bartizan_model::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{Row, query, query_scalar, sqlite::SqliteRow};

use super::{
    LedgerError, MAX_LIST,
    history::MAX_LABEL_BYTES,
    sqlite::{SqliteLedger, cut},
};

/// Most accesses that are kept.
pub const MAX_ACCESSES: u32 = 100_000;

/// Somebody looked at the values that plugins were not shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Access {
    /// When, by the caller's clock.
    pub at: Timestamp,
    /// Who: `alice (uid 1000)`.
    pub actor: String,
    /// What was done: `finding show`, `finding list`.
    pub what: String,
    /// To what: a finding's id, a filter.
    pub subject: String,
}

pub(super) async fn record(ledger: &SqliteLedger, access: &Access) -> Result<(), LedgerError> {
    let failed = |error| ledger.failed("note who looked", error);
    let mut tx = ledger.begin().await?;
    let id: i64 = query_scalar(
        "INSERT INTO access_log (at, actor, what, subject) VALUES ($1, $2, $3, $4) RETURNING id",
    )
    .bind(access.at.0)
    .bind(cut(&access.actor, MAX_LABEL_BYTES))
    .bind(cut(&access.what, MAX_LABEL_BYTES))
    .bind(cut(&access.subject, MAX_LABEL_BYTES))
    .fetch_one(&mut *tx)
    .await
    .map_err(failed)?;
    query("DELETE FROM access_log WHERE id <= $1")
        .bind(id.saturating_sub(i64::from(MAX_ACCESSES)))
        .execute(&mut *tx)
        .await
        .map_err(failed)?;
    tx.commit().await.map_err(failed)
}

pub(super) async fn list(ledger: &SqliteLedger, limit: u32) -> Result<Vec<Access>, LedgerError> {
    let rows = query("SELECT at, actor, what, subject FROM access_log ORDER BY id DESC LIMIT $1")
        .bind(i64::from(limit.min(MAX_LIST)))
        .fetch_all(&ledger.pool)
        .await
        .map_err(|error| ledger.failed("list who looked", error))?;
    let access = |row: &SqliteRow| Access {
        at: Timestamp(row.get(0)),
        actor: row.get(1),
        what: row.get(2),
        subject: row.get(3),
    };
    Ok(rows.iter().map(access).collect())
}
