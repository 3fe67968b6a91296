//! How long a call has run, in processor time of its thread.
//!
//! wasmtime's epoch interrupts a call at each tick of the sandbox's clock (`engine::TICK`), and asks here. A
//! call that ends before the first tick, as nearly all do, never asks the system for the time. From the
//! first tick on it does: so the deadline is late by at most one tick, and never early. Processor time is
//! what counts because waiting for a busy machine is no misbehaviour.

use std::time::Duration;

/// The deadline of the call in progress.
#[derive(Debug)]
pub(crate) struct Deadline {
    limit: Duration,
    /// Processor time of this thread when the call was first looked at.
    first_seen: Option<Duration>,
}

/// The call ran past its deadline; ends it as an error.
#[derive(Debug, thiserror::Error)]
#[error("the call ran longer than {milliseconds} ms")]
pub(crate) struct DeadlineExceeded {
    pub(crate) milliseconds: u64,
}

impl Deadline {
    pub(crate) fn new(milliseconds: u64) -> Deadline {
        Deadline { limit: Duration::from_millis(milliseconds), first_seen: None }
    }

    /// Whether there is time left.
    pub(crate) fn check(&mut self) -> Result<(), DeadlineExceeded> {
        let now = thread_time();
        let since = *self.first_seen.get_or_insert(now);
        match now.saturating_sub(since) > self.limit {
            true => Err(DeadlineExceeded { milliseconds: self.limit.as_millis() as u64 }),
            false => Ok(()),
        }
    }
}

/// Processor time of this thread so far.
#[cfg(unix)]
pub(crate) fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
}

/// Time, where processor time of a thread is not to be had.
#[cfg(not(unix))]
pub(crate) fn thread_time() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_processor_time_counts() {
        let mut deadline = Deadline::new(20);
        deadline.check().unwrap();
        std::thread::sleep(Duration::from_millis(60));
        deadline.check().unwrap();
        let start = std::time::Instant::now();
        while deadline.check().is_ok() {
            assert!(start.elapsed() < Duration::from_secs(20), "busy for long, and still in time");
        }
    }
}
