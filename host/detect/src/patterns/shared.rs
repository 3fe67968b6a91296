//! Compiled sets that are the same for several plugins and shards, held once.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use hashbrown::HashMap;

use super::{LiteralKind, Pattern, PatternError, PatternSet};

/// Most sets that are known for others to share; further ones are compiled each time.
pub const MAX_SHARED_SETS: usize = 1_024;

/// Compiled sets, shared by all plugins and shards that ask for the same while any of them holds it.
#[derive(Debug, Default)]
pub struct PatternSets {
    sets: Mutex<HashMap<blake3::Hash, Weak<PatternSet>>>,
}

impl PatternSets {
    /// The set for some patterns: an equal one that is there already, or a new one.
    pub fn get(&self, patterns: &[Pattern], ignore_case: bool) -> Result<Arc<PatternSet>, PatternError> {
        let name = digest(patterns, ignore_case);
        let lock = || self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = lock().get(&name).and_then(Weak::upgrade) {
            return Ok(set);
        }
        let set = Arc::new(PatternSet::compile(patterns, ignore_case)?);
        let mut sets = lock();
        if sets.len() >= MAX_SHARED_SETS {
            sets.retain(|_, set| set.strong_count() > 0);
        }
        if sets.len() < MAX_SHARED_SETS {
            sets.insert(name, Arc::downgrade(&set));
        }
        Ok(set)
    }
}

fn digest(patterns: &[Pattern], ignore_case: bool) -> blake3::Hash {
    let mut hash = blake3::Hasher::new();
    hash.update(&[u8::from(ignore_case)]);
    for pattern in patterns {
        let kind = match pattern.literal_kind() {
            Some(LiteralKind::Equals) => 0,
            Some(LiteralKind::Prefix) => 1,
            Some(LiteralKind::Suffix) => 2,
            Some(LiteralKind::Contains) => 3,
            None => 4,
        };
        hash.update(&[kind]);
        hash.update(&(pattern.text().len() as u64).to_le_bytes());
        hash.update(pattern.text().as_bytes());
    }
    hash.finalize()
}
