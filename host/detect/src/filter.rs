//! All plugins' conditions in one index, evaluated before any plugin is called.
//!
//! Tests are grouped by field and judged once for each distinct value; what a value passes is remembered
//! with its code. A batch then costs a look-up a row and field, however many plugins there are.

use bartizan_model::FieldId;
use hashbrown::HashMap;

use crate::{
    access::View,
    columns::{Column, Frame, Kind, Wanted, as_text},
    descriptor::{Condition, Test},
    dictionary::Dictionary,
    patterns::{Pattern, PatternError, PatternSet},
};

/// Rows of a batch, a bit each.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// No row set, of `count`.
    pub fn none(count: usize) -> Bitmap {
        Bitmap { words: vec![0; count.div_ceil(64)] }
    }

    /// Every row set, of `count`.
    pub fn all(count: usize) -> Bitmap {
        let mut bitmap = Bitmap { words: vec![u64::MAX; count.div_ceil(64)] };
        if let Some(last) = bitmap.words.last_mut()
            && !count.is_multiple_of(64)
        {
            *last = (1 << (count % 64)) - 1;
        }
        bitmap
    }

    /// Sets a row.
    pub fn set(&mut self, row: u32) {
        if let Some(word) = self.words.get_mut(row as usize / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Keeps the rows that are set in both.
    pub fn and(&mut self, other: &Bitmap) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds the rows that are set in the other.
    fn or(&mut self, other: &Bitmap) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Whether a row is set.
    pub fn has(&self, row: u32) -> bool {
        self.words.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Takes over another's rows.
    fn copy(&mut self, other: &Bitmap) {
        self.words.clear();
        self.words.extend_from_slice(&other.words);
    }

    /// Number of rows set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether no row is set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The rows that are set, rising.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let bit = word.trailing_zeros();
                (word != 0).then(|| {
                    word &= word - 1;
                    at as u32 * 64 + bit
                })
            })
        })
    }
}

/// Number of a distinct condition in an [`Index`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConditionId(u32);

/// Slot of tests whose field has none yet.
const UNPLACED: u32 = u32::MAX;

/// The index; see the module.
#[derive(Debug, Default)]
pub struct Index {
    /// By how the field is seen, too: its values are not the same in every plugin's eyes.
    known: HashMap<(View, Condition), ConditionId>,
    slots: Vec<SlotTests>,
    /// Position in `slots` of a field as it is seen.
    places: HashMap<(View, FieldId), usize>,
    /// By condition: position in `slots` of its tests.
    slot_of: Vec<usize>,
    /// By condition: when a row last passed it.
    held: Vec<Option<i64>>,
    passed: Passed,
}

/// Which rows of the batch evaluated last passed which condition. Of thousands of conditions, a batch passes few:
/// those alone have a bitmap.
#[derive(Debug, Default)]
struct Passed {
    /// By condition: no words where no row passed.
    rows: Vec<Bitmap>,
    /// The conditions that some row passed.
    some: Vec<ConditionId>,
    words: usize,
}

impl Passed {
    fn begin(&mut self, conditions: usize, rows: usize) {
        for condition in self.some.drain(..) {
            if let Some(rows) = self.rows.get_mut(condition.0 as usize) {
                rows.words.clear();
            }
        }
        self.rows.resize_with(conditions, Bitmap::default);
        self.words = rows.div_ceil(64);
    }

    fn mark(&mut self, condition: ConditionId, row: u32) {
        let Some(rows) = self.rows.get_mut(condition.0 as usize) else { return };
        if rows.words.is_empty() {
            rows.words.resize(self.words, 0);
            self.some.push(condition);
        }
        rows.set(row);
    }

    /// The rows that passed a condition; none where there are none.
    fn of(&self, condition: ConditionId) -> Option<&Bitmap> {
        self.rows.get(condition.0 as usize).filter(|rows| !rows.words.is_empty())
    }
}

