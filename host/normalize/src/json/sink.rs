//! Where the JSON parsers write: an event in which each field is set once, by whoever comes first, and whose
//! values have the types that ECS says.

use bartizan_model::{
    EventWriter, FieldId, FieldTable, FieldType, Record, Value, event::MAX_VALUES_PER_EVENT,
};

use super::{
    escape::unescape_first,
    keys::{KeyId, Keys},
    map::SlotsView,
    names::NameCache,
    natives::Natives,
    tape::{Kind, Node, Tape},
};
use crate::wanted::Wanted;

/// Digits that a double keeps; a decimal with more stays text. Source: IEEE 754, `DBL_DECIMAL_DIG`.
const MAX_DECIMAL_DIGITS: usize = 17;

/// Values that a record's own members may take. The rest is for what is worked out of them: otherwise, a record
/// padded with members would have no `event.category`, and no rule would look at it.
pub(super) const MAX_OWN_VALUES: usize = MAX_VALUES_PER_EVENT - 256;

/// Which fields the event has so far.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    stamps: Vec<u32>,
    now: u32,
}

impl Seen {
    /// Forgets the last event's.
    pub(crate) fn begin(&mut self) {
        self.now = self.now.wrapping_add(1);
        if self.now == 0 {
            self.stamps.clear();
            self.now = 1;
        }
    }

    fn has(&self, field: FieldId) -> bool {
        self.stamps.get(field.index()) == Some(&self.now)
    }

    fn free(&mut self, field: FieldId) {
        if let Some(stamp) = self.stamps.get_mut(field.index()) {
            // 0 is no event's.
            *stamp = 0;
        }
    }

    fn claim(&mut self, field: FieldId) -> bool {
        if self.stamps.len() <= field.index() {
            self.stamps.resize(field.index() + 1, 0);
        }
        match self.stamps.get_mut(field.index()) {
            Some(stamp) if *stamp != self.now => {
                *stamp = self.now;
                true
            }
            _ => false,
        }
    }
}

/// One record on its way to being an event.
pub(crate) struct Sink<'s, 'w> {
    pub(crate) line: &'s str,
    pub(crate) tape: &'s Tape,
    pub(crate) record: &'s Record,
    pub(crate) event: &'s mut EventWriter<'w>,
    /// The fields to make; all, if none are named.
    pub(crate) wanted: Option<Wanted<'s>>,
    pub(crate) fields: &'s FieldTable,
    pub(crate) keys: &'s Keys,
    /// The native fields that the product's tables read.
    pub(super) slots: SlotsView<'s>,
    pub(crate) seen: &'s mut Seen,
    pub(super) natives: &'s mut Natives,
    pub(crate) names: &'s mut NameCache,
    /// The name that is being built.
    pub(crate) path: &'s mut String,
}

impl Sink<'_, '_> {
    /// Whether a field is to be made. What is not is nowhere set, and so asked for in vain with [`Sink::has`];
    /// [`WantedFields`](crate::WantedFields) sees to it that fields on which others depend are made.
    #[inline]
    pub(crate) fn wants(&self, field: FieldId) -> bool {
        self.wanted.is_none_or(|wanted| wanted.has(field, |better| self.seen.has(better)))
    }

    /// Whether any of some fields is to be made.
    pub(crate) fn wants_any(&self, fields: &[FieldId]) -> bool {
        fields.iter().any(|field| self.wants(*field))
    }

    /// Whether the event has the field.
    pub(crate) fn has(&self, field: FieldId) -> bool {
        self.seen.has(field)
    }

    /// Takes a field for the caller to write; false if the event has it already or it is not wanted.
    pub(crate) fn claim(&mut self, field: FieldId) -> bool {
        self.wants(field) && self.seen.claim(field)
    }

    /// Takes back what was written for a field.
    pub(crate) fn remove(&mut self, field: FieldId) {
        if self.seen.has(field) {
            self.event.remove(field);
            self.seen.free(field);
            self.natives.forget_written();
        }
    }

