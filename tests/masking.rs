//! A plugin that puts everything it can see into its findings never shows a masked value, nor holds one in
//! its memory; rules find the same through a mask as without.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{collections::BTreeSet, path::Path, sync::Arc};

use bartizan::{
    pipeline::{Parts, Pipeline},
    plugin::load::{self, Assembled, Freshness, Loaded, Place, Request},
    scenario::Kind,
};
use bartizan_detect::{
    access::FieldAccess,
    correlate::{Budget, Settings},
    dictionary::{DeploymentKey, DictionaryLimits},
    mask::pseudonym::Pseudonyms,
    plugin::Plugin,
};
use bartizan_model::{FieldPatterns, Finding, RecordBatch, Source, Timestamp};
use bartizan_sandbox::{Sandbox, Table, Tables};
use bartizan_tests::scenarios;

const KEY: DeploymentKey = DeploymentKey(*b"a masking secret");
const NAMES: [&str; 4] = ["winterbottom", "Zaphod.B", "jörg-müller", "svc_backup7"];
/// What the plugin asks for.
const FIELDS: [&str; 26] = [
    "user.name",
    "related.user",
    "message",
    "event.original",
    "user.email",
    "user.full_name",
    "user.domain",
    "process.command_line",
    "process.args",
    "process.name",
    "process.pid",
    "host.name",
    "source.ip",
    "source.port",
    "source.address",
    "event.action",
    "event.category",
    "event.outcome",
    "event.kind",
    "file.path",
    "url.original",
    "url.path",
    "error.message",
    "related.ip",
    "app.actor",
    "app.nested",
];

fn access(masked: &[&str]) -> FieldAccess {
    FieldAccess { masked: Arc::new(FieldPatterns::parse(masked).unwrap()), ..FieldAccess::default() }
}

/// Records that name people in every place that there is.
fn lines() -> Vec<String> {
    let mut lines = vec![];
    for name in NAMES {
        let upper = name.to_uppercase();
        for original in [
            format!("sshd[7]: Failed password for {name} from 192.0.2.7 port 22 ssh2"),
            format!("{upper}={name}{name}"),
            "no name in here".to_owned(),
        ] {
            let event = serde_json::json!({
                "@timestamp": "2026-03-03T10:00:00Z",
                "ecs": { "version": "8.11.0" },
                "event": { "category": ["authentication"], "outcome": "failure", "original": original },
                "message": format!("{name}: {upper} did it, said {name}'s /home/{name}/x"),
                "user": { "name": name, "email": format!("{name}@example.com"), "full_name": upper },
                "related": { "user": [name, "SYSTEM"], "ip": ["192.0.2.7"] },
                "process": { "command_line": format!("su - {name} -c id"), "args": ["su", name], "pid": 77 },
                "file": { "path": format!("/home/{name}/.ssh") },
                "source": { "ip": "192.0.2.7", "port": 22 },
                "app": { "actor": name, "nested": [{ "who": name }, { "who": "other" }] },
            });
            lines.push(event.to_string());
        }
        let ascii: String = name.chars().filter(char::is_ascii).collect();
        lines.push(format!(
            "Mar  3 10:00:01 web-01 sshd[812]: Failed password for invalid user {ascii} from 192.0.2.9 port 4242 ssh2"
        ));
        lines.push(format!("Mar  3 10:00:02 web-01 made-up-daemon[9]: hello {name}, who was never parsed"));
        lines.push(format!("not a format at all, but {name} is in it"));
    }
    lines
}

fn curious(sandbox: &Sandbox, access: FieldAccess, guesses: &[&str]) -> Arc<dyn Plugin> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plugins/curious");
    let mut settings = toml_table(&FIELDS, "fields");
    settings.extend(toml_table(guesses, "guesses"));
    let people = NAMES.iter().map(|name| (name.to_string(), format!("{{\"who\":\"{name}\"}}")));
    let mut tables = Tables::default();
    tables.grant("people", Arc::new(Table::new(people).unwrap()));
    let request = Request { access, settings, tables, ..Request::plain(Place::Folder(folder)) };
    match load::load(sandbox, request).unwrap() {
        Loaded::Correlation(plugin) => plugin,
        Loaded::Classification(_) => panic!("it correlates"),
    }
}

