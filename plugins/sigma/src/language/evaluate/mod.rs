//! Whether a rule matches an event: the meaning of the language, and the reference for whatever is faster.
//!
//! Nothing here allocates. A field that has several values matches if one of them does; a field that the event
//! lacks matches nothing but `null` and `exists: false`. `not` and `neq` turn that round: they hold for an event
//! that lacks the field. Keywords are looked for in every value of the event.
//! Must not know: where values come from, how expressions are compiled.

mod explain;
mod matched;
mod text;
mod time;

use std::net::IpAddr;

use super::model::{Body, Expr, FieldIndex, Item, RefShape, Regex, Rule, Selection, SelectionIndex, Test};
use super::number;

pub use explain::{Explanation, Node, describe_test, explain};
pub use matched::{MAX_MATCHED, Matched, matched_fields};
pub use text::{is_like, lower};

/// An event, as far as rules look at it. Numbers and booleans come as text: decimal, `true`, `false`.
pub trait Event {
    /// Calls `test` with each value of a field until it says yes; returns whether it did.
    fn any(&self, field: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool;

    /// As [`Event::any`], with each value of every field of the event, those too that no rule names.
    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool;

    /// Whether the event has the field, whatever its value. A field that is `null` is one that it lacks.
    fn has(&self, field: FieldIndex) -> bool {
        self.any(field, &mut |_| true)
    }
}

/// Whoever compiles and matches regular expressions.
pub trait Regexes {
    /// Whether [`Regex::pattern`] matches somewhere in a text. An expression that does not compile matches nothing.
    fn is_match(&mut self, regex: &Regex, text: &str) -> bool;
}

/// Whether a rule's condition holds for an event. The log source is not looked at.
pub fn matches(rule: &Rule, event: &dyn Event, regexes: &mut dyn Regexes) -> bool {
    Evaluation { selections: &rule.selections, event, regexes }.condition(&rule.condition)
}

/// Whether one selection of a rule holds for an event.
pub fn selection_holds(selection: &Selection, event: &dyn Event, regexes: &mut dyn Regexes) -> bool {
    Evaluation { selections: &[], event, regexes }.body(&selection.body)
}

/// Whether one item holds for an event.
pub fn item_holds(item: &Item, event: &dyn Event, regexes: &mut dyn Regexes) -> bool {
    Evaluation { selections: &[], event, regexes }.item(item)
}

struct Evaluation<'a> {
    selections: &'a [Selection],
    event: &'a dyn Event,
    regexes: &'a mut dyn Regexes,
}

impl Evaluation<'_> {
    fn condition(&mut self, condition: &Expr) -> bool {
        match condition {
            Expr::And(parts) => parts.iter().all(|part| self.condition(part)),
            Expr::Or(parts) => parts.iter().any(|part| self.condition(part)),
            Expr::Not(inner) => !self.condition(inner),
            Expr::Selection(selection) => self.selection(*selection),
            Expr::Of { at_least, selections, .. } => self.of(*at_least as usize, selections),
        }
    }

    fn selection(&mut self, selection: SelectionIndex) -> bool {
        let selections = self.selections;
        selections.get(selection.0 as usize).is_some_and(|selection| self.body(&selection.body))
    }

    /// Ends as soon as the answer is certain, either way.
    fn of(&mut self, at_least: usize, selections: &[SelectionIndex]) -> bool {
        let mut wanted = at_least;
        for (index, selection) in selections.iter().enumerate() {
            if wanted == 0 || wanted > selections.len() - index {
                break;
            }
            wanted -= usize::from(self.selection(*selection));
        }
        wanted == 0
    }

    /// Expressions come last: they cost the most.
    fn body(&mut self, body: &Body) -> bool {
        match body {
            Body::Item(item) => self.item(item),
            Body::And(parts) => {
                parts.iter().filter(|part| !is_costly(part)).all(|part| self.body(part))
                    && parts.iter().filter(|part| is_costly(part)).all(|part| self.body(part))
            }
            Body::Or(parts) => {
                parts.iter().filter(|part| !is_costly(part)).any(|part| self.body(part))
                    || parts.iter().filter(|part| is_costly(part)).any(|part| self.body(part))
            }
        }
    }

    fn item(&mut self, item: &Item) -> bool {
        let holds = match item.tests.as_slice() {
            tests if item.all => {
                tests.iter().all(|test| self.any_test(item.field, std::slice::from_ref(test)))
            }
            tests => self.any_test(item.field, tests),
        };
        holds != item.negated
    }

    /// Whether any of the tests holds for any of the values.
    fn any_test(&mut self, field: Option<FieldIndex>, tests: &[Test]) -> bool {
        let event = self.event;
        let regexes = &mut *self.regexes;
        let mut any_of = |value: &str| tests.iter().any(|test| value_passes(test, value, event, regexes));
        match field {
            None => event.any_anywhere(&mut any_of),
            Some(field) => {
                event.any(field, &mut any_of) || tests.iter().any(|test| event_passes(test, field, event))
            }
        }
    }
}

fn is_costly(body: &Body) -> bool {
    matches!(body, Body::Item(item) if matches!(item.tests.first(), Some(Test::Regex(_))))
}

/// Tests that are about a value.
fn value_passes(test: &Test, value: &str, event: &dyn Event, regexes: &mut dyn Regexes) -> bool {
    match test {
        Test::Text(text) => is_like(text, value),
        Test::Number(number) => value == number.text,
        Test::Bool(wanted) => value.eq_ignore_ascii_case(if *wanted { "true" } else { "false" }),
        Test::Empty => value.is_empty(),
        Test::Regex(regex) => regexes.is_match(regex, value),
        Test::Cidr(network) => address(value).is_some_and(|address| network.contains(address)),
        Test::Compare { op, number } => number::compare(value.trim(), *op, number).unwrap_or(false),
        Test::FieldRef { field, shape, cased } => {
            event.any(*field, &mut |other| refers(value, other, *shape, *cased))
        }
        Test::Time { part, op, number } => {
            time::part(value, *part).is_some_and(|written| op.holds(written, *number))
        }
        Test::Any(tests) => tests.iter().any(|test| value_passes(test, value, event, regexes)),
        Test::Null | Test::Exists(_) => false,
    }
}

/// Tests that are about there being a value.
fn event_passes(test: &Test, field: FieldIndex, event: &dyn Event) -> bool {
    match test {
        Test::Null => !event.has(field),
        Test::Exists(wanted) => event.has(field) == *wanted,
        Test::Any(tests) => tests.iter().any(|test| event_passes(test, field, event)),
        _ => false,
    }
}

/// An address, which Windows may write with the zone that it is of (`fe80::1%12`).
fn address(value: &str) -> Option<IpAddr> {
    let value = value.trim();
    value.split_once('%').map_or(value, |(address, _)| address).parse().ok()
}

fn refers(value: &str, other: &str, shape: RefShape, cased: bool) -> bool {
    match shape {
        RefShape::Equals => text::equals(value, other, cased),
        RefShape::StartsWith => text::starts_with(value, other, cased).is_some(),
        RefShape::EndsWith => text::ends_with(value, other, cased),
        RefShape::Contains => text::find(value, other, cased).is_some(),
    }
}
