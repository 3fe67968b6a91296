//! One value, read as text or as a number, whatever it came as.

use bartizan_model::{EventBatch, Value};

/// A value as text; numbers in decimal, through `buffer`.
pub fn as_text<'a>(batch: &'a EventBatch, value: &'a Value, buffer: &'a mut String) -> &'a str {
    use std::fmt::Write as _;
    if let Some(text) = batch.text_of(value) {
        return text;
    }
    buffer.clear();
    // Writing to a string does not fail.
    let _ = match value {
        Value::Integer(number) => write!(buffer, "{number}"),
        Value::Decimal(number) => write!(buffer, "{number}"),
        Value::Boolean(truth) => write!(buffer, "{truth}"),
        _ => Ok(()),
    };
    buffer
}

/// A value as a whole number; none where it is not one exactly.
pub(super) fn as_integer(batch: &EventBatch, value: &Value) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        // Exact or not at all: 2^53 bounds what a decimal holds exactly.
        Value::Decimal(number) if number.fract() == 0.0 && number.abs() < 9.0e15 => Some(*number as i64),
        value => batch.text_of(value)?.parse().ok(),
    }
}

/// A value as a number; of text, a finite one only.
pub(super) fn as_decimal(batch: &EventBatch, value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        value => batch.text_of(value)?.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}
