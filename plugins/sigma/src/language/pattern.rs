//! Sigma's strings: wildcards, escapes, and the shapes that they make.
//!
//! Rules specification, sections "String Wildcard" and "Escape Character".
//! Must not know: YAML, modifiers' names.

use super::model::{DASHES, Piece, Shape, Text};

/// How many texts `windash` may make of one value; beyond, its dashes become a class of characters.
const MAX_DASH_VARIANTS: usize = 25;

/// Reads a Sigma string. A backslash makes plain what follows it if that is `*`, `?` or a backslash, and is a
/// plain backslash otherwise.
pub fn parse(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = source;
    while let Some(at) = rest.find(['*', '?', '\\']) {
        let (before, special) = rest.split_at(at);
        literal.push_str(before);
        let mut chars = special.chars();
        match (chars.next(), chars.clone().next()) {
            (Some('\\'), Some(escaped @ ('*' | '?' | '\\'))) => {
                literal.push(escaped);
                chars.next();
            }
            (Some('*'), _) => push_wildcard(&mut pieces, &mut literal, Piece::Many),
            (Some('?'), _) => push_wildcard(&mut pieces, &mut literal, Piece::One),
            _ => literal.push('\\'),
        }
        rest = chars.as_str();
    }
    literal.push_str(rest);
    push_literal(&mut pieces, &mut literal);
    pieces
}

fn push_literal(pieces: &mut Vec<Piece>, literal: &mut String) {
    if !literal.is_empty() {
        pieces.push(Piece::Literal(std::mem::take(literal)));
    }
}

fn push_wildcard(pieces: &mut Vec<Piece>, literal: &mut String, wildcard: Piece) {
    push_literal(pieces, literal);
    if wildcard != Piece::Many || pieces.last() != Some(&Piece::Many) {
        pieces.push(wildcard);
    }
}

/// Writes pieces as a Sigma string: the inverse of [`parse`], except that dashes of `windash` are written `-`.
pub fn print(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::One => text.push('?'),
            Piece::Many => text.push('*'),
            Piece::Dash => text.push('-'),
            Piece::Literal(literal) => {
                let before_wildcard = matches!(pieces.get(index + 1), Some(Piece::One | Piece::Many));
                print_literal(&mut text, literal, before_wildcard);
            }
        }
    }
    text
}

fn print_literal(text: &mut String, literal: &str, before_wildcard: bool) {
    let mut chars = literal.chars().peekable();
    while let Some(char) = chars.next() {
        let follows = chars.peek().copied();
        let needs_escape = match char {
            '*' | '?' => true,
            '\\' => follows.map_or(before_wildcard, |next| matches!(next, '*' | '?' | '\\')),
            _ => false,
        };
        if needs_escape {
            text.push('\\');
        }
        text.push(char);
    }
}

/// Whether pieces have wildcards.
pub fn has_wildcard(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| !matches!(piece, Piece::Literal(_)))
}

/// Puts a `*` before the pieces, behind them, or both, where there is none yet.
pub fn open(mut pieces: Vec<Piece>, before: bool, behind: bool) -> Vec<Piece> {
    if before && pieces.first() != Some(&Piece::Many) {
        pieces.insert(0, Piece::Many);
    }
    if behind && pieces.last() != Some(&Piece::Many) {
        pieces.push(Piece::Many);
    }
    pieces
}

/// The text that pieces stand for. No pieces at all are the empty text, which has no shape.
pub fn shape(pieces: Vec<Piece>) -> Option<Shape> {
    let mut pieces = pieces;
    let shape = match pieces.as_mut_slice() {
        [] => return None,
        [Piece::Many] => Shape::Anything,
        [Piece::Literal(text)] => Shape::Exact(std::mem::take(text)),
        [Piece::Literal(text), Piece::Many] => Shape::Prefix(std::mem::take(text)),
        [Piece::Many, Piece::Literal(text)] => Shape::Suffix(std::mem::take(text)),
        [Piece::Many, Piece::Literal(text), Piece::Many] => Shape::Contains(std::mem::take(text)),
        _ => Shape::Glob(pieces),
    };
    Some(shape)
}

/// All texts that `windash` makes of one: every dash stands for each of the five.
pub fn dash_variants(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let dashes = literals(&pieces).flat_map(str::chars).filter(|char| DASHES.contains(char)).count();
    let variants = u32::try_from(dashes).ok().and_then(|dashes| DASHES.len().checked_pow(dashes));
    match variants {
        Some(1) => vec![pieces],
        Some(variants) if variants <= MAX_DASH_VARIANTS => {
            (0..variants).map(|number| with_dashes(&pieces, number)).collect()
        }
        _ => vec![with_dash_class(&pieces)],
    }
}

fn literals(pieces: &[Piece]) -> impl Iterator<Item = &str> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Literal(text) => Some(text.as_str()),
        _ => None,
    })
}

/// The variant of a number: its digits to the base of five are the dashes, the first dash's digit lowest.
fn with_dashes(pieces: &[Piece], number: usize) -> Vec<Piece> {
    let mut number = number;
    let mut dash = |char: char| {
        if !DASHES.contains(&char) {
            return char;
        }
        let digit = number % DASHES.len();
        number /= DASHES.len();
        DASHES.get(digit).copied().unwrap_or(char)
    };
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(text) => Piece::Literal(text.chars().map(&mut dash).collect()),
            other => other.clone(),
        })
        .collect()
}

fn with_dash_class(pieces: &[Piece]) -> Vec<Piece> {
    let mut classed = Vec::new();
    for piece in pieces {
        let Piece::Literal(text) = piece else {
            classed.push(piece.clone());
            continue;
        };
        let mut literal = String::new();
        for char in text.chars() {
            if DASHES.contains(&char) {
                push_literal(&mut classed, &mut literal);
                classed.push(Piece::Dash);
            } else {
                literal.push(char);
            }
        }
        push_literal(&mut classed, &mut literal);
    }
    classed
}

impl Text {
    /// Its pieces, whatever its shape.
    pub fn pieces(&self) -> Vec<Piece> {
        let literal = |text: &String| Piece::Literal(text.clone());
        match &self.shape {
            Shape::Anything => vec![Piece::Many],
            Shape::Exact(text) => vec![literal(text)],
            Shape::Prefix(text) => vec![literal(text), Piece::Many],
            Shape::Suffix(text) => vec![Piece::Many, literal(text)],
            Shape::Contains(text) => vec![Piece::Many, literal(text), Piece::Many],
            Shape::Glob(pieces) => pieces.clone(),
        }
    }
}
