//! Dictionaries: one a field, from strings to small codes.
//!
//! A code means the same string until the dictionary's epoch rises, which it does when the dictionary has
//! grown past its bounds and begins anew. That happens between two batches only.

use std::{
    hash::{BuildHasher as _, Hasher as _},
    sync::atomic::{AtomicU64, Ordering},
};

use foldhash::quality::RandomState;
use hashbrown::HashTable;
use siphasher::sip::SipHasher13;

/// A dictionary with more entries than this begins anew at the next batch.
pub const MAX_DICTIONARY_ENTRIES: usize = 1 << 17;
/// A dictionary with more bytes of text than this begins anew at the next batch.
pub const MAX_DICTIONARY_BYTES: usize = 8 << 20;

/// A secret of one deployment, from which all keys of values are made: so that who can write log lines
/// cannot choose which shard or hash bucket they fall into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DeploymentKey(pub [u8; 16]);

impl std::fmt::Debug for DeploymentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeploymentKey(…)")
    }
}

impl DeploymentKey {
    /// The key of a string (SipHash-1-3); never 0, which stands for "no value".
    pub fn key(&self, text: &str) -> u64 {
        let mut hasher = SipHasher13::new_with_key(&self.0);
        hasher.write(text.as_bytes());
        hasher.finish().max(1)
    }
}

/// The strings of one field and their codes, which count up from 1.
#[derive(Clone, Debug)]
pub struct Dictionary {
    key: DeploymentKey,
    hasher: RandomState,
    codes: HashTable<u32>,
    /// End of each string in `text`, by code; code 0 is the empty string.
    ends: Vec<u32>,
    /// By code: its key, once somebody asked for it; 0 before.
    keys: Vec<Cached>,
    text: String,
    /// The code asked for last: in many fields, one event has what the event before had.
    last: u32,
    epoch: u32,
    generation: u64,
}

/// A key that is worked out when it is first asked for: most values are never anybody's key.
#[derive(Debug, Default)]
struct Cached(AtomicU64);

impl Clone for Cached {
    fn clone(&self) -> Cached {
        Cached(AtomicU64::new(self.0.load(Ordering::Relaxed)))
    }
}

/// Counts generations: no two dictionaries of a process, and no two epochs of one, share a number.
static GENERATIONS: AtomicU64 = AtomicU64::new(1);

impl Dictionary {
    /// An empty dictionary.
    pub fn new(key: DeploymentKey) -> Dictionary {
        Dictionary {
            key,
            hasher: RandomState::default(),
            codes: HashTable::new(),
            ends: vec![0],
            keys: vec![Cached::default()],
            text: String::new(),
            last: 0,
            epoch: 0,
            generation: GENERATIONS.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// The code of a string, given one if it is new.
    pub fn intern(&mut self, text: &str) -> u32 {
        if self.last != 0 && self.entry(self.last) == text {
            return self.last;
        }
        self.last = self.look_up(text);
        self.last
    }

    fn look_up(&mut self, text: &str) -> u32 {
        let hash = self.hasher.hash_one(text);
        let Dictionary { codes, ends, text: all, .. } = self;
        if let Some(code) = codes.find(hash, |code| entry(ends, all, *code) == text) {
            return *code;
        }
        let code = offset(ends.len());
        all.push_str(text);
        ends.push(offset(all.len()));
        self.keys.push(Cached::default());
        let hasher = &self.hasher;
        codes.insert_unique(hash, code, |code| hasher.hash_one(entry(ends, all, *code)));
        code
    }

    /// The code of a string; 0 if it has none.
    pub fn find(&self, text: &str) -> u32 {
        let hash = self.hasher.hash_one(text);
        self.codes.find(hash, |code| self.entry(*code) == text).copied().unwrap_or(0)
    }

    /// The string behind a code; empty for codes that the dictionary does not have.
    pub fn entry(&self, code: u32) -> &str {
        entry(&self.ends, &self.text, code)
    }

    /// The key of the string behind a code; 0 for code 0 and for codes that the dictionary does not have.
    pub fn key(&self, code: u32) -> u64 {
        let Some(cached) = self.keys.get(code as usize).filter(|_| code != 0) else { return 0 };
        match cached.0.load(Ordering::Relaxed) {
            0 => {
                let key = self.key.key(self.entry(code));
                cached.0.store(key, Ordering::Relaxed);
                key
            }
            key => key,
        }
    }

    /// One more than the largest code.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no string has a code.
    pub fn is_empty(&self) -> bool {
        self.ends.len() == 1
    }

    /// How often the dictionary has begun anew.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Names the meaning of the codes: what was worked out for a code holds while this stays the same.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Begins anew if the dictionary has outgrown its bounds.
    pub fn renew_if_full(&mut self, limits: DictionaryLimits) {
        if self.ends.len() > limits.entries || self.text.len() > limits.bytes {
            self.codes.clear();
            self.ends.truncate(1);
            self.keys.truncate(1);
            self.text.clear();
            self.last = 0;
            self.epoch += 1;
            self.generation = GENERATIONS.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// When a dictionary begins anew.
#[derive(Clone, Copy, Debug)]
pub struct DictionaryLimits {
    /// Most entries.
    pub entries: usize,
    /// Most bytes of text.
    pub bytes: usize,
}

impl Default for DictionaryLimits {
    fn default() -> DictionaryLimits {
        DictionaryLimits { entries: MAX_DICTIONARY_ENTRIES, bytes: MAX_DICTIONARY_BYTES }
    }
}

fn entry<'a>(ends: &[u32], text: &'a str, code: u32) -> &'a str {
    let code = code as usize;
    let Some(before) = code.checked_sub(1) else { return "" };
    match (ends.get(before), ends.get(code)) {
        (Some(start), Some(end)) => text.get(*start as usize..*end as usize).unwrap_or_default(),
        _ => "",
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_until_the_epoch_rises() {
        let mut dictionary = Dictionary::new(DeploymentKey([7; 16]));
        let root = dictionary.intern("root");
        assert_eq!(dictionary.intern("root"), root);
        assert_eq!(dictionary.entry(root), "root");
        assert_ne!(dictionary.intern(""), 0, "an empty value is a value");
        assert_eq!(dictionary.find("nobody"), 0);
        assert_eq!(dictionary.entry(99), "");
        let key = dictionary.key(root);

        dictionary.renew_if_full(DictionaryLimits { entries: 2, bytes: 1000 });
        assert_eq!(dictionary.epoch(), 1);
        assert_eq!(dictionary.find("root"), 0);
        let again = dictionary.intern("root");
        assert_eq!(dictionary.key(again), key, "keys outlive epochs");
    }
}
