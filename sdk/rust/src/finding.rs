//! Findings, built a call at a time.

use crate::{field::Field, setup::Severity, time::Time};

/// Most events that one finding names. Of more, the first and the last halves are kept: how it began and
/// what it led to.
pub const MAX_EVENTS_PER_FINDING: usize = 100;
/// Longest value of an observable or an attribute, in bytes; longer ones are cut at a character.
pub const MAX_VALUE_BYTES: usize = 1_024;

/// A value to pivot on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Observable {
    /// ECS field that the value belongs to.
    pub field: String,
    /// The value.
    pub value: String,
}

/// A rule's statement that some events, together, mean something. Hand it to [`crate::Context::raise`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// What it is about: one finding a rule, key and occasion.
    pub key: String,
    /// Event time of the last evidence, or of the timer that fired.
    pub time: Time,
    /// Numbers of the events it rests on, rising.
    pub events: Vec<u64>,
    /// Number of the row that was being judged when it was raised, none for a timer's. Set by
    /// [`crate::Context::raise`].
    pub at: Option<u64>,
    /// Instead of the rule's.
    pub severity: Option<Severity>,
    /// Instead of the rule's, 0–100.
    pub confidence: Option<u8>,
    /// One sentence for a person.
    pub summary: String,
    /// Values to pivot on.
    pub observables: Vec<Observable>,
    /// Anything else, by name.
    pub attributes: Vec<(String, String)>,
}

impl Finding {
    /// A finding of a rule about a key, whose last evidence is of this time.
    pub fn new(rule: &str, key: impl Into<String>, time: Time) -> Finding {
        Finding {
            rule: rule.to_owned(),
            key: key.into(),
            time,
            events: Vec::new(),
            at: None,
            severity: None,
            confidence: None,
            summary: String::new(),
            observables: Vec::new(),
            attributes: Vec::new(),
        }
    }

    /// Adds events that it rests on: sorted, each once, at most [`MAX_EVENTS_PER_FINDING`].
    #[must_use]
    pub fn events(mut self, numbers: impl IntoIterator<Item = u64>) -> Finding {
        self.events.extend(numbers);
        self.events.sort_unstable();
        self.events.dedup();
        if self.events.len() > MAX_EVENTS_PER_FINDING {
            let half = MAX_EVENTS_PER_FINDING / 2;
            self.events.drain(half..self.events.len() - half);
        }
        self
    }

    /// The sentence for a person.
    #[must_use]
    pub fn summary(mut self, sentence: impl Into<String>) -> Finding {
        self.summary = sentence.into();
        self
    }

    /// Adds a value to pivot on; an empty value or one that is there already is left out.
    #[must_use]
    pub fn observable(self, field: Field, value: &str) -> Finding {
        self.observable_named(field.name(), value)
    }

    /// As [`Finding::observable`], for a field that the plugin does not read itself.
    #[must_use]
    pub fn observable_named(mut self, field: &str, value: &str) -> Finding {
        let observable = Observable { field: field.to_owned(), value: cut(value).to_owned() };
        if !value.is_empty() && !self.observables.contains(&observable) {
            self.observables.push(observable);
        }
        self
    }

    /// Adds an attribute; an empty value is left out.
    #[must_use]
    pub fn attribute(mut self, name: &str, value: impl std::fmt::Display) -> Finding {
        let value = value.to_string();
        if !value.is_empty() {
            self.attributes.push((name.to_owned(), cut(&value).to_owned()));
        }
        self
    }

    /// A severity instead of the rule's.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Finding {
        self.severity = Some(severity);
        self
    }

    /// A confidence instead of the rule's, 0–100.
    #[must_use]
    pub fn confidence(mut self, confidence: u8) -> Finding {
        self.confidence = Some(confidence.min(100));
        self
    }
}

fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_VALUE_BYTES)).unwrap_or(text)
}

/// A list for people: `root`, `root and admin`, `root, admin and 2 more`. Names past `shown` are only counted,
/// as are the `unnamed`.
pub fn in_words<'a>(names: impl IntoIterator<Item = &'a str>, unnamed: usize, shown: usize) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let listed = names.get(..shown.min(names.len())).unwrap_or_default();
    let more = names.len() - listed.len() + unnamed;
    match (listed, more) {
        ([], more) => more.to_string(),
        (listed, 1..) => format!("{} and {more} more", listed.join(", ")),
        ([only], 0) => (*only).to_owned(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_events_keep_both_ends() {
        let finding = Finding::new("r", "k", Time(0)).events((0..500).rev()).events([7]);
        assert_eq!(finding.events.len(), MAX_EVENTS_PER_FINDING);
        assert_eq!(finding.events.first(), Some(&0));
        assert_eq!(finding.events.last(), Some(&499));
        assert!(finding.events.is_sorted());
    }

    #[test]
    fn lists_read_as_people_write_them() {
        assert_eq!(in_words(["root"], 0, 3), "root");
        assert_eq!(in_words(["root", "admin"], 0, 3), "root and admin");
        assert_eq!(in_words(["a", "b", "c"], 0, 2), "a, b and 1 more");
        assert_eq!(in_words(["a"], 4, 2), "a and 4 more");
        assert_eq!(in_words([], 4, 2), "4");
    }

    #[test]
    fn values_are_cut_at_a_character() {
        let finding = Finding::new("r", "k", Time(0)).observable_named("url.original", &"é".repeat(2_000));
        assert_eq!(finding.observables[0].value.len(), MAX_VALUE_BYTES);
    }
}
