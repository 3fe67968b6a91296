//! Conditions on text that hardly repeats. Such values have no codes, so that nothing is remembered of them: each is
//! searched, but in those rows only that pass all else that is asked of them.
//!
//! It comes after all tests of codes, whose rows it narrows down to.

use super::{Asked, Bitmap, ConditionId, Index, compiled::Tests};
use crate::columns::{Frame, Kind, as_text};

/// What is looked for in text that hardly repeats, in the rows that pass some other conditions. What is asked of the
/// same rows is looked for at once, and what is asked of others does not slow it down.
#[derive(Debug)]
pub(super) struct TextSearch {
    /// Position in the index's slots.
    at: usize,
    /// What a row must meet beside.
    others: Asked,
    asked: Vec<ConditionId>,
    pub(super) tests: Tests,
}

impl Index {
    /// Says which conditions are asked together: text is looked at in those rows only that pass the others.
    pub fn ask(&mut self, asked: &Asked) {
        let of_codes = |conditions: &[ConditionId]| {
            let mut others: Vec<ConditionId> = conditions.to_vec();
            others.retain(|condition| !self.is_about_text(*condition));
            others.sort_unstable();
            others.dedup();
            others
        };
        let others = Asked { holds: of_codes(&asked.holds), fails: of_codes(&asked.fails) };
        // What is to fail is looked for in the rows that are left, when the rest is known.
        let about_text = asked.holds.iter().filter(|condition| self.is_about_text(**condition));
        for condition in about_text.copied().collect::<Vec<_>>() {
            let Some(at) = self.slot_of.get(condition.0 as usize).copied() else { continue };
            let Index { searches, search_of, any_of, .. } = self;
            let place = *search_of.entry((at, others.clone())).or_insert_with(|| {
                let (others, tests) = (others.clone(), Tests::default());
                searches.push(TextSearch { at, others, asked: vec![], tests });
                searches.len() - 1
            });
            if let (Some(search), Some(any_of)) = (searches.get_mut(place), any_of.get(condition.0 as usize))
                && !search.asked.contains(&condition)
            {
                search.asked.push(condition);
                search.tests.add(condition, any_of);
            }
        }
    }

    /// Looks for the texts of one search, and marks the rows that have them.
    pub(super) fn search(&mut self, search: &TextSearch, frame: &Frame) {
        let slot = self.slots.get(search.at).map(|slot| slot.slot);
        let Some(slot) = slot else { return };
        let Some(column) = frame.columns.get(slot as usize).filter(|column| column.any) else { return };
        let mut rows = Bitmap::default();
        if !self.passing(&search.others, frame, &mut rows) {
            return;
        }
        let (mut conditions, mut ids, mut number) = (vec![], vec![], String::new());
        for (row, value) in column.text.iter().filter(|(row, _)| rows.has(*row)) {
            conditions.clear();
            let text = as_text(frame.batch_of(slot), value, &mut number);
            search.tests.judge(text, &mut ids, &mut conditions);
            conditions.iter().for_each(|condition| self.passed.mark(*condition, *row));
        }
    }

    /// Whether a condition is about text that hardly repeats.
    fn is_about_text(&self, condition: ConditionId) -> bool {
        let slot = self.slot_of.get(condition.0 as usize).and_then(|at| self.slots.get(*at));
        slot.is_some_and(|slot| Kind::of(slot.field) == Kind::Text)
    }
}
