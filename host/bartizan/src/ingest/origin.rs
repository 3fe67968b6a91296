//! Sources that are not files: who sent a record, and its running number.
//!
//! The table is bounded, because anybody who reaches a listener can invent senders. Senders beyond the bound
//! share the source `NAME:other`.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use bartizan_model::Source;

/// Most sources of one input that are told apart.
pub const MAX_SOURCES: usize = 16_384;

/// A source and how many records it has sent in the life of this process.
#[derive(Debug)]
pub(super) struct Origin {
    pub source: Arc<Source>,
    lines: AtomicU64,
}

impl Origin {
    fn new(name: String, format: Option<String>) -> Arc<Origin> {
        Arc::new(Origin { source: Arc::new(Source { name, format }), lines: AtomicU64::new(0) })
    }

    /// The number of the source's next record: from 1, rising, anew with each start of the process.
    pub fn next_line(&self) -> u64 {
        self.lines.fetch_add(1, Relaxed) + 1
    }
}

/// A source's name, and the name of its format.
type Name = (String, Option<String>);

/// The sources of one input.
#[derive(Debug)]
pub(super) struct Origins {
    name: String,
    format: Option<String>,
    known: Mutex<HashMap<Name, Arc<Origin>>>,
    other: Arc<Origin>,
}

impl Origins {
    pub fn new(name: &str, format: Option<&str>) -> Origins {
        let format = format.map(str::to_owned);
        Origins {
            other: Origin::new(format!("{name}:other"), format.clone()),
            name: name.to_owned(),
            format,
            known: Mutex::default(),
        }
    }

    /// The source `NAME:sender`, with the input's format unless another is named.
    pub fn of(&self, sender: &str, format: Option<&str>) -> Arc<Origin> {
        let format = format.map(str::to_owned).or_else(|| self.format.clone());
        let key = (sender.to_owned(), format);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(origin) = known.get(&key) {
            return Arc::clone(origin);
        }
        if known.len() >= MAX_SOURCES {
            return Arc::clone(&self.other);
        }
        let origin = Origin::new(format!("{}:{sender}", self.name), key.1.clone());
        known.insert(key, Arc::clone(&origin));
        origin
    }

    /// The source `NAME`, for an input that has but one.
    pub fn only(name: &str, format: Option<&str>) -> Arc<Origin> {
        Origin::new(name.to_owned(), format.map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders_beyond_the_bound_share_a_source() {
        let origins = Origins::new("syslog-udp", None);
        let first = origins.of("10.0.0.1", None);
        (0..MAX_SOURCES).for_each(|n| drop(origins.of(&format!("s{n}"), None)));
        assert_eq!(origins.of("late", None).source.name, "syslog-udp:other");
        assert_eq!(origins.of("10.0.0.1", None).source.name, "syslog-udp:10.0.0.1");
        assert_eq!((first.next_line(), origins.of("10.0.0.1", None).next_line()), (1, 2));
    }
}
