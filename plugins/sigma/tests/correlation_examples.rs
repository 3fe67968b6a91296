//! From rule text to findings: correlations as rule authors write them, by the sections of the Sigma Correlation
//! Rules Specification (SigmaHQ/sigma-specification, `specification/sigma-correlation-rules-specification.md`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use sigma::{
    correlation::{Engine, Finding, Limits, Plan, Row},
    language::{
        File, Settings,
        evaluate::{self, Event, Regexes},
        load,
        model::{FieldIndex, Regex, Ruleset},
    },
};

const SECOND: i64 = 1_000_000_000;

/// An event with named values.
struct Values<'a> {
    ruleset: &'a Ruleset,
    values: &'a [(&'a str, &'a str)],
    number: u64,
    time_ns: i64,
}

impl Values<'_> {
    fn value(&self, field: FieldIndex) -> Option<&str> {
        let name = self.ruleset.field(field);
        self.values.iter().find(|(of, _)| *of == name).map(|(_, value)| *value)
    }
}

impl Event for Values<'_> {
    fn any(&self, field: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.value(field).is_some_and(test)
    }

    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.values.iter().any(|(_, value)| test(value))
    }
}

impl Row for Values<'_> {
    fn number(&self) -> u64 {
        self.number
    }

    fn time_ns(&self) -> i64 {
        self.time_ns
    }

    fn watermark_ns(&self) -> i64 {
        self.time_ns - 60 * SECOND
    }

    fn key(&self, field: FieldIndex) -> u64 {
        let hash = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        self.value(field).map_or(0, |value| value.bytes().fold(0xcbf2_9ce4_8422_2325, hash))
    }

    fn decimal(&self, field: FieldIndex) -> Option<f64> {
        self.value(field)?.parse().ok()
    }
}

struct NoRegexes;

impl Regexes for NoRegexes {
    fn is_match(&mut self, regex: &Regex, _: &str) -> bool {
        panic!("no rule here has a regex: {regex:?}")
    }
}

struct Story {
    ruleset: Ruleset,
    engine: Engine,
    number: u64,
}

impl Story {
    fn new(text: &str) -> Self {
        let file = File { path: "rules.yml", content: text.as_bytes() };
        let ruleset = load(&[file], &Settings::default());
        let refusals: Vec<String> = ruleset.refusals().map(ToString::to_string).collect();
        assert_eq!(refusals, [""; 0]);
        let (plan, refused) = Plan::of(&ruleset);
        assert_eq!(refused, []);
        Story { ruleset, engine: Engine::new(plan, Limits::default()), number: 0 }
    }

    /// An event at a second; returns the titles of the correlations that fire, and what they reached.
    fn event(&mut self, second: i64, values: &[(&str, &str)]) -> Vec<(String, f64)> {
        self.number += 1;
        let (ruleset, number) = (&self.ruleset, self.number);
        let event = Values { ruleset, values, number, time_ns: second * SECOND };
        let mut findings: Vec<Finding> = Vec::new();
        for (rule, place) in ruleset.rules.iter().zip(0..) {
            if evaluate::matches(rule, &event, &mut NoRegexes) {
                self.engine.take(place, &event, &mut findings);
            }
        }
        let title = |it: &Finding| self.ruleset.correlations[it.correlation as usize].meta.title.clone();
        findings.iter().map(|it| (title(it), it.reached)).collect()
    }
}

const LOGINS: &str = "
title: Failed login
id: 00000000-0000-4000-8000-000000000001
name: failed_login
logsource: {product: windows, service: security}
detection:
    selection: {EventID: [529, 4625]}
    condition: selection
---
title: Login
id: 00000000-0000-4000-8000-000000000002
name: successful_login
logsource: {product: windows, service: security}
detection:
    selection: {EventID: [528, 4624]}
    condition: selection
---
";

fn failed<'a>(user: &'a str, host: &'a str, from: &'a str) -> [(&'a str, &'a str); 4] {
    [("EventID", "4625"), ("User", user), ("ComputerName", host), ("WorkstationName", from)]
}

fn succeeded(user: &str) -> [(&str, &str); 2] {
    [("EventID", "4624"), ("User", user)]
}

