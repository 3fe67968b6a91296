//! Timers by event time: something is due unless it is put off.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    host,
    key::{Key, KeyMap},
    setup::Severity,
    time::Time,
};

/// Most timers of one instance. One more is not set; the first time this happens is logged.
pub const MAX_TIMERS: usize = 200_000;

/// A timer that has come due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Timer {
    /// When it was due.
    pub due: Time,
    /// What for; the plugin's own numbering.
    pub kind: u16,
    /// Whom about.
    pub key: Key,
}

/// All timers of an instance. Putting one off, which happens with every event, costs one look-up: the order is
/// set right only when the earlier time comes.
#[derive(Debug, Default)]
pub(crate) struct Timers {
    due: KeyMap<(u16, Key), Time>,
    /// Holds for each timer in `due` one entry that is not later than it; others are stale.
    order: BTreeSet<Timer>,
    turned_away: u64,
}

impl Timers {
    pub fn set(&mut self, kind: u16, key: Key, due: Time) {
        if self.due.len() >= MAX_TIMERS && !self.due.contains_key(&(kind, key)) {
            if self.turned_away == 0 {
                let message = format!("more than {MAX_TIMERS} timers; further ones are not set");
                host::log(Severity::Medium, &message);
            }
            self.turned_away += 1;
            return;
        }
        let earlier = self.due.insert((kind, key), due);
        if earlier.is_none_or(|earlier| due < earlier) {
            self.order.insert(Timer { due, kind, key });
        }
    }

    pub fn cancel(&mut self, kind: u16, key: Key) {
        // Its entry in `order` goes when its time comes.
        self.due.remove(&(kind, key));
    }

    /// The next timer that is due before the watermark, by time, kind and key.
    pub fn pop_due(&mut self, watermark: Time) -> Option<Timer> {
        while self.order.first()?.due < watermark {
            let timer = self.order.pop_first()?;
            match self.due.get(&(timer.kind, timer.key)).copied() {
                Some(due) if due == timer.due => {
                    self.due.remove(&(timer.kind, timer.key));
                    return Some(timer);
                }
                Some(due) if due > timer.due => {
                    self.order.insert(Timer { due, ..timer });
                }
                _ => {}
            }
        }
        None
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub fn saved(&self) -> Vec<Timer> {
        let timers = self.due.iter().map(|((kind, key), due)| Timer { due: *due, kind: *kind, key: *key });
        let mut timers: Vec<Timer> = timers.collect();
        timers.sort_unstable();
        timers
    }

    pub fn restored(saved: Vec<Timer>) -> Timers {
        let mut timers = Timers::default();
        saved.into_iter().for_each(|timer| timers.set(timer.kind, timer.key, timer.due));
        timers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fired(timers: &mut Timers, watermark: i64) -> Vec<(i64, u64)> {
        std::iter::from_fn(|| timers.pop_due(Time(watermark)))
            .map(|timer| (timer.due.0, timer.key.0))
            .collect()
    }

    #[test]
    fn fires_in_order_before_the_watermark_only() {
        let mut timers = Timers::default();
        for (key, due) in [(3, 20), (1, 10), (2, 10), (4, 30)] {
            timers.set(0, Key(key), Time(due));
        }
        assert_eq!(fired(&mut timers, 10), []);
        assert_eq!(fired(&mut timers, 30), [(10, 1), (10, 2), (20, 3)]);
        assert_eq!(fired(&mut timers, 31), [(30, 4)]);
    }

    #[test]
    fn putting_off_bringing_forward_and_cancelling() {
        let mut timers = Timers::default();
        timers.set(0, Key(1), Time(10));
        timers.set(0, Key(1), Time(50));
        timers.set(0, Key(2), Time(60));
        timers.set(0, Key(2), Time(20));
        timers.set(0, Key(3), Time(30));
        timers.cancel(0, Key(3));
        let mut again = Timers::restored(timers.saved());
        for timers in [&mut timers, &mut again] {
            assert_eq!(fired(timers, 40), [(20, 2)]);
            assert_eq!(fired(timers, 100), [(50, 1)]);
        }
    }
}
