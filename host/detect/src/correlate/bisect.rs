//! Where a plugin fails while a shard catches up: the records are halved until those that it fails on by
//! themselves are found.

use super::{FaultReport, Parked, recovery::Recovery};
use crate::plugin::Fault;

/// A record on which the plugin has failed by itself. It is parked only if the plugin fails on it again and gets
/// past it without it: the failure may have been one of the moment, or that of a timer.
pub(super) struct Trial {
    pub(super) number: u64,
    pub(super) fault: Fault,
    /// Whether the record is passed over now.
    pub(super) without: bool,
}

impl Recovery {
    /// The plugin failed on these records: halves are tried, or the only one is parked.
    pub(super) fn failed(&mut self, from: u64, to: u64, fault: Fault) -> Result<(), Fault> {
        let plugin = self.plugin.identity().clone();
        self.faults.push(FaultReport { plugin, shard: self.shard, fault: fault.clone() });
        let rest = self.todo.pop().map_or(to, |(_, end)| end);
        if rest > to {
            self.todo.push((to, rest));
        }
        if to - from > 1 {
            let middle = from + (to - from) / 2;
            self.todo.extend([(middle, to), (from, middle)]);
        } else {
            self.try_alone(from, fault)?;
            self.todo.push((from, to));
        }
        if self.saved.at.next < from {
            self.todo.push((self.saved.at.next, from));
        }
        self.put_back();
        Ok(())
    }

    /// The plugin failed on a record by itself: it is tried again, and then passed over to see whether it was
    /// the record.
    fn try_alone(&mut self, number: u64, fault: Fault) -> Result<(), Fault> {
        let Some(trial) = self.trial.as_mut().filter(|trial| trial.number == number) else {
            self.drop_trial();
            self.trial = Some(Trial { number, fault, without: false });
            return Ok(());
        };
        let only = self.side.as_mut().and_then(|side| side.only.as_mut());
        match only.filter(|only| only.rows > 0 && !trial.without) {
            Some(only) => {
                only.skip.insert(number);
                *trial = Trial { number, fault, without: true };
                Ok(())
            }
            // Not the record, but the passing of time.
            None => Err(fault),
        }
    }

    pub(super) fn drop_trial(&mut self) {
        let Some(trial) = self.trial.take().filter(|trial| trial.without) else { return };
        if let Some(only) = self.side.as_mut().and_then(|side| side.only.as_mut()) {
            only.skip.remove(&trial.number);
        }
    }

    /// The record that was on trial was judged, or passed over: in this case it is parked, and how the plugin
    /// fails on it is returned.
    pub(super) fn end_trial(&mut self, from: u64) -> Option<Fault> {
        let trial = self.trial.take_if(|trial| trial.number == from)?;
        if !trial.without {
            return None;
        }
        self.away.parked.insert(trial.number);
        self.parked.push(Parked {
            plugin: self.plugin.identity().clone(),
            shard: self.shard,
            number: trial.number,
            fault: trial.fault.clone(),
        });
        Some(trial.fault)
    }
}
