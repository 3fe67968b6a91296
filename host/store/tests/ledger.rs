//! The ledger as its callers see it: one transaction a commit, repeatable, beside people who change incidents.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{collections::BTreeMap, path::Path, sync::Arc};

use bartizan_incident::{Decision, Incidents, LifecycleError, Policy};
use bartizan_model::{
    Classification, Evidence, Finding, FindingId, Incident, IncidentId, Observable, PluginRef, RuleRef,
    Severity, Status, Timestamp, Verdict, incident::Change,
};
use bartizan_store::{
    Checkpoint, Commit, FindingFilter, IncidentFilter, Ledger, LedgerError, ShardState, SqliteLedger,
};

fn policy() -> Arc<Policy> {
    let text = "[grouping.limits]\nfindings = 5\nincidents = 6\n[grouping]\ncommon-after = 4";
    Arc::new(Policy::parse(text, "test").unwrap())
}

fn finding(id: &str, seconds: i64, observables: &[(&str, &str)]) -> Finding {
    let observable =
        |(field, value): &(&str, &str)| Observable { field: (*field).into(), value: (*value).into() };
    Finding {
        id: FindingId::from(id.to_owned()),
        rule: RuleRef { id: "brute-force".into(), version: "1.0.0".into(), title: "Brute force".into() },
        plugin: PluginRef { name: "authentication".into(), version: "0.1.0".into(), digest: "ab".into() },
        severity: Severity::High,
        confidence: 80,
        time: Timestamp(0).plus_seconds(seconds),
        key: id.into(),
        summary: "6 failed logins".into(),
        techniques: vec!["T1110.001".into()],
        observables: observables.iter().map(observable).collect(),
        events: vec![Evidence { number: 3, source: "auth.log".into(), line: 4 }],
        attributes: BTreeMap::from([("failures".into(), "6".into())]),
    }
}

fn bad() -> Classification {
    Classification { category: "intrusion".into(), activity: 4, confidence: 90, ..Default::default() }
}

fn harmless() -> Classification {
    Classification { category: "noise".into(), confidence: 90, ..Default::default() }
}

/// Judges findings and commits them.
async fn commit(
    ledger: &SqliteLedger,
    incidents: &mut Incidents,
    findings: &[(Finding, Classification)],
) -> Result<bartizan_store::Committed, LedgerError> {
    let mut commit = Commit::new(Timestamp(1_000));
    for (finding, classification) in findings {
        let judgement = incidents.judge(finding, classification);
        commit.add(finding.clone(), classification.clone(), &judgement);
    }
    ledger.commit(&commit).await
}

async fn open(directory: &Path) -> SqliteLedger {
    SqliteLedger::open(directory.join("data/ledger.db")).await.unwrap()
}

fn ana(id: &str, seconds: i64) -> (Finding, Classification) {
    (finding(id, seconds, &[("user.name", "ana"), ("source.ip", "192.0.2.1")]), bad())
}

fn change(status: Status) -> Change {
    Change { at: Timestamp(5), by: "kim".into(), status, note: "looked at it".into() }
}

