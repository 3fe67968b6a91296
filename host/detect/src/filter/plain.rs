//! What a test means, said plainly, a value at a time: what the index finds out for thousands of tests at once.

use crate::descriptor::Test;

impl Test {
    /// Whether a value passes.
    pub fn holds(&self, value: &str) -> bool {
        let (value, equal) = (value.as_bytes(), <[u8]>::eq_ignore_ascii_case);
        let part = |from: Option<usize>, text: &str| {
            let part = from.and_then(|from| value.get(from..)?.get(..text.len()));
            part.is_some_and(|part| equal(part, text.as_bytes()))
        };
        match self {
            Test::Exists => true,
            Test::Equals(text) => equal(value, text.as_bytes()),
            Test::Prefix(text) => part(Some(0), text),
            Test::Suffix(text) => part(value.len().checked_sub(text.len()), text),
            Test::Contains(text) => (0..=value.len()).any(|from| part(Some(from), text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_hold_as_their_names_say() {
        for (test, value, holds) in [
            (Test::Equals("Security".into()), "SECURITY", true),
            (Test::Equals("Security".into()), "Security2", false),
            (Test::Prefix("micro".into()), "Microsoft", true),
            (Test::Prefix("micro".into()), "mic", false),
            (Test::Suffix("/operational".into()), "Sysmon/Operational", true),
            (Test::Suffix("/operational".into()), "operational", false),
            (Test::Contains("".into()), "", true),
            (Test::Contains("sys".into()), "a Sysmon", true),
            (Test::Contains("syz".into()), "a Sysmon", false),
            (Test::Exists, "", true),
        ] {
            assert_eq!(test.holds(value), holds, "{test:?} {value:?}");
        }
    }
}
