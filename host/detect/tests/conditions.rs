//! Which rows pass which subscriptions: what the index finds is what the conditions say of each row, one by one,
//! negated or not, of codes, numbers and text, of fields with several values and several names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use bartizan_detect::{
    correlate::{Budget, Detector, Settings, Why},
    descriptor::{Condition, Descriptor, Partition, Rule, Subscription, Test},
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, Rows},
};
use bartizan_model::{EventBatch, FieldTable, PluginRef, RecordBatch, Severity, Source, Timestamp, Value};
use proptest::{collection::vec, prelude::*, sample::select};

/// One value, several values, a number, text that hardly repeats, several names; and one that no event has.
const FIELDS: [&str; 6] =
    ["user.name", "event.category", "process.pid", "message", "process.name|Image|user.name", "Nowhere"];
const WORDS: [&str; 6] = ["web", "WEBx", "a web b", "12", "123", ""];

/// Event number and subscription.
type Passed = BTreeSet<(u64, u32)>;

/// Notes which rows passed what.
struct Noting {
    identity: PluginRef,
    descriptor: Descriptor,
    noted: Arc<Mutex<Passed>>,
}

struct NotingInstance(Arc<Mutex<Passed>>, bool);

impl Plugin for Noting {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        Ok(Box::new(NotingInstance(Arc::clone(&self.noted), self.descriptor.subscriptions.len() > 1)))
    }
}

