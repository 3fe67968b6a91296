//! Correlations as written: names of rules are not looked up yet.
//!
//! Correlation rules specification, and its additions of 2.1 (conditions over names for temporal correlations,
//! `value_sum`, `value_avg`, `value_percentile`, `value_median`).
//! Must not know: which rules there are.

use super::condition::{self, Syntax};
use super::diagnostic::{Fault, Place, Report};
use super::model::{Bound, Compare, CorrelationKind, Meta};
use super::number;
use super::yaml::{Node, Value};

/// How many rules a correlation may name.
const MAX_RULES: usize = 1_000;
/// How many fields it may group by, or count the values of.
const MAX_FIELDS: usize = 32;
/// How many aliases it may have.
const MAX_ALIASES: usize = 32;
/// Longest window: a year.
const MAX_TIMESPAN_S: u64 = 366 * 86_400;
const NS_PER_S: u64 = 1_000_000_000;

/// A correlation that was read.
pub struct Draft {
    pub meta: Meta,
    pub place: Place,
    pub kind: CorrelationKind,
    pub rules: Vec<(String, Place)>,
    pub group_by: Vec<String>,
    pub timespan_ns: u64,
    pub condition: Condition,
    pub aliases: Vec<AliasDraft>,
    pub generate: bool,
}

/// An alias, and for each rule that it speaks of the field.
pub struct AliasDraft {
    pub name: String,
    /// Rule, field, place.
    pub fields: Vec<(String, String, Place)>,
}

/// When it fires, as written.
pub enum Condition {
    /// Nothing is written: all rules.
    All,
    Bounds {
        bounds: Vec<Bound>,
        fields: Vec<String>,
        percentile: Option<f64>,
    },
    /// Over names of rules.
    Expression(String, Place),
}

/// Reads a correlation.
///
/// # Errors
/// What is wrong with it.
pub fn parse(node: &Node<'_>, meta: Meta, report: &mut Report<'_>) -> Result<Draft, Fault> {
    let Some(section) = node.get("correlation").filter(|section| section.map().is_some()) else {
        return Err(Fault::new(
            node.place,
            "correlation-type",
            "`correlation` is a map of type, rules, timespan …",
        ));
    };
    let kind = kind(section)?;
    let condition = condition(section, kind)?;
    let rules = match section.get("rules") {
        Some(rules) => named(rules)?,
        None => from_condition(&condition, section.place)?,
    };
    if rules.is_empty() || rules.len() > MAX_RULES {
        let message = format!("a correlation names between 1 and {MAX_RULES} rules, not {}", rules.len());
        return Err(Fault::new(section.place, "correlation-rules", message));
    }
    lint(section, kind, &rules, report);
    Ok(Draft {
        kind,
        rules,
        group_by: strings(section, "group-by", MAX_FIELDS)?,
        timespan_ns: timespan(section)?,
        condition,
        aliases: aliases(section)?,
        generate: generate(node, section),
        place: node.place,
        meta,
    })
}

fn lint(section: &Node<'_>, kind: CorrelationKind, rules: &[(String, Place)], report: &mut Report<'_>) {
    if section.get("group-by").is_none() {
        let message =
            "there is no `group-by`, so all matches are one group; name the fields that belong together";
        report.inform(section.place, "correlation-without-group", message);
    }
    let is_temporal = matches!(kind, CorrelationKind::Temporal | CorrelationKind::TemporalOrdered);
    if is_temporal && rules.len() == 1 {
        let message =
            "a temporal correlation of one rule fires at each of its matches; name more, or count events";
        report.warn(section.place, "temporal-of-one-rule", message);
    }
}

fn kind(section: &Node<'_>) -> Result<CorrelationKind, Fault> {
    let node = section.get("type");
    let text = node.and_then(Node::text).unwrap_or_default();
    let kind = match text {
        "event_count" => CorrelationKind::EventCount,
        "value_count" => CorrelationKind::ValueCount,
        "temporal" => CorrelationKind::Temporal,
        "temporal_ordered" => CorrelationKind::TemporalOrdered,
        "value_sum" => CorrelationKind::ValueSum,
        "value_avg" => CorrelationKind::ValueAvg,
        "value_percentile" => CorrelationKind::ValuePercentile,
        "value_median" => CorrelationKind::ValueMedian,
        other => {
            let place = node.map_or(section.place, |node| node.place);
            let message = format!(
                "`{other}` is no type of correlation; write event_count, value_count, temporal, temporal_ordered, \
                 value_sum, value_avg, value_percentile or value_median"
            );
            return Err(Fault::new(place, "correlation-type", message));
        }
    };
    Ok(kind)
}

