//! Findings are judged: a classification plugin sees each finding, and how widely its rule has struck.

use std::collections::BTreeMap;

use bartizan_model::{Classification, Finding, Timestamp};
use serde::{Deserialize, Serialize};

use crate::plugin::{Classifier, Fault, Subject};

/// How long a host or user counts after a rule has named it, in seconds of event time.
pub const BREADTH_WINDOW_SECONDS: i64 = 24 * 3_600;
/// Most hosts, and most users, that are remembered for one rule. What comes on top is counted no further.
pub const MAX_NAMES_PER_RULE: usize = 10_000;
/// Most findings that a classifier is handed in one call.
pub const MAX_SUBJECTS_PER_CALL: usize = 1_000;

/// Most findings that are singled out because the classifier fails on them, in one batch.
pub const MAX_FAULTS_TRACED: usize = 16;

/// How many hosts and users each rule has named of late.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Breadth {
    /// By plugin and rule: when each host and user was named last. Names are kept as hashes, since their
    /// length is up to whoever writes logs.
    rules: BTreeMap<String, Named>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
struct Named {
    hosts: BTreeMap<u64, i64>,
    users: BTreeMap<u64, i64>,
}

impl Breadth {
    /// Counts a finding in: distinct hosts and users that its rule has named in the window before it, this
    /// finding included.
    pub fn count(&mut self, finding: &Finding) -> (u32, u32) {
        let rule = format!("{}/{}", finding.plugin.name, finding.rule.id);
        let named = self.rules.entry(rule).or_default();
        for observable in &finding.observables {
            let names = match observable.field.as_str() {
                "host.name" | "host.hostname" | "host.ip" | "destination.ip" => &mut named.hosts,
                "user.name" | "user.id" | "user.email" => &mut named.users,
                _ => continue,
            };
            note(names, &observable.value, finding.time);
        }
        (recent(&mut named.hosts, finding.time), recent(&mut named.users, finding.time))
    }
}

fn note(names: &mut BTreeMap<u64, i64>, name: &str, time: Timestamp) {
    let room = names.len() < MAX_NAMES_PER_RULE;
    let name = hash(name);
    match names.get_mut(&name) {
        Some(last) => *last = (*last).max(time.0),
        None if room => {
            names.insert(name, time.0);
        }
        None => {}
    }
}

/// The first 64 bits of a name's BLAKE3.
fn hash(name: &str) -> u64 {
    blake3::hash(name.as_bytes()).as_bytes().first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}

fn recent(names: &mut BTreeMap<u64, i64>, now: Timestamp) -> u32 {
    let oldest = now.plus_seconds(-BREADTH_WINDOW_SECONDS).0;
    names.retain(|_, last| *last >= oldest);
    names.len() as u32
}

/// A finding and its judgement.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// The finding.
    pub finding: Finding,
    /// The judgement.
    pub classification: Classification,
}

/// Has findings judged, in order. Where the classifier fails, the findings of that call are judged by
/// [`fallback`], so that none is lost, and the fault is returned.
pub fn classify(
    classifier: Option<&mut dyn Classifier>,
    breadth: &mut Breadth,
    findings: Vec<Finding>,
) -> (Vec<Judged>, Vec<Fault>) {
    let counts: Vec<(u32, u32)> = findings.iter().map(|finding| breadth.count(finding)).collect();
    let subjects: Vec<Subject<'_>> = findings
        .iter()
        .zip(&counts)
        .map(|(finding, (hosts, users))| Subject { finding, hosts: *hosts, users: *users })
        .collect();
    let mut faults = vec![];
    let mut judgements = vec![];
    match classifier {
        None => judgements.extend(subjects.iter().map(fallback)),
        Some(classifier) => {
            for call in subjects.chunks(MAX_SUBJECTS_PER_CALL) {
                judge_all(classifier, call, &mut judgements, &mut faults);
            }
        }
    }
    let judgements = judgements.into_iter().map(Classification::clamped);
    let judged = findings.into_iter().zip(judgements);
    (judged.map(|(finding, classification)| Judged { finding, classification }).collect(), faults)
}

