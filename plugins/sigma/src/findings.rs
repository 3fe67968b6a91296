//! What rules and correlations say of themselves to the host, and the findings that they make.

use std::collections::{BTreeMap, BTreeSet};

use bartizan_sdk::{Field, Finding, LoadedRule, Row, Severity, Time};

use crate::{
    correlation,
    language::{
        evaluate::Matched,
        model::{Correlation, Level, Meta, Ruleset, Status},
    },
};

/// Values to pivot on: the ECS field, and what events may call it.
pub const PIVOTS: [(&str, &str); 10] = [
    ("host.name", "host.name|winlog.computer_name"),
    ("user.name", "user.name|winlog.event_data.User"),
    ("source.ip", "source.ip|winlog.event_data.SourceIp"),
    ("destination.ip", "destination.ip|winlog.event_data.DestinationIp"),
    ("destination.domain", "destination.domain|winlog.event_data.DestinationHostname"),
    ("process.executable", "process.executable|winlog.event_data.Image"),
    ("process.parent.executable", "process.parent.executable|winlog.event_data.ParentImage"),
    ("file.path", "file.path|winlog.event_data.TargetFilename"),
    ("registry.path", "registry.path|winlog.event_data.TargetObject"),
    ("dns.question.name", "dns.question.name|winlog.event_data.QueryName"),
];

/// Gives each rule an id that the host takes, and that no other has: its own, or one made of its file's name.
#[derive(Debug, Default)]
pub struct Ids {
    given: BTreeSet<String>,
    /// By id that several rules have: the number that was tried last to tell them apart.
    numbers: BTreeMap<String, u32>,
}

impl Ids {
    /// The id of a rule.
    pub fn id_of(&mut self, meta: &Meta) -> String {
        let own = meta.id.as_deref().map(plain).filter(|id| !id.is_empty());
        let id = own.unwrap_or_else(|| {
            let file = meta.path.rsplit('/').next().unwrap_or_default();
            plain(file.trim_end_matches(".yml").trim_end_matches(".yaml"))
        });
        let id = if id.is_empty() { "rule".to_owned() } else { id };
        if self.given.insert(id.clone()) {
            return id;
        }
        let number = self.numbers.entry(id.clone()).or_insert(1);
        loop {
            *number += 1;
            let unique = format!("{id}-{number}");
            if self.given.insert(unique.clone()) {
                return unique;
            }
        }
    }
}

fn plain(text: &str) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        c if c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.') => c,
        _ => '-',
    };
    text.chars().take(128).map(plain).collect()
}

/// What a rule says of itself.
pub fn loaded_rule(id: &str, meta: &Meta) -> LoadedRule {
    LoadedRule {
        id: id.to_owned(),
        version: "1".to_owned(),
        title: meta.title.clone(),
        description: meta.description.clone(),
        severity: severity(meta.level),
        confidence: match meta.status {
            Some(Status::Stable) => 90,
            Some(Status::Test) => 70,
            Some(Status::Experimental) | None => 50,
            Some(Status::Deprecated) => 30,
            Some(Status::Unsupported) => 10,
        },
        techniques: meta.tags.iter().filter_map(|tag| technique(tag)).collect(),
        references: meta.references.clone(),
        false_positives: meta.falsepositives.clone(),
    }
}

/// `T1059.001` of `attack.t1059.001`.
fn technique(tag: &str) -> Option<String> {
    let id = tag.strip_prefix("attack.")?.strip_prefix(['t', 'T'])?;
    id.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("T{id}"))
}

fn severity(level: Option<Level>) -> Severity {
    match level {
        Some(Level::Critical) => Severity::Critical,
        Some(Level::High) => Severity::High,
        Some(Level::Medium) | None => Severity::Medium,
        Some(Level::Low) => Severity::Low,
        Some(Level::Informational) => Severity::Informational,
    }
}

fn level_name(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Critical) => "critical",
        Some(Level::High) => "high",
        Some(Level::Medium) => "medium",
        Some(Level::Low) => "low",
        Some(Level::Informational) => "informational",
        None => "",
    }
}

/// What a rule found in an event.
pub fn of_rule(
    id: &str,
    meta: &Meta,
    row: &Row<'_>,
    matched: Vec<Matched>,
    rules: &Ruleset,
    pivots: &[Field],
) -> Finding {
    let host = pivots.first().map(|host| row.text(*host)).unwrap_or_default();
    let on = if host.is_empty() { String::new() } else { format!(" on {host}") };
    let finding =
        Finding::new(id, host, row.time()).events([row.number()]).summary(format!("{}{on}", meta.title));
    let mut finding = described(finding, meta);
    let mut names: Vec<String> = vec![];
    for Matched { field, value } in matched {
        let name = field.map_or("keywords", |field| rules.field(field)).to_owned();
        let times = names.iter().filter(|known| **known == name).count();
        let key =
            if times == 0 { format!("matched.{name}") } else { format!("matched.{name}.{}", times + 1) };
        names.push(name);
        finding = finding.attribute(&key, value);
    }
    pivoted(finding, row, pivots)
}

/// What a correlation found.
pub fn of_correlation(
    id: &str,
    correlation: &Correlation,
    found: &correlation::Finding,
    row: &Row<'_>,
    group: &[(String, String)],
    pivots: &[Field],
) -> Finding {
    let meta = &correlation.meta;
    let key: Vec<String> = group.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let key = key.join(", ");
    let about = if key.is_empty() { String::new() } else { format!(" for {key}") };
    let reached = found.reached;
    let summary =
        format!("{}: {reached} within {} s{about}", meta.title, correlation.timespan_ns / 1_000_000_000);
    let finding = Finding::new(id, key.clone(), Time(found.time_ns)).events(found.events.iter().copied());
    let mut finding = described(finding.summary(summary), meta).attribute("reached", reached);
    for (name, value) in group {
        finding = finding.attribute(&format!("group.{name}"), value);
    }
    pivoted(finding, row, pivots)
}

fn described(finding: Finding, meta: &Meta) -> Finding {
    let mut finding = finding.attribute("file", &meta.path).attribute("level", level_name(meta.level));
    if !meta.tags.is_empty() {
        finding = finding.attribute("tags", meta.tags.join(", "));
    }
    finding
}

fn pivoted(mut finding: Finding, row: &Row<'_>, pivots: &[Field]) -> Finding {
    for ((ecs, _), field) in PIVOTS.iter().zip(pivots) {
        for value in row.values(*field).filter(|value| !value.is_empty()) {
            finding = finding.observable_named(ecs, value);
        }
    }
    finding
}
