//! Single stories of a plugin that fails, and of one that is replaced: what is parked, what is delivered, what
//! others notice. `tests/simulation` mixes them at random.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use bartizan_detect::{
    correlate::{Budget, Detected, Detector, HOST_NAME, Notice, Settings, Step, SwapError, Warm, Why},
    descriptor::{Condition, Descriptor, Partition, Rule, Subscription, Test},
    dictionary::{DeploymentKey, DictionaryLimits},
    past::{Gone, Past},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, Rows},
};
use bartizan_model::{EventBatch, FieldTable, PluginRef, RecordBatch, Severity, Source, Timestamp, ecs};

const SECOND: i64 = 1_000_000_000;
/// Records of every test, one a second.
const COUNT: u64 = 100;

/// How a plugin fails.
#[derive(Default)]
struct Trouble {
    /// On these records, always.
    poison: Vec<u64>,
    /// With more rows in a call.
    most_rows: Option<usize>,
    /// The next snapshots.
    snapshots: AtomicU32,
    /// The next restores.
    restores: AtomicU32,
    /// Timers that are due at this record or later, always.
    timers_from: Option<u64>,
}

fn fails(left: &AtomicU32) -> bool {
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
}

/// Counts failures in one shard, and finds every third.
struct Third {
    identity: PluginRef,
    descriptor: Descriptor,
    trouble: Arc<Trouble>,
}

struct Counting {
    schema: u32,
    seen: Vec<u64>,
    trouble: Arc<Trouble>,
}

fn third(name: &str, version: &str, schema: u32, trouble: &Arc<Trouble>) -> Arc<dyn Plugin> {
    let rule = Rule {
        id: "third".into(),
        version: "1".into(),
        title: "third".into(),
        description: String::new(),
        severity: Severity::Low,
        confidence: 1,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    };
    let conditions = vec![Condition {
        field: "event.action".into(),
        any_of: vec![Test::Equals("failure".into())],
        negated: false,
    }];
    Arc::new(Third {
        identity: PluginRef { name: name.into(), version: version.into(), digest: name.into() },
        descriptor: Descriptor {
            rules: vec![rule],
            fields: vec!["event.action".into()],
            subscriptions: vec![Subscription { conditions, partition: Partition::Global, rules: vec![] }],
            timers: trouble.timers_from.is_some(),
            lookback_seconds: 1_000,
            state_schema: schema,
            tables: vec![],
            remarks: vec![],
        },
        trouble: Arc::clone(trouble),
    })
}

impl Plugin for Third {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        let schema = self.descriptor.state_schema;
        Ok(Box::new(Counting { schema, seen: vec![], trouble: Arc::clone(&self.trouble) }))
    }
}

impl Instance for Counting {
    fn on_batch(&mut self, rows: &Rows, _: u32) -> Result<Vec<RawFinding>, Fault> {
        let numbers = rows.numbers();
        if self.trouble.most_rows.is_some_and(|most| numbers.len() > most) {
            return Err(Fault::Deadline { milliseconds: 1 });
        }
        let mut found = vec![];
        for (number, time) in numbers.into_iter().zip(rows.times()) {
            if self.trouble.poison.contains(&number) {
                return Err(Fault::Trap(format!("on {number}")));
            }
            self.seen.push(number);
            if self.seen.len().is_multiple_of(3) {
                found.push(RawFinding {
                    time: Timestamp(time),
                    events: self.seen[self.seen.len() - 3..].to_vec(),
                    at: Some(number),
                    ..RawFinding::default()
                });
            }
        }
        Ok(found)
    }

    fn advance(&mut self, watermark: Timestamp, _: &Lookup) -> Result<Vec<RawFinding>, Fault> {
        match self.trouble.timers_from.is_some_and(|number| watermark.0 >= time_of(number)) {
            true => Err(Fault::Trap("in a timer".into())),
            false => Ok(vec![]),
        }
    }

    fn snapshot(&mut self) -> Result<Vec<u8>, Fault> {
        if fails(&self.trouble.snapshots) {
            return Err(Fault::Trap("in snapshot".into()));
        }
        Ok(serde_json::to_vec(&self.seen).unwrap())
    }

    fn restore(&mut self, schema: u32, state: &[u8]) -> Result<(), Fault> {
        assert_eq!(schema, self.schema, "a state of another schema is not handed over");
        if fails(&self.trouble.restores) {
            return Err(Fault::Trap("in restore".into()));
        }
        self.seen = serde_json::from_slice(state).unwrap();
        Ok(())
    }
}

fn time_of(number: u64) -> i64 {
    (1_000_000 + number as i64) * SECOND
}

