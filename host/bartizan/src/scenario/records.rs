//! The records of a scenario, in the order in which they would have arrived.

use std::{cmp::Reverse, collections::BinaryHeap, sync::Arc};

use bartizan_model::{EventBatch, FieldTable, RecordBatch, Source, Timestamp};
use bartizan_normalize::{Normalizer, Settings};

use super::{Scenario, ScenarioError, SourceFile};
use crate::read::{Batches, Input, ReadError};

/// Records of one file that are looked at together.
const FILE_BATCH_RECORDS: usize = 8_192;

/// One file's records, and how far they have been taken.
struct File {
    source: Arc<Source>,
    received: Timestamp,
    batches: Vec<EventBatch>,
    /// For each record: the largest event time up to it, its batch, its position there. A file's own order
    /// is kept, whatever its times say: it is the order in which the lines were written.
    order: Vec<(Timestamp, usize, usize)>,
    next: usize,
}

impl Scenario {
    /// Its records, in the order of their times (at the same time, in the order of its files), numbered
    /// from 1, in batches of `records`.
    pub fn batches(&self, records: usize) -> Result<Vec<RecordBatch>, ScenarioError> {
        let mut files = self.sources.iter().map(|source| self.read(source)).collect::<Result<Vec<_>, _>>()?;
        let mut heap: BinaryHeap<Reverse<(Timestamp, usize)>> = BinaryHeap::new();
        for (at, file) in files.iter().enumerate() {
            heap.extend(file.order.first().map(|(time, ..)| Reverse((*time, at))));
        }
        let (mut merged, mut batch, mut number) = (vec![], RecordBatch::new(), 1);
        while let Some(Reverse((_, at))) = heap.pop() {
            let Some(file) = files.get_mut(at) else { continue };
            if batch.len() >= records.max(1) {
                merged.push(std::mem::take(&mut batch));
            }
            file.take(&mut batch, number);
            number += 1;
            heap.extend(file.order.get(file.next).map(|(time, ..)| Reverse((*time, at))));
        }
        if !batch.is_empty() {
            merged.push(batch);
        }
        Ok(merged)
    }

    fn read(&self, source: &SourceFile) -> Result<File, ScenarioError> {
        if !source.path.is_file() {
            return Err(ScenarioError::Absent { name: self.name.clone(), file: source.path.clone() });
        }
        let failed = |error| ScenarioError::Records { name: self.name.clone(), error };
        let path = source.path.to_string_lossy();
        let input = Input::open(&path, source.format.as_deref(), Some(source.received)).map_err(failed)?;
        let normalizer = Normalizer::new(Arc::new(FieldTable::new()), Settings::default());
        let mut batches = Batches::new(vec![input], FILE_BATCH_RECORDS);
        let events: Vec<EventBatch> = batches.by_ref().map(|batch| normalizer.normalize(batch)).collect();
        if let Some(error) = batches.failed().first() {
            let copy = std::io::Error::new(error.error.kind(), error.error.to_string());
            return Err(failed(ReadError { name: error.name.clone(), what: error.what, error: copy }));
        }
        let mut latest = Timestamp(i64::MIN);
        let mut order = vec![];
        for (batch, events) in events.iter().enumerate() {
            for (position, event) in events.events().iter().enumerate() {
                latest = latest.max(event.time);
                order.push((latest, batch, position));
            }
        }
        let named = Source { name: source.name.clone(), format: source.format.clone() };
        Ok(File { source: Arc::new(named), received: source.received, batches: events, order, next: 0 })
    }
}

impl File {
    fn take(&mut self, into: &mut RecordBatch, number: u64) {
        let Some((_, batch, position)) = self.order.get(self.next) else { return };
        self.next += 1;
        let Some(records) = self.batches.get(*batch).map(EventBatch::records) else { return };
        let line = records.records().get(*position).map_or(0, |record| record.line);
        into.push(number, &self.source, line, self.received, records.bytes_of(*position));
    }
}
