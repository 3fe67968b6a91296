//! Finds the masked values of one event in its other values.
//!
//! A value is looked for without regard to ASCII case (one with other letters: also in all lower and all
//! upper case), and everywhere, also inside of words; one of less than [`MIN_INNER_BYTES`] only where it is
//! a word of its own, since every text holds an `a`. Places that overlap are one place.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

/// Most distinct masked values of one event that are looked for. Of an event with more, nothing but the
/// masked fields, numbers and the normalizer's own words is shown.
pub const MAX_VALUES: usize = 64;
/// Most bytes of these values.
pub const MAX_VALUE_BYTES: usize = 16 << 10;
/// Shortest value, in bytes, that is looked for inside of words.
pub const MIN_INNER_BYTES: usize = 3;

/// The search; see the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    /// The values of this event, each once.
    values: Vec<String>,
    /// By value: whether it is there as it stands, and not as another's upper or lower case.
    as_it_stands: Vec<bool>,
    /// Those that `automaton` looks for.
    compiled: Vec<String>,
    automaton: Option<AhoCorasick>,
    too_much: bool,
}

impl Search {
    /// Forgets the values of the event before.
    pub(super) fn begin(&mut self) {
        self.values.clear();
        self.as_it_stands.clear();
        self.too_much = false;
    }

    /// Adds a value to look for.
    pub(super) fn look_for(&mut self, value: &str) {
        self.add(value, true);
        if !value.is_ascii() {
            self.add(&value.to_lowercase(), false);
            self.add(&value.to_uppercase(), false);
        }
    }

    fn add(&mut self, value: &str, as_it_stands: bool) {
        if value.is_empty() || self.is_one(value) {
            return;
        }
        let bytes = self.values.iter().map(String::len).sum::<usize>() + value.len();
        if self.values.len() >= MAX_VALUES || bytes > MAX_VALUE_BYTES {
            self.too_much = true;
            return;
        }
        self.values.push(value.to_owned());
        self.as_it_stands.push(as_it_stands);
    }

    /// Makes ready to search. Neighbouring events often hold the same values, so what is there is kept.
    pub(super) fn end(&mut self) {
        if self.too_much || self.values.is_empty() || self.values == self.compiled {
            return;
        }
        // Quick to build rather than quick to run: it mostly serves one event.
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .ascii_case_insensitive(true)
            .prefilter(false)
            .build(&self.values);
        match automaton {
            Ok(automaton) => self.automaton = Some(automaton),
            Err(_) => self.too_much = true,
        }
        self.compiled.clone_from(&self.values);
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty() && !self.too_much
    }

    /// Whether there is more to look for than is looked for.
    pub(super) fn is_too_much(&self) -> bool {
        self.too_much
    }

    /// Whether a text is one of the values.
    pub(super) fn is_one(&self, text: &str) -> bool {
        self.values.iter().any(|value| value.eq_ignore_ascii_case(text))
    }

    /// Whether every value stands literally in a text in which it must stand in some form, and the text
    /// has no escape in which it may stand once more.
    pub(super) fn is_literal_in(&self, text: &str) -> bool {
        let mut found: Vec<bool> = self.as_it_stands.iter().map(|needed| !needed).collect();
        if let Some(automaton) = &self.automaton {
            for hit in automaton.find_overlapping_iter(text) {
                if let Some(found) = found.get_mut(hit.pattern().as_usize()) {
                    *found = true;
                }
            }
        }
        found.iter().all(|found| *found) && !text.contains("\\u")
    }

    /// The places in a text at which values stand, in order, none touching another's bytes.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let Some(automaton) = self.automaton.as_ref().filter(|_| !self.values.is_empty()) else {
            return vec![];
        };
        let mut places: Vec<Range<usize>> = vec![];
        for hit in automaton.find_overlapping_iter(text) {
            let mut place = hit.range();
            if place.len() < MIN_INNER_BYTES && !is_word(text, &place) {
                continue;
            }
            // Hits come in the order of their ends.
            while let Some(before) = places.pop_if(|before| before.end > place.start) {
                place.start = place.start.min(before.start);
            }
            places.push(place);
        }
        places
    }
}

/// Whether the text goes on with neither a letter nor a digit on either side.
fn is_word(text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).and_then(|before| before.chars().next_back());
    let behind = text.get(place.end..).and_then(|behind| behind.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(values: &[&str]) -> Search {
        let mut search = Search::default();
        search.begin();
        values.iter().for_each(|value| search.look_for(value));
        search.end();
        search
    }

    fn found<'a>(values: &[&str], text: &'a str) -> Vec<&'a str> {
        search(values).places(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn values_are_found_in_either_case_and_inside_of_words() {
        assert_eq!(found(&["alice"], "su: (to ALICE) aliceson, Alice"), ["ALICE", "alice", "Alice"]);
        assert_eq!(found(&["Jörg"], "jörg-laptop, JÖRG"), ["jörg", "JÖRG"]);
        assert_eq!(found(&[], "alice"), [] as [&str; 0]);
        assert_eq!(found(&[""], "alice"), [] as [&str; 0]);
    }

    #[test]
    fn short_values_are_words() {
        assert_eq!(found(&["a"], "a banana for A, (a) é"), ["a", "A", "a"]);
        assert_eq!(found(&["bo"], "bob bo éboé bo"), ["bo", "bo"]);
    }

    #[test]
    fn places_that_overlap_are_one() {
        assert_eq!(found(&["alice", "icebox"], "alicebox"), ["alicebox"]);
        assert_eq!(found(&["bob", "al bob or"], "al bob or bob"), ["al bob or", "bob"]);
        assert_eq!(found(&["bob", "xyz"], "bobxyz"), ["bob", "xyz"]);
        // A short hit that is no word hides no longer one that begins in it.
        assert_eq!(found(&["xb", "bob"], "xbob"), ["bob"]);
    }

    #[test]
    fn what_must_be_there_is_looked_for_as_it_stands() {
        assert!(search(&["jörg", "bob"]).is_literal_in("BOB and jörg"));
        assert!(!search(&["jörg", "bob"]).is_literal_in("bob and j%C3%B6rg"));
        assert!(!search(&["bob"]).is_literal_in("bob and \\u0062ob"));
    }

    #[test]
    fn too_much_is_said() {
        let values: Vec<String> = (0..=MAX_VALUES).map(|number| format!("value-{number}")).collect();
        assert!(search(&values.iter().map(String::as_str).collect::<Vec<_>>()).is_too_much());
        assert!(search(&[&"x".repeat(MAX_VALUE_BYTES + 1)]).is_too_much());
        assert!(!search(&[&"x".repeat(MAX_VALUE_BYTES)]).is_too_much());
    }

    #[test]
    fn the_next_event_has_values_of_its_own() {
        let mut search = search(&["alice"]);
        search.begin();
        search.end();
        assert!(search.places("alice").is_empty() && search.is_empty());
        search.begin();
        search.look_for("alice");
        search.end();
        assert_eq!(search.places("alice").len(), 1);
    }
}