/// All records; those before `first` are gone.
struct Kept {
    first: u64,
}

fn batch(from: u64, to: u64) -> EventBatch {
    batch_of("failure", from, to)
}

fn batch_of(action: &'static str, from: u64, to: u64) -> EventBatch {
    let source = Arc::new(Source { name: "test".into(), format: None });
    let mut records = RecordBatch::new();
    for number in from..to {
        records.push(number, &source, number + 1, Timestamp(time_of(number) + 1), b"line");
    }
    let mut batch = EventBatch::new(records);
    batch.fill(|record, _, event| {
        event.set_time(Timestamp(time_of(record.number)));
        event.put_static(ecs::EVENT_ACTION, action);
    });
    batch
}

impl Past for Kept {
    fn locate(&self, _: u64) -> Option<(Arc<Source>, u64)> {
        None
    }

    fn events(&self, from: u64, before: u64) -> Result<EventBatch, Gone> {
        match from < self.first {
            true => Err(Gone { until: self.first, reason: "pruned".into() }),
            false => Ok(batch(from, before)),
        }
    }

    fn back(&self, from: u64, seconds: u64) -> u64 {
        from.saturating_sub(seconds).max(self.first)
    }
}

fn settings(budget: Budget) -> Settings {
    Settings {
        shards: 1,
        lateness_seconds: 0,
        dictionary: DictionaryLimits { entries: 100, bytes: 10_000 },
        key: DeploymentKey([1; 16]),
        workers: None,
        budget,
    }
}

/// A detector with a plugin that is in trouble and one that is not.
fn detector(trouble: &Arc<Trouble>) -> Detector {
    let mut detector = Detector::new(settings(Budget::default()), Arc::new(FieldTable::new()));
    detector.add(third("bad", "1", 1, trouble)).unwrap();
    detector.add(third("good", "1", 1, &Arc::default())).unwrap();
    detector
}

fn detect(detector: &mut Detector, from: u64, to: u64) -> Detected {
    detector.detect(batch(from, to), &|_| None)
}

/// Has shards catch up until none is away, or their plugins are in quarantine.
fn recover(detector: &mut Detector, past: &Kept) -> Detected {
    let mut all = Detected::default();
    loop {
        let (recoveries, detected) = detector.recoveries();
        all.join(detected);
        if recoveries.is_empty() {
            return all;
        }
        for mut recovery in recoveries {
            let head = detector.position().next;
            while recovery.step(past, head) == Step::More {}
            all.join(detector.rejoin(recovery, &|_| None));
        }
    }
}

/// The records that a plugin's findings rest on, in the order they were delivered.
fn events(detected: &[&Detected], plugin: &str) -> Vec<u64> {
    let findings = detected.iter().flat_map(|detected| &detected.findings);
    let findings = findings.filter(|finding| finding.plugin.name == plugin);
    findings.flat_map(|finding| finding.events.iter().map(|event| event.number)).collect()
}

fn all_but(parked: &[u64], to: u64) -> Vec<u64> {
    let mut all: Vec<u64> = (0..to).filter(|number| !parked.contains(number)).collect();
    all.truncate(all.len() / 3 * 3);
    all
}

fn parked(detected: &Detected) -> Vec<u64> {
    detected.parked.iter().map(|parked| parked.number).collect()
}

#[test]
fn a_poisonous_record_is_parked_and_all_others_are_delivered() {
    let trouble = Arc::new(Trouble { poison: vec![41], ..Trouble::default() });
    let (mut detector, past) = (detector(&trouble), Kept { first: 0 });
    let (first, second) = (detect(&mut detector, 0, 30), detect(&mut detector, 30, 60));
    assert_eq!(second.faults.len(), 1);
    assert_eq!(events(&[&first, &second], "good"), all_but(&[], 60), "the other does not notice");
    let recovered = recover(&mut detector, &past);
    assert_eq!(parked(&recovered), [41]);
    assert_eq!(recovered.parked[0].fault, Fault::Trap("on 41".into()));
    let third = detect(&mut detector, 60, COUNT);
    assert_eq!(third.faults, []);
    assert_eq!(events(&[&first, &recovered, &third], "bad"), all_but(&[41], COUNT));
}

#[test]
fn a_batch_that_takes_too_long_is_judged_in_parts() {
    let trouble = Arc::new(Trouble { most_rows: Some(7), ..Trouble::default() });
    let (mut detector, past) = (detector(&trouble), Kept { first: 0 });
    assert_eq!(detect(&mut detector, 0, COUNT).faults.len(), 1);
    let recovered = recover(&mut detector, &past);
    assert_eq!(parked(&recovered), [0; 0]);
    assert_eq!(events(&[&recovered], "bad"), all_but(&[], COUNT));
}

