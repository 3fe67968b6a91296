//! Explanations as findings: the host shows them as it shows any other.

use bartizan_sdk::{Finding, Row};

use crate::language::{evaluate::Explanation, model::Rule};

/// Bytes of an explanation in one attribute: the host cuts what is longer.
const PART_BYTES: usize = 1_000;
/// Most attributes of one explanation.
const MAX_PARTS: usize = 250;

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