    /// Sets a field that is not set yet.
    pub(crate) fn put(&mut self, field: FieldId, value: Value) {
        if self.claim(field) {
            self.event.put(field, value);
        }
    }

    /// Sets a field that is not set yet to text known beforehand.
    pub(crate) fn put_static(&mut self, field: FieldId, text: &'static str) {
        self.put(field, Value::Static(text));
    }

    /// Sets an array that is not set yet.
    pub(crate) fn put_all(&mut self, field: FieldId, texts: &[&'static str]) {
        if !texts.is_empty() && self.claim(field) {
            texts.iter().for_each(|text| self.event.add(field, Value::Static(text)));
        }
    }

    /// Adds an element to an array that has it not yet.
    pub(crate) fn add(&mut self, field: FieldId, value: Value) {
        if !self.wants(field) {
            return;
        }
        let text = self.event.text_of(value);
        let is_there = text.is_some()
            && self.seen.has(field)
            && self
                .event
                .values()
                .iter()
                .any(|other| other.field == field && self.event.text_of(other.value) == text);
        if !is_there {
            self.seen.claim(field);
            self.event.add(field, value);
        }
    }

    /// A node of the record.
    pub(crate) fn node(&self, at: usize) -> Option<Node> {
        self.tape.node(at)
    }

    /// The first member of an object with a key.
    pub(crate) fn member(&self, at: usize, key: &str) -> Option<usize> {
        match self.keys.find_name(key) {
            id if at == 0 && id != KeyId::UNKNOWN => self.tape.top(id),
            _ => self.tape.member(self.line, at, key),
        }
    }

    /// A field's number.
    pub(crate) fn field(&mut self, name: &str) -> Option<FieldId> {
        self.names.find(self.fields, name)
    }

    /// Sets a field to what stands at a position of the tape. An object is kept as JSON.
    ///
    /// A native value that tables may ask for is noted, wanted or not.
    pub(crate) fn put_node(&mut self, field: FieldId, at: usize) {
        let (wants, slot) = (self.wants(field), self.slots.of(field));
        if !wants && slot.is_none() {
            return;
        }
        let Some(node) = self.tape.node(at) else { return };
        if node.kind == Kind::Null || self.seen.has(field) {
            return;
        }
        self.seen.claim(field);
        let first = self.event.values().len();
        match (wants, node.kind) {
            (false, _) => {}
            (true, Kind::Array) => self.put_array(field, at),
            (true, _) => {
                if let Some(value) = self.value(node, FieldTable::kind(field)) {
                    self.event.put(field, value);
                }
            }
        }
        if let Some(slot) = slot {
            let is_written = self.event.values().len() > first;
            self.natives.note(slot, at, is_written.then_some(first));
        }
    }

    fn put_array(&mut self, field: FieldId, at: usize) {
        let kind = FieldTable::kind(field);
        let mut is_empty = true;
        for child in self.tape.children(at) {
            if self.is_crowded() {
                is_empty = false;
                self.event.turn_away(1);
            } else if let Some(value) = self.tape.node(child).and_then(|node| self.value(node, kind)) {
                self.event.add(field, value);
                is_empty = false;
            }
        }
        if is_empty {
            self.event.put(field, Value::EmptyList);
        }
    }

    /// Whether the record's own values have taken all the room that is theirs.
    pub(crate) fn is_crowded(&self) -> bool {
        self.event.values().len() >= MAX_OWN_VALUES
    }

    /// A node's value as a field of type `kind` holds it; none for `null`.
    pub(crate) fn value(&mut self, node: Node, kind: FieldType) -> Option<Value> {
        let text = node.text(self.line);
        Some(match node.kind {
            Kind::Null => return None,
            Kind::Text => typed(text, kind).unwrap_or_else(|| self.event.value_of(text)),
            Kind::Escaped => {
                let (rest, length) = (node.text_and_rest(self.line), text.len());
                self.event.derive(|out| unescape_first(rest, length, out))
            }
            Kind::Number => match kind {
                FieldType::Keyword | FieldType::Text | FieldType::Ip | FieldType::Date => {
                    self.event.value_of(text)
                }
                _ => match number(text, kind) {
                    Some(number) => number,
                    // Readers of JSON refuse numbers past a double's range, though RFC 8259 does not.
                    None if text.parse().is_ok_and(f64::is_infinite) => self.event.value_of(text),
                    None => self.event.json_value(text),
                },
            },
            Kind::True | Kind::False => match kind {
                FieldType::Keyword | FieldType::Text => {
                    Value::Static(if node.kind == Kind::True { "true" } else { "false" })
                }
                _ => Value::Boolean(node.kind == Kind::True),
            },
            Kind::Object | Kind::Array | Kind::Deep => self.event.json_value(text),
        })
    }
}

/// Text as the number or truth value that its field holds; none where it is text to stay.
fn typed(text: &str, kind: FieldType) -> Option<Value> {
    match kind {
        FieldType::Integer => text.parse().ok().map(Value::Integer),
        FieldType::Decimal => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Decimal),
        FieldType::Boolean => text.parse().ok().map(Value::Boolean),
        _ => None,
    }
}