/// All tests of one field.
#[derive(Debug)]
struct SlotTests {
    /// [`UNPLACED`] until [`Index::place`].
    slot: u32,
    view: View,
    field: FieldId,
    /// When a batch last had the field.
    seen: Option<i64>,
    patterns: Vec<Pattern>,
    /// For each pattern, the condition that it belongs to.
    owners: Vec<ConditionId>,
    /// Conditions that every value passes.
    exists: Vec<ConditionId>,
    set: Option<PatternSet>,
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

impl Index {
    /// The number of a condition: that any of some tests holds for a field that is seen this way. It is given one
    /// if it is new. Call [`Index::compile`] after the last, and [`Index::place`] before the first batch.
    pub fn add(&mut self, name: &str, any_of: &[Test], view: &View, field: FieldId) -> ConditionId {
        let seen = (view.clone(), Condition { field: name.to_owned(), any_of: any_of.to_vec() });
        if let Some(id) = self.known.get(&seen) {
            return *id;
        }
        let id = ConditionId(self.known.len() as u32);
        self.known.insert(seen, id);
        self.held.push(None);
        let place = (view.clone(), field);
        let at = match self.places.get(&place) {
            Some(at) => *at,
            None => {
                self.places.insert(place, self.slots.len());
                self.slots.push(SlotTests {
                    slot: UNPLACED,
                    view: view.clone(),
                    field,
                    seen: None,
                    patterns: vec![],
                    owners: vec![],
                    exists: vec![],
                    set: None,
                    remembered: Remembered::default(),
                });
                self.slots.len() - 1
            }
        };
        self.slot_of.push(at);
        let Some(tests) = self.slots.get_mut(at) else { return id };
        for test in any_of {
            let pattern = match test {
                Test::Equals(text) => Pattern::Equals(text.clone()),
                Test::Prefix(text) => Pattern::Prefix(text.clone()),
                Test::Suffix(text) => Pattern::Suffix(text.clone()),
                Test::Contains(text) => Pattern::Contains(text.clone()),
                Test::Exists => {
                    tests.exists.push(id);
                    continue;
                }
            };
            tests.patterns.push(pattern);
            tests.owners.push(id);
        }
        // Compiled and judged anew.
        tests.set = None;
        tests.remembered = Remembered { epoch: u32::MAX, ..Remembered::default() };
        id
    }

    /// Compiles what was added.
    pub fn compile(&mut self) -> Result<(), PatternError> {
        for tests in self.slots.iter_mut().filter(|tests| tests.set.is_none()) {
            tests.set = Some(PatternSet::compile(&tests.patterns, true)?);
        }
        Ok(())
    }

    /// Learns in which slot each field is.
    pub fn place(&mut self, mut slot_of: impl FnMut(&View, FieldId) -> u32) {
        self.slots.iter_mut().for_each(|tests| tests.slot = slot_of(&tests.view, tests.field));
    }

    /// Takes over what another index knows of when fields and conditions were last seen.
    pub fn recall(&mut self, other: &Index) {
        for tests in &mut self.slots {
            tests.seen = other.seen_at(&tests.view, tests.field);
        }
        for (condition, id) in &self.known {
            let held = other.known.get(condition).and_then(|id| other.held_at(*id));
            if let Some(slot) = self.held.get_mut(id.0 as usize) {
                *slot = held;
            }
        }
    }

    /// When a row last passed a condition, as [`Index::evaluate`] was told the time.
    pub fn held_at(&self, condition: ConditionId) -> Option<i64> {
        self.held.get(condition.0 as usize).copied().flatten()
    }

    /// When an event last had a field that some condition tests, seen this way.
    pub fn seen_at(&self, view: &View, field: FieldId) -> Option<i64> {
        self.slots.get(*self.places.get(&(view.clone(), field))?)?.seen
    }

    /// Asks for the columns that conditions test.
    pub fn want(&self, wanted: &mut Wanted) {
        self.slots.iter().for_each(|tests| wanted.test(tests.slot, tests.field));
    }

    /// Whether a condition is about text that hardly repeats: it is judged last, and only in rows that pass the
    /// others.
    pub fn is_about_text(&self, condition: ConditionId) -> bool {
        let tests = self.slot_of.get(condition.0 as usize).and_then(|at| self.slots.get(*at));
        tests.is_some_and(|tests| Kind::of(tests.field) == Kind::Text)
    }

    /// Judges a batch, which was received at `now` (nanoseconds since 1970). `with_text` are the sets of conditions
    /// that are asked together and of which some are about text.
    pub fn evaluate<'c>(
        &mut self,
        frame: &Frame,
        now: i64,
        with_text: impl Iterator<Item = &'c [ConditionId]>,
    ) {
        self.passed.begin(self.known.len(), frame.batch.len());
        self.judge(frame, now, None);
        let rows = self.rows_for_text(frame.batch.len(), with_text);
        if rows.iter().any(Option::is_some) {
            self.judge(frame, now, Some(&rows));
        }
        for condition in &self.passed.some {
            if let Some(held) = self.held.get_mut(condition.0 as usize) {
                *held = Some(now);
            }
        }
    }

