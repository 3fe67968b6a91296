//! Globs: how settings name paths, hosts and users.

use serde::{Deserialize, Deserializer, de::Error};

/// Longest glob, in bytes.
pub const MAX_GLOB_BYTES: usize = 1_024;

/// A pattern for a whole value: `*` is any text, also none, `?` is one character, everything else is itself;
/// ASCII case is ignored. A pattern that ends with a separator (`/` or `\`) also matches whatever is below it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Glob(Vec<char>);

impl Glob {
    /// Refuses an empty pattern, and one longer than [`MAX_GLOB_BYTES`].
    pub fn new(pattern: &str) -> Result<Glob, String> {
        if pattern.is_empty() || pattern.len() > MAX_GLOB_BYTES {
            return Err(format!("a pattern must have 1 to {MAX_GLOB_BYTES} bytes, not {}", pattern.len()));
        }
        let below = if pattern.ends_with(['/', '\\']) { "*" } else { "" };
        Ok(Glob(pattern.chars().chain(below.chars()).map(|char| char.to_ascii_lowercase()).collect()))
    }

    /// Whether the whole text fits. Time is at most length times length.
    pub fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().map(|char| char.to_ascii_lowercase()).collect();
        let (mut at, mut own) = (0, 0);
        // Where to go on from when what follows the last star did not fit: one character further.
        let mut retry: Option<(usize, usize)> = None;
        while at < text.len() {
            match self.0.get(own) {
                Some('*') => {
                    retry = Some((at, own));
                    own += 1;
                    continue;
                }
                Some(wanted) if *wanted == '?' || text.get(at) == Some(wanted) => {
                    (at, own) = (at + 1, own + 1);
                    continue;
                }
                _ => {}
            }
            let Some((from, star)) = retry else { return false };
            retry = Some((from + 1, star));
            (at, own) = (from + 1, star + 1);
        }
        self.0.get(own..).unwrap_or_default().iter().all(|char| *char == '*')
    }
}

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Glob, D::Error> {
        Glob::new(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn stars_questions_and_folders() {
        let fits = |pattern: &str, text: &str| Glob::new(pattern).unwrap().matches(text);
        assert!(fits("/srv/secret/", "/srv/secret/plan.pdf") && fits("/srv/secret/", "/srv/secret/"));
        assert!(!fits("/srv/secret/", "/srv/secrets"));
        assert!(fits(r"*\Confidential\*", r"D:\data\confidential\x.docx"));
        assert!(fits("web-??.*", "WEB-01.example.org") && !fits("web-??", "web-1"));
        assert!(fits("*", "") && fits("a*b*c", "axxbyyc") && !fits("a*b*c", "axxbyy"));
    }

    proptest! {
        #[test]
        fn as_a_regular_expression(pattern in "[ab*?]{1,8}", text in "[ab]{0,10}") {
            let expression = format!("^{}$", pattern.replace('*', ".*").replace('?', "."));
            let expected = regex::Regex::new(&expression).unwrap().is_match(&text);
            prop_assert_eq!(Glob::new(&pattern).unwrap().matches(&text), expected);
        }
    }
}