fn named(node: &Node<'_>) -> Result<Vec<(String, Place)>, Fault> {
    let nodes = match &node.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let mut names: Vec<(String, Place)> = Vec::new();
    for node in nodes {
        let Some(name) = node.text() else {
            let message = "`rules` is a list of ids or names of rules";
            return Err(Fault::new(node.place, "correlation-rules", message));
        };
        if names.iter().all(|(known, _)| known != name) {
            names.push((name.to_owned(), node.place));
        }
    }
    Ok(names)
}

/// The rules that a condition over names speaks of, where there is no list of them.
fn from_condition(condition: &Condition, place: Place) -> Result<Vec<(String, Place)>, Fault> {
    let Condition::Expression(text, place) = condition else {
        let message = "the correlation names no rules; add `rules` with their ids or names";
        return Err(Fault::new(place, "correlation-rules", message));
    };
    let syntax = condition::parse(text).map_err(|fault| Fault::new(*place, fault.code, fault.message))?;
    let mut names = Vec::new();
    collect(&syntax, &mut names);
    Ok(names.into_iter().map(|name| (name.to_owned(), *place)).collect())
}

fn collect<'a>(syntax: &Syntax<'a>, names: &mut Vec<&'a str>) {
    match syntax {
        Syntax::And(parts) | Syntax::Or(parts) => parts.iter().for_each(|part| collect(part, names)),
        Syntax::Not(inner) => collect(inner, names),
        Syntax::Name(name) if !names.contains(name) => names.push(name),
        Syntax::Name(_) | Syntax::Of { .. } => {}
    }
}

fn strings(section: &Node<'_>, key: &str, most: usize) -> Result<Vec<String>, Fault> {
    let Some(node) = section.get(key) else { return Ok(Vec::new()) };
    let nodes = match &node.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let texts: Option<Vec<String>> = nodes.iter().map(|node| node.text().map(str::to_owned)).collect();
    let mut texts = texts.filter(|texts| texts.len() <= most).ok_or_else(|| {
        let message = format!("`{key}` is a list of at most {most} names of fields");
        Fault::new(node.place, "correlation-fields", message)
    })?;
    let mut seen = Vec::new();
    texts.retain(|text| {
        let is_new = !seen.contains(text);
        seen.push(text.clone());
        is_new
    });
    Ok(texts)
}

