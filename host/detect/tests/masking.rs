//! What a plugin sees through a mask: pseudonyms, and nothing that was masked, in whichever field and by
//! whichever question; the same whatever the batch size; and all of it can be turned back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::{Arc, Mutex};

use bartizan_detect::{
    access::{AccessError, FieldAccess},
    correlate::{Budget, Detector, Settings},
    descriptor::{Condition, Descriptor, Partition, Rule, Subscription, Test},
    dictionary::{DeploymentKey, DictionaryLimits},
    mask::pseudonym::Pseudonyms,
    patterns::{Pattern, PatternSet},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, ReadColumn, Rows},
};
use bartizan_model::{
    EventBatch, FieldPatterns, FieldTable, Parsed, PluginRef, RecordBatch, Severity, Source, Timestamp,
    Value, ecs,
};
use proptest::prelude::*;

const KEY: DeploymentKey = DeploymentKey([3; 16]);
const FIELDS: [&str; 8] = [
    "user.name",
    "related.user",
    "user.email",
    "message",
    "event.original",
    "process.pid",
    "event.outcome",
    "employee",
];
const USER: u32 = 0;
const RELATED: u32 = 1;
const MESSAGE: u32 = 3;

/// Remembers everything that it is shown: for each row, each field's values.
struct Curious {
    identity: PluginRef,
    descriptor: Descriptor,
    access: FieldAccess,
    seen: Arc<Mutex<Vec<Seen>>>,
}

#[derive(Clone, PartialEq, Debug)]
struct Seen {
    number: u64,
    /// By field.
    values: Vec<Vec<String>>,
    keys: Vec<u64>,
    /// Whether the patterns "alice", "bob" are in the user's name and the message.
    hits: Vec<u32>,
    /// What `find` says of the clear names.
    guesses: Vec<u32>,
    subscriptions: Vec<u32>,
}

impl Plugin for Curious {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn access(&self) -> FieldAccess {
        self.access.clone()
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        let looked_for = ["alice", "bob", "root"].map(|name| Pattern::Contains(name.into()));
        Ok(Box::new(CuriousInstance {
            seen: Arc::clone(&self.seen),
            patterns: PatternSet::compile(&looked_for, true).unwrap(),
        }))
    }
}

struct CuriousInstance {
    seen: Arc<Mutex<Vec<Seen>>>,
    patterns: PatternSet,
}

impl Instance for CuriousInstance {
    fn on_batch(&mut self, rows: &Rows, _: u32) -> Result<Vec<RawFinding>, Fault> {
        let entries = |field: u32, codes: &[u32]| {
            let texts = rows.lookup().entries(field, codes);
            let values: Vec<String> =
                texts.iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
            values
        };
        let read: Vec<ReadColumn> = (0..FIELDS.len() as u32).map(|field| rows.read(field).unwrap()).collect();
        for (row, number) in rows.numbers().into_iter().enumerate() {
            let values = |(field, column): (usize, &ReadColumn)| match column {
                ReadColumn::Absent => vec![],
                ReadColumn::Codes(codes) => entries(field as u32, &codes[row..=row]),
                ReadColumn::Lists { ends, codes } => {
                    let start = if row == 0 { 0 } else { ends[row - 1] };
                    entries(field as u32, &codes[start as usize..ends[row] as usize])
                }
                ReadColumn::Integers { values, present } => {
                    let there = present[row / 64] >> (row % 64) & 1 == 1;
                    if there { vec![values[row].to_string()] } else { vec![] }
                }
                ReadColumn::Decimals { .. } => panic!("no field of this type"),
                ReadColumn::Text => {
                    let texts = rows.text(field as u32, Some(&[row as u32])).unwrap();
                    texts.iter().filter(|text| !text.is_empty()).map(str::to_owned).collect()
                }
            };
            let find = |name: &&str| rows.lookup().find(USER, name) | rows.lookup().find(RELATED, name);
            let hits = |field: u32| rows.search(&self.patterns, field, Some(&[row as u32])).unwrap().ids;
            let user = match &read[USER as usize] {
                ReadColumn::Codes(codes) => codes[row],
                ReadColumn::Absent => 0,
                other => panic!("{other:?}"),
            };
            let of_code = self.patterns.search_codes(rows.lookup(), USER, &[user]).ids;
            let subscriptions = rows.subscriptions().unwrap();
            let start = if row == 0 { 0 } else { subscriptions.ends[row - 1] };
            self.seen.lock().unwrap().push(Seen {
                number,
                values: read.iter().enumerate().map(values).collect(),
                keys: rows.lookup().keys(USER, &[user]),
                hits: [hits(USER), hits(MESSAGE), hits(RELATED), of_code].concat(),
                guesses: ["alice", "bob", "root"].iter().map(find).collect(),
                subscriptions: subscriptions.ids[start as usize..subscriptions.ends[row] as usize].to_vec(),
            });
        }
        Ok(vec![])
    }

