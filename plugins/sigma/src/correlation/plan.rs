//! What is correlated: the checked form of all correlation rules, with every name resolved to an index. It
//! must not know YAML, nor what an event looks like.

use super::condition::{Condition, RuleSet};
pub use crate::language::model::FieldIndex;

/// Most rules that one correlation refers to: a set of them is one word.
pub const MAX_REFERENCES: usize = RuleSet::BITS as usize;
/// Most rules that a `temporal_ordered` correlation refers to.
pub const MAX_ORDERED_REFERENCES: usize = 16;
/// Most rules of a `temporal_ordered` correlation whose condition asks for less than all of them: every
/// subset of them is followed.
pub const MAX_OPTIONAL_REFERENCES: usize = 8;
/// Longest time span, in nanoseconds: 400 days.
pub const MAX_TIMESPAN_NS: i64 = 400 * 86_400 * 1_000_000_000;
/// Largest count that `event_count` and `value_count` may ask for: a group remembers about twice as many.
pub const MAX_COUNT: f64 = 100_000.0;
/// Most correlations on the way from a rule to the last that rests on it.
pub const MAX_DEPTH: usize = 10;
/// Deepest nesting of an extended condition.
pub const MAX_EXPRESSION_DEPTH: usize = 64;

/// What a correlation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A detection rule, by its place in the caller's list.
    Rule(u32),
    /// Another correlation of the plan, by its place.
    Correlation(u32),
}

/// One entry of a correlation's `rules`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The rule or correlation.
    pub source: Source,
    /// The `group-by` fields, aliases resolved for this rule: equal numbers of them in all references.
    pub group: Vec<FieldIndex>,
    /// The condition's `field`: one or more for `value_count`, one for the other value types.
    pub value: Vec<FieldIndex>,
}

/// A correlation type (Sigma Correlation Rules Specification 2.1, "Correlation Types").
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Number of events.
    EventCount,
    /// Number of distinct values, or of distinct combinations of values.
    ValueCount,
    /// Rules that occur together.
    Temporal,
    /// Rules that occur in the order of the list.
    TemporalOrdered,
    /// Sum of a field.
    ValueSum,
    /// Mean of a field.
    ValueAvg,
    /// The value below which this share of a field's values lies, 0 to 100; a median is 50.
    ValuePercentile(f64),
}

impl Kind {
    /// Whether it asks which rules occur, not how many events.
    #[must_use]
    pub fn is_temporal(self) -> bool {
        matches!(self, Kind::Temporal | Kind::TemporalOrdered)
    }

    /// Whether it reads a field as a number.
    #[must_use]
    pub fn is_numeric(self) -> bool {
        matches!(self, Kind::ValueSum | Kind::ValueAvg | Kind::ValuePercentile(_))
    }
}

/// A correlation rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// Tells this definition from every other, also across versions of the rules: state is kept under it.
    pub identity: u64,
    /// The type.
    pub kind: Kind,
    /// What it rests on, in the order of the list.
    pub references: Vec<Reference>,
    /// How far apart, in nanoseconds, the first and the last event of a window may be.
    pub timespan_ns: i64,
    /// What a window must fulfil.
    pub condition: Condition,
    /// Whether it makes findings of its own; one that only others rest on does not, unless they `generate`.
    pub reported: bool,
}

/// Why a correlation is not in the plan.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Nothing to rest on.
    #[error("the correlation names no rules; list at least one under `rules`")]
    NoReferences,
    /// Too many.
    #[error("the correlation names {0} rules, {1} are the limit for its type; split it and chain the parts")]
    References(usize, usize),
    /// Not in the plan.
    #[error("the correlation refers to a rule or correlation that is not loaded")]
    Unknown,
    /// The references disagree.
    #[error("the correlation's rules are grouped by different numbers of fields")]
    Group,
    /// No time.
    #[error("the timespan must be longer than 0 and at most 400 days")]
    Timespan,
    /// A bound that cannot be reached or kept.
    #[error("the condition's value {0} is not a number from 0 to {1}")]
    Bound(f64, f64),
    /// No bound at all.
    #[error("the condition compares with nothing; give one of gt, gte, lt, lte, eq, neq")]
    NoBound,
    /// An expression where none may be.
    #[error("only temporal and temporal_ordered correlations take a condition over rules")]
    Expression,
    /// An expression that names what is not listed, or is nested too deeply.
    #[error("the condition names a rule that is not listed under `rules`, or is nested deeper than 64")]
    ExpressionRule,
    /// No field to count or measure.
    #[error("the condition needs `field`: at least one for value_count, exactly one for the other types")]
    Field,
    /// Beyond the range.
    #[error("the percentile {0} is not between 0 and 100")]
    Percentile(f64),
    /// A correlation that rests on itself.
    #[error("the correlation rests on itself, by way of the correlations that it refers to")]
    Cycle,
    /// Too long a chain.
    #[error("more than 10 correlations rest on each other in a chain")]
    Depth,
    /// Refused for another's sake.
    #[error("the correlation refers to one that was refused")]
    Follows,
}

