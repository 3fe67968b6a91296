//! One field of all rows of a batch, filled a value at a time, row by row.
//!
//! Nothing takes memory until some row has the field. Which rows and which names of a field come is the builder's
//! affair.

use bartizan_model::{EventBatch, Value};

use super::{
    as_text,
    value::{as_decimal, as_integer},
    wanted::Forms,
};
use crate::dictionary::Dictionary;

/// One field of all rows of a batch, in the forms that were asked for.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Codes, a row: of single-valued rows the value's, of others the first value's; 0 where absent. Empty where no
    /// row has the field, as the other forms are.
    pub codes: Vec<u32>,
    /// Further values of rows that have several: row, code; sorted by row.
    pub more: Vec<(u32, u32)>,
    /// Whole numbers, a row.
    pub integers: Vec<i64>,
    /// Numbers, a row.
    pub decimals: Vec<f64>,
    /// Which rows have a number: bit i of the words is row i.
    pub present: Vec<u64>,
    /// Values read as text: row, value; sorted by row.
    pub text: Vec<(u32, Value)>,
    /// Whether any row has the field.
    pub any: bool,
    /// Of a field with several names: which of them a row's values are of, plus one; 0 where there are none yet.
    pub(super) ranks: Vec<u8>,
    /// The forms that are built, where any row has the field.
    pub(super) built: Forms,
}

impl Column {
    /// The codes of a row beyond the first.
    pub fn more_of(&self, row: u32) -> impl Iterator<Item = u32> {
        let start = self.more.partition_point(|more| more.0 < row);
        self.more
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |more| more.0 == row)
            .map(|more| more.1)
    }

    /// The values of a row that are read as text.
    pub fn text_of(&self, row: u32) -> impl Iterator<Item = &Value> {
        let start = self.text.partition_point(|text| text.0 < row);
        self.text
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |text| text.0 == row)
            .map(|text| &text.1)
    }

    /// Makes room for all rows, once some row has the field.
    fn prepare(&mut self, forms: Forms, count: usize) {
        if forms.codes && self.codes.is_empty() {
            self.codes.resize(count, 0);
        }
        if forms.integers && self.integers.is_empty() {
            self.integers.resize(count, 0);
        }
        if forms.decimals && self.decimals.is_empty() {
            self.decimals.resize(count, 0.0);
        }
        if (forms.integers || forms.decimals) && self.present.is_empty() {
            self.present.resize(count.div_ceil(64), 0);
        }
    }

    /// Whether a value under the name of this rank counts in a row. A better name takes the place of a worse one,
    /// whichever of them comes first.
    pub(super) fn takes(&mut self, row: u32, rank: u8, count: usize) -> bool {
        if self.ranks.is_empty() {
            self.ranks.resize(count, 0);
        }
        let Some(known) = self.ranks.get_mut(row as usize) else { return false };
        if *known != 0 && *known < rank {
            return false;
        }
        if *known > rank {
            self.forget(row);
        }
        if let Some(known) = self.ranks.get_mut(row as usize) {
            *known = rank;
        }
        true
    }

    /// Takes back the values of the row that is being built.
    fn forget(&mut self, row: u32) {
        let at = row as usize;
        if let Some(code) = self.codes.get_mut(at) {
            *code = 0;
        }
        while self.more.pop_if(|(of, _)| *of == row).is_some() {}
        while self.text.pop_if(|(of, _)| *of == row).is_some() {}
        if let Some(word) = self.present.get_mut(at / 64) {
            *word &= !(1 << (at % 64));
        }
        if let Some(integer) = self.integers.get_mut(at) {
            *integer = 0;
        }
        if let Some(decimal) = self.decimals.get_mut(at) {
            *decimal = 0.0;
        }
    }

    /// Adds a value to a row, in the forms that are being built; `number` is used again from value to value.
    pub(super) fn put(
        &mut self,
        row: u32,
        batch: &EventBatch,
        value: &Value,
        forms: Forms,
        dictionary: Option<&mut Dictionary>,
        number: &mut String,
    ) {
        if matches!(value, Value::EmptyList) {
            return;
        }
        self.any = true;
        self.prepare(forms, batch.len());
        let at = row as usize;
        if forms.codes
            && let Some(dictionary) = dictionary
        {
            let code = dictionary.intern(as_text(batch, value, number));
            match self.codes.get_mut(at) {
                Some(first) if *first == 0 => *first = code,
                _ => self.more.push((row, code)),
            }
        }
        if forms.integers
            && let (Some(integer), Some(slot)) = (as_integer(batch, value), self.integers.get_mut(at))
            && set_bit(&mut self.present, at)
        {
            *slot = integer;
        }
        if forms.decimals
            && let (Some(decimal), Some(slot)) = (as_decimal(batch, value), self.decimals.get_mut(at))
            && set_bit(&mut self.present, at)
        {
            *slot = decimal;
        }
        if forms.text {
            self.text.push((row, *value));
        }
    }
}

/// Sets a bit; false if it was set already, so that the first of several values stands.
fn set_bit(words: &mut [u64], at: usize) -> bool {
    match words.get_mut(at / 64) {
        Some(word) if *word & (1 << (at % 64)) == 0 => {
            *word |= 1 << (at % 64);
            true
        }
        _ => false,
    }
}
