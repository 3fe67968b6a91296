//! Rules that change while the attack is under way: nothing is lost, nothing found twice, and what is broken
//! does not run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    collections::BTreeSet,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use bartizan::{
    past::{self, JournalPast},
    pipeline::{Parts, Pipeline},
};
use bartizan_detect::{
    correlate::{Budget, Settings, Warm},
    descriptor::Descriptor,
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, Rows},
};
use bartizan_model::{PluginRef, RecordBatch, Source, Timestamp};
use bartizan_store::{FileJournal, Journal, JournalOptions};
use bartizan_tests::{
    scenario_named,
    service::{Service, append, logins},
    stage,
};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_bartizan-under-test");
/// How long versions are swapped under load, in seconds, unless `BARTIZAN_SOAK_SECONDS` says otherwise.
const SOAK_SECONDS: u64 = 8;

fn configure(folder: &Path) {
    let text = r#"
        data = "data"
        [detect]
        shards = 4
        lateness = "5s"
        checkpoint = "1s"
        [[input]]
        type = "file"
        paths = ["auth.log"]
        poll = "20ms"
        [[plugin]]
        path = "./rules"
        settings_file = "authentication.toml"
    "#;
    // A component beside its manifest, as an operator has it: nothing is built when it is loaded again.
    let crate_folder = bartizan::plugin::build::find_workspace_root().unwrap().join("plugins/authentication");
    let built = bartizan::plugin::build::build(&crate_folder, &Default::default(), &mut |_| ()).unwrap();
    std::fs::create_dir(folder.join("rules")).unwrap();
    std::fs::copy(built.component, folder.join("rules/authentication.wasm")).unwrap();
    std::fs::copy(crate_folder.join("plugin.toml"), folder.join("rules/plugin.toml")).unwrap();
    std::fs::write(folder.join("bartizan.toml"), text).unwrap();
    std::fs::write(folder.join("auth.log"), "").unwrap();
    settings(folder, "within = \"60s\"");
}

/// Failed logins of a user, from an address that nobody else has: the rule speaks once an hour of each.
fn guesses(user: &str, address: u8, minute: usize, failures: std::ops::Range<usize>) -> Vec<String> {
    let lines = logins(user, minute, failures, false);
    lines.iter().map(|line| line.replace("198.51.100.7 ", &format!("198.51.100.{address} "))).collect()
}

fn settings(folder: &Path, brute_force: &str) {
    // Over the old file at once, as careful editors do.
    let new = folder.join("new.toml");
    std::fs::write(&new, format!("[brute-force]\n{brute_force}\n")).unwrap();
    std::fs::rename(new, folder.join("authentication.toml")).unwrap();
}

/// Steps of a plugin's history, oldest first: step and outcome.
fn history(service: &Service) -> Vec<(String, String)> {
    let mut steps: Vec<_> = service
        .ask(&["plugin", "history", "authentication"])
        .iter()
        .map(|step| (step["step"].as_str().unwrap().to_owned(), step["outcome"].as_str().unwrap().to_owned()))
        .collect();
    steps.reverse();
    steps
}

fn has(steps: &[(String, String)], step: &str, outcome: &str) -> bool {
    steps.iter().any(|(done, how)| done == step && how == outcome)
}

fn brute_force(service: &Service) -> Vec<Value> {
    service.ask(&["finding", "list", "--rule", "brute-force", "--limit", "10000"])
}