/// Where a match goes: a correlation, and which of its references it is a match of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// Place of the correlation in the plan.
    pub correlation: u32,
    /// Place of the reference in the correlation.
    pub reference: u32,
}

/// All correlations, checked.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    correlations: Vec<Correlation>,
    of_rules: Vec<Vec<Route>>,
    of_correlations: Vec<Vec<Route>>,
}

impl Plan {
    /// Checks correlations over `rules` detection rules. Those that cannot be run are named, by their places,
    /// and get no matches; the others are not affected.
    #[must_use]
    pub fn new(rules: usize, correlations: Vec<Correlation>) -> (Self, Vec<(u32, Refusal)>) {
        let mut verdicts: Vec<Option<Refusal>> =
            correlations.iter().map(|it| check(it, rules, correlations.len()).err()).collect();
        refuse_chains(&correlations, &mut verdicts);
        let mut of_rules = vec![Vec::new(); rules];
        let mut of_correlations = vec![Vec::new(); correlations.len()];
        for (place, correlation) in correlations.iter().enumerate() {
            if verdicts.get(place).is_some_and(Option::is_some) {
                continue;
            }
            for (at, reference) in correlation.references.iter().enumerate() {
                let routes = match reference.source {
                    Source::Rule(rule) => of_rules.get_mut(rule as usize),
                    Source::Correlation(other) => of_correlations.get_mut(other as usize),
                };
                if let Some(routes) = routes {
                    routes.push(Route { correlation: place as u32, reference: at as u32 });
                }
            }
        }
        let refused = verdicts.into_iter().enumerate();
        let refused = refused.filter_map(|(place, verdict)| Some((place as u32, verdict?))).collect();
        (Plan { correlations, of_rules, of_correlations }, refused)
    }

    /// The correlations, refused ones included.
    #[must_use]
    pub fn correlations(&self) -> &[Correlation] {
        &self.correlations
    }

    /// One of them.
    #[must_use]
    pub fn correlation(&self, place: u32) -> Option<&Correlation> {
        self.correlations.get(place as usize)
    }

    /// The correlations that rest directly on a detection rule.
    #[must_use]
    pub fn of_rule(&self, rule: u32) -> &[Route] {
        self.of_rules.get(rule as usize).map_or(&[], Vec::as_slice)
    }

    /// The correlations that rest on a detection rule, directly or by way of others; each once.
    #[must_use]
    pub fn over(&self, rule: u32) -> Vec<u32> {
        let mut over: Vec<u32> = self.of_rule(rule).iter().map(|route| route.correlation).collect();
        let mut at = 0;
        while let Some(next) = over.get(at).copied() {
            at += 1;
            for route in self.of_correlation(next) {
                if !over.contains(&route.correlation) {
                    over.push(route.correlation);
                }
            }
        }
        over.sort_unstable();
        over.dedup();
        over
    }

    /// The correlations that rest directly on a correlation.
    #[must_use]
    pub fn of_correlation(&self, correlation: u32) -> &[Route] {
        self.of_correlations.get(correlation as usize).map_or(&[], Vec::as_slice)
    }
}

/// Checks what one correlation says by itself.
fn check(correlation: &Correlation, rules: usize, correlations: usize) -> Result<(), Refusal> {
    check_references(correlation, rules, correlations)?;
    if !(1..=MAX_TIMESPAN_NS).contains(&correlation.timespan_ns) {
        return Err(Refusal::Timespan);
    }
    if let Kind::ValuePercentile(share) = correlation.kind
        && !(0.0..=100.0).contains(&share)
    {
        return Err(Refusal::Percentile(share));
    }
    let fields = correlation.references.iter().map(|it| it.value.len());
    let named = match correlation.kind {
        Kind::ValueCount => fields.min().is_some_and(|least| least > 0),
        kind if kind.is_numeric() => fields.min() == Some(1),
        _ => true,
    };
    if named { check_condition(correlation) } else { Err(Refusal::Field) }
}

