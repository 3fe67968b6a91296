//! Events for whom a rule may be meant, and what the reference sees of them: plain values by name, nothing of the
//! SDK's columns.

use std::collections::BTreeMap;

use bartizan_sdk::testing::Value;
use sigma::language::evaluate::Event;
use sigma::language::model::{FieldIndex, LogSource};
use sigma::table::{Fields, Source};

/// What happened: fields by name, and every value of the record as it was written.
#[derive(Clone, Debug, Default)]
pub struct Happening {
    pub values: Vec<(String, Value)>,
    pub anywhere: Vec<String>,
}

impl Happening {
    /// The values of the first of some names, with `|` between, that is there.
    pub fn texts(&self, names: &str) -> Vec<String> {
        let of = |name: &str| self.values.iter().find(|(known, _)| known == name);
        names.split('|').find_map(of).map(|(_, value)| texts_of(value)).unwrap_or_default()
    }

    fn has(&self, names: &str) -> bool {
        !self.texts(names).is_empty()
    }
}

pub fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.clone()],
        Value::Integer(number) => vec![number.to_string()],
        Value::Decimal(number) => vec![number.to_string()],
        Value::List(texts) => texts.clone(),
    }
}

/// A happening, as the evaluator looks at it.
pub struct Seen<'a> {
    pub happening: &'a Happening,
    /// By field of the rule set: what it may be called.
    pub names: &'a [String],
}

impl Event for Seen<'_> {
    fn any(&self, field: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let texts = self.happening.texts(&self.names[field.0 as usize]);
        texts.iter().any(|text| test(text))
    }

    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.happening.anywhere.iter().any(|text| test(text))
    }
}

/// What rules' fields may be called.
pub fn names(fields: &Fields, of: &[String]) -> Vec<String> {
    of.iter().map(|name| fields.name_of(name)).collect()
}

/// Whether a happening is of a log source, as the head of `logsources.toml` says it.
pub fn is_of(source: &LogSource, table: &[Source], happening: &Happening) -> bool {
    let product = source.product.as_deref();
    let parts = [(source.category.as_deref(), None), (None, source.service.as_deref())];
    let parts: Vec<_> =
        parts.into_iter().filter(|(category, service)| category.is_some() || service.is_some()).collect();
    match (parts.as_slice(), product) {
        ([], None) => true,
        ([], Some(product)) => is_of_product(product, table, happening),
        (parts, _) => parts.iter().all(|(category, service)| {
            let mut rows = table
                .iter()
                .filter(|row| row.category.as_deref() == *category && row.service.as_deref() == *service)
                .filter(|row| row.product.is_none() || product.is_none() || row.product.as_deref() == product)
                .peekable();
            if rows.peek().is_none() {
                return says_so(product, *category, *service, happening);
            }
            rows.any(|row| {
                let product = product.filter(|_| row.product.is_none());
                any_line(row, happening)
                    && product.is_none_or(|product| is_of_product(product, table, happening))
            })
        }),
    }
}

fn is_of_product(product: &str, table: &[Source], happening: &Happening) -> bool {
    let is_row = |row: &&Source| {
        row.product.as_deref() == Some(product) && row.category.is_none() && row.service.is_none()
    };
    let mut rows = table.iter().filter(is_row).peekable();
    match rows.peek() {
        Some(_) => rows.any(|row| any_line(row, happening)),
        None => says_so(Some(product), None, None, happening),
    }
}

fn any_line(row: &Source, happening: &Happening) -> bool {
    row.when.iter().any(|line| holds(line, happening))
}

fn holds(line: &BTreeMap<String, Vec<String>>, happening: &Happening) -> bool {
    line.iter().all(|(name, wanted)| match name.strip_prefix('!') {
        Some(name) => !happening.has(name),
        None => happening.texts(name).iter().any(|text| wanted.iter().any(|wanted| is_like(wanted, text))),
    })
}

fn is_like(wanted: &str, text: &str) -> bool {
    let (wanted, text) = (wanted.to_ascii_lowercase(), text.to_ascii_lowercase());
    let inner = wanted.trim_matches('*');
    match (wanted.starts_with('*'), wanted.ends_with('*')) {
        (true, true) => text.contains(inner),
        (true, false) => text.ends_with(inner),
        (false, true) => text.starts_with(inner),
        (false, false) => text == inner,
    }
}

/// Whether an event says itself that it is of a log source that no row names.
fn says_so(
    product: Option<&str>,
    category: Option<&str>,
    service: Option<&str>,
    happening: &Happening,
) -> bool {
    let is = |field: &str, wanted: &str| {
        happening.texts(field).iter().any(|text| text.eq_ignore_ascii_case(wanted))
    };
    let named = [("product", product), ("category", category), ("service", service)];
    if named.iter().all(|(field, wanted)| wanted.is_none_or(|wanted| is(field, wanted))) {
        return true;
    }
    let dataset = "event.dataset|data_stream.dataset";
    match (product, category.or(service)) {
        (Some(product), Some(part)) => is(dataset, &format!("{product}.{part}")),
        (Some(product), None) => {
            let prefix = format!("{product}.").to_ascii_lowercase();
            is("event.module", product)
                || happening.texts(dataset).iter().any(|text| text.to_ascii_lowercase().starts_with(&prefix))
        }
        (None, Some(part)) => is(dataset, part),
        (None, None) => false,
    }
}
