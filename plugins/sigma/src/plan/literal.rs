//! The fixed parts of texts, as far as the host can look for them.
//!
//! The host takes ASCII letters in either case for one another, and nothing else; a rule's text beyond ASCII is
//! compared in lower case. So only what is ASCII is looked for, in any case, and what has no case: that is needed
//! whatever the rule says of case.

use bartizan_sdk::Test;

use crate::language::model::{Piece, Shape};

/// What a record's own text has where some ASCII character of it is written by number (RFC 8259, section 7): then
/// what its values say need not stand there.
pub const ESCAPED: &str = "\\u00";

/// What a value needs in order to be of a shape; none where any value could be.
pub fn of_shape(shape: &Shape) -> Option<Test> {
    match shape {
        Shape::Anything => None,
        Shape::Exact(text) if text.is_ascii() => Some(Test::Equals(text.clone())),
        Shape::Prefix(text) if text.is_ascii() => Some(Test::Prefix(text.clone())),
        Shape::Suffix(text) if text.is_ascii() => Some(Test::Suffix(text.clone())),
        Shape::Glob(pieces) => of_glob(pieces),
        shape => longest(shape, is_one_for_all).map(Test::Contains),
    }
}

/// The longest part of a shape that stands in a record as it stands in the value: JSON puts a backslash before
/// quotation marks and backslashes, and may write any other character by number.
pub fn in_record(shape: &Shape) -> Option<String> {
    longest(shape, |c| c.is_ascii() && !c.is_ascii_control() && !matches!(c, '"' | '\\' | '/'))
}

/// Whether the host's comparison of a character is the rules': ASCII in either case, and what has no case at all,
/// such as an emoji.
fn is_one_for_all(c: char) -> bool {
    c.is_ascii() || !c.is_alphabetic() && c.to_lowercase().eq([c]) && c.to_uppercase().eq([c])
}

fn of_glob(pieces: &[Piece]) -> Option<Test> {
    let ascii = |piece: Option<&Piece>| match piece {
        Some(Piece::Literal(text)) if text.is_ascii() => Some(text.clone()),
        _ => None,
    };
    let inner = longest_of(pieces.iter().filter_map(literal), is_one_for_all);
    let length = inner.as_ref().map_or(0, String::len);
    // Where it begins or ends says more than a part within, unless that is much longer.
    let outer = ascii(pieces.last()).map(Test::Suffix).or(ascii(pieces.first()).map(Test::Prefix));
    match outer {
        Some(Test::Suffix(text) | Test::Prefix(text)) if text.len() + 4 < length => inner.map(Test::Contains),
        Some(outer) => Some(outer),
        None => inner.map(Test::Contains),
    }
}

fn literal(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Literal(text) => Some(text),
        Piece::One | Piece::Many | Piece::Dash => None,
    }
}

fn longest(shape: &Shape, usable: impl Fn(char) -> bool) -> Option<String> {
    match shape {
        Shape::Anything => None,
        Shape::Exact(text) | Shape::Prefix(text) | Shape::Suffix(text) | Shape::Contains(text) => {
            longest_of([text.as_str()].into_iter(), usable)
        }
        Shape::Glob(pieces) => longest_of(pieces.iter().filter_map(literal), usable),
    }
}

fn longest_of<'t>(texts: impl Iterator<Item = &'t str>, usable: impl Fn(char) -> bool) -> Option<String> {
    let runs = texts.flat_map(|text| {
        // The kelvin sign is the one other character whose lower case is ASCII's.
        let stands_for_others = |c: char| !text.is_ascii() && matches!(c, 'k' | 'K');
        text.split(|c| !usable(c) || stands_for_others(c)).collect::<Vec<_>>()
    });
    runs.max_by_key(|run| run.len()).filter(|run| !run.is_empty()).map(str::to_owned)
}
