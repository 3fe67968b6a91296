//! A plan of loaded correlation rules: aliases become fields, names become places. It must not know YAML: the
//! loader has worked that out.

use std::collections::HashMap;

use super::{
    condition::{Comparison, Condition, Expression},
    plan::{Correlation, FieldIndex, Kind, Plan, Reference, Refusal, Source},
};
use crate::language::model::{
    self, Compare, CorrelationCondition, CorrelationIndex, CorrelationKind, RuleExpr, Ruleset, Target,
};

/// Share of values that `value_percentile` takes if none is written.
const DEFAULT_PERCENTILE: f64 = 50.0;
/// A field that no event has.
const NO_FIELD: FieldIndex = FieldIndex(u32::MAX);

impl Plan {
    /// The plan of a rule set's correlations, in the same places, and those that cannot be run.
    #[must_use]
    pub fn of(ruleset: &Ruleset) -> (Self, Vec<(CorrelationIndex, Refusal)>) {
        let fields: HashMap<&str, u32> = ruleset.fields.iter().map(String::as_str).zip(0..).collect();
        let correlations = ruleset.correlations.iter().map(|it| resolve(it, &fields)).collect();
        let (plan, refused) = Plan::new(ruleset.rules.len(), correlations);
        (plan, refused.into_iter().map(|(place, why)| (CorrelationIndex(place), why)).collect())
    }
}

fn resolve(written: &model::Correlation, fields: &HashMap<&str, u32>) -> Correlation {
    let field = |name: &str| fields.get(name).map_or(NO_FIELD, |field| FieldIndex(*field));
    let (kind, values) = kind_and_values(written);
    let references = written.rules.iter().enumerate().map(|(place, rule)| Reference {
        source: match rule.target {
            Target::Rule(rule) => Source::Rule(rule.0),
            Target::Correlation(correlation) => Source::Correlation(correlation.0),
        },
        group: (0..written.group_by.len())
            .filter_map(|group| written.group_field(group, place))
            .map(field)
            .collect(),
        value: values.iter().map(|name| field(aliased(written, name, rule.target))).collect(),
    });
    Correlation {
        identity: identity(written),
        kind,
        references: references.collect(),
        timespan_ns: i64::try_from(written.timespan_ns).unwrap_or(i64::MAX),
        condition: condition(&written.condition),
        reported: written.standalone,
    }
}

fn kind_and_values(written: &model::Correlation) -> (Kind, &[String]) {
    let (values, percentile) = match &written.condition {
        CorrelationCondition::Bounds { fields, percentile, .. } => (fields.as_slice(), *percentile),
        CorrelationCondition::Expression(_) => (&[][..], None),
    };
    let kind = match written.kind {
        CorrelationKind::EventCount => Kind::EventCount,
        CorrelationKind::ValueCount => Kind::ValueCount,
        CorrelationKind::Temporal => Kind::Temporal,
        CorrelationKind::TemporalOrdered => Kind::TemporalOrdered,
        CorrelationKind::ValueSum => Kind::ValueSum,
        CorrelationKind::ValueAvg => Kind::ValueAvg,
        CorrelationKind::ValuePercentile => Kind::ValuePercentile(percentile.unwrap_or(DEFAULT_PERCENTILE)),
        CorrelationKind::ValueMedian => Kind::ValuePercentile(50.0),
    };
    (kind, values)
}

/// The field that a name stands for in a rule's events.
fn aliased<'a>(written: &'a model::Correlation, name: &'a str, target: Target) -> &'a str {
    let alias = written.aliases.iter().find(|alias| alias.name == name);
    let field = alias.and_then(|alias| alias.fields.iter().find(|(of, _)| *of == target));
    field.map_or(name, |(_, field)| field)
}

fn condition(written: &CorrelationCondition) -> Condition {
    match written {
        CorrelationCondition::Bounds { bounds, .. } => {
            Condition::Reached(bounds.iter().map(|bound| (comparison(bound.op), bound.value)).collect())
        }
        CorrelationCondition::Expression(expression) => Condition::Occurring(expression_of(expression)),
    }
}

fn comparison(op: Compare) -> Comparison {
    match op {
        Compare::Equal => Comparison::Equal,
        Compare::NotEqual => Comparison::Unequal,
        Compare::Greater => Comparison::Greater,
        Compare::GreaterOrEqual => Comparison::AtLeast,
        Compare::Less => Comparison::Less,
        Compare::LessOrEqual => Comparison::AtMost,
    }
}

fn expression_of(written: &RuleExpr) -> Expression {
    match written {
        RuleExpr::And(parts) => Expression::And(parts.iter().map(expression_of).collect()),
        RuleExpr::Or(parts) => Expression::Or(parts.iter().map(expression_of).collect()),
        RuleExpr::Not(inner) => Expression::Not(Box::new(expression_of(inner))),
        RuleExpr::Rule(place) => Expression::Rule(*place as usize),
    }
}

/// Tells one definition from another: FNV-1a (64 bits) over what decides its findings. Names, not places, so
/// that it stays when rules are added.
fn identity(written: &model::Correlation) -> u64 {
    let names: Vec<&str> = written.rules.iter().map(|rule| rule.name.as_str()).collect();
    let aliases: Vec<(&str, Vec<&str>)> = written
        .aliases
        .iter()
        .map(|alias| (alias.name.as_str(), alias.fields.iter().map(|(_, field)| field.as_str()).collect()))
        .collect();
    let what = (&written.meta.id, &written.meta.name, &written.meta.title, written.kind, names);
    let how = (&written.group_by, written.timespan_ns, &written.condition, aliases);
    let bytes = postcard::to_allocvec(&(what, how)).unwrap_or_default();
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
