//! What the text tests share: normalizing lines, and showing an event as `field = value` lines.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{
    collections::BTreeSet,
    fmt::Write,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use bartizan_model::{
    Event, EventBatch, FieldId, FieldTable, FieldValue, RecordBatch, Source, Timestamp, Value,
};
use bartizan_normalize::{Normalizer, Settings};

/// How many sets of fields are tried on whatever is normalized.
const SUBSETS: u64 = 24;
/// Of records larger than this, fewer.
const MANY_BYTES: usize = 64 << 10;

/// The mixing step of SplitMix64 (Steele, Lea and Flood, 2014).
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// An event's values of some fields, by field, with their text in place of where it stands.
fn wanted_values(batch: &EventBatch, event: &Event, wanted: &[FieldId]) -> Vec<(FieldId, bool, String)> {
    let is_wanted = |value: &&FieldValue| wanted.binary_search(&value.field).is_ok();
    let mut values: Vec<_> = batch
        .values_of(event)
        .iter()
        .filter(is_wanted)
        .map(|value| {
            let shown = match batch.text_of(&value.value) {
                Some(text) if matches!(value.value, Value::Json(_)) => format!("JSON {text}"),
                Some(text) => format!("text {text}"),
                None => format!("{:?}", value.value),
            };
            (value.field, value.in_list, shown)
        })
        .collect();
    values.sort_by_key(|value| value.0);
    values
}

/// A table and the normalizer that numbers by it.
pub struct Bench {
    pub fields: Arc<FieldTable>,
    pub normalizer: Normalizer,
}

impl Bench {
    pub fn new() -> Bench {
        Bench::with(Settings::default())
    }

    pub fn with(settings: Settings) -> Bench {
        let fields = Arc::new(FieldTable::new());
        Bench { normalizer: Normalizer::new(Arc::clone(&fields), settings), fields }
    }

    /// Events of lines that came from a source of this name and format at this time.
    pub fn events(&self, name: &str, format: Option<&str>, received: &str, lines: &[&[u8]]) -> EventBatch {
        let source = Arc::new(Source { name: name.into(), format: format.map(String::from) });
        let received = Timestamp::parse(received).unwrap();
        let mut records = RecordBatch::new();
        for (line, number) in lines.iter().zip(0..) {
            records.push(number, &source, number + 1, received, line);
        }
        let batch = self.normalizer.normalize(records.clone());
        // Whatever is tested with these lines, so is asking for a few of their fields.
        let subsets = if records.text().len() > MANY_BYTES { 2 } else { SUBSETS };
        self.check_wanted(&records, &batch, subsets);
        batch
    }

    /// Holds events of which a few fields were wanted against the whole events, for some sets of fields that
    /// look like chance and are always the same.
    pub fn check_wanted(&self, records: &RecordBatch, whole: &EventBatch, subsets: u64) {
        let mut occurring: Vec<FieldId> = whole.values().iter().map(|value| value.field).collect();
        occurring.sort_unstable();
        occurring.dedup();
        for seed in 0..subsets {
            // From one field in two to one in some hundreds.
            let bits = seed % 9 + 1;
            let is_in = |field: &&FieldId| mix(seed << 32 | field.index() as u64).is_multiple_of(1 << bits);
            let wanted: Vec<FieldId> = occurring.iter().filter(is_in).copied().collect();
            self.check_subset(records, whole, &wanted);
            if seed % 3 == 0 {
                self.check_narrow(records, whole, &wanted, seed);
            }
        }
    }

    /// Holds events of which some fields were wanted against the whole events.
    pub fn check_subset(&self, records: &RecordBatch, whole: &EventBatch, wanted: &[FieldId]) {
        let set = self.normalizer.wanted(wanted.iter().copied());
        let part = self.normalizer.normalize_wanted(records.clone(), &set);
        self.check_part(&part, whole, |_| wanted.to_vec());
    }

    /// Holds events of which fewer fields were wanted, by their kind, against the whole events; and then, when all
    /// that is wanted has been made of those after all.
    fn check_narrow(&self, records: &RecordBatch, whole: &EventBatch, wanted: &[FieldId], seed: u64) {
        let telling = self.normalizer.telling_fields();
        let asked = Arc::new(Mutex::new(BTreeSet::new()));
        let few = {
            let (wanted, asked) = (wanted.to_vec(), Arc::clone(&asked));
            move |kind: &[(FieldId, &str)]| -> Vec<Arc<[FieldId]>> {
                let kept: Vec<(FieldId, String)> = kind.iter().map(|(f, v)| (*f, (*v).to_owned())).collect();
                asked.lock().unwrap().insert(kept);
                // What follows from the others tells nothing new.
                let bytes = kind.iter().take(2).flat_map(|(_, value)| value.bytes());
                let salt = bytes.fold(seed, |salt, byte| mix(salt ^ u64::from(byte)));
                let chance = |field: &FieldId, of| mix(salt ^ field.index() as u64) % of;
                let mut some: Vec<FieldId> =
                    wanted.iter().filter(|field| chance(field, 3) == 0).copied().collect();
                some.sort_by_key(|field| chance(field, u64::MAX));
                // Each under a name or several, some of which are those of others, too.
                let several = some.windows(3).map(|names| names[..1 + chance(&names[0], 3) as usize].into());
                several.chain(some.iter().rev().take(2).map(|field| [*field].into())).collect()
            }
        };
        let set = self.normalizer.wanted(wanted.iter().copied()).by_kind(Arc::new(few.clone()));
        let mut part = self.normalizer.normalize_wanted(records.clone(), &set);
        let narrow: Vec<u32> =
            (0..).zip(part.events()).filter(|(_, event)| event.narrow).map(|(row, _)| row).collect();
        self.check_part(&part, whole, |row| {
            if !part.events()[row].narrow {
                return wanted.to_vec();
            }
            // The kind was told before the event was made: it must be what the whole event says.
            let event = &whole.events()[row];
            let is_true = |(field, told): &(FieldId, String)| match whole.get(event, *field) {
                Some(Value::Integer(number)) => number.to_string() == *told,
                value => value.and_then(|value| whole.text_of(value)) == Some(told),
            };
            let asked = asked.lock().unwrap().clone();
            let mut kinds = asked.iter().filter(|kind| kind.iter().all(is_true));
            let kind = kinds.next_back().expect("a narrow event is of a kind that was asked for");
            assert!(kind.iter().all(|(field, _)| telling.contains(field)));
            let names = few(&kind.iter().map(|(field, value)| (*field, value.as_str())).collect::<Vec<_>>());
            // Of each field, the first name that the event has.
            let first = |names: &Arc<[FieldId]>| {
                names.iter().find(|name| whole.get(event, **name).is_some()).copied()
            };
            let mut wanted: Vec<FieldId> = names.iter().filter_map(first).collect();
            wanted.sort_unstable();
            wanted
        });
        self.normalizer.widen(&mut part, &narrow, &set);
        assert!(part.events().iter().all(|event| !event.narrow));
        assert_eq!(part.turned_away(), self.normalizer.normalize_wanted(records.clone(), &set).turned_away());
        self.check_part(&part, whole, |_| wanted.to_vec());
    }

