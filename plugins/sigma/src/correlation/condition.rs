//! When a correlation's window is a finding: comparisons with what was reached, or an expression over the
//! rules that occur. It must not know how windows are kept.

use serde::{Deserialize, Serialize};

/// How a reached value is compared with a rule's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `lt`
    Less,
    /// `lte`
    AtMost,
    /// `gt`
    Greater,
    /// `gte`
    AtLeast,
    /// `eq`
    Equal,
    /// `neq`
    Unequal,
}

impl Comparison {
    /// Whether `reached` stands so to `bound`.
    #[must_use]
    pub fn holds(self, reached: f64, bound: f64) -> bool {
        match self {
            Comparison::Less => reached < bound,
            Comparison::AtMost => reached <= bound,
            Comparison::Greater => reached > bound,
            Comparison::AtLeast => reached >= bound,
            Comparison::Equal => reached == bound,
            Comparison::Unequal => reached != bound,
        }
    }
}

/// What a window must fulfil.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// All of these hold for the value reached: `gt: 100` with `lte: 200` is a range.
    Reached(Vec<(Comparison, f64)>),
    /// The extended condition of the temporal types: an expression over the rules that occur in the window.
    Occurring(Expression),
}

impl Condition {
    /// At least this much.
    #[must_use]
    pub fn at_least(bound: f64) -> Self {
        Condition::Reached(vec![(Comparison::AtLeast, bound)])
    }

    /// Whether a reached value fulfils it; never, if it is an expression.
    #[must_use]
    pub fn holds(&self, reached: f64) -> bool {
        match self {
            Condition::Reached(bounds) => bounds.iter().all(|(how, bound)| how.holds(reached, *bound)),
            Condition::Occurring(_) => false,
        }
    }

    /// The largest value that it compares with: above it, counting on changes no answer.
    #[must_use]
    pub fn ceiling(&self) -> f64 {
        match self {
            Condition::Reached(bounds) => bounds.iter().map(|(_, bound)| *bound).fold(0.0, f64::max),
            Condition::Occurring(_) => 0.0,
        }
    }
}

/// A condition over the rules that a temporal correlation refers to, by their positions.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// The rule occurs in the window.
    Rule(usize),
    /// The opposite.
    Not(Box<Expression>),
    /// All hold.
    And(Vec<Expression>),
    /// At least one holds.
    Or(Vec<Expression>),
}

/// Sets of rules, one bit for each reference.
pub type RuleSet = u64;

impl Expression {
    /// Whether it holds where `asserted` are the rules that count for what is demanded, and `occurring` those
    /// that count for what is forbidden (under `not`). They differ for `temporal_ordered`: demanded rules must
    /// be part of the ordered chain, forbidden ones may not occur in the window at all.
    #[must_use]
    pub fn holds(&self, asserted: RuleSet, occurring: RuleSet) -> bool {
        match self {
            Expression::Rule(rule) => contains(asserted, *rule),
            Expression::Not(inner) => !inner.holds(occurring, asserted),
            Expression::And(all) => all.iter().all(|part| part.holds(asserted, occurring)),
            Expression::Or(any) => any.iter().any(|part| part.holds(asserted, occurring)),
        }
    }

    /// The largest position that it names.
    pub(super) fn last_rule(&self) -> usize {
        match self {
            Expression::Rule(rule) => *rule,
            Expression::Not(inner) => inner.last_rule(),
            Expression::And(parts) | Expression::Or(parts) => {
                parts.iter().map(Expression::last_rule).max().unwrap_or(0)
            }
        }
    }

    /// How deeply it is nested.
    pub(super) fn depth(&self) -> usize {
        match self {
            Expression::Rule(_) => 1,
            Expression::Not(inner) => 1 + inner.depth(),
            Expression::And(parts) | Expression::Or(parts) => {
                1 + parts.iter().map(Expression::depth).max().unwrap_or(0)
            }
        }
    }
}

/// Whether a set has a rule.
#[must_use]
pub fn contains(set: RuleSet, rule: usize) -> bool {
    rule < RuleSet::BITS as usize && set >> rule & 1 == 1
}
