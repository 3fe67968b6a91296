//! Explanations as findings: the host shows them as it shows any other.

use bartizan_sdk::{Finding, Row};

use crate::language::{
    evaluate::Explanation,
    model::{Meta, Rule, Ruleset, Target},
};

/// What stands for all rules.
const ALL: &str = "*";

/// Bytes of an explanation in one attribute: the host cuts what is longer.
const PART_BYTES: usize = 8_000;
/// Most attributes of one explanation.
const MAX_PARTS: usize = 250;

/// Keeps the rules that are explained: those of an id, name or title, or all.
///
/// # Errors
///
/// There is none; for a correlation, what it rests on is named.
pub fn keep_only(rules: &mut Ruleset, wanted: &str) -> Result<(), String> {
    let is = |name: &Option<String>| name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(wanted));
    let named = |meta: &Meta| is(&meta.id) || is(&meta.name) || meta.title == wanted;
    let correlation = rules.correlations.iter().find(|correlation| named(&correlation.meta));
    let correlation = correlation.or(rules.correlations.first().filter(|_| rules.rules.is_empty()));
    let over = correlation.map(|correlation| {
        let names = correlation.rules.iter().map(|reference| match reference.target {
            Target::Rule(_) => reference.name.clone(),
            Target::Correlation(_) => format!("{} (a correlation, too)", reference.name),
        });
        (correlation.meta.title.clone(), names.collect::<Vec<_>>().join(", "))
    });
    if wanted != ALL {
        rules.rules.retain(|rule| named(&rule.meta));
    }
    rules.correlations.clear();
    match over {
        _ if !rules.rules.is_empty() => Ok(()),
        Some((title, over)) => Err(format!(
            "{title:?} is a correlation, which no single event matches; explain a rule that it rests on: {over}"
        )),
        None if wanted == ALL => Ok(()),
        None => Err(format!("no rule that was loaded has the id, name or title {wanted:?}")),
    }
}

/// Why a rule matches an event, or does not: `matches`, `logsource`, and the tree as JSON in `explanation.000`,
/// `explanation.001`, …, which belong together.
pub fn finding(id: &str, rule: &Rule, is_source: bool, explanation: &Explanation, row: &Row<'_>) -> Finding {
    let matches = is_source && explanation.root.holds;
    let verdict = if matches { "matches" } else { "does not match" };
    let mut finding = Finding::new(id, row.number().to_string(), row.time())
        .events([row.number()])
        .summary(format!("{:?} {verdict} event {}", rule.meta.title, row.number()))
        .attribute("matches", matches)
        .attribute("logsource", is_source)
        .attribute("condition", explanation.root.holds);
    let json = serde_json::to_string(explanation).unwrap_or_default();
    let mut rest = json.as_str();
    for part in 0..MAX_PARTS {
        let (now, later) = rest.split_at(rest.floor_char_boundary(PART_BYTES.min(rest.len())));
        if now.is_empty() {
            break;
        }
        finding = finding.attribute(&format!("explanation.{part:03}"), now);
        rest = later;
    }
    finding
}
