//! What an event must have for a rule to match: conditions that the host can test.
//!
//! A [`Need`] is never more than what the rule asks: an event that matches the rule meets it. It may be less, so an
//! event that meets it is judged by the rule itself. What the host cannot test (negations, numbers, networks,
//! expressions) is left out, or becomes "the event has the field".

use bartizan_sdk::{Condition, Test as Tested};

use super::{literal, required};
use crate::language::model::{Body, Expr, Item, Rule, Selection, SelectionIndex, Test};

/// Most alternatives that one rule is split into; of one with more, a weaker need is taken.
pub const MAX_ALTERNATIVES: usize = 12;
/// Most conditions of one alternative: the most telling are kept.
pub const MAX_CONDITIONS: usize = 3;
/// Most tests of one condition.
pub const MAX_TESTS: usize = 512;

/// What the events' time is called.
const TIME: &str = "@timestamp";

/// What an event must have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Need {
    /// Nothing that could be told beforehand.
    Anything,
    /// All conditions of at least one of these, none of which is empty.
    AnyOf(Vec<Vec<Condition>>),
}

/// What a rule's events must have, beside what its log source asks. `name` is how the host calls a field of the rule
/// set; `original` how it calls a record's own text.
pub fn need(rule: &Rule, name: &dyn Fn(u32) -> String, original: &str) -> Need {
    Needs { selections: &rule.selections, name, original }.of(&rule.condition)
}

struct Needs<'r> {
    selections: &'r [Selection],
    name: &'r dyn Fn(u32) -> String,
    original: &'r str,
}

impl Needs<'_> {
    fn of(&self, expr: &Expr) -> Need {
        match expr {
            Expr::And(parts) => all(parts.iter().map(|part| self.of(part))),
            Expr::Or(parts) => any(parts.iter().map(|part| self.of(part))),
            Expr::Not(_) => Need::Anything,
            Expr::Selection(selection) => self.selection(*selection),
            Expr::Of { at_least, selections, .. } if *at_least as usize >= selections.len() => {
                all(selections.iter().map(|selection| self.selection(*selection)))
            }
            Expr::Of { selections, .. } => any(selections.iter().map(|selection| self.selection(*selection))),
        }
    }

    fn selection(&self, selection: SelectionIndex) -> Need {
        let selection = self.selections.get(selection.0 as usize);
        selection.map_or(Need::Anything, |selection| self.body(&selection.body))
    }

    fn body(&self, body: &Body) -> Need {
        match body {
            Body::And(parts) => all(parts.iter().map(|part| self.body(part))),
            Body::Or(parts) => any(parts.iter().map(|part| self.body(part))),
            Body::Item(item) => self.item(item),
        }
    }

    fn item(&self, item: &Item) -> Need {
        if item.negated {
            return Need::Anything;
        }
        let field = match item.field {
            // Every event has its time, whether a field says it or not.
            Some(field) if is_time(&(self.name)(field.0)) => return Need::Anything,
            Some(field) => (self.name)(field.0),
            None => self.original.to_owned(),
        };
        let tests = item.tests.iter().map(|test| match item.field {
            Some(_) => value_need(test, &field),
            None => keyword_need(test, &field),
        });
        if item.all { all(tests) } else { any(tests) }
    }
}

/// Whether a field is the event's time.
pub fn is_time(name: &str) -> bool {
    name.split('|').any(|name| name == TIME)
}

/// What a test of a field's values needs.
fn value_need(test: &Test, field: &str) -> Need {
    let one = |test| condition(field, test);
    match test {
        Test::Text(text) => one(literal::of_shape(&text.shape).unwrap_or(Tested::Exists)),
        Test::Number(number) => one(Tested::Equals(number.text.clone())),
        Test::Bool(truth) => one(Tested::Equals(truth.to_string())),
        Test::Null | Test::Exists(false) => Need::Anything,
        Test::Any(tests) => any(tests.iter().map(|test| value_need(test, field))),
        Test::Regex(regex) => match required::of_regex(&regex.pattern) {
            Some(literals) => any(literals.into_iter().map(|literal| one(Tested::Contains(literal)))),
            None => one(Tested::Exists),
        },
        // Where values are not equal, the field is there all the same.
        Test::Empty
        | Test::Exists(true)
        | Test::Cidr(_)
        | Test::Compare { .. }
        | Test::FieldRef { .. }
        | Test::Time { .. } => one(Tested::Exists),
    }
}

