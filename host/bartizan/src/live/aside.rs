//! Shards that catch up, each on a thread of its own, a few at a time. The main path goes on meanwhile.

use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
};

use bartizan_detect::correlate::{Recovery, Step};

use crate::past::JournalPast;

/// Shards that catch up at a time; others wait.
const MAX_AT_A_TIME: usize = 2;
/// A shard that is no further behind than this comes back, and does the rest between two batches.
const NEAR_RECORDS: u64 = 4_096;

/// The shards that catch up.
pub struct Aside {
    past: Arc<JournalPast>,
    /// Number of the next record that the main path judges.
    head: Arc<AtomicU64>,
    waiting: VecDeque<Recovery>,
    running: usize,
    back: (Sender<Recovery>, Receiver<Recovery>),
    stopping: Arc<AtomicBool>,
}

impl Aside {
    /// None yet.
    pub fn new(past: Arc<JournalPast>, head: Arc<AtomicU64>) -> Aside {
        let stopping = Arc::default();
        Aside { past, head, waiting: VecDeque::new(), running: 0, back: channel(), stopping }
    }

    /// Sends shards to catch up.
    pub fn send(&mut self, recoveries: Vec<Recovery>) {
        self.waiting.extend(recoveries);
        while self.running < MAX_AT_A_TIME
            && let Some(recovery) = self.waiting.pop_front()
        {
            self.start(recovery);
        }
    }

    /// Whether any shard is catching up.
    pub fn is_busy(&self) -> bool {
        self.running > 0 || !self.waiting.is_empty()
    }

    /// A shard that has come back: nearly at the head, or stuck.
    pub fn back(&mut self) -> Option<Recovery> {
        let recovery = self.back.1.try_recv().ok()?;
        self.running -= 1;
        self.send(vec![]);
        Some(recovery)
    }

    fn start(&mut self, recovery: Recovery) {
        let (past, head) = (Arc::clone(&self.past), Arc::clone(&self.head));
        let (back, stopping) = (self.back.0.clone(), Arc::clone(&self.stopping));
        let name = format!("bartizan-catch-up-{}", recovery.shard());
        // Handed over by a slot, so that it is not lost where no thread can be had.
        let slot = Arc::new(std::sync::Mutex::new(Some(recovery)));
        let taken = Arc::clone(&slot);
        let take = |slot: &std::sync::Mutex<Option<Recovery>>| {
            slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
        };
        let work = move || {
            let Some(mut recovery) = take(&taken) else { return };
            catch_up(&mut recovery, &past, &head, &stopping);
            // Nobody waits for it once the service has stopped.
            let _ = back.send(recovery);
        };
        match std::thread::Builder::new().name(name).spawn(work) {
            Ok(_) => self.running += 1,
            Err(error) => {
                tracing::error!(%error, "no thread for a shard to catch up on; it is tried again");
                self.waiting.extend(take(&slot));
            }
        }
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Release);
    }
}

fn catch_up(recovery: &mut Recovery, past: &JournalPast, head: &AtomicU64, stopping: &AtomicBool) {
    let there = head.load(Ordering::Acquire);
    while !stopping.load(Ordering::Acquire) {
        let head = head.load(Ordering::Acquire);
        match recovery.step(past, head) {
            Step::More
                if recovery.next() < there
                    || head.saturating_sub(recovery.next()) > NEAR_RECORDS
                    || recovery.is_halving() => {}
            Step::More | Step::CaughtUp | Step::Full | Step::Stuck(_) => return,
        }
    }
}