impl Instance for NotingInstance {
    fn on_batch(&mut self, rows: &Rows, _epoch: u32) -> Result<Vec<RawFinding>, Fault> {
        let mut noted = self.0.lock().unwrap();
        let numbers = rows.numbers();
        if !self.1 {
            noted.extend(numbers.iter().map(|number| (*number, 0)));
            return Ok(vec![]);
        }
        let hits = rows.subscriptions().unwrap();
        let mut start = 0;
        for (number, end) in numbers.iter().zip(&hits.ends) {
            noted.extend(hits.ids[start..*end as usize].iter().map(|id| (*number, *id)));
            start = *end as usize;
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

/// A condition that is turned round or not.
fn on(field: &str, any_of: Vec<Test>, negated: bool) -> Condition {
    Condition { field: field.into(), any_of, negated }
}

fn subscribed(conditions: Vec<Condition>) -> Subscription {
    Subscription { conditions, partition: Partition::Stateless, rules: vec![0] }
}

fn detector(subscriptions: Vec<Subscription>) -> (Detector, Arc<FieldTable>, Arc<Mutex<Passed>>) {
    let rule = Rule {
        id: "rule".into(),
        version: "1".into(),
        title: "rule".into(),
        description: String::new(),
        severity: Severity::Low,
        confidence: 1,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    };
    let descriptor = Descriptor {
        rules: vec![rule],
        fields: vec![],
        subscriptions,
        timers: false,
        lookback_seconds: 0,
        state_schema: 1,
        tables: vec![],
        remarks: vec![],
    };
    let settings = Settings {
        shards: 1,
        lateness_seconds: 0,
        // So few that codes change their meaning now and then.
        dictionary: DictionaryLimits { entries: 4, bytes: 1 << 20 },
        key: DeploymentKey([1; 16]),
        workers: None,
        budget: Budget::default(),
    };
    let (noted, fields) = (Arc::default(), Arc::new(FieldTable::new()));
    let mut detector = Detector::new(settings, Arc::clone(&fields));
    let identity = PluginRef { name: "noting".into(), version: "1".into(), digest: "d".into() };
    detector.add(Arc::new(Noting { identity, descriptor, noted: Arc::clone(&noted) })).unwrap();
    (detector, fields, noted)
}

/// Values of fields by name: usually one, of `event.category` several.
type Happening = Vec<(&'static str, Vec<&'static str>)>;

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let word = || select(WORDS.to_vec());
    let one = |name: &'static str| {
        proptest::option::of(word()).prop_map(move |word| (name, word.into_iter().collect::<Vec<_>>()))
    };
    let number = proptest::option::of(select(vec!["12", "123", "7"]))
        .prop_map(|number| ("process.pid", number.into_iter().collect::<Vec<_>>()));
    let categories = vec(word(), 0..4).prop_map(|words| ("event.category", words));
    // An empty message is none.
    let message = proptest::option::of(select(WORDS[..5].to_vec()))
        .prop_map(|word| ("message", word.into_iter().collect::<Vec<_>>()));
    let event = (one("user.name"), one("process.name"), one("Image"), number, categories, message)
        .prop_map(|(a, b, c, d, e, f)| vec![a, b, c, d, e, f]);
    vec(event, 1..90)
}

fn conditions() -> impl Strategy<Value = Vec<Vec<Condition>>> {
    let text = || select(vec!["web", "WEB", "12", "x", "a web b", "b", "7"]).prop_map(String::from);
    let test = prop_oneof![
        3 => text().prop_map(Test::Equals),
        2 => text().prop_map(Test::Prefix),
        2 => text().prop_map(Test::Suffix),
        3 => text().prop_map(Test::Contains),
        1 => Just(Test::Exists),
    ];
    let condition = (select(FIELDS.to_vec()), vec(test, 0..4), any::<bool>())
        .prop_map(|(field, any_of, negated)| on(field, any_of, negated));
    vec(vec(condition, 0..4), 1..12)
}

/// What a condition says of an event, in so many words.
fn holds(condition: &Condition, event: &Happening) -> bool {
    let values = |name: &str| event.iter().find(|(known, values)| *known == name && !values.is_empty());
    let values = condition.field.split('|').find_map(values).map_or(&[][..], |(_, values)| values);
    let passes = |value: &str, test: &Test| {
        let value = value.to_ascii_lowercase();
        match test {
            Test::Equals(text) => value == text.to_ascii_lowercase(),
            Test::Prefix(text) => value.starts_with(&text.to_ascii_lowercase()),
            Test::Suffix(text) => value.ends_with(&text.to_ascii_lowercase()),
            Test::Contains(text) => value.contains(&text.to_ascii_lowercase()),
            Test::Exists => true,
        }
    };
    let any = values.iter().any(|value| condition.any_of.iter().any(|test| passes(value, test)));
    any != condition.negated
}

fn batch_of(events: &[Happening], first: u64, fields: &FieldTable) -> EventBatch {
    let mut records = RecordBatch::new();
    let source = Arc::new(Source { name: "test".into(), format: None });
    for number in (first..).take(events.len()) {
        records.push(number, &source, number, Timestamp(0), b"-");
    }
    let mut batch = EventBatch::new(records);
    let mut events = events.iter();
    batch.fill(|_, _, event| {
        for (name, values) in events.next().unwrap() {
            let field = fields.intern(name).unwrap();
            for value in values {
                match *name {
                    "process.pid" => event.put(field, Value::Integer(value.parse().unwrap())),
                    _ => event.put_static(field, value),
                }
            }
        }
    });
    batch
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rows_pass_what_they_meet(asked in conditions(), events in happenings(), size in select(vec![1, 7, 70, 200])) {
        let (mut detector, fields, noted) = detector(asked.iter().cloned().map(subscribed).collect());
        let mut number = 1;
        for events in events.chunks(size) {
            detector.detect(batch_of(events, number, &fields), &|_| None);
            number += events.len() as u64;
        }
        let mut meant = Passed::new();
        for (number, event) in (1..).zip(&events) {
            let met = (0..).zip(&asked).filter(|(_, asked)| asked.iter().all(|one| holds(one, event)));
            meant.extend(met.map(|(subscription, _)| (number, subscription)));
        }
        let noted = noted.lock().unwrap().clone();
        prop_assert_eq!(noted, meant);
    }
}

#[test]
fn what_is_not_to_be_makes_no_rule_blind() {
    let web = || vec![Test::Equals("web".into())];
    let of_web = on("event.dataset", web(), false);
    let asked = vec![
        subscribed(vec![of_web.clone(), on("user.name", vec![Test::Exists], true)]),
        subscribed(vec![of_web.clone(), on("event.dataset", web(), true)]),
        subscribed(vec![of_web, on("event.dataset", vec![Test::Exists], true)]),
    ];
    let (mut detector, fields, noted) = detector(asked);
    let web: Happening = vec![("event.dataset", vec!["web"])];
    detector.detect(batch_of(&[web], 1, &fields), &|_| None);
    assert_eq!(*noted.lock().unwrap(), Passed::from([(1, 0)]));
    let blind: Vec<(Option<usize>, Why)> =
        detector.blind_so_far().into_iter().map(|blind| (blind.subscription, blind.why)).collect();
    let never = |why: &str| {
        Why::Never(format!("event.dataset is \"web\" and not (event.dataset {why}) cannot both be"))
    };
    assert_eq!(blind, [(Some(1), never("is \"web\"")), (Some(2), never("is there"))]);
}
