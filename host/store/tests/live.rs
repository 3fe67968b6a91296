//! What live operation leaves in the ledger: steps of plugins, parked records, who looked at what is masked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use bartizan_model::{PluginRef, Timestamp};
use bartizan_store::{
    Access, Checkpoint, Commit, Delivered, Ledger, LedgerError, ParkedRow, ParkedState, PluginStep,
    ShardState, SqliteLedger, Step, StepOutcome, StepVersion,
    ledger::{MAX_DETAIL_BYTES, MAX_PARKED, MAX_STATE_BYTES, MAX_STEPS_PER_PLUGIN},
};

async fn open(directory: &Path) -> SqliteLedger {
    SqliteLedger::open(directory.join("ledger.db")).await.unwrap()
}

fn step(plugin: &str, at: i64, step: Step) -> PluginStep {
    let version = |digest: &str| StepVersion::from(&reference(plugin, digest));
    PluginStep {
        id: 0,
        at: Timestamp(at),
        plugin: plugin.into(),
        step,
        actor: "alice (uid 1000)".into(),
        outcome: StepOutcome::Done,
        from: (step != Step::Load).then(|| version("aa")),
        to: (step != Step::Disable).then(|| version("bb")),
        detail: "state restored from the same schema".into(),
    }
}

fn reference(plugin: &str, digest: &str) -> PluginRef {
    PluginRef { name: plugin.into(), version: "1.0.0".into(), digest: digest.into() }
}

fn parked(plugin: &str, number: u64) -> ParkedRow {
    ParkedRow {
        plugin: plugin.into(),
        digest: "aa".into(),
        shard: 3,
        number,
        at: Timestamp(7),
        kind: "trap".into(),
        reason: "trap: unreachable".into(),
        state: ParkedState::Parked,
        delivered_at: None,
    }
}

async fn numbers(ledger: &SqliteLedger, plugin: &str, state: ParkedState) -> Vec<u64> {
    let rows = ledger.parked(Some(plugin), u32::MAX).await.unwrap().rows;
    rows.iter().filter(|row| row.state == state).map(|row| row.number).collect()
}

async fn park(ledger: &SqliteLedger, rows: Vec<ParkedRow>) -> u64 {
    let commit = Commit { parked: rows, ..Commit::new(Timestamp(9)) };
    assert!(!commit.is_empty());
    ledger.commit(&commit).await.unwrap().parked_not_kept
}

#[tokio::test]
async fn steps_come_back_latest_first() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    for (at, kind) in Step::ALL.into_iter().enumerate() {
        let id = ledger.record_step(&step("a", at as i64, kind)).await.unwrap();
        assert_eq!(id, at as u64 + 1);
    }
    let mut refused = step("b", 99, Step::Reload);
    (refused.outcome, refused.to, refused.detail) =
        (StepOutcome::Refused, None, "é".repeat(MAX_DETAIL_BYTES));
    ledger.record_step(&refused).await.unwrap();

    let history = ledger.plugin_history(Some("a"), 100).await.unwrap();
    let kinds: Vec<Step> = history.iter().rev().map(|step| step.step).collect();
    assert_eq!(kinds, Step::ALL);
    assert_eq!(history[3], PluginStep { id: 8, ..step("a", 7, Step::Drop) });
    let all = ledger.plugin_history(None, 2).await.unwrap();
    assert_eq!(all.iter().map(|step| step.plugin.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    refused.detail = "é".repeat(MAX_DETAIL_BYTES / 2);
    assert_eq!(all[0], PluginStep { id: 12, ..refused });
    assert_eq!(ledger.plugin_history(Some("' OR 1 = 1 --"), 9).await.unwrap(), []);
    let json = serde_json::to_value(&history[3]).unwrap();
    assert_eq!((json["step"].as_str(), json["to"]["digest"].as_str()), (Some("drop"), Some("bb")));
}

#[tokio::test]
async fn the_oldest_steps_of_a_plugin_go() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    ledger.record_step(&step("rare", 0, Step::Load)).await.unwrap();
    let steps: Vec<_> =
        (0..i64::from(MAX_STEPS_PER_PLUGIN) + 5).map(|at| step("busy", at, Step::Retry)).collect();
    ledger.commit(&Commit { steps, ..Commit::new(Timestamp(1)) }).await.unwrap();
    let busy = ledger.plugin_history(Some("busy"), u32::MAX).await.unwrap();
    assert_eq!((busy.len(), busy.last().unwrap().at.0), (MAX_STEPS_PER_PLUGIN as usize, 5));
    assert_eq!(ledger.plugin_history(Some("rare"), 9).await.unwrap().len(), 1);
}

/// A record is parked once, however often it is judged again.
#[tokio::test]
async fn parking_may_be_repeated() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    park(&ledger, vec![parked("a", 5), parked("a", 2), parked("b", 5), parked("a", 5)]).await;
    assert_eq!(numbers(&ledger, "a", ParkedState::Parked).await, [2, 5]);
    let again = ParkedRow { reason: "deadline: too slow".into(), at: Timestamp(8), ..parked("a", 5) };
    park(&ledger, vec![again.clone()]).await;
    let rows = ledger.parked(Some("a"), 100).await.unwrap().rows;
    assert_eq!(rows, [parked("a", 2), ParkedRow { at: Timestamp(7), ..again }]);
    assert_eq!(ledger.parked(None, 100).await.unwrap().rows.len(), 3);
    assert_eq!(ledger.parked(None, 1).await.unwrap().rows.len(), 1);
}