/// Has subjects judged; where the classifier fails, by halves, so that a finding that makes it fail takes no
/// other's judgement with it.
fn judge_all(
    classifier: &mut dyn Classifier,
    subjects: &[Subject<'_>],
    judgements: &mut Vec<Classification>,
    faults: &mut Vec<Fault>,
) {
    match judge(classifier, subjects) {
        Ok(judged) => judgements.extend(judged),
        Err(fault) if subjects.len() <= 1 || faults.len() >= MAX_FAULTS_TRACED => {
            faults.push(fault);
            judgements.extend(subjects.iter().map(fallback));
        }
        Err(_) => {
            let (first, second) = subjects.split_at(subjects.len() / 2);
            judge_all(classifier, first, judgements, faults);
            judge_all(classifier, second, judgements, faults);
        }
    }
}

fn judge(classifier: &mut dyn Classifier, subjects: &[Subject<'_>]) -> Result<Vec<Classification>, Fault> {
    let judged = classifier.classify(subjects)?;
    if judged.len() != subjects.len() {
        let (given, wanted) = (judged.len(), subjects.len());
        return Err(Fault::Contract(format!("{given} judgements for {wanted} findings; give one for each")));
    }
    Ok(judged)
}

/// The judgement where no plugin gives one: an attempt, as bad and as sure as the rule says.
pub fn fallback(subject: &Subject<'_>) -> Classification {
    let level = subject.finding.severity as u8;
    Classification {
        category: "unclassified".into(),
        functional_impact: level,
        information_impact: level,
        breadth: u8::from(subject.hosts > 1 || subject.users > 1),
        asset_criticality: 0,
        activity: 2,
        recoverability: 1,
        confidence: subject.finding.confidence,
        negative_effect: false,
        rationale: "no classification plugin judged this finding; its rule's severity stands in".into(),
    }
}

#[cfg(test)]
mod tests {
    use bartizan_model::{FindingId, Observable, PluginRef, RuleRef, Severity};

    use super::*;

    fn finding(hour: i64, host: &str) -> Finding {
        Finding {
            id: FindingId::new("d", "r", host, [hour as u64].into_iter()),
            rule: RuleRef { id: "r".into(), version: "1".into(), title: "R".into() },
            plugin: PluginRef { name: "p".into(), version: "1".into(), digest: "d".into() },
            severity: Severity::High,
            confidence: 70,
            time: Timestamp(0).plus_seconds(hour * 3_600),
            key: host.into(),
            summary: String::new(),
            techniques: vec![],
            observables: vec![Observable { field: "host.name".into(), value: host.into() }],
            events: vec![],
            attributes: BTreeMap::new(),
        }
    }

    struct Miscounts(PluginRef);

    impl Classifier for Miscounts {
        fn identity(&self) -> &PluginRef {
            &self.0
        }

        fn classify(&mut self, _: &[Subject<'_>]) -> Result<Vec<Classification>, Fault> {
            Ok(vec![])
        }
    }

    #[test]
    fn breadth_forgets_after_a_day() {
        let mut breadth = Breadth::default();
        assert_eq!(breadth.count(&finding(0, "a")).0, 1);
        assert_eq!(breadth.count(&finding(1, "b")).0, 2);
        assert_eq!(breadth.count(&finding(2, "a")).0, 2);
        assert_eq!(breadth.count(&finding(27, "c")).0, 1);
    }

    #[test]
    fn a_classifier_that_miscounts_loses_no_finding() {
        let mut classifier = Miscounts(finding(0, "a").plugin);
        let findings = vec![finding(0, "a"), finding(0, "b")];
        let (judged, faults) = classify(Some(&mut classifier), &mut Breadth::default(), findings);
        assert_eq!(judged.len(), 2);
        assert_eq!(faults.len(), 2, "each finding that it fails on is told");
        assert_eq!(judged[1].classification.category, "unclassified");
    }
}
