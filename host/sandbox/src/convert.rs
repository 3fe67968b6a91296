//! Between the contract's types and the host's own. What a plugin returns is held to its bounds here: text
//! that is too long is cut, not refused, because it is often an attacker's (a user name of a megabyte), who
//! must not be able to end a rule with it. Cutting depends on the text alone, so a replay cuts the same.

use bartizan_detect::{
    descriptor::{Condition, Descriptor, Partition, Rule, Subscription, Test},
    patterns::Pattern,
    plugin::{RawFinding, Subject},
    rows,
};
use bartizan_model::{Classification, Observable, Severity, Timestamp};

use crate::{
    bindings::{classification::bartizan::plugin::judgement, events, types},
    limits::{
        MAX_ATTRIBUTES, MAX_EVENTS_PER_FINDING, MAX_KEY_BYTES, MAX_LABEL_BYTES, MAX_OBSERVABLES,
        MAX_SUMMARY_BYTES, MAX_VALUE_BYTES,
    },
};

pub(crate) fn texts(texts: rows::Texts) -> events::Texts {
    events::Texts { ends: texts.ends, text: texts.text }
}

pub(crate) fn hits(hits: rows::Hits) -> events::Hits {
    events::Hits { ends: hits.ends, ids: hits.ids }
}

pub(crate) fn pattern(pattern: events::Pattern) -> Pattern {
    match pattern {
        events::Pattern::Equals(text) => Pattern::Equals(text),
        events::Pattern::Prefix(text) => Pattern::Prefix(text),
        events::Pattern::Suffix(text) => Pattern::Suffix(text),
        events::Pattern::Contains(text) => Pattern::Contains(text),
        events::Pattern::Regex(text) => Pattern::Regex(text),
    }
}

pub(crate) fn severity(severity: types::Severity) -> Severity {
    match severity {
        types::Severity::Informational => Severity::Informational,
        types::Severity::Low => Severity::Low,
        types::Severity::Medium => Severity::Medium,
        types::Severity::High => Severity::High,
        types::Severity::Critical => Severity::Critical,
    }
}

fn severity_out(severity: Severity) -> types::Severity {
    match severity {
        Severity::Informational => types::Severity::Informational,
        Severity::Low => types::Severity::Low,
        Severity::Medium => types::Severity::Medium,
        Severity::High => types::Severity::High,
        Severity::Critical => types::Severity::Critical,
    }
}

pub(crate) fn descriptor(descriptor: types::Descriptor) -> Descriptor {
    Descriptor {
        rules: descriptor.rules.into_iter().map(rule).collect(),
        fields: descriptor.fields,
        subscriptions: descriptor.subscriptions.into_iter().map(subscription).collect(),
        timers: descriptor.timers,
        lookback_seconds: descriptor.lookback,
        state_schema: descriptor.state_schema,
        tables: descriptor.tables,
    }
}

fn rule(rule: types::Rule) -> Rule {
    Rule {
        id: rule.id,
        version: rule.version,
        title: rule.title,
        description: rule.description,
        severity: severity(rule.severity),
        confidence: rule.confidence.min(Classification::MAX_CONFIDENCE),
        techniques: rule.techniques,
        references: rule.references,
        false_positives: rule.false_positives,
    }
}

fn subscription(subscription: types::Subscription) -> Subscription {
    let conditions = subscription.conditions.into_iter().map(|condition| Condition {
        field: condition.field,
        any_of: condition.any_of.into_iter().map(test).collect(),
    });
    let partition = match subscription.partition {
        types::Partition::Stateless => Partition::Stateless,
        types::Partition::By(fields) => Partition::By(fields),
        types::Partition::Global => Partition::Global,
    };
    Subscription { conditions: conditions.collect(), partition }
}

fn test(test: types::Test) -> Test {
    match test {
        types::Test::Equals(text) => Test::Equals(text),
        types::Test::Prefix(text) => Test::Prefix(text),
        types::Test::Suffix(text) => Test::Suffix(text),
        types::Test::Contains(text) => Test::Contains(text),
        types::Test::Exists => Test::Exists,
    }
}

/// Cuts what a plugin returns to its bounds, and counts the cuts.
#[derive(Debug, Default)]
pub(crate) struct Cutter {
    pub(crate) cuts: u64,
}

