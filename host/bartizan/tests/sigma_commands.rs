//! `bartizan sigma …` and `bartizan replay --sigma` as a person runs them: the real binary, with the plugin in its
//! sandbox, over rules and events of these tests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{path::Path, process::Command};

use serde_json::{Value, json};
use tempfile::TempDir;

const WHOAMI: &str = r"title: Whoami was run
id: 6a0e6d0b-1111-4222-8333-94f2a1c0e001
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        Image|endswith: '\whoami.exe'
    filter:
        CommandLine|contains: '/quiet'
    condition: selection and not filter
level: high
";
const DNS_SERVER: &str = r"title: A zone was transferred
id: 6a0e6d0b-1111-4222-8333-94f2a1c0e002
logsource:
    product: windows
    service: dns-server
detection:
    selection:
        EventID: 6004
    condition: selection
";
const REFUSED: &str = r"title: Looks ahead
id: 6a0e6d0b-1111-4222-8333-94f2a1c0e003
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        CommandLine|re: 'who(?=ami)'
    condition: selection
";
const DOUBTFUL: &str = r"title: Forgets a selection
id: 6a0e6d0b-1111-4222-8333-94f2a1c0e004
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        Image|endswith: '\never.exe'
    forgotten:
        User: nobody
    condition: selection
";

/// A folder with rules in `sigma`, which is also the name of the plugin, and events.
struct Rig(TempDir);

