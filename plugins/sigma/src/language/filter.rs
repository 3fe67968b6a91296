//! Filters: conditions that an operator adds to rules without touching them.
//!
//! Filters specification. A filter's condition is taken as it is written: a match must satisfy it too, so what is
//! to be left out is written `not selection`, as in pySigma.
//! Must not know: how rules are found by name.

use super::detection::{self, Detection};
use super::diagnostic::{Fault, Place, Report};
use super::meta;
use super::model::{Expr, LogSource, Meta, Rule, Selection};
use super::resolve::shifted;
use super::value::Reading;
use super::yaml::{Node, Value};

/// A filter that was read.
pub struct Filter {
    pub meta: Meta,
    pub logsource: LogSource,
    /// Ids or names; `None` means every rule of the log source.
    pub rules: Option<Vec<(String, Place)>>,
    pub detection: Detection,
}

/// Reads a filter.
///
/// # Errors
/// All that is wrong with it, at least one.
pub fn parse(node: &Node<'_>, meta: Meta, reading: &mut Reading<'_, '_, '_>) -> Result<Filter, Vec<Fault>> {
    let logsource = meta::log_source(node, reading.report);
    let Some(section) = node.get("filter") else {
        return Err(vec![Fault::new(node.place, "detection-type", "there is no filter")]);
    };
    let rules = rules(section, reading.report).map_err(|fault| vec![fault])?;
    let detection = detection::parse(section, &["rules"], reading)?;
    if !has_not(&detection.condition) {
        let place = section.entry("condition").map_or(section.place, |entry| entry.place);
        let message = "the rules will match only what this filter matches; to leave that out instead, negate the \
                       condition, as in `not selection`";
        reading.report.warn(place, "filter-without-not", message);
    }
    Ok(Filter { meta, logsource, rules, detection })
}

fn rules(section: &Node<'_>, report: &mut Report<'_>) -> Result<Option<Vec<(String, Place)>>, Fault> {
    let Some(node) = section.get("rules") else {
        let message =
            "the filter names no rules, so it is for all of its log source; write `rules: any` if so";
        report.warn(section.place, "filter-without-rules", message);
        return Ok(None);
    };
    let nodes = match &node.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    if let [only] = nodes
        && only.text().is_some_and(|text| text.eq_ignore_ascii_case("any"))
    {
        return Ok(None);
    }
    let names = nodes.iter().map(|node| node.text().map(|text| (text.to_owned(), node.place)));
    let names: Option<Vec<_>> = names.collect();
    let names = names.filter(|names| !names.is_empty());
    let message = || "`rules` is a list of rules' ids or names, or `any`";
    names.map(Some).ok_or_else(|| Fault::new(node.place, "filter-rules", message()))
}

fn has_not(condition: &Expr) -> bool {
    match condition {
        Expr::Not(_) => true,
        Expr::And(parts) | Expr::Or(parts) => parts.iter().any(has_not),
        Expr::Selection(_) | Expr::Of { .. } => false,
    }
}

impl Filter {
    /// Adds the filter's condition to a rule's.
    pub fn apply(&self, rule: &mut Rule) {
        let origin = self.meta.id.as_ref().unwrap_or(&self.meta.title);
        let offset = rule.selections.len();
        let renamed = self.detection.selections.iter().map(|selection| Selection {
            name: format!("{origin}/{}", selection.name),
            line: selection.line,
            body: selection.body.clone(),
        });
        rule.selections.extend(renamed);
        let added = shifted(&self.detection.condition, offset);
        let condition = std::mem::replace(&mut rule.condition, Expr::And(Vec::new()));
        rule.condition = match condition {
            Expr::And(mut parts) => {
                parts.push(added);
                Expr::And(parts)
            }
            other => Expr::And(vec![other, added]),
        };
        rule.condition_text = format!("({}) and ({})", rule.condition_text, self.detection.condition_text);
    }
}
