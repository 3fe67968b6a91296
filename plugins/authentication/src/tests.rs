//! Each rule, attacked and not; and all of them, cut in any way.

use bartizan_sdk::{
    Finding, Instance, Severity,
    testing::{Plan, Stream, Value, assert_same_findings, run},
};
use proptest::prelude::*;

use crate::Authentication;

/// 2026-02-03T14:00:00Z.
const START: i64 = 1_770_127_200;

fn ssh(stream: &mut Stream, second: i64, kind: &str, source: &str, user: &str) -> u64 {
    let outcome = if kind == "Accepted" { "success" } else { "failure" };
    stream.event(
        START + second,
        &[
            ("event.category", Value::from(&["authentication"][..])),
            ("event.outcome", outcome.into()),
            ("system.auth.ssh.event", kind.into()),
            ("source.ip", source.into()),
            ("user.name", user.into()),
            ("host.name", "web01".into()),
        ],
    )
}

fn pam(stream: &mut Stream, second: i64, source: &str, user: &str) -> u64 {
    stream.event(
        START + second,
        &[
            ("event.category", "authentication".into()),
            ("event.outcome", "failure".into()),
            ("event.provider", "pam".into()),
            ("source.ip", source.into()),
            ("user.name", user.into()),
            ("host.name", "web01".into()),
        ],
    )
}

fn open(stream: &mut Stream, second: i64, user: &str, file: &str) -> u64 {
    stream.event(
        START + second,
        &[
            ("event.category", "file".into()),
            ("user.name", user.into()),
            ("host.name", "web01".into()),
            ("file.path", file.into()),
        ],
    )
}

fn only(rule: &str, stream: &Stream) -> Vec<Finding> {
    assert_same_findings::<Authentication>(&format!("rules = [\"{rule}\"]"), stream)
}

fn all(stream: &Stream) -> Vec<Finding> {
    assert_same_findings::<Authentication>("", stream)
}

#[test]
fn brute_force_names_who_whom_where_and_how_fast() {
    let mut stream = Stream::new();
    let users = ["root", "admin", "root", "oracle", "test", "root"];
    for (place, user) in users.into_iter().enumerate() {
        ssh(&mut stream, place as i64 * 8 + 2, "Failed", "198.51.100.7", user);
    }
    let findings = only("brute-force", &stream);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(
        finding.summary,
        "198.51.100.7 failed to log in 6 times within 40 s as root, admin and 2 more on web01"
    );
    assert_eq!(finding.key, "198.51.100.7/2026-02-03T14");
    assert_eq!(finding.events, [1, 2, 3, 4, 5, 6]);
    assert_eq!(finding.at, Some(6));
    assert!(finding.observables.iter().any(|own| own.field == "source.ip" && own.value == "198.51.100.7"));
}

#[test]
fn brute_force_counts_each_attempt_once() {
    let mut stream = Stream::new();
    // Five attempts, each announced, reported by PAM, and reported by sshd.
    for attempt in 0..5 {
        ssh(&mut stream, attempt * 5, "Invalid", "198.51.100.7", "test");
        pam(&mut stream, attempt * 5, "198.51.100.7", "test");
        ssh(&mut stream, attempt * 5, "Failed", "198.51.100.7", "test");
    }
    assert_eq!(only("brute-force", &stream), []);
    ssh(&mut stream, 26, "Failed", "198.51.100.7", "test");
    assert_eq!(only("brute-force", &stream).len(), 1);
}

#[test]
fn brute_force_counts_repeated_lines_and_pam_alone() {
    let mut stream = Stream::new();
    ssh(&mut stream, 0, "Failed", "198.51.100.7", "root");
    stream.event(
        START + 3,
        &[
            ("event.category", "authentication".into()),
            ("event.outcome", "failure".into()),
            ("source.ip", "198.51.100.7".into()),
            ("log.repeated", 5.into()),
        ],
    );
    for second in 0..6 {
        pam(&mut stream, second, "203.0.113.9", "root");
    }
    let findings = only("brute-force", &stream);
    let keys: Vec<&str> = findings.iter().map(|finding| finding.key.as_str()).collect();
    assert_eq!(keys, ["198.51.100.7/2026-02-03T14", "203.0.113.9/2026-02-03T14"]);
}

