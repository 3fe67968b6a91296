//! What is worked out once for each distinct value.

use super::{Batch, Row, Slot};
use crate::{field::Field, source::Column};

/// What a plugin worked out for each distinct value of a field, kept by code until the epoch rises.
///
/// Not state: it is worked out again after a restart, so it must depend on the value only.
#[derive(Debug)]
pub struct PerValue<T> {
    field: Field,
    epoch: Option<u32>,
    by_code: Vec<Option<T>>,
    /// For a field without a dictionary: by row of the batch at hand.
    by_row: Vec<T>,
}

impl<T: Default> PerValue<T> {
    /// Nothing worked out yet for a field.
    pub fn new(field: Field) -> PerValue<T> {
        PerValue { field, epoch: None, by_code: Vec::new(), by_row: Vec::new() }
    }

    /// Works out what is still unknown of the batch's values, all at once: `judge` answers each text, in
    /// order. Call it once a batch, before [`PerValue::of`].
    pub fn prepare(&mut self, batch: &Batch<'_>, judge: impl FnOnce(&[&str]) -> Vec<T>) {
        if self.epoch != Some(batch.epoch()) {
            self.by_code.clear();
            self.epoch = Some(batch.epoch());
        }
        self.by_row.clear();
        let Some(slot) = batch.slots.get(self.field.index()) else { return };
        match batch.column_of(slot, self.field) {
            Column::Absent => {}
            Column::Codes(_) | Column::Lists(_) => self.prepare_codes(batch, slot, judge),
            _ => {
                let texts: Vec<&str> = batch.rows().map(|row| row.text(self.field)).collect();
                self.by_row = judge(&texts);
                self.by_row.resize_with(batch.len(), T::default);
            }
        }
    }

    fn prepare_codes(&mut self, batch: &Batch<'_>, slot: &Slot, judge: impl FnOnce(&[&str]) -> Vec<T>) {
        let mut missing = Vec::new();
        for code in batch.column_of(slot, self.field).coded().iter().filter(|code| **code != 0) {
            let index = *code as usize;
            if index >= self.by_code.len() {
                self.by_code.resize_with(index + 1, || None);
            }
            if let Some(known) = self.by_code.get_mut(index)
                && known.is_none()
            {
                *known = Some(T::default());
                missing.push(*code);
            }
        }
        if missing.is_empty() {
            return;
        }
        let cache = batch.texts_of(slot, self.field);
        let texts: Vec<&str> = missing.iter().map(|code| cache.get(*code)).collect();
        for (code, answer) in missing.iter().zip(judge(&texts)) {
            if let Some(known) = self.by_code.get_mut(*code as usize) {
                *known = Some(answer);
            }
        }
    }

    /// What was worked out for a row's value; none where it lacks the field.
    #[inline]
    pub fn of(&self, row: &Row<'_>) -> Option<&T> {
        if self.by_row.is_empty() {
            return self.by_code.get(row.code(self.field) as usize)?.as_ref();
        }
        self.by_row.get(row.index())
    }
}
