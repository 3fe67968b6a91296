//! What a batch passed. How it was found out is the affair of the tests.

use super::{Bitmap, ConditionId};

/// Which rows of the batch evaluated last passed which condition. Of thousands of conditions, a batch passes few:
/// those alone have a bitmap.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// By condition: no words where no row passed.
    rows: Vec<Bitmap>,
    /// The conditions that some row passed.
    pub(super) some: Vec<ConditionId>,
    /// The same, a bit each: small enough to be asked for every subscription.
    any: Bitmap,
    words: usize,
}

impl Passed {
    /// Forgets the last batch, for one of so many rows.
    pub(super) fn begin(&mut self, conditions: usize, rows: usize) {
        for condition in self.some.drain(..) {
            if let Some(rows) = self.rows.get_mut(condition.0 as usize) {
                rows.words.clear();
            }
        }
        self.rows.resize_with(conditions, Bitmap::default);
        self.any.words.clear();
        self.any.words.resize(conditions.div_ceil(64), 0);
        self.words = rows.div_ceil(64);
    }

    /// Says that a row passed a condition.
    pub(super) fn mark(&mut self, condition: ConditionId, row: u32) {
        let Some(rows) = self.rows.get_mut(condition.0 as usize) else { return };
        if rows.words.is_empty() {
            rows.words.resize(self.words, 0);
            self.some.push(condition);
            self.any.set(condition.0);
        }
        rows.set(row);
    }

    /// Whether any row passed a condition.
    #[inline]
    pub(super) fn has(&self, condition: ConditionId) -> bool {
        self.any.has(condition.0)
    }

    /// The rows that passed a condition; none where there are none.
    pub(super) fn of(&self, condition: ConditionId) -> Option<&Bitmap> {
        self.rows.get(condition.0 as usize).filter(|rows| !rows.words.is_empty())
    }
}
