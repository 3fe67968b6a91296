//! Tests, and what was found out with them. A value is judged once: what it passes is remembered under its code, for one
//! epoch of a dictionary. It knows no columns.

use super::{ConditionId, compiled::Tests};

/// Tests, and what is remembered of them.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) tests: Tests,
    epoch: u32,
    /// By number: a range of `conditions`; none where it was not judged yet.
    ranges: Vec<Option<(u32, u32)>>,
    conditions: Vec<ConditionId>,
    /// Used again from value to value.
    ids: Vec<u32>,
    found: Vec<ConditionId>,
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

    /// The conditions that the texts behind a number pass, rising. `texts` calls what it is given with each of them,
    /// and is asked the first time only.
    pub(super) fn conditions_of(
        &mut self,
        number: u32,
        texts: impl FnOnce(&mut dyn FnMut(&str)),
    ) -> &[ConditionId] {
        let Judged { tests, ranges, conditions, ids, found, .. } = self;
        let at = number as usize;
        if ranges.len() <= at {
            ranges.resize(at + 1, None);
        }
        let Some(range) = ranges.get_mut(at) else { return &[] };
        let (start, end) = *range.get_or_insert_with(|| {
            found.clear();
            texts(&mut |text| tests.judge(text, ids, found));
            found.sort_unstable();
            found.dedup();
            let start = conditions.len() as u32;
            conditions.append(found);
            (start, conditions.len() as u32)
        });
        conditions.get(start as usize..end as usize).unwrap_or_default()
    }
}
