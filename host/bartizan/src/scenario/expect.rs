//! What must come of a scenario, and how it is compared with what came. Every finding and every incident
//! must be expected, and every expectation met.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use bartizan_model::{Finding, Incident};

/// All that must come of a scenario, and nothing else may.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Expected {
    /// Findings, in any order.
    pub findings: Vec<ExpectedFinding>,
    /// Rules of whose findings only the values of one field are written down.
    pub values: Vec<ExpectedValues>,
    /// Incidents, in any order.
    pub incidents: Vec<ExpectedIncident>,
}

/// A finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpectedFinding {
    /// Plugin and rule, such as `authentication/brute-force`.
    pub rule: String,
    /// What it is about.
    pub key: String,
    /// Its evidence as source and line, oldest first.
    pub evidence: Vec<(String, u64)>,
}

/// What all findings of one rule together name in one field, however many findings name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpectedValues {
    /// Plugin and rule.
    pub rule: String,
    /// The field, such as `source.ip`.
    pub field: String,
    /// The values of the findings' observables of that field.
    pub values: BTreeSet<String>,
}

/// An incident.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpectedIncident {
    /// A part of its title.
    pub title: String,
    /// Its lowest and highest score.
    pub score: (u8, u8),
    /// How many findings it joins.
    pub findings: u64,
}

/// A sentence about something that was not as expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference(pub String);

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How what came differs from what was expected; nothing where it does not.
pub fn compare(expected: &Expected, findings: &[Finding], incidents: &[Incident]) -> Vec<Difference> {
    let mut differences = compare_findings(expected, findings);
    differences.extend(compare_values(expected, findings));
    differences.extend(compare_incidents(&expected.incidents, incidents));
    differences
}

fn rule_of(finding: &Finding) -> String {
    format!("{}/{}", finding.plugin.name, finding.rule.id)
}

fn compare_findings(expected: &Expected, findings: &[Finding]) -> Vec<Difference> {
    let mut missing: Vec<&ExpectedFinding> = expected.findings.iter().collect();
    let mut differences = vec![];
    for finding in findings {
        let rule = rule_of(finding);
        if expected.values.iter().any(|values| values.rule == rule) {
            continue;
        }
        let evidence: Vec<_> =
            finding.events.iter().map(|event| (event.source.clone(), event.line)).collect();
        let about = |wanted: &&ExpectedFinding| wanted.rule == rule && wanted.key == finding.key;
        let exact = missing.iter().position(|wanted| about(wanted) && wanted.evidence == evidence);
        match exact.or_else(|| missing.iter().position(about)) {
            Some(at) => {
                let wanted = missing.swap_remove(at);
                if wanted.evidence != evidence {
                    differences.push(Difference(format!(
                        "{rule} about {:?} rests on {}, not on {}",
                        finding.key,
                        listed(&evidence),
                        listed(&wanted.evidence)
                    )));
                }
            }
            None => differences.push(Difference(format!(
                "unexpected: {rule} about {:?}, resting on {}: {}",
                finding.key,
                listed(&evidence),
                finding.summary
            ))),
        }
    }
    let lacking =
        |wanted: &ExpectedFinding| Difference(format!("missing: {} about {:?}", wanted.rule, wanted.key));
    differences.extend(missing.into_iter().map(lacking));
    differences
}

fn compare_values(expected: &Expected, findings: &[Finding]) -> Vec<Difference> {
    let mut differences = vec![];
    for ExpectedValues { rule, field, values } in &expected.values {
        let of_rule = findings.iter().filter(|finding| rule_of(finding) == *rule);
        let of_field = of_rule.flat_map(|finding| &finding.observables).filter(|seen| seen.field == *field);
        let found: BTreeSet<&str> = of_field.map(|observable| &*observable.value).collect();
        let wanted: BTreeSet<&str> = values.iter().map(|value| &**value).collect();
        for value in found.difference(&wanted) {
            differences.push(Difference(format!("unexpected: {rule} about {field} {value:?}")));
        }
        for value in wanted.difference(&found) {
            differences.push(Difference(format!("missing: {rule} about {field} {value:?}")));
        }
    }
    differences
}

fn compare_incidents(expected: &[ExpectedIncident], incidents: &[Incident]) -> Vec<Difference> {
    let mut missing: Vec<&ExpectedIncident> = expected.iter().collect();
    let mut differences = vec![];
    for incident in incidents {
        let meets = |wanted: &&ExpectedIncident| {
            incident.title.contains(&wanted.title)
                && (wanted.score.0..=wanted.score.1).contains(&incident.score)
                && incident.findings == wanted.findings
        };
        match missing.iter().position(meets) {
            Some(at) => drop(missing.swap_remove(at)),
            None => differences.push(Difference(format!(
                "unexpected incident: {:?}, score {}, {} findings: {}",
                incident.title,
                incident.score,
                incident.findings,
                incident.reasons.join("; ")
            ))),
        }
    }
    differences.extend(missing.into_iter().map(|wanted| {
        let (low, high) = wanted.score;
        Difference(format!(
            "missing incident: {:?}, score {low} to {high}, {} findings",
            wanted.title, wanted.findings
        ))
    }));
    differences
}

/// `auth.log:3-5 auth.log:7`.
fn listed(places: &[(String, u64)]) -> String {
    let mut by_source: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for (source, line) in places {
        by_source.entry(source).or_default().push(*line);
    }
    let sources = by_source.into_iter().map(|(source, lines)| {
        let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
        format!("{source}:{}", lines.join(","))
    });
    sources.collect::<Vec<_>>().join(" ")
}
