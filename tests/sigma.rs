//! Sigma rules end to end: through normalization, the host's index and the sandbox. (Scenarios of a rule, a filter and
//! a correlation, each with its benign twin, are under `scenarios/`.)
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../plugins/sigma/tests/plan/happening.rs"]
#[allow(dead_code)]
mod happening;
#[path = "sigma/reference.rs"]
mod reference;

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Instant,
};

use bartizan::plugin::load::{self, Loaded, Place, Request};
use bartizan_detect::{
    descriptor::{Remark, Weight},
    plugin::Plugin as _,
};
use bartizan_tests::{
    data,
    service::{Service, append, logins},
};
use reference::{Found, Rules};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_bartizan-under-test");
/// Lines of the data over which cuts and threads are tried.
const SOME_LINES: usize = 2_000;

fn replay(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).arg("replay").args(arguments).output().unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The findings that a run printed.
fn printed(output: &Output) -> Vec<Value> {
    let said = stderr(output);
    assert!(output.status.success(), "{said}");
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Line and rule of each.
fn found(findings: &[Value]) -> Found {
    let one = |finding: &Value| {
        let events = finding["events"].as_array().unwrap();
        (events[0]["line"].as_u64().unwrap(), finding["rule"]["id"].as_str().unwrap().to_owned())
    };
    findings.iter().map(one).collect()
}

/// The rules of SigmaHQ and the Windows events, unpacked; says so and returns none where they are not there.
fn windows() -> Option<(PathBuf, PathBuf)> {
    data("sigma").zip(data("otrf-windows-20k.ndjson"))
}

/// The first lines of a file, as another file.
fn first_lines(file: &Path, lines: usize, folder: &Path) -> PathBuf {
    let text = fs::read_to_string(file).unwrap();
    let some: Vec<&str> = text.lines().take(lines).collect();
    let path = folder.join("some.ndjson");
    fs::write(&path, some.join("\n") + "\n").unwrap();
    path
}

#[test]
fn windows_events_match_the_rules_that_the_reference_says() {
    let Some((rules, events)) = windows() else { return };
    let reference = Rules::read(&rules);
    let started = Instant::now();
    let meant = reference.judge(&fs::read_to_string(&events).unwrap());
    eprintln!("{} rules: {} matches, in {:?}", reference.len(), meant.len(), started.elapsed());
    assert!(meant.len() > 200, "only {} matches", meant.len());
    let output = replay(&["--sigma", path(&rules), path(&events)]);
    eprintln!("{}", stderr(&output));
    let found = found(&printed(&output));
    let missed: Vec<_> = meant.difference(&found).take(20).collect();
    let invented: Vec<_> = found.difference(&meant).take(20).collect();
    assert!(
        missed.is_empty() && invented.is_empty(),
        "missed {} {missed:#?}, invented {} {invented:#?}",
        meant.difference(&found).count(),
        found.difference(&meant).count()
    );
}

/// People stand beside a clone of SigmaHQ's repository, whose folder is called as the plugin is.
#[test]
fn a_folder_that_is_called_sigma_is_not_the_plugin() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("sigma/rules")).unwrap();
    fs::write(folder.path().join("sigma/rules/failed.yml"), FAILURE).unwrap();
    append(&folder.path().join("auth.log"), &logins("alice", 0, 0..2, true));
    let mut command = Command::new(PROGRAM);
    let output = command.current_dir(&folder).args(["replay", "--sigma", "sigma/rules", "auth.log"]).output();
    assert_eq!(printed(&output.unwrap()).len(), 2);
}

#[test]
fn findings_do_not_depend_on_batches_threads_and_shards() {
    let Some((rules, events)) = windows() else { return };
    let folder = tempfile::tempdir().unwrap();
    let events = first_lines(&events, SOME_LINES, folder.path());
    let run = |more: &[&str]| {
        let output = replay(&[&["--sigma", path(&rules), path(&events)], more].concat());
        printed(&output)
    };
    let expected = run(&[]);
    assert!(expected.len() >= 50, "only {} findings", expected.len());
    for how in [
        &["--batch", "1"][..],
        &["--batch", "7", "--threads", "2"],
        &["--batch", "1000", "--threads", "1", "--shards", "3"],
    ] {
        let found = run(how);
        assert!(found == expected, "{how:?}: {} findings, and {} without", found.len(), expected.len());
    }
}

const FAILURE: &str = "title: A failed login\nid: failed\nname: failed\nlogsource: {product: linux, service: sshd}\ndetection:\n  s:\n    event.outcome: failure\n  condition: s\n";

fn many(at_least: usize) -> String {
    format!(
        "title: Many failed logins\nid: many\ncorrelation:\n  type: event_count\n  rules: [failed]\n  group-by: [src_ip]\n  timespan: 1m\n  condition: {{gte: {at_least}}}\n"
    )
}

