//! What the host makes of a plugin's findings. Input: findings, as `arbitrary` reads them.

use arbitrary::{Arbitrary, Unstructured};
use bartizan_detect::{correlate::MAX_EVIDENCE, plugin::RawFinding};
use bartizan_model::{Finding, Observable, Severity, Timestamp};
use bartizan_sandbox::{
    cut::Cutter,
    limits::{
        MAX_ATTRIBUTES, MAX_EVENTS_PER_FINDING, MAX_KEY_BYTES, MAX_OBSERVABLES, MAX_SUMMARY_BYTES,
        MAX_VALUE_BYTES,
    },
};

use crate::native::{Native, described, detector, events};

/// A cut text ends in an ellipsis, a cut key in a hash as well.
const BEHIND_A_CUT_BYTES: usize = 3 + 32;

#[derive(Arbitrary, Debug)]
struct Made {
    rule: u8,
    key: Text,
    time: i64,
    events: Vec<u64>,
    more_events: u16,
    at: Option<u64>,
    severity: Option<u8>,
    confidence: Option<u8>,
    summary: Text,
    observables: Vec<(Text, Text)>,
    attributes: Vec<(Text, Text)>,
    more_attributes: u16,
}

/// A text, perhaps many times over.
#[derive(Arbitrary, Debug)]
struct Text {
    text: String,
    times: u16,
}

/// Runs the body.
pub fn run(input: &[u8]) {
    let Ok(made) = Vec::<Made>::arbitrary(&mut Unstructured::new(input)) else { return };
    let mut cutter = Cutter::default();
    let mut findings: Vec<RawFinding> = vec![];
    for made in made {
        let raw = made.finding();
        let cut = cutter.finding(raw.clone());
        within_bounds(&cut);
        let mut again = Cutter::default();
        assert_eq!(again.finding(raw.clone()), cut, "what is cut depends on the finding alone");
        assert!(
            again.cuts > 0 || RawFinding { confidence: cut.confidence, ..raw } == cut,
            "an uncounted cut"
        );
        findings.push(cut);
    }
    settled(findings);
}

fn within_bounds(finding: &RawFinding) {
    assert!(finding.key.len() <= MAX_KEY_BYTES + BEHIND_A_CUT_BYTES);
    assert!(finding.summary.len() <= MAX_SUMMARY_BYTES + BEHIND_A_CUT_BYTES);
    assert!(finding.events.len() <= MAX_EVENTS_PER_FINDING);
    assert!(finding.observables.len() <= MAX_OBSERVABLES && finding.attributes.len() <= MAX_ATTRIBUTES);
    let observables = finding.observables.iter().map(|observable| &observable.value);
    let values = observables.chain(finding.attributes.iter().map(|(_, value)| value));
    values.for_each(|value| assert!(value.len() <= MAX_VALUE_BYTES + BEHIND_A_CUT_BYTES));
    assert!(finding.confidence.is_none_or(|confidence| confidence <= 100));
}

/// Puts findings through correlation, twice, beside a plugin that sees every event.
fn settled(findings: Vec<RawFinding>) {
    let mut descriptor = described("rule-0");
    descriptor.rules.push(described("rule-1").rules[0].clone());
    let (count, unknown) = (findings.len(), findings.iter().filter(|finding| finding.rule > 1).count());
    let detect = || {
        let mut detector = detector();
        detector.add(Native::new("made", descriptor.clone(), findings.clone())).unwrap();
        detector.add(Native::witness()).unwrap();
        detector.detect(events(&["root", "anna", "bert"]), &|_| None)
    };
    let detected = detect();
    assert_eq!(detected.findings, detect().findings, "the same findings again");
    let made = |finding: &&Finding| finding.plugin.name == "made";
    let seen = detected.findings.len() - detected.findings.iter().filter(made).count();
    assert_eq!(seen, 1, "the other plugin's finding is there");
    // One of a rule that there is not is the end of the instance; nothing else is.
    assert!(unknown > 0 || detected.findings.iter().filter(made).count() == count, "{detected:?}");
    assert_eq!(unknown > 0, !detected.faults.is_empty(), "{:?}", detected.faults);
    for finding in &detected.findings {
        assert!(finding.events.len() <= MAX_EVIDENCE && finding.confidence <= 100);
        let text = serde_json::to_string(finding).unwrap();
        assert_eq!(&serde_json::from_str::<Finding>(&text).unwrap(), finding, "{text}");
    }
}

impl Made {
    fn finding(self) -> RawFinding {
        let mut events = self.events;
        events.extend(0..u64::from(self.more_events));
        let mut attributes: Vec<(String, String)> =
            self.attributes.into_iter().map(|(name, value)| (name.text(), value.text())).collect();
        attributes.extend((0..self.more_attributes % 512).map(|n| (n.to_string(), String::new())));
        let observable =
            |(field, value): (Text, Text)| Observable { field: field.text(), value: value.text() };
        RawFinding {
            // Nearly always one that there is.
            rule: if self.rule == 255 { u32::MAX } else { u32::from(self.rule % 2) },
            key: self.key.text(),
            time: Timestamp(self.time),
            events,
            at: self.at,
            severity: self.severity.map(|severity| Severity::ALL[usize::from(severity) % 5]),
            confidence: self.confidence,
            summary: self.summary.text(),
            observables: self.observables.into_iter().map(observable).collect(),
            attributes,
        }
    }
}

impl Text {
    fn text(self) -> String {
        self.text.repeat(usize::from(self.times % 2_048) + 1).chars().take(100_000).collect()
    }
}
