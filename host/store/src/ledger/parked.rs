//! Records that a plugin could not judge: found by bisecting, kept with the reason, and run again when a person
//! asks for it. The record itself stays in the journal; what is here is its number.

use std::{collections::BTreeMap, fmt};

use bartizan_model::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{QueryBuilder, Row, Sqlite, Transaction, query, query_scalar, sqlite::SqliteRow};

use super::{
    LedgerError, MAX_LIST,
    history::MAX_LABEL_BYTES,
    sqlite::{SqliteLedger, cut},
};

/// Most parked records of one plugin. Beyond it, those delivered longest ago go; where all wait, a new one is
/// not kept, and counted.
pub const MAX_PARKED: u32 = 10_000;
/// Longest reason, in bytes; a longer one is cut.
pub const MAX_REASON_BYTES: usize = 4_096;

/// Whether a parked record still waits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParkedState {
    /// The plugin has not judged it.
    Parked,
    /// The plugin has judged it since.
    Delivered,
}

impl ParkedState {
    /// The name, as it is stored and shown.
    pub fn name(self) -> &'static str {
        match self {
            ParkedState::Parked => "parked",
            ParkedState::Delivered => "delivered",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<ParkedState> {
        [ParkedState::Parked, ParkedState::Delivered].into_iter().find(|state| state.name() == name)
    }
}

impl fmt::Display for ParkedState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A record that a plugin could not judge. There is one for a plugin and number: parking it again makes it
/// wait again, with the new reason and the time of the first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ParkedRow {
    /// The plugin's name.
    pub plugin: String,
    /// Digest of the version that could not judge it.
    pub digest: String,
    /// The shard that it belongs to.
    pub shard: u32,
    /// Its number in the journal.
    pub number: u64,
    /// When it was first parked.
    pub at: Timestamp,
    /// What happened, in a word: `trap`, `deadline`, `memory`, …
    pub kind: String,
    /// What happened, in a sentence. At most [`MAX_REASON_BYTES`].
    pub reason: String,
    /// Whether it still waits.
    pub state: ParkedState,
    /// When it was delivered, if it was.
    pub delivered_at: Option<Timestamp>,
}

/// Parked records that a plugin has judged since.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivered {
    /// The plugin's name.
    pub plugin: String,
    /// Their numbers in the journal.
    pub numbers: Vec<u64>,
}

/// How many of a plugin's records were not kept, by its name. Records that are replayed after a crash are
/// counted again.
pub type NotKept = BTreeMap<String, u64>;

/// What is parked.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Parked {
    /// The records.
    pub rows: Vec<ParkedRow>,
    /// Those that were not kept.
    pub not_kept: NotKept,
}

/// Parks a record; false where it was not kept.
pub(super) async fn park(
    ledger: &SqliteLedger,
    tx: &mut Transaction<'static, Sqlite>,
    row: &ParkedRow,
) -> Result<bool, LedgerError> {
    let failed = |error| ledger.failed("park a record", error);
    let (plugin, number) = (cut(&row.plugin, MAX_LABEL_BYTES), number_of(row.number));
    let written = query(
        "UPDATE parked SET digest = $3, shard = $4, kind = $5, reason = $6, state = $7, delivered_at = $8
         WHERE plugin = $1 AND number = $2",
    )
    .bind(plugin)
    .bind(number)
    .bind(cut(&row.digest, MAX_LABEL_BYTES))
    .bind(i64::from(row.shard))
    .bind(cut(&row.kind, MAX_LABEL_BYTES))
    .bind(cut(&row.reason, MAX_REASON_BYTES))
    .bind(row.state.name())
    .bind(row.delivered_at.map(|at| at.0))
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    if written.rows_affected() > 0 {
        return Ok(true);
    }
    if !make_room(ledger, tx, plugin).await? {
        query(
            "INSERT INTO parked_not_kept (plugin, records) VALUES ($1, 1)
             ON CONFLICT (plugin) DO UPDATE SET records = parked_not_kept.records + 1",
        )
        .bind(plugin)
        .execute(&mut **tx)
        .await
        .map_err(failed)?;
        return Ok(false);
    }
    query(
        "INSERT INTO parked (plugin, number, digest, shard, at, kind, reason, state, delivered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(plugin)
    .bind(number)
    .bind(cut(&row.digest, MAX_LABEL_BYTES))
    .bind(i64::from(row.shard))
    .bind(row.at.0)
    .bind(cut(&row.kind, MAX_LABEL_BYTES))
    .bind(cut(&row.reason, MAX_REASON_BYTES))
    .bind(row.state.name())
    .bind(row.delivered_at.map(|at| at.0))
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(true)
}

/// Makes room for one more; false where all that are there wait.
async fn make_room(
    ledger: &SqliteLedger,
    tx: &mut Transaction<'static, Sqlite>,
    plugin: &str,
) -> Result<bool, LedgerError> {
    let failed = |error| ledger.failed("park a record", error);
    let there: i64 = query_scalar("SELECT COUNT(*) FROM parked WHERE plugin = $1")
        .bind(plugin)
        .fetch_one(&mut **tx)
        .await
        .map_err(failed)?;
    if there < i64::from(MAX_PARKED) {
        return Ok(true);
    }
    let gone = query(
        "DELETE FROM parked WHERE plugin = $1 AND number IN (SELECT number FROM parked
         WHERE plugin = $1 AND state = $2 ORDER BY delivered_at, number LIMIT 1)",
    )
    .bind(plugin)
    .bind(ParkedState::Delivered.name())
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(gone.rows_affected() > 0)
}