#[test]
fn a_failure_in_snapshot_costs_nothing() {
    let trouble = Arc::new(Trouble { snapshots: AtomicU32::new(1), ..Trouble::default() });
    let (mut detector, past) = (detector(&trouble), Kept { first: 0 });
    let first = detect(&mut detector, 0, 50);
    let (snapshot, failed) = detector.snapshot();
    assert_eq!(failed.faults.len(), 1);
    assert_eq!(snapshot.shards.iter().filter(|shard| shard.behind.is_some()).count(), 1);
    let recovered = recover(&mut detector, &past);
    assert_eq!(events(&[&recovered], "bad"), [0; 0], "all of it was delivered before");
    let second = detect(&mut detector, 50, COUNT);
    assert_eq!(events(&[&first, &second], "bad"), all_but(&[], COUNT));
}

#[test]
fn a_failure_in_restore_gives_no_state_up() {
    let trouble = Arc::new(Trouble { poison: vec![70], ..Trouble::default() });
    // Without the past, a state that is given up is gone.
    let (mut detector, past) = (detector(&trouble), Kept { first: 50 });
    let first = detect(&mut detector, 0, 50);
    detector.snapshot();
    detect(&mut detector, 50, COUNT);
    trouble.restores.store(1, Ordering::Relaxed);
    let recovered = recover(&mut detector, &past);
    assert_eq!(parked(&recovered), [70]);
    assert_eq!(events(&[&first, &recovered], "bad"), all_but(&[70], COUNT));
}

#[test]
fn what_is_not_there_any_more_is_said() {
    let trouble = Arc::new(Trouble { poison: vec![70], ..Trouble::default() });
    let (mut detector, past) = (detector(&trouble), Kept { first: 20 });
    detect(&mut detector, 0, COUNT);
    let recovered = recover(&mut detector, &past);
    let missed = |notice: &Notice| matches!(notice, Notice::Missed(_, 0, 20));
    assert!(recovered.notices.iter().any(missed), "{:?}", recovered.notices);
    assert_eq!(parked(&recovered), [70]);
}

#[test]
fn a_timer_that_always_fails_parks_no_record() {
    let trouble = Arc::new(Trouble { timers_from: Some(60), ..Trouble::default() });
    let (mut detector, past) = (detector(&trouble), Kept { first: 0 });
    detect(&mut detector, 0, COUNT);
    let recovered = recover(&mut detector, &past);
    assert_eq!(parked(&recovered), [0; 0]);
    assert!(recovered.notices.iter().any(|notice| matches!(notice, Notice::Quarantined(..))));
    let found = events(&[&recovered], "bad");
    assert_eq!(found, all_but(&[], 60), "what came before is delivered, once");
}

#[test]
fn too_many_poisonous_records_lead_to_quarantine_and_release_goes_on_where_it_was() {
    let poison: Vec<u64> = (40..52).collect();
    let trouble = Arc::new(Trouble { poison: poison.clone(), ..Trouble::default() });
    let (mut detector, past) = (detector(&trouble), Kept { first: 0 });
    detect(&mut detector, 0, COUNT);
    let mut recovered = recover(&mut detector, &past);
    let quarantined = recovered.notices.iter().find_map(|notice| match notice {
        Notice::Quarantined(_, quarantine) => Some(quarantine.clone()),
        _ => None,
    });
    let said: Vec<_> = recovered.findings.iter().filter(|it| it.plugin.name == HOST_NAME).collect();
    assert_eq!((said.len(), said[0].key.as_str()), (1, "bad"));
    let mut until = quarantined.expect("a quarantine").until;
    assert!(parked(&recovered).len() < poison.len());
    // A restart does not end it.
    let (snapshot, _) = detector.snapshot();
    let mut restarted = self::detector(&trouble);
    assert_eq!(restarted.restore(snapshot), []);
    for _ in 0..10 {
        let before = restarted.advance(Timestamp(until.0 - 1), &|_| None);
        recovered.join(before);
        assert!(restarted.recoveries().0.is_empty(), "not before its time");
        recovered.join(restarted.advance(until, &|_| None));
        recovered.join(recover(&mut restarted, &past));
        let report = restarted.reports().next().unwrap();
        match &report.standing.quarantine {
            Some(quarantine) => until = quarantine.until,
            None => break,
        }
    }
    assert_eq!(parked(&recovered), poison);
    assert_eq!(events(&[&recovered], "bad"), all_but(&poison, COUNT));
}

