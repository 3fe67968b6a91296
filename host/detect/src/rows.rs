//! What one call of a plugin can see: some rows of a batch, and of those the fields that it asked for.

use std::sync::Arc;

use crate::{
    columns::{Frame, Kind, Slots, as_text},
    dictionary::Dictionary,
    patterns::{PatternSet, sort_tail},
};

/// Strings laid end to end: string i is `text[ends[i-1]..ends[i]]`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Texts {
    /// End of each string.
    pub ends: Vec<u32>,
    /// UTF-8.
    pub text: Vec<u8>,
}

impl Texts {
    /// Adds a string. What does not fit 4 GiB is left out.
    pub fn push(&mut self, text: &str) {
        if self.text.len() + text.len() <= u32::MAX as usize {
            self.text.extend_from_slice(text.as_bytes());
        }
        self.ends.push(self.text.len() as u32);
    }

    /// The strings; one that is not UTF-8 or out of bounds reads as empty.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| {
            let bytes = self.text.get(start as usize..*end as usize).unwrap_or_default();
            std::str::from_utf8(bytes).unwrap_or_default()
        })
    }
}

/// For each value searched, what was found: value i's ids are `ids[ends[i-1]..ends[i]]`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hits {
    /// End of each value's ids.
    pub ends: Vec<u32>,
    /// Ids, rising for each value.
    pub ids: Vec<u32>,
}

/// One field of all rows, as it travels to a plugin.
#[derive(Clone, PartialEq, Debug)]
pub enum ReadColumn {
    /// No row has the field.
    Absent,
    /// One code a row.
    Codes(Vec<u32>),
    /// Several codes a row: row i's are `codes[ends[i-1]..ends[i]]`.
    Lists {
        /// End of each row's codes.
        ends: Vec<u32>,
        /// Codes.
        codes: Vec<u32>,
    },
    /// One whole number a row, and a bit a row that says whether it is there.
    Integers {
        /// Numbers.
        values: Vec<i64>,
        /// Bits.
        present: Vec<u64>,
    },
    /// One number a row, and a bit a row that says whether it is there.
    Decimals {
        /// Numbers.
        values: Vec<f64>,
        /// Bits.
        present: Vec<u64>,
    },
    /// Read it with [`Rows::text`].
    Text,
}

/// A plugin's fields and their dictionaries: what its codes mean, also outside a batch.
#[derive(Clone, Debug)]
pub struct Lookup {
    slots: Arc<Slots>,
    /// The slot of each of the plugin's fields.
    fields: Arc<[u32]>,
}

impl Lookup {
    /// The view of a plugin whose field i is in slot `fields[i]`.
    pub fn new(slots: Arc<Slots>, fields: Arc<[u32]>) -> Lookup {
        Lookup { slots, fields }
    }

    /// The code that a value has in a field's dictionary; 0 if none.
    pub fn find(&self, field: u32, value: &str) -> u32 {
        self.dictionary(field).map_or(0, |(_, dictionary)| dictionary.find(value))
    }

    /// The strings behind codes.
    pub fn entries(&self, field: u32, codes: &[u32]) -> Texts {
        let mut texts = Texts::default();
        let dictionary = self.dictionary(field);
        codes.iter().for_each(|code| texts.push(dictionary.map_or("", |(_, entries)| entries.entry(*code))));
        texts
    }

    /// The keys of the strings behind codes.
    pub fn keys(&self, field: u32, codes: &[u32]) -> Vec<u64> {
        let dictionary = self.dictionary(field);
        codes.iter().map(|code| dictionary.map_or(0, |(_, entries)| entries.key(*code))).collect()
    }

    /// Slot and dictionary of one of the plugin's fields; none where it has no such field.
    pub fn dictionary(&self, field: u32) -> Option<(u32, &Dictionary)> {
        let slot = *self.fields.get(field as usize)?;
        Some((slot, self.slots.dictionary(slot)?))
    }
}

/// Some rows of a batch, in journal order.
#[derive(Clone, Debug)]
pub struct Rows {
    frame: Arc<Frame>,
    lookup: Lookup,
    /// Positions in the batch, rising; none: all of it.
    selected: Option<Vec<u32>>,
    subscriptions: Option<Hits>,
}

