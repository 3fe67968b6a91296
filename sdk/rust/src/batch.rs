//! Rows and columns, as the author reads them.
//!
//! A column is fetched when it is first used in a batch. Keys and texts of a dictionary's codes are fetched
//! once for all codes of the column that are still unknown, and kept until the epoch rises, so that the
//! cost a row is an index into a slice.

mod per_value;
mod row;

use std::cell::{Cell, OnceCell};

pub use per_value::PerValue;
pub use row::Row;

use crate::{
    field::Field,
    key::Key,
    source::{Column, Hits, RawBatch, Texts},
};

/// Most text of one field's dictionary that is kept between batches, in bytes; past it, the texts are
/// fetched anew.
pub const MAX_TEXT_KEPT_BYTES: usize = 8 << 20;

const UNKNOWN: u32 = u32::MAX;

/// What is known about the codes of one field; lives until the epoch rises.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    keys: Vec<Key>,
    texts: TextCache,
}

/// Texts by code.
#[derive(Debug, Default)]
struct TextCache {
    spans: Vec<(u32, u32)>,
    text: String,
}

impl TextCache {
    #[inline]
    fn get(&self, code: u32) -> &str {
        let (start, end) = self.spans.get(code as usize).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// One field of the batch: the column, once fetched, and the dictionary, which is parked until it is used.
#[derive(Default)]
struct Slot {
    column: OnceCell<Column>,
    first_codes: OnceCell<Vec<u32>>,
    parked_keys: Cell<Vec<Key>>,
    keys: OnceCell<Vec<Key>>,
    row_keys: OnceCell<Vec<Key>>,
    parked_texts: Cell<TextCache>,
    texts: OnceCell<TextCache>,
    plain: OnceCell<Plain>,
}

/// A field's text by row.
struct Plain {
    ends: Vec<u32>,
    text: String,
}

impl Plain {
    fn get(&self, row: usize) -> &str {
        let end = self.ends.get(row).copied().unwrap_or_default() as usize;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(start as usize..end).unwrap_or_default()
    }
}

/// The rows of one call, in journal order.
pub struct Batch<'a> {
    raw: RawBatch<'a>,
    epoch: u32,
    len: usize,
    numbers: OnceCell<Vec<u64>>,
    times: OnceCell<Vec<i64>>,
    watermarks: OnceCell<Vec<i64>>,
    /// A bit for each subscription; empty where there is only one.
    passed: OnceCell<Vec<u64>>,
    /// Its subscriptions by row; none where there is only one.
    subscriptions: OnceCell<Option<Hits>>,
    slots: Vec<Slot>,
    zeros: OnceCell<Vec<u32>>,
}

impl<'a> Batch<'a> {
    pub(crate) fn new(raw: RawBatch<'a>, epoch: u32, dictionaries: Vec<Dictionary>) -> Batch<'a> {
        let slots = dictionaries.into_iter().map(|dictionary| Slot {
            parked_keys: Cell::new(dictionary.keys),
            parked_texts: Cell::new(dictionary.texts),
            ..Slot::default()
        });
        Batch {
            len: raw.len() as usize,
            raw,
            epoch,
            numbers: OnceCell::new(),
            times: OnceCell::new(),
            watermarks: OnceCell::new(),
            passed: OnceCell::new(),
            subscriptions: OnceCell::new(),
            slots: slots.collect(),
            zeros: OnceCell::new(),
        }
    }

    /// Gives back what was learnt about codes.
    pub(crate) fn into_dictionaries(self) -> Vec<Dictionary> {
        let parked = self.slots.into_iter().map(|slot| {
            let keys = slot.keys.into_inner().unwrap_or_else(|| slot.parked_keys.take());
            let texts = slot.texts.into_inner().unwrap_or_else(|| slot.parked_texts.take());
            let full = texts.text.len() > MAX_TEXT_KEPT_BYTES;
            Dictionary { keys, texts: if full { TextCache::default() } else { texts } }
        });
        parked.collect()
    }

    /// Number of rows.
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Rises when codes lose their meaning.
    #[inline]
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The rows, in journal order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len).map(move |index| Row::new(self, index))
    }