/// A JSON number's value; none where no digit may be lost and neither kind of number keeps them all.
fn number(text: &str, kind: FieldType) -> Option<Value> {
    if let Ok(whole) = text.parse::<i64>() {
        return Some(match kind {
            // Doubles hold whole numbers up to 2^53.
            FieldType::Decimal if whole.unsigned_abs() < 1 << 53 => Value::Decimal(whole as f64),
            _ => Value::Integer(whole),
        });
    }
    if !text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
        return None;
    }
    let decimal: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    if kind == FieldType::Integer && decimal.fract() == 0.0 && decimal.abs() < (1_i64 << 53) as f64 {
        return Some(Value::Integer(decimal as i64));
    }
    let digits =
        text.bytes().take_while(|byte| !matches!(byte, b'e' | b'E')).filter(u8::is_ascii_digit).count();
    (digits <= MAX_DECIMAL_DIGITS).then_some(Value::Decimal(decimal))
}

/// The part of a text value between two offsets of its text.
pub(crate) fn part(value: Value, from: usize, to: usize) -> Value {
    let narrow = |span: bartizan_model::Span| {
        let at = |offset: usize| {
            span.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX)).min(span.end)
        };
        bartizan_model::Span { start: at(from), end: at(to) }
    };
    match value {
        Value::Line(span) | Value::Json(span) => Value::Line(narrow(span)),
        Value::Derived(span) => Value::Derived(narrow(span)),
        Value::Static(text) => Value::Static(text.get(from..to).unwrap_or_default()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_of_a_number_is_lost() {
        let kind = FieldType::Unknown;
        assert_eq!(number("-9223372036854775808", kind), Some(Value::Integer(i64::MIN)));
        assert_eq!(number("18446744073709551615", kind), None);
        assert_eq!(number("1.5", kind), Some(Value::Decimal(1.5)));
        assert_eq!(number("1e400", kind), None);
        assert_eq!(number("0.12345678901234567890", kind), None);
        assert_eq!(number("443.0", FieldType::Integer), Some(Value::Integer(443)));
        assert_eq!(number("3", FieldType::Decimal), Some(Value::Decimal(3.0)));
        assert_eq!(
            number("9007199254740993", FieldType::Decimal),
            Some(Value::Integer(9_007_199_254_740_993))
        );
    }

    #[test]
    fn a_field_is_set_once_an_event() {
        let mut seen = Seen::default();
        let field = FieldId::from_index(9);
        seen.begin();
        assert!(seen.claim(field));
        assert!(!seen.claim(field));
        seen.begin();
        assert!(!seen.has(field));
        seen.now = u32::MAX;
        assert!(seen.claim(field));
        seen.begin();
        assert!(!seen.has(field));
    }
}
