//! Which rows reach a plugin, in which order, and as what: the same whatever the batch size, the number of
//! shards and threads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::Arc;

use bartizan_detect::{
    correlate::{Budget, Detector, Settings},
    descriptor::{Condition, Descriptor, Partition, Rule, Subscription, Test},
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, ReadColumn, Rows},
};
use bartizan_model::{
    EventBatch, EventWriter, FieldId, FieldTable, Finding, PluginRef, RecordBatch, Severity, Source,
    Timestamp, ecs,
};
use proptest::prelude::*;

/// Says of every row what it sees of it, and counts rows of a user.
struct Echo {
    identity: PluginRef,
    descriptor: Descriptor,
}

#[derive(Default)]
struct EchoInstance {
    by_user: std::collections::BTreeMap<u64, u64>,
    due: std::collections::BTreeSet<(i64, u64)>,
}

const USER: u32 = 0;
const CATEGORY: u32 = 1;
const STATUS: u32 = 2;
const MESSAGE: u32 = 3;

impl Plugin for Echo {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        Ok(Box::<EchoInstance>::default())
    }
}

impl EchoInstance {
    fn fire(&mut self, watermark: i64) -> Vec<RawFinding> {
        let later = self.due.split_off(&(watermark, 0));
        let due = std::mem::replace(&mut self.due, later);
        due.into_iter()
            .map(|(time, number)| RawFinding {
                rule: 1,
                key: format!("{number}"),
                time: Timestamp(time),
                events: vec![number],
                ..RawFinding::default()
            })
            .collect()
    }
}

impl Instance for EchoInstance {
    fn on_batch(&mut self, rows: &Rows, _epoch: u32) -> Result<Vec<RawFinding>, Fault> {
        let (numbers, times, watermarks) = (rows.numbers(), rows.times(), rows.watermarks());
        let subscriptions = rows.subscriptions().unwrap();
        let users = rows.text(USER, None).unwrap();
        let messages = rows.text(MESSAGE, None).unwrap();
        let categories = rows.text(CATEGORY, None).unwrap();
        let statuses = match rows.read(STATUS).unwrap() {
            ReadColumn::Integers { values, present } => (0..values.len())
                .map(|i| (present[i / 64] >> (i % 64) & 1 == 1).then_some(values[i]))
                .collect(),
            ReadColumn::Absent => vec![None; rows.len()],
            other => panic!("{other:?}"),
        };
        let mut findings = vec![];
        let ids = |i: usize| {
            let start = if i == 0 { 0 } else { subscriptions.ends[i - 1] };
            subscriptions.ids[start as usize..subscriptions.ends[i] as usize].to_vec()
        };
        for (i, ((user, message), category)) in
            users.iter().zip(messages.iter()).zip(categories.iter()).enumerate()
        {
            findings.extend(self.fire(watermarks[i]));
            if ids(i).contains(&0) {
                let code = rows.lookup().find(USER, user);
                let key = rows.lookup().keys(USER, &[code])[0];
                *self.by_user.entry(key).or_default() += 1;
                self.due.insert((times[i] + 50_000_000_000, numbers[i]));
            }
            let count = rows.lookup().keys(USER, &[rows.lookup().find(USER, user)])[0];
            findings.push(RawFinding {
                rule: 0,
                key: format!("{user}|{message}|{category}|{:?}|{:?}", statuses[i], ids(i)),
                time: Timestamp(times[i]),
                events: vec![numbers[i]],
                at: Some(numbers[i]),
                attributes: vec![("seen".into(), format!("{:?}", self.by_user.get(&count)))],
                ..RawFinding::default()
            });
        }
        Ok(findings)
    }

    fn advance(&mut self, watermark: Timestamp, _: &Lookup) -> Result<Vec<RawFinding>, Fault> {
        Ok(self.fire(watermark.0))
    }

    fn snapshot(&mut self) -> Result<Vec<u8>, Fault> {
        Ok(serde_json::to_vec(&(&self.by_user, &self.due)).unwrap())
    }

