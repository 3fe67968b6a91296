//! A negated condition's tests, for the rows that pass all else: a value is looked at until the first test that it
//! passes, which in a long text is often near its beginning. Nothing is remembered, for few values are judged.

use std::sync::OnceLock;

use crate::{descriptor::Test, patterns::PatternSet};

use super::compiled::pattern;

/// The tests; see the module.
#[derive(Debug)]
pub(super) struct Exclusion {
    any_of: Vec<Test>,
    /// Whether any value will do.
    exists: bool,
    /// Compiled when it is first asked, as most never are; none where that fails, and each test is tried by itself.
    set: OnceLock<Option<PatternSet>>,
}

impl Exclusion {
    pub(super) fn of(any_of: &[Test]) -> Exclusion {
        Exclusion { any_of: any_of.to_vec(), exists: any_of.contains(&Test::Exists), set: OnceLock::new() }
    }

    /// Whether a value passes any test.
    pub(super) fn passes(&self, value: &str) -> bool {
        self.exists
            || match self.set.get_or_init(|| self.compile()) {
                Some(set) => set.any(value),
                None => self.any_of.iter().any(|test| test.holds(value)),
            }
    }

    fn compile(&self) -> Option<PatternSet> {
        let patterns: Vec<_> = self.any_of.iter().filter_map(pattern).collect();
        PatternSet::compile_compact(&patterns, true).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_passes_any_test_is_excluded() {
        let tests = [Test::Suffix(".EXE".into()), Test::Contains("temp".into()), Test::Equals("x".into())];
        let exclusion = Exclusion::of(&tests);
        for value in ["a.exe", ".exe", r"C:\TEMP\a", "X", ".exe.exe"] {
            assert!(exclusion.passes(value), "{value}");
        }
        for value in ["", "a.exe2", "xx", r"C:\TEM\P"] {
            assert!(!exclusion.passes(value), "{value}");
        }
        assert!(Exclusion::of(&[Test::Exists]).passes(""));
        assert!(!Exclusion::of(&[]).passes("x"));
    }
}
