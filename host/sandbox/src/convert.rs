//! Between the contract's types and the host's own. Nothing is judged here: what a plugin returns is held to
//! its bounds in [`crate::cut`].

use bartizan_detect::{
    descriptor::{Condition, Descriptor, Partition, Remark, Rule, Subscription, Test, Weight},
    patterns::Pattern,
    plugin::{RawFinding, Subject},
    rows,
};
use bartizan_model::{Classification, Observable, Severity, Timestamp};

use crate::bindings::{classification::bartizan::plugin::judgement, events, types};

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
        remarks: descriptor.remarks.into_iter().map(remark).collect(),
    }
}

fn remark(remark: types::Remark) -> Remark {
    Remark {
        weight: match remark.weight {
            types::Weight::Error => Weight::Error,
            types::Weight::Warning => Weight::Warning,
            types::Weight::Note => Weight::Note,
        },
        path: remark.path,
        line: remark.line,
        column: remark.column,
        rule: remark.rule,
        code: remark.code,
        message: remark.message,
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
        negated: condition.negated,
    });
    let partition = match subscription.partition {
        types::Partition::Stateless => Partition::Stateless,
        types::Partition::By(fields) => Partition::By(fields),
        types::Partition::Global => Partition::Global,
    };
    Subscription { conditions: conditions.collect(), partition, rules: subscription.rules }
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

pub(crate) fn finding(finding: types::Finding) -> RawFinding {
    let observables = finding
        .observables
        .into_iter()
        .map(|observable| Observable { field: observable.field, value: observable.value });
    RawFinding {
        rule: finding.rule,
        key: finding.key,
        time: Timestamp(finding.time),
        events: finding.events,
        at: finding.at,
        severity: finding.severity.map(severity),
        confidence: finding.confidence,
        summary: finding.summary,
        observables: observables.collect(),
        attributes: finding.attributes,
    }
}

pub(crate) fn judgement(judged: judgement::Classification) -> Classification {
    Classification {
        category: judged.category,
        functional_impact: judged.functional_impact,
        information_impact: judged.information_impact,
        breadth: judged.breadth,
        asset_criticality: judged.asset_criticality,
        activity: judged.activity,
        recoverability: judged.recoverability,
        confidence: judged.confidence,
        negative_effect: judged.negative_effect,
        rationale: judged.rationale,
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
