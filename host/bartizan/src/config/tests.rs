//! What the configuration accepts, and what it says about what it refuses.

use std::path::Path;
use std::time::Duration;

use expect_test::{Expect, expect};

use super::*;

fn parse(text: &str) -> Result<Config, ConfigError> {
    Config::parse(text, Path::new("/etc/bartizan/bartizan.toml"))
}

fn refused(text: &str, expected: Expect) {
    let error = parse(text).map(|_| ()).unwrap_err();
    expected.assert_eq(&error.to_string());
}

#[test]
fn the_example_is_accepted() {
    let config = parse(EXAMPLE).unwrap();
    assert_eq!(config.inputs.len(), 4);
    assert_eq!(config.data, Path::new("/etc/bartizan/data"));
    assert_eq!(config.detect.shards, 8);
    assert_eq!(config.detect.lateness, Duration::from_secs(60));
    assert_eq!(config.plugins[0].from, PluginFrom::FirstParty("authentication".into()));
    assert!(config.plugins[0].settings.contains("failures = 6"), "{}", config.plugins[0].settings);
    assert_eq!(config.plugins[1].from, PluginFrom::FirstParty("triage".into()));
    let Input::File(file) = &config.inputs[0] else { panic!("not a file") };
    assert_eq!(file.paths[1], "/var/log/nginx/*.log");
    assert_eq!(file.partial_line_after, Duration::from_secs(30));
}

#[test]
fn every_default_that_the_example_shows_is_the_default() {
    // The comments of the example that set a key are uncommented, where they are no secrets' files: the
    // result must be the same configuration.
    let shown = [
        "shards = 8",
        "lateness = ",
        "checkpoint = ",
        "utc_offset_seconds",
        "format = \"auto\"",
        "start = ",
        "poll = ",
        "partial_line_after",
        "rotated_wait",
        "name = \"syslog-udp\"",
        "receive_buffer_kib",
        "insecure = ",
        "max_connections",
        "idle_timeout",
        "max_body_mib",
        "max_decoded_mib",
        "body_timeout",
        "level = ",
        "format = \"text\"",
    ];
    let mut uncommented = 0;
    let lines: Vec<String> = EXAMPLE
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(setting) if shown.iter().any(|key| setting.starts_with(key)) => {
                uncommented += 1;
                setting.to_owned()
            }
            _ => line.to_owned(),
        })
        .collect();
    assert_eq!(uncommented, shown.len() + 2, "two keys are shown twice");
    let all = parse(&lines.join("\n")).unwrap();
    assert_eq!(format!("{all:?}"), format!("{:?}", parse(EXAMPLE).unwrap()));
}

#[test]
fn relative_paths_start_at_the_file() {
    let config = parse("data = 'd'\n[[input]]\ntype = 'file'\npaths = ['logs/*.log', '/var/log/x']").unwrap();
    let Input::File(file) = &config.inputs[0] else { panic!("not a file") };
    assert_eq!(file.paths, ["/etc/bartizan/logs/*.log", "/var/log/x"]);
}

#[test]
fn an_unknown_key_is_refused_with_its_line() {
    let error = parse("data = 'd'\n[detect]\nshard = 3").unwrap_err().to_string();
    assert!(error.contains("line 3") && error.contains("unknown field `shard`"), "{error}");
    assert!(error.contains("`shards`"), "{error}");
}