#[tokio::test]
async fn what_goes_in_comes_out() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let mut incidents = ledger.restore(policy()).await.unwrap();
    let bob = (finding("b", 20, &[("user.name", "bob")]), harmless());
    let done = commit(&ledger, &mut incidents, &[ana("a", 10), bob.clone(), ana("c", 30)]).await.unwrap();
    assert_eq!(done.new_findings.iter().map(FindingId::as_str).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!((done.opened, done.joined), (vec![IncidentId(1)], vec![]));

    let stored = ledger.finding(&FindingId::from("a".to_owned())).await.unwrap().unwrap();
    assert_eq!((stored.finding, stored.classification), ana("a", 10));
    assert_eq!((stored.incident, stored.score, stored.band.as_str()), (Some(IncidentId(1)), 21, "low"));
    let stored = ledger.finding(&bob.0.id).await.unwrap().unwrap();
    assert_eq!((stored.incident, stored.score), (None, 0));
    assert_eq!(ledger.finding(&FindingId::from("z".to_owned())).await.unwrap(), None);

    let view = ledger.incident(IncidentId(1)).await.unwrap().unwrap();
    assert_eq!(Some(&view.incident), incidents.get(IncidentId(1)));
    assert_eq!(view.findings.iter().map(|judged| judged.finding.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(view.changes.len(), 1);
    assert_eq!((view.changes[0].by.as_str(), view.changes[0].status), ("policy", Status::New));
    assert!(view.changes[0].note.contains("reaches 20"), "{:?}", view.changes);
    assert_eq!(ledger.incident(IncidentId(2)).await.unwrap(), None);

    let counts = ledger.counts().await.unwrap();
    assert_eq!((counts.findings, counts.incidents["new"], counts.incidents["closed"]), (3, 1, 0));
    ledger.close().await;
    let ledger = open(directory.path()).await;
    assert_eq!(ledger.incident(IncidentId(1)).await.unwrap().unwrap(), view);
}

#[tokio::test]
async fn a_commit_may_be_repeated() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let all = [ana("a", 10), (finding("b", 20, &[]), bad()), ana("c", 30), ana("c", 30)];
    let first = commit(&ledger, &mut Incidents::new(policy(), IncidentId(1)), &all).await.unwrap();
    assert_eq!((first.new_findings.len(), first.known_findings), (3, 1));
    let counts = ledger.counts().await.unwrap();
    let before = ledger.incidents(&IncidentFilter::default()).await.unwrap();

    // By one that remembers nothing, and by one that was restored.
    for mut incidents in [Incidents::new(policy(), IncidentId(1)), ledger.restore(policy()).await.unwrap()] {
        let again = commit(&ledger, &mut incidents, &all).await.unwrap();
        assert_eq!((again.new_findings.len(), again.known_findings), (0, 4));
        assert!(again.opened.is_empty() && again.joined.is_empty());
        assert_eq!(ledger.counts().await.unwrap(), counts);
        assert_eq!(ledger.incidents(&IncidentFilter::default()).await.unwrap(), before);
    }
}

#[tokio::test]
async fn a_commit_is_written_whole_or_not_at_all() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let mut incidents = Incidents::new(policy(), IncidentId(1));
    commit(&ledger, &mut incidents, &[ana("a", 10)]).await.unwrap();
    let state = |bytes| ShardState {
        plugin: "p".into(),
        shard: 0,
        digest: "d".into(),
        schema_version: 1,
        state: vec![0; bytes],
    };
    let mut failing = Commit::new(Timestamp(2));
    for (finding, classification) in [ana("b", 20), (finding("c", 20, &[]), bad())] {
        let judgement = incidents.judge(&finding, &classification);
        failing.add(finding, classification, &judgement);
    }
    let too_long = state(bartizan_store::ledger::MAX_STATE_BYTES + 1);
    failing.checkpoint = Some(Checkpoint { next_record: 9, shards: vec![too_long] });
    let before = (ledger.counts().await.unwrap(), ledger.incident(IncidentId(1)).await.unwrap());

    // The checkpoint comes last, behind findings, incidents and members.
    let error = ledger.commit(&failing).await.unwrap_err();
    assert!(matches!(error, LedgerError::StateTooLong { .. }), "{error}");
    assert_eq!((ledger.counts().await.unwrap(), ledger.incident(IncidentId(1)).await.unwrap()), before);
    assert_eq!(ledger.checkpoint().await.unwrap(), None);

    // The database itself failing in the middle leaves as little.
    sqlx_execute(
        directory.path(),
        "CREATE TRIGGER fail BEFORE INSERT ON checkpoint BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    )
    .await;
    failing.checkpoint = Some(Checkpoint { next_record: 9, shards: vec![state(10)] });
    let error = ledger.commit(&failing).await.unwrap_err();
    assert!(error.to_string().contains("disk full") && error.to_string().contains("ledger.db"), "{error}");
    assert_eq!((ledger.counts().await.unwrap(), ledger.incident(IncidentId(1)).await.unwrap()), before);

    sqlx_execute(directory.path(), "DROP TRIGGER fail").await;
    let done = ledger.commit(&failing).await.unwrap();
    assert_eq!((done.joined, done.opened), (vec![IncidentId(1)], vec![IncidentId(2)]));
    assert_eq!(ledger.checkpoint().await.unwrap(), failing.checkpoint);
}

async fn sqlx_execute(directory: &Path, statement: &'static str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(directory.join("data/ledger.db"));
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query(statement).execute(&pool).await.unwrap();
    pool.close().await;
}

#[tokio::test]
async fn checkpoints_replace_each_other() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    assert_eq!(ledger.checkpoint().await.unwrap(), None);
    let shard = |plugin: &str, shard, state: &[u8]| ShardState {
        plugin: plugin.into(),
        shard,
        digest: "d".into(),
        schema_version: 3,
        state: state.to_vec(),
    };
    let checkpoints = [
        vec![shard("a", 0, b"x"), shard("a", 1, b""), shard("b", 7, b"\0\xff")],
        vec![shard("a", 0, b"x"), shard("a", 1, b"changed")],
        vec![],
    ];
    for (next_record, shards) in (10..).zip(checkpoints) {
        let checkpoint = Checkpoint { next_record, shards };
        let commit = Commit { checkpoint: Some(checkpoint.clone()), ..Commit::new(Timestamp(1)) };
        ledger.commit(&commit).await.unwrap();
        assert_eq!(ledger.checkpoint().await.unwrap(), Some(checkpoint));
    }
}

