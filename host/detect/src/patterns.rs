//! Many patterns searched for at once.
//!
//! Literals of all kinds share one Aho–Corasick automaton (Aho and Corasick 1975); where a match begins and
//! ends tells `equals`, `prefix`, `suffix` and `contains` apart. Regular expressions share one `RegexSet`.

use std::sync::{Arc, Mutex, PoisonError};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use hashbrown::HashMap;
use regex::{RegexSet, RegexSetBuilder};

use crate::rows::{Hits, Lookup};

/// Most patterns in one set.
pub const MAX_PATTERNS: usize = 65_536;
/// Most bytes of text in all patterns of one set.
pub const MAX_PATTERN_BYTES: usize = 8 << 20;
/// Most bytes that one set's regular expressions may compile to.
pub const MAX_REGEX_BYTES: usize = 32 << 20;
/// Most sets that are kept for others to share; further ones are compiled each time.
pub const MAX_SHARED_SETS: usize = 1_024;
/// Hits of one value that are gathered before repeated ones are removed.
const MIN_HITS_KEPT: usize = 1_024;
/// Most dictionary values whose hits one set remembers for one field.
pub const MAX_REMEMBERED_VALUES: usize = 1 << 18;

/// What is looked for in a value.
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
    /// The expression matches somewhere in the value.
    Regex(String),
}

/// Why a set could not be compiled.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PatternError {
    /// Too many patterns.
    #[error("{0} patterns in one set; the host takes at most {MAX_PATTERNS}")]
    TooMany(usize),
    /// Too much text.
    #[error("{0} bytes of patterns in one set; the host takes at most {MAX_PATTERN_BYTES}")]
    TooLarge(usize),
    /// An expression that does not compile.
    #[error("pattern {position}: {reason}")]
    Regex {
        /// Its position in the set.
        position: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The automaton outgrew its bounds.
    #[error("the set does not compile: {0}")]
    Automaton(String),
}

/// A compiled set.
#[derive(Debug)]
pub struct PatternSet {
    literals: Option<AhoCorasick>,
    /// For each literal of the automaton: its kind, and its position in the set.
    kinds: Vec<(LiteralKind, u32)>,
    regexes: Option<RegexSet>,
    /// For each expression, its position in the set.
    regex_positions: Vec<u32>,
    remembered: Mutex<HashMap<u32, Remembered>>,
}

#[derive(Clone, Copy, Debug)]
enum LiteralKind {
    Equals,
    Prefix,
    Suffix,
    Contains,
}

/// What was found in the values of one generation of a field's dictionary.
#[derive(Debug, Default)]
struct Remembered {
    generation: u64,
    /// By code: the range of `ids`, or none where the value was not searched yet.
    ranges: Vec<Option<(u32, u32)>>,
    ids: Vec<u32>,
}

impl PatternSet {
    /// Compiles a set.
    pub fn compile(patterns: &[Pattern], ignore_case: bool) -> Result<PatternSet, PatternError> {
        if patterns.len() > MAX_PATTERNS {
            return Err(PatternError::TooMany(patterns.len()));
        }
        let bytes = patterns.iter().map(|pattern| pattern.text().len()).sum();
        if bytes > MAX_PATTERN_BYTES {
            return Err(PatternError::TooLarge(bytes));
        }
        let (mut texts, mut kinds, mut sources, mut regex_positions) = (vec![], vec![], vec![], vec![]);
        for (position, pattern) in (0u32..).zip(patterns) {
            match pattern.literal_kind() {
                Some(kind) => {
                    texts.push(pattern.text());
                    kinds.push((kind, position));
                }
                None => {
                    sources.push(pattern.text());
                    regex_positions.push(position);
                }
            }
        }
        let literals = match texts.is_empty() {
            true => None,
            false => Some(
                AhoCorasickBuilder::new()
                    .match_kind(MatchKind::Standard)
                    .ascii_case_insensitive(ignore_case)
                    .build(texts)
                    .map_err(|error| PatternError::Automaton(error.to_string()))?,
            ),
        };
        let regexes = match sources.is_empty() {
            true => None,
            false => Some(compile_regexes(&sources, &regex_positions, ignore_case)?),
        };
        Ok(PatternSet { literals, kinds, regexes, regex_positions, remembered: Mutex::default() })
    }

