//! Sliding windows: how many events a key had within a length of time.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Keyed;
use crate::{
    key::Key,
    time::{At, Length, Time},
};

/// Most events of one key that a window remembers, hence the largest threshold.
pub const MAX_WINDOW_EVENTS: u32 = 8_192;
/// Fewest events of one key that are remembered, so that some that come out of order are seen.
const MIN_REMEMBERED: u32 = 16;

/// What a window looks for: `threshold` events, the first and the last at most `within` apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sliding {
    within: Length,
    threshold: u32,
}

impl Sliding {
    /// Refuses a threshold of 0 or over [`MAX_WINDOW_EVENTS`], and a length that is not positive.
    pub fn new(threshold: u32, within: Length) -> Result<Sliding, String> {
        if threshold == 0 || threshold > MAX_WINDOW_EVENTS {
            return Err(format!("a threshold must be 1 to {MAX_WINDOW_EVENTS}, not {threshold}"));
        }
        if within <= Length(0) {
            return Err("a window must be longer than 0s".to_owned());
        }
        Ok(Sliding { within, threshold })
    }

    /// The longest time between the first and the last event.
    pub fn within(self) -> Length {
        self.within
    }

    /// The number of events.
    pub fn threshold(self) -> u32 {
        self.threshold
    }

    pub(super) fn remembered(self) -> usize {
        (self.threshold.saturating_mul(2)).clamp(MIN_REMEMBERED, MAX_WINDOW_EVENTS) as usize
    }
}

/// A sliding window for each key.
///
/// An event counts by its event time, whenever it comes: [`Windows::add`] answers with the span of at most
/// `within` that holds the new event and weighs most (of equal ones, the earliest). A key remembers as many
/// events as twice the threshold (at least 16, at most [`MAX_WINDOW_EVENTS`]); the earliest are dropped
/// first, as are those that no event in time can reach any more.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Windows {
    rings: Keyed<Ring>,
}

#[derive(Clone, Default, Debug, Serialize, Deserialize)]
struct Ring {
    /// By time; of equal times, by arrival.
    entries: VecDeque<Entry>,
    /// Weight of everything that was dropped.
    base: u64,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Entry {
    time: Time,
    number: u64,
    /// Weight of all entries up to and including this one, and of all that were dropped.
    total: u64,
}

/// The events of one key within a length of time.
#[derive(Debug)]
pub struct Window<'a> {
    ring: &'a Ring,
    start: usize,
    end: usize,
    threshold: u32,
}

impl Windows {
    /// Adds an event to a key's window; `weight` is how often it happened (a line may say "repeated 5 times").
    #[inline]
    pub fn add(&mut self, key: Key, at: At, weight: u32, sliding: &Sliding) -> Window<'_> {
        let ring = self.rings.entry(key, at, sliding.within);
        let position = ring.insert(at, u64::from(weight));
        // Before this, no event in time reaches back.
        ring.forget_before(at.watermark.min(at.time).minus(sliding.within));
        let excess = ring.entries.len().saturating_sub(sliding.remembered());
        (0..excess).for_each(|_| ring.drop_first());
        let (start, end) = match position {
            None => ring.ending_with_last(sliding.within),
            Some(_) => ring.heaviest_around(at, sliding.within),
        };
        Window { ring, start, end, threshold: sliding.threshold }
    }

    /// Forgets a key's events.
    pub fn clear(&mut self, key: Key) {
        self.rings.remove(key);
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.rings.len()
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.rings.is_empty()
    }
}

impl Ring {
    /// Puts an event in its place by time. None if that is the end.
    #[inline]
    fn insert(&mut self, at: At, weight: u64) -> Option<usize> {
        let last = self.entries.back().map_or((Time::MIN, self.base), |entry| (entry.time, entry.total));
        if last.0 <= at.time {
            let total = last.1 + weight;
            self.entries.push_back(Entry { time: at.time, number: at.number, total });
            return None;
        }
        let position = self.entries.partition_point(|entry| entry.time <= at.time);
        let before = self.total_before(position);
        self.entries.insert(position, Entry { time: at.time, number: at.number, total: before });
        self.entries.range_mut(position..).for_each(|entry| entry.total += weight);
        Some(position)
    }

    #[inline]
    fn forget_before(&mut self, horizon: Time) {
        while self.entries.front().is_some_and(|entry| entry.time < horizon) {
            self.drop_first();
        }
    }

    #[inline]
    fn drop_first(&mut self) {
        if let Some(entry) = self.entries.pop_front() {
            self.base = entry.total;
        }
    }

    #[inline]
    fn total_before(&self, position: usize) -> u64 {
        let before = position.checked_sub(1).and_then(|before| self.entries.get(before));
        before.map_or(self.base, |entry| entry.total)
    }

    #[inline]
    fn ending_with_last(&self, within: Length) -> (usize, usize) {
        let end = self.entries.len();
        let Some(last) = self.entries.back() else { return (0, 0) };
        let horizon = last.time.minus(within);
        match self.entries.front() {
            Some(first) if first.time >= horizon => (0, end),
            _ => (self.entries.partition_point(|entry| entry.time < horizon), end),
        }
    }

