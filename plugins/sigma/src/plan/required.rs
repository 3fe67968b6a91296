//! What a value must hold for an expression to match it: literals that the host can look for before anybody runs the
//! expression.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Most literals of which one must stand in what an expression matches.
const MAX_REQUIRED: usize = 32;
/// A shorter literal stands almost anywhere.
const MIN_REQUIRED_BYTES: usize = 3;

/// Literals of which any value that an expression matches has at least one; none where there are no telling ones.
/// They are in lower case: the host looks for them in any.
pub fn of_regex(pattern: &str) -> Option<Vec<String>> {
    required(&regex_syntax::parse(pattern).ok()?)
}

fn required(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => required_in_row(std::slice::from_ref(hir)),
        HirKind::Concat(parts) => required_in_row(parts),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Alternation(branches) => {
            let each = branches.iter().map(required).collect::<Option<Vec<_>>>()?;
            let all: Vec<String> = each.into_iter().flatten().collect();
            (all.len() <= MAX_REQUIRED).then_some(all)
        }
        HirKind::Repetition(_) | HirKind::Empty | HirKind::Look(_) => None,
    }
}

/// Of parts that follow each other, the most telling literals: characters that do are one literal.
fn required_in_row(parts: &[Hir]) -> Option<Vec<String>> {
    let mut found: Vec<Vec<String>> = vec![];
    let mut run = String::new();
    for part in parts {
        if let Some(text) = plain_text(part) {
            run.push_str(&text);
            continue;
        }
        found.push(vec![std::mem::take(&mut run)]);
        match part.kind() {
            HirKind::Literal(literal) => found.extend(ascii_part(&literal.0).map(|part| vec![part])),
            HirKind::Class(_) => {}
            _ => found.extend(required(part)),
        }
    }
    found.push(vec![run]);
    let telling = |literals: &Vec<String>| literals.iter().map(String::len).min().unwrap_or(0);
    let best = found.into_iter().max_by_key(telling).filter(|best| telling(best) >= MIN_REQUIRED_BYTES)?;
    Some(best.into_iter().map(|literal| literal.to_ascii_lowercase()).collect())
}

/// The text that a part stands for, in either case: a literal, or a letter of which both cases are meant.
fn plain_text(part: &Hir) -> Option<String> {
    match part.kind() {
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            text.is_ascii().then(|| text.to_owned())
        }
        HirKind::Class(Class::Unicode(class)) => {
            let mut letters = class.iter().flat_map(|range| range.start()..=range.end());
            match (letters.next(), letters.next(), letters.next()) {
                (Some(upper), Some(lower), None)
                    if upper.is_ascii() && upper.to_ascii_lowercase() == lower =>
                {
                    Some(lower.to_string())
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The longest run of ASCII in a literal that is not all ASCII.
fn ascii_part(literal: &[u8]) -> Option<String> {
    let runs = std::str::from_utf8(literal).ok()?.split(|c: char| !c.is_ascii());
    runs.max_by_key(|run| run.len()).filter(|run| !run.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_expression_cannot_do_without_is_found() {
        for (pattern, literals) in [
            (r"cmd.{0,5}(?:/c|/r).+clipboard\]::\(", &["clipboard]::("][..]),
            (r"(?i)(?:Invoke-Obfu\d+|hidden+ window)", &["e-obfu", " window"][..]),
            (r"\\(?:foobar|other)\\[a-z]{8}$", &["foobar", "other"][..]),
            (r"^(abc)?defg+", &["def"][..]),
            ("é{2}ordinary", &["ordinary"][..]),
            (r"(?i)task", &[][..]),
            (r"a|longer", &[][..]),
            (r"[0-9a-f]{32}", &[][..]),
            (r"x*", &[][..]),
        ] {
            let found = of_regex(pattern).unwrap_or_default();
            assert_eq!(found, literals, "{pattern}");
        }
    }
}
