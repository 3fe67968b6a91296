//! What a plugin says about itself. Input: a descriptor, as `arbitrary` reads one.

use arbitrary::{Arbitrary, Unstructured};
use bartizan_detect::{
    correlate::AddError,
    descriptor::{
        Condition, Descriptor, MAX_FIELDS, MAX_RULES, MAX_SUBSCRIPTIONS, Partition, Rule, Subscription, Test,
    },
};
use bartizan_model::Severity;

use crate::native::{Native, detector, events};

/// A descriptor as a fuzzer makes it up: as the contract has it, but shorter to write.
#[derive(Arbitrary, Debug)]
struct Made {
    rules: Vec<(Id, String, u8)>,
    fields: Vec<Name>,
    subscriptions: Vec<(Vec<MadeCondition>, MadePartition)>,
    timers: bool,
    lookback: u64,
    state_schema: u32,
    tables: Vec<String>,
    /// How often the first subscription's first condition is repeated.
    repeated: u8,
}

#[derive(Arbitrary, Debug)]
enum Id {
    Sound(u8),
    Any(String),
}

/// Names that mean something are tried more often than chance would.
#[derive(Arbitrary, Debug)]
enum Name {
    User,
    Message,
    Time,
    Status,
    Long(u16),
    Any(String),
}

#[derive(Arbitrary, Debug)]
struct MadeCondition {
    field: Name,
    any_of: Vec<MadeTest>,
    negated: bool,
}

#[derive(Arbitrary, Debug)]
enum MadeTest {
    Equals(String),
    Prefix(String),
    Suffix(String),
    Contains(String),
    Exists,
}

#[derive(Arbitrary, Debug)]
enum MadePartition {
    Stateless,
    By(Vec<Name>),
    Global,
}

/// Runs the body.
pub fn run(input: &[u8]) {
    let Ok(made) = Made::arbitrary(&mut Unstructured::new(input)) else { return };
    let descriptor = made.descriptor();
    let checked = descriptor.check();
    if let Err(error) = &checked {
        let said = error.to_string();
        assert!(!said.is_empty() && !said.contains('\n'), "{said}");
    } else {
        assert!((1..=MAX_SUBSCRIPTIONS).contains(&descriptor.subscriptions.len()));
        assert!(descriptor.rules.len() <= MAX_RULES && descriptor.fields.len() <= MAX_FIELDS);
    }
    let mut detector = detector();
    let plugin = Native::new("made", descriptor, vec![]);
    let added = detector.add(plugin.clone());
    assert!(checked.is_ok() || added.is_err(), "a descriptor that is refused was added");
    if added.is_ok() {
        assert!(matches!(detector.add(plugin), Err(AddError::Twice(_))));
    }
    // Whatever came of it, another plugin can be added, and sees what it would see alone.
    detector.add(Native::witness()).unwrap_or_else(|error| panic!("{error}"));
    let detected = detector.detect(events(&["root", "anna", "", "Ω"]), &|_| None);
    assert_eq!(detected.findings.len(), 1, "{:?}", detected.faults);
    assert!(detected.faults.is_empty(), "{:?}", detected.faults);
}

impl Made {
    fn descriptor(self) -> Descriptor {
        let rules = self.rules.into_iter().map(|(id, text, confidence)| Rule {
            id: match id {
                Id::Sound(number) => format!("rule-{number}"),
                Id::Any(text) => text,
            },
            version: text.clone(),
            title: text.clone(),
            description: text,
            severity: Severity::Low,
            confidence,
            techniques: vec![],
            references: vec![],
            false_positives: vec![],
        });
        let mut subscriptions: Vec<Subscription> = self.subscriptions.into_iter().map(subscription).collect();
        if let Some(conditions) = subscriptions.first_mut().map(|first| &mut first.conditions)
            && let Some(first) = conditions.first().cloned()
        {
            conditions.extend(std::iter::repeat_n(first, self.repeated.into()));
        }
        Descriptor {
            rules: rules.collect(),
            fields: self.fields.into_iter().map(Name::text).collect(),
            subscriptions,
            timers: self.timers,
            lookback_seconds: self.lookback,
            state_schema: self.state_schema,
            tables: self.tables,
            remarks: vec![],
        }
    }
}

fn subscription((conditions, partition): (Vec<MadeCondition>, MadePartition)) -> Subscription {
    let test = |test| match test {
        MadeTest::Equals(text) => Test::Equals(text),
        MadeTest::Prefix(text) => Test::Prefix(text),
        MadeTest::Suffix(text) => Test::Suffix(text),
        MadeTest::Contains(text) => Test::Contains(text),
        MadeTest::Exists => Test::Exists,
    };
    let condition = |made: MadeCondition| Condition {
        field: made.field.text(),
        any_of: made.any_of.into_iter().map(test).collect(),
        negated: made.negated,
    };
    Subscription {
        conditions: conditions.into_iter().map(condition).collect(),
        partition: match partition {
            MadePartition::Stateless => Partition::Stateless,
            MadePartition::By(fields) => Partition::By(fields.into_iter().map(Name::text).collect()),
            MadePartition::Global => Partition::Global,
        },
        rules: vec![],
    }
}

impl Name {
    fn text(self) -> String {
        match self {
            Name::User => "user.name".into(),
            Name::Message => "message".into(),
            Name::Time => "@timestamp".into(),
            Name::Status => "http.response.status_code".into(),
            Name::Long(bytes) => "f".repeat(bytes.into()),
            Name::Any(text) => text,
        }
    }
}
