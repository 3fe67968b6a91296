//! Comparing texts: exact, beginning, end, anywhere, globs; with case or without; without allocation.
//!
//! Without case, ASCII letters are compared in either case; a pattern that is not all ASCII is compared character
//! by character by Unicode's simple lower-casing (a character whose lower case is several, such as `İ`, is only
//! like itself). Globs take time proportional to the value's length times the pattern's, whatever they are.
//! Must not know: rules.

use memchr::{memchr2_iter, memmem};

use super::super::model::{DASHES, Piece, Shape, Text};

/// The one character beyond ASCII whose lower case is ASCII.
const KELVIN: char = '\u{212a}';

/// Whether a value is like a text.
pub fn is_like(text: &Text, value: &str) -> bool {
    match &text.shape {
        Shape::Anything => true,
        Shape::Exact(pattern) => equals(value, pattern, text.cased),
        Shape::Prefix(pattern) => starts_with(value, pattern, text.cased).is_some(),
        Shape::Suffix(pattern) => ends_with(value, pattern, text.cased),
        Shape::Contains(pattern) => find(value, pattern, text.cased).is_some(),
        Shape::Glob(pieces) => glob(pieces, value, text.cased),
    }
}

/// Whether a value is a pattern.
pub fn equals(value: &str, pattern: &str, cased: bool) -> bool {
    if cased {
        return value == pattern;
    }
    if pattern.is_ascii() {
        return value.eq_ignore_ascii_case(pattern);
    }
    starts_with(value, pattern, false) == Some(value.len())
}

/// How much of a value, in bytes, a pattern is the beginning of.
pub fn starts_with(value: &str, pattern: &str, cased: bool) -> Option<usize> {
    if cased {
        return value.starts_with(pattern).then_some(pattern.len());
    }
    if pattern.is_ascii() {
        let start = value.as_bytes().get(..pattern.len())?;
        return start.eq_ignore_ascii_case(pattern.as_bytes()).then_some(pattern.len());
    }
    let mut chars = value.chars();
    let is_start =
        pattern.chars().all(|wanted| chars.next().is_some_and(|char| lower(char) == lower(wanted)));
    is_start.then(|| value.len() - chars.as_str().len())
}

/// Whether a value ends with a pattern.
pub fn ends_with(value: &str, pattern: &str, cased: bool) -> bool {
    if cased {
        return value.ends_with(pattern);
    }
    if pattern.is_ascii() {
        let start = value.len().checked_sub(pattern.len());
        let end = start.and_then(|start| value.as_bytes().get(start..));
        return end.is_some_and(|end| end.eq_ignore_ascii_case(pattern.as_bytes()));
    }
    let mut chars = value.chars().rev();
    pattern.chars().rev().all(|wanted| chars.next().is_some_and(|char| lower(char) == lower(wanted)))
}

/// Where in a value a pattern first is, and where it ends there, in bytes.
pub fn find(value: &str, pattern: &str, cased: bool) -> Option<(usize, usize)> {
    if cased {
        let at = memmem::find(value.as_bytes(), pattern.as_bytes())?;
        return Some((at, at + pattern.len()));
    }
    let (haystack, needle) = (value.as_bytes(), pattern.as_bytes());
    if pattern.is_ascii() {
        // Looked for by its rarest byte: most places are passed over without a comparison.
        let rarest = needle.iter().enumerate().min_by_key(|(_, byte)| commonness(**byte));
        let Some((offset, byte)) = rarest else { return Some((0, 0)) };
        let last = haystack.len().checked_sub(needle.len())?;
        let places = haystack.get(offset..=last + offset)?;
        return memchr2_iter(byte.to_ascii_lowercase(), byte.to_ascii_uppercase(), places)
            .map(|at| (at, at + needle.len()))
            .find(|(at, end)| haystack.get(*at..*end).is_some_and(|part| part.eq_ignore_ascii_case(needle)));
    }
    // Most values are ASCII, and no character of theirs is like one that is not, save the kelvin sign.
    if pattern.chars().any(|char| !char.is_ascii() && char != KELVIN) && value.is_ascii() {
        return None;
    }
    value.char_indices().find_map(|(at, _)| {
        let length = starts_with(value.get(at..)?, pattern, false)?;
        Some((at, at + length))
    })
}

/// About how often a byte stands in paths, command lines and scripts: only the order counts, and that only for
/// speed.
fn commonness(byte: u8) -> usize {
    const RARE_TO_COMMON: &[u8] = b"qzjxkvyw9876543210bgfhupmd-_:/cl,\"'=rnoiat s.e\\";
    let byte = byte.to_ascii_lowercase();
    RARE_TO_COMMON.iter().position(|known| *known == byte).map_or(0, |at| at + 1)
}

/// Unicode's simple lower case.
pub fn lower(char: char) -> char {
    if char.is_ascii() {
        return char.to_ascii_lowercase();
    }
    let mut lower = char.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) => single,
        _ => char,
    }
}

