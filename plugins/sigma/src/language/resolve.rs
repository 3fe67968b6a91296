//! Conditions over names to conditions over selections.
//! Must not know: YAML.

use super::condition::{self, ConditionFault, Quantity, Syntax};
use super::model::{Expr, Selection, SelectionIndex};

/// What a condition stands for, given the selections that there are.
///
/// # Errors
/// Names that no selection has.
pub fn resolve(syntax: &Syntax<'_>, selections: &[Selection]) -> Result<Expr, ConditionFault> {
    let all = |parts: &[Syntax<'_>]| -> Result<Vec<Expr>, ConditionFault> {
        parts.iter().map(|part| resolve(part, selections)).collect()
    };
    match syntax {
        Syntax::And(parts) => Ok(Expr::And(all(parts)?)),
        Syntax::Or(parts) => Ok(Expr::Or(all(parts)?)),
        Syntax::Not(inner) => Ok(Expr::Not(Box::new(resolve(inner, selections)?))),
        Syntax::Name(name) => match selections.iter().position(|selection| selection.name == *name) {
            Some(position) => Ok(Expr::Selection(index(position))),
            None => Err(unknown(name, selections)),
        },
        Syntax::Of { quantity, pattern } => of(*quantity, *pattern, selections),
    }
}

fn index(position: usize) -> SelectionIndex {
    SelectionIndex(u32::try_from(position).unwrap_or(u32::MAX))
}

fn of(quantity: Quantity, pattern: Option<&str>, selections: &[Selection]) -> Result<Expr, ConditionFault> {
    let text = condition::print(&Syntax::Of { quantity, pattern });
    let wanted: Vec<SelectionIndex> = selections
        .iter()
        .enumerate()
        .filter(|(_, selection)| is_meant(pattern, &selection.name))
        .map(|(position, _)| index(position))
        .collect();
    let number = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
    let at_least = match quantity {
        Quantity::All => number,
        Quantity::AtLeast(wanted) => wanted,
    };
    if number == 0 {
        let message =
            format!("`{text}`: no selection has such a name; define one, or drop it from the condition");
        return Err(ConditionFault { code: "missing-selection", message });
    }
    if at_least > number {
        let message = format!("`{text}`: there are only {number}, so it never holds; lower the number");
        return Err(ConditionFault { code: "condition-syntax", message });
    }
    Ok(Expr::Of { text, at_least, selections: wanted })
}

/// `them` and patterns pass over names that begin with an underscore, unless the pattern does too.
fn is_meant(pattern: Option<&str>, name: &str) -> bool {
    match pattern {
        Some(pattern) => is_like(pattern, name) && (!name.starts_with('_') || pattern.starts_with('_')),
        None => !name.starts_with('_'),
    }
}

/// `*` is any number of characters; there are no other wildcards.
pub fn is_like(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(start) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        match name.find(part) {
            Some(at) => name = name.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    name.ends_with(end)
}

fn unknown(name: &str, selections: &[Selection]) -> ConditionFault {
    let similar = selections.iter().find(|selection| selection.name.eq_ignore_ascii_case(name));
    let fix = match similar {
        Some(selection) => format!("names are case-sensitive; write `{}`", selection.name),
        None if name.contains('*') => format!("write `1 of {name}` or `all of {name}`"),
        None => "define it, or drop it from the condition".to_owned(),
    };
    ConditionFault {
        code: "missing-selection",
        message: format!("the condition names `{name}`, which is no selection; {fix}"),
    }
}

/// Marks the selections that a condition speaks of.
pub fn mark_used(condition: &Expr, used: &mut [bool]) {
    let mut mark = |selection: &SelectionIndex| {
        if let Some(mark) = used.get_mut(selection.0 as usize) {
            *mark = true;
        }
    };
    match condition {
        Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| mark_used(part, used)),
        Expr::Not(inner) => mark_used(inner, used),
        Expr::Selection(selection) => mark(selection),
        Expr::Of { selections, .. } => selections.iter().for_each(mark),
    }
}

/// The same condition over selections that stand `by` places further on.
pub fn shifted(condition: &Expr, by: usize) -> Expr {
    let shift = |selection: &SelectionIndex| index(selection.0 as usize + by);
    let all = |parts: &[Expr]| parts.iter().map(|part| shifted(part, by)).collect();
    match condition {
        Expr::And(parts) => Expr::And(all(parts)),
        Expr::Or(parts) => Expr::Or(all(parts)),
        Expr::Not(inner) => Expr::Not(Box::new(shifted(inner, by))),
        Expr::Selection(selection) => Expr::Selection(shift(selection)),
        Expr::Of { text, at_least, selections } => Expr::Of {
            text: text.clone(),
            at_least: *at_least,
            selections: selections.iter().map(shift).collect(),
        },
    }
}
