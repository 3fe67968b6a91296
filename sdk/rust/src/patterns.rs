//! Searching text with the host's matchers, natively, many patterns at once.

use crate::{
    batch::Batch,
    field::Field,
    source::{Hits, Texts, backend::RawPatterns},
};

/// What to look for in a value.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Pattern {
    /// The whole value is this string.
    Equals(String),
    /// The value begins with this string.
    Prefix(String),
    /// The value ends with this string.
    Suffix(String),
    /// The string is somewhere in the value.
    Contains(String),
    /// The expression matches somewhere in the value: syntax of Rust's regex crate.
    Regex(String),
}

/// A compiled set of patterns.
#[derive(Debug)]
pub struct Patterns(RawPatterns);

impl Patterns {
    /// Compiles a set. With `ignore_case`, letters match in either case. The error names the pattern.
    pub fn compile(patterns: &[Pattern], ignore_case: bool) -> Result<Patterns, String> {
        RawPatterns::compile(patterns, ignore_case).map(Patterns)
    }

    /// Searches the values behind codes of a field of the batch.
    pub fn scan_codes(&self, batch: &Batch<'_>, field: Field, codes: &[u32]) -> Hits {
        self.0.scan_codes(batch.raw(), field.position(), codes)
    }

    /// Searches a field's values in the given rows of a batch, or in all.
    pub fn scan_rows(&self, batch: &Batch<'_>, field: Field, rows: Option<&[u32]>) -> Hits {
        self.0.scan_rows(batch.raw(), field.position(), rows)
    }

    /// Searches texts that the plugin made itself.
    pub fn scan_texts<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Hits {
        self.0.scan_texts(Texts::of(texts))
    }
}
