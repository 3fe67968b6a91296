//! What was read, and how much of it was understood.

use std::collections::BTreeMap;

use bartizan_model::{EventBatch, FieldId, Parsed, ecs};
use serde::Serialize;

/// Most data sets that are told apart; events of further ones are counted as `other`.
pub const MAX_DATASETS: usize = 256;

/// Counts of records by what the normalizer made of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Tally {
    /// Records read.
    pub records: u64,
    /// Bytes of text in them.
    pub bytes: u64,
    /// Understood whole.
    pub understood: u64,
    /// Of a supported program, but with a message that its parser does not know.
    pub other_message: u64,
    /// Of a program that has no parser.
    pub other_program: u64,
    /// Not parsed at all; kept raw.
    pub failed: u64,
    /// Field values that did not fit their event, or whose names did not fit the table.
    pub values_turned_away: u64,
    /// Records by data set.
    pub datasets: BTreeMap<String, u64>,
}

impl Tally {
    /// The fields that are counted by: they must be made of every event.
    pub const FIELDS: [FieldId; 1] = [ecs::EVENT_DATASET];

    /// Counts a batch in.
    pub fn count(&mut self, events: &EventBatch) {
        self.records += events.len() as u64;
        self.bytes += events.records().text().len() as u64;
        self.values_turned_away += events.turned_away();
        for event in events.events() {
            match event.parsed {
                Parsed::Understood => self.understood += 1,
                Parsed::OtherMessage => self.other_message += 1,
                Parsed::OtherProgram => self.other_program += 1,
                Parsed::Failed => self.failed += 1,
            }
            let dataset = events.get_text(event, ecs::EVENT_DATASET).unwrap_or("-");
            match self.datasets.get_mut(dataset) {
                Some(count) => *count += 1,
                None => {
                    let name = if self.datasets.len() < MAX_DATASETS { dataset } else { "other" };
                    *self.datasets.entry(name.to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// The share of records of supported programs that were understood, in per cent; none where there was
    /// no such record.
    pub fn understood_percent(&self) -> Option<f64> {
        let supported = self.understood + self.other_message;
        (supported > 0).then(|| 100.0 * self.understood as f64 / supported as f64)
    }
}
