//! How large an automaton an expression makes: a few signs may ask for a million states (`((a{99}){99}){99}`), which
//! the host would refuse when the rule is first needed.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Largest expression, in what [`of`] counts. At worst, each byte of a value costs a step for each of its states: the
/// bound keeps one value of 100 kB within a call's time.
pub const MAX_SIZE: u64 = 5_000;
/// What a range of a class counts: as many states as its longest characters have bytes.
const RANGE: u64 = 4;

/// About how many states an expression has, with all repetitions written out.
pub fn of(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => class.ranges().len() as u64 * RANGE,
        HirKind::Class(Class::Bytes(class)) => class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min.saturating_add(1)).max(1);
            of(&repetition.sub).saturating_add(1).saturating_mul(u64::from(times))
        }
        HirKind::Capture(capture) => of(&capture.sub).saturating_add(2),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(of).fold(1, u64::saturating_add)
        }
    }
}