    /// Positions of the patterns that match a value, rising, each once, appended to `ids`.
    pub fn search(&self, value: &str, ids: &mut Vec<u32>) {
        let first = ids.len();
        if let Some(literals) = &self.literals {
            for hit in literals.find_overlapping_iter(value) {
                let Some((kind, position)) = self.kinds.get(hit.pattern().as_usize()) else { continue };
                let holds = match kind {
                    LiteralKind::Equals => hit.start() == 0 && hit.end() == value.len(),
                    LiteralKind::Prefix => hit.start() == 0,
                    LiteralKind::Suffix => hit.end() == value.len(),
                    LiteralKind::Contains => true,
                };
                if holds {
                    ids.push(*position);
                    // Overlapping matches of one pattern may be many; their memory stays that of the set.
                    if ids.len() - first > 2 * self.kinds.len() + MIN_HITS_KEPT {
                        sort_tail(ids, first);
                    }
                }
            }
        }
        if let Some(regexes) = &self.regexes {
            let positions = &self.regex_positions;
            ids.extend(regexes.matches(value).into_iter().filter_map(|index| positions.get(index).copied()));
        }
        sort_tail(ids, first);
    }

    /// Searches the values behind codes of a plugin's field. What was found is remembered by code.
    pub fn search_codes(&self, lookup: &Lookup, field: u32, codes: &[u32]) -> Hits {
        let mut hits = Hits::default();
        let Some((slot, dictionary)) = lookup.dictionary(field) else {
            hits.ends.resize(codes.len(), 0);
            return hits;
        };
        let mut all = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = all.entry(slot).or_default();
        let generation = dictionary.generation();
        if remembered.generation != generation || remembered.ids.len() > MAX_REMEMBERED_VALUES {
            *remembered = Remembered { generation, ..Remembered::default() };
        }
        if remembered.ranges.len() < dictionary.len() {
            remembered.ranges.resize(dictionary.len(), None);
        }
        for code in codes {
            let Remembered { ranges, ids, .. } = &mut *remembered;
            if let Some(range) = ranges.get_mut(*code as usize).filter(|_| *code != 0) {
                let (start, end) = *range.get_or_insert_with(|| {
                    let start = ids.len();
                    self.search(dictionary.entry(*code), ids);
                    (start as u32, ids.len() as u32)
                });
                hits.ids.extend_from_slice(ids.get(start as usize..end as usize).unwrap_or_default());
            }
            hits.ends.push(hits.ids.len() as u32);
        }
        hits
    }

    /// Searches each of some strings.
    pub fn search_texts<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Hits {
        let mut hits = Hits::default();
        for text in texts {
            self.search(text, &mut hits.ids);
            hits.ends.push(hits.ids.len() as u32);
        }
        hits
    }
}

impl Pattern {
    fn text(&self) -> &str {
        match self {
            Pattern::Equals(text)
            | Pattern::Prefix(text)
            | Pattern::Suffix(text)
            | Pattern::Contains(text)
            | Pattern::Regex(text) => text,
        }
    }

    fn literal_kind(&self) -> Option<LiteralKind> {
        match self {
            Pattern::Equals(_) => Some(LiteralKind::Equals),
            Pattern::Prefix(_) => Some(LiteralKind::Prefix),
            Pattern::Suffix(_) => Some(LiteralKind::Suffix),
            Pattern::Contains(_) => Some(LiteralKind::Contains),
            Pattern::Regex(_) => None,
        }
    }
}

fn compile_regexes(sources: &[&str], positions: &[u32], ignore_case: bool) -> Result<RegexSet, PatternError> {
    // One at a time first, so that the error names the expression.
    for (source, position) in sources.iter().zip(positions) {
        regex::RegexBuilder::new(source)
            .case_insensitive(ignore_case)
            .size_limit(MAX_REGEX_BYTES)
            .build()
            .map_err(|error| PatternError::Regex {
                position: *position as usize,
                reason: error.to_string(),
            })?;
    }
    RegexSetBuilder::new(sources)
        .case_insensitive(ignore_case)
        .size_limit(MAX_REGEX_BYTES)
        .build()
        .map_err(|error| PatternError::Automaton(error.to_string()))
}

