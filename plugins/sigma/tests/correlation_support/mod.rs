//! Plans and events in few words, for the tests of correlations.
#![allow(dead_code, reason = "each test file uses a part")]

use sigma::correlation::{
    Comparison, Condition, Correlation, Engine, Expression, FieldIndex, Finding, Kind, Limits, Plan,
    Reference, Row, Source,
};

pub const USER: FieldIndex = FieldIndex(0);
pub const HOST: FieldIndex = FieldIndex(1);
pub const SOURCE: FieldIndex = FieldIndex(2);
pub const BYTES: FieldIndex = FieldIndex(3);

pub const SECOND: i64 = 1_000_000_000;

/// An event with values for some fields.
#[derive(Debug, Clone)]
pub struct Event {
    pub number: u64,
    pub time_ns: i64,
    pub watermark_ns: i64,
    pub values: Vec<(FieldIndex, String)>,
}

impl Event {
    fn value(&self, field: FieldIndex) -> Option<&str> {
        self.values.iter().find(|(of, _)| *of == field).map(|(_, value)| value.as_str())
    }
}

impl Row for Event {
    fn number(&self) -> u64 {
        self.number
    }

    fn time_ns(&self) -> i64 {
        self.time_ns
    }

    fn watermark_ns(&self) -> i64 {
        self.watermark_ns
    }

    fn key(&self, field: FieldIndex) -> u64 {
        let hash = |value: &str| {
            value.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
            })
        };
        self.value(field).map_or(0, hash)
    }

    fn decimal(&self, field: FieldIndex) -> Option<f64> {
        self.value(field)?.parse().ok()
    }
}

/// A correlation over detection rules 0, 1, …, as many as `rules`, grouped by user.
pub fn over_rules(kind: Kind, rules: u32, timespan_s: i64, condition: Condition) -> Correlation {
    let reference = |rule| Reference {
        source: Source::Rule(rule),
        group: vec![USER],
        value: match kind {
            Kind::ValueCount => vec![HOST],
            kind if kind.is_numeric() => vec![BYTES],
            _ => Vec::new(),
        },
    };
    Correlation {
        identity: 1,
        kind,
        references: (0..rules).map(reference).collect(),
        timespan_ns: timespan_s * SECOND,
        condition,
        reported: true,
    }
}

pub fn at_least(bound: f64) -> Condition {
    Condition::at_least(bound)
}

pub fn when(how: Comparison, bound: f64) -> Condition {
    Condition::Reached(vec![(how, bound)])
}

pub fn rule(place: usize) -> Expression {
    Expression::Rule(place)
}

/// A plan that must be fine.
pub fn plan(correlations: Vec<Correlation>) -> Plan {
    let (plan, refused) = Plan::new(8, correlations);
    assert_eq!(refused, []);
    plan
}

/// An engine and what has happened.
pub struct Story {
    pub engine: Engine,
    pub findings: Vec<Finding>,
    pub number: u64,
    pub lateness_ns: i64,
    newest_ns: i64,
}

impl Story {
    pub fn new(correlations: Vec<Correlation>) -> Self {
        let engine = Engine::new(plan(correlations), Limits::default());
        Story { engine, findings: Vec::new(), number: 0, lateness_ns: 60 * SECOND, newest_ns: i64::MIN }
    }

    /// A new event that one rule matches. Returns its findings.
    pub fn event(&mut self, rule: u32, second: i64, values: &[(FieldIndex, &str)]) -> Vec<Finding> {
        self.matched(&[rule], second, values)
    }

    /// A new event that several rules match.
    pub fn matched(&mut self, rules: &[u32], second: i64, values: &[(FieldIndex, &str)]) -> Vec<Finding> {
        self.number += 1;
        self.newest_ns = self.newest_ns.max(second * SECOND);
        let event = Event {
            number: self.number,
            time_ns: second * SECOND,
            watermark_ns: self.newest_ns - self.lateness_ns,
            values: values.iter().map(|(field, value)| (*field, (*value).to_owned())).collect(),
        };
        let mut found = Vec::new();
        for rule in rules {
            self.engine.take(*rule, &event, &mut found);
        }
        self.findings.extend(found.iter().cloned());
        found
    }

    /// Events of one user and rule, at these seconds. Returns the seconds of those that had findings.
    pub fn user_events(&mut self, rule: u32, seconds: &[i64]) -> Vec<i64> {
        let fires = |second: &&i64| !self.event(rule, **second, &[(USER, "ann")]).is_empty();
        seconds.iter().filter(fires).copied().collect()
    }
}
