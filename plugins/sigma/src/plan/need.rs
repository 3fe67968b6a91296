//! What an event must have, and must not have, for a rule to match: conditions that the host can test.
//!
//! A [`Need`] is never more than what the rule asks: an event that matches the rule meets it. It may be less, so an
//! event that meets it is judged by the rule itself. What the host cannot test (numbers, networks, expressions) is left
//! out, or becomes "the event has the field".
//!
//! What must *not* hold (`not 1 of filter_*`) is asked by negated conditions, whose tests must then be sure: whatever
//! passes them must be what the rule excludes.

use bartizan_sdk::{Condition, Test as Tested};

use super::{literal, required};
use crate::language::model::{Body, Expr, Item, Rule, Selection, SelectionIndex, Test};

/// Most alternatives that one rule is split into; of one with more, a weaker need is taken.
pub const MAX_ALTERNATIVES: usize = 12;
/// Most conditions of one alternative that are not negated: the most telling are kept.
pub const MAX_CONDITIONS: usize = 3;
/// Most negated conditions of one alternative.
pub const MAX_NEGATED: usize = 8;
/// Most tests of one condition.
pub const MAX_TESTS: usize = 1_024;

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
    Needs { selections: &rule.selections, name, original }.of(&rule.condition, true)
}

struct Needs<'r> {
    selections: &'r [Selection],
    name: &'r dyn Fn(u32) -> String,
    original: &'r str,
}

impl Needs<'_> {
    /// What is needed for a condition to hold, or for it not to.
    fn of(&self, expr: &Expr, holds: bool) -> Need {
        match expr {
            Expr::And(parts) => joined(parts.iter().map(|part| self.of(part, holds)), holds),
            Expr::Or(parts) => joined(parts.iter().map(|part| self.of(part, holds)), !holds),
            Expr::Not(inner) => self.of(inner, !holds),
            Expr::Selection(selection) => self.selection(*selection, holds),
            Expr::Of { at_least, selections, .. } => {
                let (at_least, count) = (*at_least as usize, selections.len());
                // Fewer than so many hold where all but fewer do not.
                let needed = if holds { at_least } else { (count + 1).saturating_sub(at_least) };
                let each = selections.iter().map(|selection| self.selection(*selection, holds));
                joined(each, needed >= count)
            }
        }
    }

    fn selection(&self, selection: SelectionIndex, holds: bool) -> Need {
        let selection = self.selections.get(selection.0 as usize);
        selection.map_or(Need::Anything, |selection| self.body(&selection.body, holds))
    }

    fn body(&self, body: &Body, holds: bool) -> Need {
        match body {
            Body::And(parts) => joined(parts.iter().map(|part| self.body(part, holds)), holds),
            Body::Or(parts) => joined(parts.iter().map(|part| self.body(part, holds)), !holds),
            Body::Item(item) => self.item(item, holds != item.negated),
        }
    }

    fn item(&self, item: &Item, holds: bool) -> Need {
        let field = match item.field {
            // Every event has its time, whether a field says it or not.
            Some(field) if is_time(&(self.name)(field.0)) => return Need::Anything,
            Some(field) => (self.name)(field.0),
            None => self.original.to_owned(),
        };
        let alone = item.all || item.tests.len() == 1;
        let tests = item.tests.iter().map(|test| match (item.field, holds) {
            (Some(_), true) => value_need(test, &field, alone),
            (Some(_), false) => value_excluded(test, &field),
            (None, true) => keyword_need(test, &field),
            (None, false) => Need::Anything,
        });
        joined(tests, item.all == holds)
    }
}

/// Whether a field is the event's time.
pub fn is_time(name: &str) -> bool {
    name.split('|').any(|name| name == TIME)
}

/// What a test of a field's values needs. One that is `alone` need not share a condition with others.
fn value_need(test: &Test, field: &str, alone: bool) -> Need {
    let one = |test| condition(field, vec![test]);
    match test {
        Test::Text(text) => condition(field, literal::of_text(text).unwrap_or_else(|| vec![Tested::Exists])),
        Test::Number(number) => one(Tested::Equals(number.text.clone())),
        Test::Bool(truth) => one(Tested::Equals(truth.to_string())),
        Test::Null | Test::Exists(false) => excluded(field, vec![Tested::Exists]),
        Test::Any(tests) => any(tests.iter().map(|test| value_need(test, field, false))),
        Test::Regex(regex) => {
            let sets = required::of_regex(&regex.pattern);
            let sets = sets.into_iter().take(if alone { usize::MAX } else { 1 });
            match all(sets.map(|set| condition(field, set.into_iter().map(Tested::Contains).collect()))) {
                Need::Anything => one(Tested::Exists),
                literals => literals,
            }
        }
        // Where values are not equal, the field is there all the same.
        Test::Empty
        | Test::Exists(true)
        | Test::Cidr(_)
        | Test::Compare { .. }
        | Test::FieldRef { .. }
        | Test::Time { .. } => one(Tested::Exists),
    }
}

