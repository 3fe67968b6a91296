//! What plugins did and did wrong, counted. One [`Counters`] a plugin, shared by its instances.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use bartizan_detect::plugin::Fault;

/// Kinds of [`Fault`], as [`Fault::kind`] names them.
const KINDS: [&str; 9] =
    ["trap", "deadline", "memory", "result", "findings", "contract", "configure", "state", "instance"];

/// Faults by kind; kinds that did not occur are left out.
pub type FaultCounts = BTreeMap<&'static str, u64>;

/// The counts of one plugin at one moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Instances made.
    pub instances: u64,
    /// Calls of `on-batch`, `advance` and `classify`.
    pub calls: u64,
    /// Rows and subjects handed over.
    pub rows: u64,
    /// Findings and judgements returned.
    pub findings: u64,
    /// Texts and lists in findings that were cut to their bounds.
    pub truncated: u64,
    /// Log lines over the limit.
    pub log_lines_dropped: u64,
    /// Faults by kind.
    pub faults: FaultCounts,
}

#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) instances: AtomicU64,
    pub(crate) calls: AtomicU64,
    pub(crate) rows: AtomicU64,
    pub(crate) findings: AtomicU64,
    pub(crate) truncated: AtomicU64,
    pub(crate) log_lines_dropped: AtomicU64,
    faults: [AtomicU64; KINDS.len()],
}

impl Counters {
    /// Counts a fault, and hands it on.
    pub(crate) fn fault(&self, fault: Fault) -> Fault {
        let kinds = KINDS.iter().zip(&self.faults);
        kinds.filter(|(kind, _)| **kind == fault.kind()).for_each(|(_, count)| add(count, 1));
        fault
    }

    pub(crate) fn read(&self) -> Counts {
        let faults = KINDS.iter().zip(&self.faults).map(|(kind, count)| (*kind, count.load(Relaxed)));
        Counts {
            instances: self.instances.load(Relaxed),
            calls: self.calls.load(Relaxed),
            rows: self.rows.load(Relaxed),
            findings: self.findings.load(Relaxed),
            truncated: self.truncated.load(Relaxed),
            log_lines_dropped: self.log_lines_dropped.load(Relaxed),
            faults: faults.filter(|(_, count)| *count > 0).collect(),
        }
    }
}

/// Adds to a counter. Counters order nothing.
pub(crate) fn add(counter: &AtomicU64, count: u64) {
    counter.fetch_add(count, Relaxed);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_fault_is_counted() {
        let counters = Counters::default();
        let text = || String::from("x");
        for fault in [
            Fault::Trap(text()),
            Fault::Deadline { milliseconds: 1 },
            Fault::Memory { mebibytes: 1 },
            Fault::ResultTooLarge { kibibytes: 1 },
            Fault::TooManyFindings { count: 2, limit: 1 },
            Fault::Contract(text()),
            Fault::Configure(text()),
            Fault::State(text()),
            Fault::Instance(text()),
        ] {
            let kind = fault.kind();
            counters.fault(fault);
            assert_eq!(counters.read().faults.get(kind), Some(&1), "{kind}");
        }
        assert_eq!(counters.read().faults.len(), KINDS.len());
    }
}
