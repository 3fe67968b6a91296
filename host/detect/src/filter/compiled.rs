//! Tests of many conditions as one pattern set. It knows text, and neither rows nor fields.

use super::ConditionId;
use crate::{
    descriptor::Test,
    patterns::{Pattern, PatternError, PatternSet},
};

/// Tests, compiled together.
#[derive(Debug, Default)]
pub(super) struct Tests {
    patterns: Vec<Pattern>,
    /// For each pattern, the condition that it belongs to.
    owners: Vec<ConditionId>,
    /// Conditions that every value passes.
    exists: Vec<ConditionId>,
    set: Option<PatternSet>,
}

impl Tests {
    /// Adds the tests of a condition, any of which will do. They are judged once they are compiled.
    pub(super) fn add(&mut self, id: ConditionId, any_of: &[Test]) {
        for test in any_of {
            let pattern = match test {
                Test::Equals(text) => Pattern::Equals(text.clone()),
                Test::Prefix(text) => Pattern::Prefix(text.clone()),
                Test::Suffix(text) => Pattern::Suffix(text.clone()),
                Test::Contains(text) => Pattern::Contains(text.clone()),
                Test::Exists => {
                    self.exists.push(id);
                    continue;
                }
            };
            self.patterns.push(pattern);
            self.owners.push(id);
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
            conditions.extend(ids.iter().filter_map(|id| self.owners.get(*id as usize)));
        }
    }
}