/// What is needed for a test to hold for none of a field's values.
fn value_excluded(test: &Test, field: &str) -> Need {
    let is_plain = |text: &str| text.bytes().all(|byte| !byte.is_ascii_alphabetic());
    match test {
        Test::Text(text) => literal::surely(text).map_or(Need::Anything, |tests| excluded(field, tests)),
        // A number's text is compared as it is; the host would take `1E5` for it, too.
        Test::Number(number) if is_plain(&number.text) => {
            excluded(field, vec![Tested::Equals(number.text.clone())])
        }
        Test::Bool(truth) => excluded(field, vec![Tested::Equals(truth.to_string())]),
        Test::Null | Test::Exists(false) => condition(field, vec![Tested::Exists]),
        Test::Exists(true) => excluded(field, vec![Tested::Exists]),
        Test::Any(tests) => all(tests.iter().map(|test| value_excluded(test, field))),
        Test::Number(_)
        | Test::Empty
        | Test::Regex(_)
        | Test::Cidr(_)
        | Test::Compare { .. }
        | Test::FieldRef { .. }
        | Test::Time { .. } => Need::Anything,
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
                Some(part) => {
                    let texts = [part, literal::ESCAPED.to_owned()];
                    condition(original, texts.map(Tested::Contains).to_vec())
                }
                None => Need::Anything,
            }
        }
        Test::Any(tests) => any(tests.iter().map(|test| keyword_need(test, original))),
        _ => Need::Anything,
    }
}

fn condition(field: &str, any_of: Vec<Tested>) -> Need {
    Need::AnyOf(vec![vec![Condition::any(field, any_of)]])
}

/// That no value of a field passes a test.
fn excluded(field: &str, tests: Vec<Tested>) -> Need {
    // Under one name, a field may be a number or text that hardly repeats: then the host tests values that the rules do
    // not see, such as a second one. Under several, it travels as it is tested.
    match field.contains('|') {
        true => Need::AnyOf(vec![vec![Condition::none(field, tests)]]),
        false => Need::Anything,
    }
}

fn joined(needs: impl IntoIterator<Item = Need>, by_and: bool) -> Need {
    if by_and { all(needs) } else { any(needs) }
}

/// What holds where any of some needs is met.
fn any(needs: impl IntoIterator<Item = Need>) -> Need {
    let mut met: Vec<Vec<Condition>> = vec![];
    for need in needs {
        let Need::AnyOf(alternatives) = need else { return Need::Anything };
        alternatives.into_iter().for_each(|alternative| add(&mut met, alternative));
    }
    if met.len() > MAX_ALTERNATIVES {
        met = weakened(met);
    }
    let wide = met.iter().flatten().any(|condition| condition.any_of.len() > MAX_TESTS);
    // Nearly every event passes what is only negated: it is not worth another subscription.
    let idle = met.len() > 1 && met.iter().any(|one| one.iter().all(|condition| condition.negated));
    if met.is_empty() || wide || idle || met.len() > MAX_ALTERNATIVES {
        return Need::Anything;
    }
    met.iter_mut().flatten().for_each(tidy);
    Need::AnyOf(met)
}

/// Adds an alternative to others: where it is one condition, one on the same field may say both.
fn add(met: &mut Vec<Vec<Condition>>, alternative: Vec<Condition>) {
    let same = match alternative.as_slice() {
        [one] if !one.negated => met.iter_mut().find_map(|other| match other.as_mut_slice() {
            [other] if other.field == one.field && !other.negated => Some(other),
            _ => None,
        }),
        _ => None,
    };
    match same {
        Some(same) => same.any_of.extend(alternative.into_iter().flat_map(|one| one.any_of)),
        None => met.push(alternative),
    }
}

/// Fewer alternatives, of each of which only the most telling condition is asked.
fn weakened(alternatives: Vec<Vec<Condition>>) -> Vec<Vec<Condition>> {
    let mut met = vec![];
    for alternative in alternatives {
        let telling = alternative.into_iter().max_by_key(worth);
        telling.into_iter().for_each(|telling| add(&mut met, vec![telling]));
    }
    met
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
            other.iter().for_each(|condition| ask_too(&mut joined, condition));
            keep_telling(&mut joined);
            joined
        })
    });
    Need::AnyOf(joined.collect())
}

/// Adds a condition to others that must hold as well. What no value may be is one condition.
fn ask_too(conditions: &mut Vec<Condition>, more: &Condition) {
    if conditions.contains(more) {
        return;
    }
    let same = |other: &&mut Condition| {
        other.negated
            && more.negated
            && other.field == more.field
            && other.any_of.len() + more.any_of.len() <= MAX_TESTS
    };
    match conditions.iter_mut().find(same) {
        Some(other) => {
            other.any_of.extend(more.any_of.iter().cloned());
            tidy(other);
        }
        None => conditions.push(more.clone()),
    }
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
    let (mut negated, mut others): (Vec<_>, Vec<_>) =
        std::mem::take(conditions).into_iter().partition(|condition| condition.negated);
    if others.len() > MAX_CONDITIONS {
        others.sort_by_key(|condition| std::cmp::Reverse(worth(condition)));
        others.truncate(MAX_CONDITIONS);
    }
    negated.truncate(MAX_NEGATED);
    conditions.extend(others.into_iter().chain(negated));
}

fn worth_of(conditions: &[Condition]) -> usize {
    conditions.iter().map(worth).max().unwrap_or(0)
}

/// How much a condition tells: about how rare it is that the weakest of its tests holds. A negated one tells least.
fn worth(condition: &Condition) -> usize {
    if condition.negated {
        return 0;
    }
    let tests = condition.any_of.iter().map(|test| match test {
        Tested::Exists => 0,
        Tested::Equals(text) => 4 + text.len().min(12),
        Tested::Prefix(text) | Tested::Suffix(text) => 2 + text.len().min(12),
        Tested::Contains(text) => text.len().min(12),
    });
    tests.min().unwrap_or(0)
}