#[tokio::test]
async fn people_change_incidents_while_findings_are_written() {
    let directory = tempfile::tempdir().unwrap();
    let service = open(directory.path()).await;
    let command = SqliteLedger::open_existing(directory.path().join("data/ledger.db")).await.unwrap();
    let mut incidents = Incidents::new(policy(), IncidentId(1));
    commit(&service, &mut incidents, &[ana("a", 10)]).await.unwrap();

    command.change(IncidentId(1), &change(Status::Acknowledged), None).await.unwrap();
    commit(&service, &mut incidents, &[ana("b", 20)]).await.unwrap();
    let view = service.incident(IncidentId(1)).await.unwrap().unwrap();
    assert_eq!((view.incident.status, view.incident.findings), (Status::Acknowledged, 2));

    let closed = command.change(IncidentId(1), &change(Status::Closed), Some(Verdict::Benign)).await.unwrap();
    assert_eq!((closed.status, closed.verdict), (Status::Closed, Some(Verdict::Benign)));
    let error = commit(&service, &mut incidents, &[ana("c", 30)]).await.unwrap_err();
    assert!(
        matches!(&error, LedgerError::IncidentClosed { incidents } if *incidents == [IncidentId(1)]),
        "{error}"
    );

    let mut incidents = service.restore(policy()).await.unwrap();
    let done = commit(&service, &mut incidents, &[ana("c", 30)]).await.unwrap();
    assert_eq!(done.opened, [IncidentId(2)]);
    let next = service.incident(IncidentId(2)).await.unwrap().unwrap();
    assert_eq!(next.incident.resembles, Some(IncidentId(1)));
    let view = service.incident(IncidentId(1)).await.unwrap().unwrap();
    assert_eq!(view.findings.len(), 2);
    let stages: Vec<_> = view.changes.iter().map(|change| (change.by.as_str(), change.status)).collect();
    assert_eq!(stages, [("policy", Status::New), ("kim", Status::Acknowledged), ("kim", Status::Closed)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_take_turns() {
    let directory = tempfile::tempdir().unwrap();
    let service = open(directory.path()).await;
    let mut incidents = Incidents::new(policy(), IncidentId(1));
    commit(&service, &mut incidents, &[ana("first", 0)]).await.unwrap();
    let path = directory.path().join("data/ledger.db");
    let people = tokio::spawn(async move {
        let command = SqliteLedger::open_existing(path).await.unwrap();
        for round in 0..20 {
            command.change(IncidentId(1), &change(Status::Contained), None).await.unwrap();
            command
                .change(IncidentId(1), &change(Status::Closed), Some(Verdict::TruePositive))
                .await
                .unwrap();
            command.change(IncidentId(1), &change(Status::New), None).await.unwrap();
            assert!(command.counts().await.unwrap().findings >= 1, "{round}");
        }
    });
    for at in 0..60 {
        let unrelated = (finding(&format!("f{at}"), at, &[]), bad());
        commit(&service, &mut incidents, &[unrelated]).await.unwrap();
    }
    people.await.unwrap();
    let view = service.incident(IncidentId(1)).await.unwrap().unwrap();
    assert_eq!((view.changes.len(), view.incident.status), (61, Status::New));
    assert_eq!(service.counts().await.unwrap().findings, 61);
}

#[tokio::test]
async fn changes_that_are_not_allowed_change_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let error =
        ledger.change(IncidentId(4), &change(Status::Closed), Some(Verdict::Benign)).await.unwrap_err();
    assert_eq!(error.to_string(), "there is no INC-4; `bartizan incident list` shows those there are");
    commit(&ledger, &mut Incidents::new(policy(), IncidentId(1)), &[ana("a", 10)]).await.unwrap();
    let before = ledger.incident(IncidentId(1)).await.unwrap();
    for (status, verdict) in
        [(Status::Closed, None), (Status::New, None), (Status::Contained, Some(Verdict::Benign))]
    {
        let error = ledger.change(IncidentId(1), &change(status), verdict).await.unwrap_err();
        assert!(
            matches!(
                error,
                LedgerError::Lifecycle(
                    LifecycleError::NotAllowed { .. }
                        | LifecycleError::NoVerdict { .. }
                        | LifecycleError::EarlyVerdict { .. }
                )
            ),
            "{error}"
        );
    }
    assert_eq!(ledger.incident(IncidentId(1)).await.unwrap(), before);
}

#[tokio::test]
async fn lists_are_filtered_and_bounded() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let mut incidents = Incidents::new(policy(), IncidentId(1));
    let mut all = Vec::new();
    for at in 0..6_u8 {
        let (address, user) = (format!("192.0.2.{at}"), format!("u{at}"));
        let mut made =
            finding(&format!("f{at}"), i64::from(at) * 100, &[("source.ip", &address), ("user.name", &user)]);
        made.severity = Severity::ALL[usize::from(at).min(4)];
        made.rule.id = format!("r{}", at % 2);
        all.push((made, Classification { information_impact: at, ..bad() }));
    }
    commit(&ledger, &mut incidents, &all).await.unwrap();
    ledger.change(IncidentId(2), &change(Status::Contained), None).await.unwrap();

    let list = async |filter: IncidentFilter| -> Vec<i64> {
        ledger.incidents(&filter).await.unwrap().iter().map(|incident: &Incident| incident.id.0).collect()
    };
    let any = IncidentFilter::default;
    assert_eq!(list(any()).await, [6, 5, 4, 3, 2, 1], "highest score first");
    assert_eq!(list(IncidentFilter { limit: Some(2), ..any() }).await, [6, 5]);
    let statuses = vec![Status::Contained, Status::Closed];
    assert_eq!(list(IncidentFilter { statuses, ..any() }).await, [2]);
    assert_eq!(list(IncidentFilter { min_severity: Some(Severity::High), ..any() }).await, [6, 5, 4]);
    assert_eq!(list(IncidentFilter { min_score: Some(100), ..any() }).await, [0_i64; 0]);
    let since = Some(Timestamp(0).plus_seconds(400));
    assert_eq!(list(IncidentFilter { since, ..any() }).await, [6, 5]);

    let list = async |filter: FindingFilter| -> Vec<String> {
        let found = ledger.findings(&filter).await.unwrap();
        found.iter().map(|judged| judged.finding.id.to_string()).collect()
    };
    let any = FindingFilter::default;
    assert_eq!(list(any()).await, ["f5", "f4", "f3", "f2", "f1", "f0"], "latest first");
    assert_eq!(list(FindingFilter { limit: Some(1), ..any() }).await, ["f5"]);
    assert_eq!(list(FindingFilter { limit: Some(u32::MAX), ..any() }).await.len(), 6);
    assert_eq!(list(FindingFilter { rule: Some("r1".into()), ..any() }).await, ["f5", "f3", "f1"]);
    assert_eq!(list(FindingFilter { plugin: Some("other".into()), ..any() }).await, [""; 0]);
    assert_eq!(list(FindingFilter { min_severity: Some(Severity::Critical), ..any() }).await, ["f5", "f4"]);
    assert_eq!(list(FindingFilter { incident: Some(IncidentId(3)), ..any() }).await, ["f2"]);
    let observable = Some(Observable { field: "user.name".into(), value: "u4".into() });
    assert_eq!(list(FindingFilter { observable, ..any() }).await, ["f4"]);
    let filter = FindingFilter { since, before: Some(Timestamp(0).plus_seconds(500)), ..any() };
    assert_eq!(list(filter).await, ["f4"]);
    let hostile = Some("' OR 1 = 1 --".to_owned());
    assert_eq!(list(FindingFilter { rule: hostile, ..any() }).await, [""; 0]);
}

/// The grouping that comes out of the ledger goes on as the one that was never stopped.
#[tokio::test]
async fn a_restart_in_between_groups_alike() {
    let findings: Vec<_> = (0..60_i64)
        .map(|at| {
            let (user, address, host) =
                (format!("u{}", at * 7 % 5), format!("192.0.2.{}", at * 3 % 4), format!("h{}", at % 3));
            let observables: Vec<(&str, &str)> = match at % 4 {
                0 => vec![("user.name", &user), ("host.name", &host)],
                1 => vec![("source.ip", &address), ("host.name", &host)],
                2 => vec![("source.ip", &address), ("user.name", &user)],
                _ => vec![("host.name", &host)],
            };
            (
                finding(&format!("f{at}"), at * 61 % 1000, &observables),
                if at % 9 == 5 { harmless() } else { bad() },
            )
        })
        .collect();
    let mut whole = Incidents::new(policy(), IncidentId(1));
    let expected: Vec<_> = findings.iter().map(|(finding, judged)| whole.judge(finding, judged)).collect();
    let opened = expected.iter().filter(|one| matches!(one.decision, Decision::Opened(_))).count();
    assert!(opened > 6, "more than are held: {opened}");
    for step in [1, 7, 60] {
        let directory = tempfile::tempdir().unwrap();
        let ledger = open(directory.path()).await;
        let mut judged = Vec::new();
        for chunk in findings.chunks(step) {
            let mut incidents = ledger.restore(policy()).await.unwrap();
            let mut commit = Commit::new(Timestamp(9));
            for (finding, classification) in chunk {
                let judgement = incidents.judge(finding, classification);
                commit.add(finding.clone(), classification.clone(), &judgement);
                judged.push(judgement);
            }
            ledger.commit(&commit).await.unwrap();
        }
        assert_eq!(judged, expected, "restored every {step} findings");
    }
}

#[tokio::test]
async fn a_finding_that_is_too_long_is_turned_away_alone() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let (mut long, judged) = ana("long", 10);
    long.summary = "x".repeat(bartizan_store::ledger::MAX_FINDING_BYTES);
    let mut incidents = Incidents::new(policy(), IncidentId(1));
    let done = commit(&ledger, &mut incidents, &[(long, judged), ana("short", 11)]).await.unwrap();
    assert_eq!(done.turned_away, [FindingId::from("long".to_owned())]);
    assert_eq!(done.new_findings, [FindingId::from("short".to_owned())]);
    let view = ledger.incident(IncidentId(1)).await.unwrap().unwrap();
    assert_eq!((view.findings.len(), view.incident.findings), (1, 1));
}