#[test]
fn a_sum_at_the_end_of_a_connection_is_no_attempt() {
    let mut stream = Stream::new();
    for (second, more) in [(0, 4), (30, 5)] {
        stream.event(
            START + second,
            &[
                ("event.category", "authentication".into()),
                ("event.outcome", "failure".into()),
                ("event.provider", "pam".into()),
                ("source.ip", "198.51.100.7".into()),
                ("log.repeated", more.into()),
            ],
        );
    }
    assert_eq!(all(&stream), []);
    // The same line many times over, as syslog tells it, is.
    stream.event(
        START + 40,
        &[
            ("event.category", "authentication".into()),
            ("event.outcome", "failure".into()),
            ("event.provider", "pam".into()),
            ("system.auth.pam.module", "pam_unix".into()),
            ("source.ip", "198.51.100.7".into()),
            ("log.repeated", 6.into()),
        ],
    );
    assert_eq!(all(&stream).len(), 1);
}

#[test]
fn brute_force_is_said_once_an_hour() {
    let mut stream = Stream::new();
    for second in (0..7_200).step_by(5) {
        ssh(&mut stream, second, "Failed", "198.51.100.7", "root");
    }
    assert_eq!(only("brute-force", &stream).len(), 2);
}

#[test]
fn a_person_who_mistypes_twice_is_no_attack() {
    let mut stream = Stream::new();
    for morning in 0..5 {
        let day = morning * 86_400;
        ssh(&mut stream, day, "Failed", "192.0.2.10", "alice");
        ssh(&mut stream, day + 4, "Failed", "192.0.2.10", "alice");
        ssh(&mut stream, day + 9, "Accepted", "192.0.2.10", "alice");
        open(&mut stream, day + 20, "alice", "/srv/confidential/plan.pdf");
    }
    assert_eq!(all(&stream), []);
}

#[test]
fn failures_that_are_too_slow_are_no_brute_force() {
    let mut stream = Stream::new();
    for attempt in 0..20 {
        ssh(&mut stream, attempt * 13, "Failed", "198.51.100.7", "root");
    }
    assert_eq!(only("brute-force", &stream), []);
}

#[test]
fn spraying_is_many_users_from_one_address() {
    let mut stream = Stream::new();
    for user in 0..12 {
        ssh(&mut stream, user * 20, "Failed", "198.51.100.7", &format!("user{user:02}"));
    }
    let findings = only("password-spraying", &stream);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(
        finding.summary,
        "198.51.100.7 failed to log in as 10 users within 10 min, at most 3 times each: user00, user01, user02 and 7 more"
    );
}

#[test]
fn a_day_of_new_passwords_behind_one_gateway_is_no_spraying() {
    let mut stream = Stream::new();
    for user in 0..60 {
        let name = format!("user{user:02}");
        ssh(&mut stream, user * 20, "Failed", "192.0.2.1", &name);
        ssh(&mut stream, user * 20 + 6, "Failed", "192.0.2.1", &name);
        ssh(&mut stream, user * 20 + 60, "Accepted", "192.0.2.1", &name);
    }
    let stream = stream.sorted();
    assert_eq!(only("password-spraying", &stream), []);
    assert_eq!(only("success-after-failures", &stream), []);
}

#[test]
fn a_day_of_new_passwords_raises_nothing() {
    let mut stream = Stream::new();
    for user in 0..60 {
        let (name, address) = (format!("user{user:02}"), format!("192.0.2.{user}"));
        for second in [0, 6, 15, 24] {
            ssh(&mut stream, user * 20 + second, "Failed", &address, &name);
        }
        ssh(&mut stream, user * 20 + 60, "Accepted", &address, &name);
        open(&mut stream, user * 20 + 90, &name, "/srv/confidential/plan.pdf");
    }
    assert_eq!(all(&stream.sorted()), []);
}

