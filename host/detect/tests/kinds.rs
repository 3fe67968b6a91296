//! What is made of an event by its kind, where several plugins ask, and which rules are said to be blind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use bartizan_detect::{
    access::FieldAccess,
    correlate::{Budget, Detector, Settings, Why},
    descriptor::{Condition, Descriptor, Partition, Rule, Subscription, Test},
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, Rows},
};
use bartizan_model::{
    EventBatch, FieldPatterns, FieldTable, PluginRef, RecordBatch, Severity, Source, Timestamp, ecs,
};
use std::sync::Arc;

struct P {
    identity: PluginRef,
    descriptor: Descriptor,
    access: FieldAccess,
}
struct I;
impl Plugin for P {
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
        Ok(Box::new(I))
    }
}
impl Instance for I {
    fn on_batch(&mut self, _: &Rows, _: u32) -> Result<Vec<RawFinding>, Fault> {
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
fn on(field: &str, text: &str) -> Condition {
    Condition { field: field.into(), any_of: vec![Test::Equals(text.into())], negated: false }
}
fn subscribed(conditions: Vec<Condition>) -> Subscription {
    Subscription { conditions, partition: Partition::Stateless, rules: vec![0] }
}
fn plugin(name: &str, subscriptions: Vec<Subscription>, granted: &[&str]) -> Arc<P> {
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
    let access = FieldAccess { granted: FieldPatterns::parse(granted).unwrap(), masked: Arc::default() };
    Arc::new(P {
        identity: PluginRef { name: name.into(), version: "1".into(), digest: "d".into() },
        descriptor,
        access,
    })
}
fn detector(fields: &Arc<FieldTable>) -> Detector {
    Detector::new(
        Settings {
            shards: 1,
            lateness_seconds: 0,
            dictionary: DictionaryLimits::default(),
            key: DeploymentKey([1; 16]),
            workers: None,
            budget: Budget::default(),
        },
        Arc::clone(fields),
    )
}
fn batch(values: &[(&str, &'static str)], fields: &FieldTable) -> EventBatch {
    let mut records = RecordBatch::new();
    records.push(1, &Arc::new(Source { name: "t".into(), format: None }), 1, Timestamp(0), b"-");
    let mut batch = EventBatch::new(records);
    batch.fill(|_, _, event| {
        for (name, value) in values {
            event.put_static(fields.intern(name).unwrap(), value);
        }
    });
    batch
}

/// What is said to be blind after one event, of a plugin that asks for two users in the data set `web`.
fn blind_behind(event: &[(&str, &'static str)]) -> Vec<(Option<usize>, Why)> {
    let fields = Arc::new(FieldTable::new());
    let mut detector = detector(&fields);
    let of_web = |user: &str| subscribed(vec![on("event.dataset", "web"), on("user.name", user)]);
    detector.add(plugin("p", vec![of_web("a"), of_web("b")], &["*"])).unwrap();
    detector.detect(batch(event, &fields), &|_| None);
    detector.blind_so_far().into_iter().map(|blind| (blind.subscription, blind.why)).collect()
}

#[test]
fn blind_names_the_condition_that_did_not_hold() {
    let why = blind_behind(&[("event.dataset", "web"), ("user.name", "c")]);
    assert_eq!(why, [], "the data came; only user.name did not match");
}

#[test]
fn blind_sees_missing_data() {
    let why = blind_behind(&[("event.dataset", "other"), ("user.name", "a")]);
    assert_eq!(why.len(), 2, "data set web came for neither subscription: {why:?}");
}

#[test]
fn needs_of_plugins_that_are_granted_different_names() {
    let fields = Arc::new(FieldTable::new());
    let mut detector = detector(&fields);
    let of_web = || on("event.dataset|event.module", "web");
    detector.add(plugin("a", vec![subscribed(vec![of_web()])], &["*"])).unwrap();
    detector
        .add(plugin(
            "b",
            vec![subscribed(vec![of_web(), on("user.name", "x")])],
            &["event.module", "user.name"],
        ))
        .unwrap();
    let needs = detector.needs(&[ecs::EVENT_DATASET, ecs::EVENT_MODULE]).unwrap();
    let needed: Vec<_> = needs
        .of_kind(&[(ecs::EVENT_DATASET, "other"), (ecs::EVENT_MODULE, "web")])
        .iter()
        .flat_map(|n| n.to_vec())
        .collect();
    assert!(needed.contains(&ecs::USER_NAME), "plugin b's condition on event.module holds");
}

/// Of an event whose kind a negated condition excludes, the telling field must be made: else the condition holds.
#[test]
fn what_a_kind_excludes_stays_excluded_in_narrow_events() {
    let fields = Arc::new(FieldTable::new());
    let lacks = |field: &str| Condition { field: field.into(), any_of: vec![Test::Exists], negated: true };
    let exists = |field: &str| Condition { field: field.into(), any_of: vec![Test::Exists], negated: false };
    let make = || {
        let mut detector = detector(&fields);
        detector
            .add(plugin("p", vec![subscribed(vec![lacks("winlog.channel"), on("user.name", "x")])], &["*"]))
            .unwrap();
        detector.add(plugin("q", vec![subscribed(vec![exists("user.name")])], &["*"])).unwrap();
        detector
    };
    let rows = |detector: &Detector| detector.plugins().next().unwrap().1.rows;
    let mut whole = make();
    whole.detect(batch(&[("winlog.channel", "Security"), ("user.name", "x")], &fields), &|_| None);
    assert_eq!(rows(&whole), 0);
    let mut narrow = make();
    let channel = fields.intern("winlog.channel").unwrap();
    let needs = narrow.needs(&[channel]).unwrap();
    let needed: Vec<_> = needs.of_kind(&[(channel, "Security")]).iter().flat_map(|n| n.to_vec()).collect();
    let all = [("winlog.channel", "Security"), ("user.name", "x")];
    let some: Vec<_> =
        all.into_iter().filter(|(name, _)| needed.contains(&fields.find(name).unwrap())).collect();
    narrow.detect_narrow(batch(&some, &fields), &|_, _| {}, &|_| None);
    assert_eq!(rows(&narrow), 0, "made of the event: {some:?}");
}