fn check_references(correlation: &Correlation, rules: usize, correlations: usize) -> Result<(), Refusal> {
    let count = correlation.references.len();
    let first = correlation.references.first().ok_or(Refusal::NoReferences)?;
    let limit = match correlation.kind {
        Kind::TemporalOrdered if asks_for_all(correlation) => MAX_ORDERED_REFERENCES,
        Kind::TemporalOrdered => MAX_OPTIONAL_REFERENCES,
        _ => MAX_REFERENCES,
    };
    if count > limit {
        return Err(Refusal::References(count, limit));
    }
    let known = correlation.references.iter().all(|reference| match reference.source {
        Source::Rule(rule) => (rule as usize) < rules,
        Source::Correlation(other) => (other as usize) < correlations,
    });
    if !known {
        return Err(Refusal::Unknown);
    }
    let alike = correlation.references.iter().all(|it| it.group.len() == first.group.len());
    if alike { Ok(()) } else { Err(Refusal::Group) }
}

fn check_condition(correlation: &Correlation) -> Result<(), Refusal> {
    let bounds = match &correlation.condition {
        Condition::Occurring(_) if !correlation.kind.is_temporal() => return Err(Refusal::Expression),
        Condition::Occurring(expression) => {
            let listed = expression.last_rule() < correlation.references.len();
            let sane = listed && expression.depth() <= MAX_EXPRESSION_DEPTH;
            return if sane { Ok(()) } else { Err(Refusal::ExpressionRule) };
        }
        Condition::Reached(bounds) if bounds.is_empty() => return Err(Refusal::NoBound),
        Condition::Reached(bounds) => bounds,
    };
    for (_, bound) in bounds {
        let fits =
            if correlation.kind.is_numeric() { bound.is_finite() } else { (0.0..=MAX_COUNT).contains(bound) };
        if !fits {
            return Err(Refusal::Bound(*bound, MAX_COUNT));
        }
    }
    Ok(())
}

/// Whether a `temporal_ordered` correlation is content with nothing less than all of its rules.
pub(super) fn asks_for_all(correlation: &Correlation) -> bool {
    match &correlation.condition {
        Condition::Occurring(_) => false,
        condition => (0..correlation.references.len()).all(|count| !condition.holds(count as f64)),
    }
}

/// Refuses cycles, chains that are too long, and what rests on anything refused.
///
/// A correlation's height is one above the highest that it refers to; heights are raised until none changes,
/// which within `MAX_DEPTH` rounds they do unless there is a cycle or too long a chain.
fn refuse_chains(correlations: &[Correlation], verdicts: &mut [Option<Refusal>]) {
    let below = |place: usize| {
        correlations.get(place).into_iter().flat_map(|it| &it.references).filter_map(|it| match it.source {
            Source::Correlation(other) => Some(other as usize),
            Source::Rule(_) => None,
        })
    };
    let mut heights = vec![1_usize; correlations.len()];
    for _ in 0..=MAX_DEPTH {
        for place in 0..correlations.len() {
            let highest = below(place).filter_map(|other| heights.get(other)).max().map_or(1, |top| top + 1);
            if let Some(height) = heights.get_mut(place) {
                *height = (*height).max(highest.min(MAX_DEPTH + 1));
            }
        }
    }
    for (place, verdict) in verdicts.iter_mut().enumerate() {
        if verdict.is_none() && heights.get(place).is_some_and(|height| *height > MAX_DEPTH) {
            *verdict = Some(if reaches(place, &below) { Refusal::Cycle } else { Refusal::Depth });
        }
    }
    let mut changed = true;
    while changed {
        changed = false;
        for place in 0..correlations.len() {
            let follows = below(place).any(|other| verdicts.get(other).is_some_and(Option::is_some));
            if let Some(verdict) = verdicts.get_mut(place)
                && verdict.is_none()
                && follows
            {
                *verdict = Some(Refusal::Follows);
                changed = true;
            }
        }
    }
}

/// Whether a correlation rests on itself.
fn reaches<I: Iterator<Item = usize>>(start: usize, below: &impl Fn(usize) -> I) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut open: Vec<usize> = below(start).collect();
    while let Some(place) = open.pop() {
        if place == start {
            return true;
        }
        if seen.insert(place) {
            open.extend(below(place));
        }
    }
    false
}