/// Section "Event Count (event_count)".
#[test]
fn a_hundred_failures_on_a_host_within_an_hour() {
    let rule = "
title: Many failures
correlation:
    type: event_count
    rules: [failed_login]
    group-by: [ComputerName]
    timespan: 1h
    condition: {gte: 100}
";
    let mut story = Story::new(&format!("{LOGINS}{rule}"));
    for n in 0..99 {
        assert!(story.event(n * 36, &failed("ann", "dc1", "ws1")).is_empty());
        assert!(story.event(n * 36, &succeeded("ann")).is_empty());
        assert!(
            story.event(n * 36, &failed("ann", if n % 2 == 0 { "dc2" } else { "dc3" }, "ws1")).is_empty()
        );
    }
    assert_eq!(story.event(3_600, &failed("bob", "dc1", "ws9")), [("Many failures".to_owned(), 100.0)]);
}

/// Section "Value Count (value_count)".
#[test]
fn failures_with_many_accounts_between_two_hosts() {
    let rule = "
title: Many accounts
correlation:
    type: value_count
    rules: [failed_login]
    group-by: [ComputerName, WorkstationName]
    timespan: 1d
    condition: {field: User, gte: 100}
";
    let mut story = Story::new(&format!("{LOGINS}{rule}"));
    for n in 0..99 {
        for from in ["ws1", "ws2"] {
            assert!(story.event(n * 800, &failed(&format!("user{n}"), "dc1", from)).is_empty());
            assert!(story.event(n * 800, &failed("user0", "dc1", from)).is_empty());
        }
    }
    let found = story.event(80_000, &failed("user99", "dc1", "ws2"));
    assert_eq!(found, [("Many accounts".to_owned(), 100.0)]);
}

/// Section "Temporal Proximity (temporal)".
#[test]
fn three_commands_of_one_user_on_one_host() {
    let mut text = String::new();
    for (name, command) in [("a", "whoami"), ("b", "net user"), ("c", "nltest")] {
        text += &format!(
            "title: {command}\nname: recon_cmd_{name}\nlogsource: {{category: process_creation}}\n\
             detection:\n    selection: {{CommandLine|contains: '{command}'}}\n    condition: selection\n---\n"
        );
    }
    text += "
title: Reconnaissance
correlation:
    type: temporal
    rules: [recon_cmd_a, recon_cmd_b, recon_cmd_c]
    group-by: [ComputerName, User]
    timespan: 5m
";
    let run = |steps: &[(i64, &str, &str)]| -> usize {
        let mut story = Story::new(&text);
        let event = |(second, command, user): &(i64, &str, &str)| {
            story.event(*second, &[("CommandLine", command), ("ComputerName", "ws1"), ("User", user)]).len()
        };
        steps.iter().map(event).sum()
    };
    assert_eq!(run(&[(0, "nltest /dclist", "ann"), (60, "WHOAMI /all", "ann"), (300, "net user", "ann")]), 1);
    assert_eq!(run(&[(0, "nltest /dclist", "ann"), (60, "whoami", "ann"), (301, "net user", "ann")]), 0);
    assert_eq!(run(&[(0, "nltest /dclist", "ann"), (60, "whoami", "bob"), (70, "net user", "ann")]), 0);
    assert_eq!(run(&[(0, "whoami & net user & nltest", "ann")]), 1);
}

/// Section "Field Name Aliases Example".
#[test]
fn a_connection_back_from_where_an_error_came() {
    let text = "
title: Error
name: internal_error
logsource: {category: webserver}
detection:
    selection: {http.response.status_code: 500}
    condition: selection
---
title: Connection
name: new_network_connection
logsource: {category: network_connection}
detection:
    selection: {event.category: network, event.type: connection}
    condition: selection
---
title: Connection back
correlation:
    type: temporal
    rules: [internal_error, new_network_connection]
    group-by: [internal_ip, remote_ip]
    timespan: 10s
    aliases:
        internal_ip: {internal_error: destination.ip, new_network_connection: source.ip}
        remote_ip: {internal_error: source.ip, new_network_connection: destination.ip}
";
    let error =
        [("http.response.status_code", "500"), ("source.ip", "192.0.2.7"), ("destination.ip", "10.1.1.1")];
    let connection = |source, destination| {
        [
            ("event.category", "network"),
            ("event.type", "connection"),
            ("source.ip", source),
            ("destination.ip", destination),
        ]
    };
    let mut story = Story::new(text);
    assert!(story.event(0, &error).is_empty());
    assert!(story.event(1, &connection("192.0.2.7", "10.1.1.1")).is_empty());
    assert!(story.event(2, &connection("10.1.1.1", "192.0.2.8")).is_empty());
    assert_eq!(story.event(3, &connection("10.1.1.1", "192.0.2.7")), [("Connection back".to_owned(), 2.0)]);
}

