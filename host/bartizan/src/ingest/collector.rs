//! From the queue to the journal: groups deliveries, appends each group in one durable write, and then tells
//! those who wait for it.
//!
//! While the journal fails, the group is kept and tried again: the queue fills and the inputs are held.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bartizan_model::RecordBatch;
use bartizan_store::{Journal, Position};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep, timeout_at};
use tokio_util::sync::CancellationToken;

use super::counters::Counter;
use super::delivery::Delivery;

/// Most records of one append; a larger delivery is appended alone.
pub const APPEND_RECORDS: usize = 8_192;
/// Most bytes of one append; a larger delivery is appended alone.
pub const APPEND_BYTES: usize = 8 << 20;
/// How long an append waits for company when nobody waits for it.
pub const LINGER: Duration = Duration::from_millis(50);
/// How long an append waits for company when a client waits for it.
pub const LINGER_ANSWERED: Duration = Duration::from_millis(2);
/// First and longest pause before a failed append is tried again.
const RETRY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// What the collector has done.
#[derive(Debug, Default)]
pub(super) struct Stored {
    pub records: Counter,
    pub bytes: Counter,
    pub appends: Counter,
    pub failures: Counter,
    pub abandoned: Counter,
}

/// See the module.
pub(super) struct Collector {
    pub deliveries: mpsc::Receiver<Delivery>,
    pub journal: Arc<dyn Journal>,
    /// Number that the journal's next record will get.
    pub next: watch::Sender<u64>,
    pub stored: Arc<Stored>,
    /// Once cancelled, a failing append is given up.
    pub abandon: CancellationToken,
}

#[derive(Default)]
struct Group {
    deliveries: Vec<Delivery>,
    records: usize,
    bytes: usize,
    answered: bool,
}

impl Group {
    fn add(&mut self, delivery: Delivery) {
        self.records += delivery.records.len();
        self.bytes += delivery.records.bytes();
        self.answered |= delivery.done.is_some();
        self.deliveries.push(delivery);
    }

    fn has_room_for(&self, delivery: &Delivery) -> bool {
        self.records + delivery.records.len() <= APPEND_RECORDS
            && self.bytes + delivery.records.bytes() <= APPEND_BYTES
    }

    fn batch(&self) -> (RecordBatch, Vec<Position>) {
        let mut batch = RecordBatch::new();
        // The last position of an input is the one that counts.
        let mut positions = BTreeMap::new();
        for delivery in &self.deliveries {
            for (source, line, bytes) in delivery.records.iter() {
                batch.push(0, source, line, delivery.received, bytes);
            }
            for position in &delivery.positions {
                positions.insert(position.input.clone(), position.state.clone());
            }
        }
        let positions = positions.into_iter().map(|(input, state)| Position { input, state }).collect();
        (batch, positions)
    }
}

impl Collector {
    /// Runs until every input has let go of the queue and all that was in it is stored.
    pub async fn run(mut self) {
        let mut left_over = None;
        loop {
            let first = match left_over.take() {
                Some(delivery) => delivery,
                None => match self.deliveries.recv().await {
                    Some(delivery) => delivery,
                    None => return,
                },
            };
            let mut group = Group::default();
            group.add(first);
            left_over = self.fill(&mut group).await;
            if !self.store(group).await {
                // A later position must not be stored over records that were not.
                return self.abandon_rest(left_over).await;
            }
        }
    }

    /// Adds what comes in time; returns a delivery that no longer fits.
    async fn fill(&mut self, group: &mut Group) -> Option<Delivery> {
        let started = Instant::now();
        while group.records < APPEND_RECORDS && group.bytes < APPEND_BYTES {
            let linger = if group.answered { LINGER_ANSWERED } else { LINGER };
            let delivery = timeout_at(started + linger, self.deliveries.recv()).await.ok()??;
            if !group.has_room_for(&delivery) {
                return Some(delivery);
            }
            group.add(delivery);
        }
        None
    }

    /// Counts what is still in the queue as given up.
    async fn abandon_rest(&mut self, mut left_over: Option<Delivery>) {
        self.deliveries.close();
        while let Some(delivery) = match left_over.take() {
            Some(delivery) => Some(delivery),
            None => self.deliveries.recv().await,
        } {
            self.stored.abandoned.add(delivery.records.len() as u64);
        }
    }

    /// False if it was given up.
    async fn store(&self, group: Group) -> bool {
        let mut pause = RETRY.0;
        loop {
            match self.append(&group).await {
                Ok(next) => {
                    self.tell(group, next);
                    return true;
                }
                Err(error) => {
                    self.stored.failures.one();
                    tracing::error!(
                        error = %error,
                        records = group.records,
                        retry_in = ?pause,
                        "the journal cannot be written; inputs are held until it can"
                    );
                }
            }
            tokio::select! {
                () = self.abandon.cancelled() => break,
                () = sleep(pause) => pause = (pause * 2).min(RETRY.1),
            }
        }
        self.stored.abandoned.add(group.records as u64);
        tracing::error!(
            records = group.records,
            "stopped while the journal could not be written; these records are not stored, and those of \
             files will be read again"
        );
        false
    }

    /// The number behind the last record that is stored now.
    async fn append(&self, group: &Group) -> Result<u64, Box<dyn std::error::Error + Send + Sync>> {
        let journal = Arc::clone(&self.journal);
        let (mut batch, positions) = group.batch();
        let written = tokio::task::spawn_blocking(move || {
            journal.append(&mut batch, &positions).map(|_| journal.next_number())
        });
        Ok(written.await??)
    }

    fn tell(&self, group: Group, next: u64) {
        self.stored.records.add(group.records as u64);
        self.stored.bytes.add(group.bytes as u64);
        self.stored.appends.one();
        self.next.send_replace(next);
        for delivery in group.deliveries {
            if let Some(done) = delivery.done {
                // A client that has gone does not wait any more.
                let _ = done.send(());
            }
        }
    }
}