/// What a search of all values needs of the record's own text.
fn keyword_need(test: &Test, original: &str) -> Need {
    match test {
        Test::Text(text) => {
            match literal::in_record(&text.shape) {
                // A number is searched as JSON writes numbers, which need not be how the record wrote it.
                Some(part) if part.bytes().all(|byte| byte.is_ascii_digit() || b".+-eE".contains(&byte)) => {
                    Need::Anything
                }
                Some(part) => any([part, literal::ESCAPED.to_owned()]
                    .map(|text| condition(original, Tested::Contains(text)))),
                None => Need::Anything,
            }
        }
        Test::Any(tests) => any(tests.iter().map(|test| keyword_need(test, original))),
        _ => Need::Anything,
    }
}

fn condition(field: &str, test: Tested) -> Need {
    Need::AnyOf(vec![vec![Condition::any(field, vec![test])]])
}

/// What holds where any of some needs is met.
fn any(needs: impl IntoIterator<Item = Need>) -> Need {
    let mut all: Vec<Vec<Condition>> = vec![];
    for need in needs {
        let Need::AnyOf(alternatives) = need else { return Need::Anything };
        for alternative in alternatives {
            // One condition on the same field can say both.
            let same = match alternative.as_slice() {
                [one] => all.iter_mut().find_map(|other| match other.as_mut_slice() {
                    [other] if other.field == one.field => Some(other),
                    _ => None,
                }),
                _ => None,
            };
            match same {
                Some(same) => same.any_of.extend(alternative.into_iter().flat_map(|one| one.any_of)),
                None => all.push(alternative),
            }
        }
    }
    let wide = all.iter().flatten().any(|condition| condition.any_of.len() > MAX_TESTS);
    if all.is_empty() || wide || all.len() > MAX_ALTERNATIVES {
        return Need::Anything;
    }
    all.iter_mut().flatten().for_each(tidy);
    Need::AnyOf(all)
}

/// What holds where all of some needs are met.
fn all(needs: impl IntoIterator<Item = Need>) -> Need {
    let mut met = Need::Anything;
    for need in needs {
        met = match (met, need) {
            (Need::Anything, other) | (other, Need::Anything) => other,
            (Need::AnyOf(some), Need::AnyOf(others)) => both(some, others),
        };
    }
    met
}

fn both(some: Vec<Vec<Condition>>, others: Vec<Vec<Condition>>) -> Need {
    if some.len() * others.len() > MAX_ALTERNATIVES {
        // Either alone is needed, too: the one that tells more.
        let telling = |needs: &[Vec<Condition>]| needs.iter().map(|need| worth_of(need)).min();
        return Need::AnyOf(if telling(&some) >= telling(&others) { some } else { others });
    }
    let joined = some.iter().flat_map(|one| {
        others.iter().map(|other| {
            let mut joined = one.clone();
            joined.extend(other.iter().filter(|condition| !one.contains(condition)).cloned());
            keep_telling(&mut joined);
            joined
        })
    });
    Need::AnyOf(joined.collect())
}

/// Each test once, in a fixed order; and "is there" makes the others idle.
fn tidy(condition: &mut Condition) {
    if condition.any_of.contains(&Tested::Exists) {
        condition.any_of = vec![Tested::Exists];
    }
    condition.any_of.sort_unstable();
    condition.any_of.dedup();
}

fn keep_telling(conditions: &mut Vec<Condition>) {
    if conditions.len() > MAX_CONDITIONS {
        conditions.sort_by_key(|condition| std::cmp::Reverse(worth(condition)));
        conditions.truncate(MAX_CONDITIONS);
    }
}

fn worth_of(conditions: &[Condition]) -> usize {
    conditions.iter().map(worth).max().unwrap_or(0)
}

/// How much a condition tells: about how rare it is that the weakest of its tests holds.
fn worth(condition: &Condition) -> usize {
    let tests = condition.any_of.iter().map(|test| match test {
        Tested::Exists => 0,
        Tested::Equals(text) => 4 + text.len().min(12),
        Tested::Prefix(text) | Tested::Suffix(text) => 2 + text.len().min(12),
        Tested::Contains(text) => text.len().min(12),
    });
    tests.min().unwrap_or(0)
}
