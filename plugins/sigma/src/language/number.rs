//! Numbers as YAML writes them and events carry them.
//! Must not know: rules.

use super::model::{Compare, Number};

/// Digits of the longest number that is read as one; more is text.
const MAX_DIGITS: usize = 64;

/// Reads a plain YAML scalar as a number: the core schema's decimal, octal and hexadecimal integers and decimal
/// fractions. `.inf` and `.nan` are no numbers here.
pub fn parse_yaml(text: &str) -> Option<Number> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) || text.len() > MAX_DIGITS {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return from_radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return from_radix(digits, 8);
    }
    parse_decimal(text)
}

fn from_radix(digits: &str, radix: u32) -> Option<Number> {
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let value = u64::from_str_radix(digits, radix).ok()?;
    Some(Number { text: value.to_string(), value: value as f64 })
}

/// Reads a decimal number, with sign, fraction and exponent.
pub fn parse_decimal(text: &str) -> Option<Number> {
    let value = value_of(text)?;
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => ("-", text.get(1..)?),
        b'+' => ("", text.get(1..)?),
        _ => ("", text),
    };
    let is_integer = digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_integer {
        let digits = digits.trim_start_matches('0');
        let text = if digits.is_empty() { "0".to_owned() } else { format!("{sign}{digits}") };
        return Some(Number { text, value });
    }
    Some(Number { text: value.to_string(), value })
}

/// The value of decimal text, without allocation: `None` for anything that is not plainly a finite decimal number.
pub fn value_of(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > MAX_DIGITS || !bytes.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let is_decimal =
        bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    if !is_decimal {
        return None;
    }
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Compares a value's text with a number: whole numbers exactly, whatever their size, others as doubles.
/// `None` if the text is no number.
pub fn compare(text: &str, op: Compare, number: &Number) -> Option<bool> {
    if let (Ok(left), Ok(right)) = (text.parse::<i128>(), number.text.parse::<i128>()) {
        return Some(op.holds(left, right));
    }
    Some(op.holds(value_of(text)?, number.value))
}

impl Compare {
    /// Whether `left op right`.
    pub fn holds<T: PartialOrd>(self, left: T, right: T) -> bool {
        match self {
            Compare::Equal => left == right,
            Compare::NotEqual => left != right,
            Compare::Greater => left > right,
            Compare::GreaterOrEqual => left >= right,
            Compare::Less => left < right,
            Compare::LessOrEqual => left <= right,
        }
    }

    /// As mathematics writes it.
    pub fn sign(self) -> &'static str {
        match self {
            Compare::Equal => "=",
            Compare::NotEqual => "≠",
            Compare::Greater => ">",
            Compare::GreaterOrEqual => "≥",
            Compare::Less => "<",
            Compare::LessOrEqual => "≤",
        }
    }
}