impl Rows {
    /// The rows at the positions `selected` of a frame, or all. `subscriptions` says which each row passed,
    /// where the plugin has several.
    pub fn new(
        frame: Arc<Frame>,
        fields: Arc<[u32]>,
        selected: Option<Vec<u32>>,
        subscriptions: Option<Hits>,
    ) -> Rows {
        let lookup = Lookup::new(Arc::clone(&frame.slots), fields);
        Rows { frame, lookup, selected, subscriptions }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.selected.as_ref().map_or(self.frame.numbers.len(), Vec::len)
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Event numbers.
    pub fn numbers(&self) -> Vec<u64> {
        self.gather(&self.frame.numbers)
    }

    /// Event times, in nanoseconds.
    pub fn times(&self) -> Vec<i64> {
        self.gather(&self.frame.times)
    }

    /// Watermarks, in nanoseconds.
    pub fn watermarks(&self) -> Vec<i64> {
        self.gather(&self.frame.watermarks)
    }

    /// For each row, the subscriptions that it passed; none where the plugin has one only.
    pub fn subscriptions(&self) -> Option<&Hits> {
        self.subscriptions.as_ref()
    }

    /// What the plugin's codes mean.
    pub fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    /// A field of all rows; none where the plugin did not ask for it.
    pub fn read(&self, field: u32) -> Option<ReadColumn> {
        let (slot, id) = self.slot(field)?;
        let Some(column) = self.frame.columns.get(slot as usize).filter(|column| column.any) else {
            return Some(ReadColumn::Absent);
        };
        Some(match Kind::of(id) {
            Kind::Text => ReadColumn::Text,
            Kind::Integers => ReadColumn::Integers {
                values: self.gather(&column.integers),
                present: self.gather_bits(&column.present),
            },
            Kind::Decimals => ReadColumn::Decimals {
                values: self.gather(&column.decimals),
                present: self.gather_bits(&column.present),
            },
            Kind::Codes if column.more.is_empty() => ReadColumn::Codes(self.gather(&column.codes)),
            Kind::Codes => {
                let (mut ends, mut codes) = (Vec::with_capacity(self.len()), Vec::with_capacity(self.len()));
                for row in self.positions() {
                    codes.extend(column.codes.get(row as usize).filter(|code| **code != 0));
                    codes.extend(column.more_of(row));
                    ends.push(codes.len() as u32);
                }
                ReadColumn::Lists { ends, codes }
            }
        })
    }

    /// The codes of a field, of all rows of the frame, without a copy; empty where no row has it: for native rules
    /// over whole batches.
    pub fn codes(&self, field: u32) -> Option<&[u32]> {
        let (slot, _) = self.slot(field)?;
        self.frame.columns.get(slot as usize).map(|column| &*column.codes)
    }

    /// The text of a field in the given rows (positions in this selection), or in all; none where the
    /// plugin did not ask for the field.
    pub fn text(&self, field: u32, rows: Option<&[u32]>) -> Option<Texts> {
        let (slot, id) = self.slot(field)?;
        let mut texts = Texts::default();
        let mut number = String::new();
        self.each(rows, |row| texts.push(self.first_text(slot, Kind::of(id), row, &mut number)));
        Some(texts)
    }

    /// Searches a field's values in the given rows, or in all; none where the plugin did not ask for it.
    pub fn search(&self, patterns: &PatternSet, field: u32, rows: Option<&[u32]>) -> Option<Hits> {
        let (slot, id) = self.slot(field)?;
        let mut hits = Hits::default();
        let column = self.frame.columns.get(slot as usize);
        match Kind::of(id) {
            Kind::Text => self.each(rows, |row| {
                let first = hits.ids.len();
                let mut number = String::new();
                for value in
                    column.into_iter().flat_map(|column| row.map(|row| column.text_of(row))).flatten()
                {
                    patterns.search(as_text(self.frame.batch_of(slot), value, &mut number), &mut hits.ids);
                }
                sort_tail(&mut hits.ids, first);
                hits.ends.push(hits.ids.len() as u32);
            }),
            Kind::Codes => {
                let mut codes = vec![];
                let mut ends = vec![];
                self.each(rows, |row| {
                    if let (Some(column), Some(row)) = (column, row) {
                        codes.extend(column.codes.get(row as usize));
                        codes.extend(column.more_of(row));
                    }
                    ends.push(codes.len());
                });
                let found = patterns.search_codes(&self.lookup, field, &codes);
                let mut from = 0;
                for end in ends {
                    let before = |at: usize| at.checked_sub(1).and_then(|at| found.ends.get(at)).copied();
                    let (start, stop) = (before(from).unwrap_or(0), before(end).unwrap_or(0));
                    let first = hits.ids.len();
                    hits.ids
                        .extend_from_slice(found.ids.get(start as usize..stop as usize).unwrap_or_default());
                    sort_tail(&mut hits.ids, first);
                    hits.ends.push(hits.ids.len() as u32);
                    from = end;
                }
            }
            kind => {
                let mut number = String::new();
                self.each(rows, |row| {
                    patterns.search(self.first_text(slot, kind, row, &mut number), &mut hits.ids);
                    hits.ends.push(hits.ids.len() as u32);
                });
            }
        }
        Some(hits)
    }

    fn slot(&self, field: u32) -> Option<(u32, bartizan_model::FieldId)> {
        let slot = *self.lookup.fields.get(field as usize)?;
        Some((slot, self.frame.slots.field(slot)?))
    }

    /// A row's first value as text.
    fn first_text<'a>(&'a self, slot: u32, kind: Kind, row: Option<u32>, number: &'a mut String) -> &'a str {
        use std::fmt::Write as _;
        let (Some(column), Some(row)) = (self.frame.columns.get(slot as usize), row) else { return "" };
        let at = row as usize;
        let there = column.present.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0);
        number.clear();
        // Writing to a string does not fail.
        let _ = match kind {
            Kind::Text => match column.text_of(row).next() {
                Some(value) => return as_text(self.frame.batch_of(slot), value, number),
                None => Ok(()),
            },
            Kind::Codes => {
                let code = column.codes.get(at).copied().unwrap_or(0);
                return self.frame.slots.dictionary(slot).map_or("", |dictionary| dictionary.entry(code));
            }
            Kind::Integers if there => write!(number, "{}", column.integers.get(at).copied().unwrap_or(0)),
            Kind::Decimals if there => write!(number, "{}", column.decimals.get(at).copied().unwrap_or(0.0)),
            Kind::Integers | Kind::Decimals => Ok(()),
        };
        number
    }

