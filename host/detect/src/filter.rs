//! All plugins' conditions in one index, evaluated before any plugin is called.
//!
//! Tests are grouped by field and judged once for each distinct value; what a value passes is remembered
//! with its code. A batch then costs a look-up a row and field, however many plugins there are.
//!
//! What is asked *not* to be comes last, and is looked up only of rows that pass all else: most that is written so
//! (`not begins with C:\Windows`) is true of half the values there are, and asked of few rows.

mod bitmap;
mod compiled;
mod exclusion;
mod judged;
mod passed;
mod plain;
mod slot;
mod text;

use bartizan_model::FieldId;
use hashbrown::HashMap;

use crate::{
    access::View,
    columns::{Frame, Kind, Wanted},
    descriptor::{Condition, Test},
    patterns::PatternError,
};
pub use bitmap::Bitmap;

use compiled::Tests;
use exclusion::Exclusion;
use passed::Passed;
use slot::SlotTests;
use text::TextSearch;

/// Number of a distinct condition in an [`Index`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ConditionId(u32);

/// What a row must meet.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Asked {
    /// Conditions that are not negated: all must hold.
    pub holds: Vec<ConditionId>,
    /// Negated conditions: of each, no test may hold.
    pub fails: Vec<ConditionId>,
}

impl Asked {
    /// Puts the conditions first that the fewest others share: they fail most often. `times` tells by how many
    /// a condition is asked.
    pub fn rarest_first(&mut self, times: impl Fn(ConditionId) -> u32) {
        self.holds.sort_by_key(|condition| (times(*condition), *condition));
    }
}

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
    /// Searches of text, which come last.
    searches: Vec<TextSearch>,
    /// Position in `searches` of what is looked for in a slot's text where some conditions hold.
    search_of: HashMap<(usize, Asked), usize>,
    /// By condition: its tests.
    any_of: Vec<Vec<Test>>,
    /// By condition: when a row last passed it; of negated ones, never.
    held: Vec<Option<i64>>,
    passed: Passed,
}

impl Index {
    /// The number of a condition on a field that is seen this way. It is given one if it is new. Call
    /// [`Index::compile`] after the last, and [`Index::place`] before the first batch.
    pub fn add(&mut self, condition: Condition, view: &View, field: FieldId) -> ConditionId {
        let Condition { any_of, negated, .. } = condition.clone();
        let seen = (view.clone(), condition);
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
                self.slots.push(SlotTests::of(view, field));
                self.slots.len() - 1
            }
        };
        self.slot_of.push(at);
        if let Some(slot) = self.slots.get_mut(at) {
            match negated {
                true => drop(slot.excluding.insert(id, Exclusion::of(&any_of))),
                // Text is searched for what is asked of the same rows.
                false if Kind::of(slot.field) == Kind::Text => {}
                false => slot.passing.tests.add(id, &any_of),
            }
        }
        self.any_of.push(any_of);
        id
    }

    /// Compiles what was added.
    pub fn compile(&mut self) -> Result<(), PatternError> {
        let slots = self.slots.iter_mut().map(|slot| &mut slot.passing.tests);
        slots.chain(self.searches.iter_mut().map(|search| &mut search.tests)).try_for_each(Tests::compile)
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

    /// Judges a batch, which was received at `now` (nanoseconds since 1970).
    pub fn evaluate(&mut self, frame: &Frame, now: i64) {
        let Index { known, slots, passed, .. } = self;
        passed.begin(known.len(), frame.batch.len());
        for slot in slots {
            let Some(column) = frame.columns.get(slot.slot as usize).filter(|column| column.any) else {
                continue;
            };
            slot.seen = Some(now);
            if let Some(dictionary) = frame.slots.dictionary(slot.slot)
                && Kind::of(slot.field) != Kind::Text
            {
                slot.judge(dictionary, column, passed);
            }
        }
        let searches = std::mem::take(&mut self.searches);
        searches.iter().for_each(|search| self.search(search, frame));
        self.searches = searches;
        for condition in &self.passed.some {
            if let Some(held) = self.held.get_mut(condition.0 as usize) {
                *held = Some(now);
            }
        }
    }

    /// Whether any row of the batch evaluated last passed a condition that is not negated.
    #[inline]
    pub fn has_passed(&self, condition: ConditionId) -> bool {
        self.passed.has(condition)
    }

    /// Puts those rows of the batch evaluated last into `rows` that meet what is asked; false where there are none,
    /// and `rows` says nothing.
    pub fn passing(&self, asked: &Asked, frame: &Frame, rows: &mut Bitmap) -> bool {
        // Most subscriptions have some condition that no row passed.
        if asked.holds.iter().any(|condition| !self.has_passed(*condition)) {
            return false;
        }
        let mut each = asked.holds.iter().filter_map(|condition| self.passed.of(*condition));
        match each.next() {
            Some(first) => rows.copy(first),
            None => *rows = Bitmap::all(frame.batch.len()),
        }
        each.for_each(|passed| rows.and(passed));
        for condition in &asked.fails {
            if rows.is_empty() {
                return false;
            }
            let slot = self.slot_of.get(condition.0 as usize).and_then(|at| self.slots.get(*at));
            if let Some(slot) = slot {
                slot.exclude(*condition, frame, rows);
            }
        }
        !rows.is_empty()
    }
}
