//! Once for a key and an occasion.

use serde::{Deserialize, Serialize};

use super::Keyed;
use crate::{
    key::Key,
    time::{At, Length},
};

/// How long an occasion is remembered after it was last asked about, so that late events do not raise it
/// again.
const KEPT: Length = Length::days(2);

/// Remembers what was said already.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Once {
    said: Keyed<bool>,
}

impl Once {
    /// Whether this is the first time for a key and the calendar hour (UTC) that the event lies in.
    pub fn in_hour(&mut self, key: Key, at: At) -> bool {
        self.of(key.and(Key::of_number(at.time.hour())), at)
    }

    /// Whether this is the first time for a key. What was said is remembered until two days after the last
    /// time it was asked about.
    pub fn of(&mut self, key: Key, at: At) -> bool {
        !std::mem::replace(self.said.entry(key, at, KEPT), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Time;

    #[test]
    fn once_an_hour_of_event_time() {
        let mut once = Once::default();
        let at = |minutes: i64| At {
            time: Time::from_seconds(minutes * 60),
            watermark: Time::from_seconds(600_000),
            number: 0,
        };
        let said = [59, 60, 119, 0, 61, 120].map(|minutes| once.in_hour(Key(1), at(minutes)));
        assert_eq!(said, [true, true, false, false, false, true]);
        assert!(once.in_hour(Key(2), at(60)));
    }
}
