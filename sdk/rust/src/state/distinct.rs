//! Distinct values: how many different ones a key had within a length of time.

use serde::{Deserialize, Serialize};

use super::{Keyed, Sliding};
use crate::{
    key::{Key, KeyMap},
    time::{At, Time},
};

/// Longest label that is kept with a value, in bytes; longer ones are cut at a character.
pub const MAX_LABEL_BYTES: usize = 64;

/// The distinct values of each key.
///
/// A value counts while its latest event lies at most `within` from the event just added, to either side. A
/// key remembers as many values as twice the threshold (at least 16); of more, the one seen longest ago goes
/// first.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Distinct {
    keys: Keyed<Seen>,
}

#[derive(Clone, Default, Debug)]
struct Seen {
    values: KeyMap<u64, Value>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Value {
    first: u64,
    last: u64,
    latest: Time,
    times: u32,
    label: Box<str>,
}

/// The values of one key that count.
#[derive(Debug)]
pub struct Values<'a> {
    seen: &'a Seen,
    around: Time,
    sliding: Sliding,
}

impl Distinct {
    /// Adds an event with a value to a key. `label` is asked for the value's text when it is new.
    #[inline]
    pub fn add<'a>(
        &mut self,
        key: Key,
        value: Key,
        at: At,
        weight: u32,
        sliding: &Sliding,
        label: impl FnOnce() -> &'a str,
    ) -> Values<'_> {
        let within = sliding.within();
        let seen = self.keys.entry(key, at, within);
        if let Some(value) = seen.values.get_mut(&value.0) {
            if at.time.since(value.latest) > within {
                // Its earlier events are out of reach: it starts anew.
                (value.first, value.times) = (at.number, 0);
            }
            value.last = value.last.max(at.number);
            value.first = value.first.min(at.number);
            value.latest = value.latest.max(at.time);
            value.times = value.times.saturating_add(weight);
        } else {
            seen.make_room(at, sliding);
            let label = label();
            let label = label.get(..label.floor_char_boundary(MAX_LABEL_BYTES)).unwrap_or_default().into();
            let (number, latest) = (at.number, at.time);
            seen.values.insert(value.0, Value { first: number, last: number, latest, times: weight, label });
        }
        Values { seen, around: at.time, sliding: *sliding }
    }

    /// The values of a key around a time, without adding one.
    pub fn around(&mut self, key: Key, at: At, sliding: &Sliding) -> Option<Values<'_>> {
        let seen = self.keys.get_mut(key, at.watermark)?;
        Some(Values { seen, around: at.time, sliding: *sliding })
    }

    /// Forgets one value of a key.
    pub fn forget(&mut self, key: Key, value: Key, watermark: Time) {
        if let Some(seen) = self.keys.get_mut(key, watermark) {
            seen.values.remove(&value.0);
        }
    }
}

impl Seen {
    fn make_room(&mut self, at: At, sliding: &Sliding) {
        if self.values.len() < sliding.remembered() {
            return;
        }
        let horizon = at.watermark.min(at.time).minus(sliding.within());
        self.values.retain(|_, value| value.latest >= horizon);
        while self.values.len() >= sliding.remembered() {
            let oldest = self.values.iter().map(|(key, value)| (value.latest, *key)).min();
            let Some((_, key)) = oldest else { break };
            self.values.remove(&key);
        }
    }
}

impl Values<'_> {
    fn counted(&self) -> impl Iterator<Item = &Value> {
        let apart = |value: &Value| value.latest.since(self.around).max(self.around.since(value.latest));
        self.seen.values.values().filter(move |value| apart(value) <= self.sliding.within())
    }

    /// Whether as many values count as the threshold asks for. Cheap while there cannot be.
    #[inline]
    pub fn reached(&self) -> bool {
        let threshold = self.sliding.threshold() as usize;
        self.seen.values.len() >= threshold && self.count() >= threshold
    }

    /// How many values count.
    pub fn count(&self) -> usize {
        self.counted().count()
    }

    /// How many values count that came at most so many times.
    pub fn count_rare(&self, most: u32) -> usize {
        self.counted().filter(|value| value.times <= most).count()
    }

    /// How often the values that count came, together.
    pub fn times(&self) -> u64 {
        self.counted().map(|value| u64::from(value.times)).sum()
    }

    /// Labels of the values that count, in the order they were first seen; empty ones left out.
    pub fn labels(&self) -> Vec<&str> {
        let mut labels: Vec<(u64, &str)> = self
            .counted()
            .map(|value| (value.first, &*value.label))
            .filter(|(_, label)| !label.is_empty())
            .collect();
        labels.sort_unstable();
        labels.into_iter().map(|(_, label)| label).collect()
    }

    /// Numbers of the first and the last event of each value that counts, rising.
    pub fn numbers(&self) -> Vec<u64> {
        let mut numbers: Vec<u64> = self.counted().flat_map(|value| [value.first, value.last]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// By value, so that equal states are equal bytes.
impl Serialize for Seen {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut values: Vec<(&u64, &Value)> = self.values.iter().collect();
        values.sort_unstable_by_key(|(key, _)| **key);
        values.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Seen, D::Error> {
        let values: Vec<(u64, Value)> = Deserialize::deserialize(deserializer)?;
        Ok(Seen { values: values.into_iter().collect() })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::time::Length;

    proptest! {
        #[test]
        fn as_a_naive_count(steps in proptest::collection::vec((0_i64..8, 0_u64..12), 1..200)) {
            let sliding = Sliding::new(8, Length::seconds(20)).unwrap();
            let mut distinct = Distinct::default();
            let mut latest = BTreeMap::new();
            let mut now = 1_000;
            for (number, (step, value)) in steps.into_iter().enumerate() {
                now += step;
                latest.insert(value, now);
                let time = Time::from_seconds(now);
                let at = At { time, watermark: time, number: number as u64 };
                let values = distinct.add(Key(9), Key(value), at, 1, &sliding, || "");
                let expected = latest.values().filter(|last| now - **last <= 20).count();
                prop_assert_eq!(values.count(), expected);
                prop_assert_eq!(values.reached(), expected >= 8);
            }
        }
    }

    #[test]
    fn labels_come_in_the_order_first_seen_and_values_stay_bounded() {
        let sliding = Sliding::new(500, Length::hours(1)).unwrap();
        let mut distinct = Distinct::default();
        let names: Vec<String> = (0..2_000).map(|value| format!("user{value}")).collect();
        for (number, name) in names.iter().enumerate() {
            let time = Time::from_seconds(number as i64);
            let at = At { time, watermark: Time::from_seconds(0), number: number as u64 };
            distinct.add(Key(1), Key(number as u64 + 1), at, 1, &sliding, || name);
        }
        let at = At { time: Time::from_seconds(2_000), watermark: Time::from_seconds(0), number: 2_000 };
        let values = distinct.around(Key(1), at, &sliding).unwrap();
        assert_eq!(values.count(), 1_000);
        assert_eq!(values.labels().first(), Some(&"user1000"));
    }
}