    /// One row.
    pub fn row(&self, index: usize) -> Row<'_> {
        Row::new(self, index)
    }

    /// Event numbers.
    #[inline]
    pub fn numbers(&self) -> &[u64] {
        self.numbers.get_or_init(|| self.raw.numbers())
    }

    /// Event times, in nanoseconds since 1970 UTC; not sorted.
    #[inline]
    pub fn times(&self) -> &[i64] {
        self.times.get_or_init(|| self.raw.times())
    }

    /// Watermarks, in nanoseconds since 1970 UTC; rising.
    #[inline]
    pub fn watermarks(&self) -> &[i64] {
        self.watermarks.get_or_init(|| self.raw.watermarks())
    }

    /// The subscriptions that each row passed; none where there is only one.
    fn subscriptions(&self) -> Option<&Hits> {
        self.subscriptions.get_or_init(|| self.raw.subscriptions()).as_ref()
    }

    #[inline]
    fn passed(&self) -> &[u64] {
        self.passed.get_or_init(|| {
            let Some(hits) = self.subscriptions() else { return Vec::new() };
            let mut start = 0;
            let rows = hits.ends.iter().map(|end| {
                let ids = hits.ids.get(start..*end as usize).unwrap_or_default();
                start = *end as usize;
                ids.iter().fold(0, |bits, id| bits | 1_u64.checked_shl(*id).unwrap_or(0))
            });
            rows.collect()
        })
    }

    /// A dictionary code a row, 0 where the row lacks the field; of several values, the first. All zeros for
    /// a field that has no dictionary: a number, or a text that hardly repeats.
    pub fn codes(&self, field: Field) -> &[u32] {
        let Some(slot) = self.slots.get(field.index()) else { return self.zeros() };
        match self.column_of(slot, field) {
            Column::Codes(codes) => codes,
            Column::Lists(lists) => slot.first_codes.get_or_init(|| lists.first_codes()),
            _ => self.zeros(),
        }
    }

    /// A stable key a row, [`Key::NONE`] where the row lacks the field; of several values, the first one's.
    pub fn keys(&self, field: Field) -> &[Key] {
        let Some(slot) = self.slots.get(field.index()) else { return &[] };
        slot.row_keys.get_or_init(|| match self.column_of(slot, field) {
            Column::Codes(_) | Column::Lists(_) => {
                let keys = self.keys_of(slot, field);
                let key_of = |code: &u32| keys.get(*code as usize).copied().unwrap_or_default();
                self.codes(field).iter().map(key_of).collect()
            }
            Column::Absent => vec![Key::NONE; self.len],
            _ => (0..self.len).map(|row| self.row(row).key(field)).collect(),
        })
    }

    /// Whole numbers, one a row; none where the row lacks the field. The column as a slice pair, for loops
    /// that must be tight: values, and bit i of the words says whether row i has one. Empty where the field is
    /// not a number in this batch.
    pub fn integers(&self, field: Field) -> (&[i64], &[u64]) {
        match self.column(field) {
            Some(Column::Integers(integers)) => (&integers.values, &integers.present),
            _ => (&[], &[]),
        }
    }

    #[inline]
    fn column(&self, field: Field) -> Option<&Column> {
        Some(self.column_of(self.slots.get(field.index())?, field))
    }

    #[inline]
    fn column_of<'b>(&'b self, slot: &'b Slot, field: Field) -> &'b Column {
        slot.column.get_or_init(|| self.raw.read(field.position()))
    }

    fn zeros(&self) -> &[u32] {
        self.zeros.get_or_init(|| vec![0; self.len])
    }

    #[inline]
    fn keys_of<'b>(&'b self, slot: &'b Slot, field: Field) -> &'b [Key] {
        slot.keys.get_or_init(|| {
            let mut keys = slot.parked_keys.take();
            let mut missing = Vec::new();
            for code in self.column_of(slot, field).coded() {
                let index = *code as usize;
                if index >= keys.len() {
                    keys.resize(index + 1, Key::NONE);
                }
                if let Some(key) = keys.get_mut(index)
                    && *key == Key::NONE
                    && *code != 0
                {
                    // Any other value, so that the same code is asked for once only.
                    *key = Key(u64::MAX);
                    missing.push(*code);
                }
            }
            if !missing.is_empty() {
                let found = self.raw.keys(field.position(), &missing);
                for (code, key) in missing.iter().zip(found) {
                    if let Some(slot) = keys.get_mut(*code as usize) {
                        *slot = Key(key);
                    }
                }
            }
            keys
        })
    }

    #[inline]
    fn texts_of<'b>(&'b self, slot: &'b Slot, field: Field) -> &'b TextCache {
        slot.texts.get_or_init(|| {
            let mut cache = slot.parked_texts.take();
            let mut missing = Vec::new();
            for code in self.column_of(slot, field).coded() {
                let index = *code as usize;
                if index >= cache.spans.len() {
                    cache.spans.resize(index + 1, (UNKNOWN, UNKNOWN));
                }
                if let Some(span) = cache.spans.get_mut(index)
                    && span.0 == UNKNOWN
                {
                    *span = (0, 0);
                    if *code != 0 {
                        missing.push(*code);
                    }
                }
            }
            if !missing.is_empty() {
                let found = plain(self.raw.entries(field.position(), &missing));
                let mut start = cache.text.len() as u32;
                for (row, code) in missing.iter().enumerate() {
                    cache.text.push_str(found.get(row));
                    let end = cache.text.len() as u32;
                    if let Some(span) = cache.spans.get_mut(*code as usize) {
                        *span = (start, end);
                    }
                    start = end;
                }
            }
            cache
        })
    }

    fn plain_of<'b>(&'b self, slot: &'b Slot, field: Field) -> &'b Plain {
        slot.plain.get_or_init(|| plain(self.raw.text(field.position(), None)))
    }

    /// The host's side of the batch, for searching it with [`crate::Patterns`].
    pub(crate) fn raw(&self) -> &RawBatch<'a> {
        &self.raw
    }
}

/// Texts from the host are UTF-8; should one not be, it is read as far as it can be.
fn plain(texts: Texts) -> Plain {
    match String::from_utf8(texts.text) {
        Ok(text) => Plain { ends: texts.ends, text },
        Err(wrong) => {
            let bytes = wrong.into_bytes();
            let (mut text, mut start) = (String::new(), 0);
            let ends = texts.ends.iter().map(|end| {
                let part = bytes.get(start..*end as usize).unwrap_or_default();
                text.push_str(&String::from_utf8_lossy(part));
                start = *end as usize;
                text.len() as u32
            });
            let ends = ends.collect();
            Plain { ends, text }
        }
    }
}
