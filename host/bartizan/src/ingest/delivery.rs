//! The way from the inputs to the collector: one queue, bounded in deliveries and in bytes. An input that
//! finds it full waits (files, TCP), drops in the kernel (UDP), or says so to its client (HTTP).

use std::sync::Arc;

use bartizan_model::record::MAX_RECORD_BYTES;
use bartizan_model::{Source, Timestamp};
use bartizan_store::Position;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use super::clock;

/// What one record costs in the queue beside its bytes.
const ENTRY_BYTES: usize = 64;
/// What a unit of the queue's room holds, in bytes: permits are counted in 32 bits.
const UNIT_BYTES: usize = 1_024;

/// Some records of one input, in order.
#[derive(Debug, Default)]
pub(super) struct Records {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    cut: u64,
}

#[derive(Debug)]
struct Entry {
    source: Arc<Source>,
    line: u64,
    start: usize,
    end: usize,
}

impl Records {
    /// Records that are parts of `bytes`: [`Records::mark`] says which.
    pub fn of(bytes: Vec<u8>) -> Records {
        Records { bytes, ..Records::default() }
    }

    /// Adds a record, cut at [`MAX_RECORD_BYTES`].
    pub fn push(&mut self, source: &Arc<Source>, line: u64, record: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(record.get(..MAX_RECORD_BYTES).unwrap_or(record));
        self.entries.push(Entry { source: Arc::clone(source), line, start, end: self.bytes.len() });
        self.cut += u64::from(record.len() > MAX_RECORD_BYTES);
    }

    /// Adds the record that `range` of the buffer is, cut at [`MAX_RECORD_BYTES`].
    pub fn mark(&mut self, source: &Arc<Source>, line: u64, range: std::ops::Range<usize>) {
        let end = range.end.min(range.start + MAX_RECORD_BYTES);
        self.entries.push(Entry { source: Arc::clone(source), line, start: range.start, end });
        self.cut += u64::from(end < range.end);
    }

    /// Counts one of the records as cut before it came here.
    pub fn count_cut(&mut self) {
        self.cut += 1;
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many were cut.
    pub fn cut(&self) -> u64 {
        self.cut
    }

    /// Bytes of all records.
    pub fn bytes(&self) -> usize {
        self.entries.iter().map(|entry| entry.end - entry.start).sum()
    }

    /// Each record's source, line and bytes.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<Source>, u64, &[u8])> {
        self.entries.iter().map(|entry| {
            (&entry.source, entry.line, self.bytes.get(entry.start..entry.end).unwrap_or_default())
        })
    }
}

/// What an input hands over: stored whole, in one write with the positions, or not at all.
#[derive(Debug)]
pub(super) struct Delivery {
    pub records: Records,
    pub received: Timestamp,
    /// Where the input stands behind these records.
    pub positions: Vec<Position>,
    /// Told when it is durable; dropped untold if it never will be.
    pub done: Option<oneshot::Sender<()>>,
    _room: OwnedSemaphorePermit,
}

/// The inputs' end of the queue.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    sender: mpsc::Sender<Delivery>,
    room: Arc<Semaphore>,
    units: u32,
}

/// The collector has gone; there is nobody to deliver to.
#[derive(Debug)]
pub(super) struct Closed;

/// Why a delivery was not taken at once.
#[derive(Debug)]
pub(super) enum NotNow {
    /// The queue is full.
    Full,
    /// See [`Closed`].
    Closed,
}

impl Queue {
    /// A queue of at most so many deliveries and bytes, and the collector's end of it.
    pub fn new(deliveries: usize, bytes: usize) -> (Queue, mpsc::Receiver<Delivery>) {
        let (sender, receiver) = mpsc::channel(deliveries.max(1));
        let units = u32::try_from(bytes.div_ceil(UNIT_BYTES).max(1)).unwrap_or(u32::MAX);
        let room = Arc::new(Semaphore::new(units as usize));
        (Queue { sender, room, units }, receiver)
    }

    /// Hands records over, waiting for room.
    pub async fn send(&self, records: Records, positions: Vec<Position>) -> Result<(), Closed> {
        let room = Arc::clone(&self.room).acquire_many_owned(self.cost(&records)).await;
        let delivery = Delivery {
            received: clock::now(),
            records,
            positions,
            done: None,
            _room: room.map_err(|_| Closed)?,
        };
        self.sender.send(delivery).await.map_err(|_| Closed)
    }

    /// Hands records over if there is room now. The receiver tells when they are durable.
    pub fn try_send(&self, records: Records) -> Result<oneshot::Receiver<()>, NotNow> {
        let room = Arc::clone(&self.room).try_acquire_many_owned(self.cost(&records));
        let (done, stored) = oneshot::channel();
        let delivery = Delivery {
            received: clock::now(),
            records,
            positions: Vec::new(),
            done: Some(done),
            _room: room.map_err(|_| NotNow::Full)?,
        };
        match self.sender.try_send(delivery) {
            Ok(()) => Ok(stored),
            Err(mpsc::error::TrySendError::Full(_)) => Err(NotNow::Full),
            Err(mpsc::error::TrySendError::Closed(_)) => Err(NotNow::Closed),
        }
    }

    /// Whether nothing would be taken now.
    pub fn is_full(&self) -> bool {
        self.room.available_permits() == 0 || self.sender.capacity() == 0
    }

    fn cost(&self, records: &Records) -> u32 {
        let bytes = records.bytes.len() + ENTRY_BYTES * records.entries.len();
        // One that is larger than the queue takes all of it, or it could never pass.
        u32::try_from(bytes.div_ceil(UNIT_BYTES)).unwrap_or(u32::MAX).clamp(1, self.units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(bytes: usize) -> Records {
        let source = Arc::new(Source { name: "s".into(), format: None });
        let mut records = Records::default();
        records.push(&source, 1, &vec![b'x'; bytes]);
        records
    }

    #[tokio::test]
    async fn the_queue_is_full_by_bytes_and_a_delivery_beyond_them_passes_alone() {
        let (queue, mut deliveries) = Queue::new(100, 64 << 10);
        let _stored = queue.try_send(records(32 << 10)).unwrap();
        assert!(matches!(queue.try_send(records(40 << 10)), Err(NotNow::Full)));
        drop(deliveries.recv().await);
        let _stored = queue.try_send(records(1 << 20)).unwrap();
        assert!(queue.is_full());
        drop(deliveries.recv().await);
        drop(deliveries);
        assert!(matches!(queue.try_send(records(1)), Err(NotNow::Closed)));
    }
}
