//! A first look at long values: most hold none of the literals, and cost no more than this look. What it sees is
//! then searched for in earnest, so that it may see too much, but never too little.

use std::cell::RefCell;

use aho_corasick::packed;

/// Most literals that a [`Glance`] looks for.
const MAX_GLANCE_LITERALS: usize = 64;
/// Shorter literals are seen too often for a glance to spare anything.
const MIN_GLANCE_LITERAL_BYTES: usize = 3;
/// A shorter value is searched at once.
const MIN_GLANCE_VALUE_BYTES: usize = 64;
/// Memory for lower case that a thread keeps.
const MAX_LOWER_KEPT_BYTES: usize = 1 << 20;

/// A vectorized search (Teddy) for any of a few literals, which is several times as fast as the automaton that tells
/// where each of them is.
#[derive(Debug)]
pub(super) struct Glance {
    /// In lower case, where case is ignored.
    pub(super) literals: packed::Searcher,
    ignore_case: bool,
}

impl Glance {
    /// For just these literals; none where it would spare nothing.
    pub(super) fn of(literals: &[&str], ignore_case: bool) -> Option<Glance> {
        let few = (1..=MAX_GLANCE_LITERALS).contains(&literals.len());
        if !few || literals.iter().any(|literal| literal.len() < MIN_GLANCE_LITERAL_BYTES) {
            return None;
        }
        let literals = literals.iter().map(|literal| match ignore_case {
            true => literal.to_ascii_lowercase(),
            false => (*literal).to_owned(),
        });
        Some(Glance { literals: packed::Searcher::new(literals)?, ignore_case })
    }

    /// Whether a value holds any of the literals, or is too short to find out first.
    pub(super) fn sees(&self, value: &str) -> bool {
        if value.len() < MIN_GLANCE_VALUE_BYTES {
            return true;
        }
        if !self.ignore_case {
            return self.literals.find(value).is_some();
        }
        LOWER.with_borrow_mut(|lower| {
            lower.clear();
            lower.extend(value.bytes().map(|byte| byte.to_ascii_lowercase()));
            let seen = self.literals.find(&*lower).is_some();
            lower.shrink_to(MAX_LOWER_KEPT_BYTES);
            seen
        })
    }
}

thread_local! {
    /// A value in lower case; its memory is used again.
    static LOWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}
