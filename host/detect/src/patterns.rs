//! Many patterns searched for at once.
//!
//! Literals of all kinds share one Aho–Corasick automaton (Aho and Corasick 1975); where a match begins and
//! ends tells `equals`, `prefix`, `suffix` and `contains` apart. Regular expressions share one `RegexSet`.

mod glance;
mod shared;

use std::sync::{Mutex, PoisonError};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, Match, MatchKind};
use hashbrown::HashMap;
use regex_automata::{
    Input, MatchKind as RegexMatchKind, PatternSet as RegexHits,
    meta::{Config, Regex},
    nfa::thompson::WhichCaptures,
    util::syntax,
};

use crate::rows::{Hits, Lookup};
pub use shared::{MAX_SHARED_SETS, PatternSets};

use glance::Glance;

/// Most patterns in one set.
pub const MAX_PATTERNS: usize = 65_536;
/// Most bytes of text in all patterns of one set.
pub const MAX_PATTERN_BYTES: usize = 8 << 20;
/// Most regular expressions in one set: each takes a while to parse, which a plugin waits for, and its deadline
/// cannot interrupt.
pub const MAX_REGEXES: usize = 8_192;
/// Most bytes that one set's regular expressions may compile to, all together.
pub const MAX_REGEX_BYTES: usize = 32 << 20;
/// Sets of so many bytes of literals are compiled to an automaton that is looked up once a byte, and takes a few MiB;
/// larger ones to one that is several times slower and smaller.
const MAX_DFA_PATTERN_BYTES: usize = 8 << 10;
/// The same, where a set is to be compact.
const MAX_COMPACT_DFA_PATTERN_BYTES: usize = 1 << 10;
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
    /// Too many regular expressions.
    #[error("{0} regular expressions in one set; the host takes at most {MAX_REGEXES}: split it")]
    TooManyRegexes(usize),
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
    /// Finds out quickly that a long value holds none of the literals, where they are few.
    glance: Option<Glance>,
    /// For each literal of the automaton: its kind, and its position in the set.
    kinds: Vec<(LiteralKind, u32)>,
    regexes: Option<Regex>,
    /// For each expression, its position in the set.
    regex_positions: Vec<u32>,
    bytes: usize,
    remembered: Mutex<HashMap<u32, Remembered>>,
}

#[derive(Clone, Copy, Debug)]
enum LiteralKind {
    Equals,
    Prefix,
    Suffix,
    Contains,
}

