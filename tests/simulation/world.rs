//! What is around detection: sources, a queue, a journal and a ledger, all in memory.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use bartizan_detect::past::{Gone, Past};
use bartizan_model::{EventBatch, Finding, RecordBatch, Source, Timestamp, ecs};
use serde::{Deserialize, Serialize};

use crate::rules::{Kind, Version};

/// Nanoseconds in a second.
pub const SECOND: i64 = 1_000_000_000;
/// How much later than the newest event one may still come, in seconds.
pub const LATENESS_SECONDS: u32 = 5;
/// How much later an event may come at all, in seconds. Plugins pass over those that are later than
/// [`LATENESS_SECONDS`].
pub const LATEST_SECONDS: i64 = 60;
/// How far a sender's clock may be ahead, in seconds.
pub const AHEAD_SECONDS: i64 = 30;
/// From so many seconds of records a state can be built anew: longest memory, lateness and a clock ahead.
pub const LOOKBACK_SECONDS: u64 = 300;

/// What a source says.
#[derive(Clone, Debug)]
pub struct Line {
    pub user: u8,
    pub action: &'static str,
    /// How far its time is from that of its arrival, in nanoseconds.
    pub offset: i64,
}

/// A source keeps its lines until they are in the journal.
pub struct Lines {
    pub lines: Vec<Line>,
    /// The next to be put into the queue.
    pub next: usize,
    /// Those before are in the journal.
    pub stored: usize,
}

/// A record of the journal.
pub struct Entry {
    pub source: usize,
    pub line: usize,
    pub user: u8,
    pub action: &'static str,
    pub received: i64,
    pub time: i64,
}

/// The journal: holds only so much, and what it has let go of is kept here for the checks alone.
pub struct Journal {
    pub sources: Vec<Arc<Source>>,
    pub entries: Vec<Entry>,
    /// Number of the first that is still there.
    pub first: u64,
    pub capacity: u64,
}

impl Journal {
    pub fn next(&self) -> u64 {
        self.entries.len() as u64
    }

    pub fn is_full(&self) -> bool {
        self.next() - self.first >= self.capacity
    }

    /// The events from `from` to before `to`, whether it still holds them or not.
    pub fn batch(&self, from: u64, to: u64) -> EventBatch {
        let mut records = RecordBatch::new();
        for number in from..to.min(self.next()) {
            let entry = &self.entries[number as usize];
            let source = &self.sources[entry.source];
            records.push(number, source, entry.line as u64 + 1, Timestamp(entry.received), b"line");
        }
        let mut batch = EventBatch::new(records);
        batch.fill(|record, _, event| {
            let entry = &self.entries[record.number as usize];
            event.set_time(Timestamp(entry.time));
            event.put_text(ecs::USER_NAME, &format!("user{}", entry.user));
            event.put_static(ecs::EVENT_ACTION, entry.action);
        });
        batch
    }
}

impl Past for Journal {
    fn locate(&self, number: u64) -> Option<(Arc<Source>, u64)> {
        let entry = self.entries.get(number as usize).filter(|_| number >= self.first)?;
        Some((Arc::clone(&self.sources[entry.source]), entry.line as u64 + 1))
    }

    fn events(&self, from: u64, before: u64) -> Result<EventBatch, Gone> {
        match from < self.first {
            true => Err(Gone { until: self.first, reason: "pruned".into() }),
            false => Ok(self.batch(from, before)),
        }
    }

    fn back(&self, from: u64, seconds: u64) -> u64 {
        let received = |number: u64| self.entries[number as usize].received;
        if from <= self.first {
            return from;
        }
        let oldest = received(from - 1) - seconds as i64 * SECOND;
        (self.first..from).find(|number| received(*number) >= oldest).unwrap_or(from)
    }
}

/// Everything that outlives the process, apart from the journal.
#[derive(Default)]
pub struct Ledger {
    pub findings: BTreeMap<String, Finding>,
    pub parked: BTreeSet<(String, u32, u64)>,
    pub checkpoint: Option<Checkpoint>,
}

/// What the process goes on from.
#[derive(Clone, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Detection's own.
    pub snapshot: bartizan_detect::correlate::Snapshot,
    /// The plugins, in the order they were added.
    pub loaded: Vec<Version>,
    /// When plugins came and went.
    pub changes: Vec<Change>,
}

/// A plugin came or went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    pub next: u64,
    pub kind: Kind,
    pub comes: bool,
}

/// Lines on their way to the journal: source and position.
pub struct Queue {
    pub waiting: VecDeque<(usize, usize)>,
    pub capacity: usize,
}