    fn restore(&mut self, _: u32, state: &[u8]) -> Result<(), Fault> {
        (self.by_user, self.due) = serde_json::from_slice(state).unwrap();
        Ok(())
    }
}

fn echo() -> Arc<Echo> {
    let rule = |id: &str| Rule {
        id: id.into(),
        version: "1".into(),
        title: id.into(),
        description: String::new(),
        severity: Severity::Low,
        confidence: 1,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    };
    let condition = |field: &str, any_of| Condition { field: field.into(), any_of, negated: false };
    let by_user = Partition::By(vec!["user.name".into()]);
    Arc::new(Echo {
        identity: PluginRef { name: "echo".into(), version: "1".into(), digest: "d".into() },
        descriptor: Descriptor {
            rules: vec![rule("row"), rule("quiet")],
            fields: ["user.name", "event.category", "http.response.status_code", "message"]
                .map(String::from)
                .into(),
            subscriptions: vec![
                Subscription {
                    conditions: vec![
                        condition(
                            "event.category",
                            vec![Test::Equals("WEB".into()), Test::Prefix("auth".into())],
                        ),
                        condition("user.name", vec![Test::Exists]),
                    ],
                    partition: by_user.clone(),
                    rules: vec![],
                },
                Subscription {
                    conditions: vec![condition("message", vec![Test::Contains("boo".into())])],
                    partition: by_user.clone(),
                    rules: vec![],
                },
                Subscription {
                    conditions: vec![condition(
                        "http.response.status_code",
                        vec![Test::Equals("404".into())],
                    )],
                    partition: by_user,
                    rules: vec![],
                },
            ],
            timers: true,
            lookback_seconds: 0,
            state_schema: 1,
            tables: vec![],
            remarks: vec![],
        },
    })
}

#[derive(Clone, Debug)]
struct Line {
    user: Option<u8>,
    categories: Vec<u8>,
    status: Option<i64>,
    message: bool,
    time: i64,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (
        proptest::option::of(0u8..4),
        proptest::collection::vec(0u8..3, 0..3),
        proptest::option::of(prop_oneof![Just(404), Just(200)]),
        any::<bool>(),
        0i64..30,
    );
    let line = line.prop_map(|(user, categories, status, message, time)| Line {
        user,
        categories,
        status,
        message,
        time,
    });
    proptest::collection::vec(line, 1..60)
}

fn batch(lines: &[Line], first: usize) -> EventBatch {
    let source = Arc::new(Source { name: "test".into(), format: None });
    let mut records = RecordBatch::new();
    for (at, _) in lines.iter().enumerate() {
        let number = (first + at) as u64;
        records.push(number, &source, number + 1, Timestamp(0), b"line");
    }
    let mut batch = EventBatch::new(records);
    batch.fill(|record, _, event| {
        write(&lines[record.number as usize - first], record.number, event, |_| true)
    });
    batch
}

/// Writes a line's event, as far as its fields are wanted.
fn write(line: &Line, number: u64, event: &mut EventWriter<'_>, wanted: impl Fn(FieldId) -> bool) {
    event.set_time(Timestamp((number as i64 * 10 + line.time) * 1_000_000_000));
    if let Some(user) = line.user.filter(|_| wanted(ecs::USER_NAME)) {
        event.put_text(ecs::USER_NAME, &format!("user{user}"));
    }
    for category in line.categories.iter().filter(|_| wanted(ecs::EVENT_CATEGORY)) {
        event.add_static(ecs::EVENT_CATEGORY, ["web", "authentication", "process"][*category as usize]);
    }
    if let Some(status) = line.status.filter(|_| wanted(ecs::HTTP_RESPONSE_STATUS_CODE)) {
        event.put_integer(ecs::HTTP_RESPONSE_STATUS_CODE, status);
    }
    if line.message && wanted(ecs::MESSAGE) {
        event.put_static(ecs::MESSAGE, "Taboo");
    }
}