/// `30s`, `5m`, `1h`, `7d`, `1w`.
fn timespan(section: &Node<'_>) -> Result<u64, Fault> {
    let node = section.get("timespan").or_else(|| section.get("timeframe"));
    let Some(node) = node else {
        let message = "there is no `timespan`; say how long the window is, such as 5m";
        return Err(Fault::new(section.place, "correlation-timespan", message));
    };
    let text = node.text().unwrap_or_default();
    let units = [("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400), ("w", 604_800)];
    let seconds = units.iter().find_map(|(unit, length)| {
        let number = text.strip_suffix(unit)?;
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        number.parse::<u64>().ok().filter(|_| is_number)?.checked_mul(*length)
    });
    seconds
        .filter(|seconds| (1..=MAX_TIMESPAN_S).contains(seconds))
        .map(|seconds| seconds * NS_PER_S)
        .ok_or_else(|| {
            let message = format!("`{text}` is no timespan; write a number with s, m, h, d or w, up to 366d");
            Fault::new(node.place, "correlation-timespan", message)
        })
}

fn generate(node: &Node<'_>, section: &Node<'_>) -> bool {
    let written = section.get("generate").or_else(|| node.get("generate"));
    written.and_then(Node::boolean).unwrap_or(false)
}

fn aliases(section: &Node<'_>) -> Result<Vec<AliasDraft>, Fault> {
    let Some(node) = section.get("aliases") else { return Ok(Vec::new()) };
    let message = || format!("`aliases` is a map of at most {MAX_ALIASES} names, each a map of rule: field");
    let fault = |place| Fault::new(place, "correlation-aliases", message());
    let entries =
        node.map().filter(|entries| entries.len() <= MAX_ALIASES).ok_or_else(|| fault(node.place))?;
    let mut aliases = Vec::new();
    for entry in entries {
        let fields = entry.value.map().ok_or_else(|| fault(entry.place))?;
        let fields: Option<Vec<_>> = fields
            .iter()
            .map(|field| Some((field.key.clone().into_owned(), field.value.text()?.to_owned(), field.place)))
            .collect();
        let name = entry.key.clone().into_owned();
        aliases.push(AliasDraft { name, fields: fields.ok_or_else(|| fault(entry.place))? });
    }
    Ok(aliases)
}

fn condition(section: &Node<'_>, kind: CorrelationKind) -> Result<Condition, Fault> {
    let is_temporal = matches!(kind, CorrelationKind::Temporal | CorrelationKind::TemporalOrdered);
    let fault = |place, message: &str| Fault::new(place, "correlation-condition", message);
    let Some(node) = section.get("condition") else {
        if is_temporal {
            return Ok(Condition::All);
        }
        return Err(fault(section.place, "there is no condition; add one, such as `gte: 10`"));
    };
    if let Some(text) = node.text() {
        if is_temporal {
            return Ok(Condition::Expression(text.to_owned(), node.place));
        }
        return Err(fault(
            node.place,
            "conditions over names of rules are for temporal correlations; write `gte: 10`",
        ));
    }
    let Some(entries) = node.map() else {
        return Err(fault(node.place, "the condition is a map such as `gte: 10`"));
    };
    let mut bounds = Vec::new();
    let mut percentile = None;
    for entry in entries {
        match entry.key.as_ref() {
            "field" => {}
            "percentile" => percentile = Some(percentage(&entry.value)?),
            op => bounds.push(Bound { op: operator(op, entry.place)?, value: value(&entry.value)? }),
        }
    }
    if bounds.is_empty() {
        return Err(fault(node.place, "the condition has no bound; add one, such as `gte: 10`"));
    }
    let fields = strings(node, "field", MAX_FIELDS)?;
    check_fields(kind, fields.len(), is_temporal).map_err(|message| fault(node.place, message))?;
    Ok(Condition::Bounds { bounds, fields, percentile })
}

fn check_fields(kind: CorrelationKind, fields: usize, is_temporal: bool) -> Result<(), &'static str> {
    match kind {
        CorrelationKind::EventCount if fields > 0 => {
            Err("event counts count no field's values; write value_count")
        }
        _ if is_temporal && fields > 0 => {
            Err("temporal correlations count rules, not a field's values; drop `field`")
        }
        CorrelationKind::EventCount => Ok(()),
        _ if is_temporal => Ok(()),
        _ if fields == 0 => Err("the condition does not say whose values count; add `field`"),
        CorrelationKind::ValueCount => Ok(()),
        _ if fields > 1 => Err("sums, means and percentiles are of one field; name one"),
        _ => Ok(()),
    }
}

fn operator(name: &str, place: Place) -> Result<Compare, Fault> {
    let op = match name {
        "gt" => Compare::Greater,
        "gte" => Compare::GreaterOrEqual,
        "lt" => Compare::Less,
        "lte" => Compare::LessOrEqual,
        "eq" => Compare::Equal,
        "neq" => Compare::NotEqual,
        other => {
            let message = format!("a condition knows no `{other}`; write gt, gte, lt, lte, eq or neq");
            return Err(Fault::new(place, "correlation-condition", message));
        }
    };
    Ok(op)
}

fn value(node: &Node<'_>) -> Result<f64, Fault> {
    let number = node.text().and_then(number::parse_yaml);
    let message = || "a bound is a number".to_owned();
    number
        .map(|number| number.value)
        .ok_or_else(|| Fault::new(node.place, "correlation-condition", message()))
}

fn percentage(node: &Node<'_>) -> Result<f64, Fault> {
    let value = value(node)?;
    if value > 0.0 && value <= 100.0 {
        return Ok(value);
    }
    Err(Fault::new(node.place, "correlation-condition", "a percentile is above 0 and up to 100"))
}

impl Draft {
    /// Every field of events that it reads.
    pub fn fields(&self) -> impl Iterator<Item = String> {
        let counted = match &self.condition {
            Condition::Bounds { fields, .. } => fields.as_slice(),
            _ => &[],
        };
        let is_alias = |name: &&String| self.aliases.iter().any(|alias| alias.name == **name);
        let plain = self.group_by.iter().chain(counted).filter(move |name| !is_alias(name));
        let aliased = self.aliases.iter().flat_map(|alias| alias.fields.iter().map(|(_, field, _)| field));
        plain.chain(aliased).cloned().collect::<Vec<_>>().into_iter()
    }
}
