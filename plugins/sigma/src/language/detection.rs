//! The `detection` of a rule, and the `filter` of a filter: selections and their condition.
//!
//! Rules specification, sections "Detection" and "Condition".
//! Must not know: what else a document has.

use super::condition;
use super::diagnostic::{Fault, Place};
use super::model::{Body, Expr, Item, Selection, Test};
use super::modifier;
use super::resolve::{mark_used, resolve};
use super::value::{self, Reading};
use super::yaml::{Entry, Node, Value};

/// How many selections a rule may have.
const MAX_SELECTIONS: usize = 1_000;
/// How many values an item may have.
const MAX_VALUES: usize = 20_000;

/// Selections and their condition.
pub struct Detection {
    /// In order of writing.
    pub selections: Vec<Selection>,
    /// Over them.
    pub condition: Expr,
    /// As written.
    pub condition_text: String,
}

/// Reads a detection. `reserved` are keys that are no selections.
///
/// # Errors
/// All that is wrong with it, at least one.
pub fn parse(
    node: &Node<'_>,
    reserved: &[&str],
    reading: &mut Reading<'_, '_, '_>,
) -> Result<Detection, Vec<Fault>> {
    let Some(entries) = node.map() else {
        let message = format!("the detection is {}; it is a map of selections and a condition", node.kind());
        return Err(vec![Fault::new(node.place, "detection-type", message)]);
    };
    let mut faults = Vec::new();
    let mut selections = Vec::new();
    for entry in entries {
        if entry.key == "timeframe" {
            let message =
                "`timeframe` left the language with Sigma 2 and does nothing; write a correlation rule";
            reading.report.warn(entry.place, "deprecated-timeframe", message);
        } else if entry.key != "condition" && !reserved.contains(&entry.key.as_ref()) {
            match selection(entry, reading) {
                Ok(selection) => selections.push(selection),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if selections.len() > MAX_SELECTIONS {
        let message = format!("more than {MAX_SELECTIONS} selections; split the rule");
        faults.push(Fault::new(node.place, "detection-limit", message));
    }
    // A selection that could not be read would be called missing as well.
    if !faults.is_empty() {
        return Err(faults);
    }
    let (condition, condition_text) = condition_of(node, &selections).map_err(|fault| vec![fault])?;
    doubts(node, &selections, &condition, reading);
    Ok(Detection { selections, condition, condition_text })
}

fn selection(entry: &Entry<'_>, reading: &mut Reading<'_, '_, '_>) -> Result<Selection, Fault> {
    let body = body(&entry.value, entry.place, reading)?;
    Ok(Selection { name: entry.key.clone().into_owned(), line: entry.place.line, body })
}

/// Maps link by AND, lists by OR; single texts are keywords.
fn body(node: &Node<'_>, place: Place, reading: &mut Reading<'_, '_, '_>) -> Result<Body, Fault> {
    match &node.value {
        Value::Map(entries) if !entries.is_empty() => {
            let items = entries.iter().map(|entry| item(entry, reading)).collect::<Result<Vec<_>, _>>()?;
            Ok(joined(items, Body::And))
        }
        Value::List(nodes) if !nodes.is_empty() => list(nodes, reading),
        Value::Scalar { .. } if !node.is_null() => {
            Ok(Body::Item(keywords(std::slice::from_ref(node), reading)?))
        }
        _ => Err(Fault::new(place, "empty-selection", "there is nothing in it; give it a field and a value")),
    }
}

fn joined(mut parts: Vec<Body>, join: fn(Vec<Body>) -> Body) -> Body {
    match parts.len() {
        1 => parts.swap_remove(0),
        _ => join(parts),
    }
}

/// Maps, and keywords, which together make one item.
fn list(nodes: &[Node<'_>], reading: &mut Reading<'_, '_, '_>) -> Result<Body, Fault> {
    let mut parts = Vec::new();
    let (scalars, others): (Vec<_>, Vec<_>) =
        nodes.iter().partition(|node| matches!(node.value, Value::Scalar { .. }));
    for node in others {
        if let Value::List(_) = node.value {
            let message = "a list stands in a list; take its values out";
            return Err(Fault::new(node.place, "detection-type", message));
        }
        parts.push(body(node, node.place, reading)?);
    }
    if !scalars.is_empty() {
        let scalars: Vec<Node<'_>> = scalars.into_iter().cloned().collect();
        parts.push(Body::Item(keywords(&scalars, reading)?));
    }
    Ok(joined(parts, Body::Or))
}

fn keywords(nodes: &[Node<'_>], reading: &mut Reading<'_, '_, '_>) -> Result<Item, Fault> {
    let place = nodes.first().map_or_else(Place::default, |node| node.place);
    let key = modifier::parse("", place)?;
    of_values(&key, "", place, nodes, reading)
}

fn item(entry: &Entry<'_>, reading: &mut Reading<'_, '_, '_>) -> Result<Body, Fault> {
    let key = modifier::parse(&entry.key, entry.place)?;
    let values = match &entry.value.value {
        Value::List(nodes) => nodes.as_slice(),
        Value::Scalar { .. } => std::slice::from_ref(&entry.value),
        Value::Map(_) => {
            let message = format!("`{}` has a map for a value; values are single or in a list", entry.key);
            return Err(Fault::new(entry.value.place, "detection-type", message));
        }
    };
    Ok(Body::Item(of_values(&key, &entry.key, entry.place, values, reading)?))
}

fn of_values(
    key: &modifier::Key<'_>,
    text: &str,
    place: Place,
    values: &[Node<'_>],
    reading: &mut Reading<'_, '_, '_>,
) -> Result<Item, Fault> {
    if values.is_empty() {
        let message = format!("`{text}` has no values; give it one, or write `null`");
        return Err(Fault::new(place, "empty-selection", message));
    }
    if values.len() > MAX_VALUES {
        let message = format!("`{text}` has more than {MAX_VALUES} values; use a lookup or split it");
        return Err(Fault::new(place, "detection-limit", message));
    }
    lint_list(key, text, place, values, reading);
    let mut tests = Vec::with_capacity(values.len());
    for value in values {
        let mut alternatives = value::tests(key, value, reading)?;
        match alternatives.pop() {
            Some(only) if alternatives.is_empty() => tests.push(only),
            Some(last) if key.all => {
                alternatives.push(last);
                tests.push(Test::Any(alternatives));
            }
            last => tests.extend(alternatives.into_iter().chain(last)),
        }
    }
    let field = (!key.field.is_empty()).then(|| reading.fields.index(key.field));
    Ok(Item { field, key: text.to_owned(), tests, all: key.all, negated: key.negated, line: place.line })
}

fn lint_list(
    key: &modifier::Key<'_>,
    text: &str,
    place: Place,
    values: &[Node<'_>],
    reading: &mut Reading<'_, '_, '_>,
) {
    if key.all && values.len() == 1 {
        let message = format!("`{text}`: `all` links the values of a list, and there is one only; drop it");
        reading.report.warn(place, "all-of-one-value", message);
    }
    if values.len() > 1
        && let Some(null) = values.iter().find(|value| value.is_null())
    {
        let message = "`null` shares no list with other values; give it a selection of its own";
        reading.report.warn(null.place, "null-in-list", message);
    }
}

/// Several conditions are linked by OR.
fn condition_of(node: &Node<'_>, selections: &[Selection]) -> Result<(Expr, String), Fault> {
    let Some(entry) = node.entry("condition") else {
        let message = "there is no condition; add `condition: selection`";
        return Err(Fault::new(node.place, "missing-condition", message));
    };
    let nodes = match &entry.value.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(&entry.value),
    };
    let mut parts = Vec::new();
    let mut texts = Vec::new();
    for node in nodes {
        let Some(text) = node.text() else {
            let message = format!("the condition is {}; it is a text, or a list of texts", node.kind());
            return Err(Fault::new(node.place, "condition-syntax", message));
        };
        let expr = condition::parse(text).and_then(|syntax| resolve(&syntax, selections));
        parts.push(expr.map_err(|fault| Fault::new(node.place, fault.code, fault.message))?);
        texts.push(text);
    }
    let text = match texts.as_slice() {
        [] => return Err(Fault::new(entry.place, "missing-condition", "the list of conditions is empty")),
        [text] => (*text).to_owned(),
        texts => texts.iter().map(|text| format!("({text})")).collect::<Vec<_>>().join(" or "),
    };
    match parts.len() {
        1 => Ok((parts.swap_remove(0), text)),
        _ => Ok((Expr::Or(parts), text)),
    }
}

fn doubts(node: &Node<'_>, selections: &[Selection], condition: &Expr, reading: &mut Reading<'_, '_, '_>) {
    let mut used = vec![false; selections.len()];
    mark_used(condition, &mut used);
    let unused =
        selections.iter().zip(&used).filter(|(selection, used)| !**used && !selection.name.starts_with('_'));
    for (selection, _) in unused {
        let place = node.entry(&selection.name).map_or(node.place, |entry| entry.place);
        let message = format!("the condition does not use `{}`; name it there, or drop it", selection.name);
        reading.report.warn(place, "unused-selection", message);
    }
    if let Expr::Of { text, selections: of, .. } = condition
        && of.len() == 1
        && text.ends_with(" of them")
    {
        let place = node.entry("condition").map_or(node.place, |entry| entry.place);
        let message = format!("`{text}`: there is one selection only; name it");
        reading.report.inform(place, "of-them-with-one-selection", message);
    }
}
