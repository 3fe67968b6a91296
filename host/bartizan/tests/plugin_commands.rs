//! `bartizan plugin …` as a person runs it, against a control socket behind which a thread answers as a service
//! would, and against a ledger without a service.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    path::Path,
    process::{Command, Output},
    sync::{Arc, Mutex},
};

use bartizan::control::{
    Ask, Control, Options, Refusal, Request,
    status::{BlindRule, Noted, PluginBlind, PluginStatus, Retried, ShardCost, Standing},
};
use bartizan_model::Timestamp;
use bartizan_store::{
    Commit, Ledger as _, ParkedRow, ParkedState, PluginStep, SqliteLedger, Step, StepOutcome, StepVersion,
};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A data folder, and what answers on its socket.
struct Rig {
    folder: TempDir,
    runtime: tokio::runtime::Runtime,
    asked: Arc<Mutex<Vec<Ask>>>,
    control: Option<Control>,
}

impl Rig {
    /// A data folder with an empty ledger, and no service.
    fn new() -> Rig {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(SqliteLedger::open(folder.path().join("ledger.sqlite"))).unwrap();
        Rig { folder, runtime, asked: Arc::default(), control: None }
    }

    fn serving(answer: impl Fn(&Ask) -> Result<Value, Refusal> + Send + 'static) -> Rig {
        let mut rig = Rig::new();
        let options = Options { data: rig.folder.path().into(), metrics: None, patience: Default::default() };
        let (control, mut requests) = rig.runtime.block_on(Control::start(options)).unwrap();
        let asked = Arc::clone(&rig.asked);
        std::thread::spawn(move || {
            while let Some(Request { ask, reply, .. }) = requests.blocking_recv() {
                let answer = answer(&ask);
                asked.lock().unwrap().push(ask);
                let _ = reply.send(answer);
            }
        });
        rig.control = Some(control);
        rig
    }

    fn commit(&self, commit: &Commit) {
        self.runtime.block_on(async {
            let ledger = SqliteLedger::open(self.folder.path().join("ledger.sqlite")).await.unwrap();
            ledger.commit(commit).await.unwrap();
        });
    }

    fn run(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
        command.arg("plugin").args(line.split(' ')).arg("--data").arg(self.folder.path());
        command.env_remove("BARTIZAN_LOG").output().unwrap()
    }

    /// Exit code, and standard output and error.
    fn says(&self, line: &str) -> (i32, String, String) {
        let output = self.run(line);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn done(&self, line: &str) -> String {
        let (code, out, err) = self.says(line);
        assert_eq!((code, err.as_str()), (0, ""), "{line}: {out}");
        out
    }

    fn asked(&self) -> Vec<Ask> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn status(name: &str, standing: Standing) -> PluginStatus {
    PluginStatus {
        name: name.into(),
        version: "0.2.0".into(),
        digest: "0123456789abcdef".repeat(4),
        world: "correlation".into(),
        standing,
        since: Timestamp(0),
        previous: None,
        shadow: None,
        shards: vec![ShardCost { cpu_ns: 5, ..ShardCost::default() }; 2],
        blind: vec![BlindRule { rule: "r".into(), subscription: "s".into(), why: "w".into(), since: None }],
        ungranted: vec!["user.name".into()],
        masked: vec!["source.ip".into()],
        parked: 2,
        remarks: 3,
        refused: None,
    }
}

fn step(name: &str, step: Step, outcome: StepOutcome) -> PluginStep {
    let version =
        |version: &str| Some(StepVersion { version: version.into(), digest: "fedcba9876543210".repeat(4) });
    PluginStep {
        id: 0,
        at: Timestamp(0),
        plugin: name.into(),
        step,
        actor: "alice (uid 1000)".into(),
        outcome,
        from: version("0.1.0"),
        to: version("0.2.0"),
        detail: "state \u{1b}[31mrestored".into(),
    }
}

fn value(of: impl serde::Serialize) -> Result<Value, Refusal> {
    Ok(serde_json::to_value(of).unwrap())
}

#[test]
fn what_runs_is_listed_with_what_a_person_should_know() {
    let rig = Rig::serving(|ask| match ask {
        Ask::Plugins => value([
            status("plain", Standing::Running),
            status("slow", Standing::Away { away: vec![1] }),
            status(
                "bad\u{1b}[2J",
                Standing::Quarantined {
                    until: Timestamp(0),
                    failures: 5,
                    reason: "trap: unreachable".into(),
                },
            ),
        ]),
        Ask::Blind => {
            value([PluginBlind { plugin: "plain".into(), rules: status("plain", Standing::Running).blind }])
        }
        other => panic!("{other:?}"),
    });
    let out = rig.done("list");
    for words in [
        "0123456789ab…",
        "running",
        "away in 1 of 2 shards",
        "quarantined until 1970-01-01T00:00:00Z after 5 failures: trap: unreachable",
        "2 records parked; 3 remarks on its files; 1 blind rule; not granted: user.name; masked: source.ip",
        "bad\\u{1b}[2J",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let lines: Vec<Value> =
        rig.done("list --json").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), &lines[1]["state"], &lines[1]["away"]), (3, &json!("away"), &json!([1])));
    assert!(rig.done("blind").contains("never"));
    let top = rig.done("top --once --shards");
    assert_eq!(top.lines().count(), 1 + 3 * 2, "{top}");
    let line: Value = serde_json::from_str(rig.done("top --once --json").lines().next().unwrap()).unwrap();
    assert_eq!(line["cpu_percent"], json!(0.0));
}