/// Over the old file at once, as careful editors do.
fn write(path: &Path, text: &str) {
    let new = path.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(new, path).unwrap();
}

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
        path = "./plugin"
        assets = "./rules"
    "#;
    let crate_folder = bartizan::plugin::build::find_workspace_root().unwrap().join("plugins/sigma");
    let built = bartizan::plugin::build::build(&crate_folder, &Default::default(), &mut |_| ()).unwrap();
    fs::create_dir(folder.join("plugin")).unwrap();
    fs::copy(built.component, folder.join("plugin/sigma.wasm")).unwrap();
    fs::copy(crate_folder.join("plugin.toml"), folder.join("plugin/plugin.toml")).unwrap();
    fs::create_dir(folder.join("rules")).unwrap();
    fs::write(folder.join("rules/failed.yml"), FAILURE).unwrap();
    fs::write(folder.join("rules/many.yml"), many(6)).unwrap();
    fs::write(folder.join("bartizan.toml"), text).unwrap();
    fs::write(folder.join("auth.log"), "").unwrap();
}

fn digest(service: &Service) -> String {
    let plugins = service.ask(&["plugin", "list"]);
    let own = plugins.iter().find(|plugin| plugin["name"] == "sigma" && plugin["state"] == "running");
    own.map(|own| own["digest"].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
}

/// Rules that change within a correlation's window: what was counted before counts.
#[test]
fn a_changed_folder_of_rules_keeps_the_windows() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    configure(folder);
    let log = folder.join("auth.log");
    let mut service = Service::start(PROGRAM, folder);
    service.wait_for("the plugin", |service| !digest(service).is_empty());
    let before = digest(&service);
    append(&log, &logins("alice", 0, 0..3, false));
    // Read, judged and checkpointed.
    std::thread::sleep(std::time::Duration::from_secs(3));

    // A rule more, before the others by its name: their positions move.
    let other = FAILURE.replace("failed", "aaa").replace("A failed", "Any").replace("failure", "success");
    write(&folder.join("rules/aaa.yml"), &other);
    service.wait_for("the change", |service| !digest(service).is_empty() && digest(service) != before);
    let between = digest(&service);
    append(&log, &logins("alice", 0, 3..6, false));
    let many_of = |service: &Service| service.ask(&["finding", "list", "--rule", "many", "--limit", "100"]);
    service.wait_for("the finding", |service| !many_of(service).is_empty());
    let findings = many_of(&service);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let lines: Vec<u64> = findings[0]["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6], "from both sides of the change");

    // What cannot be loaded is left out, and the others run.
    write(&folder.join("rules/broken.yml"), "title: [\n");
    service.wait_for("the change", |service| !digest(service).is_empty() && digest(service) != between);
    append(&log, &logins("alice", 30, 0..7, false));
    service.wait_for("another finding", |service| many_of(service).len() == 2);
    service.stop();
}

/// A mask on what rules test is refused, with the field; on what they do not, it is kept.
#[test]
fn a_mask_is_kept_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules");
    fs::create_dir(&rules).unwrap();
    let rule = "title: A shell\nid: shell\nlogsource: {product: windows, category: process_creation}\ndetection:\n  s:\n    Image|endswith: '\\cmd.exe'\n    User: CORP\\winterbottom\n  condition: s\n";
    fs::write(rules.join("shell.yml"), rule).unwrap();
    let record = serde_json::json!({
        "EventTime": "2026-03-20 09:00:00", "EventID": 1, "Channel": "Microsoft-Windows-Sysmon/Operational",
        "SourceName": "Microsoft-Windows-Sysmon", "Hostname": "pc-1", "Image": "C:\\cmd.exe",
        "CommandLine": "cmd /c dir C:\\Users\\winterbottom", "User": "CORP\\winterbottom",
    });
    let events = folder.path().join("events.ndjson");
    fs::write(&events, format!("{record}\n")).unwrap();
    let run = |more: &[&str]| replay(&[&["--sigma", path(&rules), path(&events)], more].concat());
    assert_eq!(printed(&run(&[])).len(), 1);

    let refused = run(&["--mask", "winlog.event_data.User"]);
    let said = stderr(&refused);
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("winlog.event_data.User") && said.contains("mask"), "{said}");

    // A value that no rule asks for goes by its pseudonym wherever it stands.
    fs::write(rules.join("shell.yml"), rule.replace("    User: CORP\\winterbottom\n", "")).unwrap();
    let masked = run(&["--mask", "winlog.event_data.User", "--mask", "user.*", "--mask", "related.user"]);
    let findings = printed(&masked);
    assert_eq!(findings.len(), 1, "{}", stderr(&masked));
    assert!(!findings[0].to_string().contains("winterbottom"), "{}", findings[0]);
}

/// What a folder's files come to: how many rules, and what is said of the others.
fn loaded(folder: &Path) -> (usize, Vec<Remark>) {
    let sandbox = load::sandbox().unwrap();
    let Place::Folder(sigma) = load::first_party_named("sigma").unwrap() else { panic!("it is a folder") };
    let request = Request { assets: Some(folder.to_owned()), ..Request::plain(Place::Folder(sigma)) };
    match load::load(&sandbox, request) {
        Ok(Loaded::Correlation(plugin)) => {
            let descriptor = plugin.descriptor();
            (descriptor.rules.len(), descriptor.remarks.clone())
        }
        Ok(Loaded::Classification(_)) => panic!("it correlates"),
        Err(why) => panic!("{why:#}"),
    }
}

