//! Field names to numbers without a lock: each thread remembers the numbers of the names that it met.
//!
//! The numbers are the [`FieldTable`]'s, which never takes one back; so remembering them changes nothing
//! but the time it takes.

use std::sync::atomic::{AtomicU64, Ordering};

use bartizan_model::{FieldId, FieldTable};
use hashbrown::HashMap;

/// Most names that one thread remembers; at the next one it starts afresh.
const MAX_CACHED_NAMES: usize = 16_384;

/// A number that no other normalizer of this process has.
pub(crate) fn next_table() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// One thread's memory of names.
#[derive(Debug, Default)]
pub(crate) struct NameCache {
    table: u64,
    ids: HashMap<Box<str>, FieldId>,
}

impl NameCache {
    /// Forgets all unless `table` is the one that the numbers are of.
    pub(crate) fn begin(&mut self, table: u64) {
        if self.table != table {
            self.table = table;
            self.ids.clear();
        }
    }

    /// The number of a name; none where the table turns it away.
    pub(crate) fn find(&mut self, fields: &FieldTable, name: &str) -> Option<FieldId> {
        if let Some(id) = self.ids.get(name) {
            return Some(*id);
        }
        let id = fields.intern(name)?;
        if self.ids.len() >= MAX_CACHED_NAMES {
            self.ids.clear();
        }
        self.ids.insert(name.into(), id);
        Some(id)
    }
}
