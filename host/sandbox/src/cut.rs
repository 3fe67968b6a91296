//! Holds what a plugin returns to its bounds. Text that is too long is cut, not refused, because it is often
//! an attacker's (a user name of a megabyte), who must not be able to end a rule with it. Cutting depends on
//! the text alone, so a replay cuts the same.

use bartizan_detect::plugin::RawFinding;
use bartizan_model::Classification;

use crate::limits::{
    MAX_ATTRIBUTES, MAX_EVENTS_PER_FINDING, MAX_KEY_BYTES, MAX_LABEL_BYTES, MAX_OBSERVABLES,
    MAX_SUMMARY_BYTES, MAX_VALUE_BYTES,
};

/// Hexadecimal digits of the hash that a cut key ends in: 128 bits.
const KEY_HASH_DIGITS: usize = 32;

/// Cuts, and counts the cuts.
#[derive(Debug, Default)]
pub struct Cutter {
    /// Cuts so far.
    pub cuts: u64,
}

impl Cutter {
    /// A finding within its bounds.
    pub fn finding(&mut self, mut finding: RawFinding) -> RawFinding {
        let surplus = finding.events.len().saturating_sub(MAX_EVENTS_PER_FINDING);
        if surplus > 0 {
            self.cuts += 1;
            finding.events.drain(..surplus);
        }
        self.list(&mut finding.observables, MAX_OBSERVABLES);
        for observable in &mut finding.observables {
            self.text(&mut observable.field, MAX_LABEL_BYTES);
            self.text(&mut observable.value, MAX_VALUE_BYTES);
        }
        self.list(&mut finding.attributes, MAX_ATTRIBUTES);
        for (name, value) in &mut finding.attributes {
            self.text(name, MAX_LABEL_BYTES);
            self.text(value, MAX_VALUE_BYTES);
        }
        self.text(&mut finding.summary, MAX_SUMMARY_BYTES);
        self.key(&mut finding.key);
        finding.confidence =
            finding.confidence.map(|confidence| confidence.min(Classification::MAX_CONFIDENCE));
        finding
    }

    /// A judgement within its bounds.
    pub fn judgement(&mut self, mut judged: Classification) -> Classification {
        self.text(&mut judged.category, MAX_LABEL_BYTES);
        self.text(&mut judged.rationale, MAX_SUMMARY_BYTES);
        judged.clamped()
    }

    fn list<T>(&mut self, list: &mut Vec<T>, most: usize) {
        self.cuts += u64::from(list.len() > most);
        list.truncate(most);
    }

    fn text(&mut self, text: &mut String, most_bytes: usize) {
        if text.len() > most_bytes {
            self.cuts += 1;
            text.truncate(text.floor_char_boundary(most_bytes));
            text.push('…');
        }
    }

    /// Keys that differ must go on to differ: a cut one ends in the hash of the whole.
    fn key(&mut self, key: &mut String) {
        if key.len() > MAX_KEY_BYTES {
            let hash = blake3::hash(key.as_bytes()).to_hex();
            self.text(key, MAX_KEY_BYTES);
            key.extend(hash.chars().take(KEY_HASH_DIGITS));
        }
    }
}

#[cfg(test)]
mod tests {
    use bartizan_model::{Observable, Severity, Timestamp};

    use super::*;

    fn finding(key: String) -> RawFinding {
        RawFinding {
            rule: 0,
            key,
            time: Timestamp(5),
            at: Some(3),
            events: (0..MAX_EVENTS_PER_FINDING as u64 + 2).collect(),
            severity: Some(Severity::Critical),
            confidence: Some(200),
            summary: "é".repeat(MAX_SUMMARY_BYTES),
            observables: vec![
                Observable { field: "user.name".into(), value: "x".into() };
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