    fn advance(&mut self, _: Timestamp, _: &Lookup) -> Result<Vec<RawFinding>, Fault> {
        Ok(vec![])
    }

    fn snapshot(&mut self) -> Result<Vec<u8>, Fault> {
        Ok(vec![])
    }

    fn restore(&mut self, _: u32, _: &[u8]) -> Result<(), Fault> {
        Ok(())
    }
}

fn descriptor() -> Descriptor {
    let rule = Rule {
        id: "rule".into(),
        version: "1".into(),
        title: String::new(),
        description: String::new(),
        severity: Severity::Low,
        confidence: 1,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    };
    let by_user = || Partition::By(vec!["user.name".into()]);
    let asked = |field: &str, name: &str, negated| Subscription {
        conditions: vec![Condition {
            field: field.into(),
            any_of: vec![Test::Contains(name.into())],
            negated,
        }],
        partition: by_user(),
        rules: vec![],
    };
    let guess = |field, name| asked(field, name, false);
    Descriptor {
        rules: vec![rule],
        fields: FIELDS.map(String::from).into(),
        subscriptions: vec![
            Subscription { conditions: vec![], partition: by_user(), rules: vec![] },
            // Guesses: which of these a row passes would tell the name.
            guess("message", "alice"),
            guess("related.user", "bob"),
            guess("user.email", "root"),
            guess("event.original", "alice"),
            guess("event.outcome", "failure"),
            // So would these.
            asked("message", "alice", true),
            asked("event.original", "alice", true),
            asked("user.name", "alice", true),
        ],
        timers: false,
        lookback_seconds: 0,
        state_schema: 1,
        tables: vec![],
        remarks: vec![],
    }
}

fn access(granted: &[&str], masked: &[&str]) -> FieldAccess {
    let patterns = |list: &[&str]| FieldPatterns::parse(list).unwrap();
    FieldAccess { granted: patterns(granted), masked: Arc::new(patterns(masked)) }
}

/// What one event says.
#[derive(Clone, Debug)]
struct Line {
    user: Option<String>,
    other: String,
    message: String,
    understood: bool,
    pid: i64,
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("alice".to_owned()),
        Just("Bob".to_owned()),
        Just("root".to_owned()),
        Just("a".to_owned()),
        Just("jörg".to_owned()),
        Just("CORP\\alice".to_owned()),
        Just("failure".to_owned()),
        Just("4711".to_owned()),
        "[a-z0-9äé. -]{1,12}",
    ]
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let piece = prop_oneof![names(), names().prop_map(|name| name.to_uppercase()), "[ -~é]{0,6}"];
    let message = proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat());
    let pid = prop_oneof![Just(4711), 0i64..9];
    let line = (proptest::option::of(names()), names(), message, any::<bool>(), pid);
    let line = line.prop_map(|(user, other, message, understood, pid)| {
        let message = format!("{message} {}", user.as_deref().unwrap_or(&other));
        Line { user, other, message, understood, pid }
    });
    proptest::collection::vec(line, 1..24)
}

fn batch(lines: &[Line], first: usize) -> EventBatch {
    let source = Arc::new(Source { name: "test".into(), format: None });
    let mut records = RecordBatch::new();
    for (at, line) in lines.iter().enumerate() {
        records.push((first + at) as u64, &source, 1, Timestamp(0), line.message.as_bytes());
    }
    let table = FieldTable::new();
    let employee = table.intern("employee").unwrap();
    let mut batch = EventBatch::new(records);
    batch.fill(|record, text, event| {
        let line = &lines[record.number as usize - first];
        event.set_time(Timestamp(record.number as i64));
        event.set_parsed(if line.understood { Parsed::Understood } else { Parsed::OtherMessage });
        event.put_text(ecs::MESSAGE, text);
        event.put_text(ecs::EVENT_ORIGINAL, text);
        event.put_integer(ecs::PROCESS_PID, line.pid);
        event.put(employee, Value::Integer(line.pid));
        event.put_static(ecs::EVENT_OUTCOME, "failure");
        event.add_text(ecs::RELATED_USER, &line.other);
        if let Some(user) = &line.user {
            event.put_text(ecs::USER_NAME, user);
            event.add_text(ecs::RELATED_USER, user);
            event.put_text(ecs::USER_EMAIL, &format!("{user}@example.com"));
        }
    });
    batch
}

