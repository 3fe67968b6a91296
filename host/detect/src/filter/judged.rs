//! Tests, and what was found out with them. A value is judged once: what it passes is remembered under its code, for one
//! epoch of a dictionary. It knows no columns.

use super::{ConditionId, compiled::Tests};

/// Tests, and what is remembered of them.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) tests: Tests,
    epoch: u32,
    /// By code: a range of `conditions`; none where the value was not judged yet.
    ranges: Vec<Option<(u32, u32)>>,
    conditions: Vec<ConditionId>,
    /// Used again from value to value.
    ids: Vec<u32>,
}

impl Judged {
    /// Forgets everything, unless it is of this epoch.
    pub(super) fn keep_only(&mut self, epoch: u32) {
        if self.epoch != epoch {
            self.ranges.clear();
            self.conditions.clear();
            self.epoch = epoch;
        }
    }

    /// The conditions that the value behind a code passes. `text` is asked for it the first time only.
    pub(super) fn conditions_of<'t>(&mut self, code: u32, text: impl FnOnce() -> &'t str) -> &[ConditionId] {
        let Judged { tests, ranges, conditions, ids, .. } = self;
        let at = code as usize;
        if ranges.len() <= at {
            ranges.resize(at + 1, None);
        }
        let Some(range) = ranges.get_mut(at) else { return &[] };
        let (start, end) = *range.get_or_insert_with(|| {
            let start = conditions.len() as u32;
            tests.judge(text(), ids, conditions);
            (start, conditions.len() as u32)
        });
        conditions.get(start as usize..end as usize).unwrap_or_default()
    }
}
