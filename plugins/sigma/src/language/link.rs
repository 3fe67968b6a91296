//! What refers to what: filters and correlations find the rules that they name.
//! Must not know: YAML.

use hashbrown::HashMap;

use super::condition::{self, Quantity, Syntax};
use super::correlation::{AliasDraft, Condition, Draft};
use super::diagnostic::{Diagnostic, Fault, Place, Report};
use super::filter::Filter;
use super::model::{
    Alias, Bound, Compare, Correlation, CorrelationCondition, CorrelationIndex, CorrelationKind, Meta,
    Reference, Rule, RuleExpr, RuleIndex, Target,
};
use super::resolve::is_like;

/// How many correlations may stand on one another.
const MAX_CHAIN: usize = 8;

/// Rules and correlations by id and name.
#[derive(Default)]
pub struct Names {
    targets: HashMap<String, Target>,
}

impl Names {
    /// Makes a rule or correlation known. The first of a name keeps it.
    pub fn add(&mut self, meta: &Meta, target: Target) {
        let id = meta.id.iter().cloned();
        for name in id.chain(meta.name.iter().cloned()) {
            self.targets.entry(name).or_insert(target);
        }
    }

    /// What a name or id stands for; case does not count in ids.
    pub fn find(&self, name: &str) -> Option<Target> {
        self.targets.get(name).or_else(|| self.targets.get(&name.to_lowercase())).copied()
    }
}

/// Adds the conditions of filters to the rules that they name.
pub fn apply_filters(
    filters: Vec<Filter>,
    rules: &mut [Rule],
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for filter in filters {
        let mut report = Report::new(&filter.meta.path);
        report.rule = filter.meta.id.clone().unwrap_or_else(|| filter.meta.title.clone());
        match &filter.rules {
            None => rules
                .iter_mut()
                .filter(|rule| rule.logsource.is_within(&filter.logsource))
                .for_each(|rule| filter.apply(rule)),
            Some(targets) => {
                targets
                    .iter()
                    .for_each(|(name, place)| apply(&filter, name, *place, rules, names, &mut report));
            }
        }
        diagnostics.append(&mut report.diagnostics);
    }
}

fn apply(
    filter: &Filter,
    name: &str,
    place: Place,
    rules: &mut [Rule],
    names: &Names,
    report: &mut Report<'_>,
) {
    let rule = match names.find(name) {
        Some(Target::Rule(index)) => rules.get_mut(index.0 as usize),
        Some(Target::Correlation(_)) => {
            let message = format!("`{name}` is a correlation; filters are for rules over events");
            return report.warn(place, "filter-rules", message);
        }
        None => None,
    };
    match rule {
        None => {
            let message =
                format!("no rule with the id or name `{name}` is loaded, so the filter does nothing there");
            report.warn(place, "unknown-rule", message);
        }
        Some(rule) if rule.logsource.is_within(&filter.logsource) => filter.apply(rule),
        Some(rule) => {
            let message = format!(
                "the filter's logsource is not that of `{}`, so it does nothing there; make them agree",
                rule.meta.title
            );
            report.warn(place, "filter-logsource", message);
        }
    }
}

/// Looks up what correlations name. Those that refer to others come behind them.
pub fn correlations(
    drafts: Vec<Draft>,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Correlation> {
    let mut correlations = Vec::new();
    let mut waiting = drafts;
    for _ in 0..MAX_CHAIN {
        let (ready, later): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|draft| draft.rules.iter().all(|(name, _)| names.find(name).is_some()));
        waiting = later;
        if ready.is_empty() {
            break;
        }
        for draft in ready {
            let mut report = report_on(&draft.meta);
            match linked(&draft, names) {
                Ok(correlation) => {
                    let index = CorrelationIndex(u32::try_from(correlations.len()).unwrap_or(u32::MAX));
                    names.add(&correlation.meta, Target::Correlation(index));
                    correlations.push(correlation);
                }
                Err(fault) => report.error(fault),
            }
            lint_aliases(&draft, names, &mut report);
            diagnostics.append(&mut report.diagnostics);
        }
    }
    for draft in &waiting {
        let mut report = report_on(&draft.meta);
        report.error(why_not(draft, &waiting, names));
        diagnostics.append(&mut report.diagnostics);
    }
    correlations
}

fn report_on(meta: &Meta) -> Report<'_> {
    let mut report = Report::new(&meta.path);
    report.rule = meta.id.clone().unwrap_or_else(|| meta.title.clone());
    report
}

fn is_named(draft: &Draft, name: &str) -> bool {
    draft.meta.name.as_deref() == Some(name) || draft.meta.id.as_deref() == Some(name.to_lowercase().as_str())
}

/// Why a correlation's rules were not found.
fn why_not(draft: &Draft, waiting: &[Draft], names: &Names) -> Fault {
    let missing = draft.rules.iter().find(|(name, _)| names.find(name).is_none());
    let Some((name, place)) = missing else {
        let message = format!("more than {MAX_CHAIN} correlations stand on one another; flatten them");
        return Fault::new(draft.place, "correlation-chain", message);
    };
    let message = match waiting.iter().find(|other| is_named(other, name)) {
        None => {
            let message = format!(
                "no rule with the id or name `{name}` is loaded; load it too, or see why it was refused"
            );
            return Fault::new(*place, "unknown-rule", message);
        }
        Some(_) if reaches(draft, draft, waiting, MAX_CHAIN + 1) => {
            format!("the correlation refers to itself by way of `{name}`; break the circle")
        }
        Some(_) => format!("`{name}`, to which it refers, was refused itself"),
    };
    Fault::new(*place, "correlation-chain", message)
}

