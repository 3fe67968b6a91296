//! Keys: what state is kept under.
//!
//! The host gives a 64-bit key for every string, equal for equal strings across epochs, shards and restarts.
//! Keys are already well mixed, so the maps here use a hasher that costs one multiplication, and one
//! without a random seed: the same rows must build the same map in every run.

use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

/// A stable 64-bit name for a value, or for several values together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(pub u64);

/// 2^64 divided by the golden ratio: odd, and its bits look random (Knuth, TAOCP 3, section 6.4).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

impl Key {
    /// The key of a value that the event lacks.
    pub const NONE: Key = Key(0);

    /// Whether the event lacked the value.
    #[inline]
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The key of this value and another one together. Order matters.
    #[inline]
    #[must_use]
    pub fn and(self, other: Key) -> Key {
        let mixed = (self.0.rotate_left(23) ^ other.0).wrapping_mul(MULTIPLIER);
        Key(mixed ^ (mixed >> 32))
    }

    /// The key of a number: an hour, a port. Not equal to the host's key of the same digits.
    #[inline]
    pub fn of_number(number: i64) -> Key {
        let mixed = (number as u64 ^ MULTIPLIER).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        Key((mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93) | 1)
    }

    /// The key of a text that the plugin made itself, such as an address in lower case (FNV-1a, mixed once
    /// more). Not equal to the host's key of the same text. Never [`Key::NONE`].
    pub fn of_text(text: &str) -> Key {
        let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        Key::of_number(hash as i64)
    }
}

/// Hashes a [`Key`] by one multiplication; see the module.
#[derive(Clone, Copy, Default, Debug)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    #[inline]
    fn write_u64(&mut self, number: u64) {
        // The map takes its bucket from the low bits and its tag from the high bits: fold both in.
        let mixed = (self.0 ^ number).wrapping_mul(MULTIPLIER);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

/// A map by keys.
pub(crate) type KeyMap<K, V> = hashbrown::HashMap<K, V, BuildHasherDefault<KeyHasher>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn together_is_not_apart() {
        let (a, b) = (Key::of_text("a"), Key::of_text("b"));
        assert_ne!(a.and(b), b.and(a));
        assert_ne!(a.and(b), a);
        assert_ne!(a.and(Key::NONE), a);
        assert!(!Key::of_number(0).is_none() && !Key::of_text("").is_none());
    }
}
