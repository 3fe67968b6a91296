//! A row of a batch, as rules and correlations look at it.

use std::cell::OnceCell;

use bartizan_sdk::{Condition, Field, Row, Test};

use crate::{
    correlation,
    language::{evaluate, model::FieldIndex},
    plan::{self, Way},
};

/// Most values of one record that keywords are looked for in.
const MAX_VALUES: usize = 4_096;

/// A row; see the module.
pub struct RowEvent<'a> {
    row: Row<'a>,
    /// By field of the rule set.
    fields: &'a [Field],
    /// A record's own text.
    original: Field,
    /// Every value of the record, once keywords have asked for them.
    values: OnceCell<Vec<String>>,
}

impl<'a> RowEvent<'a> {
    /// A row whose fields are in the rule set's order.
    pub fn new(row: Row<'a>, fields: &'a [Field], original: Field) -> RowEvent<'a> {
        RowEvent { row, fields, original, values: OnceCell::new() }
    }

    /// The row.
    pub fn row(&self) -> &Row<'a> {
        &self.row
    }

    /// A field's first value; empty where the row lacks it.
    pub fn text(&self, field: FieldIndex) -> &'a str {
        self.field(field).map_or("", |field| self.row.text(field))
    }

    fn field(&self, field: FieldIndex) -> Option<Field> {
        self.fields.get(field.0 as usize).copied()
    }

    /// Every value of the record: of JSON, all strings, numbers and truth values; of any other text, the whole.
    fn all_values(&self) -> &[String] {
        self.values.get_or_init(|| {
            let text = self.row.text(self.original);
            let mut values = vec![];
            match serde_json::from_str::<serde_json::Value>(text) {
                Ok(json) => gather(&json, &mut values),
                Err(_) => values.push(text.to_owned()),
            }
            values
        })
    }
}

fn gather(json: &serde_json::Value, values: &mut Vec<String>) {
    use serde_json::Value;
    if values.len() >= MAX_VALUES {
        return;
    }
    match json {
        Value::Null => {}
        Value::Bool(truth) => values.push(truth.to_string()),
        Value::Number(number) => values.push(number.to_string()),
        Value::String(text) => values.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| gather(item, values)),
        Value::Object(members) => members.values().for_each(|member| gather(member, values)),
    }
}

impl evaluate::Event for RowEvent<'_> {
    fn any(&self, field: FieldIndex, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let Some(field) = self.field(field) else { return false };
        if plan::is_time(field.name()) {
            // It is the event's own, which no field holds.
            return test(&self.row.time().to_string());
        }
        self.row.values(field).any(test)
    }

    fn any_anywhere(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.all_values().iter().any(|value| test(value))
    }

    fn has(&self, field: FieldIndex) -> bool {
        self.field(field).is_some_and(|field| plan::is_time(field.name()) || self.row.has(field))
    }
}

impl correlation::Row for RowEvent<'_> {
    fn number(&self) -> u64 {
        self.row.number()
    }

    fn time_ns(&self) -> i64 {
        self.row.time().0
    }

    fn watermark_ns(&self) -> i64 {
        self.row.watermark().0
    }

    fn key(&self, field: FieldIndex) -> u64 {
        self.field(field).map_or(0, |field| self.row.key(field).0)
    }

    fn decimal(&self, field: FieldIndex) -> Option<f64> {
        self.row.decimal(self.field(field)?)
    }
}

/// A [`Way`] whose fields are known.
#[derive(Clone, Debug, Default)]
pub struct KnownWay {
    has: Vec<(Field, Vec<Test>)>,
    lacks: Vec<Field>,
}

impl KnownWay {
    /// A way whose fields `field` knows.
    pub fn of(way: &Way, mut field: impl FnMut(&str) -> Field) -> KnownWay {
        let mut tests = |condition: &Condition| (field(&condition.field), condition.any_of.clone());
        let has = way.has.iter().map(&mut tests).collect();
        KnownWay { has, lacks: way.lacks.iter().map(|name| field(name)).collect() }
    }

    /// Whether a row is known by it.
    pub fn knows(&self, row: &Row<'_>) -> bool {
        self.has
            .iter()
            .all(|(field, tests)| row.values(*field).any(|value| tests.iter().any(|test| holds(test, value))))
            && !self.lacks.iter().any(|field| row.has(*field))
    }
}

fn holds(test: &Test, value: &str) -> bool {
    let part = |wanted: &str, from: usize| {
        value.get(from..from + wanted.len()).is_some_and(|part| part.eq_ignore_ascii_case(wanted))
    };
    match test {
        Test::Exists => true,
        Test::Equals(wanted) => value.eq_ignore_ascii_case(wanted),
        Test::Prefix(wanted) => part(wanted, 0),
        Test::Suffix(wanted) => value.len().checked_sub(wanted.len()).is_some_and(|from| part(wanted, from)),
        Test::Contains(wanted) => {
            (0..=value.len().saturating_sub(wanted.len())).any(|from| part(wanted, from))
        }
    }
}
