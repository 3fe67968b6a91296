//! What the text tests share: normalizing lines, and showing an event as `field = value` lines.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::{fmt::Write, path::PathBuf, sync::Arc};

use bartizan_model::{EventBatch, FieldTable, RecordBatch, Source, Timestamp, Value};
use bartizan_normalize::{Normalizer, Settings};

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
        self.normalizer.normalize(records)
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