fn see(lines: &[Line], size: usize, shards: u32, access: &FieldAccess) -> Vec<Seen> {
    let settings = Settings {
        shards,
        lateness_seconds: 5,
        dictionary: DictionaryLimits { entries: 40, bytes: 1 << 20 },
        key: KEY,
        workers: None,
        budget: Budget::default(),
    };
    let fields = Arc::new(FieldTable::new());
    // As in `batch`, so that the numbers are the same.
    fields.intern("employee").unwrap();
    let mut detector = Detector::new(settings, fields);
    // One that sees everything stands beside: nothing that is known to it may reach the other.
    let curious = |name: &str, access: &FieldAccess| {
        Arc::new(Curious {
            identity: PluginRef { name: name.into(), version: "1".into(), digest: "d".into() },
            descriptor: descriptor(),
            access: access.clone(),
            seen: Arc::default(),
        })
    };
    let (open, looking) = (curious("open", &FieldAccess::default()), curious("looking", access));
    detector.add(open).unwrap();
    let seen = Arc::clone(&looking.seen);
    detector.add(looking).unwrap();
    let mut first = 0;
    for chunk in lines.chunks(size) {
        assert!(detector.detect(batch(chunk, first), &|_| None).faults.is_empty());
        first += chunk.len();
    }
    let mut seen = std::mem::take(&mut *seen.lock().unwrap());
    seen.sort_by_key(|seen| seen.number);
    seen
}

/// Whether a text shows a name: anywhere, or as a word where the name is short.
fn shows(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_ascii_lowercase(), name.to_ascii_lowercase());
    match name.len() {
        0 => false,
        1 | 2 => text.split(|c: char| !c.is_alphanumeric()).any(|word| word == name),
        _ => text.contains(&name),
    }
}

/// A text without the pseudonyms in it, which may hold a name's letters by chance.
fn without_pseudonyms(text: &str) -> String {
    let mut pieces = text.split("masked-");
    let mut rest = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let blocks =
            b"abcdefghijklmnopqrstuvwxyz234567".iter().position(|c| *c == piece.as_bytes()[0]).unwrap();
        let letters = 1 + ((32 + 16 * blocks) * 8).div_ceil(5);
        rest += "|";
        rest += &piece[letters..];
    }
    rest
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_masked_value_is_never_seen_and_all_comes_back(lines in lines()) {
        let pseudonyms = Pseudonyms::new(&KEY);
        let clear = see(&lines, 8_000, 1, &FieldAccess::default());
        let masked = see(&lines, 8_000, 1, &access(&["*"], &["user.name"]));
        prop_assert_eq!(clear.len(), masked.len());
        for ((line, clear), masked) in lines.iter().zip(&clear).zip(&masked) {
            for ((field, clear), masked) in FIELDS.iter().zip(&clear.values).zip(&masked.values) {
                let free = ["message", "event.original"].contains(field);
                prop_assert!(!free || line.understood || masked.is_empty(), "{} of {:?}", field, line);
                if let Some(user) = line.user.as_deref().filter(|_| *field != "event.outcome") {
                    let plain = |text: &String| shows(&without_pseudonyms(text), user);
                    prop_assert!(!masked.iter().any(plain), "{field}: {masked:?} of {line:?}");
                }
                let back: Vec<String> = masked.iter().map(|text| pseudonyms.reveal(text)).collect();
                prop_assert!(&back == clear || masked.is_empty(), "{field}: {back:?} of {line:?}");
            }
            if let Some(user) = &line.user {
                prop_assert_eq!(&masked.values[0], &[pseudonyms.of(user)]);
                prop_assert!(masked.keys[0] != clear.keys[0] && masked.keys[0] != 0);
            }
        }
    }

    #[test]
    fn a_mask_shows_the_same_however_events_are_cut(lines in lines()) {
        let access = access(&["*"], &["user.*"]);
        let meaning = |seen: Vec<Seen>| -> Vec<_> {
            seen.into_iter().map(|seen| (seen.number, seen.values, seen.keys, seen.hits, seen.subscriptions)).collect()
        };
        let whole = meaning(see(&lines, 8_000, 1, &access));
        prop_assert_eq!(&whole, &meaning(see(&lines, 1, 1, &access)));
        prop_assert_eq!(&whole, &meaning(see(&lines, 5, 4, &access)));
    }
}

