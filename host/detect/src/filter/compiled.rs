//! Tests of many conditions as one pattern set. It knows text, and neither rows nor fields.

use hashbrown::HashMap;

use super::ConditionId;
use crate::{
    descriptor::Test,
    patterns::{Pattern, PatternError, PatternSet},
};

/// Tests, compiled together.
#[derive(Debug, Default)]
pub(super) struct Tests {
    /// Each once.
    patterns: Vec<Pattern>,
    /// Position of each in `patterns`.
    known: HashMap<Pattern, usize>,
    /// For each pattern, the conditions that it belongs to.
    owners: Vec<Vec<ConditionId>>,
    /// Conditions that every value passes.
    exists: Vec<ConditionId>,
    set: Option<PatternSet>,
}

impl Tests {
    /// Adds the tests of a condition, any of which will do. They are judged once they are compiled.
    pub(super) fn add(&mut self, id: ConditionId, any_of: &[Test]) {
        for test in any_of {
            let Some(pattern) = pattern(test) else {
                self.exists.push(id);
                continue;
            };
            let Tests { patterns, known, owners, .. } = self;
            let at = *known.entry(pattern).or_insert_with_key(|pattern| {
                patterns.push(pattern.clone());
                owners.push(vec![]);
                owners.len() - 1
            });
            if let Some(owners) = owners.get_mut(at) {
                owners.push(id);
            }
        }
        // Compiled anew.
        self.set = None;
    }

    /// Compiles what was added since the last time.
    pub(super) fn compile(&mut self) -> Result<(), PatternError> {
        if self.set.is_none() && !self.patterns.is_empty() {
            self.set = Some(PatternSet::compile(&self.patterns, true)?);
        }
        Ok(())
    }

    /// Adds the conditions that a value passes; `ids` is used again from value to value.
    pub(super) fn judge(&self, text: &str, ids: &mut Vec<u32>, conditions: &mut Vec<ConditionId>) {
        conditions.extend(&self.exists);
        if let Some(set) = &self.set {
            ids.clear();
            set.search(text, ids);
            conditions.extend(ids.iter().filter_map(|id| self.owners.get(*id as usize)).flatten());
        }
    }
}

/// What a test looks for, in either case; none where any value will do.
pub(super) fn pattern(test: &Test) -> Option<Pattern> {
    Some(match test {
        Test::Equals(text) => Pattern::Equals(text.to_ascii_lowercase()),
        Test::Prefix(text) => Pattern::Prefix(text.to_ascii_lowercase()),
        Test::Suffix(text) => Pattern::Suffix(text.to_ascii_lowercase()),
        Test::Contains(text) => Pattern::Contains(text.to_ascii_lowercase()),
        Test::Exists => return None,
    })
}