/// A grouping that does not come from this ledger must not be written over what is there.
#[tokio::test]
async fn a_grouping_that_is_out_of_step_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    commit(&ledger, &mut Incidents::new(policy(), IncidentId(1)), &[ana("a", 10)]).await.unwrap();
    let before = ledger.incident(IncidentId(1)).await.unwrap();

    let mut stale = Incidents::new(policy(), IncidentId(1));
    let error = commit(&ledger, &mut stale, &[ana("b", 10)]).await.unwrap_err();
    assert!(matches!(error, LedgerError::OutOfStep { incident: IncidentId(1), .. }), "{error}");
    let mut ahead = Incidents::new(policy(), IncidentId(7));
    ahead.judge(&ana("never written", 10).0, &bad());
    let error = commit(&ledger, &mut ahead, &[ana("c", 10)]).await.unwrap_err();
    assert!(matches!(error, LedgerError::OutOfStep { incident: IncidentId(7), .. }), "{error}");

    assert_eq!(ledger.incident(IncidentId(1)).await.unwrap(), before);
    assert_eq!(ledger.counts().await.unwrap().findings, 1);
    let mut restored = ledger.restore(policy()).await.unwrap();
    assert_eq!(commit(&ledger, &mut restored, &[ana("b", 10)]).await.unwrap().joined, [IncidentId(1)]);
}

