//! Events: records normalized to ECS.
//!
//! Nothing is copied that need not be: a value is a slice of its record's line, unless it had to be decoded
//! (a JSON escape, a percent sign) or was made up by the normalizer (`event.category`).

use crate::{
    field::{FieldId, FieldTable},
    record::{Record, RecordBatch, Span},
    spare::Lent,
    time::Timestamp,
};

/// Most values that one event carries; further ones stay in `event.original`, and the batch counts them.
pub const MAX_VALUES_PER_EVENT: usize = 2_048;
/// How many events of a batch tell how much room the others need.
const SAMPLE_EVENTS: usize = 32;

/// One value of one field.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value {
    /// Text in the records' buffer.
    Line(Span),
    /// Text in the batch's buffer of decoded values.
    Derived(Span),
    /// Text that the normalizer knows, such as a category's name.
    Static(&'static str),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Decimal(f64),
    /// True or false.
    Boolean(bool),
    /// JSON text in the records' buffer, kept as it came: an object inside an array, or too deep a value.
    Json(Span),
    /// An array without elements.
    EmptyList,
}

/// A value and the field that it belongs to. A field with several values stands once for each.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FieldValue {
    /// The field.
    pub field: FieldId,
    /// Whether it is an element of an array, be it the only one.
    pub in_list: bool,
    /// The value.
    pub value: Value,
}

/// How much of a record the normalizer understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parsed {
    /// All of it: a parser for the product knew this kind of message.
    Understood,
    /// The envelope (syslog header, JSON), but it is of a program that has no parser here.
    OtherProgram,
    /// The envelope; its program has a parser, which does not know this message.
    OtherMessage,
    /// Nothing: `error.message` says why, `event.original` holds the text.
    Failed,
}

/// One event of a batch.
#[derive(Clone, Debug)]
pub struct Event {
    /// Position of its record in the batch.
    pub record: u32,
    /// When it happened.
    pub time: Timestamp,
    /// How much of the record was understood.
    pub parsed: Parsed,
    /// Whether it has those values only that tell whether anybody has to look at it; see [`EventBatch::rewrite`].
    pub narrow: bool,
    /// Its values: a range of the batch's values.
    first: u32,
    end: u32,
}

/// Events in journal order, one a record.
#[derive(Clone, Debug, Default)]
pub struct EventBatch {
    records: RecordBatch,
    derived: Lent<String>,
    events: Vec<Event>,
    values: Lent<Vec<FieldValue>>,
    turned_away: u64,
}

impl EventBatch {
    /// A batch whose events are still to be written, one for each record, in order. Where the records' buffers
    /// are used again, its own are, too.
    pub fn new(records: RecordBatch) -> EventBatch {
        let events = Vec::with_capacity(records.len());
        let (derived, values) = match records.spares() {
            Some(spares) => (spares.derived.lend(), spares.values.lend()),
            None => (Lent::default(), Lent::default()),
        };
        EventBatch { records, derived, events, values, turned_away: 0 }
    }