#[test]
fn success_after_failures_of_the_same_user() {
    let mut stream = Stream::new();
    for attempt in 0..5 {
        ssh(&mut stream, attempt * 30, "Failed", "198.51.100.7", "root");
    }
    ssh(&mut stream, 170, "Accepted", "198.51.100.7", "root");
    ssh(&mut stream, 180, "Accepted", "198.51.100.7", "root");
    let findings = only("success-after-failures", &stream);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(
        finding.summary,
        "198.51.100.7 failed to log in as root 5 times within 10 min, then succeeded on web01"
    );
    assert_eq!(finding.events, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn success_after_spraying() {
    let mut stream = Stream::new();
    for user in 0..11 {
        ssh(&mut stream, user * 10, "Failed", "198.51.100.7", &format!("user{user:02}"));
    }
    ssh(&mut stream, 120, "Accepted", "198.51.100.7", "zoe");
    let findings = only("success-after-failures", &stream);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(
        findings[0].summary.contains("as 11 users within 10 min, then logged in as zoe"),
        "{findings:#?}"
    );
}

#[test]
fn break_in_and_access_in_order() {
    let mut stream = Stream::new();
    for attempt in 0..5 {
        ssh(&mut stream, attempt * 30, "Failed", "198.51.100.7", "backup");
    }
    ssh(&mut stream, 170, "Accepted", "198.51.100.7", "backup");
    open(&mut stream, 400, "backup", "/srv/public/readme");
    open(&mut stream, 900, "backup", "/etc/shadow");
    let findings = only("break-in-and-access", &stream);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(
        finding.summary,
        "backup failed to log in 5 times from 198.51.100.7, then succeeded, and then opened /etc/shadow on web01"
    );
    assert_eq!(finding.events, [1, 2, 3, 4, 5, 6, 8]);
    assert_eq!(finding.key, "backup@web01/2026-02-03T14");
}

#[test]
fn break_in_is_found_when_the_file_log_comes_first() {
    let mut stream = Stream::new();
    open(&mut stream, 900, "backup", "/etc/shadow");
    for attempt in 0..5 {
        ssh(&mut stream, attempt * 30, "Failed", "198.51.100.7", "backup");
    }
    ssh(&mut stream, 170, "Accepted", "198.51.100.7", "backup");
    let findings = only("break-in-and-access", &stream);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].events, [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn an_administrator_whom_the_internet_guesses_at_is_no_break_in() {
    let mut stream = Stream::new();
    for attempt in 0..40 {
        ssh(&mut stream, attempt * 10, "Failed", &format!("198.51.100.{}", attempt % 4), "root");
    }
    ssh(&mut stream, 405, "Accepted", "192.0.2.10", "root");
    open(&mut stream, 500, "root", "/etc/shadow");
    assert_eq!(only("break-in-and-access", &stream), []);
    let anywhere = "rules = [\"break-in-and-access\"]\nbreak-in-and-access.same-source = false";
    assert_eq!(assert_same_findings::<Authentication>(anywhere, &stream).len(), 1);
}

#[test]
fn settings_are_checked_by_name() {
    let configure = |settings: &str| match Instance::<Authentication>::configure(settings, Vec::new()) {
        Ok(_) => String::new(),
        Err(why) => why,
    };
    assert!(configure("[brute-force]\nfailure = 3").contains("unknown field `failure`"));
    assert!(configure("rules = [\"brute\"]").contains("unknown variant `brute`"));
    assert!(configure("[brute-force]\nwithin = \"60\"").contains("\"60\" is no length of time"));
    assert!(configure("[brute-force]\nfailures = 0").contains("brute-force: a threshold must be"));
    assert!(configure("[break-in-and-access]\npaths = []").contains("`paths` names no file"));
    assert_eq!(configure(""), "");
}

#[test]
fn the_settings_file_shows_the_defaults() {
    let shown = include_str!("../settings.toml");
    let mut stream = Stream::new();
    for second in 0..200 {
        let kind = if second % 7 == 6 { "Accepted" } else { "Failed" };
        ssh(&mut stream, second * 3, kind, "198.51.100.7", &format!("user{}", second % 13));
        open(&mut stream, second * 3, &format!("user{}", second % 13), "/srv/confidential/x");
    }
    let plan = Plan::default();
    let defaults = run::<Authentication>("", &stream, &plan).unwrap();
    assert_eq!(run::<Authentication>(shown, &stream, &plan).unwrap(), defaults);
    assert!(!defaults.is_empty());
}

#[test]
fn a_rule_that_is_off_reads_nothing() {
    let instance = Instance::<Authentication>::configure("rules = [\"brute-force\"]", Vec::new()).unwrap();
    assert_eq!(instance.descriptor().subscriptions.len(), 1);
    assert_eq!(instance.descriptor().rules.len(), 1);
    assert_eq!(instance.descriptor().rules[0].severity, Severity::Medium);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Any mixture of attempts and accesses, somewhat out of order, gives the same findings however it is cut.
    #[test]
    fn findings_do_not_depend_on_the_cut(
        steps in proptest::collection::vec((0_i64..20, 0_i64..40, 0_u8..3, 0_u8..4, 0_u8..8), 1..300),
        lateness in 0_i64..60,
    ) {
        let mut stream = Stream::new().allow_lateness(bartizan_sdk::Length::seconds(lateness));
        let mut now = 100;
        for (step, late, source, user, kind) in steps {
            now += step;
            let (source, user) = (format!("198.51.100.{source}"), format!("user{user}"));
            match kind {
                0 => ssh(&mut stream, now - late, "Accepted", &source, &user),
                1 => open(&mut stream, now - late, &user, "/etc/shadow"),
                2 => pam(&mut stream, now - late, &source, &user),
                _ => ssh(&mut stream, now - late, "Failed", &source, &user),
            };
        }
        let settings = "[password-spraying]\nusers = 3\n[success-after-failures]\nusers = 2\nfailures = 2\n[break-in-and-access]\nfailures = 2";
        assert_same_findings::<Authentication>(settings, &stream);
    }
}