#[tokio::test]
async fn a_ledger_that_cannot_be_used_is_refused_by_name() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("data/ledger.db");
    let error = SqliteLedger::open_existing(&path).await.unwrap_err();
    assert!(matches!(error, LedgerError::NotFound { .. }), "{error}");

    open(directory.path()).await.close().await;
    sqlx_execute(
        directory.path(),
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (99, 'from the future', 1, x'00', 1)",
    )
    .await;
    let error = SqliteLedger::open(&path).await.unwrap_err();
    assert!(matches!(error, LedgerError::Newer { found: 99, known: 2, .. }), "{error}");
    assert!(error.to_string().contains("update bartizan"), "{error}");

    std::fs::write(directory.path().join("text"), "this is no database, whatever its name says".repeat(99))
        .unwrap();
    let error = SqliteLedger::open(directory.path().join("text")).await.unwrap_err();
    assert!(matches!(error, LedgerError::Database { .. }), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_processes_may_make_the_ledger_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let open = |_| {
        let path = directory.path().join("data/ledger.db");
        tokio::spawn(async move { SqliteLedger::open(path).await.unwrap().counts().await.unwrap() })
    };
    for opening in (0..6).map(open).collect::<Vec<_>>() {
        assert_eq!(opening.await.unwrap().findings, 0);
    }
}

#[tokio::test]
async fn activations_are_noted_once() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = open(directory.path()).await;
    let plugin = |digest: &str| PluginRef { name: "p".into(), version: "1".into(), digest: digest.into() };
    for (at, digest) in ["a", "a", "b", "a"].iter().enumerate() {
        ledger.activate(&plugin(digest), Timestamp(at as i64)).await.unwrap();
    }
    let noted = ledger.activations().await.unwrap();
    let noted: Vec<_> = noted.iter().map(|noted| (noted.plugin.digest.as_str(), noted.since.0)).collect();
    assert_eq!(noted, [("a", 0), ("b", 2), ("a", 3)]);
}