impl LiteralKind {
    /// Whether a literal of this kind was found where it must be in a value.
    fn is_at_its_place(self, hit: Match, value: &str) -> bool {
        match self {
            LiteralKind::Equals => hit.start() == 0 && hit.end() == value.len(),
            LiteralKind::Prefix => hit.start() == 0,
            LiteralKind::Suffix => hit.end() == value.len(),
            LiteralKind::Contains => true,
        }
    }
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
        let table = |bytes| (bytes <= MAX_DFA_PATTERN_BYTES).then_some(AhoCorasickKind::DFA);
        PatternSet::compile_as(table, patterns, ignore_case)
    }

    /// As [`PatternSet::compile`], of what few values are searched for: unless it is small, it takes less time and
    /// memory to compile, and several times as long to search.
    pub fn compile_compact(patterns: &[Pattern], ignore_case: bool) -> Result<PatternSet, PatternError> {
        let compact = |bytes| match bytes <= MAX_COMPACT_DFA_PATTERN_BYTES {
            true => Some(AhoCorasickKind::DFA),
            false => Some(AhoCorasickKind::ContiguousNFA),
        };
        PatternSet::compile_as(compact, patterns, ignore_case)
    }

    /// `kind` says which automaton is right for so many bytes of patterns; none: the library's choice.
    fn compile_as(
        kind: impl FnOnce(usize) -> Option<AhoCorasickKind>,
        patterns: &[Pattern],
        ignore_case: bool,
    ) -> Result<PatternSet, PatternError> {
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
                    .kind(kind(bytes))
                    .ascii_case_insensitive(ignore_case)
                    .build(&texts)
                    .map_err(|error| PatternError::Automaton(error.to_string()))?,
            ),
        };
        let regexes = match sources.is_empty() {
            true => None,
            false => Some(compile_regexes(&sources, &regex_positions, ignore_case)?),
        };
        let glance = Glance::of(&texts, ignore_case);
        let bytes = literals.as_ref().map_or(0, AhoCorasick::memory_usage)
            + glance.as_ref().map_or(0, |glance| glance.literals.memory_usage())
            + regexes.as_ref().map_or(0, Regex::memory_usage);
        Ok(PatternSet {
            literals,
            glance,
            kinds,
            regexes,
            regex_positions,
            bytes,
            remembered: Mutex::default(),
        })
    }

    /// About how many bytes the compiled set takes; what it remembers of dictionaries is not counted.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Positions of the patterns that match a value, rising, each once, appended to `ids`.
    pub fn search(&self, value: &str, ids: &mut Vec<u32>) {
        let first = ids.len();
        let none = self.glance.as_ref().is_some_and(|glance| !glance.sees(value));
        if let Some(literals) = self.literals.as_ref().filter(|_| !none) {
            for hit in literals.find_overlapping_iter(value) {
                let Some((kind, position)) = self.kinds.get(hit.pattern().as_usize()) else { continue };
                if kind.is_at_its_place(hit, value) {
                    ids.push(*position);
                    // Overlapping matches of one pattern may be many; their memory stays that of the set.
                    if ids.len() - first > 2 * self.kinds.len() + MIN_HITS_KEPT {
                        sort_tail(ids, first);
                    }
                }
            }
        }
        if let Some(regexes) = &self.regexes {
            let mut hits = RegexHits::new(regexes.pattern_len());
            regexes.which_overlapping_matches(&Input::new(value), &mut hits);
            let positions = &self.regex_positions;
            ids.extend(hits.iter().filter_map(|index| positions.get(index.as_usize()).copied()));
        }
        sort_tail(ids, first);
    }

    /// Whether any pattern matches a value. It is read no further than to the first that does.
    pub fn any(&self, value: &str) -> bool {
        let literal = |literals: &AhoCorasick| {
            let kind = |hit: &Match| self.kinds.get(hit.pattern().as_usize()).map(|(kind, _)| *kind);
            let mut hits = literals.find_overlapping_iter(value);
            hits.any(|hit| kind(&hit).is_some_and(|kind| kind.is_at_its_place(hit, value)))
        };
        self.literals.as_ref().is_some_and(literal)
            || self.regexes.as_ref().is_some_and(|regexes| regexes.is_match(value))
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

/// The expressions as one set, as `regex::RegexSet` makes them; that neither names the expression that is at
/// fault nor says what the set takes.
fn compile_regexes(sources: &[&str], positions: &[u32], ignore_case: bool) -> Result<Regex, PatternError> {
    if sources.len() > MAX_REGEXES {
        return Err(PatternError::TooManyRegexes(sources.len()));
    }
    let config = Config::new()
        .match_kind(RegexMatchKind::All)
        .which_captures(WhichCaptures::None)
        .nfa_size_limit(Some(MAX_REGEX_BYTES));
    let syntax = syntax::Config::new().case_insensitive(ignore_case);
    let built = Regex::builder().configure(config).syntax(syntax).build_many(sources);
    built.map_err(|error| {
        let reason = match (error.syntax_error(), error.size_limit()) {
            (Some(syntax), _) => syntax.to_string(),
            (None, Some(bytes)) => format!("compiled, it would have more than {bytes} bytes"),
            (None, None) => error.to_string(),
        };
        let at_fault = error.pattern().and_then(|index| positions.get(index.as_usize()));
        match (at_fault, positions) {
            (Some(position), _) | (None, [position]) => {
                PatternError::Regex { position: *position as usize, reason }
            }
            (None, several) => PatternError::Automaton(format!(
                "its {} regular expressions are too much for one set; split it: {reason}",
                several.len()
            )),
        }
    })
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

#[cfg(test)]
mod tests;