fn state(service: &Service) -> String {
    let plugins = service.ask(&["plugin", "list"]);
    let own = plugins.iter().find(|plugin| plugin["name"] == "authentication");
    own.map(|own| own["state"].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
}

#[test]
fn a_swap_within_a_window_fires_once_and_a_broken_version_does_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    configure(folder);
    let mut service = Service::start(PROGRAM, folder);
    let log = folder.join("auth.log");

    append(&log, &logins("alice", 0, 0..3, false));
    service.wait_for("the plugin", |service| state(service) == "running");
    settings(folder, "within = \"61s\"");
    service.wait_for("the swap", |service| has(&history(service), "reload", "done"));
    append(&log, &logins("alice", 0, 3..6, false));
    service.wait_for("the finding", |service| !brute_force(service).is_empty());

    // A version that is refused leaves the running one as it is.
    settings(folder, "no-such-setting = 1");
    service.wait_for("the refusal", |service| has(&history(service), "reload", "refused"));
    append(&log, &guesses("bob", 8, 10, 0..6));
    service.wait_for("a second finding", |service| brute_force(service).len() == 2);
    let refused = service.ask(&["plugin", "history", "authentication"]);
    assert!(refused[0]["detail"].as_str().unwrap().contains("no-such-setting"), "{refused:?}");

    // It does not keep the service from starting again, either.
    service.stop();
    let mut service = Service::start(PROGRAM, folder);
    append(&log, &guesses("carol", 9, 20, 0..6));
    service.wait_for("a third finding", |service| brute_force(service).len() == 3);

    let findings = brute_force(&service);
    let evidence = |finding: &Value| -> Vec<u64> {
        let events = finding["events"].as_array().unwrap();
        events.iter().map(|event| event["line"].as_u64().unwrap()).collect()
    };
    let first = findings.iter().find(|finding| finding["key"].as_str().unwrap().contains("198.51.100.7"));
    assert_eq!(evidence(first.unwrap()).len(), 6);
    let lines: BTreeSet<Vec<u64>> = findings.iter().map(evidence).collect();
    assert!(lines.contains(&vec![1, 2, 3, 4, 5, 6]), "evidence from both sides of the swap: {lines:?}");
}

#[test]
fn an_operator_takes_versions_out_in_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    configure(folder);
    let mut service = Service::start(PROGRAM, folder);
    let log = folder.join("auth.log");
    service.wait_for("the plugin", |service| state(service) == "running");

    let digest = |service: &Service| service.ask(&["plugin", "list"])[0]["digest"].clone();
    let first = digest(&service);
    settings(folder, "failures = 3");
    service.wait_for("the swap", |service| digest(service) != first);
    let second = digest(&service);
    assert!(service.command(&["plugin", "rollback", "authentication"]).status.success());
    assert_eq!(digest(&service), first);
    append(&log, &logins("alice", 0, 0..4, false));
    std::thread::sleep(Duration::from_secs(1));
    assert!(brute_force(&service).is_empty(), "four failures are too few for the version of before");

    // What was gone back from stays away: whoever wants it asks for it.
    service.signal("HUP");
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(digest(&service), first);
    service.stop();
    let mut service = Service::start(PROGRAM, folder);
    service.wait_for("the plugin", |service| state(service) == "running");
    assert_eq!(digest(&service), first, "a restart brings nothing back");
    assert!(service.command(&["plugin", "reload", "authentication"]).status.success());
    assert_eq!(digest(&service), second);

    assert!(service.command(&["plugin", "disable", "authentication"]).status.success());
    assert_eq!(state(&service), "disabled");
    append(&log, &guesses("bob", 8, 10, 0..6));
    std::thread::sleep(Duration::from_secs(1));
    assert!(!service.command(&["plugin", "reload", "authentication"]).status.success());
    assert!(service.command(&["plugin", "enable", "authentication"]).status.success());
    append(&log, &guesses("carol", 9, 20, 0..6));
    service.wait_for("a finding", |service| !brute_force(service).is_empty());
    let users: BTreeSet<String> = brute_force(&service).iter().map(|finding| finding.to_string()).collect();
    assert!(users.iter().all(|text| !text.contains("bob")), "nobody looked then: {users:?}");
    for step in ["load", "reload", "rollback", "disable", "enable"] {
        assert!(has(&history(&service), step, "done"), "{step}: {:?}", history(&service));
    }
}

/// Killed before its first checkpoint, with other settings behind it: what was found stays found once.
#[test]
fn a_version_that_comes_with_a_restart_finds_nothing_a_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    configure(folder);
    let slow = std::fs::read_to_string(folder.join("bartizan.toml")).unwrap();
    std::fs::write(folder.join("bartizan.toml"), slow.replace("checkpoint = \"1s\"", "checkpoint = \"10m\""))
        .unwrap();
    let log = folder.join("auth.log");
    append(&log, &guesses("alice", 7, 0, 0..6));
    let mut service = Service::start(PROGRAM, folder);
    service.wait_for("the finding", |service| brute_force(service).len() == 1);
    drop(service);
    settings(folder, "within = \"61s\"");
    let mut service = Service::start(PROGRAM, folder);
    service.wait_for("the swap", |service| has(&history(service), "reload", "done"));
    append(&log, &guesses("bob", 8, 10, 0..6));
    service.wait_for("bob's finding", |service| {
        brute_force(service).iter().any(|finding| finding.to_string().contains("bob"))
    });
    let keys: Vec<String> = brute_force(&service).iter().map(|finding| finding["key"].to_string()).collect();
    assert_eq!(keys.len(), 2, "{keys:?}");
}

