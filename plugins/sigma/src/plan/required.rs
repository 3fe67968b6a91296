//! What a value must hold for an expression to match it: literals that the host can look for before anybody runs the
//! expression.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::spelling;

/// Most sets of literals of one expression, of each of which one literal must be there: the most telling are kept.
const MAX_SETS: usize = 3;
/// Most literals of which one must stand in what an expression matches.
const MAX_REQUIRED: usize = 32;
/// Most characters that one place in an expression may be, to be a part of a literal.
const MAX_CHOICES: u32 = 8;
/// A literal that tells less stands almost anywhere.
const MIN_TELLING: usize = 3;

/// Sets of literals: any value that an expression matches has at least one of each set. They are in lower case: the
/// host looks for them in any. The most telling set comes first; none where nothing tells.
pub fn of_regex(pattern: &str) -> Vec<Vec<String>> {
    let Ok(hir) = regex_syntax::parse(pattern) else { return vec![] };
    let mut sets = required(&hir);
    sets.iter_mut().for_each(|set| {
        set.sort_unstable();
        set.dedup();
    });
    sets.sort_by_key(|set| std::cmp::Reverse(telling(set)));
    // One that holds wherever another does says nothing more.
    let mut kept: Vec<Vec<String>> = vec![];
    for set in sets {
        let follows =
            |from: &Vec<String>| from.iter().all(|long| set.iter().any(|short| long.contains(short)));
        if kept.len() < MAX_SETS && !kept.iter().any(follows) {
            kept.push(set);
        }
    }
    kept
}

fn required(hir: &Hir) -> Vec<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => required_in_row(std::slice::from_ref(hir)),
        HirKind::Concat(parts) => required_in_row(parts),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Alternation(branches) => {
            let best = |branch| required(branch).into_iter().max_by_key(|set| telling(set));
            let each = branches.iter().map(best).collect::<Option<Vec<_>>>();
            let all: Vec<String> = each.into_iter().flatten().flatten().collect();
            if all.is_empty() || all.len() > MAX_REQUIRED { vec![] } else { vec![all] }
        }
        HirKind::Repetition(_) | HirKind::Empty | HirKind::Look(_) => vec![],
    }
}

/// Of parts that follow each other, all telling sets: characters that follow each other are one literal.
fn required_in_row(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = vec![];
    let mut run = vec![String::new()];
    for part in parts {
        let Some(choices) = choices(part) else {
            found.push(std::mem::replace(&mut run, vec![String::new()]));
            if !matches!(part.kind(), HirKind::Literal(_) | HirKind::Class(_)) {
                found.extend(required(part));
            }
            continue;
        };
        run = match spelling::extended(&run, &choices) {
            Some(longer) => longer,
            None => {
                found.push(run);
                choices
            }
        };
    }
    found.push(run);
    found.retain(|set| telling(set) >= MIN_TELLING);
    found
}

/// The texts that a part stands for, as the host tells them apart; none where they are many.
fn choices(part: &Hir) -> Option<Vec<String>> {
    let mut choices: Vec<String> = match part.kind() {
        HirKind::Literal(literal) => vec![std::str::from_utf8(&literal.0).ok()?.to_ascii_lowercase()],
        HirKind::Class(Class::Unicode(class)) => {
            let size =
                |range: &regex_syntax::hir::ClassUnicodeRange| range.end() as u32 - range.start() as u32 + 1;
            if class.iter().map(size).fold(0, u32::saturating_add) > MAX_CHOICES {
                return None;
            }
            let letters = class.iter().flat_map(|range| range.start()..=range.end());
            letters.map(|letter| letter.to_ascii_lowercase().to_string()).collect()
        }
        _ => return None,
    };
    choices.sort_unstable();
    choices.dedup();
    Some(choices).filter(|choices| !choices.is_empty())
}

/// How much it tells that one of some literals is there: about the length of the shortest, where what scripts and
/// paths are not full of counts twice.
fn telling(set: &[String]) -> usize {
    let common = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\\' | '/' | '.' | ':' | '-' | '_' | ',');
    let of = |literal: &String| literal.chars().map(|c| if common(c) { 1 } else { 2 }).sum();
    set.iter().map(of).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_expression_cannot_do_without_is_found() {
        for (pattern, sets) in [
            (r"cmd.{0,5}(?:/c|/r).+clipboard\]::\(", &[&["clipboard]::("][..], &["cmd"][..]][..]),
            (
                r"(?i)(?:Invoke-Obfu\d+|hidden+ window)",
                &[&[" window", "invoke-obfu", "invo\u{212a}e-obfu"][..]][..],
            ),
            (r"\\(?:foobar|other)\\[a-z]{8}$", &[&["foobar", "other"][..]][..]),
            (r"^(abc)?defg+", &[&["def"][..]][..]),
            ("é{2}ordinary", &[&["ordinary"][..]][..]),
            ("étranger", &[&["étranger"][..]][..]),
            (r"(?i)task", &[&["task", "tas\u{212a}", "ta\u{17f}k", "ta\u{17f}\u{212a}"][..]][..]),
            (
                r"gr[ae]y.*(black|white).*&&\s*red",
                &[&["&&"][..], &["black", "white"][..], &["gray", "grey"][..]][..],
            ),
            (r"window.*windows", &[&["windows"][..]][..]),
            (r"a|longer", &[][..]),
            (r"[0-9a-f]{32}", &[][..]),
            (r"x*", &[][..]),
        ] {
            let found = of_regex(pattern);
            let found: Vec<Vec<&str>> =
                found.iter().map(|set| set.iter().map(String::as_str).collect()).collect();
            if pattern.starts_with("gr") {
                // Which is the most telling does not matter here.
                assert_eq!(found.len(), sets.len());
                assert!(sets.iter().all(|set| found.iter().any(|found| found == set)), "{found:?}");
                continue;
            }
            assert_eq!(found, sets, "{pattern}");
        }
    }
}