fn rule(id: &str, selection: &str) -> String {
    format!(
        "title: {id}\nid: {id}\nlogsource: {{product: windows}}\ndetection:\n  s: {selection}\n  condition: s\n"
    )
}

/// Files that are not rules, or too much of one: each is named, and the good one beside it runs.
#[test]
fn bad_files_are_named_and_the_others_run() {
    let folder = tempfile::tempdir().unwrap();
    let globs = |times: usize| -> Vec<u8> {
        let globs: Vec<String> = (0..times).map(|at| format!("'a*{at:x}*b?c*'")).collect();
        rule("globs", &format!("{{Image: [{}]}}", globs.join(","))).into_bytes()
    };
    let garbage: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let nested =
        |open: &str, times: usize| format!("title: deep\nlogsource: {}", open.repeat(times)).into_bytes();
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\ntitle: bomb\n";
    let refused: Vec<(&str, Vec<u8>)> = vec![
        ("not_yaml.yml", b"title: [\n  - }".to_vec()),
        ("binary.yml", garbage),
        ("zeros.yml", vec![0; 10_000]),
        ("text.yml", b"just a line of text\n".to_vec()),
        ("nested_lists.yml", nested("[", 3_000_000)),
        ("nested_maps.yml", nested("{a: ", 1_000_000)),
        ("large.yml", nested("[", 10_000_000)),
        ("bomb.yml", bomb.as_bytes().to_vec()),
        ("lookbehind.yml", rule("lookbehind", "{Image|re: '(?<=a)b'}").into_bytes()),
        ("backreference.yml", rule("backreference", r"{Image|re: '(a)\1'}").into_bytes()),
        ("huge_regex.yml", rule("huge_regex", "{Image|re: '((((a{999}){999}){999}){999})'}").into_bytes()),
        (
            "long_regex.yml",
            rule("long_regex", &format!("{{Image|re: '{}'}}", "(a|b)*".repeat(200_000))).into_bytes(),
        ),
        ("hundred_thousand_globs.yml", globs(100_000)),
        ("no_selection.yml", rule("no_selection", "{}").into_bytes()),
        ("wrong_cidr.yml", rule("wrong_cidr", "{Image|cidr: '10.0.0.0/99'}").into_bytes()),
    ];
    let runs: Vec<(&str, Vec<u8>)> = vec![
        ("good.yml", rule("good", "{Image|endswith: cmd.exe}").into_bytes()),
        ("globs.yml", globs(19_000)),
        // Catastrophic for engines that try one way after another.
        ("evil_regex.yml", rule("evil_regex", "{CommandLine|re: '^(a+)+$'}").into_bytes()),
        (
            "evil_glob.yml",
            rule("evil_glob", &format!("{{CommandLine: '{}b'}}", "a*".repeat(200))).into_bytes(),
        ),
    ];
    for (name, content) in refused.iter().chain(&runs) {
        fs::File::create(folder.path().join(name)).unwrap().write_all(content).unwrap();
    }
    let started = Instant::now();
    let (rules, remarks) = loaded(folder.path());
    eprintln!("loaded in {:?}", started.elapsed());
    let named: BTreeSet<&str> = remarks
        .iter()
        .filter(|remark| remark.weight == Weight::Error)
        .inspect(|remark| assert!(!remark.message.is_empty() && remark.line > 0, "{remark:?}"))
        .map(|remark| remark.path.as_str())
        .collect();
    for remark in remarks.iter().take(60) {
        eprintln!("{}:{}: {:.200}", remark.path, remark.line, remark.message);
    }
    let wanted: BTreeSet<&str> = refused.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, wanted);
    assert_eq!(rules, runs.len());

    // Such rules over values that are made for them.
    let record = |command: String| {
        serde_json::json!({
            "EventTime": "2026-03-20 09:00:00", "EventID": 1, "Channel": "Microsoft-Windows-Sysmon/Operational",
            "SourceName": "Microsoft-Windows-Sysmon", "Hostname": "pc-1", "Image": "C:\\cmd.exe", "CommandLine": command,
        })
        .to_string()
    };
    let records: Vec<String> =
        (0..50).map(|at| record("a".repeat(20_000 + at) + "!")).chain([record("a".repeat(20_000))]).collect();
    let events = folder.path().join("events.ndjson");
    fs::write(&events, records.join("\n") + "\n").unwrap();
    let started = Instant::now();
    let output = replay(&["--sigma", path(folder.path()), path(&events)]);
    let rules: Vec<String> =
        printed(&output).iter().map(|finding| finding["rule"]["id"].as_str().unwrap().to_owned()).collect();
    eprintln!("replayed in {:?}\n{}", started.elapsed(), stderr(&output));
    let count = |id: &str| rules.iter().filter(|rule| *rule == id).count();
    assert_eq!((count("good"), count("evil_regex"), count("evil_glob")), (51, 1, 0));
}