pub(super) async fn mark_delivered(
    ledger: &SqliteLedger,
    plugin: &str,
    numbers: &[u64],
    at: Timestamp,
) -> Result<u64, LedgerError> {
    let mut tx = ledger.begin().await?;
    let delivered = deliver(ledger, &mut tx, plugin, numbers, at).await?;
    tx.commit().await.map_err(|error| ledger.failed("note what was delivered", error))?;
    Ok(delivered)
}

/// Marks records as delivered; how many of them were waiting.
pub(super) async fn deliver(
    ledger: &SqliteLedger,
    tx: &mut Transaction<'static, Sqlite>,
    plugin: &str,
    numbers: &[u64],
    at: Timestamp,
) -> Result<u64, LedgerError> {
    let mut delivered = 0;
    for number in numbers {
        let written = query(
            "UPDATE parked SET state = $3, delivered_at = $4 WHERE plugin = $1 AND number = $2 AND state = $5",
        )
        .bind(cut(plugin, MAX_LABEL_BYTES))
        .bind(number_of(*number))
        .bind(ParkedState::Delivered.name())
        .bind(at.0)
        .bind(ParkedState::Parked.name())
        .execute(&mut **tx)
        .await
        .map_err(|error| ledger.failed("note what was delivered", error))?;
        delivered += written.rows_affected();
    }
    Ok(delivered)
}

pub(super) async fn list(
    ledger: &SqliteLedger,
    plugin: Option<&str>,
    limit: u32,
) -> Result<Parked, LedgerError> {
    let failed = |error| ledger.failed("list parked records", error);
    let mut tx = ledger.pool.begin().await.map_err(failed)?;
    let mut sql: QueryBuilder<Sqlite> = QueryBuilder::new(
        "SELECT plugin, number, digest, shard, at, kind, reason, state, delivered_at FROM parked",
    );
    if let Some(plugin) = plugin {
        sql.push(" WHERE plugin = ").push_bind(plugin.to_owned());
    }
    // "parked" sorts behind "delivered".
    sql.push(" ORDER BY plugin, state DESC, number LIMIT ").push_bind(i64::from(limit.min(MAX_LIST)));
    let rows = sql.build().fetch_all(&mut *tx).await.map_err(failed)?;
    let mut sql: QueryBuilder<Sqlite> = QueryBuilder::new("SELECT plugin, records FROM parked_not_kept");
    if let Some(plugin) = plugin {
        sql.push(" WHERE plugin = ").push_bind(plugin.to_owned());
    }
    let not_kept = sql.build().fetch_all(&mut *tx).await.map_err(failed)?;
    Ok(Parked {
        rows: rows.iter().map(|row| row_of(ledger, row)).collect::<Result<_, _>>()?,
        not_kept: not_kept.iter().map(|row| (row.get(0), row.get::<i64, _>(1).unsigned_abs())).collect(),
    })
}

fn row_of(ledger: &SqliteLedger, row: &SqliteRow) -> Result<ParkedRow, LedgerError> {
    let (plugin, number): (String, u64) = (row.get(0), row.get::<i64, _>(1).unsigned_abs());
    let state: &str = row.get(7);
    let state = ParkedState::from_name(state).ok_or_else(|| {
        ledger.damaged(format!("parked record {number} of {plugin}"), format!("state {state:?}"))
    })?;
    Ok(ParkedRow {
        plugin,
        digest: row.get(2),
        shard: u32::try_from(row.get::<i64, _>(3)).unwrap_or(u32::MAX),
        number,
        at: Timestamp(row.get(4)),
        kind: row.get(5),
        reason: row.get(6),
        state,
        delivered_at: row.get::<Option<i64>, _>(8).map(Timestamp),
    })
}

/// Numbers count records from 0: none reaches half of 64 bits.
fn number_of(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