    /// Holds the values of some fields, by row, against those of the whole events.
    fn check_part(&self, part: &EventBatch, whole: &EventBatch, wanted: impl Fn(usize) -> Vec<FieldId>) {
        assert_eq!(part.len(), whole.len());
        for (row, (some, all)) in part.events().iter().zip(whole.events()).enumerate() {
            assert_eq!((some.record, some.time, some.parsed), (all.record, all.time, all.parsed));
            let wanted = &wanted(row)[..];
            let (some, all) = (wanted_values(part, some, wanted), wanted_values(whole, all, wanted));
            if some != all {
                let names: Vec<_> = wanted.iter().map(|field| self.fields.name(*field)).collect();
                let name = |field: &FieldId| self.fields.name(*field);
                let lacking: Vec<_> = all
                    .iter()
                    .filter(|value| !some.contains(value))
                    .map(|value| (name(&value.0), value))
                    .collect();
                let added: Vec<_> = some
                    .iter()
                    .filter(|value| !all.contains(value))
                    .map(|value| (name(&value.0), value))
                    .collect();
                panic!("wanted {names:?}\nlacks {lacking:?}\nmade up {added:?}");
            }
        }
    }

    /// Every value of every event, in the order written; arrays have `[]` behind their name.
    pub fn shown(&self, batch: &EventBatch) -> String {
        let mut shown = String::new();
        for event in batch.events() {
            if batch.len() > 1 {
                writeln!(shown, "> {}", batch.records().text_of(batch.record_of(event).unwrap())).unwrap();
            }
            writeln!(shown, "@ {} {:?}", event.time, event.parsed).unwrap();
            for value in batch.values_of(event) {
                let list = if value.in_list { "[]" } else { "" };
                write!(shown, "{}{list} = ", self.fields.name(value.field)).unwrap();
                match value.value {
                    Value::Integer(number) => writeln!(shown, "{number}").unwrap(),
                    Value::Decimal(number) => writeln!(shown, "{number:?}").unwrap(),
                    Value::Boolean(truth) => writeln!(shown, "{truth}").unwrap(),
                    Value::EmptyList => writeln!(shown, "(nothing)").unwrap(),
                    other => writeln!(shown, "{:?}", batch.text_of(&other).unwrap()).unwrap(),
                }
            }
        }
        shown
    }

    /// One line's event, shown.
    pub fn show(&self, line: &str) -> String {
        self.shown(&self.events("test", None, "2025-06-01T00:00:00Z", &[line.as_bytes()]))
    }

    /// One line's fields that differ between messages of one program: all but the envelope's.
    pub fn facts(&self, line: &str) -> String {
        const ENVELOPE: [&str; 13] = [
            "log.syslog.",
            "host.",
            "process.name",
            "process.pid",
            "message",
            "event.kind",
            "event.module",
            "related.",
            "event.dataset",
            "event.provider",
            "system.auth.pam.module",
            "system.auth.pam.service",
            "@ ",
        ];
        let shown = self.show(line);
        let mut facts: Vec<&str> =
            shown.lines().filter(|line| !ENVELOPE.iter().any(|prefix| line.starts_with(prefix))).collect();
        let parsed = shown.lines().next().unwrap_or_default().rsplit(' ').next().unwrap_or_default();
        if parsed != "Understood" {
            facts.insert(0, parsed);
        }
        facts.join(", ")
    }
}

/// A file of the shared test data, or none, said loudly.
pub fn test_data(path: &str) -> Option<Vec<u8>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folders = std::env::var_os("BARTIZAN_TEST_DATA").map(PathBuf::from).into_iter().chain([beside]);
    for folder in folders {
        if let Ok(bytes) = std::fs::read(folder.join(path)) {
            return Some(bytes);
        }
    }
    eprintln!("SKIPPED: {path} is not there; set BARTIZAN_TEST_DATA to the folder that holds it");
    None
}

/// The lines of a file, without their ends.
pub fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> =
        bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect();
    if lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}