    /// By position in `slots`: the rows in which text is to be judged.
    fn rows_for_text<'c>(
        &self,
        count: usize,
        with_text: impl Iterator<Item = &'c [ConditionId]>,
    ) -> Vec<Option<Bitmap>> {
        let mut rows: Vec<Option<Bitmap>> = vec![];
        let (mut others, mut passing) = (vec![], Bitmap::default());
        for conditions in with_text {
            others.clear();
            others.extend(conditions.iter().filter(|condition| !self.is_about_text(**condition)));
            if !self.passing(&others, count, &mut passing) {
                continue;
            }
            let about_text = conditions.iter().filter(|condition| self.is_about_text(**condition));
            for at in about_text.filter_map(|condition| self.slot_of.get(condition.0 as usize)) {
                rows.resize_with(rows.len().max(self.slots.len()), || None);
                if let Some(rows) = rows.get_mut(*at) {
                    rows.get_or_insert_with(|| Bitmap::none(count)).or(&passing);
                }
            }
        }
        rows
    }

    /// Judges what is not text, or the text in some rows.
    fn judge(&mut self, frame: &Frame, now: i64, text_rows: Option<&[Option<Bitmap>]>) {
        let Index { slots, passed, .. } = self;
        for (at, tests) in slots.iter_mut().enumerate() {
            let Some(column) = frame.columns.get(tests.slot as usize).filter(|column| column.any) else {
                continue;
            };
            tests.seen = Some(now);
            match (Kind::of(tests.field), frame.slots.dictionary(tests.slot)) {
                (Kind::Text, _) => {
                    let rows = text_rows.and_then(|rows| rows.get(at)).and_then(Option::as_ref);
                    if let Some(rows) = rows {
                        tests.judge_text(frame, column, rows, passed);
                    }
                }
                (_, Some(dictionary)) if text_rows.is_none() => {
                    tests.judge_codes(dictionary, column, passed);
                }
                _ => {}
            }
        }
    }

    /// Puts those rows of the batch evaluated last, of `count`, into `rows` that pass all of some conditions; false
    /// where there are none, and `rows` says nothing.
    pub fn passing(&self, conditions: &[ConditionId], count: usize, rows: &mut Bitmap) -> bool {
        // Most subscriptions stop here: some condition of theirs has no row at all.
        if conditions.iter().any(|condition| self.passed.of(*condition).is_none()) {
            return false;
        }
        let mut each = conditions.iter().filter_map(|condition| self.passed.of(*condition));
        match each.next() {
            Some(first) => rows.copy(first),
            None => *rows = Bitmap::all(count),
        }
        each.for_each(|passed| rows.and(passed));
        !rows.is_empty()
    }
}

impl SlotTests {
    fn judge_codes(&mut self, dictionary: &Dictionary, column: &Column, passed: &mut Passed) {
        if self.remembered.epoch != dictionary.epoch() {
            self.remembered = Remembered { epoch: dictionary.epoch(), ..Remembered::default() };
        }
        if self.remembered.ranges.len() < dictionary.len() {
            self.remembered.ranges.resize(dictionary.len(), None);
        }
        let mut mark = |row: u32, code: u32| {
            for condition in self.conditions_of(code, dictionary) {
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
    fn conditions_of(&mut self, code: u32, dictionary: &Dictionary) -> &[ConditionId] {
        let Remembered { ranges, conditions, .. } = &mut self.remembered;
        let Some(range) = ranges.get_mut(code as usize) else { return &[] };
        let (start, end) = *range.get_or_insert_with(|| {
            let start = conditions.len() as u32;
            judge(&self.set, &self.owners, &self.exists, dictionary.entry(code), conditions);
            (start, conditions.len() as u32)
        });
        conditions.get(start as usize..end as usize).unwrap_or_default()
    }

    fn judge_text(&self, frame: &Frame, column: &Column, rows: &Bitmap, passed: &mut Passed) {
        let (mut conditions, mut number) = (vec![], String::new());
        for (row, value) in column.text.iter().filter(|(row, _)| rows.has(*row)) {
            conditions.clear();
            let text = as_text(frame.batch_of(self.slot), value, &mut number);
            judge(&self.set, &self.owners, &self.exists, text, &mut conditions);
            conditions.iter().for_each(|condition| passed.mark(*condition, *row));
        }
    }
}

fn judge(
    set: &Option<PatternSet>,
    owners: &[ConditionId],
    exists: &[ConditionId],
    text: &str,
    conditions: &mut Vec<ConditionId>,
) {
    conditions.extend(exists);
    let mut ids = vec![];
    if let Some(set) = set {
        set.search(text, &mut ids);
    }
    conditions.extend(ids.iter().filter_map(|id| owners.get(*id as usize)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bitmaps_hold_just_their_rows() {
        let mut all = Bitmap::all(70);
        assert_eq!(all.count(), 70);
        assert_eq!(all.rows().last(), Some(69));
        let mut some = Bitmap::none(70);
        some.set(3);
        some.set(69);
        all.and(&some);
        assert_eq!(all.rows().collect::<Vec<_>>(), [3, 69]);
        assert!(Bitmap::none(64).is_empty());
        assert_eq!(Bitmap::all(64).count(), 64);
    }
}
