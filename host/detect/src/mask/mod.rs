//! Masks: what a plugin sees that must not see some fields' values.
//!
//! A masked plugin is given a [`Mask::view`] of each batch in place of the batch: the same events, in which
//! the masked fields hold pseudonyms, and in which no other value that came with the record holds a masked
//! value of the same event, be it whole (`related.user`) or in the middle of a text (`message`). Columns,
//! dictionaries, conditions and searches are then built on the view as on any batch, so there is no way
//! around it; they stand in slots of their own ([`crate::slots`]), so a plugin without masks
//! neither pays for it nor shares a code, a key or a search result with it.
//!
//! A view depends on one event alone, never on those before: findings stay the same however events are cut
//! into batches. The price is that an event whose normalizer did not find the name that it speaks of cannot
//! be searched for it. Free text of events that were not understood is therefore withheld; coded fields of
//! such an event are shown, and what two events have in common is not looked for.
//!
//! Words that the normalizer itself wrote are not of the record and stay, and so do ECS's own words in the
//! fields that it keeps for them: who logs in as `failure` does not make the failure unseen.

pub mod pseudonym;
mod search;

use std::sync::Arc;

use bartizan_model::{
    Event, EventBatch, FieldId, FieldPatterns, FieldTable, FieldValue, Parsed, RecordBatch, Value, ecs,
};
use hashbrown::HashMap;

use crate::columns::{Kind, as_text};
use pseudonym::Pseudonyms;
use search::Search;

/// Most bytes of values and pseudonyms that one mask remembers, so as not to encrypt them again.
pub const MAX_REMEMBERED_BYTES: usize = 16 << 20;
/// Most places in one value at which masked values are replaced; a value with more is replaced whole.
pub const MAX_PLACES: usize = 256;

/// The words that ECS allows in `event.kind`, `event.category`, `event.type` and `event.outcome`
/// (<https://www.elastic.co/docs/reference/ecs/ecs-category-field-values-reference>).
const ECS_WORDS: [(FieldId, &[&str]); 4] = [
    (
        ecs::EVENT_KIND,
        &["alert", "asset", "enrichment", "event", "metric", "pipeline_error", "signal", "state"],
    ),
    (
        ecs::EVENT_CATEGORY,
        &[
            "api",
            "authentication",
            "configuration",
            "database",
            "driver",
            "email",
            "file",
            "host",
            "iam",
            "intrusion_detection",
            "library",
            "malware",
            "network",
            "package",
            "process",
            "registry",
            "session",
            "threat",
            "vulnerability",
            "web",
        ],
    ),
    (
        ecs::EVENT_TYPE,
        &[
            "access",
            "admin",
            "allowed",
            "change",
            "connection",
            "creation",
            "deletion",
            "denied",
            "device",
            "end",
            "error",
            "group",
            "indicator",
            "info",
            "installation",
            "protocol",
            "start",
            "user",
        ],
    ),
    (ecs::EVENT_OUTCOME, &["failure", "success", "unknown"]),
];

/// One set of masked fields; see the module.
#[derive(Clone, Debug)]
pub struct Mask {
    masked: Arc<FieldPatterns>,
    fields: Arc<FieldTable>,
    pseudonyms: Pseudonyms,
    /// By field: whether it is masked, as far as was asked.
    known: Vec<Option<IsMasked>>,
    remembered: HashMap<Box<str>, Box<str>>,
    remembered_bytes: usize,
    search: Search,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum IsMasked {
    Yes,
    No,
}

impl Mask {
    /// The mask of some fields.
    pub fn new(masked: Arc<FieldPatterns>, fields: Arc<FieldTable>, pseudonyms: Pseudonyms) -> Mask {
        Mask {
            masked,
            fields,
            pseudonyms,
            known: vec![],
            remembered: HashMap::new(),
            remembered_bytes: 0,
            search: Search::default(),
        }
    }

    /// The fields that are masked.
    pub fn masked(&self) -> &Arc<FieldPatterns> {
        &self.masked
    }

    /// The events of a batch as a masked plugin may see them, with the fields that `wanted` names and no
    /// others. Rows, times and event numbers are those of the batch.
    pub fn view(&mut self, batch: &EventBatch, wanted: impl Fn(FieldId) -> bool) -> EventBatch {
        // Without the records' text: what a view holds was written into it.
        let mut records = RecordBatch::new();
        for record in batch.records().records() {
            records.push(record.number, &record.source, record.line, record.received, b"");
        }
        let mut view = EventBatch::new(records);
        let mut events = batch.events().iter();
        view.fill(|_, _, writer| {
            let Some(event) = events.next() else { return };
            writer.set_time(event.time);
            writer.set_parsed(event.parsed);
            self.find_masked(batch, event);
            for value in batch.values_of(event).iter().filter(|value| wanted(value.field)) {
                match self.shown(batch, event, value) {
                    Shown::Nothing => {}
                    Shown::AsIs(value_as_is) => writer.put(value.field, value_as_is),
                    Shown::Text(text) => writer.put_text(value.field, &text),
                }
            }
        });
        view
    }