impl Rig {
    fn new(rules: &[(&str, &str)]) -> Rig {
        let rig = Rig(tempfile::tempdir().unwrap());
        std::fs::create_dir(rig.0.path().join("sigma")).unwrap();
        for (name, text) in rules {
            std::fs::write(rig.0.path().join("sigma").join(name), text).unwrap();
        }
        let events = [
            event(r"C:\Windows\System32\whoami.exe", "whoami /all"),
            event(r"C:\Windows\System32\whoami.exe", "whoami /quiet"),
            event(r"C:\Windows\System32\cmd.exe", "cmd /c dir"),
            json!({ "Channel": "Security", "EventID": 4624, "Hostname": "ws-1", "TargetUserName": "alice",
                "SourceName": "Microsoft-Windows-Security-Auditing", "EventTime": "2026-03-01T10:00:00Z" })
            .to_string(),
        ];
        std::fs::write(rig.0.path().join("events.ndjson"), events.join("\n")).unwrap();
        rig
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Exit code, and standard output and error.
    fn says(&self, line: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
        command.args(line).current_dir(self.folder()).env_remove("BARTIZAN_LOG").env("LC_ALL", "C.UTF-8");
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

fn event(image: &str, line: &str) -> String {
    json!({
        "Channel": "Microsoft-Windows-Sysmon/Operational", "EventID": 1, "Hostname": "ws-1",
        "SourceName": "Microsoft-Windows-Sysmon", "EventTime": "2026-03-01T10:00:00Z",
        "Image": image, "CommandLine": line,
    })
    .to_string()
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn check_names_what_is_wrong_by_place_and_reason() {
    let rig = Rig::new(&[("a.yml", WHOAMI), ("b.yml", REFUSED), ("c.yml", DOUBTFUL)]);
    let (code, out, err) = rig.says(&["sigma", "check", "sigma"]);
    assert_eq!((code, err.as_str()), (3, ""), "{out}");
    let refused = out.lines().find(|line| line.starts_with("sigma/b.yml:8:")).expect(&out);
    assert!(refused.contains(": error: ") && refused.contains("look"), "{refused}");
    let doubtful = out.lines().find(|line| line.starts_with("sigma/c.yml:9:")).expect(&out);
    assert!(
        doubtful.contains(": warning: ") && doubtful.ends_with("[unused-selection] (Forgets a selection)"),
        "{doubtful}"
    );
    assert!(out.contains("\n2 rules loaded, 1 not loaded; "), "{out}");

    let (code, out, _) = rig.says(&["sigma", "check", "--errors-only", "sigma"]);
    assert!(code == 3 && !out.contains("sigma/c.yml"), "{out}");
    let (code, out, _) = rig.says(&["sigma", "check", "sigma", "--json"]);
    let lines = json_lines(&out);
    let error = lines.iter().find(|line| line["weight"] == "error").unwrap();
    assert_eq!((code, &error["path"], &error["line"]), (3, &json!("sigma/b.yml"), &json!(8)));
    let summary = lines.last().unwrap();
    assert_eq!(
        (&summary["type"], &summary["rules"], &summary["not_loaded"]),
        (&json!("summary"), &json!(2), &json!(1))
    );

    // One file, and one of which nothing is left.
    assert_eq!(rig.says(&["sigma", "check", "--errors-only", "sigma/a.yml"]).0, 0);
    let (code, out, err) = rig.says(&["sigma", "check", "sigma/b.yml"]);
    assert!(code == 3 && out.starts_with("sigma/b.yml:8:"), "{out}{err}");
    assert!(out.contains("0 rules loaded, 1 not loaded"), "{out}");
    let (code, _, err) = rig.says(&["sigma", "check", "nowhere"]);
    assert!(code == 2 && err.contains("nowhere"), "{err}");
}

#[test]
fn check_says_which_rules_see_the_events() {
    let rig = Rig::new(&[("a.yml", WHOAMI), ("b.yml", DNS_SERVER), ("c.yml", DOUBTFUL)]);
    let (code, out, err) = rig.says(&["sigma", "check", "--errors-only", "sigma", "events.ndjson"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for words in [
        "4 events\n1 rule matches: 1 finding\n",
        "        1  high          Whoami was run (6a0e6d0b-1111-4222-8333-94f2a1c0e001)",
        "1 rule sees its events and matches none\n",
        "1 rule is blind to these events\n",
        "        1  no event where winlog.channel is \"DNS Server\"",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let (_, out, _) = rig.says(&["sigma", "check", "--verbose", "sigma", "events.ndjson"]);
    assert!(out.contains("    A zone was transferred (6a0e6d0b"), "{out}");
    let (_, out, _) = rig.says(&["sigma", "check", "--json", "sigma", "events.ndjson"]);
    let lines = json_lines(&out);
    let rule = |title: &str| lines.iter().find(|line| line["title"] == title).unwrap();
    assert_eq!(
        (&rule("Whoami was run")["findings"], &rule("Whoami was run")["blind"]),
        (&json!(1), &Value::Null)
    );
    assert!(rule("A zone was transferred")["blind"].as_str().unwrap().contains("DNS Server"));
    assert_eq!(lines.last().unwrap()["rules_blind"], 1);
}

#[test]
fn a_correlation_is_blind_with_the_rules_that_it_rests_on() {
    let correlation = |rule: &str| {
        format!(
            "title: Several\ncorrelation:\n    type: event_count\n    rules:\n        - {rule}\n    timespan: 1h\n    \
             condition:\n        gte: 2\n"
        )
    };
    let several = |rule: &str, id: &str| format!("{rule}---\n{}", correlation(id));
    let rig = Rig::new(&[
        ("a.yml", &several(WHOAMI, "6a0e6d0b-1111-4222-8333-94f2a1c0e001")),
        ("b.yml", &several(DNS_SERVER, "6a0e6d0b-1111-4222-8333-94f2a1c0e002").replace("Several", "Zones")),
    ]);
    let (_, out, err) = rig.says(&["sigma", "check", "--json", "sigma", "events.ndjson"]);
    let lines = json_lines(&out);
    let blind = |title: &str| {
        let rule = lines.iter().find(|line| line["title"] == title);
        rule.unwrap_or_else(|| panic!("{title}: {out}{err}"))["blind"].clone()
    };
    assert_eq!(blind("Several"), Value::Null);
    assert!(blind("Zones").as_str().unwrap().contains("DNS Server"), "{out}");
}

#[test]
fn explain_shows_the_truth_of_every_part() {
    let rig = Rig::new(&[("a.yml", WHOAMI), ("c.yml", DOUBTFUL)]);
    let (code, out, err) = rig.says(&["sigma", "explain", "sigma/a.yml", "events.ndjson", "--event", "2"]);
    assert_eq!((code, err.contains("1 event, 0 matched")), (0, true), "{out}{err}");
    let expected = r#"events.ndjson:2, 2026-03-01T10:00:00Z
  condition: selection and not filter
  ✓ log source: the event is of the rule's
  ✗ and
    ✓ selection  (line 7)
      ✓ Image|endswith  (line 8): 'C:\Windows\System32\whoami.exe'
        ✓ is like '*\whoami.exe'
    ✗ not
      ✓ filter  (line 9)
        ✓ CommandLine|contains  (line 10): 'whoami /quiet'
          ✓ is like '*/quiet*'
  ✗ "Whoami was run" does not match
"#;
    assert_eq!(out, expected);
    let (_, out, _) = rig.says(&["sigma", "explain", "sigma/a.yml", "events.ndjson"]);
    assert!(
        out.contains("events.ndjson:4") && out.contains("✗ log source: the event is not of the rule's"),
        "{out}"
    );
    assert!(out.contains("Image|endswith  (line 8): the event has no such field"), "{out}");

    let shown = |filter: &[&str]| {
        let line = [&["sigma", "explain", "sigma/a.yml", "events.ndjson", "--json"], filter].concat();
        let (code, out, err) = rig.says(&line);
        assert_eq!(code, 0, "{err}");
        json_lines(&out).iter().map(|line| line["event"]["line"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&[]), [1, 2, 3, 4]);
    assert_eq!(shown(&["--of-source"]), [1, 2, 3]);
    assert_eq!(shown(&["--matching"]), [1]);
    assert_eq!(shown(&["--not-matching"]), [2, 3]);
    assert_eq!(shown(&["--limit", "2"]), [1, 2]);
    assert_eq!(shown(&["--event", "9"]), [0_u64; 0]);
    let (_, _, err) = rig.says(&["sigma", "explain", "sigma/a.yml", "events.ndjson", "--limit", "2"]);
    assert_eq!(err, "2 events, 1 matched; there are more than --limit 2\n");
}

#[test]
fn explain_finds_a_rule_by_name_and_says_why_it_is_not_there() {
    let rig = Rig::new(&[("a.yml", WHOAMI), ("b.yml", REFUSED), ("c.yml", DOUBTFUL)]);
    let explain =
        |rule: &str| rig.says(&["sigma", "explain", "--rules", "sigma", rule, "events.ndjson", "--json"]);
    for name in ["Whoami was run", "6A0E6D0B-1111-4222-8333-94f2a1c0e001"] {
        let (code, out, err) = explain(name);
        assert_eq!((code, err.as_str()), (0, "4 events, 1 matched\n"));
        let lines = json_lines(&out);
        assert_eq!(
            (lines.len(), &lines[0]["matches"], &lines[1]["matches"]),
            (4, &json!(true), &json!(false))
        );
        assert_eq!(lines[1]["explanation"]["root"]["children"][1]["text"], "not");
    }
    // What is doubtful about the rule may be the explanation.
    let (_, _, err) = explain("Forgets a selection");
    assert!(err.contains("sigma/c.yml:9:") && err.contains("[unused-selection]"), "{err}");
    assert!(!err.contains("sigma/b.yml"), "{err}");
    // It is there, but was refused: by name, and as a file.
    let (code, out, err) = explain("6a0e6d0b-1111-4222-8333-94f2a1c0e003");
    assert!(code == 2 && out.is_empty() && err.contains("sigma/b.yml:8:"), "{err}");
    let (code, out, err) = rig.says(&["sigma", "explain", "sigma/b.yml", "events.ndjson"]);
    assert!(code == 2 && out.is_empty() && err.starts_with("sigma/b.yml:8:"), "{err}");
    let (code, _, err) = explain("no such rule");
    assert!(
        code == 2 && err.contains("no rule that was loaded has the id, name or title \"no such rule\""),
        "{err}"
    );
    let (code, _, err) = rig.says(&["sigma", "explain", "no-such-file.yml", "events.ndjson"]);
    assert!(code == 2 && err.contains("no-such-file.yml: there is no such rule file"), "{err}");
}

#[test]
fn replay_runs_the_plugin_and_says_what_was_not_loaded() {
    // The working directory has a folder named `sigma`, which is not the plugin.
    let rig = Rig::new(&[("a.yml", WHOAMI), ("b.yml", REFUSED)]);
    let (code, out, err) = rig.says(&["replay", "--sigma", "sigma", "events.ndjson"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        err.starts_with(
            "sigma: 1 rules\nsigma: 1 rule was not loaded; `bartizan sigma check sigma` says which and why\n"
        ),
        "{err}"
    );
    // Of events that no rule asks for, too.
    for counted in ["system.security 1", "windows.sysmon_operational 3", "100 %"] {
        assert!(err.contains(counted), "{err}");
    }
    let findings = json_lines(&out);
    assert_eq!((findings.len(), &findings[0]["rule"]["title"]), (1, &json!("Whoami was run")));
    assert_eq!(findings[0]["attributes"]["file"], "a.yml");
    let (code, out, _) = rig.says(&["sigma", "check", "--errors-only", "sigma/a.yml", "nowhere.ndjson"]);
    assert!(code == 2 && out.is_empty());
    // Rules that settings leave none of are no silent success.
    std::fs::write(rig.folder().join("settings.toml"), "min-level = \"critical\"\n").unwrap();
    let (code, _, err) =
        rig.says(&["replay", "--sigma", "sigma", "--settings", "settings.toml", "events.ndjson"]);
    assert!(code == 2 && err.contains("none of the 1 rules is to run"), "{err}");
}