fn toml_table(values: &[&str], key: &str) -> toml::Table {
    let values = values.iter().map(|value| toml::Value::from(*value)).collect();
    toml::Table::from_iter([(key.to_owned(), toml::Value::Array(values))])
}

/// Findings, and the states of all instances.
fn play(plugins: Vec<Arc<dyn Plugin>>, batches: Vec<RecordBatch>) -> (Vec<Finding>, Vec<Vec<u8>>) {
    let mut pipeline = Pipeline::new(Parts {
        normalize: Default::default(),
        detect: Settings {
            shards: 3,
            lateness_seconds: 60,
            dictionary: DictionaryLimits::default(),
            key: KEY,
            workers: None,
            budget: Budget::default(),
        },
        plugins,
        classifier: None,
        incidents: None,
    })
    .unwrap();
    let outcome = pipeline.process(batches, &|_| None);
    assert!(outcome.faults.is_empty(), "{:?}", outcome.faults);
    let (memory, ended) = pipeline.memory();
    assert!(ended.faults.is_empty(), "{:?}", ended.faults);
    let states = memory.detector.shards.into_iter().filter_map(|shard| shard.state).collect();
    (outcome.settled.into_iter().map(|settled| settled.judged.finding).collect(), states)
}

fn batches() -> Vec<RecordBatch> {
    let source = Arc::new(Source { name: "everything.log".into(), format: None });
    let received = Timestamp::parse("2026-03-03T12:00:00Z").unwrap();
    let mut batches = vec![];
    for (at, lines) in lines().chunks(5).enumerate() {
        let mut batch = RecordBatch::new();
        for (line, text) in lines.iter().enumerate() {
            let number = (at * 5 + line) as u64;
            batch.push(number, &source, number + 1, received, text.as_bytes());
        }
        batches.push(batch);
    }
    batches
}

/// The names that occur in some bytes, in whatever case.
fn names_in(bytes: &[u8]) -> BTreeSet<&'static str> {
    let lower = String::from_utf8_lossy(bytes).to_lowercase();
    NAMES.into_iter().filter(|name| lower.contains(&name.to_lowercase())).collect()
}

#[test]
fn what_is_masked_is_neither_shown_nor_held() {
    let sandbox = load::sandbox().unwrap();
    let everybody: BTreeSet<&str> = NAMES.into();

    // The test would see it if it were there.
    let (clear, states) = play(vec![curious(&sandbox, FieldAccess::default(), &[])], batches());
    assert_eq!(names_in(&serde_json::to_vec(&clear).unwrap()), everybody);
    assert_eq!(names_in(&states.concat()), everybody);

    let (masked, states) = play(vec![curious(&sandbox, access(&["user.name"]), &[])], batches());
    assert_eq!(masked.len(), lines().len());
    let text = serde_json::to_string(&masked).unwrap();
    assert_eq!(names_in(text.as_bytes()), BTreeSet::new());
    assert!(text.contains("masked-"));
    let memory = states.concat();
    assert!(memory.len() > 1 << 20 && memory.windows(7).any(|window| window == b"masked-"));
    assert_eq!(names_in(&memory), BTreeSet::new(), "in {} bytes of memory", memory.len());

    // All of it can be turned back, and of what was parsed nothing but the names was lost.
    let pseudonyms = Pseudonyms::new(&KEY);
    assert_eq!(names_in(pseudonyms.reveal(&text).as_bytes()), everybody);
    let value = |finding: &Finding, field: &str| {
        let observable = finding.observables.iter().find(|observable| observable.field == field);
        observable.map(|observable| pseudonyms.reveal(&observable.value))
    };
    for (clear, masked) in clear.iter().zip(&masked).filter(|(clear, _)| value(clear, "user.name").is_some())
    {
        for field in
            ["user.name", "related.user", "user.email", "message", "file.path", "app.actor", "source.ip"]
        {
            assert_eq!(value(clear, field), value(masked, field), "{field}");
        }
    }
}