#[test]
fn a_new_version_goes_on_with_the_state() {
    let (mut detector, past) = (detector(&Arc::default()), Kept { first: 0 });
    let first = detect(&mut detector, 0, 50);
    let next = third("bad", "2", 1, &Arc::default());
    let outline = detector.outline();
    let (prepared, late) = (outline.with(&next).unwrap(), outline.with(&next).unwrap());
    detector.swap(prepared, Warm::Carry).unwrap();
    assert_eq!(detector.swap(late, Warm::Carry), Err(SwapError::Stale));
    let second = detect(&mut detector, 50, COUNT);
    assert_eq!(events(&[&first, &second], "bad"), all_but(&[], COUNT));
    assert!(recover(&mut detector, &past).findings.is_empty());
}

#[test]
fn a_new_version_finds_what_the_old_one_could_not() {
    let trouble = Arc::new(Trouble { poison: vec![20], ..Trouble::default() });
    for schema in [1, 2] {
        let (mut detector, past) = (detector(&trouble), Kept { first: 0 });
        let first = detect(&mut detector, 0, 10);
        detect(&mut detector, 10, 50);
        // The old one is away, and never catches up.
        let mended = third("bad", "2", schema, &Arc::default());
        let prepared = detector.outline().with(&mended).unwrap();
        if schema == 1 {
            detector.swap(prepared, Warm::Carry).unwrap();
        } else {
            let mut rehearsal = detector.outline().rehearse(mended, 0, 50);
            while rehearsal.step(&past, 50).unwrap() {}
            detector.swap(prepared, Warm::Rehearsed(rehearsal.finish().unwrap())).unwrap();
        }
        let recovered = recover(&mut detector, &past);
        let second = detect(&mut detector, 50, COUNT);
        assert_eq!(events(&[&first, &recovered, &second], "bad"), all_but(&[], COUNT), "schema {schema}");
    }
}

#[test]
fn another_schema_begins_with_the_lookback() {
    let (mut detector, past) = (detector(&Arc::default()), Kept { first: 0 });
    let first = detect(&mut detector, 0, 50);
    let next = third("bad", "2", 2, &Arc::default());
    let of = |detector: &Detector| detector.outline().with(&next).unwrap();
    let prepared = of(&detector);
    assert_eq!(detector.swap(prepared, Warm::Carry), Err(SwapError::Schema { new: 2, old: 1 }));
    let mut rehearsal = detector.outline().rehearse(Arc::clone(&next), 0, 50);
    while rehearsal.step(&past, 50).unwrap() {}
    assert!(rehearsal.take_findings().is_empty());
    let second = detect(&mut detector, 50, 60);
    // Shadow: what it finds beside the old one.
    while rehearsal.step(&past, 60).unwrap() {}
    let beside: Vec<_> = rehearsal.take_findings().into_iter().map(|finding| finding.id).collect();
    let here = second.findings.iter().filter(|finding| finding.plugin.name == "bad");
    assert_eq!(beside, here.map(|finding| finding.id.clone()).collect::<Vec<_>>());
    let prepared = of(&detector);
    detector.swap(prepared, Warm::Rehearsed(rehearsal.finish().unwrap())).unwrap();
    let third = detect(&mut detector, 60, COUNT);
    assert_eq!(events(&[&first, &second, &third], "bad"), all_but(&[], COUNT));
}

#[test]
fn a_rule_whose_data_does_not_come_is_blind() {
    let mut detector = detector(&Arc::default());
    let blind = detector.blind(Timestamp(0));
    assert!(blind.iter().any(|it| it.plugin == "bad" && it.why == Why::NoField("event.action".into())));
    assert_eq!(detector.blind_so_far(), blind);
    // A kind of event that has not come may still come; where nothing else is to come, it is missing.
    detector.detect(batch_of("success", 0, 1), &|_| None);
    assert_eq!(detector.blind(Timestamp(i64::MIN)), []);
    let missing = Why::NoData("event.action is \"failure\"".into());
    let so_far = detector.blind_so_far();
    assert!(so_far.len() == 2 && so_far.iter().all(|it| it.why == missing), "{so_far:?}");
    detect(&mut detector, 1, 10);
    assert_eq!(detector.blind_so_far(), []);
    assert_eq!(detector.blind(Timestamp(time_of(5))), []);
    assert!(!detector.blind(Timestamp(time_of(50))).is_empty(), "long ago");
    // A swap does not make it forget.
    let prepared = detector.outline().with(&third("bad", "2", 1, &Arc::default())).unwrap();
    detector.swap(prepared, Warm::Carry).unwrap();
    assert_eq!(detector.blind(Timestamp(time_of(5))), []);
}
