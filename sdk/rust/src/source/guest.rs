//! Rows from the host: the contract's bindings, in the sandbox.
#![allow(missing_docs)]

#[cfg(feature = "classification")]
use crate::judge::{Judgement, Subject};
use crate::plugin::Rules;
use crate::setup::{
    Asset, Condition, Descriptor, LoadedRule, Partition, Remark, Severity, Subscription, Test, Weight,
};

/// World `correlation`.
#[cfg(feature = "correlation")]
#[allow(unsafe_code, clippy::all)]
pub mod correlation {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "correlation",
        pub_export_macro: true,
        export_macro_name: "export_correlation",
        default_bindings_module: "bartizan_sdk::guest::correlation",
    });
}

/// World `classification`.
#[cfg(all(feature = "classification", not(feature = "correlation")))]
#[allow(unsafe_code, clippy::all)]
pub mod classification {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "classification",
        pub_export_macro: true,
        export_macro_name: "export_classification",
        default_bindings_module: "bartizan_sdk::guest::classification",
    });
}

/// World `classification`, with the types of `correlation`.
#[cfg(all(feature = "classification", feature = "correlation"))]
#[allow(unsafe_code, clippy::all)]
pub mod classification {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "classification",
        pub_export_macro: true,
        export_macro_name: "export_classification",
        default_bindings_module: "bartizan_sdk::guest::classification",
        with: {
            "bartizan:plugin/types@0.1.0": super::correlation::bartizan::plugin::types,
            "bartizan:plugin/host@0.1.0": super::correlation::bartizan::plugin::host,
        },
    });
}

#[cfg(not(feature = "correlation"))]
#[path = "guest/no_events.rs"]
mod events;
#[cfg(feature = "correlation")]
#[path = "guest/events.rs"]
mod events;

#[cfg(feature = "classification")]
pub use classification::bartizan::plugin::judgement;
#[cfg(all(feature = "classification", not(feature = "correlation")))]
pub use classification::bartizan::plugin::{host, types};
#[cfg(feature = "correlation")]
pub use correlation::bartizan::plugin::{host, types};
pub(crate) use events::{RawBatch, RawPatterns};

pub(crate) fn log(severity: Severity, message: &str) {
    host::log(to_severity(severity), message);
}

pub(crate) fn lookup(table: &str, key: &str) -> Option<String> {
    host::lookup(table, key)
}

/// A panic ends the instance; say why first.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| log(Severity::High, &panic.to_string())));
}

pub fn assets(assets: Vec<types::Asset>) -> Vec<Asset> {
    assets.into_iter().map(|asset| Asset { path: asset.path, content: asset.content }).collect()
}

#[cfg(feature = "correlation")]
pub fn descriptor(descriptor: &Descriptor) -> types::Descriptor {
    types::Descriptor {
        rules: descriptor.rules.iter().map(rule).collect(),
        fields: descriptor.fields.clone(),
        subscriptions: descriptor.subscriptions.iter().map(subscription).collect(),
        timers: descriptor.timers,
        lookback: u64::try_from(descriptor.lookback.whole_seconds()).unwrap_or_default(),
        state_schema: descriptor.state_schema,
        tables: descriptor.tables.clone(),
        remarks: descriptor.remarks.iter().map(remark).collect(),
    }
}

#[cfg(feature = "correlation")]
fn remark(remark: &Remark) -> types::Remark {
    let remark = remark.clone();
    types::Remark {
        weight: match remark.weight {
            Weight::Error => types::Weight::Error,
            Weight::Warning => types::Weight::Warning,
            Weight::Note => types::Weight::Note,
        },
        path: remark.path,
        line: remark.line,
        column: remark.column,
        rule: remark.rule,
        code: remark.code,
        message: remark.message,
    }
}

#[cfg(feature = "correlation")]
fn rule(rule: &LoadedRule) -> types::Rule {
    let rule = rule.clone();
    types::Rule {
        id: rule.id,
        version: rule.version,
        title: rule.title,
        description: rule.description,
        severity: to_severity(rule.severity),
        confidence: rule.confidence,
        techniques: rule.techniques,
        references: rule.references,
        false_positives: rule.false_positives,
    }
}

