//! One row of a batch.

use super::Batch;
use crate::{
    field::Field,
    key::Key,
    setup::Subscribed,
    source::Column,
    time::{At, Time},
};

/// One event, as the plugin sees it.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    batch: &'a Batch<'a>,
    index: usize,
}

impl<'a> Row<'a> {
    #[inline]
    pub(super) fn new(batch: &'a Batch<'a>, index: usize) -> Row<'a> {
        Row { batch, index }
    }

    /// Position in the batch.
    #[inline]
    pub fn index(&self) -> usize {
        self.index
    }

    /// The batch that it belongs to.
    #[inline]
    pub fn batch(&self) -> &'a Batch<'a> {
        self.batch
    }

    /// The event's number.
    #[inline]
    pub fn number(&self) -> u64 {
        self.batch.numbers().get(self.index).copied().unwrap_or_default()
    }

    /// When it happened.
    #[inline]
    pub fn time(&self) -> Time {
        Time(self.batch.times().get(self.index).copied().unwrap_or_default())
    }

    /// The watermark behind it.
    #[inline]
    pub fn watermark(&self) -> Time {
        Time(self.batch.watermarks().get(self.index).copied().unwrap_or_default())
    }

    /// Whether it came later than the allowed lateness.
    pub fn is_late(&self) -> bool {
        self.time() < self.watermark()
    }

    /// Time, watermark and number, for state.
    #[inline]
    pub fn at(&self) -> At {
        At { time: self.time(), watermark: self.watermark(), number: self.number() }
    }

    /// Whether it passed a subscription.
    #[inline]
    pub fn passed(&self, subscription: Subscribed) -> bool {
        match self.batch.passed() {
            [] => subscription.0 == 0,
            rows => rows.get(self.index).is_some_and(|bits| bits & subscription.bit() != 0),
        }
    }

    /// The subscriptions that it passed, by position, rising.
    #[inline]
    pub fn subscriptions(&self) -> &'a [u32] {
        self.batch.subscriptions().map_or(&[0], |hits| hits.of(self.index))
    }

    /// The dictionary code of a field's value; see [`Batch::codes`].
    #[inline]
    pub fn code(&self, field: Field) -> u32 {
        self.batch.codes(field).get(self.index).copied().unwrap_or_default()
    }

    /// Whether it has the field.
    pub fn has(&self, field: Field) -> bool {
        match self.batch.column(field) {
            None | Some(Column::Absent) => false,
            Some(Column::Codes(codes)) => codes.get(self.index).is_some_and(|code| *code != 0),
            Some(Column::Lists(lists)) => !lists.row(self.index).is_empty(),
            Some(Column::Integers(column)) => bit(&column.present, self.index),
            Some(Column::Decimals(column)) => bit(&column.present, self.index),
            Some(Column::Text) => !self.text(field).is_empty(),
        }
    }

    /// The stable key of a field's value, [`Key::NONE`] where it lacks the field; of several values, the
    /// first one's. Numbers, and texts without a dictionary, have keys of the SDK's own, which are stable too
    /// but not equal to the host's key of the same text.
    #[inline]
    pub fn key(&self, field: Field) -> Key {
        let Some(slot) = self.batch.slots.get(field.index()) else { return Key::NONE };
        match self.batch.column_of(slot, field) {
            Column::Codes(codes) => {
                let code = codes.get(self.index).copied().unwrap_or_default();
                self.batch.keys_of(slot, field).get(code as usize).copied().unwrap_or_default()
            }
            Column::Lists(lists) => {
                let code = lists.row(self.index).first().copied().unwrap_or_default();
                self.batch.keys_of(slot, field).get(code as usize).copied().unwrap_or_default()
            }
            Column::Absent => Key::NONE,
            Column::Integers(_) => self.integer(field).map_or(Key::NONE, Key::of_number),
            Column::Decimals(_) | Column::Text => match self.text(field) {
                "" => Key::NONE,
                text => Key::of_text(text),
            },
        }
    }

    /// A field's value as text, empty where it lacks the field; of several values, the first; a number as
    /// decimal text.
    #[inline]
    pub fn text(&self, field: Field) -> &'a str {
        let Some(slot) = self.batch.slots.get(field.index()) else { return "" };
        match self.batch.column_of(slot, field) {
            Column::Codes(codes) => {
                let code = codes.get(self.index).copied().unwrap_or_default();
                self.batch.texts_of(slot, field).get(code)
            }
            Column::Lists(lists) => {
                let code = lists.row(self.index).first().copied().unwrap_or_default();
                self.batch.texts_of(slot, field).get(code)
            }
            Column::Absent => "",
            _ => self.batch.plain_of(slot, field).get(self.index),
        }
    }

    /// All values of a field as text, in their order.
    pub fn values(&self, field: Field) -> impl Iterator<Item = &'a str> {
        let slot = self.batch.slots.get(field.index());
        let (list, single) = match slot.map(|slot| self.batch.column_of(slot, field)) {
            Some(Column::Lists(lists)) => (lists.row(self.index), None),
            _ => (&[][..], Some(self.text(field)).filter(|text| !text.is_empty())),
        };
        let batch = self.batch;
        let listed = slot
            .into_iter()
            .flat_map(move |slot| list.iter().map(move |code| batch.texts_of(slot, field).get(*code)));
        listed.chain(single)
    }

    /// A field's value as a whole number: as it came, or read from text; none where it is not one.
    #[inline]
    pub fn integer(&self, field: Field) -> Option<i64> {
        match self.batch.column(field)? {
            Column::Absent => None,
            Column::Integers(column) if bit(&column.present, self.index) => {
                column.values.get(self.index).copied()
            }
            Column::Integers(_) => None,
            Column::Decimals(_) => self.decimal(field).map(|number| number as i64),
            _ => self.text(field).trim().parse().ok(),
        }
    }

    /// A field's value as a number: as it came, or read from text; none where it is not one.
    pub fn decimal(&self, field: Field) -> Option<f64> {
        match self.batch.column(field)? {
            Column::Absent => None,
            Column::Decimals(column) if bit(&column.present, self.index) => {
                column.values.get(self.index).copied()
            }
            Column::Decimals(_) => None,
            Column::Integers(_) => self.integer(field).map(|number| number as f64),
            _ => self.text(field).trim().parse().ok(),
        }
    }
}

#[inline]
fn bit(words: &[u64], row: usize) -> bool {
    words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
}