#[test]
fn changes_are_asked_for_and_told() {
    let rig = Rig::serving(|ask| match ask {
        Ask::ReloadAll => {
            value([step("a", Step::Reload, StepOutcome::Done), step("b", Step::Reload, StepOutcome::Refused)])
        }
        Ask::Rollback { .. } => Err(Refusal::conflict("plugin \"a\" has no version before")),
        Ask::Disable { .. } => value(step("a", Step::Disable, StepOutcome::Failed)),
        Ask::Reload { force: false, .. } => value(Noted::Unchanged { plugin: "a".into() }),
        Ask::RetryParked { .. } => value(Retried { delivered: 3, parked: 1, gone: 1, findings: 2 }),
        _ => value(step("a", Step::Reload, StepOutcome::Done)),
    });
    let out = rig.done("reload a --force");
    assert_eq!(
        out,
        "a: reload done, 0.1.0 (fedcba987654…) → 0.2.0 (fedcba987654…): state \\u{1b}[31mrestored\n"
    );
    assert_eq!(rig.done("reload a"), "a: unchanged; --force loads it anew\n");
    let (code, out, _) = rig.says("reload --all");
    assert!(code == 3 && out.contains("b: reload refused"), "{code} {out}");
    let (code, out, err) = rig.says("rollback a");
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", "error: plugin \"a\" has no version before\n"));
    let (code, out, err) = rig.says("disable a --json");
    assert!(code == 1 && err.contains("disable of plugin \"a\" failed"), "{code} {err}");
    assert_eq!(
        serde_json::from_str::<PluginStep>(&out).unwrap(),
        step("a", Step::Disable, StepOutcome::Failed)
    );
    let out = rig.done("parked a --retry");
    assert!(out.contains("3 records judged now, with 2 findings; 1 wait still"), "{out}");
    rig.done("shadow a --events 9 --for 10m --with ./src");
    rig.done("shadow a --promote");
    let with = Some(Path::new("./src").canonicalize().unwrap());
    let name = || "a".to_owned();
    let expected = [
        Ask::Reload { name: name(), force: true },
        Ask::Reload { name: name(), force: false },
        Ask::ReloadAll,
        Ask::Rollback { name: name() },
        Ask::Disable { name: name() },
        Ask::RetryParked { name: name() },
        Ask::ShadowStart { name: name(), with, events: Some(9), seconds: Some(600) },
        Ask::ShadowPromote { name: name() },
    ];
    assert_eq!(rig.asked(), expected);
    let (code, _, err) = rig.says("shadow a --with /nowhere/at/all");
    assert!(code == 2 && err.contains("/nowhere/at/all"), "{code} {err}");
    assert_eq!(rig.asked(), []);
}

#[test]
fn a_reload_of_all_may_only_have_begun() {
    let rig = Rig::serving(|_| value(Noted::Begun { plugins: 3 }));
    let out = rig.done("reload --all");
    assert_eq!(out, "begun for 3 plugins; `bartizan plugin history` shows how each ends\n");
    let json: Value = serde_json::from_str(&rig.done("reload --all --json")).unwrap();
    assert_eq!(json, json!({ "outcome": "begun", "plugins": 3 }));
}

#[test]
fn without_a_service_the_past_is_shown_and_nothing_changes() {
    let rig = Rig::new();
    for line in ["reload a", "reload --all", "shadow a", "parked a --retry", "top", "blind", "list"] {
        let (code, out, err) = rig.says(line);
        assert!(
            code == 1 && out.is_empty() && err.contains("no service runs on the data folder"),
            "{line}: {err}"
        );
    }
    assert_eq!(rig.done("history"), "nothing was done yet\n");
    assert_eq!(rig.done("parked"), "no parked records\n");
    let parked = ParkedRow {
        plugin: "a".into(),
        digest: "aa".into(),
        shard: 1,
        number: 4_711,
        at: Timestamp(0),
        kind: "trap".into(),
        reason: "trap: unreachable".into(),
        state: ParkedState::Parked,
        delivered_at: None,
    };
    rig.commit(&Commit {
        parked: vec![parked],
        steps: vec![step("a", Step::Quarantine, StepOutcome::Done), step("b", Step::Load, StepOutcome::Done)],
        ..Commit::new(Timestamp(1))
    });
    let history = rig.done("history a");
    assert!(history.contains("quarantine") && history.contains("alice (uid 1000)"), "{history}");
    assert!(!history.contains("load") && !history.contains('\u{1b}'), "{history}");
    assert_eq!(rig.done("history --json").lines().count(), 2);
    let parked = rig.done("parked a");
    assert!(parked.contains("4711") && parked.contains("trap: unreachable"), "{parked}");
    let line: Value = serde_json::from_str(&rig.done("parked --json")).unwrap();
    assert_eq!((&line["number"], &line["state"]), (&json!(4_711), &json!("parked")));
}