#[test]
fn a_masked_value_cannot_be_guessed() {
    let sandbox = load::sandbox().unwrap();
    let guessed = |access| {
        let (findings, _) = play(vec![curious(&sandbox, access, &NAMES)], batches());
        let attributes = findings.into_iter().flat_map(|finding| finding.attributes.into_keys());
        attributes
            .filter(|name| name.starts_with("guessed") || name.starts_with("people"))
            .collect::<BTreeSet<_>>()
    };
    let ways = guessed(FieldAccess::default());
    for way in ["guessed by a condition", "guessed by find", "guessed by scan-codes", "guessed by scan-rows"]
    {
        assert!(ways.contains(way), "{way}: {ways:?}");
    }
    assert!(ways.iter().any(|way| way.starts_with("people")), "{ways:?}");
    assert_eq!(guessed(access(&["user.name"])), BTreeSet::new());
}

#[test]
fn rules_find_the_same_through_a_mask() {
    let sandbox = load::sandbox().unwrap();
    let rules = |access: &FieldAccess| -> Vec<Arc<dyn Plugin>> {
        let load = |name: &str| {
            let request = Request { access: access.clone(), ..Request::plain(load::find(name).unwrap()) };
            match load::load(&sandbox, request).unwrap() {
                Loaded::Correlation(plugin) => plugin as Arc<dyn Plugin>,
                Loaded::Classification(_) => panic!("{name} correlates"),
            }
        };
        vec![load("authentication"), load("exfiltration")]
    };
    let (clear_rules, masked_rules) = (rules(&FieldAccess::default()), rules(&access(&["user.name"])));
    let pseudonyms = Pseudonyms::new(&KEY);
    let mut about_users = 0;
    for scenario in scenarios().iter().filter(|scenario| scenario.kind == Kind::Attack && scenario.is_here())
    {
        let batches = || scenario.batches(512).unwrap();
        let outline = |findings: Vec<Finding>| -> BTreeSet<_> {
            let outline = |finding: Finding| {
                let events: Vec<u64> = finding.events.iter().map(|event| event.number).collect();
                (events, finding.rule.id, pseudonyms.reveal(&finding.key), finding.severity.name())
            };
            findings.into_iter().map(outline).collect()
        };
        let (clear, _) = play(clear_rules.clone(), batches());
        let (masked, _) = play(masked_rules.clone(), batches());
        about_users += masked.iter().filter(|finding| finding.key.contains("masked-")).count();
        assert_eq!(outline(clear), outline(masked), "{}", scenario.name);
    }
    assert!(about_users > 0, "no scenario has a rule that is keyed by user");
}

#[test]
fn what_cannot_be_served_is_refused_with_the_reason() {
    let sandbox = load::sandbox().unwrap();
    let assemble = |access| {
        let request = Request { access, ..Request::plain(load::find("authentication").unwrap()) };
        load::assemble(request, Freshness::OncePerProcess).unwrap()
    };
    let refused = |assembled: Assembled| match assembled.load(&sandbox) {
        Ok(_) => panic!("it was loaded"),
        Err(error) => error.to_string(),
    };
    let condition = refused(assemble(access(&["event.*"])));
    assert!(
        condition.contains("\"authentication\"") && condition.contains("\"event.category\""),
        "{condition}"
    );

    let mut assembled = assemble(FieldAccess::default());
    let (_, manifest) = assembled.manifest.as_mut().unwrap();
    manifest.fields = FieldPatterns::parse(&["event.*", "system.*", "log.*", "file.*", "host.*"]).unwrap();
    let missing = refused(assembled);
    for part in ["plugin.toml", "\"source.ip\", \"user.name\"", "write `fields = [\"event.*\""] {
        assert!(missing.contains(part), "{part}: {missing}");
    }
}
