//! Plugins without a sandbox, which say and find what a fuzzer made up.

use std::sync::Arc;

use bartizan_detect::{
    correlate::{Budget, Detector, Settings},
    descriptor::{Descriptor, Partition, Rule, Subscription},
    dictionary::{DeploymentKey, DictionaryLimits},
    plugin::{Fault, Instance, Plugin, RawFinding},
    rows::{Lookup, Rows},
};
use bartizan_model::{EventBatch, FieldTable, PluginRef, RecordBatch, Severity, Source, Timestamp, ecs};

/// A plugin of any descriptor; an instance returns its findings at each call.
pub struct Native {
    identity: PluginRef,
    descriptor: Descriptor,
    findings: Vec<RawFinding>,
}

struct NativeInstance(Vec<RawFinding>);

impl Native {
    pub fn new(name: &str, descriptor: Descriptor, findings: Vec<RawFinding>) -> Arc<Native> {
        let identity = PluginRef { name: name.into(), version: "1".into(), digest: "d".into() };
        Arc::new(Native { identity, descriptor, findings })
    }

    /// One that finds every row.
    pub fn witness() -> Arc<Native> {
        Native::new("witness", described("seen"), vec![RawFinding::default()])
    }
}

/// A descriptor of one rule that sees every event.
pub fn described(rule: &str) -> Descriptor {
    let rule = Rule {
        id: rule.into(),
        version: "1".into(),
        title: rule.into(),
        description: String::new(),
        severity: Severity::Low,
        confidence: 50,
        techniques: vec![],
        references: vec![],
        false_positives: vec![],
    };
    Descriptor {
        rules: vec![rule],
        fields: vec!["user.name".into()],
        subscriptions: vec![Subscription { conditions: vec![], partition: Partition::Global, rules: vec![] }],
        timers: false,
        lookback_seconds: 0,
        state_schema: 1,
        tables: vec![],
        remarks: vec![],
    }
}

impl Plugin for Native {
    fn identity(&self) -> &PluginRef {
        &self.identity
    }

    fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    fn instantiate(&self) -> Result<Box<dyn Instance>, Fault> {
        Ok(Box::new(NativeInstance(self.findings.clone())))
    }
}

impl Instance for NativeInstance {
    fn on_batch(&mut self, _: &Rows, _: u32) -> Result<Vec<RawFinding>, Fault> {
        Ok(self.0.clone())
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

pub fn detector() -> Detector {
    let settings = Settings {
        shards: 2,
        lateness_seconds: 60,
        dictionary: DictionaryLimits::default(),
        key: DeploymentKey([7; 16]),
        workers: None,
        budget: Budget::default(),
    };
    Detector::new(settings, Arc::new(FieldTable::new()))
}

/// A batch of some users' events, numbered from 1.
pub fn events(users: &[&str]) -> EventBatch {
    let mut records = RecordBatch::new();
    let source = Arc::new(Source { name: "fuzz".into(), format: None });
    for (number, user) in (1..).zip(users) {
        records.push(number, &source, number, Timestamp(number as i64), user.as_bytes());
    }
    let mut batch = EventBatch::new(records);
    batch.fill(|_, text, event| event.put_text(ecs::USER_NAME, text));
    batch
}
