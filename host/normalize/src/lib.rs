//! Records become ECS events.
//!
//! [`Normalizer::normalize`] is the way in: for each record, [`mod@format`] tells the shape of the line from its
//! first bytes (or is told it by the source), the shape's module (`text/…`, `json/…`) takes the envelope
//! apart, and a product's module (`product/…`) reads what is inside. [`output`] writes an event as JSON.
//!
//! The crate is pure: the same records give the same events, whatever else was normalized before, because
//! nothing is remembered between two records.

pub mod format;
mod json;
pub mod output;
mod product;
mod text;
mod wanted;

use std::sync::Arc;

use bartizan_model::{EventBatch, EventWriter, FieldId, FieldTable, Parsed, Record, RecordBatch, ecs};

pub use format::{Format, ParseError};
pub use wanted::{FieldsOfKind, WantedFields};

/// What the operator may say about records whose lines leave it open.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Offset from UTC, in seconds, of times that do not name theirs (RFC 3164, Apache's error log).
    pub utc_offset_seconds: i32,
}

/// How far ahead of its arrival an event may say that it happened, in seconds. One that claims more is
/// given its arrival time, so that a wrong clock cannot push the watermark past everything else.
pub const MAX_AHEAD_SECONDS: i64 = 24 * 3_600;

/// Turns records into events; see the module.
#[derive(Debug)]
pub struct Normalizer {
    pub(crate) fields: Arc<FieldTable>,
    pub(crate) settings: Settings,
    pub(crate) text: text::Names,
    pub(crate) json: json::Names,
}

impl Normalizer {
    /// A normalizer that numbers field names by `fields`.
    pub fn new(fields: Arc<FieldTable>, settings: Settings) -> Normalizer {
        let text = text::Names::new(&fields);
        let json = json::Names::new(&fields);
        Normalizer { fields, settings, text, json }
    }

    /// One event for each record, in order. What cannot be parsed becomes an event with `error.message` and
    /// `event.original`.
    pub fn normalize(&self, records: RecordBatch) -> EventBatch {
        self.normalize_batch(records, None)
    }

    /// As [`Normalizer::normalize`], but of the fields only `wanted` need be made, which is quicker: their
    /// values, the events' times and how much was understood are the same; values of other fields may be
    /// there or not. Of a set [by kind](WantedFields::by_kind), an event that is narrow has the part that is wanted of its
    /// kind. Only JSON is read faster for it.
    pub fn normalize_wanted(&self, records: RecordBatch, wanted: &WantedFields) -> EventBatch {
        self.normalize_batch(records, Some(wanted))
    }

    /// The set of some fields, for [`Normalizer::normalize_wanted`]. It costs about as much as an event a field:
    /// it is to be made when what is wanted changes, not for each batch.
    pub fn wanted(&self, fields: impl IntoIterator<Item = FieldId>) -> WantedFields {
        WantedFields::new(&self.fields, fields, self.json.native_fields())
    }

    /// The fields whose values tell what kind of event one is, see [`WantedFields::by_kind`]: of many events, it is known
    /// before anything is made of them that they have some of these fields, and with which values.
    pub fn telling_fields(&self) -> Vec<FieldId> {
        self.json.telling_fields().collect()
    }

    /// Writes narrow events anew, those of some rows, with all fields that are wanted.
    pub fn widen(&self, batch: &mut EventBatch, rows: &[u32], wanted: &WantedFields) {
        let whole = WantedNow { set: wanted, in_full: true };
        batch.rewrite(rows, |record, line, event| self.normalize_record(record, line, Some(whole), event));
    }

    fn normalize_batch(&self, records: RecordBatch, wanted: Option<&WantedFields>) -> EventBatch {
        let mut batch = EventBatch::new(records);
        let wanted = wanted.map(|set| WantedNow { set, in_full: false });
        batch.fill(|record, line, event| self.normalize_record(record, line, wanted, event));
        batch
    }

    fn normalize_record(
        &self,
        record: &Record,
        line: &str,
        wanted: Option<WantedNow<'_>>,
        event: &mut EventWriter<'_>,
    ) {
        // What marked the record's ends on its way is not part of it, whoever read it: a file's byte order
        // mark, a line's end, the NUL that some senders of syslog add.
        let line = line.strip_prefix('\u{feff}').unwrap_or(line).trim_end_matches(['\r', '\n', '\0']);
        let named = record.source.format.as_deref().and_then(Format::from_name);
        let parsed = match named.unwrap_or_else(|| Format::of(line)) {
            Format::Text if named.is_none() => text::unknown(line, event),
            format => format.parse(self, record, line, wanted, event),
        };
        if let Err(why) = parsed {
            event.set_parsed(Parsed::Failed);
            event.remove(ecs::EVENT_KIND);
            event.put_static(ecs::EVENT_KIND, "event");
            event.put_text(ecs::ERROR_MESSAGE, &why.to_string());
            event.put_text(ecs::EVENT_ORIGINAL, line);
        }
        if event.time() > record.received.plus_seconds(MAX_AHEAD_SECONDS) {
            event.set_time(record.received);
            event.put_static(ecs::ERROR_MESSAGE, TIME_AHEAD);
        }
    }
}

/// What is wanted of events that are being written.
#[derive(Clone, Copy)]
pub(crate) struct WantedNow<'w> {
    pub(crate) set: &'w WantedFields,
    /// Whatever kind of event one is.
    pub(crate) in_full: bool,
}

const TIME_AHEAD: &str = "the record's time is more than a day ahead of its arrival, whose time the event has \
                          instead; set the sender's clock, or `utc_offset_seconds` if its times name no zone";
const TIME_OUT_OF_RANGE: &str =
    "the record's time lies outside 1677-09-21 to 2262-04-11; the event has its arrival time instead";

/// Says that a record's time is one that no event can have. The event keeps its arrival time.
pub(crate) fn put_time_out_of_range(event: &mut EventWriter<'_>) {
    event.put_static(ecs::ERROR_MESSAGE, TIME_OUT_OF_RANGE);
}