const GUESSED: &str = "
title: Guessing
name: multiple_failed_login
correlation:
    type: event_count
    rules: [failed_login]
    group-by: [User]
    timespan: 10m
    condition: {gte: 10}
---
title: Guessed
correlation:
    type: temporal_ordered
    rules: [multiple_failed_login, successful_login]
    group-by: [User]
    timespan: 10m
";

/// Section "Failed Logins Followed by Successful Login".
#[test]
fn ten_failures_followed_by_a_success() {
    let run = |failures: i64, wait: i64| {
        let mut story = Story::new(&format!("{LOGINS}{GUESSED}"));
        for second in 0..failures {
            assert!(story.event(second, &failed("ann", "dc1", "ws1")).is_empty());
        }
        assert!(story.event(failures, &succeeded("bob")).is_empty());
        story.event(failures - 1 + wait, &succeeded("ann")).len()
    };
    assert_eq!(run(10, 600), 1);
    assert_eq!(run(10, 601), 0);
    assert_eq!(run(9, 1), 0);
}

/// Section "Generate".
#[test]
fn inner_rules_are_reported_if_generate_says_so() {
    let text = format!("{LOGINS}{GUESSED}    generate: true\n");
    let mut story = Story::new(&text);
    let mut found = Vec::new();
    for second in 0..10 {
        found.extend(story.event(second, &failed("ann", "dc1", "ws1")));
    }
    assert_eq!(found, [("Guessing".to_owned(), 10.0)]);
}

/// Extended conditions and the metric types of 2.1.
#[test]
fn newer_types_and_conditions() {
    let text = format!(
        "{LOGINS}
title: Failed but not in
correlation:
    type: temporal
    rules: [failed_login, successful_login]
    group-by: [User]
    timespan: 1m
    condition: failed_login and not successful_login
---
title: Large
correlation:
    type: value_sum
    rules: successful_login
    group-by: [User]
    timespan: 1m
    condition: {{field: Bytes, gt: 1000}}
---
title: Slow
correlation:
    type: value_percentile
    rules: successful_login
    group-by: [User]
    timespan: 1m
    condition: {{field: Seconds, percentile: 90, gte: 9}}
---
title: Typical
correlation:
    type: value_median
    rules: successful_login
    group-by: [User]
    timespan: 1m
    condition: {{field: Seconds, gte: 5}}
---
title: Mean
correlation:
    type: value_avg
    rules: successful_login
    group-by: [User]
    timespan: 1m
    condition: {{field: Seconds, gt: 3}}
"
    );
    let mut story = Story::new(&text);
    let titles = |found: Vec<(String, f64)>| found.into_iter().map(|it| it.0).collect::<Vec<_>>();
    assert_eq!(titles(story.event(0, &failed("ann", "dc1", "ws1"))), ["Failed but not in"]);
    let login =
        |bytes, seconds| [("EventID", "4624"), ("User", "bob"), ("Bytes", bytes), ("Seconds", seconds)];
    assert_eq!(titles(story.event(0, &login("600", "1"))), [""; 0]);
    assert_eq!(titles(story.event(1, &login("401", "2"))), ["Large"]);
    assert_eq!(titles(story.event(2, &login("0", "7"))), ["Mean"]);
    assert_eq!(titles(story.event(3, &login("0", "9"))), [""; 0]);
    assert_eq!(titles(story.event(4, &login("0", "11"))), ["Slow", "Typical"]);
    assert_eq!(titles(story.event(5, &failed("bob", "dc1", "ws1"))), [""; 0]);
}
