//! Rules over the matches of other rules.
//! Must not know: how windows are kept.

use serde::{Deserialize, Serialize};

use super::{Compare, CorrelationIndex, Meta, RuleIndex};

/// A rule over matches of other rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correlation {
    /// What it says about itself.
    pub meta: Meta,
    /// What is counted or awaited.
    pub kind: CorrelationKind,
    /// Whose matches, in the order of writing: at least one, each once.
    pub rules: Vec<Reference>,
    /// Names of fields or of aliases whose values must be the same; may be empty: one group for all.
    pub group_by: Vec<String>,
    /// Length of the window in nanoseconds, more than 0.
    pub timespan_ns: u64,
    /// When it fires.
    pub condition: CorrelationCondition,
    /// Other names of fields, by rule.
    pub aliases: Vec<Alias>,
    /// Whether the rules that it refers to make findings of their own.
    pub generate: bool,
    /// Whether it makes findings of its own: `false` if it is only there for another that does not say
    /// `generate: true`.
    pub standalone: bool,
}

impl Correlation {
    /// The field in which matches of `rules[position]` have the value of `group_by[group]`: the alias's for
    /// that rule, or the name itself. Where an alias does not speak of the rule, its name is the field.
    pub fn group_field(&self, group: usize, position: usize) -> Option<&str> {
        let name = self.group_by.get(group)?;
        let rule = self.rules.get(position)?;
        let aliased = self.aliases.iter().find(|alias| alias.name == *name).and_then(|alias| {
            alias.fields.iter().find(|(of, _)| *of == rule.target).map(|(_, field)| field.as_str())
        });
        Some(aliased.unwrap_or(name))
    }
}

/// A rule that a correlation names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// As written: an id or a name.
    pub name: String,
    /// What it is.
    pub target: Target,
}

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// A rule over events.
    Rule(RuleIndex),
    /// Another correlation; never, by any way round, the one that refers to it.
    Correlation(CorrelationIndex),
}

/// `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CorrelationKind {
    /// Number of matches.
    EventCount,
    /// Number of distinct values.
    ValueCount,
    /// All the rules, in any order.
    Temporal,
    /// All the rules, in their order.
    TemporalOrdered,
    /// Sum of a field.
    ValueSum,
    /// Mean of a field.
    ValueAvg,
    /// A percentile of a field.
    ValuePercentile,
    /// Median of a field.
    ValueMedian,
}

/// When a correlation fires.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CorrelationCondition {
    /// The number that `kind` speaks of is within all these bounds; for temporal kinds, that is the number of
    /// different rules, and where nothing is written, all of them.
    Bounds {
        /// All must hold. Never empty.
        bounds: Vec<Bound>,
        /// Names of the fields whose values count; empty for event counts and temporal kinds, several for
        /// value counts of combinations. May be aliases.
        fields: Vec<String>,
        /// Which percentile, above 0 and up to 100; only for `ValuePercentile`.
        percentile: Option<f64>,
    },
    /// Only for temporal kinds: what must hold of the rules that matched in the window.
    Expression(RuleExpr),
}

/// A bound of a count, sum or mean.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bound {
    /// How.
    pub op: Compare,
    /// With what.
    pub value: f64,
}

/// A condition over the rules of a correlation, by position in [`Correlation::rules`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RuleExpr {
    /// All hold. Never empty.
    And(Vec<RuleExpr>),
    /// At least one holds. Never empty.
    Or(Vec<RuleExpr>),
    /// It does not hold.
    Not(Box<RuleExpr>),
    /// The rule at this position has matched in the window.
    Rule(u32),
}

/// Another name for fields that differ from rule to rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The name that `group-by` or the condition's `field` uses.
    pub name: String,
    /// For each rule that it speaks of, the field.
    pub fields: Vec<(Target, String)>,
}