fn reaches(from: &Draft, to: &Draft, waiting: &[Draft], steps: usize) -> bool {
    steps > 0
        && from.rules.iter().any(|(name, _)| {
            is_named(to, name)
                || waiting.iter().any(|other| is_named(other, name) && reaches(other, to, waiting, steps - 1))
        })
}

fn linked(draft: &Draft, names: &Names) -> Result<Correlation, Fault> {
    let mut rules: Vec<Reference> = Vec::new();
    for (name, place) in &draft.rules {
        let Some(target) = names.find(name) else {
            return Err(Fault::new(*place, "unknown-rule", format!("no rule `{name}` is loaded")));
        };
        // The id and the name of one rule are one rule.
        if rules.iter().all(|known| known.target != target) {
            rules.push(Reference { name: name.clone(), target });
        }
    }
    let condition = match &draft.condition {
        Condition::All => CorrelationCondition::Bounds {
            bounds: vec![Bound { op: Compare::GreaterOrEqual, value: rules.len() as f64 }],
            fields: Vec::new(),
            percentile: None,
        },
        Condition::Bounds { bounds, fields, percentile } => CorrelationCondition::Bounds {
            bounds: bounds.clone(),
            fields: fields.clone(),
            percentile: percentile.filter(|_| draft.kind == CorrelationKind::ValuePercentile),
        },
        Condition::Expression(text, place) => {
            let syntax = condition::parse(text);
            let syntax = syntax.map_err(|fault| Fault::new(*place, fault.code, fault.message))?;
            CorrelationCondition::Expression(expression(&syntax, &rules, names, *place)?)
        }
    };
    Ok(Correlation {
        meta: draft.meta.clone(),
        kind: draft.kind,
        rules,
        group_by: draft.group_by.clone(),
        timespan_ns: draft.timespan_ns,
        condition,
        aliases: draft.aliases.iter().map(|draft| alias(draft, names)).collect(),
        generate: draft.generate,
        standalone: true,
    })
}

fn alias(draft: &AliasDraft, names: &Names) -> Alias {
    let known = draft.fields.iter().filter_map(|(rule, field, _)| Some((names.find(rule)?, field.clone())));
    Alias { name: draft.name.clone(), fields: known.collect() }
}

fn lint_aliases(draft: &Draft, names: &Names, report: &mut Report<'_>) {
    for AliasDraft { name, fields } in &draft.aliases {
        for (rule, _, place) in fields.iter().filter(|(rule, ..)| names.find(rule).is_none()) {
            report.warn(
                *place,
                "unknown-rule",
                format!("the alias `{name}` speaks of `{rule}`, which is not loaded"),
            );
        }
    }
}

fn expression(
    syntax: &Syntax<'_>,
    rules: &[Reference],
    names: &Names,
    place: Place,
) -> Result<RuleExpr, Fault> {
    let all = |parts: &[Syntax<'_>]| -> Result<Vec<RuleExpr>, Fault> {
        parts.iter().map(|part| expression(part, rules, names, place)).collect()
    };
    let fault = |message: String| Fault::new(place, "correlation-condition", message);
    match syntax {
        Syntax::And(parts) => Ok(RuleExpr::And(all(parts)?)),
        Syntax::Or(parts) => Ok(RuleExpr::Or(all(parts)?)),
        Syntax::Not(inner) => Ok(RuleExpr::Not(Box::new(expression(inner, rules, names, place)?))),
        Syntax::Name(name) => {
            let target = names.find(name);
            let position = rules.iter().position(|rule| Some(rule.target) == target);
            let message =
                || format!("the condition names `{name}`, which is none of the correlation's rules");
            position.map(rule_at).ok_or_else(|| fault(message()))
        }
        Syntax::Of { quantity, pattern } => {
            let is_meant = |rule: &Reference| pattern.is_none_or(|pattern| is_like(pattern, &rule.name));
            let positions = rules.iter().enumerate().filter(|(_, rule)| is_meant(rule));
            let meant: Vec<RuleExpr> = positions.map(|(position, _)| rule_at(position)).collect();
            match (meant.is_empty(), quantity) {
                (true, _) => Err(fault(format!("none of the rules is like `{}`", pattern.unwrap_or("them")))),
                (false, Quantity::All) => Ok(RuleExpr::And(meant)),
                (false, Quantity::AtLeast(1)) => Ok(RuleExpr::Or(meant)),
                (false, Quantity::AtLeast(_)) => {
                    Err(fault("write `1 of` or `all of`, or a bound such as `gte: 2` instead".to_owned()))
                }
            }
        }
    }
}

fn rule_at(position: usize) -> RuleExpr {
    RuleExpr::Rule(u32::try_from(position).unwrap_or(u32::MAX))
}

/// What is only there for a correlation makes no findings of its own, unless one of them says `generate`.
pub fn mark_standalone(rules: &mut [Rule], correlations: &mut [Correlation]) {
    let mut generated: HashMap<Target, bool> = HashMap::new();
    for correlation in correlations.iter() {
        for reference in &correlation.rules {
            *generated.entry(reference.target).or_insert(false) |= correlation.generate;
        }
    }
    for (target, is_generated) in generated {
        match target {
            Target::Rule(RuleIndex(index)) => {
                if let Some(rule) = rules.get_mut(index as usize) {
                    rule.standalone = is_generated;
                }
            }
            Target::Correlation(CorrelationIndex(index)) => {
                if let Some(correlation) = correlations.get_mut(index as usize) {
                    correlation.standalone = is_generated;
                }
            }
        }
    }
}