/// Whether a value is like a glob. `Many` cuts the pieces into parts of a fixed number of characters: the first is
/// at the beginning, the last at the end, and each between at the first place where it fits.
fn glob(pieces: &[Piece], value: &str, cased: bool) -> bool {
    let mut parts = pieces.split(|piece| *piece == Piece::Many);
    let first = parts.next().unwrap_or_default();
    let Some(last) = parts.next_back() else {
        return fits(first, value, cased) == Some(value.len());
    };
    let Some(mut at) = fits(first, value, cased) else { return false };
    for part in parts {
        match search(part, value, at, cased) {
            Some(end) => at = end,
            None => return false,
        }
    }
    let end = last_start(last, value);
    end.is_some_and(|start| {
        start >= at && value.get(start..).is_some_and(|end| fits(last, end, cased) == Some(end.len()))
    })
}

/// How much of a value a part fits the beginning of.
fn fits(part: &[Piece], value: &str, cased: bool) -> Option<usize> {
    let mut at = 0;
    for piece in part {
        let rest = value.get(at..)?;
        at += match piece {
            Piece::Literal(literal) => starts_with(rest, literal, cased)?,
            Piece::One => rest.chars().next()?.len_utf8(),
            Piece::Dash => rest.chars().next().filter(|char| DASHES.contains(char))?.len_utf8(),
            Piece::Many => return None,
        };
    }
    Some(at)
}

/// Where the first place behind `from` ends that a part fits.
fn search(part: &[Piece], value: &str, from: usize, cased: bool) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = value.get(at..)?;
        if let Some(Piece::Literal(literal)) = part.first() {
            at += find(rest, literal, cased)?.0;
        }
        let rest = value.get(at..)?;
        if let Some(length) = fits(part, rest, cased) {
            return Some(at + length);
        }
        at += rest.chars().next()?.len_utf8();
    }
}

/// Where a part must begin to end where the value ends.
fn last_start(part: &[Piece], value: &str) -> Option<usize> {
    let chars: usize = part
        .iter()
        .map(|piece| match piece {
            Piece::Literal(literal) => literal.chars().count(),
            Piece::One | Piece::Dash => 1,
            Piece::Many => 0,
        })
        .sum();
    match chars {
        0 => Some(value.len()),
        chars => value.char_indices().rev().nth(chars - 1).map(|(at, _)| at),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::pattern;
    use super::*;
    use proptest::prelude::*;

    /// By definition, in time that may be exponential.
    fn naive(pieces: &[Piece], value: &[char], cased: bool) -> bool {
        let same = |a: char, b: char| a == b || (!cased && lower(a) == lower(b));
        match pieces {
            [] => value.is_empty(),
            [Piece::Many, rest @ ..] => (0..=value.len()).any(|skip| naive(rest, &value[skip..], cased)),
            [Piece::One, rest @ ..] => !value.is_empty() && naive(rest, &value[1..], cased),
            [Piece::Dash, rest @ ..] => {
                value.first().is_some_and(|char| DASHES.contains(char)) && naive(rest, &value[1..], cased)
            }
            [Piece::Literal(literal), rest @ ..] => {
                let literal: Vec<char> = literal.chars().collect();
                value.len() >= literal.len()
                    && literal.iter().zip(value).all(|(a, b)| same(*a, *b))
                    && naive(rest, &value[literal.len()..], cased)
            }
        }
    }

    fn piece() -> impl Strategy<Value = Piece> {
        prop_oneof![
            "[aAbBéÉ]{1,2}".prop_map(Piece::Literal),
            Just(Piece::One),
            Just(Piece::Many),
            Just(Piece::Dash),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn a_glob_is_like_what_it_says(
            pieces in prop::collection::vec(piece(), 0..7),
            value in "[aAbBéÉ/—]{0,10}",
            cased in any::<bool>(),
        ) {
            let chars: Vec<char> = value.chars().collect();
            let expected = naive(&pieces, &chars, cased);
            prop_assert_eq!(glob(&pieces, &value, cased), expected);
            if let Some(shape) = pattern::shape(pieces) {
                prop_assert_eq!(is_like(&Text { shape, cased }, &value), expected);
            }
        }

        #[test]
        fn finding_is_the_same_as_after_lower_casing(value in "[aAbBäÄ.]{0,12}", pattern in "[aAbBäÄ.]{1,3}") {
            let expected = value.to_lowercase().contains(&pattern.to_lowercase());
            prop_assert_eq!(find(&value, &pattern, false).is_some(), expected);
            prop_assert_eq!(find(&value, &pattern, true).is_some(), value.contains(&pattern));
            let ends = value.to_lowercase().ends_with(&pattern.to_lowercase());
            prop_assert_eq!(ends_with(&value, &pattern, false), ends);
        }
    }

    #[test]
    fn a_long_glob_takes_no_time() {
        let pieces = pattern::parse(&"*a".repeat(60));
        let value = "a".repeat(50_000) + "b";
        assert!(!glob(&pieces, &value, false));
    }

    #[test]
    fn characters_whose_lower_case_is_several_are_like_themselves() {
        assert!(equals("İ", "İ", false));
        assert!(!equals("i", "İ", false));
        // The Kelvin sign is not ASCII, so an ASCII pattern is not like it.
        assert!(!equals("\u{212a}", "k", false));
    }
}
