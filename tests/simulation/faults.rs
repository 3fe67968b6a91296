//! What goes wrong: the failures that a run's plugins have before them, and what tests break on purpose.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

use bartizan_detect::plugin::Fault;

use crate::rules::Kind;

/// A call of a plugin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Call {
    Instantiate,
    Batch,
    Advance,
    Snapshot,
    Restore,
}

/// Something broken on purpose, which the checks must find.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Break {
    /// The first row after a state was taken is not judged.
    RowDropped,
    /// The first row after a state was taken is judged twice.
    RowDoubled,
    /// A snapshot is that of the time before.
    StateStale,
    /// What a shard found while it caught up is not delivered.
    RecoveredDropped,
    /// After a crash, the records since the checkpoint are not judged again.
    JournalSkipped,
    /// A record that no plugin fails on is parked.
    HealthyParked,
}

impl Break {
    /// All of them.
    pub const ALL: [Break; 6] = [
        Break::RowDropped,
        Break::RowDoubled,
        Break::StateStale,
        Break::RecoveredDropped,
        Break::JournalSkipped,
        Break::HealthyParked,
    ];
}

/// All failures of a run, shared by every instance.
#[derive(Default)]
pub struct Faults {
    /// A plain run: no plugin fails, and poisonous records are passed over.
    plain: bool,
    broken: Option<Break>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// Records that every instance traps on.
    poison: BTreeSet<(Kind, u64)>,
    /// Records that the next instance traps on which sees them.
    once: BTreeSet<(Kind, u64)>,
    /// Rows beyond which a call takes too long.
    limit: BTreeMap<Kind, usize>,
    /// Calls that are going to fail.
    next: BTreeMap<(Kind, Call), u32>,
    /// Poisonous records that a plain run met.
    met: BTreeSet<(Kind, u64)>,
}

impl Faults {
    pub fn new(broken: Option<Break>) -> Faults {
        Faults { broken, ..Faults::default() }
    }

    /// Those of a plain run over the same records.
    pub fn plain(&self) -> Faults {
        let poison = self.inner.lock().unwrap().poison.clone();
        Faults { plain: true, inner: Mutex::new(Inner { poison, ..Inner::default() }), ..Faults::default() }
    }

    pub fn poison(&self, kind: Kind, number: u64) {
        self.inner.lock().unwrap().poison.insert((kind, number));
    }

    pub fn once(&self, kind: Kind, number: u64) {
        self.inner.lock().unwrap().once.insert((kind, number));
    }

    pub fn limit(&self, kind: Kind, rows: usize) {
        self.inner.lock().unwrap().limit.insert(kind, rows);
    }

    /// The next calls fail.
    pub fn fail_next(&self, kind: Kind, call: Call, count: u32) {
        self.inner.lock().unwrap().next.insert((kind, call), count);
    }

    /// Calls that were going to fail do not.
    pub fn calm(&self) {
        self.inner.lock().unwrap().next.clear();
    }

    /// Poisonous records that were met in a plain run.
    pub fn met(&self) -> BTreeSet<(Kind, u64)> {
        self.inner.lock().unwrap().met.clone()
    }

    pub fn broken(&self) -> Option<Break> {
        self.broken
    }

    pub(crate) fn call(&self, kind: Kind, call: Call) -> Result<(), Fault> {
        let mut inner = self.inner.lock().unwrap();
        match inner.next.get_mut(&(kind, call)).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                Err(Fault::Trap(format!("in {call:?}")))
            }
            None => Ok(()),
        }
    }

    pub(crate) fn batch(&self, kind: Kind, numbers: &[u64]) -> Result<(), Fault> {
        let any = self.call(kind, Call::Batch);
        let mut inner = self.inner.lock().unwrap();
        if self.plain {
            return Ok(());
        }
        if inner.limit.get(&kind).is_some_and(|limit| numbers.len() > *limit) {
            return Err(Fault::Deadline { milliseconds: 1_000 });
        }
        if any.is_err() {
            // No record is to fail twice without being poisonous.
            inner.once.retain(|(other, number)| *other != kind || !numbers.contains(number));
            return any;
        }
        if let Some(number) = numbers.iter().find(|number| inner.poison.contains(&(kind, **number))) {
            return Err(Fault::Trap(format!("on record {number}, always")));
        }
        match numbers.iter().find(|number| inner.once.remove(&(kind, **number))) {
            Some(number) => Err(Fault::Trap(format!("on record {number}, once"))),
            None => Ok(()),
        }
    }

    /// Whether a plain run passes over a record.
    pub(crate) fn passes_over(&self, kind: Kind, number: u64) -> bool {
        let mut inner = self.inner.lock().unwrap();
        let over = self.plain && inner.poison.contains(&(kind, number));
        if over {
            inner.met.insert((kind, number));
        }
        over
    }

    /// How often a row is judged, which may be the `first` after a state was taken.
    pub(crate) fn times(&self, first: bool) -> u32 {
        match self.broken {
            Some(Break::RowDropped) if first => 0,
            Some(Break::RowDoubled) if first => 2,
            _ => 1,
        }
    }

    pub(crate) fn gives_stale_states(&self) -> bool {
        self.broken == Some(Break::StateStale)
    }
}
