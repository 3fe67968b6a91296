//! The tests of one field, over the codes of its values: a distinct value is judged once in a dictionary's epoch.

use bartizan_model::FieldId;
use hashbrown::HashMap;

use super::{Bitmap, ConditionId, exclusion::Exclusion, judged::Judged, passed::Passed};
use crate::{
    access::View,
    columns::{Column, Frame, Kind, as_text},
    dictionary::Dictionary,
};

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
    pub(super) passing: Judged,
    /// Negated conditions, which are judged only where they are asked.
    pub(super) excluding: HashMap<ConditionId, Exclusion>,
}

impl SlotTests {
    /// No tests yet, of a field that has no slot yet.
    pub(super) fn of(view: &View, field: FieldId) -> SlotTests {
        SlotTests {
            slot: UNPLACED,
            view: view.clone(),
            field,
            seen: None,
            passing: Judged::default(),
            excluding: HashMap::new(),
        }
    }

    /// Marks which rows pass which conditions.
    pub(super) fn judge(&mut self, dictionary: &Dictionary, column: &Column, passed: &mut Passed) {
        self.passing.keep_only(dictionary.epoch());
        let mut mark = |row: u32, code: u32| {
            for condition in self.passing.conditions_of(code, || dictionary.entry(code)) {
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

    /// Takes those rows away of which some value passes a negated condition's tests.
    pub(super) fn exclude(&self, condition: ConditionId, frame: &Frame, rows: &mut Bitmap) {
        let column = frame.columns.get(self.slot as usize).filter(|column| column.any);
        let (Some(column), Some(exclusion)) = (column, self.excluding.get(&condition)) else { return };
        if Kind::of(self.field) == Kind::Text {
            let (batch, mut number) = (frame.batch_of(self.slot), String::new());
            let mut passes = |value| exclusion.passes(as_text(batch, value, &mut number));
            return rows.retain(|row| !column.text_of(row).any(&mut passes));
        }
        let Some(dictionary) = frame.slots.dictionary(self.slot) else { return };
        let passes = |code: u32| exclusion.passes(dictionary.entry(code));
        rows.retain(|row| match column.codes.get(row as usize) {
            Some(code) if *code != 0 => !passes(*code) && !column.more_of(row).any(passes),
            _ => true,
        });
    }
}