/// Versions swapped as fast as can be, under load, for a while: the findings are those of a run without.
#[test]
fn swapping_under_load_loses_and_doubles_nothing() {
    let seconds = std::env::var("BARTIZAN_SOAK_SECONDS").ok().and_then(|text| text.parse().ok());
    let length = Duration::from_secs(seconds.unwrap_or(SOAK_SECONDS));
    let folder = tempfile::tempdir().unwrap();
    configure(folder.path());
    let mut service = Service::start(PROGRAM, folder.path());
    service.wait_for("the plugin", |service| state(service) == "running");
    let log = folder.path().join("auth.log");
    let started = Instant::now();
    let (mut swaps, mut written) = (0, vec![]);
    for turn in 0.. {
        if started.elapsed() > length {
            break;
        }
        // Windows that are open across several swaps.
        for user in 0..40 {
            let line = 40 * turn + user;
            let second = (turn / 4) % 60;
            let (hour, minute) = (turn / 4 / 3_600 % 24, turn / 4 / 60 % 60);
            written.push(format!(
                "2026-03-01T{hour:02}:{minute:02}:{second:02}Z web01 sshd[{line}]: Failed password for user{user} from 198.51.100.{} port 4711 ssh2",
                1 + (user % 20 + turn / 8) % 200
            ));
        }
        append(&log, &written[written.len() - 40..]);
        if service.command(&["plugin", "reload", "authentication", "--force"]).status.success() {
            swaps += 1;
        }
        let next = Duration::from_millis(100) * (turn as u32 + 1);
        std::thread::sleep(next.saturating_sub(started.elapsed()));
    }
    let end =
        logins("zoe", 59, 0..6, false).iter().map(|line| line.replace("T10:", "T23:")).collect::<Vec<_>>();
    append(&log, &end);
    let ids = |service: &Service| -> BTreeSet<String> {
        let findings = service.ask(&["finding", "list", "--limit", "10000"]);
        findings.iter().map(|finding| finding["finding"].as_str().unwrap().to_owned()).collect()
    };
    let last =
        |service: &Service| brute_force(service).iter().any(|finding| finding.to_string().contains("zoe"));
    service.wait_for("the last finding", last);
    let swapped = ids(&service);
    drop(service);

    let plain = tempfile::tempdir().unwrap();
    configure(plain.path());
    // States are kept under the deployment's key; findings do not depend on it.
    let mut service = Service::start(PROGRAM, plain.path());
    service.wait_for("the plugin", |service| state(service) == "running");
    append(&plain.path().join("auth.log"), &written);
    append(&plain.path().join("auth.log"), &end);
    service.wait_for("the last finding", last);
    let unswapped = ids(&service);
    println!("{swaps} swaps, {} records, {} findings", written.len(), swapped.len());
    assert!(swaps >= 5 && swapped.len() > 10, "{swaps} swaps, {} findings", swapped.len());
    assert_eq!(swapped, unswapped);
}

/// A plugin whose state has another form than the one it replaces: everything else is the same.
struct Reshaped {
    plugin: Arc<dyn Plugin>,
    identity: PluginRef,
    descriptor: Descriptor,
}

impl Plugin for Reshaped {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        Ok(Box::new(ReshapedInstance(self.plugin.instantiate()?, self.plugin.descriptor().state_schema)))
    }
}

/// An instance that reads and writes the schema of its own plugin.
struct ReshapedInstance(Box<dyn Instance>, u32);

impl Instance for ReshapedInstance {
    fn on_batch(&mut self, rows: &Rows, epoch: u32) -> Result<Vec<RawFinding>, Fault> {
        self.0.on_batch(rows, epoch)
    }

