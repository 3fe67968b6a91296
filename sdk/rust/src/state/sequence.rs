//! Sequences: steps in order, within a length of time.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Keyed;
use crate::{
    key::Key,
    time::{At, Length, Time},
};

/// Most events of one step of one key that are remembered, hence the largest count of a step.
pub const MAX_EVENTS_PER_STEP: usize = 64;
const MIN_REMEMBERED: usize = 16;

/// What a sequence looks for: so many events of step 0, then so many of step 1, and so on, from the first to
/// the last at most `within`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Steps {
    counts: Vec<usize>,
    within: Length,
    unbroken: bool,
}

impl Steps {
    /// Refuses no steps, a step of 0 or over [`MAX_EVENTS_PER_STEP`] events, and a length that is not positive.
    pub fn new(counts: &[u32], within: Length) -> Result<Steps, String> {
        let counts: Vec<usize> = counts.iter().map(|count| *count as usize).collect();
        if counts.is_empty() || counts.iter().any(|count| *count == 0 || *count > MAX_EVENTS_PER_STEP) {
            return Err(format!("each step must be of 1 to {MAX_EVENTS_PER_STEP} events, not {counts:?}"));
        }
        if within <= Length(0) {
            return Err("a sequence must be longer than 0s".to_owned());
        }
        Ok(Steps { counts, within, unbroken: false })
    }

    /// An event of a later step begins the count of an unfinished step anew: of five failures, none may come
    /// before an earlier success.
    #[must_use]
    pub fn unbroken(mut self) -> Steps {
        self.unbroken = true;
        self
    }

    fn remembered(&self, step: usize) -> usize {
        let count = self.counts.get(step).copied().unwrap_or_default();
        (count * 2).clamp(MIN_REMEMBERED, MAX_EVENTS_PER_STEP)
    }
}

/// The steps that each key has taken.
///
/// Steps are ordered by event time, however they arrive; within one second (many logs tell no more), by their
/// place in the sequence. When a sequence is complete, its key starts anew.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Sequence {
    keys: Keyed<Taken>,
}

#[derive(Clone, Default, Debug, Serialize, Deserialize)]
struct Taken {
    /// For each step, its events by time and number.
    steps: Vec<VecDeque<(Time, u64)>>,
}

impl Sequence {
    /// Adds an event of a step to a key; `weight` is how often it happened. If the sequence is complete now, the
    /// numbers of the events that make it, step by step, with the time of each.
    pub fn add(
        &mut self,
        key: Key,
        step: usize,
        at: At,
        weight: u32,
        steps: &Steps,
    ) -> Option<Vec<(Time, u64)>> {
        let count = *steps.counts.get(step)?;
        let taken = self.keys.entry(key, at, steps.within);
        taken.steps.resize(steps.counts.len(), VecDeque::new());
        taken.insert(step, at, (weight as usize).min(count), steps);
        let complete = taken.steps.iter().zip(&steps.counts).all(|(events, count)| events.len() >= *count);
        let found = if complete { taken.find(steps) } else { None };
        if found.is_some() {
            self.keys.remove(key);
        }
        found
    }
}

impl Taken {
    fn insert(&mut self, step: usize, at: At, copies: usize, steps: &Steps) {
        let horizon = at.watermark.min(at.time).minus(steps.within);
        for (position, events) in self.steps.iter_mut().enumerate() {
            while events.front().is_some_and(|(time, _)| *time < horizon) {
                events.pop_front();
            }
            if position == step {
                let place = events.partition_point(|event| *event <= (at.time, at.number));
                (0..copies).for_each(|_| events.insert(place, (at.time, at.number)));
                let excess = events.len().saturating_sub(steps.remembered(step));
                events.drain(..excess);
            }
        }
    }

    /// The complete sequence that starts latest, if there is one.
    fn find(&self, steps: &Steps) -> Option<Vec<(Time, u64)>> {
        let mut events: Vec<(i64, usize, Time, u64)> = Vec::new();
        for (step, own) in self.steps.iter().enumerate() {
            events.extend(own.iter().map(|(time, number)| (time.seconds(), step, *time, *number)));
        }
        events.sort_unstable();
        // One place for each event that the sequence asks for. `best` holds for each place the way there that
        // starts latest, which no other way can beat; `ways` links each event to the one before it.
        let places: Vec<usize> = steps
            .counts
            .iter()
            .enumerate()
            .flat_map(|(step, count)| std::iter::repeat_n(step, *count))
            .collect();
        let mut best: Vec<Option<(Time, usize)>> = vec![None; places.len()];
        let mut ways: Vec<(Time, u64, Option<usize>)> = Vec::new();
        for (_, step, time, number) in events {
            // From the last place to the first, so that an event takes one place of a way only.
            for place in (0..places.len()).rev().filter(|place| places.get(*place) == Some(&step)) {
                let (start, before) = match place.checked_sub(1) {
                    None => (time, None),
                    Some(before) => match best.get(before).copied().flatten() {
                        Some((start, way)) if time.since(start) <= steps.within => (start, Some(way)),
                        _ => continue,
                    },
                };
                ways.push((time, number, before));
                if place + 1 == places.len() {
                    return Some(walk_back(&ways));
                }
                if let Some(best) = best.get_mut(place)
                    && best.is_none_or(|(known, _)| start >= known)
                {
                    *best = Some((start, ways.len() - 1));
                }
            }
            if steps.unbroken {
                forget_unfinished(&mut best, &places, step);
            }
        }
        None
    }
}

