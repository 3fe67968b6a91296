//! What each input has done, as plain numbers: for the log, the command line and the web.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use serde::{Deserialize, Serialize};

macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What one input has done since the process started.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Counts {
            $($(#[$doc])* pub $name: u64,)*
        }

        /// The counts as they grow.
        #[derive(Debug, Default)]
        pub(super) struct Counters {
            $(pub $name: Counter,)*
        }

        impl Counters {
            pub fn counts(&self) -> Counts {
                Counts { $($name: self.$name.get(),)* }
            }
        }
    };
}

counters! {
    /// Records taken, on their way to the journal or in it.
    records,
    /// Their bytes.
    bytes,
    /// Records cut at `MAX_RECORD_BYTES`.
    cut,
    /// Empty lines and frames, which are no records.
    empty,
    /// Last records taken without the end that they should have had.
    partial,
    /// Requests turned away: too large, broken off, no credential, bad query; files beyond the limit.
    refused,
    /// Requests turned away for the queue's being full; the client was told to come again.
    busy,
    /// Bodies that could not be decoded, frames that could not be told.
    decode_errors,
    /// Connections accepted.
    connections,
    /// Connections closed for there being too many.
    connections_refused,
    /// Connections that broke, or were silent for too long.
    connections_broken,
    /// Datagrams that the kernel dropped because they were not read in time (Linux).
    kernel_drops,
    /// Files opened.
    files,
    /// Times that a file was found truncated or overwritten.
    truncated,
    /// Times that a file was found rotated away.
    rotated,
    /// Files of which a part may have been lost: rotated away or truncated, and no copy was found.
    lost,
    /// Times that reading failed.
    errors,
}

/// One count.
#[derive(Debug, Default)]
pub(super) struct Counter(AtomicU64);

impl Counter {
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Relaxed);
    }

    pub fn one(&self) {
        self.add(1);
    }

    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }

    /// Raises the count to `value`; by how much it rose.
    pub fn raise(&self, value: u64) -> u64 {
        value.saturating_sub(self.0.fetch_max(value, Relaxed))
    }
}
