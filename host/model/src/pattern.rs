//! Patterns over field names: what a plugin requests, what the operator grants and masks.
//!
//! A pattern is a field's exact name, a prefix with `.*` (`user.*`: `user.name` and `user.target.name`, not
//! `user` itself), or `*`, which is every field. ASCII case counts: field names have one spelling.

use std::fmt;

use crate::field::MAX_FIELD_NAME_BYTES;

/// Most patterns in one list.
pub const MAX_FIELD_PATTERNS: usize = 4_096;

/// One pattern; see the module.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FieldPattern {
    /// Every field.
    All,
    /// Every field below a name: the prefix with its last dot, as in `user.`.
    Below(String),
    /// One field.
    Exact(String),
}

/// Why a text is no pattern.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FieldPatternError {
    /// Not a name, nor a prefix with `.*`, nor `*`.
    #[error(
        "{0:?} is no field: write a name such as \"user.name\", a prefix such as \"user.*\", or \"*\" for all"
    )]
    Syntax(String),
    /// More than a list may have.
    #[error("{0} fields are listed; {MAX_FIELD_PATTERNS} are the most, join them with \"prefix.*\"")]
    TooMany(usize),
}

impl FieldPattern {
    /// Reads a pattern.
    pub fn parse(text: &str) -> Result<FieldPattern, FieldPatternError> {
        let wrong = || FieldPatternError::Syntax(text.chars().take(80).collect());
        if text == "*" {
            return Ok(FieldPattern::All);
        }
        let name = text.strip_suffix(".*").unwrap_or(text);
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '*' | ',' | '"');
        let dots = name.split('.').all(|part| !part.is_empty());
        if name.len() > MAX_FIELD_NAME_BYTES || !dots || !name.chars().all(plain) {
            return Err(wrong());
        }
        Ok(match name.len() == text.len() {
            true => FieldPattern::Exact(text.to_owned()),
            false => FieldPattern::Below(format!("{name}.")),
        })
    }

    /// Whether a field's name is meant.
    pub fn matches(&self, field: &str) -> bool {
        match self {
            FieldPattern::All => true,
            FieldPattern::Below(prefix) => field.starts_with(prefix.as_str()) && field.len() > prefix.len(),
            FieldPattern::Exact(name) => field == name,
        }
    }
}

impl fmt::Display for FieldPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FieldPattern::All => f.write_str("*"),
            FieldPattern::Below(prefix) => write!(f, "{prefix}*"),
            FieldPattern::Exact(name) => f.write_str(name),
        }
    }
}

/// A set of patterns, sorted, each once: two lists that say the same are equal.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct FieldPatterns(Vec<FieldPattern>);

impl FieldPatterns {
    /// Every field.
    pub fn all() -> FieldPatterns {
        FieldPatterns(vec![FieldPattern::All])
    }

    /// Reads a list. The error names the first that is wrong.
    pub fn parse<S: AsRef<str>>(texts: &[S]) -> Result<FieldPatterns, FieldPatternError> {
        if texts.len() > MAX_FIELD_PATTERNS {
            return Err(FieldPatternError::TooMany(texts.len()));
        }
        let patterns = texts.iter().map(|text| FieldPattern::parse(text.as_ref()));
        let mut patterns: Vec<_> = patterns.collect::<Result<_, _>>()?;
        patterns.sort();
        patterns.dedup();
        Ok(FieldPatterns(patterns))
    }

    /// Whether any pattern means a field.
    pub fn matches(&self, field: &str) -> bool {
        self.0.iter().any(|pattern| pattern.matches(field))
    }

    /// Whether no field is meant.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every field is meant.
    pub fn is_all(&self) -> bool {
        self.0.contains(&FieldPattern::All)
    }

    /// The patterns, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &FieldPattern> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_they_say() {
        let pattern = |text: &str| FieldPattern::parse(text).unwrap();
        assert!(pattern("*").matches("anything.at.all"));
        assert!(pattern("user.*").matches("user.name") && pattern("user.*").matches("user.target.name"));
        for other in ["user", "user.", "username", "source.user.name"] {
            assert!(!pattern("user.*").matches(other), "{other}");
        }
        assert!(pattern("user.name").matches("user.name") && !pattern("user.name").matches("user.name.text"));
        for text in ["*", "user.*", "user.name", "@timestamp"] {
            assert_eq!(pattern(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for bad in ["", ".", "user.", ".name", "user..name", "us*r", "user*", "*.name", "user. name", "a\nb"]
        {
            assert!(FieldPattern::parse(bad).is_err(), "{bad:?}");
        }
        assert!(FieldPattern::parse(&"x".repeat(MAX_FIELD_NAME_BYTES + 1)).is_err());
        let many = vec!["user.name"; MAX_FIELD_PATTERNS + 1];
        assert_eq!(FieldPatterns::parse(&many), Err(FieldPatternError::TooMany(MAX_FIELD_PATTERNS + 1)));
    }

    #[test]
    fn lists_that_say_the_same_are_equal() {
        let one = FieldPatterns::parse(&["b", "a.*", "b"]).unwrap();
        assert_eq!(one, FieldPatterns::parse(&["a.*", "b"]).unwrap());
        assert!(one.matches("a.x") && one.matches("b") && !one.matches("c"));
        assert!(FieldPatterns::parse(&["x", "*"]).unwrap().is_all());
        assert!(!FieldPatterns::default().matches("x"));
    }
}