/// An event of `step` has come: ways that end inside an earlier step, unfinished, lead nowhere.
fn forget_unfinished(best: &mut [Option<(Time, usize)>], places: &[usize], step: usize) {
    for (place, way) in best.iter_mut().enumerate() {
        let own = places.get(place).copied().unwrap_or_default();
        let finished = places.get(place + 1).copied() != Some(own);
        if own < step && !finished {
            *way = None;
        }
    }
}

fn walk_back(ways: &[(Time, u64, Option<usize>)]) -> Vec<(Time, u64)> {
    let mut found = Vec::new();
    let mut next = ways.len().checked_sub(1);
    while let Some((time, number, before)) = next.and_then(|way| ways.get(way)) {
        found.push((*time, *number));
        next = *before;
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(number: u64, time: i64) -> At {
        At { time: Time::from_seconds(time), watermark: Time::from_seconds(time.min(0)), number }
    }

    fn numbers(found: Option<Vec<(Time, u64)>>) -> Option<Vec<u64>> {
        found.map(|found| found.into_iter().map(|(_, number)| number).collect())
    }

    #[test]
    fn in_order_of_time_whatever_the_arrival() {
        let steps = Steps::new(&[2, 1, 1], Length::seconds(100)).unwrap();
        let events = [(0, 10), (0, 20), (1, 30), (2, 40)];
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
            let mut sequence = Sequence::default();
            let mut found = order.iter().map(|&event: &usize| {
                let (step, time) = events[event];
                numbers(sequence.add(Key(1), step, at(event as u64, time), 1, &steps))
            });
            let found: Vec<_> = found.by_ref().collect();
            assert_eq!(found, [None, None, None, Some(vec![0, 1, 2, 3])], "{order:?}");
        }
    }

    #[test]
    fn the_wrong_order_and_too_long_a_time_do_not_count() {
        let steps = Steps::new(&[1, 1], Length::seconds(100)).unwrap();
        let mut sequence = Sequence::default();
        assert_eq!(sequence.add(Key(1), 1, at(0, 10), 1, &steps), None);
        assert_eq!(sequence.add(Key(1), 0, at(1, 20), 1, &steps), None);
        assert_eq!(sequence.add(Key(1), 1, at(2, 121), 1, &steps), None);
        assert_eq!(sequence.add(Key(2), 1, at(3, 30), 1, &steps), None);
        assert!(sequence.add(Key(1), 1, at(4, 120), 1, &steps).is_some());
        // Complete, so it starts anew.
        assert_eq!(sequence.add(Key(1), 1, at(5, 120), 1, &steps), None);
    }

    #[test]
    fn an_earlier_success_breaks_a_run_of_failures() {
        let within = Length::seconds(1_000);
        for (steps, complete) in [
            (Steps::new(&[3, 1], within).unwrap(), true),
            (Steps::new(&[3, 1], within).unwrap().unbroken(), false),
        ] {
            let mut sequence = Sequence::default();
            let mut last = None;
            for (time, step) in [0, 0, 1, 0, 1].into_iter().enumerate() {
                last = sequence.add(Key(1), step, at(time as u64, time as i64), 1, &steps);
            }
            assert_eq!(last.is_some(), complete);
        }
    }

    /// Every choice of events, tried.
    fn naive(events: &[(usize, i64)], counts: [usize; 2], within: i64) -> bool {
        let of = |step: usize| events.iter().filter(move |event| event.0 == step).map(|event| event.1);
        of(1).any(|last| {
            let mut firsts: Vec<i64> = of(0).filter(|time| *time <= last).collect();
            firsts.sort_unstable();
            firsts.iter().rev().nth(counts[0] - 1).is_some_and(|first| last - first <= within)
        })
    }

    proptest! {
        #[test]
        fn as_a_naive_search(events in proptest::collection::vec((0_usize..2, 0_i64..60), 1..14)) {
            let steps = Steps::new(&[3, 1], Length::seconds(20)).unwrap();
            let mut sequence = Sequence::default();
            for (number, (step, time)) in events.iter().enumerate() {
                let found = sequence.add(Key(1), *step, at(number as u64, *time), 1, &steps);
                let expected = naive(&events[..=number], [3, 1], 20);
                prop_assert_eq!(found.is_some(), expected);
                if expected {
                    break;
                }
            }
        }
    }
}