/// The echo with so many subscriptions that it is taken to be shown few events; most are of one status.
fn choosy() -> Arc<Echo> {
    let Echo { descriptor, .. } = &*echo();
    let condition = |field: &str, test| Condition { field: field.into(), any_of: vec![test], negated: false };
    let subscriptions = (0..20).map(|number| {
        let status = ["404", "200", "500"][number % 3];
        let of_status = condition("http.response.status_code", Test::Equals(status.into()));
        // Of one status, other fields are tested than of another.
        let (field, test) = match (number % 3, number % 2) {
            (0, 0) => ("event.category", Test::Equals("web".into())),
            (0, _) => ("event.category", Test::Prefix("auth".into())),
            (1, 0) => ("message", Test::Contains("boo".into())),
            (1, _) => ("message|event.category", Test::Suffix("boo".into())),
            _ => ("user.name", Test::Suffix("1".into())),
        };
        let other = Condition { negated: number % 5 == 4, ..condition(field, test) };
        let conditions = if number == 17 { vec![other] } else { vec![other, of_status] };
        Subscription { conditions, partition: Partition::By(vec!["user.name".into()]), rules: vec![] }
    });
    Arc::new(Echo {
        identity: PluginRef { name: "choosy".into(), version: "1".into(), digest: "c".into() },
        descriptor: Descriptor { subscriptions: subscriptions.collect(), ..descriptor.clone() },
    })
}

fn settings(shards: u32, threads: bool, entries: usize) -> Settings {
    Settings {
        shards,
        lateness_seconds: 5,
        dictionary: DictionaryLimits { entries, bytes: 1 << 20 },
        key: DeploymentKey([1; 16]),
        workers: threads.then(|| Arc::new(rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap())),
        budget: Budget::default(),
    }
}

fn detector(shards: u32, threads: bool, entries: usize) -> Detector {
    let settings = settings(shards, threads, entries);
    let mut detector = Detector::new(settings, Arc::new(FieldTable::new()));
    detector.add(echo()).unwrap();
    detector
}

fn run(
    lines: &[Line],
    size: usize,
    shards: u32,
    threads: bool,
    restart: bool,
    entries: usize,
) -> Vec<Finding> {
    // What the journal would know of events from before a restart.
    let source = Arc::new(Source { name: "test".into(), format: None });
    let mut detector = self::detector(shards, threads, entries);
    let mut findings = vec![];
    let mut first = 0;
    for chunk in lines.chunks(size) {
        let detected =
            detector.detect(batch(chunk, first), &|number| Some((Arc::clone(&source), number + 1)));
        assert!(detected.faults.is_empty());
        findings.extend(detected.findings);
        first += chunk.len();
        if restart {
            let (snapshot, detected) = detector.snapshot();
            assert!(detected.faults.is_empty());
            detector = self::detector(shards, threads, entries);
            assert!(detector.restore(snapshot).is_empty());
        }
    }
    findings
}