    /// The heaviest span of at most `within` around an event; of equally heavy ones the earliest.
    fn heaviest_around(&self, at: At, within: Length) -> (usize, usize) {
        let from = self.entries.partition_point(|entry| entry.time < at.time.minus(within));
        let own_end = self.entries.partition_point(|entry| entry.time <= at.time);
        let (mut best, mut best_weight) = ((0, 0), 0);
        for start in from..own_end {
            let Some(first) = self.entries.get(start) else { break };
            let end = self.entries.partition_point(|entry| entry.time <= first.time.plus(within));
            let weight = self.total_before(end) - self.total_before(start);
            if weight > best_weight {
                (best, best_weight) = ((start, end), weight);
            }
        }
        best
    }
}

impl Window<'_> {
    /// Whether the threshold is reached.
    #[inline]
    pub fn reached(&self) -> bool {
        self.weight() >= u64::from(self.threshold)
    }

    /// How often it happened: the events' weights together. Of a key with far more events than the threshold,
    /// only those remembered are counted.
    #[inline]
    pub fn weight(&self) -> u64 {
        self.ring.total_before(self.end) - self.ring.total_before(self.start)
    }

    /// The events' numbers, by time.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.ring.entries.range(self.start..self.end).map(|entry| entry.number)
    }

    /// Time of the earliest event.
    pub fn first(&self) -> Time {
        self.ring.entries.get(self.start).map_or(Time::MIN, |entry| entry.time)
    }

    /// Time of the latest event.
    pub fn last(&self) -> Time {
        self.end
            .checked_sub(1)
            .and_then(|last| self.ring.entries.get(last))
            .map_or(Time::MIN, |entry| entry.time)
    }

    /// From the earliest event to the latest.
    pub fn length(&self) -> Length {
        self.last().since(self.first())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(number: u64, time: i64, watermark: i64) -> At {
        At { time: Time::from_seconds(time), watermark: Time::from_seconds(watermark), number }
    }

    /// All events ever added, and every span tried.
    fn naive(seen: &[(i64, u64)], new: i64, within: i64) -> u64 {
        let starts =
            seen.iter().map(|(time, _)| *time).filter(|start| *start <= new && new - *start <= within);
        let weigh = |start: i64| {
            seen.iter()
                .filter(|(time, _)| (start..=start + within).contains(time))
                .map(|(_, weight)| weight)
                .sum()
        };
        starts.map(weigh).max().unwrap_or_default()
    }

    proptest! {
        /// As long as nothing exceeds the bounds, and events are at most as late as the watermark allows, the
        /// window answers as if it remembered everything.
        #[test]
        fn as_a_naive_window(
            steps in proptest::collection::vec((0_i64..8, 0_i64..10, 1_u32..4), 1..200),
        ) {
            let (within, lateness) = (20, 10);
            let sliding = Sliding::new(1_000, Length::seconds(within)).unwrap();
            let mut windows = Windows::default();
            let (mut seen, mut now) = (Vec::new(), 1_000);
            for (number, (step, late, weight)) in steps.into_iter().enumerate() {
                now += step;
                let time = now - late;
                seen.push((time, u64::from(weight)));
                let window = windows.add(Key(1), at(number as u64, time, now - lateness), weight, &sliding);
                prop_assert_eq!(window.weight(), naive(&seen, time, within));
                prop_assert!(window.length() <= Length::seconds(within));
                prop_assert!(window.numbers().any(|own| own == number as u64));
            }
        }
    }

    #[test]
    fn both_ends_count() {
        let sliding = Sliding::new(2, Length::seconds(60)).unwrap();
        let mut windows = Windows::default();
        assert!(!windows.add(Key(1), at(0, 0, 0), 1, &sliding).reached());
        assert!(windows.add(Key(1), at(1, 60, 60), 1, &sliding).reached());
        assert!(!windows.add(Key(1), at(2, 121, 121), 1, &sliding).reached());
        assert!(windows.add(Key(1), at(3, 300, 300), 2, &sliding).reached());
    }

    #[test]
    fn a_backlog_is_judged_by_its_own_times() {
        let sliding = Sliding::new(3, Length::seconds(60)).unwrap();
        let mut windows = Windows::default();
        windows.add(Key(1), at(0, 100_000, 100_000), 1, &sliding);
        assert!(!windows.add(Key(1), at(1, 10, 100_000), 1, &sliding).reached());
        assert!(!windows.add(Key(1), at(2, 20, 100_000), 1, &sliding).reached());
        let window = windows.add(Key(1), at(3, 30, 100_000), 1, &sliding);
        assert!(window.reached());
        assert_eq!(window.numbers().collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn a_storm_stays_bounded_and_still_reaches() {
        let sliding = Sliding::new(10, Length::hours(1)).unwrap();
        let mut windows = Windows::default();
        for number in 0..100_000 {
            let window = windows.add(Key(1), at(number, 1, 0), 1, &sliding);
            assert!(window.numbers().count() <= 20);
            assert_eq!(window.reached(), number >= 9);
        }
    }

    #[test]
    fn impossible_thresholds_are_refused() {
        assert!(Sliding::new(0, Length::seconds(1)).is_err());
        assert!(Sliding::new(MAX_WINDOW_EVENTS + 1, Length::seconds(1)).is_err());
        assert!(Sliding::new(1, Length::seconds(0)).is_err());
    }
}