    /// Gathers the masked values of an event, for the search in its other values.
    fn find_masked(&mut self, batch: &EventBatch, event: &Event) {
        self.search.begin();
        let mut number = String::new();
        for value in batch.values_of(event) {
            let truth = matches!(value.value, Value::Boolean(_) | Value::EmptyList);
            if !truth && self.is_masked(value.field) {
                self.search.look_for(as_text(batch, &value.value, &mut number));
            }
        }
        self.search.end();
    }

    fn shown(&mut self, batch: &EventBatch, event: &Event, value: &FieldValue) -> Shown {
        let kind = Kind::of(value.field);
        let number = matches!(kind, Kind::Integers | Kind::Decimals);
        let mut buffer = String::new();
        if self.is_masked(value.field) {
            return match value.value {
                // A number has no pseudonym; a plugin that reads it masked is not loaded.
                _ if number => Shown::Nothing,
                Value::EmptyList => Shown::AsIs(value.value),
                _ => Shown::Text(self.pseudonym(as_text(batch, &value.value, &mut buffer))),
            };
        }
        let text = match value.value {
            Value::Static(_) | Value::Boolean(_) | Value::EmptyList => return Shown::AsIs(value.value),
            Value::Integer(_) | Value::Decimal(_) => as_text(batch, &value.value, &mut buffer),
            Value::Line(_) | Value::Derived(_) | Value::Json(_) => {
                if self.is_withheld(batch, event, value) {
                    return Shown::Nothing;
                }
                as_text(batch, &value.value, &mut buffer)
            }
        };
        let whole = self.search.is_one(text);
        match value.value {
            Value::Integer(_) | Value::Decimal(_) if !whole => Shown::AsIs(value.value),
            _ if self.search.is_empty() || is_ecs_word(value.field, text) => Shown::Text(text.to_owned()),
            _ if number && (whole || text.parse::<f64>().is_err()) => Shown::Nothing,
            _ if number => Shown::Text(text.to_owned()),
            _ if whole => Shown::Text(self.pseudonym(text)),
            _ => Shown::Text(self.rewritten(text)),
        }
    }

    /// Whether a value may hold a masked value in a way in which no search would find it.
    fn is_withheld(&self, batch: &EventBatch, event: &Event, value: &FieldValue) -> bool {
        if Kind::of(value.field) == Kind::Text && event.parsed != Parsed::Understood {
            // Nobody has taken it apart: it may name whom it likes.
            return true;
        }
        if self.search.is_empty() {
            return false;
        }
        let text = batch.text_of(&value.value).unwrap_or_default();
        match value.value {
            _ if self.search.is_too_much() => true,
            // As it came: an escape such as `\u0061` is a letter, too.
            Value::Json(_) => text.contains('\\'),
            _ => value.field == ecs::EVENT_ORIGINAL && !self.search.is_literal_in(text),
        }
    }

    /// A text with a pseudonym in each place where a masked value of the event stood.
    fn rewritten(&mut self, text: &str) -> String {
        let places = self.search.places(text);
        if places.is_empty() {
            return text.to_owned();
        }
        if places.len() > MAX_PLACES {
            return self.pseudonym(text);
        }
        let (mut rewritten, mut from) = (String::with_capacity(text.len() + places.len() * 64), 0);
        for place in places {
            rewritten.push_str(text.get(from..place.start).unwrap_or_default());
            from = place.end;
            rewritten.push_str(&self.pseudonym(text.get(place).unwrap_or_default()));
        }
        rewritten.push_str(text.get(from..).unwrap_or_default());
        rewritten
    }

    fn pseudonym(&mut self, value: &str) -> String {
        if let Some(known) = self.remembered.get(value) {
            return known.as_ref().to_owned();
        }
        let pseudonym = self.pseudonyms.of(value);
        if value.len() > pseudonym::MAX_REVERSIBLE_BYTES {
            return pseudonym;
        }
        self.remembered_bytes += value.len() + pseudonym.len();
        if self.remembered_bytes > MAX_REMEMBERED_BYTES {
            self.remembered.clear();
            self.remembered_bytes = value.len() + pseudonym.len();
        }
        self.remembered.insert(value.into(), pseudonym.as_str().into());
        pseudonym
    }

    fn is_masked(&mut self, field: FieldId) -> bool {
        let at = field.index();
        if self.known.len() <= at {
            self.known.resize(at + 1, None);
        }
        let Mask { masked, fields, known, .. } = self;
        let Some(known) = known.get_mut(at) else { return true };
        *known.get_or_insert_with(|| match masked.matches(&fields.name(field)) {
            true => IsMasked::Yes,
            false => IsMasked::No,
        }) == IsMasked::Yes
    }
}

fn is_ecs_word(field: FieldId, text: &str) -> bool {
    ECS_WORDS.iter().any(|(of, words)| *of == field && words.contains(&text))
}

/// What a plugin is shown of a value.
enum Shown {
    Nothing,
    AsIs(Value),
    Text(String),
}