#[test]
fn an_http_listener_for_other_machines_needs_tls_and_a_token() {
    refused(
        "data = 'd'\n[[input]]\ntype = 'http'\naddress = '0.0.0.0:8514'",
        expect![[r#"
            /etc/bartizan/bartizan.toml: 2 problems:
              - input[1].tls: 0.0.0.0:8514 can be reached from other machines, so `tls = { certificate = "…", key = "…" }` is needed; add it, or listen on 127.0.0.1
              - input[1].token_file: 0.0.0.0:8514 can be reached from other machines, so `token_file = "…"` is needed; add it, or listen on 127.0.0.1"#]],
    );
}

#[test]
fn metrics_for_other_machines_need_tls_and_a_token() {
    let metrics = |text: &str| parse(&format!("data = 'd'\n{text}")).map(|config| config.metrics);
    assert!(metrics("").unwrap().is_none());
    let local = metrics("[metrics]\naddress = 'localhost:9514'").unwrap().unwrap();
    assert_eq!(local.address, "127.0.0.1:9514".parse().unwrap());
    refused(
        "data = 'd'\n[metrics]\naddress = '0.0.0.0:9514'",
        expect![[r#"
        /etc/bartizan/bartizan.toml: 2 problems:
          - metrics.tls: 0.0.0.0:9514 can be reached from other machines, so `tls = { certificate = "…", key = "…" }` is needed; add it, or listen on 127.0.0.1
          - metrics.token_file: 0.0.0.0:9514 can be reached from other machines, so `token_file = "…"` is needed; add it, or listen on 127.0.0.1"#]],
    );
}

#[test]
fn plain_syslog_for_other_machines_must_be_accepted_by_name() {
    let udp = "data = 'd'\n[[input]]\ntype = 'syslog'\nprotocol = 'udp'\naddress = '[::]:514'\n";
    refused(
        udp,
        expect![
            "/etc/bartizan/bartizan.toml: input[1].address: [::]:514 can be reached from other machines, and anybody there could write records: syslog over UDP has neither encryption nor a credential; listen on 127.0.0.1, or accept it with `insecure = true`"
        ],
    );
    parse(&format!("{udp}insecure = true")).unwrap();
    let tcp = "data = 'd'\n[[input]]\ntype = 'syslog'\nprotocol = 'tcp'\naddress = '10.0.0.1:514'\n";
    assert!(parse(&format!("{tcp}tls = {{ certificate = 'c', key = 'k' }}")).is_err());
    parse(&format!("{tcp}tls = {{ certificate = 'c', key = 'k', client_ca = 'a' }}")).unwrap();
}

#[test]
fn all_problems_are_said_at_once() {
    refused(
        "data = ''\n[detect]\nshards = 0\nlateness = 'soon'\n\
         [[input]]\ntype = 'file'\npaths = []\nformat = 'evtx'\n\
         [[input]]\ntype = 'stdin'\n[[input]]\ntype = 'stdin'\n\
         [[plugin]]\npath = 'x'\ntables = ['assets']\n\
         [tables.users]\npath = 'users.xlsx'",
        expect![[r#"
            /etc/bartizan/bartizan.toml: 8 problems:
              - tables.users.path: /etc/bartizan/users.xlsx must end in .json, .toml or .csv
              - detect.shards: 0 is not within 1 to 1024
              - detect.lateness: "soon" is not a time; write one such as "250ms", "60s", "5m"
              - input[1].paths: is empty; name at least one file or glob
              - input[1].format: "evtx" is not a format; write auto or one of syslog, access, apache-error, nginx-error, json, suricata, windows-nxlog, winlogbeat, windows-event, ecs, text
              - input[3]: standard input is read by input[2] already; keep one
              - plugin[1].tables: there is no table "assets"; add [tables.assets] with its `path`
              - data: is empty; write a path"#]],
    );
}

#[test]
fn a_token_is_read_from_its_file_and_never_shown() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("t"), "0123456789abcdef0123\n").unwrap();
    let text = "data = 'd'\n[[input]]\ntype = 'http'\naddress = '127.0.0.1:1'\ntoken_file = 't'";
    let config = Config::parse(text, &dir.path().join("bartizan.toml")).unwrap();
    let Input::Http(http) = &config.inputs[0] else { panic!("not HTTP") };
    let token = http.token.as_ref().unwrap();
    assert!(token.admits(b"0123456789abcdef0123"));
    assert!(!token.admits(b"0123456789abcdef0123\n"));
    assert!(!format!("{config:?}").contains("0123456789"));

    std::fs::write(dir.path().join("t"), "short").unwrap();
    let error = Config::parse(text, &dir.path().join("bartizan.toml")).unwrap_err().to_string();
    assert!(error.contains("input[1].token_file") && error.contains("fewer than 16"), "{error}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = Config::load(Path::new("/nowhere/bartizan.toml")).unwrap_err().to_string();
    assert!(error.starts_with("cannot read the configuration /nowhere/bartizan.toml"), "{error}");
}

#[test]
fn fields_are_granted_and_masked_by_pattern() {
    let plugin = "data = 'd'\n[[plugin]]\npath = 'authentication'\n";
    let access = |keys: &str| parse(&format!("{plugin}{keys}")).unwrap().plugins[0].access.clone();
    assert!(access("").is_open());
    let given = access("fields = ['user.*', 'source.ip']\nmask = ['user.name']");
    assert!(given.grants("user.name") && given.masks("user.name"));
    assert!(given.grants("source.ip") && !given.masks("source.ip") && !given.grants("host.name"));
    assert!(!access("fields = []").grants("user.name"));
    refused(
        &format!("{plugin}fields = ['user*']\nmask = ['']"),
        expect![[r#"
            /etc/bartizan/bartizan.toml: 2 problems:
              - plugin[1].fields: "user*" is no field: write a name such as "user.name", a prefix such as "user.*", or "*" for all
              - plugin[1].mask: "" is no field: write a name such as "user.name", a prefix such as "user.*", or "*" for all"#]],
    );
}