impl Cutter {
    pub(crate) fn finding(&mut self, finding: types::Finding) -> RawFinding {
        let mut events = finding.events;
        if events.len() > MAX_EVENTS_PER_FINDING {
            self.cuts += 1;
            events.drain(..events.len() - MAX_EVENTS_PER_FINDING);
        }
        let observables = self
            .list(finding.observables, MAX_OBSERVABLES)
            .map(|observable| Observable { field: observable.field, value: observable.value });
        let mut observables: Vec<Observable> = observables.collect();
        for observable in &mut observables {
            self.text(&mut observable.field, MAX_LABEL_BYTES);
            self.text(&mut observable.value, MAX_VALUE_BYTES);
        }
        let mut attributes: Vec<_> = self.list(finding.attributes, MAX_ATTRIBUTES).collect();
        for (name, value) in &mut attributes {
            self.text(name, MAX_LABEL_BYTES);
            self.text(value, MAX_VALUE_BYTES);
        }
        let mut summary = finding.summary;
        self.text(&mut summary, MAX_SUMMARY_BYTES);
        RawFinding {
            rule: finding.rule,
            key: self.key(finding.key),
            time: Timestamp(finding.time),
            events,
            at: finding.at,
            severity: finding.severity.map(severity),
            confidence: finding.confidence.map(|confidence| confidence.min(Classification::MAX_CONFIDENCE)),
            summary,
            observables,
            attributes,
        }
    }

    pub(crate) fn judgement(&mut self, judged: judgement::Classification) -> Classification {
        let (mut category, mut rationale) = (judged.category, judged.rationale);
        self.text(&mut category, MAX_LABEL_BYTES);
        self.text(&mut rationale, MAX_SUMMARY_BYTES);
        let judged = Classification {
            category,
            functional_impact: judged.functional_impact,
            information_impact: judged.information_impact,
            breadth: judged.breadth,
            asset_criticality: judged.asset_criticality,
            activity: judged.activity,
            recoverability: judged.recoverability,
            confidence: judged.confidence,
            negative_effect: judged.negative_effect,
            rationale,
        };
        judged.clamped()
    }

    fn list<T>(&mut self, list: Vec<T>, most: usize) -> std::iter::Take<std::vec::IntoIter<T>> {
        self.cuts += u64::from(list.len() > most);
        list.into_iter().take(most)
    }

    fn text(&mut self, text: &mut String, most_bytes: usize) {
        if text.len() > most_bytes {
            self.cuts += 1;
            text.truncate(text.floor_char_boundary(most_bytes));
            text.push('…');
        }
    }

    /// Keys that differ must go on to differ: a cut one ends in the hash of the whole.
    fn key(&mut self, mut key: String) -> String {
        if key.len() > MAX_KEY_BYTES {
            let hash = blake3::hash(key.as_bytes()).to_hex();
            self.text(&mut key, MAX_KEY_BYTES);
            key.extend(hash.chars().take(32));
        }
        key
    }
}

pub(crate) fn subject(subject: &Subject<'_>) -> judgement::Subject {
    let finding = subject.finding;
    let observables = finding.observables.iter().map(|observable| types::Observable {
        field: observable.field.clone(),
        value: observable.value.clone(),
    });
    judgement::Subject {
        finding_id: finding.id.as_str().to_owned(),
        rule_id: finding.rule.id.clone(),
        rule_title: finding.rule.title.clone(),
        plugin: finding.plugin.name.clone(),
        severity: severity_out(finding.severity),
        confidence: finding.confidence,
        time: finding.time.0,
        key: finding.key.clone(),
        techniques: finding.techniques.clone(),
        summary: finding.summary.clone(),
        observables: observables.collect(),
        attributes: finding.attributes.clone().into_iter().collect(),
        events: u32::try_from(finding.events.len()).unwrap_or(u32::MAX),
        hosts: subject.hosts,
        users: subject.users,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(key: String) -> types::Finding {
        types::Finding {
            rule: 0,
            key,
            time: 5,
            at: Some(3),
            events: (0..MAX_EVENTS_PER_FINDING as u64 + 2).collect(),
            severity: Some(types::Severity::Critical),
            confidence: Some(200),
            summary: "é".repeat(MAX_SUMMARY_BYTES),
            observables: vec![
                types::Observable { field: "user.name".into(), value: "x".into() };
                MAX_OBSERVABLES + 1
            ],
            attributes: vec![("a".into(), "v".repeat(MAX_VALUE_BYTES + 1))],
        }
    }

    #[test]
    fn too_long_is_cut_and_counted() {
        let mut cutter = Cutter::default();
        let cut = cutter.finding(finding("k".into()));
        assert_eq!(cutter.cuts, 4);
        assert_eq!((cut.events.len(), cut.events.first()), (MAX_EVENTS_PER_FINDING, Some(&2)));
        assert_eq!(cut.confidence, Some(100));
        assert_eq!(cut.severity, Some(Severity::Critical));
        assert!(cut.summary.len() <= MAX_SUMMARY_BYTES + 3 && cut.summary.ends_with("é…"));
        assert_eq!(cut.observables.len(), MAX_OBSERVABLES);
        assert!(cut.attributes[0].1.ends_with("v…"));
    }

    #[test]
    fn long_keys_stay_apart() {
        let key = |end: &str| {
            let long = format!("{}{end}", "k".repeat(MAX_KEY_BYTES));
            Cutter::default().finding(finding(long)).key
        };
        assert_ne!(key("a"), key("b"));
        assert_eq!(key("a"), key("a"));
        assert!(key("a").len() < MAX_KEY_BYTES + 64);
    }
}
