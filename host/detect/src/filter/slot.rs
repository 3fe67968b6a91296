//! The tests of one field, over the codes of its values: a distinct value is judged once in a dictionary's epoch.

use bartizan_model::FieldId;

use super::{ConditionId, compiled::Tests, passed::Passed};
use crate::{access::View, columns::Column, dictionary::Dictionary};

/// Slot of tests whose field has none yet.
const UNPLACED: u32 = u32::MAX;

/// All tests of one field.
#[derive(Debug)]
pub(super) struct SlotTests {
    /// [`UNPLACED`] until [`Index::place`](super::Index::place).
    pub(super) slot: u32,
    pub(super) view: View,
    pub(super) field: FieldId,
    /// When a batch last had the field.
    pub(super) seen: Option<i64>,
    /// Of a field that is text, none: they are [`TextSearch`](super::text::TextSearch)es.
    pub(super) tests: Tests,
    remembered: Remembered,
}

/// What the values of a dictionary pass, in one epoch.
#[derive(Debug, Default)]
struct Remembered {
    epoch: u32,
    /// By code: a range of `conditions`; none where the value was not judged yet.
    ranges: Vec<Option<(u32, u32)>>,
    conditions: Vec<ConditionId>,
}

impl SlotTests {
    /// No tests yet, of a field that has no slot yet.
    pub(super) fn of(view: &View, field: FieldId) -> SlotTests {
        SlotTests {
            slot: UNPLACED,
            view: view.clone(),
            field,
            seen: None,
            tests: Tests::default(),
            remembered: Remembered::default(),
        }
    }

    /// Marks which rows pass which conditions.
    pub(super) fn judge(&mut self, dictionary: &Dictionary, column: &Column, passed: &mut Passed) {
        if self.remembered.epoch != dictionary.epoch() {
            self.remembered = Remembered { epoch: dictionary.epoch(), ..Remembered::default() };
        }
        if self.remembered.ranges.len() < dictionary.len() {
            self.remembered.ranges.resize(dictionary.len(), None);
        }
        let mut ids = vec![];
        let mut mark = |row: u32, code: u32| {
            for condition in self.conditions_of(code, dictionary, &mut ids) {
                passed.mark(*condition, row);
            }
        };
        for (row, code) in (0u32..).zip(&column.codes) {
            if *code != 0 {
                mark(row, *code);
            }
        }
        column.more.iter().for_each(|(row, code)| mark(*row, *code));
    }

    /// The conditions that a value passes.
    fn conditions_of(&mut self, code: u32, dictionary: &Dictionary, ids: &mut Vec<u32>) -> &[ConditionId] {
        let Remembered { ranges, conditions, .. } = &mut self.remembered;
        let Some(range) = ranges.get_mut(code as usize) else { return &[] };
        let (start, end) = *range.get_or_insert_with(|| {
            let start = conditions.len() as u32;
            self.tests.judge(dictionary.entry(code), ids, conditions);
            (start, conditions.len() as u32)
        });
        conditions.get(start as usize..end as usize).unwrap_or_default()
    }
}