    /// Calls `f` with the position in the batch of each of the given rows, or of all; none where there is no
    /// such row.
    fn each(&self, rows: Option<&[u32]>, mut f: impl FnMut(Option<u32>)) {
        match rows {
            None => self.positions().for_each(|row| f(Some(row))),
            Some(rows) => rows.iter().for_each(|row| f(self.position(*row))),
        }
    }

    fn position(&self, row: u32) -> Option<u32> {
        match &self.selected {
            Some(selected) => selected.get(row as usize).copied(),
            None => ((row as usize) < self.frame.numbers.len()).then_some(row),
        }
    }

    fn positions(&self) -> impl Iterator<Item = u32> {
        let all = self.frame.numbers.len() as u32;
        let (selected, range) = match &self.selected {
            Some(selected) => (selected.as_slice(), 0..0),
            None => (&[] as &[u32], 0..all),
        };
        selected.iter().copied().chain(range)
    }

    fn gather<T: Copy + Default>(&self, values: &[T]) -> Vec<T> {
        match &self.selected {
            // A column has as many values as the batch has rows, or none.
            None if values.is_empty() => vec![T::default(); self.frame.numbers.len()],
            None => values.to_vec(),
            Some(rows) => {
                rows.iter().map(|row| values.get(*row as usize).copied().unwrap_or_default()).collect()
            }
        }
    }

    fn gather_bits(&self, words: &[u64]) -> Vec<u64> {
        let Some(rows) = &self.selected else {
            return if words.is_empty() { vec![0; self.len().div_ceil(64)] } else { words.to_vec() };
        };
        let mut gathered = vec![0u64; rows.len().div_ceil(64)];
        for (at, row) in rows.iter().enumerate() {
            let row = *row as usize;
            let bit = words.get(row / 64).map_or(0, |word| word >> (row % 64) & 1);
            if let Some(word) = gathered.get_mut(at / 64) {
                *word |= bit << (at % 64);
            }
        }
        gathered
    }
}