#[tokio::test]
async fn what_is_delivered_waits_no_longer() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    park(&ledger, vec![parked("a", 1), parked("a", 2), parked("a", 3), parked("b", 1)]).await;
    assert_eq!(ledger.mark_delivered("a", &[1, 77], Timestamp(20)).await.unwrap(), 1);
    assert_eq!(ledger.mark_delivered("a", &[1], Timestamp(21)).await.unwrap(), 0);
    let commit = Commit {
        delivered: vec![Delivered { plugin: "a".into(), numbers: vec![3] }],
        ..Commit::new(Timestamp(22))
    };
    assert!(!commit.is_empty());
    ledger.commit(&commit).await.unwrap();
    let rows = ledger.parked(Some("a"), 100).await.unwrap().rows;
    let seen: Vec<_> = rows.iter().map(|row| (row.number, row.state, row.delivered_at)).collect();
    let delivered = |number, at| (number, ParkedState::Delivered, Some(Timestamp(at)));
    assert_eq!(seen, [(2, ParkedState::Parked, None), delivered(1, 20), delivered(3, 22)]);
    assert_eq!(numbers(&ledger, "b", ParkedState::Parked).await, [1]);
    // A later version may fail on it again.
    park(&ledger, vec![parked("a", 1)]).await;
    assert_eq!(numbers(&ledger, "a", ParkedState::Parked).await, [1, 2]);
}

#[tokio::test]
async fn parked_records_are_bounded_and_none_that_waits_is_lost_for_a_new_one() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let most = u64::from(MAX_PARKED);
    let full = (0..most).map(|number| parked("a", number)).collect();
    assert_eq!(park(&ledger, full).await, 0);
    assert_eq!(park(&ledger, vec![parked("a", most), parked("b", 1), parked("a", 3)]).await, 1);
    assert_eq!(ledger.parked(None, 1).await.unwrap().not_kept["a"], 1);
    assert!(ledger.parked(Some("b"), 1).await.unwrap().not_kept.is_empty());

    ledger.mark_delivered("a", &[9], Timestamp(30)).await.unwrap();
    ledger.mark_delivered("a", &[8], Timestamp(31)).await.unwrap();
    assert_eq!(park(&ledger, vec![parked("a", most)]).await, 0);
    assert_eq!(numbers(&ledger, "a", ParkedState::Delivered).await, [8]);
    assert_eq!(numbers(&ledger, "a", ParkedState::Parked).await.len() as u64, most - 1);
}

#[tokio::test]
async fn a_commit_that_fails_leaves_neither_steps_nor_parked_records() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let write = |bytes: usize| {
        let state = ShardState {
            plugin: "a".into(),
            shard: 0,
            digest: "aa".into(),
            schema_version: 1,
            state: vec![0; bytes],
        };
        Commit {
            parked: vec![parked("a", 1)],
            steps: vec![step("a", 1, Step::Quarantine)],
            checkpoint: Some(Checkpoint { next_record: 2, shards: vec![state] }),
            ..Commit::new(Timestamp(1))
        }
    };
    let error = ledger.commit(&write(MAX_STATE_BYTES + 1)).await.unwrap_err();
    assert!(matches!(error, LedgerError::StateTooLong { .. }), "{error}");
    // Unlike the checkpoint, these are written last: drop the table that they need.
    let pool = sqlx::SqlitePool::connect(directory.path().join("ledger.db").to_str().unwrap()).await.unwrap();
    sqlx::query("ALTER TABLE plugin_history RENAME TO gone").execute(&pool).await.unwrap();
    assert!(ledger.commit(&write(1)).await.is_err());
    sqlx::query("ALTER TABLE gone RENAME TO plugin_history").execute(&pool).await.unwrap();
    assert_eq!(ledger.parked(None, 9).await.unwrap().rows, []);
    assert_eq!(ledger.checkpoint().await.unwrap(), None);

    ledger.commit(&write(1)).await.unwrap();
    assert_eq!(ledger.parked(None, 9).await.unwrap().rows.len(), 1);
    assert_eq!(ledger.plugin_history(None, 9).await.unwrap().len(), 1);
    assert_eq!(ledger.checkpoint().await.unwrap().unwrap().next_record, 2);
}

#[tokio::test]
async fn who_looked_is_noted() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let access = |at: i64| Access {
        at: Timestamp(at),
        actor: "alice (uid 1000)".into(),
        what: "finding show".into(),
        subject: format!("f{at}"),
    };
    for at in 0..3 {
        ledger.record_access(&access(at)).await.unwrap();
    }
    assert_eq!(ledger.accesses(2).await.unwrap(), [access(2), access(1)]);
}

/// A ledger of the version before has what it had, and takes what is new.
#[tokio::test]
async fn a_ledger_of_the_first_version_is_brought_up() {
    let directory = tempfile::tempdir().unwrap();
    open(directory.path()).await.close().await;
    let path = directory.path().join("ledger.db");
    let pool = sqlx::SqlitePool::connect(path.to_str().unwrap()).await.unwrap();
    for sql in [
        "DROP TABLE plugin_history",
        "DROP TABLE parked",
        "DROP TABLE parked_not_kept",
        "DROP TABLE access_log",
        "DELETE FROM _sqlx_migrations WHERE version = 2",
        "INSERT INTO plugin_digests (name, version, digest, since) VALUES ('a', '1', 'aa', 5)",
    ] {
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let ledger = open(directory.path()).await;
    assert_eq!(ledger.activations().await.unwrap().len(), 1);
    assert_eq!(park(&ledger, vec![parked("a", 1)]).await, 0);
}
