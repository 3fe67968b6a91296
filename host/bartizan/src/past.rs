//! Records that were judged before, for shards and plugins that have yet to: from the journal, or from what a
//! replay still holds.

use std::{collections::VecDeque, sync::Arc};

use bartizan_detect::past::{Gone, Past};
use bartizan_model::{EventBatch, RecordBatch, Source};
use bartizan_normalize::Normalizer;
use bartizan_store::{Journal, JournalError};

/// Most records that are gone back for a plugin's lookback.
pub const MAX_LOOKBACK_RECORDS: u64 = 10_000_000;
/// Most bytes of records that a replay holds, for plugins that fail; beyond, states are saved anew.
const MAX_HELD_BYTES: usize = 16 << 20;

/// The journal as the past.
pub struct JournalPast {
    /// The records.
    pub journal: Arc<dyn Journal>,
    /// What makes events of them.
    pub normalizer: Arc<Normalizer>,
}

impl Past for JournalPast {
    fn locate(&self, number: u64) -> Option<(Arc<Source>, u64)> {
        locate(&*self.journal, number)
    }

    fn events(&self, from: u64, before: u64) -> Result<EventBatch, Gone> {
        let count = usize::try_from(before.saturating_sub(from)).unwrap_or(usize::MAX);
        match self.journal.read(from, count) {
            // Where numbers have gaps, it reads on behind them.
            Ok(records) => Ok(self.normalizer.normalize(records_before(records, before))),
            Err(error) => {
                let until = match &error {
                    JournalError::Pruned { first, .. } => *first,
                    JournalError::Corrupt { last, .. } => last + 1,
                    _ => before,
                };
                Err(Gone { until, reason: error.to_string() })
            }
        }
    }

    fn back(&self, from: u64, seconds: u64) -> u64 {
        back(&*self.journal, from, seconds)
    }
}

/// Where an event came from, as the journal knows.
pub fn locate(journal: &dyn Journal, number: u64) -> Option<(Arc<Source>, u64)> {
    match journal.locate(number) {
        Ok(location) => location.map(|location| (location.source, location.line)),
        Err(error) => {
            tracing::warn!(%error, number, "the journal does not know where an event came from");
            None
        }
    }
}

/// Number of the oldest record that was received within `seconds` before the one numbered `from`: found by
/// halving, since records are received in order.
pub fn back(journal: &dyn Journal, from: u64, seconds: u64) -> u64 {
    let received = |number: u64| {
        let records = journal.read(number, 1).ok()?;
        records.records().first().map(|record| record.received)
    };
    let first = journal.first_number().max(from.saturating_sub(MAX_LOOKBACK_RECORDS));
    let Some(last) = from.checked_sub(1).filter(|last| *last >= first) else { return from };
    let Some(newest) = received(last) else { return from };
    let oldest = newest.plus_seconds(-i64::try_from(seconds).unwrap_or(i64::MAX));
    let (mut low, mut high) = (first, from);
    while low < high {
        let middle = low + (high - low) / 2;
        match received(middle).is_some_and(|received| received >= oldest) {
            true => high = middle,
            false => low = middle + 1,
        }
    }
    low
}

/// The records of a batch that are numbered below a number.
fn records_before(records: RecordBatch, before: u64) -> RecordBatch {
    if records.records().last().is_none_or(|last| last.number < before) {
        return records;
    }
    let mut kept = RecordBatch::new();
    for (at, record) in records.records().iter().enumerate().filter(|(_, record)| record.number < before) {
        kept.push(record.number, &record.source, record.line, record.received, records.bytes_of(at));
    }
    kept
}

/// The records of a replay since states were saved last.
pub struct HeldPast {
    batches: VecDeque<RecordBatch>,
    bytes: usize,
    normalizer: Arc<Normalizer>,
}

impl HeldPast {
    /// Holds nothing yet.
    pub fn new(normalizer: Arc<Normalizer>) -> HeldPast {
        HeldPast { batches: VecDeque::new(), bytes: 0, normalizer }
    }

    /// Holds records.
    pub fn hold(&mut self, records: RecordBatch) {
        self.bytes += records.text().len() + size_of_val(records.records());
        self.batches.push_back(records);
    }

    /// Whether states should be saved now, and what is held be forgotten.
    pub fn is_full(&self) -> bool {
        self.bytes > MAX_HELD_BYTES
    }

    /// Forgets what is held.
    pub fn forget(&mut self) {
        self.batches.clear();
        self.bytes = 0;
    }
}

impl Past for HeldPast {
    fn locate(&self, number: u64) -> Option<(Arc<Source>, u64)> {
        let records = self.batches.iter().flat_map(|batch| batch.records());
        let record = records.into_iter().find(|record| record.number == number)?;
        Some((Arc::clone(&record.source), record.line))
    }

    fn events(&self, from: u64, before: u64) -> Result<EventBatch, Gone> {
        let gone = |until| Gone { until, reason: "the replay holds them no longer".into() };
        let first = self.back(from, u64::MAX);
        if first > from {
            return Err(gone(first));
        }
        let holding = self.batches.iter().find(|batch| {
            let range = batch.records().first().zip(batch.records().last());
            range.is_some_and(|(first, last)| first.number <= from && from <= last.number)
        });
        let Some(batch) = holding else { return Err(gone(before)) };
        let mut records = RecordBatch::new();
        let wanted = batch.records().iter().enumerate();
        for (at, record) in wanted.filter(|(_, record)| (from..before).contains(&record.number)) {
            records.push(record.number, &record.source, record.line, record.received, batch.bytes_of(at));
        }
        Ok(self.normalizer.normalize(records))
    }

    /// Everything that is held: times in a replay are those of files, and say little.
    fn back(&self, from: u64, _seconds: u64) -> u64 {
        let first = self.batches.front().and_then(|batch| batch.records().first());
        first.map_or(from, |first| first.number)
    }
}
