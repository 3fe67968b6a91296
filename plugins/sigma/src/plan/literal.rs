//! The fixed parts of texts, as far as the host can look for them.
//!
//! The host takes ASCII letters in either case for one another, and nothing else; a rule's text beyond ASCII is
//! compared in lower case, so that it is looked for in each of its [spellings](spelling).

use bartizan_sdk::Test;

use super::spelling;
use crate::language::model::{Piece, Shape, Text};

/// What a record's own text has where some ASCII character of it is written by number (RFC 8259, section 7): then
/// what its values say need not stand there.
pub const ESCAPED: &str = "\\u00";

/// What a value needs in order to be like a text: one of these; none where any value could be.
pub fn of_text(text: &Text) -> Option<Vec<Test>> {
    if let Shape::Glob(pieces) = &text.shape {
        return of_glob(pieces, text.cased);
    }
    let whole = fixed(&text.shape)?;
    match spelling::of(whole, text.cased) {
        Some(spellings) => tests(&text.shape, spellings),
        None => Some(contains(spelling::of_part(whole, text.cased)?)),
    }
}

/// What no value may pass unless it is like a text: whoever passes one of these tests is. None where there are no such
/// tests, or too many.
pub fn surely(text: &Text) -> Option<Vec<Test>> {
    match &text.shape {
        Shape::Anything => Some(vec![Test::Exists]),
        // The host does not tell cases apart.
        _ if text.cased => None,
        shape => {
            let whole = fixed(shape)?;
            tests(shape, spelling::of(whole, false).unwrap_or_else(|| vec![whole.to_owned()]))
        }
    }
}

/// The longest part of a shape that stands in a record as it stands in the value: JSON puts a backslash before
/// quotation marks and backslashes, and may write any other character by number.
pub fn in_record(shape: &Shape) -> Option<String> {
    let usable = |c: char| c.is_ascii() && !c.is_ascii_control() && !matches!(c, '"' | '\\' | '/');
    match shape {
        Shape::Glob(pieces) => longest_of(pieces.iter().filter_map(literal), usable),
        shape => longest_of(fixed(shape).into_iter(), usable),
    }
}

fn fixed(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Exact(text) | Shape::Prefix(text) | Shape::Suffix(text) | Shape::Contains(text) => Some(text),
        Shape::Anything | Shape::Glob(_) => None,
    }
}

fn tests(shape: &Shape, spellings: Vec<String>) -> Option<Vec<Test>> {
    let test = match shape {
        Shape::Exact(_) => Test::Equals,
        Shape::Prefix(_) => Test::Prefix,
        Shape::Suffix(_) => Test::Suffix,
        Shape::Contains(_) => Test::Contains,
        Shape::Anything | Shape::Glob(_) => return None,
    };
    Some(spellings.into_iter().map(test).collect())
}

fn contains(texts: Vec<String>) -> Vec<Test> {
    texts.into_iter().map(Test::Contains).collect()
}

fn of_glob(pieces: &[Piece], cased: bool) -> Option<Vec<Test>> {
    let parts = pieces.iter().filter_map(literal).filter_map(|text| spelling::of_part(text, cased));
    let inner = parts.max_by_key(|spellings| shortest(spellings));
    let length = inner.as_deref().map_or(0, shortest);
    let outer = |piece: Option<&Piece>, test: fn(String) -> Test| {
        let spellings = spelling::of(piece.and_then(literal)?, cased)?;
        // Where it begins or ends says more than a part within, unless that is much longer.
        let says_more = shortest(&spellings) + 4 >= length;
        says_more.then(|| spellings.into_iter().map(test).collect())
    };
    let behind = outer(pieces.last(), Test::Suffix);
    behind.or_else(|| outer(pieces.first(), Test::Prefix)).or_else(|| inner.map(contains))
}

fn shortest(texts: &[String]) -> usize {
    texts.iter().map(String::len).min().unwrap_or(0)
}

fn literal(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Literal(text) => Some(text),
        Piece::One | Piece::Many | Piece::Dash => None,
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