#[test]
fn an_event_without_a_time_of_its_own_makes_nothing_late() {
    let source = Arc::new(Source { name: "old.log".into(), format: None });
    let mut records = RecordBatch::new();
    for number in 0..3 {
        records.push(number, &source, number + 1, Timestamp(1_000_000_000_000), b"line");
    }
    let mut batch = EventBatch::new(records);
    // The second line names no time: it has that of its arrival, which is that of the whole file.
    batch.fill(|record, _, event| {
        if record.number != 1 {
            event.set_time(Timestamp(record.number as i64 * 1_000_000_000));
        }
    });
    let mut detector = detector(1, false, 1 << 17);
    detector.detect(batch, &|_| None);
    assert_eq!(detector.newest(), Some(Timestamp(2_000_000_000)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn findings_do_not_depend_on_cuts_shards_threads_restarts_or_epochs(lines in lines()) {
        let plain = run(&lines, 8_000, 1, false, false, 1 << 17);
        for (size, shards, threads, restart, entries) in [
            (1, 1, false, false, 1 << 17),
            (7, 4, true, false, 1 << 17),
            (8_000, 5, true, false, 1 << 17),
            (3, 2, false, true, 1 << 17),
            (2, 3, false, false, 2),
        ] {
            let other = run(&lines, size, shards, threads, restart, entries);
            prop_assert_eq!(&plain, &other, "batches of {}, {} shards", size, shards);
        }
    }

    #[test]
    fn narrow_events_give_the_findings_of_whole_ones(lines in lines(), size in 1..70usize, few in any::<bool>()) {
        let fields = Arc::new(FieldTable::new());
        let detector = || {
            let mut detector = Detector::new(settings(3, false, 1 << 17), Arc::clone(&fields));
            detector.add(choosy()).unwrap();
            if few {
                detector.add(echo()).unwrap();
            }
            detector
        };
        let (mut whole, mut narrow) = (detector(), detector());
        let needs = narrow.needs(&[ecs::HTTP_RESPONSE_STATUS_CODE]).unwrap();
        for (at, chunk) in lines.chunks(size).enumerate() {
            let first = at * size;
            let line = |number: u64| &chunk[number as usize - first];
            let expected = whole.detect(batch(chunk, first), &|_| None);
            let mut events = EventBatch::new(batch(chunk, first).records().clone());
            events.fill(|record, _, event| match line(record.number).status {
                None => write(line(record.number), record.number, event, |_| true),
                Some(status) => {
                    let wanted = needs.of_kind(&[(ecs::HTTP_RESPONSE_STATUS_CODE, &status.to_string())]);
                    let wanted: Vec<FieldId> = wanted.iter().flat_map(|names| names.to_vec()).collect();
                    event.set_narrow();
                    write(line(record.number), record.number, event, |field| wanted.contains(&field));
                }
            });
            let widen = |events: &mut EventBatch, rows: &[u32]| {
                assert!(rows.iter().all(|row| events.events()[*row as usize].narrow));
                events.rewrite(rows, |record, _, event| {
                    write(line(record.number), record.number, event, |_| true);
                });
            };
            let found = narrow.detect_narrow(events, &widen, &|_| None);
            prop_assert_eq!(expected.findings, found.findings);
        }
    }

    #[test]
    fn just_the_rows_that_pass_arrive(lines in lines()) {
        let findings = run(&lines, 8_000, 3, false, false, 1 << 17);
        let seen: Vec<u64> =
            findings.iter().filter(|f| f.rule.id == "row").map(|f| f.events[0].number).collect();
        let passes = |line: &Line| {
            let category = line.categories.iter().any(|c| *c < 2);
            (category && line.user.is_some()) || line.message || line.status == Some(404)
        };
        let expected: Vec<u64> = (0u64..).zip(&lines).filter(|(_, l)| passes(l)).map(|(n, _)| n).collect();
        prop_assert_eq!(seen, expected);
    }
}

/// A plugin that reads one field under several names, and is handed the rows whose value there is `root`.
struct Either {
    identity: PluginRef,
    descriptor: Descriptor,
}

struct EitherRows;

impl Plugin for Either {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        Ok(Box::new(EitherRows))
    }
}

impl Instance for EitherRows {
    fn on_batch(&mut self, rows: &Rows, _: u32) -> Result<Vec<RawFinding>, Fault> {
        let texts = rows.text(0, None).unwrap();
        let found = rows.numbers().into_iter().zip(texts.iter()).map(|(number, text)| RawFinding {
            key: text.to_owned(),
            events: vec![number],
            at: Some(number),
            ..RawFinding::default()
        });
        Ok(found.collect())
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

#[test]
fn of_several_names_the_first_that_an_event_has_counts() {
    let name = "winlog.user.name|user.name|Account";
    let Descriptor { rules, .. } = echo().descriptor.clone();
    let is_root = Condition { field: name.into(), any_of: vec![Test::Suffix("root".into())], negated: false };
    let root = Subscription { conditions: vec![is_root], partition: Partition::Stateless, rules: vec![0] };
    let descriptor = Descriptor {
        rules,
        fields: vec![name.into()],
        subscriptions: vec![root],
        timers: false,
        lookback_seconds: 0,
        state_schema: 1,
        tables: vec![],
        remarks: vec![],
    };
    let identity = PluginRef { name: "either".into(), version: "1".into(), digest: "d".into() };
    let fields = Arc::new(FieldTable::new());
    let mut detector = Detector::new(settings(1, false, 100), Arc::clone(&fields));
    detector.add(Arc::new(Either { identity, descriptor })).unwrap();

    let field = |name: &str| fields.intern(name).unwrap();
    // Whatever the order in which an event has them.
    let events: [&[(&str, &'static str)]; 6] = [
        &[("Account", "1root")],
        &[("Account", "2root"), ("user.name", "2other")],
        &[("user.name", "3root"), ("Account", "3other")],
        &[("user.name", "4other"), ("winlog.user.name", "4root"), ("Account", "4other")],
        &[("winlog.user.name", "5other"), ("user.name", "5root")],
        &[("Other", "6root")],
    ];
    let mut records = RecordBatch::new();
    let source = Arc::new(Source { name: "test".into(), format: None });
    for number in 1..=events.len() as u64 {
        records.push(number, &source, number, Timestamp(0), b"-");
    }
    let mut batch = EventBatch::new(records);
    let mut values = events.iter();
    batch.fill(|_, _, event| {
        for (name, value) in *values.next().unwrap() {
            event.put_static(field(name), value);
        }
    });
    let found = detector.detect(batch, &|_| None);
    let keys: Vec<&str> = found.findings.iter().map(|finding| finding.key.as_str()).collect();
    assert_eq!(keys, ["1root", "3root", "4root"]);
}

#[test]
fn a_records_own_text_is_searched_in_the_rows_that_pass_the_rest() {
    let condition = |field: &str, test| Condition { field: field.into(), any_of: vec![test], negated: false };
    let is_web = || condition("event.category", Test::Equals("web".into()));
    let says = |text: &str| condition("event.original", Test::Contains(text.into()));
    let to = |conditions| Subscription { conditions, partition: Partition::Stateless, rules: vec![0] };
    let Descriptor { rules, .. } = echo().descriptor.clone();
    let descriptor = Descriptor {
        rules,
        fields: vec!["event.original".into()],
        subscriptions: vec![
            to(vec![is_web(), says("needle")]),
            to(vec![is_web(), says("pin")]),
            to(vec![says("everywhere")]),
        ],
        timers: false,
        lookback_seconds: 0,
        state_schema: 1,
        tables: vec![],
        remarks: vec![],
    };
    let identity = PluginRef { name: "either".into(), version: "1".into(), digest: "d".into() };
    let mut detector = Detector::new(settings(1, false, 100), Arc::new(FieldTable::new()));
    detector.add(Arc::new(Either { identity, descriptor })).unwrap();

    let lines = ["a needle", "a needle", "a pin", "everywhere a pin", "nothing", "kept elsewhere"];
    let mut records = RecordBatch::new();
    let source = Arc::new(Source { name: "test".into(), format: None });
    for (number, line) in (1..).zip(lines) {
        records.push(number, &source, number, Timestamp(0), line.as_bytes());
    }
    let mut batch = EventBatch::new(records);
    batch.fill(|record, _, event| {
        // All but the second and the fourth are of the web.
        if ![2, 4].contains(&record.number) {
            event.put_static(ecs::EVENT_CATEGORY, "web");
        }
        // An event may keep another text than its record's.
        if record.number == 6 {
            event.put_static(ecs::EVENT_ORIGINAL, "a needle and a pin");
        }
    });
    let found = detector.detect(batch, &|_| None);
    let keys: Vec<&str> = found.findings.iter().map(|finding| finding.key.as_str()).collect();
    assert_eq!(keys, ["a needle", "a pin", "everywhere a pin", "a needle and a pin"]);
}
