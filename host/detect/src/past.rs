//! What was read before: where a shard that fell behind takes its events from.

use std::sync::Arc;

use bartizan_model::{EventBatch, Source};

/// Events that were read before, by number. The service answers from its journal, a replay from what it
/// still holds.
pub trait Past: Sync {
    /// Source and line of an event; none where they are not known any more.
    fn locate(&self, number: u64) -> Option<(Arc<Source>, u64)>;

    /// The events numbered `from` to before `before`, or the first some of them; empty where there are none.
    ///
    /// # Errors
    ///
    /// [`Gone`], where those at `from` cannot be had any more.
    fn events(&self, from: u64, before: u64) -> Result<EventBatch, Gone>;

    /// Number of the oldest record that was received within `seconds` before the one numbered `from`, and is
    /// still there; `from` where there is none.
    fn back(&self, from: u64, seconds: u64) -> u64;
}

/// Events that are not kept any more, or cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("events up to {until} cannot be had any more: {reason}")]
pub struct Gone {
    /// Number of the first that might be had.
    pub until: u64,
    /// Why.
    pub reason: String,
}