    fn advance(&mut self, watermark: Timestamp, lookup: &Lookup) -> Result<Vec<RawFinding>, Fault> {
        self.0.advance(watermark, lookup)
    }

    fn snapshot(&mut self) -> Result<Vec<u8>, Fault> {
        self.0.snapshot()
    }

    fn restore(&mut self, schema: u32, state: &[u8]) -> Result<(), Fault> {
        assert_eq!(schema, self.1 + 1, "a state of the old schema is never handed over");
        self.0.restore(self.1, state)
    }
}

#[test]
fn another_state_schema_is_warmed_up_with_the_lookback() {
    let cast = stage().cast(&scenario_named("brute-force"));
    let old = cast.rules.iter().find(|rule| rule.identity().name == "authentication").unwrap();
    let mut descriptor = old.descriptor().clone();
    descriptor.state_schema += 1;
    assert!(descriptor.lookback_seconds >= 60, "the plugin declares a lookback");
    let identity = PluginRef { digest: "another".into(), ..old.identity().clone() };
    let new: Arc<dyn Plugin> = Arc::new(Reshaped { plugin: Arc::clone(old), identity, descriptor });

    let folder = tempfile::tempdir().unwrap();
    let journal: Arc<dyn Journal> =
        Arc::new(FileJournal::open(folder.path().join("journal"), JournalOptions::default()).unwrap());
    let mut pipeline = Pipeline::new(Parts {
        normalize: Default::default(),
        detect: Settings {
            shards: 4,
            lateness_seconds: 5,
            dictionary: DictionaryLimits::default(),
            key: DeploymentKey([7; 16]),
            workers: None,
            budget: Budget::default(),
        },
        plugins: vec![Arc::clone(old)],
        classifier: None,
        incidents: None,
    })
    .unwrap();
    pipeline.begin(journal.first_number());
    let past = JournalPast { journal: Arc::clone(&journal), normalizer: Arc::clone(pipeline.normalizer()) };
    let source = Arc::new(Source { name: "auth.log".into(), format: None });
    let mut line = 0;
    let mut judge = |pipeline: &mut Pipeline, lines: Vec<String>| {
        let mut records = RecordBatch::new();
        for text in lines {
            line += 1;
            let received = Timestamp::parse("2026-03-01T10:00:30Z").unwrap();
            records.push(0, &source, line, received, text.as_bytes());
        }
        journal.append(&mut records, &[]).unwrap();
        pipeline.process(vec![records], &|number| past::locate(&*journal, number))
    };
    // One window is half full when the plugin is swapped, and one has fired already.
    let before = judge(&mut pipeline, logins("bob", 0, 0..6, false));
    assert_eq!(before.settled.len(), 1);
    judge(&mut pipeline, logins("alice", 0, 10..13, false).iter().map(|l| l.replace(".7 ", ".9 ")).collect());

    let next = pipeline.detector().position().next;
    let prepared = pipeline.outline().with(&new).unwrap();
    assert!(
        pipeline.swap(prepared, Warm::Carry).unwrap_err().to_string().contains("schema"),
        "a state of another form is not handed over"
    );
    let from = past::back(&*journal, next, new.descriptor().lookback_seconds);
    let mut rehearsal = pipeline.outline().rehearse(Arc::clone(&new), from, u64::MAX);
    while rehearsal.step(&past, next).unwrap() {}
    assert!(rehearsal.take_findings().is_empty(), "what it finds in the past is not delivered");
    let prepared = pipeline.outline().with(&new).unwrap();
    pipeline.swap(prepared, Warm::Rehearsed(rehearsal.finish().unwrap())).unwrap();

    let after = judge(
        &mut pipeline,
        logins("alice", 0, 13..16, false).iter().map(|line| line.replace(".7 ", ".9 ")).collect(),
    );
    let found: Vec<_> = after.settled.iter().map(|settled| &settled.judged.finding).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].events.len(), 6, "evidence from both sides of the swap");
    assert_eq!(found[0].plugin.digest, "another");
    let again = judge(&mut pipeline, logins("bob", 0, 16..17, false));
    assert!(again.settled.is_empty(), "the window that had fired does not fire again");
}