    /// Writes every record's event with `write`, in order.
    pub fn fill(&mut self, mut write: impl FnMut(&Record, &str, &mut EventWriter<'_>)) {
        let EventBatch { records, derived, events, values, turned_away } = self;
        let (derived, values) = (&mut **derived, &mut **values);
        for (position, record) in records.records().iter().enumerate().skip(events.len()) {
            if position == SAMPLE_EVENTS {
                // What the first ones took tells what the others will: better than to grow again and again.
                values.reserve(values.len() * (records.len() / SAMPLE_EVENTS));
                derived.reserve(derived.len() * (records.len() / SAMPLE_EVENTS));
            }
            let mut room = Room { text: records.text(), derived, values, turned_away };
            events.push(room.write(position, record, records.text_of(record), &mut write));
        }
    }

    /// Writes the events of some rows anew, which are narrow so far. What they had is theirs no longer.
    pub fn rewrite(&mut self, rows: &[u32], mut write: impl FnMut(&Record, &str, &mut EventWriter<'_>)) {
        let EventBatch { records, derived, events, values, .. } = self;
        // What has no room in an event has been counted when it was first written.
        let turned_away = &mut 0;
        for row in rows {
            let Some(event) = events.get_mut(*row as usize) else { continue };
            let Some(record) = records.records().get(event.record as usize) else { continue };
            let mut room = Room { text: records.text(), derived, values, turned_away };
            *event = room.write(event.record as usize, record, records.text_of(record), &mut write);
        }
    }

    /// The records that the events were made of.
    pub fn records(&self) -> &RecordBatch {
        &self.records
    }

    /// The events, in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// All events' values, end to end.
    pub fn values(&self) -> &[FieldValue] {
        &self.values
    }

    /// One event's values, in the order they were written.
    pub fn values_of(&self, event: &Event) -> &[FieldValue] {
        self.values.get(event.first as usize..event.end as usize).unwrap_or_default()
    }

    /// The record of an event.
    pub fn record_of(&self, event: &Event) -> Option<&Record> {
        self.records.records().get(event.record as usize)
    }

    /// The text of a value that is text; none for numbers, truth values and empty lists.
    pub fn text_of(&self, value: &Value) -> Option<&str> {
        match value {
            Value::Line(span) | Value::Json(span) => Some(span.of(self.records.text())),
            Value::Derived(span) => Some(span.of(&self.derived)),
            Value::Static(text) => Some(text),
            Value::Integer(_) | Value::Decimal(_) | Value::Boolean(_) | Value::EmptyList => None,
        }
    }

    /// An event's first value of a field.
    pub fn get(&self, event: &Event, field: FieldId) -> Option<&Value> {
        self.values_of(event).iter().find(|value| value.field == field).map(|value| &value.value)
    }

    /// An event's first value of a field, if it is text.
    pub fn get_text(&self, event: &Event, field: FieldId) -> Option<&str> {
        self.get(event, field).and_then(|value| self.text_of(value))
    }

    /// How many values were past [`MAX_VALUES_PER_EVENT`].
    pub fn turned_away(&self) -> u64 {
        self.turned_away
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

/// Where events are written.
struct Room<'a> {
    text: &'a str,
    derived: &'a mut String,
    values: &'a mut Vec<FieldValue>,
    turned_away: &'a mut u64,
}

impl Room<'_> {
    fn write(
        &mut self,
        position: usize,
        record: &Record,
        line: &str,
        write: &mut impl FnMut(&Record, &str, &mut EventWriter<'_>),
    ) -> Event {
        let Room { text, derived, values, turned_away } = self;
        let first = values.len();
        let (time, parsed) = (record.received, Parsed::Failed);
        let mut writer =
            EventWriter { text, derived, values, first, time, parsed, narrow: false, turned_away };
        write(record, line, &mut writer);
        let EventWriter { time, parsed, narrow, .. } = writer;
        let (record, first, end) = (offset(position), offset(first), offset(values.len()));
        Event { record, time, parsed, narrow, first, end }
    }
}

/// Writes one event. `put_…` sets a field that has one value, `add_…` an element of an array.
///
/// A field that ECS says is an array is written as one by `put_…`, too.
#[derive(Debug)]
pub struct EventWriter<'a> {
    text: &'a str,
    derived: &'a mut String,
    values: &'a mut Vec<FieldValue>,
    first: usize,
    time: Timestamp,
    parsed: Parsed,
    narrow: bool,
    turned_away: &'a mut u64,
}

impl EventWriter<'_> {
    /// Says when the event happened; unless said, when its record was received.
    pub fn set_time(&mut self, time: Timestamp) {
        self.time = time;
    }

    /// When the event happened, as said so far.
    pub fn time(&self) -> Timestamp {
        self.time
    }

    /// Says how much of the record was understood; unless said, nothing.
    pub fn set_parsed(&mut self, parsed: Parsed) {
        self.parsed = parsed;
    }

    /// Says that the event has some of its values only; unless said, it has all.
    pub fn set_narrow(&mut self) {
        self.narrow = true;
    }

    /// How much was understood, as said so far.
    pub fn parsed(&self) -> Parsed {
        self.parsed
    }

    /// Sets a field to any value.
    pub fn put(&mut self, field: FieldId, value: Value) {
        self.write(field, FieldTable::is_array(field), value);
    }

    /// Sets a field to text: kept as a slice where `text` lies in the line, else copied.
    pub fn put_text(&mut self, field: FieldId, text: &str) {
        let value = self.value_of(text);
        self.put(field, value);
    }

    /// Sets a field to text that the normalizer knows.
    pub fn put_static(&mut self, field: FieldId, text: &'static str) {
        self.put(field, Value::Static(text));
    }

    /// Sets a field to a number.
    pub fn put_integer(&mut self, field: FieldId, number: i64) {
        self.put(field, Value::Integer(number));
    }

    /// Adds any value to an array.
    pub fn add(&mut self, field: FieldId, value: Value) {
        self.write(field, true, value);
    }

    /// Adds text to an array, once.
    pub fn add_text(&mut self, field: FieldId, text: &str) {
        if !self.has_text(field, text) {
            let value = self.value_of(text);
            self.add(field, value);
        }
    }

    /// Adds text that the normalizer knows to an array, once.
    pub fn add_static(&mut self, field: FieldId, text: &'static str) {
        if !self.has_text(field, text) {
            self.add(field, Value::Static(text));
        }
    }

    /// Sets a field to text that lies in the line or not, whichever field held it before: what was written
    /// for the field is taken back.
    pub fn replace_text(&mut self, field: FieldId, text: &str) {
        let value = self.value_of(text);
        self.remove(field);
        self.put(field, value);
    }

    /// Takes back what was written for a field.
    pub fn remove(&mut self, field: FieldId) {
        let mut kept = self.first;
        for at in self.first..self.values.len() {
            if let Some(value) = self.values.get(at).copied()
                && value.field != field
            {
                if let Some(slot) = self.values.get_mut(kept) {
                    *slot = value;
                }
                kept += 1;
            }
        }
        self.values.truncate(kept);
    }

    /// What was written for this event so far.
    pub fn values(&self) -> &[FieldValue] {
        self.values.get(self.first..).unwrap_or_default()
    }

    /// The first value written for a field.
    pub fn get(&self, field: FieldId) -> Option<Value> {
        self.values().iter().find(|value| value.field == field).map(|value| value.value)
    }

    /// Whether a field was written.
    pub fn has(&self, field: FieldId) -> bool {
        self.get(field).is_some()
    }

    /// The first value written for a field, if it is text.
    pub fn get_text(&self, field: FieldId) -> Option<&str> {
        self.get(field).and_then(|value| self.text_of(value))
    }

    /// A value for some text: a slice of the line where it lies there, else a copy.
    pub fn value_of(&mut self, text: &str) -> Value {
        match span_in(self.text, text) {
            Some(span) => Value::Line(span),
            None => self.derive(|out| out.push_str(text)),
        }
    }

    /// A value for text that `write` appends to the batch's buffer of decoded values, without a copy between.
    pub fn derive(&mut self, write: impl FnOnce(&mut String)) -> Value {
        let start = self.derived.len();
        write(self.derived);
        Value::Derived(Span { start: offset(start), end: offset(self.derived.len().max(start)) })
    }

    /// Counts values that the record had and that are not written, beside those past
    /// [`MAX_VALUES_PER_EVENT`].
    pub fn turn_away(&mut self, count: u64) {
        *self.turned_away += count;
    }

    /// A value for JSON text that lies in the line; a copy as plain text where it does not.
    pub fn json_value(&mut self, text: &str) -> Value {
        match span_in(self.text, text) {
            Some(span) => Value::Json(span),
            None => self.value_of(text),
        }
    }

    fn has_text(&self, field: FieldId, text: &str) -> bool {
        self.values().iter().any(|value| value.field == field && self.text_of(value.value) == Some(text))
    }

    /// The text of a value that is text; none for numbers, truth values and empty lists.
    pub fn text_of(&self, value: Value) -> Option<&str> {
        match value {
            Value::Line(span) | Value::Json(span) => Some(span.of(self.text)),
            Value::Derived(span) => Some(span.of(self.derived)),
            Value::Static(text) => Some(text),
            Value::Integer(_) | Value::Decimal(_) | Value::Boolean(_) | Value::EmptyList => None,
        }
    }

    fn write(&mut self, field: FieldId, in_list: bool, value: Value) {
        if self.values.len() - self.first >= MAX_VALUES_PER_EVENT {
            *self.turned_away += 1;
            return;
        }
        self.values.push(FieldValue { field, in_list, value });
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Where `part` lies in `whole`, if it is a slice of it.
fn span_in(whole: &str, part: &str) -> Option<Span> {
    let start = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    let end = start.checked_add(part.len())?;
    (end <= whole.len()).then_some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
}

#[cfg(test)]
mod tests;