#[cfg(feature = "correlation")]
fn subscription(subscription: &Subscription) -> types::Subscription {
    types::Subscription {
        conditions: subscription.conditions.iter().map(condition).collect(),
        partition: match subscription.partition.clone() {
            Partition::Stateless => types::Partition::Stateless,
            Partition::By(fields) => types::Partition::By(fields),
            Partition::Global => types::Partition::Global,
        },
        rules: subscription.rules.clone(),
    }
}

#[cfg(feature = "correlation")]
fn condition(condition: &Condition) -> types::Condition {
    let any_of = condition.any_of.iter().cloned().map(|test| match test {
        Test::Equals(text) => types::Test::Equals(text),
        Test::Prefix(text) => types::Test::Prefix(text),
        Test::Suffix(text) => types::Test::Suffix(text),
        Test::Contains(text) => types::Test::Contains(text),
        Test::Exists => types::Test::Exists,
    });
    types::Condition { field: condition.field.clone(), any_of: any_of.collect(), negated: condition.negated }
}

#[cfg(feature = "correlation")]
/// Findings as the contract has them: the rule by its place in the descriptor. One of a rule that the
/// descriptor lacks cannot be told, which is the plugin's mistake; it is logged and left out.
pub fn findings(rules: &Rules, findings: Vec<crate::Finding>) -> Vec<types::Finding> {
    let findings = findings.into_iter().filter_map(|finding| {
        let Some(rule) = rules.position(&finding.rule) else {
            log(Severity::High, &format!("a finding names rule {:?}, which was not set up", finding.rule));
            return None;
        };
        let observables = finding.observables.into_iter();
        Some(types::Finding {
            rule,
            key: finding.key,
            time: finding.time.0,
            events: finding.events,
            at: finding.at,
            severity: finding.severity.map(to_severity),
            confidence: finding.confidence,
            summary: finding.summary,
            observables: observables
                .map(|observable| types::Observable { field: observable.field, value: observable.value })
                .collect(),
            attributes: finding.attributes,
        })
    });
    findings.collect()
}

#[cfg(feature = "classification")]
pub fn subject(subject: judgement::Subject) -> Subject {
    let observables = subject.observables.into_iter();
    Subject {
        finding_id: subject.finding_id,
        rule_id: subject.rule_id,
        rule_title: subject.rule_title,
        plugin: subject.plugin,
        severity: from_severity(subject.severity),
        confidence: subject.confidence,
        time: crate::Time(subject.time),
        key: subject.key,
        techniques: subject.techniques,
        summary: subject.summary,
        observables: observables
            .map(|observable| crate::Observable { field: observable.field, value: observable.value })
            .collect(),
        attributes: subject.attributes,
        events: subject.events,
        hosts: subject.hosts,
        users: subject.users,
    }
}

#[cfg(feature = "classification")]
pub fn judged(judged: Judgement) -> judgement::Classification {
    judgement::Classification {
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

fn to_severity(severity: Severity) -> types::Severity {
    match severity {
        Severity::Informational => types::Severity::Informational,
        Severity::Low => types::Severity::Low,
        Severity::Medium => types::Severity::Medium,
        Severity::High => types::Severity::High,
        Severity::Critical => types::Severity::Critical,
    }
}

#[cfg(feature = "classification")]
fn from_severity(severity: types::Severity) -> Severity {
    match severity {
        types::Severity::Informational => Severity::Informational,
        types::Severity::Low => Severity::Low,
        types::Severity::Medium => Severity::Medium,
        types::Severity::High => Severity::High,
        types::Severity::Critical => Severity::Critical,
    }
}

#[cfg(feature = "classification")]
pub use crate::export::ClassificationComponent;
#[cfg(feature = "correlation")]
pub use crate::export::CorrelationComponent;
