//! `bartizan run` as an operator has it: log lines in, incidents in the ledger, people who work on them, and a
//! process that is killed in between.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{path::Path, process::Command, time::Duration};

use bartizan_tests::service::{Service, append, logins};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_bartizan-under-test");

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
        poll = "50ms"
        [[plugin]]
        path = "authentication"
        [[plugin]]
        path = "triage"
        [[output]]
        type = "file"
        path = "findings.jsonl"
        what = "findings"
    "#;
    std::fs::write(folder.join("bartizan.toml"), text).unwrap();
    std::fs::write(folder.join("auth.log"), "").unwrap();
}

fn write(folder: &Path, lines: &[String]) {
    append(&folder.join("auth.log"), lines);
}

#[test]
fn an_incident_from_line_to_verdict_across_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    configure(folder);
    let mut service = Service::start(PROGRAM, folder);

    // Three failures before the kill, three and a success behind it: one attack.
    write(folder, &logins("alice", 0, 0..3, false));
    service.wait_for("a checkpoint", |_| folder.join("data/ledger.sqlite").exists());
    std::thread::sleep(Duration::from_secs(3));
    drop(service);
    write(folder, &logins("alice", 0, 3..6, true));

    let mut service = Service::start(PROGRAM, folder);
    service.wait_for("the incident", |service| service.ask(&["incident", "list"]).len() == 1);
    let findings = service.ask(&["finding", "list"]);
    let rules: Vec<&str> = findings.iter().map(|finding| finding["rule"]["id"].as_str().unwrap()).collect();
    assert_eq!(rules.iter().filter(|rule| **rule == "brute-force").count(), 1, "{rules:?}");
    assert_eq!(rules.iter().filter(|rule| **rule == "success-after-failures").count(), 1, "{rules:?}");
    let brute_force = findings.iter().find(|finding| finding["rule"]["id"] == "brute-force").unwrap();
    let lines: Vec<u64> = brute_force["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6], "evidence from before the kill is named, too");

    let incident = &service.ask(&["incident", "list"])[0];
    let id = format!("INC-{}", incident["incident"]);
    assert_eq!(incident["status"], "new");
    assert_eq!(service.ask(&["incident", "ack", &id, "--note", "mine"])[0]["status"], "acknowledged");
    let closed = service.ask(&["incident", "close", &id, "--verdict", "true-positive", "--note", "locked"]);
    assert_eq!(closed[0]["verdict"], "true-positive");
    let shown = service.ask(&["incident", "show", &id]);
    assert!(shown[0]["changes"].as_array().unwrap().iter().any(|change| change["note"] == "locked"));

    // What comes after the verdict is another incident.
    write(folder, &logins("bob", 30, 0..6, true));
    service.wait_for("a second incident", |service| service.ask(&["incident", "list", "--all"]).len() == 2);
    let all = service.ask(&["incident", "list", "--all"]);
    assert_eq!(all.iter().filter(|incident| incident["status"] == "closed").count(), 1);

    // The output file has each finding once.
    let written = std::fs::read_to_string(folder.join("findings.jsonl")).unwrap();
    let mut ids: Vec<String> = written
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["finding"].as_str().unwrap().to_owned())
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert_eq!(count, service.ask(&["finding", "list"]).len());
}

#[test]
fn a_configuration_that_cannot_run_is_refused_with_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bartizan.toml");
    for (text, says) in [
        ("data = 1", "data"),
        (
            "data = \"d\"\n[[input]]\ntype = \"stdin\"\n[[plugin]]\npath = \"no-such-plugin\"",
            "no-such-plugin",
        ),
        (
            "data = \"d\"\n[[input]]\ntype = \"stdin\"\n[[plugin]]\npath = \"authentication\"\nsettings = { brute-force = { failure = 6 } }",
            "failure",
        ),
    ] {
        std::fs::write(&path, text).unwrap();
        let done = Command::new(PROGRAM).args(["check", "-c"]).arg(&path).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{text}: {said}");
        assert!(said.contains(says), "{text}: {said}");
    }
}