fn line(user: &str, message: &str) -> Line {
    Line { user: Some(user.into()), other: "carol".into(), message: message.into(), understood: true, pid: 7 }
}

#[test]
fn nothing_can_be_guessed() {
    let lines = [
        line("alice", "su: alice to root, ALICE-laptop"),
        line("bob", "bob"),
        line("root", "session for root"),
        line("4711", "pid"),
    ];
    let clear = see(&lines, 10, 1, &FieldAccess::default());
    assert!(clear[0].guesses.iter().all(|code| *code != 0) && !clear[0].hits.is_empty());
    assert_eq!(clear[0].subscriptions, [0, 1, 4, 5]);
    assert_eq!(clear[1].subscriptions, [0, 2, 5, 6, 7, 8]);

    let masked = see(&lines, 10, 1, &access(&["*"], &["user.name"]));
    for seen in &masked {
        assert_eq!(seen.guesses, [0, 0, 0], "`find` of a clear name");
        assert_eq!(seen.subscriptions, [0, 5, 6, 7, 8], "conditions see what the plugin sees");
    }
    // "root" is not this event's masked value, but that of another.
    assert_eq!((masked[0].hits.clone(), masked[2].hits.clone()), (vec![2], vec![]));
    let name = Pseudonyms::new(&KEY).of("alice");
    let upper = Pseudonyms::new(&KEY).of("ALICE");
    assert_eq!(masked[0].values[3], [format!("su: {name} to root, {upper}-laptop")]);
    assert_eq!(masked[0].values[2], [format!("{name}@example.com")]);
    // A number that is a masked value, as text and as a number.
    let lines = [Line { pid: 4711, ..line("4711", "") }];
    let masked = see(&lines, 10, 1, &access(&["*"], &["user.name"]));
    assert_eq!(
        (&masked[0].values[5], &masked[0].values[7]),
        (&vec![], &vec![Pseudonyms::new(&KEY).of("4711")])
    );
}

#[test]
fn what_is_not_granted_is_absent() {
    let lines = [line("alice", "alice"), line("bob", "bob")];
    let seen = see(&lines, 10, 3, &access(&["user.email", "event.*"], &[]));
    let expected: [Vec<String>; 8] = [
        vec![],
        vec![],
        vec!["alice@example.com".into()],
        vec![],
        vec!["alice".into()],
        vec![],
        vec!["failure".into()],
        vec![],
    ];
    assert_eq!(seen[0].values, expected);
    assert_eq!((seen[0].keys.clone(), seen[0].guesses.clone()), (vec![0], vec![0, 0, 0]));
    assert_eq!(
        seen[0].subscriptions,
        [0, 4, 5, 6, 8],
        "conditions on what is not granted hold if they are negated"
    );
    assert!(see(&lines, 10, 1, &access(&[], &[]))[0].values.iter().all(Vec::is_empty));
}

#[test]
fn conditions_on_masked_values_and_masked_numbers_are_refused() {
    let masks = |masked: &[&str]| access(&["*"], masked).check(&descriptor());
    assert_eq!(masks(&["user.name", "host.*"]), Ok(()));
    assert_eq!(masks(&["related.*"]), Err(AccessError::Condition { field: "related.user".into() }));
    assert_eq!(masks(&["process.*"]), Err(AccessError::Number { field: "process.pid".into() }));
    assert_eq!(masks(&["source.port"]), Err(AccessError::Number { field: "source.port".into() }));
    let message = masks(&["message"]).unwrap_err().to_string();
    assert!(message.contains("\"message\"") && message.contains("take"), "{message}");
    // What is hidden altogether need not be masked.
    assert_eq!(access(&["user.*"], &["related.*"]).check(&descriptor()), Ok(()));
    let mut exists = descriptor();
    exists.subscriptions = vec![Subscription {
        conditions: vec![Condition { field: "user.name".into(), any_of: vec![Test::Exists], negated: false }],
        partition: Partition::Global,
        rules: vec![],
    }];
    assert_eq!(access(&["*"], &["user.name"]).check(&exists), Ok(()));
}
