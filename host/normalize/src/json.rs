//! JSON records: one object a record, of one of several shapes.
//!
//! A record is read once into a [`tape`] of places in its line; [`shape`] tells from the tape which kind of
//! JSON it is; the kind's parser writes the event through a [`sink`]. Rules that hold for all of them:
//!
//! - Objects inside objects become dotted names. Levels past [`tape::MAX_DEPTH`] are kept as JSON text.
//! - An array becomes one value an element; elements that are objects or arrays are kept as JSON text.
//! - `null` is no value. A whole number that 64 bits with a sign cannot hold, and a decimal with more digits
//!   than a double keeps, stay JSON text, so that no digit is lost; one past a double's range becomes text.
//! - Where a name comes twice, however it is nested, the first one stands.
//! - Text that is not JSON by RFC 8259, half a surrogate pair and control characters in strings included, is
//!   refused with the place of the first wrong byte.

pub(crate) mod escape;
pub(crate) mod flatten;
pub(crate) mod keys;
pub(crate) mod kinds;
pub(crate) mod map;
pub(crate) mod names;
mod natives;
mod plain;
pub(crate) mod reading;
mod shape;
pub(crate) mod sink;
mod string_ends;
pub(crate) mod tape;
pub(crate) mod time;

use std::cell::Cell;

use bartizan_model::{EventWriter, FieldId, FieldTable, Record};

use crate::{
    Format, Normalizer, WantedNow,
    format::ParseError,
    product::{suricata, windows},
};
use keys::Keys;
use kinds::Kinds;
use map::SlotsView;
use names::NameCache;
use natives::Natives;
use shape::Signs;
use sink::{MAX_OWN_VALUES, Seen, Sink};
use tape::Tape;

/// Fields outside ECS that the JSON parsers write, numbered once.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) windows: windows::Names,
    pub(crate) suricata: suricata::Names,
    /// The keys that mean something at any place.
    keys: Keys,
    signs: Signs,
    /// Tells this table's numbers from another's in a thread's cache.
    table: u64,
}

impl Names {
    pub(crate) fn new(fields: &FieldTable) -> Names {
        let keys = Keys::new(Signs::keys().chain(windows::keys()));
        Names {
            windows: windows::Names::new(fields, &keys),
            suricata: suricata::Names::new(fields),
            signs: Signs::new(&keys),
            keys,
            table: names::next_table(),
        }
    }

    /// The fields whose values other fields are made of.
    pub(crate) fn native_fields(&self) -> impl Iterator<Item = FieldId> {
        self.windows.slots().fields().chain(self.suricata.slots().fields())
    }

    /// The fields whose values tell what kind of event one is.
    pub(crate) fn telling_fields(&self) -> impl Iterator<Item = FieldId> {
        self.windows.telling_fields().into_iter().flatten()
    }

    /// The slots, by field, that records of a format have.
    fn slots(&self, format: Format) -> SlotsView<'_> {
        match format {
            Format::Suricata => self.suricata.slots().view(),
            Format::WindowsNxlog | Format::Winlogbeat | Format::WindowsEvent => self.windows.slots().view(),
            _ => SlotsView::default(),
        }
    }
}

/// What is used again from record to record, for its memory; nothing in it decides what an event holds.
#[derive(Default)]
struct Scratch {
    tape: Tape,
    seen: Seen,
    natives: Natives,
    names: NameCache,
    path: String,
    kinds: Kinds,
}

thread_local! {
    static SCRATCH: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Parses a line that is, or should be, a JSON object.
pub(crate) fn parse(
    normalizer: &Normalizer,
    format: Format,
    record: &Record,
    line: &str,
    wanted: Option<WantedNow<'_>>,
    event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    let mut scratch = SCRATCH.take().unwrap_or_default();
    let result = parse_with(&mut scratch, normalizer, format, record, line, wanted, event);
    SCRATCH.set(Some(scratch));
    result
}

fn parse_with(
    scratch: &mut Scratch,
    normalizer: &Normalizer,
    format: Format,
    record: &Record,
    line: &str,
    wanted: Option<WantedNow<'_>>,
    event: &mut EventWriter<'_>,
) -> Result<(), ParseError> {
    let Scratch { tape, seen, natives, names, path, kinds } = scratch;
    tape.read(&normalizer.json.keys, line)
        .map_err(|error| ParseError::Misfit { format: Format::Json, why: error.to_string().into() })?;
    let format = shape::check(&normalizer.json.signs, format, line, tape)?;
    seen.begin();
    names.begin(normalizer.json.table);
    path.clear();
    event.turn_away(tape.dropped());
    // Which values of an overfull record find room depends on all of them.
    let wanted = wanted.filter(|_| tape.len() <= MAX_OWN_VALUES).map(|wanted| {
        let made = match (wanted.in_full, wanted.set.of_kind()) {
            (false, Some(of_kind)) => windows::telling(&normalizer.json.windows, format, line, tape)
                .and_then(|values| kinds.made(wanted.set.number(), values, of_kind)),
            _ => None,
        };
        match made {
            Some(made) => {
                event.set_narrow();
                wanted.set.narrowed(made)
            }
            None => wanted.set.whole(),
        }
    });
    let (fields, keys, slots) = (&*normalizer.fields, &normalizer.json.keys, normalizer.json.slots(format));
    natives.begin(slots.len());
    let mut sink =
        Sink { line, tape, record, event, wanted, fields, keys, slots, seen, natives, names, path };
    match format {
        Format::Suricata => suricata::write(&mut sink),
        Format::WindowsNxlog => windows::write_flat(&normalizer.json.windows, normalizer, &mut sink),
        Format::Winlogbeat => windows::write_winlogbeat(&normalizer.json.windows, &mut sink),
        Format::WindowsEvent => windows::write_nested(&normalizer.json.windows, &mut sink),
        Format::Ecs => plain::write_ecs(&mut sink),
        _ => plain::write_other(&mut sink),
    }
    Ok(())
}
