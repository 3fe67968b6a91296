//! A value for each key, forgotten in time and bounded in number.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};

use crate::{
    host,
    key::{Key, KeyMap},
    setup::Severity,
    time::{At, Length, Time},
};

/// Most keys that one table holds. It is a safety limit far above ordinary use: over it, the eighth that
/// was heard of longest ago (ties by key) is dropped, and the log says so.
pub const MAX_KEYS_PER_TABLE: usize = 100_000;

/// A value for each key; see [`crate::state`] for when it is forgotten.
#[derive(Clone, Debug)]
pub struct Keyed<T> {
    slots: KeyMap<u64, Slot<T>>,
    /// The watermark of the last sweep.
    swept: Time,
    max_keys: usize,
    evicted: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Slot<T> {
    /// Forgotten once the watermark is past this.
    expires: Time,
    value: T,
}

impl<T> Default for Keyed<T> {
    fn default() -> Keyed<T> {
        Keyed { slots: KeyMap::default(), swept: Time::MIN, max_keys: MAX_KEYS_PER_TABLE, evicted: 0 }
    }
}

impl<T: Default> Keyed<T> {
    /// The value of a key, a new one if it has none or it was forgotten. From now it is kept until the watermark
    /// has passed the time heard plus `keep`.
    #[inline]
    pub fn entry(&mut self, key: Key, at: At, keep: Length) -> &mut T {
        if at.watermark.since(self.swept) > keep || self.slots.len() >= self.max_keys {
            self.make_room(at.watermark);
        }
        let expires = at.heard().plus(keep);
        let slot =
            self.slots.entry(key.0).or_insert_with(|| Slot { expires: Time(i64::MAX), value: T::default() });
        if at.watermark > slot.expires {
            slot.value = T::default();
            slot.expires = expires;
        } else if slot.expires.0 == i64::MAX {
            slot.expires = expires;
        } else {
            slot.expires = slot.expires.max(expires);
        }
        &mut slot.value
    }

    /// The value of a key, if it has one that is not forgotten. It is not kept any longer for this.
    #[inline]
    pub fn get_mut(&mut self, key: Key, watermark: Time) -> Option<&mut T> {
        let slot = self.slots.get_mut(&key.0)?;
        (watermark <= slot.expires).then_some(&mut slot.value)
    }

    /// Forgets a key at once.
    pub fn remove(&mut self, key: Key) {
        self.slots.remove(&key.0);
    }

    /// Number of keys, some of which may be forgotten already.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// How many keys were dropped since the start for [`MAX_KEYS_PER_TABLE`].
    pub fn evicted(&self) -> u64 {
        self.evicted
    }

    /// Frees what is forgotten, and, if that is not enough, drops the eighth heard of longest ago. A sweep
    /// comes once in a kept length of event time, so it costs each event a constant on average.
    #[cold]
    fn make_room(&mut self, watermark: Time) {
        self.swept = watermark;
        self.slots.retain(|_, slot| watermark <= slot.expires);
        if self.slots.len() < self.max_keys {
            return;
        }
        let mut oldest: Vec<(Time, u64)> =
            self.slots.iter().map(|(key, slot)| (slot.expires, *key)).collect();
        let drop = (oldest.len() / 8).max(1);
        let last = oldest.len() - 1;
        oldest.select_nth_unstable(drop.min(last));
        oldest.truncate(drop);
        oldest.iter().for_each(|(_, key)| {
            self.slots.remove(key);
        });
        if self.evicted == 0 {
            let message = format!("state holds more than {} keys; the oldest are dropped", self.max_keys);
            host::log(Severity::Medium, &message);
        }
        self.evicted += drop as u64;
    }
}

/// By key, so that equal tables are equal bytes.
impl<T: Serialize> Serialize for Keyed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut slots: Vec<(&u64, &Slot<T>)> = self.slots.iter().collect();
        slots.sort_unstable_by_key(|(key, _)| **key);
        (self.evicted, slots).serialize(serializer)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Keyed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Keyed<T>, D::Error> {
        let (evicted, slots): (u64, Vec<(u64, Slot<T>)>) = Deserialize::deserialize(deserializer)?;
        Ok(Keyed { slots: slots.into_iter().collect(), evicted, ..Keyed::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: i64, watermark: i64) -> At {
        At { time: Time(time), watermark: Time(watermark), number: 0 }
    }

    #[test]
    fn forgets_by_the_watermark_only() {
        let mut table: Keyed<u32> = Keyed::default();
        *table.entry(Key(1), at(100, 90), Length(10)) = 7;
        assert_eq!(*table.entry(Key(1), at(105, 110), Length(10)), 7);
        assert_eq!(table.get_mut(Key(1), Time(120)), Some(&mut 7));
        assert_eq!(table.get_mut(Key(1), Time(121)), None);
        assert_eq!(*table.entry(Key(1), at(130, 121), Length(10)), 0);
    }

    #[test]
    fn a_late_event_is_kept_from_its_arrival() {
        let mut table: Keyed<u32> = Keyed::default();
        *table.entry(Key(1), at(5, 1_000), Length(10)) = 7;
        assert_eq!(table.get_mut(Key(1), Time(1_010)), Some(&mut 7));
    }

    #[test]
    fn over_the_limit_the_oldest_go() {
        let mut table: Keyed<u32> = Keyed { max_keys: 16, ..Keyed::default() };
        for key in 0..17 {
            *table.entry(Key(key), at(key as i64, 0), Length(1_000)) = 1;
        }
        assert_eq!(table.evicted(), 2);
        assert_eq!(table.len(), 15);
        assert!(table.get_mut(Key(0), Time(0)).is_none() && table.get_mut(Key(1), Time(0)).is_none());
        assert!(table.get_mut(Key(2), Time(0)).is_some());
    }

    #[test]
    fn sweeps_free_what_is_forgotten() {
        let mut table: Keyed<u32> = Keyed::default();
        for key in 0..10_000_u64 {
            table.entry(Key(key), at(key as i64, key as i64), Length(10));
        }
        assert!(table.len() < 50, "{}", table.len());
    }
}