/// Sorts the tail of a list and removes what stands in it twice.
pub(crate) fn sort_tail(ids: &mut Vec<u32>, first: usize) {
    if let Some(tail) = ids.get_mut(first..) {
        tail.sort_unstable();
    }
    let mut kept = first;
    for at in first..ids.len() {
        let value = ids.get(at).copied().unwrap_or_default();
        if kept == first || ids.get(kept - 1) != Some(&value) {
            if let Some(slot) = ids.get_mut(kept) {
                *slot = value;
            }
            kept += 1;
        }
    }
    ids.truncate(kept);
}

/// Compiled sets, shared by all plugins and shards that ask for the same.
#[derive(Debug, Default)]
pub struct PatternSets {
    sets: Mutex<HashMap<blake3::Hash, Arc<PatternSet>>>,
}

impl PatternSets {
    /// The set for some patterns: an equal one that is there already, or a new one.
    pub fn get(&self, patterns: &[Pattern], ignore_case: bool) -> Result<Arc<PatternSet>, PatternError> {
        let name = digest(patterns, ignore_case);
        let lock = || self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = lock().get(&name) {
            return Ok(Arc::clone(set));
        }
        let set = Arc::new(PatternSet::compile(patterns, ignore_case)?);
        let mut sets = lock();
        if sets.len() >= MAX_SHARED_SETS {
            // Those that no instance holds any more make room.
            sets.retain(|_, set| Arc::strong_count(set) > 1);
        }
        if sets.len() < MAX_SHARED_SETS {
            sets.insert(name, Arc::clone(&set));
        }
        Ok(set)
    }
}

fn digest(patterns: &[Pattern], ignore_case: bool) -> blake3::Hash {
    let mut hash = blake3::Hasher::new();
    hash.update(&[u8::from(ignore_case)]);
    for pattern in patterns {
        let kind = match pattern.literal_kind() {
            Some(LiteralKind::Equals) => 0,
            Some(LiteralKind::Prefix) => 1,
            Some(LiteralKind::Suffix) => 2,
            Some(LiteralKind::Contains) => 3,
            None => 4,
        };
        hash.update(&[kind]);
        hash.update(&(pattern.text().len() as u64).to_le_bytes());
        hash.update(pattern.text().as_bytes());
    }
    hash.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(patterns: &[Pattern], ignore_case: bool, value: &str) -> Vec<u32> {
        let mut ids = vec![];
        PatternSet::compile(patterns, ignore_case).unwrap().search(value, &mut ids);
        ids
    }

    #[test]
    fn kinds_are_told_apart_by_place() {
        let patterns = [
            Pattern::Equals("abab".into()),
            Pattern::Prefix("ab".into()),
            Pattern::Suffix("ab".into()),
            Pattern::Contains("ba".into()),
            Pattern::Regex("^a.b".into()),
            Pattern::Contains("ab".into()),
        ];
        assert_eq!(search(&patterns, false, "abab"), [0, 1, 2, 3, 5]);
        assert_eq!(search(&patterns, false, "axb"), [4]);
        assert_eq!(search(&patterns, true, "xAB"), [2, 5]);
        assert_eq!(search(&patterns, false, ""), [] as [u32; 0]);
    }

    #[test]
    fn an_empty_literal_is_in_every_value() {
        assert_eq!(search(&[Pattern::Contains(String::new())], false, "x"), [0]);
        assert_eq!(search(&[Pattern::Equals(String::new())], false, "x"), [] as [u32; 0]);
        assert_eq!(search(&[Pattern::Equals(String::new())], false, ""), [0]);
    }

    #[test]
    fn errors_name_the_pattern() {
        let error = PatternSet::compile(&[Pattern::Contains("a".into()), Pattern::Regex("(".into())], false);
        assert!(matches!(error, Err(PatternError::Regex { position: 1, .. })));
        let huge = PatternSet::compile(&[Pattern::Regex(r"(\w{1000}){1000}".into())], false);
        assert!(matches!(huge, Err(PatternError::Regex { position: 0, .. })));
    }

    #[test]
    fn equal_sets_are_compiled_once() {
        let sets = PatternSets::default();
        let first = sets.get(&[Pattern::Contains("a".into())], true).unwrap();
        let again = sets.get(&[Pattern::Contains("a".into())], true).unwrap();
        assert!(Arc::ptr_eq(&first, &again));
        let other = sets.get(&[Pattern::Prefix("a".into())], true).unwrap();
        assert!(!Arc::ptr_eq(&first, &other));
    }
}
