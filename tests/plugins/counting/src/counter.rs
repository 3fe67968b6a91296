//! The rule itself: so many failures of one user from one address within a minute. It is the same code in
//! the sandbox and in both native rivals, so that a bench compares how events reach it and nothing else.

use std::hash::BuildHasherDefault;

use bartizan_sdk::{Key, KeyHasher};
use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

/// Failures within [`WINDOW_NANOSECONDS`] that make a finding.
pub const FAILURES: usize = 18;
/// Length of the window.
pub const WINDOW_NANOSECONDS: u64 = 60_000_000_000;

/// The last failures of each user and address.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Counter {
    seen: HashMap<Key, Last, BuildHasherDefault<KeyHasher>>,
}

/// Times of the last failures, the oldest at `next`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Last {
    times: [i64; FAILURES],
    next: u8,
}

impl Counter {
    /// Counts a failure; true where it is the last of [`FAILURES`] within the window.
    #[inline]
    pub fn add(&mut self, key: Key, time: i64) -> bool {
        let last = self.seen.entry(key).or_insert(Last { times: [i64::MIN / 2; FAILURES], next: 0 });
        let at = usize::from(last.next) % FAILURES;
        if let Some(slot) = last.times.get_mut(at) {
            *slot = time;
        }
        last.next = ((at + 1) % FAILURES) as u8;
        let oldest = last.times.get(usize::from(last.next)).copied().unwrap_or(i64::MIN / 2);
        // A bench plays the same minutes over and over: a jump back is no failure within the window.
        time.abs_diff(oldest) <= WINDOW_NANOSECONDS
    }
}
